"""Writes texts in shorthand: a word that is in them many times becomes one sign or two, and stands
once in a list.

Packed by gzip, that weighs a sixth less than the texts themselves. `packed.js` reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from sys import intern

from ..memory import GUIDES, LANGUAGES, by_value

ALPHABET = "".join(sign for sign in map(chr, range(ord(" "), ord("~") + 1)) if sign not in '"\\')
"""What shorthand is written in: of ASCII, what JSON leaves as it is."""
MOST_SINGLE = 88
"""How many words at most are a single sign; another sign is the first of three more."""
GIVEN = ("\n", " ")
"""What needs no spelling; the first words of each list."""
WORD = "0-9A-Za-zÀ-ɏ"
TOKEN = re.compile(f"[{WORD}]+|[^{WORD}]")
IS_WORD = re.compile(f"[{WORD}]")
LOWER = re.compile("[a-zß-öø-ÿ]+")
"""Words that are spelt by what they have not in common with the one before."""
NONE_IN_COMMON = ord("A")
MOST_IN_COMMON = ord("Z") - NONE_IN_COMMON
"""How many letters at most a word takes over from the one before, a capital for each number."""


@dataclass(frozen=True)
class Shorthand:
    """A list of words, and what is needed to write with it.

    `single` is how many of the words are one sign; `odd` are the first words after those given,
    with a space between; `lower` are the others, in order.
    """

    single: int
    odd: tuple[str, ...]
    lower: tuple[str, ...]

    def packed(self) -> dict[str, int | str]:
        """The list as `packed.js` reads it."""
        return {"single": self.single, "odd": " ".join(self.odd), "lower": joined(self.lower)}

    def write(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The texts in shorthand."""
        every = [*enumerate((*GIVEN, *self.odd, *self.lower))]
        signs = {word: _signs(place, self.single) for place, word in reversed(every)}
        return {
            key: "".join(signs[token] for token in _tokens(text)) for key, text in texts.items()
        }


def shorthand(texts: Iterable[str], also: Collection[str]) -> Shorthand:
    """The shorthand for some texts, and for other words that are to be in its list."""
    ordered = _ordered(tuple(texts))
    known = len(GIVEN) + len({*ordered, *also})
    double = min(-(-known // len(ALPHABET)), len(ALPHABET) - 1 - len(GIVEN))
    single = min(MOST_SINGLE, len(ALPHABET) - 1 - double)
    often, others = ordered[: single - len(GIVEN)], ordered[single - len(GIVEN) :]
    odd = sorted(token for token in others if not LOWER.fullmatch(token))
    lower = sorted({token for token in others if LOWER.fullmatch(token)} | {*also})
    return Shorthand(single, (*often, *odd), tuple(lower))


def joined(ordered: Iterable[str]) -> str:
    """Words as one text, each without the letters that it has in common with the one before.

    A capital before it says how many these are (A none, B one).
    """
    before, text = "", ""
    for word in ordered:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(before, word, strict=False))
        common = min(len(list(alike)), MOST_IN_COMMON)
        text += chr(NONE_IN_COMMON + common) + word[common:]
        before = word
    return text


@by_value(GUIDES)  # several lists are tried for the same texts
def _ordered(texts: tuple[str, ...]) -> Sequence[str]:
    """The words of some texts that need to be in the list, the most frequent ones first."""
    counts = Counter(token for text in texts for token in _tokens(text) if token not in GIVEN)
    return sorted(counts, key=lambda token: (-counts[token], token))


@by_value(LANGUAGES)
def _tokens(text: str) -> Sequence[str]:
    """The words of a text and each sign between them, but for a space between two words."""
    found = [*map(intern, TOKEN.findall(text))]
    is_word = [bool(IS_WORD.match(token)) for token in found]
    return [
        token
        for at, token in enumerate(found)
        if not (token == " " and 0 < at < len(found) - 1 and is_word[at - 1] and is_word[at + 1])
    ]


def _signs(place: int, single: int) -> str:
    """What stands for the word at a place: one sign; a lead and another one; or the first sign of
    all and three.
    """
    count = len(ALPHABET)
    if place < single:
        return ALPHABET[place + 1]
    lead, rest = divmod(place - single, count)
    if single + 1 + lead < count:
        return ALPHABET[single + 1 + lead] + ALPHABET[rest]
    return ALPHABET[0] + "".join(ALPHABET[place // count**power % count] for power in (2, 1, 0))
