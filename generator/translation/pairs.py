"""Finds the entry of a PO file from which each message takes its translation: by id, never by
likeness.

Entries of a list without ids of its own are told apart by their exact words.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import polib

from .entries import said
from .messages import Message

_NUMBER = re.compile(r"(?<=/)[0-9]+(?=/|$)")
_Waiting = list[tuple[Message, polib.POEntry | None]]
"""Messages of a list without an entry of their words, each with the entry in whose place it is."""


def by_id(old: polib.POFile, messages: tuple[Message, ...]) -> dict[str, polib.POEntry]:
    """The entry of each message that has one, by its id; of lists, by id and words."""
    live = {entry.msgctxt: entry for entry in old if not entry.obsolete and entry.msgctxt}
    families: dict[str, list[Message]] = {}
    earlier: dict[str, list[polib.POEntry]] = {}
    gone: dict[str, list[polib.POEntry]] = {}
    pairs: dict[str, polib.POEntry] = {}
    for name, entry in live.items():
        earlier.setdefault(_NUMBER.sub("*", name), []).append(entry)
    for entry in old.obsolete_entries():
        if entry.msgctxt and said(entry):
            gone.setdefault(_NUMBER.sub("*", entry.msgctxt), []).append(entry)
    for message in messages:
        if _NUMBER.search(message.id):
            families.setdefault(_NUMBER.sub("*", message.id), []).append(message)
            continue
        found = live.get(message.id)
        if not said(found):
            back = gone.get(message.id, [])
            found = _returned(message, back) or (back[-1] if back else found)
        if found is not None:
            pairs[message.id] = found
    for name, family in families.items():
        pairs |= _aligned(earlier.get(name, []), gone.get(name, []), family)
    return pairs


def moved_to(
    old: polib.POFile, messages: tuple[Message, ...], pairs: dict[str, polib.POEntry]
) -> dict[str, polib.POEntry]:
    """For messages without a translation, the entry of an id that is gone with exactly their text.

    `pairs` is what `by_id` gave. Several such entries count where all say the same; one whose id
    differs in a single part counts before others.
    """
    names = {message.id for message in messages}
    taken = {id(entry) for entry in pairs.values()}
    free: dict[tuple[str, str], list[polib.POEntry]] = {}
    for entry in old:
        gone = entry.obsolete or entry.msgctxt not in names
        if entry.msgctxt and gone and said(entry) and not entry.fuzzy and id(entry) not in taken:
            free.setdefault((_key(entry.msgctxt), entry.msgid), []).append(entry)
    moved: dict[str, polib.POEntry] = {}
    for message in messages:
        if said(pairs.get(message.id)):
            continue
        there = free.get((_key(message.id), message.text), [])
        there = [e for e in there if (e.msgid_plural or None) == message.plural]
        near = [entry for entry in there if _apart(entry.msgctxt, message.id) == 1]
        for chosen in (near, there):
            if chosen and len({tuple(said(entry)) for entry in chosen}) == 1:
                moved[message.id] = chosen[0]
                break
    return moved


def _returned(message: Message, gone: list[polib.POEntry]) -> polib.POEntry | None:
    """The entry that translates exactly the text of a message, first of all that of its id."""
    same = [e for e in gone if message.text == e.msgid]
    same = same or [e for e in gone if message.text == e.previous_msgid]
    own = [entry for entry in same if entry.msgctxt == message.id]
    return next(iter((*own, *same)), None)


def _in_line(
    before: list[polib.POEntry], now: list[Message]
) -> tuple[dict[str, polib.POEntry], list[polib.POEntry], _Waiting]:
    """Pairs the entries of a list with messages of the same words in the same order.

    Gives the pairs by id of the message, the entries that are left, and the messages that are.
    """
    words, texts = [entry.msgid for entry in before], [message.text for message in now]
    pairs: dict[str, polib.POEntry] = {}
    left: list[polib.POEntry] = []
    waiting: _Waiting = []
    for tag, a, b, c, d in SequenceMatcher(None, words, texts, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs |= {m.id: e for m, e in zip(now[c:d], before[a:b], strict=True)}
            continue
        left += before[a:b]
        beside: list[polib.POEntry | None] = [*before[a:b]]
        beside += [None] * ((d - c) - (b - a))
        waiting += zip(now[c:d], beside, strict=False)
    return pairs, left, waiting


def _aligned(
    before: list[polib.POEntry], gone: list[polib.POEntry], now: list[Message]
) -> dict[str, polib.POEntry]:
    """Pairs the entries of a list with its messages: by exact words, then by their place.

    A message whose words none of the entries `before` translates looks among those `gone`, which
    are obsolete.
    """
    pairs, left, waiting = _in_line(before, now)
    moved = {entry.msgid: entry for entry in sorted(left, key=lambda entry: bool(said(entry)))}
    for message, _ in waiting:
        if message.text in moved:
            pairs[message.id] = moved.pop(message.text)
    taken = {id(entry) for entry in pairs.values()}
    free = [*(entry for entry in left if id(entry) not in taken and said(entry)), *gone]
    for message in now:
        back = None if said(pairs.get(message.id)) else _returned(message, free)
        if back is not None:
            pairs[message.id] = back
            free = [entry for entry in free if entry is not back]
    taken = {id(entry) for entry in pairs.values()}
    for message, entry in waiting:
        if message.id not in pairs and entry is not None and id(entry) not in taken:
            pairs[message.id] = entry
    return pairs


def _key(name: str) -> str:
    """What a text is of its thing, by the last part of its id that has a name: `title`."""
    if name.startswith("interface/"):
        return "interface"
    return next((part for part in reversed(name.split("/")) if not part.isdecimal()), name)


def _apart(one: str, other: str) -> int:
    """In how many parts two ids differ."""
    parts, others = one.split("/"), other.split("/")
    if len(parts) != len(others):
        return max(len(parts), len(others))
    return sum(part != another for part, another in zip(parts, others, strict=True))
