"""Where everything stands in the published tree of a locale: paths of pages, addresses, anchors.

The same in every locale. Paths are relative to the folder of the locale.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from .memory import TEXTS, by_value
from .model.font import Font
from .model.guide import KINDS, Guide, Page
from .model.image import Image
from .model.letter import Letter
from .model.settings import Section
from .text.markup import Link

HOME = "home"
STATUS, OFFLINE = "translation-status", "offline"
"""Pages of the frame, in folders of their own."""
LETTERS = Letter.what.section


@dataclass(frozen=True)
class Addresses:
    """Where the pages of a guide stand in the tree of a locale.

    `folders` maps sections to folders that are not called by their ids; `within` maps ids of pages
    to the section of pages that they stand in.
    """

    folders: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, guide: Guide) -> Addresses:
        """The addresses of a guide, which are the same in every locale."""
        return cls.among(guide.settings.sections, guide.pages)

    @classmethod
    def among(cls, sections: Iterable[Section], pages: Iterable[Page]) -> Addresses:
        """The addresses that sections and pages of the content make."""
        return cls(
            {section.id: section.folder for section in sections if section.folder},
            {page.id: page.within for page in pages if page.within},
        )

    def folder(self, section: str) -> str:
        """The folder of a section: `signs`."""
        return self.folders.get(section, section)

    def page_path(self, kind: str, name: str = "") -> str:
        """The Markdown file of a thing, `signs/late-payment.md`; that of a section for an empty
        `name`.
        """
        if kind == HOME:
            return "index.md"
        if not name:
            return f"{self.folder(kind)}/index.md"
        what = KINDS[kind].what
        if what.listed:
            return self.page_path(what.section)
        folder = self.folder(what.section) if what.section else self.within.get(name, "")
        if folder == name and not what.section:
            return f"{folder}/index.md"
        return f"{folder}/{name}.md" if folder else f"{name}.md"

    def target(self, kind: str, name: str = "", anchor: str | None = None) -> str:
        """The Markdown file and anchor that a link of kind, id and anchor leads to."""
        place = name if name and KINDS[kind].what.listed else anchor
        return self.page_path(kind, name) + (f"#{place}" if place else "")

    def to(self, link: str) -> str:
        """The Markdown file and anchor that a link inside the guide leads to: `sign:late-payment`,
        `exit:`.
        """
        parts = Link("", link, link).parts()
        assert parts is not None, link
        return self.target(*parts)

    def url(self, kind: str, name: str = "") -> str:
        """The address of a thing or a section relative to its locale."""
        return url_of(self.page_path(kind, name))

    def document_path(self, name: str, tag: str, extension: str) -> str:
        """The file of a letter to download, or of the archive of all: `letters/x/x.en.docx`."""
        folder = self.folder(LETTERS)
        if not name:
            return f"{folder}/{folder}.{tag}.{extension}"
        return f"{folder}/{name}/{name}.{tag}.{extension}"


def url_of(path: str) -> str:
    """The address of a Markdown file relative to its locale: `signs/late-payment/`, home is ``. An
    anchor is kept.
    """
    file, mark, anchor = path.partition("#")
    stem = file.removesuffix(".md")
    folder = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return f"{folder}{mark}{anchor}"


def social_path(path: str) -> str:
    """The picture for shared links of a Markdown file: `social/signs/late-payment.png`."""
    return f"social/{path.removesuffix('.md')}.png"


def image_path(image: Image) -> str:
    """The file of a picture of the content: `images/house.png`."""
    return f"images/{image.id}{posixpath.splitext(image.origin)[1].lower()}"


def font_path(id_: str) -> str:
    """The file of a typeface of the content: `fonts/atkinson.woff2`."""
    return f"fonts/{id_}{Font.what.ending}"


def quoted(address: str) -> str:
    """An address as the attribute of an HTML element can hold it."""
    return re.sub(r'["<>`]', lambda mark: quote(mark.group()), address)


def address_of(site_url: str, tag: str) -> str:
    """The address at which a locale is published."""
    return f"{site_url.rstrip('/')}/{tag}/"


@by_value(TEXTS)  # a preview asks for the same ones again and again
def relative(target_path: str, page: str) -> str:
    """A target as a link from one Markdown file to another; its anchor is kept."""
    path, _, anchor = target_path.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    link = _way(posixpath.dirname(page), path)
    return f"{link}#{anchor}" if anchor else link


@by_value(TEXTS)
def relative_url(target_path: str, page: str) -> str:
    """The target as an address relative to the address of a page, for raw HTML."""
    path, _, anchor = target_path.partition("#")
    link = f"{_way(url_of(page), url_of(path))}/"
    return f"{link}#{anchor}" if anchor else link


def _way(here: str, there: str) -> str:
    """The way from one folder of a locale to a folder or file of it: `../signs`.

    Here in place of `posixpath.relpath`, which asks the system where it stands each time.
    """
    start, end = [[name for name in path.split("/") if name] for path in (here, there)]
    shared = 0
    while shared < min(len(start), len(end)) and start[shared] == end[shared]:
        shared += 1
    return "/".join([".."] * (len(start) - shared) + end[shared:]) or "."
