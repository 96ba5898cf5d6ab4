"""Turns YAML text into nodes that know their line and column. Guesses nothing: scalars stay text.

Aliases, anchors, tags, duplicate keys and second documents are mistakes, not features. Parsing
walks the event stream with a limit of depth, so hostile nesting costs neither memory nor recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from ...diagnostics import Diagnostic, Location
from ...memory import LANGUAGES, by_value
from .decode import HIDDEN, hidden
from .nodes import List, Map, Node, Text
from .unreadable import (
    BACKSLASH_HINT,
    CURLED,
    MAX_DEPTH,
    STRAIGHT,
    Excerpt,
    Refusal,
    explained,
    too_deep,
)

BORROWING = ("alias", "anchor", "tag")
"""The codes of what makes one text stand for another."""

Parsed = tuple[Node | None, tuple[Diagnostic, ...]]
"""The root of a file, or None where it could not be read to its end, and every mistake found."""

_QUOTED = ("'", '"', "|", ">")  # styles of scalars in which `#` is a character like others
_OF_YAML = "tag:yaml.org,2002:"  # what `!!` stands for
_ENDED = re.compile(r"[^\W_](?<!\betc)(?<!\b\w)[.!?…]$")
"""A text that ends a sentence, and not an abbreviation."""
_ALONE = re.compile(r"[^\"]*[^\s\d\"]\"", re.DOTALL)
"""A text that a quote ends and none begins; behind a digit it stands for inches."""
_ESCAPE = re.compile(r"(?<!\\)\\[trbafve0]|(?<=\b[A-Za-z]:)\\n")
"""Escapes that nobody means: a line break is meant where one is written, a tab never is, nor is
what follows the name of a drive, `C:\\new`.
"""


@by_value(LANGUAGES, of_checks=True)  # what a file is, is asked before what it holds
def parse(path: str, text: str, first_line: int = 1) -> Parsed:
    """The node tree of a YAML text, and the mistakes in its form. Never raises for bad text.

    `text` is as `decode` gives it; `first_line` is the line of the file on which the text starts.
    """
    reader = _Reader(path, text, first_line - 1)
    try:
        return reader.read()
    except _Stop as stop:
        lines = {found.location.line for found in reader.found}
        told = stop.diagnostic.location.line in lines
        return None, (*reader.found, *(() if told else (stop.diagnostic,)))


class _Stop(Exception):
    """Carries the one diagnostic after which a file cannot be read any further."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


class _Reader:
    """Turns the events of PyYAML into nodes; reads one text, once.

    `found` are the mistakes after which reading goes on. `offset` is how many lines of the file
    stand above the text.
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
            raise self._refused(error) from None

    def _refused(self, error: yaml.MarkedYAMLError) -> _Stop:
        began = self._at(error.context_mark) if error.context_mark is not None else None
        problem, place = error.problem or "", self._at(error.problem_mark)
        refusal = Refusal(problem, place, error.context or "", began)
        return _Stop(explained(refusal, Excerpt(self.path, self.lines, self.offset)))

    def _cut(self, event: Any) -> None:
        """What the form of a text takes out of it: words behind `#`, signs behind a backslash."""
        if event.style not in _QUOTED:
            line = self.lines[event.end_mark.line : event.end_mark.line + 1]
            rest = "".join(line)[event.end_mark.column :]
            if re.match(r"\s+#", rest):
                column = event.end_mark.column + len(rest) - len(rest.lstrip()) + 1
                place = Location(self.path, event.end_mark.line + 1 + self.offset, column)
                sentence = f"The text ends before `{rest.strip()}`: `#` begins a note to yourself."
                if not event.value:
                    sentence = f"`{rest.strip()}` is no text: `#` begins a note to yourself."
                hint = 'Put the whole text in "quotes"; a note stands on a line of its own.'
                if event.value.startswith(tuple(CURLED)):
                    sentence += f" `{event.value[0]}` is no quote in YAML."
                    hint = STRAIGHT
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
            raise _Stop(too_deep(self._at(event.start_mark)))
        if isinstance(event, yaml.AliasEvent):
            sentence = f"`*{event.anchor}` refers to text elsewhere in the file."
            self._add(event, "alias", sentence, "Write the text out again.")
            last = self._at(event.end_mark).line
            return Text(str(event.anchor), self._at(event.start_mark), last)
        self._borrowing(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, events, depth)
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
            named = event.tag.replace(_OF_YAML, "!!")
            sentence = f"`{named}` is a tag."
            self._add(event, "tag", sentence, 'Remove it, or put the text in "quotes".')

    def _text(self, event: Any) -> Text:
        """A text, and what its form takes out of it."""
        odd = HIDDEN.search(event.value)
        if odd is not None:
            self.found.append(hidden(self._at(event.start_mark), odd.group()))
        self._cut(event)
        if event.style not in _QUOTED and _ALONE.fullmatch(event.value):
            end = self._at(event.end_mark)
            place = Location(end.path, end.line, end.column - 1)
            hint = 'Write `"` before the text as well, or remove it.'
            sentence = "A quote ends this text, and none begins it."
            self.found.append(Diagnostic(place, "open-quote", sentence, hint))
        end = self._at(event.end_mark)
        return Text(event.value, self._at(event.start_mark), end.line - (end.column == 1))

    def _list(self, event: Any, events: Iterator[Any], depth: int) -> List:
        """The entries of a list. A sentence that commas tore into several is told as one text."""
        found, row = List(self._at(event.start_mark)), list[Any]()
        for item in events:
            if isinstance(item, yaml.SequenceEndEvent):
                break
            found.items.append(self._node(item, events, depth + 1))
            text = item.value if isinstance(item, yaml.ScalarEvent) else ""
            alone = event.flow_style and text and item.style not in _QUOTED
            goes_on = alone and text[:1].islower() and not (row and row[-1].value[-1] in ".!?…:;")
            row = [*(row if goes_on else ()), item] if alone else []
            if len(row) > 1 and _ENDED.search(text) and any(" " in each.value for each in row):
                self._comma(row[0], item, between="brackets", begins="entry")
        return found

    def _map(self, event: Any, events: Iterator[Any], depth: int) -> Map:
        """Keys and values. A key that a comma tore from the text before it goes back there."""
        found = Map(self._at(event.start_mark))
        start = torn = None
        dashless = bare = False
        for key in events:
            if isinstance(key, yaml.MappingEndEvent):
                break
            if not isinstance(key, yaml.ScalarEvent):
                sentence = "A key is a list or a mapping."
                raise self._stop(key, "key-not-text", sentence, "Keys are plain words.")
            value = next(events)
            is_torn = self._torn(key, value)
            bare = is_torn and (bare or not found.items)  # `{one, another}`, meant for a list
            if is_torn and not bare and isinstance(start, yaml.ScalarEvent):
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

    def _comma(self, start: Any, end: Any, *, between: str = "braces", begins: str = "key") -> None:
        """Tell that a comma ends a text in braces or brackets, of which these events are the
        beginning and the end.
        """
        rest = self.text[start.end_mark.index : end.end_mark.index]
        place = self._at(start.start_mark)
        sentence = f"The text ends before `{rest.lstrip()}`: between {between}, a comma "
        sentence += f"begins another {begins}."
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
        return _Stop(Diagnostic(self._at(mark), code, sentence, hint))
