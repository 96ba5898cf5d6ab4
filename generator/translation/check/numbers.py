"""Finds numbers, units and currencies of a translation that are not those of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Mistake, in_backticks
from . import figures

_CODE = "translation-number"
_DOUBTFUL = "That may be right. Have somebody else look at it."
_KEPT = re.compile(r"(?:https?:)?//[^\s)\]>]+|\]\([^()]*\)|\{[^{}]*\}")  # its numbers are checked


def faults(source: str, form: str, tags: tuple[str, str]) -> Iterator[Mistake]:
    """A number in the place of another, an error; one that only one of the two has in digits, a
    warning, since the other may write it in words. `tags` are the locales of source and form.
    """
    beside = figures.BESIDE.search(form)
    if beside is not None and not figures.BESIDE.search(source):
        money = beside[1] or beside[2]
        sentence = f"`{money}` stands beside a placeholder: a sum brings its currency with it."
        yield Mistake(_CODE, sentence, f"Remove `{money}`.", money)
        return
    source, form = (_KEPT.sub("", text) for text in (source, form))
    has_figures = figures.figures(source) or figures.figures(form)
    told = tuple(_of_figures(source, form, tags)) if has_figures else ()
    yield from told
    if not any(mistake.severity == "error" for mistake in told):
        yield from _of_money(source, form, tags[1])


def _of_figures(source: str, form: str, tags: tuple[str, str]) -> Iterator[Mistake]:
    """Numbers that are not those of the source, or are of something else."""
    missing, added, wrong = figures.differences(source, form, tags)
    if missing or added:
        here, there = figures.figures(form), figures.figures(source)
        sentence = f"The numbers are {in_backticks(here)}; in the source {in_backticks(there)}."
        odd = next((figure for figure in here if figure in added), "")
        hint = "Keep every figure, day and sum."
        if wrong:
            yield Mistake(_CODE, sentence, hint, odd)
            return
        yield Mistake(_CODE, sentence, _DOUBTFUL, odd, "warning")
    other = figures.otherwise(source, form, tags)
    if other is not None:
        sentence = f"`{other[1]}` stands where the source has `{other[0]}`."
        hint = "Keep with each number what it is of: days, per cent, a currency."
        yield Mistake(_CODE, sentence, hint, other[1])


def _of_money(source: str, form: str, tag: str) -> Iterator[Mistake]:
    """Currencies that are not those of the source. `tag` is the locale of the translation."""
    money = figures.MONEY.findall(source)
    if not money:
        return
    if figures.other_money(source, form, tag):
        named = in_backticks(figures.MONEY.findall(form))
        sentence = f"The currency is {named}; in the source {in_backticks(money)}."
        yield Mistake(_CODE, sentence, "Keep the currency.")
    elif lost := figures.without_money(source, form, tag):
        sentence = f"It does not name the currency {in_backticks(lost)} of the source."
        yield Mistake(_CODE, sentence, _DOUBTFUL, "", "warning")
