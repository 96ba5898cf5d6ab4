"""Puts right what programs did to a PO file on its way: names, headers, plural forms, lists.

Editors, platforms and converters (XLIFF, CSV, Qt Linguist) drop what their format has no place for.
What a translator wrote is kept in any case.
"""

from __future__ import annotations

import datetime
import re

import polib

from ..model.kinds import Words
from ..text.tags import alike
from . import plurals
from .catalogue import PUBLISHED
from .entries import handed_out, note, said
from .messages import Message
from .po import NEARLY, marked, polib_reads, unnamed

HEADERS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
PEOPLE = ("Project-Id-Version", "Last-Translator", "Language-Team")
"""Headers that msgfmt asks for. They stay empty until a program or a person fills them in."""
UNFILLED = re.compile(r"PACKAGE VERSION|YEAR-MO-DA.*|FULL NAME.*|LANGUAGE <.*")
"""What gettext writes into a header for somebody to replace."""
REVISED = "PO-Revision-Date"
FIRST = "2026-01-01"  # where nobody says which day it is


def mend(file: polib.POFile, messages: tuple[Message, ...]) -> None:
    """Give entries back what they need to be matched with the messages of a guide by id."""
    _gather(file, messages)
    _count(file, messages)
    _name(file, messages)


def read(text: str) -> polib.POFile:
    """A PO file that `po` could read. What seems to mark an entry as fuzzy, marks it."""
    found = polib.pofile(f"{polib_reads(text)}\n", encoding="utf-8", wrapwidth=0)
    for entry in found:
        if not entry.fuzzy and marked(entry):
            entry.flags = [*(flag for flag in entry.flags if flag != marked(entry)), "fuzzy"]
            lines = entry.tcomment.split("\n")
            entry.tcomment = "\n".join(line for line in lines if not NEARLY.fullmatch(line))
        if unnamed(entry.msgctxt):
            entry.msgctxt = None  # type: ignore[assignment]  # as polib reads what has none
    return found


def headed(
    old: polib.POFile,
    plural_forms: str,
    today: datetime.date | None,
    *,
    tag: str,
    published: bool,
) -> polib.POFile:
    """A file without entries, with the header of another one made whole.

    `plural_forms` is the header of the locale by CLDR; `tag`, the locale, is written where the
    header names another language. `published` is remembered.
    """
    made = polib.POFile(wrapwidth=0)
    made.header = old.header
    made.metadata = {k: v for k, v in old.metadata.items() if not UNFILLED.fullmatch(v)}
    if tag and not alike(made.metadata.get("Language", ""), tag):
        made.metadata["Language"] = tag
    made.metadata.setdefault(REVISED, f"{today or FIRST} 00:00+0000")
    _repair(old, made.metadata, plural_forms)
    if published:
        made.metadata[PUBLISHED] = "yes"
    return made


def _repair(old: polib.POFile, header: dict[str, str], usual: str) -> None:
    """Complete a header, and bring entries into the plural forms that it ends up with.

    Plural forms that are `usual` for the language, or as good, stay as they are.
    """
    for key, value in {**HEADERS, **dict.fromkeys(PEOPLE, "")}.items():
        header.setdefault(key, value)
    header["Content-Type"] = HEADERS["Content-Type"]
    written = header.get("Plural-Forms", "")
    if plurals.indexes(written, usual) is not None:
        return
    header["Plural-Forms"] = usual
    count = plurals.count(usual)
    for entry in old:
        given = [entry.msgstr_plural[number] for number in sorted(entry.msgstr_plural)]
        if given:
            kept = plurals.fitted(given, written, usual) or given[:count]
            entry.msgstr_plural = dict(enumerate(kept))
            note(entry, [form for form in given if form and form not in kept])


def _count(old: polib.POFile, messages: tuple[Message, ...]) -> None:
    """Give counted texts back the English that a format had no place for; join the two entries that
    a spreadsheet made of the forms of one.
    """
    counted = {message.id: message for message in messages if message.plural is not None}
    loose: dict[str, polib.POEntry] = {}
    for entry in old:
        if entry.obsolete or not said(entry):
            continue
        message = counted.get(entry.msgctxt or "")
        if message is None:
            loose.setdefault(entry.msgid, entry)
        elif plurals.stands_for(entry.msgid, entry.msgid_plural, message.text):
            _as_counted(entry, message, said(entry)[:1])
    texts = {message.text for message in messages}
    for message in counted.values():
        one, many = loose.get(message.text), loose.get(message.plural or "")
        if one is None or one.msgctxt or one.msgstr_plural:
            continue
        _as_counted(one, message, [said(each)[0] for each in (one, many) if each is not None])
        if many is not None and many is not one and message.plural not in texts:
            old.remove(many)


def _as_counted(entry: polib.POEntry, message: Message, forms: list[str]) -> None:
    entry.msgid, entry.msgid_plural = message.text, message.plural or ""
    entry.msgstr_plural = entry.msgstr_plural or dict(enumerate(forms))
    entry.msgstr = ""


def _name(old: polib.POFile, messages: tuple[Message, ...]) -> None:
    """Give entries without a name that of the messages whose text they translate, to the letter."""
    loose: dict[str, list[polib.POEntry]] = {}
    for entry in old:
        if not entry.msgctxt and not entry.obsolete and said(entry):
            loose.setdefault(entry.msgid, []).append(entry)
    live = {entry.msgctxt: entry for entry in old if not entry.obsolete}
    lacking: dict[str, list[str]] = {}
    for message in messages:
        if not said(live.get(message.id)):
            lacking.setdefault(message.text, []).append(message.id)
    for name, chosen in handed_out(loose, lacking):
        if name in live:
            old.remove(live[name])
        named = chosen if not chosen.msgctxt else _copy(chosen)
        named.msgctxt = name
        if named is not chosen:
            old.append(named)


def _copy(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgstr=entry.msgstr,
        msgstr_plural=dict(entry.msgstr_plural),
        tcomment=entry.tcomment,
        flags=list(entry.flags),
    )


def _gather(old: polib.POFile, messages: tuple[Message, ...]) -> None:
    """Join words to search for that have an entry each into the entry of their list, one a line."""
    lists = {message.id: message for message in messages if message.kind is Words.SEARCH}
    live = {entry.msgctxt: entry for entry in old if not entry.obsolete}
    for name, entry in list(live.items()):
        base, _, number = (name or "").rpartition("/")
        if base not in lists or not number.isdecimal():
            continue
        if base not in live:
            live[base] = polib.POEntry(msgctxt=base, msgid=lists[base].text)
            old.insert(old.index(entry), live[base])
        whole = live[base]
        lines = [*whole.msgstr.split("\n"), *said(entry)]
        whole.msgstr = "\n".join(dict.fromkeys(filter(None, lines)))
        old.remove(entry)
