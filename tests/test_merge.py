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
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.model.kinds import Words
from fingerpost.text import locales
from fingerpost.translation import merge
from fingerpost.translation.messages import Message

WORDS = ["client", "work", "letter", "price", "date", "pause", "answer", "project", "team"]
SHARED = ["Sources", "Before you send it", "Leave when", "Try first", "Letters"]
LONGEST_DIFFERENCE = 8
FRENCH = locales.plurals("fr").header


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


def merged(text: str, messages: list[Message], tag: str = "fr") -> str:
    return merge.merge(text, messages, locales.plurals(tag).header)


def entries(text: str) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(text) if not entry.obsolete}


def test_a_text_that_moved_to_another_id_keeps_its_translation() -> None:
    before = [message("glossary/bank/term", "Bank"), message("signs/x/title", "Title")]
    after = [message("glossary/house-bank/term", "Bank"), message("signs/x/title", "Title")]
    made = entries(merged(translated(before), after))
    assert made["glossary/house-bank/term"].msgstr == "«glossary/bank/term»"
    assert made["glossary/house-bank/term"].tcomment == "From glossary/bank/term."
    assert not made["glossary/house-bank/term"].fuzzy


def test_a_text_that_moved_later_is_found_among_those_that_are_gone() -> None:
    kept = message("signs/x/title", "Title")
    gone = merged(translated([message("glossary/bank/term", "Bank"), kept]), [kept])
    made = entries(merged(gone, [message("glossary/house-bank/term", "Bank"), kept]))
    assert made["glossary/house-bank/term"].msgstr == "«glossary/bank/term»"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("glossary/bank/term", "Bank"), ("glossary/house-bank/term", "Banks")),
        (("glossary/bank/term", "Bank"), ("glossary/bank/short", "Bank")),
        (("interface/bank", "Bank"), ("glossary/bank/term", "Bank")),
    ],
    ids=["another text", "another kind", "a word of the interface"],
)
def test_no_text_gets_a_translation_by_likeness(
    before: tuple[str, str], after: tuple[str, str]
) -> None:
    made = entries(merged(translated([message(*before)]), [message(*after)]))
    assert made[after[0]].msgstr == ""


def test_a_text_that_may_have_come_from_several_places_gets_none_of_their_words() -> None:
    before = [message("signs/a/x/title", "Title"), message("signs/b/y/title", "Title")]
    made = entries(merged(translated(before), [message("signs/c/title", "Title")]))
    assert made["signs/c/title"].msgstr == ""


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
    return before, [*after, *fresh], merged(translated(before), [*after, *fresh])


@pytest.mark.slow
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
    assert merged(edited[2], edited[1]) == edited[2]


