"""Turns the data of a quiz into what a frame has room for: less of it, and packed more tightly.

The guide has the rest. `theme/js/quiz/light.js` is the part of the scripts that goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from .decide import Data

OF_THE_PLAN = ("plan_normal", "plan_slow", "readiness")
OF_THE_ANSWERS = (
    *("answers", "answers_text", "change", "answer", "no_answer", "of", "result"),
    *("back_to_answers", "missing_secret", "missing_open"),
)
NOT_ASKED = ("readiness", "context")  # roles of questions
USUAL_ROLE = "severity"  # that of most questions, which is not said of each
TOGETHER = (
    *("topics", "bands", "lines", "letters", "modes", "remedies", "pages", "flags", "questions"),
    *("title", "intro", "period", "disclaimer", "private", "words", "help", "signs"),
)
"""What names each other, or says the same, stands close, to pack well; the rest follows."""


def light(data: Data) -> Data:
    """The data without what a frame has no room for, and the guide has.

    Left out: readiness, and with it the slow pace; what comes along, and pages that answers name;
    what a step of the plan is; the list of answers, and of those that are missing; how to recognise
    a sign and what to do against it today; what ways out are for; why a red flag decides that does
    not lead out, or says what to do; the sign of one that has a page; pages of those who help, and
    countries of other languages; what is empty; what follows from an id, a role or the order.
    """
    questions = dict(_questions(data))
    made = {
        **data,
        "words": _without(data["words"], *OF_THE_PLAN, *OF_THE_ANSWERS),
        "readiness": [],
        "steps": [{key: step[key] for key in ("title", "url")} for step in data["steps"]],
        "help": [_help(place) for place in data["help"] if "far" not in place],
        "questions": questions,
        "topics": list(_topics(data, questions)),
        "signs": {name: _sign(name, sign) for name, sign in data["signs"].items()},
        "lines": dict(_lines(data)),
        "remedies": {x: _short(each, "remedies", x) for x, each in data["remedies"].items()},
        "modes": {x: _short(each, "modes", x, "when") for x, each in data["modes"].items()},
        "letters": {x: _short(each, "letters", x) for x, each in data["letters"].items()},
        "pages": {x: _short(data["pages"][x], "", x) for x in _pages_without_answers(data)},
        "bands": [_band(band) for band in data["bands"]],
        "flags": dict(_flags(data)),
    }
    first = {key: made[key] for key in TOGETHER}
    return {**first, **made}


def _help(place: Data) -> Data:
    """A country with its numbers that help, without their pages."""
    return {**_without(place, "ids"), "reach": [_without(one, "page") for one in place["reach"]]}


def _questions(data: Data) -> Iterator[tuple[str, Data]]:
    """The questions that a frame asks, by id; their answers name no pages."""
    for name, question in data["questions"].items():
        role = question["role"]
        if role in NOT_ASKED:
            continue
        kept = _without(question, "id", "kind", *(["role"] if role == USUAL_ROLE else []))
        options = [_filled(_without(option, "page")) for option in kept.get("options", ())]
        yield name, {**kept, "options": options} if "options" in kept else kept


def _topics(data: Data, questions: Data) -> Iterator[Data]:
    """The topics that have any of these questions, each with how many."""
    for topic in data["topics"]:
        count = sum(name in questions for name in topic["questions"])
        if count:
            yield {**_without(topic, "questions"), "count": count}


def _sign(name: str, sign: Data) -> Data:
    kept = _without_address(sign, "signs", name, "recognise")
    remedies = [remedy["id"] for remedy in sign["remedies"]]
    return _filled({**kept, "remedies": remedies, "lines": len(sign["lines"])})


def _lines(data: Data) -> Iterator[tuple[str, Data]]:
    """The lines of signs by id, as the signs stand; those that lead to the usual band do not name
    it.
    """
    usual = data["scoring"]["leave"]
    for name in (name for sign in data["signs"].values() for name in sign["lines"]):
        line = data["lines"][name]
        yield name, _without(line, "sign", *(["band"] if line["band"] == usual else []))


def _band(band: Data) -> Data:
    """A band with one pace, without what it is not and has not."""
    days = band["pace"]["normal"]
    told = {key: value for key, value in band.items() if value is not False}
    kept = told if band["letters"] else _without(told, "letters")
    return {**kept, "pace": {"normal": days}} if days else _without(kept, "pace")


def _flags(data: Data) -> Iterator[tuple[str, Data]]:
    leaving = {band["id"] for band in data["bands"] if band["leave"]}
    for name, flag in data["flags"].items():
        decides = flag["band"] in leaving and "advice" not in flag
        why = flag["why"] if decides else ""
        sign = "" if "page" in flag else flag.get("sign")
        yield name, _filled({**flag, "why": why, "sign": sign})


def _pages_without_answers(data: Data) -> list[str]:
    """The pages that a result leads to whatever is answered beside signs and red flags."""
    holders = [*data["flags"].values(), *data["lines"].values()]
    named = {holder.get("page") for holder in holders}
    named |= {x for each in (*data["bands"], *data["signs"].values()) for x in each["pages"]}
    by_band = (pages for sign in data["signs"].values() for pages in sign["pages_from"].values())
    named |= {x for pages in by_band for x in pages}
    return [name for name in data["pages"] if name in named]


def _filled(entry: Data) -> Data:
    """An entry without what is empty."""
    return {key: value for key, value in entry.items() if value}


def _without(entry: Data, *keys: str) -> Data:
    """An entry without some keys."""
    return {key: value for key, value in entry.items() if key not in keys}


def _without_address(entry: Data, folder: str, name: str, *keys: str) -> Data:
    """An entry without some keys, and without its address where that is its folder and its id."""
    address = f"{folder}/{name}/".removeprefix("/")
    return _without(entry, *keys, *(["url"] if entry["url"] == address else []))


def _short(entry: Data, folder: str, name: str, *keys: str) -> Data | str:
    """An entry without some keys: its title alone, where the rest follows from its id."""
    kept = _filled(_without_address(entry, folder, name, *keys))
    return kept["title"] if set(kept) == {"title"} else kept
