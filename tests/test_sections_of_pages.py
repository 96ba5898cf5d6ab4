"""A folder of pages with a first page is a section of the menu: `content/pages/money/index.md`."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fingerpost.addresses import Addresses
from fingerpost.pages.render import Rendered
from fingerpost.pipeline import Checked, Project, check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from .projects import (
    EXAMPLES,
    by_path,
    example,
    files,
    guide,
    in_our_templates,
    on_disk,
    rendered,
    report,
)
from .search_script import given

EXAMPLE = EXAMPLES / "fine.section-of-pages"
RENT = """---
title: The rent
order: 4
icon: material/book
summary: When it is due.
reviewed: 2026-10-01
---

Pay it on time, and see [the deposit](page:deposit) and [this sign](sign:walks-in).
"""
WITH_RENT: dict[str, bytes | str] = {**files(EXAMPLE), "content/pages/money/rent.md": RENT}


@cache
def project() -> Project:
    """The small guide with a section of pages, in our own templates."""
    return in_our_templates(guide(WITH_RENT))


@cache
def checked() -> Checked:
    return check(project(), trial=False)


@cache
def made() -> Rendered:
    return rendered(project())


def written(path: str) -> str:
    return by_path(made())[path].decode()


def front(path: str) -> dict[str, Any]:
    """The front matter of a page that was made: each key holds JSON."""
    lines = written(path).split("---\n")[1].strip().split("\n")
    return {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}


def test_its_pages_stand_in_a_folder_of_its_name() -> None:
    found = checked().guide
    assert found is not None
    at = Addresses.of(found)
    assert [at.url("page", name) for name in ("money", "deposit", "rent", "about")] == [
        "money/",
        "money/deposit/",
        "money/rent/",
        "about/",
    ]


@pytest.mark.slow
def test_the_menu_leads_to_its_first_page_and_under_it_to_the_others_in_order() -> None:
    *_, last = made().extra["menu"]
    assert last == {
        "title": "Money",
        "url": "money/",
        "lang": "",
        "full": "What a room costs",
        "pages": [
            {"title": "The deposit", "url": "money/deposit/", "lang": ""},
            {"title": "The rent", "url": "money/rent/", "lang": ""},
        ],
    }


def test_the_first_page_lists_the_others() -> None:
    assert re.findall(r"\[[^\]]+\]\([^)]+\){ .headline }", written("money/index.md")) == [
        "[The deposit](deposit.md){ .headline }",
        "[The rent](rent.md){ .headline }",
    ]


def test_above_a_page_stands_the_first_page_and_beside_it_those_before_and_after() -> None:
    deposit, rent = front("money/deposit.md"), front("money/rent.md")
    above = [{"title": "What a room costs", "url": "money/", "lang": ""}]
    assert deposit["crumbs"] == rent["crumbs"] == above
    assert deposit["next"] == {"title": "The rent", "url": "money/rent/", "lang": ""}
    assert rent["previous"] == {"title": "The deposit", "url": "money/deposit/", "lang": ""}
    assert front("money/index.md")["crumbs"] == []


def test_a_page_links_others_by_their_ids_wherever_they_stand() -> None:
    assert "[the deposit](deposit.md)" in written("money/rent.md")
    assert "[this sign](../signs/walks-in.md)" in written("money/rent.md")
    assert "[what a room costs](index.md)" in written("money/deposit.md")


def test_a_page_is_edited_where_it_stands() -> None:
    assert front("money/rent.md")["edit"] == "content/pages/money/rent.md"


def test_the_search_finds_its_pages() -> None:
    found = {entry["url"]: entry for entry in given(written("search.js"))["entries"]}
    assert (found["money/rent/"]["kind"], found["money/rent/"]["title"]) == ("page", "The rent")


def test_a_translation_of_a_page_is_kept_when_the_page_changes_its_folder() -> None:
    names = {message.id for message in checked().messages}
    assert {"pages/rent/title", "pages/rent/body/1", "pages/money/menu"} <= names


@pytest.mark.slow
def test_an_empty_folder_under_the_pages_is_told(tmp_path: Path) -> None:
    folder = on_disk(tmp_path / "project")
    (folder / "content/pages/money").mkdir()
    told = check(read_project(folder, ICONS), trial=False).diagnostics
    assert [str(each) for each in told if each.code == "empty-section"] == [
        "content/pages/money/:1:1: warning: There is nothing in `content/pages/money/`. Write its"
        " first page, `index.md`, and others; or remove the folder. [empty-section]"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "follow"),
    [
        ("no-first-page.outside", {"money.md": "money/index.md"}),
        ("empty-section", {"money/index.md": "money.md"}),
        ("misplaced-file.deep", {"money/rent/late.md": "money/late.md"}),
        (
            "bad-file-name.folder",
            {
                "Our Money/index.md": "our-money/index.md",
                "Our Money/deposit.md": "our-money/deposit.md",
            },
        ),
        ("bad-file-name.in-section", {"money/The Deposit.md": "money/the-deposit.md"}),
        ("page-twice", {"deposit.md": "the-deposit.md"}),
        (
            "page-twice.first",
            {"money/index.md": "costs/index.md", "money/deposit.md": "costs/deposit.md"},
        ),
    ],
)
def test_a_hint_that_is_followed_mends_the_mistake(name: str, follow: dict[str, str]) -> None:
    assert report(example(EXAMPLES / name)) != "No mistakes found.\n"
    home = "content/pages/"
    there = {path.removeprefix(home): data for path, data in files(EXAMPLES / name).items()}
    moved = {f"{home}{follow.get(path, path)}": data for path, data in there.items()}
    assert report(guide(moved)) == "No mistakes found.\n"
