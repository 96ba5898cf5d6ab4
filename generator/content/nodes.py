"""Turns YAML text into nodes that know their line and column. Guesses nothing: scalars stay text.

Aliases, tags, duplicate keys and second documents are mistakes, not features. Parsing walks the
event stream with a depth limit, so hostile nesting costs neither memory nor recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from typing import Any

import yaml

from ..diagnostics import Diagnostic, Location
from ..memory import LANGUAGES, per_file
from ..model.texts import KeyPath
from ..text import garbled
from . import slips

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
# What PyYAML refuses, line ends that gettext cuts at and no editor shows, and the marks of
# `text/untranslated.py`. As one set, and without what lies beyond U+FFFF: `re` looks for it in a
# third of the time, and makes it in a tenth.
HIDDEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000\ue001\ufffe\uffff]"
)

OF_YAML = "tag:yaml.org,2002:"  # what `!!` stands for
UTF_16 = "The file is UTF-16, and not UTF-8."
MARKS = (b"\xff\xfe", b"\xfe\xff")  # what UTF-16 begins with, if it says so
MANY = 1 / 4  # share of characters that are nothing: every second one is, in most languages

# What no text of a guide needs: marks that turn what follows around, holes that pictures and
# typefaces left behind.
_ODD = re.compile("[\u202a-\u202e\ufeff\ufffc\ue002-\uefff\uf100-\uf8ff]")

QUOTED = ("'", '"', "|", ">")  # styles of texts in which nothing has a meaning of its own

BORROWING = ("alias", "anchor", "tag")  # codes of what makes one text stand for another


@dataclass(frozen=True)
class Text:
    """A scalar, as written, from its first line to its last (both from 1)."""

    value: str
    location: Location
    last_line: int


@dataclass(frozen=True)
class List:
    """A sequence of nodes."""

    location: Location
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Map:
    """A mapping from keys to nodes, with the place of each key. It is equal to itself alone."""

    location: Location
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)


Node = Text | List | Map
Parsed = tuple[Node | None, tuple[Diagnostic, ...]]


# What PyYAML says where it stops, and what we say instead: first what is at the place itself,
# then what began earlier and never ended.
_UNREADABLE = (
    (
        "mapping values",
        "colon-in-text",
        "A colon inside a text reads as a new key.",
        'Put the whole text in "quotes", or write it under `>-`.',
    ),
    (
        "cannot start any token",
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    (
        "block sequence entries",
        "list-on-key-line",
        "A list starts on the line of its key.",
        "Start the list on a line of its own, under the key.",
    ),
)
_MEANT = (  # what a line says by itself, where the reader has stopped at it or behind it
    (
        re.compile(r"^\s*(?:- )?[\w-]+\uff1a"),
        "missing-colon",
        "The colon of this line is a wide one, which YAML does not know.",
        "Write a plain colon and a space: `key: value`.",
    ),
    (
        re.compile(r"^\s*(?:- )?[\w-]+:[\u00a0\u202f\u3000]"),
        "missing-colon",
        "A space that cannot be seen to differ stands behind the colon.",
        "Write a plain space there: delete it, and press the space bar.",
    ),
    (
        re.compile(r"^\s*(?:- )?[a-z_-]+:[^\s:/]"),
        "missing-colon",
        "No space stands behind the colon of this line.",
        "Write one: `key: value`.",
    ),
    (
        re.compile(r"^\s*(?:- )?(?:[\w-]+: +)?(?:- )?(?P<start>[\[{])[^\[\]{}]*[\]}] *[^\s#,\]}]"),
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    (
        re.compile(r"^\s*(?:- )?[\w-]+: +(?P<start>\|)[-+0-9]* +[^\s#]"),
        "special-character",
        "Words stand behind {start}, which begins a text of lines.",
        'Begin them on the next line, two spaces further right; or put one line in "quotes".',
    ),
    (
        re.compile(r"^\s*(?:- )?[\w-]+: +\[[^\[\]\"]*(?P<start>,) *,"),
        "special-character",
        "Behind {start} stands another one, and nothing between them.",
        "Remove one of the two.",
    ),
    (
        re.compile(r"^\s*(?:- )?[a-z_-]+(?P<start> ?= ?)\S"),
        "missing-colon",
        "An equals sign stands where a colon belongs.",
        "Write a colon and a space in its place: `key: value`.",
    ),
    (
        re.compile(r"^\s*(?:- )?(?:[\w-]+: +)?(?P<start>[>|])[-+0-9]* +[^\s#]"),
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    (
        re.compile(r"^\s*(?:- )?(?:[\w-]+: +)?(?P<start>\?(?= |$)|[,\]}]|!!(?= ))"),
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    (
        re.compile(r"^\s*(?P<start>//|<!--|/\*|--(?= )|;(?= ))"),
        "special-character",
        "{start} begins no note in YAML.",
        "Begin each line of a note with `# `, in the place of its signs.",
    ),
    (
        re.compile(r"^\s*(?P<start>\*) +\S"),
        "special-character",
        "{start} begins no entry of a list in YAML.",
        "Write `- ` in its place.",
    ),
    (
        re.compile(r"^\s*(?:- )*(?:[\w-]+: +)?\[?(?P<start>!)\["),
        "special-character",
        "A text cannot start with {start}, as a picture does.",
        'Put the whole text in "quotes", or write it under `>-`.',
    ),
)
_UNENDED = (
    ("alias", "alias", "A text cannot start with `*` here.", 'Put it in "quotes".'),
    ("anchor", "anchor", "A text cannot start with `&` here.", 'Put it in "quotes".'),
    (
        "quoted scalar",
        "open-quote",
        "A quoted text starts here and never ends.",
        "Close it with the quote it started with.",
    ),
    (
        "flow",
        "open-bracket",
        "A list in brackets starts here and does not end as one.",
        'Close it with the bracket that belongs to it; put words with `,` in "quotes".',
    ),
    (
        "could not find expected ':'",
        "missing-colon",
        "This line has no colon after its key.",
        "Write `key: value`; the next lines of a text are indented under its key.",
    ),
)


_TOO_DEEP = (
    "too-deep",
    f"Values are nested more than {MAX_DEPTH} levels deep.",
    "No file of a guide needs that.",
)
BACKSLASH_HINT = "Put the text in 'single quotes', or under `>-`: there it stands as you write it."
# A line break is meant where it is written; a tab never is, nor what follows the name of a drive.
_ESCAPE = re.compile(r"(?<!\\)\\[trbafve0]|(?<=\b[A-Za-z]:)\\n")
_CONFLICT = re.compile(r"^[ \t]*(<{7} |>{7} |\|{7} )", re.MULTILINE)


class _Stop(Exception):
    """Carries the one diagnostic after which a file cannot be read any further."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


