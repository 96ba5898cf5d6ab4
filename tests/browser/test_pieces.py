"""No sentence is glued from pieces, and none is cut: each message of marked English stands whole.

Other languages put words in another order, and bend them; a sentence of two messages is right in
English alone. That every word was handed to translators is held by `test_editions.py`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser

from ..pseudo import END, START
from . import quiz
from .pieces import cut, faults, glued
from .site import Site

FRAME = "quiz/embed.html"


@pytest.fixture
def marked(pseudo_folder: Path, browser: Browser) -> Iterator[Site]:
    site = Site(pseudo_folder, browser, "en-XA")
    yield site
    site.close()


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Take ⟦14 days⟧ for it⟧</p>", []),
        ("<p>⟦One.⟧ ⟦Two⟧</p><ul><li>⟦a⟧ · <a>⟦b⟧</a></ul>", []),
        ("<p>⟦Give it⟧ <b>⟦14 days⟧</b></p>", [("glued", "⟦Give it⟧ ⟦14 days⟧")]),
        ("<p>⟦One. Tw</p>", [("cut", "⟦One. Tw")]),
        ("<a title='ne⟧'>⟦x⟧</a>", [("cut", "ne⟧")]),
    ],
)
def test_a_sentence_that_is_glued_or_cut_is_seen(html: str, found: list[tuple[str, str]]) -> None:
    assert [(kind, words) for kind, _, words in faults(html)] == found


def test_no_page_shows_a_sentence_that_is_glued_or_cut(pseudo_folder: Path) -> None:
    pages = sorted((pseudo_folder / "en-XA").rglob("*.html"))
    assert len(pages) > 100
    left = [
        (page.relative_to(pseudo_folder).as_posix(), *fault)
        for page in pages
        for fault in faults(page.read_text(encoding="utf-8"))
    ]
    assert left == []


@pytest.mark.parametrize("path", ["quiz/", FRAME])
@pytest.mark.parametrize("answers", ["repair", "plan-exit", "leave-now"])
def test_no_step_of_the_quiz_shows_one(marked: Site, path: str, answers: str) -> None:
    page = marked.page(path)
    page.wait_for_selector("#quiz h2")
    left, seen = [], ""
    for step in quiz.at_once(page, quiz.OUTCOMES[answers]):
        html = page.locator(".quiz-view").evaluate("view => view.outerHTML")
        seen += html
        left += [(step, *fault) for fault in faults(html)]
    assert START in seen
    assert left == []


def test_no_letter_with_all_its_pieces_shows_one(marked: Site) -> None:
    left = []
    letters = sorted(folder.name for folder in (marked.folder / "en-XA/letters").glob("*/"))
    page = marked.page(f"letters/{letters[0]}/")
    for letter in letters:
        page.goto(marked.url(f"letters/{letter}/"))
        page.wait_for_selector(":root[data-ready]")
        page.evaluate(
            "document.querySelectorAll('main input[type=checkbox]').forEach(b => b.click())"
        )
        left += [(letter, *fault) for fault in faults(page.content())]
    assert left == []


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_no_file_of_a_letter_holds_one(marked: Site, ending: str) -> None:
    files = sorted((marked.folder / "en-XA/letters").glob(f"*/*.{ending}"))
    assert len(files) > 20
    left = []
    for file in files:
        lines = paragraphs(file)
        assert any(START in line and END in line for line in lines)
        left += [(file.name, "cut", line) for line in lines if cut(line)]
        left += [(file.name, "glued", pair) for line in lines for pair in glued(line)]
    assert left == []


def paragraphs(file: Path) -> list[str]:
    data = file.read_bytes()
    if file.suffix == ".txt":
        return data.decode().splitlines()
    return [part.text for part in docx.Document(io.BytesIO(data)).paragraphs]
