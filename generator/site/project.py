"""Reads the files of a project, its own and those that come along with us: all that the core is
given.
"""

from __future__ import annotations

import datetime
import filecmp
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ..bundle import faults, unset
from ..bundle.stylesheet import is_joined
from ..content import fonts as typefaces
from ..content import images
from ..content.binaries import MOST_BYTES
from ..content.homes import FORMS, HOMES, INTERFACE, PAGES, passed_over
from ..content.syntax.decode import MAX_BYTES, decode
from ..diagnostics import Diagnostic, Location
from ..memory import GUIDES, OBJECTS, by_value
from ..pipeline import Project
from ..translation.interface import FOLDER
from . import misnamed, readable, unchanged
from .unasked import unasked

PACKAGE = Path(unchanged.PACKAGE)
CONTENT = "content"
FILES = "content/files"  # copied as they are
TEMPLATES = "templates"
_INSTALLED = (PACKAGE / TEMPLATES).is_dir()  # a wheel carries them inside
PACKAGED = (PACKAGE if _INSTALLED else PACKAGE.parent) / TEMPLATES
DOCS = PACKAGE / "docs" if _INSTALLED else PACKAGE.parent
THEME = "theme"
COPIED = f"{TEMPLATES}/.copied.json"  # by name, the digest of the packaged file at that time
TEXTS = (".yml", ".yaml", ".md")
SET = re.compile(r"(?<![\w-])(--[a-zA-Z][\w-]*)(?=\s*[:{]|[\"'`])")  # names of values in sheets
KINDS = (".j2", ".svg", ".typ", ".js", ".css", ".html", ".xml")
LUNR = ("mkdocs", "contrib/search/templates/search/lunr.js")
STEMMERS = ("material", "templates/assets/javascripts/lunr/min")
FONTS = "templates/fonts"
MAX_TRANSLATIONS = 20_000_000
LATEST = 2**32 - 1  # the last second that a compressed file can be from


def read_project(root: Path, icons: Path) -> Project:
    """Read a project folder. `icons` is the folder of the theme's icons.

    Templates and words of the interface are the packaged ones; a file of the same name in the
    project replaces one. What cannot be read, or is of no use, is told in the `problems` of the
    project.
    """
    problems: list[Diagnostic] = []
    content = dict(_content(root, problems))
    problems.extend(readable.faults(root, FILES))
    unread = [*readable.faults(root, TEMPLATES, packaged_names())]
    problems.extend(unread)
    wrong = {found.location.path for found in unread}
    templates: dict[str, str] = {}
    for name, path in template_files(root).items():
        shown = f"{TEMPLATES}/{name}"
        if shown in wrong:
            continue
        is_words = _is_words(shown)
        data = _bytes(path, shown, problems)
        if is_words and data is not None:
            content[shown] = data
        elif not is_words:
            text, found = decode(shown, data or b"")
            problems.extend(found if data is not None else ())
            templates[name] = text or ""
    templates.update(libraries())
    own = _own(root)
    problems.extend((*_outrun(root), *_empty(root), *_unasked(own, templates)))
    if readable.is_there(root / CONTENT):  # else the folder that was meant is told already
        problems.extend(misnamed.faults(root))
    sheets = [name for name in own if name.endswith(".css") and name in templates]
    sheets = [name for name in sheets if not _is_packaged(root, name)]
    names = frozenset[str]().union(*map(_set_in, templates.values() if sheets else ()))
    for name in sheets:
        problems.extend(_faults(f"{TEMPLATES}/{name}", templates[name], names))
    return Project(content, templates, icon_names(icons), today(), tuple(problems), fonts(root))


def _empty(root: Path) -> Iterator[Diagnostic]:
    """A warning for each folder under the pages in which there is no file at all."""
    for folder in sorted((root / PAGES).glob("*/") if readable.is_folder(root / PAGES) else ()):
        shown = f"{PAGES}{folder.name}/"
        if passed_over(folder.name) or folder.name.endswith(TEXTS):
            continue
        if not any(map(os.path.isfile, folder.rglob("*"))):
            sentence = f"There is nothing in `{shown}`."
            hint = "Write its first page, `index.md`, and others; or remove the folder."
            yield Diagnostic(Location(shown), "empty-section", sentence, hint, "warning")


