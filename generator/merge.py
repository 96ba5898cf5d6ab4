"""Brings the PO file of a locale up to date with the messages of a guide, by id.

Nothing is matched by similarity: a changed source keeps its own translation, marked as fuzzy, and
no text gets that of another id. Where a list has no ids of its own, its entries are told apart by
their exact words. No dates, no line numbers: a change of one text changes one entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

import polib

from .messages import Message

NUMBER = re.compile(r"(?<=/)[0-9]+(?=/|$)")
HEADERS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def new(tag: str, plural_forms: str, project: str, messages: Iterable[Message]) -> str:
    """A PO file in which nothing is translated yet. `plural_forms` is the header of the locale."""
    made = polib.POFile(wrapwidth=0)
    made.header = f"{project}, {tag}. TRANSLATING.md says how to translate it."
    made.metadata = {
        "Project-Id-Version": project,
        "Language": tag,
        **HEADERS,
        "Plural-Forms": plural_forms,
    }
    return merge(str(made), messages)


def merge(text: str, messages: Iterable[Message]) -> str:
    """The text of a PO file brought up to date with the messages of a guide.

    A changed source makes its translation fuzzy and is kept as the previous one; what the guide no
    longer has becomes obsolete; nothing is lost. A second merge changes nothing.
    """
    old = polib.pofile(f"{text}\n", encoding="utf-8", wrapwidth=0)
    messages = tuple(messages)
    pairs = _pairs(old, messages)
    made = polib.POFile(wrapwidth=0)
    made.header, made.metadata = old.header, {**old.metadata}
    made.metadata_is_fuzzy = old.metadata_is_fuzzy
    taken = {id(entry) for entry in pairs.values()}
    for message in messages:
        made.append(_entry(message, pairs.get(message.id), made.metadata.get("Plural-Forms", "")))
    live = {(entry.msgctxt, entry.msgid) for entry in made}
    kept: set[tuple[str, str]] = set()
    for entry in (*(e for e in old if not e.obsolete), *old.obsolete_entries()):
        name = (entry.msgctxt, entry.msgid)
        words = entry.msgstr or any(entry.msgstr_plural.values())
        if id(entry) not in taken and words and name not in live | kept:
            entry.obsolete = True
            entry.occurrences = []
            entry.comment = ""
            made.append(entry)
            kept.add(name)
    return str(made).rstrip("\n") + "\n"


def accept(text: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The text with translations of these ids confirmed although their source changed.

    Also returns the ids that were confirmed. Use it after a correction that changes no meaning.
    """
    held = polib.pofile(f"{text}\n", encoding="utf-8", wrapwidth=0)
    wanted, done = set(names), []
    for entry in held:
        if entry.msgctxt in wanted and entry.fuzzy and not entry.obsolete:
            _confirm(entry)
            done.append(entry.msgctxt)
    return str(held).rstrip("\n") + "\n", tuple(done)


def _pairs(old: polib.POFile, messages: tuple[Message, ...]) -> dict[str, polib.POEntry]:
    """Which entry of a file each message takes its translation from, by id."""
    live = {entry.msgctxt: entry for entry in old if not entry.obsolete and entry.msgctxt}
    gone = {entry.msgctxt: entry for entry in old.obsolete_entries() if entry.msgctxt}
    families: dict[str, list[Message]] = {}
    earlier: dict[str, list[polib.POEntry]] = {}
    pairs: dict[str, polib.POEntry] = {}
    for message in messages:
        if NUMBER.search(message.id):
            families.setdefault(NUMBER.sub("*", message.id), []).append(message)
        elif message.id in live or message.id in gone:
            pairs[message.id] = live.get(message.id) or gone[message.id]
    for name, entry in live.items():
        if NUMBER.search(name):
            earlier.setdefault(NUMBER.sub("*", name), []).append(entry)
    for name, family in families.items():
        pairs |= _aligned(earlier.get(name, []), family)
    return pairs


def _aligned(before: list[polib.POEntry], now: list[Message]) -> dict[str, polib.POEntry]:
    """Pairs the entries of a list with its messages: by exact words, what is left by its place."""
    words, texts = [entry.msgid for entry in before], [message.text for message in now]
    pairs: dict[str, polib.POEntry] = {}
    left: list[polib.POEntry] = []
    waiting: list[tuple[Message, polib.POEntry | None]] = []
    for tag, a, b, c, d in SequenceMatcher(None, words, texts, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs |= {m.id: e for m, e in zip(now[c:d], before[a:b], strict=True)}
            continue
        left += before[a:b]
        beside: list[polib.POEntry | None] = [*before[a:b]]
        beside += [None] * ((d - c) - (b - a))
        waiting += zip(now[c:d], beside, strict=False)
    moved = {entry.msgid: entry for entry in left}
    for message, _ in waiting:
        if message.text in moved:
            pairs[message.id] = moved.pop(message.text)
    taken = {id(entry) for entry in pairs.values()}
    for message, entry in waiting:
        if message.id not in pairs and entry is not None and id(entry) not in taken:
            pairs[message.id] = entry
    return pairs


def _entry(message: Message, before: polib.POEntry | None, plural_forms: str) -> polib.POEntry:
    """The entry of a message, with the translation that it had."""
    made = polib.POEntry(
        msgctxt=message.id,
        msgid=message.text,
        comment=message.note,
        occurrences=[(f"{message.origin}#{message.pointer}", "")],
    )
    count = re.search(r"nplurals=(\d+)", plural_forms)
    if message.plural is not None:
        made.msgid_plural = message.plural
        made.msgstr_plural = dict.fromkeys(range(int(count[1]) if count else 2), "")
    if before is None:
        return made
    made.tcomment, made.flags = before.tcomment, list(before.flags)
    if message.plural is None:
        made.msgstr = before.msgstr or before.msgstr_plural.get(0, "")
    else:
        given = before.msgstr_plural or {0: before.msgstr}
        made.msgstr_plural = {n: given.get(n, "") for n in made.msgstr_plural}
    if not (made.msgstr or any(made.msgstr_plural.values())):
        made.flags = [flag for flag in made.flags if flag != "fuzzy"]
        return made
    made.previous_msgid = before.previous_msgid
    made.previous_msgid_plural = before.previous_msgid_plural
    source = (before.msgid, before.msgid_plural or None)
    if source != (message.text, message.plural):
        if (before.previous_msgid, before.previous_msgid_plural) == (message.text, message.plural):
            _confirm(made)
            return made
        if not before.fuzzy or before.previous_msgid is None:
            made.previous_msgid, made.previous_msgid_plural = source
        if "fuzzy" not in made.flags:
            made.flags.append("fuzzy")
    return made


def _confirm(entry: polib.POEntry) -> None:
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
