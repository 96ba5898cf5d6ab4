"""Every example reports what it says, and the page of codes is written from the examples."""

from __future__ import annotations

import pytest

from fingerpost.diagnostics import CODES

from .projects import EXAMPLES, example, guide, report
from .renew_examples import OTHER_TESTS, PAGE, code, names, page


def expected(name: str) -> str:
    return (EXAMPLES / name / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", names())
def test_an_example_reports_what_it_says(name: str) -> None:
    assert report(example(EXAMPLES / name)) == expected(name)


def test_the_guide_under_the_examples_has_no_mistakes() -> None:
    assert report(guide()) == "No mistakes found.\n"


@pytest.mark.parametrize("name", [name for name in names() if code(name) in CODES])
def test_an_example_makes_one_mistake_and_gets_one_message(name: str) -> None:
    found = expected(name).splitlines()[:-1]
    assert [line.rpartition("[")[2] for line in found] == [f"{code(name)}]"]


def test_every_code_has_an_example() -> None:
    assert {code(name) for name in names()} | set(OTHER_TESTS) >= set(CODES)


def test_no_example_is_named_after_a_code_that_does_not_exist() -> None:
    assert {code(name) for name in names()} - set(CODES) == {"fine", "several"}


def test_the_page_of_codes_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
