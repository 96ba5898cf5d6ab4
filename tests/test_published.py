"""A language that is published stays published: what is out of date falls back where it stands."""

from __future__ import annotations

import datetime
import json
from functools import cache

import polib
import pytest
import yaml

from fingerpost import pipeline
from fingerpost.addresses import Addresses
from fingerpost.pipeline import Checked, check, outputs
from fingerpost.text import locales
from fingerpost.translation import merge

from . import pseudo
from .projects import TEMPLATES, guide, texts

FRENCH = "content/translations/fr.po"
SETTINGS = "content/guide.yml"
LETTER = "content/letters/ask-for-repairs.yml"
SIGN = "content/signs/walks-in.yml"
AT = Addresses()
DAY = datetime.date(2026, 11, 2)
PLURALS = locales.plurals("fr").header


@cache
def original(path: str) -> str:
    return guide().content[path].decode()


def settings(tag: str = "fr", more: str = "") -> str:
    return original(SETTINGS).replace("locales: [en]\n", f"locales: [en, {tag}]\n{more}")


def translated(*, without: tuple[str, ...] = (), published: bool = False) -> str:
    """A whole PO file, without the words of ids that begin so."""
    made = polib.pofile(pseudo.po("fr", texts()), wrapwidth=0)
    for entry in made:
        if entry.msgctxt.startswith(without):
            entry.msgstr = ""
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
    return merge.merge(str(made), texts(), PLURALS, published=published)


def checked(po: str, changed: dict[str, bytes | str] | None = None) -> Checked:
    return check(guide({SETTINGS: settings(), FRENCH: po, **(changed or {})}), trial=False)


def told(made: Checked, code: str) -> list[str]:
    return [str(found) for found in made.diagnostics if found.code == code]


def published(made: Checked) -> bool:
    return made.editions[1].published


CHANGED = {"closing: Kind regards,": "closing: Kindest regards,"}


def letter_changed() -> dict[str, bytes | str]:
    text = original(LETTER)
    for before, after in CHANGED.items():
        assert before in text
        text = text.replace(before, after)
    return {LETTER: text}


@pytest.mark.slow
def test_one_word_changed_in_a_letter_leaves_the_language_published() -> None:
    made = checked(translated(), letter_changed())
    assert published(made)
    assert (made.editions[1].whole.critical_missing, list(made.editions[1].stale)) == (
        1,
        ["letters/ask-for-repairs/closing"],
    )


@pytest.mark.slow
def test_that_letter_alone_stands_in_the_source_language_and_is_found_by_search_engines() -> None:
    project = guide({SETTINGS: settings(), FRENCH: translated(), **letter_changed()})
    rendered = outputs(check(project, trial=False), "fr", project)
    pages = {made.path: made.data.decode() for made in rendered.outputs if made.path[-3:] == ".md"}
    front = pages[AT.page_path("letter", "ask-for-repairs")].split("\n")
    (letter,) = [line.removeprefix("letter: ") for line in front if line.startswith("letter: ")]
    assert json.loads(letter)[0]["lang"] == "en"
    assert all('locales: ["en", "fr"]' in text for text in pages.values())


@pytest.mark.slow
def test_the_check_says_how_much_is_out_of_date_and_since_when() -> None:
    now = check(guide(letter_changed()), trial=False).messages
    po = merge.merge(translated(), now, PLURALS, DAY)
    (found,) = told(checked(po, letter_changed()), "out-of-date")
    assert found.partition(": ")[2] == (
        "warning: 1 translation is out of date, a critical one, the oldest since 2026-11-02:"
        " the source stands there instead. Run `fingerpost translate status fr` to see which."
        " [out-of-date]"
    )


@pytest.mark.slow
def test_a_preview_says_whose_source_is_another_until_it_was_brought_up_to_date() -> None:
    preview = guide({FRENCH: translated(), **letter_changed()})
    made = check(preview, trial=False)
    (found,) = told(made, "out-of-date")
    assert found.partition(": ")[2] == (
        "warning: The `msgid` of `letters/ask-for-repairs/closing` is not what the guide says now:"
        " the source stands there instead. Run `fingerpost translate update`. [out-of-date]"
    )
    merged = merge.merge(translated(), made.messages, PLURALS, DAY)
    again = check(guide({FRENCH: merged, **letter_changed()}), trial=False)
    assert told(again, "out-of-date") == []


