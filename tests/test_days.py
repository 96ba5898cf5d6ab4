"""The last day of a period, with the public holidays of a country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.calculator.days import (
    Last,
    Period,
    added,
    between,
    half_year,
    is_working,
    last_day,
    months_later,
)
from fingerpost.text.workdays import is_code, public_holidays

from . import renew_days_vectors

FRANCE = public_holidays("FR", range(2026, 2029))


def period(count: int, unit: str, until: str = "day", *, moved: bool = False) -> Period:
    return Period(count=count, unit=unit, until=until, moved=moved)  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("start", "count", "unit", "until", "last"),
    [
        ("2026-11-26", 14, "days", "day", "2026-12-10"),
        ("2026-11-26", 2, "weeks", "day", "2026-12-10"),
        ("2026-11-30", 3, "months", "day", "2027-02-28"),
        ("2026-11-26", 1, "months", "month-end", "2026-12-31"),
        ("2026-11-26", 6, "weeks", "quarter-end", "2027-03-31"),
        ("2026-11-27", 1, "working-days", "day", "2026-11-30"),
        ("2026-12-23", 2, "working-days", "day", "2026-12-28"),
    ],
)
def test_a_period_runs_from_the_day_after(
    start: str, count: int, unit: str, until: str, last: str
) -> None:
    assert last_day(start, period(count, unit, until), FRANCE)["last"] == last


def test_holidays_that_did_not_count_are_named() -> None:
    assert last_day("2026-12-23", period(7, "working-days"), FRANCE) == Last(
        counted="2027-01-05",
        ended="2027-01-05",
        last="2027-01-05",
        passed=["2026-12-25", "2027-01-01"],
    )


def test_a_last_day_that_is_free_moves_on_only_when_asked() -> None:
    stays = last_day("2026-12-11", period(14, "days"), FRANCE)
    moves = last_day("2026-12-11", period(14, "days", moved=True), FRANCE)
    assert (stays["last"], moves["last"]) == ("2026-12-25", "2026-12-28")
    assert (moves["ended"], moves["passed"]) == ("2026-12-25", ["2026-12-25"])


DAYS = st.integers(0, 700).map(lambda days: added("2026-01-01", days))


@pytest.mark.slow
@given(start=DAYS, first=st.integers(1, 60), second=st.integers(1, 60))
def test_working_days_split_anywhere_end_on_the_same_day(
    start: str, first: int, second: int
) -> None:
    half = last_day(start, period(first, "working-days"), FRANCE)["last"]
    whole = last_day(start, period(first + second, "working-days"), FRANCE)["last"]
    assert last_day(half, period(second, "working-days"), FRANCE)["last"] == whole


@given(start=DAYS, count=st.integers(1, 200))
def test_between_start_and_last_day_lie_as_many_working_days_as_were_asked_for(
    start: str, count: int
) -> None:
    last = last_day(start, period(count, "working-days"), FRANCE)["last"]
    days = [added(start, number + 1) for number in range(between(start, last))]
    assert sum(is_working(day, FRANCE) for day in days) == count


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-02-28", 12, "2027-02-28"),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_one(day: str, months: int, later: str) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("day", "half"),
    [
        ("2026-06-30", ("2026-01-01", "2026-06-30")),
        ("2026-07-01", ("2026-07-01", "2026-12-31")),
    ],
)
def test_a_day_is_in_one_half_year(day: str, half: tuple[str, str]) -> None:
    assert half_year(day) == half


def test_holidays_of_a_part_of_a_country_are_its_own() -> None:
    quebec, canada = (public_holidays(code, [2026]) for code in ("CA-QC", "CA"))
    assert "2026-06-24" in quebec
    assert "2026-06-24" not in canada


@pytest.mark.parametrize(
    ("code", "known"), [("FR", True), ("GB-ENG", True), ("FR-PARIS", False), ("france", False)]
)
def test_a_code_of_holidays_is_one_of_iso_3166(code: str, known: bool) -> None:
    assert is_code(code) is known


@pytest.mark.slow
def test_the_vectors_that_the_browser_is_held_to_are_those_of_today() -> None:
    written = renew_days_vectors.VECTORS.read_text(encoding="utf-8")
    assert written == renew_days_vectors.vectors()
