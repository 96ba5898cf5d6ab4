"""Compares the numbers of a translation with those of its source, in the digits of any script.

Numbers are compared by what they are worth, not by how they are written. Either text may have a
number in words, and days and hours as a country writes them. What cannot be known for certain is
left to a second reader; a number in the place of another is a mistake.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...memory import LANGUAGES, TEXTS, by_value
from ...text.locales import CURRENCIES, Spoken, spoken

GROUPS = "\u00a0\u202f '\u2019"  # what stands between groups of three digits and nowhere else
FIGURE = re.compile(
    rf"[0-9]{{1,3}}(?:[{GROUPS}][0-9]{{3}}(?![0-9]))+(?:[.,][0-9]{{1,2}}(?![0-9]))?"
    r"|[0-9]+(?:[.,\u066b\u066c][0-9]+)*"
)
GROUPED = re.compile(
    rf"[0-9]{{1,3}}([.,\u066c{GROUPS}])[0-9]{{3}}(?:\1[0-9]{{3}})*(?:(?!\1)[.,\u066b]([0-9]+))?"
    r"|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.([0-9]+))?"  # as in India
)
DECIMAL = re.compile(r"([0-9]+)[.,\u066b]([0-9]+)")
POWERS = {"万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8}
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "천": 1000}
POWER = "".join((*POWERS, *TENS))
COUNTED = re.compile(rf"(?:[0-9]+(?:[.,][0-9]+)*[{POWER}])+[0-9]*")
PIECE = re.compile(rf"([0-9.,]+)([{POWER}]?)")
FRACTION = re.compile("(?:(?<![0-9])([0-9]{1,9}))?([\u00bc-\u00be\u2150-\u215e])")
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "พ.ศ.": -543}
ERA = re.compile(rf"({'|'.join(map(re.escape, ERAS))}) ?$")
SIGNS = {"€": ("EUR",), "£": ("GBP",), "$": ("USD", "CAD", "AUD", "NZD"), "¥": ("JPY", "CNY")}
MONEY = re.compile(rf"[{''.join(SIGNS)}\u20b9]|\b(?:{'|'.join(CURRENCIES)})\b")
GAP = "[\u00a0\u202f ]?"
BEFORE = re.compile(rf"(?:{MONEY.pattern}|[%\u066a]){GAP}$")
BEHIND = re.compile(rf"{GAP}(?:{MONEY.pattern}|[%\u066a])")
WORD = re.compile(r"[\u00a0\u202f -]?[^\W\d_]+")
BESIDE = re.compile(rf"\}}{GAP}({MONEY.pattern})|({MONEY.pattern}){GAP}\{{")
FOREIGN = re.compile(r"(?![0-9])\d")
FULL_HOUR = re.compile(rf"(?<![0-9:])([0-9]{{1,2}})(?::|{GAP}h{GAP})00(?![0-9:])")
HOURS = range(1, 12)  # of an afternoon, written as 13 to 23 where a day has 24
IN_WORDS = (50, 25, 75, 33, 10, 100)  # per cent that languages have a word for
NEARBY = 80  # characters before or behind a number that may say what it is of
CALLED = re.compile("0[0-9]{2,}")
"""A number that somebody calls: `024` is not 24, and the same only as `024`."""
LEAST = 4  # letters of a word that names a currency
LONGEST = 100  # characters of a figure; Python refuses to work with thousands of digits
UNKNOWN = Fraction(-1)  # the worth of what is no whole number
IDEOGRAPHS = re.compile(
    r"(?<![0-9〇一二三四五六七八九])([〇一二三四五六七八九十百千][〇一二三四五六七八九十百千万億]*)"
    r"([日天%円元]|ユーロ|ドル)?"
)


@dataclass(frozen=True)
class _Number:
    """A number as it is written, what it may be worth, and its parts where it may be several
    numbers.
    """

    text: str
    values: frozenset[Fraction]
    parts: tuple[str, ...] = ()
    firm: str = ""  # the sign of a sum or a share
    unit: str = ""  # of a time: day, week, month
    money: frozenset[str] = frozenset()  # the currencies that the word behind may stand for
    written: str = ""  # with the sign or the word beside it


@by_value(TEXTS, of_checks=True)
def plain(text: str) -> str:
    """The text with the digits of every script as 0 to 9, `½` as 1/2, `3½` as 3.5."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", FRACTION.sub(_fraction, text))
    return FOREIGN.sub(lambda match: str(unicodedata.digit(match.group())), composed)


