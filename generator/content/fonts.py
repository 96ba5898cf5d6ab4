"""Reads the typefaces of a guide: whether each file is a WOFF2 font, whole, and light enough for a
phone.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location
from ..model.font import ENDING, Font
from .binaries import misnamed, too_deep, weighs
from .homes import FONTS, file_id, is_text

SIGN = b"wOF2"
LENGTH = struct.Struct(">8xI")  # where the header says how long the file is
HEAVY = 100_000  # bytes from which words wait for it on a phone
CONVERT = "Save it as WOFF2, which programs for typefaces and web services of foundries offer."
LIGHTER = "Keep only the scripts that the guide is written in; programs call that a subset"


def belongs(path: str) -> bool:
    """Whether a file is a typeface of the content, by its place and its ending."""
    return path.startswith(FONTS) and not is_text(path)


def check(files: Mapping[str, bytes]) -> Iterator[Font | Diagnostic]:
    """The typefaces among some files: each as it was read, or the message for why it cannot be
    used.
    """
    for path, data in files.items():
        place, name = Location(path), PurePosixPath(path)
        if misplaced := too_deep(path, Font.what):
            yield misplaced
        elif name.suffix.lower() != ENDING or not data.startswith(SIGN):
            sentence = f"`{name.name}` is no WOFF2, which all browsers load."
            yield Diagnostic(place, "unfit-font", sentence, CONVERT)
        elif _is_cut(data):
            sentence = f"`{name.name}` ends in the midst of the typeface."
            yield Diagnostic(place, "unfit-font", sentence, "Copy it once more from its source.")
        elif wrong := misnamed(path, "text"):
            yield wrong
        elif name.suffix != ENDING:
            sentence = f"`{name.suffix}` is not in lower case letters."
            hint = f"Rename the file to `{name.stem}{ENDING}`."
            yield Diagnostic(place, "bad-file-name", sentence, hint)
        else:
            if len(data) > HEAVY:
                yield heavy(path, len(data))
            yield Font(id=file_id(path), origin=path)


def heavy(path: str, size: int) -> Diagnostic:
    """The message for a typeface of `size` bytes, which is heavier than it should be."""
    enough = f". Less than {HEAVY // 1_000} KB is plenty for one script."
    return weighs(path, size, Font.what, LIGHTER, enough)


def _is_cut(data: bytes) -> bool:
    with suppress(struct.error):
        return bool(LENGTH.unpack_from(data)[0] != len(data))
    return True
