"""The guide in Chromium, Firefox and WebKit: one way through it by keyboard, the same bytes.

Not part of `make test`: `make engines` runs it, and much of `tests/browser` in Firefox.
"""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import fill
from fingerpost.letters.typeset import parts

from ..browser import quiz
from ..browser.hosts import GUIDE
from ..browser.site import Site
from ..browser.test_letter_files import PROJECT, trees, value_sets
from .conftest import ENGINES

VECTORS = Path(__file__).parents[1] / "vectors/quiz.json"
LETTER = "second-reminder"
PATIENCE = 20
RESULT = f"""() => {{
  {quiz.DEEP}
  return ({quiz.FACTS})(all(document).find((one) => one.matches(".quiz-view")));
}}"""
SHOWN = f"""() => {{
  {quiz.DEEP}
  return all(document).some((one) => one.matches(".quiz-view h2"));
}}"""
SAVED = """async (names) => {
  const made = [];
  URL.createObjectURL = (blob) => (made.push(blob), "#made");
  const wait = () => new Promise((done) => setTimeout(done, 50));
  for (const name of names) {
    [...document.querySelectorAll(".take button")].find((one) => one.textContent === name).click();
    await wait();
    const anyway = document.querySelector("dialog[open] button:last-of-type");
    anyway?.click();
    await wait();
  }
  const hex = async (blob) => {
    const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  return Promise.all(made.map(hex));
}"""
HEARD = """
addEventListener("message", ({ data }) => {
  const within = data.value > 100 && data.value < 400;
  (window.heard ??= []).push({ message: data.message, within });
});
"""
CARD = """() => ({
  heading: document.querySelector("h1").textContent,
  link: document.querySelector("a").href,
  target: document.querySelector("a").target,
})"""
FILLED = """(values) => {
  for (const [name, value] of Object.entries(values)) {
    const field = document.getElementById(`field-${name}`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""


def until(place: Any, condition: str) -> None:
    """Wait until a function gives something true. Our content policy lets no page do it itself."""
    end = time.monotonic() + PATIENCE
    while not place.evaluate(condition):
        assert time.monotonic() < end, f"Never: {condition}"
        time.sleep(0.05)


def keyed(page: Any, place: Any) -> Any:
    """What a result says, once the quiz in `place` was taken by keyboard."""
    until(place, SHOWN)
    quiz.keyed(page, place, quiz.MIXED)
    return quiz.shown(place.evaluate(RESULT))


@pytest.fixture
def host(tmp_path: Path, site: Site) -> Iterator[Callable[[str], str]]:
    """Puts lines of the guide into a page of another origin, and gives its address."""
    other = Site(tmp_path, None)

    def page(lines: str) -> str:
        body = lines.replace(GUIDE, site.origin)
        text = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>{body}'
        (tmp_path / "host.html").write_text(text, encoding="utf-8")
        return f"{other.origin}host.html"

    yield page
    other.close()


def offered(site: Site, kind: str) -> str:
    """The lines that the page for site owners offers."""
    page = (site.folder / "en/embed/index.html").read_text(encoding="utf-8")
    lines = re.search(rf'data-snippet="{kind}"[^>]*><code>(.*?)</code>', page, re.DOTALL)
    assert lines is not None
    return html.unescape(lines[1])


def test_the_quiz_is_taken_by_keyboard_alone(page: Any, site: Site) -> None:
    page.goto(site.url("quiz/"))
    assert keyed(page, page) == quiz.expected(quiz.MIXED)


def test_the_quiz_in_a_frame_of_another_site_is_taken_by_keyboard_alone(
    page: Any, site: Site, host: Callable[[str], str]
) -> None:
    page.goto(host(offered(site, "frame")))
    assert keyed(page, framed(page)) == quiz.expected(quiz.MIXED, framed=True)


def test_the_element_on_another_site_is_taken_by_keyboard_alone(
    page: Any, site: Site, host: Callable[[str], str]
) -> None:
    page.goto(host(offered(site, "element")))
    assert keyed(page, page) == quiz.expected(quiz.MIXED, framed=True)


def test_the_card_of_a_page_on_another_site_tells_its_height_and_leads_to_the_page(
    page: Any, site: Site, host: Callable[[str], str]
) -> None:
    answer = json.loads((site.folder / "en/signs/late-payment/oembed.json").read_text())
    page.goto(host(f"<script>{HEARD}</script>{answer['html']}"))
    until(page, "() => window.heard?.length > 0")
    assert page.evaluate("() => heard[0]") == {"message": "height", "within": True}
    assert framed(page).evaluate(CARD) == {
        "heading": answer["title"],
        "link": f"{GUIDE}en/signs/late-payment/",
        "target": "_blank",
    }


def framed(page: Any) -> Any:
    """The document of the only frame of a page, once it has been loaded."""
    if hasattr(page, "framed"):
        return page.framed()
    page.frames[1].wait_for_url(re.compile("^http"))
    return page.frames[1]


def test_every_vector_is_scored_as_the_build_does(page: Any, site: Site) -> None:
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))
    script = """async ([address, quiz, cases]) => {
      const { score } = await import(address);
      return cases.map((answers) => score(quiz, answers));
    }"""
    page.goto(site.url("quiz/"))
    given = [site.modules + "quiz/score.js", quiz.QUIZ, [case["answers"] for case in cases]]
    assert page.evaluate(script, given) == [case["result"] for case in cases]


def test_letters_filled_in_have_the_parts_that_the_build_gives_them(page: Any, site: Site) -> None:
    setting = letter_files.setting(PROJECT.templates, ())
    script = """async ([base, tree, sets, pieces]) => {
      const { fill } = await import(base + "fill.js");
      const { parts } = await import(base + "compose.js");
      return sets.map(([values, options]) => parts([tree], [fill(tree, values, options)], pieces));
    }"""
    tree = trees()[LETTER][0]
    sets = value_sets(tree, 50)
    pieces = dict(setting.pieces["docx"])
    page.goto(site.url(f"letters/{LETTER}/"))
    theirs = page.evaluate(script, [site.modules + "letter/", tree, sets, pieces])
    assert theirs == [parts([tree], [fill(tree, *given)], pieces) for given in sets]


def test_the_files_of_a_letter_are_the_same_bytes_in_every_engine(
    new_page: Callable[[str], Any], site: Site
) -> None:
    values = {"my-name": "Zoë Byrne 👩🏽‍💻", "today": "2026-11-24", "project": "the <shop> & more"}
    saved = {}
    for engine in ENGINES:
        page = new_page(engine)
        page.goto(site.url(f"letters/{LETTER}/"))
        until(page, "() => 'ready' in document.documentElement.dataset")
        page.evaluate(FILLED, values)
        saved[engine] = page.evaluate(SAVED, ["Word", "OpenDocument", "Text"])
    assert len(set(saved["chromium"])) == 3
    assert saved["firefox"] == saved["chromium"]
    assert saved["webkit"] == saved["chromium"]


def searched(page: Any, query: str, first: str) -> None:
    """Type a query into the box, which Ctrl+K opens, and wait until a page comes first."""
    page.keyboard.press("Control+k")
    until(page, "() => Boolean(document.querySelector('dialog[open]'))")
    page.keyboard.type(query)
    link = "document.querySelector('dialog li:not([hidden]) a')?.textContent"
    until(page, f"() => Boolean({link}?.includes('{first}'))")


def test_search_works_by_keyboard_alone(page: Any, site: Site) -> None:
    page.goto(site.url("signs/late-payment/"))
    searched(page, "verbal abuse", "Verbal abuse")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(site.url("signs/verbal-abuse/"))


def test_search_works_from_a_disk(page: Any, site: Site) -> None:
    folder = site.folder / "en/signs"
    page.goto((folder / "late-payment/index.html").as_uri())
    searched(page, "verbal abuse", "Verbal abuse")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url((folder / "verbal-abuse/index.html").as_uri())


def test_search_works_without_a_connection_once_it_has_been_loaded(page: Any, site: Site) -> None:
    host = Site(site.folder, None)
    page.goto(host.url("signs/late-payment/"))
    searched(page, "verbal abuse", "Verbal abuse")
    host.close()
    page.keyboard.press("Escape")
    searched(page, "scope creep", "The work grows")
