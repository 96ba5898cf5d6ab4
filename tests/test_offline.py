"""The list of what a locale consists of, for who keeps it on a device: from its files alone."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from fingerpost.pages import offline
from fingerpost.text.locales import megabytes

from .projects import on_disk
from .shell import in_project

FACTS = {"tag": "en", "day": "{d} {month} {y}", "months": ["January"], "fresh": ["safety/"]}
FILES = {
    "index.html": b"home",
    "signs/a/index.html": b"a sign",
    "css/site.css": b"a {}",
    "letters/a/a b.en.docx": b"a letter",
    "social/signs/a.png": b"a picture for shared links",
    "404.html": b"missing",
    "sitemap.xml": b"all pages",
    "worker.js": b"// the worker\n",
}


def made(files: dict[str, bytes]) -> dict[str, bytes]:
    held = {path: (hashlib.sha256(data).hexdigest(), len(data)) for path, data in files.items()}
    made = offline.listed(held, files["worker.js"], FACTS)
    return {output.path: output.data for output in made}


def listed(files: dict[str, bytes]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(made(files)["offline/files.json"])
    return data


def test_what_is_read_in_a_guide_is_listed_by_address_with_its_digest_and_size() -> None:
    digest = hashlib.sha256(b"a sign").hexdigest()[:20]
    assert list(listed(FILES)["files"]) == [
        "css/site.css",
        "",
        "letters/a/a%20b.en.docx",
        "signs/a/",
    ]
    assert listed(FILES)["files"]["signs/a/"] == [digest, 6]
    assert listed(FILES)["bytes"] == 22


def test_the_same_files_give_the_same_bytes_in_whatever_order_they_come() -> None:
    assert made(dict(reversed(FILES.items()))) == made(FILES)


@pytest.mark.parametrize("path", ["index.html", "css/site.css", "letters/a/a b.en.docx"])
def test_a_file_whose_bytes_changed_changes_the_list_and_the_worker(path: str) -> None:
    changed = {**FILES, path: FILES[path] + b"."}
    assert listed(changed)["version"] != listed(FILES)["version"]
    assert made(changed)["worker.js"] != made(FILES)["worker.js"]


def test_what_nobody_reads_in_a_guide_changes_nothing() -> None:
    assert made({**FILES, "social/signs/a.png": b"another"}) == made(FILES)


def test_the_worker_carries_the_list_before_its_own_code() -> None:
    text = made(FILES)["offline/files.json"].decode()
    assert made(FILES)["worker.js"].decode() == f"self.list = {text};\n// the worker\n"


@pytest.mark.parametrize(
    ("count", "tag", "words"),
    [
        (7_249_000, "en", "7.2 MB"),
        (7_249_000, "fr", "7,2\N{NARROW NO-BREAK SPACE}Mo"),
        (1, "en", "0.1 MB"),
    ],
)
def test_a_size_is_written_as_in_the_language(count: int, tag: str, words: str) -> None:
    assert megabytes(count, tag) == words


@pytest.mark.slow
def test_a_built_locale_is_listed_as_it_was_written_and_again_when_a_page_changes(
    tmp_path: Path,
) -> None:
    project = on_disk(tmp_path / "project")
    tree = project / "site/en"

    def build() -> dict[str, Any]:
        assert in_project(project, "build").exit_code == 0
        data: dict[str, Any] = json.loads((tree / "offline/files.json").read_bytes())
        return data

    before = build()
    for address, (digest, size) in before["files"].items():
        path = tree / (f"{address}index.html" if address.endswith("/") or not address else address)
        data = path.read_bytes()
        assert (hashlib.sha256(data).hexdigest()[:20], len(data)) == (digest, size)
    assert before["fresh"] == ["about/", "quiz/"]
    assert build() == before
    sign = project / "content/signs/no-repairs.yml"
    sign.write_text(sign.read_text() + "# Nothing that shows.\n")
    assert build() == before
    sign.write_text(sign.read_text().replace("title: ", "title: No ", 1))
    after = build()
    assert after["files"]["signs/no-repairs/"] != before["files"]["signs/no-repairs/"]
    assert after["version"] != before["version"]
