"""What is wrong with a template, as a diagnostic with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import TracebackType

import jinja2
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from ..diagnostics import Diagnostic, Location, as_sentence, closest

FOLDER = "templates"
NAMES = "`fingerpost templates README.md` shows the names."
EMPTY = "Write it, or remove the file to have the one that comes with Fingerpost."
_LACKING = re.compile(r"No (?:filter|test) named '(\w+)'")
_OFFSET = re.compile(r" at [0-9]+$")  # counted from the start of the file
UTF8 = 'Save the file with the encoding "UTF-8" in your editor.'
MISSING = "Write the name as `fingerpost templates` lists it, or put the file there."


class TemplateError(Exception):
    """Templates cannot be used: which ones, where, and why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Say it with diagnostics, each mistake once."""
        self.diagnostics = tuple(dict.fromkeys(diagnostics))
        super().__init__("; ".join(map(str, self.diagnostics)))


def fault(name: str, sentence: str, hint: str, line: int = 1, column: int = 1) -> Diagnostic:
    """A mistake in the template of that name; Jinja and typst tell no columns."""
    path = name if name.startswith("/") else f"{FOLDER}/{name}"  # of a theme under ours
    return Diagnostic(Location(path, line, column), "template-error", sentence, hint)


def explain(error: Exception, name: str) -> Diagnostic:
    """What went wrong in a template, with its place: the innermost one the error passed through.

    `name` is the template that was asked for.
    """
    line = 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.filename or error.name or name, error.lineno
    unread = not isinstance(error, jinja2.TemplateNotFound)
    for file, number in _passed(error.__traceback__, unread=unread):
        name, line = file, number
    name = name.replace("\\", "/")
    if isinstance(error, jinja2.TemplateNotFound):
        if error.name is None or f"/{name}".endswith(f"/{error.name}"):
            return fault(name, "The file is missing.", MISSING)
        return fault(name, f"There is no template `{error.name}`.", MISSING, line)
    unknown = isinstance(error, jinja2.TemplateAssertionError)  # a filter or a test
    sentence = as_sentence(_OFFSET.sub("", getattr(error, "message", None) or ""))
    if isinstance(error, jinja2.TemplateSyntaxError) and not unknown:
        hint = "Templates are written in Jinja; `fingerpost templates README.md` shows how."
        return fault(name, sentence, hint, line)
    if isinstance(error, jinja2.TemplateError):
        lacking = _LACKING.match(sentence)
        near = closest(lacking[1], (*FILTERS, *TESTS)) if lacking else ""
        if near:
            return fault(name, sentence, f'Did you mean "{near}"?', line)
        field = re.match(r"'\S+\.(\w+) object' has no attribute '(\w+)'", sentence)
        if field is not None:
            sentence = f'A {field[1].lower()} has no "{field[2]}".'
        return fault(name, sentence, NAMES, line)
    if isinstance(error, RecursionError):
        return fault(name, "It calls itself without end.", "Let it end somewhere.", line)
    if isinstance(error, UnicodeError):
        return fault(name, "The file is not UTF-8.", UTF8)
    told = f"There is no {error}" if isinstance(error, KeyError) else str(error)
    return fault(name, as_sentence(told or type(error).__name__), f"Mend this line. {NAMES}", line)


def _passed(trace: TracebackType | None, *, unread: bool) -> Iterator[tuple[str, int]]:
    """The templates that an error passed through, with lines, the innermost last.

    With `unread` also the one that was being read.
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
