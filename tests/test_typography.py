"""Straight marks become those of a printer, and what is not prose stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.text.typography import typeset


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('"Soon" isn\'t a day.', "“Soon” isn’t a day."),
        ("She said 'no'.", "She said ‘no’."),
        ("wait -- or leave - today...", "wait – or leave – today…"),
        ("the '90s and 'til then", "the ’90s and ’til then"),
        ('("quoted in brackets")', "(“quoted in brackets”)"),
        ('*"Emphasis"* first', "*“Emphasis”* first"),
        ('say "[the words](sign:late)"', "say “[the words](sign:late)”"),
        ("`it's code`", "`it's code`"),
        ("a well-known 3-5 range", "a well-known 3-5 range"),
    ],
)
def test_english_marks(written: str, printed: str) -> None:
    assert typeset(written, "en") == printed


@given(st.text(alphabet="ab'\"-. ([`){}\n", max_size=40))
def test_setting_twice_changes_nothing(text: str) -> None:
    once = typeset(text, "en")
    assert typeset(once, "en") == once


@given(st.text(max_size=40))
def test_a_language_without_rules_stays_as_written(text: str) -> None:
    assert typeset(text, "ar") == text
