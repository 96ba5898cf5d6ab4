"""Says what in a document, or in a piece of one, is not well-formed XML.

A piece may end what another one began, and begin it again: `</w:t><w:br/><w:t>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from ..memory import TEXTS, by_value

ENDINGS = (".xml", ".rels")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[\w:.-]+)[^<>]*?(?P<alone>/?)>")
_AROUND = "around"
BEFORE, BEHIND = 12, 20  # characters that are shown of a place


@dataclass(frozen=True)
class Torn:
    """Why a text is not well-formed, as a sentence, and the words of it where that shows."""

    reason: str
    words: str


@by_value(TEXTS)  # the pieces of every check and of every locale
def document(text: str) -> Torn | None:
    """What is wrong with a whole document."""
    begun, ended, torn = _open(text)
    return torn or _unpaired(begun, ended, whole=True) or _parsed("", text, "")


@by_value(TEXTS)
def piece(text: str) -> Torn | None:
    """What is wrong with a piece that is to stand between tags, or in an attribute."""
    begun, ended, torn = _open(text)
    before = f"<{_AROUND}>{''.join(f'<{name}>' for name in reversed(ended))}"
    behind = f"{''.join(f'</{name}>' for name in reversed(begun))}</{_AROUND}>"
    return torn or _unpaired(begun, ended, whole=False) or _parsed(before, text, behind)


def _open(text: str) -> tuple[list[str], list[str], Torn | None]:
    """What a text begins and does not end, what it ends and did not begin, what it crosses."""
    begun: list[str] = []
    ended: list[str] = []
    for match in _TAG.finditer(text):
        name = match["name"]
        if not match["end"]:
            begun += [] if match["alone"] else [name]
        elif not begun:
            ended.append(name)
        elif (open_one := begun.pop()) != name:
            told = f"`</{name}>` stands where `<{open_one}>` is to end."
            return begun, ended, Torn(told, match[0])
    return begun, ended, None


def _unpaired(begun: list[str], ended: list[str], *, whole: bool) -> Torn | None:
    """What does not pair of what is left open: a piece begins again what it ends, in that order."""
    again = ended[::-1]
    if begun == again and not (whole and ended):
        return None
    if len(begun) > len(again):
        first = begun[len(again)]
        return Torn(f"`<{first}>` begins and does not end.", f"<{first}")
    first = ended[0] if whole else ended[-1]
    return Torn(f"`</{first}>` ends what did not begin.", f"</{first}>")


def _parsed(before: str, text: str, behind: str) -> Torn | None:
    """What stops a reader of XML in a text between others."""
    data = f"{before}{text}{behind}".encode()
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        at = len(data[: parser.ErrorByteIndex].decode(errors="ignore")) - len(before)
        words = text[max(0, at - BEFORE) : max(0, at) + BEHIND]
        return Torn(f"At `{words}` it is {_said(error)}.", words)
    return None


def _said(error: expat.ExpatError) -> str:
    said = expat.ErrorString(error.code)
    return said if said.startswith("not ") else f"not well-formed ({said})"
