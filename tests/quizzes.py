"""The data of our own quiz and of the one about landlords, and answers to them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fingerpost.content.load import load
from fingerpost.pipeline import Project
from fingerpost.quiz import data as quiz_data
from fingerpost.translation.edition import source
from fingerpost.translation.localise import localise

from .projects import files, guide

ROOT = Path(__file__).parents[1]
ADDRESS = "https://fingerpost.example/en/"

Data = dict[str, Any]
Answers = dict[str, str | list[str]]


def data(content: Mapping[str, bytes]) -> Data:
    """The data of the quiz of a guide in its source locale, even if the quiz is unsound."""
    read = load(content).guide()
    loaded = localise(read, source(read.settings))
    assert loaded.quiz is not None
    return quiz_data.data(loaded, loaded.quiz, "en", "ltr", ADDRESS)


@cache
def ours() -> Data:
    """Our own quiz, in English."""
    content = {path: text for path, text in files(ROOT).items() if path.startswith("content/")}
    content["templates/interface.yml"] = (ROOT / "templates/interface.yml").read_bytes()
    return data(content)


def landlords(project: Project | None = None) -> Data:
    """The small quiz of `tests/guide`, or of an example that differs from it."""
    return data((project or guide()).content)


def of_role(quiz: Data, role: str) -> list[str]:
    """The ids of the questions of a role, in the order asked."""
    return [name for name, question in quiz["questions"].items() if question["role"] == role]


def options(quiz: Data, name: str) -> list[str]:
    """The ids of the answers to a question, the one that leaves it out last."""
    question = quiz["questions"][name]
    if question["kind"] == "scale":
        return [*(option["id"] for option in quiz["scale"]["options"]), "na"]
    own = [option["id"] for option in question["options"]]
    return [*own, "none"] if question["kind"] == "many" else own


def everything(quiz: Data) -> Iterator[Answers]:
    """Every way to answer a small quiz that can decide its band, with at most one red flag.

    Readiness decides none, and what does not apply counts as what was not answered.
    """
    names = [name for role in ("severity", "fairness", "flags") for name in of_role(quiz, role)]
    known = [[x for x in options(quiz, name) if x not in ("na", "none")] for name in names]
    for chosen in itertools.product(*([None, *each] for each in known)):
        yield {
            name: [option] if quiz["questions"][name]["kind"] == "many" else option
            for name, option in zip(names, chosen, strict=True)
            if option is not None
        }


def worse(quiz: Data, answers: Answers) -> Iterator[Answers]:
    """The same answers with one answer about severity a step worse, or one more red flag."""
    scale = [option["id"] for option in quiz["scale"]["options"]]
    for name, answer in answers.items():
        if answer in scale[:-1]:
            yield {**answers, name: scale[scale.index(str(answer)) + 1]}
    for name in of_role(quiz, "flags"):
        kept = [flag for flag in answers.get(name, ()) if flag != "none"]
        yield from ({**answers, name: [*kept, x]} for x in quiz["flags"] if x not in kept)


def at_random(quiz: Data, chance: random.Random) -> Answers:
    """Some answers as somebody might give them: few or many, mild or grave, now and then odd."""
    answers: Answers = {}
    gravity, diligence = chance.random() ** 1.5, chance.choice((0.3, 0.8, 0.95, 1.0))
    for name, question in quiz["questions"].items():
        known = options(quiz, name)
        if chance.random() > diligence:
            continue
        if question["kind"] == "scale":
            mean = gravity * (len(known) - 2)
            step = min(max(round(chance.gauss(mean, 1.2)), 0), len(known) - 2)
            answers[name] = "na" if chance.random() < 0.1 else known[step]
        elif question["role"] == "flags":
            set_flags = [flag for flag in known[:-1] if chance.random() < 0.03]
            answers[name] = set_flags or ["none"]
        elif question["role"] == "tried":
            tried = [remedy for remedy in known[:-1] if chance.random() < 0.12]
            answers[name] = tried if chance.random() < 0.7 else ["none"]
        else:
            answers[name] = chance.choice(known)
    if chance.random() < 0.3:
        weights = {x: quiz["questions"][x]["weight"] for x in of_role(quiz, "severity")}
        grave = max(chance.sample(sorted(weights), 3), key=lambda name: weights[name])
        answers[grave] = options(quiz, grave)[-2]
    if chance.random() < 0.1:
        odd: tuple[Answers, ...] = (
            {"no-such-question": "often"},
            {of_role(quiz, "severity")[0]: "no-such-answer"},
            {of_role(quiz, "flags")[0]: ["no-such-flag"]},
            {of_role(quiz, "tried")[0]: "none"},
            {of_role(quiz, "tried")[0]: []},
            {of_role(quiz, "readiness")[0]: "na"},
        )
        answers |= chance.choice(odd)
    return answers
