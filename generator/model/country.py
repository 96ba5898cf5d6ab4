"""The frozen models of what holds in a country: facts, each with its source and its days.

A country may inherit from another, field by field. So a fact may lack what its parent says;
`facts_of` gives the facts as they hold, and `content/facts.py` misses what neither says.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from ..text.days import months_later
from .kinds import (
    CRITICAL,
    Amount,
    CountryId,
    Day,
    Delay,
    Entry,
    FactKindId,
    Id,
    Kind,
    LocaleTag,
    Model,
    Months,
    Name,
    Note,
    Phone,
    Plain,
    Prose,
    Rate,
    Script,
    Thing,
    Trait,
    Url,
    few,
)

Group = Literal["safety", "owed", "steps", "help", "work", "papers"]


class FactKind(Entry):
    """A kind of fact that countries may have."""

    what = Kind("fact-kind", "a kind of fact", "countries/kinds.yml", "where", linked=False)

    label: Annotated[Plain, CRITICAL]
    """What it is about, as a heading."""
    group: Group
    """Under which heading of a country's page it stands."""
    months: Months
    """For how many months somebody's reading of the source holds. After that it is due again."""
    grace: Months
    """For how many more months it is still shown as current when nobody has read it again."""


class Origin(Model):
    """Where a fact was read."""

    title: Name
    """The title of the page or text, in its own language."""
    publisher: Name
    """Who published it: a name, and nothing to translate."""
    copied: Literal["yes", "no"] = "no"
    """Whether somebody else than the legislator keeps a copy of the official text there."""
    url: Url
    """Where it is."""
    lang: LocaleTag
    """The language it is in."""


class Reach(Model):
    """Somebody who helps at once: a number to call, to text, or a page to write on."""

    id: Id
    """Names it for good."""
    name: Annotated[Plain, CRITICAL]
    """Who answers: "Police", "Emergency services"."""
    call: Phone | None = None
    """The number to call, as people there write it."""
    text: Phone | None = None
    """The number for text messages."""
    page: Url | None = None
    """Where to write or chat."""
    note: Annotated[Plain, CRITICAL] | None = None
    """When it answers, whom it is for, what it costs."""


class RatePeriod(Model):
    """A rate and the days on which it holds."""

    named_by = "start"

    start: Day
    """The first day."""
    end: Day | None = None
    """The last day, if it is known."""
    rate: Rate
    """In per cent a year, with a point."""


class Interest(Model):
    """How the law reckons interest on money that is late."""

    points: Rate | None = None
    """What is added to each rate, in points."""
    rates: tuple[RatePeriod, ...] = ()
    """The rates, one after the other."""
    published: Origin | None = None
    """Where the rates are published, also those to come."""
    taken: Literal["each-day", "first-day"] | None = None
    """Whether each day has the rate of that day, or all days that of the first day of lateness."""
    rests: Literal["never", "yearly", "monthly"] | None = None
    """When interest begins to bear interest itself."""
    starts: Literal["due", "demand"] | None = None
    """Whether interest runs from the day after the due date, or after a formal demand arrived."""
    law: Annotated[Plain, CRITICAL] | None = None
    """What the law is called in a letter, with its article."""


class Tier(Model):
    """A fixed sum for debts of a size."""

    named_by = "least"

    least: Amount
    """From which debt on."""
    sum: Amount
    """The sum."""


class CostBand(Model):
    """A part of a debt, and what is owed for it."""

    named_by = "least"

    least: Amount
    """Where the part begins; it ends where the next one does."""
    rate: Rate
    """In per cent of the part, with a point."""


class CostScale(Model):
    """A sum that grows with the debt, part by part, as the law has it for costs."""

    bands: Annotated[tuple[CostBand, ...], few(1)]
    """The parts, the smallest first."""
    most: Amount
    """What it never exceeds."""


