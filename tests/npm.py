"""Packages of npm that tests use, as `tests/front/package-lock.json` has them."""

from __future__ import annotations

import fcntl
import subprocess
from pathlib import Path

FRONT = Path(__file__).parent / "front"


def installed(name: str) -> Path:
    """A file of a package. Of workers that miss it at the same time one installs it."""
    path = FRONT / "node_modules" / name
    with (FRONT / "package.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.is_file():
            command = ["npm", "ci", "--silent", "--prefix", str(FRONT)]
            subprocess.run(command, check=True, capture_output=True)
    return path
