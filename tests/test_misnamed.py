"""A folder that was meant to be one of a guide, and has another name or place, is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.diagnostics import as_text
from fingerpost.site.misnamed import faults

from .projects import on_disk
from .shell import in_project

PAGE = "---\ntitle: Deposits\n---\n\nAsk for it.\n"


def told(folder: Path, name: str, text: str = "") -> str:
    """What is told of a folder once a file is in it."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)
    return as_text([*faults(folder)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("content", "templates"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("name", "home"),
    [
        ("template/pages/sign.md.j2", "templates/"),
        ("Template/theme/css/page/own.css", "templates/"),
        ("tempaltes/fonts/own.ttf", "templates/"),
        ("contents/signs/no-repairs.yml", "content/"),
        ("contenu/pages/about.md", "content/"),
        ("signs/no-repairs.yml", "content/signs/"),
        ("synonyms/en.yml", "content/synonyms/"),
        ("translations/fr.po", "content/translations/"),
        ("pages/about.md", "content/pages/"),
    ],
)
def test_what_nothing_reads_is_told_with_where_it_belongs(
    folder: Path, name: str, home: str
) -> None:
    wrong = name.partition("/")[0]
    assert told(folder, name, PAGE) == (
        f"{wrong}/:1:1: warning: Nothing of a guide is read in `{wrong}/`. Move what is in it to "
        f"`{home}`. [misplaced-file]\n"
    )


def test_a_folder_of_which_there_is_no_other_is_renamed(folder: Path) -> None:
    (folder / "templates").rmdir()
    hint = "Rename the folder to `templates/`. [misplaced-file]\n"
    assert told(folder, "template/pages/sign.md.j2").endswith(hint)


@pytest.mark.parametrize(
    "name",
    [
        *("tests/test_x.py", "docs/index.md", "context/notes.txt", "content2/signs/no-repairs.yml"),
        *("template/notes.txt", "images/door.png", "letters/first.docx", "pages/notes.md"),
        *(".templates/own.j2", "signs/.DS_Store"),
    ],
)
def test_folders_of_other_matter_are_not_told(folder: Path, name: str) -> None:
    assert told(folder, name, "# Notes\n") == ""


def test_a_content_under_another_name_is_one_mistake(tmp_path: Path) -> None:
    project = on_disk(tmp_path / "project")
    (project / "content").rename(project / "contents")
    assert in_project(project, "check").stderr == (
        "content:1:1: error: There is no folder `content/`. Rename `contents/` to `content/`. "
        "[unreadable]\n"
        "1 error in 1 file. Nothing was written.\n"
    )


def test_a_build_with_nothing_to_do_tells_of_a_new_folder(built: Path) -> None:
    (built / "template").mkdir()
    (built / "template/own.j2").write_text("")
    assert "`template/`" in in_project(built, "build").stderr
