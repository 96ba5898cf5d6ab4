"""Where everything stands in the published tree of a locale: paths of pages, addresses, anchors.

The same in every locale. Paths are relative to the folder of the locale.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

from .model.font import Font
from .model.guide import KINDS
from .model.image import Image


def page_path(kind: str, name: str = "") -> str:
    """The Markdown file of a thing, `signs/late-payment.md`; of a section where `name` is empty."""
    if kind == "home":
        return "index.md"
    if not name:
        return f"{kind}/index.md"
    what = KINDS[kind].what
    if what.listed:
        return f"{what.section}/index.md"
    return f"{what.section}/{name}.md" if what.section else f"{name}.md"


def url_of(path: str) -> str:
    """The address of a Markdown file relative to its locale: `signs/late-payment/`, home is ``."""
    stem = path.removesuffix(".md")
    stem = stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"
    return stem


def image_path(path: str) -> str:
    """The social image of a Markdown file: `social/signs/late-payment.png`."""
    return f"social/{path.removesuffix('.md')}.png"


def file_of(image: Image) -> str:
    """The file of a picture of the content: `images/house.png`."""
    return f"images/{image.id}{posixpath.splitext(image.origin)[1].lower()}"


def font_path(id_: str) -> str:
    """The file of a typeface of the content: `fonts/atkinson.woff2`."""
    return f"fonts/{id_}{Font.what.ending}"


def document_path(name: str, tag: str, extension: str) -> str:
    """The file of a letter to download, or of the archive of all: `letters/x/x.en.docx`."""
    if not name:
        return f"letters/letters.{tag}.{extension}"
    return f"letters/{name}/{name}.{tag}.{extension}"


def quoted(address: str) -> str:
    """An address in which nothing can end the attribute of HTML that it stands in."""
    return re.sub(r'["<>`]', lambda mark: quote(mark.group()), address)


def address_of(site_url: str, tag: str) -> str:
    """The address at which a locale is published."""
    return f"{site_url.rstrip('/')}/{tag}/"


def target(kind: str, name: str = "", anchor: str | None = None) -> str:
    """The Markdown file and anchor that a link of kind, id and anchor leads to."""
    place = name if name and KINDS[kind].what.listed else anchor
    return page_path(kind, name) + (f"#{place}" if place else "")


def relative(target_path: str, page: str) -> str:
    """The target as a link from one Markdown file to another; an anchor is kept."""
    path, _, anchor = target_path.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    link = posixpath.relpath(path, posixpath.dirname(page) or ".")
    return f"{link}#{anchor}" if anchor else link


def relative_url(target_path: str, page: str) -> str:
    """The target as an address relative to the address of a page, for raw HTML."""
    path, _, anchor = target_path.partition("#")
    here, there = url_of(page) or ".", url_of(path) or "."
    link = f"{posixpath.relpath(there, here)}/"
    return f"{link}#{anchor}" if anchor else link
