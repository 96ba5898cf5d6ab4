"""The reference scorer: the data of a quiz and a reader's answers to a result. Integers only.

The browser has the same function (`theme/js/quiz/`); both are held to `tests/vectors/quiz.json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NOT_APPLICABLE = "na"
NONE = "none"
TOP_SIGNS, REASONS, REMEDIES, LETTERS = 3, 5, 6, 4

Data = Mapping[str, Any]
Answers = Mapping[str, str | list[str]]
Result = dict[str, Any]


def score(quiz: Data, answers: Answers) -> Result:
    """Where the reader stands, why, and what fits; the band is None where too little was answered.

    `decided` says that a red flag leads out: then nothing is tried first, nobody is told to look at
    their own side, and no letters are named but those of the flag and its band.

    Answers map ids of questions to the id of an option, to `na`, or to a list of ids. What does not
    exist or is not asked counts nowhere.
    """
    return _Sheet(quiz, *taken(quiz, answers)).result()


def taken(quiz: Data, answers: Answers) -> tuple[list[str], dict[str, list[str]]]:
    """The ids of the questions that are asked, and what counts of the answers to them.

    A question waits only for earlier ones, so one pass decides.
    """
    asked: list[str] = []
    counted: dict[str, list[str]] = {}
    for name, question in quiz["questions"].items():
        conditions = question.get("when", {}).items()
        if all(set(counted.get(other, ())) & set(wanted) for other, wanted in conditions):
            asked.append(name)
            known = list(_known(quiz, question, answers.get(name)))
            if known:
                counted[name] = known
    return asked, counted


def percent(total: int, most: int) -> int:
    """A share in whole percent, halves up."""
    return (200 * total + most) // (2 * most)


def _known(quiz: Data, question: Data, answer: str | list[str] | None) -> Iterator[str]:
    """What is known of an answer; nothing where the question was not answered."""
    options = [option["id"] for option in question.get("options", ())]
    if question["kind"] == "scale":
        options = [*(option["id"] for option in quiz["scale"]["options"]), NOT_APPLICABLE]
    if question["kind"] != "many":
        yield from (option for option in options if option == answer)
    elif answer is not None:
        given = [answer] if isinstance(answer, str) else answer
        chosen = [option for option in options if option in given]
        yield from chosen
        if not chosen and (NONE in given or not given):
            yield NONE


@dataclass(frozen=True)
class _Mark:
    """An answer about severity: its points, and the most it could have had."""

    question: str
    sign: str
    weight: int
    option: str
    points: int
    most: int

    @property
    def at_top(self) -> bool:
        return self.points == self.most


@dataclass(frozen=True)
class _Sheet:
    quiz: Data
    asked: list[str]
    counted: dict[str, list[str]]

    def result(self) -> Result:
        answered = list(self._marks())
        flags = self._flags()
        enough = len(answered) >= self.quiz["scoring"]["min_answered"]
        severity = percent(*_sums(answered)) if enough else None
        band, floored, capped = self._band(severity, answered, flags)
        marks = answered if band is not None else []
        signs = _signs(marks)
        top = [sign for share, _, sign in signs if share > 0][:TOP_SIGNS]
        readiness = self._readiness()
        slow = readiness is not None and readiness < self.quiz["scoring"]["slow_below"]
        leaves = band is not None and self._bands[band]["leave"]
        decided = leaves and bool(flags)
        mode = self._mode(band, flags, top)
        return {
            "version": self.quiz["version"],
            "band": band,
            "severity": severity,
            "readiness": readiness,
            "answered": len(answered),
            "missing": list(self._missing()) if band is None else [],
            "flags": flags,
            "floored": floored,
            "capped": capped,
            "signs": [{"sign": x, "percent": share, "points": n} for share, n, x in signs],
            "top": top,
            "reasons": _reasons(marks),
            "mode": mode,
            "remedies": self._remedies(top),
            "letters": self._letters(band, mode, flags, () if decided else top),
            "your_side": not decided and self._your_side(),
            "remedies_first": self._remedies_first(flags),
            "pace": "slow" if slow and leaves and not flags else "normal",
            "decided": decided,
            "safety": any(self.quiz["flags"][name]["safety"] for name in flags),
        }

    @property
    def _bands(self) -> dict[str, Data]:
        return {band["id"]: band for band in self.quiz["bands"]}

    def _rank(self, band: str) -> int:
        return list(self._bands).index(band)

    def _of_role(self, role: str) -> Iterator[tuple[str, Data]]:
        for name in self.asked:
            if self.quiz["questions"][name]["role"] == role:
                yield name, self.quiz["questions"][name]

    def _marks(self) -> Iterator[_Mark]:
        """The answers about severity that count, in the order asked."""
        values = {option["id"]: option["value"] for option in self.quiz["scale"]["options"]}
        most = max(values.values())
        for name, question in self._of_role("severity"):
            option, weight = self.counted.get(name, [NOT_APPLICABLE])[0], question["weight"]
            if option != NOT_APPLICABLE:
                points = (weight * values[option], weight * most)
                yield _Mark(name, question["sign"], weight, option, *points)

    def _missing(self) -> Iterator[str]:
        return (name for name, _ in self._of_role("severity") if name not in self.counted)

    def _flags(self) -> list[str]:
        """The flags that are set, those of the most serious band first."""
        known = self.quiz["flags"]
        found = [
            flag
            for name, _ in self._of_role("flags")
            for flag in self.counted.get(name, ())
            if flag in known
        ]
        return sorted(found, key=lambda flag: -self._rank(known[flag]["band"]))

    def _readiness(self) -> int | None:
        total, most = 0, 0
        for name, question in self._of_role("readiness"):
            values = {option["id"]: option["value"] for option in question["options"]}
            for option in self.counted.get(name, ()):
                total, most = total + values[option], most + max(values.values())
        return percent(total, most) if most else None

    def _band(
        self, severity: int | None, marks: list[_Mark], flags: list[str]
    ) -> tuple[str | None, str | None, str | None]:
        """The band, and the questions whose answers lifted it to a floor or held it under a cap."""
        rules = self.quiz["scoring"]
        band: str | None = None
        floored = capped = None
        if severity is not None:
            ranges = (band for band in self.quiz["bands"] if "from" in band)
            band = next(b["id"] for b in ranges if b["from"] <= severity <= b["to"])
            for floor in rules["floors"]:
                grave = (m.question for m in marks if m.at_top and m.weight >= floor["weight"])
                lifting = next(grave, None)
                if lifting and self._rank(floor["band"]) > self._rank(band):
                    band, floored = floor["band"], lifting
            for cap in () if flags else rules["caps"]:
                holds = cap["option"] in self.counted.get(cap["question"], ())
                if holds and self._rank(cap["band"]) < self._rank(band):
                    band, capped = cap["band"], cap["question"]
        for flag in flags:
            lifted = self.quiz["flags"][flag]["band"]
            if band is None or self._rank(lifted) > self._rank(band):
                band = lifted
        return band, floored, capped

    def _mode(self, band: str | None, flags: list[str], top: list[str]) -> str | None:
        holders = [self.quiz["flags"][flag] for flag in flags]
        found: list[str] = []
        if band is not None:
            holders.append(self._bands[band])
            if self._bands[band]["leave"] and top:
                found = self.quiz["signs"][top[0]]["modes"]
        return next(
            (holder["mode"] for holder in holders if "mode" in holder), next(iter(found), None)
        )

    def _remedies(self, top: list[str]) -> list[str]:
        """What to try for the strongest signs, without what was tried."""
        tried = {x for name, _ in self._of_role("tried") for x in self.counted.get(name, ())}
        named = [r["id"] for sign in top for r in self.quiz["signs"][sign]["remedies"]]
        return [name for name in dict.fromkeys(named) if name not in tried][:REMEDIES]

    def _letters(
        self, band: str | None, mode: str | None, flags: list[str], signs: Sequence[str]
    ) -> list[str]:
        """Letters of flags and mode; of band and signs those that fit the mode and the band.

        One that carries out another mode does not, nor does one that ends it where nobody leaves.
        """
        found = [self.quiz["flags"][flag].get("letter") for flag in flags]
        if band is not None:
            leaves, known = self._bands[band]["leave"], self.quiz["letters"]
            named = [*self._bands[band]["letters"]]
            named += [name for sign in signs for name in self.quiz["signs"][sign]["letters"]]
            found.append(self.quiz["modes"][mode]["letter"] if mode else None)
            found += [
                name
                for name in named
                if (leaves or not known[name]["ends"])
                and (mode is None or mode in (known[name]["modes"] or [mode]))
            ]
        return [name for name in dict.fromkeys(found) if name][:LETTERS]

    def _your_side(self) -> bool:
        rule = self.quiz["scoring"].get("your_side", {"question": "", "options": []})
        return bool(set(rule["options"]) & set(self.counted.get(rule["question"], ())))

    def _remedies_first(self, flags: list[str]) -> bool:
        rule = self.quiz["scoring"].get("remedies_first", {"question": ""})
        return not flags and self.counted.get(rule["question"]) == [NONE]


def _sums(marks: Iterable[_Mark]) -> tuple[int, int]:
    listed = list(marks)
    return sum(mark.points for mark in listed), sum(mark.most for mark in listed)


def _signs(marks: list[_Mark]) -> list[tuple[int, int, str]]:
    """Percent, points and id of the signs that were answered about, the strongest first."""
    found = []
    for sign in dict.fromkeys(mark.sign for mark in marks):
        points, most = _sums(mark for mark in marks if mark.sign == sign)
        found.append((percent(points, most), points, sign))
    return sorted(found, key=lambda one: (-one[0], -one[1]))


def _reasons(marks: list[_Mark]) -> list[dict[str, Any]]:
    """The answers that weigh most."""
    counting = sorted((m for m in marks if m.points > 0), key=lambda m: -m.points)[:REASONS]
    return [{"question": m.question, "option": m.option, "points": m.points} for m in counting]
