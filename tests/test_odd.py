"""What authors write that looks right and is odd: it is read, or told as what it is."""

from __future__ import annotations

import re

import pytest
from yaml.reader import Reader

from fingerpost.content.syntax.decode import HIDDEN
from fingerpost.model.kinds import Words
from fingerpost.pipeline import check
from fingerpost.translation.check.text import faults

from .projects import guide, message_of

MODE = "content/modes/by-agreement.yml"
PAGE = "content/pages/about.md"
SIGN = "content/signs/no-repairs.yml"
QUIZ = "content/quiz.yml"
LETTER = "content/letters/ask-for-repairs.yml"
FIELDS = "content/letters/fields.yml"
COUNTRY = "content/countries/northland.yml"
REMEDY = "content/remedies/name-a-date.yml"
SETTINGS = "content/guide.yml"
SOURCES = "content/sources.yml"
TERMS = "content/glossary.yml"
NON_PRINTABLE = Reader.NON_PRINTABLE
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def told(path: str, before: str, after: str) -> list[str]:
    """What the check says of the small guide once something in a file is written otherwise."""
    text = guide().content[path].decode()
    assert before in text
    changed = guide({path: text.replace(before, after, 1)})
    return [str(each) for each in check(changed).diagnostics]


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (PAGE, "---\ntitle", "--- \ntitle"),
        (PAGE, "---\n\nThis", "---\t\n\nThis"),
        (PAGE, "Nothing you", "***\n\nNothing you"),
        (PAGE, "Nothing you", "* * *\n\nNothing **you**"),
        (PAGE, "Nothing you", "[112](tel:112), nothing you"),
        (PAGE, "Nothing you", "[It](https://moving-out.example/blog/) you"),
        (PAGE, "Nothing you", "[It](https://moving-out.example/) you"),
        (MODE, "title: By agreement", "title: 42"),
        (MODE, "title: By agreement", "title: “By” agreement:now"),
        (MODE, "order: 2", "order:\t2\t"),
        (MODE, "reviewed: 2026-10-01", 'reviewed: "2026-10-01"'),
        (MODE, "You both sign a day.", "Вы оба подписываете. أنتما توقعان."),
    ],
)
def test_what_is_odd_and_right_is_read(path: str, before: str, after: str) -> None:
    assert told(path, before, after) == []


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_may_end_as_on_other_systems(ending: str) -> None:
    content = guide().content
    changed = {path: text.replace(b"\n", ending.encode()) for path, text in content.items()}
    assert check(guide(changed)).diagnostics == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[It](../signs/no-repairs.yml)", "sign:no-repairs"),
        ("[It](/en/signs/no-repairs/)", "sign:no-repairs"),
        ("[It](no-repairs)", "sign:no-repairs"),
        ("[It](https://moving-out.example/en/signs/no-repairs/)", "sign:no-repairs"),
        ("[It](../glossary.yml#notice)", "term:notice"),
        ("[It](about.md#privacy)", "page:about#privacy"),
        ("[It](#privacy)", "page:about#privacy"),
        ("[It](/quiz/)", "quiz:"),
        ("[It](www.example.org)", "https://www.example.org"),
        ("[It](TEL:112)", "tel:112"),
        ("[It](sign: no-repairs)", "[It](sign:no-repairs)"),
        ('[It] (sign:no-repairs "Repairs")', "[It](sign:no-repairs)"),
        ("[It](tel:+49 30 12)", "[It](tel:+493012)"),
        ("[It](https://a b.org)", "[words](sign:late-payment)"),
        ("<https://example.org/>", "[words](https://example.org/)"),
    ],
)
def test_what_is_no_link_is_told_with_the_one_that_it_means(written: str, meant: str) -> None:
    (message,) = told(PAGE, "Nothing you", f"{written} you")
    assert message.startswith(f"{PAGE}:13:1: error: ")
    assert message.rpartition(" [")[0].endswith(f" `{meant}`.")


