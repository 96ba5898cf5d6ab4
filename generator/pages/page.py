"""Writes a page of a locale: its Markdown, which a template makes, and its front matter.

Templates decide nothing: they get objects, not ids, and any name they do not know is a mistake.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any

from ..addresses import Addresses, social_path
from ..content.facts import run_out
from ..model.guide import Guide
from ..output import Output
from ..templating import EMPTY, Environment, TemplateError, environment, fault, fill
from ..text import markup, untranslated
from ..text.locales import Locale, date, days, days_on, percent
from ..text.rendered import harmless
from ..text.typography import typeset
from ..translation.edition import fit
from . import context
from .inputs import RenderInputs
from .links import Weaver
from .made_from import MadeFrom
from .provider import Provided
from .where import Where, dialled

PICTURE = "figures/social.typ"
MARKED = ("log",)  # what a page hands to its script with the marks of what is not translated
FILTERS = (
    *("inline", "prose", "parts", "unmarked", "harmless", "link", "url"),
    *("date", "days", "days_on", "percent", "dialled", "typeset"),
)


@dataclass(frozen=True)
class _About:
    """A page: its path, its template, its name among the messages, where its picture stands."""

    path: str
    template: str
    page: str
    picture: str


class Writer:
    """Writes the pages of a locale, each whenever somebody asks for its bytes.

    `weaver` weaves the texts of the page that is written, `where` knows what holds in each country,
    `ui` are the words of the interface. Unless pages have `cards`, that of the quiz alone is
    offered to other sites.
    """

    def __init__(
        self,
        guide: Guide,
        here: Locale,
        templates: Mapping[str, str],
        inputs: RenderInputs,
        *,
        weaver: Weaver,
        where: Where,
        ui: Mapping[str, str],
        cards: bool,
    ) -> None:
        """Begin the engine that all pages share."""
        self.guide = guide
        self.at = Addresses.of(guide)
        self.locale = here
        self.templates = templates
        self.inputs = inputs
        self.weaver = weaver
        self.where = where
        self.ui = ui
        self.cards = cards
        self.tongue = context.attributes(guide.settings.source_locale)
        self.environment = self._environment()

    def page(
        self,
        path: str,
        template: str,
        *,
        page: str,
        origin: str,
        title: str,
        provide: Callable[[], Provided],
    ) -> Output:
        """A page: `page` is its name among the messages, `origin` the file it comes from, `title`
        what the picture for shared links says; `provide` gives what it is made from.
        """
        said = untranslated.bare(title)
        shown = self.picture(path, said)
        about = _About(path, template, page, shown)
        provided = cache(partial(self._provided, path, provide))
        write = cache(partial(self._written, about, provided))
        name = cache(partial(self._name, about, provided))
        return Output(path, write, origin, said if shown else "", name)

    def _provided(self, path: str, provide: Callable[[], Provided]) -> Provided:
        self.weaver.page = path
        return provide()

    def _name(self, about: _About, provided: Callable[[], Provided]) -> str:
        """A digest of all that a page is made from; empty where nobody can say, as of one that is
        given functions.
        """
        given = provided()
        if any(map(callable, given.values.values())):
            return ""
        found = self._found_in(about.page)
        return self._made_from.name(about.template, about, found, given.values, given.meta)

    @cached_property
    def _made_from(self) -> MadeFrom:
        guide, today = self.guide, self.inputs.today
        terms = {term.id: term.short for term in guide.terms}
        local = guide.countries, guide.fact_kinds
        words = self.ui, guide.counted, self.locale, guide.settings, self.inputs.address
        around = words, terms, guide.images, self.at, local, run_out(*local[::-1], today)
        return MadeFrom(self.environment, (around, self.cards), guide, today)

    def _written(self, about: _About, provide: Callable[[], Provided]) -> bytes:
        """The Markdown of a page, and its front matter."""
        path, template, picture = about.path, about.template, about.picture
        provided = provide()
        self.weaver.page = path
        body = fill(self.environment, template, provided.values).strip()
        if not body:
            raise TemplateError(fault(template, "Nothing comes of it: the page is empty.", EMPTY))
        of_the_quiz = path == self.at.page_path("quiz") and self.guide.quiz is not None
        meta = {
            **provided.meta,
            **({"image": picture} if picture else {}),
            "gaps": untranslated.marked(body),
            "locales": self._found_in(about.page),
            "card": of_the_quiz or self.cards,
        }
        front = "".join(
            f"{key}: {text if key in MARKED else untranslated.bare(text)}\n"
            for key, text in (
                (key, json.dumps(value, ensure_ascii=False)) for key, value in meta.items()
            )
        )
        told = f'class="source-words" {self.tongue}'
        source, here = self.guide.settings.source_locale, self.locale.tag
        words = untranslated.resolved(body, told, source, here)
        return f"---\n{front}---\n\n{words}\n".encode()

    def picture(self, path: str, title: str) -> str:
        """Where the picture of a page stands; nothing where it would lack characters."""
        settings = self.guide.settings
        shown = f"{title}{settings.title}{settings.tagline}"
        there = PICTURE in self.templates and self.inputs.lacking.isdisjoint(
            untranslated.bare(shown)
        )
        return social_path(path) if there else ""

    def _found_in(self, page: str) -> list[str]:
        """The published locales in which search engines should find a page."""
        return [e.tag for e in self.inputs.editions if fit(e, page, self.guide.settings)]

    def _environment(self) -> Environment:
        """The engine of the templates of pages, with what each of them is given."""
        engine = environment(self.templates, self._filters())
        engine.globals.update(
            guide=self.guide,
            ui=self.ui,
            locale=self.locale,
            where=self.where,
            sections={section.id: section for section in self.guide.settings.sections},
        )
        return engine

    def _filters(self) -> dict[str, Callable[..., Any]]:
        """What templates do with texts and values: `FILTERS` has the names."""
        tag = self.locale.tag
        made: dict[str, Callable[..., Any]] = {
            "inline": self.weaver.inline,
            "prose": self.weaver.prose,
            "parts": markup.parts,
            "unmarked": markup.unmarked,
            "harmless": lambda text, level: harmless(untranslated.bare(text), level),
            "link": self.weaver.link,
            "url": self.weaver.url,
            "date": lambda day: date(day, tag),
            "days": lambda count: days(count, tag),
            "days_on": lambda count: days_on(count, tag),
            "percent": lambda rate: percent(rate, tag),
            "dialled": dialled,
            "typeset": typeset,
        }
        assert tuple(made) == FILTERS
        return made
