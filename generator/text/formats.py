"""Writes days, numbers and sums of money as a locale does, from a handful of facts.

The browser has the same few lines (`base/dates.js` and `letter/formats.js` in `theme/js/`) and
gets the same facts, so that a letter filled in there reads exactly as one filled in here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,4})?")
# Spaces of every width and marks that nobody sees, as they come along with what is pasted.
ASIDE = re.compile(r"[ \t\n\u00a0\u061c\u2000-\u200f\u202a-\u202f\u2060-\u2069\ufeff'’%€$£]")
USUAL = 2  # digits behind the point of most currencies


@dataclass(frozen=True)
class Formats:
    """How a locale writes days, numbers and sums. `day` and `money` are patterns: `{d}`, `{month}`,
    `{sum}`, ...

    `{d:1er}` says how the first day of a month is written. `groups` is how many digits the last
    group of a number has, and each one before it: 3 and 2 in India, none where it is 0. Sums have
    marks of their own (`sum_decimal`, ...): in French Switzerland a point. `digits` says of
    currencies how many digits stand behind the mark, where that are not two: none for yen.
    `picture` is the day as word processors describe it, `d MMMM yyyy`.
    """

    day: str
    picture: str
    months: tuple[str, ...]
    decimal: str
    group: str
    groups: tuple[int, int]
    sum_decimal: str
    sum_group: str
    sum_groups: tuple[int, int]
    money: str
    percent: str
    symbols: dict[str, str]
    digits: dict[str, int]

    def digits_of(self, currency: str) -> int:
        """How many digits stand behind the point of a sum in a currency, by its code."""
        return self.digits.get(currency, USUAL)


def plain(text: str, digits: int = USUAL, decimal: str = "") -> str | None:
    """A number as people type it, `1.200,50` or `1 200.5 €`, as digits with a point; None where it
    is none.

    A mark followed by exactly three digits groups thousands, unless the number begins with a
    nought: `0.005` is no number. The last other mark is the decimal one. In a currency with more
    than two `digits`, the mark `decimal` of the locale is the decimal one in any case.
    """
    text = ASIDE.sub("", text)
    head, mark, tail = text, "", ""
    found = re.fullmatch(r"(.*)([.,])([0-9]{1,2})", text)
    if found:
        head, mark, tail = found[1], found[2], found[3]
    elif decimal and USUAL < len(text.rpartition(decimal)[2]) <= digits and decimal in text:
        head, mark, tail = text.rpartition(decimal)
    if not re.fullmatch(r"[0-9]+|[1-9][0-9]{0,2}(?:[.,][0-9]{3})+", head):
        return None
    before = re.sub(r"[.,]", "", head).lstrip("0") or "0"
    whole = f"{before}.{tail}" if mark else before
    return whole if NUMBER.fullmatch(whole) else None


def number(value: str, formats: Formats) -> str:
    """Digits with a point as the locale writes them: `1200.5` to `1,200.5`."""
    return _grouped(value, formats.decimal, formats.group, formats.groups)


def _grouped(value: str, decimal: str, group: str, sizes: tuple[int, int]) -> str:
    whole, _, part = value.partition(".")
    groups: list[str] = []
    size, next_size = sizes
    while 0 < size < len(whole):
        groups.insert(0, whole[-size:])
        whole, size = whole[:-size], next_size
    grouped = group.join([whole, *groups])
    return f"{grouped}{decimal}{part}" if part else grouped


def money(cents: int, currency: str, formats: Formats) -> str:
    """A sum as the locale writes it, given in the smallest unit of its currency.

    Without a currency the unit is a hundredth, and the number stands alone.
    """
    digits = formats.digits_of(currency)
    value = f"{cents // 10**digits}.{cents % 10**digits:0{digits}d}" if digits else str(cents)
    written = _grouped(value, formats.sum_decimal, formats.sum_group, formats.sum_groups)
    symbol = formats.symbols.get(currency, "")
    if not symbol:
        return written
    return formats.money.replace("{symbol}", symbol).replace("{sum}", written)


def cents(value: str, digits: int = USUAL) -> int:
    """Digits with a point as a whole number of the smallest unit of a currency with so many
    `digits`.

    Halves are rounded up.
    """
    whole, _, part = value.partition(".")
    kept = int(whole + part[:digits].ljust(digits, "0"))
    return kept + (part[digits : digits + 1] >= "5")


def day(value: str, formats: Formats) -> str | None:
    """A day, YYYY-MM-DD, in the long form of the locale; None where it is no day.

    Nor is one before the year 1000: who types `26` for a year gets the year 26.
    """
    if not DAY.fullmatch(value):
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    facts = {
        "d": str(found.day),
        "dd": f"{found.day:02d}",
        "m": str(found.month),
        "month": formats.months[found.month - 1],
        "y": str(found.year),
    }

    def slot(match: re.Match[str]) -> str:
        return match[2] if match[2] and found.day == 1 else facts[match[1]]

    return re.sub(r"\{(\w+)(?::(\w+))?\}", slot, formats.day)
