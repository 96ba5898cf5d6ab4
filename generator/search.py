"""Turns a guide into the index that the search box loads: one record a page or glossary term.

The browser folds and ranks; the index holds the words as people would type them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from .addresses import target, url_of
from .marks import marked
from .markup import unmarked
from .model import Guide
from .shape import Model, Thing, Words, words


def index(guide: Guide) -> str:
    """A module of records with url, kind, title, also (search words), summary and text.

    A module and not JSON, so that pages need no permission to fetch anything. What is not
    translated is left out.
    """
    found = [record for record in _records(guide) if not marked(str(record["title"]))]
    records = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"export const records = {records};\n"


def _records(guide: Guide) -> Iterator[dict[str, object]]:
    things: tuple[Thing, ...] = (
        *guide.signs,
        *guide.remedies,
        *guide.steps,
        *guide.modes,
        *guide.letters,
        *guide.pages,
    )
    for thing in things:
        url = url_of(target(type(thing).kind, thing.id))
        yield _record(type(thing).kind, url, thing.title, thing.also_called, thing.summary, thing)
    for term in guide.terms:
        path, _, anchor = target("term", term.id).partition("#")
        url = f"{url_of(path)}#{anchor}"
        yield _record("term", url, term.term, term.also_called, term.short, term)
    for section in guide.settings.sections:
        url = url_of(target(section.id))
        yield _record(
            "section",
            url,
            section.title,
            (section.heading, *section.also_called),
            section.summary,
            section,
        )


def _record(
    kind: str, url: str, title: str, also: tuple[str, ...], summary: str, thing: Model
) -> dict[str, object]:
    told = {title, summary, *also}
    texts = [
        piece
        for _, kind, text in words(thing)
        if text not in told and kind is not Words.LETTER
        for piece in (text.split("\n\n") if marked(text) else [text])
    ]
    return {
        "url": url,
        "kind": kind,
        "title": title,
        "also": [name for name in also if not marked(name)],
        "summary": "" if marked(summary) else unmarked(summary),
        "text": unmarked(" \n".join(text for text in texts if not marked(text))),
    }
