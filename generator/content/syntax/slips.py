"""Says what a line at which YAML cannot be read was meant to be, from the lines above it: a key or
an entry in the wrong column, lines that left their text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_SPACES = "\u00a0\u202f\u2007\u3000"  # that YAML takes for letters
_DASH = re.compile(
    rf" *-(?:(?P<hard>[{_SPACES}])|(?P<tab>\t))| *(?P<mark>-)(?=[^\s-])|[ ]*(?P<other>[–—•‣·▪])"
)
_HARD = re.compile(rf" *(?P<mark>[{_SPACES}])")
_KEY = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[a-z][a-z0-9_-]*):(?P<rest> .*|$)")
_LIKE_A_KEY = re.compile(r"[\s-]*[\w-]+\s*(?:[:\uff1a]|$)")
_BLOCK = re.compile(r"(?P<before> *(?:- +)*)(?P<key>[\w-]+): +[|>][-+0-9]*\s*(?:#.*)?$")
_ENTRY = re.compile(r" *- ")


class Slip(NamedTuple):
    """Where a line was meant otherwise (`column`, from 0), the code of that, what is wrong, what to
    do.

    `above` is how many lines further up it is.
    """

    column: int
    code: str
    sentence: str
    hint: str
    above: int = 0


def dash(text: str) -> str:
    """What is wrong with the dash before an entry of a list; empty where nothing is."""
    match = _DASH.match(text)
    if match is None:
        return ""
    if match["hard"]:
        return "begins with a dash and a space that cannot be seen to differ"
    if match["tab"]:
        return "begins with a dash and a tab"
    if match["other"]:
        return f"begins with `{match['other']}`, which begins no entry of a list in YAML"
    return "begins with a dash and no space behind it"


def stopped(lines: Sequence[str], number: int, *, at_colon: int | None) -> Slip | None:
    """The slip by which reading stopped at a line, by its number (from 0); None where none is
    known.

    `at_colon` is the column at which reading stopped, if that was at a colon.
    """
    line, above = lines[number], lines[:number]
    if at_colon is not None:
        return _shifted_key(line, above, at_colon)
    hard = _HARD.match(line)
    if hard is not None:
        return _indented(hard)
    column = len(line) - len(line.lstrip())
    if dash(line):
        hint = "Begin each entry of a list with a plain dash and a space: `- `."
        return Slip(column, "glued-list", f"The line {dash(line)}.", hint)
    if not line.strip() or _ENTRY.match(line):
        return None
    if _beside_entries(column, above):
        sentence = "The line stands in the column of the dashes of a list, and has none."
        hint = "Begin it with `- `, or start it two spaces further right if it goes on with the "
        return Slip(column, "indentation", sentence, f"{hint}entry above.")
    key = None if _LIKE_A_KEY.match(line) else _left_text(above)
    if key is None:
        return None
    sentence = f'The line stands too far left to belong to the text of "{key}".'
    hint = "Start every line of a text under `|` or `>-` two spaces further right than its key."
    return Slip(column, "indentation", sentence, hint)


def _indented(hard: re.Match[str], above: int = 0) -> Slip:
    """A line that is indented with another space than YAML knows."""
    sentence = "A space that cannot be seen to differ stands where the line is indented."
    hint = "Write plain spaces there: delete it, and press the space bar."
    return Slip(hard.start("mark"), "indentation", sentence, hint, above)


def _shifted_key(line: str, above: Sequence[str], colon: int) -> Slip | None:
    """A key that stands further right than the one above it, and so is a part of its text."""
    own = _KEY.fullmatch(line)
    if own is None or own.end("key") != colon:
        return None
    column = own.start("key")
    for up, other in enumerate(reversed(above), 1):
        hard = _HARD.match(other)
        if hard is not None:
            return _indented(hard, up)
        key = _KEY.fullmatch(other)
        if key is not None and key.start("key") < column:
            further = column - key.start("key")
            sentence = f'"{own["key"]}" stands {further} space{"s" * (further > 1)} further right '
            sentence += f'than "{key["key"]}" above it, and reads as a part of its text.'
            hint = "Start keys of one thing in the same column."
            if further > 1:
                hint += " If it belongs to the text, write that under `>-`."
            return Slip(column, "indentation", sentence, hint)
    return None


def _beside_entries(column: int, above: Sequence[str]) -> bool:
    """Whether a column is that of the dashes of the list that the lines above end with."""
    for line in reversed(above):
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent <= column:
            return indent == column and _ENTRY.match(line) is not None
    return False


def _left_text(above: Sequence[str]) -> str | None:
    """The key of the text under `|` or `>-` that the lines above end with."""
    least: float = float("inf")
    for line in reversed(above):
        block = _BLOCK.match(line)
        if block is not None and least > len(block["before"]):
            return block["key"]
        if line.strip():
            least = min(least, len(line) - len(line.lstrip()))
    return None
