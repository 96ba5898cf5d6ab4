"""How long a PO file takes to be brought up to date, and what becomes of its translations.

Needs gettext. Runs our merge by id and msgmerge, which matches by similarity, on the same file in
one run, with the edits of `tests/test_merge.py` (300 of 2,000 texts edited, 40 removed, 60 new) and
on 5,000 messages; prints seconds, their ratio, and translations given to another id.

    .venv/bin/python benchmarks/merge.py
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import polib

sys.path.insert(0, str(Path(__file__).parents[1]))

from fingerpost.text import locales
from fingerpost.translation import merge
from fingerpost.translation.messages import Message
from tests.test_merge import many, translated


def edited(before: list[Message], edits: int, removals: int, new: int) -> list[Message]:
    draw = random.Random(2)
    chosen = draw.sample(range(len(before)), edits + removals)
    changed, removed = set(chosen[:edits]), set(chosen[edits:])
    kept = [
        replace(each, text=f"{each.text} and more") if number in changed else each
        for number, each in enumerate(before)
        if number not in removed
    ]
    return [*kept, *(replace(each, id=each.id.replace("/s", "/new")) for each in many(new, 3))]


def foreign(text: str) -> int:
    """Translations that belong to another id: each was made of the id it is for."""
    entries = [entry for entry in polib.pofile(text) if not entry.obsolete]
    return sum(entry.msgstr not in ("", f"«{entry.msgctxt}»") for entry in entries)


def main() -> None:
    header = locales.plurals("fr").header
    head = ("messages", "ours, s", "msgmerge, s", "ratio", "ours foreign", "msgmerge foreign")
    print("".join(f"{name:>18}" for name in head))
    for count, edits, removals, new in ((2000, 300, 40, 60), (5000, 750, 100, 150)):
        before = many(count, 1)
        after = edited(before, edits, removals, new)
        text = translated(before)
        started = perf_counter()
        ours = merge.merge(text, after, header)
        own = perf_counter() - started
        with tempfile.TemporaryDirectory() as folder:
            old, template = Path(folder, "old.po"), Path(folder, "new.pot")
            old.write_text(text, encoding="utf-8")
            template.write_text(merge.new("fr", header, "Test", after), encoding="utf-8")
            command = ["msgmerge", "--quiet", "--previous", str(old), str(template)]
            started = perf_counter()
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            theirs = perf_counter() - started
        times = (f"{own:.2f}", f"{theirs:.2f}", f"{theirs / own:.1f}")
        row = (str(count), *times, str(foreign(ours)), str(foreign(done.stdout)))
        print("".join(f"{value:>18}" for value in row))


if __name__ == "__main__":
    main()