@per_file
def decode(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Turn the bytes of a file into text with `\\n` line ends, or say where they are no text."""
    found: tuple[Diagnostic, ...] = ()
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        hint = "Save the file as UTF-8 without a byte order mark."
        sentence = "The file starts with a byte order mark."
        found = (Diagnostic(Location(path), "byte-order-mark", sentence, hint, "warning"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Location.behind(path, data[: error.start].decode("utf-8", "replace"))
        sentence = f"The byte 0x{data[error.start]:02X} is not UTF-8."
        sentence = UTF_16 if data.startswith(MARKS) else sentence
        hint = 'Save the file with the encoding "UTF-8" in your editor.'
        return None, (*found, Diagnostic(place, "not-utf8", sentence, hint))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\0") > len(text) * MANY:
        hint = 'Save the file with the encoding "UTF-8" in your editor.'
        return None, (*found, Diagnostic(Location(path), "not-utf8", UTF_16, hint))
    odd = HIDDEN.search(text)
    if odd is not None:
        return None, (*found, _hidden(Location.behind(path, text[: odd.start()]), odd.group()))
    if not path.endswith((".yml", ".yaml", ".md")):
        return text, found
    odd = _ODD.search(text)
    if odd is not None:
        return None, (*found, _hidden(Location.behind(path, text[: odd.start()]), odd.group()))
    lost = garbled.GARBLED.search(text)
    if lost is not None:
        place = Location.behind(path, text[: lost.start()])
        return None, (*found, Diagnostic(place, "garbled", *garbled.explained(lost.group())))
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        place = Location.behind(path, text[: conflict.start(1)])
        sentence = "Two versions of the file stand here, as Git leaves them."
        hint = "Keep one, and remove the lines of `<<<<<<<`, `=======` and `>>>>>>>`."
        return None, (*found, Diagnostic(place, "merge-conflict", sentence, hint))
    return text, found


@lru_cache(maxsize=LANGUAGES)  # what a file is, is asked before what it holds
def parse(path: str, text: str, first_line: int = 1) -> Parsed:
    """Turn YAML text into a node tree and the mistakes in its form. Never raises for bad text.

    `text` is as `decode` gives it; `first_line` is the line of the file on which the text starts.
    """
    reader = _Reader(path, text, first_line - 1)
    try:
        return reader.read()
    except _Stop as stop:
        lines = {found.location.line for found in reader.found}
        told = stop.diagnostic.location.line in lines
        return None, (*reader.found, *(() if told else (stop.diagnostic,)))


def _hidden(place: Location, character: str) -> Diagnostic:
    sentence = f"The character U+{ord(character):04X} cannot stand in a text."
    hint = "Remove it; such characters often come with text pasted from elsewhere."
    return Diagnostic(place, "control-character", sentence, hint)


def _beside(lines: Iterable[str], column: int) -> Iterator[str]:
    """The lines up to the first that stands left of a column (from 0)."""
    return takewhile(lambda each: not each.strip() or not each[:column].strip(), lines)


def plain(node: Node) -> Any:
    """The node tree as dicts, lists and text."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, List):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}


def places(node: Node) -> tuple[tuple[KeyPath, Text | Location], ...]:
    """Every key path of a tree: texts as they are, lists and maps by where they start."""
    return tuple(_places(node, ()))


def _places(node: Node, at: KeyPath) -> Iterator[tuple[KeyPath, Text | Location]]:
    yield at, node if isinstance(node, Text) else node.location
    if isinstance(node, List):
        for index, item in enumerate(node.items):
            yield from _places(item, (*at, index))
    elif isinstance(node, Map):
        for key, item in node.items.items():
            yield from _places(item, (*at, key))


@dataclass(frozen=True)
class Extent:
    """Where a text or a list stands in a file: its characters from `start` to before `end`.

    `column` is that of its key, or of its first character in a list; `inner` says that it is the
    value of a key; `flow` that it stands in brackets.
    """

    start: int
    end: int
    column: int
    inner: bool
    flow: bool


def spans(text: str) -> dict[KeyPath, Extent]:
    """Where every text and every list of a file that can be read stands, by key path."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    return dict(_spans(text, root, (), 0, inner=False, flow=False)) if root is not None else {}


def _spans(
    text: str, node: yaml.Node, at: KeyPath, column: int, *, inner: bool, flow: bool
) -> Iterator[tuple[KeyPath, Extent]]:
    """What `spans` gives, from a node at a key path on."""
    start = node.start_mark.index
    end = start + len(text[start : node.end_mark.index].rstrip())
    flow = flow or bool(getattr(node, "flow_style", False))
    if not isinstance(node, yaml.MappingNode):
        yield at, Extent(start, end, column, inner, flow)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            where = item.start_mark.column
            yield from _spans(text, item, (*at, index), where, inner=False, flow=flow)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            where = key.start_mark.column
            yield from _spans(text, value, (*at, key.value), where, inner=True, flow=flow)


def plainly(value: str, *, flow: bool) -> bool:
    """Whether a text of one line can be written without quotes and is read as it stands."""
    written = f"[{value}]" if flow else f"- {value}"
    try:
        return bool(yaml.load(written, Loader=yaml.BaseLoader) == [value])
    except yaml.YAMLError:
        return False


class _Reader:
    """Reads a file, or the part of one that begins `offset` lines below its first.

    `found` are the mistakes after which reading goes on.
    """

    def __init__(self, path: str, text: str, offset: int) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.offset = offset
        self.found: list[Diagnostic] = []

    def read(self) -> Parsed:
        """The one document of the file. Raises _Stop where it cannot be read any further."""
        hint = "Write its keys, or remove it."
        if not self.text.strip():
            raise self._stop(None, "empty-file", "The file is empty.", hint)
        root: Node | None = None
        events = self._events()
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                sentence = "A second document starts here."
                raise self._stop(event, "second-document", sentence, "Keep one document per file.")
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 1)
        if root is None:
            raise self._stop(None, "empty-file", "The file holds only comments.", hint)
        return root, tuple(self.found)

    def _events(self) -> Iterator[Any]:
        loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        try:
            yield from yaml.parse(self.text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            raise self._unreadable(error) from None

    def _unreadable(self, error: yaml.MarkedYAMLError) -> _Stop:
        """What is wrong where PyYAML stopped, from its problem, its context and the line."""
        place, problem = self._at(error.problem_mark), error.problem or ""
        line = "".join(self.lines[place.line - 1 - self.offset :][:1])
        before, start = line[: place.column - 1], line[place.column - 1 :][:1]
        if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in problem:
            place = Location(self.path, place.line, max(line.find("\t") + 1, 1))
            sentence = "A tab stands where spaces belong."
            hint = "Indent with two spaces; most editors can convert tabs."
            return self._stop_at(place, "tab", sentence, hint)
        if "nesting depth" in problem:  # libyaml ends there by itself, at a depth of its own
            return self._stop_at(place, *_TOO_DEEP)
        if "escape" in problem:
            sentence = 'A backslash inside "double quotes" starts a sign of its own.'
            return self._stop_at(place, "backslash", sentence, BACKSLASH_HINT)
        return (
            self._slip(error)
            or self._meant(place, error)
            or self._told(place, error, start)
            or self._behind_quote(place, before)
            or self._in_wrong_column(place, error, line)
            or self._stop_at(
                place,
                "unreadable",
                f"This cannot be read as YAML: {problem}.",
                "Look at the indentation of this line and at the line above.",
            )
        )

    def _told(self, place: Location, error: yaml.MarkedYAMLError, start: str) -> _Stop | None:
        """What PyYAML itself says is wrong: at the place, where `start` stands, or before it."""
        for words, code, sentence, hint in _UNREADABLE:
            if words in (error.problem or ""):
                shown = "a backtick" if start == "`" else f"`{start}`"
                return self._stop_at(place, code, sentence.format(start=shown), hint)
        for words, code, sentence, hint in _UNENDED:
            if words in f"{error.problem or ''} {error.context}" and error.context_mark is not None:
                return self._stop_at(self._at(error.context_mark), code, sentence, hint)
        return None

    def _behind_quote(self, place: Location, before: str) -> _Stop | None:
        """Words behind a text that ended with its quote; `before` is the line up to them."""
        if not before.rstrip().endswith(("'", '"')):
            return None
        sentence = f"Words stand behind a text that ended with {before.rstrip()[-1]}."
        hint = "Put the whole text under `>-`, without quotes around it."
        return self._stop_at(place, "text-after-quote", sentence, hint)

    def _in_wrong_column(
        self, place: Location, error: yaml.MarkedYAMLError, line: str
    ) -> _Stop | None:
        """A line that begins where neither a key nor an entry can."""
        column = place.column - 1
        if line.startswith("- ", column) and "block mapping" in f"{error.context}":
            return self._keyed(place) or self._listed(place, line)
        if "did not find expected" not in (error.problem or "") or line[:column].strip():
            return None
        sentence = "This line does not stand in the column of the lines it belongs to."
        hint = "Start all keys of a thing, and all entries of a list, in the same column."
        return self._stop_at(place, "indentation", sentence, hint)

    def _keyed(self, place: Location) -> _Stop | None:
        """The one key above the entries of a list that should be the first of them."""
        indent, index = place.column - 1, place.line - 1 - self.offset
        entry = re.compile(rf" {{{indent}}}- id: ")
        key = re.compile(rf" {{{indent}}}(?P<id>[a-z][a-z0-9-]*):\s*$")
        above = _beside(reversed(self.lines[:index]), indent)
        named = [(up, match) for up, each in enumerate(above, 1) if (match := key.match(each))]
        below = _beside(self.lines[index:], indent)
        if len(named) != 1 or sum(bool(entry.match(each)) for each in below) < 2:
            return None
        ((up, match),) = named
        sentence = "A key stands where an entry of a list belongs."
        at = Location(self.path, place.line - up, place.column)
        return self._stop_at(at, "indentation", sentence, f"Write `- id: {match['id']}` for it.")

    def _listed(self, place: Location, line: str) -> _Stop:
        """An entry of a list among keys."""
        named = re.match(r"- id: *([a-z0-9-]+) *$", line[place.column - 1 :])
        sentence = "An entry of a list stands where a key belongs."
        hint = f"Write `{named[1]}:` for it." if named else "Write its key before it: `key:`."
        return self._stop_at(place, "indentation", sentence, hint)

    def _slip(self, error: yaml.MarkedYAMLError) -> _Stop | None:
        """What the lines above say about the one at which reading stopped."""
        within_key = "simple key" in (error.context or "")
        mark = error.context_mark if within_key else error.problem_mark
        if mark is None or mark.line >= len(self.lines):
            return None
        colon = mark.column if "mapping values" in (error.problem or "") else None
        slip = slips.stopped(self.lines, mark.line, at_colon=colon)
        if slip is None:
            return None
        place = Location(self.path, mark.line + 1 - slip.above + self.offset, slip.column + 1)
        return self._stop_at(place, slip.code, slip.sentence, slip.hint)

    def _meant(self, place: Location, error: yaml.MarkedYAMLError) -> _Stop | None:
        """What a line at which reading stopped, or the one before it, says by itself."""
        context = self._at(error.context_mark).line if error.context_mark is not None else 0
        numbers = dict.fromkeys((place.line, context, place.line - 1))
        lines = self.lines
        for number in (n for n in numbers if 0 < n - self.offset <= len(lines)):
            for form, code, sentence, hint in _MEANT:
                match = form.search(lines[number - 1 - self.offset])
                if match is not None:
                    start = match.groupdict().get("start", "")
                    column = match.start("start") if start else match.end() - 1
                    at = Location(self.path, number, column + 1)
                    return self._stop_at(at, code, sentence.format(start=f"`{start}`"), hint)
        return None

    def _cut(self, event: Any) -> None:
        """What the form of a text takes out of it: words behind `#`, signs behind a backslash."""
        if event.style not in QUOTED:
            line = self.lines[event.end_mark.line : event.end_mark.line + 1]
            rest = "".join(line)[event.end_mark.column :]
            if re.match(r"\s+#", rest):
                column = event.end_mark.column + len(rest) - len(rest.lstrip()) + 1
                place = Location(self.path, event.end_mark.line + 1 + self.offset, column)
                sentence = f"The text ends before `{rest.strip()}`: `#` begins a note to yourself."
                if not event.value:
                    sentence = f"`{rest.strip()}` is no text: `#` begins a note to yourself."
                hint = 'Put the whole text in "quotes"; a note stands on a line of its own.'
                self.found.append(Diagnostic(place, "cut-text", sentence, hint))
        elif event.style == '"' and re.search(r"[\t\n\x07\x08\x0b\x0c\r\x1b\x00]", event.value):
            between = self.lines[event.start_mark.line : event.end_mark.line + 1]
            written = _ESCAPE.search("\n".join(between))
            if written is not None:
                sentence = f'`{written[0]}` inside "double quotes" is no letter but a sign of '
                sentence += "its own."
                self._add(event, "backslash", sentence, BACKSLASH_HINT)

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        """The node that begins with an event, down to where it ends."""
        if depth > MAX_DEPTH:
            raise self._stop(event, *_TOO_DEEP)
        if isinstance(event, yaml.AliasEvent):
            sentence = f"`*{event.anchor}` refers to text elsewhere in the file."
            self._add(event, "alias", sentence, "Write the text out again.")
            last = self._at(event.end_mark).line
            return Text(str(event.anchor), self._at(event.start_mark), last)
        self._borrowing(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = List(self._at(event.start_mark))
            for item in events:
                if isinstance(item, yaml.SequenceEndEvent):
                    break
                items.items.append(self._node(item, events, depth + 1))
            return items
        return self._map(event, events, depth)

    def _borrowing(self, event: Any) -> None:
        """Tell of an anchor or a tag before a node: each makes it stand for something else."""
        if event.anchor is not None:
            sentence = f"`&{event.anchor}` names a text for use elsewhere."
            hint = "Remove it and write the text out where it is needed."
            self._add(event, "anchor", sentence, hint)
        line = "".join(self.lines[event.start_mark.line : event.start_mark.line + 1])
        alone = line[event.start_mark.column :].startswith("!")  # libyaml tags what is quoted too
        if event.tag is not None and (event.tag != "!" or alone):
            named = event.tag.replace(OF_YAML, "!!")
            sentence = f"`{named}` is a tag."
            self._add(event, "tag", sentence, 'Remove it, or put the text in "quotes".')

    def _text(self, event: Any) -> Text:
        """A text, and what its form takes out of it."""
        odd = HIDDEN.search(event.value)
        if odd is not None:
            self.found.append(_hidden(self._at(event.start_mark), odd.group()))
        self._cut(event)
        end = self._at(event.end_mark)
        return Text(event.value, self._at(event.start_mark), end.line - (end.column == 1))

    def _map(self, event: Any, events: Iterator[Any], depth: int) -> Map:
        """Keys and values. A key that a comma tore from the text before it goes back there."""
        found = Map(self._at(event.start_mark))
        start = torn = None
        dashless = False
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            if not isinstance(key, yaml.ScalarEvent):
                sentence = "A key is a list or a mapping."
                raise self._stop(key, "key-not-text", sentence, "Keys are plain words.")
            value = next(events)
            if self._torn(key, value) and isinstance(start, yaml.ScalarEvent):
                torn = key
                continue
            node = self._node(value, events, depth + 1)
            if torn is not None:
                self._comma(start, torn)
                torn = None
            start = value
            if key.value in found.items:
                first = found.keys[key.value].line
                sentence = f'"{key.value}" stands here a second time.'
                hint = f"Remove one of the two; the first is on line {first}."
                begins = key.value == next(iter(found.items)) and self._is_entry(first)
                if begins and not dashless:
                    sentence = f'"{key.value}" begins another entry of the list, without its dash.'
                    hint = f"Write `- ` before it, in the column of that on line {first}."
                if not dashless:
                    self._add(key, "duplicate-key", sentence, hint)
                dashless = dashless or begins
                continue
            found.items[key.value] = node
            found.keys[key.value] = self._at(key.start_mark)
        if torn is not None:
            self._comma(start, torn)
        return found

    def _is_entry(self, line: int) -> bool:
        """Whether an entry of a list begins on a line, and another key stands under it."""
        first, *under = [*self.lines[line - 1 - self.offset :], ""][:2]
        begins = re.match(r"( *)- +(?=\w)", first)
        return begins is not None and re.match(rf" {{{len(begins[0])}}}\w", under[0]) is not None

    def _torn(self, key: Any, value: Any) -> bool:
        """Whether a key has no colon: between braces, a comma tore it from a text."""
        between = self.text[key.end_mark.index : value.start_mark.index]
        return isinstance(value, yaml.ScalarEvent) and not value.value and ":" not in between

    def _comma(self, start: Any, end: Any) -> None:
        """Tell that a comma ends a text between braces, which begins and ends with these events."""
        rest = self.text[start.end_mark.index : end.end_mark.index]
        place = self._at(start.start_mark)
        sentence = f"The text ends before `{rest.lstrip()}`: between braces, a comma "
        sentence += "begins another key."
        hint = f'Put the whole text in quotes: `"{start.value}{rest}"`.'
        self.found.append(Diagnostic(place, "cut-text", sentence, hint))

    def _at(self, mark: Any) -> Location:
        if mark is None:
            return Location(self.path, 1 + self.offset)
        return Location(self.path, mark.line + 1 + self.offset, mark.column + 1)

    def _add(self, event: yaml.Event, code: str, sentence: str, hint: str) -> None:
        self.found.append(Diagnostic(self._at(event.start_mark), code, sentence, hint))

    def _stop(self, event: yaml.Event | None, code: str, sentence: str, hint: str) -> _Stop:
        mark = event.start_mark if event is not None else None
        return self._stop_at(self._at(mark), code, sentence, hint)

    @staticmethod
    def _stop_at(place: Location, code: str, sentence: str, hint: str) -> _Stop:
        return _Stop(Diagnostic(place, code, sentence, hint))
