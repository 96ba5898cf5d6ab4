"""Turns a guide into what the search box loads: one record a page or glossary term, and starts.

The browser folds and ranks; the index holds the words as people would type them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..addresses import target, url_of
from ..model.guide import Guide
from ..model.kinds import Model, Words
from ..model.texts import words
from ..text.markup import Link, unmarked
from ..text.untranslated import marked


def index(guide: Guide) -> str:
    """A module of records with url, kind, title, also (search words), summary and text, and of
    starts with url and title, for who finds nothing.

    A module and not JSON, so that pages need no permission to fetch anything. What is not
    translated is left out of the records.
    """
    found = [record for record in _records(guide) if not marked(str(record["title"]))]
    lists = {"records": found, "starts": list(_starts(guide))}
    return "".join(
        f"export const {name} = {json.dumps(each, ensure_ascii=False, separators=(',', ':'))};\n"
        for name, each in lists.items()
    )


def _starts(guide: Guide) -> Iterator[dict[str, str]]:
    """The situations of the front page, those about safety first, and the signs."""
    flags = guide.quiz.flags if guide.quiz is not None else ()
    safe = {target("page", flag.page) for flag in flags if flag.safety == "yes" and flag.page}
    places = [(_target(each.to), each.text) for each in guide.settings.home.situations]
    places.sort(key=lambda place: place[0].partition("#")[0] not in safe)
    places += [(target(s.id), s.heading) for s in guide.settings.sections if s.id == "signs"]
    for path, title in places:
        yield {"url": _address(path), "title": title}


def _target(link: str) -> str:
    """The file and anchor that a link of the guide leads to."""
    parts = Link("", link, link).parts()
    assert parts is not None, link
    return target(*parts)


def _address(path: str) -> str:
    """The address of a file and anchor."""
    file, sign, anchor = path.partition("#")
    return f"{url_of(file)}{sign}{anchor}"


def _records(guide: Guide) -> Iterator[dict[str, object]]:
    for thing in guide.things():
        kind, url = thing.what.name, url_of(target(thing.what.name, thing.id))
        yield _record(kind, url, thing.title, thing.also_called, thing.summary, thing)
    for term in guide.terms:
        url = _address(target("term", term.id))
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
