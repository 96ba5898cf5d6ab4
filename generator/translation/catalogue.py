"""Reads the PO file of a locale: entries by id, where they stand, and what is wrong with its form.

The id of a message is the context of its entry (`msgctxt`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from itertools import chain

import polib

from .. import memory
from ..content.syntax.decode import decode
from ..diagnostics import Diagnostic, Location, closest, counted
from ..model.kinds import Words
from ..text import locales
from ..text.tags import alike
from . import broken, plurals
from .messages import Message

CONTEXT = re.compile(r'^msgctxt "(.*)"$')
HEADER = re.compile(r'(?:\s*#[^\n]*\n|\s*\n)*msgid ""\nmsgstr ')
ENDED = re.compile(r"\n\n(?=#[^~]|msgctxt|msgid)")  # what an entry follows, as others do
NO_HEADER = 'msgid ""\nmsgstr ""\n\n'
TOGETHER = 60  # entries in a part
FRESH = "Run `fingerpost translate update`."
GLUED = re.compile(r"^#(?P<mark>[,.:|]?)(?=[^\s,.:|~])", re.MULTILINE)
NEARLY = re.compile(r"[,;:!=.\s]*fuzzy[.,:;!\s]*", re.IGNORECASE)
BYTES = re.compile(r"(?<!\\)(?P<even>(?:\\\\)*)(?P<run>(?:\\[0-3][0-7]{2}|\\x[0-9a-fA-F]{2})+)")
BEFORE = re.compile(r"^#~\|", re.MULTILINE)
SINCE = re.compile(r"^Out of date since ([0-9]{4}-[0-9]{2}-[0-9]{2})\.$", re.MULTILINE)
PUBLISHED = "X-Published"  # the header of a file whose locale has been published before


@dataclass(frozen=True)
class PoEntry:
    """What a PO file holds for one id: the source it translates, its words, how sure they are.

    `forms` are the words, one for each plural form; a text without plural has one. `plural` is the
    source of counted ones. One that is `outdated` has been right for an earlier source; `since` is
    the day on which that was noticed. `marked` is what seems to say that it is fuzzy, and does not.
    """

    source: str
    forms: tuple[str, ...]
    fuzzy: bool
    line: int
    outdated: bool = False
    since: datetime.date | None = None
    plural: str | None = None
    marked: str = ""

    @cached_property  # every check asks for it
    def empty(self) -> bool:
        """Whether any of its words are missing."""
        return not all(self.forms)


def shown(entry: PoEntry, message: Message) -> bool:
    """Whether readers get to see an entry: it is whole, not fuzzy, and of the source as it is now.

    Words to search for belong to their language, so those may be of any source.
    """
    if entry.empty or entry.fuzzy:
        return False
    return entry.source == message.text or message.kind is Words.SEARCH


@dataclass(frozen=True)
class Catalogue:
    """The translations of one locale: entries by id, and the header.

    `written` is what stands in the file. `loose` are those that name no text, by the source that
    they translate.
    """

    tag: str
    path: str
    header: Mapping[str, str]
    entries: Mapping[str, PoEntry]
    written: str
    loose: Mapping[str, tuple[PoEntry, ...]] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> list[str]:
        return self.written.split("\n")

    @property
    def published(self) -> bool:
        """Whether the locale has been published before."""
        return self.header.get(PUBLISHED, "") == "yes"

    def place(self, name: str, needle: str = "") -> Location:
        """Where some of the words of an entry stand in the file, or its translation begins."""
        first = self.entries[name].line if name in self.entries else 1
        found = Location(self.path, first)
        for number, line in enumerate(self._lines[first - 1 :], first):
            if not line.strip():
                break
            if line.startswith("msgstr"):
                found = Location(self.path, number) if found.line == first else found
            if found.line > first and needle and polib.escape(needle) in line:
                return Location(self.path, number, line.index(polib.escape(needle)) + 1)
        return found


Read = tuple[Catalogue | None, tuple[Diagnostic, ...]]
"""A catalogue, where the file can be read, and what was found wrong."""


def read(tag: str, path: str, data: bytes) -> Read:
    """Read a PO file of a locale. What cannot be read comes back as diagnostics, never raises."""
    return _reader(tag)(path, data)


@lru_cache(maxsize=memory.LANGUAGES)
def _reader(tag: str) -> Callable[[str, bytes], Read]:
    return memory.per_file(partial(_read, tag))  # a preview reads the same files again and again


def _read(tag: str, path: str, data: bytes) -> Read:
    """What `read` gives, made anew. Of a text that is translated twice the first one counts."""
    written, parts, found = _held(path, data)
    if written is None:
        return None, found
    metadata = parts[0].metadata
    diagnostics = list(found)
    entries: dict[str, PoEntry] = {}
    loose: dict[str, list[PoEntry]] = {}
    header = metadata.get("Plural-Forms", "")
    places = plurals.indexes(header, locales.plurals(tag).header)
    for name, entry in chain.from_iterable(part.entries for part in parts):
        entry = _ordered(entry, places, header)
        if unnamed(name):
            loose.setdefault(entry.source, []).append(entry)
        elif name in entries:
            sentence = f"`{name}` is translated twice; the first is on line {entries[name].line}."
            hint = "Keep the better one."
            place = Location(path, entry.line)
            diagnostics.append(Diagnostic(place, "repeated-message", sentence, hint))
        else:
            entries[name] = entry
    kept = {text: tuple(each) for text, each in loose.items()}
    made = Catalogue(tag, path, dict(metadata), entries, written, kept)
    return made, (*diagnostics, *_other_language(made))


def _other_language(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """That the header of a file names another language than the name of the file."""
    tag, language = catalogue.tag, catalogue.header.get("Language", "")
    if language and not alike(language, tag):
        sentence = f'The header says that the language is "{language}".'
        hint = f"Run `fingerpost translate update {tag}`, or name the file by its language."
        place = _header(catalogue.path, catalogue.written, "Language")
        yield Diagnostic(place, "other-language", sentence, hint)


def _header(path: str, written: str, key: str) -> Location:
    """Where a line of the header stands in a PO file, or the file begins."""
    for number, line in enumerate(written.split("\n"), 1):
        if line.startswith(f'"{key}:'):
            return Location(path, number, 2)
    return Location(path)


def unnamed(name: str | None) -> bool:
    """Whether an entry has no name, or that of a place, by which programs tell texts apart."""
    return not name or "#" in name


def matched(
    catalogue: Catalogue, messages: Iterable[Message]
) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue with its entries that name no text given to the messages of exactly their text.

    Some programs drop the names, `msgctxt`, on the way. That is told once.
    """
    messages = tuple(messages)
    if not catalogue.loose:
        return _counted(catalogue, messages), ()
    names = {message.id for message in messages}
    loose = {text: list(entries) for text, entries in catalogue.loose.items()}
    for name, entry in catalogue.entries.items():
        if name not in names:  # a program gave it one of its own
            loose.setdefault(entry.source, []).append(entry)
    kept = {name: entry for name, entry in catalogue.entries.items() if name in names}
    found = _by_text(loose, catalogue, messages)
    every = [entry for entries in loose.values() for entry in entries]
    count = sum(not entry.empty for entry in every) or len(every)
    sentence = f"{counted(count, 'translation')} without a name"
    sentence += f" {'was' if count == 1 else 'were'} matched by the exact text."
    place = Location(catalogue.path, min(entry.line for entry in every))
    told = Diagnostic(place, "message-without-id", sentence, FRESH, "warning")
    return _counted(replace(catalogue, entries={**kept, **found}), messages), (told,)


