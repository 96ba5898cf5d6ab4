"""Turns a guide in one locale and the templates into outputs: Markdown pages and their data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from .. import bundle
from ..addresses import HOME, STATUS, Addresses
from ..content.parts import ASKING
from ..diagnostics import Diagnostic
from ..model.guide import THINGS, Guide, Page, Sign
from ..model.kinds import Thing
from ..model.settings import Section
from ..output import Output
from ..quiz import data, embed
from ..quiz.decide import Data
from ..templating import TemplateError
from ..text import markup
from ..text.locales import Locale, date, formats, locale, minutes
from ..translation import status
from ..translation.messages import page_of
from . import (
    calculators,
    card,
    context,
    countries,
    frame,
    log,
    logo,
    look,
    moved,
    offline,
    relations,
    search,
)
from .alone import Around
from .card import Cards
from .inputs import RenderInputs
from .links import Weaver
from .page import Writer
from .provider import Provided, Provider
from .where import Where

WORDS_A_MINUTE = 220
QUIZ = "quiz/quiz.json"


@dataclass(frozen=True)
class Rendered:
    """What a locale consists of: its outputs, and what every page of the theme needs to know."""

    outputs: tuple[Output, ...]
    extra: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...] = ()


def render(guide: Guide, tag: str, templates: Mapping[str, str], inputs: RenderInputs) -> Rendered:
    """Render a guide that is already in the locale `tag`; `templates` maps names to text."""
    try:
        renderer = _Renderer(guide, locale(tag), templates, inputs)
        made = _left if inputs.later else partial(_made, standing=inputs.standing)
        outputs, wrong = made(renderer.outputs())
        paper = look.paper(templates)
    except TemplateError as error:
        return Rendered((), {}, error.diagnostics)
    if wrong:
        return Rendered((), {}, wrong)
    extra = context.extra(guide, renderer.locale, inputs.editions, inputs.address)
    kept = offline.facts(guide, renderer.locale) if templates.get(offline.TEMPLATE) else None
    return Rendered(
        outputs, {**extra, "countries": renderer.where.names(), "offline": kept, "paper": paper}
    )


def _left(outputs: Iterable[Output]) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Outputs that are made later, of which nothing is known to be wrong."""
    return tuple(outputs), ()


def _made(
    outputs: Iterable[Output], standing: Container[str]
) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """Outputs with their bytes, and every mistake that keeps some of them from having any.

    Each is made before the next is begun, of which a guide may have thousands. What is `standing`
    is not made.
    """
    made: list[Output] = []
    wrong: list[Diagnostic] = []
    for output in outputs:
        try:
            made.append(output.settled(standing))
        except TemplateError as error:  # there may be others in other outputs
            wrong += error.diagnostics
    return tuple(made), tuple(dict.fromkeys(wrong))


