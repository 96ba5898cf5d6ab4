"""A guide of which a third is translated: its source says that it is one, in attributes too."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import polib
import pytest
from playwright.sync_api import expect

from ..once import once
from . import quiz
from .conftest import ROOT, build, copied
from .site import Served, Site

TAG = "fa"  # a made-up translation with accents; the frame has no words of its own in Persian
SHARES = "publish_from: {ordinary: 1, critical: 0}\nstay_from: {ordinary: 1, critical: 0}\n"
# What people read, and no translation changes: names of publishers and programs, formats of files.
SAME = ".sources li, .fact-source, .section-sources li, .downloads, code, pre, script, style"
FOUND = """([tag, same]) => {
  const read = ["aria-label", "placeholder", "title", "alt", "label", "aria-valuetext"];
  const own = /[áéïôûýçğñřšÁÉÏÔÛÝÇĞÑŘŠ]/;
  const kept = /https?:\\S+|\\S+@\\S+|WordPress/g;
  const found = [];
  const note = (one, where, text) => {
    if (one.closest("[lang]").lang !== tag || own.test(text)) return;
    if (!/[A-Za-z]{4,}/.test(text.replace(kept, ""))) return;
    found.push(`${one.localName}${where}: ${text.trim().slice(0, 60)}`);
  };
  for (const one of document.querySelectorAll("body, body *")) {
    if (one.closest(same)) continue;
    for (const name of read) {
      if (one.hasAttribute(name)) note(one, `[${name}]`, one.getAttribute(name));
    }
    for (const child of one.childNodes) if (child.nodeType === 3) note(one, "", child.nodeValue);
  }
  return [...new Set(found)];
}"""


def third(path: Path) -> None:
    """Leaves one text of three translated, spread over everything."""
    made = polib.pofile(str(path), wrapwidth=0)
    for entry in made:
        if zlib.crc32(entry.msgctxt.encode()) % 3:
            entry.msgstr = ""
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
    made.save(str(path))


@pytest.fixture(scope="session")
def half_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our guide in English and, a third of it, in a made-up language."""

    def make(folder: Path) -> None:
        project = copied(ROOT / "content", folder, TAG)
        third(project / f"content/translations/{TAG}.po")
        settings = project / "content/guide.yml"
        text = settings.read_text(encoding="utf-8")
        text = re.sub(r"^locales: .*\n", lambda line: line[0] + SHARES, text, flags=re.MULTILINE)
        settings.write_text(text, encoding="utf-8")
        build(project, folder / "site")

    return once(tmp_path_factory, "half", make) / "site"


@pytest.fixture
def half(half_folder: Path, served: Served) -> Site:
    return served(half_folder, TAG)


def test_no_word_of_the_source_is_said_to_be_of_the_language_of_the_page(half: Site) -> None:
    page = half.page("")
    wrong = {}
    for url in half.urls():
        page.goto(url)
        found = page.evaluate(FOUND, [TAG, SAME])
        if found:
            wrong[url.removeprefix(half.origin)] = found
    assert wrong == {}


@pytest.mark.parametrize("outcome", ["plan-exit", "leave-now"])  # the last one with numbers to call
def test_nor_in_the_questions_of_the_check_and_its_result(half: Site, outcome: str) -> None:
    page = half.page("quiz/")
    page.wait_for_selector("#quiz h2")
    wrong = {}
    for step in quiz.at_once(page, quiz.OUTCOMES[outcome]):
        found = page.evaluate(FOUND, [TAG, SAME])
        if found:
            wrong[step] = found
    assert wrong == {}


def test_what_warns_of_danger_is_red_in_the_language_of_the_source_too(half: Site) -> None:
    warnings = "blockquote:has(> p:first-child > .source-words:first-child > strong:first-child)"
    page = half.page("signs/verbal-abuse/")
    edges = []
    for path in ("signs/verbal-abuse/", "safety/", "worn-out/", "leaving-an-abuser/"):
        page.goto(half.url(path))
        edges += page.locator(warnings).evaluate_all(
            "all => all.map(one => getComputedStyle(one).borderInlineStartColor)"
        )
    red = page.locator(".page").evaluate(
        "one => { one.style.color = 'var(--red)'; return getComputedStyle(one).color; }"
    )
    assert set(edges) == {red}


def test_nor_in_the_box_of_the_search(half: Site) -> None:
    page = half.page("")
    page.locator("[data-action=search]").click()
    page.locator("dialog.search input").fill("invoice")
    page.locator(".search-results li").first.wait_for()
    assert page.evaluate(FOUND, [TAG, SAME]) == []


def test_nor_in_a_log_with_an_entry_and_its_sheet(half: Site) -> None:
    page = half.page("log/")
    page.locator("#log-what").fill("ÉÉ")
    page.locator("#log-sign").select_option("late-payment")
    page.locator(".button-main").click()
    page.locator(".log-entry").wait_for()
    assert page.evaluate(FOUND, [TAG, SAME]) == []
    assert page.locator("#log-sheet").text_content() != ""
    assert "\ue000" not in (page.locator("body").text_content() or "")


def test_the_table_of_translations_fits_a_phone_and_stays_a_table_by_ear_and_on_paper(
    half: Site,
) -> None:
    page = half.page("translation-status/", viewport=(320, 640))
    table = page.get_by_role("table")
    assert page.locator("th, td").evaluate_all(
        "all => all.every(one => one.getBoundingClientRect().right <= innerWidth)"
    )
    first = table.get_by_role("row").filter(has=page.get_by_role("rowheader")).first
    named = first.get_by_role("cell").evaluate_all("all => all.map(one => one.dataset.head)")
    assert table.get_by_role("columnheader").all_text_contents()[1:] == named
    expect(first.get_by_role("cell").nth(1)).to_have_accessible_name("0")
    page.emulate_media(media="print")
    assert first.locator("td").first.evaluate("one => getComputedStyle(one).display") == (
        "table-cell"
    )
