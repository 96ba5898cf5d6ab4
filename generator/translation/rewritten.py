"""Turns a guide and a translation into the words of a guide that is written in that language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..content.rewrite import NewWords
from ..model.guide import Guide
from ..model.kinds import Model, Words
from ..model.texts import origin_of
from .messages import Gathered, gathered, spoken


def rewritten(guide: Guide, words: Mapping[str, str]) -> dict[str, NewWords]:
    """New words for each file of a guide, by path and key path. `words` are translations by id.

    What has no translation, or nothing to translate, is left out.
    """
    found: dict[str, dict[tuple[str | int, ...], str | tuple[str, ...]]] = {}
    for thing in _things(guide):
        origin, within = origin_of(thing)
        for each in gathered(thing):
            told = _told(each, words)
            if told:
                found.setdefault(origin, {})[*within, *each.path] = told
    return {origin: dict(places) for origin, places in found.items()}


def _things(guide: Guide) -> Iterator[Model]:
    yield guide.settings
    yield from (guide.quiz,) if guide.quiz is not None else ()
    yield from guide.entries()


def _told(given: Gathered, words: Mapping[str, str]) -> str | tuple[str, ...]:
    if given.kind is Words.SEARCH:
        return tuple(filter(None, map(str.strip, words.get(given.id, "").split("\n"))))
    if given.kind is not Words.PROSE:
        return words.get(given.id, "") if spoken(given.text) else ""
    if not any(block in words for block, _ in given.pieces):
        return ""
    return "\n\n".join(words.get(block, piece) for block, piece in given.pieces)