def _fraction(match: re.Match[str]) -> str:
    """`½` as 1/2, `12¾` as 12.75; what has no end in decimals as people write it, `33⅓` as 33.3."""
    part = Fraction(unicodedata.numeric(match[2])).limit_denominator(10)
    if not match[1]:
        return str(part)
    has_end = 1000 % part.denominator == 0
    places = 3 if has_end else max(1, 3 - len(match[1]))
    return f"{float(int(match[1]) + part):.{places}f}".rstrip("0")


def figures(text: str) -> list[str]:
    """The numbers of a text as they are written there, in digits 0 to 9."""
    return [match.group() for match in FIGURE.finditer(plain(text))]


def differences(source: str, form: str, tags: tuple[str, str]) -> tuple[list[str], list[str], bool]:
    """The numbers of the source that a translation lacks, those that it adds, and whether it is
    wrong.

    Wrong is a number in the place of another, and a sum or a share that is not there in words
    either. `tags` are the locales of source and translation.
    """
    source, form = (FULL_HOUR.sub(r"\1", plain(text)) for text in (source, form))
    there, here = (spoken(tag) for tag in tags)
    lost, added = (list(_read(*each)) for each in zip((source, form), tags, strict=True))
    _match(lost, added, _is_same)
    _match(lost, added, _afternoon)
    if not lost and not added:
        return [], [], False
    named = _named(there, source), _named(here, form)
    _match_parts(added, lost, named[0] - named[1])
    _match_parts(lost, added, named[1] - named[0])
    for match in IDEOGRAPHS.finditer(form):
        number = _Number(match[1], frozenset({_ideograph(match[1])}))
        known = next((each for each in lost if not each.values.isdisjoint(number.values)), None)
        if known is not None:
            lost.remove(known)
        elif match[2] and lost:
            added.append(number)
    wrong = any(each.firm and not _in_words(each, form, here) for each in lost)
    told = sorted(each.text for each in lost), sorted(each.text for each in added)
    return *told, bool(lost and added) or wrong


def otherwise(source: str, form: str, tags: tuple[str, str]) -> tuple[str, str] | None:
    """The first number that is of something else in the translation, as source and translation
    write it: `£40` and `40 €`. None where there is none.
    """
    source, form = plain(source), plain(form)
    asked, written = (_read(*each) for each in zip((source, form), tags, strict=True))
    for ones, others in ((asked, written), (written, asked)):
        for one in ones:
            same = [each for each in others if not each.values.isdisjoint(one.values)]
            if same and not any(_alike(one, each) for each in same):
                pair = one.written, same[0].written
                return pair if ones is asked else pair[::-1]
    return None


def _alike(one: _Number, other: _Number) -> bool:
    """Whether two numbers may be of the same: days, per cent, pounds. One without a unit may be of
    anything.
    """
    there, here = _sort(one), _sort(other)
    return not there or not here or not there.isdisjoint(here)


def _sort(number: _Number) -> frozenset[str]:
    """What a number is of, under every name that its sign may stand for; empty where it does not
    say.
    """
    if number.firm in ("%", "\u066a"):
        return frozenset("%")
    if number.firm:
        return frozenset(SIGNS.get(number.firm, (number.firm,)))
    return number.money or frozenset({number.unit} - {""})


