"""How well the search answers what people type, beside other libraries over the same records.

Needs npm and Chromium. For each class of queries of `tests/search/` it prints the share answered
by the first result, and by the first three: ours, MiniSearch, lunr and FlexSearch as they come.
Then kilobytes packed by gzip -9 (script and records). The others get the records with title, names,
summary and lines as fields, and no other help. What a keystroke costs: `benchmarks/keystrokes.py`.

    .venv/bin/python benchmarks/search.py
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from fingerpost import pipeline
from fingerpost.model.guide import Synonyms
from fingerpost.pages import search
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import libraries, read_project
from fingerpost.translation.localise import localise
from tests.browser.site import ARGUMENTS, chromium

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache/benchmarks"
QUERIES = ROOT / "tests/search"
NPM = {
    "minisearch@7.2.0": "dist/umd/index.js",
    "flexsearch@0.8.212": "dist/flexsearch.bundle.min.js",
}

# Each gives a function from a query to addresses.
OTHERS = {
    "MiniSearch": """(entries) => {
      const fields = ["title", "also", "summary", "lines"];
      const index = new MiniSearch({ idField: "url", fields });
      index.addAll(entries);
      const options = { prefix: true, fuzzy: 0.2 };
      return (query) => index.search(query, options).map((found) => found.id);
    }""",
    "lunr": """(entries) => {
      const index = lunr(function () {
        this.ref("url");
        for (const field of ["title", "also", "summary", "lines"]) this.field(field);
        for (const entry of entries) this.add(entry);
      });
      return (query) => index.search(query.replace(/[-+~^:*]/g, " ")).map((found) => found.ref);
    }""",
    "FlexSearch": """(entries) => {
      const index = new FlexSearch.Document({ tokenize: "forward", document: {
        id: "url", index: ["title", "also", "summary", "lines"] } });
      for (const entry of entries) index.add(entry);
      return (query) => [...new Set(index.search(query, { suggest: true })
        .flatMap((found) => found.result))];
    }""",
}
OURS = "(entries, search) => (query) => search.ranked(query).map((found) => found.entry.url)"
ASK = """([make, entries, queries]) => {
  const flat = entries.map((entry) => ({
    ...entry, also: entry.also.join("\\n"), lines: entry.lines.join("\\n") }));
  const find = eval(make)(flat, globalThis.ours);
  return queries.map((query) => find(query).slice(0, 3));
}"""
LOAD = """(text) => {
  const script = document.createElement("script");
  script.textContent = text;
  script.addEventListener("search", (event) => { globalThis.ours = event.detail.search; });
  document.head.append(script);
}"""


def fetched() -> dict[str, str]:
    """The scripts of the others, by package, from npm."""
    CACHE.mkdir(parents=True, exist_ok=True)
    texts = {}
    for name, path in NPM.items():
        package, _, version = name.partition("@")
        archive = CACHE / f"{package}-{version}.tgz"
        if not archive.exists():
            command = ["npm", "pack", name, "--silent", "--pack-destination", str(CACHE)]
            subprocess.run(command, check=True, capture_output=True)
        with tarfile.open(archive) as packed:
            file = packed.extractfile(f"package/{path}")
            assert file is not None
            texts[package] = file.read().decode()
    return texts


def given() -> dict[str, dict[str, Any]]:
    """What the search is given, by locale: our guide, and the small ones."""
    project = read_project(ROOT, ICONS)
    checked = pipeline.check(project, trial=False)
    assert checked.guide is not None
    found = {
        edition.tag: search.data(localise(checked.guide, edition), edition.tag)
        for edition in checked.editions
    }
    for path in sorted((QUERIES / "small").glob("*.yml")):
        small = yaml.safe_load(path.read_text(encoding="utf-8"))
        synonyms = Synonyms(id=path.stem, origin="").model_dump(exclude={"id", "origin"})
        found[path.stem] = {
            **{"entries": small["entries"], "starts": [], "tag": path.stem},
            **{"synonyms": synonyms, "classes": {"all": small["queries"]}},
        }
    for tag in found:
        if "classes" not in found[tag]:
            text = (QUERIES / f"{tag}.yml").read_text(encoding="utf-8")
            found[tag]["classes"] = yaml.safe_load(text)
    return found


def shares(asked: list[dict[str, Any]], results: list[list[str]]) -> str:
    """The shares answered by the first result and by the first three."""
    first = three = 0
    for query, urls in zip(asked, results, strict=True):
        met = [url.rstrip("/") in query["find"] for url in urls]
        first += any(met[:1])
        three += any(met)
    return f"{first / len(asked):.2f}/{three / len(asked):.2f}"


def packed(*texts: str) -> float:
    """Kilobytes of texts, each packed by itself."""
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts) / 1000


def row(name: str, *cells: str) -> None:
    print(f"{name:<34}" + "".join(f"{cell:>13}" for cell in cells), flush=True)


def table(page: Page, tag: str, facts: dict[str, Any], script: str) -> None:
    """Print how well each class of a locale is answered."""
    page.evaluate(LOAD, script)
    makers = {"ours": OURS, **OTHERS}
    every = [query for asked in facts["classes"].values() for query in asked]
    queries = [query["ask"] for query in every]
    results = {
        name: page.evaluate(ASK, [maker, facts["entries"], queries])
        for name, maker in makers.items()
    }
    at = 0
    for name, asked in facts["classes"].items():
        cells = [shares(asked, results[who][at : at + len(asked)]) for who in makers]
        row(f"{tag}: {name} ({len(asked)})", *cells)
        at += len(asked)
    if len(facts["classes"]) > 1:
        row(f"{tag}: together ({len(every)})", *(shares(every, results[who]) for who in makers))


def main() -> None:
    """Print all tables."""
    others = fetched()
    project = read_project(ROOT, ICONS)
    templates = dict(project.templates)
    lunr = libraries()["library/lunr.js"]
    row("recall@1/recall@3", "ours", *OTHERS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        page = browser.new_page()
        for text in (*others.values(), lunr):
            page.add_script_tag(content=text)
        locales = given()
        for tag, facts in locales.items():
            data = {key: facts[key] for key in ("entries", "starts", "tag", "synonyms")}
            script = search.joined(data, templates)
            table(page, tag, facts, script)
            if tag in ("en", "fr"):
                records = json.dumps(facts["entries"], ensure_ascii=False)
                scripts = (others["minisearch"], lunr, others["flexsearch"])
                sizes = [packed(script), *(packed(text, records) for text in scripts)]
                row(f"{tag}: kilobytes, packed", *(f"{size:.1f}" for size in sizes))
        browser.close()


if __name__ == "__main__":
    main()
