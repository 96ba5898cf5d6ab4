"""Which queries the search misses, in seconds and without a browser.

Needs Node.js. For each class of queries of `tests/search/<locale>.yml`, or for those of another
file, it prints the share answered by the first result and by the first three, then each query
that is missed with what came first, and what the script weighs packed by gzip -9.

    .venv/bin/python benchmarks/queries.py fr
    .venv/bin/python benchmarks/queries.py en --file queries.yml
    .venv/bin/python benchmarks/queries.py en --unseen

Another file is a list of `{ask: what is typed, find: [addresses that answer it]}`. With `--unseen`
the queries are what people say (`asked`): a fifth at a time is left out of what the search learns
from, and asked. That is strict, since other pages than the one it was written for may answer it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import search as table
from fingerpost.pages import search
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

PARTS = 5
ASK = """
const [script, queries] = JSON.parse(require("fs").readFileSync(0, "utf8"));
let found;
globalThis.document = { currentScript: {
  dispatchEvent(event) { found = event.detail.search; } } };
(0, eval)(script);
const urls = (query) => found.ranked(query).slice(0, 3).map((result) => result.entry.url);
console.log(JSON.stringify(queries.map(urls)));
"""


def answers(script: str, queries: list[str]) -> list[list[str]]:
    """The first three addresses for each query."""
    given = json.dumps([script, queries])
    node = subprocess.run(
        ["node", "-e", ASK], input=given, capture_output=True, text=True, check=True
    )
    results: list[list[str]] = json.loads(node.stdout)
    return results


def unseen(
    data: dict[str, Any], templates: dict[str, str]
) -> tuple[list[dict[str, Any]], list[list[str]]]:
    """What people say, as queries, and the first three addresses for each, learnt from others."""
    queries: list[dict[str, Any]] = []
    results: list[list[str]] = []
    for part in range(PARTS):
        entries, left_out = [], []
        for entry in data["entries"]:
            find = [entry["url"].rstrip("/")]
            left_out += [{"ask": text, "find": find} for text in entry["asked"][part::PARTS]]
            kept = [text for at, text in enumerate(entry["asked"]) if at % PARTS != part]
            entries.append(entry | {"asked": kept})
        script = search.joined(data | {"entries": entries}, templates)
        results += answers(script, [query["ask"] for query in left_out])
        queries += left_out
    return queries, results


def main() -> None:
    """Print the shares and what is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("locale", choices=["en", "fr"])
    parser.add_argument("--file", type=Path)
    parser.add_argument("--unseen", action="store_true")
    asked = parser.parse_args()
    facts = table.given()[asked.locale]
    classes: dict[str, list[dict[str, Any]]] = facts["classes"]
    if asked.file is not None:
        classes = {asked.file.name: yaml.safe_load(asked.file.read_text(encoding="utf-8"))}
    data = {key: facts[key] for key in ("entries", "starts", "tag", "synonyms")}
    templates = dict(read_project(table.ROOT, ICONS).templates)
    if asked.unseen:
        queries, results = unseen(data, templates)
        table.row(f"unseen ({len(queries)})", table.shares(queries, results))
        return
    script = search.joined(data, templates)
    for name, queries in classes.items():
        results = answers(script, [query["ask"] for query in queries])
        table.row(f"{name} ({len(queries)})", table.shares(queries, results))
        for query, urls in zip(queries, results, strict=True):
            if not {url.rstrip("/") for url in urls} & {*query["find"]}:
                print(f"  {query['ask']}\n    {', '.join(urls)}")
    print(f"{table.packed(script):.1f} KB packed")


if __name__ == "__main__":
    main()
