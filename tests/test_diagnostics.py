"""How mistakes are told: sentence, hint, count, and three formats."""

from __future__ import annotations

import json

import pytest

from fingerpost.diagnostics import (
    Diagnostic,
    Location,
    arranged,
    as_github,
    as_json,
    as_text,
    did_you_mean,
    summary,
)

FIRST = Diagnostic(Location("content/a.yml", 2, 5), "empty-value", '"title" is empty.', "Write it.")
SECOND = Diagnostic(Location("content/a.yml", 10, 1), "review-due", "Old.", "Read it.", "warning")


def test_text_is_one_line_a_mistake() -> None:
    assert as_text([FIRST]) == (
        'content/a.yml:2:5: error: "title" is empty. Write it. [empty-value]\n'
    )


def test_what_is_to_be_copied_keeps_its_spaces_and_no_sign_moves_a_terminal() -> None:
    quoted = "«\u00a0Qui\u202f?\u00a0» \u200d \x1b[1m\u202e\n"
    found = Diagnostic(Location("content/a.yml"), "empty-value", "Empty.", f"Write `{quoted}`.")
    assert str(found) == (
        "content/a.yml:1:1: error: Empty. Write `«\u00a0Qui\u202f?\u00a0» \u200d"
        " \\x1b[1m\\u202e\\n`. [empty-value]"
    )


def test_json_has_every_part_apart() -> None:
    assert json.loads(as_json([SECOND])) == [
        {
            "path": "content/a.yml",
            "line": 10,
            "column": 1,
            "severity": "warning",
            "code": "review-due",
            "message": "Old.",
            "hint": "Read it.",
        }
    ]


def test_github_shows_it_beside_the_changed_line() -> None:
    path, sentence = "a,b:c.yml", "50 % is\nempty."
    found = Diagnostic(Location(path, 2, 5), "empty-value", sentence, "Write it.")
    assert as_github([found]) == (
        "::error file=a%2Cb%3Ac.yml,line=2,col=5,title=empty-value::50 %25 is%0Aempty. Write it.\n"
    )


def test_mistakes_are_sorted_by_place_in_numbers_and_told_once() -> None:
    assert arranged([SECOND, FIRST, SECOND]) == (FIRST, SECOND)


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ([], "No mistakes found."),
        ([SECOND], "1 warning in 1 file."),
        ([FIRST, SECOND], "1 error, 1 warning in 1 file. Nothing was written."),
        ([FIRST, FIRST], "2 errors in 1 file. Nothing was written."),
    ],
)
def test_the_last_line_counts_mistakes_and_their_files(found: list[Diagnostic], line: str) -> None:
    assert summary(found) == line


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("titel", ["title", "order"], 'Did you mean "title"?'),
        ("remedy", ["embed", "remedies"], 'Did you mean "remedies"?'),
        ("fro", ["from", "for"], 'Did you mean "for"?'),
        ("xyz", ["title", "order"], "Known here: order, title."),
        ("xyz", [f"name-{i}" for i in range(20)], ""),
        ("xyz", [], ""),
    ],
)
def test_a_hint_names_the_closest_word_or_the_few_there_are(
    word: str, known: list[str], hint: str
) -> None:
    assert did_you_mean(word, known) == hint
