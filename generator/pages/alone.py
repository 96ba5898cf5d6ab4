"""Makes the parts of small pages that ask for no other file: cards, and pages at old addresses.

Their rules and their script stand in them.
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
    """What all such pages of a locale have in common.

    `address` is where the locale is published, `tongue` are the attributes of words in the source
    locale, `ui` are the words of the interface.
    """

    templates: Mapping[str, str]
    locale: Locale
    address: str
    tongue: str
    ui: Mapping[str, str]


def inside(templates: Mapping[str, str], sheets: Iterable[str], script: str) -> dict[str, str]:
    """The rules and the script of such a page, each with the digest by which its policy lets it be.

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
