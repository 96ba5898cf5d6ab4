"""Chromium and the built site, once for all browser tests of a worker."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from .site import ARGUMENTS, Site, chromium

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    command = [sys.executable, "-m", "generator.cli", "-C", str(ROOT), "build", "--no-cache"]
    subprocess.run([*command, "--site-dir", str(folder)], check=True)
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path, browser: Browser) -> Iterator[Site]:
    site = Site(site_folder, browser)
    yield site
    site.close()


@pytest.fixture(scope="session")
def two_languages(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    """The small guide in English and, untranslated, in Arabic."""
    project = tmp_path_factory.mktemp("two") / "project"
    shutil.copytree(ROOT / "tests/guide/content", project / "content")
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copy(ROOT / "mkdocs.yml", project)
    settings = project / "content/guide.yml"
    settings.write_text(settings.read_text().replace("locales: [en]", "locales: [en, ar]"))
    command = [sys.executable, "-m", "generator.cli", "-C", str(project), "build"]
    subprocess.run(command, check=True, capture_output=True)
    site = Site(project / "site", browser)
    yield site
    site.close()


@pytest.fixture(autouse=True)
def fresh_visitors(browser: Browser) -> Iterator[None]:
    """Close what a test opened, so that no test sees another's pages or storage."""
    yield
    for context in browser.contexts:
        context.close()
