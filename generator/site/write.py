"""Writes outputs under a folder: one by one, or all of them or none in the place of what stands
there.

Also lets a new folder come to be whole, or not at all.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..output import Output

STAGING = ".begun"


def write(outputs: Iterable[Output], folder: Path) -> None:
    """Write outputs under a folder."""
    for output in outputs:
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.data)


def replace(outputs: Iterable[Output], folder: Path) -> None:
    """Write outputs under a folder in the place of what stands there: all of them, or none.

    Each is written beside its place first, and keeps the permissions of what it replaces. Raises
    OSError with the path of the output that could not be written.
    """
    written: list[tuple[str, Path, Path]] = []
    shown = ""
    try:
        for output in outputs:
            shown = output.path
            path = (folder / shown).resolve()
            beside = path.with_name(f".{path.name}.writing")
            if path.exists():
                path.open("ab").close()  # what must not be written must not be replaced either
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append((shown, beside, path))
            beside.write_bytes(output.data)
            if path.exists():
                shutil.copymode(path, beside)
        for name, beside, path in written:
            shown = name
            beside.replace(path)
    except RuntimeError as problem:  # a link that leads to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), shown) from problem
    except FileExistsError as problem:  # a file where the folder of an output belongs
        raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), shown) from problem
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, shown) from problem
    finally:
        for _, beside, _ in written:
            beside.unlink(missing_ok=True)


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """A place to write what a new or empty folder is to hold: in the end it holds all of it, or
    nothing.

    A folder that is there already stays the same one, since somebody may stand in it.
    """
    folder = folder.absolute()
    there = folder.is_dir()
    staging = folder / STAGING if there else folder.with_name(f".{folder.name}{STAGING}")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        yield staging
        if there:
            _move_into(folder, staging)
        else:
            staging.rename(folder)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _move_into(folder: Path, staging: Path) -> None:
    """Move everything into a folder in which nothing else is, or nothing."""
    try:
        for path in sorted(staging.iterdir()):
            path.rename(folder / path.name)
    except OSError:
        for path in folder.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        raise
