"""No sentence is glued from pieces, and none is cut: each message of marked English stands whole.

Other languages put words in another order, and bend them; a sentence of two messages is right in
English alone. That every word was handed to translators is held by `test_editions.py`.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from ..pseudo import END, START
from . import quiz
from .pieces import OWN, cut, faults, glued, units
from .site import Site

FRAME = "quiz/embed.html"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
PARTS = {  # where the words of a document stand, and what its paragraphs are called
    ".docx": ("word/document.xml", {f"{WORD}p"}),
    ".odt": ("content.xml", {f"{TEXT}p", f"{TEXT}h"}),
}
BREAKS = {f"{WORD}br", f"{TEXT}line-break"}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Take ⟦14 days⟧ for it⟧</p>", []),
        ("<p>⟦One.⟧ ⟦Two⟧</p><ul><li>⟦a⟧ · <a>⟦b⟧</a></ul>", []),
        ("<p>⟦Give it⟧ <b>⟦14 days⟧</b></p>", [("glued", "⟦Give it⟧ ⟦14 days⟧")]),
        ("<p>⟦One. Tw</p>", [("cut", "⟦One. Tw")]),
        ("<a title='ne⟧'>⟦x⟧</a>", [("cut", "ne⟧")]),
        ("<p><a class='headline'>⟦One⟧</a> <span class='note'>⟦two⟧</span></p>", []),
        ("<p><a>⟦One⟧</a> <span class='day'>⟦two⟧</span></p>", [("glued", "⟦One⟧ ⟦two⟧")]),
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


SET_APART = ", ".join((*(f".{name}" for name in sorted(OWN)), ".reach li > *"))
# The elements of a name that stand on one line with the words before them, and no further from
# them than words from each other.
BESIDE = """(selector) => [...document.querySelectorAll(selector)].filter((one) => {
  const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = [...document.querySelectorAll("script, style, noscript, [hidden], h1")].filter(
    (other) => other.tagName !== "H1" || getComputedStyle(other).clipPath !== "none"  // for ears
  );
  let before = null;
  while (all.nextNode() && !one.contains(all.currentNode)) {
    const words = all.currentNode;
    if (words.data.trim() && !seen.some((other) => other.contains(words))) before = words;
  }
  const sign = getComputedStyle(one, "::before").content;
  if (!before || !one.getClientRects().length || !["none", "normal"].includes(sign)) return false;
  const range = document.createRange();
  range.selectNodeContents(before);
  const last = [...range.getClientRects()].at(-1);
  const first = one.getClientRects()[0];
  if (!last) return false;
  const level = Math.min(last.bottom, first.bottom) - Math.max(last.top, first.top);
  const gap = Math.max(first.left - last.right, last.left - first.right);
  return level > first.height / 2 && gap < 7;
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("viewport", [(390, 844), (1280, 900)])
@pytest.mark.parametrize(
    "path", ["", "signs/", "signs/late-payment/", "remedies/", "exit/prepare/", "where/"]
)
def test_what_counts_as_set_apart_is_set_apart(
    marked: Site, path: str, viewport: tuple[int, int]
) -> None:
    page = marked.page(path, viewport=viewport)
    assert page.evaluate(BESIDE, f"main :is({SET_APART}), nav.turn span, p.about-page a") == []


def test_words_that_are_not_set_apart_are_seen(marked: Site) -> None:
    assert marked.page("signs/late-payment/").evaluate(BESIDE, "main p > a:not([class])") != []


@pytest.mark.parametrize("path", ["quiz/", FRAME])
@pytest.mark.parametrize("answers", ["repair", "plan-exit", "leave-now"])
def test_no_step_of_the_quiz_shows_one(marked: Site, path: str, answers: str) -> None:
    page = marked.page(path)
    page.wait_for_selector("#quiz h2")
    left: list[tuple[str, ...]] = []
    seen = ""
    for step in quiz.at_once(page, quiz.OUTCOMES[answers]):
        html = page.locator(".quiz-view").evaluate("view => view.outerHTML")
        seen += html
        left += [(step, *fault) for fault in faults(html)]
        left += [(step, one) for one in page.evaluate(BESIDE, SET_APART)]
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


@pytest.mark.parametrize("ending", ["txt", "docx", "odt"])
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


def test_every_pdf_of_a_letter_has_the_messages_of_its_document_whole(marked: Site) -> None:
    files = sorted((marked.folder / "en-XA/letters").glob("*/*.pdf"))
    assert len(files) > 20
    left = []
    for file in files:
        shown = bare("".join(page.extract_text() for page in PdfReader(file).pages))
        said = [unit for line in paragraphs(file.with_suffix(".docx")) for unit in units(line)[0]]
        assert len(said) > 5
        left += [(file.name, unit) for unit in said if bare(unit) not in shown]
        left += [(file.name, "cut")] if cut(shown) else []
    assert left == []


def bare(text: str) -> str:
    """A text without its spaces, which stand elsewhere where lines break."""
    return re.sub(r"\s", "", text)


def paragraphs(file: Path) -> list[str]:
    """The words of a file, paragraph by paragraph: those of fields and of tables too."""
    if file.suffix == ".txt":
        return file.read_text(encoding="utf-8").splitlines()
    part, names = PARTS[file.suffix]
    with zipfile.ZipFile(file) as archive:
        body = ElementTree.fromstring(archive.read(part))
    for one in body.iter():
        if one.tag in BREAKS:
            one.text = "\n"
    told = ["".join(one.itertext()) for one in body.iter() if one.tag in names]
    return [line for words in told for line in words.split("\n")]