@pytest.mark.parametrize(
    ("path", "before", "after", "said"),
    [
        (
            MODE,
            "title: By",
            f"title: {FAMILY} By",
            f'{MODE}:1:8: error: The letters and pictures cannot show "👧👨👩": no font has it.'
            " Use other characters, or add a font that has them to `templates/fonts/`."
            " [unset-letter]",
        ),
        (
            SIGN,
            "  money: What",
            "\u00a0\u00a0money: What",
            f"{SIGN}:19:1: error: A space that cannot be seen to differ stands where the line is"
            " indented. Write plain spaces there: delete it, and press the space bar."
            " [indentation]",
        ),
        (
            SIGN,
            "  - You report",
            "  -\u00a0You report",
            f'{SIGN}:15:3: error: The first entry of "looks_like" begins with a dash and a space'
            " that cannot be seen to differ. Begin each entry of a list with a plain dash and a"
            " space: `- `. [wrong-kind]",
        ),
        (
            MODE,
            "title: By",
            "title: !!str By",
            f'{MODE}:1:8: error: `!!str` is a tag. Remove it, or put the text in "quotes". [tag]',
        ),
        (
            TERMS,
            "notice:",
            "- id: notice",
            f"{TERMS}:4:1: error: An entry of a list stands where a key belongs. Write `notice:` "
            "for it. [indentation]",
        ),
        (
            MODE,
            "order:",
            "\u043erder:",
            f'{MODE}:2:1: error: "\u043erder" is not a key of this mode. Did you mean "order"?'
            ' "\u043e" (U+043E) in it only looks right, or cannot be seen: type the key again.'
            " [unknown-key]",
        ),
        (
            MODE,
            "order:",
            "\u200border:",
            f'{MODE}:2:1: error: "\\u200border" is not a key of this mode. Did you mean "order"?'
            " U+200B in it only looks right, or cannot be seen: type the key again. [unknown-key]",
        ),
        (
            PAGE,
            "Nothing you",
            "[It](Sign:No-Repairs) you",
            f"{PAGE}:13:1: error: `Sign:No-Repairs` is no id. Write `sign:no-repairs`. [path-link]",
        ),
        (
            PAGE,
            "Nothing you",
            "[It](us@example.org) you",
            f"{PAGE}:13:1: error: The link `us@example.org` is an address of e-mail."
            " Write `mailto:us@example.org`. [path-link]",
        ),
    ],
)
def test_what_only_looks_right_is_told_as_what_it_is(
    path: str, before: str, after: str, said: str
) -> None:
    assert told(path, before, after) == [said]


@pytest.mark.parametrize(
    ("mark", "says"),
    [
        ("{ contact-person }", "does not name a field."),
        ("{Contact-Person}", "does not name a field."),
        ("{contact_person}", "does not name a field."),
        ("{contact\u2013person}", "does not name a field."),
        ("{{contact-person}}", "does not name a field."),
        ("[contact-person]", "stands in the letter as it is, and names no field."),
        ("[Contact person]", "stands in the letter as it is, and names no field."),
        ("\uff5bcontact-person\uff5d", "stands in the letter as it is, and names no field."),
    ],
)
def test_a_field_of_a_letter_in_other_signs_is_told_with_the_right_ones(
    mark: str, says: str
) -> None:
    assert told(LETTER, "Dear {contact-person},", f"Dear {mark},") == [
        f"{LETTER}:26:16: error: `{mark}` {says} Write `{{contact-person}}`. [open-mark]"
    ]


def test_a_sign_that_no_typeface_has_is_told_once_and_where_it_is_written() -> None:
    form = "content/letters/forms/en.yml"
    label = guide().content[FIELDS].decode().replace("label: Clause", "label: Clause \U0001f4e7")
    changed = guide({FIELDS: label, form: 'subject: "\U0001f4ee {subject}"\n'})
    told = 'The letters and pictures cannot show "{}": no font has it. Use other characters, or add'
    told += " a font that has them to `templates/fonts/`. [unset-letter]"
    assert [str(each) for each in check(changed).diagnostics] == [
        f"{FIELDS}:56:17: error: {told.format(chr(0x1F4E7))}",
        f"{form}:1:11: error: {told.format(chr(0x1F4EE))}",
    ]


