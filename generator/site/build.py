"""Builds every locale into one published tree, in a folder beside it, and swaps it in whole."""

from __future__ import annotations

import filecmp
import gc
import json
import logging
import multiprocessing
import multiprocessing.connection
import os
import shutil
import sys
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, dataclass, field, replace
from multiprocessing.context import BaseContext
from pathlib import Path
from time import monotonic
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from .. import memory, pipeline
from ..content import facts
from ..diagnostics import Diagnostic, Location, arranged, has_errors, refused
from ..pages.moved import ways
from ..pages.render import Rendered
from ..pages.root import PATHS, root_outputs
from ..pipeline import Checked, Project
from ..templating import TemplateError
from . import blame, cache, opened, publish, trees, unchanged
from .mkdocs.before import Before
from .mkdocs.pages import named, plain
from .mkdocs.theme import Faulty, icons
from .project import FILES, PACKAGE, PACKAGED, TEMPLATES, today
from .settings import LOCALE_VARIABLE, PLUGIN, POLL_VARIABLE
from .write import write

CONFIGURATION = unchanged.CONFIGURATION
CACHE = ".cache/fingerpost"
REPLACED = f"{CACHE}/replaced"
"""The tree that the last build put another in the place of: the next one differs little from it."""
DOCUMENTS = (".docx", ".odt", ".pdf", ".txt", ".zip")


class BuildFailed(Exception):
    """MkDocs could not build a locale; the message is for the user."""


class Unfit(Exception):
    """What came to light in rendering: `checked` says what is wrong."""

    def __init__(self, checked: Checked) -> None:
        """Keep what is wrong."""
        super().__init__()
        self.checked = checked


@dataclass(frozen=True)
class Given:
    """What every locale is made from: a project, what was checked of it, for which addresses."""

    root: Path
    project: Project
    checked: Checked
    repository: str | None
    use_cache: bool
    """Whether what was made before may be used; `ours` says whether whole trees may, and pages."""
    ours: bool = True


@dataclass(frozen=True)
class Task:
    """One locale to build: into which folder, for which address.

    `before` is the tree of it that stands, if the new one may share files with that; most of them
    may be in the folder already.
    """

    locale: str
    folder: Path
    site_url: str
    before: Path | None = None


@dataclass(frozen=True)
class Built:
    """What one locale came to, and what went wrong if it came to nothing.

    `found` is what rendering brought to light, `reads` what was read beside the project, `same` the
    digests of files that it shares with the tree before.
    """

    locale: str
    pages: int
    documents: int
    seconds: float
    problem: str = ""
    found: tuple[Diagnostic, ...] = ()
    reads: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Site:
    """A site that was built: its locales, all that was found, what was read beside the project.

    `files` are the digests of all that was written, by path; `gone` are addresses of pages that
    the site had before and has no more, relative to their locale.
    """

    built: tuple[Built, ...]
    checked: Checked
    reads: frozenset[str]
    files: Mapping[str, str]
    gone: tuple[str, ...]


