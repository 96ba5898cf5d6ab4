"""Checks that the parts of a guide lead to one another: ids, links, anchors, nothing unused.

Works on whatever could be read, so that one faulty file does not hide the mistakes of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostic, Location, closest, did_you_mean
from ..model.guide import Mode, Page, Remedy, Sign, Source, Step, Term
from ..model.kinds import ID_PATTERN, Model, Thing, Words
from ..model.letter import Field, Letter
from ..model.quiz import Question, Quiz, SignRule
from ..model.settings import Settings
from ..model.texts import words
from ..text import markup
from .load import Faulty, Loaded
from .nodes import Text, places

Path = tuple[str | int, ...]

NOUNS = {
    "sign": "a sign",
    "remedy": "a remedy",
    "step": "an exit step",
    "mode": "an exit mode",
    "page": "a page",
    "term": "a word of the glossary",
    "source": "a source",
    "letter": "a letter",
}
HOMES = {
    "sign": "content/signs/",
    "remedy": "content/remedies/",
    "step": "content/exit/",
    "mode": "content/modes/",
    "page": "content/pages/",
    "term": "content/glossary.yml",
    "source": "content/sources.yml",
    "letter": "content/letters/",
}
REFERENCES = {
    "sign": "sign",
    "mode": "mode",
    "page": "page",
    "pages": "page",
    "ways_out": "mode",
    "letters": "letter",
    "letter": "letter",
    "sources": "source",
    "see": "term",
    "footer_pages": "page",
    "signs": "sign",
    "remedies": "remedy",
    "steps": "step",
    "modes": "mode",
}
OF_QUIZ = (Quiz, Question, SignRule)
THINGS: tuple[type[Thing], ...] = (Sign, Remedy, Step, Mode, Letter, Page)


def check(loaded: Loaded) -> list[Diagnostic]:
    """Every id and link that leads nowhere, every remedy and source that nothing leads to."""
    return list(_Checker(loaded).everything())


@dataclass(frozen=True)
class _Reference:
    kind: str
    id: str
    path: Path


@dataclass(frozen=True)
class _Checker:
    loaded: Loaded

    def everything(self) -> Iterator[Diagnostic]:
        for thing in self._all():
            origin, at = self._root(thing)
            for path, kind, text in words(thing):
                yield from self._text(origin, (*at, *path), kind, text)
            for path, name in _names(thing):
                yield from self._text(origin, (*at, *path), Words.PLAIN, name)
            for ref in _references(thing):
                yield from self._reference(origin, at, ref)
        for faulty in self.loaded.faulty:
            for place, written in _written(faulty):
                yield from self._text(faulty.origin, place, Words.INLINE, written)
            for ref in _references_of_faulty(faulty):
                yield from self._reference(faulty.origin, faulty.at, ref)
        if self.loaded.settings is not None:
            yield from self._home(self.loaded.settings)
        yield from self._unused()

    def _all(self) -> Iterator[Model]:
        yield from filter(None, (self.loaded.settings, self.loaded.quiz))
        models: tuple[type[Model], ...] = (*THINGS, Term, Source, Field)
        for model in models:
            yield from self.loaded.of(model)

    @staticmethod
    def _root(thing: Model) -> tuple[str, Path]:
        """The file of an object, and the key path at which the object starts in it."""
        origin: str = thing.origin  # type: ignore[attr-defined]
        return origin, (thing.id,) if isinstance(thing, Term | Source | Field) else ()

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
        def found(code: str, sentence: str, hint: str) -> Diagnostic:
            return self._found(origin, path, link.target or link.whole, code, sentence, hint)

        if kind is Words.PLAIN:
            sentence = f"`{link.whole}` is a link, and this text takes none."
            yield found("link-in-plain-text", sentence, "Write the words alone.")
            return
        if link.whole.startswith("!"):
            sentence = f"`{link.whole}` is an image."
            yield found(
                "image-in-text", sentence, "Say it in words; the templates draw the pictures."
            )
            return
        if link.leads_elsewhere:
            return
        parts = link.parts()
        if parts is None:
            sentence = f"The link `{link.target}` is a path."
            hint = "Link by kind and id: `sign:late-payment`; addresses start with `https://`."
            yield found("path-link", sentence, hint)
            return
        target, name, anchor = parts
        if not name:
            sections = [s.id for s in self.loaded.settings.sections] if self.loaded.settings else []
            told = {*self.loaded.sections_needed(), "quiz" if self.loaded.quiz else ""}
            if sections and target not in {*sections, *told}:
                sentence = f"The guide has no section `{target}:`."
                yield found("unknown-section", sentence, did_you_mean(target, sections))
        elif target not in NOUNS:
            sentence = f"`{target}:` is not a kind of thing to link to."
            yield found("unknown-link-kind", sentence, did_you_mean(target, NOUNS))
        elif target in self.loaded.unread and name not in self._ids(target):
            return
        elif name not in self._ids(target):
            sentence = f"The link `{link.target}` leads nowhere: no {target} has that id."
            hint = did_you_mean(name, self._ids(target))
            yield found("dead-link", sentence, hint or f"Look for it under `{HOMES[target]}`.")
        elif anchor is None or name not in self.loaded.things.get(target, {}):
            return
        elif anchor not in self._anchors(target, name):
            sentence = f"The link `{link.target}` leads to no place on that page."
            hint = did_you_mean(anchor, self._anchors(target, name))
            add = "Give the heading an id: `## Money { #money }`."
            yield found("dead-anchor", sentence, hint or add)

    def _reference(self, origin: str, at: Path, ref: _Reference) -> Iterator[Diagnostic]:
        if ref.id not in self._ids(ref.kind) and ref.kind not in self.loaded.unread:
            sentence = f'"{ref.id}" is not the id of {NOUNS[ref.kind]}.'
            hint = did_you_mean(ref.id, self._ids(ref.kind))
            if not self._ids(ref.kind):
                hint = f"The guide has no {ref.kind} yet; remove the line."
            hint = hint or f"Look for it under `{HOMES[ref.kind]}`."
            yield self._at(origin, (*at, *ref.path), "unknown-id", sentence, hint)

    def _home(self, settings: Settings) -> Iterator[Diagnostic]:
        home = settings.home
        choices: list[tuple[Path, str]] = [(("action", "to"), home.action.to)]
        choices.append((("second", "to"), home.second.to))
        choices += [(("situations", i, "to"), s.to) for i, s in enumerate(home.situations)]
        choices += [(("letters", i, "to"), s.to) for i, s in enumerate(home.letters)]
        choices += [(("how", i, "to"), s.to) for i, s in enumerate(home.how)]
        for path, to in choices:
            link = markup.Link("", to, to)
            yield from self._link(settings.origin, ("home", *path), Words.INLINE, link)

    def _unused(self) -> Iterator[Diagnostic]:
        """What nothing refers to. A misspelt reference is one mistake and not two."""
        used: set[tuple[str, str]] = set()
        named = [ref for thing in self._all() for ref in _references(thing)]
        named += [ref for faulty in self.loaded.faulty for ref in _references_of_faulty(faulty)]
        for ref in named:
            if ref.kind == "remedy" and ref.path[0] != "try_first":
                continue
            known = ref.id in self._ids(ref.kind)
            used.add((ref.kind, ref.id if known else closest(ref.id, self._ids(ref.kind))))
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

    def _anchors(self, kind: str, name: str) -> frozenset[str]:
        thing = self.loaded.things.get(kind, {}).get(name)
        if isinstance(thing, Step):
            return frozenset(item.id for item in thing.checklist)
        return markup.anchors(thing.body) if isinstance(thing, Page) else frozenset()

    def _at(self, origin: str, path: Path, code: str, sentence: str, hint: str) -> Diagnostic:
        return Diagnostic(self.loaded.places.of(origin, path), code, sentence, hint)

    def _found(
        self, origin: str, path: Path, needle: str, code: str, sentence: str, hint: str
    ) -> Diagnostic:
        return Diagnostic(self.loaded.places.find(origin, path, needle), code, sentence, hint)


def _names(thing: Model) -> Iterator[tuple[Path, str]]:
    """The names on the pages that are never translated, and are as plain as other words."""
    if isinstance(thing, Settings):
        yield ("publisher", "name"), thing.publisher.name
    if isinstance(thing, Source):
        yield ("publisher",), thing.publisher
        if thing.title:
            yield ("title",), thing.title


def _references(thing: Model) -> Iterator[_Reference]:
    """Every id by which one object names another."""
    if isinstance(thing, Sign):
        for index, choice in enumerate(thing.try_first):
            yield _Reference("remedy", choice.remedy, ("try_first", index, "remedy"))
    for key in ("questions", "options", "flags", "signs", "leave_when", "bands"):
        entries = getattr(thing, key, ()) if isinstance(thing, OF_QUIZ) else ()
        for index, entry in enumerate(entries):
            for ref in _references(entry) if isinstance(entry, Model) else ():
                yield replace(ref, path=(key, index, *ref.path))
    for key, kind in REFERENCES.items():
        value = getattr(thing, key, None)
        if isinstance(value, str):
            yield _Reference(kind, value, (key,))
        by_band = value if isinstance(value, dict) else {}
        lists = {(key,): value if isinstance(value, tuple) else ()}
        lists |= {(key, band): names for band, names in by_band.items()}
        for path, names in lists.items():
            for index, name in enumerate(names):
                if isinstance(name, str):
                    yield _Reference(kind, name, (*path, index))


def _references_of_faulty(faulty: Faulty) -> Iterator[_Reference]:
    """The same for what does not fit its model: every well-formed id under a key for ids."""
    for path, place in places(faulty.node):
        names = [key for key in path if isinstance(key, str)]
        if isinstance(place, Text) and names and re.match(ID_PATTERN, place.value):
            kind = {**REFERENCES, "remedy": "remedy"}.get(names[-1])
            if kind is not None:
                yield _Reference(kind, place.value, path)


def _written(faulty: Faulty) -> Iterator[tuple[Path, str]]:
    """Every text of something faulty, with its key path in the file."""
    for path, place in places(faulty.node):
        if isinstance(place, Text):
            yield (*faulty.at, *path), place.value
