"""Bringing the guide into another language, as a translator does who has only the repository."""

from __future__ import annotations

import json
import re
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polib
import pytest
from click.testing import Result

from fingerpost.pipeline import check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from . import projects, pseudo
from .projects import edit
from .shell import in_project
from .test_cli import publish_locale

pytestmark = pytest.mark.slow

SOURCE_WORDS = '<span class="source-words" lang="en" dir="ltr">'
TOUCHED = ("content/translations/", "site/", ".cache/")


@pytest.fixture
def guide(remembered: Path) -> Path:
    """A copy of the small guide, with our templates, of which there is no site."""
    return remembered


def run(folder: Path, *words: str) -> Result:
    """What a command says; a build makes one locale at a time, since workers have to begin."""
    one = ("--jobs", "1") if words[0] == "build" else ()
    return in_project(folder, *words, *one)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a project but for what builds remember, relative path to bytes."""
    made = projects.tree(folder)
    return {path: data for path, data in made.items() if not path.startswith(".cache/")}


def catalogue(folder: Path, tag: str) -> polib.POFile:
    return polib.pofile(str(folder / f"content/translations/{tag}.po"), wrapwidth=0)


def status(folder: Path) -> dict[str, object]:
    records = json.loads(run(folder, "translate", "status", "--format", "json").stdout)["locales"]
    kept = ("locale", "published", "translated", "fuzzy", "empty", "critical_missing")
    return {name: records[0][name] for name in kept}


def page(folder: Path, address: str) -> str:
    return (folder / "site" / address / "index.html").read_text(encoding="utf-8")


def test_a_new_language_begins_with_one_command(guide: Path) -> None:
    result = run(guide, "translate", "new", "eo")
    assert result.exit_code == 0
    count, asked = len(catalogue(guide, "eo")), status(guide)["empty"]
    assert isinstance(asked, int)
    assert result.stdout == (
        f"Wrote content/translations/eo.po: {count} texts in Esperanto,"
        f" of which {count - asked} may stay empty. Next:\n"
        "  1. Translate in content/translations/eo.po, by hand or with Poedit."
        " TRANSLATING.md says how.\n"
        "     What you decide for good, note in content/translations/eo.md.\n"
        "  2. See what is left and what is wrong: fingerpost translate status; fingerpost check\n"
        "  3. Look at it: fingerpost serve --locale eo\n"
        'When it is ready, add "eo" to `locales` in content/guide.yml.\n'
    )
    notes = (guide / "content/translations/eo.md").read_text(encoding="utf-8")
    assert notes.startswith("# Esperanto: notes for whoever translates next\n")


def test_notes_on_a_language_are_kept_when_it_begins_anew(guide: Path) -> None:
    notes = guide / "content/translations/eo.md"
    notes.parent.mkdir(exist_ok=True)
    notes.write_text("Ni, never mi.", encoding="utf-8")
    assert run(guide, "translate", "new", "eo").exit_code == 0
    assert notes.read_text(encoding="utf-8") == "Ni, never mi."


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("xx", '"xx" is not the tag of a language. Examples: fr, pt-BR, ar.'),
        ("French", '"French" is not the tag of a language. Did you mean "fr"?'),
        ("en-UK", '"en-UK" is not the tag of a language. Did you mean "en-GB"?'),
        ("../x", '"../x" is not the tag of a language. Examples: fr, pt-BR, ar.'),
        ("en", 'The guide is written in "en".'),
    ],
)
def test_what_is_no_other_language_is_refused(guide: Path, tag: str, message: str) -> None:
    for command in ("new", "update"):
        result = run(guide, "translate", command, tag)
        assert (result.exit_code, message in result.stderr) == (2, True)
    assert not (guide / "content/translations").exists()


def test_a_language_that_is_not_begun_is_told_by_the_tag_with_which_to_begin(guide: Path) -> None:
    result = run(guide, "translate", "update", "pt_BR")
    assert result.stderr.endswith("Try: fingerpost translate new pt-BR\n")


def test_a_language_where_a_command_belongs_is_answered_with_what_to_type(guide: Path) -> None:
    result = run(guide, "translate", "pt_BR")
    told = '"pt_BR" is a language, and no command. Type what to do with it: '
    told += "fingerpost translate new pt-BR, update or status."
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {told}")


def test_a_file_that_exists_is_never_begun_again(guide: Path) -> None:
    run(guide, "translate", "new", "eo")
    result = run(guide, "translate", "new", "eo")
    assert result.exit_code == 2
    assert "exists already. Try: fingerpost translate update eo" in result.stderr


def test_a_begun_translation_is_a_preview_and_nothing_else_changes(guide: Path) -> None:
    before = tree(guide)
    run(guide, "translate", "new", "eo")
    made = catalogue(guide, "eo")
    for entry in [e for e in made if e.msgctxt.startswith(("signs/", "guide/home/"))][:30]:
        entry.msgstr = re.sub(r"\b[a-z]{4,}\b(?![^(]*\))", "vorto", entry.msgid)
    made.save()
    assert run(guide, "build").exit_code == 0
    changed = {path for path, data in tree(guide).items() if before.get(path) != data}
    assert [path for path in changed if not path.startswith(TOUCHED)] == []
    assert status(guide) == {
        "locale": "eo",
        "published": False,
        "translated": 30,
        "fuzzy": 0,
        "empty": len([entry for entry in made if not entry.msgctxt.endswith("/blank")]) - 30,
        "critical_missing": status(guide)["critical_missing"],
    }
    home = page(guide, "eo")
    assert '<html lang="eo" dir="ltr"' in home
    assert '<meta name="robots" content="noindex">' in home
    assert "vorto" in home
    assert SOURCE_WORDS in home
    assert 'hreflang="eo"' not in page(guide, "en")
    assert "/eo/" not in (guide / "site/sitemap.xml").read_text()


def test_no_mistake_in_a_preview_ends_a_build(guide: Path) -> None:
    run(guide, "translate", "new", "eo")
    made = catalogue(guide, "eo")
    wrong = {
        "letters/ask-for-repairs/title": "修理のお願い",
        "letters/ask-for-repairs/closing": "Vidu [tie](http:evil.example)",
        "signs/no-repairs/summary": "{nomo} <b>",
    }
    for entry in made:
        entry.msgstr = wrong.get(entry.msgctxt, entry.msgstr)
    made.save()
    result = run(guide, "build")
    assert result.exit_code == 0
    assert {"[unset-letter]", "[translation-link]"} <= set(
        re.findall(r"\[[a-z-]+\]", result.stderr)
    )
    assert (guide / "site/eo/letters/ask-for-repairs/index.html").exists()
    assert "evil.example" not in page(guide, "eo/letters/ask-for-repairs")
    (guide / "content/translations/eo.po").write_text("<<<<<<< ours\n")
    result = run(guide, "build")
    assert (result.exit_code, "[broken-po]" in result.stderr) == (0, True)
    assert run(guide, "build", "--strict").exit_code == 1


def test_a_whole_translation_is_published_by_one_word_in_the_settings(guide: Path) -> None:
    run(guide, "translate", "new", "en-XA")
    file = guide / "content/translations/en-XA.po"
    texts = run(guide, "translate", "status", "--format", "json")
    assert '"published": false' in texts.stdout
    file.write_text(whole(guide, "en-XA"))
    publish_locale(guide, "en-XA")
    assert run(guide, "build").exit_code == 0
    home = page(guide, "en-XA")
    assert "source-words" not in home
    assert "noindex" not in home
    assert 'hreflang="en-XA"' in page(guide, "en")
    assert "/en-XA/" in (guide / "site/sitemap.xml").read_text()


def whole(folder: Path, tag: str) -> str:
    """Made-up translations of every text of a guide."""
    return pseudo.po(tag, check(read_project(folder, ICONS), trial=False).messages)


@pytest.fixture(scope="module")
def first_french(first_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, wholly translated into a made-up French and published."""
    guide = shutil.copytree(first_build, tmp_path_factory.mktemp("french") / "guide")
    (guide / "content/translations").mkdir()
    text = whole(guide, "en-XA").replace('"Language: en-XA\\n"', '"Language: fr\\n"')
    text = re.sub(r"Plural-Forms: [^\\]*", PLURALS, text).replace("msgstr[1] ", "msgstr[2] ")
    text = re.sub(r'(msgstr\[0\] (".*")\n)', r"\1msgstr[1] \2\n", text)
    (guide / "content/translations/fr.po").write_text(text)
    publish_locale(guide, "fr")
    assert run(guide, "check").stderr == "No mistakes found.\n"
    assert run(guide, "build").exit_code == 0
    shutil.rmtree(guide / "site")
    return guide


