"""Brings the PO file of a locale up to date with the messages of a guide, by id.

Nothing is matched by similarity: a changed source keeps its own translation, marked as fuzzy with
the day on which that was noticed. A text that moved to another id keeps its translation if not a
letter of it changed; a comment says where it came from. Where a list has no ids of its own, its
entries are told apart by their exact words. No line numbers: one text changed is one entry changed.

Words of a translator are never dropped: they stay with their text, wait as obsolete for its return,
or stand in the comment of an entry where gettext allows no second one.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

import polib

from ..model.kinds import Words
from ..text.tags import alike
from . import plurals
from .catalogue import NEARLY, PUBLISHED, SINCE, marked, polib_reads, unnamed
from .messages import Message

NUMBER = re.compile(r"(?<=/)[0-9]+(?=/|$)")
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


def new(
    tag: str,
    plural_forms: str,
    project: str,
    messages: Iterable[Message],
    today: datetime.date | None = None,
) -> str:
    """A PO file in which nothing is translated yet. `plural_forms` is the header of the locale."""
    made = polib.POFile(wrapwidth=0)
    made.header = f"{project}, {tag}. TRANSLATING.md says how to translate it."
    made.metadata = {
        "Project-Id-Version": project,
        "Language": tag,
        **HEADERS,
        "Plural-Forms": plural_forms,
    }
    return merge(str(made), messages, plural_forms, today)


def template(project: str, language: str, messages: Iterable[Message]) -> str:
    """A POT file: what platforms begin a language from. `language` is that of the source.

    Its header is a whole one, of the source, so that gettext has nothing to complain of.
    """
    made = new(language, "nplurals=2; plural=(n != 1);", project, messages)
    begun = f"# {project}, {language}. TRANSLATING"
    return made.replace(begun, f"# {project}. TRANSLATING", 1)


def merge(
    text: str,
    messages: Iterable[Message],
    plural_forms: str,
    today: datetime.date | None = None,
    *,
    tag: str = "",
    published: bool = False,
    elsewhere: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """The text of a PO file brought up to date with the messages of a guide.

    A changed source makes its translation fuzzy and is kept as the previous one, with the day,
    `today`; what the guide no longer has becomes obsolete; nothing is lost. A second merge changes
    nothing. `plural_forms` is the header that the locale has by CLDR; another one that is usual for
    it stays. The header says `tag` where it says no language or another one, and remembers that a
    locale was `published`. Words that stand `elsewhere` too, by the id of their text, are not kept
    as obsolete.
    """
    old = _read(text)
    messages = tuple(messages)
    _gather(old, messages)
    _count(old, messages)
    _name(old, messages)
    pairs = _pairs(old, messages)
    moved = _moved(old, messages, pairs)
    pairs |= moved
    made = _headed(old, plural_forms, today, tag=tag, published=published)
    count = plurals.count(made.metadata["Plural-Forms"])
    made += [_entry(message, pairs.get(message.id), count, today) for message in messages]
    for entry in made:
        if entry.msgctxt in moved:
            _add(entry, f"From {moved[entry.msgctxt].msgctxt}.")
    taken = {id(entry) for entry in pairs.values()}
    left = [entry for entry in _all(old) if id(entry) not in taken and _said(entry)]
    _set_aside(made, left, elsewhere or {})
    return str(made).rstrip("\n") + "\n"


def _all(file: polib.POFile) -> Iterator[polib.POEntry]:
    """The entries of a file, those that are obsolete last."""
    yield from (entry for entry in file if not entry.obsolete)
    yield from file.obsolete_entries()


def _set_aside(
    made: polib.POFile,
    left: Iterable[polib.POEntry],
    elsewhere: Mapping[str, tuple[str, ...]],
) -> None:
    """Keep entries that no message took as obsolete ones, or in the comment of their twin.

    Words that stand `elsewhere` need not be kept.
    """
    there = {(entry.msgctxt, entry.msgid): entry for entry in made}
    for entry in left:
        if tuple(_said(entry)) == elsewhere.get(entry.msgctxt):
            continue
        twin = there.setdefault((entry.msgctxt, entry.msgid), entry)
        if twin is not entry:
            _note(twin, _said(entry))
            continue
        entry.obsolete = True
        entry.occurrences = []
        entry.comment = ""
        made.append(entry)


def accept(text: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The text with translations of these ids confirmed although their source changed.

    Also returns the ids that were confirmed. Use it after a correction that changes no meaning.
    """
    held = _read(text)
    wanted, done = set(names), []
    for entry in held:
        if entry.msgctxt in wanted and entry.fuzzy and not entry.obsolete:
            _confirm(entry)
            done.append(entry.msgctxt)
    return str(held).rstrip("\n") + "\n", tuple(done)