def build(
    given: Given,
    site: Path,
    *,
    locales: Iterable[str],
    site_url: str,
    jobs: int,
    stood: Mapping[str, unchanged.Facts],
    strict: bool,
    progress: Callable[[Built], None],
) -> Site:
    """Build locales of a checked guide and replace `site` by the result, or leave it as it was.

    `stood` is how the files stood before the project was read: a build mixes no two states. With
    `strict` a warning is a mistake. Raises Unfit where the guide cannot be rendered; BuildFailed;
    Refused where `site` holds what no build wrote; OSError where the disk does not play along.
    """
    root = given.root
    inputs = (root / name for name in unchanged.INPUTS)
    apart = (root / CACHE, site, publish.staging(site), PACKAGED, *inputs)
    publish.guard(site, PATHS)
    publish.recover(site)
    staging = publish.staging(site)
    trees.remove(staging)
    try:
        with opened.noting(apart) as read_here:
            settings, ours = _settings(root)
        given = replace(given, ours=ours)
        base = site_url.rstrip("/")
        shares = given.use_cache and ours
        tasks = [
            Task(tag, staging / tag, f"{base}/{tag}/", site / tag if shares else None)
            for tag in locales
        ]
        if shares:
            _take_up(root / REPLACED, staging, [tag for tag in locales if (site / tag).is_dir()])
        noted = cache.noted(root)
        keys = {task.locale: _key(given, task, settings, noted) for task in tasks}
        built = []
        for one in _each(given, tasks, keys, site, jobs, apart):
            if one.problem:
                raise BuildFailed(f"The locale {one.locale} could not be built: {one.problem}")
            progress(one)
            built.append(one)
        built.sort(key=_order_of(tasks))  # whichever were taken as they are, and so came first
        checked = _judged(given, built, strict=strict)
        _write_above(given, built, site_url, staging)
        publish.mark(staging)
        same = {f"{one.locale}/{path}": each for one in built for path, each in one.same.items()}
        digests = trees.share(site, staging, same)
        if not same.keys() <= digests.keys():
            raise BuildFailed("Another build meddled with this one. Build it again.")
        if _but_code(stood) != _but_code(unchanged.stand(str(root))):
            raise BuildFailed("The guide was changed while it was built. Build it again.")
        for task, one in zip(tasks, built, strict=True):
            _note(root, task, one, keys[task.locale], digests)
        gone = _gone(site, [task.locale for task in tasks], digests)
        trees.open_to_all(staging)
        publish.swap(staging, site)
        if shares:
            _lay_by(staging, root / REPLACED)
        with _kept(given) as results:
            if isinstance(results, cache.Kept):
                results.prune(lambda: trees.size(site, digests))
    except TemplateError as error:
        raise BuildFailed(f"A file above the locales could not be written: {error}") from error
    finally:
        trees.remove(staging)
    reads = frozenset({*read_here, *opened.sources()}.union(*(one.reads for one in built)))
    return Site(tuple(built), checked, reads, digests, gone)


def _judged(given: Given, built: Iterable[Built], *, strict: bool) -> Checked:
    """What was checked, with what building brought to light. Raises Unfit where that stops it."""
    checked = given.checked
    found = tuple(dict.fromkeys(each for one in built for each in one.found))
    if has_errors(found):
        with _kept(given) as results:
            raise Unfit(pipeline.why(given.project, results, found))
    checked = replace(checked, diagnostics=arranged((*checked.diagnostics, *found)))
    if strict and found:
        raise Unfit(checked)
    return checked


def _write_above(given: Given, built: Iterable[Built], site_url: str, tree: Path) -> None:
    """Write what stands above the locales: files of the root, and those of `content/files/`."""
    guide = given.checked.guide
    assert guide is not None
    published = {e.tag for e in given.checked.editions if e.published}
    tags = [one.locale for one in built if one.locale in published]
    write(root_outputs(guide, tags, site_url, given.project.templates), tree)
    for page in (tree / guide.settings.source_locale).glob("404.html"):
        shutil.copyfile(page, tree / "404.html")
    _copy_files(given.root, tree)


def _note(root: Path, task: Task, one: Built, key: str, digests: Mapping[str, str]) -> None:
    """Note what a locale was made from and came to, for the next build."""
    told = [asdict(each) for each in one.found]
    begins = f"{task.locale}/"
    own = {
        path.removeprefix(begins): digest
        for path, digest in digests.items()
        if path.startswith(begins)
    }
    cache.keep(own, key, _record(root, task), told)


def _gone(site: Path, tags: Iterable[str], written: Collection[str]) -> tuple[str, ...]:
    """The addresses of pages that stand in a site and are not written again, in some locales."""
    pages = (
        (tag, path)
        for tag in tags
        for path in unchanged.files(str(site / tag))
        if path.endswith("/index.html")
    )
    lost = {path for tag, path in pages if f"{tag}/{path}" not in written}
    return tuple(sorted(path.removesuffix("index.html") for path in lost))


