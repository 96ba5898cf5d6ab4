"""Finds placeholders and blanks of a translation that are not those of its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from ...diagnostics import Mistake, in_backticks
from ..messages import COUNTED, Message

_CODE = "translation-placeholder"
BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_BRACKETS = re.compile(r"\[[^\[\]]+\](?!\()")
_GREETINGS = ("/greeting", "/letter_greeting")  # many languages greet without a name


def faults(message: Message, form: str, *, linked: bool) -> Iterator[Mistake]:
    """The first placeholder or blank that the source does not have, or that is missing.

    `linked` is whether a fault of a link was found, whose brackets are not told again.
    """
    brackets = () if linked else _brackets(message.text, form)
    yield from islice(chain(_placeholders(message, form), brackets), 1)


def _placeholders(message: Message, form: str) -> Iterator[Mistake]:
    """The placeholders that the source does not have, and those of it that are missing."""
    fields = {mark[1] for mark in COUNTED.finditer(message.text)}
    there, here = (
        Counter(brace for brace in BRACES.findall(text) if not _is_counted(brace, fields))
        for text in (message.text, form)
    )
    for mark in here - there:
        alone = _alone(form) if len(mark) == 1 else None
        if alone is not None:
            sentence = f"`{alone}` is not closed." if mark == "{" else f"`{alone}` is not begun."
            hint = "Keep both braces of a placeholder."
            whole = f"{{{alone.strip('{}')}}}"
            hint = f"Write `{whole}`." if whole in there else hint
            yield Mistake(_CODE, sentence, hint, alone)
            return
        sentence = f"`{mark}` is not in the source."
        counted = Counter(mark[0] for mark in COUNTED.finditer(message.text))
        hint = f"The source has {in_backticks(there + counted)}."
        meant = f"{{{re.sub('[ _]+', '-', mark.strip('{} ').lower())}}}"
        hint = f"Write `{meant}`." if meant in there and meant != mark else hint
        yield Mistake(_CODE, sentence, hint, mark)
    if message.id.endswith(_GREETINGS):
        return
    for mark in there - here:
        if mark == "{count}" and message.plural is not None:
            continue
        sentence = f"`{mark}` of the source is missing."
        other = re.search(
            rf"[%<(\[｛＜（]{{1,2}} ?{re.escape(mark[1:-1])} ?[%>)\]｝＞）]{{1,2}}", form
        )
        hint = (
            f"Write `{mark}` for `{other[0]}`." if other else "Put it where your language has it."
        )
        yield Mistake(_CODE, sentence, hint, other[0] if other else "")


def _alone(form: str) -> str | None:
    """The first brace that has no other one, with the name beside it; None where all have."""
    rest = re.sub(r"\{[^{}]*\}", lambda match: "\0" * len(match.group()), form)
    found = re.search(r"\{(?:[a-z0-9-]+(?:\.[a-z]+)?)?|(?:[a-z0-9-]+(?:\.[a-z]+)?)?\}", rest)
    return found[0] if found else None


def _brackets(source: str, form: str) -> Iterator[Mistake]:
    """Another number of blanks to fill in than the source has; brackets that stand alone."""
    there, here = len(_BRACKETS.findall(source)), len(_BRACKETS.findall(form))
    if there != here:
        sentence = f"The source has {there} [blanks] to fill in, and this has {here}."
        hint = "Keep each pair of square brackets, with words of your own in it."
        yield Mistake(_CODE, sentence, hint, "[")
    for mark in "[]":
        if form.count(mark) != source.count(mark):
            sentence = f"`{mark}` stands alone."
            hint = "Keep square brackets in pairs, as many as the source has."
            yield Mistake(_CODE, sentence, hint, mark)


def _is_counted(brace: str, fields: set[str]) -> bool:
    """Whether braces hold words that go by how many rows one of these fields has.

    A language needs them in as many places as it likes, or nowhere.
    """
    mark = COUNTED.fullmatch(brace)
    return mark is not None and mark[1] in fields
