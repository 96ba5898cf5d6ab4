"""Sets the quotation marks, apostrophes, dashes and spaces of a language. Twice changes nothing.

Code, link targets, addresses, placeholders and attribute lists are left as they are. Which marks a
language has stands in `marks.json`, from CLDR; what CLDR does not hold stands in `customs.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .tables import table
from .tags import wider

_KEPT = re.compile(
    r"(?<!`)(`++)(?:[^`]++|(?!\1(?!`))`++)++\1|\]\([^()\s]*\)|\{[^{}]*\}|https?://\S+|<[^<>]*>",
    re.DOTALL,
)
_HELD = "\uf8ff"  # stands for what is kept while the words around it are set
_GAP = "[ \u00a0\u202f]"
_BESIDE = r"[^\W_]|\uf8ff"  # a letter, a digit, or what is kept
_PARAGRAPH = re.compile(r"(\n[ \t]*\n)")
ROOT = ("“", "”", "‘", "’")
DASH = "–"


@dataclass(frozen=True)
class _Marks:
    """The quotation marks of a language: around a quotation, and around one inside it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


@lru_cache(maxsize=2**15)  # a preview sets the same texts again and again
def typeset(text: str, locale: str) -> str:
    """The text as a printer of the locale would set it."""
    if _HELD in text:
        return text
    kept = [match.group() for match in _KEPT.finditer(text)]
    pieces = _set(_KEPT.sub(_HELD, text), locale).split(_HELD)
    return "".join(piece for pair in zip(pieces, [*kept, ""], strict=True) for piece in pair)


def customs(locale: str) -> Mapping[str, Any]:
    """What printers of a locale do that CLDR does not hold; `customs.toml` explains the keys."""
    found: dict[str, Any] = {}
    for tag in reversed([*wider(locale)]):
        found |= table("customs.toml").get(tag, {})
    return found


@cache
def _marks(locale: str) -> _Marks:
    there = table("marks.json")["marks"]
    return _Marks(*next((there[tag] for tag in wider(locale) if tag in there), ROOT))


def _set(text: str, locale: str) -> str:
    """The text with the marks of the locale, and with its spaces around them."""
    own, marks = customs(locale), _marks(locale)
    spaceless = locale.split("-")[0] in table("marks.json")["spaceless"]
    text = text.replace("...", "…")
    text = re.sub(r"(?<=\S) -{1,2} (?=\S)", f" {own.get('dash', DASH)} ", text)
    text = _paired(text, marks) if spaceless else _quoted(text, marks, own.get("elided", ()))
    return _spaced(text, marks, own)


def _quoted(text: str, marks: _Marks, elided: tuple[str, ...]) -> str:
    """Quotation marks by the spaces around them. A straight mark between two letters stays one of
    the word, as in Hebrew, and one that closes nothing stays as it is.
    """
    signs = {*'([{“‘«–—/*_„‚‹「『"\u00a0\u202f', marks.opening, marks.inner_opening}
    opening = rf"(?:(?<=[\s{re.escape(''.join(sorted(signs)))}])|(?<![\s\S]))"
    if elided:
        text = re.sub(rf"{opening}'(?=(?:{'|'.join(elided)})\b)", "’", text)
    inner = rf"{opening}'(?=\S)([^'\n]*?(?<=\S))'(?!{_BESIDE})"
    text = re.sub(inner, lambda m: f"{marks.inner_opening}{m[1]}{marks.inner_closing}", text)
    text = text.replace("'", "’")
    open_ones = 0

    def outer(match: re.Match[str]) -> str:
        nonlocal open_ones
        if match["opens"]:
            open_ones += 1
            return marks.opening
        if open_ones:
            open_ones -= 1
            return marks.closing
        return match[0]

    return re.sub(rf'(?P<opens>{opening}"(?=\S))|(?<![^\W\d_])"|"(?![^\W\d_])', outer, text)


def _paired(text: str, marks: _Marks) -> str:
    """Quotation marks of a language without spaces: in turns, where they come in pairs."""
    paragraphs = _PARAGRAPH.split(text)
    for mark, pair in (
        ('"', (marks.opening, marks.closing)),
        ("'", (marks.inner_opening, marks.inner_closing)),
    ):
        for at, paragraph in enumerate(paragraphs):
            pieces = paragraph.split(mark)
            if mark in paragraph and len(pieces) % 2:
                turns = zip(pieces, [*pair * (len(pieces) // 2), ""], strict=True)
                paragraphs[at] = "".join(part for turn in turns for part in turn)
    return "".join(paragraphs)


def _spaced(text: str, marks: _Marks, own: Mapping[str, Any]) -> str:
    """The spaces of a language inside quotation marks, before other marks, and in numbers."""
    inside = own.get("inside")
    if inside:
        opening, closing = re.escape(marks.opening), re.escape(marks.closing)
        text = re.sub(rf"{opening}{_GAP}*(?=\S)", f"{marks.opening}{inside}", text)
        text = re.sub(rf"(?<=[^\s{opening}]){_GAP}*{closing}", f"{inside}{marks.closing}", text)
    for signs, space, when in own.get("before", ()):
        if when == "always":
            text = re.sub(rf"(?<=[^\s{signs}]){_GAP}+(?=[{signs}])", space, text)
            text = re.sub(rf"(?<=[\w)\]»%€*_])(?=[{signs}]+(?:[\s)\]»*_]|$))", space, text)
        else:
            text = re.sub(rf"(?<=\S){_GAP}+(?=[{signs}](?:\s|$|[*_]))", space, text)
    if "bound" in own:
        text = re.sub(rf"(?i)(?<![\w’'{_HELD}-])([{own['bound']}]) (?=\S)", "\\1\u00a0", text)
    if "thousands" in own:
        text = re.sub(rf"(?<=\d){_GAP}(?=\d{{3}}(?!\d))", own["thousands"], text)
    if "before_unit" in own:
        signs, space = own["before_unit"]
        text = re.sub(rf"(?<=[\d{_HELD}]){_GAP}(?=[{signs}](?!\w))", space, text)
    return text
