"""The sheet of the theme: layers from folders, each palette once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from fingerpost.bundle.stylesheet import LAYERS, joined, layered

CSS = Path(__file__).parents[1] / "templates/theme/css"
SHEETS = sorted(CSS.rglob("*.css"))


def test_sheets_are_joined_in_their_order_without_comments_and_indents() -> None:
    templates = {"a.css": "/* Why. */\na {\n  color: red;\n}\n", "b.css": "b {\n  top: 0;\n}\n"}
    assert joined(templates, ["b.css", "a.css"]) == "b {\ntop: 0;\n}\na {\ncolor: red;\n}"


def test_the_folder_of_a_sheet_is_its_layer_and_paper_is_the_last() -> None:
    templates = {
        "theme/css/print/base.css": "a {}",
        "theme/css/parts/b.css": "b {}",
        "theme/css/tokens.css": "c {}",
        "theme/css/alone.css": "d {}",
    }
    sheet = layered(templates)
    assert sheet.startswith("@layer tokens, base, frame, parts, page, print;\n")
    assert "@layer tokens {\nc {}\n}" in sheet
    assert "@layer parts {\nb {}\n}" in sheet
    assert sheet.endswith("@media print {\n@layer print {\na {}\n}\n}\n")
    assert "d {}" not in sheet


def test_every_sheet_stands_in_a_layer_but_those_of_the_quiz_away_from_its_page() -> None:
    homes = {path: path.relative_to(CSS).with_suffix("").parts[0] for path in SHEETS}
    alone = {"quiz-alone", "quiz-frame", "quiz-element"}
    assert {homes[path] for path in SHEETS} == {*LAYERS, *alone}


def test_the_palette_is_written_once() -> None:
    sheet = (CSS / "tokens.css").read_text()
    colours = re.findall(r"--light, (#\w+)\) var\(--dark, (#\w+)\)", sheet)
    names = re.findall(r"(--[\w-]+): .*--light, #", sheet)
    assert len(colours) == len(names) >= 12
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_the_dark_changes_colours_alone() -> None:
    """So whoever checks a page in both schemes may ask for colours alone in the second."""
    dark = r"@media \(prefers-color-scheme: dark\) \{\s*[^{}]+\{([^}]*)\}\s*\}"
    sheets = [path.read_text() for path in SHEETS]
    blocks = [block for sheet in sheets for block in re.findall(dark, sheet)]
    assert len(blocks) == sum(sheet.count("prefers-color-scheme") for sheet in sheets) >= 2
    names = {name for block in blocks for name in re.findall(r"([\w-]+):", block)}
    assert names == {"--dark", "--light", "color-scheme"}
