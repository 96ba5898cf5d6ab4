"""The tree that the build before left: what is the same there need not be written again.

To share a file takes the disk a fifth of what it takes to write one, and most stay as they were. Of
most it is known what they were made from, and what would be made from the same need not be made.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import is_markdown_file

from ... import memory
from ...output import Output
from ..trees import Seen, seen
from ..unchanged import Noted
from .source import PageSource


@dataclass(frozen=True)
class PageFacts:
    """What others may ask a page that is not made again: of its front matter the names and the
    short values, the ids that links may lead to, its own links to ids by file.
    """

    names: tuple[str, ...]
    meta: Mapping[str, Any]
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Left:
    """What a build knew of the tree that it left: what its files and its pages were made from, by
    path; and its pages, by the paths of their sources.

    `key` is what the tree itself was made from.
    """

    key: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, PageFacts] = field(default_factory=dict)

    def keep(self, locale: str) -> None:
        """Keep it for the next build of a locale."""
        memory.put(self, "the tree that a build left", locale)

    @classmethod
    def of(cls, locale: str, key: str) -> Left:
        """What the build with a key left of a locale, if that was the last one; else nothing."""
        found = memory.got(cls, "the tree that a build left", locale)
        return found if found is not None and found.key == key else cls()


class Before:
    """A tree of a locale that stays as it is while another one is made, or none.

    `same` are the files of it that the new one has as well, as they were seen, which nobody writes;
    `digests` are of what they hold. `names` says what the files of the new one are made from, and
    `pages` what is known of its pages.
    """

    def __init__(
        self,
        tree: Path | None = None,
        noted: Noted | None = None,
        digests: Mapping[str, str] | None = None,
        left: Left | None = None,
    ) -> None:
        """Know the tree, what was noted of its files and what it was made from."""
        self.tree = tree
        self.left = left or Left()
        self.names: dict[str, str] = {}
        self.pages: dict[str, PageFacts] = {}
        self._noted = noted or Noted()
        self._known = digests or {}
        self._same: dict[str, Seen] = {}
        self._digests: dict[str, str] = {}
        self._written: set[str] = set()

    @property
    def same(self) -> Mapping[str, Seen]:
        """How the files stand, by path, that are the same."""
        return self._same

    @property
    def digests(self) -> Mapping[str, str]:
        """The digests of these, and of others."""
        return self._digests

    @property
    def standing(self) -> frozenset[str]:
        """The names of all that was made, and stands in the tree if nobody touched it."""
        return frozenset(self.left.names.values()) if self.tree is not None else frozenset()

    def file(self, config: MkDocsConfig, output: Output) -> File:
        """A file of MkDocs. All but pages are written at once, so that nobody has to hold them."""
        path, name = output.path, output.name
        if name:
            self.names[path] = name
        if is_markdown_file(path):
            return PageSource.of(config, output)
        if self.stands(path, name) or self.has(path, output.data):
            if path in self._written:  # for an output of the same path that was none
                Path(config.site_dir, path).unlink()
                self._written.remove(path)
            return _There.generated(config, path, abs_src_path=self._place(path))
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.data)
        self._written.add(path)
        return File.generated(config, path, abs_src_path=str(target))

    def has_page(self, file: File, made: str) -> bool:
        """Whether the page of a file is the same, in the bytes that MkDocs would write."""
        return self.has(file.dest_uri, made.encode(errors="xmlcharrefreplace"))

    def stands(self, path: str, name: str) -> bool:
        """Whether the tree has at a path what is made from what has this name, untouched; it is
        written no more if so.
        """
        self._same.pop(path, None)
        digest = self._known.get(path)
        if self.tree is None or not name or not digest or self.left.names.get(path) != name:
            return False
        place = self._place(path)
        stands = _regular(place)
        if stands is None or self._noted.digest(place, stands) != digest:
            return False
        self._same[path], self._digests[path] = seen(stands), digest
        return True

    def has(self, path: str, made: bytes) -> bool:
        """Whether the tree has these bytes at a path, which are written no more if so."""
        self._same.pop(path, None)
        if self.tree is None:
            return False
        place = self._place(path)
        stands = _regular(place)
        if stands is None or stands.st_size != len(made):
            return False
        digest = hashlib.sha256(made).hexdigest()
        if self._noted.digest(place, stands) != digest:
            return False
        self._same[path], self._digests[path] = seen(stands), digest
        return True

    def _place(self, path: str) -> str:
        return f"{self.tree}{os.sep}{path}"

    def held(self, path: str, config: MkDocsConfig) -> tuple[str, int]:
        """The digest and the size in bytes of a file of the new tree. Raises OSError."""
        if path in self._same:
            return self._digests[path], self._same[path][0]
        data = self.where(path, config).read_bytes()
        return hashlib.sha256(data).hexdigest(), len(data)

    def where(self, path: str, config: MkDocsConfig) -> Path:
        """Where a file of the new tree stands."""
        if self.tree is not None and path in self._same:
            return self.tree / path
        return Path(config.site_dir, path)


class _There(File):
    """A file that nobody needs to write."""

    def copy_file(self, dirty: bool = False) -> None:
        """Leave it where it stands."""


def _regular(place: str) -> os.stat_result | None:
    """How a file stands; None where there is none, or something else."""
    try:
        found = os.lstat(place)
    except OSError:
        return None
    return found if stat.S_ISREG(found.st_mode) else None
