"""The check leads to the page of every situation that people come with (`tests/ways.yml`)."""

from __future__ import annotations

from typing import Any

import pytest

from fingerpost.quiz.decide import counted
from fingerpost.quiz.score import Result, score

from ..quizzes import complete, ours
from ..ways import WAYS

QUIZ = ours()


def led(result: Result) -> set[str]:
    """The addresses of the pages that a result leads to, letters apart."""
    places = [QUIZ["pages"][page] for page in result["pages"]]
    places += [QUIZ["modes"][result["mode"]]] if result["mode"] else []
    return {place["url"].rstrip("/") for place in places}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way["situation"])
def test_the_check_leads_to_the_page_of_a_situation(way: dict[str, Any]) -> None:
    assert way["page"] in led(score(QUIZ, complete(QUIZ, way["answers"])))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way["situation"])
def test_every_answer_on_the_way_to_a_page_is_one_that_counts(way: dict[str, Any]) -> None:
    counts = counted(QUIZ, complete(QUIZ, way["answers"]))
    given = {x: [a] if isinstance(a, str) else a for x, a in way["answers"].items()}
    assert {name: counts.get(name) for name in given} == given


def test_every_page_that_answers_lead_to_is_that_of_some_situation() -> None:
    replies = [x for question in QUIZ["questions"].values() for x in question.get("options", ())]
    named = {reply["page"] for reply in replies if "page" in reply}
    assert named - {way["page"] for way in WAYS} == set()
