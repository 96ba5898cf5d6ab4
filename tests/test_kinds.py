"""A kind of thing is declared once: what a field is, its model says, and everything follows."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from fingerpost.content.load import load
from fingerpost.model.guide import GROUPS, KINDS, THINGS, Guide
from fingerpost.model.kinds import Ref
from fingerpost.model.settings import Section
from fingerpost.model.texts import references
from fingerpost.translation.edition import Edition
from fingerpost.translation.localise import localise
from fingerpost.translation.messages import messages

from .projects import edit, guide, on_disk
from .search_script import given
from .shell import run

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
HABIT = '''

class Habit(Thing):
    """Something to do every week."""

    what = Kind("habit", "a habit", "habits/")

    see_also: tuple[RemedyId, ...] = ()
    """Ids of remedies that need it."""


class Guide(Model):
    """A whole guide, loaded and checked, in one locale."""

    habits: tuple[Habit, ...]
'''
YAML = """title: Friday post
order: 1
icon: material/email
summary: Answer every letter on a Friday.
reviewed: 2026-11-01
see_also: [write-it-down, write-it-donw]
"""


def whole() -> Guide:
    return load(guide().content).guide()


@pytest.fixture
def with_habits(tmp_path: Path) -> Path:
    """The small guide, and a generator whose model has one more kind, in one file."""
    shutil.copytree(ROOT / "generator", tmp_path / "code/fingerpost")
    head = '''class Guide(Model):
    """A whole guide, loaded and checked, in one locale."""
'''
    edit(tmp_path / "code/fingerpost/model/guide.py", head, HABIT.strip())
    folder = on_disk(tmp_path / "guide")
    (folder / "content/habits").mkdir()
    (folder / "content/habits/friday-post.yml").write_text(YAML)
    (folder / "templates/pages/habit.md.j2").write_text("{{ habit.summary | inline }}\n")
    return tmp_path


def in_folder(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run(folder / "guide", *words, code=str(folder / "code"))


def test_a_dead_id_in_a_new_kind_is_found_where_its_model_says_what_it_names(
    with_habits: Path,
) -> None:
    told = in_folder(with_habits, "check")
    assert told.stderr == (
        'content/habits/friday-post.yml:6:27: error: "write-it-donw" is not the id of a remedy. '
        'Did you mean "write-it-down"? [unknown-id]\n'
        "1 error in 1 file. Nothing was written.\n"
    )


def test_a_new_kind_has_pages_messages_counts_a_schema_and_is_found(with_habits: Path) -> None:
    habit = with_habits / "guide/content/habits/friday-post.yml"
    habit.write_text(YAML.replace(", write-it-donw", ""))
    assert in_folder(with_habits, "build").returncode == 0
    site = with_habits / "guide/site/en"
    assert "Answer every letter" in (site / "friday-post/index.html").read_text()
    entries = given((site / "search.js").read_text())["entries"]
    assert "habit" in {entry["kind"] for entry in entries if entry["title"] == "Friday post"}
    in_folder(with_habits, "translate", "new", "eo")
    messages = (with_habits / "guide/content/translations/eo.po").read_text()
    assert 'msgctxt "habits/friday-post/title"' in messages
    assert re.search(r"habits +│ 1 ", in_folder(with_habits, "stats").stdout)
    in_folder(with_habits, "schema")
    assert "see_also" in (with_habits / "guide/schema/habit.json").read_text()


def test_a_new_kind_can_stand_in_a_section_of_its_own(with_habits: Path) -> None:
    model, own = with_habits / "code/fingerpost/model", with_habits / "guide"
    edit(model / "guide.py", '"habits/")', '"habits/", "habits")')
    edit(own / "content/habits/friday-post.yml", ", write-it-donw", "")
    edit(model / "settings.py", '        "map",\n', '        "map",\n        "habits",\n')
    section = "  - {id: habits, title: Habits, heading: Every week, summary: Do it., icon: "
    section += "material/tools, intro: Choose one.}\n"
    edit(own / "content/guide.yml", "sections:\n", f"sections:\n{section}")
    listed = "{% for habit in guide.habits %}[{{ habit.title }}]({{ habit | link }}){% endfor %}\n"
    (own / "templates/pages/habits.md.j2").write_text(f"# {{{{ section.heading }}}}\n\n{listed}")
    assert in_folder(with_habits, "build").returncode == 0
    assert "Answer every letter" in (own / "site/en/habits/friday-post/index.html").read_text()
    assert (
        '<a href="friday-post/">Friday post</a>' in (own / "site/en/habits/index.html").read_text()
    )
    assert 'href="habits/"' in (own / "site/en/index.html").read_text()


def test_every_kind_is_in_the_guide_under_a_name_of_its_own() -> None:
    assert [model.what.name for model in GROUPS.values()] == list(KINDS)
    assert set(THINGS) < set(KINDS.values())


def test_every_section_of_a_kind_is_one_that_a_guide_can_have() -> None:
    sections = set(Section.model_json_schema()["properties"]["id"]["enum"])
    assert {model.what.section for model in KINDS.values()} - {""} <= sections


def test_every_id_of_the_small_guide_says_what_it_names() -> None:
    named = {(ref, name) for entry in whole().entries() for _, ref, name in references(entry)}
    entries = {(Ref(entry.what.name), entry.id) for entry in whole().entries()}
    assert named
    assert named <= entries


@pytest.mark.parametrize("group", GROUPS)
def test_every_kind_is_translated(group: str) -> None:
    own = whole()
    words = {message.id: ("mots",) for message in messages(own) if not message.plural}
    other = localise(own, Edition("fr", published=True, words=words))
    assert getattr(own, group)
    for entry, translated in zip(getattr(own, group), getattr(other, group), strict=True):
        assert translated != entry
