"""Turns addresses at which things stood before into pages that lead on to where they are now.

Any host of static files serves them, and they keep what stands behind the `#` of an address. A
folder that stood for a section leads each of its pages on, and each page its card.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..addresses import Addresses, relative_url, url_of
from ..model.guide import KINDS, THINGS, Guide, Page
from ..model.kinds import Thing
from ..output import Output
from ..templating import environment, fill
from ..text import untranslated
from . import context
from .alone import Around, inside

PAGE, SHEET, SCRIPT = "moved/moved.html.j2", "moved/moved.css", "theme/js/page/moved.js"


@dataclass(frozen=True)
class Way:
    """Where an address leads now: a Markdown file, with an anchor, and what stands there."""

    target: str
    title: str


def ways(guide: Guide) -> dict[str, Way]:
    """Where each old address of a guide leads, by the address relative to the locale:
    `signs/late-payment/`.

    An address that is named by itself counts before one that moved with its folder.
    """
    at = Addresses.of(guide)
    along: dict[str, Way] = {}
    named: dict[str, Way] = {}
    for move in guide.settings.moved:
        kind, _, name = move.to.partition(":")
        named[move.folder] = Way(at.target(kind, name), _title(guide, kind, name))
        if move.folder.count("/") == 1:
            for thing in _inside(guide, kind, name):
                target = at.target(thing.what.name, thing.id)
                along[f"{move.folder}{thing.id}/"] = Way(target, thing.title)
    return dict(sorted({**along, **named}.items()))


def of_the_quiz(guide: Guide) -> tuple[str, ...]:
    """The folders in which the quiz stood before: other sites still look for its files there."""
    moves = guide.settings.moved
    return tuple(move.folder for move in moves if move.to == "quiz:" and guide.quiz is not None)


def outputs(guide: Guide, around: Around, *, cards: bool) -> Iterator[Output]:
    """The pages at old addresses, and with `cards` the cards that other sites still show.

    Raises TemplateError.
    """
    engine = environment(around.templates)
    same = {
        **inside(around.templates, [SHEET], SCRIPT),
        "locale": around.locale,
        "guide": untranslated.bare(guide.settings.title),
        "moved": context.entry(around.ui["moved_text"], "", around.tongue),
    }
    quiz = Addresses.of(guide).page_path("quiz")
    for was, way in ways(guide).items():
        path, _, anchor = way.target.partition("#")
        link = relative_url(path, f"{was}index.md")
        entry = context.entry(way.title, link, around.tongue)
        pages = {"index.html": f"#{anchor}" if anchor else ""}
        if cards and path != quiz:
            pages["card.html"] = "card.html"
        for file, rest in pages.items():
            values: dict[str, Any] = {
                **same,
                "page": f"{around.address}{url_of(path)}",
                "target": {**entry, "url": f"{link}{rest}"},
            }
            html = fill(engine, PAGE, values).encode()
            yield Output(f"{was}{file}", html, guide.settings.origin)


def _title(guide: Guide, kind: str, name: str) -> str:
    """The title of the page that a link of kind and id leads to."""
    if not name:
        return next(each.heading for each in guide.settings.sections if each.id == kind)
    model = KINDS[kind]
    if model.what.listed:
        return _title(guide, model.what.section, "")
    return next(each.title for each in guide.things() if (each.what.name, each.id) == (kind, name))


def _inside(guide: Guide, kind: str, name: str) -> Iterator[Thing]:
    """The pages in the folder of a section, or of a section of pages."""
    for model in THINGS:
        if not name and model.what.section == kind:
            yield from (thing for thing in guide.things() if isinstance(thing, model))
    for page in guide.pages if kind == Page.what.name else ():
        if page.within == name != page.id:
            yield page
