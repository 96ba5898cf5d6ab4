"""Finds what is wrong with a style sheet as it is written: what keeps those behind it from being
read, and what it would fetch from other hosts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from ..diagnostics import Diagnostic, Location

FOREIGN = re.compile(r"(?:https?:)?//|ftp:", re.IGNORECASE)
FETCHING = ("url", "src", "image", "image-set", "-webkit-image-set")
IMPORT = "import"
ENDS = {"{} block": "}", "[] block": "]", "() block": ")", "function": ")", "comment": "*/"}
CALLED = {"{} block": "block", "comment": "comment"}
BRACKETS = ("}", "]", ")")


def faults(path: str, text: str) -> Iterator[Diagnostic]:
    """Every mistake in a style sheet, which stands at `path`, by its place.

    Browsers close at the end what is open there. In a joined sheet that is the end of another one.
    """
    parts = tinycss2.parse_component_value_list(text)
    unended = [each for each in _every(parts) if each.type == "error"]
    for part in unended:
        yield from _broken(path, part)
    if not unended:
        yield from _open(path, text, parts)
    yield from _foreign(path, parts)


def _broken(path: str, part: Any) -> Iterator[Diagnostic]:
    """What is said of a piece that the parser cannot make anything of."""
    place = Location(path, part.source_line, part.source_column)
    if part.kind in BRACKETS:
        sentence = f"Nothing is open that `{part.kind}` could end."
        yield Diagnostic(place, "broken-style", sentence, "Remove it.")
    elif part.kind.endswith("url"):
        sentence = "The address that starts here does not end as one."
        yield Diagnostic(place, "broken-style", sentence, 'Write it as `url("...")`.')
    else:
        sentence = "The text in quotes that starts here does not end on its line."
        yield Diagnostic(place, "broken-style", sentence, "Close it with the same quotation mark.")


def _open(path: str, text: str, parts: list[Any]) -> Iterator[Diagnostic]:
    """What is still open at the end: it takes in another bracket, which would be one too many."""
    probed = tinycss2.parse_component_value_list(f"{text}}}")
    if probed and probed[-1].type == "error":
        return
    for part in reversed(parts):
        if part.type in ENDS:
            place = Location(path, part.source_line, part.source_column)
            sentence = f"The {CALLED.get(part.type, 'bracket')} that starts here does not end."
            hint = f"Close it with `{ENDS[part.type]}`."
            yield Diagnostic(place, "broken-style", sentence, hint)
            return


def _foreign(path: str, parts: list[Any]) -> Iterator[Diagnostic]:
    """What would be fetched from elsewhere."""
    for part, address in _addresses(parts):
        if FOREIGN.match(address.strip()):
            place = Location(path, part.source_line, part.source_column)
            sentence = f"`{address}` would be fetched from another host, which learns who reads."
            hint = "Put the file into `templates/theme/`, and write where it stands there."
            yield Diagnostic(place, "foreign-style", sentence, hint)


def _addresses(parts: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Every address that a browser would fetch, with the piece that names it."""
    imports = False
    for part in parts:
        if part.type == "url" or (part.type == "string" and imports):
            yield part, part.value
        elif part.type == "function" and part.lower_name in FETCHING:
            yield from ((each, each.value) for each in part.arguments if each.type == "string")
        if part.type not in ("whitespace", "comment"):
            imports = part.type == "at-keyword" and part.lower_value == IMPORT
        yield from _addresses(_inside(part))


def _every(parts: Iterable[Any]) -> Iterator[Any]:
    """Every piece, those in blocks too."""
    for part in parts:
        yield part
        yield from _every(_inside(part))


def _inside(part: Any) -> list[Any]:
    """The pieces of a block or a function."""
    return getattr(part, "content", None) or getattr(part, "arguments", None) or []
