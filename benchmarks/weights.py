"""What the facts of countries weigh on each page: gzip bytes with them and without.

    .venv/bin/python benchmarks/weights.py [--locale en --locale fr]
    .venv/bin/python benchmarks/weights.py BEFORE AFTER

Builds the guide twice, once with no country but India having a fact (the calculators need the rate
of one) and no link to where the others stood, or compares two sites that are built already. Prints
for each kind of page how many there are, the median page without and with, the median and the
largest growth, and which page grows most. A page is its HTML with the scripts and style sheets that
it names. Pages that only exist for the facts, `/where/<id>/` and the calculators, are listed last
and do not count: nobody loads them who did not ask for them. Ends with 1 where another page grows
by more than 3 KB.
"""

from __future__ import annotations

import argparse
import gzip
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
NEEDED = ("content", "templates", "mkdocs.yml")
LOCALES = ("en", "fr")
LIMIT = 3 * 1024
KEPT = "in.yml"
TO_FACTS = re.compile(r"(\w:[\w-]+)#(?:where|in-[\w-]+)")
ABOUT_FACTS = ("where", "calculators")
FACTS = re.compile(r"^facts:\n.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
LOADED = re.compile(r'<(?:script[^>]*\ssrc|link[^>]*rel="?stylesheet"?[^>]*\shref)="?([^"\s>]+)')


def built(folder: Path, locales: list[str], *, facts: bool) -> Path:
    """The site of a copy of the guide, with its facts of countries or without."""
    for name in NEEDED:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, folder / name)
    if not facts:
        for path in sorted((folder / "content").rglob("*.*")):
            if path.suffix in (".yml", ".md", ".po") and path.name != KEPT:
                leave_out_facts(path, of_country=path.parent.name == "countries")
    chosen = [word for locale in locales for word in ("--locale", locale)]
    command = [sys.executable, "-m", "fingerpost", "build", "--no-cache", *chosen]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return folder / "site"


def leave_out_facts(path: Path, *, of_country: bool) -> None:
    """Take the facts out of the file of a country, and out of any other file the links to facts."""
    text = path.read_text(encoding="utf-8")
    text = FACTS.sub("facts: []\n", text) if of_country else TO_FACTS.sub(r"\1", text)
    path.write_text(text, encoding="utf-8")


@cache
def weight(path: Path) -> int:
    """The bytes of a file after gzip."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def page_weights(site: Path) -> dict[str, int]:
    """The gzip bytes of each page of a site with what it names, by its address from the root."""
    weights = {}
    for page in sorted(site.rglob("index.html")):
        html = page.read_text(encoding="utf-8")
        files = {page}
        for link in LOADED.findall(html):
            address = urlsplit(link)
            base = site if address.path.startswith("/") else page.parent
            file = (base / address.path.lstrip("/")).resolve()
            if not address.netloc and file.is_file():
                files.add(file)
        weights[page.parent.relative_to(site).as_posix()] = sum(weight(file) for file in files)
    return weights


def kind(address: str) -> str:
    """The kind of page at an address: the part after the locale, or `home`."""
    return [*address.split("/"), "home"][1]


def report(before: dict[str, int], after: dict[str, int]) -> int:
    """Print the table; 1 where a page that is not about facts grows by more than the limit."""
    pages = defaultdict(list)
    for address in sorted(before.keys() & after.keys()):
        pages[kind(address)].append(address)
    print(f"{'kind':<16}{'pages':>6}{'without':>9}{'with':>9}{'median':>8}{'most':>7}  of")
    largest = 0
    for name, addresses in sorted(
        pages.items(), key=lambda item: (item[0] in ABOUT_FACTS, item[0])
    ):
        growth = {address: after[address] - before[address] for address in addresses}
        most = max(growth, key=growth.__getitem__)
        counted = name not in ABOUT_FACTS
        largest = max(largest, growth[most] if counted else 0)
        print(
            f"{name:<16}{len(addresses):>6}"
            f"{statistics.median(before[address] for address in addresses):>9.0f}"
            f"{statistics.median(after[address] for address in addresses):>9.0f}"
            f"{statistics.median(growth.values()):>+8.0f}{growth[most]:>+7}  {most}"
            + ("" if counted else " (about the facts: not counted)")
        )
    print(f"Most growth of a page that is not about the facts: {largest} bytes; limit {LIMIT}.")
    return int(largest > LIMIT)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE")
    parser.add_argument("--locale", action="append")
    chosen = parser.parse_args()
    if len(chosen.sites) not in (0, 2):
        parser.error("two sites, before and after, or none")
    if chosen.sites:
        return report(*(page_weights(site.resolve()) for site in chosen.sites))
    with tempfile.TemporaryDirectory() as folder:
        weights = []
        for name, facts in (("without", False), ("with", True)):
            copy = Path(folder, name)
            copy.mkdir()
            site = built(copy, chosen.locale or list(LOCALES), facts=facts)
            weights.append(page_weights(site.resolve()))
        return report(*weights)


if __name__ == "__main__":
    sys.exit(main())