def _unasked(own: list[str], templates: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A warning for each of the project's own templates that nothing asks for."""
    packaged = packaged_names() if own else []
    if packaged:  # a generator that came without them knows no names
        words = [name for name in own if _is_words(f"{TEMPLATES}/{name}")]
        yield from unasked(own, {*packaged, *words}, templates)


def _own(root: Path) -> list[str]:
    """The names of the templates that stand in the project, beside or in place of packaged ones."""
    if owns_packaged(root):
        return []
    names = _names(root / TEMPLATES)
    return [name for name in names if not any(map(passed_over, name.split("/")))]


def _is_packaged(root: Path, name: str) -> bool:
    """Whether a template of the project is the packaged one, byte for byte."""
    packaged = PACKAGED / name
    return packaged.is_file() and filecmp.cmp(root / TEMPLATES / name, packaged, shallow=False)


@by_value(OBJECTS)  # a preview reads the same templates at each edit
def _set_in(text: str) -> frozenset[str]:
    """The names of the custom properties that a template sets."""
    return frozenset(SET.findall(text))


@by_value(OBJECTS)
def _faults(path: str, sheet: str, names: frozenset[str]) -> tuple[Diagnostic, ...]:
    """What is wrong with a style sheet; `names` are the custom properties that any template
    sets.
    """
    joined = is_joined(path.removeprefix(f"{TEMPLATES}/"))
    return (*faults(path, sheet, joined=joined), *unset(path, sheet, names))


def fonts(root: Path) -> tuple[str, ...]:
    """The folders of a project in which typefaces stand."""
    return (str(root / FONTS),) if readable.is_folder(root / FONTS) else ()


def today() -> datetime.date:
    """The day of a build: that of SOURCE_DATE_EPOCH where it is set, else today, by the clock here.

    Raises ValueError, OverflowError or OSError where that is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not 0 <= int(epoch) <= LATEST:
            raise OverflowError
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def template_files(root: Path) -> dict[str, Path]:
    """Every template of a project by its name: its own, and the packaged ones beside them."""
    own = {} if owns_packaged(root) else _templates(root / TEMPLATES)
    return {**_templates(PACKAGED), **own}


def packaged_names() -> list[str]:
    """The names of the templates that come with the package, in order."""
    return sorted(_templates(PACKAGED))


def _templates(top: Path) -> dict[str, Path]:
    """The templates and words of the interface under a folder, by their names."""
    return {
        name: top / name
        for name in _names(top)
        if name.endswith(KINDS) or _is_words(f"{TEMPLATES}/{name}")
    }


def _names(top: Path) -> list[str]:
    """The files under a folder, by their paths in it, without those that are hidden."""
    return [name for name in unchanged.files(str(top)) if "/." not in f"/{name}"]


def _is_words(shown: str) -> bool:
    """Whether a path under `templates/` holds words of the interface or a form of letters, which
    are read like content.
    """
    words = shown.startswith(FOLDER) and shown.endswith(".po")
    forms = shown.startswith(FORMS) and shown.endswith((".yml", ".yaml"))
    return shown == INTERFACE or words or forms


def theme_folders(root: Path) -> list[Path]:
    """The folders of our theme; that of the project comes first."""
    own = root / TEMPLATES / THEME
    replaced = readable.is_folder(own) and not owns_packaged(root)
    return [*([own] if replaced else []), PACKAGED / THEME]


def owns_packaged(root: Path) -> bool:
    """Whether the templates of a project are the packaged ones, as in our own repository."""
    return readable.resolved(root / TEMPLATES) == PACKAGED.resolve()


def copies(root: Path) -> dict[str, str]:
    """The templates that were copied out into a project, each with the digest of the original
    then.
    """
    try:
        noted = json.loads((root / COPIED).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(k): str(v) for k, v in noted.items()} if isinstance(noted, dict) else {}


def digest(name: str) -> str:
    """The digest of a packaged template, or nothing where there is none any more."""
    path = PACKAGED / name
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _outrun(root: Path) -> Iterator[Diagnostic]:
    """A warning for each template whose packaged original has changed since it was copied out."""
    for name, noted in copies(root).items():
        if readable.is_there(root / TEMPLATES / name) and noted != digest(name):
            sentence = "The template that it was copied from has changed with Fingerpost."
            hint = f"Compare the two: fingerpost templates --diff {name}. When yours is as you"
            hint += f" want it: fingerpost templates --seen {name}"
            place = Location(f"{TEMPLATES}/{name}")
            yield Diagnostic(place, "outrun-template", sentence, hint, "warning")


def _content(root: Path, problems: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    """The files of the content, by path; those that cannot be read are told in `problems`."""

    def refused(error: OSError) -> None:
        problems.append(readable.folder_refused(root, error))

    top = readable.resolved(root / CONTENT)
    above = len(str(root / CONTENT)) - len(CONTENT)
    for here, folders, names in os.walk(root / CONTENT, onerror=refused):
        within = here[above:].replace(os.sep, "/")
        if within == FILES:
            folders[:] = []
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [name for name in folders if name.endswith(TEXTS)]:
            folders.remove(name)
            problems.append(readable.folder_for_file(f"{within}/{name}"))
        for name in (*folders, *sorted(names)):
            path, shown = Path(here, name), f"{within}/{name}"
            if passed_over(name) or (name in folders and not path.is_symlink()):
                continue
            if shown == FILES:
                continue  # a file, which is told with what stands in that folder
            wrong = readable.wrong(path, shown, (top,), f"`{CONTENT}/`", folder=name in folders)
            wrong = wrong or _unfit(path, shown)
            data = _bytes(path, shown, problems) if wrong is None else None
            problems.extend(filter(None, (wrong,)))
            if data is not None:
                yield shown, data


def _unfit(path: Path, shown: str) -> Diagnostic | None:
    """The mistake for a file that can be no content, by its name or its size; None for others."""
    if f"{shown}/" in HOMES:
        return readable.file_for_folder(shown)
    size = path.stat().st_size
    if images.belongs(shown) and size > MOST_BYTES:
        return images.heavy(shown, size)
    if typefaces.belongs(shown) and size > MOST_BYTES:
        return typefaces.heavy(shown, size)
    most = MAX_TRANSLATIONS if path.suffix in (".po", ".pot") else MAX_BYTES
    if size <= most:
        return None
    sentence = f"The file has {size:,} bytes."
    hint = f"A file of its kind has at most {most:,}; split it."
    return Diagnostic(Location(shown), "too-large", sentence, hint)


def _bytes(path: Path, shown: str, problems: list[Diagnostic]) -> bytes | None:
    """What a file holds; None where the system does not let read it, which is told."""
    try:
        return path.read_bytes()
    except OSError as error:
        problems.append(readable.file_refused(shown, error))
        return None


@by_value(GUIDES)
def icon_names(folder: Path) -> frozenset[str]:
    """The names of the icons under a folder, as `material/cash-clock`."""
    start = len(str(folder)) + 1
    return frozenset(
        f"{above[start:]}/{name}".replace(os.sep, "/").removesuffix(".svg").lstrip("/")
        for above, _, names in os.walk(folder)  # thousands of files: no object for each
        for name in names
        if name.endswith(".svg")
    )


@cache
def libraries() -> dict[str, str]:
    """The scripts of the search that are not ours, under the names `library/...`.

    lunr comes with MkDocs, the stemmers of its languages with Material.
    """
    stemmers = _inside(*STEMMERS).glob("lunr.*.min.js")
    paths = (_inside(*LUNR), *sorted(stemmers))
    return {f"library/{path.name}": path.read_text(encoding="utf-8") for path in paths}


def _inside(package: str, name: str) -> Path:
    """The path of a file in an installed package, without importing that."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], name)
