"""Builds every locale into one published tree, in a folder beside it, and swaps it in whole."""

from __future__ import annotations

import logging
import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from ..pages.root import PATHS, root_outputs
from ..pipeline import Checked, Project
from ..templating import TemplateError
from . import cache
from .project import CONTENT, TEMPLATES
from .publish import guard, recover, swap
from .write import write

CONFIGURATION = "mkdocs.yml"
CACHE = ".cache/fingerpost"
LOCALE_VARIABLE = "FINGERPOST_LOCALE"
DOCUMENTS = (".docx", ".odt", ".pdf", ".txt", ".zip")


class BuildFailed(Exception):
    """MkDocs could not build a locale; the message is for the user."""


@dataclass(frozen=True)
class Task:
    """One locale to build: from which project, into which folder, for which addresses."""

    root: Path
    locale: str
    folder: Path
    site_url: str
    repository: str | None

    def facts(self) -> tuple[str, ...]:
        """What decides the result beside the files of the project."""
        return self.locale, self.site_url, self.repository or ""


@dataclass(frozen=True)
class Built:
    """What one locale came to, and what went wrong if it came to nothing."""

    locale: str
    pages: int
    documents: int
    seconds: float
    problem: str = ""


def build(
    project: Project,
    checked: Checked,
    root: Path,
    site: Path,
    *,
    locales: Iterable[str],
    site_url: str,
    repository: str | None,
    jobs: int,
    use_cache: bool,
    progress: Callable[[Built], None],
) -> list[Built]:
    """Build locales of a checked guide and replace `site` by the result, or leave it as it was.

    Raises BuildFailed; Refused where `site` holds what no build wrote; OSError where the disk does
    not play along.
    """
    guide = checked.guide
    assert guide is not None
    guard(site, PATHS)
    recover(site)
    staging = site.with_name(f".{site.name}.building")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        tasks = [
            Task(root, tag, staging / tag, f"{site_url.rstrip('/')}/{tag}/", repository)
            for tag in locales
        ]
        built = []
        for one in _each(tasks, site, jobs, use_cache):
            if one.problem:
                raise BuildFailed(f"The locale {one.locale} could not be built: {one.problem}")
            progress(one)
            built.append(one)
        published = {e.tag for e in checked.editions if e.published}
        tags = [one.locale for one in built if one.locale in published]
        write(root_outputs(guide, tags, site_url, project.templates), staging)
        for page in (staging / guide.settings.source_locale).glob("404.html"):
            shutil.copyfile(page, staging / "404.html")
        swap(staging, site)
    except TemplateError as error:
        raise BuildFailed(f"A file above the locales could not be written: {error}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return built


def serve(root: Path, locale: str | None, port: int) -> None:
    """Preview one locale, rebuilt whenever content, templates or translations change.

    Tells on standard error where it serves and what it rebuilds. Raises OSError where the port is
    taken.
    """
    here, address = f"127.0.0.1:{port}", None
    if locale is not None:
        os.environ[LOCALE_VARIABLE] = locale
        address = f"http://{here}/{locale}/"
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    mkdocs_serve(str(root / CONFIGURATION), dev_addr=here, site_url=address)


def processors() -> int:
    """How many locales to build at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _each(tasks: list[Task], site: Path, jobs: int, use_cache: bool) -> Iterator[Built]:
    """Take unchanged locales from the present site; build the others, several at a time."""
    waiting = []
    for task in tasks:
        record = task.root / CACHE / f"{task.locale}.json"
        folders = (CONTENT, TEMPLATES, CONFIGURATION)
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        digest = cache.key(task.root, folders, *task.facts(), epoch)
        if use_cache and cache.holds(site / task.locale, digest, record):
            started = monotonic()
            cache.link(site / task.locale, task.folder)
            yield _counted(task, started)
        else:
            waiting.append((task, digest, record))
    workers = min(jobs, len(waiting))
    work = [task for task, _, _ in waiting]
    if workers < 2:
        yield from _kept(map(_locale, work), waiting)
    else:
        # Not forked: typst has threads, and a fork in their midst may never come back.
        with multiprocessing.get_context("spawn").Pool(workers) as pool:
            yield from _kept(pool.imap(_locale, work), waiting)


def _kept(results: Iterable[Built], waiting: list[tuple[Task, str, Path]]) -> Iterator[Built]:
    for one, (task, digest, record) in zip(results, waiting, strict=True):
        if not one.problem:
            cache.keep(task.folder, digest, record)
        yield one


def _locale(task: Task) -> Built:
    """Build one locale with MkDocs."""
    started = monotonic()
    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [messages], False
    logger.setLevel(logging.WARNING)
    try:
        config = load_config(
            str(task.root / CONFIGURATION),
            site_dir=str(task.folder),
            site_url=task.site_url,
            repo_url=task.repository,
        )
        config.plugins["fingerpost"].config["locale"] = task.locale
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (SystemExit, OSError, MkDocsException) as error:
        return Built(task.locale, 0, 0, 0.0, "; ".join(messages.told or [str(error)]))
    if messages.told:
        return Built(task.locale, 0, 0, 0.0, "; ".join(messages.told))
    return _counted(task, started)


class _Messages(logging.Handler):
    """Collects what MkDocs warns of: a page with a dead link is not published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def _counted(task: Task, started: float) -> Built:
    """Count what was built. Documents are the files a reader downloads."""
    pages = sum(1 for _ in task.folder.rglob("index.html"))
    documents = sum(path.suffix in DOCUMENTS for path in task.folder.rglob("*"))
    return Built(task.locale, pages, documents, monotonic() - started)
