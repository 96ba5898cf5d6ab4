"""A new guide in another language: the small guide, written in it as its source."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest
import yaml

from fingerpost import __version__
from fingerpost.content.load import load
from fingerpost.content.rewrite import rewrite
from fingerpost.pipeline import check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project
from fingerpost.site.start import STARTER, languages
from fingerpost.translation.messages import messages

from .english import left_in
from .shell import in_project, invoked

ROOT = Path(__file__).parents[1]
WORKFLOW = ".github/workflows/publish.yml"
OTHERS = [tag for tag in languages() if tag != "en"]


def begun(folder: Path, tag: str) -> Path:
    assert invoked("new", str(folder / "guide"), "--locale", tag).exit_code == 0
    return folder / "guide"


@pytest.fixture(scope="module", params=OTHERS)
def new(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new guide in another language, in a folder of the name of that."""
    folder = tmp_path_factory.mktemp("new")
    return begun(folder, request.param).rename(folder / request.param)


def texts(folder: Path) -> dict[str, str]:
    """Every text of a guide by its id, whatever its lines are broken at."""
    files = read_project(folder, ICONS).content
    guide = load({path: data for path, data in files.items() if ".po" not in path}).guide()
    own = (message for message in messages(guide) if message.page != "interface")
    return {message.id: " ".join(message.text.split()) for message in own}


def test_the_small_guide_comes_in_four_languages() -> None:
    assert languages() == ["de", "en", "es", "fr"]


@pytest.mark.slow
def test_the_translations_of_the_small_guide_are_whole_and_without_a_mistake() -> None:
    checked = check(read_project(STARTER, ICONS), trial=False)
    assert [str(told) for told in checked.diagnostics] == []
    assert {e.tag: e.whole.empty + e.whole.fuzzy for e in checked.editions[1:]} == dict.fromkeys(
        OTHERS, 0
    )


@pytest.mark.slow
def test_a_new_guide_says_in_its_files_what_the_translation_says(new: Path) -> None:
    file = polib.pofile(str(STARTER / f"content/translations/{new.name}.po"))
    translated = {entry.msgctxt: " ".join(entry.msgstr.split()) for entry in file}
    names = {name: name.replace("/blank", "/label") for name in translated}
    said = {name: words or translated[names[name]] for name, words in translated.items()}
    assert texts(new) == said


def test_no_readme_begins_a_translation_into_the_language_of_its_guide(new: Path) -> None:
    begins = re.findall(r"translate new (\w+) .*/(\w+)\.po", (new / "README.md").read_text())
    assert begins == [("en", "en") if new.name == "fr" else ("fr", "fr")]


def test_what_a_new_guide_says_of_translating_names_nothing_that_it_lacks(new: Path) -> None:
    text = (new / "TRANSLATING.md").read_text(encoding="utf-8")
    ours = ("tests/", "client must", "Fingerpost's own guide")
    assert [words for words in ours if words in text] == []


@pytest.mark.slow
def test_a_new_guide_in_another_language_is_without_mistakes(new: Path) -> None:
    assert in_project(new, "check").stderr == "No mistakes found.\n"


@pytest.mark.slow
def test_a_new_guide_keeps_the_notes_the_keys_and_the_ids_of_the_small_guide(new: Path) -> None:
    for path in sorted((STARTER / "content").rglob("*.yml")):
        before = path.read_text()
        after = (new / path.relative_to(STARTER)).read_text()
        assert notes(after) == notes(before.replace("$schema=../", "$schema="))
    assert not (new / "content/translations").exists()


def notes(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("#")]


@pytest.mark.slow
def test_a_site_of_a_new_guide_has_no_english_words_left(new: Path) -> None:
    assert in_project(new, "build").exit_code == 0
    english, own = set(texts(STARTER).values()), set(texts(new).values())
    assert left_in(new / "site", new.name, english, own) == {}


@pytest.mark.slow
def test_the_files_for_mkdocs_name_the_language_and_the_title(tmp_path: Path) -> None:
    text = (begun(tmp_path, "de") / "mkdocs.yml").read_text()
    assert "site_name: Gebucht " in text
    assert "site_url: https://guide.example/de/ " in text
    assert "site_dir: site/de\n" in text