def without_money(source: str, form: str, tag: str) -> list[str]:
    """The currencies that a source names and its translation does not, neither as a sign nor in
    words.
    """
    signs = MONEY.findall(source)
    known = {code for each in MONEY.findall(form) for code in SIGNS.get(each, (each,))}
    words = spoken(tag).money
    return [
        each
        for each in dict.fromkeys(signs)
        if known.isdisjoint(codes := SIGNS.get(each, (each,)))
        and not any(_says(form, words.get(code, frozenset())) for code in codes)
    ]


def other_money(source: str, form: str, tag: str) -> bool:
    """Whether a translation into a locale names money that its source does not."""
    codes = {code for each in MONEY.findall(source) for code in SIGNS.get(each, (each,))}
    if not codes:
        return False
    if any(codes.isdisjoint(SIGNS.get(each, (each,))) for each in MONEY.findall(form)):
        return True
    sign = spoken(tag).own_money
    if not sign or not codes.isdisjoint(SIGNS.get(sign, (sign,))):
        return False
    return re.search(rf"[0-9]{GAP}{re.escape(sign)}(?!\w)", plain(form)) is not None


@by_value(LANGUAGES, of_checks=True)  # two questions follow about the same text
def _read(text: str, tag: str) -> tuple[_Number, ...]:
    """The numbers of a text in a language, in order."""
    return tuple(_numbers(text, spoken(tag)))


def _numbers(text: str, words: Spoken) -> Iterator[_Number]:
    """The numbers of a text, in order."""
    end = 0
    for match in FIGURE.finditer(text):
        if match.start() < end:
            continue
        counted = COUNTED.match(text, match.start())
        end = counted.end() if counted else match.end()
        before = text[max(0, match.start() - NEARBY) : match.start()]
        behind = text[end : end + NEARBY]
        first, after = BEFORE.search(before), BEHIND.match(behind)
        sign = first or after
        firm = sign.group().strip("\u00a0\u202f ") if sign else ""
        unit, money = _unit(behind, words), _money(behind, words)
        after = after or (WORD.match(behind) if unit or money else None)
        around = first.group() if first else "", after.group() if after and not first else ""
        shown = f"{around[0]}{text[match.start() : end]}{around[1]}"
        if counted:
            value = frozenset({_sum(counted.group())})
            yield _Number(counted.group(), value, (), firm, unit, money, shown)
            continue
        values = {*_values(match.group())}
        word = behind.lstrip("\u00a0\u202f ").casefold()
        scale = max(
            (words.scales[each] for each in words.scales if word.startswith(each)), default=1
        )
        values |= {value * scale for value in values}
        era = ERA.search(before)
        values |= {value + ERAS[era[1]] for value in values} if era else set()
        parts = tuple(re.findall("[0-9]+", match.group()))
        several = parts if len(parts) > 1 and not firm else ()
        yield _Number(match.group(), frozenset(values), several, firm, unit, money, shown)


def _unit(behind: str, words: Spoken) -> str:
    """The unit of time that stands behind a number."""
    word = behind.lstrip("\u00a0\u202f -").casefold()
    fitting = [each for each in words.times if word.startswith(each)]
    return words.times[max(fitting, key=len)] if fitting else ""


def _money(behind: str, words: Spoken) -> frozenset[str]:
    """The currencies that the word behind a number may stand for: `dollars` any of four."""
    word = WORD.match(behind)
    said = word.group().strip("\u00a0\u202f -").casefold() if word else ""
    if len(said) < LEAST:
        return frozenset()
    return frozenset(
        code
        for code, names in words.money.items()
        if any(said in re.split(r"[\s-]", name) for name in names)
    )


