"""Knows public holidays by the code of a country or a part of it, as ISO 8601 texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .. import memory

CODE = re.compile("[A-Z]{2,3}")


def is_code(code: str) -> bool:
    """Whether holidays are known for a code of ISO 3166: `FR`, or `CA-QC` for a part."""
    return memory.remembered(lambda: _is_code(code), "code of holidays", code)


def _is_code(code: str) -> bool:
    import holidays  # takes long to load, and is seldom needed

    country, _, part = code.partition("-")
    known = getattr(holidays, country, None) if CODE.fullmatch(country) else None
    parts = None if hasattr(known, "market") else getattr(known, "subdivisions", None)
    return parts is not None and (not part or part in parts)


def public_holidays(code: str, years: Iterable[int]) -> tuple[str, ...]:
    """The public holidays of some years that are no Saturday or Sunday, in order, as YYYY-MM-DD.

    Days off in place of those that fall on a weekend are among them, where the law gives such. For
    a country without a part, they are those of the whole country.
    """
    asked = tuple(years)
    known = ("holidays", code, *map(str, asked))
    return memory.remembered(lambda: _public_holidays(code, asked), *known)


def _public_holidays(code: str, years: tuple[int, ...]) -> tuple[str, ...]:
    import holidays

    country, _, part = code.partition("-")
    days = holidays.country_holidays(country, subdiv=part or None, years=years)
    return tuple(day.isoformat() for day in sorted(days) if day.weekday() < 5)
