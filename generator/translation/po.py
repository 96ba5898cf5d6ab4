"""Reads the PO file of a locale, and says what is wrong with its form.

The id of a message is the context of its entry (`msgctxt`). A file is read in parts, and each part
is remembered: an edit leaves most of them as they were.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

import polib

from .. import memory
from ..content.syntax.decode import decode
from ..diagnostics import Diagnostic, Location, closest
from ..text import locales
from ..text.tags import alike
from . import broken, plurals
from .catalogue import Catalogue, PoEntry

CONTEXT = re.compile(r'^msgctxt "(.*)"$')
HEADER = re.compile(r'(?:\s*#[^\n]*\n|\s*\n)*msgid ""\nmsgstr ')
ENDED = re.compile(r"\n\n(?=#[^~]|msgctxt|msgid)")  # what an entry follows, as others do
NO_HEADER = 'msgid ""\nmsgstr ""\n\n'
TOGETHER = 60  # entries in a part
NEARLY = re.compile(r"[,;:!=.\s]*fuzzy[.,:;!\s]*", re.IGNORECASE)
# These begin with a sign that can be looked for: to try every place takes seven times as long.
GLUED = re.compile(r"#(?<=^#)(?P<mark>[,.:|]?)(?=[^\s,.:|~])", re.MULTILINE)
BEFORE = re.compile(r"#(?<=^#)~\|", re.MULTILINE)
BYTES = re.compile(
    r"(?=\\)(?<!\\)(?P<even>(?:\\\\)*)(?P<run>(?:\\[0-3][0-7]{2}|\\x[0-9a-fA-F]{2})+)"
)
SINCE = re.compile(r"^Out of date since ([0-9]{4}-[0-9]{2}-[0-9]{2})\.$", re.MULTILINE)

Read = tuple[Catalogue | None, tuple[Diagnostic, ...]]
"""A catalogue, where the file can be read, and what was found wrong."""


def read(tag: str, path: str, data: bytes) -> Read:
    """Read a PO file of a locale. What cannot be read comes back as diagnostics, never raises."""
    return _reader(tag)(path, data)


@memory.by_value(memory.LANGUAGES)
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


@memory.by_value(memory.OBJECTS, of_checks=True)
def _placed(written: str, first: int) -> _Part:
    """A part of a file before which `first` lines stand; its lines count from the start of the
    file.
    """
    part = _part(written, whole=not first)
    if not first:
        return part
    entries = ((name, replace(each, line=each.line + first)) for name, each in part.entries)
    return replace(part, entries=tuple(entries), refused=part.refused and part.refused + first)


@memory.by_value(memory.OBJECTS, of_checks=True)
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


def _lines(text: str) -> dict[str, int]:
    """The line of each id."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        match = CONTEXT.match(line)
        if match:
            found.setdefault(polib.unescape(match[1]), number)
    return found
