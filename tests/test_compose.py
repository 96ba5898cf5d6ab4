"""A format sets a letter from its pieces: slots, the widths of columns, the count of fields."""

from __future__ import annotations

import pytest

from fingerpost.letters.compose import NAMES, compose, escaped, slots, widths
from fingerpost.letters.fill import Block, Run
from fingerpost.text.isolation import isolated

PIECES = dict.fromkeys(NAMES, "") | {
    "escape": "xml",
    "text": "{text}",
    "line_break": "/",
    "cell_break": "|",
    "field": "<{count} {field}: {text}>",
    "slot": "<{count} {field}>",
    "field_lines": "<{count} {field}: {text}>",
    "field_break": ";",
    "paragraph": "({style}{keep} {runs})",
    "list": "[{items}]",
    "item": "*{runs}",
    "keep": "!",
    "break": " / ",
    "table": "{rows}.",
    "head_row": "#{cells}",
    "row": "={cells}",
    "head_cell": "{runs}",
    "cell": "{runs}{side}{keep}",
    "code": "`{text}`",
}


def text(*lines: str, style: str = "text") -> Block:
    return Block(style, tuple((Run("text", line),) for line in lines))


def table(*rows: tuple[str, ...], sides: tuple[str, ...] = ()) -> Block:
    cells = tuple(tuple((Run("text", cell),) for cell in row) for row in rows)
    return Block("table", cells=cells, sides=sides)


def test_what_a_piece_has_no_value_for_stays_and_values_are_not_searched_again() -> None:
    assert slots("{a} {b} {c}", {"a": "{c}", "c": "x"}) == "{c} {b} x"


def test_marks_of_xml_are_written_as_their_names() -> None:
    assert escaped('a < b & "c" > d') == "a &lt; b &amp; &quot;c&quot; &gt; d"


def test_fields_are_counted_from_one_or_from_where_another_language_ended() -> None:
    block = Block("text", ((Run("field", "Zoe", "name"), Run("slot", "[Day]", "day")),))
    assert compose([block], PIECES, {}) == "(text <1 name: Zoe><2 day>)"
    assert compose([block], PIECES, {}, 7) == "(text <7 name: Zoe><8 day>)"


def test_lines_of_a_text_and_of_a_field_are_broken_each_in_its_way() -> None:
    block = Block("text", ((Run("text", "a\nb"),), (Run("field", "c\nd", "x"),)))
    assert compose([block], PIECES, {}) == "(text a/b / <1 x: c;d>)"


def test_a_table_keeps_the_row_before_its_last_with_it_and_sets_each_column_to_its_side() -> None:
    made = table(("what", "sum"), ("Texts", "1"), ("Total", "1"), sides=("", "-end"))
    assert compose([made], PIECES, {}) == "#what|sum=Texts!|1-end!=Total|1-end."


def test_a_table_without_sides_stands_where_lines_begin() -> None:
    made = table(("a", "b", "c"), ("1", "2", "3"))
    assert compose([made], PIECES, {}) == "#a|b|c=1|2|3."


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "b")], (20, 20)),
        ([("a", "b"), ("x" * 14, "y")], (27, 13)),
        ([("a", "b"), ("x" * 24, "y")], (31, 9)),
        ([("a", "b"), ("x" * 90, "y")], (31, 9)),
        ([("a", "b"), ("請求書番号請求", "y")], (27, 13)),
        ([("Invoice number", "b")], (24, 16)),
        ([("Rechnungsdatum", "b")], (29, 11)),
        (
            [
                ("Rechnungsnummer", "Überfällig seit", "Tage", "Zinsen"),
                ("2026-214", "24. September 2026", "53", "15,68 €"),
            ],
            (14, 14, 5, 7),
        ),
        ([("番号", "日"), ("214", "2026年11月24日")], (13, 27)),
        (
            [
                ("Zur Rechnung", "Überfällig seit", "Tage", "Satz im Jahr", "Zinsen"),
                ("[Zur Rechnung]", "[Überfällig seit]", "[Tage]", "[Satz im Jahr]", "[Zinsen]"),
                ("Summe", "", "", "", "[Summe]"),
            ],
            (9, 11, 4, 9, 6),
        ),
    ],
)
def test_columns_are_as_wide_as_what_stands_in_them(
    rows: list[tuple[str, ...]], expected: tuple[int, ...]
) -> None:
    assert widths(table(*rows).cells) == expected


def test_a_format_that_is_no_xml_writes_texts_as_they_are() -> None:
    plain = PIECES | {"escape": ""}
    assert compose([text('"a" & b')], plain, {}) == '(text "a" & b)'
    assert compose([text('"a" & b')], PIECES, {}) == "(text &quot;a&quot; &amp; b)"


def test_what_is_held_together_is_set_as_the_format_does_it_and_blanks_are_not() -> None:
    held = isolated("الحساب 12 34")
    runs = Run("text", held), Run("field", held, "account"), Run("slot", held, "account")
    pieces = PIECES | {"slot": "<{text}>"}
    expected = f"(text الحساب `12 34`<1 account: الحساب `12 34`><{held}>)"
    assert compose([Block("text", (runs,))], pieces, {}) == expected


def test_columns_have_their_width_in_parts_of_a_row_and_in_the_unit_of_word() -> None:
    pieces = PIECES | {"table": "{columns}", "column": "{width}={twips} "}
    assert compose([table(("a", "b"), ("1", "2"))], pieces, {}) == "20=4500 20=4500 "
