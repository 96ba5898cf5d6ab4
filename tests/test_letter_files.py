"""What a locale has of letters: a tree a language, what its form shows, files to take along."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from fingerpost.content.load import load
from fingerpost.diagnostics import Location
from fingerpost.letters import files as letter_files
from fingerpost.letters.files import LetterUnset, for_page, trees, unset, words
from fingerpost.letters.fill import Tree
from fingerpost.letters.typeset import Unset, package
from fingerpost.model.guide import Guide
from fingerpost.text import untranslated

from .projects import guide

NAME = "ask-for-repairs"
TEMPLATES = guide().templates
OURS = load(guide().content).guide()


def languages(guides: dict[str, Guide]) -> list[str]:
    """The languages in which there is the letter of the small guide."""
    return [tree["lang"] for tree in trees(guides)[NAME]]


def with_letter(**words: str) -> Guide:
    (letter,) = OURS.letters
    return OURS.model_copy(update={"letters": (letter.model_copy(update=words),)})


def with_field(**words: str) -> Guide:
    """The small guide with other words about the first field of its registry."""
    first, *others = OURS.fields
    return OURS.model_copy(update={"fields": (first.model_copy(update=words), *others)})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("en", "fr", "de"), ["en", "fr", "de"]),
        (("fr", "de", "en"), ["fr", "en", "de"]),
        (("de", "pl", "fr", "en"), ["de", "en", "pl", "fr"]),
    ],
)
def test_the_language_of_the_page_is_first_then_that_of_the_source(
    asked: tuple[str, ...], found: list[str]
) -> None:
    assert languages(dict.fromkeys(asked, OURS)) == found


@pytest.mark.parametrize(
    ("french", "found"),
    [
        (with_letter(closing=untranslated.mark("Kind regards,")), ["en"]),
        (with_field(label=untranslated.mark("Your name")), ["en"]),
        (with_field(hint=untranslated.mark("As in the lease.")), ["fr", "en"]),
        (with_field(example=untranslated.mark("Ada Byrne")), ["fr", "en"]),
    ],
    ids=["closing", "label", "hint", "example"],
)
def test_a_letter_that_lacks_more_than_help_to_fill_it_in_is_left_out(
    french: Guide, found: list[str]
) -> None:
    assert languages({"fr": french, "en": OURS}) == found


def test_the_form_shows_examples_of_what_is_typed_into_one_line() -> None:
    (made,) = for_page(trees({"en": OURS})[NAME])
    assert examples(made) == {
        "my-name": "Ada Byrne",
        "contact-person": "Max Moor",
        "place": "Oldtown",
        "what": "The roof",
        "cost": "1200.00",
        "key": "Front door",
        "clause": "7",
        "share": "15",
    }


def test_a_second_language_is_filled_in_with_the_form_of_the_first() -> None:
    _, other = for_page(trees({"fr": OURS, "en": OURS})[NAME])
    assert examples(other) == {}
    assert [field for field in other["fields"] if "hint" in field] == []


def test_notes_about_options_stand_in_documents_alone() -> None:
    made = trees({"en": OURS})[NAME]
    (shown,) = for_page(made)
    notes = [piece for piece in made[0]["pieces"] if "note" in piece]
    assert [piece["option"]["id"] for piece in notes] == [
        "@paper",
        "hold-back",
        "clause",
        "keys",
        "receipt",
    ]
    assert shown["pieces"] == [
        {key: value for key, value in piece.items() if key != "note"} for piece in made[0]["pieces"]
    ]


def examples(made: Tree) -> dict[str, str]:
    """The examples in a tree by the ids of their fields and columns."""
    both: list[dict[str, Any]] = [
        each for field in made["fields"] for each in (field, *field.get("columns", ()))
    ]
    return {each["id"]: each["example"] for each in both if "example" in each}


def test_what_a_letter_shows_are_its_title_its_lines_and_its_tables() -> None:
    said = words(trees({"en": with_letter(title="Mend it")})[NAME][0])
    assert said.startswith("Mend it(Optional: Add addresses and the date)[Your name]")
    assert "you mend them.WhatSinceCost[What][Since][Cost]Total[Total]All of it" in said


def test_every_letter_is_written_in_the_language_of_its_page_and_packed_with_the_others() -> None:
    made = trees({"fr": OURS, "en": OURS})
    setting = letter_files.setting(TEMPLATES, ())
    found = letter_files.outputs(OURS, "fr", made, setting, TEMPLATES, {NAME})
    documents = [next(found) for _ in ("docx", "odt", "txt")]
    assert [each.path for each in documents] == [
        f"letters/{NAME}/{NAME}.fr.{form}" for form in ("docx", "odt", "txt")
    ]
    packed = next(found)
    assert (packed.path, packed.origin) == ("letters/letters.fr.zip", "content/guide.yml")
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    assert kept == {each.path.rpartition("/")[2]: each.data for each in documents}


@pytest.mark.parametrize(("tag", "region"), [("zh-Hans", "none"), ("sr-Latn-RS", "RS")])
def test_a_script_is_no_country_in_a_document(tag: str, region: str) -> None:
    setting = letter_files.setting(TEMPLATES, ())
    found = letter_files.outputs(
        OURS, tag, trees({tag: OURS, "en": OURS}), setting, TEMPLATES, {NAME}
    )
    (document,) = (each.data for each in found if each.path.endswith(".odt"))
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        styles = archive.read("styles.xml").decode()
    assert set(re.findall(r'fo:country="(.*?)"', styles)) == {region}


def test_all_characters_that_no_font_has_are_told() -> None:
    error = LetterUnset("a.yml", Unset("no glyphs", 3, ("北", "京")))
    assert "".join(map(str, unset(error, Location("a.yml", 2, 1)))) == (
        'a.yml:2:1: error: The letters cannot show "北京": no font has it. Use other characters, '
        "or add a font that has them to `templates/fonts/`. [unset-letter]"
    )


def test_an_archive_says_the_same_of_its_files_on_every_machine_and_day() -> None:
    data = package({"mimetype": b"words of it", "words.txt": b"words and words " * 9})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = archive.infolist()
    assert [(each.filename, each.compress_type) for each in files] == [
        ("mimetype", zipfile.ZIP_STORED),
        ("words.txt", zipfile.ZIP_DEFLATED),
    ]
    said = {(each.date_time, each.create_system, each.external_attr) for each in files}
    assert said == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)}