def test_a_folder_among_the_forms_of_letters_is_told_where_its_file_belongs() -> None:
    path = "content/letters/forms/de/at.yml"
    assert [str(each) for each in check(guide({path: "sheet: a4\n"})).diagnostics] == [
        f"{path}:1:1: error: `content/letters/forms/de/` is a folder among the forms of letters,"
        " which have none. Move it to `content/letters/forms/at.yml`. [misplaced-file]"
    ]


BOOK = "https://press.example/tenants-handbook"
WAYS = "[end-of-term, by-agreement]"
RECOGNISE = "recognise: I have reported it three times and nobody came."
EDIT = "edit: https://x.org/edit/"
TWO = "[repairs-wait, mend-alone]"
MOVED = "moved:\n"
FOOT = "foot_links:\n  - text: Us\n    to: "
LOOK = "look:\n  accent: "
STEP = "content/exit/give-notice.yml"
CHECKED = """  - id: read-the-contract
    text: Look up how much [notice](term:notice) you owe.
"""
COSTS = """costs:
  money: What you spend on heaters, paint and days off work.
  other:"""
TRIES = """  - remedy: write-it-down
    today: Send a photo and the date you first reported it.
  - remedy: name-a-date
    today: Name the day by which you need an answer.
"""


@pytest.mark.parametrize(
    ("path", "before", "after", "hint"),
    [
        # one thing and several, keys and texts
        (SIGN, "[end-of-term, by", "[end-of-term; by", "`ways_out: [end-of-term, by-agreement]`."),
        (SIGN, "  - You report the", "  - - You report the", "`- You report the same fault again"),
        (
            SIGN,
            f"first:\n{TRIES}",
            "first:\n  remedy: name-a-date\n",
            "Write `- ` before its first",
        ),
        (
            SIGN,
            f"first:\n{TRIES}",
            "first: [name-a-date]\n",
            "Write `- remedy: ...` on a line of its own, and `today: ...` under that.",
        ),
        (
            SIGN,
            COSTS,
            "costs:\n  - money: What.\n  - other:",
            "Remove the dashes: its keys stand under it",
        ),
        (SIGN, "letters: [ask-for-repairs]", "letters: ~", '"letters" is empty. Write something,'),
        (TERMS, "see: [deposit]", "see: Deposit", "Write it in brackets: `see: [deposit]`."),
        (
            TERMS,
            "deposit:\n  term:",
            "deposit: One.\nother:\n  term:",
            "Write `term: ...` and `short: ...` under it",
        ),
        (QUIZ, "range: [0, 29]", "range: 0..29", "Write it in brackets: `range: [0, 29]`."),
        (QUIZ, "[repairs-wait, mend-alone]", "[id: repairs-wait, mend-alone]", "`- repairs-wait`."),
        (LETTER, '["{contact-person}"]', "{contact-person}", '`signatures: ["{contact-person}"]`.'),
        (LETTER, '["{contact-person}"]', "[{contact-person}]", '"quotes": `"{contact-person}"`.'),
        (COUNTRY, "currency: EUR", "currency: EUR\nholidays: [GB]", "alone: `holidays: GB`."),
        (COUNTRY, "  - id: emergency\n", "  emergency:\n", "Write `- id: emergency` for it."),
        (
            SIGN,
            "severity: high",
            "// how bad\nseverity: high",
            "Begin each line of a note with `# `",
        ),
        (SIGN, "severity: high", "<!-- bad -->\nseverity: high", "Begin each line of a note with"),
        # numbers, days, ids and links in other words
        (REMEDY, "days: 7", "days: 7 days", "Write digits only: `days: 7`."),
        (REMEDY, "days: 7", "days: ٧", "Write digits only: `days: 7`."),
        (SETTINGS, "review_months: 12", "review_months: 1 year", "only: `review_months: 12`."),
        (SOURCES, "year: 2025", "year: soon", "Write digits only: `year: 1900`."),
        (QUIZ, "normal: [0, 30]", "normal: [0, 30 days]", "Write digits only: `30`."),
        (COUNTRY, 'points: "8"', "points: 8,5 %", "Write `8.5`."),
        (COUNTRY, 'call: "112"', 'call: "**"', "Write one number and nothing else: `112`,"),
        (SIGN, "2026-10-01", "2026-10-01T10:00", "`reviewed: 2026-10-01`."),
        (SIGN, "material/tools", '":material-tools:"', "Write `material/tools`."),
        (SIGN, "material/tools", "tools.svg", "Write `material/tools`."),
        (SIGN, "write-it-down\n", "write–it–down\n", "Write `write-it-down`."),
        (SIGN, "[ask-for-repairs]", "[\u0430sk-for-repairs]", "Write `ask-for-repairs`."),
        (SIGN, "name-a-date\n", "name-a-date-now-and-then\n", "or name another remedy here, or"),
        (
            QUIZ,
            "sign: walks-in\n    weight: 3",
            "sign: your-landlord-walks-in\n    weight: 3",
            '-in"?',
        ),
        (SETTINGS, "step:give-notice", "/exit/give-notice/", "Write `step:give-notice`."),
        (COUNTRY, "- id: notice-days", "- id: pets", "or name another kind of fact here, or"),
        (LETTER, "{ground} you", "{ground.label} you", "Write `{ground}`."),
        (FIELDS, "autocomplete: name", "autocomplete: fullname", 'Did you mean "name"?'),
        (LETTER, "{repairs.total}", "{repairs.sum}", "Write `{repairs.total}`."),
        (LETTER, "since {deadline}", "since {dead line}", "Write `{deadline}`."),
        (SETTINGS, "review_months", MOVED + "  signs/late/: sign:x\nreview_months", "`- was: ...`"),
        (
            SETTINGS,
            "review_months",
            MOVED + "  - from: a/\n    to: 'exit:'\nreview_months",
            '"was"?',
        ),
        (SETTINGS, "review_months", f"{FOOT}us@x.org\nreview_months", "Write `mailto:us@x.org`."),
        (SETTINGS, "review_months", f"{FOOT}tel:0 11\nreview_months", "Write `tel:011`."),
        (SETTINGS, "review_months", f"{FOOT}www.x.org\nreview_months", "`https://www.x.org`."),
        (SETTINGS, "review_months", LOOK + "'#7a2e8fff'\nreview_months", 'Write `"#7a2e8f"`.'),
        (STEP, CHECKED, "  - Look up the notice.\n", "`- id: ...` on a line of its own, and `text"),
        (STEP, "(term:notice)", "(glossary:notice)", 'Did you mean "term:"?'),
        (PAGE, "Nothing you", "[It](page:about.md) you", "Write `page:about`."),
        (PAGE, "Nothing you", "[It](files/a.pdf) you", "Write `https://moving-out.example/a.pdf`."),
        (PAGE, "Nothing you", "{{ site.title }}: nothing you", "texts are no templates."),
        (PAGE, "## Privacy {", "##Privacy {", "`\\#` where the sign is to be seen."),
        # the same in other words of other people
        (REMEDY, "days: 7", "days: ~7", "Write digits only: `days: 7`."),
        (REMEDY, "days: 7", "days: 14-21", "Write digits only: `days: 14`."),
        (REMEDY, "days: 7", "days: 2 weeks", "Write digits only: `days: 14`."),
        (SOURCES, "year: 2025", "year: 2025-01-01", "Write digits only: `year: 2025`."),
        (QUIZ, "normal: [0, 30]", "normal: [0, 1 week]", "Write digits only: `7`."),
        (QUIZ, "range: [0, 29]", "range: (0, 29)", "Write it in brackets: `range: [0, 29]`."),
        (SIGN, "2026-10-01", "1 October 2026", "`reviewed: 2026-10-01`."),
        (SIGN, "2026-10-01", "Oct. 1st, 2026", "`reviewed: 2026-10-01`."),
        (SIGN, "2026-10-01", "2026–10–01", "`reviewed: 2026-10-01`."),
        (SIGN, "material/tools", "mdi-tools", "Write `material/tools`."),
        (SIGN, "material/tools", "fa-tools", "Write `material/tools`."),
        (QUIZ, TWO, "repairs-wait mend-alone", TWO),
        (QUIZ, TWO, "[repairs-wait mend-alone]", TWO),
        (QUIZ, TWO, "[repairs-wait,, mend-alone]", "Remove one of the two."),
        (PAGE, "Nothing you", "[It](https:/x.org/a) you", "Write `https://x.org/a`."),
        (PAGE, "Nothing you", "[It](x.example/a.pdf) you", "Write `https://x.example/a.pdf`."),
        (PAGE, "Nothing you", "[It]() you", "`[It]()` leads nowhere."),
        (SETTINGS, "step:give-notice", "/signs/", 'Write `"signs:"`.'),
        (SETTINGS, "step:give-notice", "'[out](step:give-notice)'", "Write `step:give-notice`."),
        (SETTINGS, "review_months: 12", "review_months = 12", "a colon and a space in its place"),
        (
            SETTINGS,
            "review_months",
            "feedback: us@x.org\nreview_months",
            "Write `mailto:us@x.org`.",
        ),
        (
            SETTINGS,
            "review_months",
            f"{EDIT}{{file}}\nreview_months",
            f"Write `{EDIT[6:]}{{path}}`.",
        ),
        (SETTINGS, "review_months", f"{EDIT}\nreview_months", f"Write `{EDIT[6:]}{{path}}`."),
        (SIGN, "about: |\n", "about: | It.\n", "Begin them on the next line"),
        (QUIZ, "      reported: [yes]", "      {reported = yes}", "`reported: yes`."),
        (
            QUIZ,
            "    - id: sometimes\n",
            "      id: sometimes\n",
            '"id" begins another entry of the list, without its dash. Write `- ` before it',
        ),
        (SETTINGS, "locales: [en]", "locales:\n  - en, fr", "entries: `locales: [en, fr]`."),
        (FIELDS, 'example: "1200.00"', 'example: "1,200.50"', '`example: "1200.50"`.'),
        (FIELDS, 'example: "1200.00"', "example: €480", '`example: "480"`.'),
        (FIELDS, 'example: "1200.00"', 'example: "480,00 EUR"', '`example: "480.00"`.'),
        (FIELDS, 'example: "2026-11-23"', "example: 23 Nov 2026", '`example: "2026-11-23"`.'),
        # what is written twice, says nothing, or is something else
        (QUIZ, "text: Sometimes", "text: Never", "Say of each what sets it apart"),
        (STEP, CHECKED, CHECKED + CHECKED.replace("id: read", "id: re-read"), "Say of each"),
        (TERMS, "term: Notice", "term: Deposit", "is also what `deposit` is called. Say of each"),
        (TERMS, "see: [deposit]", "see: [notice]", "`notice` refers to itself."),
        (QUIZ, "slow: [0, 90]", "slow: [0, 7]", "Write 30 or more, or change the two."),
        (SIGN, RECOGNISE, "recognise: /", "`/` says nothing to readers."),
        (SIGN, RECOGNISE, "recognise: …", "`…` says nothing to readers."),
        (SIGN, RECOGNISE, "recognise: null", "`null` says nothing to readers."),
        (SIGN, RECOGNISE, "recognise: TODO", "`TODO` says nothing to readers."),
        (SETTINGS, "moving-out.example/\n", "x.example/en/\n", "Write `https://x.example/`: each"),
        (
            SETTINGS,
            "moving-out.example/\n",
            "x.example/index.html\n",
            "Write `https://x.example/`:",
        ),
        (SETTINGS, "moving-out\n", "moving-out.git\n", "Write `https://code.example/moving-out`."),
        (SOURCES, f"url: {BOOK}", f"url: <{BOOK}>", f"Write `{BOOK}`."),
        (SOURCES, f"url: {BOOK}", f"url: '[it]({BOOK})'", f"Write `{BOOK}`."),
        (SIGN, f"ways_out: {WAYS}", "ways_out:\n  end-of-term: yes", "behind it: `- end-of-term`."),
        (SIGN, "Keep [a record](remedy:write-it-down)", "Keep [it](#costs)", "no-repairs#costs`."),
    ],
)
def test_a_hint_says_what_was_meant(path: str, before: str, after: str, hint: str) -> None:
    (message,) = told(path, before, after)
    assert hint in message


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("content/README.md", "Move it to `content/pages/` if it is a page, or out of `content/`."),
        ("content/quiz/quiz.yml", "`content/quiz.yml` is there as well. Keep one of the two"),
        ("content/translations/fr/LC_MESSAGES/x.po", "Move it to `content/translations/fr.po`."),
    ],
)
def test_a_file_in_a_wrong_place_is_told_the_right_one(name: str, hint: str) -> None:
    (message,) = check(guide({name: "title: Notes\n"})).diagnostics
    assert hint in str(message)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("eur", "EUR"), ("€", "EUR"), ("Euro", "EUR"), ("chf", "CHF")),
        *(("£", "GBP"), ("dollars", "USD"), ("EURO", "EUR")),
    ],
)
def test_the_currency_of_a_country_is_its_code(written: str, meant: str) -> None:
    assert told(COUNTRY, "currency: EUR", f"currency: {written}") == [
        f'{COUNTRY}:8:11: error: "{written}" is not the code of a currency. Write `{meant}`: codes'
        " of ISO 4217 have three capitals. [unknown-currency]"
    ]


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("notes.docx", "`content/files/`, which is published as it is, or out of `content/`"),
        ("fr.po", "`content/translations/fr.po`"),
    ],
)
def test_a_file_that_is_no_text_of_a_guide_is_told_where_it_belongs(name: str, where: str) -> None:
    (found,) = check(guide({f"content/{name}": b"PK"})).diagnostics
    assert str(found) == (
        f"content/{name}:1:1: error: Nothing of a guide is kept in `content/{name}`. Move it to"
        f" {where}. [unknown-file]"
    )


