"""Turns the bytes of a file into text, or says where and why they are none."""

from __future__ import annotations

import re

from ...diagnostics import Diagnostic, Location
from ...memory import per_file
from ...text import garbled

MAX_BYTES = 1_000_000
"""The largest file that is read as text; what reads the disk holds to it."""

HIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000\ue001\ufffe\uffff]"
)
"""What no text may hold: characters that PyYAML refuses, line ends that gettext cuts at and no
editor shows, and the marks of `text/untranslated.py`. One set that stays below U+10000, which `re`
compiles in a tenth of the time and searches in a third.
"""

_ODD = re.compile("[\u202a-\u202e\ufeff\ufffc\ue002-\uefff\uf100-\uf8ff]")
"""What no text of an author needs: marks that reverse the direction of what follows, and the holes
that pictures and typefaces of word processors leave behind.
"""
_CONFLICT = re.compile(r"^[ \t]*(<{7} |>{7} |\|{7} )", re.MULTILINE)
_UTF_8_MARK = b"\xef\xbb\xbf"
_OTHERS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
"""The marks of other encodings of Unicode, the longer ones first."""
_ZEROS = {"UTF-32": 1 / 2, "UTF-16": 1 / 4}
"""The share of zero bytes above which a file without a mark is in another encoding: in most
languages three quarters, or half.
"""
_HOLDS = {
    b"PK\x03\x04": "a ZIP archive, as word processors write",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"{\\rtf": "a document of a word processor (RTF)",
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"\x1f\x8b": "something packed (gzip)",
}
"""What a file begins with that is no text, and what to call that."""
_WRITTEN = (".yml", ".yaml", ".md")  # files that authors write, and no program

Decoded = tuple[str | None, tuple[Diagnostic, ...]]
"""The text of a file, or None, and what is wrong with it."""


@per_file
def decode(path: str, data: bytes) -> Decoded:
    """The text of a file with `\\n` as its line ends; None and an error where it is no text.

    `path` is relative to the project; files of authors (`.yml`, `.md`) are held to more than
    others. A byte order mark is a warning, and the text comes without it.
    """
    for begin, name in _HOLDS.items():
        if data.startswith(begin):
            hint = "Open it where it was made, and save its words as plain text (UTF-8)."
            sentence = f"The file holds {name}, and no text."
            return None, (Diagnostic(Location(path), "not-utf8", sentence, hint),)
    marked: tuple[Diagnostic, ...] = ()
    if data.startswith(_UTF_8_MARK):
        data = data.removeprefix(_UTF_8_MARK)
        sentence = "The file starts with a byte order mark."
        hint = "Save the file as UTF-8 without a byte order mark."
        marked = (Diagnostic(Location(path), "byte-order-mark", sentence, hint, "warning"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Location.behind(path, data[: error.start].decode("utf-8", "replace"))
        sentence = f"The byte 0x{data[error.start]:02X} is not UTF-8."
        other = next((name for mark, name in _OTHERS.items() if data.startswith(mark)), "")
        return None, (*marked, _not_utf_8(place, _other(other) if other else sentence))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    zeros = text.count("\0")
    other = next((name for name, share in _ZEROS.items() if zeros > len(text) * share), "")
    if other:
        return None, (*marked, _not_utf_8(Location(path), _other(other)))
    refused = _refused(path, text)
    return (None, (*marked, refused)) if refused is not None else (text, marked)


def hidden(place: Location, character: str) -> Diagnostic:
    """The message for a character that no text may hold (`HIDDEN`)."""
    sentence = f"The character U+{ord(character):04X} cannot stand in a text."
    hint = "Remove it; such characters often come with text pasted from elsewhere."
    return Diagnostic(place, "control-character", sentence, hint)


def _other(encoding: str) -> str:
    return f"The file is {encoding}, and not UTF-8."


def _not_utf_8(place: Location, sentence: str) -> Diagnostic:
    hint = 'Save the file with the encoding "UTF-8" in your editor.'
    return Diagnostic(place, "not-utf8", sentence, hint)


def _refused(path: str, text: str) -> Diagnostic | None:
    """The first thing in a text because of which the file is not read at all, if there is one."""
    for pattern in (HIDDEN, _ODD) if path.endswith(_WRITTEN) else (HIDDEN,):
        odd = pattern.search(text)
        if odd is not None:
            return hidden(Location.behind(path, text[: odd.start()]), odd.group())
    if not path.endswith(_WRITTEN):
        return None
    lost = garbled.GARBLED.search(text)
    if lost is not None:
        place = Location.behind(path, text[: lost.start()])
        return Diagnostic(place, "garbled", *garbled.explained(lost.group()))
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        place = Location.behind(path, text[: conflict.start(1)])
        sentence = "Two versions of the file stand here, as Git leaves them."
        hint = "Keep one, and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`."
        return Diagnostic(place, "merge-conflict", sentence, hint)
    return None
