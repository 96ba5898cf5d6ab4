"""Real words in languages that are begun: what a reader of German, Polish, Japanese, Arabic gets.

`tests/editions/<locale>.po` holds the check, one sign, one remedy, three letters and every name,
written by hand. They are published here as they are; what is not translated yet stands in English.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import docx
import polib
import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from fingerpost.text.typography import typeset

from ..begun import ARABIC, EDITIONS, JAPANESE, TAGS, published
from ..npm import installed
from ..once import once
from ..projects import with_templates
from . import quiz
from .conftest import ROOT, build
from .site import Served, Site

PHONE = (390, 844)
SIGN, REMEDY, LETTER = "signs/late-payment/", "remedies/clean-invoices/", "change-order-letter"
FORMAL, DEMAND = "retainer-notice", "formal-demand"
LAST = {LETTER: "closing", FORMAL: "body/6/text", DEMAND: "body/13/text"}  # read last
SPOKEN = {  # how a formal letter opens and closes, by whom it is to
    "ar": {
        "": ("تحية طيبة وبعد،", "وتفضلوا بقبول فائق الاحترام والتقدير،"),
        "woman": (
            "السيدة {person} المحترمة، تحية طيبة وبعد،",
            "وتفضلي بقبول فائق الاحترام والتقدير،",
        ),
        "nobody": ("السادة المحترمون، تحية طيبة وبعد،", "وتفضلوا بقبول فائق الاحترام والتقدير،"),
    },
    "de": {
        "": ("Guten Tag {person},", "Mit freundlichen Grüßen"),
        "woman": ("Sehr geehrte Frau {person},", "Mit freundlichen Grüßen"),
        "man": ("Sehr geehrter Herr {person},", "Mit freundlichen Grüßen"),
        "nobody": ("Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen"),
    },
    "ja": {"": ("拝啓", "敬具"), "nobody": ("拝啓", "敬具")},
    "pl": {
        "": ("Szanowni Państwo,", "Z\u00a0poważaniem"),
        "woman": ("Szanowna Pani,", "Z\u00a0poważaniem"),
        "man": ("Szanowny Panie,", "Z\u00a0poważaniem"),
    },
}
QUOTED = ("result", "safety")  # with pages, and facts of countries, not translated yet
IN_ENGLISH = """(root) => [...document.querySelectorAll(`${root} [lang=en]`)]
  .map((one) => one.textContent.trim()).filter(Boolean)"""
WIDER = "document.documentElement.scrollWidth - innerWidth"
GLUED = """() => [...document.querySelectorAll(".quiz-numbers li")]
  .flatMap((line) => [...line.children].slice(1))
  .filter((one) => one.previousSibling.textContent.trim()).map((one) => one.textContent)"""


def words(tag: str) -> dict[str, str]:
    """The translations of a begun edition, id to text."""
    entries = polib.pofile(str(EDITIONS / f"{tag}.po"))
    return {str(entry.msgctxt): entry.msgstr for entry in entries}


@pytest.fixture(scope="session")
def begun_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our guide in English and in every language that is begun, each of them published."""

    def make(folder: Path) -> None:
        project = folder / "project"
        ignored = shutil.ignore_patterns("translations")
        shutil.copytree(ROOT / "content", project / "content", ignore=ignored)
        shutil.copytree(EDITIONS, project / "content/translations")
        with_templates(project)
        shutil.copytree(ARABIC, project / "templates/fonts")
        shutil.copy(installed(JAPANESE), project / "templates/fonts")
        shutil.copy(ROOT / "mkdocs.yml", project)
        settings = project / "content/guide.yml"
        text = published(settings.read_text(encoding="utf-8"))
        settings.write_text(text, encoding="utf-8")
        update = [sys.executable, "-m", "fingerpost", "-C", str(project), "translate", "update"]
        subprocess.run(update, check=True, capture_output=True)
        build(project, folder / "site")

    return once(tmp_path_factory, "begun", make) / "site"


@pytest.fixture(params=TAGS)
def begun(request: pytest.FixtureRequest, begun_folder: Path, served: Served) -> Site:
    return served(begun_folder, request.param)


def document(site: Site, letter: str, ending: str) -> bytes:
    name = f"letters/{letter}/{letter}.{site.locale}.{ending}"
    return (site.folder / site.locale / name).read_bytes()


def test_four_languages_are_begun() -> None:
    assert TAGS == ("ar", "de", "ja", "pl")


def test_it_is_published_and_found_from_every_other_language(begun: Site) -> None:
    page = begun.page("")
    links = page.locator("head link[rel=alternate][hreflang]")
    tags = links.evaluate_all("links => links.map((link) => link.hreflang)")
    assert sorted(tags) == sorted(("en", *TAGS, "x-default"))
    assert page.locator("meta[name=robots][content*=noindex]").count() == 0
    assert page.locator("html").get_attribute("lang") == begun.locale
    title = typeset(words(begun.locale)["guide/home/title"], begun.locale)
    assert page.locator("h1").inner_text() == title


