"""The tree that the build before left: what is the same there need not be written again.

To share a file takes the disk a fifth of what it takes to write one, and most stay as they were.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import is_markdown_file

from ...output import Output
from ..trees import Seen, seen
from ..unchanged import Noted


class Before:
    """A tree of a locale that stays as it is while another one is made, or none.

    `same` are the files of it that the new one has as well, as they were seen, which nobody writes;
    `digests` are of what they hold.
    """

    def __init__(self, tree: Path | None = None, noted: Noted | None = None) -> None:
        """Know the tree, and what was noted of its files."""
        self.tree = tree
        self._noted = noted or Noted()
        self._same: dict[str, Seen] = {}
        self._digests: dict[str, str] = {}

    @property
    def same(self) -> Mapping[str, Seen]:
        """How the files stand, by path, that are the same."""
        return self._same

    @property
    def digests(self) -> Mapping[str, str]:
        """The digests of these, and of others."""
        return self._digests

    def file(self, config: MkDocsConfig, output: Output) -> File:
        """A file of MkDocs. All but pages are written at once, so that nobody has to hold them."""
        if is_markdown_file(output.path):
            return File.generated(config, output.path, content=output.data)
        target = Path(config.site_dir, output.path)
        if self.has(output.path, output.data):
            target.unlink(missing_ok=True)  # of an output of the same path that was none
            assert self.tree is not None
            return _There.generated(config, output.path, abs_src_path=str(self.tree / output.path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.data)
        return File.generated(config, output.path, abs_src_path=str(target))

    def page(self, file: File, made: str) -> bool:
        """Whether the page of a file is the same, in the bytes that MkDocs would write."""
        return self.has(file.dest_uri, made.encode(errors="xmlcharrefreplace"))

    def has(self, path: str, made: bytes) -> bool:
        """Whether the tree has these bytes at a path, which are written no more if so."""
        self._same.pop(path, None)
        if self.tree is None:
            return False
        place = f"{self.tree}{os.sep}{path}"
        try:
            stands = os.lstat(place)
        except OSError:
            return False
        if stands.st_size != len(made) or not stat.S_ISREG(stands.st_mode):
            return False
        digest = hashlib.sha256(made).hexdigest()
        if self._noted.digest(place) != digest:
            return False
        self._same[path], self._digests[path] = seen(stands), digest
        return True

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
