"""Builds every locale into one published tree, in a folder beside it, and swaps it in whole."""

from __future__ import annotations

import filecmp
import json
import logging
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from .. import pipeline
from ..addresses import STATUS, address_of
from ..content import facts
from ..diagnostics import arranged, has_errors
from ..pages.root import PATHS, root_outputs
from ..pipeline import Checked
from ..templating import TemplateError
from . import cache, opened, publish, trees, unchanged, workers
from .locales import BuildInputs, Built, Task, kept
from .mkdocs.pages import PLUGIN, named, plain
from .project import FILES, PACKAGE, PACKAGED, TEMPLATES, today
from .write import write

REPLACED = f"{unchanged.CACHE}/replaced"
"""The tree that the last build put another in the place of: the next one differs little from it."""


class BuildFailed(Exception):
    """A locale could not be built, or the site not be put in place; the message is for the user."""


class Unfit(Exception):
    """Rendering brought to light that the guide has mistakes: `checked` has all of them."""

    def __init__(self, checked: Checked) -> None:
        """Keep what is wrong."""
        super().__init__()
        self.checked = checked


@dataclass(frozen=True)
class Wanted:
    """What is to be built: which locales, into which folder, for which address.

    Where it is `strict`, a warning stops the build as well.
    """

    locales: tuple[str, ...]
    site: Path
    site_url: str
    strict: bool = False


@dataclass(frozen=True)
class Site:
    """A site that was built: its locales, all that was found, the files outside of the project that
    were read.

    `files` are the digests of all that was written, by path; `gone` are addresses of pages that the
    site had before and has no more, relative to their locale.
    """

    built: tuple[Built, ...]
    checked: Checked
    reads: frozenset[str]
    files: Mapping[str, str]
    gone: tuple[str, ...]


def build(
    inputs: BuildInputs,
    wanted: Wanted,
    *,
    jobs: int,
    stood: Mapping[str, unchanged.Facts],
    progress: Callable[[Built], None],
) -> Site:
    """Build locales of a checked guide and replace the site by the result, or leave it as it was.

    `stood` is how the files stood before the project was read; if any has changed since, nothing is
    published, so that no site mixes two states. `jobs` is how many locales are built at a time,
    `progress` is called with each of them.

    Raises Unfit where the guide cannot be rendered, BuildFailed where MkDocs or a template fails,
    Refused where the folder holds what no build wrote, and OSError where the disk refuses.
    """
    root, site, staging = inputs.root, wanted.site, publish.staging(wanted.site)
    own = (root / name for name in unchanged.INPUTS)
    apart = (root / unchanged.CACHE, site, staging, PACKAGED, *own)
    publish.guard(site, PATHS)
    publish.recover(site)
    trees.remove(staging)
    try:
        with opened.noting(apart) as read_here:
            inputs = replace(inputs, ours=is_ours(root, settings_of(root)))
            around = _around(root)
        tasks = [_task(tag, wanted, shares=inputs.shares) for tag in wanted.locales]
        if inputs.shares:
            there = [task.locale for task in tasks if task.before and task.before.is_dir()]
            _take_up(root / REPLACED, staging, there)
        noted = cache.noted(root)
        with kept(inputs):
            keys = {task.locale: _key(inputs, task, around, noted) for task in tasks}
        # However that ends, no locale is at work any more when its folder is taken away.
        with closing(workers.each(inputs, tasks, keys, site, jobs, apart)) as made:
            built = sorted(_followed(inputs, made, progress), key=_order_of(tasks))
        checked = _judged(inputs, built, strict=wanted.strict)
        _write_above(inputs, built, wanted.site_url, staging)
        digests = _shared(site, staging, built)
        if _but_code(stood) != _but_code(unchanged.stand(str(root))):
            raise BuildFailed("The guide was changed while it was built. Build it again.")
        for one in built:
            _note(root, one, keys[one.locale], digests)
        gone = _gone(site, wanted.locales, digests)
        _replace(staging, site, root / REPLACED if inputs.shares else None)
        _prune(inputs, site, digests)
    except TemplateError as error:
        raise BuildFailed(f"A file above the locales could not be written: {error}") from error
    finally:
        trees.remove(staging)
    reads = frozenset({*read_here, *opened.sources()}.union(*(one.reads for one in built)))
    return Site(tuple(built), checked, reads, digests, gone)


