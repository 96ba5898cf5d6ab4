"""Turns the countries of a guide into what pages show of them: facts that hold and that have run
out, in groups; help that can be tapped; the countries of a language first.

A page is read long after it was built. So a fact carries the last day on which it may be shown, for
the browser to decide by the reader's day, and the words beside a rate are true on any day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import get_args

from ..calculator.rules import summed
from ..model.country import (
    Country,
    Fact,
    FactKind,
    Group,
    Origin,
    Reach,
    facts_of,
    lineage,
    shown_until,
)
from ..model.guide import Guide

RATES = 4  # how many a page shows; calculators know all


@dataclass(frozen=True)
class ShownRate:
    """A rate with what is added to it, in per cent, and the days on which it holds."""

    start: datetime.date
    end: datetime.date | None
    rate: str


@dataclass(frozen=True)
class Told:
    """A fact as a page tells it.

    `current` is false for one that has run out: its words are not shown, its source is. `until` is
    the last day on which it may be shown, empty where there is none. Where its rates end, `later`
    is the first day for which they say nothing, and `published` the place to look for the next.
    """

    kind: FactKind
    fact: Fact
    current: bool
    until: str
    rates: tuple[ShownRate, ...] = ()
    later: datetime.date | None = None
    published: Origin | None = None


@dataclass(frozen=True)
class Local:
    """What one country has to say on a page: its facts of the kinds that the page asks for.

    `ids` are the countries that it speaks for: itself, and those that inherit all of it.
    """

    country: Country
    ids: tuple[str, ...]
    told: tuple[Told, ...]

    @property
    def first(self) -> tuple[Reach, ...]:
        """Whom to reach in danger: those of the first kind asked for, if it holds."""
        return _reach(self.told[:1])

    @property
    def reach(self) -> tuple[Reach, ...]:
        """All who help at once, those to reach in danger first."""
        return _reach(self.told)

    @property
    def at_once(self) -> str:
        """The number to call in danger; empty where there is none."""
        return next((reach.call for reach in self.first if reach.call), "")


class Where:
    """The countries of a guide, for pages in the locale `tag` that are built on a day."""

    def __init__(self, guide: Guide, tag: str, today: datetime.date) -> None:
        """Keep the facts of every country as they hold."""
        self.today = today
        self.kinds = {kind.id: kind for kind in guide.fact_kinds}
        self.countries = {country.id: country for country in guide.countries}
        language = tag.partition("-")[0]
        chosen = [c for c in guide.countries if c.chosen == "yes"]
        self.near = [c for c in chosen if _speaks(c, language)]
        self.far = [c for c in chosen if not _speaks(c, language)]
        self.all = [*self.near, *self.far]
        self.shared = [country for country in guide.countries if country.chosen == "no"]
        self._facts: dict[str, dict[str, Fact]] = {}
        self._locals: dict[tuple[tuple[str, ...], bool], tuple[list[Local], list[Local]]] = {}

    def numbers(self) -> list[dict[str, object]]:
        """Whom to reach in danger, those of the language first: plain data for the quiz.

        The others are marked as `far`, where there are any of the language. `ids` are the countries
        that each speaks for.
        """
        safety = [name for name, kind in self.kinds.items() if kind.group == "safety"]
        return [
            {
                "in": local.country.here,
                "ids": list(local.ids),
                "until": local.told[0].until,
                "reach": [
                    {**reach.model_dump(exclude={"id"}, exclude_none=True), **_dialled(reach)}
                    for reach in local.first
                ],
                **({"far": True} if far else {}),
            }
            for far in (False, True)
            for local in self.local(safety, safety=True, far=far)
            if local.first
        ]

    def names(self) -> dict[str, list[list[str]]]:
        """The countries to choose from, by id and name: those of the language, and the others."""
        lists = {"near": self.near, "far": self.far}
        return {
            name: [[country.id, country.title] for country in countries]
            for name, countries in lists.items()
        }

    def told(self, country: Country, kinds: Iterable[str] | None = None) -> tuple[Told, ...]:
        """The facts of a country, in the order of the kinds; of the kinds named, or all."""
        wanted = set(self.kinds if kinds is None else kinds)
        if country.id not in self._facts:
            inherited = facts_of(country, self.countries)
            self._facts[country.id] = {fact.id: fact for fact in inherited}
        facts = self._facts[country.id]
        return tuple(
            self._told(facts[name], kind)
            for name, kind in self.kinds.items()
            if name in wanted and name in facts
        )

    def groups(self, country: Country) -> Iterator[tuple[str, tuple[Told, ...]]]:
        """The facts of a country under their headings."""
        told = self.told(country)
        for group in get_args(Group):
            own = tuple(each for each in told if each.kind.group == group)
            if own:
                yield group, own

    def local(self, kinds: Iterable[str], *, safety: bool, far: bool = False) -> list[Local]:
        """What the countries of the language have to say on kinds of facts, or the other ones.

        Where those of the language say nothing, the other ones stand in their place. `safety` asks
        for the kinds that help at once, or for all but those.
        """
        asked = tuple(k for k in kinds if (self.kinds[k].group == "safety") == safety)
        if (asked, safety) not in self._locals:
            near = list(self._local(asked, safety, self.near))
            others = list(self._local(asked, safety, self.far))
            self._locals[asked, safety] = (near, others) if near else (others, [])
        return self._locals[asked, safety][far]

    def subject(self, kinds: Iterable[str]) -> FactKind | None:
        """The kind of facts that a page tells, beside those that help at once, if it is one."""
        asked = [self.kinds[k] for k in kinds if self.kinds[k].group != "safety"]
        return asked[0] if len(asked) == 1 else None

    def elsewhere(self, kinds: Iterable[str]) -> list[Country]:
        """The countries that a page shows only a link to: it is silent on those of the language."""
        shown = {name for local in self.local(kinds, safety=False) for name in local.ids}
        return [country for country in self.all if country.id not in shown]

    def _local(
        self, asked: tuple[str, ...], safety: bool, countries: list[Country]
    ) -> Iterator[Local]:
        """What some countries have to say, each country once for all that it speaks for."""
        decisive = asked[:1] if safety else asked  # in danger the first kind alone counts
        listed = [country.id for country in countries]
        speakers = {country.id: self._says(country, decisive).id for country in self.all}
        for country in countries:
            told = self.told(country, asked)
            speaker = speakers[country.id]
            if safety:  # what a part of it says for itself is said with it
                parts = [c for c in countries if c is not country and speakers[c.id] == country.id]
                each_of = ((part, each) for part in parts for each in self.told(part, asked))
                told += tuple(each for part, each in each_of if each.fact in part.facts)
            empty = not (_reach(told) if safety else told)
            if empty or (speaker != country.id and speaker in listed):
                continue
            among = countries if safety else self.all  # numbers of all others have their own line
            ids = tuple(c.id for c in among if country.id in (c.id, speakers[c.id]))
            if ids:
                yield Local(country, ids, told)

    def _says(self, country: Country, kinds: tuple[str, ...]) -> Country:
        """The country that speaks for another on some kinds: itself, or one it inherits from."""
        for ancestor in lineage(country, self.countries):
            if {fact.id for fact in ancestor.facts} & set(kinds):
                return ancestor
        return country

    def _told(self, fact: Fact, kind: FactKind) -> Told:
        """A fact with the rates a page shows, and until when it may be shown."""
        until = shown_until(fact, kind)
        last = "" if until == datetime.date.max else until.isoformat()
        told = Told(kind, fact, until >= self.today, last)
        if fact.interest is None or not fact.rates:
            return told
        rates = tuple(
            ShownRate(period.start, period.end, summed(period.rate, fact.interest.points))
            for period in fact.rates
        )
        end = rates[-1].end
        has_next = end is not None and end < datetime.date.max
        later = end + datetime.timedelta(1) if end and has_next else None
        return replace(told, rates=rates[-RATES:], later=later, published=fact.published)


def _dialled(reach: Reach) -> dict[str, str]:
    """The addresses that a tap on each number opens."""
    links = {"tel": reach.call, "sms": reach.text}
    return {name: f"{name}:{dialled(number)}" for name, number in links.items() if number}


def _reach(told: Iterable[Told]) -> tuple[Reach, ...]:
    """Whom facts that hold say to reach, each once."""
    found: dict[tuple[str | None, ...], Reach] = {}
    for reach in (reach for each in told if each.current for reach in each.fact.reach):
        found.setdefault((reach.name, reach.call, reach.text, reach.page), reach)
    return tuple(found.values())


def dialled(number: str) -> str:
    """A number as an address of `tel:` or `sms:` has it."""
    return re.sub(r"[^0-9+]", "", number)


def _speaks(country: Country, language: str) -> bool:
    return language in (tag.partition("-")[0] for tag in country.languages)
