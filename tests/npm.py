"""Packages of npm that tests use, as `tests/front/package-lock.json` has them."""

from __future__ import annotations

import subprocess
from pathlib import Path

FRONT = Path(__file__).parent / "front"


def installed(name: str) -> Path:
    """A file of a package."""
    path = FRONT / "node_modules" / name
    if not path.is_file():
        command = ["npm", "ci", "--silent", "--prefix", str(FRONT)]
        subprocess.run(command, check=True, capture_output=True)
    return path
