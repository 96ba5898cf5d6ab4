"""Files as translators and platforms have them come home: words lost, none."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import polib
import pytest
from babel.messages import pofile as babel_po

from fingerpost.pipeline import Checked, check
from fingerpost.text import locales
from fingerpost.translation import merge
from fingerpost.translation.messages import Message

from . import pseudo
from .projects import guide, on_disk, texts
from .shell import in_project

SETTINGS = "content/guide.yml"
FRENCH = "content/translations/fr.po"
TOOLS = Path(sys.executable).parent


@cache
def whole(tag: str = "fr") -> str:
    return merge.merge(pseudo.po(tag, texts()), texts(), locales.plurals(tag).header)


def words(text: str) -> dict[str, tuple[str, ...]]:
    """What each text is translated as. What is obsolete or doubtful counts as lost."""
    return {
        entry.msgctxt: (
            entry.msgstr,
            *(entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)),
        )
        for entry in polib.pofile(text)
        if not entry.obsolete and not entry.fuzzy
    }


def merged(text: str, tag: str = "fr") -> str:
    return merge.merge(text, texts(), locales.plurals(tag).header, tag=tag)


def checked(text: str, name: str = "fr", tag: str = "fr") -> Checked:
    settings = guide().content[SETTINGS].decode().replace("[en]", f"[en, {tag}]", 1)
    files = {SETTINGS: settings, f"content/translations/{name}.po": text}
    return check(guide(files), trial=False)


def through(folder: Path, text: str, *commands: tuple[str, ...]) -> str:
    """What comes of a file `fr.po` through commands, of which the last writes `back.po`."""
    (folder / "fr.po").write_text(text)
    for tool, *arguments in commands:
        path = TOOLS / tool if (TOOLS / tool).exists() else shutil.which(tool)
        assert path is not None, f"{tool} is needed"
        subprocess.run([path, *arguments], cwd=folder, check=True, capture_output=True)
    return (folder / "back.po").read_text()


ROUTES = {
    "XLIFF": (
        ("po2xliff", "fr.po", "fr.xlf"),
        ("xliff2po", "fr.xlf", "back.po"),
    ),
    "CSV": (("po2csv", "fr.po", "fr.csv"), ("csv2po", "--encoding=utf-8", "fr.csv", "back.po")),
    "Qt": (("po2ts", "fr.po", "fr.ts"), ("ts2po", "fr.ts", "back.po")),
    "msgcat, wrapped and sorted": (("msgcat", "-s", "-w", "60", "-o", "back.po", "fr.po"),),
    "msgcat, without comments": (("msgcat", "--no-location", "-o", "back.po", "fr.po"),),
    "msgmerge": (("msgmerge", "-N", "-q", "-o", "back.po", "fr.po", "fr.po"),),
    "msgattrib": (("msgattrib", "--no-wrap", "-o", "back.po", "fr.po"),),
    "msgconv": (("msgconv", "-t", "UTF-8", "-o", "back.po", "fr.po"),),
}


@pytest.mark.slow
@pytest.mark.parametrize("route", ROUTES)
def test_no_word_is_lost_on_the_way_through_the_tools_of_translators(
    route: str, tmp_path: Path
) -> None:
    back = through(tmp_path, whole(), *ROUTES[route])
    assert words(merged(back)) == words(whole())
    made = checked(back)
    assert [found.severity for found in made.diagnostics if found.severity == "error"] == []
    assert made.editions[1].whole.translated == len([m for m in texts() if not m.spare])


COUNTED = "interface/homes_seen"


def with_forms(tag: str) -> tuple[str, tuple[str, ...]]:
    """A whole file in which each form of the counted text has words of its own, and those."""
    made = polib.pofile(whole(tag), wrapwidth=0)
    (entry,) = (entry for entry in made if entry.msgid_plural)
    entry.msgstr_plural = {number: f"{{count}} f{number}" for number in entry.msgstr_plural}
    return merged(str(made), tag), tuple(entry.msgstr_plural.values())


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["ja", "fr", "pl", "ar"])
@pytest.mark.parametrize("route", ["XLIFF", "Qt"])
def test_every_form_of_a_counted_text_comes_home(route: str, tag: str, tmp_path: Path) -> None:
    text, forms = with_forms(tag)
    back = through(tmp_path, text, *ROUTES[route])
    assert words(merged(back, tag))[COUNTED] == ("", *forms)
    at_once = checked(back.replace("Language: fr", f"Language: {tag}"), tag, tag)
    assert at_once.editions[1].words[COUNTED] == forms


@pytest.mark.slow
@pytest.mark.parametrize(("tag", "count"), [("ja", 1), ("fr", 2), ("pl", 3), ("ar", 6)])
def test_forms_that_a_spreadsheet_has_no_place_for_are_told_and_the_others_kept(
    tag: str, count: int, tmp_path: Path
) -> None:
    text, forms = with_forms(tag)
    back = merged(through(tmp_path, text, *ROUTES["CSV"]), tag)
    kept = min(2, count)
    assert words(back)[COUNTED] == ("", *forms[:kept], *[""] * (count - kept))
    found = [str(each).partition(": ")[2] for each in checked(back, tag, tag).diagnostics]
    told = (
        f"warning: `{COUNTED}` has 2 of {count} plural forms: the source stands there. Write the"
        " missing `msgstr[...]`; a spreadsheet has no place for them. [translation-plural]"
    )
    assert found == ([told] if count > 2 else [])


def test_no_word_is_lost_when_msgmerge_brings_a_file_up_to_date_with_the_template(
    tmp_path: Path,
) -> None:
    (tmp_path / "guide.pot").write_text(merge.template("Test", "en", texts()))
    back = through(
        tmp_path, whole(), ("msgmerge", "-N", "-q", "-o", "back.po", "fr.po", "guide.pot")
    )
    assert words(merged(back)) == words(whole())


@pytest.mark.slow
def test_no_word_is_lost_with_every_comment_and_place() -> None:
    made = polib.pofile(whole(), wrapwidth=0)
    for entry in made:
        entry.comment = entry.tcomment = ""
        entry.occurrences, entry.flags = [], []
    assert words(merged(str(made))) == words(whole())
    assert merged(merged(str(made))) == merged(str(made))


def test_no_word_is_lost_in_the_hands_of_translate_toolkit() -> None:
    from translate.storage import po

    store = po.pofile(io.BytesIO(whole().encode()))
    assert words(merged(bytes(store).decode())) == words(whole())


def test_no_word_is_lost_in_the_hands_of_polib() -> None:
    assert words(merged(str(polib.pofile(whole(), wrapwidth=78)))) == words(whole())


def test_no_word_is_lost_in_the_hands_of_babel_and_its_flags_go() -> None:
    catalogue = babel_po.read_po(io.BytesIO(whole().encode()))
    written = io.BytesIO()
    babel_po.write_po(written, catalogue, width=76)
    back = merged(written.getvalue().decode())
    assert words(back) == words(whole())
    assert "-format" not in back


def test_a_file_without_names_is_matched_by_its_exact_texts_and_that_is_told_once() -> None:
    made = polib.pofile(whole(), wrapwidth=0)
    for entry in made:
        vars(entry)["msgctxt"] = None  # as polib leaves one that has none
    bare = str(made)
    (found,) = checked(bare).diagnostics
    assert (found.code, found.severity) == ("message-without-id", "warning")
    assert checked(bare).editions[1].published
    assert set(words(merged(bare)).values()) == set(words(whole()).values())
    assert len(words(merged(bare))) == len(texts())


def test_texts_that_a_program_named_after_their_places_are_not_translated_twice() -> None:
    made = polib.pofile(whole(), wrapwidth=0)
    for entry in made:
        path, _ = entry.occurrences[0]
        entry.msgctxt = f"{path.partition('#')[0]}#/body"
    named = str(made)
    assert [found.code for found in checked(named).diagnostics] == ["message-without-id"]
    assert set(words(merged(named)).values()) == set(words(whole()).values())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("pt_BR", "pt-BR"),
        ("zh_Hant", "zh-Hant"),
        ("zh_CN", "zh-CN"),
        ("nb_NO", "nb-NO"),
        ("de_AT", "de-AT"),
        ("sr@latin", "sr-Latn"),
        ("pt-br", "pt-BR"),
    ],
)
def test_the_name_of_a_file_is_read_as_platforms_write_it(name: str, tag: str) -> None:
    made = checked(whole(tag), name, tag)
    assert [str(each) for each in made.diagnostics] == []
    assert [(each.tag, each.published) for each in made.editions[1:]] == [(tag, True)]


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("de_DE", "de"),
        ("ja_JP", "ja"),
        ("nb_NO", "nb"),
        ("no", "nb"),
        ("iw", "he"),
        ("zh_CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh_Hant_TW", "zh-Hant"),
        ("pt_BR", "pt"),
    ],
)
def test_a_file_that_names_the_usual_region_is_of_the_locale_that_the_guide_publishes(
    name: str, tag: str
) -> None:
    made = checked(whole(tag), name, tag)
    assert (made.editions[1].tag, made.editions[1].published) == (tag, True)
    assert [str(told) for told in made.diagnostics if told.severity == "error"] == []


@pytest.mark.parametrize(("name", "tag"), [("de_AT", "de"), ("pt_BR", "pt-PT"), ("zh_TW", "zh")])
def test_a_file_of_another_region_is_not_taken_for_it(name: str, tag: str) -> None:
    made = checked(whole(tag), name, tag)
    assert "no-translation" in [told.code for told in made.diagnostics]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["de_DE", "de-AT", "de", ""])
def test_a_header_may_name_a_region(language: str) -> None:
    text = whole("de").replace("Language: de", f"Language: {language}")
    assert checked(text, "de", "de").diagnostics == ()


def test_a_header_of_another_language_is_told_and_an_update_puts_it_right() -> None:
    text = whole("de").replace("Language: de", "Language: nl")
    (told,) = checked(text, "de", "de").diagnostics
    assert (told.code, text.split("\n")[told.location.line - 1]) == (
        "other-language",
        '"Language: nl\\n"',
    )
    assert checked(merged(text, "de"), "de", "de").diagnostics == ()


def test_two_files_of_one_language_are_told_and_one_is_taken() -> None:
    files = {f"content/translations/{name}.po": whole("pt-BR") for name in ("pt-BR", "pt_BR")}
    found = check(guide(files), trial=False)
    assert [each.tag for each in found.editions] == ["en", "pt-BR"]
    assert [each.code for each in found.diagnostics] == ["unknown-file"]


@pytest.mark.slow
def test_a_file_filled_with_the_source_is_an_empty_one_and_that_is_told_once() -> None:
    made = polib.pofile(whole(), wrapwidth=0)
    for entry in made:
        entry.msgstr = "" if entry.msgid_plural else entry.msgid
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, entry.msgid_plural)
    found = check(guide({FRENCH: str(made)}), trial=False)
    assert [(each.code, each.severity) for each in found.diagnostics] == [
        ("translation-copy", "warning")
    ]
    assert found.editions[1].whole.translated <= 8


@pytest.mark.slow
@pytest.mark.parametrize(
    ("tag", "header"),
    [
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("fr", "nplurals=2; plural=n>1"),
        ("fr", "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"),
        ("es", "nplurals=2; plural=(n != 1);"),
        ("it", "nplurals=2; plural=n != 1;"),
        ("pt-BR", "nplurals=2; plural=(n > 1);"),
    ],
)
def test_a_usual_header_of_plural_forms_stays(tag: str, header: str) -> None:
    made = polib.pofile(whole(tag), wrapwidth=0)
    made.metadata["Plural-Forms"] = header
    count = int(header[len("nplurals=")])
    for entry in made:
        if entry.msgid_plural:
            entry.msgstr_plural = {n: f"{{count}} f{n}" for n in range(count)}
    found = checked(str(made), tag, tag)
    assert [str(each) for each in found.diagnostics] == []
    assert found.editions[1].words["interface/homes_seen"] == (
        "{count} f0",
        f"{{count}} f{count - 1}",
    )
    assert polib.pofile(merged(str(made), tag)).metadata["Plural-Forms"] == header


@pytest.mark.slow
def test_a_header_that_is_wrong_for_the_language_is_put_right_and_no_word_is_lost() -> None:
    made = polib.pofile(whole("ja"), wrapwidth=0)
    made.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    for entry in made:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: "{count} 軒", 1: "{count} 軒々"}
    assert [each.code for each in checked(str(made), "ja", "ja").diagnostics] != []
    back = polib.pofile(merged(str(made), "ja"))
    assert back.metadata["Plural-Forms"] == "nplurals=1; plural=(0);"
    (counted,) = [entry for entry in back if entry.msgid_plural]
    assert counted.msgstr_plural == {0: "{count} 軒々"}
    assert "{count} 軒" in counted.tcomment
    assert checked(str(back), "ja", "ja").diagnostics == ()


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["ar", "de", "fr", "hi", "ja", "pl", "pt-BR", "th"])
def test_what_is_written_is_read_by_msgfmt_without_a_warning(tag: str, tmp_path: Path) -> None:
    header, day = locales.plurals(tag).header, datetime.date(2026, 11, 27)
    changed = [m if m.id != "guide/tagline" else _other(m) for m in texts()[:-20]]
    template = tmp_path / "guide.pot"
    template.write_text(merge.template("Test", "en", texts()))
    begun = subprocess.run(
        ["msginit", "--no-translator", "-l", tag.replace("-", "_"), "-i", template, "-o", "-"],
        capture_output=True,
        check=True,
    )
    for name, text in {
        "new": merge.new(tag, header, "Test", texts(), day),
        "whole": whole(tag),
        "template": template.read_text(),
        "begun by a platform": merged(begun.stdout.decode(), tag),
        "brought up to date": merge.merge(whole(tag), changed, header, day, published=True),
        "from a spreadsheet": merged(through(tmp_path, whole(tag), *ROUTES["CSV"]), tag),
    }.items():
        file = tmp_path / f"{name}.po"
        file.write_text(text)
        made = subprocess.run(
            ["msgfmt", "-c", "-o", "/dev/null", str(file)], capture_output=True, check=False
        )
        assert (made.returncode, made.stderr) == (0, b"")


@pytest.mark.slow
def test_a_language_begun_by_a_platform_from_the_template_is_a_file_like_ours(
    tmp_path: Path,
) -> None:
    folder = on_disk(tmp_path / "guide")
    result = in_project(folder, "translate", "template")
    path = "content/translations/guide.pot"
    assert result.output.startswith(f"Wrote {path}: ")
    written = [entry.msgctxt for entry in polib.pofile(str(folder / path))]
    begun = folder / "content/translations/pt_BR.po"
    subprocess.run(
        ["msginit", "--no-translator", "-l", "pt_BR", "-i", folder / path, "-o", begun],
        check=True,
        capture_output=True,
    )
    result = in_project(folder, "translate", "update", "pt-BR")
    assert (result.exit_code, result.output) == (
        0,
        "content/translations/pt_BR.po: brought up to date\n",
    )
    own = [name for name in written if not name.startswith("interface/")]  # which has its words
    assert [entry.msgctxt for entry in polib.pofile(str(begun))] == own


def test_an_old_file_and_its_day_are_kept(tmp_path: Path) -> None:
    changed = [m if m.id != "guide/tagline" else _other(m) for m in texts()]
    first = merge.merge(whole(), changed, locales.plurals("fr").header, datetime.date(2026, 1, 2))
    back = through(tmp_path, first, *ROUTES["msgattrib"])
    again = merge.merge(back, changed, locales.plurals("fr").header, datetime.date(2026, 9, 9))
    assert re.findall("Out of date since .*", again) == ["Out of date since 2026-01-02."]


def _other(message: Message) -> Message:
    from dataclasses import replace

    return replace(message, text=f"{message.text}!")
