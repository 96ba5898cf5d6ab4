"""Turns a guide into the same guide in one locale, and knows what a locale looks like.

The source locale is set typographically and otherwise kept as written.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

import babel
import babel.dates
import babel.numbers
import babel.units

from .formats import Formats
from .model import Guide, Wording
from .shape import M, with_words
from .typography import typeset

CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD")


@dataclass(frozen=True)
class Locale:
    """What pages need to know of a locale: BCP 47 tag, direction, its own name."""

    tag: str
    direction: str
    name: str


def locale(tag: str) -> Locale:
    """The facts of a locale, from CLDR. `tag` is a BCP 47 tag such as `en` or `pt-BR`."""
    known = babel.Locale.parse(tag, sep="-")
    own_name = known.get_display_name(tag.replace("-", "_")) or tag
    return Locale(tag, known.text_direction, own_name[:1].upper() + own_name[1:])


def date(day: datetime.date, tag: str) -> str:
    """A day in the long form of the locale: `23 November 2026`."""
    return babel.dates.format_date(day, "long", locale=_regional_locale(tag))


def days(count: int, tag: str) -> str:
    """A number of days in words of the locale: `14 days`."""
    return babel.units.format_unit(count, "duration-day", "long", locale=_regional_locale(tag))


def minutes(count: int, tag: str) -> str:
    """A reading time in words of the locale: `5 min`."""
    return babel.units.format_unit(count, "duration-minute", "short", locale=_regional_locale(tag))


def formats(tag: str) -> Formats:
    """How a locale writes days, numbers and money, with digits 0 to 9."""
    known = _regional_locale(tag)
    long = babel.dates.get_date_format("long", known).pattern
    money = known.currency_formats["standard"].pattern.split(";")[0]
    percent = known.percent_formats[None].pattern.split(";")[0]
    return Formats(
        day="".join(_slots(long)),
        picture=long.replace("y", "yyyy"),
        months=tuple(known.months["format"]["wide"][month] for month in range(1, 13)),
        decimal=babel.numbers.get_decimal_symbol(known),
        group=babel.numbers.get_group_symbol(known),
        money=re.sub(r"[#,0.]+", "{sum}", money).replace("¤", "{symbol}"),
        percent=re.sub(r"[#,0.]+", "{number}", percent),
        symbols={code: babel.numbers.get_currency_symbol(code, known) for code in CURRENCIES},
    )


def _slots(pattern: str) -> Iterator[str]:
    """A date pattern of CLDR with our slots: `d 'de' MMMM` to `{d} de {month}`."""
    names = {"d": "d", "dd": "dd", "M": "m", "MMMM": "month", "y": "y"}
    for part in re.finditer(r"'(?P<quoted>[^']*)'|(?P<sign>[a-zA-Z])(?P=sign)*|.", pattern):
        name = names.get(part.group())
        yield f"{{{name}}}" if name else part["quoted"] or part.group()


def localise(guide: Guide, tag: str) -> Guide:
    """The guide in a locale, with the typography of that locale."""

    def change(thing: M) -> M:
        return with_words(thing, lambda _, text: typeset(text, tag))

    return guide.model_copy(
        update={
            "settings": change(guide.settings),
            "quiz": change(guide.quiz) if guide.quiz is not None else None,
            **{
                name: tuple(change(thing) for thing in getattr(guide, name))
                for name in (
                    "signs",
                    "remedies",
                    "steps",
                    "modes",
                    "letters",
                    "fields",
                    "pages",
                    "terms",
                    "sources",
                )
            },
            "interface": {
                key: Wording(text=typeset(wording.text, tag), note=wording.note)
                for key, wording in guide.interface.items()
            },
        }
    )


def _regional_locale(tag: str) -> babel.Locale:
    """English dates the way the content is spelt: day before month."""
    return babel.Locale.parse("en-GB" if tag == "en" else tag, sep="-")
