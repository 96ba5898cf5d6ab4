"""The form of a letter is data: order, places and words of a country, followed by every format."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from fingerpost.content.load import load
from fingerpost.diagnostics import as_text
from fingerpost.letters import files as letter_files
from fingerpost.letters.check.letters import check
from fingerpost.letters.fill import PAPER, SALUTATION, Tree, fill
from fingerpost.letters.tree import form_of, frame, tree
from fingerpost.letters.typeset import parts, text
from fingerpost.model.guide import Guide
from fingerpost.text.locales import formats, locale
from fingerpost.translation.catalogue import Catalogue, PoEntry
from fingerpost.translation.edition import Edition, edition
from fingerpost.translation.localise import localise
from fingerpost.translation.messages import messages

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


@pytest.mark.parametrize(
    ("tag", "names"),
    [("en", [SALUTATION, "contact-person", "called"]), ("de", [SALUTATION, "contact-person"])],
)
def test_a_letter_asks_for_every_name_that_its_form_greets_by(tag: str, names: list[str]) -> None:
    fields = (field for field in notice(tag)["fields"] if field["group"] == "them")
    assert [field["id"] for field in fields if field["required"]] == names


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


@pytest.mark.parametrize(("tag", "mark", "typed"), [("ja", "・", "・"), ("de", "–", "- ")])
def test_entries_of_lists_have_the_mark_of_the_country_in_every_format(
    tag: str, mark: str, typed: str
) -> None:
    setting = letter_files.setting(our_project().templates, ())
    made = notice(tag)
    work = {**TYPED, "finished-by-then": [{"item": "Shop"}, {"item": "Blog"}]}
    blocks = fill(made, work, {})
    files = {name: parts([made], [blocks], setting.pieces[name]) for name in ("docx", "odt")}
    assert f'<w:lvlText w:val="{mark}"/>' in files["docx"]["word/numbering.xml"]
    assert f'text:bullet-char="{mark}"' in files["odt"]["styles.xml"]
    assert f"\n{typed}Shop\n{typed}Blog\n" in text([made], [blocks], setting.pieces["txt"])


def test_a_letter_in_two_languages_has_the_marks_of_both() -> None:
    setting = letter_files.setting(our_project().templates, ())
    pair = [notice("ja"), notice("de")]
    files = parts(pair, [fill(each, TYPED, {}) for each in pair], setting.pieces["docx"])
    assert re.findall(r'lvlText w:val="(.)"', files["word/numbering.xml"]) == ["・", "–"]
    assert re.findall(r'pStyle w:val="(item.)"', files["word/document.xml"]) == ["item1", "item2"]
    styles = files["word/styles.xml"]
    for number in "12":
        style = styles.partition(f'w:styleId="item{number}"')[2].partition("</w:style>")[0]
        assert f'<w:numId w:val="{number}"/>' in style


def test_a_blank_has_words_of_its_own_and_so_has_the_form() -> None:
    (person,) = (field for field in notice("en")["fields"] if field["id"] == "contact-person")
    assert (person["label"], person["blank"]) == ("Who you write to", "Their full name")
    (to,) = (block for block in fill(notice("en"), {}, {}) if block.style == "recipient")
    assert [(run.text, run.label) for line in to.lines for run in line] == [
        ("[Their full name]", "Who you write to")
    ]


def test_words_of_a_form_and_words_of_a_letter_are_two_messages() -> None:
    made = {message.id: message for message in messages(our_guide())}
    name = "letters/fields/deadline-days"
    assert made[f"{name}/label"].text == "Days they have to pay"
    assert made[f"{name}/blank"].text == "number"
    sentence = "“I demand that you pay {claim-total} in all within {deadline-days} days"
    assert f"Stands in a letter: {sentence}" in made[f"{name}/blank"].note


def test_each_field_inside_a_sentence_has_a_message_for_its_blank_and_no_other_has() -> None:
    given = our_guide()
    inside: set[str] = set()
    for letter in given.letters:
        lines = [letter.subject, letter.named_subject, letter.greeting, letter.closing]
        lines += letter.enclosures
        for piece in letter.body:
            lines += [piece.text, *piece.list]
        bare = {line: re.sub(r"\{[a-z0-9.-]+\}", "", line) for line in lines if line}
        said = [line for line, words in bare.items() if re.search(r"\w", words)]
        inside |= {name for line in said for name in re.findall(r"\{([a-z0-9-]+)\}", line)}
    ids = {message.id for message in messages(given)}
    blanks = {field.id for field in given.fields if f"letters/fields/{field.id}/blank" in ids}
    own = {field.id for field in given.fields if field.blank}
    assert blanks == own | (inside & {field.id for field in given.fields})


PROJECT = "letters/fields/project/"


def german(**words: str) -> Guide:
    """Our guide in German, of which a few words are there."""
    made = {f"{PROJECT}{name}": (text,) for name, text in words.items()}
    return localise(our_guide(), Edition("de", published=True, words=made))


def named(given: Guide) -> tuple[str, str | None]:
    (field,) = (field for field in given.fields if field.id == "project")
    return field.label, field.blank


def test_a_blank_of_its_own_stands_in_letters_alone() -> None:
    assert named(german(label="Das Projekt", blank="Projekt")) == ("Das Projekt", "Projekt")


def test_without_one_the_name_on_the_form_stands_there() -> None:
    assert named(german(label="Das Projekt")) == ("Das Projekt", None)
    assert named(german(label="Das Projekt", blank="Das Projekt")) == ("Das Projekt", None)


@pytest.mark.parametrize("label", ["The project", "Their project"])
def test_such_a_blank_is_missing_and_out_of_date_for_nobody(label: str) -> None:
    given, settings = messages(our_guide()), our_guide().settings
    (blank,) = (message for message in given if message.id == f"{PROJECT}blank")
    entry = PoEntry(label, ("Projekt",), fuzzy=False, line=1)
    words = {blank.id: entry}
    catalogue = Catalogue("de", "de.po", {}, words, "")
    counted = [edition(catalogue, each, settings, frozenset()) for each in ((blank,), ())]
    assert counted[0].whole == counted[1].whole
    assert counted[0].stale == {}


def test_the_closing_of_an_e_mail_stands_where_lines_begin() -> None:
    mail = fill(notice("ja", "change-order-letter"), TYPED, {PAPER: True})
    assert [block.style for block in mail if block.style.startswith("closing")] == ["closing"]
    assert [style for style, _ in lines("ja", "") if style.startswith("closing")] == ["closing-end"]


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
    assert as_text(check(missing)) == (
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
        (
            "order: [date, sender, sender, recipient, recipient, date, subject, greeting, text]",
            '1:23: error: "sender" stands twice in "order". Each part stands there once; '
            "closing and signature and enclosures are missing. [repeated]",
        ),
        (
            'subject: "Re:"',
            "1:10: error: The line of the subject has no `{subject}`. Put it where the subject "
            "stands. [open-mark]",
        ),
        *(
            (
                f'{key}: "{{place}}, {{day}}"',
                f"1:{len(key) + 13}: error: `{{day}}` is nothing that a form of letters knows. "
                "Known here: address, called, company, date, email, name, person, place, "
                "sending, their_address, their_company. [open-mark]",
            )
            for key in ("date", "date_alone")
        ),
        (
            'sender: ["{name}", "{subject}"]',
            "1:21: error: `{subject}` is nothing that a form of letters knows. Known here:",
        ),
        ('signature: ["{}"]', "1:14: error: `{}` is nothing that a form of letters knows. Known"),
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
    found = as_text([*loaded.diagnostics, *check(loaded)])
    assert found.startswith(f"{FORM}:{told}")
    assert len(re.findall("\n", found)) == 1
