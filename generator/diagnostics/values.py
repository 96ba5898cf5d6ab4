"""A mistake as a value: where, what, and what to do about it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .codes import CODES

Severity = Literal["error", "warning"]
_LONGEST = 600  # characters of a sentence or a hint that are shown
_JOINERS = "\u200c\u200d"  # letters of Persian, of Hindi and of emoji are written with them


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the project: path relative to the project, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def behind(cls, path: str, before: str) -> Location:
        """The place in a file that follows the text `before`, with which the file begins."""
        return cls(path, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One mistake: the sentence quotes what was found, the hint says what to do about it."""

    location: Location
    code: str
    sentence: str
    hint: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        assert self.code in CODES, self.code

    def __str__(self) -> str:
        text = f"{_shortened(self.sentence)} {_shortened(self.hint)}".strip()
        return _one_line(f"{self.location}: {self.severity}: {text} [{self.code}]")


@dataclass(frozen=True)
class Mistake:
    """What is wrong with a text, before it is known where that stands; `words` are those that show
    it.
    """

    code: str
    sentence: str
    hint: str
    words: str = ""
    severity: Severity = "error"

    def at(self, location: Location) -> Diagnostic:
        """The mistake with its place."""
        return Diagnostic(location, self.code, self.sentence, self.hint, self.severity)


def arranged(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by place, each one once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.location, d.code, d.sentence)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the mistakes keeps the guide from being published."""
    return any(d.severity == "error" for d in diagnostics)


def _one_line(text: str) -> str:
    """A text without line breaks and without anything that a terminal would obey.

    Spaces that do not break, and what joins letters, stay: a hint is there to be copied.
    """
    return "".join(c if _stands(c) else c.encode("unicode_escape").decode() for c in text)


def _stands(char: str) -> bool:
    return char.isprintable() or char in _JOINERS or unicodedata.category(char) == "Zs"


def _shortened(text: str) -> str:
    """A text without its middle, where it is very long."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}"
