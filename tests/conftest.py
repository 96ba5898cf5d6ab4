"""What holds for all tests.

Speed belongs in the benchmarks: a property holds or not, however busy the machine is.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from fingerpost import bundle
from fingerpost.site import opened

from .once import once
from .projects import on_disk
from .shell import in_project

IN_MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000  # bytes; what a whole run writes takes a tenth of that

if IN_MEMORY.is_dir() and "TMPDIR" not in os.environ and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ["TMPDIR"] = str(IN_MEMORY)  # thousands of small files: a disk takes its time
    tempfile.tempdir = None

os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(time.time())))  # one day, past midnight too
gc.set_threshold(50_000, 20, 20)  # as commands do: what is loaded stays

vars(opened._heard)["__cantrace__"] = True  # else Python keeps this from `make coverage`

compact = sys.modules[bundle.compact.__module__]
vars(compact)["_compacted"] = cache(compact._compacted)  # in hundreds of builds, the same

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Lets the tests in a browser run in another one."""
    parser.addoption("--engine", choices=["chromium", "firefox"], default="chromium")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small guide with our templates and configuration, of which nothing is known."""
    return on_disk(tmp_path / "project")


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide as its first build leaves it. Whoever changes anything asks for `built`."""

    def make(folder: Path) -> None:
        on_disk(folder / "project")
        result = in_project(folder / "project", "build")
        assert result.exit_code == 0, result.output

    return once(tmp_path_factory, "first", make) / "project"


@pytest.fixture
def built(first_build: Path, tmp_path: Path) -> Path:
    """A copy of the small guide with its site, and with what its first build remembered."""
    return shutil.copytree(first_build, tmp_path / "project", copy_function=shutil.copyfile)


@pytest.fixture
def remembered(built: Path) -> Path:
    """The same without its site: a build makes every file, from what the first one remembered."""
    shutil.rmtree(built / "site")
    return built
