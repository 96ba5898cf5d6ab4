"""Turns what went wrong in a template into a diagnostic with its place."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any

import jinja2
from jinja2.filters import FILTERS
from jinja2.sandbox import MAX_RANGE
from jinja2.tests import TESTS

from ..diagnostics import Diagnostic, Location, as_sentence, closest, with_and
from .slips import slip

FOLDER = "templates"
NAMES = "`fingerpost templates README.md` shows the names."
EMPTY = "Write it, or remove the file to have the one that comes with Fingerpost."
ADD = "Add it there, with `text` and `note`, or write the name as it stands there."
WORDS = "ui"  # as templates call what `interface.yml` holds
UNKNOWN = "<unknown>"  # as Jinja calls a template of which it has the text alone
_LACKING = re.compile(r"No (?:filter|test) named '(?P<name>\w+)'")
_UNDEFINED = re.compile(r"'(?P<name>\w+)' is undefined")
_PART = re.compile(r"'(?:(?P<module>\S+)\.)?(?P<kind>\w+) object' has no attribute '(?P<name>\w+)'")
_BOUND = re.compile(r"(?:set|macro|import|for|as)\s+(\w+(?:\s*,\s*\w+)*)")
_BEGINS, _STOPS = re.compile(r"\{[{%]"), re.compile(r"[%}]\}")
_OFFSET = re.compile(r" at [0-9]+$")  # counted from the start of the file
UTF8 = 'Save the file with the encoding "UTF-8" in your editor.'
MISSING = "Write the name as `fingerpost templates` lists it, or put the file there."


_SLIPS = (
    (
        re.compile("is not callable"),
        "Brackets behind a name call it, and what stands here is no macro.",
        "Remove the brackets.",
    ),
    (
        re.compile(r"can only concatenate|unsupported operand type\(s\) for \+"),
        "`+` adds numbers, and stands between a text and something else.",
        "Write `~` in its place, which joins whatever there is.",
    ),
    (
        re.compile("Range too big"),
        f"`range` counts further than {MAX_RANGE:,}, which no page needs.",
        "Count less far, or go through a list.",
    ),
    (re.compile("is not iterable"), "What stands here is no list.", f"Name a list. {NAMES}"),
)
"""What Python says of a line that was written otherwise than it was meant, what that is, and what
to do about it."""


class TemplateError(Exception):
    """Templates cannot be used; `diagnostics` say which, where and why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Say it with diagnostics, each mistake once."""
        self.diagnostics = tuple(dict.fromkeys(diagnostics))
        super().__init__("; ".join(map(str, self.diagnostics)))


def fault(name: str, sentence: str, hint: str, line: int = 1, column: int = 1) -> Diagnostic:
    """The message for a mistake in the template of that name. Jinja and typst know no columns."""
    path = name if name.startswith("/") else f"{FOLDER}/{name}"  # of a theme under ours
    return Diagnostic(Location(path, line, column), "template-error", sentence, hint)


def explain(
    error: Exception,
    name: str,
    read: Callable[[str], str],
    values: Mapping[str, Any] | None = None,
    filters: Iterable[str] = (),
) -> Diagnostic:
    """The message for an error that filling a template raised, at the innermost template it passed
    through.

    `name` is the template that was asked for, `read` gives the text of one, `values` and `filters`
    are those that it was given.
    """
    through = [(name, 1)]
    if isinstance(error, jinja2.TemplateSyntaxError):
        through.append((error.filename or error.name or name, error.lineno))
    unread = not isinstance(error, jinja2.TemplateNotFound)
    through += _passed(error.__traceback__, unread=unread)
    through = [(file.replace("\\", "/"), line) for file, line in through if file != UNKNOWN]
    name, line, column = _place(through, "", read)
    if isinstance(error, jinja2.TemplateNotFound):
        if error.name is None or f"/{name}".endswith(f"/{error.name}"):
            return fault(name, "The file is missing.", MISSING)
        name, line, column = _place(through, str(error.name), read)
        return fault(name, f"There is no template `{error.name}`.", MISSING, line, column)
    sentence = as_sentence(_OFFSET.sub("", getattr(error, "message", None) or ""))
    unknown = isinstance(error, jinja2.TemplateAssertionError)  # a filter or a test
    if isinstance(error, jinja2.TemplateSyntaxError) and not unknown:
        text = (error.source or read(name)).replace("\r\n", "\n")
        return _unreadable(sentence, text, name, line, column)
    if isinstance(error, jinja2.TemplateError):
        return _lacking(sentence, through, read, values or {}, (*FILTERS, *TESTS, *filters))
    if isinstance(error, RecursionError):
        return _endless(through, read)
    if isinstance(error, UnicodeEncodeError):
        half = f"\\u{ord(error.object[error.start]):04x}"
        return fault(name, f"It gives half a character, `{half}`.", "Write the whole one.")
    if isinstance(error, UnicodeError):
        return fault(name, "The file is not UTF-8.", UTF8)
    for said, slipped, mended in _SLIPS:
        if said.search(str(error)):
            return fault(name, slipped, mended, line, column)
    told = f"There is no {error}" if isinstance(error, KeyError) else str(error)
    hint = f"Mend this line. {NAMES}"
    return fault(name, as_sentence(told or type(error).__name__), hint, line, column)


def _unreadable(sentence: str, text: str, name: str, line: int, column: int) -> Diagnostic:
    """The message for a template that Jinja cannot read, and what it says of that."""
    meant = slip(text, line, sentence)
    if meant is not None:
        place = Location.behind(name, text[: meant.start])
        return fault(name, meant.sentence, meant.hint, place.line, place.column)
    hint = "Templates are written in Jinja; `fingerpost templates README.md` shows how."
    return fault(name, sentence, hint, line, column)


def _endless(through: list[tuple[str, int]], read: Callable[[str], str]) -> Diagnostic:
    """The message for templates that call each other without end: at the first of those that an
    error passed through again and again.
    """
    counts = Counter(through)
    most = max(counts.values())
    round_ = [each for each in dict.fromkeys(through) if counts[each] * 2 > most]
    name, line, column = _place(round_[:1], "", read)
    others = dict.fromkeys(f"`{FOLDER}/{other}`" for other, _ in round_ if other != name)
    way = f", by way of {with_and([*others])}" if others else ""
    sentence = f"It calls itself without end{way}."
    return fault(name, sentence, "Let it end somewhere.", line, column)


def _lacking(
    sentence: str,
    through: list[tuple[str, int]],
    read: Callable[[str], str],
    values: Mapping[str, Any],
    filters: Iterable[str],
) -> Diagnostic:
    """The message for a filter, a test, a value or a part of one that does not exist."""
    lacking = _LACKING.match(sentence) or _UNDEFINED.match(sentence) or _PART.match(sentence)
    words = lacking["name"] if lacking else ""
    name, line, column = _place(through, words, read)
    known: Iterable[str] = ()
    if _LACKING.match(sentence):
        known = filters
    elif _UNDEFINED.match(sentence):
        bound = _BOUND.findall(read(name))
        known = {*values, *(each for names in bound for each in re.findall(r"\w+", names))}
    elif part := _PART.match(sentence):
        kind = getattr(sys.modules.get(part["module"] or ""), part["kind"], None)
        known = (*getattr(kind, "model_fields", ()), *getattr(kind, "__dataclass_fields__", ()))
        if part["module"]:
            sentence = f'A {part["kind"].lower()} has no "{words}".'
        holder = re.search(rf"(\w+)\.{words}\b", read(name))
        if holder and isinstance(values.get(holder[1]), Mapping):
            sentence, known = f'`{holder[1]}` has no "{words}".', values[holder[1]]
            if holder[1] == WORDS:
                sentence = f'`interface.yml` has no "{words}".'
    near = closest(words, known) if words else ""
    hint = f'Did you mean "{near}"?' if near else NAMES
    if "interface.yml" in sentence:
        hint = f"{hint} Or add it there, with `text` and `note`." if near else ADD
    return fault(name, sentence, hint, line, column)


def _place(
    through: list[tuple[str, int]], words: str, read: Callable[[str], str]
) -> tuple[str, int, int]:
    """The template and the place at which some words stand: the innermost that has them.

    What a macro is given fails inside the macro and was written outside of it.
    """
    word = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for name, line in reversed(through) if words else ():
        lines = read(name).split("\n")
        first, last = min(line, len(lines)), min(line, len(lines))
        while first > 1 and not _BEGINS.search(lines[first - 1]):
            first -= 1
        while last < len(lines) and not _STOPS.search(lines[last - 1]):
            last += 1
        for number in sorted(range(first, last + 1), key=lambda each: abs(each - line)):
            if found := word.search(lines[number - 1]):
                return name, number, found.start() + 1
    name, line = through[-1]
    begins = _BEGINS.search((read(name).split("\n")[line - 1 : line] or [""])[0])
    return name, line, begins.start() + 1 if begins else 1


def _passed(trace: TracebackType | None, *, unread: bool) -> Iterator[tuple[str, int]]:
    """The templates that an error passed through, with lines, the innermost last.

    With `unread`, also the one that Jinja was still reading.
    """
    while trace is not None:
        around = trace.tb_frame.f_globals
        template = around.get("__jinja_template__")
        if isinstance(template, jinja2.Template):  # compiled, and not yet shown as its source
            line = template.get_corresponding_lineno(trace.tb_lineno)
            yield template.filename or "", line
        elif "__jinja_exception__" in around:
            yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        elif unread and around.get("__name__") == jinja2.loaders.__name__:
            found = trace.tb_frame.f_locals.get("filename")
            if isinstance(found, str):
                yield found, 1
        trace = trace.tb_next
