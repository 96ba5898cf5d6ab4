"""The proof that a quiz is sound, held against trying every way to answer a small one."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from functools import cache
from types import FrameType
from typing import Any

import pytest

from fingerpost.content.load import load
from fingerpost.content.loaded import Loaded
from fingerpost.content.missing import settle
from fingerpost.model.guide import Sign
from fingerpost.model.quiz import Quiz
from fingerpost.pipeline import Project, check
from fingerpost.quiz.check import proof
from fingerpost.quiz.check.reach import Clash, Reachability
from fingerpost.quiz.decide import counted, decide

from .projects import EXAMPLES, GUIDE, QUIZ, example, guide, quiz_with, report
from .quizzes import Answers, Ways, everything, landlords, options, worse

pytestmark = pytest.mark.slow

TraceFunction = Callable[[FrameType, str, Any], Any]

TEXT = (GUIDE / QUIZ).read_text(encoding="utf-8")
NOT_MONOTONE = sorted(
    path.name for path in EXAMPLES.iterdir() if path.name.partition(".")[0] == "not-monotone"
)


CROSSED = """\
  - id: crossed
    role: leave_when
    text: Has it come to this?
    none: No
"""
LINES = """\
signs:
  - sign: walks-in
    leave_when:
      - id: lock-changed
        text: They changed the lock.
  - sign: no-repairs
    before_leaving: write
    leave_when:
      - id: asked-thrice
        text: You have asked three times.
        band: write
"""
ABOUT = """\
  - id: about
    role: situation
    text: What is it about?
    none: Neither
"""

NOTHING = """\
  - id: nothing
    title: Nothing shows
    verdict: None of this happens to you.
    advice: [Look again when something does.]
    pages: [about]
