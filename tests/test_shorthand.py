"""Texts in shorthand weigh less packed, and are read as they were written."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.pages.shorthand import ALPHABET, GIVEN, MOST_SINGLE, joined, shorthand

from .search_script import longhand

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def read(text: str, also: tuple[str, ...] = ()) -> str:
    """What is read of a text that was written in shorthand."""
    words = shorthand([text], also)
    every = [*GIVEN, *words.odd, *words.lower]
    return longhand(words.write({"text": text})["text"], every, words.single)


@given(TEXTS)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    "text", ["l’eau, l’air", "a  b", " a", "a ", "40 €\n\nÉté", "支払い 遅れ", ""]
)
def test_spaces_stand_where_they_stood(text: str) -> None:
    assert read(text, ("eau", "terre")) == text


@pytest.mark.parametrize("count", [80, 3_000, 9_000])
def test_few_words_and_many_are_written_alike(count: int) -> None:
    text = " ".join(f"w{at}" for at in range(count))
    assert read(text) == text


def test_words_that_are_often_there_are_one_sign_and_a_space_between_words_is_none() -> None:
    words = shorthand(["to pay or not to pay"], ())
    assert words.odd == ("pay", "to", "not", "or")
    assert words.single == MOST_SINGLE
    first, second = words.write({"one": "to pay", "two": "pay"}).values()
    assert (len(first), len(second), first[1]) == (2, 1, second)


def test_words_that_stand_in_no_text_are_spelt_too() -> None:
    assert shorthand(["pay"], ["owe"]).packed() == {
        "single": MOST_SINGLE,
        "odd": "pay",
        "lower": "Aowe",
    }


def test_a_word_takes_over_what_it_has_in_common_with_the_one_before() -> None:
    assert joined(["again", "against", "bee"]) == "AagainFstAbee"


def test_a_word_takes_over_no_more_letters_than_there_are_capitals() -> None:
    assert joined(["x" * 30, "x" * 30 + "y"]) == f"A{'x' * 30}Z{'x' * 5}y"


def test_shorthand_needs_no_marks_in_json() -> None:
    assert len(ALPHABET) == 93
    assert not {'"', "\\"} & {*ALPHABET}


def test_what_people_read_weighs_a_tenth_less_in_shorthand() -> None:
    pages = sorted((Path(__file__).parents[1] / "content/pages").glob("*.md"))
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)[:80_000]
    words = shorthand([text], ())
    written = f"{words.packed()}{words.write({'text': text})}"
    assert len(gzip.compress(written.encode(), 9)) < 0.9 * len(gzip.compress(text.encode(), 9))
