"""Finds the faults of one translation: whether it says anything, and whether it says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Mistake
from ...model.kinds import Words
from ...text import garbled, markup
from ..messages import COUNTED, Message
from . import figures, layout, links, marks, numbers

Tags = tuple[str, str]
"""The locales of a source and of its translation."""

SILENT = re.compile(rf"\s*{markup.LEFT_OPEN}\s*|[\W_]*")
HTML = re.compile(r"<\s*[/!?A-Za-z][^>]*>?|&#?\w+;")
TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}|\}\}")
SHORTCODE = re.compile(r":[a-z0-9][a-z0-9_+-]*:")
SCRIPT = re.compile(r"(?:javascript|vbscript|data)\s*:(?=\S)", re.IGNORECASE)
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\ue000-\uf8ff\ufeff]")


def faults(message: Message, form: str, tags: Tags = ("en", "en")) -> tuple[Mistake, ...]:
    """What is wrong with one form of a translation; a text without plural forms has one."""
    return tuple(_faults(message, form, tags))


def _faults(message: Message, form: str, tags: Tags) -> Iterator[Mistake]:
    """What `faults` gives. Where something is hostile, nothing else is looked for."""
    hostile = list(layout.heading_ids(message.text, form)) or list(_hostile(message.text, form))
    if hostile:
        yield from hostile
        return
    if re.search(r"\w", message.text) and SILENT.fullmatch(form):
        sentence = f"`{form.strip()}` says nothing to readers."
        hint = "Translate, or leave it empty: then the source stands there."
        yield Mistake("empty-value", sentence, hint, form)
        return
    sides = [COUNTED.sub(rf"\{side}", form) for side in (2, 3)]
    if sides[0] != form and any(map(SILENT.fullmatch, sides)):
        sentence = f"`{form}` says nothing for one row, or for several."
        yield Mistake("empty-value", sentence, "Write words on both sides of `|`.", form)
        return
    if message.kind is Words.SEARCH:
        for mark in "[]{}*`|<>":
            if mark in form:
                sentence = f"`{mark}` is no part of a word to search for."
                yield Mistake("translation-form", sentence, "Write the words alone.", mark)
                return
        return
    words_alone = markup.is_words(message.text) and markup.is_words(form)
    if not words_alone or figures.MONEY.search(message.text):
        linked = list(links.faults(message.text, form))
        marked = list(layout.faults(message, form))
        alike = list(_same(message, form, tags, linked=bool(linked)))
        if any(layout.lacks_lines(fault) for fault in marked):  # what stood on them is lost too
            linked, alike = ([each for each in found if each.words] for found in (linked, alike))
        yield from () if linked and marked and message.kind is Words.PLAIN else linked
        yield from alike
        yield from marked
    if form != form.strip():
        hint = "Remove them."
        sentence = "Spaces stand before or after the words."
        yield Mistake("translation-space", sentence, hint, form)
    if message.limit is not None and len(form) > message.limit:
        sentence = f"It has {len(form)} characters, and there is room for {message.limit}."
        yield Mistake("translation-length", sentence, "Say it shorter.", form)


def _hostile(source: str, form: str) -> Iterator[Mistake]:
    """The first thing that no translation may bring along: lost letters, HTML, scripts, ..."""
    for characters in garbled.GARBLED.findall(form):
        if characters not in source:
            sentence, hint = garbled.explained(characters)
            yield Mistake("garbled", sentence, hint, characters)
            return
    if markup.is_words(form):
        return
    kinds = (
        (HTML, "is HTML"),
        (TEMPLATE, "is a mark of a template"),
        (SCRIPT, "starts a script"),
        (SHORTCODE, "becomes a picture"),
        (INVISIBLE, "is an invisible character"),
    )
    for pattern, what in kinds:
        for match in pattern.finditer(form):
            found = match.group()
            if found not in pattern.findall(source):
                told = found if found.isprintable() else f"U+{ord(found[0]):04X}"
                sentence = f"`{told}` {what}."
                yield Mistake("translation-hostile", sentence, "Write words alone.", found)
                return


def _same(message: Message, form: str, tags: Tags, *, linked: bool) -> Iterator[Mistake]:
    """Placeholders, blanks and numbers that are not the same ones; their order is free.

    `linked` is whether a fault of a link was found, whose brackets are not told again.
    """
    has_marks = any(mark in text for text in (message.text, form) for mark in "{}[]")
    told = list(marks.faults(message, form, linked=linked)) if has_marks else []
    yield from told
    if not told and message.plural is None and not message.id.endswith("/example"):
        yield from numbers.faults(message.text, form, tags)
