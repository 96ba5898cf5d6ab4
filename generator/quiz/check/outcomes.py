"""Checks what a quiz leads to: bands without gap or overlap, red flags, lines, caps, dates.

Ids of the guide itself are checked in `content/`. Works on whatever could be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...content.loaded import Loaded
from ...diagnostics import Diagnostic, counted, did_you_mean
from ...model.guide import Step
from ...model.quiz import Band, Pace, Quiz
from ...model.texts import KeyPath
from .checker import QuizChecker, twice


@dataclass(frozen=True)
class Ranged:
    """A band with its range: its place in the quiz, its id, and from which to which percent it
    goes.
    """

    index: int
    id: str
    low: int
    high: int

    def __str__(self) -> str:
        """As a message names it."""
        return f"`{self.id}` ({self.low} to {self.high})"


def check(loaded: Loaded, quiz: Quiz) -> list[Diagnostic]:
    """Every mistake in what the quiz leads to."""
    return list(_Outcomes(loaded, quiz).everything())


class _Outcomes(QuizChecker):
    def everything(self) -> Iterator[Diagnostic]:
        """Every mistake in the bands, the flags and the rules of the score."""
        yield from self._ranges()
        yield from self._rules()
        yield from self._caps()
        yield from self._your_side()
        for index, flag in enumerate(self.quiz.flags):
            path: KeyPath = ("flags", index)
            yield from self._band((*path, "band"), flag.band)
            if not (flag.sign or flag.mode or flag.letter or flag.page):
                sentence = f"The red flag `{flag.id}` leads nowhere."
                hint = "Name the sign, the mode, the letter or the page that answers it."
                yield self.at(path, "dead-end", sentence, hint)
            elif flag.safety == "yes" and flag.page is None:
                sentence = f"The red flag `{flag.id}` is about safety, and names no page."
                hint = "Name the page that says where to find help: `page: safety`."
                yield self.at(path, "dead-end", sentence, hint)
        for index, band in enumerate(self.quiz.bands):
            by_sign = any(flag.sign and flag.band == band.id for flag in self.quiz.flags)
            if not (band.mode or band.letters or band.pages or by_sign):
                sentence = f"The band `{band.id}` leads nowhere."
                hint = "Name the mode, the letters or the pages that go with it."
                yield self.at(("bands", index), "dead-end", sentence, hint)
            yield from self._pace(index, band)

    def _ranges(self) -> Iterator[Diagnostic]:
        """Ranges that do not cover 0 to 100, each percent once, from the mildest band on."""
        yield from self._backward()
        ranged = list(self._ranged())
        for before, after in pairwise(ranged):
            if after.low < before.low:
                sentence = f"{before} stands before {after}, so that worse answers would lead to "
                sentence += "a milder outcome."
                hint = "Order the bands from the mildest to the most serious."
                yield self.at(("bands", after.index), "not-monotone", sentence, hint)
        if not ranged:
            sentence = "No band has a range, so that no severity leads to one."
            hint = "Give the bands ranges from 0 to 100."
            yield self.at(("bands",), "band-gap", sentence, hint)
            return
        ordered = sorted(ranged, key=lambda each: each.low)
        for before, after in pairwise(ordered):
            yield from self._seam(before, after)
        first, last = ordered[0], ordered[-1]
        if first.low > 0:
            yield self._gap(first, 0, first.low - 1, "start at 0")
        if last.high < 100:
            yield self._gap(last, last.high + 1, 100, "end at 100")

    def _backward(self) -> Iterator[Diagnostic]:
        """Ranges whose ends are in the wrong order."""
        for index, band in enumerate(self.quiz.bands):
            low, high = band.range or (0, 0)
            if low > high:
                sentence = f"The range of `{band.id}` goes from {low} down to {high}."
                hint = f"Write the lower end first: `range: [{high}, {low}]`."
                yield self.at(("bands", index, "range"), "backward-range", sentence, hint)

    def _ranged(self) -> Iterator[Ranged]:
        """The bands that have a range, with its ends in the right order."""
        for index, band in enumerate(self.quiz.bands):
            if band.range is not None:
                yield Ranged(index, band.id, min(band.range), max(band.range))

    def _seam(self, before: Ranged, after: Ranged) -> Iterator[Diagnostic]:
        """The mistake where one range ends and the next one begins, if there is one."""
        if after.low > before.high + 1:
            start = before.high + 1
            yield self._gap(after, start, after.low - 1, f"start at {start}")
        elif after.low <= before.high:
            last = min(before.high, after.high)
            sentence = f"{_span(after.low, last)} in `{before.id}` and in `{after.id}`."
            ways = [f"`{before.id}` end at {after.low - 1}"] if before.low < after.low else []
            ways += [f"`{after.id}` start at {before.high + 1}"] if before.high < after.high else []
            hint = f"Let {', or '.join(ways)}." if ways else "Give each of them a range of its own."
            yield self.at(("bands", after.index, "range"), "band-overlap", sentence, hint)

    def _gap(self, beside: Ranged, low: int, high: int, advice: str) -> Diagnostic:
        """The mistake that no band has what lies from `low` to `high`, told at a band that could
        have it.
        """
        sentence = f"{_span(low, high)} in no band."
        hint = f"Let `{beside.id}` {advice}."
        return self.at(("bands", beside.index, "range"), "band-gap", sentence, hint)

    def _rules(self) -> Iterator[Diagnostic]:
        """Bands that rules of signs and of the score name and that do not exist."""
        for index, rule in enumerate(self.quiz.signs):
            at: KeyPath = ("signs", index)
            if rule.before_leaving is not None:
                yield from self._band((*at, "before_leaving"), rule.before_leaving)
            for place, line in enumerate(rule.leave_when):
                if line.band is not None:
                    yield from self._band((*at, "leave_when", place, "band"), line.band)
            for key, by_band in (("letters", rule.letters), ("pages_from", rule.pages_from)):
                for band in by_band:
                    yield from self._band((*at, key, band), band)
        scoring = self.quiz.scoring
        if scoring.mild is not None:
            yield from self._band(("scoring", "mild"), scoring.mild)
        scale = [degree.id for degree in self.quiz.scale.options]
        if scoring.recurs is not None and scoring.recurs not in scale:
            sentence = f'"{scoring.recurs}" is not an answer of the scale.'
            hint = did_you_mean(scoring.recurs, scale) or "Name one of its answers."
            yield self.at(("scoring", "recurs"), "unknown-option", sentence, hint)
        for name, wanted in scoring.told.items():
            path: KeyPath = ("scoring", "told", name)
            options: list[tuple[KeyPath, str]] = [((at,), x) for at, x in enumerate(wanted)]
            yield from self._fair(path, name, options, ())

    def _caps(self) -> Iterator[Diagnostic]:
        """Caps that name nothing, or that would reward a worse answer."""
        known = self.reach.questions
        for index, cap in enumerate(self.quiz.scoring.caps):
            path: KeyPath = ("scoring", "caps", index)
            question = known.get(cap.question)
            if question is not None and question.role == "severity":
                sentence = f"`{cap.question}` counts towards severity; with a cap on it, a worse "
                sentence += "answer could lead to a milder outcome."
                yield self.at((*path, "question"), "not-monotone", sentence, self._fair_ones())
            else:
                yield from self._fair(path, cap.question, [(("option",), cap.option)])
            yield from self._band((*path, "band"), cap.band)

    def _your_side(self) -> Iterator[Diagnostic]:
        rule = self.quiz.scoring.your_side
        if rule is not None:
            options: list[tuple[KeyPath, str]] = [
                (("options", index), option) for index, option in enumerate(rule.options)
            ]
            yield from self._fair(("scoring", "your_side"), rule.question, options)

    def _fair(
        self,
        path: KeyPath,
        name: str,
        options: list[tuple[KeyPath, str]],
        named: KeyPath = ("question",),
    ) -> Iterator[Diagnostic]:
        """A rule on a question that does not exist, is not about fairness, or has other answers.

        `named` leads from the rule to the id of the question.
        """
        yield from self.question((*path, *named), name)
        question = self.reach.questions.get(name)
        if question is not None and question.role != "fairness":
            sentence = f'`{name}` has the role "{question.role}", and this rule needs "fairness".'
            yield self.at((*path, *named), "unfit-question", sentence, self._fair_ones())
        elif question is not None:
            for place, option in options:
                yield from self.option((*path, *place), question, option)

    def _fair_ones(self) -> str:
        """A hint with the questions about fairness."""
        fair = [f"`{q.id}`" for q in self.quiz.questions if q.role == "fairness"]
        return f"Name one about fairness: {', '.join(fair)}." if fair else "Remove the rule."

    def _pace(self, index: int, band: Band) -> Iterator[Diagnostic]:
        """Dates that are missing, do not match the exit steps, or go back."""
        path: KeyPath = ("bands", index)
        if band.pace is None:
            if band.leave == "yes":
                sentence = f"`{band.id}` tells the reader to leave, and not when."
                hint = 'Add "pace": the days of each exit step, `normal` and `slow`.'
                yield self.at(path, "unfit-pace", sentence, hint)
            return
        steps = len(self.loaded.known.get("step", ()))
        there = {steps, len(self.loaded.written(Step))}  # some are named, and told to be gone
        for key in Pace.model_fields:
            days: tuple[int, ...] = getattr(band.pace, key)
            at: KeyPath = (*path, "pace", key)
            if len(days) not in there and "step" not in self.loaded.unread:
                sentence = f'"{key}" has {counted(len(days), "day")}, and the guide has '
                sentence += f"{counted(steps, 'exit step')}."
                yield self.at(at, "unfit-pace", sentence, "Write one day for each step.")
            for place, (day, later) in enumerate(pairwise(days), 1):
                if later < day:
                    sentence = f'"{key}" goes back from day {day} to day {later}.'
                    hint = "Count all days from today."
                    yield self.at((*at, place), "unfit-pace", sentence, hint)
        normal_days, slow_days = band.pace.normal, band.pace.slow
        rises = all(sorted(days) == [*days] for days in (normal_days, slow_days))
        for place, (normal, slow) in enumerate(zip(normal_days, slow_days, strict=False)):
            if rises and slow < normal:
                sentence = f'"slow" takes a step on day {slow}, and "normal" on day {normal}.'
                hint = f"Write {normal} or more, or change the two."
                yield self.at((*path, "pace", "slow", place), "unfit-pace", sentence, hint)
                return

    def _band(self, path: KeyPath, name: str) -> Iterator[Diagnostic]:
        """What is wrong with the id of a band: it does not exist, or no rule leads there."""
        known = [band.id for band in self.quiz.bands]
        if name not in known:
            sentence = f'"{name}" is not a band of the quiz.'
            hint = did_you_mean(name, known) or "Add it to the bands."
            if not twice(known):
                yield self.at(path, "unknown-band", sentence, hint)
        elif name == known[0] and self.quiz.bands[0].range is None:
            sentence = f"`{name}` comes first and has no range, so it is for whoever shows no "
            sentence += "sign, and no rule leads there."
            yield self.at(path, "idle-rule", sentence, "Name a band after it, or give it a range.")


def _span(low: int, high: int) -> str:
    return f"{low} percent is" if low == high else f"{low} to {high} percent are"
