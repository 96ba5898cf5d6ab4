"""Reads tags of languages: `fr-CA` belongs to `fr`."""

from __future__ import annotations

from collections.abc import Iterator


def wider(tag: str) -> Iterator[str]:
    """A tag and what it belongs to, the nearest first: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = tag.split("-")
    yield from ("-".join(parts[:count]) for count in range(len(parts), 0, -1))
