"""Provides the template of a page with what goes with its thing or section: objects, not ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from ..addresses import HOME, Addresses, relative_url
from ..letters.files import SCRIPT, for_page, words
from ..letters.fill import blank
from ..letters.typeset import FORMATS, WITHOUT_PDF
from ..model.country import Country
from ..model.guide import Guide, Mode, Page, Remedy, Sign, Step
from ..model.kinds import Thing
from ..model.letter import Letter
from ..model.settings import Section
from ..quiz import embed
from ..quiz.by_hand import sheet
from ..quiz.decide import Data
from ..quiz.opening import length
from ..text import untranslated
from ..text.alphabet import order
from ..text.locales import Locale, locale
from . import calculators, log, relations
from .inputs import RenderInputs
from .links import Weaver
from .map import overview
from .where import Where


@dataclass(frozen=True)
class Provided:
    """What the template of one page gets beside its thing, and keys for the front matter of the
    page.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    meta: Mapping[str, Any] = field(default_factory=dict)


class Provider:
    """Gives the template of each page of a locale the objects that go with its thing or section.

    `weaver` knows the page whose texts are woven; `quiz` and `frames` give those of a guide that
    has a quiz.
    """

    def __init__(
        self,
        guide: Guide,
        here: Locale,
        inputs: RenderInputs,
        weaver: Weaver,
        where: Where,
        quiz: Callable[[], Data],
        frames: Callable[[], embed.Embed],
    ) -> None:
        """Look up once what several pages show."""
        self.guide = guide
        self.locale = here
        self.inputs = inputs
        self.weaver = weaver
        self.where = where
        self.quiz = quiz
        self.frames = frames
        self.at = Addresses.of(guide)
        self.rows = tuple(relations.rows(guide))
        self.terms = {term.id: term for term in guide.terms}
        self.within = {first.id: others for first, others in relations.sections_of_pages(guide)}

    def of_thing(self, thing: Thing) -> Provided:
        """What the page of a thing gets beside the thing itself."""
        guide = self.guide
        if isinstance(thing, Sign):
            row = next(row for row in self.rows if row.sign is thing)
            tries = list(zip(row.remedies, (t.today for t in thing.try_first), strict=True))
            letters = self._named(thing.letters)
            return Provided({"tries": tries, "ways_out": row.modes, "letters": letters})
        if isinstance(thing, Remedy):
            signs, letters = relations.signs_of(guide, thing.id), self._named((thing.letter,))
            return Provided({"signs": signs, "letters": letters})
        if isinstance(thing, Step):
            return Provided({"letters": self._named(thing.letters)})
        if isinstance(thing, Mode):
            signs, letters = relations.signs_out(guide, thing.id), self._named((thing.letter,))
            steps = relations.steps_out(guide, thing)
            return Provided({"signs": signs, "letters": letters, "steps": steps})
        if isinstance(thing, Letter):
            return self._letter(thing)
        if isinstance(thing, Page):
            meta = {"one_sheet": thing.one_sheet == "yes"}
            return Provided({"pages": self.within.get(thing.id, ())}, meta)
        if isinstance(thing, Country):
            return Provided({"groups": list(self.where.groups(thing))}, {"local": True})
        return Provided()

    def of_section(self, section: Section) -> Provided:
        """What the page of a section gets beside the section itself."""
        known: dict[str, Callable[[], Provided]] = {
            "quiz": self._quiz,
            "embed": self._embed,
            "map": self._map,
            "remedies": lambda: _grouped(relations.remedies_by_sign(self.guide)),
            "letters": self._letters,
            "glossary": self._glossary,
            log.SECTION: self._log,
            calculators.SECTION: self._calculators,
        }
        return known[section.id]() if section.id in known else Provided()

    def _named(self, names: Iterable[str | None]) -> tuple[Letter, ...]:
        wanted = set(names)
        return tuple(letter for letter in self.guide.letters if letter.id in wanted)

    def _letter(self, letter: Letter) -> Provided:
        """The letter as it is shown, the form that fills it in, what can be downloaded."""
        trees = self.inputs.trees[letter.id]
        signs = tuple(s for s in self.guide.signs if s.id in letter.signs)
        modes = tuple(m for m in self.guide.modes if m.id in letter.modes)
        steps = relations.steps_of(self.guide, letter)
        pdf = self.inputs.lacking.isdisjoint(words(trees[0]))
        downloads = [
            (name, self.at.document_path(letter.id, trees[0]["lang"], name).rpartition("/")[2])
            for name in (FORMATS if pdf else WITHOUT_PDF)
        ]
        values = {
            "tree": trees[0],
            "blocks": blank(trees[0]),
            "elsewhere": untranslated.mark(
                "" if trees[0]["lang"] == self.locale.tag else trees[0]["language"]
            ),
            "downloads": downloads,
            "signs": signs,
            "modes": modes,
            "steps": steps,
        }
        meta: dict[str, Any] = {"letter": for_page(trees), "scripts": [SCRIPT]}
        if self.where.all and trees[0].get("local"):
            meta["local"] = True
        return Provided(values, meta)

    def _quiz(self) -> Provided:
        """The quiz as data, the sheet to fill in by hand, how long it takes."""
        if self.guide.quiz is None:
            return Provided()
        quiz, root = self.quiz(), relative_url(self.at.page_path(HOME), self.weaver.page)
        values = {"quiz": quiz, "sheet": sheet(quiz, root), "length": length(quiz)}
        return Provided(values, {"edit": self.guide.quiz.origin, "scripts": [embed.PAGE]})

    def _embed(self) -> Provided:
        others = (each for each in self.inputs.editions if each.tag != self.locale.tag)
        values = {
            "embed": self.frames().snippets() if self.guide.quiz is not None else {},
            "here": self.at.url("embed"),
            "locales": [locale(each.tag) for each in others if each.published],
        }
        return Provided(values, {"scripts": [embed.PREVIEW]})

    def _map(self) -> Provided:
        tags = self.locale.tag, self.guide.settings.source_locale
        draw = partial(overview, self.rows, self.weaver.url, tags)
        return Provided({"rows": self.rows, "draw": draw})

    def _letters(self) -> Provided:
        archive = self.at.document_path("", self.locale.tag, "zip").rpartition("/")[2]
        groups = _grouped(relations.letters_by_moment(self.guide))
        return Provided({**groups.values, "archive": archive})

    def _glossary(self) -> Provided:
        terms = sorted(self.guide.terms, key=lambda term: order(term.term, self.locale.tag))
        return Provided(
            {"entries": [(term, [self.terms[name] for name in term.see]) for term in terms]}
        )

    def _log(self) -> Provided:
        known = log.data(self.guide, self.locale)
        return Provided({}, {"scripts": [log.SCRIPT], "safety": True, "log": known})

    def _calculators(self) -> Provided:
        known = calculators.data(self.where, self.locale.tag, self.weaver.url)
        examples = list(calculators.examples(self.where, self.locale.tag))
        meta = {"scripts": [calculators.SCRIPT], "calculator": known}
        return Provided({"examples": examples}, meta)


def _grouped(groups: Iterable[object]) -> Provided:
    return Provided({"groups": list(groups)})
