"""What letters take from where the reader works: the facts they get, and where these stand."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any

import pytest

from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import Tree, fill
from fingerpost.model.kinds import Words
from fingerpost.model.texts import words as texts
from fingerpost.pages import countries
from fingerpost.pages.where import Where
from fingerpost.translation.localise import localise
from fingerpost.translation.messages import COUNTED

from ..projects import our_checked, our_guide


@cache
def places() -> dict[str, dict[str, Any]]:
    where = Where(our_guide(), "en", datetime.date(2026, 11, 26))
    return countries.data(our_guide(), where, "en")


@cache
def tree(name: str, language: str = "en") -> Tree:
    edition = next(each for each in our_checked().editions if each.tag == language)
    return letter_files.trees({language: localise(our_guide(), edition)})[name][0]


def subject(values: dict[str, str]) -> str:
    (found,) = (
        block for block in fill(tree("formal-demand"), values, {}) if block.style == "subject"
    )
    return "".join(run.text for run in found.lines[0])


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("fr", "Formal demand for payment (mise en demeure)"),
        ("de", "Formal demand for payment (Mahnung)"),
        ("uk", "Letter before claim"),
        ("au", "Letter of demand"),
        ("at", "Formal demand for payment (Mahnung)"),
        ("it", "Formal demand for payment (messa in mora)"),
        ("nl", "Formal demand for payment (ingebrekestelling)"),
        ("be", "Formal demand for payment (mise en demeure, ingebrekestelling)"),
        ("ie", "Letter of demand"),
        ("ca", "Demand letter"),
    ],
)
def test_a_formal_demand_is_called_as_the_country_calls_it(country: str, name: str) -> None:
    assert places()[country]["given"]["step-letter.phrase"] == name


def test_the_subject_bears_that_name_and_else_says_it_in_plain_words() -> None:
    named = {"letter-name": "Letter before claim", "invoice-ref": "214", "project": "the shop"}
    assert subject(named) == "Letter before claim: invoice 214, the shop"
    plain = {"invoice-ref": "214", "project": "the shop"}
    assert subject(plain) == "Formal demand for payment: invoice 214, the shop"


INVOICE = {"number": "214", "date": "2026-10-01", "due": "2026-10-31", "amount": "1200.00"}
SECOND = INVOICE | {"number": "215"}


@pytest.mark.parametrize(
    ("locale", "name", "rows", "line"),
    [
        ("en", "payment-reminder", [INVOICE], "Subject: Reminder: invoice 214, €1,200.00"),
        (
            "en",
            "payment-reminder",
            [INVOICE, SECOND],
            "Subject: Reminder: invoices 214, 215, €2,400.00",
        ),
        ("fr", "payment-reminder", [INVOICE], "Objet : Relance – facture n° 214, 1 200,00 €"),
        (
            "fr",
            "payment-reminder",
            [INVOICE, SECOND],
            "Objet : Relance – factures n° 214, 215, 2 400,00 €",
        ),
        ("en", "pause-notice", [INVOICE], "This invoice is overdue:"),
        ("en", "pause-notice", [INVOICE, SECOND], "These invoices are overdue:"),
        ("fr", "pause-notice", [INVOICE], "L’échéance de cette facture est passée :"),
        ("fr", "pause-notice", [INVOICE, SECOND], "L’échéance de ces factures est passée :"),
        ("fr", "formal-demand", [INVOICE], "La facture"),
        ("fr", "formal-demand", [INVOICE, SECOND], "Les factures"),
    ],
)
def test_a_letter_speaks_of_one_invoice_and_of_several_as_there_are(
    locale: str, name: str, rows: list[dict[str, str]], line: str
) -> None:
    numbers = ", ".join(row["number"] for row in rows)
    values = {"invoices": rows, "invoice-ref": numbers, "currency": "EUR"}
    blocks = fill(tree(name, locale), values, {})
    found = ["".join(run.text for run in each) for block in blocks for each in block.lines]
    assert line in [re.sub("[\u00a0\u202f]", " ", each) for each in found]


NAMES_ONE = re.compile(r"\b(this|the) invoice\b|\binvoice (no\. )?\{|\b(these|the) invoices\b")


def test_no_letter_with_rows_of_invoices_speaks_of_one_or_of_several_alone() -> None:
    fixed = {
        letter.id: found.group()
        for letter in our_guide().letters
        if "invoices" in letter.fields
        for _, kind, text in texts(letter)
        if kind is Words.LETTER and (found := NAMES_ONE.search(COUNTED.sub("", text)))
    }
    assert fixed == {}


def test_whatever_a_letter_takes_from_a_country_has_a_source_that_was_read() -> None:
    for place in places().values():
        kinds = {name.partition(".")[0] for name in place["given"]}
        assert kinds <= set(place["sources"])
        for source in place["sources"].values():
            assert source["url"].startswith("http")
            assert source["read"]
            assert source["until"] >= "2027-11-26" or source["until"] == "2027-02-28"


def test_where_the_law_gives_interest_the_letter_can_name_it() -> None:
    for name, place in places().items():
        if "rule" in place:
            assert place["given"]["late-interest.law"], name
            assert place["interest"] in place["sources"], name
            if place["rule"]["fixed"]:
                assert place["given"]["fixed-sum.law"], name


BREAKS_AT_A_LINE = re.compile(r"\b[LRD]\. \d|§ |(?<![\d-])\d{3,4}-\d{1,2}(?![\d-])")


@pytest.mark.parametrize(
    ("language", "law"),
    [
        ("en", "article L.\u00a0441\u201110 of the French commercial code"),
        ("fr", "l’article L.\u00a0441\u201110 du code de commerce"),
    ],
)
def test_no_line_of_a_page_or_a_letter_ends_inside_an_article_of_law(
    language: str, law: str
) -> None:
    edition = next(each for each in our_checked().editions if each.tag == language)
    guide = localise(our_guide(), edition)
    where = Where(guide, language, datetime.date(2026, 11, 26))
    given = countries.data(guide, where, language)
    assert given["fr"]["given"]["late-interest.law"] == law
    named = [source["title"] for place in given.values() for source in place["sources"].values()]
    told = [text for _, _, text in texts(guide)]
    assert [each for each in [*named, *told] if BREAKS_AT_A_LINE.search(each)] == []


@pytest.mark.parametrize("name", ["us-ny", "au", "ca"])
def test_where_only_a_contract_gives_interest_no_rule_is_given(name: str) -> None:
    assert "rule" not in places()[name]


def test_a_claim_in_an_insolvency_says_why_its_interest_ends_where_a_law_was_read() -> None:
    words = {name: place["given"].get("step-insolvency.stands") for name, place in places().items()}
    assert {name for name, each in words.items() if each} == {"at", "ca", "ca-qc", "de", "fr"}


def test_a_claim_in_an_insolvency_has_interest_only_with_its_law_and_those_words() -> None:
    given = {
        "interest-basis": "law",
        "interest-law": "the late payment act",
        "insolvency-words": "Interest stops with the opening.",
        "interest-to-opening": [
            {
                "invoice": "214",
                "from": "2026-08-01",
                "days": "45",
                "rate": "10.52",
                "interest": "64.85",
            }
        ],
    }
    claimed = (
        "Interest under the late payment act is claimed too, up to the day before the opening."
    )
    assert claimed in insolvency_claim(given)
    assert claimed not in insolvency_claim({**given, "insolvency-words": ""})


def insolvency_claim(values: dict[str, Any]) -> str:
    blocks = fill(tree("insolvency-claim"), values, {"interest-by-law": True})
    return "\n".join("".join(run.text for run in line) for each in blocks for line in each.lines)


def test_only_letters_that_use_what_a_country_gives_ask_for_it() -> None:
    asking = {name for name in IDS if tree(name).get("local")}
    assert {"payment-reminder", "second-reminder", "formal-demand", "pause-notice"} <= asking
    assert not asking & {"check-in", "ordinary-exit", "refusal", "reply-to-pressure"}


def test_only_a_formal_letter_takes_from_a_country_how_it_is_sent() -> None:
    assert {
        name
        for name in IDS
        for field in tree(name)["fields"]
        if field.get("local") == "proof-of-sending.phrase"
    } == {
        "end-for-cause",
        "formal-demand",
        "immediate-stop",
        "insolvency-claim",
        "retainer-notice",
        "retraction-request",
    }


IDS = [letter.id for letter in our_guide().letters]
