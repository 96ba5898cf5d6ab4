"""Holds the numbers of a translation against those of its source, in the digits of any script.

Numbers may be written in words in one of the two, days and hours in the way of a country: that is
for a second reader to see. A number in the place of another is a mistake.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

FIGURE = re.compile(r"[0-9]+(?:[.,'\u2019\u00a0\u202f \u066b\u066c]?[0-9]+)*")
MONEY = r"[$\u20ac\u00a3\u00a5\u20b9]|\b(?:EUR|USD|GBP|CHF|CAD|AUD|NZD)\b|%"
GAP = "[\u00a0\u202f ]?"
FIRM = re.compile(rf"(?:{MONEY}){GAP}({FIGURE.pattern})|({FIGURE.pattern}){GAP}(?:{MONEY})")
FOREIGN = re.compile(r"(?![0-9])\d")
HOURS = range(1, 12)  # of an afternoon, written as 13 to 23 where a day has 24
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10}


def plain(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text)
    return FOREIGN.sub(lambda match: str(unicodedata.digit(match.group())), composed)


def figures(text: str) -> list[str]:
    """The numbers of a text as it writes them, in digits 0 to 9."""
    return FIGURE.findall(plain(text))


def differences(source: str, form: str) -> tuple[list[str], list[str], bool]:
    """Numbers of the source that a translation lacks, those that it adds, and whether it is wrong.

    Wrong is a number in the place of another, and a sum or a share that is not there.
    """
    there = Counter(map(_bare, figures(source)))
    here = Counter(map(_bare, figures(form)))
    if not there and not here:
        return [], [], False
    lost, added = there - here, here - there
    for word in _ideographs(form):
        lost.subtract([word] if lost[word] > 0 else [])
    for number in HOURS:
        both = min(lost[str(number)], added[str(number + 12)])
        lost[str(number)] -= both
        added[str(number + 12)] -= both
    missing, more = sorted((+lost).elements()), sorted((+added).elements())
    firm = {_bare(one or other) for one, other in FIRM.findall(plain(source))}
    return missing, more, bool(missing and more) or not firm.isdisjoint(missing)


def _bare(figure: str) -> str:
    """A number without the marks that languages set inside it."""
    return re.sub(r"\D", "", figure)


def _ideographs(text: str) -> list[str]:
    """The numbers that Chinese characters write: `十四` is 14."""
    numbers = []
    for run in re.findall(r"[〇一二三四五六七八九十百千]+", text):
        total, digit = 0, 0
        for char in run:
            if char in TENS:
                total, digit = total + (digit or 1) * TENS[char], 0
            else:
                digit = int(unicodedata.numeric(char))
        numbers.append(str(total + digit))
    return numbers
