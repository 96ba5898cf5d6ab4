"""The tree that a preview serves: what an edit changed is put into it, and the rest stays.

By itself MkDocs empties the folder at every build and writes every file anew. On most disks that
takes longer than making them, and who reads meanwhile finds pages missing.
"""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import is_markdown_file

from ...output import Output
from ..unchanged import files

FOLDER = ".next"
SAID = "mkdocs.commands.build"
SKIPPED = "Page skipped: "  # what MkDocs says of a page that nothing came of


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
        """A file of MkDocs that is written where it is not in the tree already."""
        is_page = is_markdown_file(output.path)
        kind = _There if not is_page and self.holds(output.path, output.data) else File
        return kind.generated(config, output.path, content=output.data)

    def holds(self, path: str, made: str | bytes) -> bool:
        """Whether the tree has this already at a path. Notes that it was made."""
        if self.tree is None:
            return False
        self._made[path] = made
        return self._there.get(path) == made

    def end(self) -> None:
        """Put what was written into the tree, and take out of it what is no more."""
        if self.tree is None:
            return
        new = self.tree / FOLDER
        written = files(str(new))
        names = {*written, *self._made}
        self._there = {}  # should what follows be broken off, the next build writes everything
        for name in self._names - names:
            (self.tree / name).unlink(missing_ok=True)
        for name in written:
            target = self.tree / name
            _make_way(target, self.tree)
            (new / name).replace(target)
        shutil.rmtree(new, ignore_errors=True)
        self._there, self._names = self._made, names


class _There(File):
    def copy_file(self, dirty: bool = False) -> None:
        """Leave the file where it is."""


def _make_way(target: Path, tree: Path) -> None:
    """Have a file put where a folder was, or into a folder where a file was."""
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.relative_to(tree).parents:
        if (tree / parent).is_file():
            (tree / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


class _Unsaid(logging.Filter):
    """Keeps MkDocs from telling of every page that stays as it was."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether something is worth telling."""
        return not record.getMessage().startswith(SKIPPED)


UNSAID = _Unsaid()