def _read(text: str) -> polib.POFile:
    """The entries of a PO file that `catalogue` could read."""
    found = polib.pofile(f"{polib_reads(text)}\n", encoding="utf-8", wrapwidth=0)
    for entry in found:
        if not entry.fuzzy and marked(entry):
            entry.flags = [*(flag for flag in entry.flags if flag != marked(entry)), "fuzzy"]
            lines = entry.tcomment.split("\n")
            entry.tcomment = "\n".join(line for line in lines if not NEARLY.fullmatch(line))
        if unnamed(entry.msgctxt):
            entry.msgctxt = None  # type: ignore[assignment]  # as polib reads what has none
    return found


def _headed(
    old: polib.POFile,
    plural_forms: str,
    today: datetime.date | None,
    *,
    tag: str,
    published: bool,
) -> polib.POFile:
    """A file without entries, with the header of another one made whole."""
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
    """Complete a header, and bring entries into the plural forms that it says in the end.

    A header that is usual for the language stays, with as many forms as it says.
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
            _note(entry, [form for form in given if form and form not in kept])


def _said(entry: polib.POEntry | None) -> list[str]:
    """The words that an entry holds, one for each form that has any."""
    if entry is None:
        return []
    forms = (entry.msgstr, *(entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)))
    return [form for form in forms if form]


def _note(entry: polib.POEntry, words: Iterable[str]) -> None:
    """Keep words that find no place in an entry in its comment, each once."""
    for form in words:
        line = f'Also: "{polib.escape(form)}"'
        if form not in _said(entry):
            _add(entry, line)


def _add(entry: polib.POEntry, line: str) -> None:
    """Add a line to the comment of an entry, once."""
    if line not in entry.tcomment.split("\n"):
        entry.tcomment = f"{entry.tcomment}\n{line}".strip("\n")


def _count(old: polib.POFile, messages: tuple[Message, ...]) -> None:
    """Give counted texts the English back that a format had no place for, and take their forms
    together that a spreadsheet had as two texts.
    """
    counted = {message.id: message for message in messages if message.plural is not None}
    loose: dict[str, polib.POEntry] = {}
    for entry in old:
        if entry.obsolete or not _said(entry):
            continue
        message = counted.get(entry.msgctxt or "")
        if message is None:
            loose.setdefault(entry.msgid, entry)
        elif plurals.stands_for(entry.msgid, entry.msgid_plural, message.text):
            _as_counted(entry, message, _said(entry)[:1])
    texts = {message.text for message in messages}
    for message in counted.values():
        one, many = loose.get(message.text), loose.get(message.plural or "")
        if one is None or one.msgctxt or one.msgstr_plural:
            continue
        _as_counted(one, message, [_said(each)[0] for each in (one, many) if each is not None])
        if many is not None and many is not one and message.plural not in texts:
            old.remove(many)


def _as_counted(entry: polib.POEntry, message: Message, forms: list[str]) -> None:
    entry.msgid, entry.msgid_plural = message.text, message.plural or ""
    entry.msgstr_plural = entry.msgstr_plural or dict(enumerate(forms))
    entry.msgstr = ""


def _name(old: polib.POFile, messages: tuple[Message, ...]) -> None:
    """Give entries that came back without a name that of the messages of exactly their text."""
    loose: dict[str, list[polib.POEntry]] = {}
    for entry in old:
        if not entry.msgctxt and not entry.obsolete and _said(entry):
            loose.setdefault(entry.msgid, []).append(entry)
    live = {entry.msgctxt: entry for entry in old if not entry.obsolete}
    lacking: dict[str, list[str]] = {}
    for message in messages:
        if not _said(live.get(message.id)):
            lacking.setdefault(message.text, []).append(message.id)
    for text, entries in loose.items():
        names = lacking.get(text, [])
        if not names:
            continue
        for number, name in enumerate(names):
            chosen = entries[number if len(entries) >= len(names) else -1]
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
    """Put words to search for that stand in an entry each into that of their list, one a line."""
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
        lines = [*whole.msgstr.split("\n"), *_said(entry)]
        whole.msgstr = "\n".join(dict.fromkeys(filter(None, lines)))
        old.remove(entry)


def _pairs(old: polib.POFile, messages: tuple[Message, ...]) -> dict[str, polib.POEntry]:
    """Which entry of a file each message takes its translation from, by id."""
    live = {entry.msgctxt: entry for entry in old if not entry.obsolete and entry.msgctxt}
    families: dict[str, list[Message]] = {}
    earlier: dict[str, list[polib.POEntry]] = {}
    gone: dict[str, list[polib.POEntry]] = {}
    pairs: dict[str, polib.POEntry] = {}
    for name, entry in live.items():
        earlier.setdefault(NUMBER.sub("*", name), []).append(entry)
    for entry in old.obsolete_entries():
        if entry.msgctxt and _said(entry):
            gone.setdefault(NUMBER.sub("*", entry.msgctxt), []).append(entry)
    for message in messages:
        if NUMBER.search(message.id):
            families.setdefault(NUMBER.sub("*", message.id), []).append(message)
            continue
        found = live.get(message.id)
        if not _said(found):
            back = gone.get(message.id, [])
            found = _returned(message, back) or (back[-1] if back else found)
        if found is not None:
            pairs[message.id] = found
    for name, family in families.items():
        pairs |= _aligned(earlier.get(name, []), gone.get(name, []), family)
    return pairs


def _returned(message: Message, gone: list[polib.POEntry]) -> polib.POEntry | None:
    """The obsolete entry that translates exactly the text of a message, best by the same id."""
    same = [e for e in gone if message.text == e.msgid]
    same = same or [e for e in gone if message.text == e.previous_msgid]
    own = [entry for entry in same if entry.msgctxt == message.id]
    return next(iter((*own, *same)), None)


def _moved(
    old: polib.POFile, messages: tuple[Message, ...], pairs: dict[str, polib.POEntry]
) -> dict[str, polib.POEntry]:
    """What messages without words take from ids that are gone: of the same text and kind exactly.

    Where several are, the words must be the same in all; or one id differs in a single part only.
    """
    names = {message.id for message in messages}
    taken = {id(entry) for entry in pairs.values()}
    free: dict[tuple[str, str], list[polib.POEntry]] = {}
    for entry in old:
        gone = entry.obsolete or entry.msgctxt not in names
        if entry.msgctxt and gone and _said(entry) and not entry.fuzzy and id(entry) not in taken:
            free.setdefault((_key(entry.msgctxt), entry.msgid), []).append(entry)
    moved: dict[str, polib.POEntry] = {}
    for message in messages:
        if _said(pairs.get(message.id)):
            continue
        there = free.get((_key(message.id), message.text), [])
        there = [e for e in there if (e.msgid_plural or None) == message.plural]
        near = [entry for entry in there if _apart(entry.msgctxt, message.id) == 1]
        for chosen in (near, there):
            if chosen and len({tuple(_said(entry)) for entry in chosen}) == 1:
                moved[message.id] = chosen[0]
                break
    return moved


def _key(name: str) -> str:
    """What a text is of its thing: the last part of its id that is no number, `title`, `body`."""
    if name.startswith("interface/"):
        return "interface"
    return next((part for part in reversed(name.split("/")) if not part.isdecimal()), name)


def _apart(one: str, other: str) -> int:
    """In how many parts two ids differ."""
    parts, others = one.split("/"), other.split("/")
    if len(parts) != len(others):
        return max(len(parts), len(others))
    return sum(part != another for part, another in zip(parts, others, strict=True))


Waiting = list[tuple[Message, polib.POEntry | None]]
"""Messages of a list without an entry of their words, each with the entry in whose place it is."""


def _in_line(
    before: list[polib.POEntry], now: list[Message]
) -> tuple[dict[str, polib.POEntry], list[polib.POEntry], Waiting]:
    """The messages of a list whose words stand in its entries in the same order, with these; the
    entries that are left, and the messages.
    """
    words, texts = [entry.msgid for entry in before], [message.text for message in now]
    pairs: dict[str, polib.POEntry] = {}
    left: list[polib.POEntry] = []
    waiting: Waiting = []
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
    """Pairs the entries of a list with its messages: by exact words, what is left by its place.

    A message that finds no words among the entries `before` looks among those `gone`.
    """
    pairs, left, waiting = _in_line(before, now)
    moved = {entry.msgid: entry for entry in sorted(left, key=lambda entry: bool(_said(entry)))}
    for message, _ in waiting:
        if message.text in moved:
            pairs[message.id] = moved.pop(message.text)
    taken = {id(entry) for entry in pairs.values()}
    free = [*(entry for entry in left if id(entry) not in taken and _said(entry)), *gone]
    for message in now:
        back = None if _said(pairs.get(message.id)) else _returned(message, free)
        if back is not None:
            pairs[message.id] = back
            free = [entry for entry in free if entry is not back]
    taken = {id(entry) for entry in pairs.values()}
    for message, entry in waiting:
        if message.id not in pairs and entry is not None and id(entry) not in taken:
            pairs[message.id] = entry
    return pairs


def _entry(
    message: Message, before: polib.POEntry | None, count: int, today: datetime.date | None
) -> polib.POEntry:
    """The entry of a message, with the translation that it had."""
    made = _untranslated(message, count)
    if before is None:
        return made
    made.tcomment = before.tcomment
    made.flags = [flag for flag in before.flags if not flag.endswith("-format")]
    if message.plural is None:
        made.msgstr = next(iter(_said(before)), "")
        _note(made, _said(before))
    else:
        given = before.msgstr_plural or {0: before.msgstr}
        made.msgstr_plural |= {number: form for number, form in given.items() if form}
    if not _said(made):
        made.flags = [flag for flag in made.flags if flag != "fuzzy"]
        return made
    made.previous_msgid = before.previous_msgid
    made.previous_msgid_plural = before.previous_msgid_plural
    if message.kind is not Words.SEARCH:  # which are those of the language, whatever the source has
        _hold(made, message, before, today)
    return made


def _untranslated(message: Message, count: int) -> polib.POEntry:
    """The entry of a message without words, with so many forms where it is counted."""
    made = polib.POEntry(
        msgctxt=message.id,
        msgid=message.text,
        comment=message.note,
        occurrences=[(f"{message.origin}#{message.pointer}", "")],
    )
    if message.plural is not None:
        made.msgid_plural = message.plural
        made.msgstr_plural = dict.fromkeys(range(count), "")
    return made


def _hold(
    made: polib.POEntry, message: Message, before: polib.POEntry, today: datetime.date | None
) -> None:
    """Hold a translation against its source: it is fuzzy from the day that is another one, and sure
    again once the source is what it was.
    """
    source, now = (before.msgid, before.msgid_plural or None), (message.text, message.plural)
    if source == now:
        if not made.fuzzy:
            _confirm(made)
        return
    if (before.previous_msgid, before.previous_msgid_plural) == now:
        _confirm(made)
        return
    if not before.fuzzy or before.previous_msgid is None:
        made.previous_msgid, made.previous_msgid_plural = source
    if "fuzzy" not in made.flags:
        made.flags.append("fuzzy")
    if today is not None and not SINCE.search(made.tcomment):
        _add(made, f"Out of date since {today.isoformat()}.")


def _confirm(entry: polib.POEntry) -> None:
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
    entry.tcomment = SINCE.sub("", entry.tcomment).strip("\n")