def _values(figure: str) -> Iterator[Fraction]:
    """What a figure may be worth: `1,200` either of two numbers, `1.200,50` only one.

    Nothing for one with more digits than any number has.
    """
    if len(figure) > LONGEST:
        return
    if CALLED.fullmatch(figure):
        yield Fraction(-int(f"1{figure}"))
        return
    grouped, decimal = GROUPED.fullmatch(figure), DECIMAL.fullmatch(figure)
    if grouped:
        part = grouped[2] or grouped[3]
        whole = re.sub(r"\D", "", figure[: -len(part) - 1] if part else figure)
        yield Fraction(f"{whole}.{part or 0}")
    if decimal:
        yield Fraction(f"{decimal[1]}.{decimal[2]}")
    elif figure.isdigit():
        yield Fraction(figure)


def _sum(counted: str) -> Fraction:
    """What `1万5千` is worth."""
    total, below = Fraction(0), Fraction(0)
    for digits, power in PIECE.findall(counted):
        value = next(_values(digits), Fraction(0))
        if power in POWERS:
            total, below = total + (below + value) * POWERS[power], Fraction(0)
        else:
            below += value * TENS.get(power, 1)
    return total + below


def _ideograph(run: str) -> Fraction:
    """What Chinese characters are worth: `十四` is 14."""
    total, below, digit = 0, 0, 0
    for char in run:
        if char in POWERS:
            total, below, digit = total + (below + digit or 1) * POWERS[char], 0, 0
        elif char in TENS:
            below, digit = below + (digit or 1) * TENS[char], 0
        else:
            digit = int(unicodedata.numeric(char))
    return Fraction(total + below + digit)


def _match(
    lost: list[_Number], added: list[_Number], alike: Callable[[_Number, _Number], bool]
) -> None:
    """Take out of both lists the numbers that are alike, in pairs."""
    for one in [*lost]:
        other = next((each for each in added if alike(one, each)), None)
        if other is not None:
            lost.remove(one)
            added.remove(other)


def _is_same(one: _Number, other: _Number) -> bool:
    """Whether two numbers may be worth the same, or are written alike."""
    return one.text == other.text or not one.values.isdisjoint(other.values)


def _afternoon(one: _Number, other: _Number) -> bool:
    return any(value in HOURS and value + 12 in other.values for value in one.values)


def _match_parts(numbers: list[_Number], others: list[_Number], named: frozenset[Fraction]) -> None:
    """Take out numbers that the `others` write in parts: `14.30` is 2 and 30 of an afternoon.

    A part may also be a month that is `named`, or the minutes of a full hour.
    """
    for number in [*numbers]:
        left = [*others]
        for part in number.parts or (number.text,):
            value = next(_values(part), UNKNOWN) if part.isdigit() else UNKNOWN
            one = next((each for each in left if _is_part(value, each)), None)
            if one is not None:
                left.remove(one)
            elif value not in named and not (part == "00" and number.parts):
                break
        else:
            numbers.remove(number)
            others[:] = left


def _is_part(part: Fraction, number: _Number) -> bool:
    hours = {value + 12 for value in number.values if value in HOURS}
    hours |= {value - 12 for value in number.values if value - 12 in HOURS}
    return part in number.values or part in hours


def _named(words: Spoken, text: str) -> frozenset[Fraction]:
    """The months that a text names, as numbers."""
    low = text.casefold()
    return frozenset(
        Fraction(month)
        for name, month in words.months.items()
        if name in low and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", low)
    )


def _in_words(number: _Number, form: str, words: Spoken) -> bool:
    """Whether a sum or a share may stand in a translation in words: `vierzig Euro`, `half`."""
    if number.firm in ("%", "\u066a"):
        return not number.values.isdisjoint(IN_WORDS) or _says(form, words.per_cent)
    codes = SIGNS.get(number.firm, (number.firm,))
    return any(_says(form, words.money.get(code, frozenset())) for code in codes)


def _says(form: str, names: frozenset[str]) -> bool:
    """Whether a text has one of some names, or words that begin as their longer words do."""
    low = form.casefold()
    words = {word for name in names for word in re.split(r"[\s-]", name) if word}
    return any(word[: max(4, len(word) - 3)] in low for word in words if len(word) > 2)
