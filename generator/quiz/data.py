"""Turns a guide and its quiz, in one locale, into the plain data that scorers and browsers get."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..addresses import target, url_of
from ..model.guide import Guide
from ..model.kinds import Model, Thing
from ..model.quiz import Band, Flag, Question, Quiz
from ..text.markup import unmarked
from ..text.untranslated import bare

VERSION = 1
WORDS = "js_quiz_"
KINDS = {
    "severity": "scale",
    "fairness": "choice",
    "readiness": "choice",
    "flags": "many",
    "tried": "many",
}

Data = dict[str, Any]


def data(
    guide: Guide,
    quiz: Quiz,
    tag: str,
    direction: str,
    address: str,
    help_at_once: Iterable[Data] = (),
) -> Data:
    """The quiz as JSON will hold it; everything stands in the order in which it is asked.

    `guide` is in the locale `tag`, which is published at `address`. Addresses inside are relative
    to that; texts are words without Markdown. `help_at_once` are the countries of the language with
    the numbers that help in danger.
    """
    asked = asked_in_order(quiz)
    named = {*_named(quiz, "mode", "mode"), *(x for s in guide.signs for x in s.ways_out)}
    modes = [mode for mode in guide.modes if mode.id in named]
    letters = {*_named(quiz, "letter", "letters"), *(x for s in guide.signs for x in s.letters)}
    letters |= {mode.letter for mode in modes if mode.letter}
    pages = set(_named(quiz, "page", "pages"))
    return {
        "version": VERSION,
        "lang": tag,
        "dir": direction,
        "title": quiz.title,
        "guide": {"title": guide.settings.title, "url": address},
        "words": {
            key.removeprefix(WORDS): wording.text
            for key, wording in guide.interface.items()
            if key.startswith(WORDS)
        },
        "intro": quiz.intro,
        "period": quiz.period,
        "disclaimer": quiz.disclaimer,
        "private": quiz.private,
        "scale": _plain(quiz.scale),
        "topics": [_plain(topic) for topic in quiz.topics],
        "questions": {question.id: _question(guide, quiz, question) for question in asked},
        "scoring": _scoring(quiz),
        "flags": {flag.id: _flag(flag) for flag in quiz.flags},
        "bands": [_band(band) for band in quiz.bands],
        "signs": dict(_signs(guide, quiz, asked)),
        "remedies": {remedy.id: _entry(remedy) for remedy in guide.remedies},
        "modes": {
            mode.id: {**_entry(mode), "when": unmarked(mode.when), "letter": mode.letter}
            for mode in modes
        },
        "letters": {
            letter.id: {**_entry(letter), "ends": bool(letter.steps), "modes": list(letter.modes)}
            for letter in guide.letters
            if letter.id in letters
        },
        "steps": [
            {"id": step.id, **_entry(step), "summary": unmarked(step.summary)}
            for step in guide.steps
        ],
        "pages": {page.id: _entry(page) for page in guide.pages if page.id in pages},
        "help": list(help_at_once),
    }


def text(made: Data) -> str:
    """The data as compact JSON."""
    return bare(json.dumps(made, ensure_ascii=False, separators=(",", ":"))) + "\n"


def asked_in_order(quiz: Quiz) -> tuple[Question, ...]:
    """The questions in the order of the topics."""
    by_id = {question.id: question for question in quiz.questions}
    return tuple(by_id[name] for topic in quiz.topics for name in topic.questions)


def _named(quiz: Quiz, of_flag: str, of_band: str) -> Iterator[str]:
    """The ids of one kind of thing that flags and bands name."""
    for holder, key in (*((f, of_flag) for f in quiz.flags), *((b, of_band) for b in quiz.bands)):
        value = getattr(holder, key)
        yield from (value,) if isinstance(value, str) else value or ()


def _question(guide: Guide, quiz: Quiz, question: Question) -> Data:
    options: Iterable[Data] = ()
    if question.role == "fairness":
        options = map(_plain, question.options)
    elif question.role == "readiness":
        options = map(_plain, quiz.readiness)
    elif question.role == "flags":
        options = ({"id": flag.id, "text": flag.text} for flag in quiz.flags)
    elif question.role == "tried":
        options = ({"id": remedy.id, "text": remedy.title} for remedy in guide.remedies)
    found: Data = {
        "id": question.id,
        "text": question.text,
        "kind": KINDS[question.role],
        "role": question.role,
        "hint": question.hint,
        "sign": question.sign,
        "weight": question.weight,
        "options": list(options),
        "none": question.none,
        "sensitive": question.sensitive == "yes",
        "when": {name: list(wanted) for name, wanted in question.when.items()},
    }
    return {key: value for key, value in found.items() if value}


def _scoring(quiz: Quiz) -> Data:
    rules = quiz.scoring
    tried = [question.id for question in quiz.questions if question.role == "tried"]
    found: Data = {
        "min_answered": rules.min_answered,
        "floors": [_plain(floor) for floor in rules.floors],
        "caps": [{**_plain(cap), "unless": "flags"} for cap in rules.caps],
        "your_side": rules.your_side and _plain(rules.your_side),
        "remedies_first": {"question": tried[0]} if tried else None,
        "slow_below": rules.slow_below,
    }
    return {key: value for key, value in found.items() if value is not None}


def _flag(flag: Flag) -> Data:
    return {**_plain(flag, "id"), "safety": flag.safety == "yes"}


def _band(band: Band) -> Data:
    made = _plain(band, "range", "pace")
    if band.range is not None:
        made["from"], made["to"] = band.range
    pace = _plain(band.pace) if band.pace is not None else {"normal": [], "slow": []}
    return {**made, "leave": band.leave == "yes", "pace": pace}


def _signs(guide: Guide, quiz: Quiz, asked: Iterable[Question]) -> Iterator[tuple[str, Data]]:
    """The signs asked for. Modes that red flags call for are left to them: no score leads there."""
    signs = {sign.id: sign for sign in guide.signs}
    kept = {flag.mode for flag in quiz.flags}
    kept |= {band.mode for band in quiz.bands if band.range is None}
    for name in dict.fromkeys(question.sign for question in asked if question.sign):
        sign = signs[name]
        yield (
            name,
            {
                "title": sign.title,
                "recognise": sign.recognise,
                "url": _entry(sign)["url"],
                "remedies": [
                    {"id": choice.remedy, "today": unmarked(choice.today)}
                    for choice in sign.try_first
                ],
                "modes": [mode for mode in sign.ways_out if mode not in kept],
                "letters": list(sign.letters),
            },
        )


def _entry(thing: Thing) -> Data:
    return {"title": thing.title, "url": url_of(target(thing.what.name, thing.id))}


def _plain(model: Model, *left_out: str) -> Data:
    """The keys of a model that were written, as JSON will hold them."""
    return model.model_dump(mode="json", exclude_none=True, exclude=set(left_out))
