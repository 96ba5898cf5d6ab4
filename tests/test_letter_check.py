"""What is wrong with letters and the registry of their fields, and what is not, told where it is.

The commonest mistakes have an example each, in `tests/examples/`.
"""

from __future__ import annotations

import pytest

from fingerpost.content.load import load
from fingerpost.letters.check.letters import check

from .projects import guide

PATHS = (
    "content/letters/ask-for-repairs.yml",
    "content/letters/fields.yml",
    "content/guide.yml",
    "content/countries/northland.yml",
)
TEXTS = {path: guide().content[path].decode() for path in PATHS}
HOLD_BACK = '  - option: Hold back a part of the rent\n    id: hold-back\n    start: "off"\n'
KEYS = '  - option: Return keys\n    id: keys\n    start: "off"\n'
PAID = "paid:\n  label: Paid in\n  kind: choice\n  group: matter\n  choices: {EUR: Euro}\n"
LEASE = "lease: our lease, law: the law on tenancies"
BASES = "contract: our contract, demand: my demand"
Edits = dict[str, str]


def told(edits: Edits, **letters: str) -> list[str]:
    """What is told of the small guide after some edits, without the folders of the files.

    `letters` are others beside the one that it has, by their ids.
    """
    files = {**TEXTS, **{f"content/letters/{name}.yml": text for name, text in letters.items()}}
    for old, new in edits.items():
        (path,) = (path for path, text in files.items() if text.count(old) == 1)
        files[path] = files[path].replace(old, new)
    loaded = load(guide(files).content)
    found = [*loaded.diagnostics, *check(loaded)]
    return [str(each).removeprefix("content/").removeprefix("letters/") for each in found]


@pytest.mark.parametrize("mark", ["{clause}", "{repairs.total}", "{a:b|c}", "{"])
def test_the_words_of_a_switch_hold_no_field(mark: str) -> None:
    assert told({"Return keys": f'"Return {mark}"'}) == [
        f"ask-for-repairs.yml:40:21: error: `{mark}` stands in the words of a switch. Write the"
        " words alone; what is switched on may hold the field. [open-mark]"
    ]


@pytest.mark.parametrize("subject", ["{repairs:|all}", "{repairs:one|}"])
def test_a_text_says_something_for_one_row_and_for_several(subject: str) -> None:
    assert told({"subject: Repairs open since {deadline}": f'subject: "{subject}"'}) == [
        f"ask-for-repairs.yml:25:10: error: `{subject}` says nothing for one row, or for several."
        " Write words on both sides of `|`. [empty-value]"
    ]


def test_the_words_of_a_choice_hold_no_markup() -> None:
    assert told({"lease: our lease": "lease: our **lease**"}) == [
        "fields.yml:54:24: error: `**lease**` is markup, and a letter takes none. Write the words"
        " alone. [markup-in-letter]"
    ]


def test_what_a_fact_fills_in_holds_neither_fields_nor_markup() -> None:
    fact = "    valid_to: 2026-12-31\n"
    assert told({fact: f"{fact}    phrase: a **notice** of {{today}}\n"}) == [
        'countries/northland.yml:41:29: error: `{today}` stands in "phrase" of a fact. Write the'
        " words alone: they stand in letters as they are. [open-mark]",
        "countries/northland.yml:41:15: error: `**notice**` is markup, and a letter takes none."
        " Write the words alone. [markup-in-letter]",
    ]


def test_the_day_of_a_letter_is_a_field_that_holds_one() -> None:
    assert told({"date: today": "date: share"}) == [
        'guide.yml:105:62: error: "share" is of kind "percent", and holds no day. Name a field of'
        " kind `date`. [not-a-date]"
    ]


