"""What all checks of a quiz share: the quiz, places in its file, what to say of ids it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ...content.loaded import Loaded
from ...diagnostics import Diagnostic, did_you_mean
from ...model.guide import Sign
from ...model.quiz import Question, Quiz
from ...model.texts import KeyPath
from ..decide import NONE, NOT_APPLICABLE
from .reach import Reachability


def twice(ids: Iterable[str]) -> bool:
    """Whether an id stands twice, which is told: then it may be another one that is not there."""
    ids = list(ids)
    return len(ids) > len({*ids})


@dataclass(frozen=True)
class QuizChecker:
    """The base of every check of a quiz."""

    loaded: Loaded
    quiz: Quiz

    @cached_property
    def reach(self) -> Reachability:
        """What its answers lead to."""
        signs = self.loaded.of(Sign)
        return Reachability(self.quiz, {sign.id: len(sign.try_first) for sign in signs})

    def at(self, path: KeyPath, code: str, sentence: str, hint: str) -> Diagnostic:
        """A mistake at a key path of the quiz."""
        return self.loaded.mistake(self.quiz.origin, path, code, sentence, hint)

    def question(self, path: KeyPath, name: str) -> Iterator[Diagnostic]:
        """What is wrong with the id of a question: it does not exist."""
        known = self.reach.questions
        if name not in known and not twice(each.id for each in self.quiz.questions):
            sentence = f'"{name}" is not a question of the quiz.'
            hint = did_you_mean(name, known) or "Add it to the questions."
            yield self.at(path, "unknown-question", sentence, hint)

    def option(self, path: KeyPath, question: Question, name: str) -> Iterator[Diagnostic]:
        """What is wrong with the id of an answer: the question does not take it."""
        known = self._options(question)
        if name not in known and not twice(known):
            sentence = f'"{name}" is not an answer to `{question.id}`.'
            hint = did_you_mean(name, known) or "Name one of its answers."
            yield self.at(path, "unknown-option", sentence, hint)

    def _options(self, question: Question) -> tuple[str, ...]:
        """The ids of the answers that a question takes, by its role."""
        quiz = self.quiz
        own: Iterable[str] = (option.id for option in question.options)
        if question.role == "severity":
            own = (*(option.id for option in quiz.scale.options), NOT_APPLICABLE)
        elif question.role == "readiness":
            own = (degree.id for degree in quiz.readiness)
        elif question.role == "situation":
            own = (*(topic.id for topic in quiz.topics if topic.situation), NONE)
        elif question.role == "leave_when":
            own = (*(line.id for rule in quiz.signs for line in rule.leave_when), NONE)
        elif question.role == "flags":
            own = (*(question.flags or (flag.id for flag in quiz.flags)), NONE)
        elif question.role == "tried":
            own = (*sorted(self.loaded.known.get("remedy", ())), NONE)
        return tuple(own)
