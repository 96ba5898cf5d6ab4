"""What a locale looks like, from CLDR: its name and direction, days, numbers, plural forms, words.

Open `cldr.py` first. The only package that knows Babel.
"""

from .cldr import Locale, known, locale, meant, script, typeface, whole
from .money import CURRENCIES, currencies, currency, digits
from .plural import category, plurals
from .words import Spoken, country_meant, currency_meant, spoken
from .writing import date, days, days_on, formats, megabytes, minutes, percent, with_symbols

__all__ = [
    "CURRENCIES",
    "Locale",
    "Spoken",
    "category",
    "country_meant",
    "currencies",
    "currency",
    "currency_meant",
    "date",
    "days",
    "days_on",
    "digits",
    "formats",
    "known",
    "locale",
    "meant",
    "megabytes",
    "minutes",
    "percent",
    "plurals",
    "script",
    "spoken",
    "typeface",
    "whole",
    "with_symbols",
]
