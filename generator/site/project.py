"""Reads the content tree of a project, and writes outputs. The only reader of the core's input."""

from __future__ import annotations

import datetime
import os
import re
import shutil
from collections.abc import Iterator
from functools import lru_cache, partial
from importlib.util import find_spec
from pathlib import Path

from ..content.homes import FORMS, INTERFACE, passed_over
from ..content.nodes import MAX_BYTES, decode
from ..diagnostics import Diagnostic, Location
from ..pipeline import Project
from ..translation.interface import FOLDER

PACKAGE = Path(__file__).parents[1]
CONTENT = "content"
FILES = "content/files"  # copied as they are
TEMPLATES = "templates"
KINDS = (".j2", ".svg", ".typ", ".js", ".css", ".html", ".xml")
LUNR = ("mkdocs", "contrib/search/templates/search/lunr.js")
STEMMERS = ("material", "templates/assets/javascripts/lunr/min")
FONTS = "templates/fonts"
REVIEWED = re.compile(r"^reviewed: \S+$", re.MULTILINE)
OUR_SCHEMAS, THEIR_SCHEMAS = "../generator/schema/", "../schema/"
MAX_TRANSLATIONS = 20_000_000


def read_project(root: Path, icons: Path) -> Project:
    """Read a project folder. `icons` is the folder of the theme's icons."""
    problems: list[Diagnostic] = []
    content = dict(_read(root, CONTENT, problems))
    templates: dict[str, str] = {}
    for path in sorted((root / TEMPLATES).rglob("*")):
        name, shown = path.relative_to(root / TEMPLATES), path.relative_to(root).as_posix()
        hidden = any(part.startswith(".") for part in name.parts)
        is_words = shown == INTERFACE or (shown.startswith(FOLDER) and path.suffix == ".po")
        is_words = is_words or (shown.startswith(FORMS) and path.suffix in (".yml", ".yaml"))
        if hidden or not path.is_file() or (path.suffix not in KINDS and not is_words):
            continue
        data = _bytes(path, shown, problems)
        if is_words and data is not None:
            content[shown] = data
        elif not is_words:
            text, found = decode(shown, data or b"")
            problems.extend(found if data is not None else ())
            templates[name.as_posix()] = text or ""
    templates.update(libraries())
    return Project(content, templates, icon_names(icons), today(), tuple(problems), fonts(root))


def fonts(root: Path) -> tuple[str, ...]:
    """The folders of a project in which typefaces stand."""
    return (str(root / FONTS),) if (root / FONTS).is_dir() else ()


def today() -> datetime.date:
    """The day of a build: that of SOURCE_DATE_EPOCH where it is set, or today where we are.

    Raises ValueError, OverflowError or OSError where that is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def _read(root: Path, folder: str, problems: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
    top = (root / folder).resolve()
    for here, folders, names in os.walk(root / folder, onerror=partial(_unread, root, problems)):
        if Path(here) == root / FILES:
            folders[:] = []
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *sorted(names)):
            path = Path(here, name)
            shown = path.relative_to(root).as_posix()
            if passed_over(name) or (name in folders and not path.is_symlink()):
                continue
            if not _resolved(path).is_relative_to(top):
                sentence = f"`{shown}` leads out of `{folder}/`."
                hint = "Replace the link by the file itself."
                problems.append(Diagnostic(Location(shown), "outside-content", sentence, hint))
                continue
            if not path.is_file():
                continue
            most = MAX_TRANSLATIONS if path.suffix in (".po", ".pot") else MAX_BYTES
            if path.stat().st_size > most:
                sentence = f"The file has {path.stat().st_size:,} bytes."
                hint = f"A file of its kind has at most {most:,}; split it."
                problems.append(Diagnostic(Location(shown), "too-large", sentence, hint))
                continue
            data = _bytes(path, shown, problems)
            if data is not None:
                yield shown, data


def _unread(root: Path, problems: list[Diagnostic], error: OSError) -> None:
    """Note a folder that the system does not give out."""
    shown = Path(error.filename).relative_to(root).as_posix()
    sentence = f"The folder cannot be read: {error.strerror}."
    hint = "See that you may read it, or remove it."
    problems.append(Diagnostic(Location(shown), "unreadable", sentence, hint))


def _bytes(path: Path, shown: str, problems: list[Diagnostic]) -> bytes | None:
    """What a file holds, or nothing where the system does not give it out."""
    try:
        return path.read_bytes()
    except OSError as error:
        sentence = f"The file cannot be read: {error.strerror}."
        hint = "See that you may read it, or remove it."
        problems.append(Diagnostic(Location(shown), "unreadable", sentence, hint))
        return None


def _resolved(path: Path) -> Path:
    """Where a path leads in the end; the root of the disk for a link that leads to itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return Path(path.anchor or "/")


@lru_cache(maxsize=4)
def icon_names(folder: Path) -> frozenset[str]:
    """The names of the icons under a folder, as `material/cash-clock`."""
    start = len(str(folder)) + 1
    return frozenset(
        f"{above[start:]}/{name}".replace(os.sep, "/").removesuffix(".svg").lstrip("/")
        for above, _, names in os.walk(folder)  # thousands of files: no object for each
        for name in names
        if name.endswith(".svg")
    )


@lru_cache(maxsize=1)
def libraries() -> dict[str, str]:
    """The scripts of the search that are not ours, by the names `library/...`.

    lunr comes with MkDocs; the stemmers of its languages come with Material.
    """
    stemmers = _inside(*STEMMERS).glob("lunr.*.min.js")
    paths = (_inside(*LUNR), *sorted(stemmers))
    return {f"library/{path.name}": path.read_text(encoding="utf-8") for path in paths}


def _inside(package: str, name: str) -> Path:
    """The path of a file of an installed package, which is not imported for it."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0], name)


def start(folder: Path, day: datetime.date) -> None:
    """Begin a project in a new or empty folder: the small guide, our templates, the schemas.

    What the small guide says was reviewed counts as reviewed that day. Raises OSError.
    """
    installed = (PACKAGE / TEMPLATES).is_dir()  # a wheel carries them inside
    templates = (PACKAGE if installed else PACKAGE.parent) / TEMPLATES
    docs = PACKAGE / "docs" if installed else PACKAGE.parent
    staging = folder.with_name(f".{folder.name}.starting")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        shutil.copytree(PACKAGE / "starter", staging)
        shutil.copytree(PACKAGE / "schema", staging / "schema")
        shutil.copytree(templates, staging / TEMPLATES)
        shutil.copy(docs / "TRANSLATING.md", staging)
        for path in (staging / CONTENT).rglob("*.*"):
            text = path.read_text(encoding="utf-8")
            path.write_text(REVIEWED.sub(f"reviewed: {day}", text), encoding="utf-8")
        for path in (staging / INTERFACE, *(staging / FORMS).glob("*.yml")):
            named = path.read_text(encoding="utf-8").replace(OUR_SCHEMAS, THEIR_SCHEMAS, 1)
            path.write_text(named, encoding="utf-8")
        if folder.exists():
            folder.rmdir()
        staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
