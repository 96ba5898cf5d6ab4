"""How a locale writes days, numbers, shares and sums of money."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import babel
import babel.core
import babel.dates
import babel.numbers
import babel.units

from ..formats import Formats, number
from ..formats import day as written_day
from ..typography import customs
from .cldr import regional_locale, spoken_locale
from .money import CURRENCIES, digits_of


def date(day: datetime.date, tag: str) -> str:
    """A day in the long form of the locale: `23 November 2026`."""
    return written_day(day.isoformat(), formats(tag)) or ""


def percent(rate: str, tag: str) -> str:
    """A rate in per cent, digits with a point, as the locale writes it: `12.4 %`."""
    here = formats(tag)
    return here.percent.replace("{number}", number(rate, here))


def days(count: int, tag: str) -> str:
    """A number of days in words of the locale: `14 days`."""
    span = datetime.timedelta(days=count)  # `format_unit` lacks the words of several locales
    here = regional_locale(tag)
    return babel.dates.format_timedelta(span, "day", count + 1, format="long", locale=here)


def days_on(count: int, tag: str) -> str:
    """A day some days from now in words of the locale: `in 14 days`."""
    span, here = datetime.timedelta(days=count), regional_locale(tag)
    return babel.dates.format_timedelta(span, "day", count + 1, add_direction=True, locale=here)


@cache
def minutes(count: int, tag: str) -> str:
    """A reading time in words of the locale: `5 min`."""
    return babel.units.format_unit(count, "duration-minute", "short", locale=regional_locale(tag))


def megabytes(count: int, tag: str) -> str:
    """A number of bytes in millions, with one digit behind the point: `7.1 MB`."""
    shown = round(max(count, 100_000) / 1_000_000, 1)
    here = regional_locale(tag)
    return babel.units.format_unit(shown, "digital-megabyte", "short", locale=here)


@cache
def formats(tag: str) -> Formats:
    """How a locale writes days, numbers and money, with digits 0 to 9."""
    here = spoken_locale(tag)
    marks = here.number_symbols["latn"]
    long = babel.dates.get_date_format("long", here).pattern
    width = "abbreviated" if re.search(r"(?<!M)MMM(?!M)", long) else "wide"
    money = here.currency_formats["standard"].pattern.split(";")[0]
    money = re.sub(r"[#,0.]+", "{sum}", money).replace("¤", "{symbol}")
    percent = here.percent_formats[None].pattern.split(";")[0]
    percent = percent.replace("%", marks.get("percentSign", "%"))
    return Formats(
        day="".join(_slots(long, customs(tag).get("first_day", ""), here.eras["abbreviated"][1])),
        picture=re.sub(r" *G *", " ", long).strip().replace("y", "yyyy"),
        months=tuple(here.months["format"][width][month] for month in range(1, 13)),
        decimal=marks["decimal"],
        group=marks["group"],
        groups=_groups(here.decimal_formats[None].grouping),
        sum_decimal=marks.get("currencyDecimal", marks["decimal"]),
        sum_group=marks.get("currencyGroup", marks["group"]),
        sum_groups=_groups(here.currency_formats["standard"].grouping),
        money=money,
        percent=re.sub(r"[#,0.]+", "{number}", percent),
        symbols=_symbols(here, money, CURRENCIES),
        digits=digits_of(CURRENCIES),
    )


def with_symbols(facts: Formats, tag: str, codes: Iterable[str]) -> Formats:
    """The formats of a locale, with the signs and digits of more currencies, by their codes."""
    codes = tuple(codes)
    more = _symbols(spoken_locale(tag), facts.money, codes)
    digits = {**facts.digits, **digits_of(codes)}
    return replace(facts, symbols={**facts.symbols, **more}, digits=digits)


def _symbols(here: babel.Locale, money: str, codes: Iterable[str]) -> dict[str, str]:
    return {code: _apart(babel.numbers.get_currency_symbol(code, here), money) for code in codes}


def _apart(symbol: str, money: str) -> str:
    """The symbol of a currency, with a space where letters would touch the digits."""
    if "{symbol}{sum}" in money and symbol[-1:].isalpha():
        return f"{symbol}\u00a0"
    if "{sum}{symbol}" in money and symbol[:1].isalpha():
        return f"\u00a0{symbol}"
    return symbol


def _groups(sizes: tuple[int, int]) -> tuple[int, int]:
    """The sizes of groups of digits, as Babel reads them off a pattern: a huge one for no group."""
    last, before = (size if size < 100 else 0 for size in sizes)
    return last, before


def _slots(pattern: str, first: str, era: str) -> Iterator[str]:
    """A date pattern of CLDR with our slots: `d 'de' MMMM` to `{d} de {month}`.

    `first` is how the first day of a month is written, where it is not written as a number; `era`
    is the present one.
    """
    names = {"d": f"d:{first}" if first else "d", "dd": "dd", "M": "m", "MMMM": "month", "y": "y"}
    names["MMM"] = "month"  # the months of the locale are then the short ones
    for part in re.finditer(r"'(?P<quoted>[^']*)'|(?P<sign>[a-zA-Z])(?P=sign)*|.", pattern):
        if part.group() == "G":
            yield era
            continue
        name = names.get(part.group())
        yield f"{{{name}}}" if name else part["quoted"] or part.group()
