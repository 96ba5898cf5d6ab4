"""Counts what is translated, for people and for programs: locale by locale, and page by page.

Pages are listed by the day on which their source was last reviewed, the oldest first.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.guide import Guide
from ..model.kinds import Thing
from ..model.settings import Section
from ..text.locales import locale
from .edition import Coverage, Edition
from .messages import page_of


@dataclass(frozen=True)
class PartCoverage:
    """A page, or the words of the interface, of which something is not translated.

    `page` says what the part is: a thing, a section, or None where it is no page of its own.
    """

    name: str
    page: Thing | Section | None
    coverage: Coverage
    reviewed: datetime.date | None


def parts(edition: Edition, guide: Guide) -> tuple[PartCoverage, ...]:
    """The parts of a guide that lack translations, the one last reviewed longest ago first."""
    pages: dict[str, Thing | Section] = {page_of(thing): thing for thing in guide.things()}
    pages |= {f"sections/{section.id}": section for section in guide.settings.sections}
    found = [
        PartCoverage(name, pages.get(name), coverage, getattr(pages.get(name), "reviewed", None))
        for name, coverage in edition.pages.items()
        if coverage.translated < coverage.total
    ]
    return tuple(sorted(found, key=lambda part: (part.reviewed or datetime.date.min, part.name)))


def percent(coverage: Coverage) -> int:
    """How much is translated, in whole per cent; 100 only where nothing is missing."""
    return 100 * coverage.translated // coverage.total if coverage.total else 100


def as_json(editions: Iterable[Edition], guide: Guide) -> str:
    """The coverage of each locale but the source, and of each of its parts with gaps, as JSON."""
    records = [
        {
            "locale": edition.tag,
            "name": locale(edition.tag).name,
            "published": edition.published,
            **_counts(edition.whole),
            "stale": [
                {"id": name, "since": day.isoformat() if day else None}
                for name, day in edition.stale.items()
            ],
            "parts": [
                {
                    "part": part.name,
                    "reviewed": part.reviewed.isoformat() if part.reviewed else None,
                    **_counts(part.coverage),
                }
                for part in parts(edition, guide)
            ],
        }
        for edition in editions
        if edition.tag != guide.settings.source_locale
    ]
    return json.dumps({"locales": records}, ensure_ascii=False, indent=2) + "\n"


def _counts(coverage: Coverage) -> dict[str, int]:
    return {
        "messages": coverage.total,
        "translated": coverage.translated,
        "fuzzy": coverage.fuzzy,
        "empty": coverage.empty,
        "critical": coverage.critical,
        "critical_missing": coverage.critical_missing,
    }
