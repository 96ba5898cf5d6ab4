"""The files of a letter: the same words in each, here and on its page, in every language."""

from __future__ import annotations

import gzip
import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import Tree, fill
from fingerpost.letters.typeset import parts, text

from ..projects import our_guide, our_project
from ..renew_letter_vectors import digest
from . import axe
from .site import Site

ROOT = Path(__file__).parents[2]
PROJECT = our_project()
REMINDER = "letters/second-reminder/"
LOCALES = ("en", "fr")
VALUES = [
    *("plain", "A & B <c> \"d\" 'e'", "]]> &amp; {field} {{x}} $& $1 \\", "Zoë"),
    *("👩🏽\u200d💻 北京 שלום", "\u200f مرحبا \u200e", "bell\x07 nul\x00 \x1b[0m \ufffe \uffff"),
    *("one\ntwo\r\nthree\rfour", "x" * 10_000, "  \t around \n", "", "\u00a0", "Zoë"),
    *("2026-11-24", "2026-02-30", "1.200,50", "1 200.5", "abc", "0", "9" * 13),
    *("0026-11-24", "1 200,5 €", "$1,200", "8 %"),
    *("contract", "EUR", "toString", "__proto__"),
]


def trees() -> dict[str, tuple[Tree, ...]]:
    return letter_files.trees({"en": our_guide()})


def waiting(tree: Tree) -> Tree:
    """The letter with pieces that wait for any row of invoices."""
    when = {"invoices": "given"}
    pieces = [{**piece, "when": when} if "option" in piece else piece for piece in tree["pieces"]]
    return {**tree, "pieces": pieces}


def value_sets(tree: Tree, count: int) -> list[tuple[dict[str, Any], dict[str, bool]]]:
    """Values and switches, drawn the same way on every run."""
    draw = random.Random(7)
    found: list[tuple[dict[str, Any], dict[str, bool]]] = []
    for _ in range(count):
        values: dict[str, Any] = {}
        for field in tree["fields"]:
            if field["kind"] == "rows":
                columns = [column["id"] for column in field["columns"]]
                rows = range(draw.randrange(4))
                values[field["id"]] = [{c: draw.choice(VALUES) for c in columns} for _ in rows]
            elif field["kind"] == "choice" and draw.random() < 0.8:
                values[field["id"]] = draw.choice([key for key, _ in field["choices"]])
            elif draw.random() < 0.9:
                values[field["id"]] = draw.choice(VALUES)
        options = [piece["option"]["id"] for piece in tree["pieces"] if "option" in piece]
        found.append((values, {name: draw.random() < 0.7 for name in options}))
    return found


def letters(site: Site, locale: str) -> Iterator[tuple[str, Path]]:
    """The letters of a locale: address of the page, folder of the files."""
    for folder in sorted((site.folder / locale / "letters").iterdir()):
        if folder.is_dir():
            yield f"{site.origin}{locale}/letters/{folder.name}/", folder


def bare(text: str) -> str:
    """What counts for equality: letters and digits, in order."""
    return re.sub(r"[\W_]+", "", text)


