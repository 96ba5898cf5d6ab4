"""Where things stand in a published locale, and how one page links another."""

from __future__ import annotations

import pytest

from fingerpost.addresses import Addresses, quoted, relative, relative_url, url_of

AT = Addresses(within={"money": "money", "deposit": "money"})


@pytest.mark.parametrize(
    ("kind", "name", "path", "url"),
    [
        ("home", "", "index.md", ""),
        ("signs", "", "signs/index.md", "signs/"),
        ("sign", "late-payment", "signs/late-payment.md", "signs/late-payment/"),
        ("step", "prepare", "exit/prepare.md", "exit/prepare/"),
        ("page", "about", "about.md", "about/"),
        ("page", "money", "money/index.md", "money/"),
        ("page", "deposit", "money/deposit.md", "money/deposit/"),
        ("term", "notice", "glossary/index.md", "glossary/"),
    ],
)
def test_a_thing_has_a_file_and_an_address(kind: str, name: str, path: str, url: str) -> None:
    assert (AT.page_path(kind, name), url_of(path), AT.url(kind, name)) == (path, url, url)


def test_what_a_guide_calls_its_folders_stands_in_every_address() -> None:
    at = Addresses({"signs": "anzeichen", "letters": "briefe", "glossary": "begriffe"})
    assert at.url("signs") == "anzeichen/"
    assert at.url("sign", "late-payment") == "anzeichen/late-payment/"
    assert at.url("remedy", "pause-work") == "remedies/pause-work/"
    assert at.target("term", "notice") == "begriffe/index.md#notice"
    assert at.document_path("final", "de", "odt") == "briefe/final/final.de.odt"
    assert at.document_path("", "de", "zip") == "briefe/briefe.de.zip"


def test_an_address_cannot_end_the_attribute_that_it_stands_in() -> None:
    assert quoted('https://a.example/"><b>/') == "https://a.example/%22%3E%3Cb%3E/"
    assert quoted("https://müller.example/a%20b/?c=d&e") == "https://müller.example/a%20b/?c=d&e"


def test_a_word_of_the_glossary_is_a_place_on_its_page() -> None:
    assert AT.target("term", "notice") == "glossary/index.md#notice"


@pytest.mark.parametrize(
    ("there", "here", "file", "address"),
    [
        ("signs/a.md", "signs/b.md", "a.md", "../a/"),
        ("signs/a.md", "index.md", "signs/a.md", "signs/a/"),
        ("index.md", "signs/a.md", "../index.md", "../../"),
        ("index.md", "index.md", "index.md", "./"),
        ("glossary/index.md#x", "exit/a.md", "../glossary/index.md#x", "../../glossary/#x"),
        ("exit/a.md#why", "exit/a.md", "#why", "./#why"),
    ],
)
def test_links_are_relative_to_the_page_they_stand_on(
    there: str, here: str, file: str, address: str
) -> None:
    assert (relative(there, here), relative_url(there, here)) == (file, address)
