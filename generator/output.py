"""A file of the published tree, before anybody writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Output:
    """One file of a locale: path inside it, bytes, and the content file it came from.

    `picture` is the title to draw on the picture for shared links, for a page that has one.
    """

    path: str
    data: bytes
    origin: str
    picture: str = ""
