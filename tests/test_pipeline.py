"""The core as a whole: the same input gives the same bytes, and every output has an origin."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from mkdocs.utils import meta

from fingerpost import bundle, memory, pipeline
from fingerpost.pages.render import Rendered
from fingerpost.pipeline import Checked
from fingerpost.site.mkdocs.pages import parted
from fingerpost.text import locales
from fingerpost.text.typography import typeset
from fingerpost.translation import merge

from . import search_script
from .projects import guide

FRENCH = "content/translations/fr.po"


@pytest.fixture(scope="module")
def checked() -> Checked:
    return pipeline.check(guide())


@pytest.fixture(scope="module")
def rendered(checked: Checked) -> Rendered:
    return pipeline.outputs(checked, "en", guide())


def texts(rendered: Rendered) -> dict[str, str]:
    return {o.path: o.data.decode() for o in rendered.outputs if o.path.endswith((".md", ".js"))}


def test_the_same_guide_gives_the_same_bytes(checked: Checked, rendered: Rendered) -> None:
    again = pipeline.outputs(checked, "en", guide())
    assert again.outputs == rendered.outputs
    assert again.extra == rendered.extra


def test_outputs_that_are_made_later_are_the_same_in_whatever_order_somebody_asks_for_them(
    checked: Checked, rendered: Rendered
) -> None:
    later = pipeline.outputs(checked, "en", guide(), later=True)
    made = [replace(output, made=output.data) for output in reversed(later.outputs)]
    assert made[::-1] == list(rendered.outputs)
    assert later.extra == rendered.extra


def test_the_front_matter_of_every_page_reads_the_same_as_json_and_as_yaml(
    rendered: Rendered,
) -> None:
    pages = [text for path, text in texts(rendered).items() if path.endswith(".md")]
    assert len(pages) > 20
    assert [parted(page) for page in pages] == [meta.get_data(page) for page in pages]


@pytest.mark.parametrize("source", ["# No front matter\n", "---\ntitle: not JSON\n---\n", "---\n"])
def test_front_matter_of_another_form_is_left_to_mkdocs(source: str) -> None:
    assert parted(source) is None


def test_every_output_knows_the_file_it_came_from(rendered: Rendered) -> None:
    origins = {output.origin for output in rendered.outputs}
    assert origins <= set(guide().content)


def test_what_is_shown_is_what_was_checked_and_rendered(
    checked: Checked, rendered: Rendered
) -> None:
    again, shown = pipeline.shown(guide(), "")
    assert again == checked
    assert shown == rendered


def test_what_cannot_be_shown_has_the_place_that_the_check_gives() -> None:
    broken = guide({"templates/pages/mode.md.j2": "{{ mode.colour }}"})
    checked, shown = pipeline.shown(broken, "")
    assert shown is None
    assert checked == pipeline.check(broken)
    assert [str(found.location) for found in checked.diagnostics] == [
        "templates/pages/mode.md.j2:1:9"
    ]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, '"fr" is not a locale of this guide. There are: en. [no-translation]'),
        ({FRENCH: 'msgid "'}, '`msgid "` begins a text and does not end it on its line. '),
        ({FRENCH: b"\xff"}, "The byte 0xFF is not UTF-8. "),
        ({FRENCH: 'msgid ""'.encode("utf-16")}, "The file is UTF-16, and not UTF-8. "),
        ({FRENCH: 'msgid ""'.encode("utf-16-be")}, "The file is UTF-16, and not UTF-8. "),
        ({FRENCH: 'msgid ""'.encode("utf-32")}, "The file is UTF-32, and not UTF-8. "),
        ({FRENCH: 'msgid ""'.encode("utf-32-be")}, "The file is UTF-32, and not UTF-8. "),
    ],
    ids=[
        *("gone", "broken", "not text", "other text", "other text without a mark"),
        *("wide text", "wide text without a mark"),
    ],
)
def test_a_locale_that_cannot_be_shown_is_one_mistake_in_its_file(
    files: dict[str, bytes | str], message: str
) -> None:
    checked, shown = pipeline.shown(guide(files), "fr")
    assert (checked.guide, shown) == (None, None)
    (found,) = checked.diagnostics
    assert str(found).startswith(f"{FRENCH}:1:1: error: {message}")
    assert checked.interface == pipeline.check(guide()).interface != {}


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("fr.mo", ""),
        ("de.mo", "Translations are PO files: `content/translations/fr.po`. [unknown-file]"),
        ("de.PO", "Rename it to `de.po`. [unknown-file]"),
        ("de.po.txt", "Rename it to `de.po`. [unknown-file]"),
        ("iw.po", "Rename it to `he.po`. [unknown-language]"),
        (
            "fr-Copy.po",
            "Name the file after a language tag: `fr.po`, `pt-BR.po`. [unknown-language]",
        ),
    ],
)
def test_a_file_beside_the_translations_is_told_by_the_name_it_should_have(
    name: str, hint: str
) -> None:
    beside = {FRENCH: "", f"content/translations/{name}": "x"}
    told = [str(each) for each in pipeline.check(guide(beside), trial=False).diagnostics]
    assert [each.partition(". ")[2] for each in told] == ([hint] if hint else [])


@pytest.mark.parametrize(
    ("tag", "title", "hint"),
    [
        (
            "hi",
            "चाबी",
            "Run `pip install fontpkg-noto-sans-devanagari`, and copy the font files of"
            " fontpkg_noto_sans_devanagari into `templates/fonts/`.",
        ),
        ("am", "ቁልፍ ማርች", "Put a font file for its script into `templates/fonts/`."),
        (
            "fr",
            "修理",
            "Use other characters, or add a font that has them to `templates/fonts/`.",
        ),
    ],
)
def test_a_script_without_a_typeface_is_told_where_to_get_one(
    tag: str, title: str, hint: str
) -> None:
    header = merge.new(tag, locales.plurals(tag).header, "", ())
    entry = f'\nmsgctxt "signs/walks-in/title"\nmsgid "Your landlord walks in"\nmsgstr "{title}"\n'
    project = guide({f"content/translations/{tag}.po": header + entry})
    (told,) = pipeline.check(project).diagnostics
    assert (told.code, told.hint) == ("unset-letter", hint)


def test_a_locale_that_is_named_otherwise_than_its_file_is_told_the_name_of_that() -> None:
    settings = guide().content["content/guide.yml"].decode()
    files = {
        "content/guide.yml": settings.replace("locales: [en]", "locales: [en, pt]"),
        "content/translations/pt-PT.po": "",
    }
    assert [str(each) for each in pipeline.check(guide(files)).diagnostics] == [
        'content/guide.yml:5:15: error: There are no translations for "pt". Did you mean "pt-PT"?'
        " Or run `fingerpost translate new pt`, or remove it. [no-translation]"
    ]


def test_a_locale_that_is_to_be_published_and_has_no_file_is_one_mistake_of_the_settings() -> None:
    settings = guide().content["content/guide.yml"].decode()
    named = settings.replace("locales: [en]", "locales: [en, fr]")
    checked, shown = pipeline.shown(guide({"content/guide.yml": named}), "fr")
    assert (checked.guide, shown) == (None, None)
    assert [found.location.path for found in checked.diagnostics] == ["content/guide.yml"]


def test_no_link_by_id_is_left_in_a_page(rendered: Rendered) -> None:
    left = [
        path for path, text in texts(rendered).items() if "](sign:" in text or "](term:" in text
    ]
    assert left == []


def test_the_search_index_has_one_record_a_page_and_term(
    checked: Checked, rendered: Rendered
) -> None:
    records = search_script.given(texts(rendered)["search.js"])["entries"]
    kinds = [record["kind"] for record in records]
    assert checked.guide is not None
    assert kinds.count("sign") == len(checked.guide.signs)
    assert kinds.count("term") == len(checked.guide.terms)
    assert all(record["title"] and record["url"] for record in records)


def test_the_search_index_holds_every_title_and_every_other_name(
    checked: Checked, rendered: Rendered
) -> None:
    records = search_script.given(texts(rendered)["search.js"])["entries"]
    held = {(record["title"], *record["also"]) for record in records}
    of = checked.guide
    assert of is not None
    things = (*of.signs, *of.remedies, *of.steps, *of.modes, *of.letters, *of.pages)
    named = [(thing.title, *thing.also_called) for thing in things]
    named += [(term.term, *term.also_called) for term in of.terms]
    assert {tuple(typeset(name, "en") for name in names) for names in named} <= held


def test_who_finds_nothing_starts_from_the_situations_of_the_guide_and_the_signs(
    rendered: Rendered,
) -> None:
    assert search_script.given(texts(rendered)["search.js"])["starts"] == [
        {"url": "signs/no-repairs/", "title": "Nothing gets repaired"},
        {"url": "signs/walks-in/", "title": "My landlord walks in"},
        {"url": "signs/", "title": "Signs of a bad landlord"},
    ]


def test_a_fork_publishes_with_its_own_repository(checked: Checked) -> None:
    host = pipeline.Host(repository="https://code.example/fork")
    ours = pipeline.outputs(checked, "en", guide(), host)
    assert ours.extra["edit"] == "https://code.example/fork/edit/main/{path}"


@pytest.mark.slow
def test_nothing_that_two_locales_have_in_common_is_made_by_each(
    checked: Checked, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = merge.new("fr", locales.plurals("fr").header, "Test", checked.messages)
    project = guide({FRENCH: begun.encode()})
    both = pipeline.check(project)
    shorten = sys.modules[bundle.compact.__module__]
    made: dict[str, set[str]] = {"en": set(), "fr": set()}
    for tag, found in made.items():
        memory.forget()
        pipeline.share(both, project)
        monkeypatch.setattr(shorten, "_compacted", lambda text, found=found: found.add(text) or "")
        pipeline.outputs(both, tag, project)
        monkeypatch.undo()
    memory.forget()
    assert made["en"] & made["fr"] == set()
