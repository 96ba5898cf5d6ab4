"""The browser, and the built sites that all browser tests share: each is built once."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import fontpkg_amiri
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from fingerpost.pipeline import check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from .. import pseudo
from ..once import once
from ..projects import with_templates
from .hosts import Web
from .site import Served, Site, launched

ROOT = Path(__file__).parents[2]
PUBLISHED = ("en", "fr")
PSEUDO = ("en-XA", "ar-XB")
TYPEFACES = Path(fontpkg_amiri.__file__).parent
PATIENCE = 30_000  # milliseconds, for what comes late on a busy machine

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright, pytestconfig.getoption("engine"))
        yield browser
        browser.close()


def build(project: Path, site: Path) -> None:
    command = [sys.executable, "-m", "fingerpost", "-C", str(project), "build", "--no-cache"]
    subprocess.run([*command, "--site-dir", str(site)], check=True, capture_output=True)


def copied(content: Path, folder: Path, *tags: str) -> Path:
    """A copy of a guide with our templates, published in made-up translations."""
    project = folder / "project"
    ignored = shutil.ignore_patterns("translations")
    shutil.copytree(content, project / "content", ignore=ignored)
    with_templates(project)
    shutil.copytree(TYPEFACES, project / "templates/fonts")
    shutil.copy(ROOT / "mkdocs.yml", project)
    settings = project / "content/guide.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("\n  - fr\n", "\n")
    settings.write_text(text, encoding="utf-8")
    messages = check(read_project(project, ICONS), trial=False).messages
    (project / "content/translations").mkdir()
    for tag in tags:
        path = project / f"content/translations/{tag}.po"
        path.write_text(pseudo.po(tag, messages), encoding="utf-8")
    listed = f"locales: [{', '.join(('en', *tags))}]\n"
    text = re.sub(r"locales:(?: \[en\]|\n  - en)\n", listed, text)
    settings.write_text(text, encoding="utf-8")
    return project


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return once(tmp_path_factory, "ours", lambda folder: build(ROOT, folder / "site")) / "site"


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our guide in English and in made-up languages, one of them from right to left."""

    def make(folder: Path) -> None:
        build(copied(ROOT / "content", folder, *PSEUDO), folder / "site")

    return once(tmp_path_factory, "pseudo", make) / "site"


@pytest.fixture(scope="session")
def served(browser: Browser) -> Iterator[Served]:
    """What is in a folder, in view in a locale: one and the same for every test that asks."""
    sites: dict[tuple[Path, str], Site] = {}

    def site(folder: Path, locale: str = "en") -> Site:
        if (folder, locale) not in sites:
            sites[folder, locale] = Site(folder, browser, locale)
        return sites[folder, locale]

    yield site
    for each in sites.values():
        each.close()


@pytest.fixture(scope="session")
def site(site_folder: Path, served: Served) -> Site:
    return served(site_folder)


@pytest.fixture(scope="session")
def marked(pseudo_folder: Path, served: Served) -> Site:
    """The site in English, where each word that translators were given has accents."""
    return served(pseudo_folder, "en-XA")


@pytest.fixture(scope="session")
def web(site_folder: Path, browser: Browser) -> Web:
    """Other people's sites, with ours in them."""
    return Web(site_folder, browser)


def in_locale(request: pytest.FixtureRequest, served: Served) -> Site:
    """The site in the locale that a fixture is asked for."""
    tag: str = request.param
    folder: Path = request.getfixturevalue("pseudo_folder" if tag in PSEUDO else "site_folder")
    return served(folder, tag)


edition = pytest.fixture(in_locale, params=(*PUBLISHED, *PSEUDO), name="edition")
other = pytest.fixture(in_locale, params=(*PUBLISHED[1:], *PSEUDO), name="other")
published = pytest.fixture(in_locale, params=PUBLISHED, name="published")


@pytest.fixture(scope="session")
def two_languages(tmp_path_factory: pytest.TempPathFactory, served: Served) -> Site:
    """The small guide in English and in a made-up Arabic."""

    def make(folder: Path) -> None:
        build(copied(ROOT / "tests/guide/content", folder, "ar"), folder / "site")

    return served(once(tmp_path_factory, "two", make) / "site")


@pytest.fixture(autouse=True)
def fresh_visitors(browser: Browser) -> Iterator[None]:
    """Close what a test opened, so that no test sees another's pages or storage."""
    yield
    for context in browser.contexts:
        context.close()