def _take_up(replaced: Path, staging: Path, names: Collection[str]) -> None:
    """Begin with folders of a tree that was replaced, if there is one; the rest of it goes."""
    try:
        if replaced.is_symlink() or not replaced.is_dir():
            return
        trees.open_to_all(replaced, files=False)
        replaced.rename(staging)
        for path in list(staging.iterdir()):
            if path.is_symlink() or not path.is_dir():
                path.unlink()
            elif path.name not in names:
                shutil.rmtree(path)
    except OSError:  # it is on another disk, or nobody may look there
        trees.remove(staging)


def _lay_by(tree: Path, replaced: Path) -> None:
    """Keep a tree that was replaced, where there is one and the disk is the same."""
    gone = replaced.with_name(f"{replaced.name}.{os.getpid()}")
    with suppress(OSError):  # none; moved first, since another build may take it up meanwhile
        replaced.rename(gone)
    trees.remove(gone)
    with suppress(OSError):
        tree.rename(replaced)


def _order_of(tasks: list[Task]) -> Callable[[Built], int]:
    places = {task.locale: place for place, task in enumerate(tasks)}
    return lambda one: places[one.locale]


def _but_code(stood: Mapping[str, unchanged.Facts]) -> dict[str, unchanged.Facts]:
    """How files stand, without those that have been loaded already."""
    code = f"{PACKAGE}{os.sep}"
    return {
        path: facts
        for path, facts in stood.items()
        if not (path.startswith(code) and path.endswith(".py"))
    }


def _key(given: Given, task: Task, settings: str, noted: unchanged.Noted) -> str:
    """A digest of all that the tree of a locale is made from."""
    checked, project = given.checked, given.project
    guide = checked.guide
    assert guide is not None
    others = {edition.path for edition in checked.editions if edition.tag != task.locale}
    over = facts.run_out(guide.fact_kinds, guide.countries, project.today)
    address = task.site_url, given.repository or ""
    known = pipeline.beside(checked, task.locale)
    said = task.locale, *address, *over, settings, known
    return cache.key(given.root, unchanged.INPUTS, *said, noted=noted, without=others)


def _settings(root: Path) -> tuple[str, bool]:
    """What decides a build beside files of the project: settings as they are read, hooks, code.

    The settings hold what they inherit, and what the environment gave them. Also whether that is
    all: a hook or a plugin of somebody else may read whatever it likes. Raises BuildFailed.
    """
    try:
        config = load_config(str(root / CONFIGURATION))
    except (SystemExit, MkDocsException, OSError, ValueError) as error:
        raise BuildFailed(f"{CONFIGURATION} cannot be used: {error}") from error
    if PLUGIN not in config.plugins:
        raise BuildFailed(f"{CONFIGURATION} does not list `{PLUGIN}` under `plugins:`. Add it.")
    with (root / CONFIGURATION).open(encoding="utf-8") as file:
        settings = json.dumps(yaml_load(file, get_yaml_loader()), default=named, sort_keys=True)
    day = os.environ.get("SOURCE_DATE_EPOCH") or today().isoformat()
    packaged = cache.key(PACKAGED.parent, (TEMPLATES,), noted=cache.noted(root))
    settings = "\n".join((settings, day, cache.code(), packaged))
    return settings, plain(config) and _of_ours(root, config)


def _of_ours(root: Path, config: MkDocsConfig) -> bool:
    """Whether the theme is made from templates of the project, ours, and what is installed."""
    own = (str(root / TEMPLATES), str(PACKAGED), sys.prefix, sys.base_prefix)
    return all(str(Path(folder)).startswith(own) for folder in config.theme.dirs)


