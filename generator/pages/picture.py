"""The picture that stands for a page where its address is shared."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

from ..letters.typeset import typeset


def social(
    template: str,
    title: str,
    guide: Mapping[str, str],
    tag: str,
    direction: str,
    kept: MutableMapping[str, bytes],
) -> bytes:
    """A PNG of 1200 × 630 pixels with the title of a page, and name and tagline of its guide.

    `template` is typst source; it finds the words in `sys.inputs.given`, as JSON. Raises Unset.
    """
    given = {**guide, "title": title, "language": tag.split("-")[0], "direction": direction}
    return typeset(template, given, kept, (), "png")
