"""Finds letters that were lost when a text was saved in one encoding and read in another."""

from __future__ import annotations

import re
from contextlib import suppress

# UTF-8 read as Windows-1252, and what stands for a letter that nobody could read.
GARBLED = re.compile(
    "[ÂÃ][\u0080-\u00ba\u00bc-\u00bf\u20ac\u201a-\u2030\u0160\u0153]|â€[^\\s\\w]|\ufffd"
)


def explained(characters: str) -> tuple[str, str]:
    """The sentence and the hint for garbled characters."""
    sentence = f"`{characters}` stands where another letter was: it was lost on the way here."
    hint = "Write the letter anew, and see what else of the file was lost: save it as UTF-8."
    with suppress(UnicodeError):
        meant = characters.encode("cp1252").decode("utf-8")
        sentence = f"`{characters}` was `{meant}` before the file was read in another encoding."
        hint = f"Write `{meant}`, and see what else of the file has changed: save it as UTF-8."
    return sentence, hint
