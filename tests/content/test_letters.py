"""Letters as documents: the same words in every format, real fields, the same bytes each time."""

from __future__ import annotations

import io
import pickle
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import docx
import fontpkg_amiri
import polib
import pytest
from pypdf import PdfReader
from pypdf.generic import BooleanObject, StreamObject

from fingerpost import memory
from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import PAPER, SALUTATION, Tree, blank, fill
from fingerpost.letters.typeset import Setting, Unset, letter
from fingerpost.model.guide import Guide
from fingerpost.text.locales import formats
from fingerpost.translation.messages import COUNTED

from ..pdf import held
from ..projects import our_guide, our_project

ROOT = Path(__file__).parents[2]
PROJECT = our_project()
IDS = sorted(
    path.stem for path in (ROOT / "content/letters").glob("*.yml") if path.stem != "fields"
)
SUBJECT = re.compile(r"letters/[a-z-]+/(?:named_)?subject")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF = "{urn:oasis:names:tc:opendocument:xmlns:"
AMIRI = str(Path(fontpkg_amiri.__file__).parent)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return our_guide()


@pytest.fixture(scope="module")
def trees(guide: Guide) -> dict[str, Tree]:
    return {name: found[0] for name, found in letter_files.trees({"en": guide}).items()}


@pytest.fixture(scope="module")
def setting() -> Setting:
    return letter_files.setting(PROJECT.templates, ())


@pytest.fixture(scope="module")
def documents(trees: dict[str, Tree], setting: Setting) -> dict[str, dict[str, bytes]]:
    return {name: letter(tree, "2026-11-24", setting) for name, tree in trees.items()}


def entries(name: re.Pattern[str]) -> list[polib.POEntry]:
    """The texts of letters with their French, by their names."""
    found = polib.pofile(str(ROOT / "content/translations/fr.po"))
    return [entry for entry in found if not entry.obsolete and name.fullmatch(entry.msgctxt)]


def words(text: str) -> str:
    """What counts for equality: letters and digits, in order."""
    return re.sub(r"[\W_]+", "", text)