@pytest.fixture
def french(first_french: Path, tmp_path: Path) -> Path:
    """A copy of the guide in French. What its first build remembered is there, and no site."""
    return shutil.copytree(first_french, tmp_path / "guide", copy_function=shutil.copyfile)


PLURALS = "Plural-Forms: nplurals=3; plural=((n == 0 || n == 1) ? 0 : n != 0 ? 2 : 1);"
SIGN = "content/signs/no-repairs.yml"
LETTER = "content/letters/ask-for-repairs.yml"


def test_a_changed_source_is_shown_until_it_is_translated_again(french: Path) -> None:
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults in vain.")
    run(french, "translate", "update")
    assert (status(french)["fuzzy"], status(french)["published"]) == (1, True)
    run(french, "build")
    shown = page(french, "fr/signs/no-repairs")
    assert (
        '<span class="source-words" lang="en" dir="ltr">You report faults in vain.</span>' in shown
    )
    assert '<aside class="gaps">' in shown
    assert '<aside class="gaps">' not in page(french, "fr/signs/walks-in")
    assert "You report faults in vain" not in (french / "site/fr/search.js").read_text()


def test_a_stale_translation_is_not_shown_before_the_update_either(french: Path) -> None:
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults in vain.")
    run(french, "build")
    assert "You report faults in vain." in page(french, "fr/signs/no-repairs")


