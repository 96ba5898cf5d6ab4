"""Checks that the parts of a guide fit together: ids, links, anchors, orders, icons, dates.

Works on whatever could be read, so that one faulty file does not hide the mistakes of others.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from . import markup
from .diagnostics import Diagnostic, Location, did_you_mean
from .load import Loaded
from .model import Guide, Mode, Page, Remedy, Sign, Source, Step, Term, Thing
from .settings import Settings
from .shape import Model, Words, words

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
THINGS: tuple[type[Thing], ...] = (Sign, Remedy, Step, Mode, Page)


def check(loaded: Loaded, today: datetime.date, icons: frozenset[str]) -> list[Diagnostic]:
    """Every mistake between the parts of a guide.

    `icons` are the names the theme offers, as `material/cash-clock`; `today` decides what is
    in the future and what is due for review.
    """
    return list(_Checker(loaded, today, icons).everything())


def signs_of(guide: Guide, remedy: str) -> tuple[Sign, ...]:
    """The signs that a remedy is tried for, in the order of the signs."""
    return tuple(s for s in guide.signs if remedy in (t.remedy for t in s.try_first))


def signs_out(guide: Guide, mode: str) -> tuple[Sign, ...]:
    """The signs that lead out by an exit mode, in the order of the signs."""
    return tuple(s for s in guide.signs if mode in s.ways_out)


@dataclass(frozen=True)
class _Reference:
    kind: str
    id: str
    path: Path


@dataclass(frozen=True)
class _Checker:
    loaded: Loaded
    today: datetime.date
    icons: frozenset[str]

    def everything(self) -> Iterator[Diagnostic]:
        for thing in self._all():
            origin, at = self._root(thing)
            yield from self._texts(thing, origin, at)
            yield from self._references(thing, origin, at)
        for model in THINGS:
            yield from self._orders(self.loaded.of(model))
        for thing in (t for model in THINGS for t in self.loaded.of(model)):
            yield from self._icon(thing.origin, ("icon",), thing.icon)
            yield from self._reviewed(thing)
        for source in self.loaded.of(Source):
            path: Path = (source.id, "accessed")
            yield from self._future(source.origin, path, source.accessed, "accessed")
        for step in self.loaded.of(Step):
            ids = [item.id for item in step.checklist]
            yield from self._repeated(step.origin, ids, ("checklist",), ("id",))
        if self.loaded.settings is not None:
            yield from self._settings(self.loaded.settings)
        yield from self._unused()

    def _all(self) -> Iterator[Model]:
        if self.loaded.settings is not None:
            yield self.loaded.settings
        models: tuple[type[Model], ...] = (*THINGS, Term, Source)
        for model in models:
            yield from self.loaded.of(model)

    @staticmethod
    def _root(thing: Model) -> tuple[str, Path]:
        """The file of an object, and the key path at which the object starts in it."""
        origin: str = thing.origin  # type: ignore[attr-defined]
        return origin, (thing.id,) if isinstance(thing, Term | Source) else ()

    def _texts(self, thing: Model, origin: str, at: Path) -> Iterator[Diagnostic]:
        for path, kind, text in words(thing):
            path = (*at, *path)
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
            if sections and target not in sections:
                sentence = f"The guide has no section `{target}:`."
                yield found("unknown-section", sentence, did_you_mean(target, sections))
        elif target not in NOUNS:
            sentence = f"`{target}:` is not a kind of thing to link to."
            yield found("unknown-link-kind", sentence, did_you_mean(target, NOUNS))
        elif name not in self._ids(target):
            sentence = f"The link `{link.target}` leads nowhere: no {target} has that id."
            yield found("dead-link", sentence, did_you_mean(name, self._ids(target)))
        elif anchor is not None and anchor not in self._anchors(target, name):
            sentence = f"The link `{link.target}` leads to no place on that page."
            hint = did_you_mean(anchor, self._anchors(target, name))
            add = "Give the heading an id: `## Money { #money }`."
            yield found("dead-anchor", sentence, hint or add)

    def _references(self, thing: Model, origin: str, at: Path) -> Iterator[Diagnostic]:
        for ref in _references(thing):
            if ref.id not in self._ids(ref.kind):
                sentence = f'"{ref.id}" is not the id of {NOUNS[ref.kind]}.'
                hint = did_you_mean(ref.id, self._ids(ref.kind))
                hint = hint or f"The guide has no {ref.kind} yet; remove the line."
                yield self._at(origin, (*at, *ref.path), "unknown-id", sentence, hint)
        if isinstance(thing, Sign):
            remedies = [t.remedy for t in thing.try_first]
            yield from self._repeated(origin, remedies, ("try_first",), ("remedy",))
        for key in ("ways_out", "letters", "sources", "see", "also_called", "footer_pages"):
            values = getattr(thing, key, ())
            yield from self._repeated(origin, values, (*at, key))

    def _repeated(
        self, origin: str, values: Iterable[str], before: Path, after: Path = ()
    ) -> Iterator[Diagnostic]:
        """Values that stand twice in a list: its key path, and the path inside each entry."""
        seen: set[str] = set()
        for index, value in enumerate(values):
            if value.casefold() in seen:
                sentence = f'"{value}" stands twice in "{before[-1]}".'
                path = (*before, index, *after)
                yield self._at(origin, path, "repeated", sentence, "Remove one of the two.")
            seen.add(value.casefold())

    def _orders(self, things: Iterable[Thing]) -> Iterator[Diagnostic]:
        first: dict[int, Thing] = {}
        for thing in things:
            if thing.order in first:
                sentence = f"{thing.order} is also the order of `{first[thing.order].id}`."
                hint = f"Give each {type(thing).kind} an order of its own."
                yield self._at(thing.origin, ("order",), "same-order", sentence, hint)
            first.setdefault(thing.order, thing)

    def _icon(self, origin: str, path: Path, icon: str) -> Iterator[Diagnostic]:
        if icon not in self.icons:
            hint = did_you_mean(icon, self.icons) or "Choose one of the theme's icons."
            yield self._at(origin, path, "unknown-icon", f'The theme has no icon "{icon}".', hint)

    def _future(
        self, origin: str, path: Path, day: datetime.date, key: str
    ) -> Iterator[Diagnostic]:
        if day > self.today:
            sentence = f'"{key}" is {day}, which is still to come.'
            yield self._at(origin, path, "future-date", sentence, f"Today is {self.today}.")

    def _reviewed(self, thing: Thing) -> Iterator[Diagnostic]:
        yield from self._future(thing.origin, ("reviewed",), thing.reviewed, "reviewed")
        settings = self.loaded.settings
        if settings is not None and _months(thing.reviewed, settings.review_months) < self.today:
            sentence = (
                f"Last reviewed on {thing.reviewed}, more than {settings.review_months} months ago."
            )
            hint = 'Read it against its sources, then set "reviewed" to the day you did.'
            place = self.loaded.places.of(thing.origin, ("reviewed",))
            yield Diagnostic(place, "review-due", sentence, hint, "warning")

    def _settings(self, settings: Settings) -> Iterator[Diagnostic]:
        origin = settings.origin
        if settings.source_locale not in settings.locales:
            sentence = f'The source locale "{settings.source_locale}" is not published.'
            hint = f'Add "{settings.source_locale}" to "locales".'
            yield self._at(origin, ("locales",), "source-locale-missing", sentence, hint)
        sections = [section.id for section in settings.sections]
        yield from self._repeated(origin, sections, ("sections",), ("id",))
        yield from self._repeated(origin, settings.locales, ("locales",))
        for index, section in enumerate(settings.sections):
            yield from self._icon(origin, ("sections", index, "icon"), section.icon)
        home = settings.home
        choices: list[tuple[Path, str]] = [(("action", "to"), home.action.to)]
        choices.append((("second", "to"), home.second.to))
        choices += [(("situations", i, "to"), s.to) for i, s in enumerate(home.situations)]
        choices += [(("how", i, "to"), s.to) for i, s in enumerate(home.how)]
        for path, to in choices:
            link = markup.Link("", to, to)
            yield from self._link(origin, ("home", *path), Words.INLINE, link)

    def _unused(self) -> Iterator[Diagnostic]:
        used = {ref.id for t in self._all() for ref in _references(t) if ref.kind == "remedy"}
        for remedy in self.loaded.of(Remedy):
            if remedy.id not in used:
                sentence = f"No sign tries the remedy `{remedy.id}`."
                hint = 'Name it under "try_first" of a sign, or remove the file.'
                yield Diagnostic(Location(remedy.origin), "unused-remedy", sentence, hint)
        cited = {ref.id for t in self._all() for ref in _references(t) if ref.kind == "source"}
        for source in self.loaded.of(Source):
            if source.id not in cited:
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


def _references(thing: Model) -> Iterator[_Reference]:
    """Every id by which one object names another."""
    if isinstance(thing, Sign):
        for index, choice in enumerate(thing.try_first):
            yield _Reference("remedy", choice.remedy, ("try_first", index, "remedy"))
        for index, mode in enumerate(thing.ways_out):
            yield _Reference("mode", mode, ("ways_out", index))
    lists = {"letters": "letter", "sources": "source", "see": "term", "footer_pages": "page"}
    for key, kind in lists.items():
        for index, name in enumerate(getattr(thing, key, ())):
            yield _Reference(kind, name, (key, index))
    letter = getattr(thing, "letter", None)
    if letter is not None:
        yield _Reference("letter", letter, ("letter",))


def _months(day: datetime.date, months: int) -> datetime.date:
    """The day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)
