"""Turns the data of a quiz to the sheet that is filled in by hand: points, rules, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .score import NONE, NOT_APPLICABLE, percent

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """A page that something leads to; its address is relative to the page of the sheet."""

    title: str
    url: str


@dataclass(frozen=True)
class Answer:
    """Something to tick: its words, its points where it counts, what to do about it."""

    text: str
    points: int | None
    advice: str


@dataclass(frozen=True)
class Line:
    """A question with its answers, and whether the last degree of its scale decides by itself.

    `only_if` are other questions and the answers to them that it waits for, in words.
    """

    text: str
    hint: str
    answers: tuple[Answer, ...]
    sign: Link | None
    only_if: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Part:
    """The lines of one role inside a topic."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Flag:
    """A red flag, why it decides, the band it leads to, and the pages that answer it."""

    text: str
    why: str
    band: str
    links: tuple[Link, ...]


@dataclass(frozen=True)
class Outcome:
    """A band, the pages that go with it, and each exit step with its days at both paces."""

    band: Data
    links: tuple[Link, ...]
    days: tuple[tuple[Link, int, int], ...]


@dataclass(frozen=True)
class Sheet:
    """All that the sheet says, in the order it is filled in.

    `most` and `ready_most` are the points to be had; under `ready` of the latter, the reader has to
    prepare first. `top` is the gravest answer of the scale; `floors` are the points from which it
    leads to a band by itself, and that band. `caps` are a question, an answer and a band each.
    """

    flags: tuple[Flag, ...]
    severity: tuple[Part, ...]
    fairness: tuple[Part, ...]
    readiness: tuple[Part, ...]
    outcomes: tuple[Outcome, ...]
    most: int
    ready: int
    ready_most: int
    top: str
    floors: tuple[tuple[int, str], ...]
    caps: tuple[tuple[str, str, str], ...]


def sheet(quiz: Data, root: str) -> Sheet:
    """The sheet of a quiz; `root` leads from its page to the root of the locale."""
    return _Maker(quiz, root).sheet()


@dataclass(frozen=True)
class _Maker:
    quiz: Data
    root: str

    def sheet(self) -> Sheet:
        quiz, rules = self.quiz, self.quiz["scoring"]
        titles = {band["id"]: band["title"] for band in quiz["bands"]}
        gravest = quiz["scale"]["options"][-1]
        ready_most = self._most("readiness")
        points = range(ready_most + 1 if ready_most else 0)
        return Sheet(
            flags=tuple(
                Flag(option["text"], flag["why"], titles[flag["band"]], self._links(flag))
                for question in self._questions("flags")
                for option in question["options"]
                for flag in (quiz["flags"][option["id"]],)
            ),
            severity=tuple(self._parts("severity")),
            fairness=tuple(self._parts("fairness")),
            readiness=tuple(self._parts("readiness")),
            outcomes=tuple(
                Outcome(band, self._links(band), tuple(self._days(band))) for band in quiz["bands"]
            ),
            most=self._most("severity"),
            ready=next((n for n in points if percent(n, ready_most) >= rules["slow_below"]), 0),
            ready_most=ready_most,
            top=gravest["text"],
            floors=tuple(
                (floor["weight"] * gravest["value"], titles[floor["band"]])
                for floor in rules["floors"]
            ),
            caps=tuple(
                (
                    quiz["questions"][cap["question"]]["text"],
                    self._words(cap["question"], [cap["option"]]),
                    titles[cap["band"]],
                )
                for cap in rules["caps"]
            ),
        )

    def _questions(self, role: str) -> Iterator[Data]:
        return (x for x in self.quiz["questions"].values() if x["role"] == role)

    def _parts(self, role: str) -> Iterator[Part]:
        asked = {question["id"]: question for question in self._questions(role)}
        for topic in self.quiz["topics"]:
            own = [asked[name] for name in topic["questions"] if name in asked]
            if own:
                yield Part(topic["title"], tuple(map(self._line, own)))

    def _line(self, question: Data) -> Line:
        sign = self.quiz["signs"].get(question.get("sign"))
        return Line(
            text=question["text"],
            hint=question.get("hint", ""),
            answers=tuple(
                Answer(
                    option["text"],
                    option["value"] * question.get("weight", 1) if "value" in option else None,
                    option.get("advice", ""),
                )
                for option in self._options(question)
            ),
            sign=self._link(sign) if sign else None,
            only_if=tuple(
                (self.quiz["questions"][name]["text"], self._words(name, wanted))
                for name, wanted in question.get("when", {}).items()
            ),
        )

    def _options(self, question: Data) -> list[Data]:
        """The answers that a question takes, the one that leaves it out among them."""
        if question["kind"] == "scale":
            scale = self.quiz["scale"]
            return [*scale["options"], {"id": NOT_APPLICABLE, "text": scale["na"]}]
        none = [{"id": NONE, "text": question["none"]}] if "none" in question else []
        return [*question["options"], *none]

    def _words(self, name: str, wanted: Iterable[str]) -> str:
        """Answers to a question as a reader sees them."""
        options = self._options(self.quiz["questions"][name])
        return ", ".join(option["text"] for option in options if option["id"] in wanted)

    def _most(self, role: str) -> int:
        """The points of somebody who chooses the gravest answer to every question of a role."""
        return sum(
            max(option.get("value", 0) for option in self._options(question))
            * question.get("weight", 1)
            for question in self._questions(role)
        )

    def _days(self, band: Data) -> Iterator[tuple[Link, int, int]]:
        pace = band["pace"]
        for step, normal, slow in zip(
            self.quiz["steps"], pace["normal"], pace["slow"], strict=False
        ):
            yield self._link(step), normal, slow

    def _links(self, holder: Data) -> tuple[Link, ...]:
        """The pages of what a flag or a band names: a mode, letters, pages."""
        quiz = self.quiz
        found = [quiz["modes"][holder["mode"]]] if "mode" in holder else []
        names = [holder["letter"]] if "letter" in holder else holder.get("letters", [])
        found += [quiz["letters"][name] for name in names]
        names = [holder["page"]] if "page" in holder else holder.get("pages", [])
        found += [quiz["pages"][name] for name in names]
        return tuple(map(self._link, found))

    def _link(self, entry: Data) -> Link:
        return Link(entry["title"], self.root + entry["url"])
