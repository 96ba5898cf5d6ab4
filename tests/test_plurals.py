"""Headers of plural forms as other programs write them: fitted to the usual one, or refused."""

from __future__ import annotations

import pytest

from fingerpost.translation.plurals import fitted, indexes

USUAL = "nplurals=2; plural=(n != 1);"
TURNED = "nplurals=2; plural=(n == 1);"
UNREADABLE = [
    "nplurals=2; plural=(n",
    "nplurals=2; plural=n +;",
    "nplurals=2; plural=1/(n-n);",  # divides by nothing
    "nplurals=2; plural=__import__('os');",
    "nplurals=2",
    f"nplurals={'9' * 5000}; plural=(n != 1);",  # more digits than Python reads
    "",
]


def test_forms_in_another_order_are_put_into_the_usual_one() -> None:
    assert indexes(TURNED, USUAL) == (1, 0)
    assert fitted(["many", "one"], TURNED, USUAL) == ["one", "many"]


@pytest.mark.parametrize("header", UNREADABLE)
def test_a_header_that_cannot_be_worked_out_gives_no_forms(header: str) -> None:
    assert indexes(header, USUAL) is None
    assert fitted(["one", "many"], header, USUAL) == []


def test_a_header_that_tears_apart_or_lacks_a_form_is_none_to_take_forms_by() -> None:
    assert indexes("nplurals=3; plural=(n == 1 ? 0 : n == 2 ? 1 : 2);", USUAL) is None
    assert indexes("nplurals=1; plural=0;", USUAL) is None
    assert indexes("nplurals=2; plural=(n == 1 ? 0 : 5);", USUAL) is None


def test_forms_that_a_header_does_not_have_are_not_made_up() -> None:
    assert fitted(["one", "few", "many"], TURNED, USUAL) == []
    assert fitted(["one", "many"], "nplurals=2; plural=(n == 1 ? 0 : 5);", USUAL) == []
