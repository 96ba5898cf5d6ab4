"""What answers to a quiz can lead to: which questions can be asked, which bands can come out.

Works on the models of a quiz in which every id exists; `soundness` says what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model.quiz import Question, Quiz
from ..score import NONE, percent

Needs = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Clash:
    """Conditions that can never hold together: the question whose answer they disagree about."""

    question: str


def questions(quiz: Quiz) -> dict[str, Question]:
    """The questions by id."""
    return {question.id: question for question in quiz.questions}


def chain(quiz: Quiz, name: str) -> tuple[str, ...]:
    """Every question that one waits for, directly or not: the question itself where that ends."""
    known = questions(quiz)
    found = list(known[name].when)
    for each in found:
        if each in known:
            found += [other for other in known[each].when if other not in found]
    return tuple(each for each in found if each in known)


def cycle(quiz: Quiz, name: str) -> tuple[str, ...]:
    """The shortest way by which a question waits for itself, or nothing."""
    known, came_from, waiting = questions(quiz), {name: ""}, [name]
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


def needs(quiz: Quiz, *names: str) -> Needs | Clash:
    """Which answers to other questions it takes for some questions all to be asked."""
    known = questions(quiz)
    found: dict[str, frozenset[str]] = {}
    for each in dict.fromkeys(one for name in names for one in (name, *chain(quiz, name))):
        for other, wanted in known[each].when.items():
            both = frozenset(wanted)
            if other in found:
                both = _both(known[other], found[other], both)
            if not both:
                return Clash(other)
            found[other] = both
    return found


def _both(question: Question, one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The answers that satisfy two conditions on a question. Of many options, each may be set."""
    if question.role in ("flags", "tried"):
        one, other = (x - {NONE} if x != {NONE} else x for x in (one, other))
        return one & other or (frozenset() if {NONE} in (one, other) else one | other)
    return one & other


def most_answers(quiz: Quiz) -> int:
    """How many questions about severity a reader can answer."""
    return max(len(sheet.asked) for sheet in _sheets(quiz))


def bands(quiz: Quiz) -> frozenset[str]:
    """The ids of the bands that some answers lead to."""
    ids = [band.id for band in quiz.bands]
    found: set[int] = set()
    if any(question.role == "flags" for question in quiz.questions):
        found |= {ids.index(flag.band) for flag in quiz.flags}
    for sheet in _sheets(quiz):
        ranks = set(_ranks(quiz, sheet))
        for cap in quiz.scoring.caps:
            held = {min(rank, ids.index(cap.band)) for rank in ranks}
            if sheet.needs.get(cap.question) == frozenset({cap.option}):
                ranks = held
            elif sheet.allows(quiz, cap.question, cap.option):
                ranks |= held
        found |= ranks
    return frozenset(ids[rank] for rank in found)


@dataclass(frozen=True)
class _Sheet:
    """Questions about severity that can all be asked, and what has to be answered for that."""

    asked: tuple[Question, ...]
    needs: Needs

    def allows(self, quiz: Quiz, question: str, option: str) -> bool:
        """Whether another question can be asked as well, and get that answer."""
        together = needs(quiz, question, *(one.id for one in self.asked))
        return not isinstance(together, Clash) and option in together.get(question, {option})


def _sheets(quiz: Quiz) -> Iterator[_Sheet]:
    """Sheets as large as can be: one from each conditional question, others added in order.

    Nothing else is needed: a reader may leave out questions, so a smaller sheet leads no further.
    """
    graded = [question for question in quiz.questions if question.role == "severity"]
    seeds: list[Question | None] = [None, *(question for question in graded if question.when)]
    for seed in seeds:
        asked = [seed] if seed is not None else []
        together = needs(quiz, *(question.id for question in asked))
        if isinstance(together, Clash):
            continue
        for question in graded:
            more = needs(quiz, *(other.id for other in (*asked, question)))
            if question not in asked and not isinstance(more, Clash):
                asked.append(question)
                together = more
        yield _Sheet(tuple(q for q in graded if q in asked), together)


def _ranks(quiz: Quiz, sheet: _Sheet) -> Iterator[int]:
    """The ranks of the bands that severity and floors lead to, before caps and flags."""
    ranges = [(rank, band.range) for rank, band in enumerate(quiz.bands) if band.range is not None]
    for share, lifted in _shares(quiz, sheet.asked):
        rank = next(rank for rank, (low, high) in ranges if low <= share <= high)
        yield max(rank, lifted)


def _shares(quiz: Quiz, asked: Iterable[Question]) -> set[tuple[int, int]]:
    """Every severity in percent that can come out, and the rank that a grave answer lifts it to.

    Keeps, for each count of answers and each sum of their weights, the sums of points that can be
    reached, as the bits of a number.
    """
    values = [degree.value for degree in quiz.scale.options]
    top, enough = max(values), quiz.scoring.min_answered
    ids = [band.id for band in quiz.bands]
    floors = [(floor.weight, ids.index(floor.band)) for floor in quiz.scoring.floors]
    states: dict[tuple[int, int, int], int] = {(0, 0, 0): 1}
    for question in asked:
        weight = question.weight or 0
        lift = max((rank for least, rank in floors if weight >= least), default=0)
        found = dict(states)
        for (count, weights, lifted), sums in states.items():
            for value in values:
                counted = min(count + 1, enough)
                state = counted, weights + weight, max(lifted, lift if value == top else 0)
                found[state] = found.get(state, 0) | sums << weight * value
        states = found
    return {
        (percent(points, most), lifted)
        for (count, weights, lifted), sums in states.items()
        if count == enough and (most := weights * top)
        for points in range(sums.bit_length())
        if sums >> points & 1
    }