@pytest.mark.slow
def test_the_day_stays_until_the_translation_is_confirmed() -> None:
    now = check(guide(letter_changed()), trial=False).messages
    first = merge.merge(translated(), now, PLURALS, DAY)
    assert merge.merge(first, now, PLURALS, datetime.date(2027, 1, 1)) == first
    made = polib.pofile(first, wrapwidth=0)
    (entry,) = made.fuzzy_entries()
    assert entry.tcomment == "Out of date since 2026-11-02."
    entry.flags = []
    again = polib.pofile(merge.merge(str(made), now, PLURALS, DAY))
    assert [entry.tcomment for entry in again if "Out of date" in entry.tcomment] == []


@pytest.mark.slow
def test_a_language_is_first_published_when_every_critical_text_is_translated() -> None:
    made = checked(translated(without=("letters/ask-for-repairs/closing",)))
    assert not published(made)
    assert told(made, "held-back") == [
        'content/guide.yml:5:15: warning: "fr" is built as a preview and not published: 53 of 54'
        " critical texts are translated, and all are needed. Run `fingerpost translate status fr`"
        " to see which. [held-back]"
    ]


@pytest.mark.slow
def test_what_is_missing_most_is_said_first() -> None:
    more = "publish_from: {ordinary: 90, critical: 0}\n"
    po = translated(without=("signs/", "remedies/", "pages/"))
    made = checked(po, {SETTINGS: settings(more=more)})
    (found,) = told(made, "held-back")
    assert "ordinary texts are translated, and 90 in 100 are needed." in found
    assert "critical" not in found


@pytest.mark.slow
def test_a_language_that_was_published_stays_so_when_new_texts_come_to_the_guide() -> None:
    po = translated(without=("letters/ask-for-repairs/closing",), published=True)
    assert published(checked(po))


@pytest.mark.slow
def test_texts_that_translators_were_not_given_yet_hold_nothing_back() -> None:
    kept = polib.pofile(translated(), wrapwidth=0)
    kept[:] = [entry for entry in kept if entry.msgctxt != "letters/ask-for-repairs/closing"]
    assert published(checked(str(kept)))


@pytest.mark.slow
def test_below_the_floor_a_language_becomes_a_preview_again() -> None:
    po = translated(without=("letters/", "countries/"), published=True)
    (found,) = told(checked(po), "held-back")
    assert "critical texts are up to date, and 40 in 100 are needed." in found
    more = "stay_from: {ordinary: 0, critical: 0}\n"
    assert published(checked(po, {SETTINGS: settings(more=more)}))


@pytest.mark.parametrize("po", ['msgid "', b"\xff", "<<<<<<< ours\n"])
def test_no_mistake_in_a_preview_is_an_error(po: str | bytes) -> None:
    found = check(guide({FRENCH: po}), trial=False).diagnostics
    assert [each.severity for each in found] == ["warning"]


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["[ici](http:evil.example)", "{{ x }}", "<b>", "{name}"])
def test_a_mistake_in_the_words_of_a_preview_is_a_warning_and_they_are_not_shown(
    wrong: str,
) -> None:
    po = _with("letters/ask-for-repairs/closing", wrong)
    made = check(guide({FRENCH: po}), trial=False)
    assert {found.severity for found in made.diagnostics} == {"warning"}
    assert made.editions[1].states["letters/ask-for-repairs/closing"] == "fuzzy"


def _with(name: str, words: str) -> str:
    made = polib.pofile(translated(), wrapwidth=0)
    for entry in made:
        if entry.msgctxt == name:
            entry.msgstr = words
    return str(made)


