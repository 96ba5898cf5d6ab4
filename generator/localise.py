"""Turns a guide into the same guide in one locale, and knows what a locale looks like.

The source locale is set typographically and otherwise kept as written.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import babel
import babel.dates
import babel.units

from .model import Guide, Wording
from .shape import M, with_words
from .typography import typeset


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


def localise(guide: Guide, tag: str) -> Guide:
    """The guide in a locale, with the typography of that locale."""

    def change(thing: M) -> M:
        return with_words(thing, lambda _, text: typeset(text, tag))

    return guide.model_copy(
        update={
            "settings": change(guide.settings),
            **{
                name: tuple(change(thing) for thing in getattr(guide, name))
                for name in ("signs", "remedies", "steps", "modes", "pages", "terms", "sources")
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