def _copy_files(root: Path, tree: Path) -> None:
    """Put `content/files/` above the locales, as it is: `CNAME`, `.well-known/`, ..."""
    for path in sorted((root / FILES).rglob("*")):
        target = tree / path.relative_to(root / FILES)
        if path.is_file():
            other = target.exists() and not filecmp.cmp(path, target, shallow=False)
            if other or any(above.is_file() for above in target.parents):
                shown = path.relative_to(root).as_posix()
                raise BuildFailed(f"{shown} would replace a file that a build makes. Rename it.")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)  # it may be shared with the tree before
            shutil.copyfile(path, target)


def _record(root: Path, task: Task) -> Path:
    return root / CACHE / f"{task.locale}.json"


def serve(
    root: Path, locale: str | None, port: int, *, source: str = "", polls: bool = False
) -> None:
    """Preview one locale, rebuilt whenever content, templates or translations change.

    Without one it is the `source` locale; as long as nobody knows that, the settings say where it
    is served. Tells on standard error where it serves and what it rebuilds. With `polls` it looks
    at the files again and again, and does not wait to be told. Raises OSError where the port is
    taken, BuildFailed where a hook or a plugin stops the first build.
    """
    from mkdocs.commands import serve as preview  # what a build needs not is not loaded for it

    if polls:
        os.environ[POLL_VARIABLE] = "yes"
    here, address = f"127.0.0.1:{port}", None
    if locale is not None:
        os.environ[LOCALE_VARIABLE] = locale
    if locale or source:
        address = f"http://{here}/{locale or source}/"
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        preview.serve(str(root / CONFIGURATION), dev_addr=here, site_url=address)
    except Exception as error:
        others = not isinstance(error, OSError) and not _settings(root)[1]
        foreign = blame.blamed(error, root, others=others)
        if foreign is None or isinstance(error, MkDocsException):
            raise
        raise BuildFailed(str(foreign)) from error


def processors() -> int:
    """How many locales to build at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _each(
    given: Given,
    tasks: list[Task],
    keys: Mapping[str, str],
    site: Path,
    jobs: int,
    apart: tuple[Path, ...],
) -> Iterator[Built]:
    """Take unchanged locales from the present site; build the others, several at a time."""
    waiting = []
    for task in tasks:
        there, record = site / task.locale, _record(given.root, task)
        whole = given.use_cache and given.ours
        if whole and cache.holds(there, keys[task.locale], record, cache.noted(given.root)):
            started = monotonic()
            trees.become(task.folder, there, trees.all_seen(there))
            same = cache.digests(record)
            yield replace(_counted(given, task, started), found=_told(record), same=same)
        else:
            waiting.append(task)
    workers = min(jobs, len(waiting))
    gc.freeze()  # what was read stays, and stays shared by those who take it over
    if workers < 2:
        for task in waiting:
            yield _locale(given, apart, task)
        return
    with _kept(given):
        pipeline.share(given.checked, given.project)
    icons()
    gc.freeze()  # and what was made since
    with _context().Pool(workers, _begin, (given, apart)) as pool:
        yield from pool.imap(_given_locale, waiting)


def _told(record: Path) -> tuple[Diagnostic, ...]:
    """What was said of a locale when it was built."""
    told: Any = cache.told(record)
    return tuple(
        Diagnostic(**{**each, "location": Location(**each["location"])}) for each in told or ()
    )


def _context() -> BaseContext:
    """How workers begin: as copies of this process with all that it has read, where that is safe.

    Nothing else may run in it then: a fork in the midst of the threads of typst may never come
    back. Others begin from nothing, and are handed the same.
    """
    try:
        alone = len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        alone = False
    return multiprocessing.get_context("fork" if alone else "spawn")


_begun: list[tuple[Given, tuple[Path, ...]]] = []


def _begin(given: Given, apart: tuple[Path, ...]) -> None:
    """Begin a worker. It ends as soon as the process that began it is gone, however that ended."""
    _begun[:] = [(given, apart)]
    end_with_parent()


def end_with_parent() -> None:
    """End this process as soon as the one that began it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent.sentinel,), daemon=True).start()


