"""A PO file is brought up to date by id: nothing lost, nothing swapped, nothing noisy."""

from __future__ import annotations

import difflib
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from generator import locales, merge
from generator.messages import Message
from generator.shape import Words

WORDS = ["client", "work", "letter", "price", "date", "pause", "answer", "project", "team"]
SHARED = ["Sources", "Before you send it", "Leave when", "Try first", "Letters"]
LONGEST_DIFFERENCE = 8


def message(name: str, text: str, plural: str | None = None) -> Message:
    origin = "content/signs/x.yml"
    return Message(name, text, Words.PLAIN, origin, f"/{name}", "A note.", "x", plural=plural)


def many(count: int, seed: int) -> list[Message]:
    """Messages with ids, a quarter of them short texts that several ids share."""
    draw = random.Random(seed)
    texts = [
        draw.choice(SHARED) if draw.random() < 0.25 else " ".join(draw.choices(WORDS, k=9))
        for _ in range(count)
    ]
    return [message(f"signs/s{number}/title", text) for number, text in enumerate(texts)]


def translated(messages: list[Message], tag: str = "fr") -> str:
    """A PO file in which each text is translated by its own id, so that swaps are seen."""
    made = polib.pofile(merge.new(tag, locales.plurals(tag).header, "Test", messages))
    made.wrapwidth = 0
    for entry in made:
        entry.msgstr = f"«{entry.msgctxt}»"
    return str(made).rstrip("\n") + "\n"


def entries(text: str) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(text) if not entry.obsolete}


def listed(*texts: str) -> list[Message]:
    """The entries of a list, which have no ids of their own."""
    return [message(f"signs/x/looks_like/{at}", text) for at, text in enumerate(texts, 1)]


def told(text: str) -> dict[str, tuple[str, bool]]:
    """Source, and translation, and whether it is fuzzy."""
    return {e.msgid: (e.msgstr, e.fuzzy) for e in entries(text).values()}


@pytest.fixture(scope="module")
def edited() -> tuple[list[Message], list[Message], str]:
    """Two thousand messages; then 300 edited, 40 removed, 60 new; and the file merged."""
    before = many(2000, 1)
    draw = random.Random(2)
    chosen = draw.sample(range(2000), 340)
    changed, removed = set(chosen[:300]), set(chosen[300:])
    after = [
        replace(each, text=f"{each.text} and more") if number in changed else each
        for number, each in enumerate(before)
        if number not in removed
    ]
    fresh = [replace(each, id=each.id.replace("/s", "/new")) for each in many(60, 3)]
    draw.shuffle(fresh)
    return before, [*after, *fresh], merge.merge(translated(before), [*after, *fresh])


def test_no_text_gets_the_translation_of_another(
    edited: tuple[list[Message], list[Message], str],
) -> None:
    foreign = [n for n, e in entries(edited[2]).items() if e.msgstr not in ("", f"«{n}»")]
    assert foreign == []


def test_no_translation_is_lost(edited: tuple[list[Message], list[Message], str]) -> None:
    before, after, text = edited
    kept = {entry.msgctxt: entry.msgstr for entry in polib.pofile(text)}
    assert [each.id for each in before if kept[each.id] != f"«{each.id}»"] == []
    new = {each.id for each in after} - {each.id for each in before}
    assert {kept[name] for name in new} == {""}


def test_what_changed_is_fuzzy_and_shows_what_it_was(
    edited: tuple[list[Message], list[Message], str],
) -> None:
    before, after, text = edited
    were = {each.id: each.text for each in before}
    now = {each.id: each.text for each in after}
    fuzzy = {n: e.previous_msgid for n, e in entries(text).items() if e.fuzzy}
    assert fuzzy == {n: were[n] for n in now if n in were and were[n] != now[n]}
    assert len(fuzzy) == 300


def test_what_the_guide_no_longer_has_is_obsolete(
    edited: tuple[list[Message], list[Message], str],
) -> None:
    assert len(polib.pofile(edited[2]).obsolete_entries()) == 40


def test_a_second_time_changes_no_byte(edited: tuple[list[Message], list[Message], str]) -> None:
    assert merge.merge(edited[2], edited[1]) == edited[2]


