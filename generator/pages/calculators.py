"""Turns the countries of a guide into what the page of the calculators needs: rules for its script,
and a worked example of each country for readers without one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..calculator.days import added
from ..calculator.interest import Claim, Invoice, Rule, claim
from ..calculator.rules import basis, digits_of, rule
from ..model.country import Country
from ..text.formats import Formats, day, money, number
from ..text.locales import formats, with_symbols
from ..text.untranslated import bare
from ..text.workdays import public_holidays
from .where import Where

SECTION = "calculators"
SCRIPT = "calculators/calculator.js"
ENTRY = "theme/js/calculator/index.js"
WORDS = "js_calc_"
"""How the words of the script begin, which no other page needs."""
AMOUNT = 1000  # of the examples
YEARS = 3  # whose holidays are known, from that of the newest reading of a fact on
DAYS_LATE = 180  # so that a half-year ends in between


@dataclass(frozen=True)
class Example:
    """A late invoice of a country worked out, with everything written as the locale does.

    `by_demand` is whether interest runs from a formal demand. Each of the `steps` has `months`,
    which is 1 for a whole month. `fixed` is empty where the law gives no fixed sum.
    """

    country: Country
    by_demand: bool
    amount: str
    due: str
    until: str
    steps: tuple[dict[str, Any], ...]
    interest: str
    fixed: str
    total: str


def data(where: Where, tag: str, url: Callable[[Country], str]) -> dict[str, Any]:
    """What the script gets: the countries by id, and how the locale writes numbers.

    `url` gives the address of the page of a country. A country without a `rule` has no law that
    gives interest. `holidays` are the days for which those of every country are known.
    """
    read = [fact.checked for country in where.all for fact in country.facts if fact.checked]
    first = max(day.year for day in read) if read else where.today.year
    years = range(first, first + YEARS)
    places = {country.id: _place(where, country, url(country), years) for country in where.all}
    return {
        "places": places,
        "holidays": {"start": f"{first}-01-01", "end": f"{years[-1]}-12-31"},
        "formats": asdict(_formats(where, tag)),
    }


def examples(where: Where, tag: str) -> Iterator[Example]:
    """An example of each country of the language that has a rule, up to when that was read."""
    facts = _formats(where, tag)
    for country in where.near:
        here = rule(country, where.countries, where.kinds)
        fact = basis(country, where.countries)
        if here is None or fact is None or fact.checked is None:
            continue
        until = min(fact.checked.isoformat(), here["rates"][-1]["end"])
        due = added(until, -DAYS_LATE)
        owed = claim(here, [_invoice(country, due)], until)
        if not owed["lacking"]:
            by_demand = fact.interest is not None and fact.interest.starts == "demand"
            yield _written(country, by_demand, here, due, until, owed, facts)


def _place(where: Where, country: Country, url: str, years: range) -> dict[str, Any]:
    """What the script knows of a country. `years` are those whose public holidays it gets."""
    place: dict[str, Any] = {"url": url, "currency": country.currency or ""}
    if country.holidays:
        place["holidays"] = public_holidays(country.holidays, years)
    here = rule(country, where.countries, where.kinds)
    fact = basis(country, where.countries)
    if here is None or fact is None or fact.interest is None:
        return place
    published = fact.published
    return {
        **place,
        "rule": here,
        "law": bare(fact.interest.law or ""),
        "points": fact.interest.points or "0",
        "starts": fact.interest.starts or "due",
        "published": published and {"title": published.title, "url": published.url},
    }


def _formats(where: Where, tag: str) -> Formats:
    """How a locale writes, with the signs and digits of all currencies of the guide."""
    return with_symbols(formats(tag), tag, (each.currency for each in where.all if each.currency))


def _amount(country: Country) -> int:
    return AMOUNT * int(10 ** digits_of(country))


def _invoice(country: Country, due: str) -> Invoice:
    return Invoice(number="", amount=_amount(country), due=due, payments=())


def _written(
    country: Country,
    by_demand: bool,
    here: Rule,
    due: str,
    until: str,
    owed: Claim,
    facts: Formats,
) -> Example:
    """An example as the locale writes it.

    `here` is the rule by which it was worked out, `owed` what came of it; days are YYYY-MM-DD.
    """

    def sum_of(cents: int) -> str:
        return money(cents, country.currency or "", facts)

    def date(day_: str) -> str:
        return day(day_, facts) or day_

    steps = (
        {
            "start": date(step["start"]),
            "end": date(step["end"]),
            "days": step["days"],
            "months": step["months"],
            "amount": sum_of(step["amount"]),
            "rate": facts.percent.replace("{number}", number(step["rate"], facts)),
            "interest": sum_of(step["interest"]),
        }
        for step in owed["invoices"][0]["steps"]
    )
    return Example(
        country=country,
        by_demand=by_demand,
        amount=sum_of(_amount(country)),
        due=date(due),
        until=date(until),
        steps=tuple(steps),
        interest=sum_of(owed["interest"]),
        fixed=sum_of(owed["fixed"]) if here["fixed"] or "scale" in here else "",
        total=sum_of(owed["total"]),
    )
