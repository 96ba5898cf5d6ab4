"""How messages are worded: names that were meant, counts, lists of places and of words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from itertools import takewhile

from .values import Location

_FEW = 16  # possibilities that a hint can list
_ROOM = 360  # characters for a list of places, in a message that can be read


def closest(word: str, possibilities: Iterable[str], cutoff: float = 0.6) -> str:
    """The one of some words that is most like a word; empty where none is much like it.

    `cutoff` is how much alike the two must be, from 0 to 1.
    """
    known = sorted(set(possibilities))
    close = difflib.get_close_matches(word, known, cutoff=cutoff)
    close += [each for each in known if _turned(word, each)]
    return max(close, key=lambda each: _likeness(word, each), default="")


def did_you_mean(word: str, possibilities: Iterable[str]) -> str:
    """A hint with the closest of some words; with all of them if they are few; else empty."""
    known = sorted(set(possibilities))
    close = closest(word, known)
    if close:
        return f'Did you mean "{close}"?'
    if 0 < len(known) <= _FEW:
        return f"Known here: {', '.join(known)}."
    return ""


def _turned(word: str, other: str) -> bool:
    """Whether two ids have the same words in another order: `rent-late` and `late-rent`."""
    return "-" in word and sorted(word.split("-")) == sorted(other.split("-"))


def _likeness(word: str, other: str) -> float:
    """How much alike two words are, from 0 on: by letters in the same order, more if they begin
    alike (`remedy` is not `embed`), most if all letters are the same (`fro` is `for` and not
    `from`).
    """
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    begins = sum(1 for _ in same) / max(len(word), len(other))
    swapped = sorted(word) == sorted(other)
    return difflib.SequenceMatcher(None, other, word).ratio() + begins / 5 + swapped


def as_sentence(text: str) -> str:
    """What a program or a library says, with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def refused(error: OSError) -> str:
    """What the system refuses, and where, as a sentence: `site/en: Permission denied.`"""
    said = as_sentence(error.strerror or str(error))
    return f"{error.filename}: {said}" if error.filename is not None else said


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 error`, `3 errors`, `2 entries`."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or noun + 's'}"


def listed(places: Iterable[Location]) -> str:
    """Places in the order of their files, each file once, with its lines."""
    lines: dict[str, list[str]] = {}
    for place in sorted(set(places)):
        lines.setdefault(place.path, []).append(str(place.line))
    entries = [f"{path}:{','.join(dict.fromkeys(numbers))}" for path, numbers in lines.items()]
    shown = [entries[0]]
    for entry in entries[1:]:
        if sum(map(len, (*shown, entry))) > _ROOM:
            more = counted(len(entries) - len(shown), "file")
            return f"{', '.join(shown)}, and in {more} more"
        shown.append(entry)
    return ", ".join(shown)


def in_backticks(words: Iterable[str]) -> str:
    """Words as a message lists them: "`one`, `other`", or "none" where there are none."""
    return ", ".join(f"`{word}`" for word in words) or "none"


def with_and(words: Sequence[str]) -> str:
    """Words in a row, the last with an "and". There has to be one."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
