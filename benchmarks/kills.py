"""Kills builds at random moments: what is published is always one of two whole trees.

    .venv/bin/python benchmarks/kills.py [KILLS]

Builds the small guide of the tests in two states, and then again and again from one to the other;
each of these builds is killed (SIGKILL to the process that was started, and to it alone). Prints
what stood afterwards, and ends with 1 if a tree was neither, if a process lived on, or if the next
build left a folder behind.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.projects import on_disk

EDITED = "content/signs/no-repairs.yml"
WORDS = ("gets worse", "grows")
GRACE = 5  # seconds in which workers notice that nobody waits for them any more

Tree = dict[str, bytes]


def command(project: Path) -> list[str]:
    return [sys.executable, "-m", "fingerpost", "-C", str(project), "build"]


def tree(site: Path) -> Tree:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*.*")}


def edit(project: Path, state: int) -> None:
    path = project / EDITED
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(WORDS[1 - state], WORDS[state]), encoding="utf-8")


def build(project: Path) -> float:
    started = time.monotonic()
    subprocess.run(command(project), check=True, capture_output=True)
    return time.monotonic() - started


def alive(project: Path) -> list[int]:
    """Processes that have the project in their command line."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(project) in words and int(entry.name) != os.getpid():
            found.append(int(entry.name))
    return found


def gone(project: Path) -> bool:
    """Whether every process of a build ends in time."""
    end = time.monotonic() + GRACE
    while alive(project) and time.monotonic() < end:
        time.sleep(0.05)
    return not alive(project)


def main(kills: int) -> int:
    chance, seen = random.Random(1), Counter[str]()
    with tempfile.TemporaryDirectory() as place:
        project = on_disk(Path(place) / "project")
        site, trees, longest = project / "site", [], 0.0
        for state in (0, 1):
            edit(project, state)
            longest = max(longest, build(project))
            trees.append(tree(site))
        state = 1
        for _ in range(kills):
            state = 1 - state
            edit(project, state)
            shutil.rmtree(project / ".cache", ignore_errors=True)
            started = subprocess.Popen(
                command(project), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(chance.uniform(0, longest))
            started.send_signal(signal.SIGKILL)
            started.wait()
            seen["processes that lived on"] += not gone(project)
            there = tree(site)
            names = ["the one before", "the one after"]
            order = [trees[1 - state], trees[state]]
            seen[names[order.index(there)] if there in order else "neither"] += 1
        build(project)
        seen["wrong after the next build"] = int(tree(site) != trees[state])
        left = [path.name for path in project.iterdir() if path.name.startswith(".site")]
        seen["folders left behind"] = len(left)
    for name, count in seen.items():
        print(f"{count:5} {name}")
    bad = ("neither", "processes that lived on", "wrong after the next build")
    return int(any(seen[name] for name in (*bad, "folders left behind")))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
