"""Writes answers to our quiz with the results they have: `python -m tests.renew_vectors`.

Python and the browser are held to the same file. Read the difference before committing it: a
result that changed is a verdict that changed for somebody.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from fingerpost.quiz.score import score

from .quizzes import Answers, Data, at_random, complete, of_role, options, ours

VECTORS = Path(__file__).parent / "vectors" / "quiz.json"
GENERATED = 520


def often(quiz: Data, answer: str, *topics: str) -> Answers:
    """The same answer to every question about severity of some topics, of all without names."""
    with_situation = [topic for topic in quiz["topics"] if "situation" in topic]
    chosen = [topic for topic in with_situation if not topics or topic["id"] in topics]
    given = {name: answer for topic in chosen for name in topic["questions"]}
    return {"situation": [topic["id"] for topic in chosen], **given}


FOUNDING = ("getting-paid", "prices", "decisions", "tone", "direction")
"""The topics of the five signs that the guide began with."""


def named(quiz: Data) -> dict[str, Answers]:
    """Answers that show one rule each, with every other question answered harmlessly."""
    top = "nearly-always"
    late, abuse = often(quiz, top, "getting-paid"), often(quiz, top, "tone")
    prices, hours = often(quiz, top, "prices"), often(quiz, "sometimes", "control")
    all_grave = often(quiz, top)
    not_told = {"told-in-writing": "no"}
    late_remedies = [remedy["id"] for remedy in quiz["signs"]["late-payment"]["remedies"]]
    calm: Answers = {"situation": ["none"]}
    found: dict[str, Answers] = {
        "nothing happens": calm,
        "all never": often(quiz, "never"),
        "all almost every time": all_grave,
        "all almost every time, not told": {**all_grave, **not_told},
        "the founding signs, almost every time": often(quiz, top, *FOUNDING),
        "the founding signs, sometimes": often(quiz, "sometimes", *FOUNDING),
        "late payment, not told": {**late, **not_told},
        "late payment, told in vain": late,
        "late payment, one remedy failed": {**late, **not_told, "tried": late_remedies[:1]},
        "late payment, told in vain and a remedy failed": {**late, "tried": late_remedies[:1]},
        "late payment, every remedy failed": {**late, "tried": late_remedies},
        "late payment, two reminders": {**late, "leave-when": ["reminded-twice"]},
        "late payment, paused twice": {**late, "leave-when": ["paused-twice"]},
        "late payment, no time to act": {**late, "had-time": "no", "tried": late_remedies[:2]},
        "an answer to a question not asked": {**late, **not_told, "had-time": "yes"},
        "one late payment, 60 days": {
            **often(quiz, "once", "getting-paid"),
            "events": ["unpaid-60-days"],
        },
        "late payment, 60 days": {**late, **not_told, "events": ["unpaid-60-days"]},
        "abuse, not told": {**abuse, **not_told},
        "abuse, again after it was named": {**abuse, "leave-when": ["abuse-again"]},
        "abuse, again after it was said": {**abuse, "leave-when": ["abuse-after-word"]},
        "prices, not told": {**prices, **not_told},
        "prices, told in vain": prices,
        "prices, told in vain and a remedy failed": {**prices, "tried": ["explain-prices"]},
        "prices, opened twice": {**prices, "leave-when": ["price-opened-twice"]},
        "a mild sign, told in vain and every remedy failed": {
            **hours,
            "tried": ["office-hours", "urgency-rate", "speak-early"],
        },
        "a mild sign, once": often(quiz, "once", "control"),
        "a mild sign, told in vain": hours,
        "insults, once": often(quiz, "once", "tone"),
        "three strong signs, not told": {
            **often(quiz, "often", "prices", "decisions", "scope"),
            **not_told,
        },
        "nothing tried": {**prices, "tried": ["none"]},
        "not delivered": {**prices, "delivered": "no"},
        "a threat and nothing else": {"red-flags": ["threat"]},
        "a threat in a calm relation": {**calm, "red-flags": ["threat"]},
        "hate": {**calm, "red-flags": ["hate"]},
        "fraud": {**calm, "red-flags": ["fraud"]},
        "fraud and a threat": {**calm, "red-flags": ["fraud", "threat"]},
        "blackmail": {**calm, "red-flags": ["blackmail"]},
        "insolvent, and 60 days late": {**late, "events": ["insolvent", "unpaid-60-days"]},
        "late payment, and a payment reversed": {**late, "events": ["chargeback"]},
        "every red flag": {**all_grave, "red-flags": options(quiz, "red-flags")[:-1]},
        "every event": {**all_grave, "events": options(quiz, "events")[:-1]},
        "what comes along, and nothing else": {
            **calm,
            "what-else": options(quiz, "what-else")[:-1],
        },
        "late payment by a friend abroad": {**late, "who-they-are": ["abroad", "friends"]},
        "late payment, nothing in writing": {**late, "terms-written": "no"},
        "insolvent, and a payment reversed, and the contact has left": {
            **calm,
            "events": ["insolvent", "chargeback"],
            "what-else": ["contact-gone"],
        },
        "they ended it": {**calm, "events": ["ended-by-them"]},
        "abuse after a warning, month by month": {**abuse, "red-flags": ["abuse-after-warning"]},
        "not ready": {
            **prices,
            "leave-when": ["price-opened-twice"],
            **dict.fromkeys(of_role(quiz, "readiness"), "no"),
        },
        "ready": {
            **prices,
            "leave-when": ["price-opened-twice"],
            **dict.fromkeys(of_role(quiz, "readiness"), "yes"),
        },
    }
    found |= {
        f"what was agreed: {option}": {
            **often(quiz, top, "worth"),
            "leave-when": ["no-price-no-less"],
            "agreed": option,
        }
        for option in options(quiz, "agreed")
        if option != "na"
    }
    for line, facts in quiz["lines"].items():
        asked = {x["id"]: x for x in quiz["questions"].values() if x.get("sign") == facts["sign"]}
        topic = next(x["id"] for x in quiz["topics"] if set(asked) & set(x["questions"]))
        strong = dict.fromkeys(asked, top)
        found[f"a line: {line}"] = {"situation": [topic], **strong, "leave-when": [line]}
    whole = {name: complete(quiz, answers) for name, answers in found.items()}
    return {
        "no answers": {},
        "only the sensitive answers are missing": {
            name: answer for name, answer in complete(quiz, late).items() if name != "red-flags"
        },
        "nothing applies": often(quiz, "na"),
        **whole,
    }


def vectors() -> str:
    """The file: one line a vector, its name where it shows a rule."""
    quiz, chance = ours(), random.Random("Fingerpost")
    drawn = [at_random(quiz, chance) for _ in range(GENERATED)]
    drawn[::2] = [complete(quiz, answers) for answers in drawn[::2]]
    cases = [*named(quiz).items(), *(("", answers) for answers in drawn)]
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
