"""The sheet of the theme: layers from folders, each palette once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from fingerpost.bundle import faults, unset
from fingerpost.bundle.faults import AT_THE_START
from fingerpost.bundle.stylesheet import LAYERS, is_joined, joined, layered, tight
from fingerpost.site.project import SET

from .projects import our_project

CSS = Path(__file__).parents[1] / "templates/theme/css"
SHEETS = sorted(CSS.rglob("*.css"))
BRACKET = "The bracket that starts here does not end. Close it with"
LOST = "The `;` ends nothing here, and the rule behind it is lost. Remove it."
BLOCK = "The rule that starts here has no block. Write one behind it, `{ ... }`; or remove it."
AT_RULE = "The rule that starts here does not end. Write `;` or a block behind it."


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


NONE = "is no declaration, and every browser passes it over."


def said(text: str) -> list[str]:
    return [str(each).removeprefix("a.css:") for each in faults("a.css", text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a { top: 0; }\n.b {\n  color: red;\n",
            "2:4: error: The block that starts here does not end. Close it with `}`.",
        ),
        (
            "@media print {\n  a { top: 0; }\n",
            "1:14: error: The block that starts here does not end. Close it with `}`.",
        ),
        (
            'a[href="b" { top: 0; }\n',
            "1:2: error: The bracket that starts here does not end. Close it with `]`.",
        ),
        (
            "a { top: 0; }\n/* Later: b { }\n",
            "2:1: error: The comment that starts here does not end. Close it with `*/`.",
        ),
        (
            "a { top: 0; }\n}\nb { top: 0; }\n",
            "2:1: error: Nothing is open that `}` could end. Remove it.",
        ),
        ("a { top: calc(1px)); }", "1:19: error: Nothing is open that `)` could end. Remove it."),
        (
            'a::before {\n  content: "so;\n}\n',
            "2:12: error: The text in quotes that starts here does not end on its line."
            " Close it with the same quotation mark.",
        ),
        ("a { color: var(--x; }", f"1:12: error: {BRACKET} `)`."),
        ("a { b: url('x.png' }\nb { }", f"1:8: error: {BRACKET} `)`."),
        ("a { b: (c] }", f"1:8: error: {BRACKET} `)`."),
        ("[x } ", f"1:1: error: {BRACKET} `]`."),
        ("a { color: b };", f"1:15: error: {LOST}"),
        ("a { color: b };\nb { }", f"1:15: error: {LOST}"),
        ("a { color: b };/* */\n", f"1:15: error: {LOST}"),
        ("a { }\n.x,\n", f"2:1: error: {BLOCK}"),
        ("\nfoo", f"2:1: error: {BLOCK}"),
        ("\ncolor: red;", f"2:1: error: {BLOCK}"),
        ("a { }\n@media print\n", f"2:1: error: {AT_RULE}"),
        ('\n@import "x.css"', f"2:1: error: {AT_RULE}"),
        (
            "a { background: url(a b.png); }",
            "1:17: error: The address that starts here does not end as one."
            ' Write it as `url("...")`.',
        ),
        (
            "a {\n  color = red;\n  top: 0;\n}",
            f"2:3: error: `color = red` {NONE} Write `color: red;`.",
        ),
        ("a {\n  color red;\n}", f"2:3: error: `color red` {NONE} Write `color: red;`."),
        (
            "a {\n  // so\n  color: red;\n}",
            f"2:3: error: `// so` {NONE} Write a note between `/*` and `*/`: `/* so */`.",
        ),
        (
            "a { $x: 1; }",
            f"1:5: error: `$x: 1` {NONE} Write a name, a colon and a value: `color: red;`.",
        ),
        (
            "a {\n  color: red\n  top: 0;\n}",
            "3:3: error: Nothing ends the declaration before `top`. Write `;` there.",
        ),
        (
            "a { color: #gggggg; }",
            "1:12: error: `#gggggg` is no colour. Write three or six digits behind `#`, from 0 to 9"
            " and a to f.",
        ),
        (
            "a { margin: 0 12 px; }",
            "1:18: error: A space stands between `12` and `px`. Write `12px`.",
        ),
        (
            "a { color: var(accent); }",
            "1:12: error: `var(accent)` is no value: names of that kind begin with `--`."
            " Write `var(--accent)`.",
        ),
    ],
)
def test_what_a_sheet_leaves_open_or_ends_without_need_is_told(text: str, told: str) -> None:
    assert said(text) == [f"{told} [broken-style]"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "a { color: var(--acent); }",
            ["1:16: error: Nothing sets `--acent`. Did you mean `--accent`?"],
        ),
        (
            "a { color: var(--zebra); }",
            ["1:16: error: Nothing sets `--zebra`. Write `--zebra: ...;` in a sheet."],
        ),
        ("a { color: var(--zebra, red) var(--accent) var(--md-hue); }", []),
    ],
)
def test_a_name_that_no_sheet_sets_is_told_where_nothing_stands_in_for_it(
    text: str, told: list[str]
) -> None:
    found = [str(each) for each in unset("a.css", text, {"--accent"})]
    assert found == [f"a.css:{each} [broken-style]" for each in told]


@pytest.mark.parametrize(
    ("text", "place", "address"),
    [
        ("a { background: url(https://x.example/a.png); }", "1:17", "https://x.example/a.png"),
        ('a {\n  background: URL("//x.example/a.png");\n}', "2:19", "//x.example/a.png"),
        ('@import "https://x.example/a.css";', "1:9", "https://x.example/a.css"),
        ("@import url(http://x.example/a.css) print;", "1:9", "http://x.example/a.css"),
        (
            '@font-face { src: local("A"), url("https://x.example/a.woff2"); }',
            "1:35",
            "https://x.example/a.woff2",
        ),
        ('a { cursor: image-set("https://x.example/a" 1x); }', "1:23", "https://x.example/a"),
        ("a { b: url(\\68ttps://x.example); }", "1:8", "https://x.example"),
        (r"a { b: url('\\\\x.example'); }", "1:12", r"\\x.example"),
    ],
)
def test_what_a_sheet_would_fetch_from_another_host_is_told(
    text: str, place: str, address: str
) -> None:
    assert said(text) == [
        f"{place}: error: `{address}` would be fetched from another host, which learns who reads."
        " Put the file into `templates/theme/`, and write where it stands there. [foreign-style]"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "/* url(https://x.example) } */ a { top: 0 }",
        'a::after { content: "} https://x.example/ {"; }',
        "a { background: url(data:image/png;base64,AAAA) url(../img/a.png) url('#b'); }",
        '@namespace svg "http://www.w3.org/2000/svg";',
        "@namespace svg url(http://www.w3.org/2000/svg); a { b: c }",
        "a { b: c } /* the end */",
        '@charset "utf-8"; @import "x.css"; a { &:hover { b: c } }',
        "@layer a, b; @container (width > 20em) { a { &:has(b) { c: light-dark(#fff, #000) } } }",
        "a { --empty:; --open: { b: c }; }",
        "@font-face { src: url(../fonts/a.woff2) }",
    ],
)
def test_what_a_browser_reads_to_the_end_and_here_is_right(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ('@import "more.css";', "1:1", "import"),
        ("a { b: c }\n@IMPORT url(https://x.example/a.css) print;", "2:1", "import"),
        ('@charset "utf-8";\na { b: c }', "1:1", "charset"),
        ("@namespace svg url(http://www.w3.org/2000/svg);", "1:1", "namespace"),
    ],
)
def test_what_only_the_start_of_a_sheet_can_say_is_told_where_sheets_are_joined(
    text: str, place: str, name: str
) -> None:
    found = [str(each).removeprefix("x.css:") for each in faults("x.css", text, joined=True)]
    assert found == [
        f"{place}: error: No browser heeds `@{name}` here, since this sheet is joined to others."
        f" {AT_THE_START[name]} [broken-style]"
    ]


@pytest.mark.parametrize(
    ("name", "joins"),
    [
        ("theme/css/page/own.css", True),
        ("card/card.css", True),
        ("theme/more/own.css", False),
    ],
)
def test_every_sheet_is_joined_but_what_the_theme_publishes_as_it_is(
    name: str, joins: bool
) -> None:
    assert is_joined(name) is joins


def test_what_stands_in_quotes_stays_when_sheets_are_joined_and_made_short() -> None:
    sheet = """a[b="image/*"] { c: url(x/*.png); }\nd::after { content: ", "; e: ' > ;}'; }\n"""
    assert joined({"a.css": sheet}, ["a.css"]) == sheet.strip()
    short = """a[b="image/*"]{c:url(x/*.png)}\nd::after{content:", ";e:' > ;}'}"""
    assert tight(sheet.strip()).replace("\n", "") == short.replace("\n", "")


def test_a_comment_keeps_two_words_apart() -> None:
    assert joined({"a.css": "a { b: 1px/**/2px/* */; }"}, ["a.css"]) == "a { b: 1px 2px; }"


def test_nothing_is_wrong_with_the_sheets_of_the_theme() -> None:
    names = {name for text in our_project().templates.values() for name in SET.findall(text)}
    for path in SHEETS:
        assert said(path.read_text()) == [], path
        assert list(unset(str(path), path.read_text(), names)) == []


def test_following_each_hint_mends_a_sheet() -> None:
    text = "a { top: 0; }\n@media print {\n  b {\n    top: 0;\n"
    for _ in range(2):
        assert len(said(text)) == 1
        text += "}\n"
    assert said(text) == []
