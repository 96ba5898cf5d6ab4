"""What people type into a search box is one text a thing, as many lines as a language likes."""

from __future__ import annotations

import gzip

import polib
import pytest

from fingerpost.bundle import taken
from fingerpost.model.guide import Synonyms
from fingerpost.model.kinds import Words
from fingerpost.pages import said, search
from fingerpost.pages.weight import FARTHEST, SIGN, packed_weight
from fingerpost.pipeline import check
from fingerpost.text import locales
from fingerpost.translation import merge
from fingerpost.translation.check.text import faults as translation_faults
from fingerpost.translation.localise import localise
from fingerpost.translation.messages import Message

from .projects import guide
from .search_script import given

FRENCH = "content/translations/fr.po"
NAME = "signs/x/also_called"
PLURALS = locales.plurals("fr").header
MESSAGE = Message(
    NAME, "late\nunpaid", Words.SEARCH, "content/signs/x.yml", "/also_called", "A note.", "signs/x"
)


def entries(text: str) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in polib.pofile(text) if not entry.obsolete}


def merged(*before: polib.POEntry) -> polib.POEntry:
    old = polib.pofile(merge.new("fr", PLURALS, "Test", []), wrapwidth=0)
    old += before
    return entries(merge.merge(str(old), [MESSAGE], PLURALS))[NAME]


def entry(name: str, source: str, words: str, *flags: str) -> polib.POEntry:
    return polib.POEntry(msgctxt=name, msgid=source, msgstr=words, flags=list(flags))


def counted(
    sentences: list[list[str]], dull: set[str], same: list[list[str]], room: int
) -> dict[str, str]:
    """What is said of which entries, as far as there is room for it."""
    return said.fitting(said.counted(sentences, dull, same), room)


def test_a_guide_has_one_text_for_all_words_that_find_a_thing() -> None:
    named = {m.id: m.text for m in check(guide(), trial=False).messages}
    assert [name for name in named if "also_called/" in name] == []
    assert named["signs/no-repairs/also_called"].split("\n")


def test_words_that_stood_in_an_entry_each_come_together() -> None:
    old = [entry(f"{NAME}/1", "late", "en retard"), entry(f"{NAME}/2", "unpaid", "impayé")]
    assert merged(*old).msgstr == "en retard\nimpayé"


def test_words_that_somebody_added_the_old_way_are_taken_in() -> None:
    old = [entry(NAME, MESSAGE.text, "en retard"), entry(f"{NAME}/3", "owing", "dû", "fuzzy")]
    assert (merged(*old).msgstr, merged(*old).fuzzy) == ("en retard\ndû", False)


def test_a_change_of_the_source_leaves_the_words_of_a_language_as_they_are() -> None:
    made = merged(entry(NAME, "late", "en retard"))
    assert (made.msgid, made.msgstr, made.fuzzy) == ("late\nunpaid", "en retard", False)


@pytest.mark.parametrize("words", ["un", "un\ndeux\ntrois\nquatre", "2 mois sans argent\n", "late"])
def test_any_number_of_lines_is_right(words: str) -> None:
    assert translation_faults(MESSAGE, words) == ()


@pytest.mark.parametrize(
    ("words", "mark"),
    [("[ici](http:evil.example)", "["), ("**gras**", "*"), ("{x}", "{"), ("a | b", "|")],
)
def test_markup_is_no_word_to_search_for(words: str, mark: str) -> None:
    (found,) = translation_faults(MESSAGE, f"un\n{words}")
    assert found.sentence == f"`{mark}` is no part of a word to search for."


def test_html_is_no_word_to_search_for() -> None:
    (found,) = translation_faults(MESSAGE, "un\n<b>")
    assert found.sentence == "`<b>` is HTML."


def test_each_line_is_a_word_that_finds_the_page() -> None:
    made = polib.pofile(merge.new("fr", PLURALS, "Test", check(guide()).messages))
    for each in made:
        if each.msgctxt == "signs/no-repairs/also_called":
            each.msgstr = "rien n'est réparé\n\nfuite d'eau\nfuite d'eau\n"
    checked = check(guide({FRENCH: str(made)}), trial=False)
    assert checked.guide is not None
    sign = next(s for s in localise(checked.guide, checked.editions[1]).signs if s.order == 1)
    assert sign.also_called == ("rien n’est réparé", "fuite d’eau")


