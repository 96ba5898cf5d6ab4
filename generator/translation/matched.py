"""Holds the entries of a PO file against the messages of a guide: which text each of them is of.

By id, and where a program dropped the ids, by exactly the text that they translate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..diagnostics import Diagnostic, Location, closest, counted
from ..text import locales
from . import plurals
from .catalogue import FRESH, Catalogue, PoEntry
from .entries import handed_out, misplaced, vocabulary
from .messages import Message


def matched(
    catalogue: Catalogue, messages: Iterable[Message]
) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue with ids for entries that have none: those of the messages whose text they
    translate.

    Some programs drop ids (`msgctxt`) on the way. That is told once.
    """
    messages = tuple(messages)
    if not catalogue.loose:
        return _counted(catalogue, messages), ()
    names = {message.id for message in messages}
    loose = {text: list(entries) for text, entries in catalogue.loose.items()}
    for name, entry in catalogue.entries.items():
        if name not in names:  # a program gave it one of its own
            loose.setdefault(entry.source, []).append(entry)
    kept = {name: entry for name, entry in catalogue.entries.items() if name in names}
    found = _by_text(loose, catalogue, messages)
    every = [entry for entries in loose.values() for entry in entries]
    count = sum(not entry.empty for entry in every) or len(every)
    sentence = f"{counted(count, 'translation')} without a name"
    sentence += f" {'was' if count == 1 else 'were'} matched by the exact text."
    place = Location(catalogue.path, min(entry.line for entry in every))
    told = Diagnostic(place, "message-without-id", sentence, FRESH, "warning")
    return _counted(replace(catalogue, entries={**kept, **found}), messages), (told,)


def _by_text(
    loose: Mapping[str, list[PoEntry]], catalogue: Catalogue, messages: tuple[Message, ...]
) -> dict[str, PoEntry]:
    """Entries without an id by the ids of untranslated messages of exactly their source."""
    lacking: dict[str, list[str]] = {}
    for message in messages:
        there = catalogue.entries.get(message.id)
        if there is None or there.empty:
            lacking.setdefault(message.text, []).append(message.id)
    found = dict(handed_out(loose, lacking))
    for message in messages:
        form = message.plural
        if form is not None and message.id in found and form in loose and form not in lacking:
            found[message.id] = _with_form(found[message.id], loose[form][0])
    return found


def _counted(catalogue: Catalogue, messages: tuple[Message, ...]) -> Catalogue:
    """The catalogue with what some formats have no place for in counted texts: the English, which
    is known, and forms of the language, which stand empty then.
    """
    entries = dict(catalogue.entries)
    count = plurals.count(locales.plurals(catalogue.tag).header)
    for message in messages:
        entry = entries.get(message.id)
        if entry is None or message.plural is None:
            continue
        same = plurals.stands_for(entry.source, entry.plural, message.text)
        forms = (*entry.forms, *("",) * (count - len(entry.forms)))
        text = message.text if same else entry.source
        entries[message.id] = replace(entry, source=text, forms=forms)
    return replace(catalogue, entries=entries)


def _with_form(one: PoEntry, many: PoEntry) -> PoEntry:
    """An entry with the form of another one, where a spreadsheet had an entry for each form."""
    return replace(one, forms=(*one.forms, *many.forms)) if len(one.forms) == 1 else one


def stale(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """A warning for entries of ids that the guide does not have; until the file is merged, they say
    nothing.

    There are many where a thing was renamed or removed, which is one edit.
    """
    free = [name for name in messages if name not in catalogue.entries]
    gone = [name for name in catalogue.entries if name not in messages]
    if not gone:
        return
    name = gone[0]
    entry = catalogue.entries[name]
    sentence, hint = f"The guide has no text `{name}`.", FRESH
    if len(gone) > 1:
        more = counted(len(gone) - 1, "other entry", "other entries")
        sentence = f"The guide has no text `{name}`, and none for {more} of this file."
    elif near := closest(name, [each for each in free if messages[each].text == entry.source]):
        hint = f'Did you mean "{near}"?'
    place = Location(catalogue.path, entry.line)
    yield Diagnostic(place, "unknown-message", sentence, hint, "warning")


def replaced(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """A warning for each entry whose translation seems to stand in the place of its source."""
    other = [
        (name, entry)
        for name, entry in catalogue.entries.items()
        if name in messages and not any(entry.forms) and entry.source != messages[name].text
    ]
    texts = (message.text for message in messages.values())
    known = vocabulary(texts) if other else frozenset[str]()
    for name, entry in other:
        if misplaced(entry.source, known):
            place = Location(catalogue.path, entry.line)
            sentence = f"`{name}`: a translation seems to stand behind `msgid`, in the place of "
            sentence += "the source."
            hint = "Write it behind `msgstr`, and run `fingerpost translate update`."
            yield Diagnostic(place, "misplaced-translation", sentence, hint, "warning")


def unmerged(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """A warning for entries of another source than the guide has, which no merge has marked."""
    other = [
        (name, entry)
        for name, entry in catalogue.entries.items()
        if name in messages and not entry.fuzzy and not entry.empty
        if entry.source != messages[name].text
    ]
    if other:
        name, entry = other[0]
        more = f" and {counted(len(other) - 1, 'other text')}" if len(other) > 1 else ""
        sentence = f"The `msgid` of `{name}`{more} is not what the guide says now: the source "
        sentence += "stands there instead."
        place = Location(catalogue.path, entry.line)
        yield Diagnostic(place, "out-of-date", sentence, FRESH, "warning")
