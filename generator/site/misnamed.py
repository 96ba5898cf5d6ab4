"""Says which folder of a project was meant to be one that a guide is read from: under another name
nothing in it is read, and nobody would be told.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ..content.front import FRONT_MATTER
from ..content.homes import FOLDERS, PAGES, SYNONYMS, TRANSLATIONS, passed_over
from ..content.syntax.decode import MAX_BYTES
from ..diagnostics import Diagnostic, Location, closest

ALIKE = 0.85  # how much a name is like the right one
ENDINGS = {
    "content": (".yml", ".yaml", ".md"),
    "templates": (".j2", ".css", ".js", ".html", ".svg", ".typ", ".po", ".yml", ".ttf", ".otf"),
}
"""The folders that a guide is read from, and how names in them end."""
KINDS = {
    **{home: model.what.ending for home, model in FOLDERS.items()},
    SYNONYMS: ".yml",
    TRANSLATIONS: ".po",
}
"""Folders of the content that people put beside it, and how names in them end."""


def faults(root: Path) -> Iterator[Diagnostic]:
    """A warning for each folder beside `content/` and `templates/` that was meant for one of them,
    or for a folder of the content.
    """
    kinds = {PurePosixPath(home).name: home for home in KINDS}
    for name in _folders(root):
        meant = meant_by(name)
        if meant and _holds(root / name, ENDINGS[meant]):
            there = f"`{meant}/`"
            hint = f"Rename the folder to {there}."
            if (root / meant).is_dir():
                hint = f"Move what is in it to {there}."
            yield _told(name, hint)
        elif name in kinds and _holds(root / name, (KINDS[kinds[name]],), front=kinds[name]):
            yield _told(name, f"Move what is in it to `{kinds[name]}`.")


def meant_by(name: str) -> str:
    """The folder that the name of another one means, in other letters or a wrong one; empty for
    none.
    """
    other = name not in ENDINGS and name.isalpha()  # `content2` is a copy of somebody's
    return closest(name.lower(), ENDINGS, ALIKE) if other else ""


def instead(root: Path, meant: str) -> str:
    """The folder of a project that has another name than the one meant; empty where none has."""
    return next((name for name in _folders(root) if meant_by(name) == meant), "")


def _told(name: str, hint: str) -> Diagnostic:
    sentence = f"Nothing of a guide is read in `{name}/`."
    return Diagnostic(Location(f"{name}/"), "misplaced-file", sentence, hint, "warning")


def _folders(root: Path) -> list[str]:
    try:
        with os.scandir(root) as entries:
            return sorted(each.name for each in entries if each.is_dir() and _written(each.name))
    except OSError:
        return []


def _written(name: str) -> bool:
    return not passed_over(name)


def _holds(folder: Path, endings: tuple[str, ...], front: str = "") -> bool:
    """Whether a folder holds what belongs in a guide, by how names end. What belongs among the
    pages has front matter: other programs keep Markdown too.
    """
    for here, folders, names in os.walk(folder):
        folders[:] = filter(_written, folders)
        found = [name for name in names if name.endswith(endings) and _written(name)]
        if any(front != PAGES or _is_page(Path(here, name)) for name in found):
            return True
    return False


def _is_page(path: Path) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            return FRONT_MATTER.match(file.read(MAX_BYTES)) is not None
    except (OSError, UnicodeError):
        return False
