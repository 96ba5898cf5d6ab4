"""Typesets what readers carry away or see elsewhere: the picture of a page for shared links.

The only module that knows typst. Uses the fonts inside typst, so that every machine draws alike.
"""

from __future__ import annotations

import json
from functools import lru_cache

import typst


class Unset(Exception):
    """A template of typst cannot be set; the message says why, in typst's words."""


@lru_cache(maxsize=4096)
def social(template: str, title: str, guide: str, tagline: str, tag: str, direction: str) -> bytes:
    """A PNG of 1200 × 630 pixels with the title of a page and the name of its guide.

    `template` is typst source; it finds the words in `sys.inputs.given`, as JSON. The same words
    are drawn once, so a live preview stays quick. Raises Unset for a mistake in the template.
    """
    given = {
        "title": title,
        "guide": guide,
        "tagline": tagline,
        "language": tag.split("-")[0],
        "direction": direction,
    }
    try:
        picture = typst.compile(
            template.encode(),
            format="png",
            ppi=72.0,
            sys_inputs={"given": json.dumps(given)},
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        raise Unset(error.message) from error
    assert isinstance(picture, bytes)
    return picture
