"""Checks the example of a field: the field itself would have to take it from a reader."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from contextlib import suppress

from ...content import meant
from ...diagnostics import Mistake, did_you_mean
from ...text.formats import DAY, NUMBER

_EMAIL = re.compile(r"[^\s@<>]+@\w[\w-]*(?:\.[\w-]+)+")
_NUMBERS = {"money": "1200.00", "number": "14", "percent": "8.5"}


def mistake(kind: str, example: str, choices: Mapping[str, str]) -> Mistake | None:
    """Why a field of a kind would not take its example; None where it would.

    `choices` are the words of a choice by their keys, and empty for other kinds.
    """
    if kind == "date" and not _is_day(example):
        right = meant.day(example) or "2026-11-23"
        hint = f'Write year, month and day: `example: "{right}"`.'
        return Mistake("not-a-date", f'"{example}" is not a day.', hint)
    if kind in _NUMBERS and not NUMBER.fullmatch(example):
        sentence = f'"{example}" is not a number, and the field takes one.'
        right = meant.money(example) or _NUMBERS[kind]
        hint = f'Write digits, with a point and without grouping: `example: "{right}"`.'
        return Mistake("not-a-number", sentence, hint)
    if kind == "email" and not _EMAIL.fullmatch(example):
        hint = "Write the whole address: `example: ada@example.org`."
        return Mistake("bad-address", f'"{example}" is not an e-mail address.', hint)
    if choices and example not in (*choices, *choices.values()):
        hint = did_you_mean(example, choices) or "Remove it: a choice needs no example."
        return Mistake("unknown-choice", f'"{example}" is none of the choices.', hint)
    return None


def _is_day(text: str) -> bool:
    with suppress(ValueError):
        return DAY.fullmatch(text) is not None and bool(datetime.date.fromisoformat(text))
    return False
