"""Keeps what the pages of a live preview were converted to, and converts those whose text changed.

Without it a preview takes twice as long to follow an edit. Nothing else knows of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page


@dataclass(frozen=True)
class _Converted:
    """The Markdown of a page, what MkDocs made of it, and its links to anchors by path."""

    markdown: str
    made: dict[str, Any]
    links: dict[str, dict[str, str]]


MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")


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

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what it was converted to before."""
        before = self.known.get(self.file.src_uri)
        if before is None or before.markdown != self.markdown:
            super().render(config, files)
            links = {file.src_uri: found for file, found in (self.links_to_anchors or {}).items()}
            made = {name: getattr(self, name) for name in MADE}
            self.known[self.file.src_uri] = _Converted(self.markdown or "", made, links)
            return
        for name, value in before.made.items():
            setattr(self, name, value)
        self.links_to_anchors = {files.src_uris[uri]: found for uri, found in before.links.items()}