def test_a_field_that_every_letter_requires_is_used() -> None:
    assert told({"place: place, date: today": "place: place, date: deadline"}) == []


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("fr_CA", "Write `fr-CA`."),
        ("EN", "Write `en`."),
        ("any one", "Write a language tag: `en`, `pt-BR`, `zh-Hant`."),
    ],
)
def test_a_form_is_named_for_a_locale(key: str, hint: str) -> None:
    required = "  required: [my-name, today]\n"
    assert told({required: f"{required}  forms: {{{key}: fr}}\n"}) == [
        f'guide.yml:107:11: error: "{key}" cannot stand as a key in "forms". {hint} [bad-locale]'
    ]


def test_who_writes_to_whom_is_no_field_of_rows() -> None:
    assert told({"person: contact-person}": "person: repairs}"}) == [
        'guide.yml:105:77: error: "repairs" is a field of rows. Name one that holds a line or two: '
        "who, where, or a day. [rows-in-text]"
    ]


@pytest.mark.parametrize(
    ("switch", "half", "line"),
    [
        (HOLD_BACK, "  - id: hold-back\n", 32),
        (HOLD_BACK, "  - option: Hold back a part of the rent\n", 32),
        (HOLD_BACK, "  - when: {ground: lease}\n", 32),
        (KEYS, "  - id: keys\n", 40),
    ],
)
def test_half_a_switch_is_one_mistake(switch: str, half: str, line: int) -> None:
    assert told({switch: half}) == [
        f"ask-for-repairs.yml:{line}:5: error: An optional piece has the words of its switch and "
        "an id. Write both `option:` and `id:`. [half-option]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("since {deadline}", "since {telephone}", "25:29"),
        ("Under {ground}", "Under {telephone}", "29:38"),
        ("comes to {repairs.total}", "comes to {telephone.total}", "31:30"),
        ("    rows: keys", "    rows: telephone", "43:11"),
        ("clause: given}", "telephone: given}", "38:38"),
        ('["{contact-person}"]', '["{telephone}"]', "50:19"),
        ("- Photographs", "- Photographs {telephone}", "53:17"),
        ("person: contact-person", "person: telephone", "guide.yml:105:77"),
        ("[my-name, today]", "[my-name, telephone]", "guide.yml:106:23"),
    ],
)
def test_what_is_no_field_is_told_wherever_it_is_named(old: str, new: str, place: str) -> None:
    where = place if "guide" in place else f"ask-for-repairs.yml:{place}"
    assert told({old: new}) == [
        f'{where}: error: "telephone" is not a field. Add it to `content/letters/fields.yml`, or '
        "use another field. [unknown-field]"
    ]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            {"greeting: Dear": "salutation: form\ngreeting: Dear"},
            [
                '27:11: error: The letter has a "greeting", and takes that of the form. Remove '
                '"greeting", or "salutation". [unfit-key]',
                '52:10: error: The letter has a "closing", and takes that of the form. Remove '
                '"closing", or "salutation". [unfit-key]',
            ],
        ),
        (
            {"subject: Repairs": "named_subject: Demand\nsubject: Repairs"},
            [
                '25:16: error: No field stands in "named_subject". Begin it with the field that '
                "holds the name: it stands where that is filled in. [open-mark]"
            ],
        ),
        (
            {"subject: Repairs": 'named_subject: "{repairs:One|All} of it"\nsubject: Repairs'},
            [
                '25:16: error: No field stands in "named_subject". Begin it with the field that '
                "holds the name: it stands where that is filled in. [open-mark]"
            ],
        ),
        ({"subject: Repairs": "named_subject: By {clause}\nsubject: Repairs"}, []),
        (
            {"Call first.": '"Call ![here](image:a), *then* come."'},
            [
                "45:15: error: A letter cannot hold a picture: `![here](image:a)`. Say it in "
                "words, or show it on the page, under `before_sending`. [image-in-text]",
                "45:33: error: `*then*` is markup, and a letter takes none. Write the words "
                "alone. [markup-in-letter]",
            ],
        ),
        (
            {"Call first.": '"{}, then {contact-person.total}."'},
            [
                "45:10: error: `{}` does not name a field. Write the id of a field: `{my-name}`. "
                "[open-mark]",
                '45:19: error: "contact-person" has no total. Only a field of rows with '
                '`total: "yes"` is added up. [no-total]',
            ],
        ),
        (
            {"{ground: lease, clause: given}": "{ground: hope, clause: sure}"},
            [
                '38:20: error: "ground" is never "hope". Known here: given, law, lease. '
                "[unknown-condition]",
                '38:34: error: "clause" is never "sure". Known here: given. [unknown-condition]',
            ],
        ),
        (
            {"{ground: lease, clause: given}": "{telephone: given, clause: sure}"},
            [
                '38:38: error: "clause" is never "sure". Known here: given. [unknown-condition]',
                '38:23: error: "telephone" is not a field. Add it to `content/letters/fields.yml`, '
                "or use another field. [unknown-field]",
            ],
        ),
        ({"{ground: lease, clause: given}": "{ground: given, repairs: given}"}, []),
        (
            {"    id: keys\n": "    id: clause\n", "    id: receipt\n": "    id: clause\n"},
            [
                f'{line}:9: error: "clause" stands twice in "body". Give each optional piece an '
                "id of its own. [repeated]"
                for line in (41, 48)
            ],
        ),
        (
            {"  contact-person: required\n": "  contact-person: required\n  today: optional\n"},
            [
                '19:10: error: The letter declares "today", and does not use it. Use it, or '
                "remove the line. [unused-field]"
            ],
        ),
        (
            {"{ground} you": "{ground you", "{clause}.": "{clause]."},
            [
                "29:38: error: `{ground` does not name a field. Write `{ground}`. [open-mark]",
                "39:24: error: `{clause` does not name a field. Write `{clause}`. [open-mark]",
            ],
        ),
        (
            {"{share} of": "{share]", "deadline: required": "deadline: optional"},
            [
                "35:34: error: `{share` does not name a field. Write `{share}`. [open-mark]",
                '20:13: error: The letter always uses "deadline", which is optional. Write '
                "`deadline: required`, or make the piece an `option`. [hole-in-letter]",
            ],
        ),
        (
            {
                "- rows: repairs": "- rows: repiars",
                "- text: All of it": "- option: Sum\n    id: sum\n    text: All of it",
            },
            ['30:11: error: "repiars" is not a field. Did you mean "repairs"? [unknown-field]'],
        ),
        (
            {"{ground} you": "{telephone} you", "{clause}.": "{mobile}."},
            [
                f'{place}: error: "{name}" is not a field. Add it to `content/letters/fields.yml`, '
                "or use another field. [unknown-field]"
                for place, name in (("29:38", "telephone"), ("39:24", "mobile"))
            ],
        ),
        (
            {"signs: [no-repairs]": "signs: [no-repairs, walks-in]"},
            [
                "11:21: error: The sign `walks-in` does not name this letter. Add "
                "`ask-for-repairs` to `letters` of `content/signs/walks-in.yml`. [one-sided]"
            ],
        ),
    ],
)
def test_a_mistake_in_a_letter_is_told(edits: Edits, expected: list[str]) -> None:
    assert told(edits) == [f"ask-for-repairs.yml:{each}" for each in expected]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            {"lease: our lease,": 'lease: "our {lease} {",'},
            [
                f"54:25: error: `{each}` stands in the words of a choice. Write the words alone; "
                "the letter may use the other field itself. [open-mark]"
                for each in ("{lease}", "{")
            ],
        ),
        (
            {"{EUR: Euro,": "{eur: Euro, XQQ: Nothing,"},
            [
                f'69:{column}: error: "{code}" is not the code of a currency. Write `EUR`: codes '
                "of ISO 4217 have three capitals. [unknown-currency]"
                for column, code in ((18, "eur"), (29, "XQQ"))
            ],
        ),
        (
            {"kind: currency": "kind: choice", "kind: percent": "kind: money"},
            [
                '38:37: error: "repairs" holds a sum, and no field says which currency it is in. '
                'Write `kind: currency` in the field "currency". [no-currency]'
            ],
        ),
        (
            {f"choices: {{{LEASE}}}": f"local: basis\n  choices: {{{BASES}, {LEASE}}}"},
            [],
        ),
        (
            {"kind: currency": "kind: choice", "\nshare:\n": f"\n{PAID}share:\n"},
            [
                '38:37: error: "repairs" holds a sum, and no field says which currency it is in. '
                'Write `kind: currency` in the field "paid". [no-currency]'
            ],
        ),
    ],
)
def test_a_mistake_in_the_registry_is_told(edits: Edits, expected: list[str]) -> None:
    assert told(edits) == [f"fields.yml:{each}" for each in expected]


