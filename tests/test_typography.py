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
        ("by L. 237-2, not by AB. 3 or n. 4", "by L.\u00a0237-2, not by AB. 3 or n. 4"),
    ],
)
def test_straight_marks_in_english_become_those_of_a_printer(written: str, printed: str) -> None:
    assert typeset(written, "en") == printed


MARKS = "ab'\"-. ([`){}\nß語א„“”«»‚‘’「」:;!"
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
