"""Builds one locale of a checked guide: rendered by the core, written by MkDocs."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from .. import memory, pipeline
from ..diagnostics import Diagnostic, has_errors, refused
from ..pages.moved import ways
from ..pages.render import Rendered
from ..pipeline import Checked, Host, Project
from . import blame, cache, opened, trees, unchanged
from .misconfigured import is_idle
from .mkdocs.before import Before, Left
from .mkdocs.heard import Heard, unsaid
from .mkdocs.pages import PLUGIN
from .mkdocs.theme import FaultyTemplate

FRONT = "index.html"
ELSEWHERE = (
    "a hook or a plugin of `mkdocs.yml` had its pages written elsewhere. Take that out;"
    " `fingerpost build --site-dir` says where a site is written."
)
DOCUMENTS = (".docx", ".odt", ".pdf", ".txt", ".zip")


@dataclass(frozen=True)
class BuildInputs:
    """What all locales are made from: a project, what was checked of it, its repository."""

    root: Path
    project: Project
    checked: Checked
    repository: str
    """The address of the repository; empty for that of the settings."""
    use_cache: bool
    """Whether results of earlier builds may be used."""
    ours: bool = True
    """Whether no code of somebody else has a hand in it."""

    @property
    def shares(self) -> bool:
        """Whether pages and trees of earlier builds may be used: code of somebody else may make
        others of the same files.
        """
        return self.use_cache and self.ours


@dataclass(frozen=True)
class Task:
    """One locale to build: into which folder, for which address.

    `before` is its tree in the present site, if the new one may share files with that; `key` is a
    digest of all that the new one is made from.
    """

    locale: str
    folder: Path
    site_url: str
    before: Path | None = None
    key: str = ""


@dataclass(frozen=True)
class Built:
    """What came of building one locale; `problem` says why nothing did.

    `found` is what rendering brought to light, `reads` are files outside of the project that were
    read, `same` the digests of files that it shares with the tree before.
    """

    locale: str
    pages: int
    documents: int
    seconds: float
    problem: str = ""
    found: tuple[Diagnostic, ...] = ()
    reads: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)


def build_locale(inputs: BuildInputs, apart: tuple[Path, ...], task: Task, *, last: bool) -> Built:
    """Render a locale and have MkDocs write it.

    Notes the files that were read outside of the places `apart`. With the `last` locale that a
    process makes, it forgets what it remembers as soon as the outputs are there.
    """
    started = monotonic()
    with opened.noting(apart) as reads, kept(inputs):
        before = _before(inputs, task)
        new = task.folder if before.tree is None else task.folder.with_name(f".{task.locale}")
        found, problem = _made(inputs, task, before, new, last=last)
        if problem or has_errors(found):
            return Built(task.locale, 0, 0, 0.0, problem, found)
        Left(task.key, before.names, before.pages).keep(task.locale)
    try:
        same = _joined(task.folder, before, new)
    except OSError as error:
        return Built(task.locale, 0, 0, 0.0, refused(error))
    if not (task.folder / FRONT).is_file():
        return Built(task.locale, 0, 0, 0.0, ELSEWHERE)
    done = counted(inputs, task, started)
    return replace(done, found=found, reads=frozenset(reads), same=same)


def _before(inputs: BuildInputs, task: Task) -> Before:
    """The tree before, and what is known of it."""
    if task.before is None or not task.before.is_dir():
        return Before()
    record = cache.Record.of(inputs.root, task.locale)
    left = Left.of(task.locale, record.key)
    return Before(task.before, cache.noted(inputs.root), record.files, left)


def _joined(tree: Path, before: Before, new: Path) -> dict[str, str]:
    """Put what was written anew and what is the same as before into one tree. Gives digests of the
    latter.
    """
    if before.tree is None:
        return {}
    shared = trees.become(tree, before.tree, before.same, new)
    shutil.rmtree(new, ignore_errors=True)
    return {path: before.digests[path] for path in shared}


def kept(inputs: BuildInputs) -> AbstractContextManager[cache.Kept | None]:
    """Results of earlier builds, where they may be used; see `cache.kept`."""
    return cache.kept(inputs.root, inputs.project.fonts, keep=inputs.use_cache)


def _made(
    inputs: BuildInputs, task: Task, before: Before, new: Path, *, last: bool
) -> tuple[tuple[Diagnostic, ...], str]:
    """Render a locale and have MkDocs write what is new.

    Gives what was found in the guide, and the words of MkDocs where it wrote nothing that can be
    published. All is written where those are empty and no mistake was found.
    """
    found, rendered = _rendered(inputs, task, before)
    if rendered is None:
        return found, ""
    if last:
        memory.forget()
    heard = Heard(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [heard], False
    logger.setLevel(logging.WARNING)
    try:
        config = load_config(
            str(inputs.root / unchanged.CONFIGURATION),
            site_dir=str(new),
            site_url=task.site_url,
            repo_url=inputs.repository or None,
        )
        heard.records.clear()  # of the settings, which the check tells with their places
        if is_idle("nav", config, inputs.root):
            config.nav = None
        plugin: Any = config.plugins[PLUGIN]
        plugin.rendered, plugin.before = rendered, before
        del rendered  # the plugin alone has it, and lets go of what is written
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with unsaid():
                mkdocs_build(config, dirty=before.tree is not None)
        finally:
            # MkDocs has the same plugin for whatever is built next.
            plugin.rendered, plugin.before = None, Before()
    except FaultyTemplate as faulty:
        return (*found, faulty.diagnostic), ""
    except (SystemExit, Exception) as error:
        foreign = blame.blamed(error, inputs.root, heard.said, others=not inputs.ours)
        if foreign is not None and not isinstance(error, MkDocsException | OSError):
            return (*found, foreign), ""
        if isinstance(error, SystemExit | OSError | MkDocsException):
            return found, blame.told(heard.said, error)
        raise
    return found, blame.told(heard.said) if heard.said else ""


def _rendered(
    inputs: BuildInputs, task: Task, before: Before
) -> tuple[tuple[Diagnostic, ...], Rendered | None]:
    """A locale as the core makes it, or what is wrong with it."""
    checked, project = inputs.checked, inputs.project
    found = pipeline.unshown(checked, task.locale, project)
    if has_errors(found):
        return found, None
    host = Host(task.site_url, inputs.repository)
    standing = before.standing
    rendered, more = pipeline.shown_in(checked, task.locale, project, host, standing=standing)
    return (*found, *more), rendered


def counted(inputs: BuildInputs, task: Task, started: float) -> Built:
    """How many pages were built, without those that only lead on, and how many documents."""
    guide = inputs.checked.guide
    assert guide is not None
    files = unchanged.files(str(task.folder))
    pages = sum(path.rpartition("/")[2] == FRONT for path in files) - len(ways(guide))
    documents = sum(path.endswith(DOCUMENTS) for path in files)
    return Built(task.locale, pages, documents, monotonic() - started)