@pytest.mark.parametrize("answers", ["repair", "plan-exit", "leave-now"])
def test_the_check_is_taken_to_its_result_on_a_phone_without_a_word_of_english(
    begun: Site, answers: str
) -> None:
    """A result also quotes pages that are not translated yet, marked as English."""
    page = begun.page("quiz/", viewport=PHONE)
    page.wait_for_selector("#quiz h2")
    english, wider, glued = [], [], []
    for step in quiz.at_once(page, quiz.OUTCOMES[answers]):
        if step not in QUOTED:
            english += [(step, text) for text in page.evaluate(IN_ENGLISH, ".quiz-view")]
        wider += [step] if page.evaluate(WIDER) > 0 else []
        glued += page.evaluate(GLUED)
    assert english == []
    assert glued == []
    assert wider == []
    title = typeset(words(begun.locale)[f"quiz/bands/{answers}/title"], begun.locale)
    assert page.locator(".quiz-view h2").inner_text().startswith(title)


@pytest.mark.parametrize("address", [SIGN, REMEDY, *(f"letters/{name}/" for name in LAST)])
def test_a_page_that_is_translated_is_no_wider_than_a_phone(begun: Site, address: str) -> None:
    page = begun.page(address, viewport=PHONE)
    assert page.evaluate(WIDER) <= 0
    kind, name = address.split("/")[:2]
    title = typeset(words(begun.locale)[f"{kind}/{name}/title"], begun.locale)
    assert page.locator("h1").inner_text() == title


@pytest.mark.parametrize("letter", LAST)
def test_a_letter_is_whole_as_word_opendocument_pdf_and_text(begun: Site, letter: str) -> None:
    there = words(begun.locale)
    words_of_it = re.sub(r"\{[^}]*\}", " ", there[f"letters/{letter}/{LAST[letter]}"])
    pieces = [piece for piece in re.split(r"[\W_]+", words_of_it) if piece]
    pages = PdfReader(io.BytesIO(document(begun, letter, "pdf"))).pages
    odt = zipfile.ZipFile(io.BytesIO(document(begun, letter, "odt"))).read("content.xml").decode()
    word = docx.Document(io.BytesIO(document(begun, letter, "docx")))
    texts = {
        "txt": document(begun, letter, "txt").decode(),
        "docx": word.element.body.xpath("string()"),
        "odt": odt,
        "pdf": "".join(page.extract_text() for page in pages),
    }
    lacking = {
        name: [piece for piece in pieces if piece not in unicodedata.normalize("NFKC", text)]
        for name, text in texts.items()
    }
    assert not any(lacking.values()), lacking


def test_a_formal_letter_speaks_to_whom_it_is_on_its_page_and_in_its_files(begun: Site) -> None:
    page: Page = begun.page(f"letters/{FORMAL}/", viewport=PHONE)
    page.wait_for_selector(":root[data-ready]")
    person = words(begun.locale)["letters/fields/contact-person/example"]
    page.locator("#field-contact-person").fill(person)
    for to, (opens, closes) in SPOKEN[begun.locale].items():
        choose(page, "field-@salutation", to)
        said = [opens.format(person=person), closes]
        assert [line for line in said if line not in page.locator("#paper").inner_text()] == []
        assert page.evaluate(IN_ENGLISH, "#paper") == []
        for name, file in (("docx", "word/document.xml"), ("odt", "content.xml")):
            body = re.sub(r"<[^>]*>", "", saved(page, name, file))
            assert [line for line in said if line not in body] == [], (to, name)


def choose(page: Page, field: str, key: str) -> None:
    """Choose from a list, or press a button where a list would cut a choice."""
    buttons = page.locator(f"[name='{field}'][value='{key}']")
    if buttons.count():
        buttons.check()
    else:
        page.locator(f"[id='{field}']").select_option(key)


def saved(page: Page, name: str, file: str) -> str:
    """A file inside the document that the page saves, though blanks are still open."""
    page.locator(".take button").nth({"docx": 2, "odt": 3}[name]).click()
    with page.expect_download() as download:
        page.locator("dialog[open] button").nth(1).click()
    with zipfile.ZipFile(download.value.path()) as archive:
        return archive.read(file).decode()


def test_a_letter_is_filled_in_its_language(begun: Site) -> None:
    page: Page = begun.page(f"letters/{LETTER}/", viewport=PHONE)
    page.wait_for_selector(":root[data-ready]")
    assert page.locator(".glance > span").inner_text().rstrip("\ue001")[-1] not in ":："
    page.locator("#field-project").fill("Projekt 7")
    paper = page.locator("#paper").inner_text()
    assert "Projekt 7" in paper
    closing = words(begun.locale)[f"letters/{LETTER}/closing"]
    assert closing.rstrip(",،") in paper


