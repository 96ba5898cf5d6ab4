"""A letter as a tree: the fields that its form asks for, and the pieces that readers switch on."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from fingerpost.content.load import load
from fingerpost.letters.fill import SALUTATION, Tree
from fingerpost.letters.tree import frame
from fingerpost.letters.tree import tree as tree_of
from fingerpost.model.letter import Piece
from fingerpost.model.letter_form import LetterForm
from fingerpost.text.locales import formats, locale

from .projects import TEMPLATES, guide

INTERFACE = (TEMPLATES / "interface.yml").read_bytes()  # the small guide has what it needs itself
SMALL = load(guide({"templates/interface.yml": INTERFACE}).content).guide()
(LETTER,) = SMALL.letters
FORMAL: dict[str, Any] = {"tone": "formal", "salutation": "form", "greeting": None, "closing": None}


def made(about: dict[str, dict[str, Any]] | None = None, **words: Any) -> Tree:
    """The letter of the small guide with other words, and other facts about some of its fields."""
    own = tuple(each.model_copy(update=(about or {}).get(each.id, {})) for each in SMALL.fields)
    around = replace(frame(SMALL), fields=own)
    return tree_of(around, LETTER.model_copy(update=words), formats("en"), locale("en"))


def marked(mark: str) -> dict[str, str]:
    """The mark of lists in a form that has this one."""
    form = LetterForm(id="en", origin="", list_mark=mark)
    around = replace(frame(SMALL), forms={"en": form})
    found: dict[str, str] = tree_of(around, LETTER, formats("en"), locale("en"))["mark"]
    return found


def asked(tree: Tree) -> list[str]:
    return [field["id"] for field in tree["fields"]]


def test_the_end_of_a_text_is_no_empty_line() -> None:
    tree = made(body=(Piece(text="Please answer.\nBy {deadline}.\n"),))
    (lines,) = (piece["lines"] for piece in tree["pieces"] if "Please" in str(piece))
    assert lines == [["Please answer.\nBy ", {"field": "deadline"}, "."]]


def test_a_text_is_words_and_marks() -> None:
    tree = made(body=(Piece(text="{repairs:It costs|They cost} {repairs.total} by {deadline}."),))
    (lines,) = (piece["lines"] for piece in tree["pieces"] if "counted" in str(piece))
    assert lines == [
        [
            {"counted": "repairs", "one": "It costs", "several": "They cost"},
            " ",
            {"total": "repairs"},
            " by ",
            {"field": "deadline"},
            ".",
        ]
    ]


@pytest.mark.parametrize(
    ("body", "paid"),
    [
        (Piece(text="It costs much."), []),
        (Piece(text="It rests on {ground}."), []),
        (Piece(rows="keys"), []),
        (Piece(rows="repairs"), ["currency"]),
        (Piece(text="In all {repairs.total}."), ["currency"]),
    ],
    ids=["words", "choice", "rows of words", "rows with sums", "a total"],
)
def test_a_currency_is_asked_for_where_there_are_sums(body: Piece, paid: list[str]) -> None:
    tree = made(subject="Repairs", body=(body,))
    assert [name for name in asked(tree) if name == "currency"] == paid


def test_a_field_of_its_own_that_holds_a_sum_needs_the_currency_too() -> None:
    body = (Piece(text="I hold back {share}."),)
    assert "currency" in asked(made({"share": {"kind": "money"}}, subject="Repairs", body=body))
    assert "currency" not in asked(made(subject="Repairs", body=body))


def test_rows_that_take_facts_from_the_log_say_so() -> None:
    tree = made({"keys": {"log": "yes"}})
    assert {field["id"]: field["log"] for field in tree["fields"] if "log" in field} == {
        "keys": True
    }


def test_readers_switch_off_what_is_on_and_on_what_is_off() -> None:
    options = [piece["option"] for piece in made()["pieces"] if "option" in piece]
    assert {each["id"]: each["on"] for each in options} == {
        "@paper": False,
        "hold-back": False,
        "clause": True,
        "keys": False,
        "receipt": False,
    }


def test_what_stands_above_a_letter_is_spared_in_a_mail_and_its_subject_is_not() -> None:
    mail, paper = made(), made(tone="formal")
    assert spared(mail) == ["sender", "recipient", "date-end", "signature"]
    assert spared(paper) == ["sender", "recipient", "signature"]


def spared(tree: Tree) -> list[str]:
    """The pieces that are left out where nothing of them is filled in."""
    return [piece["style"] for piece in tree["pieces"] if piece.get("spare")]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ({}, {"my-name", "today"}),
        (FORMAL, {"my-name", "today", "contact-person", SALUTATION}),
    ],
    ids=["mail", "formal"],
)
def test_whom_a_letter_greets_by_the_form_has_to_be_said(
    words: dict[str, Any], names: set[str]
) -> None:
    body = (Piece(text="It is cold."),)
    tree = made(subject="Repairs", body=body, fields={}, **words)
    assert {field["id"] for field in tree["fields"] if field["required"]} == names


@pytest.mark.parametrize(
    ("groups", "order"),
    [
        ({"contact-person": "them", "place": "them"}, ["my-address", SALUTATION, "contact-person"]),
        ({"contact-person": "you"}, [SALUTATION, "my-name"]),
    ],
    ids=["about them", "about nobody but oneself"],
)
def test_to_whom_it_is_stands_first_of_what_is_about_them(
    groups: dict[str, str], order: list[str]
) -> None:
    tree = made({name: {"group": group} for name, group in groups.items()}, **FORMAL)
    at = asked(tree).index(SALUTATION)
    assert asked(tree)[max(0, at - 1) : at + 2] == order


@pytest.mark.parametrize(
    ("signed", "closing", "styles"),
    [
        (True, None, ["text", "sign"]),
        (True, "Kind regards,", ["text", "closing", "signature", "sign"]),
        (False, None, ["text", "signature"]),
    ],
)
def test_a_name_stands_under_what_closes_and_not_under_places_to_sign(
    signed: bool, closing: str | None, styles: list[str]
) -> None:
    body = (Piece(text="We agree.", signatures=("{my-name}",) if signed else ()),)
    tree = made(body=body, greeting=None, closing=closing, enclosures=())
    found = [piece["style"] for piece in tree["pieces"] if "option" not in piece]
    assert found[-len(styles) :] == styles


@pytest.mark.parametrize(
    ("mark", "typed"), [("–", "- "), ("•", "• "), ("・", "・"), ("一)", "一) "), ("a、", "a、")]
)
def test_a_mark_of_lists_is_typed_with_a_space_unless_its_end_is_wide(
    mark: str, typed: str
) -> None:
    assert marked(mark) == {"set": mark, "typed": typed}


def test_a_subject_with_a_name_of_its_own_keeps_the_fields_of_the_plain_one() -> None:
    body = (Piece(text="It is cold."),)
    tree = made(subject="By {deadline}", named_subject="{clause}: repairs", fields={}, body=body)
    assert asked(tree) == [
        "my-name",
        "my-address",
        "contact-person",
        "today",
        "place",
        "deadline",
        "clause",
    ]
    assert {json.dumps(piece["named"]) for piece in tree["pieces"] if "named" in piece} == {
        '[["Subject: ", {"field": "clause"}, ": repairs"]]',
        '[[{"field": "clause"}, ": repairs"]]',
    }
