"""A picture of the content: its size, which a page needs before the picture has come."""

from __future__ import annotations

from typing import ClassVar

from .kinds import Id, Kind, Length, Model

FORMATS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".gif": "GIF",
    ".webp": "WebP",
    ".avif": "AVIF",
    ".svg": "SVG",
}
"""The formats that every browser shows, by the endings of their files."""


class Image(Model):
    """A picture: its file is one of `content/images/`, and the name of that without ending its id.

    It has no page and no keys of its own, so it is none of the kinds of things.
    """

    what: ClassVar[Kind] = Kind("image", "a picture", "images/", ending=".png")

    id: Id
    origin: str
    width: Length
    """In pixels of CSS, as it is shown where there is room."""
    height: Length
    weight: int
    """In bytes."""
