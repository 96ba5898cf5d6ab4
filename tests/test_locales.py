"""What a locale looks like: direction, name, days, plural forms."""

from __future__ import annotations

import datetime
import gettext
import re
import subprocess
import sys

import pytest
from babel.localedata import locale_identifiers

from fingerpost.text import locales

DAY = datetime.date(2026, 11, 3)
FRENCH = "nplurals=2; plural=((n >= 0 && n <= 1) ? 0 : 1);"


@pytest.mark.parametrize(
    ("tag", "direction", "name"),
    [
        ("en", "ltr", "English"),
        ("fr", "ltr", "Français"),
        ("ar", "rtl", "العربية"),
        ("pt-BR", "ltr", "Português (Brasil)"),
        ("en-XA", "ltr", "English (en-XA)"),
        ("ar-XB", "rtl", "العربية (ar-XB)"),
    ],
)
def test_a_locale_has_a_direction_and_its_own_name(tag: str, direction: str, name: str) -> None:
    here = locales.locale(tag)
    assert (here.tag, here.direction, here.name) == (tag, direction, name)


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "3 November 2026"), ("fr", "3 novembre 2026"), ("de", "3. November 2026")],
)
def test_a_day_is_written_as_the_locale_writes_it(tag: str, words: str) -> None:
    assert locales.date(DAY, tag) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "14 days"),
        ("fr", "14\u00a0jours"),
        ("ar", "14 يومًا"),
        ("ja", "14 日"),
        ("ru", "14 дней"),
    ],
)
def test_a_number_of_days_is_said_in_words_of_the_locale(tag: str, words: str) -> None:
    assert locales.days(14, tag) == words


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "in 30 days"), ("de", "in 30 Tagen"), ("fr", "dans 30 jours"), ("ja", "30 日後")],
)
def test_a_day_some_days_from_now_is_said_as_the_locale_says_it(tag: str, words: str) -> None:
    assert locales.days_on(30, tag) == words


@pytest.mark.parametrize(
    ("tag", "package"),
    [
        *(("ar", "fontpkg-amiri"), ("fa", "fontpkg-amiri"), ("ja", "pylopdf-fonts-jp")),
        *(("zh-Hant", "pylopdf-fonts-zh-tw"), ("mr", "fontpkg-noto-sans-devanagari"), ("pl", "")),
    ],
)
def test_a_script_that_needs_a_typeface_has_a_package_that_carries_one(
    tag: str, package: str
) -> None:
    assert locales.typeface(tag) == package


@pytest.mark.parametrize(
    ("tag", "slanted"), [("en", True), ("el", True), ("ru", True), ("ar", False), ("ja", False)]
)
def test_only_some_scripts_have_italics(tag: str, slanted: bool) -> None:
    assert locales.locale(tag).slanted is slanted


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(("en", "GBP"), ("en-US", "USD"), ("fr", "EUR"), ("fr-CA", "CAD"), ("de-CH", "CHF")),
        *(("hr", "EUR"), ("ja", "JPY"), ("zh-Hant", "TWD"), ("es-419", ""), ("eo", "")),
    ],
)
def test_a_locale_has_a_currency_that_people_likely_pay_in(tag: str, code: str) -> None:
    assert locales.currency(tag) == code


@pytest.mark.parametrize(
    ("tag", "words"), [("en", "5 mins"), ("fr", "5\u00a0min"), ("ar", "5 د"), ("ja", "5 分")]
)
def test_a_reading_time_is_said_in_words_of_the_locale(tag: str, words: str) -> None:
    assert locales.minutes(5, tag) == words


def test_the_first_of_a_month_is_written_as_french_printers_do() -> None:
    assert locales.date(datetime.date(2026, 12, 1), "fr") == "1er décembre 2026"
    assert locales.date(datetime.date(2026, 12, 1), "en") == "1 December 2026"
    assert locales.date(datetime.date(2026, 12, 11), "fr") == "11 décembre 2026"


@pytest.mark.parametrize(
    ("tag", "there"),
    [
        *((tag, True) for tag in ("eo", "pt-BR", "sr-Latn", "es-419")),
        *((tag, False) for tag in ("tlh", "en-UK", "pt-Copy", "iw", "und", "root")),
    ],
)
def test_a_language_is_known_when_cldr_has_it(tag: str, there: bool) -> None:
    assert locales.known(tag) is there


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("pt_br", "pt-BR"),
        ("PT-pt", "pt-PT"),
        ("el ", "el"),
        ("sr@latin", "sr-Latn"),
        ("en-UK", "en-GB"),
        ("iw", "he"),
        ("Greek", "el"),
        ("Ελληνικά", "el"),
        ("Brazilian Portuguese", "pt-BR"),
        ("gr", "el"),
        ("jp", "ja"),
        ("pt-Copy", ""),
        ("root", ""),
        ("xx", ""),
        ("../x", ""),
    ],
)
def test_a_language_that_is_written_otherwise_is_known_as_the_one_that_is_meant(
    written: str, tag: str
) -> None:
    assert locales.meant(written) == tag


@pytest.mark.parametrize(
    ("tag", "header"),
    [
        ("en", "nplurals=2; plural=(n == 1 ? 0 : 1);"),
        ("ja", "nplurals=1; plural=(0);"),
        ("fr", FRENCH),
    ],
)
def test_plural_forms_are_written_as_gettext_reads_them(tag: str, header: str) -> None:
    assert locales.plurals(tag).header == header


@pytest.mark.parametrize("tag", ["ar", "cs", "cy", "fr", "ga", "he", "ja", "lt", "lv", "pl", "ru"])
def test_gettext_chooses_the_plural_form_that_cldr_chooses(tag: str) -> None:
    forms = locales.plurals(tag)
    choose = gettext.c2py(forms.header.partition("plural=")[2].rstrip(";"))
    counts = range(1001)
    chosen = [forms.categories[choose(count)] for count in counts]
    assert chosen == [locales.category(count, tag) for count in counts]


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("th", "24 พฤศจิกายน ค.ศ. 2026"),
        ("yo", "24 Oṣù Bélú 2026"),
        ("la", "die 24 Novembris 2026 p.C.n."),
    ],
)
def test_a_day_holds_no_letters_of_its_pattern(tag: str, written: str) -> None:
    assert locales.date(datetime.date(2026, 11, 24), tag) == written


def test_a_locale_says_the_same_whichever_was_asked_before() -> None:
    asked = "; ".join(f"print(locales.formats({tag!r}).months[10])" for tag in ("az-Arab", "yo-BJ"))
    command = [sys.executable, "-c", f"from fingerpost.text import locales; {asked}"]
    said = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    assert said.split("\n")[1] == "Oshù Bélú"


@pytest.mark.slow
def test_no_locale_of_cldr_leaves_letters_of_a_pattern_in_its_days() -> None:
    for name in locale_identifiers():
        tag = name.replace("_", "-")
        bare = re.sub(r"\{\w+(?::\w+)?\}", "", locales.formats(tag).day)
        assert not re.search(r"(?<![^\W\d_])[MyGELr]{1,4}(?![^\W\d_.])", bare), tag
