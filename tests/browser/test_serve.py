"""The live preview: it follows every change, and shows mistakes on the page instead of dying."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
PATIENCE = 30_000  # milliseconds; benchmarks/preview.py measures how long it really takes


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests/guide/content", folder / "content")
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def preview(project: Path, browser: Browser) -> Iterator[Page]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator.cli", "-C", str(project), "serve", "--port"]
    with subprocess.Popen(
        [*command, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        for line in server.stderr:
            if "Serving on" in line:
                break
        page = browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"http://127.0.0.1:{port}/en/")
        yield page
        server.terminate()
        server.stderr.close()


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
