"""Counts in what people say of each page which words they say, for the search in the browser.

Counts weigh a third of the sentences, and the browser would count words anyhow. It stems them too,
so forms of a word are joined here only to save room, and only where their ends show it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import log2

AGAIN = "!"
"""The sign of an entry of which a word is said once more."""
FIRST = ord("#")
"""The sign of the entry behind the last one, or of the first; of each after it the next sign."""
ENDS = ("s", "e", "d", "r", "x", "es", "ed", "nt", "ees", "ing")
"""Ends of words that say little of what they mean, in languages with Latin letters."""
SELDOM = 120
"""A word that is said of many entries tells nothing of one of which it is said once in so many."""
SHORT = 4
"""How many letters a word has at least whose forms are put together."""
ACCENTS = "\u0300"
"""Before this sign none is an accent that stands behind its letter."""
ELIDED = 2
"""How many letters an article or pronoun has at most that is written with an apostrophe."""
STOP_WORDS = re.compile(r"generateStopWordFilter\((?:\"([^\"]*)\"|\[([^\]]*)\])")


def counted(
    sentences: Sequence[Sequence[str]], dull: Collection[str], same: Iterable[Iterable[str]]
) -> tuple[tuple[str, str], ...]:
    """The words that are said of some entries, most said first, each with the entries it is said
    of.

    `sentences` are what is said of each entry. Words in `dull` are left out; of words in one list
    of `same` the shortest stands for all.

    The entries are written as signs: one for how far each is from the one before (`#` one, `$`
    two), with `!` behind it where the word is said twice of it, two where about four times, and so
    on.
    """
    shortest = _shortest(same, dull)
    said: dict[str, Counter[int]] = {}
    for at, texts in enumerate(sentences):
        for text in texts:
            telling = (shortest.get(word, word) for word in words(text) if word not in dull)
            for word in dict.fromkeys(telling):
                said.setdefault(word, Counter())[at] += 1
    together = _together(said, shortest)
    ordered = sorted(together, key=lambda word: (-together[word].total(), len(word), word))
    return tuple((word, _signs(together[word])) for word in ordered)


def fitting(counts: Iterable[tuple[str, str]], room: int) -> dict[str, str]:
    """As many of the words, in their order, as fit into `room` bytes, written out."""
    most = {}
    for word, signs in counts:
        room -= len(f"{word}{signs}".encode()) + 2
        if room < 0:
            break
        most[word] = signs
    return dict(sorted(most.items()))


def stop_words(script: str) -> set[str]:
    """The words without meaning that a script of lunr lists for its language."""
    listed = STOP_WORDS.search(script)
    if listed is None:
        return set()
    return {plain(word) for word in re.findall(r"[^\s',]+", listed[1] or listed[2] or "")}


def plain(text: str) -> str:
    """A text to be compared and not to be seen: in small letters, without the accents of Latin
    ones.
    """
    if text.isascii():
        return text.lower()
    letters: list[str] = []
    for letter in unicodedata.normalize("NFD", text.lower()):
        is_accent = letter >= ACCENTS and unicodedata.category(letter) == "Mn" and letters
        if not (is_accent and "a" <= letters[-1] <= "z"):
            letters.append(letter)
    return unicodedata.normalize("NFC", "".join(letters))


class _Bare(dict[int, int | str]):
    """For `str.translate`: signs that are no part of a word to spaces, each looked at once."""

    def __missing__(self, code: int) -> int | str:
        """The sign itself, where it is a letter, a mark on one, a digit or an apostrophe."""
        kept = code == ord("'") or unicodedata.category(chr(code))[0] in "LMN"
        self[code] = code if kept else " "
        return self[code]


_BARE = _Bare({ord("’"): "'"})


def words(text: str) -> Iterator[str]:
    """The words of a text as the search looks for them: `l'échéance` is `echeance`, `don't` is
    `dont`.

    In a script without spaces, that is what stands between other signs, which the browser parts.
    """
    for piece in plain(text).translate(_BARE).split():
        before, apostrophe, after = piece.strip("'").partition("'")
        if apostrophe and len(before) <= ELIDED:
            word = after
        else:
            word = before + ("" if after == "s" else after)
        word = word.replace("'", "")
        if word and not word.isnumeric():
            yield word


def _shortest(same: Iterable[Iterable[str]], dull: Collection[str]) -> dict[str, str]:
    """The shortest word of each list of those that mean the same, by the other words of the list.

    A word in two lists is taken from the later one, as in the browser.
    """
    listed: dict[str, int] = {}
    for at, names in enumerate(same):
        for name in names:
            parts = [*words(name)]
            if len(parts) == 1 and parts[0] not in dull:
                listed[parts[0]] = at
    first: dict[int, str] = {}
    for word in sorted(listed, key=len):
        first.setdefault(listed[word], word)
    return {word: first[at] for word, at in listed.items()}


def _together(
    said: Mapping[str, Counter[int]], shortest: Mapping[str, str]
) -> dict[str, Counter[int]]:
    """The counts with forms of a word under the shortest of them: `refuse` has those of
    `refused`.
    """
    together: dict[str, Counter[int]] = {}
    for word in sorted(said, key=lambda word: (len(word), word)):
        stems = (word.removesuffix(end) for end in ENDS if word.endswith(end))
        known = (shortest.get(stem, stem) for stem in stems if len(stem) >= SHORT)
        stem = next((stem for stem in known if stem in together), word)
        together.setdefault(stem, Counter()).update(said[word])
    return together


def _signs(said: Counter[int]) -> str:
    """Of which entries a word is said, and how often."""
    least = said.total() / SELDOM
    places = sorted((at, times) for at, times in said.items() if times >= least)
    steps = (at - before - 1 for before, at in pairwise((-1, *(at for at, _ in places))))
    return "".join(
        chr(FIRST + step) + AGAIN * round(log2(times))
        for step, (_, times) in zip(steps, places, strict=True)
    )
