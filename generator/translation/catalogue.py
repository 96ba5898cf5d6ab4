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
    """What a PO file holds for one id.

    `source` is the text that it translates, `plural` the source of the other forms of a counted
    text. `forms` are the words, one for each plural form; a text without plural has one. An
    `outdated` one was right for an earlier source, and `since` is the day on which that was
    noticed. `marked` is what seems to mark it as fuzzy and does not.
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
    """The translations of one locale: the header of its file, and entries by id.

    `written` is the text of the file. `loose` are entries that name no id, by the source that they
    translate.
    """

    tag: str
    path: str
    header: Mapping[str, str]
    entries: Mapping[str, PoEntry]
    written: str
    loose: Mapping[str, tuple[PoEntry, ...]] = field(default_factory=dict)

    @cached_property
    def _lines(self) -> list[str]:
        """The line on which the entry of each id begins."""
        return self.written.split("\n")

    @property
    def published(self) -> bool:
        """Whether the locale has been published before."""
        return self.header.get(PUBLISHED, "") == "yes"

    def place(self, name: str, needle: str = "") -> Location:
        """Where some words stand in the translation of an entry, or else where the translation
        begins.
        """
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
    """What `read` gives. Of a text that is translated twice the first translation counts."""
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
    """The mistake in a header that names another language than the name of its file does."""
    tag, language = catalogue.tag, catalogue.header.get("Language", "")
    if language and not alike(language, tag):
        sentence = f'The header says that the language is "{language}".'
        hint = f"Run `fingerpost translate update {tag}`, or name the file by its language."
        place = _header(catalogue.path, catalogue.written, "Language")
        yield Diagnostic(place, "other-language", sentence, hint)


def _header(path: str, written: str, key: str) -> Location:
    """The place of a line of the header, or the start of the file."""
    for number, line in enumerate(written.split("\n"), 1):
        if line.startswith(f'"{key}:'):
            return Location(path, number, 2)
    return Location(path)


def unnamed(name: str | None) -> bool:
    """Whether an entry has no id, or only a place in a file, by which some programs tell texts
    apart.
    """
    return not name or "#" in name


def matched(
    catalogue: Catalogue, messages: Iterable[Message]
) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue with ids for entries that have none: those of the messages whose text they
    translate.

    Some programs drop ids (`msgctxt`) on the way. That is told once.
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
    """Entries without an id by the ids of untranslated messages of exactly their source."""
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
    is known, and forms of the language, which stand empty then.
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
    """An entry with the form of another one, where a spreadsheet had an entry for each form."""
    return replace(one, forms=(*one.forms, *many.forms)) if len(one.forms) == 1 else one


def _ordered(entry: PoEntry, places: tuple[int, ...] | None, header: str) -> PoEntry:
    """An entry with its plural forms in the order of CLDR; `header` says which order the
    file has.
    """
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
    """The text of a PO file that can be read; else None, and why."""
    written, _, found = _held(path, data)
    return written, found


@dataclass(frozen=True)
class _Part:
    """Some entries of a PO file in a row, each with its id; lines count from the start of the part.

    `broken` is whether a line cannot stand in a PO file; `refused` is the line at which polib
    stopped, or 0.
    """

    entries: tuple[tuple[str, PoEntry], ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    broken: bool = False
    refused: int = 0


def _held(path: str, data: bytes) -> tuple[str | None, tuple[_Part, ...], tuple[Diagnostic, ...]]:
    """The text of a PO file and its parts, or None and why it cannot be read."""
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
    """A PO file in parts, each with the number of lines before it: an edit leaves most parts as
    they were.

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
    """A part of a file before which `first` lines stand; its lines count from the start of the
    file.
    """
    part = _part(written, whole=not first)
    if not first:
        return part
    entries = ((name, replace(each, line=each.line + first)) for name, each in part.entries)
    return replace(part, entries=tuple(entries), refused=part.refused and part.refused + first)


@lru_cache(maxsize=memory.OBJECTS)
def _part(written: str, *, whole: bool) -> _Part:
    """The entries of a part; the first part of a file is `whole`, since it has the header."""
    kind = f"{'first ' if whole else ''}part of a catalogue"
    return memory.remembered(lambda: _read_part(written, whole=whole), kind, written)


def polib_reads(written: str) -> str:
    """A PO file in a form in which polib misses nothing.

    It passes over the previous source of an obsolete entry unless that begins as in others, stops
    at a comment without a space (`#,fuzzy`), and does not know characters that are written byte by
    byte (`\\303\\251`). Other programs write all three.
    """
    return GLUED.sub(r"#\g<mark> ", BEFORE.sub("#|", BYTES.sub(_signs, written)))


def _signs(match: re.Match[str]) -> str:
    """The characters that bytes in digits stand for, or the digits where they stand for none."""
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
    """What polib read for one text; its plural forms are in the order of the file."""
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
    """What was meant to mark an entry as fuzzy: a misspelt flag, or a comment of that one word;
    else empty.
    """
    flags = (flag for flag in entry.flags if closest(flag.lower(), ("fuzzy",)))
    comments = (f"{entry.tcomment}\n{entry.comment}").split("\n")
    return next(chain(flags, filter(NEARLY.fullmatch, comments)), "").strip()


def since(comment: str) -> datetime.date | None:
    """The day on which a translation was noticed to be out of date, from the comment of its
    entry.
    """
    match = SINCE.search(comment)
    try:
        return datetime.date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def stale(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """A warning for entries of ids that the guide does not have; until the file is merged, they say
    nothing.
    """
    free = [name for name in messages if name not in catalogue.entries]
    for name, entry in catalogue.entries.items():
        if name not in messages:
            sentence = f"The guide has no text `{name}`."
            near = closest(name, [each for each in free if messages[each].text == entry.source])
            hint = f'Did you mean "{near}"?' if near else FRESH
            place = Location(catalogue.path, entry.line)
            yield Diagnostic(place, "unknown-message", sentence, hint, "warning")


def unmerged(catalogue: Catalogue, messages: Mapping[str, Message]) -> Iterator[Diagnostic]:
    """A warning for entries of another source than the guide has, which no merge has marked."""
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
