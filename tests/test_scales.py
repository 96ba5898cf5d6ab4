"""Scales of two to nine answers: checked, scored and carried in links alike, whatever the size."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from fingerpost.pipeline import Project, check
from fingerpost.quiz.by_hand import sheet
from fingerpost.quiz.score import score

from .projects import GUIDE, guide
from .quizzes import Answers, Data, landlords, of_role, options

QUIZ = (GUIDE / "content/quiz.yml").read_text(encoding="utf-8")
SIZES = range(2, 10)
SCRIPTS = Path(__file__).parents[1] / "templates/theme/js"
TAKEN = 40  # answers at random for each size
REST: Answers = {
    "red-flags": ["none"],
    "reported": "yes",
    "given-time": "yes",
    "tried": ["none"],
}
IN_NODE = """
import { readFileSync } from "node:fs";
import { decoded } from "./js/quiz/read.js";
import { encoded } from "./js/quiz/link.js";
import { score } from "./js/quiz/score.js";
const cases = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));
const results = cases.map(({ quiz, answers }) => answers.map((given) => ({
  result: score(quiz, given),
  opened: decoded(quiz, `#r=${encoded(quiz, given, true)}`),
})));
process.stdout.write(JSON.stringify(results));
"""


def of_size(size: int) -> str:
    """The small quiz with scales of a size, for how often and for how ready."""
    degrees = "".join(
        f"    - id: degree-{n}\n      text: {n} times out of {size - 1}\n      value: {n}\n"
        for n in range(size)
    )
    scale = f"scale:\n  na: Does not apply\n  options:\n{degrees}"
    ready = "readiness:\n" + degrees.replace("\n  ", "\n").replace("    - ", "  - ", 1)
    ready = re.sub(r"^ +- ", "  - ", ready, flags=re.MULTILINE)
    ready = re.sub(r"^ +(text|value)", r"    \1", ready, flags=re.MULTILINE)
    rest = QUIZ[QUIZ.index("topics:\n") :]
    return QUIZ[: QUIZ.index("scale:\n")] + scale + ready + rest


def project(size: int) -> Project:
    return guide({"content/quiz.yml": of_size(size)})


def taken(quiz: Data, size: int) -> list[Answers]:
    """Complete answers at random, the same every time; the mildest and the gravest first."""
    choose = random.Random(size)
    asked = {name: options(quiz, name) for name in quiz["questions"]}
    single = of_role(quiz, "severity") + of_role(quiz, "readiness")
    ends = [{**REST, **dict.fromkeys(single, f"degree-{n}")} for n in (0, size - 1)]
    found: list[Answers] = []
    for _ in range(TAKEN):
        chosen: Answers = {}
        for name, known in asked.items():
            one = choose.choice(known)
            chosen[name] = [one] if quiz["questions"][name]["kind"] == "many" else one
        found.append(chosen)
    return [*ends, *found]


@pytest.fixture(scope="module")
def in_javascript(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, list[Data]]:
    """By size: what JavaScript makes of the same answers, and of a link to them."""
    folder = tmp_path_factory.mktemp("scales")
    (folder / "package.json").write_text('{"type": "module"}')
    shutil.copytree(SCRIPTS, folder / "js")
    quizzes = [(size, landlords(project(size))) for size in SIZES]
    cases = [{"quiz": quiz, "answers": taken(quiz, size)} for size, quiz in quizzes]
    (folder / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    (folder / "run.mjs").write_text(IN_NODE, encoding="utf-8")
    ran = subprocess.run(["node", "run.mjs"], cwd=folder, capture_output=True, check=True)
    return dict(zip(SIZES, json.loads(ran.stdout), strict=True))


@pytest.mark.parametrize("size", SIZES)
def test_a_scale_of_any_size_is_sound(size: int) -> None:
    assert check(project(size), trial=False).diagnostics == ()


@pytest.mark.parametrize("size", SIZES)
def test_the_gravest_answer_is_as_grave_in_a_scale_of_any_size(size: int) -> None:
    quiz = landlords(project(size))
    assert len(quiz["scale"]["options"]) == len(quiz["readiness"]) == size
    mild, grave = (score(quiz, answers) for answers in taken(quiz, size)[:2])
    assert (mild["severity"], mild["band"]) == (0, "stay")
    assert (grave["severity"], grave["band"], grave["readiness"]) == (100, "move", 100)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_python_and_javascript_score_a_scale_of_any_size_alike(
    size: int, in_javascript: Mapping[int, list[Data]]
) -> None:
    quiz = landlords(project(size))
    expected = [score(quiz, answers) for answers in taken(quiz, size)]
    assert [each["result"] for each in in_javascript[size]] == expected


@pytest.mark.parametrize("size", SIZES)
def test_a_link_brings_back_every_answer_of_a_scale_of_any_size(
    size: int, in_javascript: Mapping[int, list[Data]]
) -> None:
    expected = [
        {"answers": answers, "dropped": 0} for answers in taken(landlords(project(size)), size)
    ]
    assert [each["opened"] for each in in_javascript[size]] == expected


@pytest.mark.parametrize("size", SIZES)
def test_the_sheet_on_paper_has_every_answer_with_its_points(size: int) -> None:
    made = sheet(landlords(project(size)), "")
    first = made.severity[0].lines[0]
    assert [answer.points for answer in first.answers] == [*(4 * n for n in range(size)), None]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1, '"options" has 1 entry; it takes at least 2. Add what is missing.'),
        (10, '"options" has 10 entries; it takes at most 9. Join or remove some.'),
    ],
)
def test_a_scale_has_two_to_nine_answers(size: int, expected: str) -> None:
    found = check(project(size), trial=False).diagnostics
    assert expected in [f"{each.sentence} {each.hint}" for each in found]
