"""What a locale looks like, from CLDR: its name and direction, days, numbers, plural forms."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import babel
import babel.core
import babel.dates
import babel.languages
import babel.localedata
import babel.numbers
import babel.units

from .formats import USUAL, Formats, number
from .formats import day as written_day
from .tables import table
from .tags import language_tag
from .typography import customs

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
COUNTS = range(1001)  # every category that counts of a guide reach is met here
SLANTED = ("Latn", "Cyrl", "Grek")  # scripts that have italics; not in CLDR
SCRIPT, REGION = 4, (2, 3)  # letters of these parts of a tag
NAMED_ALIKE = {"nb": "no"}  # one written language under two tags
CURRENCIES = ("EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD")


@dataclass(frozen=True)
class Locale:
    """What pages need to know of a locale: BCP 47 tag, direction, its own name.

    `slanted` says whether its script has italics, which are never made by leaning letters over.
    """

    tag: str
    direction: str
    name: str
    slanted: bool = True


@dataclass(frozen=True)
class Plurals:
    """The plural forms of a locale, in the order of CLDR, and how the header of a PO file chooses
    one.
    """

    categories: tuple[str, ...]
    header: str


@dataclass(frozen=True)
class Spoken:
    """The words by which a language says what others write in digits, all in small letters.

    `months` are numbers by name, `scales` values by the words for thousand, million and so on,
    `times` units by how their words begin. `per_cent` are the words for that, `money` the words for
    each currency by its code, `own_money` the sign of the language's own currency, or empty.
    """

    months: dict[str, int]
    scales: dict[str, int]
    times: dict[str, str]
    per_cent: frozenset[str]
    money: dict[str, frozenset[str]]
    own_money: str


@cache
def known(tag: str) -> bool:
    """Whether CLDR knows the language, script and region of a BCP 47 tag, under these names."""
    try:
        _parsed(tag)
    except (ValueError, babel.UnknownLocaleError):
        return False
    here = _parsed("en")
    language, *rest = tag.split("-")
    there = {*here.scripts, *here.territories}
    parts = [part for part in rest if len(part) == SCRIPT or len(part) in REGION]
    return language not in _aliases("language") and there.issuperset(parts)


@cache
def meant(written: str) -> str:
    """The tag that is meant by a text that is none; empty where nobody can tell.

    `pt-BR` by `pt_br`, `en-GB` by `en-UK`, `el` by `Greek`, `Ελληνικά` and the country `gr`.
    """
    language, *rest = language_tag(written.strip()).split("-")
    language = _aliases("language").get(language, language)
    tag = "-".join((language, *(_aliases("territory").get(part, part) for part in rest)))
    if known(tag):
        return tag
    spoken_there = babel.languages.get_official_languages(language.upper(), de_facto=True)
    return _names().get(written.strip().casefold(), "".join(spoken_there[:1] if not rest else ()))


def _aliases(what: str) -> dict[str, str]:
    """The former names of languages or regions, each with the one that it has now."""
    found = babel.core.get_global(f"{what}_aliases")  # type: ignore[arg-type]
    told = {old: [new] if isinstance(new, str) else new for old, new in found.items()}
    return {old: new[0] for old, new in told.items() if len(new) == 1 and len(old) in REGION}


@cache
def _names() -> dict[str, str]:
    """The tags of languages by their names, in English and in themselves, in small letters."""
    tags = (tag for tag in babel.localedata.locale_identifiers() if "_" not in tag and known(tag))
    own = {str(_parsed(tag).get_display_name()).casefold(): tag for tag in tags}
    english = ((name, tag.replace("_", "-")) for tag, name in _parsed("en").languages.items())
    return own | {name.casefold(): tag for name, tag in english if known(tag)}


@cache
def whole(tag: str) -> tuple[str, str, str, str]:
    """The language, script and region of a tag, with what CLDR takes for granted, and the rest of
    it.
    """
    language, *rest = tag.split("-")
    language = babel.core.get_global("language_aliases").get(language, language)
    script = next((part for part in rest if len(part) == SCRIPT), "")
    region = next((part for part in rest if len(part) in REGION), "")
    others = "-".join(part for part in rest if part not in (script, region))
    likely = babel.core.get_global("likely_subtags")
    keys = (f"{language}_{region}", f"{language}_{script}", language)
    full = next((likely[key] for key in keys if key in likely), f"{language}__").split("_")
    name = NAMED_ALIKE.get(full[0], full[0])
    return name, script or full[1], region or full[2], others


def locale(tag: str) -> Locale:
    """The facts of a locale, from CLDR. `tag` is a BCP 47 tag such as `en` or `pt-BR`."""
    found = _parsed(tag)
    own_name = found.get_display_name(found) or tag
    name = own_name[:1].upper() + own_name[1:]
    known_whole = str(found).replace("_", "-") == tag
    slanted = script(tag) in SLANTED
    return Locale(tag, found.text_direction, name if known_whole else f"{name} ({tag})", slanted)


def script(tag: str) -> str:
    """The script that a locale is written in, as ISO 15924 has it: `Latn`, `Arab`."""
    here = _parsed(tag)
    likely = str(babel.core.get_global("likely_subtags").get(str(here), ""))
    likely = likely or str(babel.core.get_global("likely_subtags").get(here.language, ""))
    return here.script or (likely.split("_")[1:2] or ["Latn"])[0]


def typeface(tag: str) -> str:
    """The package of Python that carries a typeface for the script of a locale; empty for none."""
    return str(table("typefaces.toml").get(script(tag), ""))


@cache
def plurals(tag: str) -> Plurals:
    """The plural forms that whole numbers have in a locale, in the order of CLDR."""
    rule = _parsed(tag).plural_form
    reached = {rule(count) for count in COUNTS}
    forms = tuple(name for name in CATEGORIES if name in reached)
    tests = [(forms.index(name), _test(node)) for name, node in rule.abstract if name in reached]
    tests = sorted((number, test) for number, test in tests if number < len(forms) - 1)
    choice = "".join(f"{test} ? {number} : " for number, test in tests)
    return Plurals(forms, f"nplurals={len(forms)}; plural=({choice}{len(forms) - 1});")


def category(count: int, tag: str) -> str:
    """Which plural form a whole number takes in a locale."""
    return str(_parsed(tag).plural_form(count))


def date(day: datetime.date, tag: str) -> str:
    """A day in the long form of the locale: `23 November 2026`."""
    return written_day(day.isoformat(), formats(tag)) or ""


def percent(rate: str, tag: str) -> str:
    """A rate in per cent, digits with a point, as the locale writes it: `12.4 %`."""
    here = formats(tag)
    return here.percent.replace("{number}", number(rate, here))


def days(count: int, tag: str) -> str:
    """A number of days in words of the locale: `14 days`."""
    span = datetime.timedelta(days=count)  # `format_unit` lacks the words of several locales
    here = _regional_locale(tag)
    return babel.dates.format_timedelta(span, "day", count + 1, format="long", locale=here)


def days_on(count: int, tag: str) -> str:
    """A day some days from now in words of the locale: `in 14 days`."""
    span, here = datetime.timedelta(days=count), _regional_locale(tag)
    return babel.dates.format_timedelta(span, "day", count + 1, add_direction=True, locale=here)


@cache
def minutes(count: int, tag: str) -> str:
    """A reading time in words of the locale: `5 min`."""
    return babel.units.format_unit(count, "duration-minute", "short", locale=_regional_locale(tag))


def megabytes(count: int, tag: str) -> str:
    """A number of bytes in millions, with one digit behind the point: `7.1 MB`."""
    shown = round(max(count, 100_000) / 1_000_000, 1)
    here = _regional_locale(tag)
    return babel.units.format_unit(shown, "digital-megabyte", "short", locale=here)


@cache
def formats(tag: str) -> Formats:
    """How a locale writes days, numbers and money, with digits 0 to 9."""
    here = _spoken_locale(tag)
    marks = here.number_symbols["latn"]
    long = babel.dates.get_date_format("long", here).pattern
    width = "abbreviated" if re.search(r"(?<!M)MMM(?!M)", long) else "wide"
    money = here.currency_formats["standard"].pattern.split(";")[0]
    money = re.sub(r"[#,0.]+", "{sum}", money).replace("¤", "{symbol}")
    percent = here.percent_formats[None].pattern.split(";")[0]
    percent = percent.replace("%", marks.get("percentSign", "%"))
    return Formats(
        day="".join(_slots(long, customs(tag).get("first_day", ""), here.eras["abbreviated"][1])),
        picture=re.sub(r" *G *", " ", long).strip().replace("y", "yyyy"),
        months=tuple(here.months["format"][width][month] for month in range(1, 13)),
        decimal=marks["decimal"],
        group=marks["group"],
        groups=_groups(here.decimal_formats[None].grouping),
        sum_decimal=marks.get("currencyDecimal", marks["decimal"]),
        sum_group=marks.get("currencyGroup", marks["group"]),
        sum_groups=_groups(here.currency_formats["standard"].grouping),
        money=money,
        percent=re.sub(r"[#,0.]+", "{number}", percent),
        symbols=_symbols(here, money, CURRENCIES),
        digits=_digits(CURRENCIES),
    )


def with_symbols(facts: Formats, tag: str, codes: Iterable[str]) -> Formats:
    """The formats of a locale, with the signs and digits of more currencies, by their codes."""
    codes = tuple(codes)
    more = _symbols(_spoken_locale(tag), facts.money, codes)
    digits = {**facts.digits, **_digits(codes)}
    return replace(facts, symbols={**facts.symbols, **more}, digits=digits)


def digits(code: str) -> int:
    """How many digits stand behind the point of a sum in a currency: 2, or none for yen."""
    return babel.numbers.get_currency_precision(code)


def _digits(codes: Iterable[str]) -> dict[str, int]:
    """The digits of the currencies that do not have two."""
    return {code: digits(code) for code in codes if digits(code) != USUAL}


def _symbols(here: babel.Locale, money: str, codes: Iterable[str]) -> dict[str, str]:
    return {code: _apart(babel.numbers.get_currency_symbol(code, here), money) for code in codes}


def currencies() -> frozenset[str]:
    """The codes of all currencies there are or were, by ISO 4217."""
    return frozenset(babel.numbers.list_currencies())


@cache
def currency_meant(written: str) -> str:
    """The code of the currency that is meant by `£` or `Pound`; empty where none is."""
    here, said = _parsed("en"), written.strip()
    for code in (*CURRENCIES, *sorted(currencies())):
        if said in (here.currency_symbols.get(code), code.title(), code.lower()):
            return code
    names = {code: spoken("en").money[code] for code in CURRENCIES}
    named = [c for c, known in names.items() if any(said.casefold() in each for each in known)]
    return named[0] if named and len(said) > 2 else ""


@cache
def spoken(tag: str) -> Spoken:
    """The words of a locale for months, large numbers, shares and money."""
    here = _parsed(tag)
    months = {
        name.casefold(): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in here.months[context][width].items()
        if not name[:1].isdigit() and len(name.rstrip(".")) > 2
    }
    told = _told(here)
    shares = told["unit_patterns"]["concentr-percent"]
    words = {form.replace("{0}", "").strip() for each in shares.values() for form in each.values()}
    names, plural = told["currency_names"], told["currency_names_plural"]
    money = {
        code: frozenset(
            name.casefold() for name in (names.get(code, code), *plural.get(code, {}).values())
        )
        for code in CURRENCIES
    }
    own = currency(tag)
    sign = babel.numbers.get_currency_symbol(own, here) if own else ""
    per_cent = frozenset(word.casefold() for word in words)
    return Spoken(months, dict(_scales(here)), dict(_times(here)), per_cent, money, sign)


def _told(here: babel.Locale) -> babel.localedata.LocaleDataDict:
    """What CLDR says of a locale and Babel has no function for."""
    return babel.localedata.get_locale_data(str(here).partition("@")[0])


def _times(here: babel.Locale) -> Iterator[tuple[str, str]]:
    """How words for times begin, each with its unit: `Woch` is a week."""
    for unit in ("minute", "hour", "day", "week", "month", "year"):
        spoken_out = _told(here)["unit_patterns"].get(f"duration-{unit}", {}).get("long", {})
        for count, form in spoken_out.items():
            word = re.sub(r"\{0\}|[\s\u00a0\u200f]", "", form).casefold()
            if count in CATEGORIES and word:
                yield word[: max(3, len(word) - 1)], unit


def _scales(here: babel.Locale) -> Iterator[tuple[str, int]]:
    """The words for thousand and so on, with their values: `Mio.` is a million."""
    for length in ("long", "short"):
        for forms in here.compact_decimal_formats.get(length, {}).values():
            for power, pattern in forms.items():
                zeros = re.search("0+", pattern.pattern)
                word = re.sub("[0'\\s\u00a0\u200f]", "", pattern.pattern).casefold()
                if word and zeros:
                    yield word, int(power) // 10 ** (len(zeros[0]) - 1)


def _apart(symbol: str, money: str) -> str:
    """The symbol of a currency, with a space where letters would touch the digits."""
    if "{symbol}{sum}" in money and symbol[-1:].isalpha():
        return f"{symbol}\u00a0"
    if "{sum}{symbol}" in money and symbol[:1].isalpha():
        return f"\u00a0{symbol}"
    return symbol


def _groups(sizes: tuple[int, int]) -> tuple[int, int]:
    """The sizes of groups of digits, as Babel reads them off a pattern: a huge one for no group."""
    last, before = (size if size < 100 else 0 for size in sizes)
    return last, before


def currency(tag: str) -> str:
    """The code of the currency in which people of a locale most likely pay; empty where CLDR does
    not say.
    """
    here = _regional_locale(tag)
    likely = babel.core.get_global("likely_subtags").get(str(here), "")
    territory = here.territory or likely.rpartition("_")[2]
    lasting = babel.numbers.get_territory_currencies(territory, start_date=datetime.date.max)
    return str(lasting[0]) if lasting else ""


def _test(node: Any) -> str | bool:
    """A plural rule of CLDR for whole numbers, as gettext writes it, without what always holds."""
    name, parts = node
    if name in ("and", "or"):
        tests = [_test(part) for part in parts]
        if (name == "or") in tests:
            return bool(name == "or")
        left = [str(test) for test in tests if not isinstance(test, bool)]
        joined = (" && " if name == "and" else " || ").join(left)
        return (f"({joined})" if len(left) > 1 and name == "or" else joined) or name == "and"
    if name == "not":
        test = _test(parts[0])
        if isinstance(test, bool):
            return not test
        return f"!{test}" if test.startswith("(") else f"!({test})"
    _, left, (_, ranges) = parts
    value, bounds = _value(left), [(low[1][0], high[1][0]) for low, high in ranges]
    if isinstance(value, int):
        return bool(any(low <= value <= high for low, high in bounds))
    spans = [
        f"{value} == {low}" if low == high else f"({value} >= {low} && {value} <= {high})"
        for low, high in bounds
    ]
    return f"({' || '.join(spans)})" if len(spans) > 1 else spans[0]


def _value(node: Any) -> str | int:
    """An operand of a plural rule for whole numbers: the number, a remainder, or 0 for decimals."""
    name, parts = node
    if name == "mod":
        return f"n % {parts[1][1][0]}" if isinstance(_value(parts[0]), str) else 0
    if name == "value":
        return int(parts[0])
    return "n" if name in ("n", "i") else 0


@cache
def _parsed(tag: str) -> babel.Locale:
    """What CLDR knows of a tag, or of its language where it does not know the region."""
    try:
        return babel.Locale.parse(tag, sep="-")
    except babel.UnknownLocaleError:
        return babel.Locale.parse(tag.split("-")[0], sep="-")


def _slots(pattern: str, first: str, era: str) -> Iterator[str]:
    """A date pattern of CLDR with our slots: `d 'de' MMMM` to `{d} de {month}`.

    `first` is how the first day of a month is written, where it is not written as a number; `era`
    is the present one.
    """
    names = {"d": f"d:{first}" if first else "d", "dd": "dd", "M": "m", "MMMM": "month", "y": "y"}
    names["MMM"] = "month"  # the months of the locale are then the short ones
    for part in re.finditer(r"'(?P<quoted>[^']*)'|(?P<sign>[a-zA-Z])(?P=sign)*|.", pattern):
        if part.group() == "G":
            yield era
            continue
        name = names.get(part.group())
        yield f"{{{name}}}" if name else part["quoted"] or part.group()


def _spoken_locale(tag: str) -> babel.Locale:
    """The locale, or its language where CLDR has no names of months for the region."""
    here = _regional_locale(tag)
    months = here.months["format"]["wide"]
    nameless = any(months[number] == f"M{number:02d}" for number in range(1, 13))
    return _parsed(here.language) if nameless else here


def _regional_locale(tag: str) -> babel.Locale:
    """English dates the way the content is spelt: day before month."""
    return _parsed("en-GB" if tag == "en" else tag)
