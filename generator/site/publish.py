"""Puts a finished tree in the place of the published one, whole, and loses nothing on the way.

The tree carries a mark that lists what a build wrote at its top, so that the next build knows what
it may replace. Where the system can, the two trees change places in one step.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..model.kinds import LOCALE_PATTERN
from . import trees

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MARK = ".fingerpost.json"
IN_A_LOCALE = ("index.html", "search.js")  # of a site that a build before the mark wrote
LEFT_BY_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")
EXCHANGE = 2  # of renameat2: both names stay, each with what the other had
TRIES = 100  # times that another build may take away the folder in which a place is noted
HERE = -100  # AT_FDCWD


class Refused(Exception):
    """A tree cannot be put in a place; the message is for the user."""


@contextmanager
def alone(site: Path) -> Iterator[None]:
    """Keep other builds from a place for as long as this lasts. Raises Refused if one is there.

    Folders above the place are made, and taken away again where nothing came to stand in them.
    """
    note = _beside(site, "lock")
    missing = [folder for folder in site.parents if not folder.exists()]
    try:
        file = _opened(note)
    except OSError:  # nowhere to note it
        _take_away(missing)
        yield
        return
    if file is None:
        hint = "Wait until it has ended."
        raise Refused(f"Another build is writing to {site}. {hint}")
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink()
        _take_away(missing)
        os.close(file)


def _take_away(folders: Iterable[Path]) -> None:
    """Remove empty folders, the inner ones first."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _opened(note: Path) -> int | None:
    """The lock of a place, held; None where another build holds it. Raises OSError where none can
    be made.

    Who held it may have ended and taken the file away since it was opened: then it is opened once
    more.
    """
    tries = TRIES
    while True:
        note.parent.mkdir(parents=True, exist_ok=True)
        try:
            file = os.open(note, os.O_CREAT | os.O_RDWR)
        except FileNotFoundError:  # another build took the folder away meanwhile
            tries -= 1
            if not tries:
                raise
            continue
        try:
            _lock(file)
        except OSError:
            os.close(file)
            return None
        with suppress(OSError):
            if os.path.samestat(os.fstat(file), note.stat()):
                return file
        os.close(file)


def staging(site: Path) -> Path:
    """Where the tree for a place is made: beside it, or inside of a folder that cannot be
    renamed.
    """
    return site / ".building" if _is_fixed(site) else _beside(site, "building")


def mark(tree: Path) -> None:
    """Write into a finished tree what stands at its top."""
    names = sorted(path.name for path in tree.iterdir())
    text = json.dumps({"made_by": "Fingerpost", "top": [*names, MARK]}, indent=2)
    (tree / MARK).write_text(f"{text}\n", encoding="utf-8")


def guard(site: Path, names: Iterable[str]) -> None:
    """Refuse a place if to replace it would lose what no build wrote. Raises Refused.

    `names` are the files above the locales, for sites of builds that left no mark.
    """
    if site.exists() and not site.is_dir():
        raise Refused(f"{site} is not a folder.")
    known = {*names, "404.html", *LEFT_BY_SYSTEMS, *_marked(site), *_own_folders(site)}
    for entry in sorted(site.iterdir()) if site.exists() else []:
        looks_ours = all((entry / name).is_file() for name in IN_A_LOCALE)
        locale = re.match(LOCALE_PATTERN, entry.name) and looks_ours
        if not locale and entry.name not in known:
            hint = (
                "Put it into content/files/ if it belongs to the site; else move it away, or name"
            )
            hint += " another folder with --site-dir."
            raise Refused(f"{entry} is not of a site, and would be lost. {hint}")


def swap(tree: Path, site: Path) -> None:
    """Put a finished tree in the place of the site. What stood there is kept until that is done.

    Where the two can change places, the old one is left where the tree was, for whoever wants it.
    """
    if _is_fixed(site):
        _swap_inside(tree, site)
    elif not (site.exists() and _exchanged(tree, site)):
        _swap_by_turns(tree, site)


def recover(site: Path) -> None:
    """Bring back the site of a build that ended between the two renames of a swap."""
    previous = _beside(site, "previous")
    if site.name and previous.exists() and not site.exists():
        previous.rename(site)
    inside = site / ".previous"
    if inside.is_dir():
        for entry in inside.iterdir():
            if not (site / entry.name).exists():
                entry.rename(site / entry.name)
        trees.remove(inside)


def _exchanged(tree: Path, site: Path) -> bool:
    """Change the places of two folders in one step, as Linux can on most disks. Gives whether it
    could.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(exchange(HERE, os.fsencode(tree), HERE, os.fsencode(site), EXCHANGE) == 0)


def _swap_by_turns(tree: Path, site: Path) -> None:
    """Rename the site away and the tree into its place: for a moment nothing stands there."""
    previous = _beside(site, "previous")
    if previous.exists():
        trees.open_to_all(previous, files=False)
        shutil.rmtree(previous)
    if site.exists():
        site.rename(previous)
    try:
        tree.rename(site)
    except OSError:
        recover(site)
        raise
    trees.remove(previous)


def _swap_inside(tree: Path, site: Path) -> None:
    """Change what stands in a folder that cannot be renamed: what is mounted, in a container."""
    previous = site / ".previous"
    previous.mkdir(exist_ok=True)
    for entry in [path for path in site.iterdir() if path not in (tree, previous)]:
        entry.rename(previous / entry.name)
    try:
        for entry in list(tree.iterdir()):
            entry.rename(site / entry.name)
    except OSError:
        recover(site)
        raise
    trees.remove(previous)
    trees.remove(tree)


def _is_fixed(site: Path) -> bool:
    return site.is_dir() and os.path.ismount(site)


def _own_folders(site: Path) -> tuple[str, ...]:
    """What a build keeps inside of a folder that cannot be renamed, and must not remove."""
    return (".building", ".previous", "lost+found") if _is_fixed(site) else ()


def _marked(site: Path) -> tuple[str, ...]:
    """What the mark of a tree lists: the names at its top that a build wrote."""
    try:
        noted = json.loads((site / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    names = noted.get("top") if isinstance(noted, dict) else None
    return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()


def _beside(site: Path, what: str) -> Path:
    return site.with_name(f".{site.name}.{what}")


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
