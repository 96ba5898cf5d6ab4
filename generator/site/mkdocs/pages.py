"""Keeps what pages were converted to, and converts those whose text changed.

Without it a preview takes twice as long to follow an edit, and a build converts what it converted
before. Nothing else knows of it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from ... import memory
from .before import Before, PageFacts
from .convert import Converter
from .heard import Heard
from .icons import index
from .source import PageSource

MADE = ("content", "toc", "_title_from_render", "present_anchor_ids")
WHOLE = ("markdown", "content", "toc", "_title_from_render")
"""What only a page has that is made."""
SHORT = 100  # characters of a value of the front matter that is known without making its page
PLUGIN = "fingerpost"
EXTENSIONS = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "meta",
        "nl2br",
        "pymdownx.betterem",
        "pymdownx.caret",
        "pymdownx.details",
        "pymdownx.emoji",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.mark",
        "pymdownx.smartsymbols",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "pymdownx.tilde",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    }
)
"""Extensions of Markdown that make a page from its text and their settings alone."""
NEEDED = ("attr_list", "def_list", "md_in_html", "pymdownx.emoji", "tables")
"""Those in which the pages of a guide are written, whatever the settings list."""
FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
EMOJI = "material.extensions.emoji"


class _Meta(MutableMapping[str, Any]):
    """The front matter of a page that stands: for a value that is not short the page is made."""

    def __init__(self, facts: PageFacts, whole: Callable[[], Mapping[str, Any]]) -> None:
        self._values: dict[str, Any] = dict.fromkeys(facts.names, whole) | {**facts.meta}
        self._whole = whole

    def __getitem__(self, key: str) -> Any:
        value = self._values[key]
        return self._whole()[key] if value is self._whole else value

    def __setitem__(self, key: str, value: Any) -> None:
        self._values[key] = value

    def __delitem__(self, key: str) -> None:
        del self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: object) -> bool:
        return key in self._values


@dataclass(frozen=True)
class _Kept:
    """A page to be kept: the parts of its source, what it came to, its links to anchors by path."""

    key: str
    markdown: str | None
    meta: Mapping[str, Any]
    made: Mapping[str, Any]
    links: Mapping[str, dict[str, str]]


def plain(config: MkDocsConfig) -> bool:
    """Whether nothing but us and what we know has a hand in the pages: then they can be kept.

    Icons of somebody's own are files that we do not know.
    """
    known = all(name in EXTENSIONS for name in config.markdown_extensions)
    functions = (named(value) for value in _functions(config.mdx_configs))
    ours = all(name.startswith(f"{EMOJI}.") or name == named(index) for name in functions)
    icons = "custom_icons" in json.dumps(config.mdx_configs, default=named)
    others = bool(config.hooks) or list(config.plugins) != [PLUGIN]
    return known and ours and not icons and not others


class Pages:
    """The pages of a locale as they were last converted."""

    def __init__(self) -> None:
        """Start without any."""
        self.known: dict[str, _Kept] = {}

    def give(
        self, files: Files, config: MkDocsConfig, before: Before, around: str, *, keeps: bool
    ) -> None:
        """Give every generated page of a build the conversion it had, where that still holds.

        Only who builds again `keeps` them here. One that stands in the tree `before` is not built;
        `around` is what stands for all that the theme makes pages from beside their own, empty
        where that cannot be said.
        A link is converted by whether its target is there: another set of files, or other
        settings of Markdown, and nothing holds. Nor does it where others have a hand in pages.
        """
        if not plain(config):
            return
        facts = {
            "files": sorted(
                (file.src_uri, file.url, file.is_documentation_page()) for file in files
            ),
            "extensions": config.markdown_extensions,
            "settings": config.mdx_configs,
            "validation": dict(config.validation),
            "links": dict(config.validation.links),
            "directories": config.use_directory_urls,
            "nav": config.nav,
        }
        made_with = memory.name(json.dumps(facts, default=named))
        converter = Converter(config, files)
        for file in files.documentation_pages():
            page = _Page(file, files, config, self.known if keeps else None, made_with, converter)
            if around and isinstance(file, PageSource):
                page.stand(before, memory.name("page of a tree", around, made_with))


class _Page(Page):
    def __init__(
        self,
        file: File,
        files: Files,
        config: MkDocsConfig,
        known: dict[str, _Kept] | None,
        made_with: str,
        converter: Converter,
    ) -> None:
        super().__init__(None, file, config)
        self.files, self.config = files, config
        self.known = known
        self.made_with = made_with
        self.converter = converter
        self.tree: Before | None = None

    def stand(self, before: Before, around: str) -> None:
        """Be left as it stands in the tree before, if that is what would come of it now.

        What somebody asks of it all the same is made then.
        """
        source, path = self.file, self.file.dest_uri
        assert isinstance(source, PageSource)
        name = source.output.name
        if not name:
            return
        self.tree = before
        before.names[path] = memory.name(around, name)
        facts = before.left.pages.get(source.src_uri)
        if facts is None or not before.stands(path, before.names[path]):
            return
        source.stands = True
        before.pages[source.src_uri] = facts
        for each in WHOLE:
            delattr(self, each)
        self.meta = _Meta(facts, self._whole)
        if "title" in facts.meta:
            self.title = facts.meta["title"]
        self.present_anchor_ids = set(facts.anchors)
        self.links_to_anchors = {
            self.files.src_uris[uri]: dict(links) for uri, links in facts.links.items()
        }

    def __getattr__(self, name: str) -> Any:
        """What of a page that stands is asked for all the same."""
        if name not in WHOLE:
            raise AttributeError(name)
        self._whole()
        return getattr(self, name)

    def _whole(self) -> Mapping[str, Any]:
        """Make a page that stands after all; gives its whole front matter."""
        self.read_source(self.config)
        meta = self.meta
        self.render(self.config, self.files)
        return meta

    def done(self) -> None:
        """Note what others may ask of it, and let go of all else, of which a guide may have much.

        One that names a template of its own may come of more than the others.
        """
        if self.tree is None:
            return
        texts = {key: json.dumps(value, default=str) for key, value in self.meta.items()}
        short = {key: self.meta[key] for key, text in texts.items() if len(text) <= SHORT}
        links = {file.src_uri: found for file, found in (self.links_to_anchors or {}).items()}
        facts = PageFacts(tuple(texts), short, frozenset(self.present_anchor_ids or ()), links)
        self.tree.pages[self.file.src_uri] = facts
        if "template" in self.meta:
            self.tree.names.pop(self.file.dest_uri, None)
        self.content, self.toc, self.meta = "", get_toc([]), short

    @cached_property
    def key(self) -> str:
        """The name of what the page comes to: all that it is made from."""
        source = self.file.content_string
        return memory.name("page converted", self.made_with, self.file.src_uri, source)

    @cached_property
    def before(self) -> _Kept | None:
        """What it came to before."""
        return self._before()

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the source, or take what was read before."""
        if self.before is not None:
            self.markdown, self.meta = self.before.markdown, dict(self.before.meta)
            return
        known = parted(self.file.content_string)
        if known is None:
            super().read_source(config)
        else:
            self.markdown, self.meta = known

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown, or take what it was converted to before.

        What had something to be said against it is not kept: it has to be said again.
        """
        if self.before is not None:
            for name, value in self.before.made.items():
                setattr(self, name, value)
            self.links_to_anchors = {
                files.src_uris[uri]: found for uri, found in self.before.links.items()
            }
            self._hold(self.before)
            return
        meta = dict(self.meta)
        heard = Heard(logging.INFO)
        logger = logging.getLogger("mkdocs")
        logger.addHandler(heard)
        try:
            self._convert(config, files)
        finally:
            logger.removeHandler(heard)
        made = {name: getattr(self, name) for name in MADE}
        links = {file.src_uri: found for file, found in (self.links_to_anchors or {}).items()}
        now = _Kept(self.key, self.markdown, meta, made, links)
        self._hold(now)
        if not heard.records:
            self._keep(now)
            memory.put(now, self.key)

    def _convert(self, config: MkDocsConfig, files: Files) -> None:
        """Convert the Markdown; MkDocs does where it has something to tell or a title to find."""
        titled = "title" in self.meta
        found = self.converter.convert(self.file, self.markdown or "") if titled else None
        if found is None:
            super().render(config, files)
            return
        self.content, self.toc = found.content, found.toc
        self.present_anchor_ids, self.links_to_anchors = found.anchors, found.links

    def _before(self) -> _Kept | None:
        before = self.known.get(self.file.src_uri) if self.known is not None else None
        if before is not None and before.key == self.key:
            return before
        found = memory.got(_Kept, self.key)
        if found is None or found.key != self.key:
            return None
        self._keep(found)
        return found

    def _hold(self, found: _Kept) -> None:
        """Have it for who asks again, as a preview does for a page that somebody looks at.

        A build does not, and would hold the text of thousands.
        """
        self.before = found if self.known is not None else None

    def _keep(self, found: _Kept) -> None:
        if self.known is not None:
            self.known[self.file.src_uri] = found


def done(page: Page) -> None:
    """Note of a page that is built what others may ask of it, for the next build."""
    if isinstance(page, _Page):
        page.done()


def parted(source: str) -> tuple[str, dict[str, Any]] | None:
    """The text of a page and its front matter, of which every line is a key and JSON.

    That is YAML too, which takes thirty times as long to read. Gives nothing for all else.
    """
    front = FRONT.match(source)
    if front is None:
        return None
    pairs = (line.split(": ", 1) for line in front[1].rstrip("\n").split("\n"))
    try:
        meta = {key: json.loads(value) for key, value in pairs}
    except ValueError:
        return None
    return source[front.end() :].lstrip("\n"), meta


def _functions(value: object) -> list[object]:
    """What of some settings is no plain data."""
    if isinstance(value, Mapping):
        return [found for inner in value.values() for found in _functions(inner)]
    if isinstance(value, (list, tuple)):
        return [found for inner in value for found in _functions(inner)]
    return [] if value is None or isinstance(value, (str, int, float)) else [value]


def named(value: object) -> str:
    """What a setting is called that is no plain data: a function, for the most part."""
    module, name = getattr(value, "__module__", ""), getattr(value, "__qualname__", "")
    return f"{module}.{name}" if name else str(value)
