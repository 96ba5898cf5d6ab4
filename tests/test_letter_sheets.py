"""A letter on its sheet: what keeps together, where sums stand, what each script is told it is."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import imagesize
import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from fingerpost.letters import files as letter_files
from fingerpost.letters import typeset
from fingerpost.letters.compose import widths
from fingerpost.letters.fill import PAPER, Block, Run, Tree, fill
from fingerpost.letters.tree import frame, tree
from fingerpost.letters.typeset import parts
from fingerpost.text.locales import formats, locale

from . import begun
from .pdf import held
from .projects import our_guide, our_project

TAGS = ("en", "de", "pl", "ja", "ar")
SETTING = letter_files.setting(our_project().templates, ())
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE, FO, TABLE, TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("style", "xsl-fo-compatible", "table", "text")
)
CLOSING = ("text", "closing", "closing-end", "signature", "signature-end", "sign", "item")
ITEMS = [{"item": "A second language", "amount": "1200"}, {"item": "An export", "amount": "350.50"}]
VALUES = {"my-name": "Ada Byrne", "called": "Max", "currency": "EUR", "change-items": ITEMS}


@cache
def made(tag: str, name: str = "change-order-letter") -> Tree:
    """A letter of our guide in the form of a locale."""
    letter = next(letter for letter in our_guide().letters if letter.id == name)
    return tree(frame(our_guide()), letter, formats(tag), locale(tag))


def inside(tag: str, name: str, file: str) -> ElementTree.Element:
    """A file inside the letter as a document, filled in."""
    filled = fill(made(tag), VALUES, {PAPER: True})
    return ElementTree.fromstring(parts([made(tag)], [filled], SETTING.pieces[name])[file])


def styles(tag: str, name: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """The styles of a document by name, without the number of the language."""
    if name == "docx":
        found = inside(tag, name, "word/styles.xml").iter(f"{WORD}style")
        yield from ((one.attrib[f"{WORD}styleId"].rstrip("12"), one) for one in found)
        return
    found = inside(tag, name, "styles.xml").iter(f"{STYLE}style")
    yield from ((one.attrib[f"{STYLE}name"].rstrip("12"), one) for one in found)


def pdf(tag: str, blocks: tuple[Block, ...]) -> PdfReader:
    """Blocks as PDF, set as a letter of the locale."""
    return PdfReader(io.BytesIO(typeset.paper(made(tag), blocks, "2026-11-24", SETTING)))


def told(words: str, style: str = "text", *, kept: bool = False) -> Block:
    return Block(style, ((Run("text", words),),), kept=kept)


def document(tag: str, name: str, file: str, block: Block) -> ElementTree.Element:
    """A file inside a document that holds a block alone."""
    return ElementTree.fromstring(parts([made(tag)], [[block]], SETTING.pieces[name])[file])


@pytest.mark.parametrize("name", ["change-order-letter", "goals-confirmation", "handover-note"])
@pytest.mark.parametrize("tag", TAGS)
def test_others_sign_below_who_writes(tag: str, name: str) -> None:
    blocks = fill(made(tag, name), VALUES, {PAPER: True, "sign": True})
    order = [block.style.removesuffix("-end") for block in blocks]
    at = order.index("closing")
    ends = [style for style in order[at + 1 :] if style != "signature"]
    assert [block.kept for block in blocks] == [
        number >= at - 1 and number < len(blocks) - 1 for number in range(len(blocks))
    ]
    assert ends
    assert set(ends) == {"sign"}
    assert "signature" not in order[at + 2 :]


def test_a_paper_that_closes_with_signatures_keeps_its_last_words_to_them() -> None:
    blocks = fill(made("en", "mutual-ending"), VALUES, {})
    assert [(block.style, block.kept) for block in blocks][-3:] == [
        ("text", True),
        ("sign", True),
        ("sign", False),
    ]


def test_a_list_of_enclosures_is_on_one_page_and_not_bound_to_what_closes_the_letter() -> None:
    blocks = fill(made("en", "formal-demand"), VALUES, {})
    assert [(block.style, block.kept) for block in blocks][-5:] == [
        ("text", True),
        ("closing", True),
        ("signature", False),
        ("enclosures", False),
        ("item", True),
    ]


@pytest.mark.parametrize("style", CLOSING)
@pytest.mark.parametrize("kept", [True, False])
def test_word_keeps_with_what_follows_what_is_kept_and_nothing_else(style: str, kept: bool) -> None:
    word = document("en", "docx", "word/document.xml", Block(style, told("").lines, kept=kept))
    assert (word.find(f".//{WORD}keepNext") is not None) is kept
    own = dict(styles("en", "docx"))[style]
    assert own.find(f"{WORD}pPr/{WORD}keepNext") is None


@pytest.mark.parametrize("style", CLOSING)
@pytest.mark.parametrize("kept", [True, False])
def test_opendocument_keeps_with_what_follows_what_is_kept_and_nothing_else(
    style: str, kept: bool
) -> None:
    odt = document("en", "odt", "content.xml", Block(style, told("").lines, kept=kept))
    (paragraph,) = odt.iter(f"{TEXT}p")
    name = paragraph.attrib[f"{TEXT}style-name"]
    found = {
        one.attrib[f"{STYLE}name"]: one
        for one in inside("en", "odt", "styles.xml").iter()
        if f"{STYLE}name" in one.attrib
    }
    own = found[name].find(f"{STYLE}paragraph-properties")
    assert own is not None
    assert own.get(f"{FO}keep-with-next") == ("always" if kept else None)
    assert found[name].get(f"{STYLE}parent-style-name") in (None, f"{style}1")


@pytest.mark.parametrize(("tag", "side"), [("en", "start"), ("ar", "end")])
def test_the_mark_of_a_list_stands_inside_the_margin(tag: str, side: str) -> None:
    """LibreOffice draws it beyond the right margin unless it is said to end there."""
    found = inside(tag, "odt", "styles.xml").iter(f"{STYLE}list-level-properties")
    assert [one.get(f"{FO}text-align") for one in found] == [side, side]


@pytest.mark.parametrize("lines", range(26, 38))
def test_no_pdf_parts_what_closes_a_letter_from_the_words_before_it(lines: int) -> None:
    body = [told(f"Line {number}") for number in range(lines)]
    styles = ("text", "closing", "signature", "sign")
    ends = [told(style.upper(), style, kept=style != "sign") for style in styles]
    first, *others = pdf("en", (*body, *ends)).pages
    together = [
        page.extract_text() for page in (first, *others) if "CLOSING" in page.extract_text()
    ]
    assert len(together) == 1
    assert [style for style in ("TEXT", "SIGNATURE", "SIGN") if style not in together[0]] == []


@pytest.mark.parametrize("tag", TAGS)
def test_sums_stand_below_each_other_at_the_end_of_their_column(tag: str) -> None:
    word = inside(tag, "docx", "word/document.xml")
    cells = [
        [cell.attrib[f"{WORD}val"] for cell in row.iter(f"{WORD}pStyle")]
        for row in word.iter(f"{WORD}tr")
    ]
    assert cells == [["head1", "head-end1"], *[["cell1", "cell-end1"]] * 3]
    odt = parts([made(tag)], [fill(made(tag), VALUES, {})], SETTING.pieces["odt"])["content.xml"]
    found = re.findall(r'text:style-name="((?:head|cell)[^"]*)"', odt)
    assert found == ["head1", "head-end1", *["cell1", "cell-end1"] * 3]
    side = "left" if tag == "ar" else "right"
    own = dict(styles(tag, "odt"))["cell-end"].find(f"{STYLE}paragraph-properties")
    assert own is not None
    assert own.get(f"{FO}text-align") == side


@pytest.mark.parametrize("tag", TAGS)
def test_word_is_told_the_language_of_every_script(tag: str) -> None:
    langs = [one.find(f"{WORD}rPr/{WORD}lang") for _, one in styles(tag, "docx")]
    said = [lang.attrib for lang in langs if lang is not None]
    assert len(said) > 20
    assert {tuple(sorted(one.values())) for one in said} == {(tag,) * 3}
    assert {key for one in said for key in one} == {
        f"{WORD}{k}" for k in ("val", "eastAsia", "bidi")
    }


@pytest.mark.parametrize("tag", TAGS)
def test_opendocument_is_told_the_language_of_every_script(tag: str) -> None:
    names = (f"{FO}language", f"{STYLE}language-asian", f"{STYLE}language-complex")
    looks = [one.find(f"{STYLE}text-properties") for _, one in styles(tag, "odt")]
    said = {tuple(look.get(name) for name in names) for look in looks if look is not None}
    assert said == {(tag,) * 3}


@pytest.mark.parametrize(
    ("own", "others"),
    [
        (f"{FO}font-weight", ("font-weight-asian", "font-weight-complex")),
        (f"{FO}font-style", ("font-style-asian", "font-style-complex")),
        (f"{FO}font-size", ("font-size-asian", "font-size-complex")),
    ],
)
def test_what_is_bold_slanted_or_large_is_so_in_every_script(
    own: str, others: tuple[str, ...]
) -> None:
    looks = [*inside("ja", "odt", "styles.xml").iter(f"{STYLE}text-properties")]
    said = [look for look in looks if own in look.attrib]
    assert said
    for look in said:
        assert [look.get(f"{STYLE}{name}") for name in others] == [look.get(own)] * 2


@pytest.mark.parametrize(
    ("tag", "face"),
    [("ja", "Yu Mincho"), ("ko", "Batang"), ("zh-Hant", "PMingLiU"), ("zh", "SimSun")],
)
def test_east_asian_words_are_set_in_a_typeface_of_their_language(tag: str, face: str) -> None:
    faces = {
        fonts.attrib[f"{WORD}eastAsia"]
        for fonts in inside(tag, "docx", "word/styles.xml").iter(f"{WORD}rFonts")
    }
    assert faces == {face}
    looks = inside(tag, "odt", "styles.xml").iter(f"{STYLE}text-properties")
    assert {look.get(f"{STYLE}font-family-asian") for look in looks} == {face}


@pytest.mark.parametrize(
    ("tag", "said"), [("en", "en"), ("en-US", "en-US"), ("zh-Hant", "zh"), ("zh-Hant-TW", "zh-TW")]
)
def test_a_pdf_is_told_its_language_and_its_region(tag: str, said: str) -> None:
    tree = {**made("en"), "lang": tag}
    paper = typeset.paper(tree, (told("Words"),), "2026-11-24", SETTING)
    assert str(PdfReader(io.BytesIO(paper)).root_object["/Lang"]) == said


def test_the_fields_of_two_languages_have_numbers_and_calendars_of_their_own() -> None:
    block = Block("text", ((Run("field", "Ada", "name"), Run("date_slot", "[Day]", "day")),))
    files = parts([made("en"), made("ja")], [[block], [block]], SETTING.pieces["docx"])
    body = ElementTree.fromstring(files["word/document.xml"])

    def said(name: str) -> list[str]:
        return [each.attrib[f"{WORD}val"] for each in body.iter(f"{WORD}{name}")]

    assert said("id") == ["1", "2", "1001", "1002"]
    assert said("lid") == ["en", "ja"]
    assert said("dateFormat") == ["d MMMM yyyy", "yyyy年M月d日"]


@pytest.mark.parametrize(("tag", "slanted"), [("de", True), ("ar", False), ("ja", False)])
def test_a_script_without_italics_gets_none_in_a_pdf(tag: str, slanted: bool) -> None:
    (page,) = pdf(tag, (told("Note", "note"), told("Words"))).pages
    fonts = held(page, "/Resources", "/Font")
    assert isinstance(fonts, DictionaryObject)
    names = [font.get_object()["/BaseFont"] for font in fonts.values()]
    assert any("Italic" in name for name in names) is slanted


def test_words_in_two_typefaces_stand_on_one_line() -> None:
    cells = tuple((((Run("text", each),)) for each in ("214", "請求書")) for _ in range(2))
    rows = Block("table", cells=tuple(map(tuple, cells)), sides=("", ""))
    setting = replace(SETTING, fonts=begun.typefaces())
    (page,) = PdfReader(io.BytesIO(typeset.paper(made("ja"), [rows], "", setting))).pages
    heights: dict[str, list[float]] = {}

    def at(text: str, place: list[float], *_: Any) -> None:
        if text.strip():
            heights.setdefault(text.strip()[0], []).append(round(place[5], 2))

    page.extract_text(visitor_text=at)
    assert set(heights) == {"2", "請"}
    assert heights["2"] == heights["請"]


@pytest.mark.parametrize(
    ("title", "lines"), [("支払いが遅い", 1), ("支払いが遅いクライアント", 1), ("支払い" * 7, 2)]
)
def test_a_picture_breaks_no_title_without_spaces_that_fits_a_little_smaller(
    title: str, lines: int
) -> None:
    template = our_project().templates["figures/social.typ"]
    given = {"title": title, "guide": "G", "tagline": "T", "language": "ja", "direction": "ltr"}
    fonts = begun.typefaces()
    inputs = {"given": json.dumps({**given, "fonts": typeset.families(fonts)})}
    compiler = typst.Compiler(font_paths=list(fonts), sys_inputs=inputs)
    source = re.sub(r"colour\([^)]*\)", "#000000", template).encode()
    pdf = compiler.compile(source, format="pdf")
    assert isinstance(pdf, bytes)
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    found = [line for line in page.extract_text().split("\n") if set(line) & set(title)]
    assert len(found) == lines


def test_no_page_of_a_word_document_begins_with_the_sum_alone() -> None:
    rows = inside("de", "docx", "word/document.xml").iter(f"{WORD}tr")
    kept = [[cell.find(f".//{WORD}keepNext") is not None for cell in row] for row in rows]
    assert [set(row[-2:]) for row in kept] == [{False}, {False}, {True}, {False}]


def test_word_and_opendocument_are_told_how_wide_each_column_is() -> None:
    (table,) = (block for block in fill(made("de"), VALUES, {PAPER: True}) if block.cells)
    columns = widths(table.cells)
    grid = inside("de", "docx", "word/document.xml").iter(f"{WORD}gridCol")
    assert [each.attrib[f"{WORD}w"] for each in grid] == [str(225 * width) for width in columns]
    named = inside("de", "odt", "content.xml").iter(f"{TABLE}table-column")
    assert [each.attrib[f"{TABLE}style-name"] for each in named] == [f"w{w}" for w in columns]


def test_typefaces_that_come_and_go_in_a_folder_are_those_of_the_next_letter(
    tmp_path: Path,
) -> None:
    fonts, file = (str(tmp_path),), tmp_path / "face.ttf"
    amiri = sorted(begun.ARABIC.rglob("*.ttf"))
    had = typeset.lacking("\u0639", fonts)
    file.write_bytes(amiri[0].read_bytes())
    has, first = typeset.lacking("\u0639", fonts), typeset.families(fonts)
    file.unlink()
    assert (sorted(had), sorted(has)) == (["\u0639"], [])
    assert (typeset.lacking("\u0639", fonts), typeset.families(fonts)) == (had, first[:1])


def test_a_link_that_leads_nowhere_is_no_typeface(tmp_path: Path) -> None:
    (tmp_path / "face.ttf").symlink_to(tmp_path / "gone.ttf")
    assert typeset.families((str(tmp_path),)) == [typeset.FACE]


@pytest.mark.parametrize(
    ("template", "form", "reason", "line", "glyphs"),
    [
        ("words", "pdf", "PDF/UA-1 error: missing document title", 1, ()),
        ("one\n\n#nobody", "pdf", "unknown variable: nobody", 3, ()),
        ("one #pagebreak() two", "png", "it makes 2 pages, and a picture is one", 1, ()),
        (
            '#set text(font: "Libertinus Serif", fallback: false)\n北京 北',
            "pdf",
            'PDF/UA-1 error: the text `"北"` could not be displayed with font `"Libertinus Serif"`',
            2,
            ("北", "京"),
        ),
    ],
    ids=["no place", "a line", "pages", "glyphs"],
)
def test_why_something_cannot_be_set_is_told_with_its_line_and_each_glyph_once(
    template: str, form: str, reason: str, line: int, glyphs: tuple[str, ...]
) -> None:
    with pytest.raises(typeset.Unset) as found:
        typeset.compiled(template, {}, (), form)
    assert (str(found.value), found.value.line, found.value.glyphs) == (reason, line, glyphs)


def test_a_picture_has_a_pixel_for_each_point() -> None:
    page = "#set page(width: 96pt, height: 48pt)"
    made = typeset.picture(page, {}, ())
    assert imagesize.get(io.BytesIO(made)) == (96, 48)
