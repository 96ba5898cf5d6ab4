"""Our countries in the calculator: each rule is the one that the sums by hand were made with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.calculator.rules import basis, rule
from fingerpost.model.guide import Guide

from ..projects import our_checked

ROOT = Path(__file__).parents[2]
BY_HAND = json.loads((ROOT / "tests/vectors/interest-by-hand.json").read_text())["rules"]
OF_NO_COUNTRY = {"no rate", "contract 8.5"}


@pytest.fixture(scope="module")
def ours() -> Guide:
    guide = our_checked().guide
    assert guide is not None
    return guide


def test_the_sums_by_hand_were_made_with_the_rules_of_our_countries(ours: Guide) -> None:
    countries = {country.id: country for country in ours.countries}
    kinds = {kind.id: kind for kind in ours.fact_kinds}
    by_hand = {**BY_HAND, "it": BY_HAND["es"]}
    for name in by_hand.keys() - OF_NO_COUNTRY:
        made = rule(countries[name], countries, kinds)
        assert made is not None
        made["rates"] = [rate for rate in made["rates"] if rate["start"] >= "2025-12"]
        assert made == by_hand[name], name


def test_where_only_a_contract_gives_interest_there_is_no_rule(ours: Guide) -> None:
    countries = {country.id: country for country in ours.countries}
    kinds = {kind.id: kind for kind in ours.fact_kinds}
    without = {name for name in countries if rule(countries[name], countries, kinds) is None}
    assert without == {"au", "ca", "us", "us-il", "us-ny"}


def test_every_rule_has_a_law_to_name_and_a_place_for_the_rates_to_come(ours: Guide) -> None:
    countries = {country.id: country for country in ours.countries}
    for country in ours.countries:
        fact = basis(country, countries)
        if fact is not None and fact.interest is not None:
            ends = fact.interest.rates[-1].end is not None
            assert fact.interest.law, country.id
            assert bool(fact.interest.published) is ends, country.id
