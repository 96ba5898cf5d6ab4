"""Lists stand in the order that a language has its words in."""

from __future__ import annotations

import pytest

from fingerpost.text import untranslated
from fingerpost.text.alphabet import order


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("pl", "cena ćma lis los łoś Łódź mur"),
        ("sv", "apa zebra ål åsna ärta öl"),
        ("da", "zebra æble øre ål"),
        ("cs", "cena čas hora chata ikona"),
        ("hu", "cukor csak dal"),
        ("es", "nube ñandú oso"),
        ("de", "Ofen Öl Übung Zebra"),
        ("de-AT", "Ofen Öl Übung Zebra"),
        ("fr", "ecart écart été zone"),
        ("en", "3D apple Éclair Zoo"),
        ("tr", "cam çam dal"),
        ("ru", "ёлка ель жук"),
        ("ja", "あ い う"),
    ],
)
def test_words_stand_in_the_order_of_their_language(locale: str, words: str) -> None:
    inverted = words.split()[::-1]
    assert sorted(inverted, key=lambda word: order(word, locale)) == words.split()


def test_a_word_that_is_not_translated_stands_where_its_letters_say() -> None:
    words = [untranslated.mark("notice"), "zwłoka", "łącze"]
    assert sorted(words, key=lambda word: order(word, "pl"))[0] == "łącze"
