"""The proof that a quiz is sound: all of it can be reached, and no worse answer has a milder end.

Severity is a weighted mean, bands stand in the order of their ranges, floors and flags only lift:
so a worse answer cannot lower the outcome by itself. What is left to show is that no answer about
severity and no red flag decides what else is asked and counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.load import Loaded
from ...diagnostics import Diagnostic, Location
from ...model.quiz import Question, Quiz
from . import asked, outcomes, reach
from .asked import Checker, Path

WORSE = ("severity", "flags")


def check(loaded: Loaded) -> list[Diagnostic]:
    """Every mistake in the quiz of a guide, if it has one. The proof waits for parts in order."""
    found = list(_section(loaded))
    if loaded.quiz is not None:
        parts = [*asked.check(loaded, loaded.quiz), *outcomes.check(loaded, loaded.quiz)]
        found += parts or _Proof(loaded, loaded.quiz).everything()
    return found


def _section(loaded: Loaded) -> Iterator[Diagnostic]:
    """A section for the quiz in a guide without one, or the other way round."""
    if loaded.settings is None:
        return
    sections = [section.id for section in loaded.settings.sections]
    there = loaded.quiz is not None or "quiz" in loaded.unread
    there = there or any(faulty.model is Quiz for faulty in loaded.faulty)
    shown = [] if there else [name for name in ("quiz", "embed") if name in sections]
    if shown:
        path = ("sections", sections.index(shown[0]), "id")
        place = loaded.places.of(loaded.settings.origin, path)
        named = " and ".join(f"`{name}`" for name in shown)
        what = "section" if len(shown) == 1 else "sections"
        sentence = f"The guide has the {what} {named}, and no quiz."
        hint = f"Write `content/quiz.yml`, or leave the {what} out."
        yield Diagnostic(place, "no-quiz", sentence, hint)
    if there and "quiz" not in sections:
        sentence = "The guide has a quiz, and no section `quiz` that shows it."
        hint = f"Add the section to `{loaded.settings.origin}`, or remove this file."
        yield Diagnostic(Location("content/quiz.yml"), "no-quiz", sentence, hint)


class _Proof(Checker):
    def everything(self) -> Iterator[Diagnostic]:
        hazards = [*self._asked(), *self._capped(), *self._idle()]
        yield from hazards
        if not hazards:
            yield from self._enough()

    def _asked(self) -> Iterator[Diagnostic]:
        """Questions that enter the sums only after some answers about severity, or some flags."""
        for index, question in enumerate(self.quiz.questions):
            other = self._waits_for(question, WORSE) if question.role in WORSE else None
            if other is not None:
                sentence = (
                    f"`{question.id}` is asked only after some answers to `{other}`; a worse "
                )
                sentence += "answer there could lead to a milder outcome."
                hint = "Ask it always, or let it wait for a question about fairness."
                yield self.at(("questions", index, "when"), "not-monotone", sentence, hint)

    def _capped(self) -> Iterator[Diagnostic]:
        """Caps that a worse answer would bring into play."""
        for index, cap in enumerate(self.quiz.scoring.caps):
            other = self._waits_for(reach.questions(self.quiz)[cap.question], ("severity",))
            if other is not None:
                sentence = f"`{cap.question}` caps the outcome, and is asked only after some "
                sentence += f"answers to `{other}`; a worse one could lead to a milder outcome."
                hint = f"Ask `{cap.question}` always, or remove the cap."
                path = ("scoring", "caps", index, "question")
                yield self.at(path, "not-monotone", sentence, hint)

    def _idle(self) -> Iterator[Diagnostic]:
        """A floor that can never lift anything, caps that can never hold anything."""
        ranks = [rank for rank, band in enumerate(self.quiz.bands) if band.range is not None]
        ids = [band.id for band in self.quiz.bands]
        heaviest = max(question.weight or 0 for question in self.quiz.questions)
        floors = self.quiz.scoring.floors
        for index, floor in enumerate(floors):
            path: Path = ("scoring", "floors", index)
            others = (each for each in floors if each != floor and each.weight <= floor.weight)
            if heaviest < floor.weight:
                sentence = f"The floor waits for a question of weight {floor.weight}, and the "
                sentence += f"heaviest has {heaviest}."
                hint = "Lower the weight of the floor, or raise that of a question."
                yield self.at((*path, "weight"), "idle-rule", sentence, hint)
            elif min(ranks) >= ids.index(floor.band):
                sentence = (
                    f"The floor is at `{floor.band}`, and no severity leads to a milder band."
                )
                hint = "Choose a more serious band, or remove the floor."
                yield self.at((*path, "band"), "idle-rule", sentence, hint)
            elif any(ids.index(each.band) >= ids.index(floor.band) for each in others):
                sentence = f"Another floor leads to `{floor.band}` or further, from a lower weight."
                hint = "Choose a more serious band, or remove the floor."
                yield self.at((*path, "band"), "idle-rule", sentence, hint)
        for index, cap in enumerate(self.quiz.scoring.caps):
            if max(ranks) <= ids.index(cap.band):
                sentence = f"The cap is at `{cap.band}`, and no severity leads to a more serious "
                hint = "Choose a milder band, or remove the cap."
                path = ("scoring", "caps", index)
                yield self.at((*path, "band"), "idle-rule", f"{sentence}band.", hint)

    def _waits_for(self, question: Question, roles: tuple[str, ...]) -> str | None:
        known = reach.questions(self.quiz)
        waits = reach.chain(self.quiz, question.id)
        return next((name for name in waits if known[name].role in roles), None)

    def _enough(self) -> Iterator[Diagnostic]:
        """More answers wanted than can be given; or bands that nothing leads to."""
        wanted, most = self.quiz.scoring.min_answered, reach.most_answers(self.quiz)
        if wanted > most:
            sentence = (
                f'"min_answered" is {wanted}, and nobody can answer more than {most} questions '
            )
            sentence += "about severity."
            path = ("scoring", "min_answered")
            yield self.at(path, "too-few-questions", sentence, "Lower it, or ask more.")
            return
        reached = reach.bands(self.quiz)
        for index, band in enumerate(self.quiz.bands):
            if band.id not in reached:
                sentence = f"No answers lead to the band `{band.id}`."
                hint = "Give it a wider range, or remove it."
                if band.range is None:
                    hint = "Name it in a red flag, in a floor or in a cap, or give it a range."
                yield self.at(("bands", index), "unreachable-band", sentence, hint)