def _followed(
    inputs: BuildInputs, made: Iterable[Built], progress: Callable[[Built], None]
) -> Iterator[Built]:
    """The locales as they are built, each told to `progress`; unchanged ones come first.

    Raises, for one that could not be built, Unfit where the content is to blame, as a link to a
    place is that a template does not make; else BuildFailed.
    """
    for one in made:
        if one.problem:
            with kept(inputs):
                whole = pipeline.check(inputs.project)
            if whole.guide is None:
                raise Unfit(whole)
            raise BuildFailed(f"The locale {one.locale} could not be built: {one.problem}")
        progress(one)
        yield one


def _replace(staging: Path, site: Path, aside: Path | None) -> None:
    """Put a finished tree in the place of a site; what stood there is kept `aside` for the next
    build.
    """
    trees.open_to_all(staging)
    publish.swap(staging, site)
    if aside is not None:
        _lay_by(staging, aside)


def _task(tag: str, wanted: Wanted, *, shares: bool) -> Task:
    """The task of building a locale beside a site, with which it `shares` files where it may."""
    site, address = wanted.site, address_of(wanted.site_url, tag)
    return Task(tag, publish.staging(site) / tag, address, site / tag if shares else None)


def _shared(site: Path, staging: Path, built: Iterable[Built]) -> dict[str, str]:
    """Have a finished tree share the files with the site that are the same. Gives all digests by
    path.
    """
    publish.mark(staging)
    same = {f"{one.locale}/{path}": each for one in built for path, each in one.same.items()}
    digests = trees.share(site, staging, same)
    if not same.keys() <= digests.keys():
        raise BuildFailed("Another build meddled with this one. Build it again.")
    return digests


def _prune(inputs: BuildInputs, site: Path, digests: Mapping[str, str]) -> None:
    """Forget remembered results that were used longest ago, where there is no more room for
    them.
    """
    with kept(inputs) as results:
        if results is not None:
            results.prune(lambda: trees.size(site, digests))


def _judged(inputs: BuildInputs, built: Iterable[Built], *, strict: bool) -> Checked:
    """What was checked, with what rendering brought to light. Raises Unfit where that stops a
    build.
    """
    checked = inputs.checked
    found = tuple(dict.fromkeys(each for one in built for each in one.found))
    if has_errors(found):
        with kept(inputs):
            raise Unfit(pipeline.why(inputs.project, found))
    checked = replace(checked, diagnostics=arranged((*checked.diagnostics, *found)))
    if strict and found:
        raise Unfit(checked)
    return checked


def _write_above(inputs: BuildInputs, built: Iterable[Built], site_url: str, tree: Path) -> None:
    """Write what stands above the locales: files of the root, and those of `content/files/`."""
    guide = inputs.checked.guide
    assert guide is not None
    published = {e.tag for e in inputs.checked.editions if e.published}
    tags = [one.locale for one in built if one.locale in published]
    write(root_outputs(guide, tags, site_url, inputs.project.templates), tree)
    for page in (tree / guide.settings.source_locale).glob("404.html"):
        shutil.copyfile(page, tree / "404.html")
    _copy_files(inputs.root, tree)


def _note(root: Path, one: Built, key: str, digests: Mapping[str, str]) -> None:
    """Note what a locale was made from and what was written, for the next build."""
    begins = f"{one.locale}/"
    own = {
        path.removeprefix(begins): digest
        for path, digest in digests.items()
        if path.startswith(begins)
    }
    cache.Record(key, own, one.found).keep(root, one.locale)


def _gone(site: Path, tags: Iterable[str], written: Collection[str]) -> tuple[str, ...]:
    """The addresses of pages that a site has in some locales and that were not `written` again."""
    pages = (
        (tag, path)
        for tag in tags
        for path in unchanged.files(str(site / tag))
        if path.endswith("/index.html")
    )
    lost = {
        path.removesuffix("index.html") for tag, path in pages if f"{tag}/{path}" not in written
    }
    return tuple(sorted(lost - {f"{STATUS}/"}))  # which nobody keeps, and goes with translations


