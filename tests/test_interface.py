"""The words of the frame: none that is shown is missing, and what is put in has a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import polib
import pytest
import yaml

from fingerpost.content.homes import INTERFACE
from fingerpost.content.load import load
from fingerpost.pages import words as frame_words
from fingerpost.pipeline import Project, check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project
from fingerpost.text import locales
from fingerpost.translation import merge

from .projects import GUIDE, by_path, guide, rendered

ROOT = Path(__file__).parents[1]
STARTER = ROOT / "generator/starter"
HEBREW = "content/translations/he.po"


@cache
def ours() -> Project:
    return read_project(ROOT, ICONS)


def framed(folder: Path) -> Project:
    """The content of a folder with our templates and words."""
    content = read_project(folder, ICONS).content
    return replace(ours(), content={**content, INTERFACE: ours().content[INTERFACE]})


def told(project: Project) -> list[str]:
    loaded = load({path: data for path, data in project.content.items() if ".po" not in path})
    translated = any(".po" in path for path in project.content)
    words = frame_words.words(loaded, project.templates, translated)
    found = [*words, *frame_words.theme(project.templates)]
    return [str(each) for each in found]


def without_words(*names: str) -> Project:
    text = ours().content[INTERFACE].decode()
    for name in names:
        text, count = re.subn(rf"^{name}:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
        assert count == 1
    return replace(ours(), content={**ours().content, INTERFACE: text.encode()})


def changed(name: str, text: str) -> Project:
    """Our guide with a template of another text."""
    return replace(ours(), templates={**ours().templates, name: text})


@pytest.mark.slow
@pytest.mark.parametrize("folder", [ROOT, GUIDE, STARTER], ids=["ours", "small", "starter"])
def test_no_word_is_missing_in_a_guide_that_is_whole(folder: Path) -> None:
    assert told(framed(folder)) == []


@pytest.mark.slow
def test_every_word_of_the_scripts_is_known_to_be_used() -> None:
    words = set(re.findall(r"^(js_\w+):$", ours().content[INTERFACE].decode(), re.MULTILINE))
    assert words <= set(frame_words.shown(load(ours().content), ours().templates, True))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("crumbs", r"main\.html:\d+"),
        ("next", r"partials/after\.html:\d+"),
        ("skip", r"main\.html:\d+"),
        ("foot", r"partials/footer\.html:\d+"),
        ("missing_title", r"404\.html:\d+"),
        ("js_copied", r"js/page/copy\.js:\d+"),
        ("js_colours_dark", r"js/page/colours\.js:\d+"),
        ("js_quiz_change", r"js/quiz/review\.js:\d+"),
        ("js_quiz_page_not_copied", r"js/quiz/take\.js:\d+"),
        ("js_save_odt", r"js/letter/take\.js:\d+"),
    ],
)
def test_a_word_that_the_theme_shows_and_that_is_missing_has_the_place_of_its_use(
    word: str, place: str
) -> None:
    (said,) = told(without_words(word))
    assert re.match(rf'templates/theme/{place}:1: error: `interface.yml` has no "{word}"\.', said)


@pytest.mark.slow
def test_words_of_a_guide_that_are_not_whole_are_one_mistake() -> None:
    words = b"skip:\n  text: Skip\n  note: A link.\n"
    (found,) = told(replace(ours(), content={**ours().content, INTERFACE: words}))
    assert found.startswith(f"{INTERFACE}:1:1: error: The file takes the place of the packaged one")


def test_a_word_that_only_other_locales_show_is_missed_where_there_are_any() -> None:
    (said,) = told(without_words("letter_elsewhere"))
    assert said.startswith("templates/pages/letter.md.j2:")
    content = {path: data for path, data in ours().content.items() if ".po" not in path}
    words = without_words("letter_elsewhere").content[INTERFACE]
    assert told(replace(ours(), content={**content, INTERFACE: words})) == []


@pytest.mark.slow
def test_a_word_that_no_quiz_says_is_not_missed_where_there_is_no_quiz() -> None:
    project = without_words("js_quiz_change")
    content = {path: data for path, data in project.content.items() if path != "content/quiz.yml"}
    assert told(replace(project, content=content)) == []


@pytest.mark.slow
def test_a_template_may_provide_for_the_lack_of_a_word() -> None:
    text = '{% if ui.extra_word is defined %}{{ ui.extra_word }}{% endif %}{{ ui.b | default("") }}'
    assert told(changed("theme/partials/mark.html", text)) == []


def test_words_outside_of_expressions_are_no_words_of_the_interface() -> None:
    assert told(changed("theme/partials/mark.html", "<p>ui.nothing</p>{# ui.nothing #}")) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["main.html", "404.html", "sitemap.xml", "partials/after.html"])
def test_a_template_of_the_theme_that_jinja_cannot_read_has_a_line(name: str) -> None:
    (said,) = told(changed(f"theme/{name}", "\n{{ 1 + }}"))
    assert said.startswith(f"templates/theme/{name}:2:1: error: Unexpected 'end of print")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["main.html", "404.html", "sitemap.xml"])
def test_an_empty_template_of_the_theme_would_publish_nothing(name: str) -> None:
    (said,) = told(changed(f"theme/{name}", " \n"))
    assert said.startswith(f"templates/theme/{name}:1:1: error: The file is empty.")


def english() -> dict[str, str]:
    """The texts of the frame without a second form."""
    words = yaml.safe_load(ours().content[INTERFACE])
    return {name: word["text"] for name, word in words.items() if "plural" not in word}


def french() -> dict[str, str]:
    """Those of them that are translated."""
    entries = polib.pofile(str(ROOT / "templates/interface/fr.po"))
    return {each.msgctxt: each.msgstr for each in entries if not each.msgid_plural}


@pytest.mark.parametrize(
    ("texts", "counted", "many"),  # three signs that are strong lift each other, and never one
    [
        (english, r"\{(?:count|number)\} (?!of|at)\w", {"sheet_sum_crowd"}),
        (french, r"\{(?:count|number)\} (?!sur|au)\w", {"interface/sheet_sum_crowd"}),
    ],
)
def test_a_number_stands_before_a_noun_only_in_a_text_with_a_form_for_one(
    texts: Callable[[], dict[str, str]], counted: str, many: set[str]
) -> None:
    assert {name for name, text in texts().items() if re.search(counted, text)} == many


def test_a_guide_with_letters_and_no_words_says_which_the_letters_need() -> None:
    found = check(guide(removed=(INTERFACE,))).diagnostics
    assert {each.location.path for each in found} >= {INTERFACE}
    named = [each.sentence for each in found if each.code == "missing-key"]
    assert named == sorted(f'The interface has no "{name}".' for name in frame_words.LETTER_WORDS)


@pytest.mark.parametrize("text", ["Subject:", "Subject: {subjct}", "{Subject}"])
def test_a_word_of_a_letter_keeps_its_placeholder(text: str) -> None:
    words = guide().content[INTERFACE].decode().replace('"Subject: {subject}"', f'"{text}"')
    found = check(guide({INTERFACE: words})).diagnostics
    assert {(each.code, each.location.path) for each in found} == {("unfit-placeholder", INTERFACE)}


def test_a_word_keeps_the_placeholders_that_its_note_names() -> None:
    text = ours().content[INTERFACE].decode()
    words = text.replace("  text: Reviewed {date}\n", "  text: Reviewed\n")
    (said,) = told(replace(ours(), content={**ours().content, INTERFACE: words.encode()}))
    assert '"reviewed" has no `{date}`.' in said


CLIENTS = {
    "ar": "العميل|العملاء|أين تعمل|حيث تعمل",
    "de": "Kund|Sie arbeiten|arbeiten Sie",
    "en": "client|you work",
    "es": "client|trabajas",
    "fr": "client|travaill",
    "it": "client|lavori",
    "ja": "クライアント|働いて",
    "nl": "klant|je werkt|werk je",
    "pl": "klient|pracuje",
    "pt-BR": "client|trabalha",
}


@pytest.mark.parametrize("tag", CLIENTS)
def test_the_frame_of_any_guide_speaks_of_no_client_and_no_place_of_work(tag: str) -> None:
    english = yaml.safe_load((ROOT / INTERFACE).read_text(encoding="utf-8"))
    translated = polib.pofile(str(ROOT / f"templates/interface/{tag}.po")) if tag != "en" else ()
    frame = {entry.msgctxt: entry.msgstr for entry in translated}
    frame = frame or {name: str(entry["text"]) for name, entry in english.items()}
    assert [name for name in frame if re.search(CLIENTS[tag], frame[name], re.IGNORECASE)] == []


@pytest.mark.slow
def test_a_day_in_a_sentence_of_another_language_stands_apart_and_runs_its_own_way() -> None:
    project = framed(STARTER)
    made = merge.new("he", locales.plurals("he").header, "", ())
    project = replace(project, content={**project.content, HEBREW: made.encode()})
    page = by_path(rendered(project, "he"))["signs/moving-dates.md"].decode()
    day = re.search(r'lang="en" dir="ltr">Reviewed (.+?)</span>', page)
    assert day is not None
    assert re.fullmatch(r'<bdi lang="he">\d+ ב\w+ \d{4}</bdi>', day[1])
