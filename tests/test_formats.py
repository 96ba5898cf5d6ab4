"""Days, numbers and money read as the locale writes them, and as people type them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.text import formats, locales

TAGS = {"en": "en_GB", "fr": "fr", "de": "de", "es": "es", "pt-BR": "pt_BR", "ar": "ar", "zh": "zh"}
DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("1200", "1200"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("1 200,5", "1200.5"),
        ("1'200.50", "1200.50"),
        ("12,5", "12.5"),
        ("1 200,50 €", "1200.50"),
        ("$1,200", "1200"),
        ("8 %", "8"),
        ("%", None),
        ("1\u2009200,50\u00a0€", "1200.50"),
        ("\u200e1.200,50\u200f", "1200.50"),
        ("\u2067\ufeff1200\u200b\u2069", "1200"),
        ("1,200", "1200"),
        ("1.234.567", "1234567"),
        ("007", "7"),
        ("0", "0"),
        ("", None),
        ("about 12", None),
        ("-5", None),
        ("1,20,3", None),
        ("0.005", None),
        ("0,500", None),
        ("012.000", None),
        ("9" * 13, None),
    ],
)
def test_a_number_is_understood_as_people_type_it(typed: str, digits: str | None) -> None:
    assert formats.plain(typed) == digits


@pytest.mark.parametrize("tag", TAGS)
@given(day=DAYS)
def test_a_day_is_written_as_the_locale_data_say(tag: str, day: datetime.date) -> None:
    facts = locales.formats(tag)
    expected = format_date(day, "long", TAGS[tag])
    if tag == "fr" and day.day == 1:
        expected = expected.replace("1 ", "1er ", 1)
    assert formats.day(day.isoformat(), facts) == expected


@pytest.mark.parametrize(
    "value", ["", "2026-02-30", "24.11.2026", "2026-1-1", "0026-11-24", "tomorrow"]
)
def test_what_is_no_day_is_not_written(value: str) -> None:
    assert formats.day(value, locales.formats("en")) is None


@pytest.mark.parametrize("tag", ["en", "fr", "de", "zh"])
@given(cents=st.integers(0, 10**11))
def test_money_is_written_as_the_locale_data_say(tag: str, cents: int) -> None:
    expected = format_currency(Decimal(cents) / 100, "EUR", locale=TAGS[tag])
    assert formats.money(cents, "EUR", locales.formats(tag)) == expected


@pytest.mark.parametrize("code", ["JPY", "KRW", "KWD", "TND", "HUF", "EUR"])
@given(cents=st.integers(0, 10**11))
def test_a_sum_has_as_many_digits_as_its_currency(code: str, cents: int) -> None:
    facts = locales.with_symbols(locales.formats("de"), "de", [code])
    behind = get_currency_precision(code)
    expected = format_currency(Decimal(cents).scaleb(-behind), code, locale="de")
    assert formats.money(cents, code, facts) == expected
    written = format_decimal(Decimal(cents).scaleb(-behind), f"#,##0.{'0' * behind}", locale="de")
    typed = formats.plain(written, behind, ",")
    assert typed is not None
    assert formats.cents(typed, behind) == cents


@pytest.mark.parametrize("tag", ["en", "fr", "de", "zh"])
@given(whole=st.integers(0, 10**9))
def test_numbers_are_grouped_as_the_locale_data_say(tag: str, whole: int) -> None:
    assert formats.number(str(whole), locales.formats(tag)) == format_decimal(
        whole, locale=TAGS[tag]
    )


@pytest.mark.parametrize(
    ("tag", "number", "money"),
    [
        ("hi", "1,23,45,678.25", "€1,23,45,678.25"),
        ("en-IN", "1,23,45,678.25", "€1,23,45,678.25"),
        ("ml", "1,23,45,678.25", "€12,345,678.25"),
        ("fr-CH", "12'345'678,25", "12'345'678.25\u00a0€"),
        ("es-MX", "12,345,678.25", "EUR\u00a012,345,678.25"),
    ],
)
def test_digits_are_grouped_and_sums_marked_as_the_country_does(
    tag: str, number: str, money: str
) -> None:
    facts = locales.formats(tag)
    assert formats.number("12345678.25", facts) == number
    assert formats.money(1234567825, "EUR", facts) == money


def test_a_sum_without_a_currency_is_a_number() -> None:
    assert formats.money(120050, "", locales.formats("en")) == "1,200.50"


def test_every_locale_has_twelve_names_of_months() -> None:
    months = [locales.formats(tag).months for tag in TAGS]
    assert [len(set(each)) for each in months] == [12] * len(TAGS)
