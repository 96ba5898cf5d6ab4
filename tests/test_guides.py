"""Guides of other authors in other languages, built from an installed package: `tests/guides/`."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import polib
import pytest

from fingerpost.pipeline import check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from .english import left_in
from .once import installed, once
from .shell import in_project

GUIDES = Path(__file__).parent / "guides"
LANGUAGES = {"wg": "de", "koor": "nl"}
ENGLISH = ("quiz", "signs", "remedies", "exit", "modes", "letters", "glossary", "sources", "map")
LINKED = re.compile(r'(?:href|src)="((?!https?:|mailto:|tel:|data:|#|/)[^"#?]+)')
DOCUMENTS = {"docx", "odt", "pdf", "txt"}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a machine on which the wheel alone is installed."""
    return {**os.environ, "PYTHONPATH": str(installed(tmp_path_factory))}


@pytest.fixture(scope="module")
def built(environment: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both guides, each built by the installed package."""

    def make(folder: Path) -> None:
        for name in LANGUAGES:
            shutil.copytree(GUIDES / name, folder / name, ignore=shutil.ignore_patterns(".cache"))
            command = [sys.executable, "-m", "fingerpost", "-C", str(folder / name), "build"]
            subprocess.run([*command, "--strict"], env=environment, cwd=folder, check=True)

    return once(tmp_path_factory, "guides", make)


@pytest.mark.parametrize("name", LANGUAGES)
def test_a_guide_carries_no_line_of_python_and_no_template(name: str) -> None:
    kinds = {path.suffix for path in (GUIDES / name).rglob("*.*") if ".cache" not in path.parts}
    assert kinds <= {".yml", ".md", ".png", ".svg"}
    assert not (GUIDES / name / "templates").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", LANGUAGES)
def test_no_english_word_is_left_on_pages_in_letters_in_data_or_in_what_is_read_aloud(
    name: str, built: Path
) -> None:
    files = read_project(built / name, ICONS).content
    own = {
        data.decode(errors="replace") for path, data in files.items() if path.startswith("content/")
    }
    assert left_in(built / name / "site", LANGUAGES[name], (), own) == {}


@pytest.mark.slow
def test_the_dutch_guide_shows_its_own_colours_and_the_links_of_its_foot(built: Path) -> None:
    site = built / "koor/site/nl"
    page = (site / "signs/altijd-dezelfde/index.html").read_text(encoding="utf-8")
    foot = page.partition('<footer class="foot">')[2]
    for link in (
        '<a href="mailto:hallo@koor.example">Schrijf ons</a>',
        '<a href="tel:+31201234567">Bel ons</a>',
        '<a href="../">Alle tekens</a>',
        '<a href="https://koor.example/agenda?jaar=2026&amp;maand=11">Ons eigen koor</a>',
    ):
        assert link in foot
    assert 'name="theme-color" content="#15101a" media="(prefers-color-scheme: dark)"' in page
    assert "#7a2e8f" in (site / "css/site.css").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_dutch_guide_shows_its_own_logo_and_picture_and_no_sign_post(built: Path) -> None:
    site = built / "koor/site"
    pages = [path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))]
    assert not (site / "nl/img").exists()
    assert [page for page in pages if "mark.svg" in page or 'class="mark"' in page] == []
    home = (site / "nl/index.html").read_text(encoding="utf-8")
    assert 'src="images/koorbanken.svg"' in home
    assert 'class="logo in-light" src="images/noot.svg" alt=""' in home
    listed = json.loads((site / "nl/offline/files.json").read_text(encoding="utf-8"))["files"]
    assert {"images/noot.svg", "images/noot-licht.svg", "images/koorbanken.svg"} <= {*listed}


@pytest.mark.slow
def test_the_german_guide_has_its_letters_its_check_and_its_frame_for_other_sites(
    built: Path,
) -> None:
    site = built / "wg/site/de"
    there = {path.suffix[1:] for path in (site / "briefe/zimmer-kuendigen").iterdir()}
    assert there >= DOCUMENTS
    assert "Kündigung meines Zimmers" in (
        site / "briefe/zimmer-kuendigen/zimmer-kuendigen.de.txt"
    ).read_text(encoding="utf-8")
    assert "Trifft nicht zu" in (site / "selbsttest/embed.html").read_text(encoding="utf-8")
    assert '<html lang="de"' in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_address_of_the_german_guide_is_german_and_leads_somewhere(built: Path) -> None:
    site = built / "wg/site"
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    led = {(page, to) for page, text in pages.items() for to in LINKED.findall(text)}
    assert [(page, to) for page, to in led if not (page.parent / to).exists()] == []
    assert [name for name in ENGLISH if (site / "de" / name / "index.html").exists()] == []
    named = {"anzeichen", "mittel", "auszug", "wege", "briefe", "plan", "begriffe", "geld"}
    assert named <= {path.parent.name for path in (site / "de").glob("*/index.html")}
    told = "".join(path.read_text(encoding="utf-8") for path in site.glob("*.*"))
    for path in ("sitemap.xml", "search.js", "selbsttest/embed.html", "selbsttest/oembed.json"):
        told += (site / "de" / path).read_text(encoding="utf-8")
    assert re.findall(rf"[\"/](?:{'|'.join(ENGLISH)})/[a-z-]*", told) == []


@pytest.mark.slow
def test_the_dutch_guide_has_neither_check_nor_letters_nor_modes(built: Path) -> None:
    site = built / "koor/site/nl"
    there = {path.name for path in site.iterdir() if path.is_dir()}
    assert there.isdisjoint({"quiz", "letters", "modes", "embed"})
    assert {"signs", "remedies", "exit", "map"} <= there
    page = (site / "signs/geen-plezier/index.html").read_text(encoding="utf-8")
    assert 'href="mailto:wij@uitgezongen.example?subject=Het%20plezier%20is%20weg"' in page
    assert "/edit/" not in page


@pytest.mark.slow
def test_pictures_are_among_what_a_reader_keeps_on_a_device(built: Path) -> None:
    pictures = {"koor/site/nl": "twee-van-dertien.png", "wg/site/de": "zimmer-rundum.svg"}
    for site, name in pictures.items():
        listed = json.loads((built / site / "offline/files.json").read_text(encoding="utf-8"))
        size = (built / site / "images" / name).stat().st_size
        assert listed["files"][f"images/{name}"][1] == size


@pytest.mark.slow
@pytest.mark.parametrize("name", LANGUAGES)
def test_english_as_a_translation_asks_for_the_words_of_the_guide_alone(
    name: str, tmp_path: Path
) -> None:
    shutil.copytree(GUIDES / name, tmp_path / name)
    folder = tmp_path / name
    assert in_project(folder, "translate", "new", "en").exit_code == 0
    asked = [e.msgctxt for e in polib.pofile(str(folder / "content/translations/en.po"))]
    checked = check(read_project(folder, ICONS), trial=False)
    assert asked == [m.id for m in checked.messages if m.page != "interface"]
    english = checked.editions[1]
    assert english.words["interface/skip"] == ("Skip to the content",)
