"""Checks values against each other, the room they have and the day: repeats, orders, icons,
lengths.

Like `links.py`, works on whatever could be read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from ..addresses import OFFLINE, STATUS
from ..diagnostics import Diagnostic, Location, did_you_mean
from ..memory import OBJECTS, by_identity
from ..model.country import Country
from ..model.fit import marks_at, models
from ..model.guide import KINDS, THINGS, Page, Sign, Source, Term
from ..model.kinds import Entry, Model, Thing, Words
from ..model.letter import Letter
from ..model.settings import Section, Settings
from ..model.texts import KeyPath, distinct, limited, origin_of
from ..text import locales
from ..text.days import months_later
from .homes import INTERFACE
from .loaded import EVERYWHERE, Loaded

SECTIONS = get_args(Section.model_fields["id"].annotation)
CALLING = ("title", "term", "option", "text")
_IN_REPOSITORY = re.compile(r"(https?://github\.com/[^/]+/[^/]+)/.+|(https?://.+?)/-/.+")
APART = "Say of each what sets it apart, or remove one of the two."
RESERVED: dict[type[Thing], tuple[str, ...]] = {
    Page: (*SECTIONS, "index", "404", STATUS, "css", "img", "js", OFFLINE, "social")
}


def check(loaded: Loaded, today: datetime.date, icons: frozenset[str]) -> list[Diagnostic]:
    """Every value that repeats another, is too long for its place, names no icon, or is a day that
    cannot be.

    `icons` are the names that the theme offers, as `material/cash-clock`; `today` decides what is
    in the future and what is due for review.
    """
    return list(_Checker(loaded, today, icons).everything())


@dataclass(frozen=True)
class _Checker:
    loaded: Loaded
    today: datetime.date
    icons: frozenset[str]

    def everything(self) -> Iterator[Diagnostic]:
        for kind in THINGS:
            things = self.loaded.of(kind)
            yield from self._orders(things)
            for thing in things:
                yield from self._thing(thing)
        for model in KINDS.values():
            for entry in self.loaded.of(model):
                yield from self._texts(entry)
            yield from self._called(model)
        for term in self.loaded.of(Term):
            if term.id in term.see:
                path: KeyPath = (term.id, "see", term.see.index(term.id))
                sentence = f"`{term.id}` refers to itself."
                hint = "Name another term, or remove it."
                yield self.loaded.mistake(term.origin, path, "repeated", sentence, hint)
        for source in self.loaded.of(Source):
            yield from self._source(source)
        if self.loaded.settings is not None:
            yield from self._settings(self.loaded.settings)
            yield from self._texts(self.loaded.settings)
        if self.loaded.quiz is not None:
            yield from self._alike(self.loaded.quiz, self.loaded.quiz.origin)
        yield from self._wordings()
        yield from self._synonyms()

    def _synonyms(self) -> Iterator[Diagnostic]:
        """Files of synonyms that are named by no language."""
        for synonyms in self.loaded.synonyms.values():
            if not locales.known(synonyms.id):
                meant = locales.meant(synonyms.id)
                hint = "Name the file by the language whose words it holds: `en.yml`, `pt-BR.yml`."
                hint = f"Rename the file to `{meant}.yml`." if meant else hint
                sentence = f'"{synonyms.id}" is no language.'
                yield self.loaded.mistake(synonyms.origin, (), "unknown-language", sentence, hint)

    def _thing(self, thing: Thing) -> Iterator[Diagnostic]:
        """What is wrong with the id of a thing, its icon and its day; a sign without a way out."""
        taken = RESERVED.get(type(thing), ("index",))
        if thing.id in taken or (isinstance(thing, Page) and thing.id in self._folders()):
            sentence = f'"{thing.id}" is the name of another page.'
            first = isinstance(thing, Page) and thing.within == thing.id
            hint = f"Give the {'folder' if first else 'file'} another name."
            yield Diagnostic(Location(thing.origin), "reserved-id", sentence, hint)
        if isinstance(thing, Sign) and not thing.ways_out and self.loaded.known.get("mode"):
            sentence = 'This sign has no "ways_out", and the guide has exit modes.'
            hint = "Add it: ids of the exit modes that fit this sign, the likeliest first."
            yield self.loaded.mistake(thing.origin, ("ways_out",), "missing-key", sentence, hint)
        yield from self._icon(thing.origin, ("icon",), thing.icon)
        yield from self._reviewed(thing)

    def _source(self, source: Source) -> Iterator[Diagnostic]:
        """A source with two names or none, or read on a day that is still to come."""
        if bool(source.title) == bool(source.described):
            has = "both a title and" if source.title else "neither a title nor"
            sentence = f'"{source.id}" has {has} a description.'
            hint = 'Give the "title" of the work, or say under "described" what it is.'
            yield self.loaded.mistake(source.origin, (source.id,), "unfit-key", sentence, hint)
        path: KeyPath = (source.id, "accessed")
        yield from self._future(source.origin, path, source.accessed, "accessed")

    def _wordings(self) -> Iterator[Diagnostic]:
        """Words of the interface that are longer than the room they have."""
        for key, wording in self.loaded.interface.items():
            for name in ("text", "plural"):
                written = getattr(wording, name) or ""
                if wording.limit is not None and len(written) > wording.limit:
                    yield self._too_long(INTERFACE, (key, name), written, wording.limit)

    def _too_long(self, origin: str, path: KeyPath, text: str, room: int) -> Diagnostic:
        sentence = f'"{path[-1]}" has {len(text)} characters, and there is room for {room}.'
        return self.loaded.mistake(origin, path, "too-long", sentence, "Say it shorter.")

    def _texts(self, thing: Model) -> Iterator[Diagnostic]:
        """Texts that are longer than the room they have, and lists with repeats."""
        origin, at = origin_of(thing)
        for path, limit, text in limited(thing):
            if len(text) > limit.characters:
                yield self._too_long(origin, (*at, *path), text, limit.characters)
        for before, values, after in distinct(thing):
            yield from self._repeated(origin, values, (*at, *before), after)
        yield from self._alike(thing, origin, at)

    def _alike(self, thing: Model, origin: str, at: KeyPath = ()) -> Iterator[Diagnostic]:
        """Entries of a list that readers could not tell apart."""
        for before, called, words in _told_apart(thing):
            yield from self._repeated(origin, words, (*at, *before), (called,), APART)

    def _repeated(
        self,
        origin: str,
        values: Iterable[str],
        before: KeyPath,
        after: KeyPath = (),
        hint: str = "Remove one of the two.",
    ) -> Iterator[Diagnostic]:
        """Values that stand twice in a list: its key path, and the path inside each entry."""
        seen: set[str] = set()
        for index, value in enumerate(values):
            if value and value.casefold() in seen:
                sentence = f'"{value}" stands twice in "{before[-1]}".'
                path = (*before, index, *after)
                yield self.loaded.mistake(origin, path, "repeated", sentence, hint)
            seen.add(value.casefold())

    def _called(self, model: type[Entry]) -> Iterator[Diagnostic]:
        """Things of a kind that are called what an earlier one is called."""
        called, first = _calling(model), dict[str, Entry]()
        own = called in ("title", "term") and model is not Source  # which has a publisher, too
        for entry in self.loaded.of(model) if own else ():
            name = getattr(entry, called) or ""
            other = first.setdefault(name.casefold(), entry)
            if name and other is not entry:
                sentence = f'"{name}" is also what `{other.id}` is called.'
                path = (*((entry.id,) if entry.what.listed else ()), called)
                yield self.loaded.mistake(
                    entry.origin, path, "repeated", sentence, APART, "warning"
                )

    def _orders(self, things: Iterable[Thing]) -> Iterator[Diagnostic]:
        """Things of a kind that have the order of an earlier one."""
        first: dict[int, Thing] = {}
        for thing in things:
            if thing.order in first:
                sentence = f"{thing.order} is also the order of `{first[thing.order].id}`."
                hint = f"Give each {thing.what.name} an order of its own."
                yield self.loaded.mistake(thing.origin, ("order",), "same-order", sentence, hint)
            first.setdefault(thing.order, thing)

    def _icon(self, origin: str, path: KeyPath, icon: str) -> Iterator[Diagnostic]:
        if icon not in self.icons:
            hint = did_you_mean(icon, self.icons) or "Choose one of the theme's icons."
            yield self.loaded.mistake(
                origin, path, "unknown-icon", f'The theme has no icon "{icon}".', hint
            )

    def _future(
        self, origin: str, path: KeyPath, day: datetime.date, key: str
    ) -> Iterator[Diagnostic]:
        """That a day is still to come, which cannot be."""
        if day > self.today:
            sentence = f'"{key}" is {day}, which is still to come.'
            yield self.loaded.mistake(
                origin,
                path,
                "future-date",
                sentence,
                f"Write a day up to {self.today}, which is today.",
            )

    def _reviewed(self, thing: Thing) -> Iterator[Diagnostic]:
        """A review that is still to come, or due again."""
        yield from self._future(thing.origin, ("reviewed",), thing.reviewed, "reviewed")
        settings = self.loaded.settings
        if (
            settings is not None
            and months_later(thing.reviewed, settings.review_months) < self.today
        ):
            sentence = (
                f"Last reviewed on {thing.reviewed}, more than {settings.review_months} months ago."
            )
            hint = 'Read it against its sources, then set "reviewed" to the day you did.'
            yield self.loaded.mistake(
                thing.origin, ("reviewed",), "review-due", sentence, hint, "warning"
            )

    def _settings(self, settings: Settings) -> Iterator[Diagnostic]:
        """What is wrong with the locales of a guide and with its sections."""
        yield from self._locales(settings)
        yield from self._missing(settings)
        yield from self._addresses(settings)
        yield from self._empty(settings)
        yield from self._named(settings)
        for index, section in enumerate(settings.sections):
            yield from self._icon(settings.origin, ("sections", index, "icon"), section.icon)

    def _locales(self, settings: Settings) -> Iterator[Diagnostic]:
        """Tags of no language, each told once; a source locale that is not published."""
        source = settings.source_locale
        tags: list[tuple[KeyPath, str]] = [(("source_locale",), source)]
        tags += [(("locales", at), tag) for at, tag in enumerate(settings.locales) if tag != source]
        for path, tag in tags:
            if not locales.known(tag):
                sentence = f'"{tag}" is no language.'
                meant = locales.meant(tag) or "en`, `pt-BR`, `zh-Hant"
                hint = f"Write a language tag: `{meant}`."
                yield self.loaded.mistake(settings.origin, path, "unknown-language", sentence, hint)
        if source not in settings.locales:
            sentence = f'The source locale "{source}" is not published.'
            hint = f'Add "{source}" to "locales"; remove what nobody translates.'
            path = ("locales",)
            yield self.loaded.mistake(
                settings.origin, path, "source-locale-missing", sentence, hint
            )

    def _missing(self, settings: Settings) -> Iterator[Diagnostic]:
        """The sections without which pages would stand nowhere."""
        sections = {section.id for section in settings.sections}
        for name in sorted(self.loaded.sections_needed() - sections):
            sentence = f"The guide has no section `{name}`, and its pages need one."
            hint, path = 'Add it to "sections".', ("sections",)
            yield self.loaded.mistake(settings.origin, path, "missing-section", sentence, hint)

    def _addresses(self, settings: Settings) -> Iterator[Diagnostic]:
        """Addresses that are whole, and those of something else than the key asks for."""
        site = settings.site_url.rstrip("/")
        above, _, last = site.rpartition("/")
        told = None
        if re.fullmatch(r"[\w-]+\.(?:html?|php)", last) and not above.endswith("/"):
            told = f'"site_url" is the address of a file: `{last}`.'
        elif last in settings.locales and not above.endswith("/"):
            told = f'"site_url" ends with the folder of a language, `{last}/`.'
        if told:
            hint = f"Write `{above}/`: each language has its folder below that."
            yield self.loaded.mistake(settings.origin, ("site_url",), "bad-address", told, hint)
        repository = (settings.repository or "").rstrip("/")
        inside = _IN_REPOSITORY.fullmatch(repository)
        told = '"repository" is the address for Git, and readers follow it.'
        if inside:
            told = '"repository" is the address of a part of it, and others are made from it.'
            repository = inside[1] or inside[2]
        if inside or repository.endswith(".git"):
            hint = f"Write `{repository.removesuffix('.git')}`."
            yield self.loaded.mistake(settings.origin, ("repository",), "bad-address", told, hint)

    def _empty(self, settings: Settings) -> Iterator[Diagnostic]:
        """The sections in which nothing would stand; that of the quiz is told with the quiz."""
        for index, section in enumerate(settings.sections):
            sentence = f"The guide has the section `{section.id}`, and nothing that stands there."
            write = self._lacking(section.id)
            if section.id == "calculators" and self._no_rates():
                sentence = f"The guide has the section `{section.id}`, and no country with a rate."
                write = f'Write "interest" of a fact in `{Country.what.home}`'
            if write:
                both = section.id == Letter.what.section and settings.letterhead is not None
                hint = f"{write}, or leave {'section and letterhead' if both else 'it'} out."
                if section.id in EVERYWHERE:
                    hint = f"{write}."
                path = ("sections", index, "id")
                yield self.loaded.mistake(settings.origin, path, "empty-section", sentence, hint)

    def _lacking(self, section: str) -> str:
        """What to write for something to stand in a section, or nothing where something does."""
        for name, model in KINDS.items():
            what = model.what
            if what.section == section and what.linked and self._none(name):
                return f"Write `{what.home}`" if what.listed else f"Write one in `{what.home}`"
        return ""

    def _no_rates(self) -> bool:
        """Whether no country has a rate to reckon with, as far as all of them could be read."""
        facts = (fact for country in self.loaded.of(Country) for fact in country.facts)
        known = any(fact.interest for fact in facts)
        return not known and Country.what.name not in {*self.loaded.partial, *self.loaded.unread}

    def _none(self, kind: str) -> bool:
        """Whether there is nothing of a kind, not even something faulty."""
        loaded = self.loaded
        return not loaded.known.get(kind) and kind not in {*loaded.unread, *loaded.partial}

    def _folders(self) -> list[str]:
        """The folders that sections have by other names than their ids."""
        settings = self.loaded.settings
        return [each.folder for each in settings.sections if each.folder] if settings else []

    def _named(self, settings: Settings) -> Iterator[Diagnostic]:
        """What cannot be the folder of a section: what another one has, or is kept for others."""
        taken: dict[str, str] = {}
        for index, section in enumerate(settings.sections):
            name = section.folder
            if name is None or name == section.id:
                continue
            sentence = f'"{name}" is kept for other files of the guide.'
            if name in SECTIONS:
                sentence = f'"{name}" is the folder of another section.'
            if name in taken:
                sentence = f'"{name}" is the folder of `{taken[name]}` as well.'
            if name in taken or name in RESERVED[Page]:
                hint = "Give each section a folder of its own."
                path = ("sections", index, "folder")
                yield self.loaded.mistake(settings.origin, path, "reserved-id", sentence, hint)
            taken.setdefault(name, section.id)


@by_identity(OBJECTS)
def _told_apart(thing: Model) -> tuple[tuple[KeyPath, str, tuple[str, ...]], ...]:
    """The lists inside an object whose entries readers tell apart by some words.

    Gives the key path of each list, the key of those words, and the words of every entry.
    """
    calling = ((path, _calling(type(entries[0])), entries) for path, entries in _lists(thing))
    return tuple(
        (path, called, tuple(str(getattr(each, called) or "") for each in entries))
        for path, called, entries in calling
        if called
    )


@cache
def _calling(model: type[Model]) -> str:
    """The key of the words by which readers tell objects of a model apart; empty where there is
    none.
    """
    own = (name for name in CALLING if name in model.model_fields)
    return next((name for name in own if {*Words} & {*marks_at(model, (name,))}), "")


def _lists(value: Model, at: KeyPath = ()) -> Iterator[tuple[KeyPath, tuple[Model, ...]]]:
    """Every list of keys inside a model object, with its key path."""
    for name in _holding(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, Model):
            yield from _lists(inner, (*at, name))
        elif isinstance(inner, tuple) and inner and isinstance(inner[0], Model):
            yield (*at, name), inner
            for index, each in enumerate(inner):
                yield from _lists(each, (*at, name, index))


@cache
def _holding(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model in which other models stand."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if any(True for _ in models(field.annotation)))
