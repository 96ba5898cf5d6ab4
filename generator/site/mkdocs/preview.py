"""Keeps what the pages of a live preview were converted to, and converts those whose text changed.

Without it a preview takes twice as long to follow an edit. Nothing else knows of it.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")
INTERVAL = 0.1  # seconds between two looks at the files; MkDocs takes half a second


@dataclass(frozen=True)
class _Converted:
    """The source of a page, its parts, what MkDocs made of it, its links to anchors by path."""

    source: str
    markdown: str | None
    meta: Mapping[str, Any]
    made: Mapping[str, Any]
    links: Mapping[str, dict[str, str]]


def look_often(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Have a server that does not run yet notice changes sooner.

    What the first build left in memory stays there; Python need not look through it at each edit.
    """
    gc.freeze()
    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in watched:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=INTERVAL)
    for path in watched:
        server.watch(path)


class Preview:
    """The pages of a preview as they were last converted."""

    def __init__(self) -> None:
        """Start without any."""
        self.facts: object = None
        self.known: dict[str, _Converted] = {}

    def pages(self, files: Files, config: MkDocsConfig) -> None:
        """Give every generated page of a build the conversion it had, where that still holds.

        A link is converted by whether its target is there: another set of files, or other
        extensions of Markdown, and nothing holds.
        """
        facts = (set(files.src_uris), config.markdown_extensions, config.mdx_configs)
        if facts != self.facts:
            self.facts, self.known = facts, {}
        for file in files.documentation_pages():
            _Page(file, config, self.known)


class _Page(Page):
    def __init__(self, file: File, config: MkDocsConfig, known: dict[str, _Converted]) -> None:
        super().__init__(None, file, config)
        self.known = known

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the source, or take what was read before."""
        before = self._before()
        if before is None:
            super().read_source(config)
        else:
            self.markdown, self.meta = before.markdown, dict(before.meta)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what it was converted to before."""
        before = self._before()
        if before is None:
            meta = dict(self.meta)
            super().render(config, files)
            made = {name: getattr(self, name) for name in MADE}
            links = {file.src_uri: found for file, found in (self.links_to_anchors or {}).items()}
            source = self.file.content_string
            now = _Converted(source, self.markdown, meta, made, links)
            self.known[self.file.src_uri] = now
            return
        for name, value in before.made.items():
            setattr(self, name, value)
        self.links_to_anchors = {files.src_uris[uri]: found for uri, found in before.links.items()}

    def _before(self) -> _Converted | None:
        before = self.known.get(self.file.src_uri)
        return before if before and before.source == self.file.content_string else None
