"""What an entry of a PO file says, which text one without an id is of, and how a line gets into a
comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeVar

import polib

_APART = re.compile(r"\{[^{}]*\}|\]\([^()]*\)")  # what stays the same in every language
_FEW = 3  # words from which a text shows its language
_SHARED = 0.4  # of its words, which two languages may have alike

T = TypeVar("T")


def every(file: polib.POFile) -> Iterator[polib.POEntry]:
    """The entries of a file, obsolete ones last."""
    yield from (entry for entry in file if not entry.obsolete)
    yield from file.obsolete_entries()


def said(entry: polib.POEntry | None) -> list[str]:
    """The translation of an entry: one text for each plural form that has any."""
    if entry is None:
        return []
    forms = (entry.msgstr, *(entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)))
    return [form for form in forms if form]


def handed_out(
    loose: Mapping[str, Sequence[T]], lacking: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, T]]:
    """An entry for each id that is `lacking` one, from those without an id (`loose`), both by the
    text that they are of. Where there are fewer entries than ids of a text, all get the last.
    """
    for text, entries in loose.items():
        names = lacking.get(text, [])
        for number, name in enumerate(names):
            yield name, entries[number if len(entries) >= len(names) else -1]


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of the language of a guide, as its texts have them."""
    return frozenset(word for text in texts for word in _words(text))


def misplaced(written: str, known: Set[str]) -> bool:
    """Whether what stands as the source of an entry seems to be its translation: hardly any word of
    it is one of the guide (`known`).
    """
    words = _words(written)
    there = sum(word in known for word in words)
    few = _FEW if there else 2
    enough = len(words) >= few or any(not word.isascii() for word in words)
    return enough and there < len(words) * _SHARED


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", _APART.sub(" ", text).casefold())


def note(entry: polib.POEntry, words: Iterable[str]) -> None:
    """Keep translations that find no place in an entry in its comment, each once."""
    for form in words:
        line = f'Also: "{polib.escape(form)}"'
        if form not in said(entry):
            add(entry, line)


def add(entry: polib.POEntry, line: str) -> None:
    """Add a line to the comment of an entry, once."""
    if line not in entry.tcomment.split("\n"):
        entry.tcomment = f"{entry.tcomment}\n{line}".strip("\n")
