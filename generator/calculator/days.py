"""Counts days, which are ISO 8601 texts here, and turns a period into its last day.

`theme/js/calculator/days.js` counts the same, and both are held to `tests/vectors/days.json`.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Collection
from typing import Literal, TypedDict

from ..text.days import months_later as later


class Period(TypedDict):
    """How long something runs after a day, which does not count itself.

    `until`: it ends on the day counted to, or with the month or quarter of that day. `moved`: where
    the last day is none to work on, the next one that is takes its place.
    """

    count: int
    unit: Literal["days", "working-days", "weeks", "months"]
    until: Literal["day", "month-end", "quarter-end"]
    moved: bool


class Last(TypedDict):
    """The last day of a period, and how it was found.

    `counted` is the day counted to, `ended` the end of its month or quarter, `passed` are the
    holidays on the way that did not count, weekends apart.
    """

    counted: str
    ended: str
    last: str
    passed: list[str]


def last_day(start: str, period: Period, holidays: Collection[str]) -> Last:
    """The last day of a period. `holidays` are public ones; Saturday and Sunday are free anyway.

    Pages alone ask for it; by this one, tests try what they answer.
    """
    count, passed = period["count"], list[str]()
    if period["unit"] == "working-days":
        counted = start
        while count > 0:
            counted = added(counted, 1)
            if is_working(counted, holidays):
                count -= 1
            elif not _is_weekend(counted):
                passed.append(counted)
    elif period["unit"] == "months":
        counted = months_later(start, count)
    else:
        counted = added(start, count * (7 if period["unit"] == "weeks" else 1))
    ended = _end(counted, period["until"])
    last = ended
    while period["moved"] and not is_working(last, holidays):
        if not _is_weekend(last):
            passed.append(last)
        last = added(last, 1)
    return Last(counted=counted, ended=ended, last=last, passed=passed)


def is_working(day: str, holidays: Collection[str]) -> bool:
    """Whether a day is neither of a weekend nor a holiday."""
    return not _is_weekend(day) and day not in holidays


def added(day: str, days: int) -> str:
    """The day so many days later."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def between(day: str, later: str) -> int:
    """How many days lie between two days; the first does not count, the last does."""
    return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(day)).days


def months_later(day: str, months: int) -> str:
    """The same day of a later month, or the last day of that month where it has none."""
    return later(datetime.date.fromisoformat(day), months).isoformat()


def half_year(day: str) -> tuple[str, str]:
    """The first and the last day of the half-year that a day is in."""
    year = day[:4]
    first_half = day[5:7] <= "06"
    return (f"{year}-01-01", f"{year}-06-30") if first_half else (f"{year}-07-01", f"{year}-12-31")


def _end(day: str, until: Literal["day", "month-end", "quarter-end"]) -> str:
    if until == "day":
        return day
    date = datetime.date.fromisoformat(day)
    month = date.month if until == "month-end" else (date.month + 2) // 3 * 3
    return date.replace(month=month, day=calendar.monthrange(date.year, month)[1]).isoformat()


def _is_weekend(day: str) -> bool:
    return datetime.date.fromisoformat(day).weekday() >= 5
