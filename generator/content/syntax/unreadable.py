"""Says why a YAML text could not be read any further, and what to write in its place.

PyYAML stops at one place and names a rule of the language. Which slip of an author that is, the
words of PyYAML tell only sometimes; else the line does, or the lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from ...diagnostics import Diagnostic, Location, counted
from . import slips

MAX_DEPTH = 20
CURLED = "“”„«»‘’‚‹›"
STRAIGHT = 'Write the plain quote of the keyboard, `"`, before and behind the whole text.'
BACKSLASH_HINT = "Put the text in 'single quotes', or under `>-`: there it stands as you write it."


@dataclass(frozen=True)
class Excerpt:
    """The lines of a YAML text, which may be a part of its file: the front matter of a page.

    `offset` is how many lines of the file stand above the first one.
    """

    path: str
    lines: list[str]
    offset: int

    def line(self, number: int) -> str:
        """The line of the file with this number (from 1); empty where the text has none."""
        return "".join(self.lines[number - 1 - self.offset :][:1])


@dataclass(frozen=True)
class Refusal:
    """What PyYAML said where it stopped: its words, and the place.

    `context` are its words about what it was reading then, which began at `began`; both may be
    missing.
    """

    problem: str
    place: Location
    context: str = ""
    began: Location | None = None


class _Said(NamedTuple):
    """Some words of PyYAML, and what they mean to an author. `{start}` is the character there."""

    words: str
    code: str
    sentence: str
    hint: str


class _Line(NamedTuple):
    """The form of a line that was meant otherwise, and what to do about it.

    `{start}` in the sentence is what the group `start` of the form holds; the place is that of the
    group, or the last character of the form.
    """

    form: re.Pattern[str]
    code: str
    sentence: str
    hint: str


_SIGNS = (",", ";", ".")
"""What ends a line in other languages, and a sentence."""
_SAID_THERE = (
    _Said(
        "mapping values",
        "colon-in-text",
        "A colon inside a text reads as a new key.",
        'Put the whole text in "quotes", or write it under `>-`.',
    ),
    _Said(
        "cannot start any token",
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    _Said(
        "block sequence entries",
        "list-on-key-line",
        "A list starts on the line of its key.",
        "Start the list on a line of its own, under the key.",
    ),
)
"""What PyYAML says of the place at which it stopped."""
_SAID_OF_BEGINNING = (
    _Said("alias", "alias", "A text cannot start with `*` here.", 'Put it in "quotes".'),
    _Said("anchor", "anchor", "A text cannot start with `&` here.", 'Put it in "quotes".'),
    _Said(
        "quoted scalar",
        "open-quote",
        "A quoted text starts here and never ends.",
        "Close it with the quote it started with.",
    ),
    _Said(
        "flow",
        "open-bracket",
        "A list in brackets starts here and does not end as one.",
        'Close it with the bracket that belongs to it; put words with `,` in "quotes".',
    ),
    _Said(
        "could not find expected ':'",
        "missing-colon",
        "This line has no colon after its key.",
        "Write `key: value`; the next lines of a text are indented under its key.",
    ),
)
"""What PyYAML says of something that began further up and never ended."""
_LINES = (
    _Line(
        re.compile(r"^\s*(?:- )?to: +(?P<start>[a-z]+: +[a-z0-9-]+)\s*$"),
        "bad-link",
        "{start} is a link with a space in it.",
        "Remove the space behind its colon: `sign:late-payment`.",
    ),
    _Line(
        re.compile(rf"^\s*(?:- )?[\w-]+: +(?P<start>[{CURLED}]).*: "),
        "colon-in-text",
        "{start} is no quote in YAML, and the colon in the text reads as a new key.",
        STRAIGHT,
    ),
    _Line(
        re.compile(r"^(?P<start>\.\.\.)\s*$"),
        "second-document",
        "{start} ends the file, and more stands behind it.",
        "Remove the line.",
    ),
    _Line(
        re.compile(r"^\s*(?:- )?[\w-]+\uff1a"),
        "missing-colon",
        "The colon of this line is a wide one, which YAML does not know.",
        "Write a plain colon and a space: `key: value`.",
    ),
    _Line(
        re.compile(r"^\s*(?:- )?[\w-]+:[\u00a0\u202f\u3000]"),
        "missing-colon",
        "A space that cannot be seen to differ stands behind the colon.",
        "Write a plain space there: delete it, and press the space bar.",
    ),
    _Line(
        re.compile(r"^\s*(?:- )?[a-z_-]+:[^\s:/]"),
        "missing-colon",
        "No space stands behind the colon of this line.",
        "Write one: `key: value`.",
    ),
    _Line(
        re.compile(r"^\s*(?:- )?(?:[\w-]+: +)?(?:- )?(?P<start>[\[{])[^\[\]{}]*[\]}] *[^\s#,\]}]"),
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    _Line(
        re.compile(r"^\s*(?:- )?[\w-]+: +(?P<start>\|)[-+0-9]* +[^\s#]"),
        "special-character",
        "Words stand behind {start}, which begins a text of lines.",
        'Begin them on the next line, two spaces further right; or put one line in "quotes".',
    ),
    _Line(
        re.compile(r"^\s*(?:- )?[\w-]+: +\[[^\[\]\"]*(?P<start>,) *,"),
        "special-character",
        "Behind {start} stands another one, and nothing between them.",
        "Remove one of the two.",
    ),
    _Line(
        re.compile(r"^\s*(?:- )?[a-z_-]+(?P<start> ?= ?)\S"),
        "missing-colon",
        "An equals sign stands where a colon belongs.",
        "Write a colon and a space in its place: `key: value`.",
    ),
    _Line(
        re.compile(r"^\s*(?:- )?(?:[\w-]+: +)?(?P<start>[>|])[-+0-9]* +[^\s#]"),
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    _Line(
        re.compile(r"^\s*(?:- )?(?:[\w-]+: +)?(?P<start>\?(?= |$)|[,\]}]|!!(?= ))"),
        "special-character",
        "A text cannot start with {start}.",
        'Put it in "quotes".',
    ),
    _Line(
        re.compile(r"^\s*(?P<start>//|<!--|/\*|--(?= )|;(?= ))"),
        "special-character",
        "{start} begins no note in YAML.",
        "Begin each line of a note with `# `, in the place of its signs.",
    ),
    _Line(
        re.compile(r"^\s*(?P<start>\*) +\S"),
        "special-character",
        "{start} begins no entry of a list in YAML.",
        "Write `- ` in its place.",
    ),
    _Line(
        re.compile(r"^\s*(?:- )*(?:[\w-]+: +)?\[?(?P<start>!)\["),
        "special-character",
        "A text cannot start with {start}, as a picture does.",
        'Put the whole text in "quotes", or write it under `>-`.',
    ),
)
"""What the form of a line says by itself; the first one that fits counts."""


def explained(refusal: Refusal, text: Excerpt) -> Diagnostic:
    """The one message for the place at which reading stopped."""
    place, problem = refusal.place, refusal.problem
    line = text.line(place.line)
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in problem:
        place = Location(place.path, place.line, max(line.find("\t") + 1, 1))
        hint = "Indent with two spaces; most editors can convert tabs."
        return Diagnostic(place, "tab", "A tab stands where spaces belong.", hint)
    if "nesting depth" in problem:  # libyaml has a limit of its own
        return too_deep(place)
    if "escape" in problem:
        sentence = 'A backslash inside "double quotes" starts a sign of its own.'
        return Diagnostic(place, "backslash", sentence, BACKSLASH_HINT)
    return (
        _misplaced_bracket(refusal, line)
        or _slipped(refusal, text)
        or _meant(refusal, text)
        or _said(refusal, line)
        or _behind_quote(place, line)
        or _in_wrong_column(refusal, text)
        or Diagnostic(
            place,
            "unreadable",
            f"This cannot be read as YAML: {problem}.",
            "Look at the indentation of this line and at the line above.",
        )
    )


def too_deep(place: Location) -> Diagnostic:
    """The message for values in more than `MAX_DEPTH` lists and maps around each other."""
    sentence = f"Values are nested more than {MAX_DEPTH} levels deep."
    return Diagnostic(place, "too-deep", sentence, "No file of a guide needs that.")


def _slipped(refusal: Refusal, text: Excerpt) -> Diagnostic | None:
    """What the lines above say of the one at which reading stopped."""
    within_key = "simple key" in refusal.context
    place = refusal.began if within_key else refusal.place
    number = place.line - 1 - text.offset if place is not None else len(text.lines)
    if place is None or number >= len(text.lines):
        return None
    colon = place.column - 1 if "mapping values" in refusal.problem else None
    slip = slips.stopped(text.lines, number, at_colon=colon)
    if slip is None:
        return None
    at = Location(text.path, place.line - slip.above, slip.column + 1)
    return Diagnostic(at, slip.code, slip.sentence, slip.hint)


def _misplaced_bracket(refusal: Refusal, line: str) -> Diagnostic | None:
    """A bracket that ends nothing; or what stands in brackets without a comma before it.

    A key that begins its line is another matter: the brackets above it are open.
    """
    place = refusal.place
    if "expected key" in refusal.problem and line[place.column - 1 :][:1] in ("]", "}"):
        shown = f"`{line[place.column - 1]}`"
        sentence = f"{shown} ends nothing: no bracket is open here."
        return Diagnostic(place, "open-bracket", sentence, "Remove it.")
    if "expected ','" not in refusal.problem:
        return None
    before, behind = line[: place.column - 1], line[place.column - 1 :]
    key = re.search(r"[\w-]+$", before) if behind.startswith(":") else None
    start = key.start() if key is not None else len(before)
    if not before[:start].strip() or behind[:1] in ("", "]", "}"):
        return None
    at = Location(place.path, place.line, start + 1)
    sentence, hint = "No comma stands before this entry.", "Write `, ` before it."
    if key is not None:
        sentence = f"`{key[0]}:` begins another key here, and no comma stands before it."
        hint = 'Write `, ` before it; a text with a colon stands in "quotes".'
    return Diagnostic(at, "open-bracket", sentence, hint)


def _meant(refusal: Refusal, text: Excerpt) -> Diagnostic | None:
    """What the form of a line says: of that at the place, that of the context, that above."""
    place, began = refusal.place, refusal.began
    numbers = dict.fromkeys((place.line, began.line if began else 0, place.line - 1))
    for number in numbers:
        if not 0 < number - text.offset <= len(text.lines):
            continue
        for form, code, sentence, hint in _LINES:
            match = form.search(text.line(number))
            if match is not None:
                start = match.groupdict().get("start", "")
                column = match.start("start") if start else match.end() - 1
                at = Location(text.path, number, column + 1)
                return Diagnostic(at, code, sentence.format(start=f"`{start}`"), hint)
    return None


def _said(refusal: Refusal, line: str) -> Diagnostic | None:
    """What PyYAML itself says, where that is a slip of authors: at its place, or where it began."""
    for words, code, sentence, hint in _SAID_THERE:
        if words in refusal.problem:
            start = line[refusal.place.column - 1 :][:1]
            shown = "a backtick" if start == "`" else f"`{start}`"
            return Diagnostic(refusal.place, code, sentence.format(start=shown), hint)
    for words, code, sentence, hint in _SAID_OF_BEGINNING:
        if refusal.began is not None and words in f"{refusal.problem} {refusal.context}":
            return Diagnostic(refusal.began, code, sentence, hint)
    return None


def _behind_quote(place: Location, line: str) -> Diagnostic | None:
    """Words or a sign behind a text that ended with its quote."""
    before, behind = line[: place.column - 1], line[place.column - 1 :].strip()
    if not before.rstrip().endswith(("'", '"')):
        return None
    if behind in _SIGNS:
        sentence = f"`{behind}` stands behind a text that ended with {before.rstrip()[-1]}."
        return Diagnostic(place, "text-after-quote", sentence, "Remove it.")
    sentence = f"Words stand behind a text that ended with {before.rstrip()[-1]}."
    hint = "Put the whole text under `>-`, without quotes around it."
    return Diagnostic(place, "text-after-quote", sentence, hint)


def _in_wrong_column(refusal: Refusal, text: Excerpt) -> Diagnostic | None:
    """A line that begins where neither a key nor an entry can."""
    place = refusal.place
    line, column = text.line(place.line), place.column - 1
    if line.startswith("- ", column) and "block mapping" in refusal.context:
        return (
            _key_above_entries(place, text)
            or _left_of_entries(place, text)
            or _entry_among_keys(place, line)
        )
    if "did not find expected" not in refusal.problem or line[:column].strip():
        return None
    sentence = "This line does not stand in the column of the lines it belongs to."
    hint = "Start all keys of a thing, and all entries of a list, in the same column."
    return Diagnostic(place, "indentation", sentence, hint)


def _key_above_entries(place: Location, text: Excerpt) -> Diagnostic | None:
    """The one key above the entries of a list that should be the first of them."""
    indent, index = place.column - 1, place.line - 1 - text.offset
    entry = re.compile(rf" {{{indent}}}- id: ")
    key = re.compile(rf" {{{indent}}}(?P<id>[a-z][a-z0-9-]*):\s*$")
    above = _up_to_left_of(indent, reversed(text.lines[:index]))
    named = [(up, match) for up, each in enumerate(above, 1) if (match := key.match(each))]
    below = _up_to_left_of(indent, text.lines[index:])
    if len(named) != 1 or sum(bool(entry.match(each)) for each in below) < 2:
        return None
    ((up, match),) = named
    sentence = "A key stands where an entry of a list belongs."
    at = Location(text.path, place.line - up, place.column)
    return Diagnostic(at, "indentation", sentence, f"Write `- id: {match['id']}` for it.")


def _left_of_entries(place: Location, text: Excerpt) -> Diagnostic | None:
    """An entry that stands further left than the others of the list that the lines above end
    with.
    """
    indent, index = place.column - 1, place.line - 1 - text.offset
    above = _up_to_left_of(indent + 1, reversed(text.lines[:index]))
    dashes = [len(each) - len(each.lstrip()) for each in above if each.lstrip().startswith("- ")]
    if not dashes:
        return None
    sentence = "This entry stands further left than the others of its list."
    hint = f"Start its dash in the column of theirs, behind {counted(min(dashes), 'space')}."
    return Diagnostic(place, "indentation", sentence, hint)


def _entry_among_keys(place: Location, line: str) -> Diagnostic:
    named = re.match(r"- id: *([a-z0-9-]+) *$", line[place.column - 1 :])
    sentence = "An entry of a list stands where a key belongs."
    hint = f"Write `{named[1]}:` for it." if named else "Write its key before it: `key:`."
    return Diagnostic(place, "indentation", sentence, hint)


def _up_to_left_of(column: int, lines: Iterable[str]) -> Iterator[str]:
    """The lines up to the first that starts left of a column (from 0)."""
    return takewhile(lambda each: not each.strip() or not each[:column].strip(), lines)
