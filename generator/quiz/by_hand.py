"""Turns the data of a quiz into the sheet that is filled in by hand: points, rules, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .decide import MOST_STEPS, NONE, NOT_APPLICABLE, Data, options_of, percent


@dataclass(frozen=True)
class SheetLink:
    """A page to read; its address is relative to the page of the sheet."""

    title: str
    url: str


@dataclass(frozen=True)
class SheetAnswer:
    """An answer to tick: its words, its points if it counts, what to do, the page that helps."""

    text: str
    points: int | None
    advice: str
    link: SheetLink | None


@dataclass(frozen=True)
class SheetQuestion:
    """A question with its answers.

    `only_if` are the questions that it waits for, each with the answers that it takes, in words.
    """

    text: str
    hint: str
    answers: tuple[SheetAnswer, ...]
    sign: SheetLink | None
    only_if: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SheetPart:
    """The questions of one role in a topic."""

    title: str
    lines: tuple[SheetQuestion, ...]


@dataclass(frozen=True)
class SheetFlag:
    """A red flag, why it decides, the band it leads to, and the pages that answer it."""

    text: str
    why: str
    band: str
    links: tuple[SheetLink, ...]


@dataclass(frozen=True)
class SheetSign:
    """A sign, and its lines with the band each of them leads to."""

    sign: SheetLink
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SheetOutcome:
    """A band, the points of a sign that lead to it, its pages, each exit step with its days."""

    band: Data
    points: tuple[int, int] | None
    links: tuple[SheetLink, ...]
    days: tuple[tuple[SheetLink, int, int], ...]


@dataclass(frozen=True)
class Sheet:
    """All that the sheet says, in the order it is filled in.

    `ready_most` are the points to be had for being ready; under `ready` of them, the reader has to
    prepare first. A sign is strong from `strong` points on. Without an answer from `recurs` on, it
    stays with `mildest`. Failed attempts lift it by `steps` at the most; so many strong signs as
    `crowd` says lift it by one; one that is not strong stops at `mild`. `leave` is the band after
    the last step, `before` names bands in between for some signs. `caps` are a question, an answer
    and a band each.
    """

    flags: tuple[SheetFlag, ...]
    severity: tuple[SheetPart, ...]
    crossed: tuple[SheetSign, ...]
    fairness: tuple[SheetPart, ...]
    context: tuple[SheetPart, ...]
    readiness: tuple[SheetPart, ...]
    outcomes: tuple[SheetOutcome, ...]
    ready: int
    ready_most: int
    strong: int
    steps: int
    told: bool
    mildest: str
    recurs: str
    crowd: int | None
    mild: str | None
    leave: str
    before: tuple[tuple[str, str], ...]
    caps: tuple[tuple[str, str, str], ...]


def sheet(quiz: Data, root: str) -> Sheet:
    """The sheet of a quiz; `root` leads from its page to the root of the locale."""
    return _Maker(quiz, root).sheet()


@dataclass(frozen=True)
class _Maker:
    quiz: Data
    root: str

    def sheet(self) -> Sheet:
        rules, titles = self.quiz["scoring"], self._titles
        ready_most = self._most("readiness")
        return Sheet(
            flags=tuple(self._flags()),
            severity=tuple(self._parts("severity")),
            crossed=tuple(self._crossed()),
            fairness=tuple(self._parts("fairness")),
            context=tuple(self._parts("context")),
            readiness=tuple(self._parts("readiness")),
            outcomes=tuple(map(self._outcome, self.quiz["bands"])),
            ready=_least(rules["slow_below"], ready_most),
            ready_most=ready_most,
            strong=_least(rules["strong"], self._gravest),
            steps=MOST_STEPS,
            told=bool(rules["told"]),
            mildest=next(band["title"] for band in self.quiz["bands"] if "from" in band),
            recurs=self._recurs(),
            crowd=rules.get("crowd"),
            mild=titles.get(rules.get("mild")),
            leave=titles[rules["leave"]],
            before=tuple(self._before()),
            caps=tuple(self._caps()),
        )

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The titles of the bands by id."""
        return {band["id"]: band["title"] for band in self.quiz["bands"]}

    def _flags(self) -> Iterator[SheetFlag]:
        """The red flags as they are asked for."""
        for question in self._questions("flags"):
            for name in question["flags"]:
                flag = self.quiz["flags"][name]
                band = self._titles[flag["band"]]
                yield SheetFlag(flag["text"], flag["why"], band, self._links(flag))

    def _crossed(self) -> Iterator[SheetSign]:
        """The signs that have lines."""
        for sign in self.quiz["signs"].values():
            lines = [self.quiz["lines"][name] for name in sign["lines"]]
            if lines:
                told = tuple((line["text"], self._titles[line["band"]]) for line in lines)
                yield SheetSign(self._link(sign), told)

    def _outcome(self, band: Data) -> SheetOutcome:
        links = self._links(band) or self._links_of_flags(band)
        return SheetOutcome(band, self._points(band), links, tuple(self._days(band)))

    def _recurs(self) -> str:
        """The words of the answer from which attempts count; nothing where all do."""
        first = self.quiz["scoring"].get("recurs")
        return next((x["text"] for x in self.quiz["scale"]["options"] if x["id"] == first), "")

    def _before(self) -> Iterator[tuple[str, str]]:
        """The signs that have a band before leaving, each with that."""
        for sign in self.quiz["signs"].values():
            if "before_leaving" in sign:
                yield sign["title"], self._titles[sign["before_leaving"]]

    def _caps(self) -> Iterator[tuple[str, str, str]]:
        """The answers that keep the outcome mild: question, answer and band."""
        for cap in self.quiz["scoring"]["caps"]:
            question = self.quiz["questions"][cap["question"]]["text"]
            answer = self._words(cap["question"], [cap["option"]])
            yield question, answer, self._titles[cap["band"]]

    def _questions(self, role: str) -> Iterator[Data]:
        return (x for x in self.quiz["questions"].values() if x["role"] == role)

    def _parts(self, role: str) -> Iterator[SheetPart]:
        asked = {question["id"]: question for question in self._questions(role)}
        for topic in self.quiz["topics"]:
            own = [asked[name] for name in topic["questions"] if name in asked]
            if own:
                yield SheetPart(topic["title"], tuple(map(self._line, own)))

    def _line(self, question: Data) -> SheetQuestion:
        """A question as it stands on the sheet. Only answers with a value have points."""
        sign = self.quiz["signs"].get(question.get("sign"))
        return SheetQuestion(
            text=question["text"],
            hint=question.get("hint", ""),
            answers=tuple(
                SheetAnswer(
                    option["text"],
                    option["value"] * question.get("weight", 1) if "value" in option else None,
                    option.get("advice", ""),
                    self._link(self.quiz["pages"][option["page"]]) if "page" in option else None,
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
        own = options_of(self.quiz, question)
        if question["kind"] == "scale":
            return [*own, {"id": NOT_APPLICABLE, "text": self.quiz["scale"]["na"]}]
        none = [{"id": NONE, "text": question["none"]}] if "none" in question else []
        return [*own, *none]

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

    @property
    def _gravest(self) -> int:
        """The points of the gravest answer that a question about severity takes."""
        weights = [question["weight"] for question in self._questions("severity")]
        return int(max(weights, default=1) * self.quiz["scale"]["options"][-1]["value"])

    def _points(self, band: Data) -> tuple[int, int] | None:
        """From how many to how many points of a sign a band goes; None where none lead to it.

        A first band without a range is for no points at all.
        """
        first = self.quiz["bands"][0]
        if "from" not in band:
            return (0, 0) if band is first else None
        held = range(0 if "from" in first else 1, self._gravest + 1)
        inside = [n for n in held if band["from"] <= percent(n, self._gravest) <= band["to"]]
        return (inside[0], inside[-1]) if inside else None

    def _days(self, band: Data) -> Iterator[tuple[SheetLink, int, int]]:
        pace = band["pace"]
        for step, normal, slow in zip(
            self.quiz["steps"], pace["normal"], pace["slow"], strict=False
        ):
            yield self._link(step), normal, slow

    def _links(self, holder: Data) -> tuple[SheetLink, ...]:
        """The pages of what a flag or a band names: a mode, letters, pages."""
        quiz = self.quiz
        found = [quiz["signs"][holder["sign"]]] if holder.get("sign") in quiz["signs"] else []
        found += [quiz["modes"][holder["mode"]]] if "mode" in holder else []
        names = [holder["letter"]] if "letter" in holder else holder.get("letters", [])
        found += [quiz["letters"][name] for name in names]
        names = [holder["page"]] if "page" in holder else holder.get("pages", [])
        found += [quiz["pages"][name] for name in names]
        return tuple(map(self._link, found))

    def _links_of_flags(self, band: Data) -> tuple[SheetLink, ...]:
        """The pages of the red flags that lead to a band."""
        flags = self.quiz["flags"].values()
        return tuple(x for f in flags if f["band"] == band["id"] for x in self._links(f))

    def _link(self, entry: Data) -> SheetLink:
        return SheetLink(entry["title"], self.root + entry["url"])


def _least(share: int, most: int) -> int:
    """The least points that are as large a share of the `most` there are, in percent."""
    return next((n for n in range(1 + most) if most and percent(n, most) >= share), most)
