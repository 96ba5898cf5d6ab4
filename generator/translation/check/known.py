"""Remembers which faults the translations of a file had: an edit changes few of thousands."""

from __future__ import annotations

from ... import memory
from ...diagnostics import Mistake
from ...model.kinds import Words
from ..messages import Message
from .text import Tags, faults

_WHAT = "faults of translations"
_LITTLE = 0.01
"""The share of the translations of a file about which it is quicker to find out again than to write
everything down.
"""


_Source = tuple[str, Words, int | None, str | None]
"""What decides the faults of a translation of a message, beside its id."""


class _Found(dict[tuple[str, str], tuple[_Source, tuple[Mistake, ...]]]):
    """Faults by the id of a message and the words of its translation, each with its source as it
    was then. `unwritten` counts those that no other process knows yet.
    """

    unwritten = 0


class KnownFaults:
    """The faults of the translations of one file, most of which were found the last time.

    `path` is that of the PO file. Call `keep` once every translation has been asked for.
    """

    def __init__(self, path: str, tags: Tags) -> None:
        """Take up what was found the last time."""
        self._path, self._tags = path, tags
        self._before, self._now, self._new = _found_before(path, tags), _Found(), 0

    def faults(self, message: Message, form: str) -> tuple[Mistake, ...]:
        """What is wrong with one form of a translation of a message."""
        key = message.id, form
        source = message.text, message.kind, message.limit, message.plural
        there = self._before.get(key)
        if there is None or there[0] != source:
            there = source, faults(message, form, self._tags)
            self._new += 1
        self._now[key] = there
        return there[1]

    def keep(self) -> None:
        """Forget what was not asked for, and write down the rest once enough of it is new."""
        before, now = self._before, self._now
        before.unwritten += self._new
        if before.unwritten > len(now) * _LITTLE:
            memory.put(now, _WHAT, self._path, *self._tags)
            before.unwritten = 0
        if self._new or len(now) != len(before):
            before.clear()
            before.update(now)


@memory.by_value(memory.LANGUAGES, of_checks=True)
def _found_before(path: str, tags: Tags) -> _Found:
    """What is known of the translations of a file; `KnownFaults` adds to it."""
    return memory.got(_Found, _WHAT, path, *tags) or _Found()
