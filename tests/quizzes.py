"""The data of our own quiz and of the one about landlords, and answers to them."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from fingerpost.content.load import load
from fingerpost.pipeline import Project
from fingerpost.quiz import data as quiz_data
from fingerpost.quiz.decide import counted, decide, options_of
from fingerpost.translation.edition import source
from fingerpost.translation.localise import localise

from .projects import files, guide

ROOT = Path(__file__).parents[1]
ADDRESS = "https://fingerpost.example/en/"

DECIDING = ("situation", "severity", "fairness", "leave_when", "flags", "tried")
TICKED = {"situation": 0.4, "flags": 0.02, "leave_when": 0.03, "tried": 0.1, "context": 0.1}
"""How often an option is ticked at random, by the role of its question."""

Data = Mapping[str, Any]
Answers = dict[str, str | list[str]]


def data(content: Mapping[str, bytes]) -> Data:
    """The data of the quiz of a guide in its source locale, even if the quiz is unsound."""
    read = load(content).guide()
    loaded = localise(read, source(read.settings, {}))
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
    own = [option["id"] for option in options_of(quiz, question)]
    last = {"scale": ["na"], "many": ["none"]}
    return [*own, *last.get(question["kind"], ())]


def complete(quiz: Data, answers: Answers) -> Answers:
    """The answers with every other question that is asked answered as harmlessly as can be."""
    found: Answers = dict(answers)
    while True:
        waiting = [name for name, chosen in counted(quiz, found).items() if not chosen]
        if not waiting:
            return found
        for name in waiting:
            question = quiz["questions"][name]
            if question["kind"] == "many":
                found[name] = ["none"]
            else:
                found[name] = (
                    "partly" if question["role"] == "readiness" else options(quiz, name)[0]
                )


def screens(quiz: Data, answers: Answers) -> list[str]:
    """The ids of the topics that are asked on the way to a result."""
    asked = counted(quiz, answers)
    return [topic["id"] for topic in quiz["topics"] if set(topic["questions"]) & set(asked)]


def everything(quiz: Data) -> Iterator[Answers]:
    """Every way to answer a small quiz that can decide its band, with at most one red flag.

    Readiness decides none. What does not apply counts as what never happens.
    """
    names = [name for role in DECIDING for name in of_role(quiz, role)]
    known = [list(_ways(quiz, name)) for name in names]
    for chosen in itertools.product(*known):
        yield dict(zip(names, chosen, strict=True))


def _ways(quiz: Data, name: str) -> Iterator[str | list[str]]:
    """The ways to answer a question: an answer; one tick at the most, of remedies two."""
    known = [x for x in options(quiz, name) if x not in ("na", "none")]
    if quiz["questions"][name]["kind"] != "many":
        yield from known
        return
    most = 2 if quiz["questions"][name]["role"] == "tried" else 1
    for count in range(most + 1):
        yield from (list(ticks) or ["none"] for ticks in itertools.combinations(known, count))


@dataclass
class Way:
    """A place on the way through a quiz: the question that comes next and where each answer to it
    leads; at the end none, and the band.
    """

    asks: str = ""
    answers: dict[str | tuple[str, ...], Way] = field(default_factory=dict)
    band: str | None = None


class Ways:
    """The bands that answers lead to, each way through a quiz gone once.

    Two who are asked the same questions and answer them alike went the same way, whatever else they
    filled in: what is not asked decides nothing, which `test_soundness.py` tries.
    """

    def __init__(self, quiz: Data) -> None:
        """Begin with no way gone."""
        self.quiz = quiz
        self._first = Way()

    def band(self, answers: Answers) -> str | None:
        """The band that answers lead to."""
        way = self._first
        while way.asks:
            following = way.answers.get(_given(answers, way.asks))
            if following is None:
                break
            way = following
        else:
            if way is not self._first:
                return way.band
        return self._gone(answers)

    def _gone(self, answers: Answers) -> str | None:
        way = self._first
        for name in counted(self.quiz, answers):
            way.asks = name
            way = way.answers.setdefault(_given(answers, name), Way())
        way.band = decide(self.quiz, answers).band
        return way.band


def _given(answers: Answers, name: str) -> str | tuple[str, ...]:
    answer = answers.get(name, ())
    return answer if isinstance(answer, str) else tuple(answer)


def worse(quiz: Data, answers: Answers) -> Iterator[Answers]:
    """The same answers with one about severity a step worse, or one more tick."""
    scale = [option["id"] for option in quiz["scale"]["options"]]
    for name, answer in answers.items():
        if answer in scale[:-1]:
            yield {**answers, name: scale[scale.index(str(answer)) + 1]}
    for name, question in quiz["questions"].items():
        if question["kind"] == "many":
            kept = [tick for tick in answers.get(name, ()) if tick != "none"]
            known = options(quiz, name)[:-1]
            yield from ({**answers, name: [*kept, x]} for x in known if x not in kept)


def at_random(quiz: Data, chance: random.Random) -> Answers:
    """Some answers as somebody might give them: few or many, mild or grave, now and then odd."""
    answers: Answers = {}
    gravity, diligence = chance.random() ** 1.5, chance.choice((0.5, 0.95, 1.0, 1.0, 1.0))
    for name, question in quiz["questions"].items():
        known = options(quiz, name)
        if chance.random() > diligence:
            continue
        if question["kind"] == "scale":
            mean = gravity * (len(known) - 2)
            step = min(max(round(chance.gauss(mean, 1.2)), 0), len(known) - 2)
            answers[name] = "na" if chance.random() < 0.1 else known[step]
        elif question["kind"] == "many":
            ticks = [tick for tick in known[:-1] if chance.random() < TICKED[question["role"]]]
            answers[name] = ticks or ["none"]
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
