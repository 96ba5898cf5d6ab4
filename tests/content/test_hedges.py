"""No page says "in some countries" where the guide knows which: it names them, or leads to them."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

CATALOGUE = Path(__file__).parents[2] / "content" / "translations" / "fr.po"
ENGLISH = re.compile(
    r"\b(many|some|several|most|certain) (countries|places|states|laws|jurisdictions)\b"
    r"|\bdepends? on [^.?]*\bcountr(y|ies)\b"
    r"|\b(differs?|var(y|ies)|changes?) (by|from) [^.?]*\b(country|place)\b"
    r"|\b(differ|different) [^.?]*\bcountr(y|ies)\b"
    r"|\belsewhere\b[^.?]*\b(usually|mostly|often)\b",
    re.IGNORECASE,
)
FRENCH = re.compile(
    r"\b(beaucoup|certaine?s|la plupart|plusieurs|bien|quelques( autres)?) "
    r"(de |des |d.)?(pays|endroits|lieux|lois)\b"
    r"|\b(dépend|selon|changent?)\b[^.?]*\bpays\b"
    r"|d.un pays à l.autre"
    r"|\bailleurs\b[^.?]*\bsouvent\b",
    re.IGNORECASE,
)
UNKNOWN = {"pages/paid-when-paid/body/3", "letters/pay-when-paid-refusal/legal_note/1"}
"""Whether a clause "paid when paid" stands: no source was found for any country."""


def hedging(hedge: re.Pattern[str], field: str) -> set[str]:
    return {
        entry.msgctxt
        for entry in polib.pofile(str(CATALOGUE))
        if not entry.obsolete and hedge.search(getattr(entry, field).replace("\u00a0", " "))
    }


POINTS = re.compile(
    r"(rules|numbers|rates|sources|countr\w+|times|law|listed|yours)[^.]{0,60}"
    r"\bon this page\b(?!\])"
    r"|\bat the end of this page\b(?!\])"
    r"|(règles|numéros|taux|sources|pays|délais|loi|liste)[^.]{0,60}\b(sur|de) cette page\b(?!\])"
    r"|\bà la fin de cette page\b(?!\])",
    re.IGNORECASE,
)
"""Sentences that point at the rules of countries further down."""


@pytest.mark.parametrize("field", ["msgid", "msgstr"])
def test_who_is_told_that_the_rules_are_on_the_page_is_led_to_them(field: str) -> None:
    assert {
        entry.msgctxt
        for entry in polib.pofile(str(CATALOGUE))
        if not entry.obsolete and POINTS.search(getattr(entry, field))
    } == set()


def test_english_hedges_about_countries_only_where_we_do_not_know() -> None:
    assert hedging(ENGLISH, "msgid") == UNKNOWN


def test_french_hedges_about_countries_only_where_we_do_not_know() -> None:
    assert hedging(FRENCH, "msgstr") == UNKNOWN
