"""Checks what a quiz asks: topics, questions, their answers, and what each question waits for.

Ids of the guide itself are checked in `content/`. Works on whatever could be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ...content.loaded import Loaded
from ...diagnostics import Diagnostic, closest, counted, did_you_mean
from ...model.guide import Sign
from ...model.quiz import Degree, Question, Quiz, Topic
from ...model.texts import KeyPath
from ..decide import NONE, NOT_APPLICABLE
from .checker import QuizChecker, twice
from .reach import Clash

MOST_LISTS, MOST_SCALES = 4, 2
TAKES = {
    "situation": ("none",),
    "severity": ("sign", "weight"),
    "leave_when": ("none",),
    "fairness": ("options",),
    "mode": ("options",),
    "readiness": (),
    "flags": ("none",),
    "tried": ("none",),
    "context": ("options",),
}
OWN_KEYS = ("sign", "weight", "options", "none")
ONE_ROLE_ALONE = {"flags": "flags", "most": "situation"}
ONCE = ("situation", "leave_when", "mode", "tried")


def check(loaded: Loaded, quiz: Quiz) -> list[Diagnostic]:
    """Every mistake in what the quiz asks."""
    return list(_Asking(loaded, quiz).everything())


class _Asking(QuizChecker):
    def everything(self) -> Iterator[Diagnostic]:
        yield from self._ids()
        yield from self._rules()
        yield from self._scale(("scale", "options"), self.quiz.scale.options)
        yield from self._scale(("readiness",), self.quiz.readiness)
        for index, question in enumerate(self.quiz.questions):
            yield from self._keys(index, question)
            yield from self._conditions(index, question)
            yield from self._context(index, question)
        yield from self._topics()
        yield from self._order()
        yield from self._roles()
        yield from self._signs()

    def _ids(self) -> Iterator[Diagnostic]:
        """Ids that stand twice in their list, and ids that every quiz keeps for answers of
        its own.
        """
        for path, ids in self._lists():
            for index, name in _repeated(ids):
                sentence = f'"{name}" stands twice in "{path[-1]}".'
                hint = "Give each entry an id of its own."
                yield self.at((*path, index, "id"), "repeated", sentence, hint)
            answers = path[-1] not in ("topics", "questions", "bands")
            for index, name in enumerate(ids if answers else ()):
                if name in (NONE, NOT_APPLICABLE):
                    sentence = f'"{name}" is the id of an answer that every quiz has.'
                    yield self.at((*path, index, "id"), "reserved-id", sentence, "Choose another.")

    def _lists(self) -> Iterator[tuple[KeyPath, Sequence[str]]]:
        """The lists of a quiz whose entries have ids: the key path of each, and the ids."""
        quiz = self.quiz
        for key in ("topics", "questions", "flags", "bands", "readiness"):
            yield (key,), [entry.id for entry in getattr(quiz, key)]
        yield ("scale", "options"), [option.id for option in quiz.scale.options]
        for index, rule in enumerate(quiz.signs):
            yield ("signs", index, "leave_when"), [line.id for line in rule.leave_when]
        for index, question in enumerate(quiz.questions):
            yield ("questions", index, "options"), [option.id for option in question.options]

    def _rules(self) -> Iterator[Diagnostic]:
        """Signs that have two entries, and lines that have the id of a line of another sign."""
        for index, name in _repeated(rule.sign for rule in self.quiz.signs):
            sentence = f'"{name}" stands twice in "signs".'
            hint = "Put what follows from a sign into one entry."
            yield self.at(("signs", index, "sign"), "repeated", sentence, hint)
        elsewhere: set[str] = set()
        for index, rule in enumerate(self.quiz.signs):
            for place, line in enumerate(rule.leave_when):
                if line.id in elsewhere:
                    sentence = f'"{line.id}" stands in "leave_when" of another sign already.'
                    at: KeyPath = ("signs", index, "leave_when", place, "id")
                    yield self.at(at, "repeated", sentence, "Give each line an id of its own.")
            elsewhere |= {line.id for line in rule.leave_when}

    def _scale(self, path: KeyPath, degrees: Sequence[Degree]) -> Iterator[Diagnostic]:
        """Answers of a scale that do not count more than the one before."""
        hint = "Let the values start at 0 and rise from one answer to the next."
        for index, degree in enumerate(degrees):
            before = degrees[index - 1] if index else None
            sentence = ""
            if before is None and degree.value != 0:
                sentence = f"The first answer, `{degree.id}`, counts {degree.value}."
            elif before is not None and degree.value <= (before.value if index > 1 else 0):
                sentence = f"`{degree.id}` counts {degree.value}, and `{before.id}`, "
                sentence += f"the milder answer before it, counts {before.value}."
            if sentence:
                yield self.at((*path, index, "value"), "scale-not-rising", sentence, hint)

    def _keys(self, index: int, question: Question) -> Iterator[Diagnostic]:
        """Keys that the role of a question needs and that are not there, and keys that are none of
        its own.
        """
        needed = TAKES[question.role]
        for key in OWN_KEYS:
            there = bool(getattr(question, key))
            if there == (key in needed):
                continue
            sentence = f'`{question.id}` has the role "{question.role}" and '
            sentence += f'has "{key}".' if there else f'no "{key}".'
            hint = f"Questions of that role have {' and '.join(f'`{k}`' for k in needed)}."
            if not needed:
                hint = "Remove the key: its answers stand under `readiness`, for all of them."
            path: KeyPath = ("questions", index, key) if there else ("questions", index)
            yield self.at(path, "unfit-key", sentence, hint)

        for key, role in ONE_ROLE_ALONE.items():
            if getattr(question, key) and question.role != role:
                sentence = f'`{question.id}` has the role "{question.role}" and has "{key}".'
                hint = f"Remove the key: it is for questions with the role `{role}`."
                yield self.at(("questions", index, key), "unfit-key", sentence, hint)

    def _conditions(self, index: int, question: Question) -> Iterator[Diagnostic]:
        """Conditions on what does not exist, on each other, or that never hold."""
        known = self.reach.questions
        unknown: list[Diagnostic] = []
        for other, wanted in question.when.items():
            path: KeyPath = ("questions", index, "when", other)
            unknown += self.question(path, other)
            for place, option in enumerate(wanted if other in known else ()):
                unknown += self.option((*path, place), known[other], option)
        yield from unknown
        around = self.reach.cycle(question.id)
        if around:
            if question.id == next(q.id for q in self.quiz.questions if q.id in around):
                way = ", which waits for ".join(f"`{name}`" for name in around[1:])
                sentence = f"`{question.id}` waits for {way}."
                hint = "Let one of them be asked without a condition."
                yield self.at(("questions", index, "when"), "condition-cycle", sentence, hint)
            return
        clash = self.reach.needs(question.id)
        if not unknown and isinstance(clash, Clash):
            sentence = f"`{question.id}` is never asked: no answer to `{clash.question}` fits "
            sentence += "everything it waits for."
            hint = "Let the conditions, and those of the questions it waits for, share an answer."
            yield self.at(("questions", index, "when"), "unreachable-question", sentence, hint)

    def _context(self, index: int, question: Question) -> Iterator[Diagnostic]:
        """Questions that only lead to pages: out of their place, waited for, or leading nowhere."""
        known = self.reach.questions
        for other in question.when:
            if other in known and known[other].role == "context":
                sentence = f"`{question.id}` waits for `{other}`, which only leads to pages."
                hint = "Let it wait for another question, or ask it without a condition."
                yield self.at(("questions", index, "when", other), "unfit-question", sentence, hint)
        if question.role != "context":
            return
        for place, option in enumerate(question.options):
            if option.page is None:
                sentence = f"The answer `{option.id}` to `{question.id}` leads nowhere."
                hint = "Name the page that helps: `page: ...`."
                yield self.at(("questions", index, "options", place), "dead-end", sentence, hint)
        topic = self._topic_of.get(question.id)
        asked = [known[name] for name in topic.questions if name in known] if topic else []
        others = [each.id for each in asked if each.role != "context"]
        order = [each.id for each in asked]
        if topic and not others:
            sentence = f"`{question.id}` goes along with the rest of its topic, and `{topic.id}` "
            sentence += "asks nothing else."
            hint = "Move it to the end of another topic."
            yield self.at(("questions", index, "role"), "unreachable-question", sentence, hint)
        elif others and order.index(question.id) < order.index(others[-1]):
            sentence = f"`{question.id}` goes along with `{others[-1]}`, which is asked after it."
            hint = f"Put it last in the topic `{topic.id if topic else ''}`."
            yield self.at(("questions", index, "role"), "asked-too-early", sentence, hint)

    @cached_property
    def _topic_of(self) -> dict[str, Topic]:
        """The topic of each question, by its id; the first one where several ask it."""
        return {name: topic for topic in reversed(self.quiz.topics) for name in topic.questions}

    def _topics(self) -> Iterator[Diagnostic]:
        """Topics that ask what does not exist, or too much; questions that no topic asks."""
        known = self.reach.questions
        seen: set[str] = set()
        for index, topic in enumerate(self.quiz.topics):
            for place, name in enumerate(topic.questions):
                path: KeyPath = ("topics", index, "questions", place)
                yield from self.question(path, name)
                if name not in known:
                    seen.add(closest(name, known))
                elif name in seen:
                    sentence = f'"{name}" stands twice in "topics".'
                    yield self.at(path, "repeated", sentence, "Remove one of the two.")
                seen.add(name)
            asked = [name for name in topic.questions if self._topic_of[name] is topic]
            roles = [known[name].role for name in dict.fromkeys(asked) if name in known]
            scales = roles.count("severity")
            if len(roles) > MOST_LISTS or scales > MOST_SCALES:
                asks = counted(scales, "question") + " on the scale"
                asks = asks if scales > MOST_SCALES else counted(len(roles), "question")
                sentence = f"The topic `{topic.id}` asks {asks}, too much for one screen."
                hint = (
                    f"Move one: {MOST_LISTS} a topic at most, {MOST_SCALES} of them on the scale."
                )
                path = ("topics", index, "questions")
                yield self.at(path, "crowded-topic", sentence, hint)
        for index, question in enumerate(self.quiz.questions):
            if question.id not in seen:
                sentence = f"No topic asks `{question.id}`."
                hint = "Add it to the questions of a topic, or remove it."
                yield self.at(("questions", index, "id"), "unasked-question", sentence, hint)

    def _order(self) -> Iterator[Diagnostic]:
        """Questions that wait for an answer that is given later."""
        order = _places(name for topic in self.quiz.topics for name in topic.questions)
        for index, question in enumerate(self.quiz.questions):
            if question.id not in order or self.reach.cycle(question.id):
                continue
            for other in question.when:
                if other in order and order[other] > order[question.id]:
                    sentence = f"`{question.id}` waits for `{other}`, which is asked after it."
                    hint = "Change their places in the topics, or ask it without a condition."
                    path = ("questions", index, "when", other)
                    yield self.at(path, "asked-too-early", sentence, hint)

    def _roles(self) -> Iterator[Diagnostic]:
        """Roles that may stand once and do not; questions that ask for nothing, and what nobody
        asks for.
        """
        for role in ONCE:
            places = self._places(role)
            for index in places[1:]:
                sentence = f'`{self.quiz.questions[places[0]].id}` has the role "{role}" already.'
                hint = "A quiz has one question of that role; remove one of the two."
                yield self.at(("questions", index, "role"), "role-twice", sentence, hint)
        situations = [i for i, topic in enumerate(self.quiz.topics) if topic.situation]
        lines = [i for i, rule in enumerate(self.quiz.signs) if rule.leave_when]
        yield from self._meets("flags", "red flags", ("flags",), bool(self.quiz.flags))
        for role, what, key, found in (
            ("situation", "situations", "topics", situations),
            ("leave_when", "lines", "signs", lines),
        ):
            path: KeyPath = (key, *found[:1])
            yield from self._meets(role, what, path, bool(found))
        yield from self._flags_asked()
        yield from self._roles_in_order()

    def _places(self, role: str) -> list[int]:
        """The places of the questions of a role."""
        return [index for index, each in enumerate(self.quiz.questions) if each.role == role]

    def _meets(self, role: str, what: str, path: KeyPath, there: bool) -> Iterator[Diagnostic]:
        """A role whose question asks for nothing, or something that no question asks for."""
        places = self._places(role)
        if bool(places) == there:
            return
        sentence = f"The quiz has {what}, and no question asks for them."
        hint = f"Add a question with `role: {role}`, and name it in a topic."
        if places:
            sentence = f"`{self.quiz.questions[places[0]].id}` asks for {what}, and the quiz "
            sentence += "has none."
            path, hint = ("questions", places[0]), "Write them, or remove the question."
        yield self.at(path, "unasked-flags", sentence, hint)

    def _flags_asked(self) -> Iterator[Diagnostic]:
        """Red flags that do not exist, that are asked for twice, or by no question."""
        known = [flag.id for flag in self.quiz.flags]
        seen: set[str] = set()
        for index in self._places("flags"):
            named = self.quiz.questions[index].flags
            for place, name in enumerate(named):
                path: KeyPath = ("questions", index, "flags", place)
                if name not in known and not twice(known):
                    sentence = f'"{name}" is not a red flag of the quiz.'
                    hint = did_you_mean(name, known) or "Add it to the flags."
                    yield self.at(path, "unknown-flag", sentence, hint)
                elif name in seen:
                    sentence = f"The red flag `{name}` is asked for twice."
                    yield self.at(path, "repeated", sentence, "Remove one of the two.")
                seen.add(name if name in known else closest(name, known))
            seen |= set() if named else set(known)
        for index, name in enumerate(known if self._places("flags") else ()):
            if name not in seen:
                sentence = f"No question asks for the red flag `{name}`."
                hint = 'Name it under "flags" of a question with `role: flags`.'
                yield self.at(("flags", index), "unasked-flags", sentence, hint)

    def _roles_in_order(self) -> Iterator[Diagnostic]:
        """Questions that decide whether others are asked, and stand behind them."""
        known = self.reach.questions
        order = [x for topic in self.quiz.topics for x in topic.questions if x in known]
        places = _places(order)
        graded = [place for place, x in enumerate(order) if known[x].role == "severity"]
        for index, question in enumerate(self.quiz.questions):
            if question.id not in places or not graded:
                continue
            place, last = places[question.id], order[graded[-1]]
            hint = "Change their places in the topics."
            path: KeyPath = ("questions", index, "role")
            if question.role == "situation" and place > graded[0]:
                sentence = f"`{order[graded[0]]}` is asked before `{question.id}`, which decides "
                sentence += "whether it is asked at all."
                yield self.at(path, "asked-too-early", sentence, hint)
            elif question.role in ("leave_when", "tried") and place < graded[-1]:
                sentence = f"`{question.id}` asks about signs that are strong, and stands before "
                sentence += f"`{last}`, which can make one so."
                yield self.at(path, "asked-too-early", sentence, hint)

    def _signs(self) -> Iterator[Diagnostic]:
        """Signs of the guide that no question asks for."""
        graded = [question for question in self.quiz.questions if question.role == "severity"]
        if any(question.sign is None for question in graded):
            return
        known = self.loaded.known.get("sign", set())
        asked = {q.sign if q.sign in known else closest(q.sign or "", known) for q in graded}
        written = self.loaded.written(Sign)
        unasked = written - asked
        if len(asked - written) >= len(unasked):
            return  # ids of no sign, which are told, and may each stand for one of these
        for name in sorted(unasked):
            sentence = f"No question asks for the sign `{name}`."
            hint = f"Add one with `role: severity` and `sign: {name}`."
            yield self.at(("questions",), "unasked-sign", sentence, hint)


def _places(names: Iterable[str]) -> dict[str, int]:
    """The place of each name, the first one where it stands twice."""
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        found.setdefault(name, place)
    return found


def _repeated(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The ids that stand in a list for a second time, with their places in it."""
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            yield index, name
        seen.add(name)