@pytest.mark.parametrize("written", ["«deadline»", "<deadline>", "<<Deadline>>", "%deadline%"])
def test_a_field_in_the_marks_of_another_program_is_one_mistake(written: str) -> None:
    expected = (
        f"`{written}` stands in the letter as it is, and names no field. Write `{{deadline}}`."
    )
    found = told({"answer by {deadline}.": f"answer by {written}."})
    assert found == [f"ask-for-repairs.yml:31:64: error: {expected} [open-mark]"]


@pytest.mark.parametrize("words", ["«the lease»", "%40 of 100%"])
def test_words_in_marks_that_name_no_field_are_words(words: str) -> None:
    assert told({"Please answer by": f"{words} Please answer by"}) == []


def renamed(*names: str) -> list[str]:
    """What is told once some fields have other names in the registry alone."""
    return told({f"\n{name}:\n": f"\nother-{name[::-1]}:\n" for name in names})


def test_a_field_with_another_name_is_one_mistake_and_the_new_name_its_hint() -> None:
    assert renamed("deadline") == [
        'ask-for-repairs.yml:20:13: error: "deadline" is not a field, and 3 places name it: '
        "content/letters/ask-for-repairs.yml:20,25,31. "
        'Did you mean "other-enildaed"? [unknown-field]'
    ]


