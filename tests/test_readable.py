"""What cannot be read in the folder of a project, or leads out of it, is told and not passed by."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fingerpost.diagnostics import arranged, as_text
from fingerpost.pipeline import check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from .projects import on_disk
from .shell import in_project, invoked, run

LINK = "Replace the link by the file itself. [outside-content]\n"
FOLDER = "This is a folder where a file belongs. Rename it, or remove it. [unreadable]\n"
REFUSED = "Permission denied. See that you may read it, or remove it. [unreadable]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small guide, without templates of its own, beside a file that is not to be published."""
    made = on_disk(tmp_path / "project")
    for path in sorted((made / "templates").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "secret").write_text("of this machine")
    (tmp_path / "secrets").mkdir()
    return made


def problems(folder: Path) -> str:
    return as_text(arranged(check(read_project(folder, ICONS), trial=False).diagnostics))


def link(folder: Path, name: str, target: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize(
    "name",
    [
        "content/files/notes.txt",
        "content/files/.htaccess",
        "content/images/notes.png",
        "content/fonts/notes.woff2",
        "templates/fonts/notes.ttf",
        "templates/pages/sign.md.j2",
        "templates/theme/img/notes.txt",
    ],
)
def test_a_link_that_leads_out_of_the_guide_is_not_published(folder: Path, name: str) -> None:
    link(folder, name, str(folder.parent / "secret"))
    around = "the guide" if name.startswith(("content/files", "templates")) else "`content/`"
    told = f"{name}:1:1: error: `{name}` leads out of {around}. {LINK}"
    assert [line for line in problems(folder).splitlines(True) if " error: " in line] == [told]


def test_a_build_writes_nothing_with_a_link_that_leads_out(folder: Path) -> None:
    link(folder, "content/files/notes.txt", str(folder.parent / "secret"))
    done = run(folder, "build")
    assert done.returncode == 1
    assert f"`content/files/notes.txt` leads out of the guide. {LINK}" in done.stderr
    assert not (folder / "site").exists()


def test_a_link_to_a_file_of_the_guide_may_stay(folder: Path) -> None:
    link(folder, "content/files/settings.txt", "../guide.yml")
    link(folder, "content/files/.#settings.txt", "somebody@machine.42")  # of an editor
    (folder / "README.md").write_text("Ours")
    link(folder, "templates/README.md", "../README.md")
    assert problems(folder) == ""


def test_templates_may_stand_in_a_folder_elsewhere_that_several_guides_share(folder: Path) -> None:
    (folder.parent / "secrets/pages").mkdir()
    (folder.parent / "secrets/pages/sources.md.j2").write_text("# Ours\n")
    (folder / "templates").rmdir()
    link(folder, "templates", str(folder.parent / "secrets"))
    assert problems(folder) == ""
    assert read_project(folder, folder).templates["pages/sources.md.j2"] == "# Ours\n"


@pytest.mark.parametrize("name", ["content/files/more", "content/more", "templates/pages"])
def test_a_link_to_a_folder_is_told_since_nothing_in_it_is_read(folder: Path, name: str) -> None:
    link(folder, name, str(folder / "content/signs"))
    assert problems(folder) == (
        f"{name}:1:1: error: This is a link to a folder, and nothing in it is read."
        " Replace the link by the folder itself. [unreadable]\n"
    )


@pytest.mark.parametrize("target", ["gone", "templates"])
def test_a_link_in_place_of_a_folder_that_leads_nowhere_or_to_itself_is_told(
    folder: Path, target: str
) -> None:
    (folder / "templates").rmdir()
    link(folder, "templates", target)
    assert problems(folder) == (
        f"templates:1:1: error: The link leads to `{target}`, which is not there."
        " Replace the link by the folder itself. [unreadable]\n"
    )


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("site", ("build",), "site is a link that leads to itself. Remove it."),
        ("out", ("export", "--locale", "en", "out"), "out is a link that leads to itself."),
        ("schema", ("schema",), "Too many levels of symbolic links. Nothing was written."),
        ("content", ("check",), "The folder cannot be read: Too many levels of symbolic links."),
    ],
)
def test_a_link_that_leads_to_itself_ends_a_command_with_a_word(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: tuple[str, ...], told: str
) -> None:
    if name == "content":
        shutil.rmtree(folder / name)
    link(folder, name, name)
    monkeypatch.chdir(folder)
    result = invoked(*words)
    assert result.exit_code in (1, 2)
    assert told in result.stderr


