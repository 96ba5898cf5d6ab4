"""Checks the facts of countries: each has a source and days, and none has run out unnoticed.

Like `links`, works on whatever could be read.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from ..diagnostics import Diagnostic, closest
from ..model.country import (
    Country,
    Fact,
    FactKind,
    Origin,
    due,
    facts_of,
    lineage,
    shown_until,
)
from ..model.texts import KeyPath
from ..text import locales
from ..text.workdays import is_code
from .loaded import Loaded

COPIES = 3  # facts from which what two countries say alike is no chance
NEEDED = ("words", "source", "checked", "confidence")


@dataclass(frozen=True, order=True)
class Due:
    """A fact that somebody has to look at by a day, why, and where a new value will be found."""

    day: datetime.date
    country: str
    fact: str
    why: str
    url: str


@dataclass(frozen=True)
class Evidence:
    """How well a country is known: its kinds of facts by how they were read, those that other
    countries have and this one lacks, and the questions that no source has answered.
    """

    country: str
    firm: tuple[str, ...]
    soft: tuple[str, ...]
    left_out: tuple[str, ...]
    questions: tuple[str, ...]


def check(loaded: Loaded, today: datetime.date) -> list[Diagnostic]:
    """Every mistake in the facts: no source or day, days that cannot be, a fact past its time."""
    return list(_Checker(loaded, today).everything())


def calendar(kinds: tuple[FactKind, ...], countries: tuple[Country, ...]) -> Iterator[Due]:
    """What falls due, in no order. A fact that a country inherits is told where it was written."""
    by_id = {kind.id: kind for kind in kinds}
    known = {country.id: country for country in countries}
    for country in countries:
        whole = {fact.id: fact for fact in facts_of(country, known)}
        for own in country.facts:
            fact, kind = whole[own.id], by_id[own.id]
            url = fact.source.url if fact.source else ""
            if own.valid_to:
                yield Due(own.valid_to, country.id, own.id, "ends", url)
            if own.checked:
                day = due(own.model_copy(update={"valid_to": None}), kind)
                yield Due(day, country.id, own.id, "read again", url)
            if last := last_rate(own):
                url = fact.published.url if fact.published else ""
                yield Due(last, country.id, own.id, "rate ends", url)


def evidence(kinds: tuple[FactKind, ...], countries: tuple[Country, ...]) -> Iterator[Evidence]:
    """What is known of each country, with what it inherits, in the order of kinds."""
    known = {country.id: country for country in countries}
    for country in countries:
        told = {fact.id: fact.confidence for fact in facts_of(country, known)}
        firm, soft, left_out = (
            tuple(kind.id for kind in kinds if told.get(kind.id) == confidence)
            for confidence in ("firm", "soft", None)
        )
        yield Evidence(country.id, firm, soft, left_out, country.unverified)


def run_out(
    kinds: tuple[FactKind, ...], countries: tuple[Country, ...], today: datetime.date
) -> tuple[str, ...]:
    """The facts that may not be shown on a day. Of the day, a published site depends on these
    alone.
    """
    by_id = {kind.id: kind for kind in kinds}
    known = {country.id: country for country in countries}
    return tuple(
        f"{country.id}/{fact.id}"
        for country in countries
        for fact in facts_of(country, known)
        if shown_until(fact, by_id[fact.id]) < today
    )


def last_rate(fact: Fact) -> datetime.date | None:
    """The last day for which a fact has a rate, where its rates end."""
    if not fact.rates or not fact.rates[-1].end:
        return None
    return max(rate.end or datetime.date.max for rate in fact.rates)


def currency(loaded: Loaded, origin: str, path: KeyPath, code: str) -> Iterator[Diagnostic]:
    """The mistake for a text that is the code of no currency, with the code that is meant."""
    if code not in locales.currencies():
        sentence = f'"{code}" is not the code of a currency.'
        meant = locales.currency_meant(code) or closest(code.upper(), locales.currencies())
        hint = f"Write `{meant or 'EUR'}`: codes of ISO 4217 have three capitals."
        yield loaded.mistake(origin, path, "unknown-currency", sentence, hint)


def _said(fact: Fact) -> tuple[str | None, str]:
    """What a fact says, and where it was read."""
    return fact.words, fact.source.url if fact.source else ""


@dataclass(frozen=True)
class _Checker:
    loaded: Loaded
    today: datetime.date

    def everything(self) -> Iterator[Diagnostic]:
        countries = {country.id: country for country in self.loaded.of(Country)}
        kinds = {kind.id: kind for kind in self.loaded.of(FactKind)}
        for country in countries.values():
            yield from self._lineage(country, countries)
            yield from self._holidays(country)
            if country.currency:
                yield from currency(self.loaded, country.origin, ("currency",), country.currency)
            whole = {fact.id: fact for fact in facts_of(country, countries)}
            for index, own in enumerate(country.facts):
                at: KeyPath = ("facts", index)
                yield from self._lacking(country, at, whole[own.id])
                yield from self._days(country, at, own)
                yield from self._reached(country, at, own)
                yield from self._rates(country, at, own)
                yield from self._bands(country, at, own)
                if own.id in kinds:
                    yield from self._ended(country, at, own)
                    yield from self._unread(country, at, own, kinds[own.id])
        yield from self._copies(countries)

    def _holidays(self, country: Country) -> Iterator[Diagnostic]:
        """A code by which nobody knows any public holidays."""
        code = country.holidays
        if code and not is_code(code):
            sentence = f'No public holidays are known for "{code}".'
            hint = "Write a code of ISO 3166: `FR` for a country, `CA-QC` for a part of one."
            own = (settings.source_locale,) if (settings := self.loaded.settings) else ()
            meant = locales.country_meant(code, ("en", *own)) or code.upper()
            if is_code(meant):
                hint = f'Did you mean "{meant}"?'
            path = ("holidays",)
            yield self.loaded.mistake(country.origin, path, "unknown-holidays", sentence, hint)

    def _copies(self, countries: dict[str, Country]) -> Iterator[Diagnostic]:
        """The countries of which most says, word for word and with its sources, another one."""
        for one, other in combinations(countries.values(), 2):
            if other in lineage(one, countries) or one in lineage(other, countries):
                continue
            there = {_said(fact) for fact in one.facts if fact.words}
            same = [n for n, fact in enumerate(other.facts) if fact.words and _said(fact) in there]
            if len(same) < COPIES or 2 * len(same) < len(other.facts):
                continue
            count = f"{len(same)} of the {len(other.facts)} facts here say"
            sentence = f"{count} what `{one.origin}` says, with the same sources."
            hint = f"Read what holds in this country; or write `inherits: {one.id}`."
            yield self.loaded.mistake(
                other.origin, ("facts", same[0], "words"), "copied-file", sentence, hint, "warning"
            )

    def _lineage(self, country: Country, countries: dict[str, Country]) -> Iterator[Diagnostic]:
        """A circle of countries is told once; those that only lead into it are not to blame."""
        line = [each.id for each in lineage(country, countries)]
        again = countries[line[-1]].inherits  # where the line would go on
        circle = line[line.index(again) :] if again in line else []
        if country.id == min(circle, default=""):
            sentence = f'"{country.id}" inherits from itself.'
            hint = 'Take "inherits" out of one of the files.'
            yield self.loaded.mistake(
                country.origin, ("inherits",), "inherits-itself", sentence, hint
            )

    def _lacking(self, country: Country, at: KeyPath, fact: Fact) -> Iterator[Diagnostic]:
        """What every fact needs, and this one neither says nor inherits."""
        lacking = [f'"{key}"' for key in NEEDED if getattr(fact, key) is None]
        if lacking:
            sentence = f'The fact "{fact.id}" has no {", ".join(lacking)}.'
            hint = "Open a source; write what it says, where that stands and when you read it."
            yield self.loaded.mistake(country.origin, at, "fact-without-source", sentence, hint)

    def _days(self, country: Country, at: KeyPath, fact: Fact) -> Iterator[Diagnostic]:
        """A reading or a beginning that is still to come, and an end before the beginning."""
        if fact.checked and fact.checked > self.today:
            sentence = f'"checked" is {fact.checked}, which is still to come.'
            hint, path = f"Today is {self.today}.", (*at, "checked")
            yield self.loaded.mistake(country.origin, path, "future-date", sentence, hint)
        if fact.valid_from and fact.valid_to and fact.valid_to < fact.valid_from:
            sentence = f'"{fact.id}" ends on {fact.valid_to}, before it begins.'
            hint, path = f'"valid_from" is {fact.valid_from}.', (*at, "valid_to")
            yield self.loaded.mistake(country.origin, path, "backward-days", sentence, hint)
        elif fact.valid_from and fact.valid_from > self.today:
            sentence = f'"{fact.id}" holds from {fact.valid_from} on, and would be told today.'
            hint = "Write what holds until then, and put this in its place on that day."
            path = (*at, "valid_from")
            yield self.loaded.mistake(country.origin, path, "future-date", sentence, hint)

    def _reached(self, country: Country, at: KeyPath, fact: Fact) -> Iterator[Diagnostic]:
        """Somebody who helps, and whom nobody can call, text or write to."""
        for index, each in enumerate(fact.reach):
            if each.call is None and each.text is None and each.page is None:
                sentence = f'"{each.name}" has neither "call" nor "text" nor "page".'
                hint = "Add the one by which they are reached, or remove the entry."
                path: KeyPath = (*at, "reach", index)
                yield self.loaded.mistake(country.origin, path, "missing-key", sentence, hint)

    def _rates(self, country: Country, at: KeyPath, fact: Fact) -> Iterator[Diagnostic]:
        """Rates that end before they begin, or that begin before the one above them ends."""
        path: KeyPath = (*at, "interest", "rates")
        for index, rate in enumerate(fact.rates):
            if rate.end and rate.end < rate.start:
                sentence = f"A rate ends on {rate.end}, before it begins."
                hint, end = f'"start" is {rate.start}.', (*path, index, "end")
                yield self.loaded.mistake(country.origin, end, "backward-days", sentence, hint)
        for index, (before, after) in enumerate(pairwise(fact.rates), 1):
            if before.end is None or after.start <= before.end:
                sentence = f"The rate from {after.start} begins before the one above it ends."
                hint = "Write rates one after the other, the oldest first, each with its end."
                start = (*path, index, "start")
                yield self.loaded.mistake(country.origin, start, "backward-days", sentence, hint)

    def _bands(self, country: Country, at: KeyPath, fact: Fact) -> Iterator[Diagnostic]:
        """Bands of a sum that grows with the debt, out of their order."""
        bands = fact.scale.bands if fact.scale else ()
        for index, (before, after) in enumerate(pairwise(bands), 1):
            if Decimal(after.least) <= Decimal(before.least):
                sentence = f"The band from {after.least} does not begin after the one above it."
                path: KeyPath = (*at, "scale", "bands", index, "least")
                hint = "Write bands one after the other, the smallest first."
                yield self.loaded.mistake(country.origin, path, "backward-bands", sentence, hint)

    def _ended(self, country: Country, at: KeyPath, fact: Fact) -> Iterator[Diagnostic]:
        """A fact that has ended, and rates of which the last one has."""
        if fact.valid_to and fact.valid_to < self.today:
            sentence = f'"{fact.id}" ended on {fact.valid_to} and is not shown any more.'
            hint = f"Read {_place(fact.source)}, and write what holds now."
            path = (*at, "valid_to")
            yield self.loaded.mistake(country.origin, path, "fact-over", sentence, hint, "warning")
        last = last_rate(fact)
        if last and last < self.today:
            sentence = f'The rates of "{fact.id}" end on {last}.'
            hint = f"Look for the next one at {_place(fact.published)}."
            path = (*at, "interest", "rates")
            yield self.loaded.mistake(country.origin, path, "fact-over", sentence, hint, "warning")

    def _unread(
        self, country: Country, at: KeyPath, fact: Fact, kind: FactKind
    ) -> Iterator[Diagnostic]:
        """A fact whose source was read too long ago, for its kind."""
        read = fact.model_copy(update={"valid_to": None})
        if due(read, kind) < self.today:
            gone = shown_until(read, kind) < self.today
            shown = "is not shown any more" if gone else "will not be shown for long"
            sentence = f'"{fact.id}" was read on {fact.checked} and {shown}.'
            hint = f'Read {_place(fact.source)} again, and set "checked" to the day you did.'
            path = (*at, "checked")
            yield self.loaded.mistake(
                country.origin, path, "fact-unread", sentence, hint, "warning"
            )


def _place(source: Origin | None) -> str:
    """A source as a hint names it."""
    return source.url if source is not None else "its source"
