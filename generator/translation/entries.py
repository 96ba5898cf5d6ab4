"""What an entry of a PO file says, and how a line gets into its comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polib


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