def _take_up(replaced: Path, staging: Path, names: Collection[str]) -> None:
    """Begin a tree with the folders of these `names` from a tree that was replaced, if there is
    one.
    """
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
    """Keep a tree that was replaced, if there is one and it is on the same disk."""
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
    """How files stood, without our own modules: those have been loaded, so an edit changes
    nothing.
    """
    code = f"{PACKAGE}{os.sep}"
    return {
        path: facts
        for path, facts in stood.items()
        if not (path.startswith(code) and path.endswith(".py"))
    }


def _key(inputs: BuildInputs, task: Task, around: str, noted: unchanged.Noted) -> str:
    """A digest of all that the tree of a locale is made from."""
    checked, project = inputs.checked, inputs.project
    guide = checked.guide
    assert guide is not None
    others = {edition.path for edition in checked.editions if edition.tag != task.locale}
    over = facts.run_out(guide.fact_kinds, guide.countries, project.today)
    address = task.site_url, inputs.repository
    known = pipeline.beside(checked, task.locale)
    said = task.locale, *address, *over, around, known
    return cache.key(inputs.root, unchanged.INPUTS, *said, noted=noted, without=others)


def settings_of(root: Path) -> MkDocsConfig:
    """The settings as MkDocs has them. Raises BuildFailed where it cannot use them."""
    silent, logger = logging.NullHandler(), logging.getLogger("mkdocs")
    logger.addHandler(silent)  # what MkDocs warns of, the check tells with its place
    try:
        config = load_config(str(root / unchanged.CONFIGURATION))
    except (SystemExit, MkDocsException, OSError, ValueError) as error:
        raise BuildFailed(f"{unchanged.CONFIGURATION} cannot be used: {error}") from error
    finally:
        logger.removeHandler(silent)
    if PLUGIN not in config.plugins:
        raise BuildFailed(
            f"{unchanged.CONFIGURATION} does not list `{PLUGIN}` under `plugins:`. Add it."
        )
    return config


def is_ours(root: Path, config: MkDocsConfig) -> bool:
    """Whether no code or theme of somebody else has a hand in a build, who may read whatever they
    like: all folders of the theme are those of the project, ours, or of installed packages.
    """
    own = (str(root / TEMPLATES), str(PACKAGED), sys.prefix, sys.base_prefix)
    return plain(config) and all(str(Path(folder)).startswith(own) for folder in config.theme.dirs)


def _around(root: Path) -> str:
    """What decides a build beside the files of a project: its settings, with what they take from
    the environment; the day; our code and templates.
    """
    with (root / unchanged.CONFIGURATION).open(encoding="utf-8") as file:
        settings = json.dumps(yaml_load(file, get_yaml_loader()), default=named, sort_keys=True)
    day = os.environ.get("SOURCE_DATE_EPOCH") or today().isoformat()
    packaged = cache.key(PACKAGED.parent, (TEMPLATES,), noted=cache.noted(root))
    return "\n".join((settings, day, cache.code(), packaged))


def _copy_files(root: Path, tree: Path) -> None:
    """Put `content/files/` above the locales, as it is: `CNAME`, `.well-known/`, ... What systems
    leave in folders is no file of a site.
    """
    found = sorted((root / FILES).rglob("*"))
    files = [each for each in found if each.is_file() and each.name not in publish.LEFT_BY_SYSTEMS]
    targets = {path: tree / path.relative_to(root / FILES) for path in files}
    taken = [path for path, target in targets.items() if _is_taken(path, target)]
    if taken:
        named = ", ".join(path.relative_to(root).as_posix() for path in taken)
        told = "a file that a build makes. Rename it."
        told = "files that a build makes. Rename them." if len(taken) > 1 else told
        raise BuildFailed(f"{named} would replace {told}")
    for path, target in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be shared with the tree before
        shutil.copyfile(path, target)


def _is_taken(path: Path, target: Path) -> bool:
    """Whether a build made another file where this one is to be copied to, or above it."""
    other = target.exists() and not filecmp.cmp(path, target, shallow=False)
    return other or any(above.is_file() for above in target.parents)
