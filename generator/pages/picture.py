"""The picture that stands for a page where its address is shared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .. import memory
from ..letters import typeset
from ..model.guide import Guide
from ..text.untranslated import bare

PROBE = '#image(bytes(json(bytes(sys.inputs.at("given"))).logo), width: 10pt)'


@dataclass(frozen=True)
class Pictures:
    """What all pictures of a locale are drawn with.

    `template` is typst source; it finds the words in `sys.inputs.given`, as JSON. `fonts` are
    folders of typefaces; `logo` is the file of the guide's own, empty for the sign-post.
    """

    template: str
    guide: str
    tagline: str
    tag: str
    direction: str
    fonts: tuple[str, ...]
    logo: bytes = b""

    def of(self, title: str) -> bytes:
        """A PNG of 1200 × 630 pixels: a page, by its title. Raises `typeset.Unset`."""
        return typeset.picture(self.template, {"title": title, **self._shared}, self.fonts)

    def name(self, title: str) -> str:
        """A digest of all that such a picture is made from."""
        return memory.name(self._digest, title)

    @cached_property
    def _shared(self) -> dict[str, Any]:
        """What typst finds for every picture."""
        return {
            "guide": self.guide,
            "tagline": self.tagline,
            "language": self.tag.split("-")[0],
            "direction": self.direction,
            "fonts": typeset.families(self.fonts),
            **({"logo": list(self.logo)} if self.logo else {}),
        }

    @cached_property
    def _digest(self) -> str:
        return memory.name("picture", self.template, json.dumps(self._shared))


def undrawn(logo: bytes) -> str:
    """Why no picture can show a logo, in the words of typst; empty for one that can be drawn."""
    try:
        typeset.picture(PROBE, {"logo": list(logo)}, ())
    except typeset.Unset as error:
        return str(error)
    return ""


def words(guide: Guide) -> Iterator[tuple[str, str]]:
    """The words that the pictures of a guide show, each with the file that it comes from."""
    settings = guide.settings
    things = (*guide.signs, *guide.remedies, *guide.steps, *guide.modes)
    for thing in (*things, *guide.letters, *guide.pages):
        yield thing.origin, bare(thing.title)
    headings = [section.heading for section in settings.sections]
    for title in (settings.title, settings.tagline, settings.home.title, *headings):
        yield settings.origin, bare(title)