def test_one_edited_text_touches_its_entry_alone() -> None:
    before = many(300, 4)
    text = translated(before)
    before[150] = replace(before[150], text="Something else")
    fresh = merged(text, before)
    lines = difflib.unified_diff(text.split("\n"), fresh.split("\n"), n=0, lineterm="")
    changed = [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert 0 < len(changed) <= LONGEST_DIFFERENCE


def test_a_removed_text_that_comes_back_has_its_translation_again() -> None:
    messages = many(20, 5)
    text = translated(messages)
    gone = merged(text, messages[1:])
    assert merged(gone, messages) == text


def test_a_source_that_is_changed_back_is_no_longer_fuzzy() -> None:
    messages = many(20, 6)
    text = translated(messages)
    changed = merged(text, [replace(messages[0], text="Other"), *messages[1:]])
    assert entries(changed)[messages[0].id].fuzzy
    assert merged(changed, messages) == text


def test_an_entry_put_into_a_list_moves_the_others_with_their_translations() -> None:
    text = merge.new("fr", locales.plurals("fr").header, "Test", listed("one", "two", "three"))
    made = polib.pofile(text)
    for entry in made:
        entry.msgstr = entry.msgid.upper()
    fresh = merged(str(made), listed("one", "new", "two", "three"))
    expected = {"one": "ONE", "new": "", "two": "TWO", "three": "THREE"}
    assert told(fresh) == {name: (words, False) for name, words in expected.items()}


def test_entries_of_a_list_may_change_places() -> None:
    made = polib.pofile(merge.new("fr", FRENCH, "Test", listed("one", "two", "three")))
    for entry in made:
        entry.msgstr = entry.msgid.upper()
    fresh = merged(str(made), listed("three", "one", "two"))
    assert told(fresh) == {n: (n.upper(), False) for n in ("one", "two", "three")}


def test_a_rewritten_entry_of_a_list_keeps_its_own_translation_as_fuzzy() -> None:
    made = polib.pofile(merge.new("fr", FRENCH, "Test", listed("one", "two", "three")))
    for entry in made:
        entry.msgstr = entry.msgid.upper()
    fresh = merged(str(made), listed("one", "two or so", "three"))
    assert told(fresh)["two or so"] == ("TWO", True)


def test_a_correction_that_changes_no_meaning_keeps_the_translation_when_accepted() -> None:
    messages = many(5, 7)
    fixed = [replace(messages[0], text="Corrected"), *messages[1:]]
    fresh = merged(translated(messages), fixed)
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
    made = polib.pofile(merged(written, [message("a", LONG)]))
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


def said(messages: list[Message], tag: str = "fr", forms: str | None = None) -> str:
    """A PO file in which each text is translated by itself in capitals."""
    made = polib.pofile(merge.new(tag, forms or locales.plurals(tag).header, "Test", messages))
    for entry in made:
        entry.msgstr = entry.msgid.upper()
    return str(made).rstrip("\n") + "\n"


def obsolete(text: str) -> dict[str, str]:
    return {entry.msgid: entry.msgstr for entry in polib.pofile(text).obsolete_entries()}


@pytest.mark.parametrize("gone", ["one", "two", "three"])
def test_an_entry_of_a_list_that_comes_back_has_its_translation_again(gone: str) -> None:
    whole, texts = listed("one", "two", "three"), ["one", "two", "three"]
    text = merged(said(whole), whole)
    shorter = merged(text, listed(*(each for each in texts if each != gone)))
    assert obsolete(shorter) == {gone: gone.upper()}
    assert merged(shorter, whole) == text


def test_an_entry_of_a_list_comes_back_at_another_place() -> None:
    shorter = merged(said(listed("one", "two", "three")), listed("one", "two"))
    expected = {name: (name.upper(), False) for name in ("three", "one", "two")}
    assert told(merged(shorter, listed("three", "one", "two"))) == expected


def test_an_entry_of_a_list_that_comes_back_takes_its_own_words_before_those_of_its_place() -> None:
    shorter = merged(said(listed("one", "two", "three")), listed("one", "two"))
    fresh = merged(shorter, listed("one", "three"))
    assert told(fresh) == {"one": ("ONE", False), "three": ("THREE", False)}
    assert obsolete(fresh) == {"two": "TWO"}


def test_another_text_at_the_end_of_a_list_gets_nothing_of_one_that_went() -> None:
    shorter = merged(said(listed("one", "two")), listed("one"))
    fresh = merged(shorter, listed("one", "three"))
    assert told(fresh) == {"one": ("ONE", False), "three": ("", False)}
    assert obsolete(fresh) == {"two": "TWO"}


@pytest.mark.parametrize("name", ["signs/x/title", "signs/x/looks_like/1"])
def test_an_empty_entry_does_not_stand_in_the_way_of_words_that_wait(name: str) -> None:
    there = [message(name, "one")]
    waiting = merged(said(there), []) + merge.new("fr", FRENCH, "Test", there).partition("\n\n")[2]
    assert told(merged(waiting, there)) == {"one": ("ONE", False)}


def test_what_went_while_it_was_fuzzy_comes_back_sure_with_its_earlier_source() -> None:
    text = merged(said(listed("one", "two")), listed("one", "two or so"))
    assert told(text)["two or so"] == ("TWO", True)
    shorter = merged(text, listed("one"))
    assert merged(shorter, listed("one")) == shorter
    assert told(merged(shorter, listed("one", "two")))["two"] == ("TWO", False)
    assert told(merged(shorter, listed("one", "two or so")))["two or so"] == ("TWO", True)


COUNTED = [message("a", "{count} page", "{count} pages")]


def forms(*words: str, header: str) -> str:
    """A Polish file with the forms of a counted text, under a header."""
    made = polib.pofile(merge.new("pl", locales.plurals("pl").header, "Test", COUNTED))
    made.metadata = {name: made.metadata[name] for name in made.metadata if name != "Plural-Forms"}
    if header:
        made.metadata["Plural-Forms"] = header
    made[0].msgstr_plural = dict(enumerate(words))
    return str(made)


@pytest.mark.parametrize(
    "header",
    ["", *(f"nplurals={count}; plural=(n != 1);" for count in (0, 2, 99, 99999999))],
)
def test_the_forms_of_a_counted_text_are_those_of_the_language_whatever_the_header_says(
    header: str,
) -> None:
    fresh = merged(forms("jedna", "dwie", "dużo", header=header), COUNTED, "pl")
    assert entries(fresh)["a"].msgstr_plural == {0: "jedna", 1: "dwie", 2: "dużo"}
    assert polib.pofile(fresh).metadata["Plural-Forms"] == locales.plurals("pl").header


def test_a_form_that_the_language_does_not_have_is_kept_with_its_words() -> None:
    text = forms("jedna", "dwie", "dużo", "mnóstwo", "", header="")
    made = entries(merged(text, COUNTED, "pl"))["a"]
    assert made.msgstr_plural == {0: "jedna", 1: "dwie", 2: "dużo"}
    assert made.tcomment == 'Also: "mnóstwo"'


def test_the_forms_of_a_text_that_is_no_longer_counted_stand_in_its_comment() -> None:
    text = forms("jedna", "dwie", "dużo", header="")
    entry = entries(merged(text, [message("a", "{count} page")], "pl"))["a"]
    assert (entry.msgstr, entry.fuzzy) == ("jedna", True)
    assert entry.tcomment == 'Also: "dwie"\nAlso: "dużo"'


def test_a_translation_in_the_place_of_its_source_is_kept_in_the_comment() -> None:
    text = message("a", "You have to ask for every payment.")
    made = merged(merge.new("fr", FRENCH, "Test", [text]), [text])
    over = made.replace(text.text, "Chaque paiement, il faut le réclamer.")
    (entry,) = polib.pofile(merged(over, [text]))
    assert (entry.msgid, entry.msgstr) == (text.text, "")
    assert entry.tcomment == 'Also: "Chaque paiement, il faut le réclamer."'


def test_a_source_that_is_wholly_new_leaves_nothing_in_the_comment() -> None:
    old, new = message("a", "The work is late."), message("a", "You ask for every price.")
    rest = message("b", "The work of every client is late.")
    made = merge.new("fr", FRENCH, "Test", [old, rest])
    assert [each.tcomment for each in polib.pofile(merged(made, [new, rest]))] == ["", ""]


def test_the_words_of_two_obsolete_entries_of_one_text_are_both_kept() -> None:
    gone = '\n#~ msgctxt "a"\n#~ msgid "A"\n#~ msgstr "{}"\n'
    text = merge.new("fr", FRENCH, "Test", []) + gone.format("un") + gone.format("deux")
    fresh = merged(text, [])
    (entry,) = polib.pofile(fresh).obsolete_entries()
    assert (entry.msgstr, entry.tcomment) == ("un", 'Also: "deux"')
    assert merged(fresh, []) == fresh
    gettext("msgfmt", "-c", "-o", "/dev/null", text=fresh)
    (back,) = entries(merged(fresh, [message("a", "A")])).values()
    assert (back.msgstr, back.tcomment) == ("un", 'Also: "deux"')


def test_obsolete_words_of_a_text_that_has_others_now_stand_in_its_comment() -> None:
    gone = '\n#~ msgctxt "a"\n#~ msgid "A"\n#~ msgstr "deux"\n'
    fresh = merged(said([message("a", "A")]) + gone, [message("a", "A")])
    assert entries(fresh)["a"].tcomment == 'Also: "deux"'
    assert merged(fresh, [message("a", "A")]) == fresh


@pytest.mark.slow
@settings(max_examples=150)
@given(st.data())
def test_no_history_of_edits_loses_words_or_gives_them_to_another_text(data: st.DataObject) -> None:
    texts = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)
    text, known = merge.new("fr", FRENCH, "Test", []), set()
    for _ in range(data.draw(st.integers(2, 6))):
        now = [*listed(*data.draw(texts)), message("t", data.draw(st.sampled_from("abc")))]
        text = merged(text, now)
        assert merged(text, now) == text
        made = polib.pofile(text, wrapwidth=0)
        for entry in made:
            if not (entry.obsolete or entry.msgstr) and data.draw(st.booleans()):
                entry.msgstr = f"«{entry.msgctxt[0]}{entry.msgid}»"
                known.add(entry.msgstr)
        text = f"{made}"
        assert {words for words in known if words not in text} == set()
        for entry in (entry for entry in made if entry.msgstr and not entry.fuzzy):
            assert entry.msgstr == f"«{entry.msgctxt[0]}{entry.msgid}»"