class _Renderer:
    """Makes the outputs of a locale, each whenever somebody asks for its bytes."""

    def __init__(
        self, guide: Guide, here: Locale, templates: Mapping[str, str], inputs: RenderInputs
    ) -> None:
        self.guide = guide
        self.at = Addresses.of(guide)
        self.locale = here
        self.templates = templates
        self.inputs = inputs
        self.tongue = context.attributes(guide.settings.source_locale)
        self.ui = {key: wording.text for key, wording in guide.interface.items()}
        self.weaver = Weaver(guide)
        self.where = Where(guide, here.tag, inputs.today)
        self.logo = logo.shown(guide, logo.LOGO)
        self.sources = {source.id: source for source in guide.sources}
        self.provider = Provider(
            guide, here, inputs, self.weaver, self.where, lambda: self.quiz, lambda: self.frames
        )
        self.writer = Writer(
            guide,
            here,
            templates,
            inputs,
            weaver=self.weaver,
            where=self.where,
            ui=self.ui,
            cards=card.offered(templates),
        )
        self.cards = self._cards() if card.offered(templates) else None

    @cached_property
    def quiz(self) -> Data:
        """The data of the quiz, in a guide that has one."""
        assert self.guide.quiz is not None
        here, numbers, address = self.locale, self.where.numbers(), self.inputs.address
        return data.data(self.guide, self.guide.quiz, here.tag, here.direction, address, numbers)

    @cached_property
    def frames(self) -> embed.Embed:
        """The quiz for other sites, with the picture of its page where there is one."""
        settings = self.guide.settings
        heading = next((s.heading for s in settings.sections if s.id == "quiz"), "")
        shown = self.writer.picture(self.at.page_path("quiz"), heading)
        return embed.Embed(
            self.quiz,
            self.ui,
            formats(self.locale.tag),
            self.templates,
            locale(settings.source_locale),
            picture=f"{self.inputs.address}{shown}" if shown else "",
        )

    def _cards(self) -> Cards:
        own = self.inputs.own_logo
        return Cards(
            self._around(),
            self.guide.settings.title,
            marked=self.logo is None,
            drawn=own.drawn(self.logo) if own and self.logo else None,
        )

    def _around(self) -> Around:
        return Around(self.templates, self.locale, self.inputs.address, self.tongue, self.ui)

    def outputs(self) -> Iterator[Output]:
        """Every page with its card, the scripts, the quiz for other sites, what leads on."""
        guide = self.guide
        yield from self._carded(self._home(), guide.settings.title, guide.settings.description)
        yield from self._sections()
        yield from self._things()
        yield from self._scripts({section.id for section in guide.settings.sections})
        if len(self.inputs.editions) > 1:
            yield from self._status()
        yield from self._files_of_quiz()
        if self.templates.get(offline.TEMPLATE):
            page = self._offline()
            yield from self._carded(page, self.ui["offline_title"], self.ui["offline_text"])
            yield from offline.outputs(guide, self.locale, self.templates)
        if guide.settings.moved:
            yield from self._moved()
        yield from frame.outputs(self.templates, guide.settings.origin, marked=self.logo is None)

    def _sections(self) -> Iterator[Output]:
        """The pages of sections; that of the quiz is the quiz itself, and has no card."""
        for section in self.guide.settings.sections:
            page = self._section(section)
            if section.id == "quiz" and self.guide.quiz is not None:
                yield page
            else:
                yield from self._carded(page, section.heading, section.summary)

    def _things(self) -> Iterator[Output]:
        """The page of everything that has one, kind by kind."""
        for model in THINGS:
            things = tuple(thing for thing in self.guide.things() if isinstance(thing, model))
            for thing in things:
                page = self._thing(thing, self._siblings(thing, things))
                yield from self._carded(page, thing.title, markup.unmarked(thing.summary), thing)

    def _files_of_quiz(self) -> Iterator[Output]:
        """The data of the quiz, its script, and what other sites show."""
        if self.guide.quiz is None:
            return
        for name in (QUIZ, *embed.files_of(self.at.url("quiz"))):
            yield _text(name, partial(self._file_of_quiz, name), self.guide.quiz.origin)

    def _file_of_quiz(self, name: str) -> str:
        return self._of_quiz[name]

    @cached_property
    def _of_quiz(self) -> dict[str, str]:
        """Every file of the quiz, path to text. None is made before somebody asks for one."""
        return {QUIZ: data.text(self.quiz), **self.frames.files()}

    def _scripts(self, sections: Collection[str]) -> Iterator[Output]:
        """The scripts of the parts that a guide has, and that of the search."""
        guide, origin = self.guide, self.guide.settings.origin
        if calculators.SECTION in sections:
            script = partial(bundle.bundle, self.templates, calculators.ENTRY)
            yield _text(calculators.SCRIPT, script, origin)
        if countries.wanted(guide):
            yield _text(countries.SCRIPT, self._countries, origin)
        if log.SECTION in sections:
            yield _text(log.SCRIPT, partial(log.script, self.templates), origin)
        found = search.script(guide, self.locale.tag, self.templates)
        yield Output("search.js", found, origin)

    def _carded(
        self, page: Output, title: str, said: str, thing: Thing | None = None
    ) -> Iterator[Output]:
        """A page and its card; a sign is told by what somebody sees happen."""
        yield page
        if self.cards is None:
            return
        if isinstance(thing, Sign):
            yield from self.cards.of(page, title, thing.recognise, thing.severity)
        else:
            yield from self.cards.of(page, title, said)

    def _thing(self, thing: Thing, siblings: tuple[Thing, ...]) -> Output:
        kind = thing.what.name
        return self.writer.page(
            self.at.page_path(kind, thing.id),
            f"pages/{kind}.md.j2",
            page=page_of(thing),
            origin=thing.origin,
            title=thing.title,
            provide=partial(self._of_thing, thing, siblings),
        )

    def _of_thing(self, thing: Thing, siblings: tuple[Thing, ...]) -> Provided:
        """What the page of a thing is made from."""
        kind, provided = thing.what.name, self.provider.of_thing(thing)
        ids = [sibling.id for sibling in siblings]
        at = ids.index(thing.id) if thing.id in ids else 0
        around = {
            "previous": siblings[at - 1] if at > 0 else None,
            "next": siblings[at + 1] if at + 1 < len(siblings) else None,
        }
        meta = {
            "title": thing.title,
            "description": markup.unmarked(thing.summary),
            "kind": kind,
            "reviewed": thing.reviewed.isoformat(),
            "reviewed_words": date(thing.reviewed, self.locale.tag),
            "edit": thing.origin,
            "crumbs": self._crumbs(thing),
            "local": bool(thing.where),
            "safety": relations.read_in_danger(self.guide, thing),
            **{key: self._neighbour(value) for key, value in around.items() if value},
            **provided.meta,
        }
        sources = [self.sources[name] for name in thing.sources]
        count = relations.counted_words(thing)
        reading = minutes(max(1, round(count / WORDS_A_MINUTE)), self.locale.tag)
        values = {kind: thing, "sources_used": sources, "minutes": reading, **provided.values}
        return Provided(values, meta)

    def _siblings(self, thing: Thing, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
        """What can be read one after the other: the things of a section, or of one of pages."""
        if thing.what.section:
            return things
        own = thing.within if isinstance(thing, Page) and thing.within != thing.id else None
        return self.provider.within.get(own, ()) if own is not None else ()

    def _home(self) -> Output:
        """The front page."""
        settings = self.guide.settings
        meta = {
            "title": settings.title,
            "description": settings.description,
            "kind": "home",
            "edit": settings.origin,
        }
        urgent = relations.urgent(self.guide)
        values = {
            "home": settings.home,
            "picture": logo.shown(self.guide, logo.PICTURE),
            "urgent": urgent,
            "situations": [choice for choice in settings.home.situations if choice not in urgent],
        }
        made_from = Provided(values, meta)
        return self.writer.page(
            self.at.page_path(HOME),
            "pages/home.md.j2",
            page="guide",
            origin=settings.origin,
            title=settings.home.title,
            provide=lambda: made_from,
        )

    def _status(self) -> Iterator[Output]:
        """How much of each locale is translated, for people and for programs."""
        guide, origin, title = self.guide, self.guide.settings.origin, self.ui["status_title"]
        path = self.at.page_path(STATUS)
        file = path.replace("index.md", "status.json")

        def provide() -> Provided:
            meta = {
                "title": title,
                "kind": "status",
                "edit": origin,
                "description": self.ui["status_text"],
            }
            tables = [
                (locale(edition.tag), edition, status.parts(edition, guide))
                for edition in self.inputs.editions
                if edition.tag != guide.settings.source_locale
            ]
            values = {"tables": tables, "percent": status.percent, "data": file.rpartition("/")[2]}
            return Provided(values, meta)

        page = self.writer.page(
            path,
            "pages/status.md.j2",
            page="interface",
            origin=origin,
            title=title,
            provide=provide,
        )
        yield from self._carded(page, title, self.ui["status_text"])
        yield _text(file, partial(status.as_json, self.inputs.editions, guide), origin)

    def _offline(self) -> Output:
        """The page on which a reader keeps the guide on the device, and erases it."""
        origin, title = self.guide.settings.origin, self.ui["offline_title"]
        meta = {
            "title": title,
            "kind": "offline",
            "description": self.ui["offline_text"],
            "edit": origin,
            "scripts": [offline.SCRIPT],
        }
        made_from = Provided({}, meta)
        return self.writer.page(
            offline.PAGE,
            offline.TEMPLATE,
            page="interface",
            origin=origin,
            title=title,
            provide=lambda: made_from,
        )

    def _moved(self) -> Iterator[Output]:
        """What stands at old addresses: pages that lead on, and the quiz that other sites show."""
        yield from moved.outputs(self.guide, self._around(), cards=self.cards is not None)
        here = self.at.url("quiz") if self.guide.quiz is not None else ""
        for folder in moved.of_the_quiz(self.guide) if here else ():
            for name in embed.ELSEWHERE:
                text = partial(self._file_of_quiz, f"{here}{name}")
                yield _text(f"{folder}{name}", text, self.guide.settings.origin)

    def _section(self, section: Section) -> Output:
        """The page of a section."""
        return self.writer.page(
            self.at.page_path(section.id),
            f"pages/{section.id}.md.j2",
            page=f"sections/{section.id}",
            origin=self.guide.settings.origin,
            title=section.heading,
            provide=partial(self._of_section, section),
        )

    def _of_section(self, section: Section) -> Provided:
        """What the page of a section is made from."""
        provided = self.provider.of_section(section)
        meta: dict[str, Any] = {
            "title": section.heading,
            "description": section.summary,
            "kind": "section",
            "section": section.id,
            "edit": self.guide.settings.origin,
            "local": section.id in ASKING,
            **provided.meta,
        }
        return Provided({"section": section, **provided.values}, meta)

    def _countries(self) -> str:
        """The script of the countries that a reader may choose."""
        facts = countries.data(self.guide, self.where, self.locale.tag)
        return countries.script(facts, self.templates)

    def _crumbs(self, thing: Thing) -> list[dict[str, str]]:
        """What stands above a thing: its section, or the first page of its section of pages."""
        if isinstance(thing, Page):
            above = (page for page in self.guide.pages if page.id == thing.within != thing.id)
            return [self._neighbour(page) for page in above]
        own = (each for each in self.guide.settings.sections if each.id == thing.what.section)
        return [context.entry(each.title, self.at.url(each.id), self.tongue) for each in own]

    def _neighbour(self, thing: Thing) -> dict[str, str]:
        return context.entry(thing.title, self.at.url(thing.what.name, thing.id), self.tongue)


def _text(path: str, make: Callable[[], str], origin: str) -> Output:
    """A file of text, which is made when its bytes are asked for."""
    return Output(path, lambda: make().encode(), origin)
