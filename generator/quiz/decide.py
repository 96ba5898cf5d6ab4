"""Decides where a reader stands: what of a quiz is asked, what counts, which band comes out.

The outcome comes from the strongest sign. How often it shows places it in a band; remedies that
failed, having told the client in vain, and many strong signs lift it step by step. Having told them
alone never leads out. Where no sign shows, the first band comes out. Red flags, and lines that a
reader had drawn for a sign, lead to their band at once. Nothing is asked that can no longer change
the outcome. `score` describes what was decided.
The browser has the same functions under like names (`theme/js/quiz/decide.js`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

NOT_APPLICABLE = "na"
NONE = "none"
MOST_STEPS = 2
"""How many steps failed attempts lift a sign at the most."""
DECIDING = ("situation", "severity", "leave_when", "tried")
"""The roles of questions that can change the outcome, beside red flags and some of fairness."""

Data = Mapping[str, Any]
"""A quiz, or a part of one, as `data.py` makes it and JSON holds it."""
Answers = Mapping[str, str | list[str]]
"""What a reader answered, by the ids of questions: that of an option, or `na`; a list of ids."""
Counted = dict[str, list[str]]
"""What counts of the answers: ids of options, by the ids of the questions that are asked."""


def percent(total: int, most: int) -> int:
    """A share in whole percent, halves up."""
    return (200 * total + most) // (2 * most)


def counted(quiz: Data, answers: Answers) -> Counted:
    """The answers that count: an entry for each question that is asked, empty where it has no
    answer.

    Answers map ids of questions to the id of an option, to `na`, or to a list of ids. What does not
    exist or is not asked counts nowhere. Whether a question is asked depends on earlier ones alone.
    """
    found: Counted = {}
    for name, question in quiz["questions"].items():
        if Standing(quiz, found).asks(question):
            found[name] = list(_known(quiz, question, answers.get(name)))
    return found


def _known(quiz: Data, question: Data, answer: str | list[str] | None) -> Iterator[str]:
    """What of an answer exists in the quiz; None where the question was not answered."""
    if question["kind"] == "many":
        options = [option["id"] for option in options_of(quiz, question)]
        given = [answer] if isinstance(answer, str) else answer
        if given is not None:
            chosen = [option for option in options if option in given]
            yield from chosen or ([NONE] if NONE in given or not given else [])
        return
    options = [option["id"] for option in options_of(quiz, question)]
    yield from (option for option in (*options, NOT_APPLICABLE) if option == answer)


def options_of(quiz: Data, question: Data) -> list[Data]:
    """The options of a question, without those that leave it aside."""
    role = question["role"]
    if role == "severity":
        return list(quiz["scale"]["options"])
    if role == "readiness":
        return list(quiz["readiness"])
    if role == "situation":
        topics = (topic for topic in quiz["topics"] if "situation" in topic)
        return [{"id": topic["id"], "text": topic["situation"]} for topic in topics]
    if role == "flags":
        return [{"id": name, "text": quiz["flags"][name]["text"]} for name in question["flags"]]
    if role == "leave_when":
        return [{"id": name, "text": line["text"]} for name, line in quiz["lines"].items()]
    if role == "tried":
        return [{"id": name, "text": each["title"]} for name, each in quiz["remedies"].items()]
    return list(question["options"])


@dataclass(frozen=True)
class Mark:
    """An answer about severity: its points, and their share of the most there are, in percent."""

    question: str
    sign: str
    option: str
    points: int
    percent: int


@dataclass(frozen=True)
class SignStanding:
    """How far one sign leads.

    `percent` is that of its gravest answer. `failed` are the remedies that changed nothing; `steps`
    is how far the sign is lifted for them and for the rest. `rank` is the place of the band that it
    leads to.
    """

    sign: str
    percent: int
    points: int
    failed: tuple[str, ...]
    steps: int
    rank: int


@dataclass(frozen=True)
class Decision:
    """Where the reader stands.

    `band` is None while questions are open (`missing`) that can change it. `flags` and `lines` are
    those that were ticked, the gravest first. `signs` are those that were answered about, the one
    that leads furthest first. `decided` says that a flag or a line leads out by itself. `crowded`
    and `told` say that many strong signs, and having told them in vain, lifted the first; `capped`
    is the question whose answer holds the outcome.
    """

    band: str | None
    missing: tuple[str, ...]
    flags: tuple[str, ...]
    lines: tuple[str, ...]
    signs: tuple[SignStanding, ...]
    decided: bool
    crowded: bool
    told: bool
    capped: str | None


def decide(quiz: Data, answers: Answers) -> Decision:
    """The outcome to which some answers lead, and what led there."""
    return Standing(quiz, counted(quiz, answers)).decision()


@dataclass(frozen=True)
class Standing:
    """What the answers so far come to; each of its values is worked out when it is asked for."""

    quiz: Data
    counted: Counted

    def decision(self) -> Decision:
        """The band, or what is missing for it, and what led there."""
        missing = tuple(self._missing())
        rank, capped = self._outcome
        return Decision(
            band=None if missing else self._bands[rank],
            missing=missing,
            flags=self.flags,
            lines=self.lines,
            signs=self.signs,
            decided=self._settled >= self._leave,
            crowded=self._crowded,
            told=self._was_told,
            capped=capped,
        )

    def asks(self, question: Data) -> bool:
        """Whether a question is asked: its conditions hold, and it can still change something."""
        conditions = question.get("when", {}).items()
        if not all(set(self.counted.get(name, ())) & set(wanted) for name, wanted in conditions):
            return False
        role = question["role"]
        if role == "flags":
            return self._leads_further(question)
        if role in ("mode", "readiness"):
            band = self.quiz["bands"][self._outcome[0]]
            if role == "mode":
                called = modes_of(self.quiz, band, self.flags, self.lines)
                return bool(band["leave"]) and next(called, None) is None
            return bool(band["pace"]["normal"] != band["pace"]["slow"])
        if role == "context":
            return any(name in self.counted for name in self._topic_of(question)["questions"])
        if self._settled >= self._top:
            return False
        if role == "severity":
            return self._is_chosen(self._topic_of(question))
        if role == "leave_when":
            return any(self.quiz["signs"][one.sign]["lines"] for one in self.strong)
        return role == "situation" or self._is_before_signs(question) or self.shows

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The answers about severity that count, in the order asked."""
        values = {option["id"]: option["value"] for option in self.quiz["scale"]["options"]}
        questions = self.quiz["questions"].values()
        weights = [question["weight"] for question in questions if question["role"] == "severity"]
        most = max(weights, default=1) * max(values.values())
        return tuple(
            Mark(name, question["sign"], option, points, percent(points, most))
            for name, question, chosen in self.of_role("severity")
            for option in chosen
            if option in values
            for points in (question["weight"] * values[option],)
        )

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """The red flags that were ticked, those of the most serious band first."""
        ticked = (x for _, _, chosen in self.of_role("flags") for x in chosen if x != NONE)
        return tuple(sorted(ticked, key=lambda flag: -self._rank_of(flag)))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of strong signs that were crossed, those of the most serious band first."""
        ticked = [x for _, _, chosen in self.of_role("leave_when") for x in chosen if x != NONE]
        strong = {one.sign for one in self.strong} if ticked else set()
        crossed = (x for x in ticked if self.quiz["lines"][x]["sign"] in strong)
        return tuple(sorted(crossed, key=lambda line: -self._rank_of(line)))

    @cached_property
    def signs(self) -> tuple[SignStanding, ...]:
        """The signs that were answered about; the one that leads furthest first."""
        names = dict.fromkeys(mark.sign for mark in self.marks)
        return tuple(
            sorted(map(self._sign, names), key=lambda one: (-one.rank, -one.percent, -one.points))
        )

    @cached_property
    def strong(self) -> tuple[SignStanding, ...]:
        """The signs that are strong by how often they show, the strongest first."""
        from_percent = self.quiz["scoring"]["strong"]
        return tuple(
            sorted(
                (one for one in self.signs if one.percent >= from_percent),
                key=lambda one: (-one.percent, -one.points),
            )
        )

    def of_role(self, role: str) -> Iterator[tuple[str, Data, list[str]]]:
        """The questions of a role that are asked, with what counts of the answers."""
        for name, chosen in self.counted.items():
            if self.quiz["questions"][name]["role"] == role:
                yield name, self.quiz["questions"][name], chosen

    @cached_property
    def _bands(self) -> list[str]:
        return [band["id"] for band in self.quiz["bands"]]

    def _rank_of(self, name: str) -> int:
        """The place of the band that a red flag or a line leads to."""
        holder = self.quiz["flags"].get(name) or self.quiz["lines"][name]
        return self._bands.index(holder["band"])

    @cached_property
    def _leave(self) -> int:
        return self._bands.index(self.quiz["scoring"]["leave"])

    @cached_property
    def _ranged(self) -> list[int]:
        """The places of the bands that a sign leads to by how often it shows."""
        return [at for at, band in enumerate(self.quiz["bands"]) if "from" in band]

    @cached_property
    def _top(self) -> int:
        """The place of the most serious band that signs can lead to."""
        return max(*self._ranged, self._leave)

    @cached_property
    def shows(self) -> bool:
        """Whether some sign leads further than the mildest band of signs."""
        return any(one.rank > self._ranged[0] for one in self.signs)

    def _is_before_signs(self, question: Data) -> bool:
        """Whether questions about signs are still to come after a question."""
        after = False
        for each in self.quiz["questions"].values():
            if after and each["role"] == "severity":
                return True
            after = after or each["id"] == question["id"]
        return False

    def _leads_further(self, question: Data) -> bool:
        """Whether a red flag that a question asks for leads further than what is settled."""
        return any(self._rank_of(flag) > self._settled for flag in question["flags"])

    @cached_property
    def _settled(self) -> int:
        """The place of the band that red flags and lines lead to, whatever the rest."""
        return max((self._rank_of(name) for name in (*self.flags, *self.lines)), default=0)

    def _topic_of(self, question: Data) -> Data:
        topics: Sequence[Data] = self.quiz["topics"]
        return next(topic for topic in topics if question["id"] in topic["questions"])

    def _is_chosen(self, topic: Data) -> bool:
        """Whether the reader's situation brings up a topic. Without that question, all are."""
        situations = [chosen for _, _, chosen in self.of_role("situation")]
        return not situations or "situation" not in topic or topic["id"] in situations[0]

    @cached_property
    def _was_told(self) -> bool:
        """Whether the client was told, had time, and it goes on."""
        wanted = self.quiz["scoring"]["told"]
        return bool(wanted) and all(
            set(self.counted.get(name, ())) & set(options) for name, options in wanted.items()
        )

    @cached_property
    def _crowded(self) -> bool:
        most, strong = self.quiz["scoring"].get("crowd"), self.quiz["scoring"]["strong"]
        shares: dict[str, int] = {}
        for mark in self.marks:
            shares[mark.sign] = max(shares.get(mark.sign, 0), mark.percent)
        return most is not None and sum(share >= strong for share in shares.values()) >= most

    @cached_property
    def _tried(self) -> frozenset[str]:
        """The remedies that changed nothing."""
        return frozenset(x for _, _, chosen in self.of_role("tried") for x in chosen)

    def _sign(self, sign: str) -> SignStanding:
        """How far a sign leads that was answered about."""
        own = [mark for mark in self.marks if mark.sign == sign]
        share, points = max(mark.percent for mark in own), sum(mark.points for mark in own)
        remedies = [remedy["id"] for remedy in self.quiz["signs"][sign]["remedies"]]
        failed = tuple(remedy for remedy in remedies if remedy in self._tried)
        told = self._was_told and share >= self.quiz["scoring"]["strong"]
        steps = min(MOST_STEPS, len(failed) + told) + self._crowded
        leaves = bool(failed) or self._crowded
        rank = self._ranged[0] if share else 0
        if share and self._recurs(own):
            rank = self._ranked(sign, share, steps, leaves)
        return SignStanding(sign, share, points, failed, steps, rank)

    def _recurs(self, marks: Iterable[Mark]) -> bool:
        """Whether answers say that something came back. If not, it is ordinary friction."""
        options = [option["id"] for option in self.quiz["scale"]["options"]]
        first = self.quiz["scoring"].get("recurs", options[0])
        return any(options.index(mark.option) >= options.index(first) for mark in marks)

    def _ranked(self, sign: str, share: int, steps: int, leaves: bool) -> int:
        """The place of the band that a sign leads to: by how often it shows, and lifted.

        `leaves` says whether steps may lead out.
        """
        bands, scoring = self.quiz["bands"], self.quiz["scoring"]
        base = next(at for at in self._ranged if bands[at]["from"] <= share <= bands[at]["to"])
        before = self.quiz["signs"][sign].get("before_leaving")
        others = [self._bands.index(before)] if before else []
        others += [self._leave] if leaves else []
        mild = scoring.get("mild") if share < scoring["strong"] else None
        most = None if mild is None else self._bands.index(mild)
        return lifted(self._ranged, base, steps, others, most)

    @cached_property
    def _outcome(self) -> tuple[int, str | None]:
        """The place of the band, and the question that holds it down."""
        led = max((one.rank for one in self.signs), default=0)
        capped = None
        for cap in self.quiz["scoring"]["caps"]:
            rank = self._bands.index(cap["band"])
            if cap["option"] in self.counted.get(cap["question"], ()) and rank < led:
                led, capped = rank, cap["question"]
        return (led, capped) if led > self._settled else (self._settled, None)

    def _missing(self) -> Iterator[str]:
        """The questions without an answer that can still change the outcome."""
        rules = self.quiz["scoring"]
        deciding = {*rules["told"], *(cap["question"] for cap in rules["caps"])}
        for name, chosen in self.counted.items():
            question = self.quiz["questions"][name]
            if question["role"] == "flags":
                decides = self._leads_further(question)
            else:
                decides = question["role"] in DECIDING or name in deciding
                decides = decides and self._settled < self._top
            if decides and not chosen:
                yield name