@pytest.mark.slow
def test_a_preview_in_a_script_without_a_typeface_is_built_without_pdfs_and_pictures() -> None:
    made = polib.pofile(translated(), wrapwidth=0)
    for entry in made:
        if entry.msgctxt in ("letters/ask-for-repairs/title", "signs/walks-in/title"):
            entry.msgstr = "修理のお願い"
    project = guide({FRENCH: str(made)})
    found = check(project)
    assert [str(each).partition(": ")[2] for each in found.diagnostics] == [
        'warning: The letters and pictures cannot show "いおの修理願": no font has it. Use other'
        " characters, or add a font that has them to `templates/fonts/`. [unset-letter]"
    ]
    assert found.guide is not None
    paths = {made.path for made in outputs(found, "fr", project).outputs}
    endings = {path.rpartition(".")[2] for path in paths if path.startswith("letters/ask-")}
    assert endings == {"md", "docx", "odt", "txt"}
    assert AT.page_path("sign", "walks-in") in paths


@pytest.mark.slow
def test_the_source_language_is_never_built_without_a_typeface() -> None:
    changed = {
        LETTER: original(LETTER).replace("Kind regards,", "京北").replace("Ask", "Ask 北"),
        SIGN: original(SIGN).replace("title: ", "title: 修", 1),
    }
    found = pipeline.check(guide(changed)).diagnostics
    assert [str(each).partition(": no font")[0] for each in found] == [
        f'{LETTER}:1:12: error: The letters and pictures cannot show "京北"',
        f'{SIGN}:1:8: error: The letters and pictures cannot show "修"',
    ]


NOTES = "# French\n\n- Address: *vous*, see [why](https://example.com/vous)\n- <b onclick=x>\n"
STATUS, INTERFACE = "pages/status.md.j2", "templates/interface.yml"
REPOSITORY = "repository: https://code.example/moving-out\n"


def state_of_translations(
    settings_: str, notes: str = NOTES, changed: dict[str, bytes | str] | None = None
) -> str:
    """The page on the state of the translations, with notes beside those into French."""
    beside: dict[str, bytes | str] = {SETTINGS: settings_, FRENCH: translated()}
    beside |= {FRENCH.replace(".po", ".md"): notes, **(changed or {})}
    words = yaml.safe_load((TEMPLATES / "interface.yml").read_text("utf-8"))
    said = {
        name: wording
        for name, wording in words.items()
        if name.startswith("status_") and f"\n{name}:" not in f"\n{original(INTERFACE)}"
    }
    beside[INTERFACE] = original(INTERFACE) + yaml.safe_dump(said)
    beside[f"templates/{STATUS}"] = (TEMPLATES / STATUS).read_text("utf-8")
    project = guide(beside)
    made = check(project, trial=False)
    pages = {page.path: page for page in outputs(made, "en", project).outputs}
    return pages[AT.page_path("translation-status")].data.decode()


@pytest.mark.slow
def test_the_page_on_translations_says_since_when_a_text_is_out_of_date() -> None:
    now = check(guide(letter_changed()), trial=False).messages
    po = merge.merge(translated(), now, PLURALS, DAY)
    page = state_of_translations(settings(), changed={FRENCH: po, **letter_changed()})
    whole, letters = [row for row in page.split("\n") if "2 November 2026" in row]
    assert ">Everything</th>" in whole
    assert ">Ask for repairs</a></th>" in letters


@pytest.mark.slow
def test_the_notes_of_translators_are_linked_where_the_repository_is_known() -> None:
    page = state_of_translations(settings())
    address = "https://code.example/moving-out/blob/main/content/translations/fr.md"
    assert f"[Notes for translators]({address})" in page
    assert "vous" not in page


@pytest.mark.slow
def test_the_notes_of_translators_stand_on_the_page_where_there_is_no_repository() -> None:
    page = state_of_translations(settings().replace(REPOSITORY, ""))
    assert (
        '<details class="notes">\n<summary>Notes for translators</summary>\n'
        '<div dir="auto">\n<ul>\n'
        '<li>Address: <em>vous</em>, see <a href="https://example.com/vous">why</a></li>\n'
        "<li>&lt;b onclick=x&gt;</li>\n</ul>\n</div>\n</details>\n"
    ) in page


@pytest.mark.slow
def test_a_language_without_notes_has_no_link_to_any() -> None:
    assert "Notes for translators" not in state_of_translations(settings(), notes="\n")