def test_one_edited_text_touches_its_entry_alone() -> None:
    before = many(300, 4)
    text = translated(before)
    before[150] = replace(before[150], text="Something else")
    fresh = merge.merge(text, before)
    lines = difflib.unified_diff(text.split("\n"), fresh.split("\n"), n=0, lineterm="")
    changed = [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert 0 < len(changed) <= LONGEST_DIFFERENCE


def test_a_removed_text_that_comes_back_has_its_translation_again() -> None:
    messages = many(20, 5)
    text = translated(messages)
    gone = merge.merge(text, messages[1:])
    assert merge.merge(gone, messages) == text


def test_a_source_that_is_changed_back_is_no_longer_fuzzy() -> None:
    messages = many(20, 6)
    text = translated(messages)
    changed = merge.merge(text, [replace(messages[0], text="Other"), *messages[1:]])
    assert entries(changed)[messages[0].id].fuzzy
    assert merge.merge(changed, messages) == text


def test_an_entry_put_into_a_list_moves_the_others_with_their_translations() -> None:
    text = merge.new("fr", locales.plurals("fr").header, "Test", listed("one", "two", "three"))
    made = polib.pofile(text)
    for entry in made:
        entry.msgstr = entry.msgid.upper()
    fresh = merge.merge(str(made), listed("one", "new", "two", "three"))
    expected = {"one": "ONE", "new": "", "two": "TWO", "three": "THREE"}
    assert told(fresh) == {name: (words, False) for name, words in expected.items()}


def test_entries_of_a_list_may_change_places() -> None:
    made = polib.pofile(merge.new("fr", "", "Test", listed("one", "two", "three")))
    for entry in made:
        entry.msgstr = entry.msgid.upper()
    fresh = merge.merge(str(made), listed("three", "one", "two"))
    assert told(fresh) == {n: (n.upper(), False) for n in ("one", "two", "three")}


def test_a_rewritten_entry_of_a_list_keeps_its_own_translation_as_fuzzy() -> None:
    made = polib.pofile(merge.new("fr", "", "Test", listed("one", "two", "three")))
    for entry in made:
        entry.msgstr = entry.msgid.upper()
    fresh = merge.merge(str(made), listed("one", "two or so", "three"))
    assert told(fresh)["two or so"] == ("TWO", True)


def test_a_correction_that_changes_no_meaning_keeps_the_translation_when_accepted() -> None:
    messages = many(5, 7)
    fixed = [replace(messages[0], text="Corrected"), *messages[1:]]
    fresh = merge.merge(translated(messages), fixed)
    accepted, done = merge.accept(fresh, [messages[0].id, messages[1].id])
    assert done == (messages[0].id,)
    entry = entries(accepted)[messages[0].id]
    assert (entry.msgstr, entry.fuzzy, entry.previous_msgid) == (f"«{messages[0].id}»", False, None)


def test_a_counted_text_has_the_forms_of_its_language() -> None:
    text = merge.new("ar", locales.plurals("ar").header, "Test", [message("a/b", "one", "{count}")])
    assert list(entries(text)["a/b"].msgstr_plural) == [0, 1, 2, 3, 4, 5]


FROM_ELSEWHERE = r"""# Mots de Fingerpost.
# Traduit par Zoé, 2026.
msgid ""
msgstr ""
"Project-Id-Version: Test\n"
"POT-Creation-Date: 2026-11-01 10:00+0100\n"
"PO-Revision-Date: 2026-11-02 10:00+0100\n"
"Last-Translator: Zoé <zoe@example.org>\n"
"Language-Team: French <fr@example.org>\n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"
"X-Generator: Poedit 3.5\n"
"X-Poedit-Basepath: .\n"

# Le titre.
#. A note.
#: content/signs/x.yml#/a
#, max-length:80
msgctxt "a"
msgid ""
"A text that is long enough to be broken into two lines by most of the programs "
"for translators."
msgstr ""
"Un texte assez long pour être coupé en deux lignes par la plupart des logiciels "
"de traduction."

#~ msgctxt "gone"
#~ msgid "Gone"
#~ msgstr "Parti"

#~ msgctxt "other"
#~ msgid "Gone"
#~ msgstr "Ailleurs"
"""
LONG = (
    "A text that is long enough to be broken into two lines by most of the programs "
    "for translators."
)


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_file_from_another_program_survives(end: str) -> None:
    written = FROM_ELSEWHERE.replace("\n", end).replace("\r\n", "\n")
    made = polib.pofile(merge.merge(written, [message("a", LONG)]))
    assert made.metadata["X-Generator"] == "Poedit 3.5"
    assert made.metadata["Last-Translator"] == "Zoé <zoe@example.org>"
    assert "Traduit par Zoé" in made.header
    (entry,) = (entry for entry in made if not entry.obsolete)
    assert entry.msgstr.endswith("par la plupart des logiciels de traduction.")
    assert (entry.tcomment, entry.flags) == ("Le titre.", ["max-length:80"])
    assert {e.msgctxt: e.msgstr for e in made.obsolete_entries()} == {
        "gone": "Parti",
        "other": "Ailleurs",
    }


def gettext(name: str, *arguments: str, text: str) -> str:
    """What a program of gettext makes of a file; it has to accept it."""
    program = shutil.which(name)
    assert program is not None, f"{name} is missing. Install it: sh .ci/tools"
    done = subprocess.run(
        [program, *arguments, "-"], input=text, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("tag", ["fr", "ar", "ru", "ja", "eo"])
def test_gettext_accepts_a_new_file(tag: str) -> None:
    counted = message("interface/found", "{count} page", "{count} pages")
    text = merge.new(tag, locales.plurals(tag).header, "Test", [*many(50, 8), counted])
    gettext("msgfmt", "-c", "-o", "/dev/null", text=text)


def test_gettext_accepts_a_merged_file_and_would_write_it_alike(
    edited: tuple[list[Message], list[Message], str],
) -> None:
    gettext("msgfmt", "-c", "-o", "/dev/null", text=edited[2])
    rewritten = gettext("msgcat", "--no-wrap", text=edited[2])
    assert rewritten.strip() == edited[2].strip()


def test_a_per_cent_sign_is_not_taken_for_a_placeholder() -> None:
    text = merge.new("fr", locales.plurals("fr").header, "Test", [message("a", "50% off today")])
    text = text.replace('msgstr ""\n', 'msgstr "50 % de moins"\n', 2).replace(
        'msgid ""\nmsgstr "50 % de moins"', 'msgid ""\nmsgstr ""', 1
    )
    gettext("msgfmt", "-c", "-o", "/dev/null", text=text)


def test_gettext_accepts_the_files_of_the_guide() -> None:
    for path in sorted((Path(__file__).parents[1] / "content/translations").glob("*.po")):
        gettext("msgfmt", "-c", "-o", "/dev/null", text=path.read_text(encoding="utf-8"))
