"""The score of a quiz: the rules one by one, the shared vectors, and what holds for all answers."""

from __future__ import annotations

import json
import random
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.quiz.score import percent, score

from ..quizzes import Answers, at_random, of_role, ours, worse
from ..renew_vectors import VECTORS, named

QUIZ = ours()
CASES = json.loads(VECTORS.read_text(encoding="utf-8"))
RANK = {band["id"]: rank for rank, band in enumerate(QUIZ["bands"])}
SEVERITY = of_role(QUIZ, "severity")
GRAVE = dict.fromkeys(SEVERITY, "nearly-always")
MILD = dict.fromkeys(SEVERITY, "never")


def outcome(answers: Answers, *keys: str) -> Any:
    """The band of the result, or the parts named."""
    result = score(QUIZ, answers)
    return [result[key] for key in keys] if keys else result["band"]


# The rules, each with answers that show it. `MILD` is never, `GRAVE` almost every time.
RULES: list[tuple[str, Answers, dict[str, Any]]] = [
    (
        "all never is 0 percent: healthy",
        MILD,
        {"severity": 0, "band": "healthy", "top": [], "reasons": [], "remedies": []},
    ),
    (
        "all almost every time is 100 percent: plan the exit",
        GRAVE,
        {"severity": 100, "band": "plan-exit", "floored": None, "capped": None, "missing": []},
    ),
    (
        "two grave answers are few percent, and are not averaged away",
        {**MILD, "paid-late": "nearly-always", "personal-criticism": "nearly-always"},
        {"severity": 13, "band": "repair-with-deadline", "floored": "paid-late"},
    ),
    (
        "one thing that happens almost every time is never ordinary friction",
        {**MILD, "left-waiting": "nearly-always"},
        {"severity": 3, "band": "repair", "floored": "left-waiting"},
    ),
    (
        "the floor that leads furthest counts",
        {**MILD, "left-waiting": "nearly-always", "paid-late": "nearly-always"},
        {"band": "repair-with-deadline", "floored": "paid-late"},
    ),
    (
        "a grave answer to a light question lifts nothing",
        {**MILD, "told-how": "nearly-always"},
        {"band": "healthy", "floored": None},
    ),
    (
        "a threat decides, whatever the rest",
        {**MILD, "red-flags": ["threat"]},
        {"severity": 0, "band": "leave-now", "flags": ["threat"], "safety": True},
    ),
    (
        "a threat decides when nothing else was answered",
        {"red-flags": ["threat"]},
        {"severity": None, "band": "leave-now", "mode": "immediate", "missing": []},
    ),
    (
        "they have not been told in writing: no more than a repair by a date",
        {**GRAVE, "told-in-writing": "no"},
        {"severity": 100, "band": "repair-with-deadline", "capped": "told-in-writing"},
    ),
    (
        "they had no time to act on it: no more than a repair by a date",
        {**GRAVE, "told-in-writing": "yes", "had-time": "no"},
        {"band": "repair-with-deadline", "capped": "had-time"},
    ),
    (
        "an answer to a question that is not asked counts nowhere",
        {**GRAVE, "had-time": "no"},
        {"band": "plan-exit", "capped": None},
    ),
    (
        "a cap does not hold against a red flag",
        {**GRAVE, "told-in-writing": "no", "red-flags": ["unpaid-60-days"]},
        {"band": "plan-exit", "capped": None, "mode": "pause"},
    ),
    (
        "a red flag never makes the outcome milder",
        {**GRAVE, "red-flags": ["unpaid-60-days"]},
        {"band": "plan-exit"},
    ),
    (
        "the red flag of the most serious band comes first",
        {"red-flags": ["unpaid-60-days", "abuse-after-warning", "fraud"]},
        {"flags": ["fraud", "abuse-after-warning", "unpaid-60-days"], "mode": "immediate"},
    ),
    (
        "nine answers are too few for a verdict, and what is open is listed",
        dict.fromkeys(SEVERITY[:9], "often"),
        {"band": None, "severity": None, "answered": 9, "missing": SEVERITY[9:], "signs": []},
    ),
    (
        "what does not apply is not missing",
        {**dict.fromkeys(SEVERITY, "na"), SEVERITY[0]: "often"},
        {"band": None, "answered": 1, "missing": []},
    ),
    (
        "readiness is counted by itself",
        {**MILD, "leads": "yes", "records-safe": "partly", "costs-covered": "no"},
        {"readiness": 50, "severity": 0},
    ),
    (
        "whoever is not ready gets more time",
        {**GRAVE, "leads": "no"},
        {"pace": "slow", "readiness": 0, "band": "plan-exit"},
    ),
    (
        "readiness never slows down what a red flag calls for",
        {**GRAVE, "leads": "no", "red-flags": ["threat"]},
        {"pace": "normal", "band": "leave-now"},
    ),
    (
        "nothing tried yet: remedies come first",
        {**GRAVE, "tried": ["none"]},
        {"remedies_first": True},
    ),
    (
        "with a red flag, remedies do not come first",
        {**GRAVE, "tried": [], "red-flags": ["threat"]},
        {"remedies_first": False},
    ),
    (
        "a remedy that was tried is not proposed again",
        {**MILD, "put-off": "often", "tried": ["speak-early"]},
        {"top": ["poor-fit"], "remedies": ["delegate-or-refer", "reprice-at-renewal"]},
    ),
    (
        "who did not deliver sees their own side first",
        {**MILD, "delivered": "no"},
        {"your_side": True},
    ),
    (
        "with a red flag that leads out, nobody is told to look at their own side",
        {**MILD, "delivered": "no", "red-flags": ["threat"]},
        {"your_side": False, "decided": True},
    ),
    (
        "with a red flag that does not lead out, their own side still counts",
        {**MILD, "delivered": "no", "red-flags": ["unpaid-60-days"]},
        {"your_side": True, "decided": False},
    ),
    (
        "a milder outcome names no letter that ends the relation",
        {**MILD, "untrue": "once", "put-off": "often"},
        {"band": "healthy", "top": ["poor-fit", "dishonesty"], "letters": []},
    ),
    (
        "the letter of the way out comes first, and none for another way out",
        GRAVE,
        {
            "mode": "notice",
            "letters": [
                "retainer-notice",
                "first-response-to-abuse",
                "payment-reminder",
                "second-reminder",
            ],
        },
    ),
    (
        "with a red flag that leads out, letters of signs stay away",
        {**GRAVE, "red-flags": ["unlawful-demand"]},
        {"band": "leave-now", "letters": ["refusal", "immediate-stop"]},
    ),
    (
        "the strongest sign has the highest share, then the most points, then the earlier question",
        {
            **MILD,
            "paid-late": "often",
            "chase-payment": "often",
            "odd-money": "often",
            "deadlock": "once",
        },
        {"top": ["late-payment", "payment-risk", "no-compromise"]},
    ),
    (
        "the reasons are the answers with the most points",
        {**MILD, "paid-late": "once", "told-cheaper": "often", "put-off": "once"},
        {
            "reasons": [
                {"question": "told-cheaper", "option": "often", "points": 6},
                {"question": "paid-late", "option": "once", "points": 4},
                {"question": "put-off", "option": "once", "points": 1},
            ]
        },
    ),
    (
        "a score leads to an ordinary way out of the strongest sign, not to one kept for red flags",
        GRAVE,
        {"top": ["verbal-abuse", "late-payment", "price-mismatch"], "mode": "notice"},
    ),
    (
        "what does not exist is dropped",
        {
            "no-such": "often",
            "paid-late": "no-such",
            "red-flags": ["no-such"],
            "tried": ["no-such"],
        },
        {"answered": 0, "flags": [], "band": None, "remedies_first": False},
    ),
]


