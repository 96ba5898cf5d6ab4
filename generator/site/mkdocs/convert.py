"""Converts the Markdown of pages to the HTML that MkDocs makes of it, in less time.

MkDocs sets up Markdown anew for each page, and reads each source as HTML once more to find what
links may lead to. Here one renderer makes all pages, what links may lead to is read from what a
page came to, and a page with a link that leads nowhere is left to MkDocs, which tells of it.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.utils import get_relative_url

from ...text.rendered import PageRenderer

ANCHOR = re.compile(r"<[a-zA-Z][^<>]*?\sid=(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")


@dataclass(frozen=True)
class Converted:
    """What a page came to: its HTML, its table of contents, the ids that a link may lead to, and
    the links to ids, as written, by the file and the id they lead to.
    """

    content: str
    toc: TableOfContents
    anchors: set[str]
    links: dict[File, dict[str, str]]


class Converter:
    """Converts pages with the settings of a build, one after the other."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        """Take over the settings, and the files that links may lead to."""
        self.links = _Links(files)
        self.renderer = PageRenderer(
            config.markdown_extensions, config.mdx_configs, self.links.address
        )

    def convert(self, file: File, source: str) -> Converted | None:
        """What the source of a page comes to; nothing where a link leads nowhere."""
        self.links.begin(file)
        content, headings = self.renderer.render(source)
        if self.links.is_lost:
            return None
        return Converted(content, get_toc(headings), anchors(content), self.links.to_anchors)


def anchors(html: str) -> set[str]:
    """The ids of some HTML."""
    return {unescape(double or single or bare) for double, single, bare in ANCHOR.findall(html)}


class _Links:
    """Turns links to sources into links to their pages."""

    def __init__(self, files: Files) -> None:
        self.files = files

    def begin(self, file: File) -> None:
        """Look at the links of another page."""
        self.file = file
        self.to_anchors: dict[File, dict[str, str]] = {}
        self.is_lost = False

    def address(self, written: str) -> str:
        """Where a link leads, seen from its page."""
        scheme, host, path, query, anchor = urlsplit(written)
        if scheme or host:
            return written
        target = self._target(path) if path else self.file
        if target is None or target.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            self.is_lost = True
            return written
        if anchor:
            self.to_anchors.setdefault(target, {}).setdefault(anchor, written)
        if not path:
            return written
        return urlunsplit(("", "", get_relative_url(target.url, self.file.url), query, anchor))

    def _target(self, path: str) -> File | None:
        """The file that a path leads to, seen from the page."""
        if path.startswith(("/", "\\")):
            return None
        joined = posixpath.join(posixpath.dirname(self.file.src_uri), unquote(path))
        return self.files.get_file_from_path(posixpath.normpath(joined))
