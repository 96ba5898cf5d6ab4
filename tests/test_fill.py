"""A letter is filled: what stands, what is left out, and what is added up, piece by piece."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from fingerpost.letters.fill import PAPER, Block, Run, Tree, blank, fill, tidy
from fingerpost.text.locales import formats

NAME = {"id": "name", "label": "Name", "kind": "name", "required": False}
STREET = {"id": "street", "label": "Street", "kind": "text", "required": False}
FIELDS = [NAME, STREET]
COLUMNS = [("what", "text"), ("paid", "money"), ("owed", "money")]
TABLE: dict[str, Any] = {
    "id": "invoices",
    "label": "Invoices",
    "kind": "rows",
    "columns": [{"id": each, "label": each, "kind": kind} for each, kind in COLUMNS],
    "total": True,
}


def letter(*pieces: dict[str, Any], fields: list[Any] | None = None) -> Tree:
    """A letter of these pieces, in English, in euros."""
    facts = asdict(formats("en"))
    common = {"dir": "ltr", "currency": "currency", "total": "Total", "formats": facts}
    currency = {"id": "currency", "label": "Currency", "kind": "currency", "required": False}
    return {"pieces": list(pieces), "fields": [*(fields or FIELDS), currency], **common}


def words(blocks: tuple[Block, ...]) -> list[str]:
    """The lines of a letter, and the rows of its tables."""
    lines = [line for block in blocks for line in block.lines]
    rows = [tuple(run for cell in row for run in cell) for block in blocks for row in block.cells]
    return [" ".join(run.text for run in line) for line in (*lines, *rows)]


def text(*lines: list[Any], **facts: Any) -> dict[str, Any]:
    return {"style": "text", "lines": list(lines), **facts}


def test_a_letter_that_nobody_filled_has_a_slot_for_each_field_and_every_part() -> None:
    optional = text(["An offer."], option={"id": "offer", "label": "Offer", "on": False})
    found = blank(letter(text(["Dear", {"field": "name"}]), optional))
    assert words(found) == ["Dear [Name]", "An offer."]
    assert found[0].lines[0][1] == Run("slot", "[Name]", "name", "Name")


def test_the_head_of_paper_stands_in_a_blank_mail_only_where_it_is_asked_for() -> None:
    head = text(["The street"], option={"id": PAPER, "label": "On paper", "on": False})
    mail = letter(head, text(["Words."]))
    assert words(blank(mail)) == ["Words."]
    assert words(blank(mail, paper=True)) == ["The street", "Words."]


def test_lines_for_a_name_stand_once_the_name_is_there() -> None:
    made = letter(text(["Reminder"], named=[["Reminder for ", {"field": "name"}]]))
    assert words(fill(made, {"name": "Zoe"}, {})) == ["Reminder for  Zoe"]
    assert words(fill(made, {"name": " "}, {})) == ["Reminder"]
    assert words(blank(made)) == ["Reminder"]


def test_other_lines_stand_where_a_field_of_the_first_is_empty() -> None:
    lines = [["At", {"field": "street"}], ["under", {"field": "name"}]]
    made = letter(text(*lines, **{"or": [["Today"]]}))
    assert words(fill(made, {"street": "Mill Lane"}, {})) == ["At Mill Lane", "under [Name]"]
    assert words(fill(made, {"name": "Zoe"}, {})) == ["Today"]
    assert words(blank(made)) == ["At [Street]", "under [Name]"]


def test_words_about_fields_are_no_fields() -> None:
    made = letter(text(["the field of barley"], **{"or": [["Today"]]}))
    assert words(fill(made, {}, {})) == ["the field of barley"]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([], ["Words."]),
        ([{"what": " "}], ["Words."]),
        ([{"what": ""}, {"what": "Texts"}], ["For invoices.", "Words."]),
    ],
)
def test_a_part_for_rows_stands_once_a_row_is_filled(
    rows: list[dict[str, str]], lines: list[str]
) -> None:
    option = {"id": "invoices", "label": "Invoices", "on": True}
    part = text(["For invoices."], option=option, when={"invoices": "given"})
    made = letter(part, text(["Words."]), fields=[*FIELDS, TABLE])
    assert words(fill(made, {"invoices": rows}, {})) == lines


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([], "The invoice is open."),
        ([{"what": "Texts"}, {"what": " "}], "The invoice is open."),
        ([{"what": "Texts"}, {"what": "Pictures"}], "The invoices are open."),
    ],
)
def test_words_go_by_how_many_rows_are_filled(rows: list[dict[str, str]], line: str) -> None:
    verb = {"counted": "invoices", "one": "invoice is", "several": "invoices are"}
    made = letter(text(["The", verb, "open."]), fields=[*FIELDS, TABLE])
    assert words(fill(made, {"invoices": rows}, {})) == [line]
    assert words(blank(made)) == ["The invoice is open."]


def test_a_table_adds_up_its_last_column_of_sums() -> None:
    made = letter({"rows": "invoices", "style": "table"}, fields=[*FIELDS, TABLE])
    rows = [
        {"what": "Texts", "paid": "100", "owed": "20.50"},
        {"what": ""},
        {"what": "Pictures", "paid": "1", "owed": "1,000"},
    ]
    found = fill(made, {"invoices": rows, "currency": "EUR"}, {})
    assert words(found) == [
        "what paid owed",
        "Texts €100.00 €20.50",
        "Pictures €1.00 €1,000.00",
        "Total €1,020.50",
    ]
    assert found[0].cells[-1] == (
        (Run("text", "Total"),),
        (),
        (Run("field", "€1,020.50", "invoices.total", "Total"),),
    )
    assert found[0].sides == ("", "-end", "-end")


def test_a_table_with_a_sum_that_is_none_has_no_total() -> None:
    made = letter({"rows": "invoices", "style": "table"}, fields=[*FIELDS, TABLE])
    rows = [{"what": "Texts", "owed": "20"}, {"what": "Pictures", "owed": "much"}]
    assert words(fill(made, {"invoices": rows}, {}))[-1] == "Total [Total]"


def test_a_column_of_its_own_is_a_list_and_keeps_the_numbers_of_its_rows() -> None:
    listed = TABLE | {"columns": TABLE["columns"][:1], "total": False}
    made = letter({"rows": "invoices", "style": "table"}, fields=[*FIELDS, listed])
    rows = [{"what": "Texts"}, {"what": " "}, {"what": "Pictures"}]
    found = fill(made, {"invoices": rows}, {})
    assert [run.field for line in found[0].lines for run in line] == [
        "invoices.1.what",
        "invoices.3.what",
    ]
    assert [run.field for line in blank(made)[0].lines for run in line] == ["invoices.1.what"]


@pytest.mark.parametrize(
    ("kind", "typed", "written"),
    [
        ("percent", "8.5", "8.5%"),
        ("number", "1200", "1,200"),
        ("money", "1200", "€1,200.00"),
        ("date", "2026-11-27", "27 November 2026"),
        ("text", "1200", "1200"),
        ("number", "many", "[Value]"),
    ],
)
def test_a_value_stands_as_its_kind_is_written(kind: str, typed: str, written: str) -> None:
    field = {"id": "value", "label": "Value", "kind": kind, "required": False}
    made = letter(text([{"field": "value"}]), fields=[field])
    assert words(fill(made, {"value": typed, "currency": "EUR"}, {})) == [written]


@pytest.mark.parametrize(
    ("pasted", "written"),
    [
        ("\u00a0Ada\u202f", "Ada"),
        ("\ufeffAda\u200b\u2060", "Ada"),
        ("\u00a0 \u200b", ""),
        ("12 Rue\u00a0X", "12 Rue\u00a0X"),
        ("one\vtwo\u2028three\u2029four\u0085five\rsix", "one\ntwo\nthree\nfour\nfive\nsix"),
    ],
)
def test_what_is_pasted_keeps_its_lines_and_loses_what_nobody_sees_around_it(
    pasted: str, written: str
) -> None:
    assert tidy(pasted) == written


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("it is slow", "I saw this: it is slow. There may be a reason."),
        ("It is slow.", "I saw this: It is slow. There may be a reason."),
        ("Is it slow?", "I saw this: Is it slow? There may be a reason."),
        ("slow, slower…", "I saw this: slow, slower… There may be a reason."),
        ("", "I saw this: [Name]. There may be a reason."),
    ],
)
def test_a_sentence_that_the_reader_has_ended_is_not_ended_again(typed: str, line: str) -> None:
    made = letter(text(["I saw this: ", {"field": "name"}, ". There may be a reason."]))
    (block,) = fill(made, {"name": typed}, {})
    assert "".join(run.text for run in block.lines[0]) == line


def test_a_full_stop_alone_behind_one_that_was_typed_is_no_run() -> None:
    made = letter(text(["I saw: ", {"field": "name"}, "."]))
    (block,) = fill(made, {"name": "It is slow."}, {})
    assert [run.text for run in block.lines[0]] == ["I saw: ", "It is slow."]
