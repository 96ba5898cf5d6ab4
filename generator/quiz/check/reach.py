"""What answers to a quiz can lead to: which questions can be asked, which bands can come out.

Works on the models of a quiz in which every id exists; `proof` says what follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model.quiz import Question, Quiz
from ..data import leaving, rule_of
from ..decide import MOST_STEPS, NONE, percent

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
    if question.role in ("situation", "leave_when", "flags", "tried"):
        one, other = (x - {NONE} if x != {NONE} else x for x in (one, other))
        return one & other or (frozenset() if {NONE} in (one, other) else one | other)
    return one & other


def has_role(quiz: Quiz, role: str) -> bool:
    """Whether some question has a role."""
    return any(question.role == role for question in quiz.questions)


def bands(quiz: Quiz, remedies: Mapping[str, int]) -> frozenset[str]:
    """The ids of the bands that some answers lead to; `remedies` are how many each sign has."""
    ids = [band.id for band in quiz.bands]
    found = {ids.index(flag.band) for flag in quiz.flags} if has_role(quiz, "flags") else set()
    for name in {question.sign for question in quiz.questions if question.sign}:
        found |= ranks_of(quiz, name, remedies[name])
    return frozenset(ids[rank] for rank in found)


def ranks_of(quiz: Quiz, sign: str, remedies: int) -> frozenset[int]:
    """The places of the bands that a sign alone can lead to, with so many remedies to fail."""
    ids = [band.id for band in quiz.bands]
    found: set[int] = set()
    for question in quiz.questions:
        if question.sign == sign:
            found |= set(_ranks(quiz, question, remedies))
    lines = rule_of(quiz, sign).leave_when if has_role(quiz, "leave_when") else ()
    mildest = min(_strong_ranks(quiz, sign), default=None)
    for line in lines if mildest is not None else ():
        rank = ids.index(line.band or leaving(quiz).id)
        found |= {rank} if mildest is not None and rank >= mildest else set()
    return frozenset(found)


def _strong_ranks(quiz: Quiz, sign: str) -> Iterator[int]:
    """Where a sign leads that is strong, before anything lifts it."""
    for question in quiz.questions:
        for share in _shares(quiz, question) if question.sign == sign else ():
            if share is not None and share >= quiz.scoring.strong:
                yield _lifted(quiz, sign, share, 0, leaves=False)


def _ranks(quiz: Quiz, question: Question, remedies: int) -> Iterator[int]:
    """Where the answers to one question lead: by themselves, lifted, and held down by caps."""
    if isinstance(needs(quiz, question.id), Clash):
        return
    ids = [band.id for band in quiz.bands]
    attempts = remedies if has_role(quiz, "tried") else 0
    ranks = {
        _mildest(quiz)
        if share is None
        else _lifted(quiz, question.sign or "", share, min(MOST_STEPS, failed + told), failed > 0)
        for share in _shares(quiz, question)
        for failed in range(1 + min(MOST_STEPS, attempts))
        for told in {0, int(bool(quiz.scoring.told) and (share or 0) >= quiz.scoring.strong)}
    }
    for cap in quiz.scoring.caps:
        held = {min(rank, ids.index(cap.band)) for rank in ranks}
        together = needs(quiz, question.id)
        if not isinstance(together, Clash) and together.get(cap.question) == frozenset(
            {cap.option}
        ):
            ranks = held
        elif _allows(quiz, question, cap.question, cap.option):
            ranks |= held
    yield from ranks


def _allows(quiz: Quiz, question: Question, other: str, option: str) -> bool:
    """Whether another question can be asked as well, and get that answer."""
    together = needs(quiz, other, question.id)
    return not isinstance(together, Clash) and option in together.get(other, {option})


def _shares(quiz: Quiz, question: Question) -> Iterator[int | None]:
    """The shares of the gravest answer there is, in percent, that a question can have.

    None stands for an answer by which nothing recurs.
    """
    gravest = max(degree.value for degree in quiz.scale.options)
    heaviest = max(each.weight or 0 for each in quiz.questions)
    scale = [degree.id for degree in quiz.scale.options]
    recurs = scale.index(quiz.scoring.recurs or scale[0])
    for place, degree in enumerate(quiz.scale.options):
        share = percent((question.weight or 0) * degree.value, heaviest * gravest)
        yield share if place >= recurs else None


def _mildest(quiz: Quiz) -> int:
    """The place of the mildest band that signs lead to."""
    return next(rank for rank, band in enumerate(quiz.bands) if band.range is not None)


def _lifted(quiz: Quiz, sign: str, share: int, steps: int, leaves: bool) -> int:
    """The place of the band that a sign leads to, as `decide` has it."""
    ids = [band.id for band in quiz.bands]
    ranged = {rank: band.range for rank, band in enumerate(quiz.bands) if band.range is not None}
    base = next(rank for rank, (low, high) in ranged.items() if low <= share <= high)
    if base == _mildest(quiz):
        return base
    before = rule_of(quiz, sign).before_leaving
    ladder = {*ranged, *([ids.index(before)] if before else [])}
    ladder |= {ids.index(leaving(quiz).id)} if leaves else set()
    rungs = sorted(rank for rank in ladder if rank >= base)
    rank = rungs[min(steps, len(rungs) - 1)]
    if quiz.scoring.mild is not None and share < quiz.scoring.strong:
        rank = min(rank, max(base, ids.index(quiz.scoring.mild)))
    return rank
