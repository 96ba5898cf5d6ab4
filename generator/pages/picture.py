"""The picture that stands for a page where its address is shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from ..letters.typeset import Unset, families, typeset
from ..model.guide import Guide
from ..text.untranslated import bare

PROBE = '#image(bytes(json(bytes(sys.inputs.at("given"))).logo), width: 10pt)'


def social(
    template: str,
    title: str,
    guide: Mapping[str, str],
    tag: str,
    direction: str,
    fonts: tuple[str, ...],
    kept: MutableMapping[str, bytes],
    logo: bytes = b"",
) -> bytes:
    """A PNG of 1200 × 630 pixels with the title of a page, and name and tagline of its guide.

    `template` is typst source; it finds the words in `sys.inputs.given`, as JSON.
    `fonts` are folders of typefaces; `logo` is that of the guide, empty for the sign-post. Raises
    Unset.
    """
    given: dict[str, Any] = {
        **guide,
        "title": title,
        "language": tag.split("-")[0],
        "direction": direction,
    }
    if logo:
        given["logo"] = list(logo)
    return typeset(template, {**given, "fonts": families(fonts)}, kept, fonts, "png")


def undrawn(logo: bytes, kept: MutableMapping[str, bytes]) -> str:
    """Why no picture can show a logo, in the words of typst; empty for one that can be drawn."""
    try:
        typeset(PROBE, {"logo": list(logo)}, kept, (), "png")
    except Unset as error:
        return str(error)
    return ""


def words(guide: Guide) -> Iterator[tuple[str, str]]:
    """What the pictures of a guide show, with the file that each of it comes from."""
    settings = guide.settings
    things = (*guide.signs, *guide.remedies, *guide.steps, *guide.modes)
    for thing in (*things, *guide.letters, *guide.pages):
        yield thing.origin, bare(thing.title)
    headings = [section.heading for section in settings.sections]
    for title in (settings.title, settings.tagline, settings.home.title, *headings):
        yield settings.origin, bare(title)