def asked(page: str) -> str:
    return f"asked:\n  - to: {page}\n    says:\n      - he rings at night\n"


def test_what_people_say_belongs_to_a_page_and_is_found_with_it() -> None:
    project = guide({"content/synonyms/en.yml": asked("sign:no-repairs")})
    checked = check(project, trial=False)
    assert checked.guide is not None
    entries_of = {e["url"]: e for e in search.data(checked.guide, "en")["entries"]}
    assert entries_of["signs/no-repairs/"]["asked"] == ["he rings at night"]
    script = given(search.script(checked.guide, "en", project.templates)().decode())
    (place,) = script["said"]["rings"]
    assert script["entries"][place]["url"] == "signs/no-repairs/"
    assert {*script["said"]} & {"he", "rings", "at", "night"} == {"night", "rings"}


def test_a_space_at_which_no_line_may_break_stays_one_in_results() -> None:
    name = "content/signs/no-repairs.yml"
    sign = guide().content[name].decode().replace("title: ", "title: Now\u202f? ", 1)
    project = guide({name: sign})
    checked = check(project, trial=False)
    assert checked.guide is not None
    entries = given(search.script(checked.guide, "en", project.templates)().decode())["entries"]
    (title,) = (entry["title"] for entry in entries if entry["url"] == "signs/no-repairs/")
    assert title.startswith("Now\u202f? ")


def test_a_heading_is_counted_with_what_people_say_and_stands_nowhere_else() -> None:
    page = guide().content["content/pages/about.md"].decode() + "\n## The landlord knocks\n"
    project = guide({"content/pages/about.md": page})
    checked = check(project, trial=False)
    assert checked.guide is not None
    script = given(search.script(checked.guide, "en", project.templates)().decode())
    (place,) = script["said"]["knocks"]
    assert (script["entries"][place]["url"], script["entries"][place]["lines"]) == ("about/", [])


def urgent(page: str) -> str:
    return f"urgent:\n  - to: {page}\n    words:\n      - hits me\n      - danger\n"


def test_words_that_cannot_wait_belong_to_a_page() -> None:
    project = guide({"content/synonyms/en.yml": urgent("page:about")})
    checked = check(project, trial=False)
    assert checked.guide is not None
    entries_of = {e["url"]: e for e in search.data(checked.guide, "en")["entries"]}
    assert entries_of["about/"]["urgent"] == ["hits me", "danger"]
    assert entries_of["signs/no-repairs/"]["urgent"] == []


def test_a_page_that_is_not_there_cannot_come_first() -> None:
    project = guide({"content/synonyms/en.yml": urgent("page:abuot")})
    (mistake,) = check(project, trial=False).diagnostics
    assert str(mistake.location).startswith("content/synonyms/en.yml:2:")
    assert "about" in mistake.hint


def test_what_people_say_is_words_and_how_often_each_is_said_of_a_page() -> None:
    sentences = [["He rings at night", "rings all night, rings again"], ["no ring"]]
    assert counted(sentences, {"at", "all"}, [], 100) == {
        "again": "#",
        "he": "#",
        "night": "#!",
        "no": "$",
        "ring": "#!#",
    }


def test_forms_of_a_word_are_put_together_where_their_ends_show_it() -> None:
    sentences = [["refuse"], ["refused", "refuses"], ["refund"]]
    assert counted(sentences, set(), [], 100) == {"refund": "%", "refuse": "##!"}


def test_words_that_mean_the_same_are_counted_as_the_shortest_of_them() -> None:
    same = [["money", "cash", "hard cash"], ["the bucks", "bucks"]]
    sentences = [["My cash, my money", "no bucks"]]
    assert counted(sentences, {"my", "no"}, same, 100) == {"bucks": "#", "cash": "#"}


def test_of_two_lists_with_a_word_the_later_one_has_it() -> None:
    same = [["call", "ring"], ["ring", "din"]]
    assert counted([["ring"]], set(), same, 100) == {"din": "#"}


def test_a_form_of_a_word_that_means_the_same_as_others_is_counted_with_them() -> None:
    assert counted([["cash", "moneys"]], set(), [["money", "cash"]], 100) == {"cash": "#!"}


def test_a_page_of_which_a_word_is_said_once_in_very_many_times_is_not_told_by_it() -> None:
    assert counted([["pay"], ["pay"] * 119], set(), [], 100) == {"pay": "##!!!!!!!"}
    assert counted([["pay"], ["pay"] * 120], set(), [], 100) == {"pay": "$!!!!!!!"}


