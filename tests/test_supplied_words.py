"""The words of the interface that come with the templates, in every language they come in."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from fingerpost.model.guide import Guide
from fingerpost.pipeline import Checked, Project, check
from fingerpost.text import locales
from fingerpost.translation import interface, merge
from fingerpost.translation.localise import localise
from fingerpost.translation.po import read as read_po

from .projects import guide, on_disk, our_checked, our_project, texts
from .shell import in_project

ROOT = Path(__file__).parents[1]
SETTINGS = "content/guide.yml"
SHIPPED = sorted(path.stem for path in (ROOT / interface.FOLDER).glob("*.po"))
BACK: dict[str, str | list[str]] = {"back_to_top": "Nach oben"}
SEEN: dict[str, str | list[str]] = {
    "homes_seen": ["{count} Wohnung gesehen", "{count} Wohnungen gesehen"]
}


def po(tag: str, words: dict[str, str | list[str]], *, whole: bool = False) -> str:
    """A PO file with some words of the interface, of a whole guide or of the interface alone."""
    own = [message for message in texts() if whole or message.page == interface.PAGE]
    made = polib.pofile(merge.new(tag, locales.plurals(tag).header, "", own), wrapwidth=0)
    for entry in made:
        given = words.get(entry.msgctxt.removeprefix("interface/"), "")
        if isinstance(given, list):
            entry.msgstr_plural = dict(enumerate(given))
        else:
            entry.msgstr = given
    return str(made)


def project(tag: str, supplied: str, own: str = "", source: str = "en") -> Project:
    """The small guide, written in `source`, with words that come with the templates."""
    settings = guide().content[SETTINGS].decode()
    settings = settings.replace("source_locale: en", f"source_locale: {source}")
    settings = settings.replace("locales: [en]", f"locales: [{source}]")
    files = {SETTINGS: settings, f"{interface.FOLDER}{tag}.po": supplied}
    if own:
        files[f"content/translations/{tag}.po"] = own
    return guide(files)


def words(project: Project, tag: str) -> Guide:
    checked = check(project, trial=False)
    assert checked.guide is not None
    edition = next(each for each in checked.editions if each.tag == tag)
    return localise(checked.guide, edition)


def asked(checked: Checked, tag: str) -> list[str]:
    """The words of the interface that translators of a locale are asked for."""
    given = interface.known(checked.supplied, tag)
    texts = interface.asked(checked.messages, given, None)
    return [message.id for message in texts if message.page == interface.PAGE]


@pytest.mark.slow
def test_a_guide_written_in_a_language_has_its_frame_in_it() -> None:
    made = words(project("de", po("de", BACK | SEEN), source="de"), "de")
    assert made.interface["back_to_top"].text == "Nach oben"
    assert made.counted["homes_seen"] == dict(
        zip(("one", "other"), SEEN["homes_seen"], strict=True)
    )


def test_a_word_that_does_not_come_in_the_language_of_a_guide_stands_as_it_is_written() -> None:
    made = words(project("de", po("de", BACK), source="de"), "de")
    assert made.interface["letter_total"].text == "Total"


def test_english_is_no_work_for_translators_of_a_guide_in_another_language() -> None:
    assert asked(check(project("de", po("de", BACK), source="de"), trial=False), "en") == []


def test_a_translation_begins_with_its_frame_done() -> None:
    given = project("de", po("de", BACK), po("de", {}, whole=True))
    assert words(given, "de").interface["back_to_top"].text == "Nach oben"
    listed = asked(check(given, trial=False), "de")
    assert "interface/back_to_top" not in listed
    assert "interface/letter_total" in listed


@pytest.mark.slow
def test_words_that_nobody_is_asked_for_count_neither_as_done_nor_as_missing() -> None:
    own, supplied = (
        next(each for each in check(given, trial=False).editions if each.tag == "de")
        for given in (
            project("de", "", po("de", BACK, whole=True)),
            project("de", po("de", BACK | SEEN), po("de", {}, whole=True)),
        )
    )
    assert (own.whole.translated, supplied.whole.translated) == (1, 0)
    assert own.whole.total - supplied.whole.total == len(BACK | SEEN)


def test_the_own_words_of_a_guide_go_before_those_that_come_with_the_templates() -> None:
    given = project("de", po("de", BACK), po("de", {"back_to_top": "Hinauf"}, whole=True))
    assert words(given, "de").interface["back_to_top"].text == "Hinauf"


@pytest.mark.slow
def test_a_language_begun_by_command_asks_for_the_own_words_of_a_guide_alone(
    tmp_path: Path,
) -> None:
    folder = on_disk(tmp_path / "guide")
    result = in_project(folder, "translate", "new", "de")
    begun = polib.pofile(str(folder / "content/translations/de.po"))
    assert result.output.startswith(f"Wrote content/translations/de.po: {len(begun)} texts in ")
    assert [e.msgctxt for e in begun if e.msgctxt.startswith("interface/")] == []


def test_an_update_takes_out_what_comes_with_the_templates_and_keeps_every_other_word() -> None:
    own = po("de", {"back_to_top": "Hinauf", "letter_total": "Summe"}, whole=True)
    supplied = po("de", {"back_to_top": "Nach oben", "letter_total": "Summe"})
    checked = check(project("de", supplied, own), trial=False)
    given = interface.known(checked.supplied, "de")
    path = "content/translations/de.po"
    read, _ = read_po("de", path, own.encode())
    texts = interface.asked(checked.messages, given, read)
    forms = {name: entry.forms for name, entry in given.items()}
    made = merge.merge(own, texts, locales.plurals("de").header, elsewhere=forms)
    assert 'msgstr "Hinauf"' in made
    assert "Summe" not in made


@pytest.mark.parametrize(
    ("supplied", "tag", "shown"),
    [
        ("de", "de-AT", "Nach oben"),
        ("pt-BR", "pt", "Nach oben"),
        ("pt-BR", "pt-PT", "\ue000Back to the top\ue001"),
    ],
)
def test_a_region_has_the_words_of_its_language_and_a_language_those_of_its_usual_region(
    supplied: str, tag: str, shown: str
) -> None:
    given = guide(
        {
            f"{interface.FOLDER}{supplied}.po": po(supplied, BACK),
            f"content/translations/{tag}.po": po(tag, {}, whole=True),
        }
    )
    assert words(given, tag).interface["back_to_top"].text == shown


def test_a_faulty_word_is_told_and_not_shown() -> None:
    supplied = po("de", {"letter_subject": "Betreff: {thema}"})
    given = project("de", supplied, po("de", {}, whole=True))
    told = [each for each in check(given, trial=False).diagnostics if "de.po" in str(each)]
    assert [(each.location.path, each.severity) for each in told] == [
        (f"{interface.FOLDER}de.po", "warning")
    ]
    assert "Betreff" not in words(given, "de").interface["letter_subject"].text


def test_words_of_an_earlier_text_are_not_shown() -> None:
    earlier = po("de", BACK).replace('msgid "Back to the top"', 'msgid "Up"')
    given = project("de", earlier, po("de", {}, whole=True))
    assert "Nach oben" not in words(given, "de").interface["back_to_top"].text


@pytest.mark.slow
@pytest.mark.parametrize("tag", SHIPPED)
def test_every_language_that_comes_with_the_templates_is_whole_and_without_a_mistake(
    tag: str,
) -> None:
    ours = our_project()
    path = f"{interface.FOLDER}{tag}.po"
    texts = our_checked().messages
    made, told = interface.words(texts, {path: ours.content[path]}, [tag])
    assert told == ()
    assert set(made["en"]) - set(made[tag]) == set()


def test_the_frame_comes_in_ten_languages() -> None:
    assert {"en", *SHIPPED} == {"ar", "de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt-BR"}