def test_of_several_new_names_none_is_offered() -> None:
    told = renamed("deadline", "clause")
    assert [each.partition(". ")[2] for each in told] == [
        "Add it to `content/letters/fields.yml`, or use another field. [unknown-field]"
    ] * 2


MOST = ("contact-person", "deadline", "ground", "clause", "share")


def test_five_fields_that_nobody_declares_are_five_mistakes_and_six_are_one() -> None:
    assert len(renamed(*MOST)) == 5
    assert renamed(*MOST, "keys") == [
        "guide.yml:105:77: error: `content/letters/fields.yml` lacks 6 fields that 17 places name: "
        "content/guide.yml:105, content/letters/ask-for-repairs.yml:"
        "18,20,21,22,23,24,25,26,29,31,35,38,39,43,50. "
        "See that `content/letters/fields.yml` is whole, or write the fields. [unknown-field]"
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  label: Clause\n", "  label: [Clause\n", "open-bracket"),
        ('  kind: text\n  group: matter\n  example: "7"', "  group: matter", "missing-key"),
        ("  kind: currency", "  kind: curency", "unknown-choice"),
        ("letterhead:\n", "letterhaed:\n", "unknown-key"),
        ("tone: plain", "tone: plane", "unknown-choice"),
        ("tone: plain", "tone: [plain", "open-bracket"),
    ],
    ids=["registry", "field", "currency", "letterhead", "letter", "text of a letter"],
)
def test_what_cannot_be_read_is_one_mistake_and_causes_no_other(
    old: str, new: str, code: str
) -> None:
    assert [each.rpartition("[")[2] for each in told({old: new})] == [f"{code}]"]


def test_a_letter_that_cannot_be_read_hides_no_mistake_in_another() -> None:
    found = told({"Under {ground}": "Under {telephone}"}, other="title: [Another\n")
    assert [each.rpartition(" [")[2] for each in found] == ["open-bracket]", "unknown-field]"]