def test_words_said_most_often_come_first_where_room_is_short() -> None:
    sentences = [["pay me"], ["pay"], ["ghosted"]]
    assert counted(sentences, set(), [], 12) == {"me": "#", "pay": "##"}
    assert counted(sentences, set(), [], 0) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Il m’a coupé l’accès, jusqu'à 3 fois", ["il", "a", "coupe", "acces", "jusqua", "fois"]),
        ("the client's boss doesn't answer", ["the", "client", "boss", "doesnt", "answer"]),
        ("काम का पैसा", ["काम", "का", "पैसा"]),
        ("支払いがない", ["支払いがない"]),
    ],
)
def test_words_are_told_apart_as_the_search_does(text: str, words: list[str]) -> None:
    assert list(said.words(text)) == words


@pytest.mark.parametrize(
    ("text", "signs"),
    [("abcdef", 6), ("abcdabcd", 6), ("abcabc", 6), ("abcd" * 60, 6), ("abcd" * 100, 8), ("", 0)],
)
def test_what_stood_before_weighs_little(text: str, signs: int) -> None:
    assert packed_weight(text) == round(signs * SIGN)


def test_what_stood_too_far_back_weighs_as_much_as_what_is_new() -> None:
    far, word = "0123456789" * (FARTHEST // 10 + 1), "shovel"
    assert packed_weight(f"{word}{far}{word}") == packed_weight(f"{word}{far}gunmix")
    assert packed_weight(f"{far}{word}{word}") < packed_weight(f"{far}{word}gunmix")


def test_what_a_script_weighs_packed_is_told_without_packing_it() -> None:
    project = guide()
    checked = check(project, trial=False)
    assert checked.guide is not None
    script = search.script(checked.guide, "en", project.templates)().decode()
    assert packed_weight(script) == pytest.approx(len(gzip.compress(script.encode(), 9)), rel=0.05)


@pytest.mark.parametrize("name", ["library/lunr.js", "library/lunr.fr.min.js"])
def test_words_without_meaning_are_those_of_the_library(name: str) -> None:
    listed = said.stop_words(guide().templates[name])
    assert {"library/lunr.js": "the", "library/lunr.fr.min.js": "etes"}[name] in listed
    assert len(listed) > 100
    assert said.stop_words("lunr.x = 1") == set()


@pytest.mark.parametrize("listed", ['"et à".split(" ")', "['et', 'à']"])
def test_words_without_meaning_are_listed_in_two_ways(listed: str) -> None:
    script = f"x.stopWordFilter=x.generateStopWordFilter({listed}),y"
    assert said.stop_words(script) == {"et", "a"}


def test_what_people_say_of_a_page_that_is_not_there_is_told_where_it_stands() -> None:
    project = guide({"content/synonyms/en.yml": asked("sign:no-repair")})
    (mistake,) = check(project, trial=False).diagnostics
    assert str(mistake.location).startswith("content/synonyms/en.yml:2:")
    assert "no-repairs" in mistake.hint


@pytest.mark.parametrize(
    ("script", "made"),
    [
        ("(function () { lib.stem = lib.x(1) })()", "((lib) => (lib.x(1)))"),
        ("!function(e){e.fr=1,e.fr.stem=function(){}(),e.y=2}(z)", "((e) => (function(){}()))"),
    ],
)
def test_one_thing_of_a_library_is_taken_out_of_its_script(script: str, made: str) -> None:
    assert taken(script, "stem") == made


def test_what_a_library_does_not_have_cannot_be_taken_out_of_it() -> None:
    with pytest.raises(ValueError, match="stem"):
        taken("lib.stemmer = 1; stem = 2", "stem")


@pytest.mark.parametrize("tag", ["en", "de", "pl"])
def test_a_script_carries_of_the_library_what_makes_stems_and_nothing_else(tag: str) -> None:
    found = {"entries": [], "starts": [], "tag": tag}
    synonyms = Synonyms(id=tag, origin="").model_dump(exclude={"id", "origin"})
    script = search.joined(found | {"synonyms": synonyms}, guide().templates)
    assert "Builder" not in script
    assert "stopWordFilter" not in script
    assert ("const library = null" in script) == (tag == "pl")
