"""Builds every locale into one published tree, in a folder beside it, and swaps it in whole."""

from __future__ import annotations

import json
import logging
import multiprocessing
import multiprocessing.connection
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from ..content import facts
from ..pages.root import PATHS, root_outputs
from ..pipeline import Checked, Project
from ..templating import TemplateError
from . import cache, publish
from .project import CONTENT, FILES, PACKAGED, TEMPLATES, today
from .write import write

CONFIGURATION = "mkdocs.yml"
CACHE = ".cache/fingerpost"
PLUGIN = "fingerpost"
INPUTS = (CONTENT, TEMPLATES, CONFIGURATION)
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
    use_cache: bool
    run_out: tuple[str, ...]

    def facts(self) -> tuple[str, ...]:
        """What decides the result beside the files of the project."""
        return self.locale, self.site_url, self.repository or "", *self.run_out


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
    stood: Mapping[str, tuple[int, ...]],
    progress: Callable[[Built], None],
) -> list[Built]:
    """Build locales of a checked guide and replace `site` by the result, or leave it as it was.

    `stood` is how the files stood before the project was read: a build mixes no two states.
    Raises BuildFailed; Refused where `site` holds what no build wrote; OSError where the disk does
    not play along.
    """
    guide = checked.guide
    assert guide is not None
    settings = _settings(root)
    publish.guard(site, PATHS)
    publish.recover(site)
    staging = publish.staging(site)
    shutil.rmtree(staging, ignore_errors=True)
    try:
        over = facts.run_out(guide.fact_kinds, guide.countries, project.today)
        base = site_url.rstrip("/")
        tasks = [
            Task(root, tag, staging / tag, f"{base}/{tag}/", repository, use_cache, over)
            for tag in locales
        ]
        keys = {task.locale: cache.key(root, INPUTS, *task.facts(), settings) for task in tasks}
        built = []
        for one in _each(tasks, keys, site, jobs):
            if one.problem:
                raise BuildFailed(f"The locale {one.locale} could not be built: {one.problem}")
            progress(one)
            built.append(one)
        published = {e.tag for e in checked.editions if e.published}
        tags = [one.locale for one in built if one.locale in published]
        write(root_outputs(guide, tags, site_url, project.templates), staging)
        for page in (staging / guide.settings.source_locale).glob("404.html"):
            shutil.copyfile(page, staging / "404.html")
        _copy_files(root, staging)
        publish.mark(staging)
        if stood != stand(root):
            raise BuildFailed("The guide was changed while it was built. Build it again.")
        for task in tasks:
            cache.keep(task.folder, keys[task.locale], _record(task))
        publish.swap(staging, site)
        cache.Kept(root / cache.DOCUMENTS, ()).prune()
    except TemplateError as error:
        raise BuildFailed(f"A file above the locales could not be written: {error}") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return built


def stand(root: Path) -> dict[str, tuple[int, ...]]:
    """How the files of a project stand on the disk. Ask before they are read."""
    return cache.stand(root, INPUTS)


def _settings(root: Path) -> str:
    """What decides a build beside files of the project: settings as they are read, hooks, code.

    The settings hold what they inherit, and what the environment gave them. Raises BuildFailed.
    """
    try:
        config = load_config(str(root / CONFIGURATION))
    except (SystemExit, MkDocsException, OSError, ValueError) as error:
        raise BuildFailed(f"{CONFIGURATION} cannot be used: {error}") from error
    if PLUGIN not in config.plugins:
        raise BuildFailed(f"{CONFIGURATION} does not list `{PLUGIN}` under `plugins:`. Add it.")
    modules: Any = config.hooks or {}  # by their names, where there are any
    hooks = [Path(module.__file__).read_text("utf-8") for module in modules.values()]
    with (root / CONFIGURATION).open(encoding="utf-8") as file:
        given = json.dumps(yaml_load(file, get_yaml_loader()), default=_named, sort_keys=True)
    day = os.environ.get("SOURCE_DATE_EPOCH") or today().isoformat()
    packaged = cache.key(PACKAGED.parent, (TEMPLATES,))
    return "\n".join((given, *hooks, day, cache.code(), packaged))


def _named(value: object) -> str:
    """What a setting is called that is no plain data: a function, for the most part."""
    module, name = getattr(value, "__module__", ""), getattr(value, "__qualname__", "")
    return f"{module}.{name}" if name else str(value)


def _copy_files(root: Path, tree: Path) -> None:
    """Put `content/files/` above the locales, as it is: `CNAME`, `.well-known/`, ..."""
    for path in sorted((root / FILES).rglob("*")):
        target = tree / path.relative_to(root / FILES)
        if path.is_file():
            if target.exists():
                shown = path.relative_to(root).as_posix()
                raise BuildFailed(f"{shown} would replace a file that a build makes. Rename it.")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _record(task: Task) -> Path:
    return task.root / CACHE / f"{task.locale}.json"


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


def _each(tasks: list[Task], keys: Mapping[str, str], site: Path, jobs: int) -> Iterator[Built]:
    """Take unchanged locales from the present site; build the others, several at a time."""
    waiting = []
    for task in tasks:
        there = site / task.locale
        if task.use_cache and cache.holds(there, keys[task.locale], _record(task)):
            started = monotonic()
            cache.link(there, task.folder)
            yield _counted(task, started)
        else:
            waiting.append(task)
    workers = min(jobs, len(waiting))
    if workers < 2:
        yield from map(_locale, waiting)
    else:
        # Not forked: typst has threads, and a fork in their midst may never come back.
        with multiprocessing.get_context("spawn").Pool(workers, _end_with_parent) as pool:
            yield from pool.imap(_locale, waiting)


def _end_with_parent() -> None:
    """End this worker as soon as the process that began it is gone, however that ended."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent.sentinel,), daemon=True).start()


def _outlive(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


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
        config.plugins[PLUGIN].config["locale"] = task.locale
        config.plugins[PLUGIN].config["keep"] = task.use_cache
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
