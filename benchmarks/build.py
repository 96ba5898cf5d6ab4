"""What a build costs, and what it costs again after an edit: CPU seconds of all its processes.

    .venv/bin/python benchmarks/build.py [--runs N] [--times 5 --times 20] [--peers]

Copies the guide, builds it from nothing, then after one edit of each kind, undone before the next;
prints medians and ratios to the build from nothing, with the memory of the largest process. With
`--peers` the pages are exported and built by others in the same run: plain MkDocs with our theme,
Zensical with our theme, mkdocs-static-i18n with pristine Material, fetched with pip. `--times` does
it again with so many times the pages. Processor time, since a clock would measure the neighbours.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
SIGN = "content/signs/late-payment.yml"
FRENCH = "content/translations/fr.po"
LOCALES = ("en", "fr")
NEEDED = ("content", "templates")
I18N = """\
site_name: Guide
docs_dir: docs
theme: {name: material}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, build: true, default: true}
        - {locale: fr, name: Français, build: true}
"""


def taken(command: list[str], folder: Path, paths: str = "") -> float:
    """The processor seconds of a command and of all that it begins."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = {**os.environ, **({"PYTHONPATH": paths} if paths else {})}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)  # or each run compiles all of its modules
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=surroundings
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


BARE = """
from fingerpost.pipeline import made
made.letters = made.pictures = lambda *given, **named: ()
from fingerpost.__main__ import main
main()
"""
"""The program without documents of letters and pictures for shared links."""


def ours(*words: str) -> list[str]:
    return [sys.executable, "-m", "fingerpost", *words]


def theirs(program: str, *words: str) -> list[str]:
    return [str(Path(sys.executable).with_name(program)), *words]


def copied(folder: Path, times: int = 1) -> Path:
    """A copy of the guide, with so many times its pages."""
    for name in NEEDED:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    pages = folder / "content/pages"
    own = [path.read_text(encoding="utf-8") for path in sorted(pages.glob("*.md"))]
    wanted = (times - 1) * sum(1 for _ in (folder / "content").rglob("*.*"))
    for number in range(wanted):
        _, head, body = own[number % len(own)].split("---\n", 2)
        facts = yaml.safe_load(head)
        facts |= {"title": f"The page of the number {number}", "order": 1000 + number}
        facts["summary"] = f"For {number}. {facts['summary']}"
        head = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
        body = re.sub(r"(?m)^(\w[^\n]{40,}\.)$", rf"\1 That is number {number}.", body)
        (pages / f"page-{number}.md").write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    return folder


def changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(project: Path) -> None:
        path = project / name
        text = path.read_text(encoding="utf-8")
        if old not in text:
            sys.exit(f"{name} does not hold {old!r} any more.")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


EDITS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "one text of a sign": (SIGN, changed(SIGN, "\nabout: |\n", "\nabout: |\n  A new line. ")),
    "one title that stands on many pages": (SIGN, changed(SIGN, "title: ", "title: Often ")),
    "one entry of the PO file, on 21 pages": (
        FRENCH,
        changed(FRENCH, 'msgstr "Chaque paiement,', 'msgstr "Pour chaque paiement,'),
    ),
    "one entry of the PO file, on one page": (
        FRENCH,
        changed(FRENCH, "ne lui coûte rien. Lisez d'abord", "ne lui coûte rien. Lisez donc"),
    ),
    "one template of one kind": (
        "templates/pages/remedy.md.j2",
        changed("templates/pages/remedy.md.j2", "{{ remedy.title }}", "{{ remedy.title }} "),
    ),
}


def steps(project: Path) -> Iterator[tuple[str, float]]:
    """What each step costs, from nothing on."""
    taken(ours("check"), project)  # compiles all modules
    shutil.rmtree(project / ".cache")
    pages = [sys.executable, "-c", BARE, "build", "--no-cache", "--site-dir", "bare"]
    yield "from nothing, pages alone", taken(pages, project)
    yield "from nothing", taken(ours("build"), project)
    yield "nothing changed", taken(ours("build"), project)
    yield "check", taken(ours("check"), project)
    for name, (path, edit) in EDITS.items():
        before = (project / path).read_bytes()
        edit(project)
        yield name, taken(ours("build"), project)
        (project / path).write_bytes(before)
        taken(ours("build"), project)


def peers(project: Path, folder: Path) -> Iterator[tuple[str, float]]:
    """What others need for the same pages, documents and pictures left out."""
    together = folder / "i18n"
    for tag in LOCALES:
        taken(ours("export", "--locale", tag, str(folder / tag)), project)
        shutil.copytree(folder / tag / "docs", together / "docs" / tag)
    yield (
        "MkDocs, our theme",
        sum(taken(theirs("mkdocs", "build", "-q"), folder / tag) for tag in LOCALES),
    )
    yield (
        "Zensical, our theme",
        sum(taken(theirs("zensical", "build"), folder / tag) for tag in LOCALES),
    )
    (together / "mkdocs.yml").write_text(I18N, encoding="utf-8")
    exported = folder / LOCALES[0] / "mkdocs.yml"  # which names the icons of the theme
    extension = next(
        text
        for text in re.split(r"(?m)^(?=\w)", exported.read_text(encoding="utf-8"))
        if text.startswith("markdown_extensions:")
    )
    with (together / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(extension)
    fetched = folder / "fetched"
    pip = ["-m", "pip", "install", "-q", "--no-deps", "--target", str(fetched)]
    subprocess.run([sys.executable, *pip, "mkdocs-static-i18n"], check=True)
    yield (
        "mkdocs-static-i18n, Material",
        taken(theirs("mkdocs", "build", "-q"), together, str(fetched)),
    )


def main() -> None:
    """Measure what was asked for, and print it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--times", type=int, action="append", default=[])
    parser.add_argument("--peers", action="store_true")
    chosen = parser.parse_args()
    for times in (1, *chosen.times):
        found: dict[str, list[float]] = {}
        # For some minutes ext4 passes over the place of each file that was deleted, and looks for
        # another: whoever makes files then pays a second more. So all runs stay until the end.
        with tempfile.TemporaryDirectory() as place:
            for number in range(chosen.runs):
                folder = Path(place) / str(number)
                project = copied(folder / "guide", times)
                measured = dict(steps(project))
                if chosen.peers:
                    measured |= peers(project, folder)
                for name, seconds in measured.items():
                    found.setdefault(name, []).append(seconds)
        middle = {name: statistics.median(each) for name, each in found.items()}
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"{times} times the pages; the largest process so far had {largest} MB")
        for name, seconds in middle.items():
            ratio = seconds / middle["from nothing"]
            print(f"{seconds:8.2f} s  {ratio:6.3f}  {name}")


if __name__ == "__main__":
    main()
