"""Finds every fault of a PO file that can be read: its header, and each translation in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...diagnostics import Diagnostic, Location, Mistake, counted
from ...model.kinds import Words
from ...text import locales
from .. import plurals
from ..catalogue import FRESH, Catalogue, PoEntry, shown
from ..messages import Message
from .known import KnownFaults
from .marks import BRACES
from .terms import other_terms, terms

COUNT = "{count}"
_MOST = 0.5
"""The share of a file that repeats the source from which none of that is a translation, names too.
"""
_FEW = 4  # words from which no two languages say the same thing alike


def check(
    catalogue: Catalogue, messages: Mapping[str, Message], tag: str, source: str = "en"
) -> Iterator[tuple[str, Diagnostic]]:
    """Every fault of the translations that would be shown, with the id of its message.

    Faults of the header have an empty id. `messages` are those of the guide by id, written in the
    locale `source`; `tag` is the locale of the catalogue.
    """
    plural_forms = locales.plurals(tag).header
    count = plurals.count(plural_forms)
    yield from (("", found) for found in _header(catalogue, count, plural_forms))
    glossary = terms(catalogue, messages)
    known = KnownFaults(catalogue.path, (source, tag))
    for name, entry in catalogue.entries.items():
        message = messages.get(name)
        if message is None:
            continue
        if entry.marked and not entry.empty:
            sentence = f"`{entry.marked}` does not mark `{name}` as fuzzy, and seems to."
            hint = "Write `#, fuzzy`, or remove it. Until then the source stands there."
            yield name, Diagnostic(catalogue.place(name), "broken-po", sentence, hint, "warning")
        if message.plural is not None:
            yield from ((name, found) for found in _plural(catalogue, message, entry, count))
        for form in entry.forms if shown(entry, message) else ():
            for fault in known.faults(message, form):
                yield name, _told(catalogue, name, fault)
            for fault in other_terms(message, form, glossary):
                yield name, _told(catalogue, name, fault)
    known.keep()


def copies(catalogue: Catalogue, messages: Mapping[str, Message]) -> frozenset[str]:
    """The ids whose words only repeat the source: sentences, and names too where most do.

    Programs fill empty translations with the source. A name alone may be the same in a language.
    """
    same = {
        name: message
        for name, message in messages.items()
        if message.kind is not Words.SEARCH
        and (entry := catalogue.entries.get(name)) is not None
        and message.text == entry.forms[0]
    }
    filled = len(same) > len(catalogue.entries) * _MOST
    return frozenset(name for name, message in same.items() if filled or _long(message.text))


def copied(catalogue: Catalogue, copies: frozenset[str]) -> Iterator[Diagnostic]:
    """That translations only repeat the source, told once for a file."""
    name = next((name for name in catalogue.entries if name in copies), None)
    if name is not None:
        count = counted(len(copies), "translation")
        sentence = f"{count} {'is' if len(copies) == 1 else 'are'} the same as the source"
        sentence += f" and {'counts' if len(copies) == 1 else 'count'} as missing."
        hint = "Translate, or leave empty."
        place = catalogue.place(name, catalogue.entries[name].forms[0])
        yield Diagnostic(place, "translation-copy", sentence, hint, "warning")


def _told(catalogue: Catalogue, name: str, fault: Mistake) -> Diagnostic:
    """A fault of a translation, at the words of its file that show it."""
    place = catalogue.place(name, fault.words)
    return replace(fault, sentence=f"`{name}`: {fault.sentence}").at(place)


def _plural(
    catalogue: Catalogue, message: Message, entry: PoEntry, count: int
) -> Iterator[Diagnostic]:
    """That the entry of a counted text has other plural forms than its language, `count`."""
    name = message.id
    if _half(entry, message):
        there = sum(map(bool, entry.forms))
        sentence = f"`{name}` has {there} of {count} plural forms: the source stands there."
        hint = "Write the missing `msgstr[...]`; a spreadsheet has no place for them."
        place = catalogue.place(name)
        yield Diagnostic(place, "translation-plural", sentence, hint, "warning")
    elif shown(entry, message) and len(entry.forms) != count:
        sentence = f"`{name}` has {len(entry.forms)} plural forms, and the language has {count}."
        hint = "Write one `msgstr[...]` for each."
        if len(entry.forms) > count:
            hint = f"Keep those from `msgstr[0]` to `msgstr[{count - 1}]`, and remove the rest."
        yield Diagnostic(catalogue.place(name), "translation-plural", sentence, hint)
    elif shown(entry, message) and COUNT in (message.plural or "") and COUNT not in entry.forms[-1]:
        sentence = f"`{name}` says no number in its last form."
        hint = f"Put `{COUNT}` where your language has it."
        place = catalogue.place(name, entry.forms[-1])
        yield Diagnostic(place, "translation-placeholder", sentence, hint)


def _half(entry: PoEntry, message: Message) -> bool:
    """Whether some of the plural forms of an entry are there, of the source as it now is."""
    sure = not entry.fuzzy and entry.source == message.text
    return message.plural is not None and sure and entry.empty and any(entry.forms)


def _long(text: str) -> bool:
    """Whether a text has so many words that no language has the same."""
    return len(re.findall(r"[^\W\d_]{2,}", BRACES.sub("", text))) >= _FEW


def _header(catalogue: Catalogue, count: int, plural_forms: str) -> Iterator[Diagnostic]:
    """A header of plural forms that is not usual for the language. None at all is as good."""
    written = catalogue.header.get("Plural-Forms", "")
    if written and plurals.indexes(written, plural_forms) is None:
        sentence = f'The header says "{written}" of plural forms, and the language has {count}.'
        hint = f"{FRESH} It writes `Plural-Forms: {plural_forms}`."
        yield Diagnostic(Location(catalogue.path), "translation-plural", sentence, hint)
