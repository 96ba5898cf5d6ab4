"""Estimates how much a text weighs once a server has packed it, from the text alone.

What packs it in the end differs from machine to machine, and what is published may not.
"""

from __future__ import annotations

from .. import memory

SHORTEST = 4
"""How many letters at least are a repetition."""
LONGEST = 258
FARTHEST = 32_768
"""How far back gzip looks for what it repeats."""
SIGN = 0.885
"""How many bytes a sign takes, packed. Measured: within 1 in 100 of gzip -9 for our guide."""


def packed_weight(text: str) -> int:
    """About how many bytes gzip makes of a text.

    It writes a sign for each letter, and two signs (how far back, how many) for a run of letters
    that stood there before.
    """
    return memory.remembered(lambda: _packed_weight(text), "weight", text)


def _packed_weight(text: str) -> int:
    """What `packed_weight` gives, counted."""
    seen: dict[str, int] = {}
    signs = at = 0
    while at < len(text):
        letters = text[at : at + SHORTEST]
        before = seen.get(letters, at - FARTHEST - 1)
        if at - before > FARTHEST:
            seen[letters] = at
            signs, at = signs + 1, at + 1
            continue
        count = _repeated(text, at, before)
        signs += 2 if count > 1 else 1
        for place in range(at, at + count):
            seen[text[place : place + SHORTEST]] = place
        at += count
    return round(signs * SIGN)


def _repeated(text: str, at: int, before: int) -> int:
    """How many letters from one place on stand at another place before it as well."""
    most = min(LONGEST, len(text) - at)
    count = min(SHORTEST, most)
    while count < most and text[before + count] == text[at + count]:
        count += 1
    return count
