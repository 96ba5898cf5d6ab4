"""What a YAML file consists of: texts, lists and maps, each with the place where it starts.

Scalars are texts as they are written. What a value is, its model decides: `no`, `12:30` and `1.10`
are no more than the characters one sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ...diagnostics import Location
from ...model.texts import KeyPath


@dataclass(frozen=True)
class Text:
    """A scalar: its characters, where it starts, and the line on which it ends (from 1)."""

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
    """A mapping: its values and the places of its keys, both by key. Equal to itself alone."""

    location: Location
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Location] = field(default_factory=dict)


Node = Text | List | Map


def text_of(node: Node | None) -> str:
    """The characters of a text; empty for anything else."""
    return node.value if isinstance(node, Text) else ""


def inside(node: Node, path: KeyPath) -> Node | None:
    """The node at a path, or None where the author wrote nothing there."""
    found: Node | None = node
    for key in path:
        if isinstance(found, Map) and isinstance(key, str):
            found = found.items.get(key)
        elif isinstance(found, List) and isinstance(key, int) and key < len(found.items):
            found = found.items[key]
        else:
            return None
    return found


def plain(node: Node) -> Any:
    """The same tree as dicts, lists and strings, without places."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, List):
        return [plain(item) for item in node.items]
    return {key: plain(item) for key, item in node.items.items()}


def places(node: Node) -> tuple[tuple[KeyPath, Text | Location], ...]:
    """Every key path of a tree in the order written: with the text there, or where a list or map
    starts.
    """
    return tuple(_places(node, ()))


def _places(node: Node, at: KeyPath) -> Iterator[tuple[KeyPath, Text | Location]]:
    yield at, node if isinstance(node, Text) else node.location
    if isinstance(node, List):
        for index, item in enumerate(node.items):
            yield from _places(item, (*at, index))
    elif isinstance(node, Map):
        for key, item in node.items.items():
            yield from _places(item, (*at, key))