def test_a_letter_with_a_gap_is_offered_in_the_source_language(french: Path) -> None:
    edit(french / LETTER, "Kind regards,", "Yours,")
    run(french, "translate", "update")
    run(french, "build")
    shown = page(french, "fr/letters/ask-for-repairs")
    assert '<div class="paper" id="paper" lang="en" dir="ltr">' in shown
    folder = french / "site/fr/letters/ask-for-repairs"
    assert sorted(path.name for path in folder.glob("*.docx")) == ["ask-for-repairs.en.docx"]


def test_a_critical_gap_leaves_a_locale_published(french: Path) -> None:
    edit(french / LETTER, "Kind regards,", "Yours,")
    run(french, "translate", "update")
    assert (status(french)["critical_missing"], status(french)["published"]) == (1, True)
    run(french, "build")
    assert '<meta name="robots"' not in page(french, "fr/letters/ask-for-repairs")
    english = page(french, "en/letters/ask-for-repairs")
    assert re.search(
        r'<link rel="alternate" hreflang="fr" href="[^"]*/fr/letters/ask-for-rep', english
    )
    menu = english.partition('<details class="languages"')[2].partition("</details>")[0]
    assert re.search(r'<a href="[^"]*/fr/letters/ask-for-repairs/" lang="fr"', menu)
    assert "/fr/" in (french / "site/sitemap.xml").read_text()
    assert "letters/ask-for-repairs" in (french / "site/fr/sitemap.xml").read_text()
    told = run(french, "translate", "status", "fr").stdout
    assert re.search(r"Out of date since \d{4}-\d{2}-\d{2}: letters/ask-for-repairs/closing", told)


def test_a_correction_is_accepted_for_every_language_at_once(french: Path) -> None:
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults, for nothing.")
    result = run(french, "translate", "accept", "signs/no-repairs/summary")
    assert (result.exit_code, result.stdout) == (0, "fr: signs/no-repairs/summary\n")
    assert status(french)["fuzzy"] == 0