@pytest.mark.slow
def test_the_workflow_of_a_new_guide_installs_its_version_checks_and_builds(tmp_path: Path) -> None:
    guide = begun(tmp_path, "en")
    jobs = yaml.safe_load((guide / ".github/workflows/publish.yml").read_text())["jobs"]
    lines = {
        name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()
    }
    assert lines == {
        "check": ["pip install -r requirements.txt", "fingerpost check --format github"],
        "publish": [
            "pip install -r requirements.txt",
            'fingerpost build --site-url "$SITE_URL" --repository "$REPOSITORY"',
        ],
    }
    needed = (guide / "requirements.txt").read_text().splitlines()[-1]
    assert needed == f"./fingerpost-{__version__}-py3-none-any.whl"
    for words in (["check", "--format", "github"], ["build", "--site-url", "https://a.org/"]):
        assert in_project(guide, *words).exit_code == 0


@pytest.mark.slow
def test_what_a_workflow_uses_is_the_same_in_ours_and_in_that_of_a_new_guide() -> None:
    ours, new = (
        set(re.findall(r"uses: (\S+)@(\w+)  # (\S+)", path.read_text()))
        for path in (ROOT / WORKFLOW, STARTER / WORKFLOW)
    )
    assert new == ours


@pytest.mark.slow
def test_a_region_has_the_words_of_its_language(tmp_path: Path) -> None:
    settings = (begun(tmp_path, "de-AT") / "content/guide.yml").read_text()
    assert "source_locale: de-AT\nlocales:\n  - de-AT\n" in settings
    assert "title: Gebucht\n" in settings


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        (
            "it",
            'The small guide does not come in "it", but in de, en, es, fr. Begin with one of them'
            " and write `source_locale: it` in content/guide.yml; `fingerpost check` says what else"
            " names the language.",
        ),
        ("xx", '"xx" is not the tag of a language. Examples: fr, pt-BR, ar.'),
    ],
)
def test_a_language_that_is_not_there_is_answered_with_those_that_are(
    tag: str, said: str, tmp_path: Path
) -> None:
    result = invoked("new", str(tmp_path / "guide"), "--locale", tag)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "guide").exists()


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("a: One\n", {("a",): "Zwei: drei"}, 'a: "Zwei: drei"\n'),
        ("a: One\n", {("a",): '"Zwei": drei'}, "a: '\"Zwei\": drei'\n"),
        ('a: "One: two"  # note\nb: 1\n', {("a",): "Zwei"}, "a: Zwei  # note\nb: 1\n"),
        ("a:\n  - One\nb: 1\n", {("a",): ("Eins", "#2")}, 'a:\n  - Eins\n  - "#2"\nb: 1\n'),
        ("a: [one, two]\n", {("a",): ("eins, zwei", "drei")}, 'a: ["eins, zwei", drei]\n'),
        ("a: {b: One, c: d}\n", {("a", "b"): "{x} Eins"}, 'a: {b: "{x} Eins", c: d}\n'),
        (
            "a: |\n  One\n\n  two\nb: 1\n",
            {("a",): "Eins\n\nzwei"},
            "a: |\n  Eins\n\n  zwei\nb: 1\n",
        ),
        (
            "a:\n  - One\n",
            {("a", 0): " ".join(["Wort"] * 20)},
            f"a:\n  - >-\n    {' '.join(['Wort'] * 19)}\n    Wort\n",
        ),
        (
            "---\na: One\n---\n\nTwo\n",
            {("a",): "Eins", ("body",): "Zwei"},
            "---\na: Eins\n---\n\nZwei\n",
        ),
    ],
)
def test_words_are_written_as_an_author_would(
    text: str, words: dict[tuple[str | int, ...], str | tuple[str, ...]], after: str
) -> None:
    assert rewrite(text, words) == after


def test_long_paragraphs_and_entries_are_broken_where_their_markup_allows() -> None:
    word = " ".join(["Wort"] * 25)
    assert rewrite("a: |\n  One\n", {("a",): f"## {word}\n\n- {word}\n> {word}"}) == (
        f"a: |\n  ## {word}\n\n"
        f"  - {' '.join(['Wort'] * 19)}\n    {' '.join(['Wort'] * 6)}\n"
        f"  > {' '.join(['Wort'] * 19)}\n  > {' '.join(['Wort'] * 6)}\n"
    )
