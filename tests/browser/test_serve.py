"""The live preview: it follows every change, and shows mistakes on the page instead of dying."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PATIENCE = 180_000  # milliseconds; benchmarks/preview.py measures how long it really takes


@pytest.fixture
def preview(project: Path, browser: Browser) -> Iterator[Page]:
    with served(project, browser) as page:
        yield page


@contextmanager
def served(project: Path, browser: Browser) -> Iterator[Page]:
    """The front page of a project in its preview."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/en/"
    command = [sys.executable, "-m", "fingerpost", "-C", str(project), "serve"]
    with subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(address)
            page = browser.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(address)
            yield page
        finally:
            server.kill()


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while True:
        try:
            urllib.request.urlopen(address).close()
            return
        except urllib.error.URLError:
            assert time.monotonic() < deadline, f"nothing answers at {address}"
            time.sleep(0.1)


def test_an_edit_of_the_content_reaches_the_open_page(project: Path, preview: Page) -> None:
    settings = project / "content/guide.yml"
    lines = settings.read_text().splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("home:")) + 1
    assert lines[at].startswith("  title:")
    lines[at] = "  title: A wholly new headline\n"
    settings.write_text("".join(lines))
    expect(preview.locator("h1")).to_have_text("A wholly new headline", timeout=PATIENCE)


def test_an_edit_of_a_template_reaches_the_open_page(project: Path, preview: Page) -> None:
    with (project / "templates/pages/home.md.j2").open("a") as template:
        template.write("\nWords from the template.\n")
    expect(preview.get_by_text("Words from the template.")).to_be_visible(timeout=PATIENCE)


def test_a_mistake_is_shown_on_the_open_page_and_goes_when_it_is_mended(
    project: Path, preview: Page
) -> None:
    settings = project / "content/guide.yml"
    good = settings.read_text()
    settings.write_text(f"titel: X\n{good}")
    mistake = preview.get_by_text('content/guide.yml:1:1: error: "titel" is not a key')
    expect(mistake).to_be_visible(timeout=PATIENCE)
    settings.write_text(good)
    expect(mistake).to_be_hidden(timeout=PATIENCE)
    expect(preview.locator("h1")).to_be_visible()


def test_a_mistake_in_the_theme_is_shown_on_the_open_page_and_goes_when_it_is_mended(
    project: Path, preview: Page
) -> None:
    footer = project / "templates/theme/partials/footer.html"
    good = footer.read_text()
    for broken, said in (("{{ 1 / 0 }}", "Division by zero."), ("{% if %}", "Expected an")):
        footer.write_text(f"{broken}{good}")
        mistake = preview.get_by_text(f"theme/partials/footer.html:1:1: error: {said}")
        expect(mistake).to_be_visible(timeout=PATIENCE)
        footer.write_text(good)
        expect(mistake).to_be_hidden(timeout=PATIENCE)
        expect(preview.locator("h1")).to_be_visible()


def test_a_preview_that_starts_with_a_mistake_shows_it_and_then_the_guide(
    project: Path, browser: Browser
) -> None:
    settings = project / "content/guide.yml"
    good = settings.read_text()
    settings.write_text(f"titel: X\n{good}")
    with served(project, browser) as preview:
        mistake = preview.get_by_text('content/guide.yml:1:1: error: "titel" is not a key')
        expect(mistake).to_be_visible()
        settings.write_text(good)
        expect(mistake).to_be_hidden(timeout=PATIENCE)
        expect(preview.locator("h1")).to_have_text(
            "Is your landlord making home feel less like home?"
        )