class Fact(Model):
    """Something that holds in a country, with where and when it was read."""

    id: FactKindId
    """What kind of fact it is: an id of `countries/kinds.yml`."""
    words: Annotated[Prose, CRITICAL] | None = None
    """What the reader needs to know, in one to three sentences."""
    source: Origin | None = None
    """Where it was read."""
    valid_from: Day | None = None
    """The first day on which it holds, if there is one."""
    valid_to: Day | None = None
    """The last day on which it holds, if it is known."""
    checked: Day | None = None
    """The day somebody last read the source."""
    confidence: Literal["firm", "soft"] | None = None
    """Firm: read in an official text. Soft: read elsewhere, or the texts leave room."""
    reach: Annotated[tuple[Reach, ...], Trait.DISTINCT] = ()
    """Who helps at once."""
    interest: Interest | None = None
    """For calculators: how interest is reckoned."""
    fixed: Annotated[tuple[Tier, ...], Trait.DISTINCT] = ()
    """For calculators: the fixed sums."""
    scale: CostScale | None = None
    """For calculators: what the fixed sum is in place of the one above, wherever that is more. It
    grows with all invoices together, as one claim."""
    days: Delay | None = None
    """For letters: how many days to give."""
    phrase: Script | None = None
    """For letters: words that stand there as they are."""
    stands: Script | None = None
    """For letters: a sentence that has to stand there, or that gives the letter its force."""
    law: Annotated[Plain, CRITICAL] | None = None
    """For letters: what the law is called that a fixed sum rests on, with its article."""

    @property
    def rates(self) -> tuple[RatePeriod, ...]:
        """The rates that it gives, one after the other; none where it says nothing of interest."""
        return self.interest.rates if self.interest is not None else ()

    @property
    def published(self) -> Origin | None:
        """Where the rates are published that it gives."""
        return (self.interest.published if self.interest is not None else None) or self.source


class Country(Thing):
    """A country, or a part of one with laws of its own: what holds there for the reader."""

    what = Kind("country", "a country", "countries/", "where")

    here: Annotated[Plain, CRITICAL]
    """The country after a preposition: "In France"."""
    inherits: CountryId | None = None
    """The id of a country whose facts hold here too, as far as no fact here says otherwise."""
    chosen: Literal["yes", "no"] = "yes"
    """Whether readers can say that they work here."""
    languages: Annotated[tuple[LocaleTag, ...], Trait.DISTINCT] = ()
    """The languages of business there: pages in one of them show this country first."""
    currency: Note | None = None
    """The code of its currency."""
    holidays: Note | None = None
    """Whose public holidays hold: a code of ISO 3166, `FR` for a country, `CA-QC` for a part."""
    facts: Annotated[tuple[Fact, ...], Trait.DISTINCT] = ()
    """What holds there."""
    unverified: tuple[Note, ...] = ()
    """Questions that no source has answered yet. For editors, never shown."""


M = TypeVar("M", bound=Model)


def facts_of(country: Country, countries: Mapping[str, Country]) -> tuple[Fact, ...]:
    """The facts of a country with what it inherits; those of the country it inherits from come
    first.

    `countries` holds every country by its id.
    """
    facts: dict[str, Fact] = {}
    for ancestor in reversed(lineage(country, countries)):
        for fact in ancestor.facts:
            facts[fact.id] = _over(facts[fact.id], fact) if fact.id in facts else fact
    return tuple(facts.values())


def lineage(country: Country, countries: Mapping[str, Country]) -> list[Country]:
    """A country and those it inherits from, the nearest first. One that repeats ends the list."""
    line = [country]
    parent = countries.get(country.inherits or "")
    while parent is not None and parent not in line:
        line.append(parent)
        parent = countries.get(parent.inherits or "")
    return line


def due(fact: Fact, kind: FactKind) -> datetime.date:
    """The last day on which a fact needs no attention: its own end, or that of its reading."""
    return min(fact.valid_to or datetime.date.max, _read_until(fact, kind.months))


def shown_until(fact: Fact, kind: FactKind) -> datetime.date:
    """The last day on which a fact may be shown as current.

    What has ended is over at once. A reading that is due again holds a while longer.
    """
    return min(fact.valid_to or datetime.date.max, _read_until(fact, kind.months + kind.grace))


def _read_until(fact: Fact, months: int) -> datetime.date:
    return months_later(fact.checked, months) if fact.checked else datetime.date.max


def _over(parent: M, child: M) -> M:
    """The fields of a child over those of its parent, and so on inside of them.

    A child with words or a source of its own keeps none of the days on which those of the parent
    hold, nor when that source was read and how firm it is.
    """
    changes: dict[str, object] = {}
    for name in type(parent).model_fields:
        old, new = getattr(parent, name), getattr(child, name)
        if isinstance(old, Interest) and isinstance(new, Interest):
            changes[name] = _over(old, new)
        elif new not in (None, ()):
            changes[name] = new
    if isinstance(child, Fact) and (child.words or child.source):
        changes |= {"valid_from": child.valid_from, "valid_to": child.valid_to}
    if isinstance(child, Fact) and child.source:
        changes |= {"checked": child.checked, "confidence": child.confidence}
    return parent.model_copy(update=changes)
