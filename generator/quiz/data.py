"""Turns a guide and its quiz, in one locale, into the plain data that scorers and browsers get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from ..addresses import Addresses
from ..model.guide import Guide, Mode
from ..model.kinds import Model, Thing
from ..model.letter import Letter
from ..model.quiz import Band, Flag, Line, Question, Quiz, SignRule
from ..output import compact_json
from ..text.markup import unmarked
from ..text.untranslated import bare
from .decide import Data

VERSION = 2
WORDS = "js_quiz_"
KINDS = {
    "situation": "many",
    "severity": "scale",
    "leave_when": "many",
    "fairness": "choice",
    "mode": "choice",
    "readiness": "choice",
    "flags": "many",
    "tried": "many",
    "context": "many",
}


def data(
    guide: Guide,
    quiz: Quiz,
    tag: str,
    direction: str,
    address: str,
    help_at_once: Iterable[Data] = (),
) -> Data:
    """The quiz as JSON will hold it, in the order in which it is asked.

    `guide` is in the locale `tag`, which is published at `address`. Addresses inside are relative
    to that; texts are words without Markdown. `help_at_once` are the countries of the language with
    the numbers to call in danger.
    """
    asked, at = asked_in_order(quiz), Addresses.of(guide)
    reached = _reached(guide, quiz)
    return {
        "version": VERSION,
        "lang": tag,
        "dir": direction,
        "title": quiz.title,
        "guide": {"title": guide.settings.title, "url": address, "quiz": at.url("quiz")},
        "words": dict(_words(guide)),
        "intro": quiz.intro,
        "period": quiz.period,
        "disclaimer": quiz.disclaimer,
        "private": quiz.private,
        "scale": _plain(quiz.scale),
        "readiness": [_plain(degree) for degree in quiz.readiness],
        "topics": [_plain(topic) for topic in quiz.topics],
        "questions": {question.id: _question(quiz, question) for question in asked},
        "scoring": _scoring(quiz),
        "flags": {flag.id: _flag(flag) for flag in quiz.flags},
        "lines": dict(_lines(quiz, asked)),
        "bands": [_band(band) for band in quiz.bands],
        "signs": dict(_signs(guide, quiz, asked)),
        "remedies": {remedy.id: _entry(at, remedy) for remedy in guide.remedies},
        "modes": {mode.id: _mode(at, mode) for mode in guide.modes if mode.id in reached.modes},
        "letters": {
            letter.id: _letter(at, letter)
            for letter in guide.letters
            if letter.id in reached.letters
        },
        "steps": [
            {"id": step.id, **_entry(at, step), "summary": unmarked(step.summary)}
            for step in guide.steps
        ],
        "pages": {page.id: _entry(at, page) for page in guide.pages if page.id in reached.pages},
        "help": list(help_at_once),
    }


def text(made: Data) -> str:
    """The data as compact JSON."""
    return bare(compact_json(made)) + "\n"


def asked_in_order(quiz: Quiz) -> tuple[Question, ...]:
    """The questions in the order of the topics."""
    by_id = {question.id: question for question in quiz.questions}
    return tuple(by_id[name] for topic in quiz.topics for name in topic.questions)


def leaving(quiz: Quiz) -> Band:
    """The band that a sign leads to at last: the first one that leaves, or the gravest."""
    return next((band for band in quiz.bands if band.leave == "yes"), quiz.bands[-1])


def rule_of(quiz: Quiz, sign: str) -> SignRule:
    """What follows from a sign; an empty rule where the quiz does not name the sign."""
    return next((rule for rule in quiz.signs if rule.sign == sign), SignRule(sign=sign))


@dataclass(frozen=True)
class _Reached:
    """The ids of things to which results of the quiz can lead."""

    modes: set[str]
    letters: set[str]
    pages: set[str]


def _reached(guide: Guide, quiz: Quiz) -> _Reached:
    """The ids that results can lead to: what the quiz names, what a sign names where the quiz does
    not, and the letters of the modes.
    """
    lines = [line for rule in quiz.signs for line in rule.leave_when]
    named = [*quiz.flags, *quiz.bands, *quiz.signs, *lines]
    replies = [option for question in quiz.questions for option in question.options]
    modes = set(_named([*named, *replies], "mode"))
    letters = set(_named(named, "letter", "letters"))
    for sign in guide.signs:
        modes |= set(sign.ways_out)
        letters |= set() if rule_of(quiz, sign.id).letters else set(sign.letters)
    letters |= {mode.letter for mode in guide.modes if mode.id in modes and mode.letter}
    pages = set(_named([*named, *replies], "page", "pages", "pages_from"))
    return _Reached(modes, letters, pages)


def _words(guide: Guide) -> Iterator[tuple[str, Any]]:
    """The words of the interface that the scripts of a quiz show, by the names that these have for
    them.
    """
    for key, wording in guide.interface.items():
        if key.startswith(WORDS):
            forms = guide.counted.get(key) or wording.plural or wording.text
            yield key.removeprefix(WORDS), forms


def _named(holders: Iterable[Model], *keys: str) -> Iterator[str]:
    """The ids that some things name under some keys."""
    for holder in holders:
        for key in keys:
            value = getattr(holder, key, None) or ()
            if isinstance(value, dict):
                value = [name for names in value.values() for name in names]
            yield from (value,) if isinstance(value, str) else value


def _question(quiz: Quiz, question: Question) -> Data:
    """A question as JSON holds it, without what every question of its role asks for."""
    flags = question.flags or tuple(flag.id for flag in quiz.flags)
    found: Data = {
        "id": question.id,
        "text": question.text,
        "kind": KINDS[question.role],
        "role": question.role,
        "hint": question.hint,
        "sign": question.sign,
        "weight": question.weight,
        "options": [_plain(option) for option in question.options],
        "flags": list(flags) if question.role == "flags" else [],
        "none": question.none,
        "most": question.most,
        "sensitive": question.sensitive == "yes",
        "when": {name: list(wanted) for name, wanted in question.when.items()},
    }
    return {key: value for key, value in found.items() if value}


def _scoring(quiz: Quiz) -> Data:
    """The rules of the score, without those that the quiz does not have."""
    rules = quiz.scoring
    found: Data = {
        "leave": leaving(quiz).id,
        "strong": rules.strong,
        "mild": rules.mild,
        "crowd": rules.crowd,
        "recurs": rules.recurs,
        "told": {name: list(wanted) for name, wanted in rules.told.items()},
        "caps": [_plain(cap) for cap in rules.caps],
        "your_side": rules.your_side and _plain(rules.your_side),
        "slow_below": rules.slow_below,
    }
    return {key: value for key, value in found.items() if value is not None}


def _flag(flag: Flag) -> Data:
    switches = {"safety": flag.safety == "yes", "silence": flag.silence == "yes"}
    return {**_led(flag), **switches}


def _lines(quiz: Quiz, asked: Iterable[Question]) -> Iterator[tuple[str, Data]]:
    """The lines of all signs by id, as the signs are asked for; each with its sign, its words and
    its band.
    """
    signs = list(dict.fromkeys(question.sign for question in asked if question.sign))
    for rule in sorted(quiz.signs, key=lambda rule: signs.index(rule.sign)):
        for line in rule.leave_when:
            band = line.band or leaving(quiz).id
            yield line.id, {**_led(line), "sign": rule.sign, "band": band}


def _led(holder: Flag | Line) -> Data:
    """What a flag or a line says and names, without advice where it gives none."""
    return {key: value for key, value in _plain(holder, "id").items() if value != []}


def _band(band: Band) -> Data:
    made = _plain(band, "range", "pace")
    if band.range is not None:
        made["from"], made["to"] = band.range
    pace = _plain(band.pace) if band.pace is not None else {"normal": [], "slow": []}
    return {**made, "leave": band.leave == "yes", "pace": pace}


def _signs(guide: Guide, quiz: Quiz, asked: Iterable[Question]) -> Iterator[tuple[str, Data]]:
    """The signs that are asked for, and what each leads to.

    Modes that red flags call for are left to the flags: no score leads there.
    """
    at, signs = Addresses.of(guide), {sign.id: sign for sign in guide.signs}
    kept = {flag.mode for flag in quiz.flags}
    kept |= {band.mode for band in quiz.bands if band.range is None}
    for name in dict.fromkeys(question.sign for question in asked if question.sign):
        sign, rule = signs[name], rule_of(quiz, name)
        yield (
            name,
            {
                "title": sign.title,
                "recognise": sign.recognise,
                "url": at.url("sign", sign.id),
                "remedies": [
                    {"id": choice.remedy, "today": unmarked(choice.today)}
                    for choice in sign.try_first
                ],
                "modes": [mode for mode in sign.ways_out if mode not in kept],
                "letters": [] if rule.letters else list(sign.letters),
                "letters_from": {band: list(letters) for band, letters in rule.letters.items()},
                "lines": [line.id for line in rule.leave_when],
                "pages": list(rule.pages),
                "pages_from": {band: list(pages) for band, pages in rule.pages_from.items()},
                **({"before_leaving": rule.before_leaving} if rule.before_leaving else {}),
            },
        )


def _mode(at: Addresses, mode: Mode) -> Data:
    return {**_entry(at, mode), "when": unmarked(mode.when), "letter": mode.letter}


def _letter(at: Addresses, letter: Letter) -> Data:
    ends = letter.ends == "yes"
    return {**_entry(at, letter), "ends": ends, "modes": list(letter.modes)}


def _entry(at: Addresses, thing: Thing) -> Data:
    return {"title": thing.title, "url": at.url(thing.what.name, thing.id)}


def _plain(model: Model, *left_out: str) -> dict[str, Any]:
    """The keys of a model that were written, as JSON will hold them."""
    return model.model_dump(mode="json", exclude_none=True, exclude=set(left_out))
