"""A guide without a quiz, letters or modes is whole, and nobody is asked for words of them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from fingerpost.content.homes import INTERFACE
from fingerpost.content.parts import PARTS, part_of
from fingerpost.pages import words as frame_words
from fingerpost.pipeline import Checked, Project, check, outputs
from fingerpost.site.start import STARTER
from fingerpost.templating import used_names
from fingerpost.translation import merge

from . import parts
from .projects import our_checked, our_project
from .shell import in_project

FOLDERS = {
    "quiz": "quiz",
    "letters": "letter",
    "calculators": "calculator",
    "log": "log",
    "countries": "page/where",
}
USES = {"letters": "countries"}  # a letter asks for a country only where there are some
SHARED = ("theme/js/base/", "theme/js/page/", "theme/js/search/", "theme/js/offline/")


@cache
def checked(part: str) -> Checked:
    return check(parts.without(part))


@pytest.mark.slow
@pytest.mark.parametrize("part", parts.PARTS)
def test_a_guide_without_a_part_has_no_mistakes(part: str) -> None:
    assert [str(told) for told in checked(part).diagnostics] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", parts.PARTS)
def test_a_guide_without_a_part_has_no_pages_of_it_and_no_link_to_one(part: str) -> None:
    made = outputs(checked(part), "en", parts.without(part))
    assert made.diagnostics == ()
    assert [one.path for one in made.outputs if one.path.startswith(f"{part}/")] == []
    pages = {one.path: one.data.decode() for one in made.outputs if one.path.endswith(".md")}
    assert [
        path for path, text in pages.items() if f"]({part}/" in text or f"/{part}/" in text
    ] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", parts.PARTS)
def test_a_guide_without_a_part_is_built(part: str, tmp_path: Path) -> None:
    for path, data in parts.without(part).content.items():
        if path.startswith("content/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(data)
    shutil.copy(STARTER / "mkdocs.yml", tmp_path)
    assert in_project(tmp_path, "build").exit_code == 0
    pages = [path.read_text() for path in (tmp_path / "site/en").rglob("*.html")]
    assert [text for text in pages if re.search(rf'href="[^"]*\b{part}/', text)] == []


@pytest.mark.slow
def test_without_modes_the_map_has_no_column_for_them() -> None:
    made = {
        one.path: one.data.decode()
        for one in outputs(checked("modes"), "en", parts.without("modes")).outputs
        if one.path.endswith(".md")
    }
    heads = re.findall(r'class="map-head"[^>]*>([^<]*)<', made["map/index.md"])
    assert heads == ["Sign", "Try first"]
    assert "map-gate" not in made["map/index.md"]


LEFT = {
    "letters": "Write one in `content/letters/`",
    "modes": "Write one in `content/modes/`",
}


@pytest.mark.slow
@pytest.mark.parametrize("part", LEFT)
def test_a_section_that_was_left_when_its_part_was_taken_out_is_told(part: str) -> None:
    assert told(with_section(parts.without(part), part)) == [
        f"The guide has the section `{part}`, and nothing that stands there. {LEFT[part]}, or"
        " leave it out. [empty-section]"
    ]


def test_sections_of_countries_need_countries_and_a_calculator_a_rate() -> None:
    assert told(with_section(with_section(parts.whole(), "calculators"), "where")) == [
        'The guide has the section `calculators`, and no country with a rate. Write "interest" of'
        " a fact in `content/countries/`, or leave it out. [empty-section]",
        "The guide has the section `where`, and nothing that stands there. Write one in"
        " `content/countries/`, or leave it out. [empty-section]",
    ]


def test_words_and_sources_that_nothing_names_any_more_leave_no_empty_section() -> None:
    files = {path: data.decode() for path, data in parts.whole().content.items()}
    for path, text in files.items():
        if path.startswith("content/") and path.endswith((".md", ".yml")):
            plain = re.sub(r"\[([^]]*)\]\((?:term:[\w-]*)\)", r"\1", text)
            files[path] = re.sub(r"^sources:\n(  - .*\n)+", "", plain, flags=re.MULTILINE)
    del files["content/glossary.yml"], files["content/sources.yml"]
    content = {path: text.encode() for path, text in files.items()}
    assert told(replace(parts.whole(), content=content)) == [
        f"The guide has the section `{name}`, and nothing that stands there. Write"
        f" `content/{name}.yml`, or leave it out. [empty-section]"
        for name in ("glossary", "sources")
    ]


NAMED_AWAY = r"\((?:remedy|remedies|sign|signs|quiz):[\w#-]*\)"
AWAY = r'to: "?(?:remedy|remedies|sign|signs|quiz):[\w-]*"?'


def test_every_guide_has_the_sections_that_its_pages_lead_to() -> None:
    gone = ("content/signs/", "content/remedies/", "content/quiz.yml")
    whole = parts.whole().content
    files = {path: whole[path].decode() for path in whole if not path.startswith(gone)}
    parts.leave_sections(files, "signs", "remedies", "quiz", "embed")
    for path, text in files.items():
        files[path] = re.sub(
            AWAY, "to: page:about", re.sub(rf"\[([^]]*)\]{NAMED_AWAY}", r"\1", text)
        )
    content = {path: text.encode() for path, text in files.items()}
    project = replace(parts.whole(), content=content)
    assert [each for each in told(project) if each] == [
        f'The guide has no section `{name}`, and its pages need one. Add it to "sections".'
        " [missing-section]"
        for name in ("remedies", "signs")
    ]
    both = with_section(with_section(project, "remedies"), "signs")
    assert [each for each in told(both) if "`signs`" in each] == [
        "The guide has the section `signs`, and nothing that stands there. Write one in"
        " `content/signs/`. [empty-section]"
    ]


def with_section(project: Project, name: str) -> Project:
    """A guide with one more section, without anything for it."""
    text = project.content[parts.GUIDE].decode()
    found = re.search(r"  - id: map\n(?:    .*\n|\n)+", text)
    assert found
    own = found[0].replace("id: map", f"id: {name}").replace("title: Map", f"title: {name}")
    more = text.replace(found[0], f"{own}{found[0]}")
    return replace(project, content={**project.content, parts.GUIDE: more.encode()})


def told(project: Project) -> list[str]:
    """What the check says, without the places."""
    found = check(project, trial=False).diagnostics
    return [str(each).partition(": error: ")[2] for each in found]


def test_a_sign_needs_its_ways_out_once_there_are_modes() -> None:
    project = parts.whole()
    path = "content/signs/moving-dates.yml"
    files = {name: data.decode() for name, data in project.content.items()}
    parts.cut(files, path, r"ways_out:\n(  - .*\n)+")
    changed = {**project.content, path: files[path].encode()}
    found = check(replace(project, content=changed), trial=False).diagnostics
    assert [str(each) for each in found] == [
        f'{path}:5:1: error: This sign has no "ways_out", and the guide has exit modes. Add it: ids'
        " of the exit modes that fit this sign, the likeliest first. [missing-key]"
    ]


lacking_parts = pytest.mark.parametrize(
    ("project", "absent"),
    [
        (parts.without("quiz"), {"quiz", "countries", "calculators", "log"}),
        (parts.without("letters"), {"letters", "countries", "calculators", "log"}),
        (parts.whole(), {"countries", "calculators", "log"}),
    ],
    ids=["quiz", "letters", "whole"],
)


@pytest.mark.slow
@lacking_parts
def test_nobody_is_asked_for_words_of_a_part_that_the_guide_lacks(
    project: Project, absent: set[str]
) -> None:
    asked = check(project, trial=False).messages
    names = [message.id.removeprefix("interface/") for message in asked]
    assert {part_of(name) for name in names} == {"", *PARTS} - absent


@lacking_parts
def test_words_of_a_guide_may_leave_out_those_of_a_part_that_it_lacks(
    project: Project, absent: set[str]
) -> None:
    words = re.split(r"^(?=\w+:$)", project.content[INTERFACE].decode(), flags=re.M)
    own = "".join(word for word in words if part_of(word.partition(":")[0]) not in absent)
    content = {**project.content, INTERFACE: own.encode()}
    assert told(replace(project, content=content)) == []


def test_a_new_language_has_no_entry_for_what_is_not_there() -> None:
    text = merge.new("eo", "nplurals=2; plural=(n != 1);", "X", checked("quiz").messages)
    assert "interface/skip" in text
    assert "interface/js_quiz_" not in text


@pytest.mark.slow
def test_our_own_guide_has_every_part_and_is_asked_for_every_word() -> None:
    messages = our_checked().messages
    asked = {m.id.removeprefix("interface/") for m in messages if m.page == "interface"}
    words = set(
        re.findall(r"^(\w+):$", our_project().content["templates/interface.yml"].decode(), re.M)
    )
    assert asked == words


def test_the_frame_and_what_every_page_loads_say_no_word_of_a_part() -> None:
    templates = our_project().templates
    said = {
        (name, word)
        for name, text in templates.items()
        for word in _said(name, text)
        if part_of(word)
    }
    assert said == set()


def _said(name: str, text: str) -> set[str]:
    """The words of what stands on every page: the frame, and scripts that all may load."""
    if name.startswith("theme/") and name.endswith(".html"):
        return {word for word, _ in used_names(text, name, frame_words.HOLDERS)}
    shared = name.startswith(SHARED) and "/where/" not in name
    return {word for word, _ in frame_words.said(text, "js_")} if shared else set()


def test_a_script_says_words_of_its_own_part_alone() -> None:
    templates = our_project().templates
    foreign = {
        (name, word)
        for part, folder in FOLDERS.items()
        for name, text in templates.items()
        if name.startswith(f"theme/js/{folder}/") and frame_words.WORDS_MODULE in text
        for word, _ in frame_words.said(text, "js_")
        if part_of(word) not in ("", part, USES.get(part))
    }
    assert foreign == set()
