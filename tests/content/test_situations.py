"""What the check says to people in real situations, as a wise friend would say it.

`tests/situations/*.yml` has one entry a situation: a sentence, the answers that this person gives,
and what has to come out. Questions that are asked and not named there are answered as harmlessly as
can be; those who have told the client in writing, in vain, are the rule. `letter` is the first one,
`way_out` the exit mode, `pages` some of those that are shown.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import pytest
import yaml

from fingerpost.quiz.decide import counted
from fingerpost.quiz.score import score

from ..quizzes import Answers, complete, ours, screens

QUIZ = ours()
FOLDER = Path(__file__).parents[1] / "situations"
SITUATIONS: list[dict[str, Any]] = [
    situation
    for path in sorted(FOLDER.glob("*.yml"))
    for situation in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
]
STAY = ("healthy", "repair")
LEAVING = {"client-owes-you", "leaving-an-abuser", "after-you-leave", "out-today"}
MOST_SCREENS, MOST_SCREENS_FOR_ONE_SIGN = 14, 9


def name_of(situation: dict[str, Any]) -> str:
    return str(situation["name"])


def answers_of(situation: dict[str, Any]) -> Answers:
    return complete(QUIZ, situation["answers"])


@pytest.mark.parametrize("situation", SITUATIONS, ids=name_of)
def test_situation(situation: dict[str, Any]) -> None:
    result = score(QUIZ, answers_of(situation))
    said = {
        "outcome": result["band"],
        "letter": next(iter(result["letters"]), "none"),
        "way_out": result["mode"] or "none",
    }
    assert said == {key: situation[key] for key in said}
    assert set(situation["pages"]) <= set(result["pages"])


@pytest.mark.parametrize("situation", SITUATIONS, ids=name_of)
def test_every_answer_of_a_situation_is_one_that_counts(situation: dict[str, Any]) -> None:
    counts = counted(QUIZ, answers_of(situation))
    for name, given in situation["answers"].items():
        assert sorted(counts[name]) == sorted([given] if isinstance(given, str) else given)


def test_nobody_who_is_advised_to_stay_is_led_to_a_page_about_leaving() -> None:
    results = [score(QUIZ, answers_of(situation)) for situation in SITUATIONS]
    stay = [result for result in results if result["band"] in STAY]
    assert [result["pages"] for result in stay if LEAVING & set(result["pages"])] == []


def test_only_who_is_owed_money_is_led_to_the_page_about_leaving_a_client_who_owes() -> None:
    results = {name_of(one): score(QUIZ, answers_of(one)) for one in SITUATIONS}
    led = {name for name, result in results.items() if "client-owes-you" in result["pages"]}
    owed = {n for n, r in results.items() if {"late-payment", "payment-risk"} & set(r["top"])}
    assert led
    assert led - owed == set()


def test_there_are_at_least_sixty_situations_and_each_stands_once() -> None:
    names = [situation["name"] for situation in SITUATIONS]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


def test_every_outcome_is_that_of_some_situation() -> None:
    outcomes = {situation["outcome"] for situation in SITUATIONS}
    assert outcomes == {band["id"] for band in QUIZ["bands"]}


def test_the_way_to_a_result_is_short() -> None:
    ways = {name_of(one): len(screens(QUIZ, answers_of(one))) for one in SITUATIONS}
    alone = [name_of(one) for one in SITUATIONS if len(one["answers"]["situation"]) == 1]
    assert max(ways.values()) <= MOST_SCREENS
    assert max(ways[name] for name in alone) <= MOST_SCREENS_FOR_ONE_SIGN
    assert statistics.median(ways.values()) <= 7


def test_nobody_can_be_asked_more_than_fourteen_screens() -> None:
    most = QUIZ["questions"]["situation"]["most"]
    chosen = [topic for topic in QUIZ["topics"] if "situation" in topic]
    assert len(QUIZ["topics"]) - len(chosen) + most <= MOST_SCREENS


def test_no_meeting_is_proposed_first_to_whoever_is_insulted_or_not_paid() -> None:
    invited = [
        name_of(one)
        for one in SITUATIONS
        if {"tone", "getting-paid"} & set(one["answers"]["situation"])
        and score(QUIZ, answers_of(one))["letters"][:1] == ["direction-meeting"]
    ]
    assert invited == []
