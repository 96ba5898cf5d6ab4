"""Checks that the parts of a guide lead to one another: ids, links, anchors, nothing unused.

Works on whatever could be read, so that one faulty file does not hide the mistakes of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic, Location, closest, did_you_mean
from ..model.guide import KINDS, Page, Remedy, Source, Step
from ..model.kinds import ID_PATTERN, Entry, Mark, Model, Ref, Words
from ..model.texts import Path, reference_at, references, shown, words
from ..text import markup
from .load import Faulty, Loaded
from .nodes import Text, places

Mistake = tuple[str, str, str]  # code, sentence, hint

LINKED = {name: model.what for name, model in KINDS.items() if model.what.linked}


def check(loaded: Loaded) -> list[Diagnostic]:
    """Every id and link that leads nowhere, every remedy and source that nothing leads to."""
    return list(_Checker(loaded).everything())


@dataclass(frozen=True)
class _Checker:
    loaded: Loaded

    def everything(self) -> Iterator[Diagnostic]:
        for thing in self._all():
            origin, at = _root(thing)
            for path, kind, text in words(thing):
                yield from self._text(origin, (*at, *path), kind, text)
            for path, name in shown(thing, Mark.SHOWN):
                yield from self._text(origin, (*at, *path), Words.PLAIN, name)
            for path, target in shown(thing, Mark.TARGET):
                link = markup.Link("", target, target)
                yield from self._link(origin, (*at, *path), Words.INLINE, link)
            for path, ref, name in references(thing):
                yield from self._reference(origin, (*at, *path), ref, name)
        for faulty in self.loaded.faulty:
            for path, written in _written(faulty):
                yield from self._text(faulty.origin, (*faulty.at, *path), Words.INLINE, written)
            for path, ref, name in _references_of_faulty(faulty):
                yield from self._reference(faulty.origin, (*faulty.at, *path), ref, name)
        yield from self._unused()

    def _all(self) -> Iterator[Model]:
        yield from filter(None, (self.loaded.settings, self.loaded.quiz))
        for model in KINDS.values():
            yield from self.loaded.of(model)

    def _text(self, origin: str, path: Path, kind: Words, text: str) -> Iterator[Diagnostic]:
        if kind is Words.LETTER:
            return
        for tag in markup.html(text):
            sentence = f"`{tag}` is HTML."
            hint = "Write Markdown; the templates add the HTML."
            yield self._found(origin, path, tag, "html-in-text", sentence, hint)
        for link in markup.links(text):
            yield from self._link(origin, path, kind, link)

    def _link(
        self, origin: str, path: Path, kind: Words, link: markup.Link
    ) -> Iterator[Diagnostic]:
        """What is wrong with a link: first its form, then where it leads, then the place there."""
        mistake = _form(kind, link)
        parts = None if mistake or link.leads_elsewhere else link.parts()
        if parts is not None:
            kind_of_thing, name, anchor = parts
            if name:
                mistake = self._target(link, kind_of_thing, name)
                mistake = mistake or self._anchor(link, kind_of_thing, name, anchor)
            else:
                mistake = self._section(kind_of_thing)
        if mistake is not None:
            yield self._found(origin, path, link.target or link.whole, *mistake)

    def _section(self, section: str) -> Mistake | None:
        """What is wrong with a link to a section. One that is missed as such is not told twice."""
        settings = self.loaded.settings
        sections = [each.id for each in settings.sections] if settings else []
        missed = {*self.loaded.sections_needed(), "quiz" if self.loaded.quiz else ""}
        if not sections or section in {*sections, *missed}:
            return None
        hint = did_you_mean(section, sections)
        return "unknown-section", f"The guide has no section `{section}:`.", hint

    def _target(self, link: markup.Link, kind: str, name: str) -> Mistake | None:
        """What is wrong with the thing that a link leads to. What was not read is not missed."""
        if kind not in LINKED:
            sentence = f"`{kind}:` is not a kind of thing to link to."
            return "unknown-link-kind", sentence, did_you_mean(kind, LINKED)
        ids = self._ids(kind)
        if name in ids or kind in self.loaded.unread:
            return None
        sentence = f"The link `{link.target}` leads nowhere: no {kind} has that id."
        hint = did_you_mean(name, ids) or f"Look for it under `{LINKED[kind].home}`."
        return "dead-link", sentence, hint

    def _anchor(
        self, link: markup.Link, kind: str, name: str, anchor: str | None
    ) -> Mistake | None:
        """What is wrong with the place on a page that a link leads to."""
        thing = self.loaded.things.get(kind, {}).get(name)
        anchors = _anchors(thing)
        if anchor is None or thing is None or anchor in anchors:
            return None
        sentence = f"The link `{link.target}` leads to no place on that page."
        hint = did_you_mean(anchor, anchors)
        return "dead-anchor", sentence, hint or "Give the heading an id: `## Money { #money }`."

    def _reference(self, origin: str, path: Path, ref: Ref, name: str) -> Iterator[Diagnostic]:
        ids = self._ids(ref.kind)
        if name not in ids and ref.kind not in self.loaded.unread:
            what = KINDS[ref.kind].what
            sentence = f'"{name}" is not the id of {what.noun}.'
            hint = did_you_mean(name, ids) or f"Look for it under `{what.home}`."
            if not ids:
                hint = f"The guide has no {ref.kind} yet; remove the line."
            place = self.loaded.places.of(origin, path)
            yield Diagnostic(place, "unknown-id", sentence, hint)

    def _unused(self) -> Iterator[Diagnostic]:
        """What nothing refers to. A misspelt reference is one mistake and not two."""
        used: set[tuple[str, str]] = set()
        named = [each for thing in self._all() for each in references(thing)]
        for faulty in self.loaded.faulty:
            named += _references_of_faulty(faulty)
        for path, ref, name in named:
            if ref.kind == "remedy" and path[0] != "try_first":
                continue
            ids = self._ids(ref.kind)
            used.add((ref.kind, name if name in ids else closest(name, ids)))
        if "sign" not in self.loaded.unread:
            for remedy in self.loaded.of(Remedy):
                if ("remedy", remedy.id) not in used:
                    sentence = f"No sign tries the remedy `{remedy.id}`."
                    hint = 'Name it under "try_first" of a sign, or remove the file.'
                    yield Diagnostic(Location(remedy.origin), "unused-remedy", sentence, hint)
        if not self.loaded.unread:
            for source in self.loaded.of(Source):
                if ("source", source.id) not in used:
                    sentence = f"Nothing cites the source `{source.id}`."
                    hint = 'Name it under "sources" where it was used, or remove it.'
                    place = self.loaded.places.of(source.origin, (source.id,))
                    yield Diagnostic(place, "unused-source", sentence, hint, "warning")

    def _ids(self, kind: str) -> set[str]:
        return self.loaded.known.get(kind, set())

    def _found(
        self, origin: str, path: Path, needle: str, code: str, sentence: str, hint: str
    ) -> Diagnostic:
        return Diagnostic(self.loaded.places.find(origin, path, needle), code, sentence, hint)


def _root(thing: Model) -> tuple[str, Path]:
    """The file of an object, and the key path at which the object starts in it."""
    origin: str = thing.origin  # type: ignore[attr-defined]
    return origin, (thing.id,) if isinstance(thing, Entry) and thing.what.listed else ()


def _form(kind: Words, link: markup.Link) -> Mistake | None:
    """What is wrong with the form of a link in a text of a kind."""
    if kind in (Words.PLAIN, Words.SEARCH):
        sentence = f"`{link.whole}` is a link, and this text takes none."
        return "link-in-plain-text", sentence, "Write the words alone."
    if link.whole.startswith("!"):
        sentence = f"`{link.whole}` is an image."
        return "image-in-text", sentence, "Say it in words; the templates draw the pictures."
    if not link.leads_elsewhere and link.parts() is None:
        sentence = f"The link `{link.target}` is a path."
        hint = "Link by kind and id: `sign:late-payment`; addresses start with `https://`."
        return "path-link", sentence, hint
    return None


def _anchors(thing: Model | None) -> frozenset[str]:
    """The places on the page of a thing that links can lead to."""
    if isinstance(thing, Step):
        return frozenset(item.id for item in thing.checklist)
    return markup.anchors(thing.body) if isinstance(thing, Page) else frozenset()


def _references_of_faulty(faulty: Faulty) -> Iterator[tuple[Path, Ref, str]]:
    """The ids in what does not fit its model: every well-formed one where the model has one."""
    for path, written in _written(faulty):
        ref = reference_at(faulty.model, path)
        if ref is not None and re.match(ID_PATTERN, written):
            yield path, ref, written


def _written(faulty: Faulty) -> Iterator[tuple[Path, str]]:
    """Every text of something faulty, with its key path in it."""
    for path, place in places(faulty.node):
        if isinstance(place, Text):
            yield path, place.value
