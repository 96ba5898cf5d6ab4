"""Counts days, which are ISO 8601 texts here.

`theme/js/calculator/days.js` counts the same.
"""

from __future__ import annotations

import calendar
import datetime


def added(day: str, days: int) -> str:
    """The day so many days later."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def between(day: str, later: str) -> int:
    """How many days lie between two days; the first does not count, the last does."""
    return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(day)).days


def months_later(day: str, months: int) -> str:
    """The same day of a later month, or the last day of that month where it has none."""
    date = datetime.date.fromisoformat(day)
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(date.day, last)).isoformat()


def half_year(day: str) -> tuple[str, str]:
    """The first and the last day of the half-year that a day is in."""
    year = day[:4]
    first_half = day[5:7] <= "06"
    return (f"{year}-01-01", f"{year}-06-30") if first_half else (f"{year}-07-01", f"{year}-12-31")
