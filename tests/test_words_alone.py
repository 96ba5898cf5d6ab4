"""Texts of words alone are not looked through, and nothing would be found in them."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.content.markdown.losses import losses
from fingerpost.model.kinds import Words
from fingerpost.text import markup
from fingerpost.translation.check.text import faults
from fingerpost.translation.messages import Message

BEGINS = st.sampled_from(["A", "É", "aox", "TODO", "Xxx"])
SIGNS = st.sampled_from([*"aoxAÃé ,;!?'’“”«»…—–-", ". ", "TODO", " o "])
WORDS = st.tuples(BEGINS, st.lists(SIGNS, max_size=20)).map(lambda each: each[0] + "".join(each[1]))
KINDS = st.sampled_from(Words)
NONE_ALONE = mock.patch.object(markup, "is_words", return_value=False)


def in_the_source(text: str, kind: Words, limit: int | None = None) -> Message:
    return Message("sign/a/title", text, kind, "content/signs/a.yml", "/title", "", "", limit=limit)


@pytest.mark.parametrize(
    "text",
    [
        "Late payment",
        "No.",
        "He says “tomorrow”, and pays nobody. Why?",
        "L’avoir émis, l’élève — ou non…",
    ],
)
def test_a_line_of_words_is_words(text: str) -> None:
    assert markup.is_words(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "- one", "a. one", "o one", "12 days", "½ of it", "one\ntwo", "www.example"),
        *("**bold**", "[words](sign:x)", "see sign:x", "a@example.org", "<b>", "&amp;", "`code`"),
        *("to :smile: at", "|", "# Title", "back\\slash", "{ #id }", "$", "€", "слова"),
    ],
)
def test_what_may_be_more_than_words_is_not(text: str) -> None:
    assert not markup.is_words(text)


@given(KINDS, WORDS)
def test_who_looks_through_words_finds_what_is_found_without(kind: Words, text: str) -> None:
    assert markup.is_words(text)
    found = losses(kind, text)
    with NONE_ALONE:
        assert losses(kind, text) == found


@given(KINDS, WORDS, WORDS, st.sampled_from([None, 12]))
def test_who_looks_through_a_translation_finds_what_is_found_without(
    kind: Words, source: str, form: str, limit: int | None
) -> None:
    message = in_the_source(source, kind, limit)
    found = faults(message, form, ("en", "fr"))
    with NONE_ALONE:
        assert faults(message, form, ("en", "fr")) == found


@pytest.mark.parametrize("form", ["Euros dus", "Livres dues"])
def test_money_in_words_is_compared_all_the_same(form: str) -> None:
    found = faults(in_the_source("Pay in EUR", Words.PLAIN), form, ("en", "fr"))
    assert [each.code for each in found] == (["translation-number"] if "Livres" in form else [])


@pytest.mark.parametrize(
    ("form", "codes"), [("Douze lettre", []), ("Douze lettres", ["translation-length"])]
)
def test_a_translation_may_fill_its_room(form: str, codes: list[str]) -> None:
    found = faults(in_the_source("Twelve", Words.PLAIN, len("Douze lettre")), form, ("en", "fr"))
    assert [each.code for each in found] == codes