def data(folder: Path) -> str:
    """The data of the page of a letter, as it stands there."""
    html = (folder / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="letter">(.*?)</script>', html)
    assert found is not None
    return found[1]


def test_a_letter_filled_in_here_has_the_parts_of_one_filled_in_by_the_build(site: Site) -> None:
    """Documents by their digests: to hand over nineteen hundred whole ones takes twenty seconds."""
    setting = letter_files.setting(PROJECT.templates, ())
    page = site.page(REMINDER)
    script = """async ([base, tree, sets, pieces]) => {
      const { fill } = await import(base + "fill.js");
      const { parts, text } = await import(base + "compose.js");
      const digest = async (files) => {
        const whole = Object.entries(files).map(([name, part]) => `${name}\\n${part}\\n`).join("");
        const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(whole));
        const hex = (byte) => byte.toString(16).padStart(2, "0");
        return [...new Uint8Array(bytes)].map(hex).join("");
      };
      return Promise.all(sets.map(async ([values, options]) => {
        const blocks = [fill(tree, values, options)];
        const office = [parts([tree], blocks, pieces.docx), parts([tree], blocks, pieces.odt)];
        return [...await Promise.all(office.map(digest)), text([tree], blocks, pieces.txt)];
      }));
    }"""
    made = [each[0] for each in trees().values()]
    made.append(waiting(trees()["payment-reminder"][0]))
    for tree in made:
        sets = value_sets(tree, 50)
        pieces = {name: dict(found) for name, found in setting.pieces.items()}
        theirs = page.evaluate(script, [site.modules + "letter/", tree, sets, pieces])
        for (values, options), (docx, odt, txt) in zip(sets, theirs, strict=True):
            blocks = [fill(tree, values, options)]
            assert txt == text([tree], blocks, pieces["txt"])
            assert docx == digest(parts([tree], blocks, pieces["docx"]))
            assert odt == digest(parts([tree], blocks, pieces["odt"]))


def test_two_languages_of_a_letter_are_set_alike_here_and_by_the_build(site: Site) -> None:
    setting = letter_files.setting(PROJECT.templates, ())
    page = site.page(REMINDER)
    first = trees()["second-reminder"][0]
    second = {**first, "lang": "ar", "dir": "rtl", "title": "تذكير"}
    (values, options), *_ = value_sets(first, 1)
    script = """async ([base, trees, values, options, pieces]) => {
      const { fill } = await import(base + "fill.js");
      const { parts } = await import(base + "compose.js");
      return parts(trees, trees.map((tree) => fill(tree, values, options)), pieces);
    }"""
    blocks = [fill(tree, values, options) for tree in (first, second)]
    for name in ("docx", "odt"):
        pieces = dict(setting.pieces[name])
        given = [site.modules + "letter/", [first, second], values, options, pieces]
        assert page.evaluate(script, given) == parts([first, second], blocks, pieces)


@pytest.mark.parametrize(("paper", "begins"), [(False, "Hello"), (True, "Ada Byrne")])
def test_a_mail_repeats_its_subject_only_below_addresses(
    site: Site, paper: bool, begins: str
) -> None:
    pieces = dict(letter_files.setting(PROJECT.templates, ()).pieces["txt"])
    script = """async ([base, tree, values, options, pieces]) => {
      const { fill } = await import(base + "fill.js");
      const { mailto } = await import(base + "compose.js");
      return mailto([tree], [fill(tree, values, options)], pieces);
    }"""
    values = {"my-name": "Ada Byrne", "called": "Max", "project": "the shop"}
    tree = trees()["last-call"][0]
    given = [site.modules + "letter/", tree, values, {"@paper": paper}, pieces]
    address: str = site.page(REMINDER).evaluate(script, given)
    mail = dict(parse_qsl(address.removeprefix("mailto:?")))
    assert mail["subject"] == "I need your answer about the shop by [The day you set]"
    assert mail["body"].startswith(begins)
    assert (mail["subject"] in mail["body"]) is paper


@pytest.mark.saves
def test_a_second_language_stands_under_the_letter_and_in_its_files(two_languages: Site) -> None:
    page = two_languages.page("letters/ask-for-repairs/")
    page.get_by_label("Your name").fill("Ada Byrne")
    page.get_by_label("Day to answer by").fill("2026-12-07")
    page.get_by_label("The same letter below, in another language").select_option("ar")
    second = page.locator(".paper").nth(1)
    expect(second).to_have_attribute("lang", "ar")
    expect(second).to_have_attribute("dir", "rtl")
    expect(second).to_contain_text("7 ديسمبر 2026")
    page.evaluate("scrollTo(0, 0)")  # the head of the page lies over no field
    assert axe.violations(page) == []
    page.get_by_role("button", name="Word", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Take it as it is").click()
    assert download.value.suggested_filename == "ask-for-repairs.en-ar.docx"
    with zipfile.ZipFile(download.value.path()) as archive:
        body = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()
    assert body.count("Ada Byrne") == 2
    assert '<w:pStyle w:val="text2"/>' in body
    assert '<w:lang w:val="ar" w:eastAsia="ar" w:bidi="ar"/>' in styles


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_a_letter_has_the_words_of_its_files(site: Site, locale: str) -> None:
    page = site.page(REMINDER, javascript=False)
    for address, folder in letters(site, locale):
        page.goto(address)
        file = (folder / f"{folder.name}.{locale}.txt").read_text(encoding="utf-8")
        assert bare(page.locator("#paper").inner_text()) == bare(file)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_of_a_letter_has_the_words_that_are_taken_along(site: Site, locale: str) -> None:
    pieces = letter_files.setting(PROJECT.templates, ()).pieces["txt"]
    page = site.page(REMINDER)
    for address, folder in letters(site, locale):
        page.goto(address)
        tree = json.loads(data(folder))[0]
        today = {"today": page.locator("#field-today").input_value()}
        taken = text([tree], [fill(tree, today, {})], pieces)
        page.locator("#paper .waits").evaluate_all("notes => notes.forEach(note => note.remove())")
        assert bare(page.locator("#paper").inner_text()) == bare(taken)


@pytest.mark.parametrize("locale", LOCALES)
def test_nine_of_ten_words_of_a_letter_come_back_from_its_pdf(site: Site, locale: str) -> None:
    for _, folder in letters(site, locale):
        file = folder / f"{folder.name}.{locale}"
        reader = PdfReader(f"{file}.pdf")
        found = set("\n".join(page.extract_text() for page in reader.pages).split())
        wanted = Path(f"{file}.txt").read_text(encoding="utf-8").split()
        assert str(reader.root_object["/Lang"]) == locale
        assert sum(word in found for word in wanted) >= 0.9 * len(wanted), folder.name


def test_every_file_of_a_letter_can_be_downloaded(site: Site) -> None:
    page = site.page(REMINDER)
    for link in page.locator(".files a").all():
        assert page.request.get(link.evaluate("e => e.href")).ok


@pytest.mark.saves
def test_a_document_for_want_of_its_script_is_told_of_and_can_be_tried_again(site: Site) -> None:
    with site.without("documents.js"):  # a page of a letter asks for it as soon as it is there
        page = site.page(REMINDER)
        page.get_by_role("button", name="Word").click()
        page.get_by_role("button", name="Take it as it is").click()
        expect(page.locator(".notice", has_text="Connect, and try again.")).to_be_visible()
    page.get_by_role("button", name="Word").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Take it as it is").click()
    assert download.value.suggested_filename == "second-reminder.en.docx"


@pytest.mark.parametrize("locale", LOCALES)
def test_script_and_data_of_a_letter_page_are_small(site: Site, locale: str) -> None:
    script = gzip.compress((site.folder / locale / "letters/letter.js").read_bytes())
    for _, folder in letters(site, locale):
        assert len(script) + len(gzip.compress(data(folder).encode())) <= 20_000
