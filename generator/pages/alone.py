"""What small pages hold that stand by themselves: cards, and pages at old addresses.

Their rules and their script stand in them, so that they ask for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .. import bundle
from ..bundle import stylesheet
from ..quiz.embed import digest
from ..text.locales import Locale

GROUND = "card/ground.css"


@dataclass(frozen=True)
class Around:
    """What such pages of a locale are made with.

    `address` is where the locale is published, `tongue` are the attributes of words in the source
    locale, `ui` are the words of the interface.
    """

    templates: Mapping[str, str]
    locale: Locale
    address: str
    tongue: str
    ui: Mapping[str, str]


def inside(templates: Mapping[str, str], sheets: Iterable[str], script: str) -> dict[str, str]:
    """The rules and the script, with the digests by which browsers let them be.

    Raises TemplateError.
    """
    rules = stylesheet.tight(stylesheet.joined(templates, [GROUND, *sheets]))
    joined = bundle.compact(bundle.bundle(templates, script))
    return {
        "style": rules,
        "script": joined,
        "style_hash": digest(rules, "sha256"),
        "script_hash": digest(joined, "sha256"),
    }
