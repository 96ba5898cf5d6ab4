"""What answers to a quiz can lead to: which questions can be asked, which bands can come out.

Works on the models of a quiz in which every id exists; `proof` says what follows from it. What all
questions share is worked out once, so that a quiz takes time by its length and not by its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from ...model.quiz import Question, Quiz, SignRule
from ..data import leaving
from ..decide import MOST_STEPS, NONE, lifted, percent

Needs = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Clash:
    """Conditions that never hold together, since they want different answers to this question."""

    question: str


class Reachability:
    """What the answers to a quiz can lead to; each of its values is worked out when it is asked
    for.

    `remedies` are how many each sign has, by its id; a sign that is not named has none.
    """

    def __init__(self, quiz: Quiz, remedies: Mapping[str, int]) -> None:
        """Keep the quiz."""
        self.quiz = quiz
        self._remedies = remedies
        self._needs: dict[tuple[str, ...], Needs | Clash] = {}
        self._ranks_of: dict[str, frozenset[int]] = {}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The questions by id."""
        return {question.id: question for question in self.quiz.questions}

    def chain(self, name: str) -> tuple[str, ...]:
        """Every question that a question waits for, directly or not; with itself if that is a
        circle.
        """
        found = dict.fromkeys(self.questions[name].when)
        waiting = list(found)
        for each in waiting:
            if each in self.questions:
                more = [other for other in self.questions[each].when if other not in found]
                found.update(dict.fromkeys(more))
                waiting += more
        return tuple(each for each in found if each in self.questions)

    def cycle(self, name: str) -> tuple[str, ...]:
        """The shortest way by which a question waits for itself: ids from it to itself; empty for
        none.
        """
        known, came_from, waiting = self.questions, {name: ""}, [name]
        for here in waiting:
            if name in known[here].when:
                way = [name, here]
                while way[-1] != name:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way))
            for other in known[here].when:
                if other in known and other not in came_from:
                    came_from[other] = here
                    waiting.append(other)
        return ()

    def needs(self, *names: str) -> Needs | Clash:
        """The answers to other questions without which some questions are not all asked, or a
        clash.
        """
        if names not in self._needs:
            self._needs[names] = self._needed(*names)
        return self._needs[names]

    def _needed(self, *names: str) -> Needs | Clash:
        """What `needs` gives for the same questions."""
        found: dict[str, frozenset[str]] = {}
        for each in dict.fromkeys(one for name in names for one in (name, *self.chain(name))):
            for other, wanted in self.questions[each].when.items():
                both = frozenset(wanted)
                if other in found:
                    both = _both(self.questions[other], found[other], both)
                if not both:
                    return Clash(other)
                found[other] = both
        return found

    def has_role(self, role: str) -> bool:
        """Whether some question has a role."""
        return role in self._roles

    @cached_property
    def _roles(self) -> frozenset[str]:
        return frozenset(question.role for question in self.quiz.questions)

    def bands(self) -> frozenset[str]:
        """The ids of the bands that some answers lead to."""
        found = {0}
        found |= {self._rank[flag.band] for flag in self.quiz.flags if self.has_role("flags")}
        for name in self._by_sign:
            found |= self.ranks_of(name)
        return frozenset(self.quiz.bands[rank].id for rank in found)

    def ranks_of(self, sign: str) -> frozenset[int]:
        """The places of the bands to which a sign alone can lead, if its remedies may have
        failed.
        """
        if sign not in self._ranks_of:
            self._ranks_of[sign] = frozenset(self._leads_to(sign))
        return self._ranks_of[sign]

    def _leads_to(self, sign: str) -> Iterator[int]:
        """The places of the bands of `ranks_of`, some of them more than once."""
        for question in self._by_sign.get(sign, ()):
            yield from self._ranks(question)
        lines = self._rule_of(sign).leave_when if self.has_role("leave_when") else ()
        mildest = min(self._strong_ranks(sign), default=None) if lines else None
        if mildest is None:
            return
        for line in lines:
            rank = self._rank[line.band or self._leaving]
            if rank >= mildest:
                yield rank

    def _strong_ranks(self, sign: str) -> Iterator[int]:
        """Where a sign leads that is strong, before anything lifts it."""
        for question in self._by_sign.get(sign, ()):
            for share in self._shares(question):
                if share is not None and share >= self.quiz.scoring.strong:
                    yield self._lifted(sign, share, 0, leaves=False)

    def _ranks(self, question: Question) -> Iterator[int]:
        """Where the answers to one question lead: by themselves, lifted, and held down by caps."""
        together = self.needs(question.id)
        if isinstance(together, Clash):
            return
        ranks = set(self._uncapped(question))
        for cap in self.quiz.scoring.caps:
            held = {min(rank, self._rank[cap.band]) for rank in ranks}
            if together.get(cap.question) == frozenset({cap.option}):
                ranks = held
            elif self._allows(question, cap.question, cap.option):
                ranks |= held
        yield from ranks

    def _uncapped(self, question: Question) -> Iterator[int]:
        """Where the answers to one question lead by themselves and lifted: by remedies that failed,
        and by having told the client in vain.
        """
        scoring, sign = self.quiz.scoring, question.sign or ""
        attempts = self._remedies.get(sign, 0) if self.has_role("tried") else 0
        for share in self._shares(question):
            if share is None:
                yield self._mildest
                continue
            lifts = (0, 1) if scoring.told and share >= scoring.strong else (0,)
            for failed, told in product(range(1 + min(MOST_STEPS, attempts)), lifts):
                steps = min(MOST_STEPS, failed + told)
                yield self._lifted(sign, share, steps, leaves=failed > 0)

    def _allows(self, question: Question, other: str, option: str) -> bool:
        """Whether another question can be asked as well, and get that answer."""
        together = self.needs(other, question.id)
        return not isinstance(together, Clash) and option in together.get(other, {option})

    def _shares(self, question: Question) -> Iterator[int | None]:
        """The shares of the gravest answer there is, in percent, that a question can have.

        None stands for an answer by which something shows and does not recur.
        """
        options = self.quiz.scale.options
        scale = [degree.id for degree in options]
        recurs = scale.index(self.quiz.scoring.recurs or scale[0])
        for place, degree in enumerate(options):
            share = percent((question.weight or 0) * degree.value, self._gravest)
            yield share if place >= recurs or not share else None

    @cached_property
    def _gravest(self) -> int:
        """The worst answer to the heaviest question."""
        worst = max(degree.value for degree in self.quiz.scale.options)
        return worst * max(each.weight or 0 for each in self.quiz.questions)

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {band.id: place for place, band in enumerate(self.quiz.bands)}

    @cached_property
    def _by_sign(self) -> Mapping[str, list[Question]]:
        found: defaultdict[str, list[Question]] = defaultdict(list)
        for question in self.quiz.questions:
            if question.sign:
                found[question.sign].append(question)
        return found

    @cached_property
    def _rules(self) -> dict[str, SignRule]:
        return {rule.sign: rule for rule in reversed(self.quiz.signs)}

    def _rule_of(self, sign: str) -> SignRule:
        return self._rules.get(sign) or SignRule(sign=sign)

    @cached_property
    def _leaving(self) -> str:
        return leaving(self.quiz).id

    @cached_property
    def _ranged(self) -> dict[int, tuple[int, ...]]:
        """The bands with a range, by their places."""
        return {
            rank: band.range for rank, band in enumerate(self.quiz.bands) if band.range is not None
        }

    @cached_property
    def _mildest(self) -> int:
        """The place of the mildest band that signs lead to."""
        return next(iter(self._ranged))

    def _lifted(self, sign: str, share: int, steps: int, leaves: bool) -> int:
        """The place of the band that a sign leads to, as `Standing` has it."""
        if not share:
            return 0
        scoring = self.quiz.scoring
        base = next(rank for rank, (low, high) in self._ranged.items() if low <= share <= high)
        before = self._rule_of(sign).before_leaving
        others = [self._rank[before]] if before else []
        others += [self._rank[self._leaving]] if leaves else []
        mild = scoring.mild if share < scoring.strong else None
        most = None if mild is None else self._rank[mild]
        return lifted([*self._ranged], base, steps, others, most)


def _both(question: Question, one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The answers that satisfy two conditions on a question. Of many options, each may be set."""
    if question.role in ("situation", "leave_when", "flags", "tried"):
        one, other = (x - {NONE} if x != {NONE} else x for x in (one, other))
        return one & other or (frozenset() if {NONE} in (one, other) else one | other)
    return one & other
