"""The picture that stands for a page where its address is shared."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from ..letters.typeset import families, typeset
from ..model.guide import Guide
from ..text.untranslated import bare


def social(
    template: str,
    title: str,
    guide: Mapping[str, str],
    tag: str,
    direction: str,
    fonts: tuple[str, ...],
    kept: MutableMapping[str, bytes],
) -> bytes:
    """A PNG of 1200 × 630 pixels with the title of a page, and name and tagline of its guide.

    `template` is typst source; it finds the words in `sys.inputs.given`, as JSON.
    `fonts` are folders of typefaces. Raises Unset.
    """
    given = {**guide, "title": title, "language": tag.split("-")[0], "direction": direction}
    return typeset(template, {**given, "fonts": families(fonts)}, kept, fonts, "png")


def words(guide: Guide) -> str:
    """Everything that the pictures of a guide show."""
    settings = guide.settings
    things = (*guide.signs, *guide.remedies, *guide.steps, *guide.modes)
    titles = [thing.title for thing in (*things, *guide.letters, *guide.pages)]
    titles += [section.heading for section in settings.sections]
    titles += [settings.title, settings.tagline, settings.home.title]
    return bare("".join(titles))
