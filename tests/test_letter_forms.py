"""The form of a letter is data: order, places and words of a country, followed by every format."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from fingerpost.content.load import load
from fingerpost.diagnostics import as_text
from fingerpost.letters import check
from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import PAPER, SALUTATION, Tree, fill
from fingerpost.letters.tree import form_of, frame, tree
from fingerpost.letters.typeset import parts, text
from fingerpost.text.locales import formats, locale

from .projects import guide, our_guide, our_project

TYPED = {
    "my-name": "Ada Byrne",
    "my-address": "1 Long Lane",
    "place": "Oldtown",
    "contact-person": "Max Moor",
    "called": "Mr Moor",
    "client-company": "Moor Shops",
    "client-address": "2 Short Street",
    "today": "2026-11-24",
    "contract-date": "2026-01-12",
}
HEAD = {
    "en": ["sender", "recipient", "date-end", "text", "subject"],
    "en-US": ["sender", "date", "recipient", "subject", "text"],
    "fr": ["sender", "recipient-end", "date-end", "subject", "text"],
    "de": ["sender", "recipient", "date-end", "subject", "text"],
    "es": ["sender", "date-end", "recipient", "subject", "text"],
    "it": ["sender", "recipient-end", "date", "subject", "text"],
    "pl": ["date-end", "sender", "recipient-end", "subject", "text"],
    "ja": ["date-end", "recipient", "sender-end", "subject-centre", "text"],
    "ar": ["sender", "recipient", "date-end", "subject-centre", "text"],
    "nl": ["sender", "recipient", "date-end", "subject", "text"],
}
SPOKEN = [
    ("en", "", "Dear Mr Moor,", "Yours sincerely,"),
    ("en", "nobody", "Dear Sir or Madam,", "Yours faithfully,"),
    ("en-US", "", "Dear Mr Moor:", "Sincerely,"),
    (
        "fr",
        "",
        "Madame, Monsieur,",
        "Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.",
    ),
    ("fr", "woman", "Madame,", "Je vous prie d’agréer, Madame, mes salutations distinguées."),
    ("fr", "man", "Monsieur,", "Je vous prie d’agréer, Monsieur, mes salutations distinguées."),
    ("de", "man", "Sehr geehrter Herr Max Moor,", "Mit freundlichen Grüßen"),
    ("de", "nobody", "Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen"),
    ("es", "woman", "Estimada señora:", "Atentamente,"),
    ("it", "", "Gentile Max Moor,", "Distinti saluti,"),
    ("pl", "man", "Szanowny Panie,", "Z\u00a0poważaniem"),
    ("ja", "woman", "拝啓", "敬具"),
    ("ar", "", "تحية طيبة وبعد،", "وتفضلوا بقبول فائق الاحترام والتقدير،"),
]
TO = [
    ("fr", "", "Moor Shops\nMax Moor\n2 Short Street"),
    ("fr", "nobody", "Moor Shops\n2 Short Street"),
    ("it", "", "Spett.le Moor Shops\nalla cortese attenzione di Max Moor\n2 Short Street"),
    ("ja", "", "2 Short Street\nMoor Shops\nMax Moor 様"),
    ("ja", "nobody", "2 Short Street\nMoor Shops 御中"),
]
FORM = "templates/letters/forms/de.yml"
OWN = "content/letters/forms/de.yml"


@cache
def notice(tag: str, name: str = "retainer-notice") -> Tree:
    """A letter of our guide in the form of a locale."""
    letter = next(letter for letter in our_guide().letters if letter.id == name)
    return tree(frame(our_guide()), letter, formats(tag), locale(tag))


def lines(
    tag: str, to: str, name: str = "retainer-notice", sending: str = ""
) -> list[tuple[str, str]]:
    """The blocks of the letter filled in: style and words."""
    blocks = fill(notice(tag, name), {**TYPED, SALUTATION: to, "sending": sending}, {})
    return [
        (block.style, "\n".join("".join(run.text for run in line) for line in block.lines))
        for block in blocks
    ]


@pytest.mark.parametrize("tag", HEAD)
def test_each_country_has_its_order_and_its_places(tag: str) -> None:
    assert [style for style, _ in lines(tag, "")][:5] == HEAD[tag]


@pytest.mark.parametrize(("tag", "to", "opens", "closes"), SPOKEN)
def test_a_letter_opens_and_closes_as_its_country_says_to_whom_it_is(
    tag: str, to: str, opens: str, closes: str
) -> None:
    made = lines(tag, to)
    assert next(words for style, words in made if style == "text") == opens
    assert next(words for style, words in made if style.startswith("closing")) == closes


@pytest.mark.parametrize(("tag", "to", "address"), TO)
def test_the_address_is_in_the_order_of_the_country(tag: str, to: str, address: str) -> None:
    assert next(words for style, words in lines(tag, to) if "recipient" in style) == address


@pytest.mark.parametrize("to", ["", "nobody"])
@pytest.mark.parametrize("tag", HEAD)
def test_how_a_letter_is_sent_stands_once_above_whom_it_is_to(tag: str, to: str) -> None:
    (without,) = (words for style, words in lines(tag, to) if "recipient" in style)
    made = lines(tag, to, sending="By hand")
    assert [words for style, words in made if "recipient" in style] == [f"By hand\n{without}"]


@pytest.mark.parametrize(
    ("tag", "begins"), [("de", "Notice"), ("fr", "Objet\u00a0: "), ("en-US", "Re: ")]
)
def test_a_subject_has_a_word_before_it_or_none(tag: str, begins: str) -> None:
    assert next(words for style, words in lines(tag, "") if style == "subject").startswith(begins)


def test_a_place_and_a_day_are_written_as_the_country_writes_them() -> None:
    days = {tag: next(words for style, words in lines(tag, "") if "date" in style) for tag in HEAD}
    assert days["fr"] == "Oldtown, le 24 novembre 2026"
    assert days["pl"] == "Oldtown, 24 listopada 2026 r."
    assert days["en-US"] == "November 24, 2026"


def test_the_french_letters_that_are_formal_greet_without_a_name() -> None:
    formal = [letter.id for letter in our_guide().letters if letter.salutation == "form"]
    assert len(formal) >= 5
    for name in formal:
        assert next(w for style, w in lines("fr", "", name) if style == "text") == (
            "Madame, Monsieur,"
        )


def test_a_letter_to_nobody_asks_for_the_firm() -> None:
    blocks = fill(notice("fr"), {SALUTATION: "nobody"}, {})
    (to,) = (block for block in blocks if block.style == "recipient-end")
    assert [run.field for line in to.lines for run in line] == ["client-company"]


def test_an_e_mail_begins_with_its_subject_and_on_paper_follows_the_form() -> None:
    mail = notice("en", "reply-to-threats")
    styles = [block.style for block in fill(mail, TYPED, {})]
    assert styles[:2] == ["subject", "text"]
    paper = [block.style for block in fill(mail, TYPED, {PAPER: True})]
    assert paper[:5] == HEAD["en"]


def test_readers_choose_only_what_changes_something() -> None:
    def offered(tag: str) -> list[str]:
        fields = notice(tag)["fields"]
        found = next((field for field in fields if field["id"] == SALUTATION), None)
        return [key for key, _ in found["choices"]] if found else []

    assert offered("fr") == ["", "woman", "man", "nobody"]
    assert offered("ja") == ["", "nobody"]


def test_a_letter_of_north_america_is_set_on_its_sheet() -> None:
    setting = letter_files.setting(our_project().templates, ())
    made = notice("en-US")
    files = {
        name: parts([made], [fill(made, TYPED, {})], setting.pieces[name])
        for name in ("docx", "odt")
    }
    assert '<w:pgSz w:w="12240" w:h="15840"/>' in files["docx"]["word/document.xml"]
    assert 'fo:page-width="21.59cm"' in files["odt"]["styles.xml"]
    assert "Re: Notice" in text([made], [fill(made, TYPED, {})], setting.pieces["txt"])


def test_every_style_of_a_form_is_one_of_the_documents_and_of_the_page() -> None:
    setting = letter_files.setting(our_project().templates, ())
    page = our_project().templates["theme/css/page/letter.css"]
    for tag in HEAD:
        for block in fill(notice(tag), TYPED, {}):
            if block.cells or block.style == "item":
                continue
            name = block.style
            assert f'w:styleId="{name}1"' in setting.pieces["docx"]["parts"]["word/styles.xml"]
            assert f'style:name="{name}1"' in setting.pieces["odt"]["parts"]["styles.xml"]
            assert name.partition("-")[1] == "" or f".paper-{name}" in page


def test_a_form_of_the_guide_stands_in_the_place_of_the_one_that_comes_along() -> None:
    own = load(guide({FORM: 'subject: "A {subject}"\n', OWN: 'subject: "B {subject}"\n'}).content)
    assert own.diagnostics == []
    assert form_of(frame(own.guide()), "de-AT").subject == "B {subject}"


def test_the_settings_name_another_form_for_a_locale() -> None:
    before = guide().content["content/guide.yml"].decode()
    settings = before.replace("letterhead:\n", "letterhead:\n  forms: {en: dutch}\n")
    form = {"content/letters/forms/dutch.yml": "date_at: start\n", "content/guide.yml": settings}
    own = load(guide(form).content).guide()
    assert form_of(frame(own), "en").date_at == "start"
    assert form_of(frame(own), "en-US").date_at == "end"
    missing = load(guide({"content/guide.yml": settings}).content)
    assert as_text(check.check(missing)) == (
        'content/guide.yml:104:15: error: There is no form of letters "dutch". [unknown-id]\n'
    )


def test_a_language_without_a_form_greets_in_words_of_the_interface() -> None:
    opened, *_ = (words for style, words in lines("nl", "") if style == "text")
    assert opened == "Dear Mr Moor,"
    assert SALUTATION in json.dumps(notice("nl"))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "order: [sender, sender, recipient, date, subject, greeting, text, closing, signature]",
            '1:17: error: "sender" stands twice in "order". Each part stands there once; '
            "enclosures is missing. [repeated]",
        ),
        ("date_at: right", '1:10: error: "right" is not a value of "date_at". Known here: end,'),
        ("datum: x", '1:1: error: "datum" is not a key of this form of letters. Did you mean'),
        (
            "salutations:\n  neutral: {greeting: 'Guten Tag {nam},', closing: Gruß}",
            "2:34: error: `{nam}` is nothing that a form of letters knows. "
            'Did you mean "name"? [open-mark]',
        ),
    ],
)
def test_a_mistake_in_a_form_is_told_with_its_place(written: str, told: str) -> None:
    loaded = load(guide({FORM: f"{written}\n"}).content)
    found = as_text([*loaded.diagnostics, *check.check(loaded)])
    assert found.startswith(f"{FORM}:{told}")
    assert len(re.findall("\n", found)) == 1
