"""The tree that a preview serves: what an edit changed is put into it, and the rest stays.

By itself MkDocs empties the folder at every build and writes every file anew. On most disks that
takes longer than making them, and who reads meanwhile finds pages missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import is_markdown_file

from ...output import Output
from ..unchanged import files
from .source import PageSource

FOLDER = ".next"


class Served:
    """What stands in the tree, by path, and what the present build made of it."""

    def __init__(self) -> None:
        """Start without a tree."""
        self.tree: Path | None = None
        self._there: dict[str, str | bytes] = {}
        self._made: dict[str, str | bytes] = {}
        self._names: set[str] = set()

    def begin(self, config: MkDocsConfig) -> None:
        """Have a build write beside the tree."""
        tree = Path(config.site_dir)
        new = tree / FOLDER
        shutil.rmtree(new, ignore_errors=True)  # of a build that was broken off
        if self.tree is None:
            self.tree = tree
            self._names = set(files(str(tree)))  # whoever wrote them, the next tree is without
        self._made = {}
        config.site_dir = str(new)

    def leave(self) -> None:
        """Let MkDocs fill the whole tree: others have a hand in it, who may read all of it."""
        self.tree, self._there = None, {}

    def file(self, config: MkDocsConfig, output: Output) -> File:
        """A file of MkDocs. What is no page is written at once, or when it is due to be made."""
        if is_markdown_file(output.path):
            return PageSource.of(config, output)
        put = partial(self._write, Path(config.site_dir), output)
        file = _Made.generated(config, output.path, content=b"")
        assert isinstance(file, _Made)
        file.put = put
        if not callable(output.made):
            file.copy_file()
        return file

    def holds(self, path: str, made: str | bytes) -> bool:
        """Whether the tree has this already at a path. Notes that it was made."""
        if self.tree is None:
            return False
        self._made[path] = made
        return self._there.get(path) == made

    def is_made(self, path: str) -> bool:
        """Whether what the present build makes of a path stands in the tree."""
        return path in self._made and self._there.get(path) == self._made[path]

    def show(self) -> None:
        """Put what was written so far into the tree."""
        if self.tree is not None:
            self._put(self.tree)

    def end(self) -> frozenset[str]:
        """Put what was written into the tree, and take out of it what is no more. Gives the paths
        that were written since the last time.
        """
        if self.tree is None:
            return frozenset()
        made = self._made
        written = self._put(self.tree)
        names = {*written, *made}
        for name in self._names - names:
            if (self.tree / name).is_file():
                (self.tree / name).unlink()
        shutil.rmtree(self.tree / FOLDER, ignore_errors=True)
        self._there, self._names = made, names
        return written

    def _put(self, tree: Path) -> frozenset[str]:
        """Move what was written into the tree; gives the paths."""
        new = tree / FOLDER
        written = frozenset(files(str(new)))
        there, self._there = self._there, {}  # broken off, the next build writes everything
        for name in written:
            target = tree / name
            _make_way(target, tree)
            (new / name).replace(target)
        made = {name: self._made[name] for name in written if name in self._made}
        self._there = {**there, **made}
        self._names |= written
        return written

    def _write(self, folder: Path, output: Output) -> None:
        data = output.data
        if not self.holds(output.path, data):
            target = folder / output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


class _Made(File):
    """A file that knows how it is written."""

    put: Callable[[], None]

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, if it was not."""
        put, self.put = self.put, _nothing
        put()


def _nothing() -> None:
    """Write no file twice."""


def _make_way(target: Path, tree: Path) -> None:
    """Have a file put where a folder was, or into a folder where a file was."""
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.relative_to(tree).parents:
        if (tree / parent).is_file():
            (tree / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