@pytest.mark.parametrize("name", ["content/modes/2nd-way.yml", "content/pages/404.md"])
def test_a_file_whose_name_begins_with_a_digit_is_told_how_ids_begin(name: str) -> None:
    like = MODE if name.endswith(".yml") else PAGE
    found = check(guide({name: guide().content[like]})).diagnostics
    folder, _, file = name.rpartition("/")
    assert str(found[0]) == (
        f"{name}:1:1: error: `{file}` is not a file of `{folder}/`. Its name is its id, and begins"
        " with a letter from a to z: `late-payment`. Rename the file. [unknown-file]"
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            "une journ\u00c3\u00a9e",
            "`Ã©` was `é` before the file was read in another encoding. Write `é`, and see what"
            " else of the file has changed: save it as UTF-8.",
        ),
        (
            "une journ\ufffde",
            "`\ufffd` stands where another letter was: it was lost on the way here. Write the"
            " letter anew, and see what else of the file was lost: save it as UTF-8.",
        ),
    ],
)
def test_letters_that_a_translation_lost_are_told_as_in_the_content(form: str, said: str) -> None:
    (fault,) = faults(message_of("a day"), form, ("en", "fr"))
    assert (fault.code, f"{fault.sentence} {fault.hint}") == ("garbled", said)


