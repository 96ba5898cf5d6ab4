"""The words of the interface in the languages that come with the templates.

`templates/interface.yml` has them in English; `templates/interface/<locale>.po` in another
language. A guide in that language, or translated into it, needs no others; its own PO file may have
better ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from ..diagnostics import Diagnostic, Location
from ..text import locales
from ..text.tags import language_tag, wider
from .catalogue import Catalogue, PoEntry, shown
from .check.file import check
from .messages import Message
from .po import read

FOLDER = "templates/interface/"
ENGLISH = "en"
PAGE = "interface"
TITLE = "The words of the interface"

WordsByLocale = Mapping[str, Mapping[str, PoEntry]]
"""The entries of the interface that may be shown: by locale, by the id of their message."""


def words(
    messages: Iterable[Message], files: Mapping[str, bytes], tags: Iterable[str]
) -> tuple[WordsByLocale, tuple[Diagnostic, ...]]:
    """The words of the interface by locale, English and those of `tags`, and a warning for every
    mistake.

    `files` maps the paths of PO files to their bytes; those for other locales are not read.
    """
    wanted = tuple(tags)
    own = {message.id: message for message in messages if message.page == PAGE}
    made = {ENGLISH: {name: _english(message) for name, message in own.items()}}
    told: list[Diagnostic] = []
    for path, data in files.items():
        tag = language_tag(path.removeprefix(FOLDER).removesuffix(".po"))
        if not locales.known(tag) or not any(_serves(tag, each) for each in wanted):
            continue
        catalogue, problems = read(tag, path, data)
        told += problems
        if catalogue is None:
            continue
        faults = list(check(catalogue, own, tag))
        told += (fault for _, fault in faults)
        faulty = {name for name, fault in faults if fault.severity == "error"}
        made[tag] = {
            name: catalogue.entries[name]
            for name, message in own.items()
            if name not in faulty and usable(catalogue, message)
        }
    return made, tuple(replace(each, severity="warning") for each in told)


def _english(message: Message) -> PoEntry:
    forms = (message.text, *([message.plural] if message.plural is not None else []))
    return PoEntry(message.text, forms, fuzzy=False, line=1)


def usable(catalogue: Catalogue, message: Message) -> bool:
    """Whether a catalogue has a translation of a message that may be shown, if it has no faults."""
    entry = catalogue.entries.get(message.id)
    return entry is not None and not entry.empty and shown(entry, message)


def known(words: WordsByLocale, tag: str) -> Mapping[str, PoEntry]:
    """The words of a locale; else those of its language, or with the region that goes without
    saying: `pt` is `pt-BR`.
    """
    served = (*wider(tag), *(each for each in words if _serves(each, tag)))
    return next((words[each] for each in served if each in words), {})


def _serves(tag: str, wanted: str) -> bool:
    """Whether words in one locale are as good as those in another."""
    return tag in wider(wanted) or locales.whole(tag) == locales.whole(wanted)


def unspoken(
    messages: Iterable[Message], words: WordsByLocale, tag: str, place: Callable[[], Location]
) -> Iterator[Diagnostic]:
    """A warning if the interface does not speak the language in which a guide is written, or not
    all of it; `place` gives where that is named.
    """
    own = [message for message in messages if message.page == PAGE]
    there = known(words, tag)
    lacking = sum(message.id not in there for message in own)
    if lacking:
        name = locales.locale(tag).name
        sentence = f"Of the words around the texts, such as buttons, {lacking} of {len(own)} "
        sentence += f'stand in English: they do not come in "{tag}" ({name}).'
        hint = f"Translate them in `{FOLDER}{tag}.po`: an empty file there is enough to begin, and "
        hint += "`fingerpost translate update` fills it with what is needed."
        yield Diagnostic(place(), "untranslated-frame", sentence, hint, "warning")


def supplied(
    catalogue: Catalogue, words: Mapping[str, PoEntry], lacking: frozenset[str]
) -> Catalogue:
    """A catalogue with the words that come with the templates where it has none of its own."""
    given = {name: entry for name, entry in words.items() if name in lacking}
    return replace(catalogue, entries={**catalogue.entries, **given})


def asked(
    messages: Iterable[Message], words: Mapping[str, PoEntry], catalogue: Catalogue | None
) -> tuple[Message, ...]:
    """The messages that translators of a locale are asked for.

    That is all but what comes with the templates, unless the file has other words for it.
    """
    return tuple(
        message
        for message in messages
        if message.id not in words or _differs(message, words[message.id], catalogue)
    )


def _differs(message: Message, supplied: PoEntry, catalogue: Catalogue | None) -> bool:
    entry = catalogue.entries.get(message.id) if catalogue is not None else None
    return entry is not None and any(entry.forms) and entry.forms != supplied.forms
