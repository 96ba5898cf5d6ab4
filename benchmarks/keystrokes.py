"""What a keystroke in the search box costs with a processor six times slower.

Needs Chromium. Builds the site, opens the box on a phone's screen and types queries of
`tests/search/en.yml` letter by letter, with today's records and with 2,000 of which those beyond
ours are made of our words, some of them cut and joined to new ones. A keystroke is timed from the
event to the end of what listens to it (ranking, and building the results), and again until the page
is laid out. It is typed several times over and the best time of each keystroke counts, since other
programs take theirs: middle, 95 and 99 of 100, worst, and what stood in the box at the worst one.

    .venv/bin/python benchmarks/keystrokes.py
    .venv/bin/python benchmarks/keystrokes.py --runs 5 --queries 20
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, Route, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import search as table
from fingerpost.pages import search
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project
from tests.browser.site import Site, launched

SLOWER = 6
MANY = 2_000
NEW = 0.1
"""The share of words that are made of two."""
PHONE: ViewportSize = {"width": 390, "height": 800}
WATCH = """() => {
  globalThis.times = [];
  let before;
  addEventListener("input", () => { before = performance.now(); }, true);
  addEventListener("input", () => {
    const done = performance.now() - before;
    document.body.getBoundingClientRect();
    times.push([done, performance.now() - before]);
  });
}"""
READY = "document.querySelector('dialog .search-ways')?.children.length > 0"


def grown(entries: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """As many entries, those beyond the given ones as long as they are, of their words."""
    chance = random.Random(1)
    shown = [w for e in entries for text in (e["title"], *e["lines"]) for w in text.split()]
    said = [word for e in entries for text in e["asked"] for word in text.split()]

    def word(words: list[str]) -> str:
        one, other = chance.choice(words), chance.choice(words)
        return one[: len(one) // 2 + 1] + other[len(other) // 2 :] if chance.random() < NEW else one

    def like(text: str, words: list[str]) -> str:
        return " ".join(word(words) for _ in text.split())

    made = list(entries)
    while len(made) < count:
        model = entries[len(made) % len(entries)]
        made.append(
            {
                **{key: like(model[key], shown) for key in ("title", "summary")},
                **{key: [like(t, shown) for t in model[key]] for key in ("also", "lines")},
                "asked": [like(text, said) for text in model["asked"]],
                **{"url": f"{len(made)}/", "kind": model["kind"], "urgent": []},
            }
        )
    return made


def typed(page: Page, client: CDPSession, address: str, queries: list[str]) -> list[list[float]]:
    """The times of all keystrokes, in milliseconds: until it is done, until it is laid out."""
    client.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.goto(address)
    page.evaluate(WATCH)
    page.keyboard.press("Control+k")
    page.wait_for_function(READY)
    client.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for query in queries:
        page.get_by_role("searchbox").select_text()
        page.keyboard.type(query)
    times: list[list[float]] = page.evaluate("times")
    return times


def told(times: list[float], queries: list[str]) -> str:
    """The middle, 95 and 99 of 100, and the worst with what was typed until then."""
    typed = [query[:count] for query in queries for count in range(1, len(query) + 1)]
    ordered = sorted(zip(times, typed, strict=True))
    shares = " ".join(f"{ordered[int(len(times) * s)][0]:6.1f}" for s in (0.5, 0.95, 0.99))
    worst, last = ordered[-1]
    return f"{shares} {worst:6.1f} ({last!r})"


def measured(site: Site, queries: list[str], script: str, runs: int) -> tuple[str, str]:
    """What keystrokes cost with a script of the search."""
    context = site.browser.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()

    def answer(route: Route) -> None:
        route.fulfill(body=script, content_type="text/javascript")

    page.route("**/search.js", answer)
    client = context.new_cdp_session(page)
    all_times = [typed(page, client, site.url("map/"), queries) for _ in range(runs)]
    context.close()
    best = [
        [min(part) for part in zip(*each, strict=True)] for each in zip(*all_times, strict=True)
    ]
    done, laid_out = zip(*best, strict=True)
    return told(list(done), queries), told(list(laid_out), queries)


def main() -> None:
    """Print what keystrokes cost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--queries", type=int, default=40)
    asked = parser.parse_args()
    facts = table.given()["en"]
    every = [query["ask"] for each in facts["classes"].values() for query in each]
    queries = every[:: len(every) // asked.queries][: asked.queries]
    templates = dict(read_project(table.ROOT, ICONS).templates)
    base = {key: facts[key] for key in ("starts", "tag", "synonyms")}
    print("milliseconds: middle, 95 and 99 of 100, worst")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build = ("-m", "fingerpost", "-C", table.ROOT, "build", "--site-dir", folder)
        subprocess.run([sys.executable, *build], check=True, capture_output=True)
        site = Site(Path(folder), launched(playwright, "chromium"))
        for count in (len(facts["entries"]), MANY):
            script = search.joined(base | {"entries": grown(facts["entries"], count)}, templates)
            done, laid_out = measured(site, queries, script, asked.runs)
            print(f"{count:5,} records: {done}   laid out: {laid_out}", flush=True)
        site.browser.close()
        site.close()


if __name__ == "__main__":
    main()
