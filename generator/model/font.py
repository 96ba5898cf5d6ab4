"""A typeface of the content: a file that pages are set in, brought along by the guide."""

from __future__ import annotations

from typing import ClassVar

from .kinds import Id, Kind, Model

ENDING = ".woff2"
OTHERS = (".woff", ".ttf", ".otf", ".eot", ".ttc")
"""Endings of typefaces that browsers load more slowly, or not at all."""


class Font(Model):
    """A typeface: its file is one of `content/fonts/`, and the name of that without ending its id.

    It has no page and no keys of its own, so it is none of the kinds of things.
    """

    what: ClassVar[Kind] = Kind("font", "a typeface", "fonts/", ending=ENDING)

    id: Id
    origin: str
