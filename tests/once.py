"""What takes long to make and several tests look at: one worker makes it, and all others wait."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
BUILDERS = {
    "mkdocs": ("-m", "mkdocs", "build", "--strict"),
    "zensical": ("-m", "zensical", "build"),
}
"""What builds an exported project, by name."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder of that name that `make` fills, in one run of all tests only once."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    made, failed = folder / "made", folder / "failed"
    try:
        folder.mkdir()
    except FileExistsError:
        while not made.exists():
            assert not failed.exists(), f"{name} could not be made; another test says why"
            time.sleep(0.2)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    made.touch()
    return folder


def wheel(factory: pytest.TempPathFactory) -> Path:
    """The wheel that the repository builds.

    It is built from a copy: what packs it writes beside the sources, where other tests look.
    """

    def make(folder: Path) -> None:
        listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT).decode()
        for name in filter(None, listed.split("\0")):
            copy = folder / "sources" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy, follow_symlinks=False)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"]
        command += ["--no-build-isolation", "--wheel-dir", str(folder), str(folder / "sources")]
        subprocess.run(command, check=True)

    (built,) = once(factory, "wheel", make).glob("*.whl")
    return built


def installed(factory: pytest.TempPathFactory) -> Path:
    """A folder in which the wheel is installed, for `PYTHONPATH`."""

    def make(folder: Path) -> None:
        with ZipFile(wheel(factory)) as archive:
            archive.extractall(folder / "lib")

    return once(factory, "installed", make) / "lib"


def exported(factory: pytest.TempPathFactory) -> Path:
    """Our guide in English as an exported project, which nothing has built yet."""

    def make(folder: Path) -> None:
        export = ("-m", "fingerpost", "-C", ROOT, "export", "--locale", "en", folder / "project")
        subprocess.run([sys.executable, *export], check=True, capture_output=True)

    return once(factory, "exported", make) / "project"


def built(factory: pytest.TempPathFactory, builder: str) -> Path:
    """A folder with the locale `en` as one of `BUILDERS` made it of that project."""

    def make(folder: Path) -> None:
        shutil.copytree(exported(factory), folder / "project")
        command = [sys.executable, *BUILDERS[builder]]
        subprocess.run(command, cwd=folder / "project", check=True, capture_output=True)
        shutil.move(folder / "project/site", folder / "published/en")

    return once(factory, f"exported-by-{builder}", make) / "published"