UNTOLD = """() => [...document.querySelectorAll(
    "#form .field > label, #form .hint, #form option, #form .switch > span, .glance > a"
  )].filter((one) => /[a-z]{3} [a-z]{2}/i.test(one.textContent))
  .filter((one) => !(one.querySelector("[lang=en]") ?? one.closest("[lang=en]")))
  .map((one) => one.textContent)"""


def test_the_form_of_a_letter_that_is_not_translated_says_that_it_is_in_english(
    arabic: Site,
) -> None:
    page: Page = arabic.page("letters/payment-reminder/")
    page.wait_for_selector(":root[data-ready]")
    assert page.locator("#field-currency option[lang=en][dir=ltr]").count() > 0
    assert [text for text in page.evaluate(UNTOLD) if text.isascii()] == []


INVOICES = [("2026-214", "1200", "€"), ("2026-219", "850.50", "€")]


def test_a_demand_lists_each_invoice_and_their_sum_on_a_phone(begun: Site) -> None:
    page: Page = begun.page(f"letters/{DEMAND}/", viewport=PHONE)
    page.wait_for_selector(":root[data-ready]")
    page.locator("#field-currency").select_option("EUR")
    page.locator("#field-invoices > button:visible").click()
    for row, (number, amount, _) in enumerate(INVOICES, 1):
        page.locator(f"#field-invoices-{row}-number").fill(number)
        page.locator(f"#field-invoices-{row}-amount").fill(amount)
    table = page.locator("#paper table").first.inner_text()
    assert [number for number, _, _ in INVOICES if number not in table] == []
    assert re.sub(r"[^0-9€]", "", table.rsplit("\n", 1)[-1]).strip("€") == "205050"
    assert page.evaluate(IN_ENGLISH, "#paper") == []
    assert page.evaluate(WIDER) <= 0


@pytest.fixture
def arabic(begun_folder: Path, served: Served) -> Site:
    return served(begun_folder, "ar")


# Where two pieces of a text stand on the page, from the left.
PLACES = """([id, first, last]) => {
  const left = (words) => {
    const walker = document.createTreeWalker(document.querySelector(id), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      return range.getBoundingClientRect().left;
    }
    return NaN;
  };
  return [left(first), left(last)];
}"""


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("حساب رقم 12 34 56 78", "12", "78"),
        ("هاتف +20 2 1234-5678", "+20", "5678"),
        ("فاتورة 2026-214", "2026", "214"),
        ("2layla@example.org", "2layla", "org"),
        ("حساب EG38 0019 0005", "EG38", "0005"),
    ],
)
def test_a_number_in_groups_runs_to_the_right_in_a_letter_from_the_right(
    arabic: Site, typed: str, first: str, last: str
) -> None:
    page = arabic.page(f"letters/{DEMAND}/")
    page.wait_for_selector(":root[data-ready]")
    page.locator("#field-bank-details").fill(typed)
    left, right = page.evaluate(PLACES, ["#paper", first, last])
    assert left < right


def test_entries_of_a_japanese_letter_have_a_mark_of_the_country_on_its_page(
    begun_folder: Path, served: Served
) -> None:
    page = served(begun_folder, "ja").page(f"letters/{DEMAND}/")
    page.wait_for_selector(":root[data-ready]")
    read = "(entry) => getComputedStyle(entry, '::before').content"
    assert page.locator("#paper li").first.evaluate(read) == '"・"'


OUTSIDE = """() => {
  const map = document.querySelector("svg.map").getBoundingClientRect();
  const reach = 3; // by which a letter may lean out of its line
  const meet = (a, b, from, to) => a[from] < b[to] && b[from] < a[to];
  const over = (a, b) => meet(a, b, "left", "right") && meet(a, b, "top", "bottom");
  const boxes = (names) =>
    [...document.querySelectorAll(names)].map((one) => one.getBoundingClientRect());
  const stops = boxes(".map-stop, .map-gate");
  return [...document.querySelectorAll(".map text")].filter((one) => {
    const box = one.getBoundingClientRect();
    const inside = box.left >= map.left - reach && box.right <= map.right + reach;
    return !inside || stops.some((stop) => over(box, stop));
  }).map((one) => one.textContent);
}"""


def test_the_map_runs_to_the_left_in_arabic_and_no_name_lies_on_a_stop(arabic: Site) -> None:
    page = arabic.page("map/", viewport=(1280, 900))
    assert page.evaluate(OUTSIDE) == []
    signs, gates = (page.locator(name).first.bounding_box() for name in (".map-sign", ".map-gate"))
    assert signs is not None
    assert gates is not None
    assert signs["x"] > gates["x"]
