"""The proof that a quiz is sound: all of it can be reached, and no worse answer has a milder end.

A sign leads as far as its gravest answer, and everything else only lifts it; red flags and lines
only lift, and what they make needless to ask cannot lead further than they do. So a worse answer
cannot lower the outcome by itself. What only leads to pages decides nothing, and nothing waits for
it. What is left to show is that no such answer decides what else is asked and counted, and that
each sign alone can lead to every outcome up to leaving.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...content.loaded import Loaded
from ...diagnostics import Diagnostic, Location
from ...model.guide import Sign
from ...model.quiz import Question, Quiz
from ...model.texts import KeyPath
from ..data import leaving
from ..decide import NONE
from . import asked, outcomes
from .checker import QuizChecker

WORSE = ("situation", "severity", "leave_when", "flags", "tried")


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
        named = " and ".join(f"`{name}`" for name in shown)
        what = "section" if len(shown) == 1 else "sections"
        sentence = f"The guide has the {what} {named}, and no quiz."
        hint = f"Write `content/quiz.yml`, or leave the {what} out."
        yield loaded.mistake(loaded.settings.origin, path, "no-quiz", sentence, hint)
    if there and "quiz" not in sections:
        sentence = "The guide has a quiz, and no section `quiz` that shows it."
        hint = f"Add the section to `{loaded.settings.origin}`, or remove this file."
        yield Diagnostic(Location("content/quiz.yml"), "no-quiz", sentence, hint)


class _Proof(QuizChecker):
    def everything(self) -> Iterator[Diagnostic]:
        hazards = [*self._asked(), *self._capped(), *self._idle()]
        yield from hazards
        if not hazards:
            yield from self._reached()

    def _asked(self) -> Iterator[Diagnostic]:
        """Questions that count only after some answers about severity, or some flags."""
        for index, question in enumerate(self.quiz.questions):
            other = self._shrinks(question) if question.role in WORSE else None
            if other is not None:
                sentence = (
                    f"`{question.id}` is asked only after some answers to `{other}`; a worse "
                )
                sentence += "answer there could lead to a milder outcome."
                hint = "Ask it always, or let it wait for a question about fairness."
                yield self.at(("questions", index, "when"), "not-monotone", sentence, hint)

    def _capped(self) -> Iterator[Diagnostic]:
        """Caps that a worse answer would bring into play, and lifts that it would take away."""
        rules = self.quiz.scoring
        known = self.reach.questions
        named: list[tuple[str, KeyPath, str, str | None]] = [
            (
                cap.question,
                ("scoring", "caps", index, "question"),
                "caps the outcome",
                self._waits_for(known[cap.question], WORSE),
            )
            for index, cap in enumerate(rules.caps)
        ]
        named += [
            (name, ("scoring", "told", name), "lifts the outcome", self._shrinks(known[name]))
            for name in rules.told
        ]
        for name, path, does, other in named:
            if other is not None:
                sentence = f"`{name}` {does}, and is asked only after some answers to `{other}`; "
                sentence += "a worse one could lead to a milder outcome."
                hint = f"Ask `{name}` always, or remove the rule."
                yield self.at(path, "not-monotone", sentence, hint)

    def _idle(self) -> Iterator[Diagnostic]:
        """Caps that can never hold anything, a crowd that can never come together."""
        ids = [band.id for band in self.quiz.bands]
        rules = self.quiz.scoring
        asked = {question.sign for question in self.quiz.questions if question.sign}
        if rules.crowd is not None and rules.crowd > len(asked):
            sentence = f'"crowd" waits for {rules.crowd} strong signs, and the quiz asks for '
            sentence += f"{len(asked)}."
            yield self.at(("scoring", "crowd"), "idle-rule", sentence, "Lower it, or remove it.")
        ranks = (rank for name in asked for rank in self.reach.ranks_of(name))
        gravest = max(ranks, default=0)  # a quiz may ask about no sign
        for index, cap in enumerate(rules.caps):
            if gravest <= ids.index(cap.band):
                sentence = f"The cap is at `{cap.band}`, and no sign leads to a more serious band."
                hint = "Choose a milder band, or remove the cap."
                path = ("scoring", "caps", index, "band")
                yield self.at(path, "idle-rule", sentence, hint)

    def _shrinks(self, question: Question) -> str | None:
        """A question whose worse answer would keep another from being asked."""
        known = self.reach.questions
        scale = [degree.id for degree in self.quiz.scale.options]
        for name in (question.id, *self.reach.chain(question.id)):
            for other, wanted in known[name].when.items():
                role = known[other].role
                grows = NONE not in wanted
                if role == "severity":
                    grows = set(wanted) == set(scale[-len(set(wanted)) :])
                if role in WORSE and not grows:
                    return other
        return None

    def _waits_for(self, question: Question, roles: tuple[str, ...]) -> str | None:
        known = self.reach.questions
        waits = self.reach.chain(question.id)
        return next((name for name in waits if known[name].role in roles), None)

    def _reached(self) -> Iterator[Diagnostic]:
        """Bands that nothing leads to; signs that alone do not lead to each band up to leaving."""
        reached = self.reach.bands()
        signs = {sign.id for sign in self.loaded.of(Sign)}
        for index, band in enumerate(self.quiz.bands):
            if band.id not in reached:
                sentence = f"No answers lead to the band `{band.id}`."
                hint = "Give it a wider range, or remove it."
                if band.range is None:
                    hint = "Name it in a red flag, in a line or in a cap, or give it a range."
                yield self.at(("bands", index), "unreachable-band", sentence, hint)
        leave = leaving(self.quiz)
        wanted = [band for band in self.quiz.bands if band.range is not None or band == leave]
        ids = [band.id for band in self.quiz.bands]
        for sign in dict.fromkeys(q.sign for q in self.quiz.questions if q.sign in signs):
            found = self.reach.ranks_of(sign or "")
            lost = [f"`{b.id}`" for b in wanted if ids.index(b.id) not in found and b.id in reached]
            if lost:
                sentence = f"The sign `{sign}` alone never leads to {' or '.join(lost)}."
                hint = "Give it a question of another weight, a remedy that can fail, or a line "
                hint += "under `leave_when`."
                yield self.at(("questions",), "no-way-out", sentence, hint)