def part(data: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def pdf_text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def slots(tree: Tree) -> Iterator[str]:
    for block in blank(tree, paper=True):
        for line in (*block.lines, *(cell for row in block.cells for cell in row)):
            yield from (run.field for run in line if run.field)


def shown(tree: Tree, *, paper: bool) -> str:
    return "".join(
        run.text
        for block in blank(tree, paper=paper)
        for line in (*block.lines, *(cell for row in block.cells for cell in row))
        for run in line
    )


@pytest.mark.parametrize("name", IDS)
def test_a_letter_has_the_same_words_in_every_format(
    name: str, documents: dict[str, dict[str, bytes]], trees: dict[str, Tree]
) -> None:
    made = documents[name]
    expected = words(shown(trees[name], paper=True))
    assert words(made["txt"].decode()) == words(shown(trees[name], paper=False))
    assert words("".join(part(made["docx"], "word/document.xml").itertext())) == expected
    assert words("".join(part(made["odt"], "content.xml").itertext())) == expected
    assert words(pdf_text(made["pdf"])) == expected


@pytest.mark.parametrize("name", IDS)
def test_a_word_document_has_a_control_for_each_blank(
    name: str, documents: dict[str, dict[str, bytes]], trees: dict[str, Tree]
) -> None:
    body = part(documents[name]["docx"], "word/document.xml")
    controls = list(body.iter(f"{W}sdt"))
    ids = [control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in controls]  # type: ignore[union-attr]
    tags = [control.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for control in controls]  # type: ignore[union-attr]
    assert tags == list(slots(trees[name]))
    assert len(set(ids)) == len(ids)
    assert all(control.find(f"{W}sdtPr/{W}alias") is not None for control in controls)
    assert all(control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for control in controls)


def test_a_day_is_a_control_with_a_calendar(documents: dict[str, dict[str, bytes]]) -> None:
    body = part(documents["pause-notice"]["docx"], "word/document.xml")
    dated = [
        str(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"))  # type: ignore[union-attr]
        for control in body.iter(f"{W}sdt")
        if control.find(f"{W}sdtPr/{W}date") is not None
    ]
    assert {"today", "deadline", "from-date", "invoices.1.due"} <= set(dated)


def test_line_breaks_can_be_typed_where_lines_belong(
    documents: dict[str, dict[str, bytes]],
) -> None:
    body = part(documents["payment-reminder"]["docx"], "word/document.xml")
    texts = {
        str(control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")): control.find(f"{W}sdtPr/{W}text")  # type: ignore[union-attr]
        for control in body.iter(f"{W}sdt")
    }
    long = {name for name, text in texts.items() if text is not None and text.get(f"{W}multiLine")}
    assert long == {"my-address", "client-address", "bank-details"}
    assert texts["my-name"] is not None


@pytest.mark.parametrize("name", IDS)
def test_a_word_document_knows_its_title_language_and_styles(
    name: str, documents: dict[str, dict[str, bytes]], trees: dict[str, Tree]
) -> None:
    document = docx.Document(io.BytesIO(documents[name]["docx"]))
    assert document.core_properties.title == trees[name]["title"]
    assert document.core_properties.language == "en"
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"sender 1", "recipient 1", "date-end 1", "subject 1"} <= styles


@pytest.mark.parametrize("name", IDS)
def test_an_opendocument_text_has_an_input_field_for_each_blank(
    name: str, documents: dict[str, dict[str, bytes]], trees: dict[str, Tree]
) -> None:
    body = part(documents[name]["odt"], "content.xml")
    fields = list(body.iter(f"{ODF}text:1.0}}text-input"))
    assert len(fields) == len(list(slots(trees[name])))
    assert all(field.get(f"{ODF}text:1.0}}description") for field in fields)
    meta = part(documents[name]["odt"], "meta.xml")
    assert "".join(meta.itertext()) == f"{trees[name]['title']}en"


def test_an_opendocument_text_starts_with_its_type_uncompressed(
    documents: dict[str, dict[str, bytes]],
) -> None:
    assert documents["pause-notice"]["odt"][30:77] == (
        b"mimetypeapplication/vnd.oasis.opendocument.text"
    )


@pytest.mark.parametrize("name", IDS)
def test_a_pdf_is_tagged_and_knows_its_title_and_language(
    name: str, documents: dict[str, dict[str, bytes]], trees: dict[str, Tree]
) -> None:
    reader = PdfReader(io.BytesIO(documents[name]["pdf"]))
    root = reader.root_object
    assert str(root["/Lang"]) == "en"
    assert held(root, "/MarkInfo", "/Marked") == BooleanObject(True)
    assert held(root, "/ViewerPreferences", "/DisplayDocTitle") == BooleanObject(True)
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == trees[name]["title"]
    facts = root["/Metadata"]
    assert isinstance(facts, StreamObject)
    assert b"pdfuaid:part" in facts.get_data()


@pytest.mark.parametrize("name", IDS)
def test_a_letter_is_small_and_a_further_table_costs_little(
    name: str, trees: dict[str, Tree], documents: dict[str, dict[str, bytes]]
) -> None:
    sizes = {extension: len(data) for extension, data in documents[name].items()}
    tables = sum("rows" in piece for piece in trees[name]["pieces"])
    assert sizes["docx"] <= 6_000
    assert sizes["odt"] <= 5_000
    assert sizes["pdf"] <= 40_000 + 10_000 * max(0, tables - 1)


def test_a_letter_has_the_same_bytes_each_time(
    trees: dict[str, Tree], setting: Setting, documents: dict[str, dict[str, bytes]]
) -> None:
    again = letter(trees["pause-notice"], "2026-11-24", setting)
    assert again == documents["pause-notice"]


def test_a_letter_set_before_is_not_set_again(trees: dict[str, Tree], setting: Setting) -> None:
    kept: dict[str, bytes] = {}
    with memory.kept_in(kept):
        letter(trees["pause-notice"], "2026-11-24", setting)
        (digest,) = kept
        kept[digest] = pickle.dumps({"pdf": b"kept"})
        assert letter(trees["pause-notice"], "2026-11-24", setting) == {"pdf": b"kept"}


def test_a_letter_of_which_only_a_part_was_kept_is_set_again(
    trees: dict[str, Tree], setting: Setting, documents: dict[str, dict[str, bytes]]
) -> None:
    kept: dict[str, bytes] = {}
    with memory.kept_in(kept):
        letter(trees["pause-notice"], "2026-11-24", setting)
        (digest,) = kept
        kept[digest] = kept[digest][:100]
        again = letter(trees["pause-notice"], "2026-11-24", setting)
    assert again == documents["pause-notice"]


ARABIC = "أكتب إليك بشأن الفاتورة المتأخرة وأرجو أن تدفعها قبل نهاية الشهر"


def arabic(tree: Tree) -> Tree:
    piece = {"style": "text", "lines": [[ARABIC]]}
    pieces = [{"style": "subject", "lines": [["تذكير بالدفع"]]}, piece]
    return {**tree, "title": "تذكير", "lang": "ar", "dir": "rtl", "pieces": pieces}


def test_an_arabic_letter_can_be_searched_and_copied(trees: dict[str, Tree]) -> None:
    setting = letter_files.setting(PROJECT.templates, (AMIRI,))
    made = letter(arabic(trees["pause-notice"]), "2026-11-24", setting)
    reader = PdfReader(io.BytesIO(made["pdf"]))
    found = pdf_text(made["pdf"]).split()
    assert str(reader.root_object["/Lang"]) == "ar"
    assert sum(word in found for word in ARABIC.split()) >= 0.9 * len(ARABIC.split())


def test_an_arabic_letter_runs_from_right_to_left(trees: dict[str, Tree]) -> None:
    setting = letter_files.setting(PROJECT.templates, (AMIRI,))
    made = letter(arabic(trees["pause-notice"]), "2026-11-24", setting)
    styles = part(made["docx"], "word/styles.xml")
    assert styles.find(f".//{W}style[@{W}styleId='text1']/{W}pPr/{W}bidi") is not None
    modes = part(made["odt"], "styles.xml").iter(f"{ODF}style:1.0}}paragraph-properties")
    assert {mode.get(f"{ODF}style:1.0}}writing-mode") for mode in modes} >= {"rl-tb"}


def test_a_character_that_no_font_has_stops_the_build(
    trees: dict[str, Tree], setting: Setting
) -> None:
    with pytest.raises(Unset, match="could not be displayed"):
        letter(arabic(trees["pause-notice"]), "2026-11-24", setting)


def text_of(tree: Tree, values: Mapping[str, object], options: dict[str, bool]) -> list[str]:
    return [
        "\n".join("".join(run.text for run in line) for line in block.lines)
        for block in fill(tree, values, options)
    ]


def test_interest_is_mentioned_only_where_the_reader_gives_its_basis(
    trees: dict[str, Tree],
) -> None:
    tree = trees["second-reminder"]

    def about_interest(**values: str) -> list[str]:
        given = {name.replace("_", "-"): value for name, value in values.items()}
        return [text for text in text_of(tree, given, {}) if "late payment" in text]

    assert about_interest() == []
    assert about_interest(interest_basis="contract") == []
    assert about_interest(interest_basis="law", clause="7") == []
    assert len(about_interest(interest_basis="contract", clause="7")) == 1
    assert len(about_interest(interest_basis="law", interest_law="the act")) == 1


MAILS = {
    *("payment-reminder", "second-reminder", "disputed-invoice", "pay-when-paid-refusal"),
    *("pause-notice", "cancellation-account", "new-contact", "price-explanation", "new-rates"),
    *("first-response-to-abuse", "goals-confirmation", "direction-meeting", "last-call"),
    *("source-files-offer", "unlicensed-use-notice", "hours-and-channels", "refusal"),
    *("ordinary-exit", "stop-midway-offer", "platform-closure", "reply-to-pressure"),
    *("reply-to-threats", "final-invoice-cover", "referral-introduction"),
    *("check-in", "complaint-above", "new-condition-refusal"),
}


@pytest.mark.parametrize("name", IDS)
def test_an_email_begins_with_its_subject_and_a_letter_with_its_sender(
    name: str, documents: dict[str, dict[str, bytes]], trees: dict[str, Tree]
) -> None:
    first = "Subject: " if name in MAILS else "[Your name]\n[Your company]\n[Your address]\n"
    assert documents[name]["txt"].decode().startswith(first)
    styles = [block.style for block in fill(trees[name], {}, {})]
    assert styles[0] == ("subject" if name in MAILS else "sender")


def test_a_french_subject_has_no_colon_after_that_of_the_word_before_it() -> None:
    subjects = [subject.msgstr for subject in entries(SUBJECT)]
    assert len(subjects) >= len(IDS)
    assert [subject for subject in subjects if ":" in COUNTED.sub("", subject)] == []


def test_no_subject_begins_with_the_name_of_a_project_which_may_begin_small() -> None:
    subjects = [text for each in entries(SUBJECT) for text in (each.msgid, each.msgstr)]
    assert [subject for subject in subjects if subject.startswith("{project}")] == []


def test_the_name_of_a_project_stands_in_quotation_marks_in_french() -> None:
    bare = re.compile(r"(?<!«\s)\{project\}")
    assert [e.msgctxt for e in entries(re.compile("letters/.*")) if bare.search(e.msgstr)] == []


def test_an_invoice_of_which_everything_is_disputed_has_no_part_to_be_paid(
    trees: dict[str, Tree],
) -> None:
    asked = "Please pay it by"
    in_part = text_of(trees["disputed-invoice"], {"undisputed": "200"}, {})
    in_whole = text_of(trees["disputed-invoice"], {}, {"undisputed": False})
    assert [any(asked in line for line in text) for text in (in_part, in_whole)] == [True, False]
    assert "I keep all my rights." in in_whole


def test_an_email_has_addresses_and_a_date_above_it_when_it_goes_on_paper(
    trees: dict[str, Tree],
) -> None:
    given = {"my-name": "Ada Byrne", "contact-person": "Max Moor", "today": "2026-11-24"}
    mail = text_of(trees["payment-reminder"], given, {})
    paper = text_of(trees["payment-reminder"], given, {PAPER: True})
    subject, greeting, *rest = mail
    bare = subject.removeprefix("Subject: ")
    assert paper == ["Ada Byrne", "Max Moor", "24 November 2026", greeting, bare, *rest]


def test_an_agreement_has_no_greeting_and_ends_with_its_signatures(
    trees: dict[str, Tree],
) -> None:
    given = {"contact-person": "Max Moor", "my-name": "Ada Byrne"}
    text = text_of(trees["mutual-ending"], given, {})
    assert not any("Dear" in line or "regards" in line for line in text)
    assert [line.partition(":")[0] for line in text[-2:]] == ["Max Moor", "Ada Byrne"]


def test_a_stop_at_once_has_no_polite_words_around_it(trees: dict[str, Tree]) -> None:
    given = {
        "my-name": "Ada",
        "contact-person": "Max",
        "project": "the shop",
        "today": "2026-11-24",
    }
    assert text_of(trees["immediate-stop"], given, {}) == [
        "Ada",
        "Max",
        "24 November 2026",
        "End of the work on the shop",
        "I have ended my work on the shop today. Do not contact me again. "
        "Do not call me, write to me or visit me.",
        "I do not give up payment for the work done.",
        "Ada",
    ]


def test_what_is_required_and_empty_stays_visible(trees: dict[str, Tree]) -> None:
    text = text_of(trees["immediate-stop"], {}, {})
    assert text[:2] == ["[Your name]", "[Their full name]"]


def test_lines_without_a_value_are_left_out(trees: dict[str, Tree]) -> None:
    text = text_of(trees["immediate-stop"], {"my-name": "Ada", "my-email": "a@example.org"}, {})
    assert text[0] == "Ada\na@example.org"


def test_the_place_stands_before_the_day_where_it_is_given(trees: dict[str, Tree]) -> None:
    day = {"today": "2026-11-24"}
    assert "24 November 2026" in text_of(trees["immediate-stop"], day, {})
    assert "Oldtown, 24 November 2026" in text_of(
        trees["immediate-stop"], {**day, "place": "Oldtown"}, {}
    )


def test_invoices_are_added_up(trees: dict[str, Tree]) -> None:
    rows = [{"number": "1", "amount": "1.200,50"}, {"number": "2", "amount": "800"}, {}]
    text = text_of(trees["payment-reminder"], {"invoices": rows, "currency": "EUR"}, {})
    assert any("€2,000.50 is planned for" in line for line in text)


def test_a_row_keeps_its_number_where_one_before_it_is_empty(trees: dict[str, Tree]) -> None:
    rows = [{}, {"number": "215"}, {"amount": " "}, {"number": "216"}]
    (table,) = (b for b in fill(trees["payment-reminder"], {"invoices": rows}, {}) if b.cells)
    names = [row[0][0].field for row in table.cells[1:-1]]
    assert names == ["invoices.2.number", "invoices.4.number"]


def test_an_option_is_in_the_letter_when_its_switch_is_on(trees: dict[str, Tree]) -> None:
    tree = trees["ordinary-exit"]
    assert any("Thank you" in text for text in text_of(tree, {}, {}))
    assert not any("Thank you" in text for text in text_of(tree, {}, {"thanks": False}))


def test_every_field_of_a_tree_is_on_the_form_in_the_order_of_the_registry(
    guide: Guide, trees: dict[str, Tree]
) -> None:
    order = [field.id for field in guide.fields]
    order.insert(order.index("contact-person"), SALUTATION)
    for tree in trees.values():
        names = [field["id"] for field in tree["fields"]]
        assert names == sorted(names, key=order.index)
        assert {name.split(".")[0] for name in slots(tree)} <= set(names)


@pytest.mark.parametrize(
    ("tag", "codes"), [("en", ["GBP", "EUR", "USD", "CHF"]), ("fr", ["EUR", "USD", "GBP", "CHF"])]
)
def test_the_likely_currency_of_the_locale_stands_first(
    guide: Guide, tag: str, codes: list[str]
) -> None:
    tree = letter_files.trees({tag: guide})["payment-reminder"][0]
    (field,) = (field for field in tree["fields"] if field["id"] == "currency")
    assert [code for code, _ in field["choices"]][:4] == codes


def test_a_tree_carries_what_the_browser_needs_to_write_days_and_money(
    trees: dict[str, Tree],
) -> None:
    assert trees["pause-notice"]["formats"]["day"] == formats("en").day == "{d} {month} {y}"