@pytest.mark.parametrize("name", ["content/files/x.txt", "content/x.yml", "templates/x.svg"])
def test_a_link_that_leads_nowhere_is_told(folder: Path, name: str) -> None:
    link(folder, name, "gone.txt")
    assert problems(folder) == (
        f"{name}:1:1: error: The link leads to `gone.txt`, which is not there."
        " Replace the link by the file itself. [unreadable]\n"
    )


@pytest.mark.parametrize(
    "name",
    [
        "content/signs/late.yml",
        "content/pages/contact.md",
        "templates/interface.yml",
        "templates/interface/fr.po",
        "templates/letters/letter.typ",
        "templates/pages/sign.md.j2",
        "templates/theme/css/tokens.css",
        "templates/theme/main.html",
    ],
)
def test_a_folder_in_the_place_of_a_file_is_told(folder: Path, name: str) -> None:
    (folder / name).mkdir(parents=True)
    assert problems(folder) == f"{name}:1:1: error: {FOLDER}"


@pytest.mark.parametrize(
    "name",
    [
        *("content", "content/files", "content/signs", "content/translations"),
        *("templates", "templates/theme", "templates/letters/forms"),
    ],
)
def test_a_file_in_the_place_of_a_folder_is_told(folder: Path, name: str) -> None:
    shutil.rmtree(folder / name, ignore_errors=True)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("")
    sentence = "This is a file where a folder belongs. Rename it, or remove it. [unreadable]\n"
    assert problems(folder) == f"{name}:1:1: error: {sentence}"


def test_content_that_is_not_there_is_told_once(folder: Path) -> None:
    shutil.rmtree(folder / "content")
    (folder / "templates/theme").mkdir()  # which our settings name
    for command in ("check", "serve"):
        assert in_project(folder, command).stderr == (
            "content:1:1: error: There is no folder `content/`. Put it back, or begin a guide in"
            " another place: `fingerpost new FOLDER`. [unreadable]\n"
            "1 error in 1 file. Nothing was written.\n"
        )


@pytest.mark.parametrize("name", ["content/files/queue", "content/signs/queue.yml"])
def test_what_is_neither_a_file_nor_a_folder_is_told(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(folder / name)
    sentence = "This is neither a file nor a folder. Remove it. [unreadable]\n"
    assert problems(folder) == f"{name}:1:1: error: {sentence}"


@pytest.mark.parametrize(
    "name",
    ["content/files/cv.pdf", "content/guide.yml", "templates/pages/sign.md.j2", "templates/a.png"],
)
def test_a_file_that_the_system_does_not_give_out_is_told(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("Ours\n")
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != folder / name and may(path, mode))
    assert problems(folder) == f"{name}:1:1: error: The file cannot be read: {REFUSED}"


@pytest.mark.parametrize(
    "name",
    [
        *("content", "content/exit", "content/files", "content/images", "content/letters"),
        *("content/pages", "content/signs", "templates/pages"),
    ],
)
def test_a_folder_that_the_system_does_not_give_out_is_told_and_nothing_that_stands_in_it_missed(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    lists, facts = os.scandir, Path.stat

    def scandir(path: str) -> object:
        if Path(path) == folder / name:
            raise PermissionError(13, "Permission denied", str(path))
        return lists(path)

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if folder / name in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return facts(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    opened: Callable[..., object] = scandir
    monkeypatch.setattr(os, "scandir", opened)
    assert problems(folder) == f"{name}:1:1: error: The folder cannot be read: {REFUSED}"
