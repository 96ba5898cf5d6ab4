"""Describes what was decided: the data of a quiz and a reader's answers to a result.

The browser has the same function (`theme/js/quiz/score.js`); both are held to
`tests/vectors/quiz.json`. No command asks for a result: by this one, tests try more answers than a
browser could.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypedDict

from .decide import (
    NONE,
    Answers,
    Counted,
    Data,
    Decision,
    Standing,
    counted,
    gives_advice,
    modes_of,
    percent,
)

TOP_SIGNS, REASONS, REMEDIES, LETTERS, PAGES = 3, 5, 6, 4, 3


class Weighed(TypedDict):
    """A sign that was answered about: the percent and the points of its answers, as decided."""

    sign: str
    percent: int
    points: int


class Reason(TypedDict):
    """An answer about severity, and its share of the gravest there is in percent."""

    question: str
    option: str
    percent: int


class Ticked(TypedDict):
    """An answer that changes no outcome and has a page of its own."""

    question: str
    option: str


class Result(TypedDict):
    """Where a reader stands: ids of the quiz and of the guide, as JSON holds them.

    Of the decision: `flags` are the red flags that were ticked, `lines` those that were crossed,
    `signs` those that were answered about, each the gravest first; `missing` are the questions
    without an answer that can still change the `band`, which is None until then. `capped` is the
    question that holds the band down. `decided` says that a red flag or a line leads out: then
    nothing is tried first, and nobody is told to look at their own side.

    In numbers: `severity` is how bad the worst sign is, in percent, and None where no sign was
    answered about; `breadth` is how many signs show at all; `readiness` is in percent.

    For the page: `top` are the signs that are shown, `reasons` the answers that weigh most, `along`
    what was ticked of the rest, where nothing leads past ordinary friction; `heard` the red flags
    whose page and advice no other one silences. Of the first sign, `failed` are the remedies that
    changed nothing, `told` and `crowded` what else lifted it. What fits is the way
    out (`mode`), `remedies` to try, `letters` to send, `pages` to read, the likeliest first.
    """

    version: int
    band: str | None
    severity: int | None
    breadth: int
    readiness: int | None
    missing: list[str]
    flags: list[str]
    heard: list[str]
    lines: list[str]
    signs: list[Weighed]
    top: list[str]
    failed: list[str]
    told: bool
    crowded: bool
    capped: str | None
    reasons: list[Reason]
    along: list[Ticked]
    mode: str | None
    remedies: list[str]
    letters: list[str]
    pages: list[str]
    your_side: bool
    remedies_first: bool
    pace: Literal["normal", "slow"]
    decided: bool
    safety: bool


def score(quiz: Data, answers: Answers) -> Result:
    """Where the reader stands, why, and what fits."""
    own = counted(quiz, answers)
    standing = Standing(quiz, own)
    return _Description(quiz, own, standing, standing.decision()).result()


@dataclass(frozen=True)
class _Description:
    quiz: Data
    counted: Counted
    standing: Standing
    decision: Decision

    def result(self) -> Result:
        """All that there is to say of the decision, in the order of `Result`."""
        decision = self.decision
        shown = [one for one in decision.signs if one.percent] if decision.band else []
        top = [one.sign for one in shown][:TOP_SIGNS]
        first = shown[0] if shown else None
        mode = self._mode_for(top)
        readiness = self._readiness()
        slow = readiness is not None and readiness < self.quiz["scoring"]["slow_below"]
        return {
            "version": self.quiz["version"],
            "band": decision.band,
            "severity": max((x.percent for x in decision.signs), default=None),
            "breadth": sum(one.percent > 0 for one in decision.signs),
            "readiness": readiness,
            "missing": list(decision.missing),
            "flags": list(decision.flags),
            "heard": self._heard,
            "lines": list(decision.lines),
            "signs": [
                {"sign": x.sign, "percent": x.percent, "points": x.points} for x in decision.signs
            ],
            "top": top,
            "failed": list(first.failed) if first else [],
            "told": decision.told and first is not None,
            "crowded": decision.crowded,
            "capped": decision.capped,
            "reasons": self._reasons(),
            "along": list(self._along()),
            "mode": mode,
            "remedies": self._remedies(top),
            "letters": self._letters(mode, top),
            "pages": self._pages(top),
            "your_side": not decision.decided and self._your_side(),
            "remedies_first": not decision.decided and self._has_tried_nothing(),
            "pace": "slow" if slow else "normal",
            "decided": decision.decided,
            "safety": any(self.quiz["flags"][name]["safety"] for name in decision.flags),
        }

    @property
    def _band(self) -> Data | None:
        bands = self.quiz["bands"]
        return next((band for band in bands if band["id"] == self.decision.band), None)

    def _reasons(self) -> list[Reason]:
        """The answers about severity that weigh most."""
        counting = sorted(
            (mark for mark in self.standing.marks if mark.points > 0), key=lambda m: -m.points
        )
        return [
            {"question": mark.question, "option": mark.option, "percent": mark.percent}
            for mark in (counting[:REASONS] if self.decision.band else ())
        ]

    def _along(self) -> Iterator[Ticked]:
        """What was ticked of what only leads to pages, where the outcome says nothing graver."""
        if self.standing.shows or self.decision.flags or not self.decision.band:
            return
        for name, _, chosen in self.standing.of_role("context"):
            for option in chosen:
                if option != NONE:
                    yield {"question": name, "option": option}

    def _readiness(self) -> int | None:
        values = {option["id"]: option["value"] for option in self.quiz["readiness"]}
        chosen = (x for _, _, given in self.standing.of_role("readiness") for x in given)
        points = [values[option] for option in chosen if option in values]
        return percent(sum(points), len(points) * max(values.values())) if points else None

    def _mode_for(self, top: Sequence[str]) -> str | None:
        """The way out: of what decided, of the band, of what was agreed on, of the first sign."""
        band = self._band
        if band is None:
            return None
        modes = list(modes_of(self.quiz, band, self.decision.flags, self.decision.lines))
        if band["leave"]:
            for _, question, chosen in self.standing.of_role("mode"):
                options = [x for x in question["options"] if x["id"] in chosen]
                modes += [option["mode"] for option in options if "mode" in option]
            modes += self.quiz["signs"][top[0]]["modes"] if top else []
        return next(iter(modes), None) or None

    def _remedies(self, top: Iterable[str]) -> list[str]:
        """What to try for the strongest signs, without what was tried."""
        ticked = {x for _, _, chosen in self.standing.of_role("tried") for x in chosen}
        named = [r["id"] for sign in top for r in self.quiz["signs"][sign]["remedies"]]
        return [name for name in dict.fromkeys(named) if name not in ticked][:REMEDIES]

    def _letters(self, mode: str | None, top: Sequence[str]) -> list[str]:
        """The letters that fit, those of what decided first, then those of signs, then the band's.

        A letter that carries out another way out does not fit. Where a red flag decides, letters of
        signs stay away; where it gives advice of its own, those of the band do. Where one wants
        silence, no letter goes out but its own.
        """
        band = self._band
        if band is None:
            return []
        if silent := self._silent:
            return [flag["letter"] for flag in silent if "letter" in flag]
        deciding, others = self._flags_by_weight(band)
        by_flag = bool(deciding) and self.decision.decided
        found = [flag.get("letter") for flag in deciding]
        found += [self.quiz["lines"][line].get("letter") for line in self.decision.lines]
        if not by_flag:
            letters = (flag.get("letter") for flag in others)
            found += [name for name in letters if name and self._carries_out(name, mode)]
        signs = () if by_flag else top
        found += [x for sign in signs[:1] for x in self._letters_of(sign, band, mode)]
        found.append(self.quiz["modes"][mode]["letter"] if mode else None)
        found += [x for sign in signs[1:] for x in self._letters_of(sign, band, mode)]
        of_band = () if gives_advice(deciding) else band["letters"]
        found += [x for x in of_band if self._fits(x, band, mode)]
        return [name for name in dict.fromkeys(found) if name][:LETTERS]

    @property
    def _silent(self) -> list[Data]:
        """The red flags that want nothing sent but their own letter, the gravest first."""
        flags = (self.quiz["flags"][name] for name in self.decision.flags)
        return [flag for flag in flags if flag["silence"]]

    @property
    def _heard(self) -> list[str]:
        """The red flags without those whose page and advice would break a silence.

        One that wants silence overrules those that come after it, but for those about safety.
        """
        flags = [(name, self.quiz["flags"][name]) for name in self.decision.flags]
        hushed = next((at for at, (_, flag) in enumerate(flags) if flag["silence"]), len(flags))
        spoken = [name for name, _ in flags[:hushed]]
        return spoken + [name for name, x in flags[hushed:] if x["silence"] or x["safety"]]

    def _flags_by_weight(self, band: Data) -> tuple[list[Data], list[Data]]:
        """The red flags that lead to the outcome, and the others; those alone that are heard."""
        flags = [self.quiz["flags"][name] for name in self._heard]
        deciding = [flag for flag in flags if flag["band"] == band["id"]]
        return deciding, [flag for flag in flags if flag not in deciding]

    def _letters_of(self, sign: str, band: Data, mode: str | None) -> Iterator[str]:
        """The letters of a sign: those named for the outcome where any are named, or all."""
        by_band = self.quiz["signs"][sign]["letters_from"]
        if by_band:
            letters = self._named_for(band, by_band) or []
            yield from (name for name in letters if self._carries_out(name, mode))
        else:
            letters = self.quiz["signs"][sign]["letters"]
            yield from (name for name in letters if self._fits(name, band, mode))

    def _named_for(self, band: Data, by_band: Mapping[str, list[str]]) -> list[str] | None:
        """What is named for the gravest band up to an outcome."""
        ids = [each["id"] for each in self.quiz["bands"]]
        named = [x for x in by_band if ids.index(x) <= ids.index(band["id"])]
        return by_band[max(named, key=ids.index)] if named else None

    def _fits(self, letter: str, band: Data, mode: str | None) -> bool:
        """Whether a letter fits the way out, and does not end it where nobody leaves."""
        ends = self.quiz["letters"][letter]["ends"]
        return (band["leave"] or not ends) and self._carries_out(letter, mode)

    def _carries_out(self, letter: str, mode: str | None) -> bool:
        modes = self.quiz["letters"][letter]["modes"]
        return mode is None or not modes or mode in modes

    def _pages(self, top: Sequence[str]) -> list[str]:
        """The pages for the situation: of what happened, of other answers, of signs, of the band.

        Those of the band stay away where a red flag gives advice of its own, unless it is about
        safety; those of signs and of answers where one wants silence. Where one about safety leads
        out, nothing else that happened counts. Those of answers take no room from the others.
        """
        band = self._band
        if band is None:
            return []
        deciding, others = self._flags_by_weight(band)
        lines = [self.quiz["lines"][line] for line in self.decision.lines]
        found = [holder.get("page") for holder in (*deciding, *lines)]
        general: list[str] = []
        by_flag = bool(deciding) and self.decision.decided
        if not (by_flag and deciding[0]["safety"]):
            found += [flag.get("page") for flag in others]
        if not by_flag:
            signs = () if self._silent else top
            general += [page for sign in signs for page in self._pages_of(sign, band)]
        if not gives_advice(deciding) or deciding[0]["safety"]:
            general += band["pages"]
        first = [name for name in dict.fromkeys(found) if name][:PAGES]
        answers = [] if self._silent else list(self._pages_of_answers())
        rest = [name for name in dict.fromkeys(general) if name not in (*first, *answers)]
        return list(dict.fromkeys([*first, *answers, *rest[: PAGES - len(first)]]))

    def _pages_of(self, sign: str, band: Data) -> list[str]:
        """The pages of a sign: those named for the outcome, or those that are named for all."""
        own = self.quiz["signs"][sign]
        pages = self._named_for(band, own["pages_from"])
        return own["pages"] if pages is None else pages

    def _pages_of_answers(self) -> Iterator[str]:
        """The pages that chosen answers name themselves."""
        for name, chosen in self.counted.items():
            for option in self.quiz["questions"][name].get("options", ()):
                if option["id"] in chosen and "page" in option:
                    yield option["page"]

    def _your_side(self) -> bool:
        rule = self.quiz["scoring"].get("your_side", {"question": "", "options": []})
        return bool(set(rule["options"]) & set(self.counted.get(rule["question"], ())))

    def _has_tried_nothing(self) -> bool:
        return any(chosen == [NONE] for _, _, chosen in self.standing.of_role("tried"))
