"""Bold words and code of a translation: those of the source, as the renderer of the pages sees."""

from __future__ import annotations

import pytest

from fingerpost.model.kinds import Words
from fingerpost.translation.check.text import faults

from .projects import message_of

OTHER = "are not those of the source. Set them around the words that carry the same."
SPACED = (
    "`**` stands on the page here, and sets nothing apart. Write no space between the marks and"
    " the words: `**words**`."
)


def told(source: str, form: str, kind: Words = Words.INLINE) -> list[str]:
    found = faults(message_of(source, kind), form, ("en", "de"))
    return [f"{each.sentence} {each.hint}" for each in found]


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Pay **today** and rest", "Zahlen Sie __heute__ und ruhen"),
        ("Pay __today__ and rest", "Zahlen Sie **heute** und ruhen"),
        ("Pay ***today*** and rest", "Zahlen Sie __*heute*__ und ruhen"),
        ("Pay **today**, **all**", "Zahlen Sie **alles**, __heute__"),
        ("Write `rm` there", "Schreiben Sie dort ``rm``"),
        ("a **word** here", "ここに**「語」**です"),
        ("`a**b` is no bold", "`a**b` ist nicht fett"),
        ("on ____ in the ____", "am ____ im ____"),
    ],
)
def test_the_same_words_may_be_set_apart_by_other_marks(source: str, form: str) -> None:
    assert told(source, form) == []


@pytest.mark.parametrize(
    ("source", "form", "said"),
    [
        ("Pay **today**", "Zahlen Sie heute", f"The marks of bold type, `**`, {OTHER}"),
        ("Pay today", "Zahlen Sie __heute__", f"The marks of bold type, `__`, {OTHER}"),
        ("Pay **today**", "Zahlen Sie __heute", f"The marks of bold type, `__`, {OTHER}"),
        ("Pay **today**", "**Zahlen** Sie __heute__", f"The marks of bold type, `**`, {OTHER}"),
        ("Pay **today**", "Zahlen Sie ** heute **", SPACED),
        ("Write `rm`", "Schreiben Sie rm", f"The marks of code, ```, {OTHER}"),
    ],
)
def test_words_that_only_one_of_the_two_sets_apart_are_one_mistake(
    source: str, form: str, said: str
) -> None:
    assert told(source, form) == [said]


def test_a_text_without_markup_shows_its_marks_and_keeps_them() -> None:
    said = f"The marks of bold type, `__`, {OTHER}"
    assert told("a **word** here", "ein __Wort__ hier", Words.PLAIN) == [said]
