"""Notes which files a build reads beside those that it knows of: what a hook opens, what settings
take in.

Python tells of every file that it opens, so nothing has to be known of who opens it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .unchanged import PACKAGE

READS = ("open", "os.listdir", "os.scandir")
NEVER = ("/dev/", "/proc/", "/sys/")
MEMORY = "/dev/shm/"
"""A disk in memory, with files like any other."""
_noted: list[set[str]] = []
_asked: list[bool] = []


@contextmanager
def noting(apart: Iterable[Path]) -> Iterator[set[str]]:
    """The paths that this process reads while this lasts, without those `apart`.

    Files of Python itself, of installed packages, and where modules are looked for are left out
    too.
    """
    if not _asked:
        sys.addaudithook(_heard)
        _asked.append(True)
    found: set[str] = set()
    _noted.append(found)
    try:
        yield found
    finally:
        _noted.remove(found)
        known = (sys.prefix, sys.base_prefix, str(Path(os.__file__).parent), PACKAGE)
        folders = [*(str(path) for path in apart), *known]
        places = {str(Path(place or ".").resolve()) for place in sys.path}
        for path in list(found):
            inside = any(path == folder or path.startswith(folder + os.sep) for folder in folders)
            device = path.startswith(NEVER) and not path.startswith(MEMORY)
            if inside or path in places or device:
                found.discard(path)


def sources() -> set[str]:
    """The files of loaded modules that neither Python nor an installed package brought."""
    own = (sys.prefix, sys.base_prefix, PACKAGE)
    files = {str(getattr(module, "__file__", None) or "") for module in sys.modules.values()}
    return {path for path in files if path.endswith(".py") and not path.startswith(own)}


def _heard(event: str, given: tuple[Any, ...]) -> None:
    if not _noted or event not in READS or not given:
        return
    path = given[0]
    if event == "open" and given[2] & (os.O_WRONLY | os.O_RDWR):
        return
    if isinstance(path, (str, bytes)):
        _noted[-1].add(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100
