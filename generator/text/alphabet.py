"""Sorts words in the order of the alphabet of a language.

Letters of their own stand in `alphabets.json`, from CLDR: `ł` behind `l` in Polish, `å` behind `z`
in Swedish, `ch` behind `h` in Czech. All others count as what they are without their marks.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from . import untranslated
from .tables import table
from .tags import wider

CharacterKey = tuple[int, int]
SortKey = tuple[tuple[CharacterKey, ...], str]


def order(text: str, locale: str) -> SortKey:
    """The key by which words of a locale are sorted. Words that differ in marks alone stand side by
    side.
    """
    plain = unicodedata.normalize("NFC", untranslated.bare(text)).casefold()
    letters = _letters(locale)
    longest = max(map(len, letters), default=1)
    weights: list[CharacterKey] = []
    at = 0
    while at < len(plain):
        lengths = range(longest, 0, -1)
        found = next((n for n in lengths if plain[at : at + n] in letters), 0)
        if found:
            weights.append((1, letters[plain[at : at + found]]))
        else:
            weights += _folded(plain[at], letters)
        at += found or 1
    return tuple(weights), plain


def _folded(char: str, letters: dict[str, int]) -> list[CharacterKey]:
    """A character that is no letter of its own, without its marks."""
    bare = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    rank = {True: 2, False: 0}
    return [(1, letters[c]) if c in letters else (rank[c.isalpha()], ord(c)) for c in bare]


@cache
def _letters(locale: str) -> dict[str, int]:
    """The letters of an alphabet, two or three characters among them, with their places."""
    there = _alphabets()
    tokens = next((there[tag] for tag in wider(locale) if tag in there), there["und"])
    return {letter: place for place, token in enumerate(tokens) for letter in token.split("=")}


@cache
def _alphabets() -> dict[str, list[str]]:
    return {tag: letters.split() for tag, letters in table("alphabets.json").items()}
