"""A file among the templates of a guide that nothing asks for is told, with the name meant."""

from __future__ import annotations

import pytest

from fingerpost.bundle.stylesheet import LAYERS
from fingerpost.site.project import packaged_names
from fingerpost.site.unasked import unasked

PACKAGED = packaged_names()
LISTS = "`fingerpost templates` lists the names."
FOLDERS = ", ".join(f"`theme/css/{each}/`" for each in LAYERS)


def hints(name: str, **texts: str) -> list[str]:
    """What is said of a file, beside others with the texts given."""
    return [each.hint for each in unasked([name], PACKAGED, texts)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("pages/sgn.md.j2", "pages/sign.md.j2"),
        ("pages/sign.md", "pages/sign.md.j2"),
        ("paginas/sign.md.j2", "pages/sign.md.j2"),
        ("sign.md.j2", "pages/sign.md.j2"),
        ("macro/blocks.j2", "macros/blocks.j2"),
        ("letters/docx.j2", "letters/docx.xml.j2"),
        ("theme/css/bas.css", "theme/css/base.css"),
        ("theme/partials/foter.html", "theme/partials/footer.html"),
        ("theme/js/base/wrds.js", "theme/js/base/words.js"),
        ("interface/fr.yml", "interface/fr.po"),
    ],
)
def test_a_name_like_that_of_a_template_is_answered_with_it(name: str, meant: str) -> None:
    assert hints(name) == [f'Did you mean "{meant}"?']


def test_a_template_beside_the_folders_is_told_whatever_addresses_others_hold() -> None:
    texts = {"pages/page.md.j2": """{{ at ~ "/" }} <a href='/'>"""}
    assert hints("sign.md.j2", **texts) == ['Did you mean "pages/sign.md.j2"?']


def test_what_the_theme_takes_in_stands_in_the_theme() -> None:
    other = {"theme/404.html": '{% extends "main.html" %}'}
    assert hints("main.html", **other) == ['Did you mean "theme/main.html"?']


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("pages/tenant.md.j2", LISTS),
        ("theme/js/page/zebra.js", LISTS),
        ("theme/css/zebra.css", f"Put it into the folder of a layer: {FOLDERS}."),
    ],
)
def test_a_name_like_no_other_is_answered_with_where_to_look(name: str, hint: str) -> None:
    assert hints(name) == [hint]


@pytest.mark.parametrize("name", ["font/Amiri.ttf", "Amiri.OTF"])
def test_a_typeface_beside_its_folder_is_told_where_that_is(name: str) -> None:
    assert hints(name) == ["Move it to `templates/fonts/`."]


@pytest.mark.parametrize(
    "name",
    [
        *("pages/sign.md.j2", "theme/css/page/own.css", "theme/img/heron.png"),
        *("theme/favicon.ico", "fonts/own.ttf", "README.md", "notes/ideas.txt"),
    ],
)
def test_what_takes_a_place_is_published_or_is_a_note_is_not_told(name: str) -> None:
    assert hints(name) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("macros/own.j2", '{% include "macros/own.j2" %}'),
        ("macros/own.j2", "{% include 'macros/' ~ name %}"),
        ("theme/partials/own.html", '{% include "partials/own.html" %}'),
        ("theme/js/page/own.js", 'import { own } from "./own.js";'),
    ],
)
def test_what_another_template_names_is_asked_for(name: str, text: str) -> None:
    assert hints(name, other=text) == []
    assert hints(name, **{name: text}) != []
