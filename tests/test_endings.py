"""Letters that end the work say so themselves: what the quiz makes of it, and their pages."""

from __future__ import annotations

import json

import pytest

from fingerpost.content.load import load
from fingerpost.pages import relations
from fingerpost.pipeline import check

from .projects import GUIDE, by_path, guide, our_guide, rendered

LETTER = "content/letters/ask-for-repairs.yml"
WRITTEN = (GUIDE / LETTER).read_text(encoding="utf-8")


def made(ends: str) -> dict[str, str]:
    """The pages of the small guide whose one letter has this line more."""
    project = guide({LETTER: WRITTEN + ends})
    texts = (".md", ".json", ".js")
    made = by_path(rendered(project))
    return {path: data.decode() for path, data in made.items() if path.endswith(texts)}


@pytest.mark.parametrize(
    ("line", "ends"), [("", False), ("ends: no\n", False), ("ends: yes\n", True)]
)
def test_a_letter_leads_to_the_first_step_where_it_ends_the_work(line: str, ends: bool) -> None:
    small = load(guide({LETTER: WRITTEN + line}).content).guide()
    steps = relations.steps_of(small, small.letters[0])
    assert [step.id for step in steps] == (["find-a-home"] if ends else [])


@pytest.mark.slow
@pytest.mark.parametrize(("line", "ends"), [("", False), ("ends: yes\n", True)])
def test_the_quiz_knows_of_a_letter_whether_it_ends_the_work(line: str, ends: bool) -> None:
    letters = json.loads(made(line)["quiz/quiz.json"])["letters"]
    assert {letter["ends"] for letter in letters.values()} == {ends}


def test_an_answer_other_than_yes_and_no_is_a_mistake_of_the_letter() -> None:
    found = check(guide({LETTER: f"{WRITTEN}ends: maybe\n"}), trial=False).diagnostics
    line = WRITTEN.count("\n") + 1
    assert [str(each) for each in found] == [
        f'{LETTER}:{line}:7: error: "maybe" is not a value of "ends". Known here: no, yes.'
        " [unknown-choice]"
    ]


@pytest.mark.slow
def test_who_only_reminds_is_not_led_to_the_door() -> None:
    ends = {letter.id: letter.ends for letter in our_guide().letters}
    assert (ends["payment-reminder"], ends["ordinary-exit"]) == ("no", "yes")
