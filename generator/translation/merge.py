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
from collections.abc import Iterable, Mapping

import polib

from ..model.kinds import Words
from . import mended, pairs, plurals
from .entries import add, every, misplaced, note, said, vocabulary
from .messages import Message
from .po import SINCE


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
        **mended.HEADERS,
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

    A translation whose source changed becomes fuzzy, with that source as the previous one and the
    day, `today`, in its comment. What the guide no longer has becomes obsolete. Nothing is lost,
    and a second merge changes nothing.

    `plural_forms` is the header that CLDR gives the locale; another one that is as good stays.
    `tag` is the locale, for a header that names none or another; `published` is whether readers
    have had it. `elsewhere` are translations by id that come with the templates too: they need not
    be kept once the guide no longer has their text.
    """
    old = mended.read(text)
    messages = tuple(messages)
    mended.mend(old, messages)
    before = pairs.by_id(old, messages)
    moved = pairs.moved_to(old, messages, before)
    before |= moved
    made = mended.headed(old, plural_forms, today, tag=tag, published=published)
    count = plurals.count(made.metadata["Plural-Forms"])
    made += [_entry(message, before.get(message.id), count, today) for message in messages]
    _keep_misplaced(made, messages, before)
    for entry in made:
        if entry.msgctxt in moved:
            add(entry, f"From {moved[entry.msgctxt].msgctxt}.")
    taken = {id(entry) for entry in before.values()}
    left = [entry for entry in every(old) if id(entry) not in taken and said(entry)]
    _set_aside(made, left, elsewhere or {})
    return str(made).rstrip("\n") + "\n"


def accept(text: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The text with translations of these ids confirmed although their source changed.

    Also returns the ids that were confirmed. Use it after a correction that changes no meaning.
    """
    held = mended.read(text)
    wanted, done = set(names), []
    for entry in held:
        if entry.msgctxt in wanted and entry.fuzzy and not entry.obsolete:
            _confirm(entry)
            done.append(entry.msgctxt)
    return str(held).rstrip("\n") + "\n", tuple(done)


def _keep_misplaced(
    made: polib.POFile, messages: Iterable[Message], before: Mapping[str, polib.POEntry]
) -> None:
    """Keep translations that stood in the place of their source in the comment of their entries."""
    other = [
        entry
        for entry in made
        if entry.msgctxt in before and before[entry.msgctxt].msgid != entry.msgid
        if not said(entry)
    ]
    known = vocabulary(message.text for message in messages) if other else frozenset[str]()
    for entry in other:
        if misplaced(before[entry.msgctxt].msgid, known):
            note(entry, [before[entry.msgctxt].msgid])


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
        if tuple(said(entry)) == elsewhere.get(entry.msgctxt):
            continue
        twin = there.setdefault((entry.msgctxt, entry.msgid), entry)
        if twin is not entry:
            note(twin, said(entry))
            continue
        entry.obsolete = True
        entry.occurrences = []
        entry.comment = ""
        made.append(entry)


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
        made.msgstr = next(iter(said(before)), "")
        note(made, said(before))
    else:
        given = before.msgstr_plural or {0: before.msgstr}
        made.msgstr_plural |= {number: form for number, form in given.items() if form}
    if not said(made):
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
        add(made, f"Out of date since {today.isoformat()}.")


def _confirm(entry: polib.POEntry) -> None:
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
    entry.tcomment = SINCE.sub("", entry.tcomment).strip("\n")
