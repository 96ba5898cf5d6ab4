"""Puts a finished tree in the place of a published one, whole, and loses nothing on the way."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.kinds import LOCALE_PATTERN

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

IN_A_LOCALE = ("index.html", "search.js", "js/early.js")
LEFT_BY_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")


class Refused(Exception):
    """A tree cannot be put there; the message is for the user."""


@contextmanager
def alone(site: Path) -> Iterator[None]:
    """Hold a place against other builds, for as long as this process lives. Raises Refused."""
    name = hashlib.sha256(str(site).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    try:
        note = Path(tempfile.gettempdir(), f"fingerpost-{name}.lock")
        file = os.open(note, os.O_CREAT | os.O_RDWR)
    except OSError:  # nowhere to note it
        yield
        return
    try:
        _lock(file)
    except OSError:
        os.close(file)
        hint = "Wait until it has ended."
        raise Refused(f"Another build is writing to {site}. {hint}") from None
    try:
        yield
    finally:
        os.close(file)


def guard(site: Path, names: Iterable[str]) -> None:
    """Refuse a place whose replacement would lose something. `names` are the files of a site."""
    if site.exists() and not site.is_dir():
        raise Refused(f"{site} is not a folder.")
    known = {*names, "404.html", *LEFT_BY_SYSTEMS}
    for entry in sorted(site.iterdir()) if site.exists() else []:
        ours = all((entry / name).is_file() for name in IN_A_LOCALE)
        locale = re.match(LOCALE_PATTERN, entry.name) and ours
        if not locale and entry.name not in known:
            hint = "Move it away, or name another folder with --site-dir."
            raise Refused(f"{entry} is not of a site, and would be lost. {hint}")


def swap(staging: Path, site: Path) -> None:
    """Put a finished tree in the place of the site. What stood there is kept until that is done."""
    previous = _previous(site)
    if previous.exists():
        shutil.rmtree(previous)
    if site.exists():
        site.rename(previous)
    try:
        staging.rename(site)
    except OSError:
        recover(site)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def recover(site: Path) -> None:
    """Bring back the site of a build that ended between the two renames of a swap."""
    if site.name and _previous(site).exists() and not site.exists():
        _previous(site).rename(site)


def _previous(site: Path) -> Path:
    return site.with_name(f".{site.name}.previous")


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
