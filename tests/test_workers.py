"""Locales are made side by side, each in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fingerpost.pipeline import check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from .projects import tree
from .pseudo import po

pytestmark = pytest.mark.slow

PARENT = """
import os, time
from multiprocessing import get_context
from fingerpost.site.workers import end_with_parent
def work(x): os.write(1, b"%d\\n" % os.getpid()); time.sleep(600)
if __name__ == "__main__":
    with get_context("BEGUN").Pool(2, end_with_parent) as pool:
        pool.map(work, [1, 2], chunksize=1)
"""
KILLED = """
import os, signal
workers.build_locale = lambda *given, **named: os.kill(os.getpid(), signal.SIGKILL)
"""
WRITING = """
import os, signal, time
def made(inputs, apart, task, alone):
    if task.locale == "en":
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGKILL)
    while True:
        task.folder.mkdir(parents=True, exist_ok=True)
workers.build_locale = made
"""
WRONG = "workers.build_locale = lambda *given, **named: 1 / 0"
NOTES = """
import os
def noting(context=workers._context):
    os.write(1, b"begun by %s\\n" % context().get_start_method().encode())
    return context()
workers._context = noting
"""


@pytest.fixture
def two(built: Path) -> Path:
    """The small guide, built before it had a second language."""
    messages = check(read_project(built, ICONS), trial=False).messages
    (built / "content/translations").mkdir(exist_ok=True)
    (built / "content/translations/en-XA.po").write_text(po("en-XA", messages))
    return built


def build(project: Path, first: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """A build of two locales side by side in a process of its own, in which a script runs first."""
    script = f"from fingerpost.site import workers\n{first}\n"
    script += "from fingerpost.__main__ import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", script, "-C", str(project), "build", "--jobs", "2"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **surroundings},
    )


def test_a_locale_whose_process_is_ended_from_outside_ends_the_build_and_is_named(
    two: Path,
) -> None:
    before = tree(two / "site")
    result = build(two, KILLED)
    assert result.returncode == 1
    assert re.sub(r"locale en(-XA)? ", "locale … ", result.stderr) == (
        "Error: The locale … could not be built: its process was ended from outside (SIGKILL)."
        " Systems do so where memory is short. Build one locale after the other: `--jobs 1`."
        " The site was left as it was.\n"
    )
    assert tree(two / "site") == before


def test_the_other_locales_of_a_build_that_ends_so_write_nothing_more(two: Path) -> None:
    before = sorted(two.iterdir())
    assert build(two, WRITING).returncode == 1
    assert sorted(two.iterdir()) == before


def test_what_goes_wrong_in_the_process_of_a_locale_is_raised_where_the_build_began(
    two: Path,
) -> None:
    found = build(two, WRONG).stderr
    assert found.count("ZeroDivisionError: division by zero\n") == 2  # there, and here
    assert "_hand_over" in found


@pytest.mark.parametrize("terminal", ["0", "1"])
def test_locales_are_made_in_forks_behind_a_progress_bar_too(two: Path, terminal: str) -> None:
    result = build(two, NOTES, TTY_COMPATIBLE=terminal, TERM="xterm")
    assert "begun by fork\n" in result.stdout
    assert result.returncode == 0


@pytest.mark.parametrize("begun", ["fork", "spawn"])
def test_workers_end_with_the_process_that_began_them(tmp_path: Path, begun: str) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT.replace("BEGUN", begun))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        workers = [int(parent.stdout.readline()), int(parent.stdout.readline())]
        parent.send_signal(signal.SIGKILL)
        parent.stdout.close()
    for _ in range(600):
        if not any(alive(worker) for worker in workers):
            return
        time.sleep(0.1)
    pytest.fail("a worker lives on")


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and was not asked after does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
