"""Writes periods with their last days: `python -m tests.renew_days_vectors`.

Python and the browser are held to the same file. Read the difference before committing it.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from fingerpost.calculator.days import Period, added, last_day
from fingerpost.text.workdays import public_holidays

VECTORS = Path(__file__).parent / "vectors" / "days.json"
GENERATED = 200
CODES = ("FR", "GB-ENG", "CA-QC", "DE")


def case(chance: random.Random) -> dict[str, Any]:
    period = Period(
        count=chance.randrange(1, 40),
        unit=chance.choice(["days", "working-days", "weeks", "months"]),
        until=chance.choice(["day", "month-end", "quarter-end"]),
        moved=chance.random() < 0.5,
    )
    start, code = added("2026-01-01", chance.randrange(700)), chance.choice(CODES)
    last = last_day(start, period, public_holidays(code, range(2026, 2029)))
    return {"start": start, "period": period, "code": code, "last": last}


def vectors() -> str:
    """The file: the holidays, and one line a case."""
    chance = random.Random("days")
    holidays = {code: public_holidays(code, range(2026, 2029)) for code in CODES}
    cases = [json.dumps(case(chance), separators=(",", ":")) for _ in range(GENERATED)]
    return f'{{"holidays":{json.dumps(holidays)},\n"cases":[\n' + ",\n".join(cases) + "\n]}\n"


if __name__ == "__main__":
    VECTORS.write_text(vectors(), encoding="utf-8", newline="\n")
