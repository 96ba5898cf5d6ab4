"""Chromium, Firefox and WebKit side by side, and the published guide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from ..browser.conftest import ROOT, build
from ..browser.site import Site, launched
from ..once import once
from . import webkit

ENGINES = ("chromium", "firefox", "webkit")


class Pages:
    """A fresh page of each engine when it is asked for; all are closed at the end."""

    def __init__(self, playwright: Playwright) -> None:
        self.playwright = playwright
        self.browsers: dict[str, Browser] = {}
        self.open: list[Any] = []

    def page(self, engine: str) -> Any:
        page = webkit.Page() if engine == "webkit" else self._page(engine)
        self.open.append(page)
        return page

    def _page(self, engine: str) -> Page:
        if engine not in self.browsers:
            self.browsers[engine] = launched(self.playwright, engine)
        return self.browsers[engine].new_page()

    def close(self) -> None:
        for page in self.open:
            page.close()
        self.open.clear()


@pytest.fixture(scope="session")
def all_pages() -> Iterator[Pages]:
    with sync_playwright() as playwright:
        pages = Pages(playwright)
        yield pages
        for browser in pages.browsers.values():
            browser.close()


@pytest.fixture
def new_page(all_pages: Pages) -> Iterator[Callable[[str], Any]]:
    """Opens a page of the engine named; each test's are closed after it."""
    yield all_pages.page
    all_pages.close()


@pytest.fixture(params=ENGINES)
def page(request: pytest.FixtureRequest, new_page: Callable[[str], Any]) -> Any:
    return new_page(request.param)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = once(tmp_path_factory, "ours", lambda folder: build(ROOT, folder / "site")) / "site"
    site = Site(folder, None)
    yield site
    site.close()
