"""Writes late invoices with what is owed for them: `python -m tests.renew_interest_vectors`.

Python and the browser are held to the same file. `tests/vectors/interest-by-hand.json` beside it
was worked out by hand and is not renewed. Read the difference before committing it.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from fingerpost.calculator.days import added
from fingerpost.calculator.interest import Band, Invoice, Payment, Rate, Rule, Scale, Tier, claim

VECTORS = Path(__file__).parent / "vectors" / "interest.json"
GENERATED = 150


def day(chance: random.Random) -> str:
    return added("2025-11-01", chance.randrange(700))


def rule(chance: random.Random) -> Rule:
    first, second = (f"{chance.randrange(1, 2000) / 100:.2f}" for _ in range(2))
    made = Rule(
        rates=[
            Rate(start="2026-01-01", end="2026-06-30", rate=first),
            Rate(start="2026-07-01", end="2026-12-31", rate=second),
        ],
        taken=chance.choice(["each-day", "first-day"]),
        rests=chance.choice(["never", "yearly", "monthly"]),
        fixed=[Tier(least=0, sum=4000), Tier(least=100_000, sum=7000)],
        fixed_until=day(chance),
    )
    if chance.random() < 0.5:
        made["scale"] = scale(chance)
    return made


def scale(chance: random.Random) -> Scale:
    least = sorted(chance.sample(range(1, 3_000_000), 3))
    bands = [
        Band(least=each, rate=f"{chance.randrange(1, 2000) / 100:.2f}") for each in (0, *least)
    ]
    return Scale(bands=bands, most=chance.randrange(100_000, 500_000))


def invoice(number: int, chance: random.Random) -> Invoice:
    payments = [
        Payment(day=day(chance), amount=chance.randrange(1, 900_000))
        for _ in range(chance.randrange(3))
    ]
    amount, due = chance.randrange(1, 5_000_000), day(chance)
    return Invoice(number=f"{number}", amount=amount, due=due, payments=payments)


def case(chance: random.Random) -> dict[str, Any]:
    here, until = rule(chance), day(chance)
    invoices = [invoice(number, chance) for number in range(chance.randrange(1, 4))]
    owed = claim(here, invoices, until)
    return {"rule": here, "invoices": invoices, "until": until, "claim": owed}


def vectors() -> str:
    """The file: one line a case."""
    chance = random.Random("interest")
    cases = [json.dumps(case(chance), separators=(",", ":")) for _ in range(GENERATED)]
    return "[\n" + ",\n".join(cases) + "\n]\n"


if __name__ == "__main__":
    VECTORS.write_text(vectors(), encoding="utf-8", newline="\n")
