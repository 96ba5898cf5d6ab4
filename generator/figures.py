"""Draws the figures of a guide as accessible SVG: the way through it, and the map of the whole."""

from __future__ import annotations

from collections.abc import Callable

from .model import Guide


def method(guide: Guide) -> str:
    """The way through the guide: its stages, one after the other."""
    return ""


def overview(guide: Guide, url: Callable[[object], str]) -> str:
    """The map: signs, the remedies to try first, the exit modes; `url` gives the address of each."""
    return ""
