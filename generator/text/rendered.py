"""Says what the Markdown renderer makes of a text: the addresses that the text leads to.

The only module that knows the renderer, which is the one that MkDocs makes pages with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]

EXTENSIONS = ("abbr", "attr_list", "def_list", "md_in_html", "tables", "toc")
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "ping")
STARTS = ("[", "<", "{", "&")  # without one of these no text becomes a link
LABEL = r"\[[^\W_][\w ,'’.-]*\]"
LINK = re.compile(
    rf"{LABEL}\(([a-z]+:[a-z0-9-]*(?:#[a-z0-9-]+)?)\)(?![({{\[:])"
)  # as authors write it
BLANK = re.compile(
    rf"{LABEL}(?![({{\[:])|\{{ ?#?(?!(?:{'|'.join(ADDRESSES)})\b)[a-z][a-z0-9.-]* ?\}}"
)
DOUBTFUL = re.compile(r"[\[\]<{&`\\]| {4}|\t")  # what may become another thing


@dataclass(frozen=True)
class Rendered:
    """What of a text leads somewhere once it is HTML.

    `addresses` are the links, images and the like, in order, as the page would have them;
    `definitions` are addresses that the text gives to links elsewhere on its page.
    """

    addresses: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()


@lru_cache(maxsize=2**14)  # a preview compares the same texts again and again
def rendered(text: str) -> Rendered:
    """What leads somewhere in a text of Markdown, in the words of the renderer itself."""
    if not any(start in text for start in STARTS):
        return Rendered()
    if not DOUBTFUL.search(BLANK.sub("", LINK.sub("", text))):  # most texts: no need to render them
        return Rendered(tuple(LINK.findall(text)))
    return converted(text)


def converted(text: str) -> Rendered:
    """The same by way of a page: what `rendered` says of any text, and takes longer to find."""
    renderer = _renderer()
    renderer.reset()
    reader = _Addresses()
    reader.feed(renderer.convert(text))
    reader.close()
    definitions: dict[str, tuple[str, str | None]] = renderer.references
    return Rendered(tuple(reader.found), tuple(address for address, _ in definitions.values()))


@cache
def _renderer() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS))


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ADDRESSES]
