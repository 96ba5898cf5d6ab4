"""The score of a quiz: the rules one by one, the shared vectors, and what holds for all answers."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.quiz.decide import counted, percent
from fingerpost.quiz.score import score

from ..quizzes import Answers, at_random, complete, of_role, options, ours, screens, worse
from ..renew_vectors import VECTORS, named

QUIZ = ours()
CASES = json.loads(VECTORS.read_text(encoding="utf-8"))
NAMED = named(QUIZ)
RANK = {band["id"]: rank for rank, band in enumerate(QUIZ["bands"])}
SEVERITY = of_role(QUIZ, "severity")
EXIT = QUIZ["scoring"]["leave"]


def outcome(answers: Answers, *keys: str) -> Any:
    """The band of the result, or the parts named."""
    result: Mapping[str, object] = score(QUIZ, answers)
    return [result[key] for key in keys] if keys else result["band"]


# The rules, each with a vector that shows it.
RULES: list[tuple[str, str, dict[str, Any]]] = [
    (
        "no answers, no verdict",
        "no answers",
        {"band": None, "missing": ["situation", "red-flags", "events"]},
    ),
    (
        "nothing happens: no sign, in three steps",
        "nothing happens",
        {"band": "no-sign", "severity": None, "breadth": 0, "top": [], "reasons": []},
    ),
    (
        "a single sign at its worst is as bad as can be, and touches one sign",
        "abuse, not told",
        {"severity": 100, "breadth": 1, "band": "repair-with-deadline"},
    ),
    (
        "what was never named is not left, it is named first",
        "abuse, not told",
        {"band": "repair-with-deadline", "letters": ["first-response-to-abuse"]},
    ),
    (
        "abuse that goes on after it was named is left",
        "abuse, again after it was named",
        {"band": EXIT, "mode": "for-cause", "letters": ["end-for-cause"], "lines": ["abuse-again"]},
    ),
    (
        "late payment told in vain: the work is paused, and the relation is not over",
        "late payment, told in vain",
        {"band": "pause-now", "mode": "pause", "letters": ["pause-notice", "formal-demand"]},
    ),
    (
        "late payment whose every remedy failed is left, with a formal demand",
        "late payment, every remedy failed",
        {"band": EXIT, "letters": ["formal-demand", "retainer-notice"]},
    ),
    (
        "two reminders in vain: a formal demand comes first",
        "late payment, two reminders",
        {"band": "pause-now", "letters": ["formal-demand", "pause-notice"]},
    ),
    (
        "a broken payment plan breaks the contract",
        "late payment, paused twice",
        {"band": EXIT, "mode": "for-cause", "letters": ["formal-demand", "end-for-cause"]},
    ),
    (
        "whoever had no time to act is given a date, whatever failed",
        "late payment, no time to act",
        {"band": "repair-with-deadline", "capped": "had-time"},
    ),
    (
        "an answer to a question that is not asked counts nowhere",
        "an answer to a question not asked",
        {"band": "repair-with-deadline", "told": False},
    ),
    (
        "one invoice that is 60 days late pauses the work, however seldom it happens",
        "one late payment, 60 days",
        {"band": "pause-now", "severity": 25, "mode": "pause"},
    ),
    (
        "an agreed price that is opened twice is the line of that sign",
        "prices, opened twice",
        {"band": EXIT, "severity": 75, "breadth": 1},
    ),
    (
        "nobody is told to leave for what is mild, whatever failed",
        "a mild sign, told in vain and every remedy failed",
        {"band": "repair-with-deadline", "severity": 25},
    ),
    ("what happened once is ordinary friction", "a mild sign, once", {"band": "healthy"}),
    (
        "three strong signs lift each other",
        "three strong signs, not told",
        {"band": "repair-with-deadline", "crowded": True, "severity": 56},
    ),
    ("nothing tried yet: remedies come first", "nothing tried", {"remedies_first": True}),
    ("who did not deliver sees their own side first", "not delivered", {"your_side": True}),
    (
        "a threat decides when nothing else was answered",
        "a threat and nothing else",
        {"band": "leave-now", "mode": "immediate", "missing": [], "safety": True},
    ),
    (
        "one attack out of hate is enough",
        "hate",
        {"band": "leave-now", "severity": None, "decided": True, "your_side": False},
    ),
    (
        "fraud has a way out of its own: no letter, no notice, no handover",
        "fraud",
        {"band": "stop-and-report", "letters": [], "mode": None, "safety": False},
    ),
    (
        "danger comes before fraud, and nothing is written all the same",
        "fraud and a threat",
        {"band": "leave-now", "safety": True, "letters": [], "pages": ["safety", "out-today"]},
    ),
    (
        "whoever is blackmailed gets help, and no letter",
        "blackmail",
        {"band": "leave-now", "letters": [], "safety": True, "mode": "immediate"},
    ),
    (
        "to somebody insolvent goes the claim, and no reminder",
        "insolvent, and 60 days late",
        {
            "band": "claim-in-time",
            "letters": ["insolvency-claim"],
            "mode": None,
            "pages": ["insolvent-client"],
            "remedies": [],
        },
    ),
    (
        "what comes along leads to its pages before the general ones, and decides nothing",
        "what comes along, and nothing else",
        {
            "band": "no-sign",
            "letters": [],
            "pages": [
                *("contact-gone", "called-ai", "my-mistake"),
                *("in-my-name", "deposit-back", "penalty-clause"),
                *("paid-less", "paid-by-share", "long-terms", "they-order-less"),
                *("paid-to-a-thief", "my-own-bills", "worn-out", "broken-or-stolen"),
                *("dangerous-work", "name-beside-theirs", "safety", "my-papers"),
                *("situations", "before-the-next-client"),
            ],
        },
    ),
    (
        "pages of answers take no room from those of signs",
        "late payment by a friend abroad",
        {
            "band": "pause-now",
            "pages": [
                *("client-abroad", "friends-and-family"),
                *("they-have-not-paid", "client-owes-you", "stuck-in-approval"),
            ],
        },
    ),
    (
        "whoever has nothing in writing is led to what counts without a contract",
        "late payment, nothing in writing",
        {
            "pages": [
                "without-a-contract",
                *("they-have-not-paid", "client-owes-you", "stuck-in-approval"),
            ]
        },
    ),
    (
        "where silence is wanted, neither a milder red flag nor an answer speaks",
        "insolvent, and a payment reversed, and the contact has left",
        {
            "flags": ["insolvent", "chargeback"],
            "heard": ["insolvent"],
            "pages": ["insolvent-client"],
        },
    ),
    (
        "help in danger is heard beside whatever wants silence",
        "fraud and a threat",
        {"flags": ["threat", "fraud"], "heard": ["threat", "fraud"]},
    ),
    (
        "a red flag that says what to do stands in place of what the band names",
        "late payment, and a payment reversed",
        {"band": "pause-now", "mode": None, "letters": ["pause-notice", "formal-demand"]},
    ),
    (
        "a warning that was spoken is written first, and carries no end for cause",
        "abuse, again after it was said",
        {"band": EXIT, "mode": "notice", "letters": ["first-response-to-abuse", "retainer-notice"]},
    ),
    (
        "having told them alone leads to a last date, and not out",
        "prices, told in vain",
        {"band": "repair-with-deadline", "told": True},
    ),
    (
        "having told them, and a remedy that failed, lead out",
        "prices, told in vain and a remedy failed",
        {"band": EXIT},
    ),
    (
        "having told them lifts nothing that is mild",
        "a mild sign, told in vain",
        {"band": "repair", "severity": 25},
    ),
    ("even an insult is ordinary friction, once", "insults, once", {"band": "healthy"}),
    (
        "what they ended is closed, and not left again",
        "they ended it",
        {"band": "it-is-over", "mode": None, "letters": ["cancellation-account"]},
    ),
    ("whoever is not ready gets more time", "not ready", {"pace": "slow", "readiness": 0}),
    ("whoever is ready leaves soon", "ready", {"pace": "normal", "readiness": 100}),
    (
        "a long project without breach is stopped in the middle, by agreement",
        "what was agreed: far-from-done",
        {"mode": "stop-midway", "band": EXIT},
    ),
    (
        "work through a marketplace ends there",
        "what was agreed: marketplace",
        {"mode": "platform", "letters": ["platform-closure"]},
    ),
    (
        "without the answers that can decide alone there is no verdict",
        "only the sensitive answers are missing",
        {"band": None, "missing": ["red-flags"], "letters": [], "reasons": []},
    ),
]


@pytest.mark.parametrize(("rule", "case", "expected"), RULES, ids=[rule for rule, *_ in RULES])
def test_rule(rule: str, case: str, expected: dict[str, Any]) -> None:
    result: Mapping[str, object] = score(QUIZ, NAMED[case])
    assert {key: result[key] for key in expected} == expected, rule


@pytest.mark.parametrize("sign", QUIZ["signs"])
def test_every_sign_alone_is_left_once_its_remedies_failed(sign: str) -> None:
    asked = [x for x in SEVERITY if QUIZ["questions"][x]["sign"] == sign]
    topics = [x["id"] for x in QUIZ["topics"] if set(asked) & set(x["questions"])]
    remedies = [remedy["id"] for remedy in QUIZ["signs"][sign]["remedies"]]
    worst: Answers = {"situation": topics, **dict.fromkeys(asked, "nearly-always")}
    others: Answers = {
        x: "never" for t in QUIZ["topics"] if t["id"] in topics for x in t["questions"]
    }
    failed = complete(QUIZ, {**others, **worst, "tried": remedies})
    assert outcome(failed) == EXIT
    untold = complete(QUIZ, {**others, **worst, "told-in-writing": "no", "tried": ["none"]})
    assert RANK[outcome(untold)] < RANK[EXIT]


@pytest.mark.parametrize("line", QUIZ["lines"])
def test_every_line_of_a_strong_sign_leads_to_its_band(line: str) -> None:
    sign, band = QUIZ["lines"][line]["sign"], QUIZ["lines"][line]["band"]
    asked = next(x for x in SEVERITY if QUIZ["questions"][x]["sign"] == sign)
    topic = next(x["id"] for x in QUIZ["topics"] if asked in x["questions"])
    strong: Answers = {"situation": [topic], asked: "nearly-always", "told-in-writing": "no"}
    assert outcome(complete(QUIZ, {**strong, "leave-when": [line]})) == band


def test_there_are_more_than_five_hundred_vectors() -> None:
    assert len(CASES) - len(NAMED) >= 500


def test_every_vector_has_the_result_it_says_else_renew_the_vectors() -> None:
    stale = [case for case in CASES if score(QUIZ, case["answers"]) != case["result"]]
    assert stale == []


def test_every_named_vector_is_in_the_file_else_renew_the_vectors() -> None:
    kept = {case["name"]: case["answers"] for case in CASES if case["name"]}
    assert kept == NAMED


def test_the_vectors_show_every_band_flag_and_rule() -> None:
    results = [case["result"] for case in CASES]
    assert {result["band"] for result in results} == {*RANK, None}
    assert {flag for result in results for flag in result["flags"]} == set(QUIZ["flags"])
    assert {line for result in results for line in result["lines"]} == set(QUIZ["lines"])
    assert {result["capped"] for result in results} == {None, "told-in-writing", "had-time"}
    assert sum(result["crowded"] for result in results) >= 20
    assert sum(bool(result["failed"]) for result in results) >= 20
    assert {result["pace"] for result in results} == {"normal", "slow"}


def some_answers() -> st.SearchStrategy[Answers]:
    return st.integers(0, 2**32).map(lambda seed: at_random(QUIZ, random.Random(seed)))


@given(some_answers(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_a_worse_answer_a_failed_remedy_or_an_event_never_leads_to_a_milder_band(
    answers: Answers, chance: random.Random
) -> None:
    whole = complete(QUIZ, answers)
    before = outcome(whole)
    milder = [
        changed
        for changed in chance.sample(list(worse(QUIZ, whole)), 8)
        if RANK.get(outcome(complete(QUIZ, changed)), -1) < RANK[before]
    ]
    assert milder == []


@given(some_answers())
def test_nobody_is_told_to_leave_who_has_named_nothing_and_crossed_no_line(
    answers: Answers,
) -> None:
    untold = {**answers, "told-in-writing": "no", "leave-when": ["none"]}
    whole = complete(QUIZ, {**untold, "red-flags": ["none"], "events": ["none"]})
    assert RANK[outcome(whole)] <= RANK["repair-with-deadline"]


@given(some_answers(), st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(answers: Answers, chance: random.Random) -> None:
    names = chance.sample(sorted(answers), len(answers))
    shuffled: Answers = {}
    for name in names:
        given_ = answers[name]
        shuffled[name] = chance.sample(given_, len(given_)) if isinstance(given_, list) else given_
    assert score(QUIZ, shuffled) == score(QUIZ, answers)


@given(some_answers())
def test_what_comes_along_is_told_with_its_pages_and_changes_nothing_else(answers: Answers) -> None:
    ticks = {x: options(QUIZ, x)[:-1] for x in of_role(QUIZ, "context")}
    bare = score(QUIZ, {**answers, **{x: [] for x in ticks}})
    more = score(QUIZ, {**answers, **ticks})
    kept = [page for page in more["pages"] if page in bare["pages"]]
    assert set(kept) == set(bare["pages"])
    assert {**more, "pages": kept, "along": []} == {**bare, "pages": kept}


@pytest.mark.parametrize("name", of_role(QUIZ, "context"))
def test_what_comes_along_is_told_by_itself_where_nothing_else_counts(name: str) -> None:
    for option in options(QUIZ, name)[:-1]:
        told = score(QUIZ, complete(QUIZ, {"situation": ["none"], name: [option]}))["along"]
        assert told == [{"question": name, "option": option}]


@given(some_answers())
def test_nothing_is_ordinary_friction_where_no_sign_shows(answers: Answers) -> None:
    whole = complete(QUIZ, {x: answers[x] for x in answers if "flags" not in x and x != "events"})
    found = score(QUIZ, {**whole, "red-flags": ["none"], "events": ["none"]})
    shown = any(each["percent"] for each in found["signs"])
    assert (found["band"] == "no-sign") == (not shown)


@pytest.mark.parametrize("counts", [{"paid-late": "never"}, {"paid-late": "once"}])
def test_what_comes_along_is_told_first_where_no_sign_goes_past_ordinary_friction(
    counts: Answers,
) -> None:
    answers: Answers = {"situation": ["getting-paid"], "what-else": ["visa"], **counts}
    told = score(QUIZ, complete(QUIZ, answers))["along"]
    assert told == [{"question": "what-else", "option": "visa"}]


@pytest.mark.parametrize("counts", [{"events": ["no-money"]}, {"paid-late": "often"}])
def test_what_comes_along_is_not_told_by_itself_beside_what_counts(counts: Answers) -> None:
    answers: Answers = {"situation": ["getting-paid"], "what-else": ["paid-less"], **counts}
    result = score(QUIZ, complete(QUIZ, answers))
    assert (result["along"], "paid-less" in result["pages"]) == ([], True)


@given(some_answers())
def test_what_comes_along_brings_up_no_screen_of_its_own(answers: Answers) -> None:
    whole = complete(QUIZ, answers)
    context, there = set(of_role(QUIZ, "context")), screens(QUIZ, whole)
    topics = (x for x in QUIZ["topics"] if x["id"] in there)
    asked = set(counted(QUIZ, whole))
    assert [x["id"] for x in topics if set(x["questions"]) & asked <= context] == []


@given(some_answers(), st.sets(st.sampled_from(SEVERITY)))
def test_what_does_not_apply_counts_as_little_as_what_never_happens(
    answers: Answers, names: set[str]
) -> None:
    whole = complete(QUIZ, answers)
    bands = [
        outcome(complete(QUIZ, {**whole, **{x: option for x in names if x in whole}}))
        for option in ("na", "never")
    ]
    assert bands[0] == bands[1]


@given(st.integers(0, 400), st.integers(1, 400))
def test_a_share_is_rounded_to_the_nearest_percent_halves_up(total: int, more: int) -> None:
    most = total + more
    assert percent(total, most) == int(Fraction(100 * total, most) + Fraction(1, 2))


def test_every_result_leads_somewhere() -> None:
    dead = [
        case["name"]
        for case in CASES
        for band in (next((b for b in QUIZ["bands"] if b["id"] == case["result"]["band"]), None),)
        for led in (case["result"]["letters"] + case["result"]["pages"] + case["result"]["flags"],)
        if band is not None and not led
    ]
    assert dead == []


def test_every_reason_and_sign_of_a_result_is_in_the_data() -> None:
    for case in CASES:
        result = case["result"]
        assert {reason["question"] for reason in result["reasons"]} <= set(QUIZ["questions"])
        assert {*result["top"], *(sign["sign"] for sign in result["signs"])} <= set(QUIZ["signs"])
        assert set(result["remedies"]) <= set(QUIZ["remedies"])
        assert set(result["letters"]) <= set(QUIZ["letters"])
        assert set(result["pages"]) <= set(QUIZ["pages"])
        assert result["mode"] is None or result["mode"] in QUIZ["modes"]