def test_a_correction_that_is_accepted_asks_for_no_words_that_come_along(french: Path) -> None:
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults, for nothing.")
    run(french, "translate", "update", "fr")
    asked = [entry.msgctxt for entry in catalogue(french, "fr")]
    run(french, "translate", "accept", "signs/no-repairs/summary")
    assert [entry.msgctxt for entry in catalogue(french, "fr")] == asked


def test_a_correction_of_a_word_of_the_frame_is_accepted_where_its_languages_stand(
    french: Path,
) -> None:
    asked = [entry.msgctxt for entry in catalogue(french, "fr")]
    shutil.copytree(
        Path(__file__).parents[1] / "templates", french / "templates", dirs_exist_ok=True
    )
    edit(french / "templates/interface.yml", "Skip to the content", "To the content")
    result = run(french, "translate", "accept", "interface/skip")
    words = polib.pofile(str(french / "templates/interface/fr.po"))
    (skip,) = (entry for entry in words if entry.msgctxt == "interface/skip")
    assert "templates/interface/fr.po: interface/skip\n" in result.stdout
    assert (skip.msgid, skip.msgstr, skip.fuzzy) == ("To the content", "Aller au contenu", False)
    assert [entry.msgctxt for entry in catalogue(french, "fr")] == asked


def test_an_id_that_does_not_exist_is_not_accepted(french: Path) -> None:
    result = run(french, "translate", "accept", "signs/no-repairs/sumary")
    assert result.exit_code == 2
    assert 'Did you mean "signs/no-repairs/summary"?' in result.stderr
    result = run(french, "translate", "accept", "nothing/like/it")
    assert result.stderr.endswith("They stand behind `msgctxt` in each PO file.\n")


def test_an_update_without_changes_writes_nothing(french: Path) -> None:
    run(french, "translate", "update")
    before = tree(french)
    result = run(french, "translate", "update")
    assert result.stdout == "content/translations/fr.po: up to date\n"
    assert tree(french) == before


def test_a_broken_file_of_a_published_language_stops_the_build(french: Path) -> None:
    file = french / "content/translations/fr.po"
    file.write_text(file.read_text()[:-40])
    result = run(french, "build")
    assert result.exit_code == 1
    assert "[broken-po]" in result.stderr
    assert "1 error in 1 file. Nothing was written.\n" in result.stderr
    assert not (french / "site").exists()


def test_a_translation_with_a_mistake_is_named_and_not_shown(french: Path) -> None:
    made = catalogue(french, "fr")
    entry = made.find("signs/no-repairs/summary", by="msgctxt")
    assert entry is not None
    entry.msgstr = "Voir <script>alert(1)</script>"
    made.save()
    result = run(french, "build")
    assert result.exit_code == 1
    assert "`signs/no-repairs/summary`: `<script>` is HTML." in result.stderr
    shown = page(french, "fr/signs/no-repairs")
    assert "alert(1)" not in shown
    assert "You report faults and nothing happens." in shown


def test_the_status_is_a_table_and_for_one_language_says_where(french: Path) -> None:
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults in vain.")
    run(french, "translate", "update")
    result = run(french, "translate", "status", "fr")
    assert "published" in result.stdout
    assert "signs/no-repairs" in result.stdout
    assert "signs/walks-in" not in result.stdout


def test_the_status_of_one_language_names_the_critical_texts_that_are_missing(french: Path) -> None:
    letter = "content/letters/ask-for-repairs.yml"
    edit(french / letter, "subject: ", "subject: Again, ")
    run(french, "translate", "update")
    told = run(french, "translate", "status", "fr").stdout
    assert told.endswith("Critical and missing: letters/ask-for-repairs/subject\n")
    assert "Critical" not in run(french, "translate", "status").stdout


def test_of_many_critical_texts_that_are_missing_twenty_are_named(guide: Path) -> None:
    run(guide, "translate", "new", "eo")
    lines = run(guide, "translate", "status", "eo").stdout.splitlines()
    told = [line for line in lines if line.startswith("Critical and missing: ")]
    assert len(told) == 21
    assert re.fullmatch(r"Critical and missing: \d+ more", told[-1])


