"""Turns the facts of countries into the rules by which interest is worked out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

from ..model.country import Country, Fact, FactKind, Interest, facts_of, shown_until
from ..text.formats import USUAL
from ..text.locales import digits
from .interest import Band, Rate, Rule, Scale, Tier

FOREVER = "9999-12-30"  # the day after it is a day too


def rule(
    country: Country, countries: Mapping[str, Country], kinds: Mapping[str, FactKind]
) -> Rule | None:
    """How interest is worked out in a country; nothing where only a contract gives any.

    `countries` and `kinds` hold all of them by id. A rate without an end holds as long as its fact
    may be shown, and so does a fixed sum: after that nobody has read whether they still do.
    """
    fact = basis(country, countries)
    if fact is None or fact.interest is None:
        return None
    fixed, behind = sums(country, countries), digits_of(country)
    made = Rule(
        rates=_rates(fact.interest, shown_until(fact, kinds[fact.id])),
        taken=fact.interest.taken or "each-day",
        rests=fact.interest.rests or "never",
        fixed=_tiers(fixed, behind),
        fixed_until=_day(shown_until(fixed, kinds[fixed.id])) if fixed else FOREVER,
    )
    if fixed and fixed.scale:
        bands = [
            Band(least=_cents(each.least, behind), rate=each.rate) for each in fixed.scale.bands
        ]
        made["scale"] = Scale(bands=bands, most=_cents(fixed.scale.most, behind))
    return made


def digits_of(country: Country) -> int:
    """How many digits stand behind the point of a sum in the currency of a country."""
    return digits(country.currency) if country.currency else USUAL


def basis(country: Country, countries: Mapping[str, Country]) -> Fact | None:
    """The fact that gives a country its rates, if one does."""
    facts = facts_of(country, countries)
    return next((each for each in facts if each.rates), None)


def sums(country: Country, countries: Mapping[str, Country]) -> Fact | None:
    """The fact that gives a country its fixed sums, if one does."""
    return next((each for each in facts_of(country, countries) if each.fixed or each.scale), None)


def summed(rate: str, points: str | None) -> str:
    """A rate with its points added, as short as it can be written: `2.40` and `8` to `10.4`."""
    return f"{(Decimal(rate) + Decimal(points or 0)).normalize():f}"


def _rates(interest: Interest, read_until: datetime.date) -> list[Rate]:
    return [
        Rate(
            start=period.start.isoformat(),
            end=_day(period.end or read_until),
            rate=summed(period.rate, interest.points),
        )
        for period in interest.rates
    ]


def _tiers(fact: Fact | None, behind: int) -> list[Tier]:
    return [
        Tier(least=_cents(tier.least, behind), sum=_cents(tier.sum, behind))
        for tier in (fact.fixed if fact else ())
    ]


def _cents(amount: str, behind: int) -> int:
    return int(Decimal(amount) * 10**behind)


def _day(day: datetime.date) -> str:
    return min(day.isoformat(), FOREVER)
