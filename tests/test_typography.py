"""Straight marks become those of a printer, and what is not prose stays as it is."""

from __future__ import annotations

import inspect
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.text import typography
from fingerpost.text.typography import typeset


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('"Soon" isn\'t a day.', "“Soon” isn’t a day."),
        ("She said 'no'.", "She said ‘no’."),
        ("wait -- or leave - today...", "wait – or leave – today…"),
        ("the '90s and 'til then", "the ’90s and ’til then"),
        ('("quoted in brackets")', "(“quoted in brackets”)"),
        ('*"Emphasis"* first', "*“Emphasis”* first"),
        ('say "[the words](sign:late)"', "say “[the words](sign:late)”"),
        ("`it's code`", "`it's code`"),
        ("a well-known 3-5 range", "a well-known 3-5 range"),
        ('say "yes" and 3" wide', 'say “yes” and 3" wide'),
        ('"one "in" another"', "“one “in” another”"),
        ("5 % a year, and {rate} % more", "5% a year, and {rate}% more"),
        ("by L. 237, not by AB. 3 or n. 4", "by L.\u00a0237, not by AB. 3 or n. 4"),
    ],
)
def test_straight_marks_in_english_become_those_of_a_printer(written: str, printed: str) -> None:
    assert typeset(written, "en") == printed


@pytest.mark.parametrize("locale", ["en", "fr"])
@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("L. 1251-10 (R. 1423-2)", "L.\u00a01251\u201110 (R.\u00a01423\u20112)"),
        ("articles L622-28, 1112-2", "articles L622\u201128, 1112\u20112"),
        ("C-97/22, T-1/08, C-249/12", "C\u201197/22, T\u20111/08, C\u2011249/12"),
        ("XC-97/22, C-97/2022, C-9, A-1/22", "XC-97/22, C-97/2022, C-9, A-1/22"),
        ("(223-1-1), 3-311 or § 288", "(223\u20111\u20111), 3\u2011311 or §\u00a0288"),
    ],
)
def test_no_line_ends_inside_the_number_of_an_article_or_of_a_case(
    locale: str, written: str, printed: str
) -> None:
    assert typeset(written, locale) == printed


@pytest.mark.parametrize(
    "kept",
    [
        "call 844-997-2121, 800-273-82 or 0800-2000",
        "from 2026-11-29 on",
        "3-5 of 12-15, or 1-800-273-8255",
        "IBAN 12345-67",
        "[a page](https://example.org/1251-10)",
        "`1251-10`",
    ],
)
def test_numbers_that_are_no_articles_keep_their_hyphens(kept: str) -> None:
    assert typeset(kept, "en") == kept


MARKS = "ab1'\"-. ([`){}\nß語א„“”«»‚‘’「」:;!"
LOCALES = ("en", "fr", "fr-CA", "de", "pl", "sv", "ru", "ja", "th", "he", "ar", "nl", "tlh")


@pytest.mark.parametrize(
    ("locale", "written", "printed"),
    [
        ("de", "Sie sagt: \"Das 'bald' ist kein Tag\".", "Sie sagt: „Das ‚bald‘ ist kein Tag“."),
        ("de-CH", '"Bald" - sagt er', "„Bald“ – sagt er"),
        ("pl", '"Wkrótce" to nie dzień', "„Wkrótce” to nie dzień"),
        ("pl", "W maju i w {month} z A.", "W\u00a0maju i\u00a0w\u00a0{month} z\u00a0A."),
        ("cs", "v práci a s ní", "v\u00a0práci a\u00a0s\u00a0ní"),
        ("sv", 'hon sa "snart"', "hon sa ”snart”"),
        ("ru", 'он сказал "скоро" - и всё', "он сказал «скоро» — и всё"),
        ("ja", '彼は"はい"と言い、"いいえ"とも言った', "彼は「はい」と言い、「いいえ」とも言った"),
        ("ja", '5" の画面', '5" の画面'),
        ("zh", '他说"好"', "他说“好”"),
        ("he", 'ארה"ב ו"שלום" "כן"', 'ארה"ב ו"שלום" ”כן”'),
        ("ar", 'قال "نعم"', "قال ”نعم“"),
        ("nl", "'s avonds en foto's", "’s avonds en foto’s"),
        ("fr", 'Il dit "bientôt" !', "Il dit «\u202fbientôt\u202f»\u202f!"),
        (
            "fr",
            "{bills:l'échéance|les échéances} : oui",
            "{bills:l’échéance|les échéances}\u00a0: oui",
        ),
        ("fr", "Quoi? Non!! (vraiment ?)", "Quoi\u202f? Non\u202f!! (vraiment\u202f?)"),
        ("fr", "à 12:30, note: oui", "à 12:30, note: oui"),
        ("fr", "de 9 h à 20 h", "de 9\u00a0h à 20\u00a0h"),
        ("zh-Hant", '他说"好"了', "他说「好」了"),
        ("fr", "Mme Colin et M. X, ATM. Oui", "Mme\u00a0Colin et M.\u00a0X, ATM. Oui"),
        ("fr-CA", 'Il dit "bientôt"!', "Il dit «\u00a0bientôt\u00a0»!"),
        ("tlh", 'say "x"', "say “x”"),
        (
            "de",
            '`"Code"` und [Wort](https://example.org/"x")',
            '`"Code"` und [Wort](https://example.org/"x")',
        ),
    ],
)
def test_each_language_has_its_own_marks(locale: str, written: str, printed: str) -> None:
    assert typeset(written, locale) == printed


@pytest.mark.slow
@pytest.mark.parametrize("locale", LOCALES)
@given(text=st.text(alphabet=MARKS, max_size=40))
def test_setting_twice_changes_nothing(locale: str, text: str) -> None:
    once = typeset(text, locale)
    assert typeset(once, locale) == once


def test_no_language_has_rules_in_the_code() -> None:
    assert not re.search(r"[\"'](?:en|fr|de|ja)[\"']", inspect.getsource(typography))
