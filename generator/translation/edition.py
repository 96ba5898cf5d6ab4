"""What a locale has of a guide: the translations that may be shown, and what their number allows.

A locale is published when the settings name it and enough of it is translated; otherwise it is a
preview. A fuzzy translation is never shown and never counted as done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..model.settings import Settings
from .catalogue import Catalogue
from .check import shown
from .messages import Message


@dataclass(frozen=True)
class Coverage:
    """How many of a number of messages are translated, fuzzy, empty; all and critical ones."""

    translated: int = 0
    fuzzy: int = 0
    empty: int = 0
    critical: int = 0
    critical_missing: int = 0

    @property
    def total(self) -> int:
        """All messages."""
        return self.translated + self.fuzzy + self.empty

    def reaches(self, settings: Settings) -> bool:
        """Whether enough is translated to be published."""
        ordinary = self.total - self.critical
        done = self.translated - (self.critical - self.critical_missing)
        wanted = settings.publish_from
        whole = (self.critical - self.critical_missing) * 100 >= self.critical * wanted.critical
        return whole and done * 100 >= ordinary * wanted.ordinary


@dataclass(frozen=True)
class Edition:
    """A guide in one locale. `words` maps ids to the forms of translations that may be shown."""

    tag: str
    published: bool
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    whole: Coverage = Coverage()
    pages: Mapping[str, Coverage] = field(default_factory=dict)


def source(settings: Settings) -> Edition:
    """The edition in which the guide is written."""
    return Edition(settings.source_locale, published=True)


def edition(
    catalogue: Catalogue, messages: tuple[Message, ...], settings: Settings, faulty: frozenset[str]
) -> Edition:
    """The edition of a catalogue. `faulty` are the ids whose translation must not be shown."""
    words: dict[str, tuple[str, ...]] = {}
    states: dict[str, str] = {}
    for message in messages:
        entry = catalogue.entries.get(message.id)
        if entry is None or entry.empty:
            states[message.id] = "empty"
        elif not shown(entry, message) or message.id in faulty:
            states[message.id] = "fuzzy"
        else:
            states[message.id] = "translated"
            words[message.id] = entry.forms
    by_page: dict[str, list[Message]] = {}
    for message in messages:
        by_page.setdefault(message.page, []).append(message)
    whole = _coverage(messages, states)
    return Edition(
        catalogue.tag,
        catalogue.tag in settings.locales and whole.reaches(settings),
        words,
        states,
        whole,
        {page: _coverage(group, states) for page, group in by_page.items()},
    )


def fit(edition: Edition, page: str, settings: Settings) -> bool:
    """Whether a page of an edition is translated well enough to be found by search engines."""
    return edition.published and edition.pages.get(page, Coverage()).reaches(settings)


def _coverage(messages: Iterable[Message], states: Mapping[str, str]) -> Coverage:
    counts = dict.fromkeys(("translated", "fuzzy", "empty"), 0)
    critical = missing = 0
    for message in messages:
        counts[states[message.id]] += 1
        critical += message.critical
        missing += message.critical and states[message.id] != "translated"
    return Coverage(**counts, critical=critical, critical_missing=missing)
