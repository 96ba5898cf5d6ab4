"""Sets the quotation marks, apostrophes, dashes and spaces of a language. Doing so twice changes
nothing.

Code, link targets, addresses, placeholders and attribute lists are left as they are. The marks of a
language stand in `marks.json`, from CLDR; what CLDR does not hold stands in `customs.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..memory import by_text
from .tables import table
from .tags import wider

# Each pattern here begins with a sign it seeks, and looks back behind that: `re` then passes all
# other text by, and needs a third of the time.
_KEPT = re.compile(
    r"`(?<!``)(`*+)(?:[^`]++|(?!`\1(?!`))`++)++`\1"
    r"|\]\([^()\s]*\)|\{[^{}|]*\}|https?://\S+|<[^<>]*>",
    re.DOTALL,
)
_HELD = "\uf8ff"  # stands for what is kept while the words around it are set
_GAPS = " \u00a0\u202f"
_GAP = f"[{_GAPS}]"
_BESIDE = r"[^\W_]|\uf8ff"  # a letter, a digit, or what is kept
_DASHED = re.compile(r" (?<=\S )-{1,2} (?=\S)")
# The hyphen of "L. 1251-10", "1112-2", "223-1-1", "3-311". Days and telephone numbers have others.
_IN_ARTICLE = (
    r"-(?:(?:(?<=\d{3}-)(?<!\d{5}-)(?<!-\d{3}-)(?<!-\d{4}-)|(?<=\d{3}-\d-))"
    r"(?=(?:\d-)?\d{1,2}(?![\d-]))|(?<=(?<![\w-])\d-)(?=\d{3}(?![\w-])))"
)
_IN_CASE = r"-(?<=(?<![\w-])[CFT]-)(?=\d{1,4}/\d{2}(?!\d))"  # of the Court of Justice: "C-97/22"
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


@by_text  # builds and previews set the same texts again and again
def typeset(text: str, locale: str) -> str:
    """The text as a printer of the locale would set it."""
    if _HELD in text:
        return text
    kept = [match.group() for match in _KEPT.finditer(text)]
    if not kept:
        return _printer(locale).set(text)
    pieces = _printer(locale).set(_KEPT.sub(_HELD, text)).split(_HELD)
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


@cache
def _printer(locale: str) -> _Printer:
    return _Printer(locale)


class _Printer:
    """Sets texts with the marks of a locale, and with its spaces around them.

    Most texts hold no mark that a rule is about, so that is looked for before the rule is tried.
    """

    def __init__(self, locale: str) -> None:
        own, marks = customs(locale), _marks(locale)
        self.marks = marks
        self.dash = f" {own.get('dash', DASH)} "
        self.spaceless = locale.split("-")[0] in table("marks.json")["spaceless"]
        signs = {*'([{“‘«–—/*_„‚‹「『"\u00a0\u202f', marks.opening, marks.inner_opening}
        opens = rf"(?:(?<=[\s{re.escape(''.join(sorted(signs)))}].)|(?<![\s\S].))"
        elided = own.get("elided", ())
        self.elided = re.compile(rf"'{opens}(?=(?:{'|'.join(elided)})\b)") if elided else None
        self.inner = re.compile(rf"'{opens}(?=\S)([^'\n]*?(?<=\S))'(?!{_BESIDE})")
        self.outer = re.compile(rf'"(?:(?P<opens>{opens}(?=\S))|(?<![^\W\d_]")|(?![^\W\d_]))')
        self.spaces = [
            (frozenset(signs), re.compile(pattern), put)
            for signs, pattern, put in _spaces(marks, own)
        ]

    def set(self, text: str) -> str:
        """The text as a printer of the locale would set it."""
        text = text.replace("...", "…")
        if " -" in text:
            text = _DASHED.sub(self.dash, text)
        if "'" in text or '"' in text:
            text = _paired(text, self.marks) if self.spaceless else self._quoted(text)
        there = frozenset(text)
        for signs, pattern, put in self.spaces:
            if not signs.isdisjoint(there):
                text = pattern.sub(put, text)
        return text

    def _quoted(self, text: str) -> str:
        """A text with quotation marks chosen by the spaces around them.

        A straight mark between two letters is part of the word, as in Hebrew; one that closes
        nothing stays.
        """
        marks = self.marks
        if self.elided is not None:
            text = self.elided.sub("’", text)
        text = self.inner.sub(lambda m: f"{marks.inner_opening}{m[1]}{marks.inner_closing}", text)
        text = text.replace("'", "’")
        open_ones = 0

        def outer(match: re.Match[str]) -> str:
            nonlocal open_ones
            if match["opens"] is not None:
                open_ones += 1
                return marks.opening
            if open_ones:
                open_ones -= 1
                return marks.closing
            return match[0]

        return self.outer.sub(outer, text)


def _paired(text: str, marks: _Marks) -> str:
    """A text with the quotation marks of a language without spaces: in turns, where they come in
    pairs.
    """
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


def _spaces(marks: _Marks, own: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The rules of a locale for spaces: inside quotation marks, before other marks, in numbers.

    Each has signs of which one stands in every text that it changes, what it looks for, and what it
    puts there.
    """
    inside = own.get("inside")
    if inside:
        opening, closing = re.escape(marks.opening), re.escape(marks.closing)
        yield marks.opening, rf"{opening}{_GAP}*(?=\S)", f"{marks.opening}{inside}"
        before = rf"(?<=[^\s{opening}]){_GAP}*{closing}"
        yield marks.closing, before, f"{inside}{marks.closing}"
    for signs, space, when in own.get("before", ()):
        if when == "always":
            yield signs, rf"{_GAP}(?<=[^\s{signs}].){_GAP}*(?=[{signs}])", space
            alone = rf"([{signs}])(?<=[\w)\]»%€*_].)(?=[{signs}]*(?:[\s)\]»*_]|$))"
            yield signs, alone, rf"{space}\1"
        else:
            yield signs, rf"{_GAP}(?<=\S.){_GAP}*(?=[{signs}](?:\s|$|[*_]))", space
    if "bound" in own:
        yield " ", rf"(?i)(?<![\w’'{_HELD}-])([{own['bound']}]) (?=\S)", "\\1\u00a0"
    if "titles" in own:
        titles = "|".join(map(re.escape, own["titles"]))
        first = "".join(title[0] for title in own["titles"])
        yield first, rf"(?<!\w)({titles}) (?=[A-ZÀ-Ý{_HELD}])", "\\1\u00a0"
    if "thousands" in own:
        yield _GAPS, rf"{_GAP}(?<=\d.)(?=\d{{3}}(?!\d))", own["thousands"]
    yield "§", r"§ (?=\S)", "§\u00a0"  # no line ends with it
    yield ".", r"\. (?<=[A-Z]\. )(?<!\w[A-Z]\. )(?=\d)", ".\u00a0"  # nor with "L." of an article
    yield "-", _IN_ARTICLE, "\u2011"  # nor inside its number
    yield "/", _IN_CASE, "\u2011"
    if "before_unit" in own:
        signs, space = own["before_unit"]
        yield signs, rf"{_GAP}(?<=[\d{_HELD}].)(?=[{signs}](?!\w))", space
