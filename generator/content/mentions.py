"""Finds every place in which something of a guide is named: by a link in a text, or by its id
alone.

Looks into things that fit their model and into faulty ones, so that one faulty file does not hide
the mistakes of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Location
from ..memory import OBJECTS, by_identity
from ..model.fit import marks_at
from ..model.font import Font
from ..model.guide import KINDS
from ..model.image import Image
from ..model.kinds import ID_PATTERN, ONE_LINE, PAGE_ADDRESS, Model, Trait, Words
from ..model.texts import KeyPath, origin_of, reference_at, references, shown, words
from ..text import markup
from .loaded import Faulty, Loaded
from .places import Places
from .syntax.nodes import Text, places

LINKED = {name: model.what for name, model in KINDS.items() if model.what.linked}
"""The kinds of things that a text can link to, by name."""
IMAGE = Image.what.name
FONT = Font.what.name
FILES = {IMAGE: Image.what, FONT: Font.what}  # by what a file is, and not by what it says
NAMED = {**{name: model.what for name, model in KINDS.items()}, **FILES}
"""What a text can name by its id."""


@dataclass(frozen=True)
class Mention:
    """A place in which something of a guide is named: by a link, or by its id alone."""

    kind: str
    id: str
    places: Places
    origin: str
    path: KeyPath
    link: str = ""

    @property
    def place(self) -> Location:
        """Its line and column; slow, so only names of what is missing are asked."""
        if self.link:
            return self.places.find(self.origin, self.path, self.link)
        return self.places.of(self.origin, self.path)


@dataclass(frozen=True)
class LinkIn:
    """A link in a text of a guide: its file, its key path, the kind of text it is in."""

    origin: str
    path: KeyPath
    kind: Words
    link: markup.Link


TextIn = tuple[str, KeyPath, Words, str]
"""A text that may hold Markdown: its file, its key path, its kind, its words."""


@dataclass(frozen=True)
class _Holds:
    """The texts of a thing, the links in them, and the texts that are as a whole the target of a
    link.
    """

    texts: tuple[TextIn, ...]
    links: tuple[LinkIn, ...]
    targets: tuple[LinkIn, ...]


def mentions(loaded: Loaded) -> Iterator[Mention]:
    """Every place that names something of the guide, in things that fit their model and in faulty
    ones.
    """
    for thing in everything(loaded):
        origin, at = origin_of(thing)
        for path, ref, id_ in references(thing):
            yield Mention(ref.kind, id_, loaded.places, origin, (*at, *path))
    for faulty in loaded.faulty:
        for path, kind, id_ in references_of_faulty(faulty):
            yield Mention(kind, id_, loaded.places, faulty.origin, (*faulty.at, *path))
    for written in links(loaded):
        link = written.link
        parts = None if written.kind in ONE_LINE else link.parts()
        known = (IMAGE,) if link.shows else LINKED
        if parts is not None and parts[0] in known and parts[1]:
            yield Mention(*parts[:2], loaded.places, written.origin, written.path, link.target)


def links(loaded: Loaded) -> Iterator[LinkIn]:
    """Every link in the texts of a guide."""
    for thing in everything(loaded):
        yield from _of(thing).links
    for faulty in loaded.faulty:
        for origin, path, kind, text in _texts_of_faulty(faulty):
            yield from _links_in(origin, path, kind, text)
    for thing in (*everything(loaded), *loaded.synonyms.values()):
        yield from _of(thing).targets


def texts(loaded: Loaded) -> Iterator[tuple[TextIn, ...]]:
    """Every text of a guide that may hold Markdown, one tuple for each thing.

    For a thing that did not change it is the very same tuple as the last time.
    """
    for thing in everything(loaded):
        yield _of(thing).texts
    for faulty in loaded.faulty:
        yield tuple(_texts_of_faulty(faulty))


def everything(loaded: Loaded) -> Iterator[Model]:
    """The settings, the quiz and every entry that fits its model."""
    yield from filter(None, (loaded.settings, loaded.quiz))
    for model in KINDS.values():
        yield from loaded.of(model)


def references_of_faulty(faulty: Faulty) -> Iterator[tuple[KeyPath, str, str]]:
    """The ids in something that does not fit its model: key path, kind and id of each that has the
    form of one.
    """
    for path, written in written_in(faulty):
        ref = reference_at(faulty.model, path)
        keyed = isinstance(path[-1], str) and path[-1] not in faulty.model.model_fields
        if ref is not None and re.match(ID_PATTERN, written) and not (len(path) == 2 and keyed):
            yield path, ref.kind, written


def written_in(faulty: Faulty) -> Iterator[tuple[KeyPath, str]]:
    """Every text in something faulty, with its key path."""
    for path, place in places(faulty.node):
        if isinstance(place, Text):
            yield path, place.value


@by_identity(OBJECTS, of_checks=True)  # several checks ask of all, and a preview again and again
def _of(thing: Model) -> _Holds:
    """What a thing holds that may lead somewhere."""
    origin, at = origin_of(thing)
    held: list[TextIn] = [
        (origin, (*at, *path), kind, text)
        for path, kind, text in words(thing)
        if kind is not Words.LETTER
    ]
    held += ((origin, (*at, *path), Words.PLAIN, name) for path, name in shown(thing, Trait.SHOWN))
    targets = tuple(
        LinkIn(origin, (*at, *path), Words.INLINE, markup.Link("", target, target))
        for path, target in shown(thing, Trait.TARGET)
    )
    return _Holds(tuple(held), tuple(link for text in held for link in _links_in(*text)), targets)


def _links_in(origin: str, path: KeyPath, kind: Words, text: str) -> Iterator[LinkIn]:
    return (LinkIn(origin, path, kind, link) for link in markup.links(text))


def _texts_of_faulty(faulty: Faulty) -> Iterator[TextIn]:
    for path, text in written_in(faulty):
        marked = marks_at(faulty.model, path)
        kind = Words.LETTER if Words.LETTER in marked else Words.INLINE
        if PAGE_ADDRESS not in marked:  # whose form is told
            yield faulty.origin, (*faulty.at, *path), kind, text