@pytest.mark.parametrize(("rule", "answers", "expected"), RULES, ids=[rule for rule, *_ in RULES])
def test_rule(rule: str, answers: Answers, expected: dict[str, Any]) -> None:
    result = score(QUIZ, answers)
    assert {key: result[key] for key in expected} == expected, rule


@pytest.mark.parametrize(
    ("case", "severity", "band"),
    [
        ("the founding questions, all never", 0, "healthy"),
        ("the founding questions, all almost every time", 100, "plan-exit"),
        ("the founding questions, two grave answers", 16, "repair-with-deadline"),
    ],
)
def test_the_founding_questions_alone_score_as_the_founders_said(
    case: str, severity: int, band: str
) -> None:
    assert outcome(named(QUIZ)[case], "severity", "band") == [severity, band]


def test_there_are_more_than_five_hundred_vectors() -> None:
    assert len(CASES) - len(named(QUIZ)) >= 500


def test_every_vector_has_the_result_it_says_else_renew_the_vectors() -> None:
    stale = [case for case in CASES if score(QUIZ, case["answers"]) != case["result"]]
    assert stale == []


def test_every_named_vector_is_in_the_file_else_renew_the_vectors() -> None:
    kept = {case["name"]: case["answers"] for case in CASES if case["name"]}
    assert kept == named(QUIZ)


