"""Writes answers to our quiz with the results they have: `python -m tests.renew_vectors`.

Python and the browser are held to the same file. Read the difference before committing it: a
result that changed is a verdict that changed for somebody.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from fingerpost.quiz.score import score

from .quizzes import Answers, Data, at_random, of_role, options, ours

VECTORS = Path(__file__).parent / "vectors" / "quiz.json"
GENERATED = 520


def all_severity(quiz: Data, answer: str) -> Answers:
    """The same answer to every question about severity."""
    return dict.fromkeys(of_role(quiz, "severity"), answer)


def founding(quiz: Data, answer: str) -> Answers:
    """The same answer to the questions the guide began with; the rest does not apply."""
    later = {"asked-wrong", "unallowed-use", "cannot-refuse", "odd-money"}
    return {x: "na" if x in later else answer for x in of_role(quiz, "severity")}


def named(quiz: Data) -> dict[str, Answers]:
    """Answers that show one rule each."""
    mild, grave = all_severity(quiz, "never"), all_severity(quiz, "nearly-always")
    first = dict.fromkeys(("paid-late", "personal-criticism"), "nearly-always")
    nine = dict.fromkeys(of_role(quiz, "severity")[:9], "nearly-always")
    ready = dict.fromkeys(of_role(quiz, "readiness"), "yes")
    unready = dict.fromkeys(of_role(quiz, "readiness"), "no")
    every = {name: options(quiz, name)[:-1] for name in of_role(quiz, "flags")}
    found: dict[str, Answers] = {
        "nothing": {},
        "all never": mild,
        "all almost every time": grave,
        "the founding questions, all never": founding(quiz, "never"),
        "the founding questions, all almost every time": founding(quiz, "nearly-always"),
        "the founding questions, two grave answers": {**founding(quiz, "never"), **first},
        "two grave answers": {**mild, **first},
        "a threat, all never": {**mild, "red-flags": ["threat"]},
        "a threat, nothing else": {"red-flags": ["threat"]},
        "every red flag": {**grave, **every},
        "grave, not told in writing": {**grave, "told-in-writing": "no"},
        "grave, told, no time to act": {**grave, "told-in-writing": "yes", "had-time": "no"},
        "grave, an answer to a question not asked": {
            **grave,
            "told-in-writing": "no",
            "had-time": "yes",
        },
        "grave, a cap and a red flag": {
            **grave,
            "told-in-writing": "no",
            "red-flags": ["unpaid-60-days"],
        },
        "nine answers": nine,
        "nine answers and a red flag": {**nine, "red-flags": ["unpaid-60-days"]},
        "ten answers": {**nine, of_role(quiz, "severity")[9]: "never"},
        "nothing applies": all_severity(quiz, "na"),
        "grave and ready": {**grave, **ready},
        "grave and not ready": {**grave, **unready},
        "a red flag and not ready": {**grave, **unready, "red-flags": ["threat"]},
        "grave, nothing tried": {**grave, "tried": ["none"]},
        "grave in one sign that leaves no ordinary way out": {
            **dict.fromkeys(of_role(quiz, "severity"), "often"),
            "asked-wrong": "nearly-always",
        },
        "grave, not delivered": {**grave, "delivered": "no"},
    }
    for band in quiz["bands"]:
        if "from" in band:
            found |= {f"at the edge of {band['id']}, {end}": a for end, a in _edges(quiz, band)}
    return found


def _edges(quiz: Data, band: Data) -> list[tuple[str, Answers]]:
    """The first random answers whose severity is the lower, and the upper, end of a band."""
    chance = random.Random(band["id"])
    found: dict[str, Answers] = {}
    while len(found) < 2:
        answers = at_random(quiz, chance)
        severity = score(quiz, answers)["severity"]
        for end in ("from", "to"):
            if severity == band[end]:
                found.setdefault(end, answers)
        if band["from"] == 0:
            found.setdefault("from", all_severity(quiz, "never"))
        if band["to"] == 100:
            found.setdefault("to", all_severity(quiz, "nearly-always"))
    return sorted(found.items())


def vectors() -> str:
    """The file: one line a vector, its name where it shows a rule."""
    quiz, chance = ours(), random.Random("Fingerpost")
    cases = [*named(quiz).items(), *(("", at_random(quiz, chance)) for _ in range(GENERATED))]
    lines = [
        json.dumps(
            {"name": name, "answers": answers, "result": score(quiz, answers)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for name, answers in cases
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def main() -> None:
    """Score every case and write the file."""
    VECTORS.parent.mkdir(exist_ok=True)
    VECTORS.write_text(vectors(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
