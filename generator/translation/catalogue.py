"""The translations of one locale as values: entries by id, and where they stand in the file."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import polib

from ..diagnostics import Location
from ..model.kinds import Words
from .messages import Message

FRESH = "Run `fingerpost translate update`."  # what to do about a file that it puts right
PUBLISHED = "X-Published"  # the header of a file whose locale has been published before


@dataclass(frozen=True)
class PoEntry:
    """What a PO file holds for one id.

    `source` is the text that it translates, `plural` the source of the other forms of a counted
    text. `forms` are the words, one for each plural form; a text without plural has one. An
    `outdated` one was right for an earlier source, and `since` is the day on which that was
    noticed. `marked` is what seems to mark it as fuzzy and does not.
    """

    source: str
    forms: tuple[str, ...]
    fuzzy: bool
    line: int
    outdated: bool = False
    since: datetime.date | None = None
    plural: str | None = None
    marked: str = ""

    @cached_property  # every check asks for it
    def empty(self) -> bool:
        """Whether any of its words are missing."""
        return not all(self.forms)


def shown(entry: PoEntry, message: Message) -> bool:
    """Whether readers get to see an entry: it is whole, not fuzzy, and of the source as it is now.

    Words to search for belong to their language, so those may be of any source.
    """
    if entry.empty or entry.fuzzy:
        return False
    return entry.source == message.text or message.kind is Words.SEARCH


@dataclass(frozen=True)
class Catalogue:
    """The translations of one locale: the header of its file, and entries by id.

    `written` is the text of the file. `loose` are entries that name no id, by the source that they
    translate.
    """

    tag: str
    path: str
    header: Mapping[str, str]
    entries: Mapping[str, PoEntry]
    written: str
    loose: Mapping[str, tuple[PoEntry, ...]] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> list[str]:
        """The lines of the file; the places of entries are told by their numbers."""
        return self.written.split("\n")

    @property
    def published(self) -> bool:
        """Whether the locale has been published before."""
        return self.header.get(PUBLISHED, "") == "yes"

    def place(self, name: str, needle: str = "") -> Location:
        """Where some words stand in the translation of an entry, or else where the translation
        begins.
        """
        first = self.entries[name].line if name in self.entries else 1
        found = Location(self.path, first)
        for number, line in enumerate(self._lines[first - 1 :], first):
            if not line.strip():
                break
            if line.startswith("msgstr"):
                found = Location(self.path, number) if found.line == first else found
            if found.line > first and needle and polib.escape(needle) in line:
                return Location(self.path, number, line.index(polib.escape(needle)) + 1)
        return found
