"""What a line from the right would take apart is held together in letters, and nothing else is."""

from __future__ import annotations

import re

import pytest

from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import Tree, fill
from fingerpost.letters.tree import frame, tree
from fingerpost.letters.typeset import parts, text
from fingerpost.text.isolation import CLOSE, OPEN, isolated
from fingerpost.text.locales import formats, locale

from .projects import our_guide, our_project

ACCOUNT = "12 34 56 78"
MARKED = f"{OPEN}{ACCOUNT}{CLOSE}"


def held(words: str) -> list[str]:
    """What of some words is held together."""
    return re.findall(f"{OPEN}(.*?){CLOSE}", isolated(words))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (f"حساب رقم {ACCOUNT}، شكرًا", [ACCOUNT]),
        ("EG38 0019 0005 0000 0000 2631 8000 2", ["EG38 0019 0005 0000 0000 2631 8000 2"]),
        ("هاتف: +20 2 1234-5678.", ["+20 2 1234-5678"]),
        ("هاتف: +49 (0)30 1234", ["+49 (0)30 1234"]),
        ("(02) 1234 5678", ["(02) 1234 5678"]),
        ("(فاتورة رقم 2026-214)", ["2026-214"]),
        ("الفاتورتان 2026-214 و2026-219", ["2026-214", "2026-219"]),
        ("شقة 4-B، القاهرة", ["4-B"]),
        ("2layla@example.org", ["2layla@example.org"]),
        ("في https://example.org/a/ الآن", ["https://example.org/a/"]),
        ("בתאריך 2026-11-24", ["2026-11-24"]),
        ("#214", ["#214"]),
    ],
)
def test_numbers_in_groups_and_addresses_are_held_together(words: str, codes: list[str]) -> None:
    assert held(words) == codes
    assert isolated(words).replace(OPEN, "").replace(CLOSE, "") == words


@pytest.mark.parametrize(
    "words",
    [
        "24 نوفمبر 2026",
        "من 9-17",
        "1,200.50 €",
        "8%",
        "214، 219",
        "214 و219",
        "الساعة 10:30",
        "Moor Shops",
        "المادة 226.",
        "",
    ],
)
def test_what_reads_right_by_itself_is_left_alone(words: str) -> None:
    assert isolated(words) == words


def letter(tag: str) -> Tree:
    guide = our_guide()
    (found,) = (each for each in guide.letters if each.id == "formal-demand")
    return tree(frame(guide), found, formats(tag), locale(tag))


def test_every_format_of_a_letter_from_the_right_holds_an_account_number_together() -> None:
    setting = letter_files.setting(our_project().templates, ())
    made = letter("ar")
    blocks = fill(made, {"bank-details": f"حساب {ACCOUNT}"}, {})
    files = {name: parts([made], [blocks], setting.pieces[name]) for name in ("docx", "odt")}
    assert MARKED in files["odt"]["content.xml"]
    assert MARKED in text([made], [blocks], setting.pieces["txt"])
    word = files["docx"]["word/document.xml"]
    direction = '<w:r><w:rPr><w:rtl w:val="0"/></w:rPr>'
    words = '<w:t xml:space="preserve">\u200e12 34 56 78\u200e</w:t>'
    assert direction + words in word


def test_a_letter_from_the_left_has_no_such_marks() -> None:
    blocks = fill(letter("de"), {"bank-details": f"Konto {ACCOUNT}"}, {})
    words = [run.text for block in blocks for line in block.lines for run in line]
    assert f"Konto {ACCOUNT}" in words