def _by_text(
    loose: Mapping[str, list[PoEntry]], catalogue: Catalogue, messages: tuple[Message, ...]
) -> dict[str, PoEntry]:
    """Entries by the names of messages that have none, for exactly whose texts they are."""
    lacking: dict[str, list[str]] = {}
    for message in messages:
        there = catalogue.entries.get(message.id)
        if there is None or there.empty:
            lacking.setdefault(message.text, []).append(message.id)
    found: dict[str, PoEntry] = {}
    for text, entries in loose.items():
        waiting = lacking.get(text, [])
        for number, name in enumerate(waiting):
            found[name] = entries[number if len(entries) >= len(waiting) else -1]
    for message in messages:
        form = message.plural
        if form is not None and message.id in found and form in loose and form not in lacking:
            found[message.id] = _with_form(found[message.id], loose[form][0])
    return found


def _counted(catalogue: Catalogue, messages: tuple[Message, ...]) -> Catalogue:
    """The catalogue with what some formats have no place for in counted texts: the English, which
    is known, and forms of the language, which then stand empty.
    """
    entries = dict(catalogue.entries)
    count = plurals.count(locales.plurals(catalogue.tag).header)
    for message in messages:
        entry = entries.get(message.id)
        if entry is None or message.plural is None:
            continue
        same = plurals.stands_for(entry.source, entry.plural, message.text)
        forms = (*entry.forms, *("",) * (count - len(entry.forms)))
        text = message.text if same else entry.source
        entries[message.id] = replace(entry, source=text, forms=forms)
    return replace(catalogue, entries=entries)


