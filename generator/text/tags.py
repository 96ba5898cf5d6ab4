"""Reads tags of languages: `fr-CA` belongs to `fr`."""

from __future__ import annotations

import re
from collections.abc import Iterator

REGION = re.compile(r"-([A-Z]{2}|[0-9]{3})$")


def wider(tag: str) -> Iterator[str]:
    """A tag and what it belongs to, the nearest first: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = tag.split("-")
    yield from ("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def region(tag: str) -> str:
    """The region that a tag names: `TW` of `zh-Hant-TW`, `419` of `es-419`; none of `zh-Hant`."""
    match = REGION.search(tag)
    return match[1] if match else ""
