"""Old addresses in a browser: they lead on, with what stands behind them, and can be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ..once import once
from . import axe
from .conftest import ROOT, build, copied
from .site import Served, Site

MOVED = """
moved:
  - was: signs/damp/
    to: sign:no-repairs
  - was: words/
    to: term:deposit
  - was: marks/
    to: "signs:"
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide with pages that moved, in English and in an Arabic that is made up."""

    def make(folder: Path) -> None:
        content = folder / "content"
        shutil.copytree(ROOT / "tests/guide/content", content)
        with (content / "guide.yml").open("a", encoding="utf-8") as settings:
            settings.write(MOVED)
        build(copied(content, folder, "ar"), folder / "site")

    return once(tmp_path_factory, "moved", make) / "site"


@pytest.fixture(scope="module", params=["en", "ar"])
def tenants(request: pytest.FixtureRequest, built: Path, served: Served) -> Site:
    return served(built, request.param)


@pytest.mark.parametrize(
    ("was", "there"),
    [
        ("signs/damp/", "signs/no-repairs/"),
        ("signs/damp/?from=mail#words-to-say", "signs/no-repairs/?from=mail#words-to-say"),
        ("marks/walks-in/", "signs/walks-in/"),
        ("words/", "glossary/#deposit"),
        ("signs/damp/card.html", "signs/no-repairs/card.html"),
    ],
)
def test_who_comes_to_an_old_address_goes_on_and_it_is_no_stop_on_the_way_back(
    was: str, there: str, tenants: Site
) -> None:
    page = tenants.page("about/")
    stops: int = page.evaluate("history.length")
    page.goto(tenants.url(was))
    page.wait_for_url(tenants.url(there))
    assert page.evaluate("history.length") == stops + 1


def test_without_scripts_it_goes_on_by_itself(tenants: Site) -> None:
    page = tenants.page("signs/damp/", javascript=False)
    page.wait_for_url(tenants.url("signs/no-repairs/"))


@pytest.mark.parametrize("width", [320, 1280])
def test_where_it_cannot_go_on_the_page_can_be_read_and_left(width: int, tenants: Site) -> None:
    page = tenants.page("about/", viewport=(width, 800))
    page.route("**/signs/no-repairs/", lambda route: route.fulfill(status=204))
    page.goto(tenants.url("signs/damp/"), wait_until="commit")
    link = page.locator("main a")
    expect(link).to_have_attribute("href", "../no-repairs/")
    assert axe.in_light_and_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