def lifted(
    ranged: Sequence[int], base: int, steps: int, others: Iterable[int], most: int | None
) -> int:
    """The place of the band to which `steps` lift a sign that leads to `base` by itself.

    `ranged` are the places of the bands of signs, the mildest first: what hardly shows is not
    lifted out of that. Steps lead to `others` as well, and not past `most`, which holds what is not
    strong.
    """
    if base == ranged[0]:
        return base
    rungs = sorted({rank for rank in (*ranged, *others) if rank >= base})
    rank = rungs[min(steps, len(rungs) - 1)]
    return rank if most is None else min(rank, max(base, most))


def modes_of(quiz: Data, band: Data, flags: Iterable[str], lines: Iterable[str]) -> Iterator[str]:
    """The exit modes that an outcome calls for: of what decided it, then of the band.

    A red flag that gives advice of its own stands in place of the band. Where it names no way out,
    none is looked for, which an empty name says.
    """
    deciding = [x for x in map(quiz["flags"].get, flags) if x["band"] == band["id"]]
    holders = [
        *deciding,
        *(quiz["lines"][line] for line in lines if quiz["lines"][line]["band"] == band["id"]),
        {"mode": ""} if gives_advice(deciding) else band,
    ]
    return (holder["mode"] for holder in holders if "mode" in holder)


def gives_advice(deciding: Sequence[Data]) -> bool:
    """Whether the first of the red flags that decide says itself what to do."""
    return bool(deciding and deciding[0].get("advice"))
