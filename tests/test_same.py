"""What an edit does not touch is the same object after it, so that nothing is made of it again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest

from fingerpost import memory
from fingerpost.content import load as loading
from fingerpost.content.load import load
from fingerpost.content.syntax.decode import decode
from fingerpost.letters.files import whole_trees
from fingerpost.letters.tree import only_letters
from fingerpost.memory import Same, by_identity
from fingerpost.model.guide import Guide
from fingerpost.model.letter import Field, Letter
from fingerpost.model.texts import words
from fingerpost.pipeline import check, checked
from fingerpost.translation import po
from fingerpost.translation.edition import Edition
from fingerpost.translation.localise import localise

from .projects import guide

SIGN = "content/signs/no-repairs.yml"
FRENCH = "content/translations/fr.po"


def edited(name: str = SIGN) -> dict[str, str]:
    """A file of the small guide with another word in its title."""
    text = guide().content[name].decode()
    return {name: text.replace("title: ", "title: Surely ", 1)}


def in_source(made: dict[str, str]) -> Guide:
    checked = check(guide(made))
    assert checked.guide is not None
    return checked.guide_in("en")


def test_an_object_is_the_same_as_itself_alone() -> None:
    first, second = ["a"], ["a"]
    assert Same(first) == Same(first)
    assert Same(first) != Same(second)
    assert Same(first) != first
    assert len({Same(first), Same(first), Same(second)}) == 2


def test_a_result_is_known_by_the_object_it_was_made_of_and_by_values_given_by_name() -> None:
    made = []
    first, second = ["a"], ["a"]

    @by_identity(memory.OBJECTS)
    def joined(words: list[str], *, end: str) -> str:
        made.append(words)
        return f"{''.join(words)}{end}"

    asked = [(first, "!"), (first, "!"), (second, "!"), (first, "?")]
    assert [joined(words, end=end) for words, end in asked] == ["a!", "a!", "a!", "a?"]
    assert [id(words) for words in made] == [id(first), id(second), id(first)]


@pytest.mark.parametrize(("of_checks", "times"), [(True, 2), (False, 1)])
def test_what_only_checks_ask_for_is_let_go_before_pages_are_made(
    monkeypatch: pytest.MonkeyPatch, *, of_checks: bool, times: int
) -> None:
    monkeypatch.setattr(memory, "_of_checks", [])
    made = []
    words = ["a"]

    @by_identity(memory.OBJECTS, of_checks=of_checks)
    def counted(words: list[str]) -> int:
        made.append(words)
        return len(words)

    for _ in range(2):
        assert counted(words) == 1
        memory.forget_checks()
    assert len(made) == times


def test_all_that_is_kept_is_let_go_where_nothing_more_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "_forgets", [])
    made: list[object] = []
    words, file = ["a"], ("content/guide.yml", b"a")
    of_values = memory.by_value(memory.TEXTS)(made.append)
    of_objects = by_identity(memory.OBJECTS)(made.append)
    of_files = memory.per_file(lambda path, data: made.append(data))
    for _ in range(2):
        of_values("a")
        of_objects(words)
        of_files(*file)
        memory.forget()
    assert made == ["a", words, b"a"] * 2


def test_after_an_edit_only_what_it_touches_is_read_anew() -> None:
    before, after = load(guide().content).guide(), load(guide(edited()).content).guide()
    anew = [
        new.id for old, new in zip(before.entries(), after.entries(), strict=True) if new is not old
    ]
    assert anew == ["no-repairs"]
    assert after.settings is before.settings
    assert after.quiz is before.quiz


@pytest.mark.slow
def test_after_an_edit_in_a_guide_of_thousands_of_files_one_file_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = []
    look = loading._looked_at

    def looked_at(path: str, data: bytes) -> object:
        read.append(path)
        return look(path, data)

    monkeypatch.setattr(loading, "_looked_at", looked_at)
    files = {f"content/pages/page-{number}.md": b"" for number in range(4000)}
    load(files)
    assert len(read) == len(files)
    load({**files, "content/pages/page-7.md": b"---\n"})
    assert read[len(files) :] == ["content/pages/page-7.md"]


def test_the_words_of_a_page_change_what_the_page_is() -> None:
    name = "content/pages/about.md"
    text = guide().content[name].decode()
    before = load(guide().content).guide()
    after = load(guide({name: f"{text}\nOne line more.\n"}).content).guide()
    changed = [new.id for old, new in zip(before.pages, after.pages, strict=True) if new is not old]
    assert changed == ["about"]
    page = next(page for page in after.pages if page.id == "about")
    assert page.body.endswith("One line more.\n")


def test_after_an_edit_only_what_it_touches_is_localised_anew() -> None:
    before, after = in_source({}), in_source(edited())
    anew = [
        new.id for old, new in zip(before.entries(), after.entries(), strict=True) if new is not old
    ]
    assert anew == ["no-repairs"]


def test_after_an_edit_elsewhere_the_letters_are_the_same() -> None:
    before, after = whole_trees(in_source({}), "en"), whole_trees(in_source(edited()), "en")
    assert before
    assert all(after[name] is tree for name, tree in before.items())


def test_letters_are_put_into_a_language_without_the_rest_of_the_guide() -> None:
    whole = check(guide())
    assert whole.guide is not None
    words = {each.id: (f"En français : {each.text}",) for each in whole.messages if not each.plural}
    french = Edition("fr", published=True, words=words)
    letters = localise(only_letters(whole.guide), french)
    assert whole_trees(letters, "fr") == whole_trees(localise(whole.guide, french), "fr")
    assert {type(entry) for entry in letters.entries()} == {Field, Letter}


def test_after_an_edit_of_a_field_every_letter_is_another() -> None:
    name = "content/letters/fields.yml"
    text = guide().content[name].decode()
    other = {name: text.replace("label: ", "label: Surely ", 1)}
    before, after = whole_trees(in_source({}), "en"), whole_trees(in_source(other), "en")
    assert before
    assert all(after[name] is not tree for name, tree in before.items())


def test_an_object_with_one_word_changed_has_its_own_texts() -> None:
    sign = next(each for each in load(guide().content).guide().signs if each.id == "no-repairs")
    other = sign.model_copy(update={"title": "Another title"})
    assert ("title",) in [path for path, _, _ in words(sign)]
    assert [text for path, _, text in words(other) if path == ("title",)] == ["Another title"]
    assert [text for path, _, text in words(sign) if path == ("title",)] == [sign.title]


def test_content_that_is_read_a_second_time_is_kept_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def loaded(*given: Any) -> object:
        read.append(given)
        return load(*given)

    monkeypatch.setattr(checked, "load", loaded)
    names = (SIGN, "content/pages/about.md", "content/remedies/name-a-date.yml")
    with memory.kept_in({}):
        for name in names * 3:
            check(guide(edited(name)))
    assert len(read) == 2 * len(names)


@pytest.mark.slow
@pytest.mark.parametrize("lost", [False, True], ids=["kept", "lost"])
def test_content_that_was_kept_whole_tells_of_mistakes_at_their_places(lost: bool) -> None:
    settings = guide().content["content/guide.yml"].decode()
    named = {"content/guide.yml": settings.replace("locales: [en]", "locales: [en, fr]")}
    told, place = [], dict[str, bytes]()
    with memory.kept_in(place):
        for _ in range(3):
            told.append([str(each) for each in check(guide(named)).diagnostics])
            memory.forget()
            if lost and len(told) == 2:
                largest = max(place, key=lambda name: len(place[name]))
                del place[largest]
    assert told[0] == told[1] == told[2] != []
    assert told[0][0].startswith("content/guide.yml:")


def test_what_was_made_of_texts_is_known_to_the_next_process_once_much_of_it_is_new(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "_forgets", [])
    monkeypatch.setattr(memory, "_texts", [])
    made: list[str] = []

    @memory.by_text
    def larger(text: str, language: str) -> str:
        made.append(text)
        return text.upper()

    def in_a_process(*texts: str) -> list[str]:
        made.clear()
        with memory.kept_in(place):
            assert [larger(text, "en") for text in texts] == [text.upper() for text in texts]
        memory.forget()
        return [*made]

    place: dict[str, bytes] = {}
    many, more = [f"text {n}" for n in range(100)], [f"more {n}" for n in range(9)]
    assert in_a_process(*many) == many
    assert in_a_process(*many, "new") == ["new"]
    assert in_a_process("new") == ["new"]
    assert in_a_process(*many, *more) == more
    assert in_a_process(*many, *more) == []


@pytest.mark.parametrize(
    "read",
    [
        lambda data: decode(FRENCH, data),
        lambda data: po.read("fr", FRENCH, data),
        lambda data: load({**guide().content, FRENCH: data}),
        lambda data: load({**guide().content, SIGN: data}),
    ],
    ids=["text", "catalogue", "translation", "sign"],
)
def test_of_a_file_that_is_edited_all_day_what_it_is_and_was_before_is_kept(
    read: Callable[[bytes], object],
) -> None:
    class Data(bytes):
        """What a file holds."""

    for number in range(5):
        read(Data(b"title: %d\n" % number))
    gc.collect()
    kept = [each for each in gc.get_objects() if isinstance(each, Data)]
    assert sorted(kept) == [b"title: 3\n", b"title: 4\n"]
