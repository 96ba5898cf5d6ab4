"""What is wrong with a PO file that cannot be read: every line of it at once, each by its cause."""

from __future__ import annotations

import pytest

from fingerpost.model.kinds import Words
from fingerpost.translation import po
from fingerpost.translation.broken import faults
from fingerpost.translation.check.file import check
from fingerpost.translation.check.text import faults as translation_faults
from fingerpost.translation.messages import Message

PATH = "content/translations/fr.po"
QUOTES = 'Write `\\"` for each quote inside the text, or the quotes of your language.'
UNREAD = (
    'Texts stand in quotes, after msgctxt, msgid and msgstr, and a quote in them is \\".'
    " [broken-po]"
)


def told(text: str) -> list[str]:
    return [str(each).removeprefix(f"{PATH}:") for each in faults(PATH, text)]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            'msgstr ""\nmsgstr "Oui"',
            "4:1: error: A second `msgstr` stands in this entry; the first is on line 3. Keep one "
            "of the two, and remove the other line. [broken-po]",
        ),
        (
            'msgstr[0] "Oui"\nmsgstr[0] "Ouis"',
            "4:1: error: A second `msgstr[0]` stands in this entry; the first is on line 3. Keep "
            "one of the two, and remove the other line. [broken-po]",
        ),
        (
            'msgstr "Oui"\nmsgstr[1] "Ouis"',
            "3:1: error: This `msgstr` has no number, and the entry has several forms. Write "
            "`msgstr[0]` for it. [broken-po]",
        ),
        (
            'msgstr "Dire "oui" et rester"',
            '3:1: error: A quote inside `msgstr "Dire "oui" et rester"` ends the text. '
            f"{QUOTES} [broken-po]",
        ),
        (
            'msgstr "Oui',
            '3:1: error: `msgstr "Oui` begins a text and does not end it on its line. Write `"` at '
            "its end; each line of a text has quotes of its own. [broken-po]",
        ),
        (
            'msgstr "Oui\net non"',
            '3:1: error: `msgstr "Oui` begins a text and does not end it on its line. Write `"` at '
            "its end; each line of a text has quotes of its own. [broken-po]",
        ),
        (
            'msgstr "Oui\\"',
            '3:1: error: `msgstr "Oui\\"` does not end: `\\"` is a quote in a text. Write a plain '
            '`"` behind its last word. [broken-po]',
        ),
        (
            "msgstr Oui",
            "3:1: error: The text of `msgstr Oui` does not stand in quotes. Write "
            '`msgstr "..."`. [broken-po]',
        ),
        (
            "",
            "2:1: error: The entry ends behind its `msgid`, and has no `msgstr`. Write "
            '`msgstr ""` under it; if there was one, the file was not saved whole. [broken-po]',
        ),
        (
            "msgstr “Oui”",
            "3:1: error: The quotes around the text of `msgstr “Oui”` are not the plain ones. "
            'Write `msgstr "..."`, with the quotes of the keyboard. [broken-po]',
        ),
        (
            'Mgstr "Oui"',
            '3:1: error: The file cannot be read from here on: `Mgstr "Oui"`. Write `msgstr` for '
            "`Mgstr`. [broken-po]",
        ),
        ("Oui", f"3:1: error: The file cannot be read from here on: `Oui`. {UNREAD}"),
        (
            'msgstr: "Oui"',
            '3:1: error: The file cannot be read from here on: `msgstr: "Oui"`. Write '
            '`msgstr "..."`. [broken-po]',
        ),
        (
            'msgstr"Oui"',
            '3:1: error: The file cannot be read from here on: `msgstr"Oui"`. Write '
            '`msgstr "..."`. [broken-po]',
        ),
        (
            'msgstr "Oui" # so',
            "3:1: error: `# so` stands behind the text of the line. Remove it; a note has a line "
            "of its own, which begins with `# `. [broken-po]",
        ),
        (
            'msgstr "Oui"\n// so',
            "4:1: error: The file cannot be read from here on: `// so`. Begin a note with `# `, in "
            "the place of its signs. [broken-po]",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_told_by_its_cause(lines: str, message: str) -> None:
    assert told(f'msgctxt "a"\nmsgid "Yes"\n{lines}\n') == [message]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("location,source,target\na,Yes,Oui\n", "a table"),
        ('"context";"source";"target"\n', "a table"),
        ('<?xml version="1.0"?>\n<xliff/>\n', "XML, as XLIFF and Qt have it"),
        ("<!DOCTYPE html>\n", "a page of the web"),
        ('{"a": "Oui"}\n', "JSON"),
    ],
)
def test_a_file_of_another_format_is_told_as_what_it_is(text: str, what: str) -> None:
    assert told(text) == [
        f"1:1: error: The file holds {what}, and no PO. TRANSLATING.md, *Files that come from"
        " elsewhere*, says how to make a PO file of it. [broken-po]"
    ]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    entry = 'msgid "Yes"\nmsgstr "Oui"\nmsgstr "Si"\n'
    assert [each.partition(":")[0] for each in told(f"{entry}\n{entry}\nmsgstr Oui\n")] == [
        "3",
        "7",
        "9",
    ]


