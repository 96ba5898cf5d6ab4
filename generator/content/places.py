"""Knows where every key of every file stands, so that a mistake can be told at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ..diagnostics import Location
from ..memory import LANGUAGES, by_value
from ..model.texts import KeyPath
from .syntax.nodes import Text


@dataclass
class Places:
    """The texts of files, and in each of them the place of every key path."""

    texts: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, dict[KeyPath, Text | Location]] = field(default_factory=dict)

    def lines(self, origin: str) -> list[str]:
        """The lines of a file, or none of one that was not read."""
        return _lines(self.texts.get(origin, ""))

    def of(self, origin: str, path: KeyPath = ()) -> Location:
        """The place of a key path in a file, or of the nearest thing around it."""
        nodes = self.nodes.get(origin, {})
        while path and path not in nodes:
            path = path[:-1]
        node = nodes.get(path, Location(origin))
        return node.location if isinstance(node, Text) else node

    def first(self, origin: str, *words: str) -> Location:
        """The first place in a file at which one of some words stands, or the start of the file."""
        for number, line in enumerate(self.lines(origin), 1):
            columns = [line.index(each) for each in words if each in line]
            if columns:
                return Location(origin, number, min(columns) + 1)
        return Location(origin)

    def find(self, origin: str, path: KeyPath, words: str) -> Location:
        """The place of some words inside the text at a key path; that of the text where they are
        not.
        """
        node = self.nodes.get(origin, {}).get(path)
        if isinstance(node, Text):
            first = node.location.line
            for number in range(first, node.last_line + 1):
                line = self.lines(origin)[number - 1]
                column = line.find(words, node.location.column - 1 if number == first else 0)
                if column >= 0:
                    return Location(origin, number, column + 1)
        return self.of(origin, path)


class Recalled(Places):
    """Places that are known again once somebody asks for one."""

    def __init__(self, recall: Callable[[], Places]) -> None:
        """Have them recalled then."""
        self._recall = recall

    def __getattr__(self, name: str) -> Any:
        """What is not recalled yet."""
        if name not in ("texts", "nodes"):
            raise AttributeError(name)
        known = self._recall()
        self.texts, self.nodes = known.texts, known.nodes
        return getattr(self, name)


@by_value(LANGUAGES, of_checks=True)  # files are looked at one after the other
def _lines(text: str) -> list[str]:
    return text.split("\n")
