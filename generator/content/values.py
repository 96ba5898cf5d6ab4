"""Checks values against each other, the room they have and the day: repeats, orders, icons,
lengths.

Like `links.py`, works on whatever could be read.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from ..addresses import OFFLINE, STATUS
from ..diagnostics import Diagnostic, Location, did_you_mean
from ..memory import OBJECTS, by_identity
from ..model.fit import marks_at, models
from ..model.guide import KINDS, THINGS, Page, Sign, Source, Step, Term
from ..model.kinds import Entry, Model, Thing, Words
from ..model.letter import Field
from ..model.settings import SECTIONS
from ..model.texts import KeyPath, distinct, limited, origin_of
from ..text import locales
from ..text.days import months_later
from .homes import INTERFACE
from .loaded import Loaded

CALLING = ("title", "term", "option", "text")
REMOVE = "Remove one of the two."
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
        folder = self._folders().get(thing.id) if isinstance(thing, Page) else None
        if folder is not None:
            sentence = f'"{thing.id}" is the address of the page `{thing.id}` as well.'
            hint = "Give the section another folder, or the page another name."
            yield Diagnostic(folder, "reserved-id", sentence, hint)
        elif thing.id in taken:
            sentence = f'"{thing.id}" is the name of another page.'
            first = isinstance(thing, Page) and thing.within == thing.id
            hint = f"Give the {'folder' if first else 'file'} another name."
            yield Diagnostic(Location(thing.origin), "reserved-id", sentence, hint)
        if isinstance(thing, Sign) and not thing.ways_out and self.loaded.known.get("mode"):
            sentence = 'This sign has no "ways_out", and the guide has exit modes.'
            hint = "Add it: ids of the exit modes that fit this sign, the likeliest first."
            yield self.loaded.mistake(thing.origin, ("ways_out",), "missing-key", sentence, hint)
        yield from unknown_icon(self.loaded, thing.origin, ("icon",), thing.icon, self.icons)
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
            own = isinstance(thing, Step | Field) and after == ("id",)
            hint = "Give each entry an id of its own." if own else REMOVE
            yield from self._repeated(origin, values, (*at, *before), after, hint)
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
        hint: str = REMOVE,
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
        things, first = [*things], dict[int, Thing]()
        taken = {thing.order for thing in things}
        for thing in things:
            if thing.order in first:
                free = next(each for each in count(thing.order) if each not in taken)
                taken.add(free)
                sentence = f"{thing.order} is also the order of `{first[thing.order].id}`."
                hint = f"Give each {thing.what.name} an order of its own, such as {free} here."
                yield self.loaded.mistake(thing.origin, ("order",), "same-order", sentence, hint)
            first.setdefault(thing.order, thing)

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

    def _folders(self) -> dict[str, Location]:
        """The folders that sections have by other names than their ids, each with its place."""
        settings = self.loaded.settings
        return {
            each.folder: self.loaded.places.of(settings.origin, ("sections", index, "folder"))
            for index, each in enumerate(settings.sections if settings else ())
            if settings and each.folder
        }


def unknown_icon(
    loaded: Loaded, origin: str, path: KeyPath, icon: str, icons: frozenset[str]
) -> Iterator[Diagnostic]:
    """The mistake at a key path of a file whose icon the theme does not have."""
    if icon not in icons:
        hint = did_you_mean(icon, icons) or "Choose one of the theme's icons."
        yield loaded.mistake(origin, path, "unknown-icon", f'The theme has no icon "{icon}".', hint)


@by_identity(OBJECTS, of_checks=True)
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