@pytest.mark.parametrize("command", ["update", "status"])
def test_a_guide_without_translations_is_told_how_to_begin_one(guide: Path, command: str) -> None:
    told = "There are no translations yet. Begin one: fingerpost translate new fr\n"
    assert run(guide, "translate", command).stdout.endswith(told)


def test_a_file_that_was_emptied_is_filled_again_by_an_update(french: Path) -> None:
    text = (french / "content/guide.yml").read_text(encoding="utf-8")
    (french / "content/guide.yml").write_text(text.replace("[en]", "[en, fr]"), encoding="utf-8")
    (french / "content/translations/fr.po").write_text("")
    assert run(french, "check").exit_code == 1
    assert run(french, "translate", "update", "fr").exit_code == 0
    assert run(french, "check").exit_code == 0


def test_a_guide_in_french_is_not_told_to_begin_french(guide: Path) -> None:
    settings = guide / "content/guide.yml"
    text = settings.read_text(encoding="utf-8")
    text = text.replace("source_locale: en", "source_locale: fr").replace(
        "locales: [en]", "locales: [fr]"
    )
    settings.write_text(text, encoding="utf-8")
    told = "There are no translations yet. Begin one: fingerpost translate new en\n"
    assert run(guide, "translate", "status").stdout.endswith(told)


def test_the_status_of_a_language_nobody_began_is_a_mistake(french: Path) -> None:
    result = run(french, "translate", "status", "de")
    told = 'No translations for "de". There are: fr. Begin them: fingerpost translate new de\n'
    assert (result.exit_code, result.stderr.endswith(told)) == (2, True)


PO = "content/translations/fr.po"
TITLE = 'msgctxt "guide/title"\nmsgid "Moving Out"\nmsgstr "Partir"\n'


def test_an_entry_of_a_list_may_go_and_come_back(french: Path) -> None:
    last = "  - You have begun to mend things yourself.\n"
    fourth = f"{last}  - It is always tomorrow.\n"
    edit(french / SIGN, last, fourth)
    run(french, "translate", "update")
    made = catalogue(french, "fr")
    entry = made.find("signs/no-repairs/looks_like/4", by="msgctxt")
    assert entry is not None
    entry.msgstr = "C'est toujours pour demain."
    made.save()
    before = (french / PO).read_text()
    edit(french / SIGN, fourth, last)
    run(french, "translate", "update")
    assert '#~ msgstr "C\'est toujours pour demain."' in (french / PO).read_text()
    edit(french / SIGN, last, fourth)
    run(french, "translate", "update")
    assert (french / PO).read_text() == before


@pytest.mark.parametrize(
    "words", [("update",), ("accept", "guide/title")], ids=["update", "accept"]
)
def test_a_file_in_which_a_text_is_translated_twice_is_left_as_it_is(
    french: Path, words: tuple[str, ...]
) -> None:
    run(french, "translate", "update")
    with (french / PO).open("a") as file:
        file.write(f"\n{TITLE}")
    before = (french / PO).read_text()
    result = run(french, "translate", *words)
    assert result.exit_code == 1
    assert result.stdout == f"{PO}: left as it is\n"
    assert result.stderr.endswith(
        "`guide/title` is translated twice; the first is on line 17. Keep the better one."
        " [repeated-message]\n"
    )
    assert (french / PO).read_text() == before


@pytest.mark.parametrize(
    "words", [("update",), ("accept", "guide/title")], ids=["update", "accept"]
)
def test_a_file_that_is_left_as_it_is_keeps_no_other_back(
    french: Path, words: tuple[str, ...]
) -> None:
    run(french, "translate", "new", "eo")
    edit(french / "content/translations/eo.po", 'msgid "Moving Out"', 'msgid "Moved Out"')
    (french / PO).write_text("x")
    assert run(french, "translate", *words).exit_code == 1
    assert 'msgid "Moved Out"' not in (french / "content/translations/eo.po").read_text()
    assert (french / PO).read_text() == "x"


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("xx", '"xx" is not a language. Name the file after a language tag: `fr.po`, `pt-BR.po`.'),
        ("en", '"en" is the language the guide is written in. Remove the file.'),
    ],
)
def test_a_file_for_no_other_language_is_named_by_an_update(
    french: Path, tag: str, message: str
) -> None:
    path = f"content/translations/{tag}.po"
    shutil.copy(french / PO, french / path)
    result = run(french, "translate", "update", tag)
    assert (result.exit_code, result.stdout) == (1, f"{path}: left as it is\n")
    assert result.stderr == f"{path}:1:1: error: {message} [unknown-language]\n"


