"""Puts other words into a YAML file or a page, and leaves its form, its notes and all else as they
are.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping

from ..model.texts import KeyPath
from .front import FRONT_MATTER
from .syntax.spans import Extent, plainly, spans

WIDTH = 100
_LEAD = re.compile(r"(?P<mark>(?:> ?|[-*] |\d+\. )*)(?P<text>.*)", re.DOTALL)

NewWords = Mapping[KeyPath, str | tuple[str, ...]]
"""A text, or the entries of a list, by key path."""


def rewrite(text: str, words: NewWords) -> str:
    """The text of a file with other words at some key paths. It has to be one that `parse` reads.

    The words of a page stand at the path `("body",)`. Lines are broken as an author would.
    """
    front = FRONT_MATTER.match(text)
    if front is None:
        return _rewritten(text, words)
    keys, body = front[1], text[front.end() :]
    own = {path: value for path, value in words.items() if path != ("body",)}
    told = words.get(("body",))
    if isinstance(told, str):
        body = "\n" + "\n".join(_lines(told, 0)) + "\n"
    return f"---\n{_rewritten(keys, own)}---\n{body}"


def _rewritten(text: str, words: NewWords) -> str:
    places = spans(text)
    for path, value in sorted(words.items(), key=lambda item: -places[item[0]].start):
        span = places[path]
        written = _list(value, span) if isinstance(value, tuple) else _scalar(value, text, span)
        text = f"{text[: span.start]}{written}{text[span.end :]}"
    return text


def _list(entries: tuple[str, ...], span: Extent) -> str:
    """The entries of a list in the place of those that stand there."""
    if span.flow:
        return f"[{', '.join(_line(entry, flow=True) for entry in entries)}]"
    margin = " " * (span.column + 2)
    return f"\n{margin}".join(f"- {_line(entry, flow=False)}" for entry in entries)


def _scalar(value: str, text: str, span: Extent) -> str:
    """A text in the place of one that stands there: on a line, folded, or in paragraphs."""
    if span.flow:
        return _line(value, flow=True)
    margin = span.column + (2 if span.inner else 0)
    block = text[span.start] == "|"
    if not block and "\n" not in value:
        line = _line(value, flow=False)
        before = span.start - text.rfind("\n", 0, span.start) - 1
        if before + len(line) <= WIDTH:
            return line
        folded = textwrap.wrap(
            value, WIDTH - margin, break_long_words=False, break_on_hyphens=False
        )
        return "\n".join((">-", *(" " * margin + each for each in folded)))
    return "\n".join(("|", *_lines(value, margin)))


def _line(value: str, *, flow: bool) -> str:
    """A text on one line, in quotes where it would be read as something else."""
    if plainly(value, flow=flow):
        return value
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'{}'".format(value.replace("'", "''"))


def _lines(value: str, margin: int) -> Iterator[str]:
    """The lines of a Markdown text, broken where they are too long; headings stay whole."""
    for line in value.split("\n"):
        lead = _LEAD.fullmatch(line)
        assert lead is not None
        mark = lead["mark"]
        rest = re.sub(r"[^>]", " ", mark)
        if line.startswith("#") or not lead["text"]:
            yield f"{' ' * margin}{line}".rstrip()
            continue
        wrapped = textwrap.wrap(
            lead["text"],
            WIDTH - margin - len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield f"{' ' * margin}{mark}{wrapped[0]}"
        yield from (f"{' ' * margin}{rest}{each}" for each in wrapped[1:])