def _with_form(one: PoEntry, many: PoEntry) -> PoEntry:
    """An entry with the form of another, where a spreadsheet had each as a text of its own."""
    return replace(one, forms=(*one.forms, *many.forms)) if len(one.forms) == 1 else one


def _ordered(entry: PoEntry, places: tuple[int, ...] | None, header: str) -> PoEntry:
    """An entry with its plural forms, which stand as the header of its file says, in the order of
    CLDR."""
    forms = entry.forms
    if len(forms) == 1:
        return entry
    count = plurals.count(header)
    if places is not None and len(forms) == count:
        return replace(entry, forms=tuple(forms[place] for place in places))
    most = max(1, count)
    if any(forms[most:]):
        return entry
    return replace(entry, forms=forms[:most])  # a tool gave the language two, as it does to all


def text(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of a PO file whose form holds, or why it does not."""
    written, _, found = _held(path, data)
    return written, found


@dataclass(frozen=True)
class _Part:
    """Entries of a PO file, one after the other, and by which names; lines count from its start.

    `broken` says that a line cannot stand in a PO file, `refused` is one at which polib stopped.
    """

    entries: tuple[tuple[str, PoEntry], ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    broken: bool = False
    refused: int = 0


def _held(path: str, data: bytes) -> tuple[str | None, tuple[_Part, ...], tuple[Diagnostic, ...]]:
    """The text of a PO file whose form holds, with what stands in it, or why it does not."""
    written, found = decode(path, data)
    if written is None:
        return None, (), found
    parts = tuple(_placed(each, first) for first, each in _parts(written))
    if any(part.broken for part in parts):
        return None, (), (*found, *broken.faults(path, written))
    stops = [part.refused for part in parts if part.refused]
    if stops:
        return None, (), (*found, broken.unreadable(path, stops[0], written))
    return written, parts, found


def _parts(written: str) -> Iterator[tuple[int, str]]:
    """A PO file in parts, with the number of lines before each: an edit leaves most as they were.

    A part ends behind an entry. A file that does not begin with its header is one part.
    """
    begin, lines, count = 0, 0, 0
    for match in ENDED.finditer(written) if HEADER.match(written) else ():
        count += 1
        end, last = match.end(), written.rfind("\n", 0, match.start()) + 1
        if count >= TOGETHER and not written.startswith(("#", "\n"), last):
            yield lines, written[begin : end - 1]
            begin, lines, count = end, lines + written.count("\n", begin, end), 0
    yield lines, written[begin:]


@lru_cache(maxsize=memory.OBJECTS)
def _placed(written: str, first: int) -> _Part:
    """A part of a file of which so many lines stand before; its lines count from there."""
    part = _part(written, whole=not first)
    if not first:
        return part
    entries = ((name, replace(each, line=each.line + first)) for name, each in part.entries)
    return replace(part, entries=tuple(entries), refused=part.refused and part.refused + first)


@lru_cache(maxsize=memory.OBJECTS)
def _part(written: str, *, whole: bool) -> _Part:
    """Some entries, or a `whole` file up to where its first part ends."""
    kind = f"{'first ' if whole else ''}part of a catalogue"
    return memory.remembered(lambda: _read_part(written, whole=whole), kind, written)


def polib_reads(written: str) -> str:
    """A PO file as polib takes all of it in.

    It passes over what an obsolete entry was translated from, unless that begins as in others, and
    stops at a comment without a space (`#,fuzzy`), which other programs take. Nor does it know
    signs that are written byte by byte, `\\303\\251`.
    """
    return GLUED.sub(r"#\g<mark> ", BEFORE.sub("#|", BYTES.sub(_signs, written)))


def _signs(match: re.Match[str]) -> str:
    """The signs that bytes in digits stand for, or the digits where they stand for none."""
    codes = re.findall(r"\\(?:x(..)|(...))", match["run"])
    data = bytes(int(high, 16) if high else int(low, 8) for high, low in codes)
    try:
        return f"{match['even']}{polib.escape(data.decode())}"
    except UnicodeDecodeError:
        return match[0]


def _read_part(written: str, *, whole: bool) -> _Part:
    if broken.faults("", written):
        return _Part(broken=True)
    before = "" if whole else NO_HEADER  # polib takes the first empty text for the header
    lines = before.count("\n")
    try:
        text = f"{before}{polib_reads(written)}\n"
        parsed = polib.pofile(text, encoding="utf-8", wrapwidth=0)
    except (OSError, ValueError, IndexError, KeyError) as error:
        at = re.search(r"line (\d+)", str(error))
        return _Part(refused=int(at[1]) - lines if at else 1)
    named = _lines(written)
    entries = []
    for entry in parsed:
        if not entry.obsolete:
            number = (entry.linenum or 1) - lines
            name = entry.msgctxt or ""
            entries.append((name, _entry(entry, named.pop(name, number))))
    return _Part(tuple(entries), dict(parsed.metadata))


def _entry(entry: polib.POEntry, line: int) -> PoEntry:
    """What a PO file holds for a text, its plural forms as they stand there."""
    forms = tuple(entry.msgstr_plural[key] for key in sorted(entry.msgstr_plural))
    mark = "" if entry.fuzzy else marked(entry)
    return PoEntry(
        source=entry.msgid,
        forms=forms or (entry.msgstr,),
        fuzzy=entry.fuzzy or bool(mark),
        marked=mark,
        line=line,
        outdated=entry.fuzzy and entry.previous_msgid is not None,
        since=since(entry.tcomment),
        plural=entry.msgid_plural or None,
    )


def marked(entry: polib.POEntry) -> str:
    """What was meant to mark an entry as fuzzy: a misspelt flag, or a comment of that one word."""
    flags = (flag for flag in entry.flags if closest(flag.lower(), ("fuzzy",)))
    comments = (f"{entry.tcomment}\n{entry.comment}").split("\n")
    return next(chain(flags, filter(NEARLY.fullmatch, comments)), "").strip()


def since(comment: str) -> datetime.date | None:
    """The day on which a translation was found to be out of date, from the comment of its entry."""
    match = SINCE.search(comment)
    try:
        return datetime.date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def stale(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """Entries of ids that the guide does not have, as long as the file was not merged."""
    free = [name for name in messages if name not in catalogue.entries]
    for name, entry in catalogue.entries.items():
        if name not in messages:
            sentence = f"The guide has no text `{name}`."
            near = closest(name, [each for each in free if messages[each].text == entry.source])
            hint = f'Did you mean "{near}"?' if near else FRESH
            place = Location(catalogue.path, entry.line)
            yield Diagnostic(place, "unknown-message", sentence, hint, "warning")


def unmerged(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """That the source of some entries is not that of the guide, and no merge has marked them."""
    other = [
        (name, entry)
        for name, entry in catalogue.entries.items()
        if name in messages and not entry.fuzzy and not entry.empty
        if entry.source != messages[name].text
    ]
    if other:
        name, entry = other[0]
        more = f" and {counted(len(other) - 1, 'other text')}" if len(other) > 1 else ""
        sentence = f"The `msgid` of `{name}`{more} is not what the guide says now: the source "
        sentence += "stands there instead."
        place = Location(catalogue.path, entry.line)
        yield Diagnostic(place, "out-of-date", sentence, FRESH, "warning")


def _lines(text: str) -> dict[str, int]:
    """The line of each id."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        match = CONTEXT.match(line)
        if match:
            found.setdefault(polib.unescape(match[1]), number)
    return found
