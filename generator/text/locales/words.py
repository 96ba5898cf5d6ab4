"""The words by which a language says what others write in digits: months, thousands, money."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import babel
import babel.localedata
import babel.numbers

from .cldr import parsed
from .money import CURRENCIES, currencies, currency
from .plural import CATEGORIES


@dataclass(frozen=True)
class Spoken:
    """The words by which a language says what others write in digits, all in small letters.

    `months` are numbers by name, `scales` values by the words for thousand, million and so on,
    `times` units by how their words begin. `per_cent` are the words for that, `money` the words for
    each currency by its code, `own_money` the sign of the language's own currency, or empty.
    """

    months: dict[str, int]
    scales: dict[str, int]
    times: dict[str, str]
    per_cent: frozenset[str]
    money: dict[str, frozenset[str]]
    own_money: str


@cache
def spoken(tag: str) -> Spoken:
    """The words of a locale for months, large numbers, shares and money."""
    here = parsed(tag)
    months = {
        name.casefold(): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in here.months[context][width].items()
        if not name[:1].isdigit() and len(name.rstrip(".")) > 2
    }
    told = _told(here)
    shares = told["unit_patterns"]["concentr-percent"]
    words = {form.replace("{0}", "").strip() for each in shares.values() for form in each.values()}
    names, plural = told["currency_names"], told["currency_names_plural"]
    money = {
        code: frozenset(
            name.casefold() for name in (names.get(code, code), *plural.get(code, {}).values())
        )
        for code in CURRENCIES
    }
    own = currency(tag)
    sign = babel.numbers.get_currency_symbol(own, here) if own else ""
    per_cent = frozenset(word.casefold() for word in words)
    return Spoken(months, dict(_scales(here)), dict(_times(here)), per_cent, money, sign)


@cache
def currency_meant(written: str) -> str:
    """The code of the currency that is meant by `£` or `Pound`; empty where none is."""
    here, said = parsed("en"), written.strip()
    for code in (*CURRENCIES, *sorted(currencies())):
        if said in (here.currency_symbols.get(code), code.title(), code.lower()):
            return code
    names = {code: spoken("en").money[code] for code in CURRENCIES}
    named = [c for c, known in names.items() if any(said.casefold() in each for each in known)]
    return named[0] if named and len(said) > 2 else ""


def country_meant(written: str, tags: Iterable[str]) -> str:
    """The code of the country that is called so in one of some languages; empty where none is."""
    said = written.strip().casefold()
    for tag in tags:
        for code, name in parsed(tag).territories.items():
            if name.casefold() == said and len(code) == 2:  # others are parts of the world
                return str(code)
    return ""


def _told(here: babel.Locale) -> babel.localedata.LocaleDataDict:
    """What CLDR says of a locale and Babel has no function for."""
    return babel.localedata.get_locale_data(str(here).partition("@")[0])


def _times(here: babel.Locale) -> Iterator[tuple[str, str]]:
    """How words for times begin, each with its unit: `Woch` is a week."""
    for unit in ("minute", "hour", "day", "week", "month", "year"):
        spoken_out = _told(here)["unit_patterns"].get(f"duration-{unit}", {}).get("long", {})
        for count, form in spoken_out.items():
            word = re.sub(r"\{0\}|[\s\u00a0\u200f]", "", form).casefold()
            if count in CATEGORIES and word:
                yield word[: max(3, len(word) - 1)], unit


def _scales(here: babel.Locale) -> Iterator[tuple[str, int]]:
    """The words for thousand and so on, with their values: `Mio.` is a million."""
    for length in ("long", "short"):
        for forms in here.compact_decimal_formats.get(length, {}).values():
            for power, pattern in forms.items():
                zeros = re.search("0+", pattern.pattern)
                word = re.sub("[0'\\s\u00a0\u200f]", "", pattern.pattern).casefold()
                if word and zeros:
                    yield word, int(power) // 10 ** (len(zeros[0]) - 1)
