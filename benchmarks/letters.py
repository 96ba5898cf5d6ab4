"""How long the documents of all letters take in one locale, without and with PDF.

.venv/bin/python benchmarks/letters.py [RUNS]
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from fingerpost import pipeline
from fingerpost.letters import files as letter_files
from fingerpost.letters import typeset
from fingerpost.letters.fill import blank
from fingerpost.letters.typeset import OFFICE, package, parts, text
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

ROOT = Path(__file__).parents[1]


def main(runs: int) -> None:
    project = read_project(ROOT, ICONS)
    guide = pipeline.check(project).guide
    assert guide is not None
    trees = letter_files.trees({"en": guide})
    setting = letter_files.setting(project.templates, project.fonts)
    without, everything = [], []
    for _ in range(runs):
        started = perf_counter()
        for name in trees:
            one, blocks = [trees[name][0]], [blank(trees[name][0])]
            for form in OFFICE:
                made = parts(one, blocks, setting.pieces[form])
                package({path: data.encode() for path, data in made.items()})
            text(one, blocks, setting.pieces["txt"])
        without.append(perf_counter() - started)
        started = perf_counter()
        for name in trees:
            typeset.letter(trees[name][0], "2026-11-24", setting)
        everything.append(perf_counter() - started)
    print(f"{len(trees)} letters, median of {runs}")
    print(f"Word, OpenDocument, text   {statistics.median(without):6.2f} s")
    print(f"and PDF                    {statistics.median(everything):6.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
