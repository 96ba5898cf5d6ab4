"""Which currencies there are, in which one people pay, and how many digits its sums have."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import babel.core
import babel.numbers

from ..formats import USUAL
from .cldr import regional_locale

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD")


def currency(tag: str) -> str:
    """The code of the currency in which people of a locale most likely pay; empty where CLDR does
    not say.
    """
    here = regional_locale(tag)
    likely = babel.core.get_global("likely_subtags").get(str(here), "")
    territory = here.territory or likely.rpartition("_")[2]
    lasting = babel.numbers.get_territory_currencies(territory, start_date=datetime.date.max)
    return str(lasting[0]) if lasting else ""


def currencies() -> frozenset[str]:
    """The codes of all currencies there are or were, by ISO 4217."""
    return frozenset(babel.numbers.list_currencies())


def digits(code: str) -> int:
    """How many digits stand behind the point of a sum in a currency: 2, or none for yen."""
    return babel.numbers.get_currency_precision(code)


def digits_of(codes: Iterable[str]) -> dict[str, int]:
    """The digits of the currencies that do not have two."""
    return {code: digits(code) for code in codes if digits(code) != USUAL}
