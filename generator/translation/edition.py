"""Says what a locale has of a guide: which translations may be shown, and whether that is enough to
publish it.

A locale is published when the settings name it and enough of it has been translated once; it stays
published as long as a floor far below that is kept. Otherwise it is a preview. A fuzzy translation
is never shown and never counted as done: the source stands in its place.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.settings import Floor, Settings, Thresholds
from .catalogue import Catalogue, shown
from .messages import Message

SHARES = ("ordinary", "critical")


@dataclass(frozen=True)
class Coverage:
    """How many of some messages are translated, fuzzy, empty; how many are critical.

    `fuzzy` are those that must not be shown. `stale` of them were right once and their source has
    changed, for the oldest of them on the day `since`. `fresh` are those that translators have not
    been given yet.
    """

    translated: int = 0
    fuzzy: int = 0
    empty: int = 0
    critical: int = 0
    critical_missing: int = 0
    stale: int = 0
    critical_stale: int = 0
    fresh: int = 0
    critical_fresh: int = 0
    since: datetime.date | None = None

    @property
    def total(self) -> int:
        """All messages."""
        return self.translated + self.fuzzy + self.empty

    def shown(self) -> dict[str, tuple[int, int]]:
        """Of ordinary and of critical messages: how many can be shown, and how many there are."""
        critical = self.critical - self.critical_missing
        ordinary = self.total - self.critical
        return {
            "ordinary": (self.translated - critical, ordinary),
            "critical": (critical, self.critical),
        }

    def once(self) -> dict[str, tuple[int, int]]:
        """Of ordinary and of critical messages that translators were given: how many have been
        translated once, and how many there are.
        """
        shown = self.shown()
        ordinary, critical = shown["ordinary"], shown["critical"]
        stale, fresh = self.stale - self.critical_stale, self.fresh - self.critical_fresh
        return {
            "ordinary": (ordinary[0] + stale, ordinary[1] - fresh),
            "critical": (critical[0] + self.critical_stale, critical[1] - self.critical_fresh),
        }

    def found(self, settings: Settings) -> bool:
        """Whether enough of a page is translated for search engines to find it."""
        return self.translated * 100 >= self.total * settings.publish_from.ordinary


@dataclass(frozen=True)
class Shortfall:
    """A share of the messages that keeps a locale from being published: how many are done, of how
    many, and how many of 100 are asked.
    """

    share: str
    done: int
    total: int
    asked: int


@dataclass(frozen=True)
class Notes:
    """What translators of a locale have decided for good, as Markdown, and the file that
    says it.
    """

    path: str
    text: str


@dataclass(frozen=True)
class Edition:
    """What one locale has of a guide. `words` maps ids to the forms of translations that may be
    shown.

    `states` maps ids to `translated`, `fuzzy` or `empty`. `stale` maps ids whose source has changed
    to the day on which that was noticed; None where the file has not been merged since. `missing`
    are the critical ids that cannot be shown. `begun` is whether it has been published before, or
    may be now. `path` is its PO file; `notes` stand beside that.
    """

    tag: str
    published: bool
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    whole: Coverage = Coverage()
    pages: Mapping[str, Coverage] = field(default_factory=dict)
    stale: Mapping[str, datetime.date | None] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    begun: bool = True
    path: str = ""
    notes: Notes | None = None


def source(settings: Settings, words: Mapping[str, tuple[str, ...]]) -> Edition:
    """The edition of the source locale; `words` are those of its interface, by id."""
    return Edition(settings.source_locale, published=True, words=words)


def edition(
    catalogue: Catalogue,
    messages: tuple[Message, ...],
    settings: Settings,
    faulty: frozenset[str],
    copies: frozenset[str] = frozenset(),
    supplied: frozenset[str] = frozenset(),
) -> Edition:
    """The edition of a catalogue.

    `faulty` are the ids whose translation must not be shown; `copies` only repeat the source and
    count as empty. What is `supplied` with the templates is shown, asked of nobody, and not
    counted.
    """
    states = _states(catalogue, messages, faulty, copies)
    words = {name: catalogue.entries[name].forms for name, s in states.items() if s == "translated"}
    messages = tuple(each for each in messages if not each.spare and each.id not in supplied)
    stale = _stale(catalogue, messages, states)
    fresh = frozenset(message.id for message in messages if message.id not in catalogue.entries)
    by_page: dict[str, list[Message]] = {}
    for message in messages:
        by_page.setdefault(message.page, []).append(message)
    whole = _coverage(messages, states, stale, fresh)
    begun = catalogue.published or not short(whole.once(), settings.publish_from)
    stays = begun and not short(whole.shown(), settings.stay_from)
    return Edition(
        catalogue.tag,
        published=catalogue.tag in settings.locales and stays,
        words=words,
        states=states,
        whole=whole,
        pages={page: _coverage(group, states, stale, fresh) for page, group in by_page.items()},
        stale=stale,
        missing=tuple(each.id for each in messages if _lacks(each, states)),
        begun=begun,
        path=catalogue.path,
    )


def _states(
    catalogue: Catalogue,
    messages: Iterable[Message],
    faulty: frozenset[str],
    copies: frozenset[str],
) -> dict[str, str]:
    """How far the translation of each message is, by its id."""
    states = {}
    for message in messages:
        entry = catalogue.entries.get(message.id)
        if entry is None or entry.empty or message.id in copies:
            states[message.id] = "empty"
        elif not shown(entry, message) or message.id in faulty:
            states[message.id] = "fuzzy"
        else:
            states[message.id] = "translated"
    return states


def _stale(
    catalogue: Catalogue, messages: Iterable[Message], states: Mapping[str, str]
) -> dict[str, datetime.date | None]:
    """The ids of messages whose source has changed since they were translated, with the day if it
    is known.
    """
    unsure = (message for message in messages if states[message.id] == "fuzzy")
    entries = ((message, catalogue.entries[message.id]) for message in unsure)
    return {
        message.id: entry.since
        for message, entry in entries
        if entry.outdated or entry.source != message.text
    }


def lacking(edition: Edition, settings: Settings) -> tuple[Shortfall, ...]:
    """The shares that keep an edition from being published, the one that lacks most first."""
    whole = edition.whole
    if edition.begun:
        return short(whole.shown(), settings.stay_from)
    return short(whole.once(), settings.publish_from)


def short(
    counts: Mapping[str, tuple[int, int]], wanted: Thresholds | Floor
) -> tuple[Shortfall, ...]:
    """The shares that are too small, the one that lacks most first."""
    found = [Shortfall(share, *counts[share], getattr(wanted, share)) for share in SHARES]
    found = [each for each in found if each.done * 100 < each.total * each.asked]
    return tuple(sorted(found, key=lambda each: each.done * 100 / each.total - each.asked))


def fit(edition: Edition, page: str, settings: Settings) -> bool:
    """Whether a page of an edition is translated well enough for search engines to list it."""
    return edition.published and edition.pages.get(page, Coverage()).found(settings)


def _lacks(message: Message, states: Mapping[str, str]) -> bool:
    """Whether a message is critical and stands in the source language."""
    return message.critical and states[message.id] != "translated"


def _coverage(
    messages: Sequence[Message],
    states: Mapping[str, str],
    stale: Mapping[str, datetime.date | None],
    fresh: frozenset[str],
) -> Coverage:
    critical = {message.id: message.critical for message in messages}
    counts = Counter(states[name] for name in critical)
    missing = (message for message in messages if _lacks(message, states))
    old, new = stale.keys() & critical.keys(), fresh & critical.keys()
    return Coverage(
        translated=counts["translated"],
        fuzzy=counts["fuzzy"],
        empty=counts["empty"],
        critical=sum(critical.values()),
        critical_missing=sum(1 for _ in missing),
        stale=len(old),
        critical_stale=sum(critical[name] for name in old),
        fresh=len(new),
        critical_fresh=sum(critical[name] for name in new),
        since=min((day for name in old if (day := stale[name]) is not None), default=None),
    )