def test_the_vectors_show_every_band_flag_and_rule() -> None:
    results = [case["result"] for case in CASES]
    assert {result["band"] for result in results} == {*RANK, None}
    assert {flag for result in results for flag in result["flags"]} == set(QUIZ["flags"])
    assert {result["capped"] for result in results} == {None, "told-in-writing", "had-time"}
    assert sum(bool(result["floored"]) for result in results) >= 20
    assert {result["pace"] for result in results} == {"normal", "slow"}


def some_answers() -> st.SearchStrategy[Answers]:
    return st.integers(0, 2**32).map(lambda seed: at_random(QUIZ, random.Random(seed)))


@given(some_answers())
def test_a_worse_answer_or_one_more_red_flag_never_leads_to_a_milder_band(answers: Answers) -> None:
    before = outcome(answers)
    milder = [
        changed
        for changed in worse(QUIZ, answers)
        if before is not None and RANK[outcome(changed)] < RANK[before]
    ]
    assert milder == []


@given(some_answers(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers: Answers, chance: random.Random) -> None:
    names = chance.sample(sorted(answers), len(answers))
    shuffled: Answers = {}
    for name in names:
        given_ = answers[name]
        shuffled[name] = chance.sample(given_, len(given_)) if isinstance(given_, list) else given_
    assert score(QUIZ, shuffled) == score(QUIZ, answers)


@given(some_answers(), st.sets(st.sampled_from(SEVERITY)))
def test_what_does_not_apply_is_left_out_of_both_sums(answers: Answers, names: set[str]) -> None:
    without = {name: answer for name, answer in answers.items() if name not in names}
    not_applicable = {**without, **dict.fromkeys(names, "na")}
    same = ("band", "severity", "answered", "signs", "reasons", "remedies", "letters", "mode")
    assert outcome(not_applicable, *same) == outcome(without, *same)


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_share_is_rounded_to_the_nearest_percent_halves_up(total: int, more: int) -> None:
    most = total + more
    assert percent(total, most) == int(Fraction(100 * total, most) + Fraction(1, 2))


def test_every_result_leads_somewhere() -> None:
    dead = [
        case["name"]
        for case in CASES
        for band in (next((b for b in QUIZ["bands"] if b["id"] == case["result"]["band"]), None),)
        if band is not None and not (case["result"]["letters"] or band["pages"])
    ]
    assert dead == []


def test_every_reason_and_sign_of_a_result_is_in_the_data() -> None:
    for case in CASES:
        result = case["result"]
        assert {reason["question"] for reason in result["reasons"]} <= set(QUIZ["questions"])
        assert {*result["top"], *(sign["sign"] for sign in result["signs"])} <= set(QUIZ["signs"])
        assert set(result["remedies"]) <= set(QUIZ["remedies"])
        assert set(result["letters"]) <= set(QUIZ["letters"])
        assert result["mode"] is None or result["mode"] in QUIZ["modes"]
