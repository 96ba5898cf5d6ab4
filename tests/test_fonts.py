"""The typefaces that a guide brings along for its pages."""

from __future__ import annotations

import base64

import pytest

from fingerpost.content.fonts import check as check_fonts
from fingerpost.model.font import Font
from fingerpost.pipeline import Project

from .projects import GUIDE, by_path, guide, rendered

SETTINGS = (GUIDE / "content/guide.yml").read_text(encoding="utf-8")
BOX = base64.b64decode(  # a typeface of 304 bytes, in which every Latin letter is a square
    "d09GMgABAAAAAAEwAAoAAAAAA0QAAADmAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAABmAAgXIKOEABNgIkAwYLBgAEIAVU"
    "ByobjwIAnge2rWatgVDgzIgrQ1Y+cc4jnu+5N++bmU3rxztoqJGEIpyztAzBCIU/SKhCue22HBfiQhNeLIIoCJ+8bw+N"
    "8wXZ6elxoIEkGIgFgaZpIBgHAbYAAzzKdYfHjE0i0tmfLupekpUhCuB5FC5Z9+U/9KUPAIBLoNC4oAUXjE8YI1j//+My"
    "Mebf0QoFBoUd7AEGRGb2V6cwuYRlEISX73tqD1873Qt4u/vdOaE3Ba1A2AVfiHojHsh0kUAZAQUAgHFPQDQCyrbWMrti"
    "y14fypGT2mevXkE5rE3Ltw1PKlJ+z9XXDQAAAA=="
)


def with_fonts(fonts: str, *names: str) -> Project:
    """The small guide with these keys under `fonts:`, and files of these names."""
    files = {f"content/fonts/{name}.woff2": BOX for name in names}
    return guide({"content/guide.yml": f"{SETTINGS}look:\n  fonts:\n{fonts}", **files})


def sheet(fonts: str, *names: str) -> str:
    made = by_path(rendered(with_fonts(fonts, *names)))
    assert [made[f"fonts/{name}.woff2"] for name in names] == [BOX for _ in names]
    return made["css/site.css"].decode()


def faces(sheet: str) -> list[tuple[str, ...]]:
    """Family, file, weights and slant of each typeface that a sheet names."""
    rules = [part.partition("}")[0] for part in sheet.split("@font-face{")[1:]]
    keys = ("font-family", "src", "font-weight", "font-style")
    found = [dict(line.split(":", 1) for line in rule.split(";")) for rule in rules]
    assert {each["font-display"] for each in found} <= {"swap"}
    return [tuple(each[key].strip('"') for key in keys) for each in found]


def test_a_guide_without_typefaces_of_its_own_asks_for_none() -> None:
    assert "@font-face" not in sheet("    {}\n")


def test_each_file_serves_its_weight_and_its_slant() -> None:
    text = "    text: {regular: a, bold: b, italic: c, bold_italic: d}\n"
    assert faces(sheet(text, "a", "b", "c", "d")) == [
        ("Guide text", f'url("../fonts/{name}.woff2") format("woff2")', weights, style)
        for name, weights, style in (
            ("a", "100 500", "normal"),
            ("b", "600 900", "normal"),
            ("c", "100 500", "italic"),
            ("d", "600 900", "italic"),
        )
    ]


def test_a_file_that_is_named_for_two_weights_serves_all() -> None:
    assert [face[2] for face in faces(sheet("    text: {regular: a, bold: a}\n", "a"))] == [
        "100 900"
    ]


def test_one_file_for_headings_serves_as_it_is() -> None:
    assert faces(sheet("    headings: {regular: a}\n", "a")) == [
        ("Guide headings", 'url("../fonts/a.woff2") format("woff2")', "100 900", "normal")
    ]


def test_typefaces_of_the_guide_stand_before_those_of_the_device_in_every_script() -> None:
    made = sheet("    text: {regular: a}\n    headings: {regular: b}\n", "a", "b")
    assert '--own-text:"Guide text",' in made
    assert '--own-headings:"Guide headings",' in made
    assert made.count("--sans:var(--own-text,)") == 3
    assert made.count("--serif:var(--own-headings,) var(--sheet)") == 3


def test_pages_ask_at_once_for_the_files_that_they_begin_with() -> None:
    fonts = "    text: {regular: a, italic: c}\n    headings: {regular: b, bold: d}\n"
    made = rendered(with_fonts(fonts, "a", "b", "c", "d"))
    assert made.extra["fonts"] == ["fonts/a.woff2", "fonts/d.woff2"]


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        ("a.woff2", 304, ""),
        (
            "a.woff2",
            120_000,
            "The typeface weighs 120 KB, which a phone waits for. Keep only the scripts that the"
            " guide is written in; programs call that a subset. Less than 100 KB is plenty for one"
            " script.",
        ),
        (
            "a.otf",
            304,
            "`a.otf` is no WOFF2, which all browsers load. Save it as WOFF2, which programs for"
            " typefaces and web services of foundries offer.",
        ),
        (
            "a.WOFF2",
            304,
            "`.WOFF2` is not in lower case letters. Rename the file to `a.woff2`.",
        ),
        (
            "own/a.woff2",
            304,
            "Typefaces stand in `content/fonts/` itself, and `content/fonts/own/a.woff2` in a"
            " folder of it. Move it to `content/fonts/a.woff2`.",
        ),
    ],
    ids=["fine", "heavy", "another format", "capitals", "in a folder"],
)
def test_what_is_wrong_with_a_typeface_is_told(name: str, size: int, expected: str) -> None:
    data = BOX[:8] + size.to_bytes(4, "big") + BOX[12:] + bytes(size - len(BOX))
    found = check_fonts({f"content/fonts/{name}": data})
    told = [f"{each.sentence} {each.hint}" for each in found if not isinstance(each, Font)]
    assert told == ([expected] if expected else [])