def test_a_conflict_and_another_kind_of_file_have_one_message() -> None:
    conflict = '<<<<<<< HEAD\nmsgstr "Oui"\n=======\nmsgstr "Si"\n>>>>>>> other\n'
    assert told(conflict) == [
        "1:1: error: Two translations stand from `<<<<<<< HEAD` on, as Git leaves them. Keep the"
        " better one, and remove the lines that Git wrote around the two. [broken-po]"
    ]
    assert told('msgid "Yes"\n\n' * 20) == [
        f'1:1: error: The file cannot be read from here on: `msgid "Yes"`. {UNREAD}'
    ]


@pytest.mark.parametrize(
    "text",
    [
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n',
        'msgid "Yes"\nmsgstr "Oui"\nmsgid "No"\nmsgstr "Non"\n',
        '#| msgid "Yes"\nmsgid "Yes!"\nmsgstr ""\n"Oui !"\n',
        'msgid "Day"\nmsgid_plural "Days"\nmsgstr[0] "Jour"\nmsgstr[1] "Jours"\n',
        'msgid "Yes"\nmsgstr "Oui"\n#~ msgid "No"\n#~ msgstr "Non"\n',
    ],
)
def test_what_can_be_read_has_no_message(text: str) -> None:
    assert told(text) == []


def test_a_line_of_an_obsolete_entry_inside_another_one_is_told() -> None:
    header = 'msgid ""\nmsgstr "Language: fr\\n"\n'
    entry = 'msgctxt "a"\nmsgid "Yes"\n#~| msgid "Yeah"\nmsgstr "Oui"\n'
    text, found = po.text(PATH, f"{header}\n{entry}".encode())
    assert text is None
    assert [str(each).removeprefix(f"{PATH}:") for each in found] == [
        f'7:1: error: The file cannot be read from here on: `msgstr "Oui"`. {UNREAD}'
    ]


@pytest.mark.parametrize(
    ("mark", "read"),
    [
        ("#, fuzy", "fuzy"),
        ("#, Fuzzy", "Fuzzy"),
        ("# fuzzy", "fuzzy"),
        ("#. Fuzzy!", "Fuzzy!"),
        ("#; fuzzy", "; fuzzy"),
        ("#fuzzy", "fuzzy"),
        ("#,fuzzy", ""),
        ("#, fuzzy", ""),
    ],
)
def test_what_seems_to_mark_an_entry_as_fuzzy_keeps_it_from_readers_and_is_told(
    mark: str, read: str
) -> None:
    name = "guide/title"
    message = Message(name, "Moving out", Words.PLAIN, "x.yml", "/x", "A note.", "guide")
    text = f'msgctxt "{name}"\nmsgid "Moving out"\nmsgstr "Partir"\n'
    written = f'msgid ""\nmsgstr ""\n\n{mark}\n{text}'
    there = po.read("fr", PATH, written.encode())[0]
    assert there is not None
    entry = there.entries[name]
    assert (entry.fuzzy, entry.marked) == (True, read)
    sentence = f"`{read}` does not mark `{name}` as fuzzy, and seems to."
    told = [each.sentence for _, each in check(there, {name: message}, "fr")]
    assert told == ([sentence] if read else [])


@pytest.mark.parametrize("form", ["TODO", "xxx", "-", "?????"])
def test_a_translation_that_says_nothing_is_told(form: str) -> None:
    message = Message("guide/title", "Moving out", Words.PLAIN, "x.yml", "/x", "A note.", "guide")
    assert [each.code for each in translation_faults(message, form)] == ["empty-value"]


@pytest.mark.parametrize("form", ["Todo", "Null", "X"])
def test_a_short_word_of_another_language_says_something(form: str) -> None:
    message = Message("guide/title", "All", Words.PLAIN, "x.yml", "/x", "A note.", "guide")
    assert translation_faults(message, form) == ()


@pytest.mark.parametrize("written", ["[job]", "(job)", "%job%", "｛job｝"])
def test_a_field_in_other_brackets_is_told_with_the_right_ones(written: str) -> None:
    message = Message("letters/a/subject", "On {job}", Words.LETTER, "x.yml", "/x", "A note.", "a")
    (told,) = translation_faults(message, f"Sur {written}")
    assert (told.code, told.words, told.hint) == (
        "translation-placeholder",
        written,
        f"Write `{{job}}` for `{written}`.",
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"retard\303\251 de 5\342\202\254", "retardé de 5€"),
        (r"retard\xC3\xA9", "retardé"),
        (r"\\303\\251", r"\303\251"),
        (r"\042A\042\012", '"A"\n'),
        (r"\303", r"\303"),
    ],
)
def test_signs_written_byte_by_byte_are_read(written: str, read: str) -> None:
    text = f'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgctxt "a"\nmsgid "A"\nmsgstr "{written}"\n'
    made, found = po.read("fr", "fr.po", text.encode())
    assert made is not None
    assert (made.entries["a"].forms, found) == ((read,), ())
