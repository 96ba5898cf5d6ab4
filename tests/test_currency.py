"""Which currency the sums of letters are in: a field of its kind says so, whatever its id."""

from __future__ import annotations

import re
from typing import Any

import pytest

from fingerpost.calculator.rules import digits_of, rule, sums
from fingerpost.letters.fill import fill
from fingerpost.letters.tree import frame, tree
from fingerpost.model.guide import Guide
from fingerpost.pages import log
from fingerpost.pages.where import Where
from fingerpost.pipeline import check
from fingerpost.text.formats import money
from fingerpost.text.locales import formats, locale, with_symbols

from .projects import GUIDE, TODAY, guide, our_guide

FIELDS = (GUIDE / "content/letters/fields.yml").read_text(encoding="utf-8")
REGISTRY = "content/letters/fields.yml"
CODES = "choices: {EUR: Euro, GBP: Pound sterling, USD: US dollar}"


def read(fields: str) -> Guide:
    """The small guide with another registry of fields."""
    checked = check(guide({REGISTRY: fields}), trial=False)
    assert checked.guide is not None, checked.diagnostics
    return checked.guide_in("en")


def letter_with_sums(made: Guide, tag: str = "en") -> dict[str, Any]:
    """The tree of a letter that lists repairs and what they cost."""
    letter = next(letter for letter in made.letters if "repairs" in letter.fields)
    return tree(frame(made), letter, formats(tag), locale(tag))


def words(made: dict[str, Any], **values: str) -> str:
    rows = [{"what": "The roof", "since": "2026-09-01", "cost": "1200.00"}]
    blocks = fill(made, {"repairs": rows, **values}, {})
    runs = [run for block in blocks for line in block.lines for run in line]
    runs += [run for block in blocks for row in block.cells for cell in row for run in cell]
    return " ".join(run.text for run in runs)


def test_the_field_of_its_kind_says_the_currency_whatever_its_id() -> None:
    made = letter_with_sums(read(FIELDS.replace("\ncurrency:", "\npaid-in:")))
    assert made["currency"] == "paid-in"
    assert "€1,200.00" in words(made, **{"paid-in": "EUR"})
    assert "€" not in words(made, currency="EUR")


def test_a_letter_with_sums_asks_for_the_currency_as_for_any_choice() -> None:
    made = letter_with_sums(read(FIELDS))
    asked = next(field for field in made["fields"] if field["id"] == "currency")
    assert (asked["kind"], asked["required"]) == ("choice", True)


@pytest.mark.parametrize(
    ("code", "shown"),
    [("SEK", "SEK\u00a01,200.00"), ("JPY", "¥1,200"), ("KWD", "KWD\u00a01,200.000")],
)
def test_a_sum_in_any_currency_that_is_offered_says_which(code: str, shown: str) -> None:
    more = FIELDS.replace(CODES, f"choices: {{EUR: Euro, {code}: Another}}")
    assert shown in words(letter_with_sums(read(more)), currency=code)


def test_the_log_offers_the_same_currencies() -> None:
    made = read(FIELDS.replace("\ncurrency:", "\npaid-in:"))
    offered = log.data(made, locale("en"))["currencies"]
    assert offered == [["EUR", "Euro"], ["GBP", "Pound sterling"], ["USD", "US dollar"]]


def test_whoever_follows_the_hint_has_sums_in_a_currency() -> None:
    old = FIELDS.replace("kind: currency", "kind: choice")
    (found,) = check(guide({REGISTRY: old}), trial=False).diagnostics
    meant = re.search(r'Write `(kind: currency)` in the field "([\w-]+)"', found.hint)
    assert meant is not None
    before, name, after = old.partition(f"\n{meant[2]}:")
    mended = before + name + after.replace("kind: choice", meant[1], 1)
    assert check(guide({REGISTRY: mended}), trial=False).diagnostics == ()


def test_a_guide_without_sums_needs_no_currency() -> None:
    bare = FIELDS[: FIELDS.index("currency:\n")]
    bare = re.sub(r".*\{id: cost.*\n", "", bare).replace('  total: "yes"\n', "")
    told = check(guide({REGISTRY: bare}), trial=False).diagnostics
    assert [found.code for found in told if "currency" in found.code] == []


@pytest.mark.parametrize(
    ("code", "sum_", "example"), [("JPY", 4000, "JP¥1,000"), ("EUR", 400000, "€1,000.00")]
)
def test_the_sums_of_a_country_are_whole_numbers_of_its_smallest_unit(
    code: str, sum_: int, example: str
) -> None:
    where = Where(our_guide(), "en", TODAY)
    country = where.countries["de"].model_copy(update={"currency": code})
    fact = sums(country, where.countries)
    assert fact is not None
    fixed = fact.model_copy(update={"fixed": (fact.fixed[0].model_copy(update={"sum": "4000"}),)})
    facts = tuple(fixed if each.id == fact.id else each for each in country.facts)
    own = country.model_copy(update={"facts": facts})
    made = rule(own, {**where.countries, "de": own}, where.kinds)
    assert made is not None
    assert [tier["sum"] for tier in made["fixed"]] == [sum_]
    assert (
        money(1000 * 10 ** digits_of(own), code, with_symbols(formats("en"), "en", [code]))
        == example
    )
