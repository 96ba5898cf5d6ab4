"""The menu of a section of pages in a browser: with a mouse, by keyboard, on a phone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..once import once
from . import axe
from .conftest import ROOT, build, copied
from .site import Served, Site

EXAMPLE = ROOT / "tests/examples/fine.section-of-pages/content"
BOX = "element => { const box = element.getBoundingClientRect(); return [box.left, box.right]; }"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide with a section of pages, in English and in an Arabic that is made up."""

    def make(folder: Path) -> None:
        content = folder / "content"
        shutil.copytree(ROOT / "tests/guide/content", content)
        shutil.copytree(EXAMPLE, content, dirs_exist_ok=True)
        build(copied(content, folder, "ar"), folder / "site")

    return once(tmp_path_factory, "sections-of-pages", make) / "site"


@pytest.fixture(scope="module", params=["en", "ar"])
def tenants(request: pytest.FixtureRequest, built: Path, served: Served) -> Site:
    return served(built, request.param)


def opened(page: Page) -> list[str | None]:
    """Where the menu that is open leads."""
    links = page.locator(".submenu[open] a").all()
    return [link.get_attribute("href") for link in links]


def test_by_keyboard_the_menu_opens_leads_on_and_closes_where_it_was_opened(tenants: Site) -> None:
    page = tenants.page("money/deposit/", viewport=(1280, 800))
    summary = page.locator(".submenu summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert opened(page) == ["../", "./"]
    page.keyboard.press("Tab")
    expect(page.locator(".submenu a").first).to_be_focused()
    page.keyboard.press("Escape")
    assert opened(page) == []
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/money/")


def test_the_menu_says_which_page_of_it_this_is(tenants: Site) -> None:
    page = tenants.page("money/deposit/", viewport=(1280, 800))
    expect(page.locator(".submenu-here")).to_have_count(1)
    assert page.locator(".submenu [aria-current]").get_attribute("href") == "./"
    crumbs = page.locator(".crumbs a").all()
    assert [link.get_attribute("href") for link in crumbs] == ["../..", "../"]


@pytest.mark.parametrize("width", [1056, 1280])
def test_the_open_menu_stays_in_the_window_and_closes_at_a_click_elsewhere(
    width: int, tenants: Site
) -> None:
    page = tenants.page("money/", viewport=(width, 800))
    page.locator(".submenu summary").click()
    left, right = page.locator(".submenu ul").evaluate(BOX)
    assert left >= 0
    assert right <= width
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.locator(".foot").click(position={"x": 5, "y": 5})
    assert opened(page) == []


def test_on_a_phone_the_pages_stand_under_their_section(tenants: Site) -> None:
    page = tenants.page("money/", viewport=(390, 800))
    expect(page.locator(".bar")).to_be_hidden()
    page.locator(".drawer summary").click()
    inner = page.locator(".drawer ul ul a")
    expect(inner).to_have_count(1)
    expect(inner).to_be_visible()
    assert inner.get_attribute("href") == "deposit/"
    assert page.locator(".drawer li:has(ul) > a").get_attribute("aria-current") == "page"
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    inner.click()
    page.wait_for_url("**/money/deposit/")


def test_without_scripts_the_menu_opens_too(tenants: Site) -> None:
    page = tenants.page("", viewport=(1280, 800), javascript=False)
    page.locator(".submenu summary").click()
    assert opened(page) == ["money/", "money/deposit/"]


@pytest.mark.parametrize(("width", "menu"), [(1280, ".submenu"), (390, ".drawer")])
def test_no_checker_finds_anything_in_the_open_menu(width: int, menu: str, tenants: Site) -> None:
    page = tenants.page("money/", viewport=(width, 800))
    page.locator(f"{menu} summary").click()
    assert axe.violations(page) == []
