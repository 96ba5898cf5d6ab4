"""Says what the Markdown renderer makes of a text: addresses, names of headings, words; safe HTML;
a page.

The only module that knows the renderer, which is the one that MkDocs makes pages with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ..memory import LANGUAGES, TEXTS, by_value

EXTENSIONS = ("abbr", "attr_list", "def_list", "md_in_html", "tables", "toc")
ADDRESSES = ("href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "ping")
LINKED = {"a": "href", "img": "src"}
STARTS = ("[", "<", "{", "&")  # without one of these no text becomes a link
LABEL = r"\[[^\W_][\w ,'’.-]*\]"
LINK = re.compile(
    rf"{LABEL}\(([a-z]+:[a-z0-9-]*(?:#[a-z0-9-]+)?)\)(?![({{\[:])"
)  # as authors write it
BLANK = re.compile(
    rf"{LABEL}(?![({{\[:])|\{{ ?#?(?!(?:{'|'.join(ADDRESSES)})\b)[a-z][a-z0-9.-]* ?\}}"
)
OUTWARD = re.compile(r"https?://|mailto:")
R = TypeVar("R", bound=HTMLParser)
DOUBTFUL = re.compile(r"[\[\]<{&`\\]| {4}|\t")  # what may become another thing


@dataclass(frozen=True)
class TextLinks:
    """What of a text leads somewhere once it is HTML.

    `addresses` are those of links, images and the like, in order. `definitions` are addresses that
    the text gives to links elsewhere on its page, `names` the ids of its elements, to which links
    can lead.
    """

    addresses: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class VisibleText:
    """What readers see of a text: `paragraphs`, entries and cells, each as the words in it, without
    code.

    `elements` are the names of all elements, in order; `inside` the emphasised words that begin or
    end inside of a word; `crossed` is whether some emphasis is inside of other emphasis.
    """

    paragraphs: tuple[str, ...]
    elements: tuple[str, ...]
    inside: tuple[str, ...]
    crossed: bool

    @property
    def words(self) -> list[str]:
        """All words, in order."""
        return words(" ".join(self.paragraphs))


def words(text: str) -> list[str]:
    """The words of a text, and its numbers."""
    return re.findall(r"[^\W_]+", text)


@by_value(LANGUAGES, of_checks=True)  # several things are asked of a text, one after the other
def visible_text(text: str) -> VisibleText:
    """What readers see of a Markdown text."""
    reader, _ = _looked_through(text, _Words())
    return VisibleText(
        tuple(reader.paragraphs), tuple(reader.elements), tuple(reader.inside), reader.crossed
    )


@by_value(TEXTS, of_checks=True)  # a preview compares the same texts again and again
def text_links(text: str) -> TextLinks:
    """What leads somewhere in a Markdown text."""
    if not any(start in text for start in STARTS):
        return TextLinks()
    if not DOUBTFUL.search(BLANK.sub("", LINK.sub("", text))):  # most texts: no need to render them
        return TextLinks(tuple(LINK.findall(text)))
    return text_links_by_page(text)


def text_links_by_page(text: str) -> TextLinks:
    """What `text_links` gives, and the ids of headings besides, for which a whole page has to be
    made.
    """
    reader, definitions = _looked_through(text, _Addresses())
    return TextLinks(tuple(reader.found), definitions, tuple(reader.names))


def _looked_through(text: str, reader: R) -> tuple[R, tuple[str, ...]]:
    """A reader that has gone through the page of a text, and the addresses that the text
    defines.
    """
    renderer = _renderer()
    renderer.reset()
    reader.feed(renderer.convert(text))
    reader.close()
    definitions: dict[str, tuple[str, str | None]] = renderer.references
    return reader, tuple(address for address, _ in definitions.values())


def harmless(text: str, level: int) -> str:
    """The HTML of Markdown that nobody checks: words, lists, tables, links to web pages and e-mail
    alone.

    HTML in it stays as it is written; images become links, other links become words. Headings get a
    level from 2 to 6, and the first line is left out where it is the heading of all.
    """
    renderer = _strict_renderer(level)
    renderer.reset()
    html: str = renderer.convert(text)
    return html


@cache
def _strict_renderer(level: int) -> markdown.Markdown:
    made = markdown.Markdown(extensions=["tables"])
    made.preprocessors.deregister("html_block")
    for pattern in ("html", "image_link", "image_reference", "short_image_ref", "automail"):
        made.inlinePatterns.deregister(pattern)
    made.treeprocessors.register(_Tamed(made, level), "tamed", 0)  # when links have been made
    return made


class PageRenderer:
    """Makes pages, one after the other, with extensions of Markdown and their settings.

    What stands in a link or a picture is handed to `address`, which gives what to write there.
    """

    def __init__(
        self,
        extensions: Sequence[str],
        settings: Mapping[str, Any],
        address: Callable[[str], str],
    ) -> None:
        """Take over the settings: Markdown is set up for the first page."""
        self.extensions, self.settings, self.address = extensions, settings, address

    def render(self, source: str) -> tuple[str, list[Any]]:
        """The HTML of a page, and its headings as the extension `toc` tells them."""
        renderer = self._renderer
        renderer.reset()
        return renderer.convert(source), getattr(renderer, "toc_tokens", [])

    @cached_property
    def _renderer(self) -> markdown.Markdown:
        made = markdown.Markdown(extensions=self.extensions, extension_configs=self.settings)
        made.treeprocessors.register(_Addressed(made, self.address), "addressed", 0)
        return made


class _Addressed(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: markdown.Markdown, address: Callable[[str], str]) -> None:
        super().__init__(md)
        self.address = address

    def run(self, root: Element) -> None:
        for element in root.iter():
            key = LINKED.get(element.tag)
            written = element.get(key) if key else None
            if key and written is not None and AMP_SUBSTITUTE not in written:  # as mail has it
                element.set(key, self.address(written))


class _Tamed(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: markdown.Markdown, level: int) -> None:
        super().__init__(md)
        self.level = level

    def run(self, root: Element) -> None:
        if len(root) and root[0].tag == "h1":
            root.remove(root[0])
        for element in root.iter():
            element.attrib.pop("style", None)  # of a column, and pages take none
            if element.tag == "a" and not OUTWARD.match(element.get("href", "")):
                element.tag = "span"
                element.attrib.clear()
            elif re.fullmatch("h[1-6]", element.tag):
                below = max(int(element.tag[1]) - 2, 0)
                element.tag = f"h{min(self.level + below, 6)}"


@cache
def _renderer() -> markdown.Markdown:
    return markdown.Markdown(extensions=list(EXTENSIONS))


class _Addresses(HTMLParser):
    """Collects the addresses of a page, and the names of its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.names: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ADDRESSES]
        self.names += [value or "" for name, value in attrs if name == "id"]


class _Words(HTMLParser):
    """Collects the words of a page, as `VisibleText` has them."""

    BLOCKS = ("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr")

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = [""]
        self.elements: list[str] = []
        self.inside: list[str] = []
        self.crossed = False
        self._code = 0
        self._leans: list[int] = []  # where what leans began in its paragraph

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        if tag in self.BLOCKS:
            self.paragraphs.append("")
        self._code += tag == "code"
        self.paragraphs[-1] += next((words or "" for name, words in attrs if name == "alt"), "")
        if tag == "em":
            self.crossed = self.crossed or bool(self._leans)
            self._leans.append(len(self.paragraphs[-1]))

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"
        if tag in self.BLOCKS:
            self.paragraphs.append("")
        elif tag == "em" and self._leans:
            start, whole = self._leans.pop(), self.paragraphs[-1]
            if re.match(r"\w", whole[start - 1 : start]) and re.match(r"\w", whole[start:]):
                self.inside.append(whole[start:])

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += " " * len(data) if self._code else data
