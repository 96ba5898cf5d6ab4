"""Pictures of the content in a browser: they come from here, whole, and nothing moves for them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from ..once import once
from . import axe
from .conftest import ROOT, build
from .site import Served, Site

GUIDES = ROOT / "tests/guides"
PAPER = "rgb(253, 251, 255)"  # what koor's `look:` says
LONG = "Grundriss des Zimmers mit Gemeinschaftsküchenfensterbrettabstellflächen. " * 12
MOVED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 500);
})"""
FACTS = """(image) => {
  const box = image.getBoundingClientRect();
  return {
    natural: [image.naturalWidth, image.naturalHeight],
    shown: [Math.round(box.width), Math.round(box.height)],
    ground: getComputedStyle(image).backgroundColor,
  };
}"""


def copied(name: str, folder: Path) -> Path:
    """A guide of another author, to build or to change."""
    shutil.copytree(GUIDES / name, folder / name, ignore=shutil.ignore_patterns(".cache"))
    return folder / name


@pytest.fixture(scope="module")
def choir(tmp_path_factory: pytest.TempPathFactory, served: Served) -> Site:
    """A guide with a picture of pixels, 640 wide and 340 high."""

    def make(folder: Path) -> None:
        build(copied("koor", folder), folder / "site")

    return served(once(tmp_path_factory, "choir", make) / "site", "nl")


def image(page: Page) -> dict[str, Any]:
    """What is shown of the picture of a page, once it is there."""
    shown = page.locator(".page img")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True)
    facts: dict[str, Any] = shown.evaluate(FACTS)
    return facts


@pytest.mark.parametrize(("width", "shown"), [(1280, [640, 340]), (390, [350, 186])])
def test_a_picture_has_its_natural_size_or_that_of_the_page(
    width: int, shown: list[int], choir: Site
) -> None:
    page = choir.page("signs/altijd-dezelfde/", viewport=(width, 900))
    facts = image(page)
    assert (facts["natural"], facts["shown"]) == ([640, 340], shown)
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_nothing_moves_when_a_picture_comes_and_no_other_host_is_asked(choir: Site) -> None:
    page = choir.page("")
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/*.png", late)
    page.goto(choir.url("signs/altijd-dezelfde/"))
    image(page)
    assert page.evaluate(MOVED) == 0
    assert choir.url("images/twee-van-dertien.png") in asked
    assert [url for url in asked if not url.startswith(choir.origin)] == []
    assert said == []


def test_a_picture_keeps_a_light_ground_in_the_dark(choir: Site) -> None:
    path = "signs/altijd-dezelfde/"
    dark, light = (choir.page(path, scheme=scheme) for scheme in ("dark", "light"))
    assert image(dark)["ground"] == PAPER
    assert image(light)["ground"] == "rgba(0, 0, 0, 0)"
    assert axe.violations(dark) == []


def test_the_words_of_a_picture_that_does_not_come_stay_in_the_page(choir: Site) -> None:
    with choir.without("twee-van-dertien.png"):
        page = choir.page("signs/altijd-dezelfde/", viewport=(390, 844))
        shown = page.locator(".page img")
        shown.evaluate("(image, words) => { image.alt = words; }", LONG)
        shown.scroll_into_view_if_needed()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert shown.evaluate("(image) => image.getBoundingClientRect().width") <= 350


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_logo_is_the_one_for_the_colours_that_a_reader_sees(choir: Site, scheme: str) -> None:
    page = choir.page("", scheme=scheme)
    for theme in ("", "light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        chosen = theme or scheme
        visible = page.locator(".brand img:visible")
        expect(visible).to_have_attribute(
            "src", f"images/noot{'-licht' if chosen == 'dark' else ''}.svg"
        )
        expect(visible).to_have_js_property("complete", True)
        assert visible.evaluate("image => image.getBoundingClientRect().height") == 36
    page.context.close()


@pytest.mark.parametrize("wide", [1280, 390, 320])
def test_the_head_of_a_page_has_room_for_the_logo_and_the_name_beside_it(
    choir: Site, wide: int
) -> None:
    page = choir.page("", viewport=(wide, 800))
    assert page.get_by_role("link", name="Uitgezongen", exact=True).count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == wide
    assert page.locator(".masthead").evaluate("head => head.offsetHeight") <= 60
    assert axe.violations(page) == []
    page.context.close()


@pytest.mark.parametrize(("wide", "shows"), [(1280, True), (390, False)])
def test_the_picture_of_the_front_page_is_there_for_wide_windows_and_asked_for_by_no_other(
    choir: Site, wide: int, shows: bool
) -> None:
    page = choir.page("", viewport=(wide, 800))
    picture = page.locator(".hero-picture img")
    expect(picture).to_be_visible(visible=shows)
    page.wait_for_timeout(300)
    names = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert any(name.endswith("/koorbanken.svg") for name in names) is shows
    page.context.close()
