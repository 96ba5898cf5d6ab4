"""The look of a guide: one palette, every place that shows it, and what cannot be read in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from fingerpost.model.look import Look, Shown
from fingerpost.pages.look import (
    DARK,
    DEFINED,
    LIGHT,
    MODES,
    PAIRS,
    TOKENS,
    dressed,
    palettes,
    paper,
)
from fingerpost.pipeline import check
from fingerpost.templating import TemplateError
from fingerpost.text.colour import contrast, mixed, nearest, whole

from .projects import GUIDE, TEMPLATES, by_path, guide, rendered

SETTINGS = (GUIDE / "content/guide.yml").read_text(encoding="utf-8")
COLOUR = re.compile(r"#[0-9a-f]{3,6}\b")
PAINTED = {
    path.relative_to(TEMPLATES).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(TEMPLATES.rglob("*"))
    if path.suffix in (".css", ".svg", ".typ")
}
TOKENS_SHEET = PAINTED[TOKENS]
CHOICES = ("#7a2e8f", "#0b5a63", "#9b5f00", "#b3123c", "#1d4ed8", "#2f6b1a")


def look(**colours: Any) -> Look:
    return Look(**colours)


def told(text: str) -> list[str]:
    """What the check says of the small guide with these lines under its settings."""
    project = guide({"content/guide.yml": SETTINGS + text})
    return [str(found) for found in check(project, trial=False).diagnostics]


def with_look(text: str) -> dict[str, bytes]:
    """The outputs of the small guide with these lines under its settings."""
    shown = (
        "card/ground.css",
        "card/card.css",
        "card/card.html.j2",
        "card/oembed.html.j2",
        "theme/img/mark.svg",
    )
    own = {f"templates/{name}": (TEMPLATES / name).read_bytes() for name in shown}
    own["templates/interface.yml"] = _words().encode()
    return by_path(rendered(guide({"content/guide.yml": SETTINGS + text, **own})))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#ffffff", "#FFFFFF", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0b5a63", "#fbfaf6", 7.57),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == round(contrast(other, one), 2) == ratio


def test_colours_are_written_with_six_digits_and_mixed_by_their_channels() -> None:
    assert (whole("#FB0"), whole("#0b5a63")) == ("#ffbb00", "#0b5a63")
    assert (mixed("#000", "#fff", 0.5), mixed("#102030", "#fff", 0)) == ("#808080", "#102030")


def test_the_nearest_colour_is_no_darker_than_it_must_be() -> None:
    better = nearest("#e08a00", lambda each: contrast(each, "#fff") >= 4.5)
    assert better == "#a86800"
    assert contrast(better, "#fff") >= 4.5 > contrast(mixed(better, "#e08a00", 0.05), "#fff")


def test_no_colour_is_the_nearest_where_none_fits() -> None:
    assert nearest("#888", lambda _: False) == ""


def test_the_theme_as_it_comes_can_be_read() -> None:
    known = palettes(PAINTED, Look())
    for mode in MODES:
        weak = [p for p in PAIRS if contrast(known[mode][p[0]], known[mode][p[1]]) < 4.5]
        assert weak == []


def test_no_other_file_of_the_theme_names_a_colour_of_the_palette() -> None:
    tokens = "theme/css/tokens.css"
    named = {whole(colour) for colour in COLOUR.findall(PAINTED[tokens])} - {"#ffffff"}
    own = {"theme/css/tokens/contrast.css"}
    assert {
        name: found
        for name, text in PAINTED.items()
        if name not in {tokens, *own}
        and (found := named & {whole(each) for each in COLOUR.findall(text) if len(each) in (4, 7)})
    } == {}


def test_a_guide_without_a_look_leaves_the_sheet_as_it_is() -> None:
    made = dressed(PAINTED, Look())
    written = PAINTED["theme/css/tokens.css"].replace("colour(paper light)", "#fbfaf6")
    assert made["theme/css/tokens.css"] == written
    assert "colour(" not in "".join(made.values())


@pytest.mark.parametrize("accent", CHOICES)
@pytest.mark.parametrize("second", CHOICES)
def test_dark_colours_and_washes_follow_and_can_be_read(accent: str, second: str) -> None:
    known = palettes(PAINTED, look(accent=accent, second=second))
    assert (known[LIGHT]["accent"], known[LIGHT]["second"]) == (accent, second)
    for mode in MODES:
        weak = [p for p in PAIRS if contrast(known[mode][p[0]], known[mode][p[1]]) < 4.5]
        assert weak == []


def test_a_dark_colour_that_is_given_stands() -> None:
    given = Look(accent="#7a2e8f", dark=Shown(accent="#fc0", paper="#101010"))
    known = palettes(PAINTED, given)
    assert (known[DARK]["accent"], known[DARK]["paper"]) == ("#ffcc00", "#101010")


def test_readers_who_ask_for_more_contrast_get_it_in_the_colours_of_the_guide() -> None:
    strong = palettes(PAINTED, look(accent="#1d4ed8"), "theme/css/tokens/contrast.css")
    assert contrast(strong[LIGHT]["accent"], "#fff") >= 9
    assert contrast(strong[DARK]["accent"], "#000") >= 9
    assert strong[LIGHT]["second"] == "#5c2d00"


def test_a_colour_that_the_sheet_does_not_define_is_a_mistake_of_the_file_that_asks() -> None:
    with pytest.raises(TemplateError) as caught:
        dressed({**PAINTED, "theme/css/base.css": "a {\n  color: colour(pink);\n}\n"}, Look())
    assert str(caught.value) == (
        'templates/theme/css/base.css:2:17: error: "theme/css/tokens.css" defines no colour "pink".'
        " Define it there, for light and dark. [template-error]"
    )


@pytest.mark.parametrize("name", sorted(match["name"] for match in DEFINED.finditer(TOKENS_SHEET)))
def test_a_sheet_that_names_one_colour_less_has_all_others(name: str) -> None:
    without = re.sub(rf"--{name}: [^;]*;", "", TOKENS_SHEET)
    chosen = look(paper="#fff", ink="#000", accent="#0b5a63", dark={"paper": "#000"})
    whole, less = (palettes({TOKENS: sheet}, chosen) for sheet in (TOKENS_SHEET, without))
    assert [{*less[mode]} for mode in MODES] == [{*whole[mode]} - {name} for mode in MODES]


def test_a_sheet_without_the_colour_of_the_paper_is_told_so() -> None:
    with pytest.raises(TemplateError) as caught:
        paper({TOKENS: re.sub(r"--paper: [^;]*;", "", TOKENS_SHEET)})
    assert str(caught.value) == (
        'templates/theme/css/tokens.css:1:1: error: "theme/css/tokens.css" defines no colour'
        ' "paper". Define it there, for light and dark. [template-error]'
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        'look:\n  accent: "#e08a00"\n',
        'look:\n  accent: "#e08a00"\n  second: "#ddd"\n',
        'look:\n  paper: "#808080"\n  ink: "#777"\n  accent: "#999"\n',
        'look:\n  dark:\n    paper: "#888"\n    ink: "#777"\n    second: "#333"\n',
        'look:\n  paper: "#000"\n  ink: "#fff"\n',
        'look:\n  accent: "#0b5a63"\n  dark:\n    paper: "#777"\n',
    ],
)
def test_whoever_follows_the_hints_has_a_guide_that_can_be_read(text: str) -> None:
    found = told(text)
    lines = (SETTINGS + text).split("\n")
    assert found != []
    for message in found:
        number = int(message.split(":")[1]) - 1
        better = re.search(r'Write ("#[0-9a-f]{6}"), the nearest that passes', message)
        assert better is not None
        lines[number] = re.sub(r'"#\w+"', better[1], lines[number])
    assert told("\n".join(lines).removeprefix(SETTINGS)) == []


@pytest.mark.slow
def test_every_place_that_shows_the_accent_shows_that_of_the_guide() -> None:
    made = with_look('look: {accent: "#7a2e8f", paper: "#fdfbff"}\n')
    places = (
        *("css/site.css", "img/mark.svg"),
        *("card.html", "quiz/embed.html", "quiz/fingerpost-quiz.js"),
    )
    for path in places:
        text = made[path].decode()
        assert "#7a2e8f" in text
        assert "#0b5a63" not in text
        assert "colour(" not in text


def test_what_browsers_paint_around_a_page_is_the_paper_of_the_guide() -> None:
    text = 'look: {paper: "#fdfbff", dark: {paper: "#101010"}}\n'
    project = guide(
        {
            "content/guide.yml": SETTINGS + text,
            "templates/pages/offline.md.j2": "Keep it.",
            "templates/interface.yml": _words(),
        }
    )
    made = rendered(project)
    manifest = by_path(made)["offline/manifest.json"]
    assert made.extra["paper"] == {"light": "#fdfbff", "dark": "#101010"}
    assert json.loads(manifest)["theme_color"] == "#fdfbff"
    frame = Path(TEMPLATES / "theme/main.html").read_text(encoding="utf-8")
    assert 'content="{{ extra.paper.light }}" media="(prefers-color-scheme: light)"' in frame


def _words() -> str:
    return (TEMPLATES / "interface.yml").read_text(encoding="utf-8")


def test_the_picture_for_shared_links_is_drawn_in_the_colours_of_the_guide() -> None:
    made = dressed(PAINTED, look(accent="#7a2e8f", paper="#fdfbff"))["figures/social.typ"]
    assert '#let accent = rgb("#7a2e8f")' in made
    assert 'fill: rgb("#fdfbff")' in made