def _outlive(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _given_locale(task: Task) -> Built:
    given, apart = _begun[0]
    return _locale(given, apart, task)


def _locale(given: Given, apart: tuple[Path, ...], task: Task) -> Built:
    """Render one locale, and build it with MkDocs."""
    started = monotonic()
    stood = task.before if task.before and task.before.is_dir() else None
    before = Before(stood, cache.noted(given.root))
    new = task.folder if before.tree is None else task.folder.with_name(f".{task.locale}")
    with opened.noting(apart) as reads, _kept(given) as results:
        found, problem = _made(given, task, before, new, results)
    if problem is None:
        return Built(task.locale, 0, 0, 0.0, found=found)
    if problem:
        return Built(task.locale, 0, 0, 0.0, problem)
    try:
        same = _joined(task.folder, before, new)
    except OSError as error:
        return Built(task.locale, 0, 0, 0.0, refused(error))
    done = _counted(given, task, started)
    return replace(done, found=found, reads=frozenset(reads), same=same)


def _joined(tree: Path, before: Before, new: Path) -> dict[str, str]:
    """Make a tree from what is new and what is the same as before: the digests of the latter."""
    if before.tree is None:
        return {}
    shared = trees.become(tree, before.tree, before.same, new)
    shutil.rmtree(new, ignore_errors=True)
    return {path: before.digests[path] for path in shared}


def _kept(given: Given) -> AbstractContextManager[memory.Memory]:
    return cache.kept(given.root, given.project.fonts, keep=given.use_cache)


def _made(
    given: Given, task: Task, before: Before, new: Path, results: memory.Memory
) -> tuple[tuple[Diagnostic, ...], str | None]:
    """Render a locale and have MkDocs write what is new: what is wrong with it, what MkDocs says.

    That is why there is none; nothing instead where there is nothing to write.
    """
    found, rendered = _rendered(given, task, results)
    if rendered is None:
        return found, None
    messages = _Messages()
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [messages], False
    logger.setLevel(logging.WARNING)
    try:
        config = load_config(
            str(given.root / CONFIGURATION),
            site_dir=str(new),
            site_url=task.site_url,
            repo_url=given.repository,
        )
        plugin: Any = config.plugins[PLUGIN]
        plugin.given, plugin.before = rendered, before
        del rendered  # the plugin alone has it, and lets go of what is written
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            # MkDocs has the same plugin for whatever is built next.
            plugin.given, plugin.before = None, Before()
    except Faulty as faulty:
        return (*found, faulty.diagnostic), None
    except (SystemExit, Exception) as error:
        foreign = blame.blamed(error, given.root, messages.told, others=not given.ours)
        if foreign is not None and not isinstance(error, MkDocsException | OSError):
            return (*found, foreign), None
        if isinstance(error, SystemExit | OSError | MkDocsException):
            return found, blame.told(messages.told, error)
        raise
    return found, blame.told(messages.told) if messages.told else ""


def _rendered(
    given: Given, task: Task, results: memory.Memory
) -> tuple[tuple[Diagnostic, ...], Rendered | None]:
    """A locale as the core makes it, or what is wrong with it."""
    checked, project = given.checked, given.project
    found = pipeline.unshown(checked, task.locale, project, results)
    if has_errors(found):
        return found, None
    addresses = given.repository, task.site_url
    rendered, more = pipeline.shown_in(checked, task.locale, project, results, *addresses)
    return (*found, *more), rendered


class _Messages(logging.Handler):
    """Collects what MkDocs warns of: a page with a dead link is not published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def _counted(given: Given, task: Task, started: float) -> Built:
    """Count what was built: pages that lead nowhere else, and the files a reader downloads."""
    guide = given.checked.guide
    assert guide is not None
    files = unchanged.files(str(task.folder))
    pages = sum(path.rpartition("/")[2] == "index.html" for path in files) - len(ways(guide))
    documents = sum(path.endswith(DOCUMENTS) for path in files)
    return Built(task.locale, pages, documents, monotonic() - started)