"""

# Quizzes that are sound, and differ in what can be reached.
SOUND = {
    "as it is": guide(),
    "strong early, and many at once": quiz_with(
        ("scoring:\n", "scoring:\n  strong: 30\n  crowd: 2\n"),
    ),
    "a mild sign stops early": quiz_with(
        ("scoring:\n", "scoring:\n  strong: 60\n  mild: write\n"),
    ),
    "lines of signs": quiz_with(
        ("[reported, given-time, tried]", "[crossed, reported, given-time, tried]"),
        ("  - id: reported\n    role", CROSSED + "  - id: reported\n    role"),
        ("bands:\n", LINES + "bands:\n"),
    ),
    "situations first": quiz_with(
        ("topics:\n", "topics:\n  - id: about\n    title: About\n    questions: [about]\n"),
        ("    title: Your home\n", "    title: Your home\n    situation: The home.\n"),
        ("    title: Your door\n", "    title: Your door\n    situation: The door.\n"),
        ("questions:\n  - id: repairs-wait", f"questions:\n{ABOUT}  - id: repairs-wait"),
    ),
    "a first band for no sign": quiz_with(
        ("scoring:\n", "scoring:\n  recurs: always\n"),
        ("bands:\n", "bands:\n" + NOTHING),
    ),
    "without caps": quiz_with(
        ("  caps:\n    - question: reported\n      option: no\n      band: write\n", "")
    ),
    "a question that waits": quiz_with(
        (
            "    text: You find things moved.\n",
            "    text: You find things moved.\n    when:\n      reported: [yes]\n",
        ),
        ("[comes-in, things-moved]", "[reported, comes-in, things-moved]"),
        ("[reported, given-time, tried]", "[given-time, tried]"),
    ),
    "two questions that exclude each other": quiz_with(
        (
            "    text: You find things moved.\n",
            "    text: You find things moved.\n    when:\n      reported: [yes]\n",
        ),
        (
            "    text: You mend things yourself.\n",
            "    text: You mend things yourself.\n    when:\n      reported: [no]\n",
        ),
        ("[repairs-wait, mend-alone]", "[reported, repairs-wait, mend-alone]"),
        ("[reported, given-time, tried]", "[given-time, tried]"),
        ("- question: reported\n      option: no", "- question: given-time\n      option: no"),
    ),
}


def quiz_of(project: Project) -> Quiz:
    found = load(project.content).quiz
    assert found is not None
    return found


@cache
def ways(name: str) -> Ways:
    """The ways through a sound quiz."""
    return Ways(landlords(SOUND[name]))


def outcomes(ways: Ways) -> set[str]:
    """The bands that come out when every way to answer is tried."""
    return {band for answers in everything(ways.quiz) if (band := ways.band(answers))}


def rewards(ways: Ways) -> Answers | None:
    """Answers to which a worse one would lead to a milder band, or nothing."""
    ranks: dict[str | None, int] = {band["id"]: at for at, band in enumerate(ways.quiz["bands"])}

    def rank(answers: Answers) -> int:
        return ranks.get(ways.band(answers), -1)

    found = (
        answers
        for answers in everything(ways.quiz)
        if any(rank(each) < rank(answers) for each in worse(ways.quiz, answers))
    )
    return next(found, None)


@pytest.mark.parametrize("name", SOUND)
def test_what_is_not_asked_decides_nothing(name: str) -> None:
    data, chance = landlords(SOUND[name]), random.Random(7)
    for answers in chance.sample([*everything(data)], 200):
        asked = counted(data, answers)
        others = {x: chance.choice(options(data, x)) for x in answers.keys() - asked.keys()}
        assert decide(data, answers | others) == decide(data, answers)
        assert counted(data, answers | others) == asked


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_quiz_has_no_mistakes(name: str) -> None:
    assert report(SOUND[name]) == "No mistakes found.\n"


@pytest.mark.parametrize("name", SOUND)
def test_the_bands_proven_to_be_reached_are_those_that_trying_everything_reaches(name: str) -> None:
    signs = load(SOUND[name].content).of(Sign)
    remedies = {sign.id: len(sign.try_first) for sign in signs}
    assert Reachability(quiz_of(SOUND[name]), remedies).bands() == outcomes(ways(name))


@pytest.mark.parametrize("name", SOUND)
def test_no_worse_answer_to_a_sound_quiz_leads_to_a_milder_band(name: str) -> None:
    assert rewards(ways(name)) is None


@pytest.mark.parametrize("name", NOT_MONOTONE)
def test_a_quiz_refused_for_rewarding_a_worse_answer_does_reward_one(name: str) -> None:
    assert rewards(Ways(landlords(example(EXAMPLES / name)))) is not None


@pytest.mark.parametrize("name", ["unreachable-band", "unreachable-band.range"])
def test_a_band_said_to_be_out_of_reach_is_not_reached_by_any_answers(name: str) -> None:
    project = example(EXAMPLES / name)
    (band,) = re.findall(r"the band `([\w-]+)`", report(project))
    assert band not in outcomes(Ways(landlords(project)))


def test_conditions_that_a_chain_makes_impossible_are_found() -> None:
    quiz = quiz_of(
        quiz_with(
            (
                "    text: You have found another place.\n",
                "    text: You have found another place.\n    when:\n      given-time: [no]\n"
                "      reported: [no]\n",
            ),
        )
    )
    assert Reachability(quiz, {}).needs("place-found") == Clash("reported")


def test_two_conditions_on_red_flags_can_hold_together_since_several_can_be_set() -> None:
    quiz = quiz_of(
        quiz_with(
            (
                "    text: Have you named a date?\n    when:\n      reported: [yes]\n",
                "    text: Have you named a date?\n    when:\n      red-flags: [threat]\n",
            ),
            (
                "    text: You have found another place.\n",
                "    text: You have found another place.\n    when:\n      given-time: [yes]\n"
                "      red-flags: [no-heat]\n",
            ),
        )
    )
    assert Reachability(quiz, {}).needs("place-found") == {
        "given-time": frozenset({"yes"}),
        "red-flags": frozenset({"no-heat", "threat"}),
    }


def test_none_of_the_red_flags_and_one_of_them_cannot_hold_together() -> None:
    quiz = quiz_of(
        quiz_with(
            (
                "    text: Have you named a date?\n    when:\n      reported: [yes]\n",
                "    text: Have you named a date?\n    when:\n      red-flags: [none]\n",
            ),
            (
                "    text: You have found another place.\n",
                "    text: You have found another place.\n    when:\n      given-time: [yes]\n"
                "      red-flags: [no-heat]\n",
            ),
        )
    )
    assert Reachability(quiz, {}).needs("place-found") == Clash("red-flags")


def test_a_cycle_is_told_from_the_question_around_to_itself() -> None:
    quiz = quiz_of(example(EXAMPLES / "condition-cycle"))
    assert Reachability(quiz, {}).cycle("reported") == ("reported", "given-time", "reported")
    assert Reachability(quiz, {}).cycle("tried") == ()


def test_mistakes_in_different_parts_of_a_quiz_are_all_told_at_once() -> None:
    project = quiz_with(
        ("[30, 59]", "[31, 59]"),
        ("[comes-in, things-moved]", "[comes-in]"),
        ("    sign: no-repairs\n    weight: 2", "    sign: no-repair\n    weight: 2"),
        ("      option: no\n      band: write", "      option: no\n      band: wrote"),
    )
    codes = [diagnostic.code for diagnostic in check(project).diagnostics]
    assert codes == ["unknown-id", "unasked-question", "band-gap", "unknown-band"]


def test_a_guide_needs_no_quiz() -> None:
    settings = (GUIDE / "content/guide.yml").read_text(encoding="utf-8")
    start, end = settings.index("  - id: quiz\n"), settings.index("  - id: where\n")
    without = settings[:start] + settings[end:]
    assert report(guide({"content/guide.yml": without}, (QUIZ,))) == "No mistakes found.\n"


def test_the_answers_of_a_quiz_are_those_the_scorer_knows() -> None:
    data = landlords()
    assert options(data, "repairs-wait") == ["never", "sometimes", "always", "na"]
    assert options(data, "tried") == ["write-it-down", "name-a-date", "none"]


def longer(questions: int) -> Project:
    """The small guide with so many questions more, two a topic."""
    asked = [
        f"  - id: more-{number}\n    role: severity\n    sign: no-repairs\n    weight: 2\n"
        f"    text: That happens as number {number} of all these.\n"
        for number in range(questions)
    ]
    topics = [
        f"  - id: topic-{number}\n    title: Topic {number}\n"
        f"    questions: [more-{number}, more-{number + 1}]\n"
        for number in range(0, questions, 2)
    ]
    return quiz_with(
        ("  - id: grave\n", "".join(topics) + "  - id: grave\n"),
        ("  - id: red-flags\n", "".join(asked) + "  - id: red-flags\n"),
    )


def lines_run(loaded: Loaded) -> int:
    """How many lines of code the proof of a quiz runs through, loops counted each time."""
    count = 0

    def step(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal count
        count += event == "line"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        found = proof.check(loaded)
    finally:
        sys.settrace(before)
    assert found == []
    return count


def test_a_quiz_of_four_times_the_questions_takes_four_times_the_steps_to_prove() -> None:
    short, long = (lines_run(settle(load(longer(count).content))) for count in (100, 400))
    assert long < 4.4 * short


def test_a_quiz_that_asks_about_no_sign_is_checked_like_any_other() -> None:
    about_signs = re.compile(
        r"  - id: (?:home|key)\n    title: .*?(?=  - id: grave)"
        r"|  - id: repairs-wait\n    role: .*?(?=  - id: red-flags\n)",
        re.DOTALL,
    )
    signs = ("content/signs/no-repairs.yml", "content/signs/walks-in.yml")
    found = proof.check(load(guide({QUIZ: about_signs.sub("", TEXT)}, signs).content))
    assert [(each.code, each.sentence) for each in found] == [
        ("idle-rule", "The cap is at `write`, and no sign leads to a more serious band.")
    ]
