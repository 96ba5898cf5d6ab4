"""A file of the published tree, before anybody writes it, and how data stands in one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One file of a locale: its path there, its bytes, and the content file it came from.

    `made` are the bytes, or a function that gives them: thousands of pictures need not be held at
    once. `picture` is the title to draw on the picture for shared links, for a page that has one.
    """

    path: str
    made: bytes | Callable[[], bytes]
    origin: str
    picture: str = ""

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.made() if callable(self.made) else self.made


def compact_json(value: object) -> str:
    """Data for browsers, in as little room as can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
