"""Typefaces of a guide in a browser: they come from its own site, and words are set in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..once import once
from ..test_fonts import BOX
from .conftest import build
from .site import Served, Site
from .test_images import copied

FONTS = "  fonts:\n    text: {regular: vierkant}\n    headings: {regular: vierkant}\n"
EMS = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width / parseFloat(getComputedStyle(element).fontSize);
}"""


@pytest.fixture(scope="module")
def squares(tmp_path_factory: pytest.TempPathFactory, served: Served) -> Site:
    """A guide in whose typeface every letter is as wide as it is high."""

    def make(folder: Path) -> None:
        guide = copied("koor", folder)
        settings = guide / "content/guide.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("look:\n", f"look:\n{FONTS}", 1), encoding="utf-8")
        (guide / "content/fonts").mkdir()
        (guide / "content/fonts/vierkant.woff2").write_bytes(BOX)
        build(guide, folder / "site")

    return served(once(tmp_path_factory, "squares", make) / "site", "nl")


def test_headings_and_text_are_set_in_the_typefaces_of_the_guide(squares: Site) -> None:
    page = squares.page("over-ons/")
    page.evaluate("document.fonts.ready")
    for selector in (".brand span", ".bar a >> nth=0"):
        words = page.locator(selector)
        assert round(words.evaluate(EMS) / len(words.inner_text()), 1) == 1
    page.context.close()


def test_a_typeface_is_asked_for_once_and_of_the_guide_itself(squares: Site) -> None:
    asked: list[str] = []
    page = squares.page("over-ons/")
    page.on("request", lambda request: asked.append(request.url))
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.reload(wait_until="load")
    page.evaluate("document.fonts.ready")
    assert [url for url in asked if "font" in url] == [squares.url("fonts/vierkant.woff2")]
    assert [url for url in asked if not url.startswith((squares.origin, "data:"))] == []
    assert told == []
    page.context.close()


def test_a_guide_on_a_device_keeps_its_typefaces(squares: Site) -> None:
    listed = (squares.folder / "nl/offline/files.json").read_text(encoding="utf-8")
    assert '"fonts/vierkant.woff2"' in listed