def test_what_yaml_or_gettext_would_not_read_and_our_own_marks_are_hidden_letters() -> None:
    refused = re.compile(f"{NON_PRINTABLE.pattern}|[\x85\u2028\u2029\ue000\ue001]")
    every = [chr(number) for number in range(0x11000)]
    assert list(filter(HIDDEN.match, every)) == list(filter(refused.match, every))


def test_a_link_that_a_translation_has_twice_is_not_told_as_one_that_the_source_lacks() -> None:
    message = message_of("[Go](exit:)", Words.INLINE)
    (fault,) = faults(message, "[Va](exit:), [va](exit:)", ("en", "fr"))
    assert f"{fault.sentence} {fault.hint}" == (
        "The link `exit:` stands here more often than in the source."
        " Keep one, and leave words of the others."
    )


def test_a_translation_says_something_for_one_row_and_for_several() -> None:
    message = message_of("{bills:bill|bills}", Words.LETTER)
    assert faults(message, "{bills:facture|factures}", ("en", "fr")) == ()
    (fault,) = faults(message, "{bills:|factures}", ("en", "fr"))
    assert f"{fault.sentence} {fault.hint}" == (
        "`{bills:|factures}` says nothing for one row, or for several."
        " Write words on both sides of `|`."
    )


@pytest.mark.parametrize("form", ["une journée", "À LA GRÂCE", "« Â » d’or", "NÃO É"])
def test_letters_of_a_language_are_not_taken_for_lost_ones(form: str) -> None:
    assert faults(message_of("a day"), form, ("en", "fr")) == ()
