"""Reads tags of languages: `fr-CA` belongs to `fr`."""

from __future__ import annotations

import re
from collections.abc import Iterator

SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
REGION = re.compile(r"-([A-Z]{2}|[0-9]{3})$")


def wider(tag: str) -> Iterator[str]:
    """A tag and those it belongs to, the nearest first: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = tag.split("-")
    yield from ("-".join(parts[:count]) for count in range(len(parts), 0, -1))


def region(tag: str) -> str:
    """The region that a tag names: `TW` of `zh-Hant-TW`, `419` of `es-419`; empty for `zh-Hant`."""
    match = REGION.search(tag)
    return match[1] if match else ""


def language_tag(name: str) -> str:
    """A name of a locale as platforms write it, as a language tag: `pt_BR`, `sr@latin`, `zh-cn`."""
    base, _, modifier = name.partition("@")
    language, *rest = re.split("[-_]", base.partition(".")[0])
    scripts = [part.title() for part in rest if len(part) == 4]
    scripts += [SCRIPTS.get(modifier, modifier)] if modifier else []
    others = [part.upper() for part in rest if len(part) != 4]
    return "-".join((language.lower(), *scripts, *others))


def alike(language: str, tag: str) -> bool:
    """Whether a name is of the language of a tag, whichever region or form either of them has."""
    written, named = language_tag(language).split("-"), tag.split("-")
    scripts = [{part for part in each[1:] if len(part) == 4} for each in (written, named)]
    return written[0] == named[0] and (scripts[0] == scripts[1] or not all(scripts))
