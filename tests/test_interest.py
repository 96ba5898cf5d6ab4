"""What late invoices cost: sums worked out by hand, and what must hold for any sum."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.calculator.days import added, between
from fingerpost.calculator.interest import Claim, Invoice, Payment, Rate, Rule, Span, Tier, claim

from . import renew_interest_vectors

BY_HAND = json.loads((Path(__file__).parent / "vectors/interest-by-hand.json").read_text())
FRANCE: Rule = BY_HAND["rules"]["fr"]
FLAT = Rule(
    rates=[Rate(start="2025-01-01", end="2027-12-31", rate="10.52")],
    taken="each-day",
    rests="never",
    fixed=[Tier(least=0, sum=4000)],
    fixed_until="2027-12-31",
)


def bill(amount: int, due: str, *payments: tuple[str, int]) -> Invoice:
    paid = [Payment(day=day, amount=sum_) for day, sum_ in payments]
    return Invoice(number="", amount=amount, due=due, payments=paid)


def interest_of(owed: Claim) -> list[int]:
    return [step["interest"] for each in owed["invoices"] for step in each["steps"]]


@pytest.mark.parametrize("case", BY_HAND["cases"], ids=lambda case: case["says"])
def test_a_claim_comes_to_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    invoices = [bill(amount, due, *paid) for amount, due, *paid in case["invoices"]]
    owed = claim(BY_HAND["rules"][case["rule"]], invoices, case["until"])
    made = interest_of(owed), owed["interest"], owed["fixed"]
    assert made == (case["steps"], case["interest"], case["fixed"])


def test_days_without_a_rate_are_named_and_stand_in_no_sum() -> None:
    invoice = bill(1_000_000, "2026-12-21")
    by_then = claim(FRANCE, [invoice], "2026-12-31")
    later = claim(FRANCE, [invoice], "2027-07-02")
    assert by_then["lacking"] == []
    assert later["lacking"] == [
        Span(start="2027-01-01", end="2027-06-30"),
        Span(start="2027-07-01", end="2027-12-31"),
    ]
    assert later["interest"] == by_then["interest"] == 3397
    assert [step["rate"] for step in later["invoices"][0]["steps"]] == ["12.4", ""]


def test_days_before_the_first_rate_are_named_too() -> None:
    owed = claim(FRANCE, [bill(1_000_000, "2025-11-30")], "2026-01-10")
    assert owed["lacking"] == [Span(start="2025-07-01", end="2025-12-31")]
    assert owed["interest"] == 3329


def test_a_debt_without_the_rate_of_its_first_day_bears_nothing_that_is_known() -> None:
    owed = claim(BY_HAND["rules"]["uk"], [bill(1_000_000, "2026-12-31")], "2027-08-01")
    assert owed["lacking"] == [Span(start="2027-01-01", end="2027-06-30")]
    assert (owed["interest"], owed["fixed"]) == (0, 10_000)


def test_only_the_days_between_two_rates_are_missing_where_a_rate_changes_within_a_half_year() -> (
    None
):
    owed = claim(BY_HAND["rules"]["in"], [bill(10_000_000, "2026-09-30")], "2026-12-10")
    assert owed["lacking"] == [Span(start="2026-12-04", end="2026-12-31")]


@pytest.mark.parametrize(
    ("until", "a_day"), [("2026-12-30", 340), ("2026-12-31", 0), ("2026-06-30", 0)]
)
def test_one_more_day_costs_nothing_that_is_known_where_its_rate_is_not(
    until: str, a_day: int
) -> None:
    assert claim(FRANCE, [bill(1_000_000, "2026-07-31")], until)["a_day"] == a_day


def test_a_fixed_sum_that_nobody_read_again_is_not_claimed() -> None:
    old = bill(1_000_000, added(FRANCE["fixed_until"], -1))
    new = bill(1_000_000, FRANCE["fixed_until"])
    claims = [claim(FRANCE, [each], "2028-12-31") for each in (old, new)]
    assert [(each["fixed"], each["fixed_unknown"]) for each in claims] == [(4000, False), (0, True)]


DAYS = st.integers(0, 700).map(lambda days: added("2026-01-01", days))
AMOUNTS = st.integers(1, 5_000_000)
PAYMENTS = st.lists(st.tuples(DAYS, AMOUNTS), max_size=5)
RULES = st.builds(renew_interest_vectors.rule, st.integers().map(random.Random))


@given(amount=AMOUNTS, days=st.integers(1, 700), cut=st.integers(1, 699), rest=st.booleans())
def test_days_split_anywhere_sum_to_the_same(amount: int, days: int, cut: int, rest: bool) -> None:
    at = added("2026-01-01", cut)
    cut_rates = [
        Rate(start="2025-01-01", end=added(at, -1), rate="10.52"),
        Rate(start=at, end="2027-12-31", rate="10.52"),
    ]
    whole: Rule = {**FLAT, "rests": "yearly" if rest else "never"}
    split: Rule = {**whole, "rates": cut_rates}
    invoice, until = [bill(amount, "2026-01-01")], added("2026-01-01", days)
    assert claim(split, invoice, until)["interest"] == claim(whole, invoice, until)["interest"]


@pytest.mark.slow
@given(amount=AMOUNTS, payments=PAYMENTS, until=DAYS, rule=RULES, chance=st.randoms())
def test_the_order_in_which_part_payments_are_written_changes_nothing(
    amount: int,
    payments: list[tuple[str, int]],
    until: str,
    rule: Rule,
    chance: random.Random,
) -> None:
    mixed = chance.sample(payments, len(payments))
    claims = [claim(rule, [bill(amount, "2026-01-01", *each)], until) for each in (payments, mixed)]
    assert claims[0] == claims[1]


@pytest.mark.slow
@given(amounts=st.lists(AMOUNTS, max_size=3), payments=PAYMENTS, until=DAYS, due=DAYS, rule=RULES)
def test_nothing_is_ever_negative_and_a_total_is_the_sum_of_its_parts(
    amounts: list[int], payments: list[tuple[str, int]], until: str, due: str, rule: Rule
) -> None:
    owed = claim(rule, [bill(amount, due, *payments) for amount in amounts], until)
    parts = owed["open"], owed["interest"], owed["fixed"], owed["a_day"]
    assert min(*parts, *interest_of(owed), 0) == 0
    assert owed["total"] == sum(parts[:3]) == sum(each["total"] for each in owed["invoices"])


@pytest.mark.slow
@given(amount=AMOUNTS, day=DAYS, more=st.integers(1, 400), rule=RULES)
def test_who_pays_later_never_owes_less(amount: int, day: str, more: int, rule: Rule) -> None:
    invoice = [bill(amount, "2026-01-01")]
    sooner, later = (claim(rule, invoice, until) for until in (day, added(day, more)))
    assert sooner["total"] <= later["total"]


@pytest.mark.slow
@given(amount=AMOUNTS, payments=PAYMENTS, rule=RULES, until=DAYS)
def test_every_day_of_lateness_is_in_one_step(
    amount: int, payments: list[tuple[str, int]], rule: Rule, until: str
) -> None:
    (owed,) = claim(rule, [bill(amount, "2026-01-01", *payments)], until)["invoices"]
    days = [added(step["start"], count) for step in owed["steps"] for count in range(step["days"])]
    assert days == sorted(set(days))
    assert owed["days"] == len(days) <= between("2026-01-01", until)


def test_the_vectors_that_the_browser_is_held_to_are_those_of_today() -> None:
    written = renew_interest_vectors.VECTORS.read_text(encoding="utf-8")
    assert written == renew_interest_vectors.vectors()