@pytest.mark.parametrize("name", ["xx.po", "Copy of fr.po"])
def test_words_of_the_interface_in_no_language_are_left_as_they_are(
    french: Path, name: str
) -> None:
    path = f"templates/interface/{name}"
    (french / path).parent.mkdir(parents=True, exist_ok=True)
    (french / path).write_text("")
    result = run(french, "translate", "update")
    assert f"{path}: left as it is, since it does not name a language\n" in result.stdout
    assert (french / path).read_text() == ""


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """A disk on which no file gets larger than this."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    "words",
    [("new", "eo"), ("update",), ("accept", "signs/no-repairs/summary")],
    ids=["new", "update", "accept"],
)
def test_a_full_disk_leaves_every_file_whole(french: Path, words: tuple[str, ...]) -> None:
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults in vain.")
    run(french, "check")  # what is typeset on the way is kept now
    before = tree(french)
    with full_disk((french / PO).stat().st_size // 2):
        result = run(french, "translate", *words)
    path = "content/translations/eo.po" if words[0] == "new" else PO
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {path}: File too large. Nothing was written.\n"
    assert tree(french) == before


def test_a_place_where_nothing_can_be_written_is_named(guide: Path) -> None:
    (guide / "content/translations/eo.po").mkdir(parents=True)
    (guide / "content/translations/eo.po/.keep").touch()
    result = run(guide, "translate", "update", "eo")
    assert (result.exit_code, "There is no content/translations/eo.po." in result.stderr) == (
        2,
        True,
    )
    result = run(guide, "translate", "new", "eo")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: content/translations/eo.po: Is a directory. Nothing was written.\n"
    )


def test_an_update_keeps_the_permissions_of_a_file(french: Path) -> None:
    (french / PO).chmod(0o640)
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults in vain.")
    run(french, "translate", "update")
    assert "in vain" in (french / PO).read_text()
    assert (french / PO).stat().st_mode & 0o777 == 0o640


def test_an_update_follows_a_link_to_a_file(french: Path) -> None:
    (french / PO).rename(french / "content/translations/.kept")
    (french / PO).symlink_to(".kept")
    edit(french / SIGN, "You report faults and nothing happens.", "You report faults in vain.")
    run(french, "translate", "update")
    assert (french / PO).is_symlink()
    assert "in vain" in (french / PO).read_text()


def test_what_editors_leave_beside_a_file_is_passed_over(french: Path) -> None:
    folder = french / "content/translations"
    (folder / ".#fr.po").symlink_to("somebody@somewhere.1234")
    (folder / ".hidden.po").write_bytes(b"\0")
    (folder / "de.po").mkdir()
    result = run(french, "translate", "update")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{PO}: ")


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_status_ends_like_the_check_where_a_translation_has_a_mistake(
    french: Path, form: str
) -> None:
    assert run(french, "translate", "status", "--format", form).exit_code == 0
    made = catalogue(french, "fr")
    entry = made.find("signs/no-repairs/summary", by="msgctxt")
    assert entry is not None
    entry.msgstr = "Voir <b>ici</b>"
    made.save()
    result = run(french, "translate", "status", "--format", form)
    assert (result.exit_code, "is HTML. " in result.stderr) == (1, True)
    assert '"fuzzy": 1' in result.stdout or "published" in result.stdout


def test_the_status_of_a_language_whose_file_is_broken_says_where(french: Path) -> None:
    (french / PO).write_text("x")
    result = run(french, "translate", "status", "fr")
    assert result.exit_code == 1
    assert f"{PO}:1:1: error: The file cannot be read from here on" in result.stderr
    assert "Usage" not in result.stderr
