"""Writes outputs under a folder: plainly, or all or none in the place of what stands there."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from ..output import Output


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
    except FileExistsError as problem:  # a file where the folder of an output belongs
        raise OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), shown) from problem
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, shown) from problem
    finally:
        for _, beside, _ in written:
            beside.unlink(missing_ok=True)
