"""A file of the published tree, before anybody writes it, and how data stands in one."""

from __future__ import annotations

import json
from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace

from . import memory


@dataclass(frozen=True)
class Output:
    """One file of a locale: its path there, its bytes, and the content file it came from.

    `made` are the bytes, or a function that gives them: thousands of pictures need not be held at
    once. `picture` is the title to draw on the picture for shared links, for a page that has one.
    `named` gives a digest of all that the bytes are made from, where that is known: another output
    with the same has the same bytes.
    """

    path: str
    made: bytes | Callable[[], bytes]
    origin: str
    picture: str = ""
    named: Callable[[], str] | None = field(default=None, compare=False, repr=False)

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.made() if callable(self.made) else self.made

    @property
    def name(self) -> str:
        """The digest of all that the bytes are made from; empty where nobody can say, and where
        nothing is kept for a build that would ask.
        """
        return self.named() if self.named is not None and memory.keeps() else ""

    def settled(self, standing: Container[str]) -> Output:
        """The output with its bytes; without, if one of its name is `standing` already.

        Raises whatever keeps it from having any.
        """
        name = self.name
        if name and name in standing:
            return replace(self, named=lambda: name)
        return replace(self, made=self.data, named=lambda: name)


def compact_json(value: object) -> str:
    """Data for browsers, in as little room as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
