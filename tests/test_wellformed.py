"""What no program could open as XML is told, with the words of it where that shows."""

from __future__ import annotations

import pytest

from fingerpost.text.wellformed import Torn, document, piece


@pytest.mark.parametrize(
    "text",
    [
        *("", "-kept", "{text}", "<a>{text}</a>", '<a b="{c}"/>', "a &amp; b"),
        *("</t><br/><t>", '</t></r><r x="1"><t>'),
    ],
)
def test_a_piece_may_end_what_another_began_and_begin_it_again(text: str) -> None:
    assert piece(text) is None


@pytest.mark.parametrize(
    ("text", "reason", "words"),
    [
        ("<a><b>x</a></b>", "`</a>` stands where `<b>` is to end.", "</a>"),
        ("<a><b/>", "`<a>` begins and does not end.", "<a"),
        ("<a/></b>", "`</b>` ends what did not begin.", "</b>"),
        ("</a><b>", "`</a>` ends what did not begin.", "</a>"),
        ("a & b", "At `a & b` it is not well-formed (invalid token).", "a & b"),
        ("<a b=c/>", "At `<a b=c/>` it is not well-formed (invalid token).", "<a b=c/>"),
    ],
)
def test_a_piece_that_no_document_can_hold_is_told(text: str, reason: str, words: str) -> None:
    assert piece(text) == Torn(reason, words)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<a></b>", "`</b>` stands where `<a>` is to end."),
        ("</a><a>", "`</a>` ends what did not begin."),
        ("<a/><b/>", "At `<a/><b/>` it is not well-formed (junk after document element)."),
        ("", "At `` it is not well-formed (no element found)."),
    ],
)
def test_a_document_ends_all_that_it_begins(text: str, reason: str) -> None:
    torn = document(text)
    assert torn is not None
    assert torn.reason == reason


def test_a_whole_document_is_fine() -> None:
    assert document('<?xml version="1.0"?>\n<!-- é --><a b="1">é<c/></a>') is None
