"""The commands: what they print where, their exit codes, what they leave on the disk."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from zipfile import ZipFile

import polib
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from rich.table import Table

from fingerpost import __main__ as begin
from fingerpost import __version__
from fingerpost.commands.build import ELSEWHERE, LEFT
from fingerpost.commands.console import show
from fingerpost.commands.main import NOTHING
from fingerpost.model.schema import schemas
from fingerpost.pipeline import check
from fingerpost.site import preview, publish
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project
from fingerpost.site.settings import LOCALE_VARIABLE, POLL_VARIABLE

from . import pseudo
from .once import installed, wheel
from .projects import edit, tree
from .shell import in_project, invoked

ROOT = Path(__file__).parents[1]
ONE = ("--jobs", "1")  # locale at a time; else each has a process of its own, which has to begin


def break_settings(project: Path) -> None:
    settings = project / "content/guide.yml"
    settings.write_text(f"titel: X\n{settings.read_text()}")


def translate(project: Path, tag: str) -> None:
    """Give a project a whole file of made-up translations."""
    file = project / f"content/translations/{tag}.po"
    file.parent.mkdir(exist_ok=True)
    messages = check(read_project(project, ICONS), trial=False).messages
    file.write_text(pseudo.po(tag, messages))


def publish_locale(project: Path, tag: str) -> None:
    """Add a locale to those that the settings publish."""
    edit(project / "content/guide.yml", "locales: [en]", f"locales: [en, {tag}]")


def test_the_version_is_printed() -> None:
    assert invoked("--version").output == f"fingerpost, version {__version__}\n"


def test_a_folder_without_a_guide_is_a_usage_error_with_a_hint(tmp_path: Path) -> None:
    result = in_project(tmp_path, "check")
    assert result.exit_code == 2
    assert "Go to the folder of a guide, or name it: fingerpost -C DIR ..." in result.stderr


def test_where_no_folder_above_is_a_guide_the_one_stood_in_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoked("check")
    assert result.exit_code == 2
    assert f"There is no mkdocs.yml in {tmp_path} or above it. Go to the folder" in result.stderr
    (tmp_path / "content").mkdir()
    (tmp_path / "content/guide.yml").write_text("")
    told = in_project(tmp_path, "check").stderr
    assert "`fingerpost new FOLDER` writes one that can be copied here." in told


def test_a_folder_that_is_gone_is_a_usage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    result = invoked("check")
    assert result.exit_code == 2
    assert "Error: The folder you stand in is no longer there.\n" in result.stderr


@pytest.mark.slow
def test_a_new_guide_is_without_mistakes_and_builds(tmp_path: Path) -> None:
    begun = invoked("new", str(tmp_path / "guide"))
    assert begun.exit_code == 0
    assert begun.stdout.startswith(f"Wrote a small guide into {tmp_path / 'guide'}. Next:\n")
    assert in_project(tmp_path / "guide", "check").stderr == "No mistakes found.\n"
    assert in_project(tmp_path / "guide", "build").exit_code == 0
    assert (tmp_path / "guide/site/en/letters/letters.en.zip").is_file()


def test_the_files_of_a_new_guide_name_schemas_that_are_there(tmp_path: Path) -> None:
    invoked("new", str(tmp_path / "guide"))
    for file in (tmp_path / "guide/content").rglob("*.yml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=")
        assert (file.parent / first.partition("=")[2]).is_file()
    settings = json.loads((tmp_path / "guide/.vscode/settings.json").read_text())
    for schema in settings["yaml.schemas"]:
        assert (tmp_path / "guide" / schema).is_file()


def test_a_new_guide_can_begin_in_an_empty_folder(tmp_path: Path) -> None:
    assert invoked("new", str(tmp_path)).exit_code == 0
    assert (tmp_path / "content/guide.yml").is_file()


def test_a_new_guide_leaves_a_folder_that_somebody_stands_in(tmp_path: Path) -> None:
    stood = tmp_path.stat().st_ino
    invoked("new", str(tmp_path))
    assert tmp_path.stat().st_ino == stood


def test_a_new_guide_that_cannot_be_whole_leaves_an_empty_folder_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def full(path: Path, target: Path) -> Path:
        if path.name == "mkdocs.yml":
            raise OSError(28, "No space left on device", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", full)
    result = invoked("new", str(tmp_path))
    told = "No space left on device. Nothing was written. Name another folder.\n"
    assert re.fullmatch(rf"Error: \S+/mkdocs\.yml: {re.escape(told)}", result.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_new_guide_needs_a_folder_of_its_own(project: Path) -> None:
    before = tree(project)
    result = invoked("new", str(project))
    assert result.exit_code == 2
    assert f"{project} is not empty. Name a new folder." in result.stderr
    assert tree(project) == before


@pytest.mark.slow
def test_a_wheel_holds_every_file_of_the_generator(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with ZipFile(wheel(tmp_path_factory)) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    listed = subprocess.check_output(["git", "ls-files", "generator", "templates"], cwd=ROOT)
    files = listed.decode().split()
    own = {path.replace("generator/", "fingerpost/", 1) for path in files if path[0] == "g"}
    shared = {f"fingerpost/{path}" for path in files if path[0] == "t"}
    assert held == {*own, *shared, "fingerpost/docs/TRANSLATING.md"}


@pytest.mark.slow
def test_a_new_guide_can_begin_from_an_installed_package(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    paths = {**os.environ, "PYTHONPATH": str(installed(tmp_path_factory))}
    command = [sys.executable, "-m", "fingerpost", "new", str(tmp_path / "guide")]
    subprocess.run(command, env=paths, cwd=tmp_path, check=True)
    invoked("new", str(tmp_path / "ours"))
    assert tree(tmp_path / "guide") == tree(tmp_path / "ours")
    needed = (tmp_path / "guide/requirements.txt").read_text().splitlines()[-1]
    assert needed == f"./{wheel(tmp_path_factory).name}"


@pytest.mark.slow
def test_check_says_that_there_are_no_mistakes(project: Path) -> None:
    result = in_project(project, "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No mistakes found.\n")


def test_check_shows_mistakes_on_stderr_and_fails(project: Path) -> None:
    break_settings(project)
    result = in_project(project, "check")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        'content/guide.yml:1:1: error: "titel" is not a key of this guide. Remove it. '
        "Keys not used here yet: publish_from, stay_from, edit, feedback, look, moved, foot_links."
        " [unknown-key]\n"
        "1 error in 1 file. Nothing was written.\n"
    )


def test_check_prints_json_for_tools_on_stdout(project: Path) -> None:
    break_settings(project)
    result = in_project(project, "check", "--format", "json")
    assert [record["code"] for record in json.loads(result.stdout)] == ["unknown-key"]


@pytest.mark.slow
def test_build_writes_each_locale_and_the_files_above_them(project: Path) -> None:
    result = in_project(project, "build")
    assert result.exit_code == 0, result.output
    written = tree(project / "site")
    above = {"index.html", "sitemap.xml", "robots.txt", "404.html", "_headers"}
    assert above <= set(written)
    assert "en/index.html" in written


@pytest.mark.slow
def test_a_build_with_one_mistake_fails_names_it_and_leaves_the_site_alone(built: Path) -> None:
    before = tree(built / "site")
    break_settings(built)
    result = in_project(built, "build")
    assert result.exit_code == 1
    assert "content/guide.yml:1:1: error:" in result.stderr
    assert tree(built / "site") == before
    assert [path.name for path in built.glob(".site*")] == []


@pytest.mark.slow
def test_a_build_tells_a_link_to_a_place_that_no_template_makes_as_the_check_does(
    remembered: Path,
) -> None:
    sign = remembered / "content/signs/no-repairs.yml"
    text = sign.read_text()
    sign.write_text(text.replace("remedy:write-it-down)", "remedy:write-it-down#how)"))
    told = in_project(remembered, "build").stderr
    assert told == in_project(remembered, "check").stderr
    assert told.startswith(
        "content/signs/no-repairs.yml:13:19: error: The link `remedy:write-it-down#how` leads to no"
        " place on that page."
    )


@pytest.mark.slow
def test_a_build_never_replaces_a_folder_that_holds_other_things(
    project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "web"
    (folder / ".git").mkdir(parents=True)
    (folder / "thesis.txt").write_text("Years of work")
    result = in_project(project, "build", "--site-dir", str(folder))
    assert result.exit_code == 1
    assert (
        f"{folder / '.git'} is not of a site, and would be lost. Put it into content/files/ if it"
        " belongs to the site; else move it away, or name another folder with --site-dir. The site"
        " was left as it was.\n"
    ) in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == [".git", "thesis.txt"]


def test_a_build_never_replaces_somebody_elses_pages_under_a_short_name(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "web/app").mkdir(parents=True)
    (tmp_path / "web/app/index.html").write_text("Years of work")
    before = tree(tmp_path / "web")
    assert in_project(project, "build", "--site-dir", str(tmp_path / "web")).exit_code == 1
    assert tree(tmp_path / "web") == before


def test_a_build_never_replaces_a_file(project: Path, tmp_path: Path) -> None:
    (tmp_path / "web").write_text("Years of work")
    assert in_project(project, "build", "--site-dir", str(tmp_path / "web")).exit_code == 2


@pytest.mark.slow
def test_a_build_does_not_mind_a_locale_that_is_no_longer_there(built: Path) -> None:
    shutil.copytree(built / "site/en", built / "site/fr")
    (built / "site/.DS_Store").touch()
    assert in_project(built, "build").exit_code == 0
    assert not (built / "site/fr").exists()


@pytest.mark.slow
def test_a_build_warns_of_a_locale_that_is_named_and_held_back(remembered: Path) -> None:
    translate(remembered, "fr")
    file = remembered / "content/translations/fr.po"
    made = polib.pofile(str(file), wrapwidth=0)
    next(one for one in made if one.msgctxt == "letters/ask-for-repairs/subject").msgstr = ""
    made.save()
    publish_locale(remembered, "fr")
    result = in_project(remembered, "build", *ONE)
    assert result.exit_code == 0
    told = r"not published: (\d+) of (\d+) critical texts are translated, and all are needed\."
    found = re.search(told, result.stderr)
    assert found is not None
    assert int(found[1]) + 1 == int(found[2])
    assert in_project(remembered, "build", *ONE, "--strict").exit_code == 1


@pytest.mark.slow
def test_two_builds_in_two_folders_on_two_days_give_the_same_bytes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    other = tmp_path / "elsewhere"
    shutil.copytree(project, other)
    in_project(project, "build")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 40 * 24 * 60 * 60)
    in_project(other, "build")
    assert tree(project / "site") == tree(other / "site")
    assert tree(project / "site")


@pytest.mark.slow
def test_an_unchanged_locale_is_taken_from_the_last_build(built: Path) -> None:
    page = built / "site/en/index.html"
    inode = page.stat().st_ino
    in_project(built, "build")
    assert page.stat().st_ino == inode


@pytest.mark.slow
def test_a_changed_template_rebuilds_the_locale(built: Path) -> None:
    before = (built / "site/en/index.html").stat().st_ino
    template = built / "templates/pages/home.md.j2"
    template.write_text(f"{template.read_text()}\nNew words.\n")
    in_project(built, "build")
    assert "New words." in (built / "site/en/index.html").read_text()
    assert (built / "site/en/index.html").stat().st_ino != before


@pytest.mark.slow
def test_a_site_changed_by_hand_is_built_anew(built: Path) -> None:
    page = built / "site/en/index.html"
    before = page.read_bytes()
    page.write_text("spoilt")
    in_project(built, "build")
    assert page.read_bytes() == before


@pytest.mark.slow
def test_a_build_killed_between_two_renames_is_mended_by_the_next_one(built: Path) -> None:
    before = tree(built / "site")
    (built / "site").rename(built / ".site.previous")
    break_settings(built)
    assert in_project(built, "build").exit_code == 1
    assert tree(built / "site") == before


def test_a_tree_that_cannot_be_put_in_place_leaves_the_site_there(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("Before")
    with pytest.raises(FileNotFoundError):
        publish.swap(tmp_path / "never-built", tmp_path / "site")
    assert tree(tmp_path / "site") == {"index.html": b"Before"}


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("nope", ", such as https://example.org/."),
        ("ftp://example.org/", ", such as https://example.org/."),
        ("https://", ", such as https://example.org/."),
        ("https://a.b/?x", ". Did you mean https://a.b/?"),
        ("a.b", ". Did you mean https://a.b?"),
    ],
)
@pytest.mark.parametrize("words", [("build",), ("export", "--locale", "en", "../out")])
def test_an_address_that_is_not_whole_is_a_usage_error(
    project: Path, address: str, hint: str, words: tuple[str, ...]
) -> None:
    result = in_project(project, *words, "--site-url", address)
    assert result.exit_code == 2
    assert result.stderr.endswith(f'"{address}" is not a whole address{hint}\n')


@pytest.mark.slow
@pytest.mark.parametrize("words", [("build",), ("export", "--locale", "en", "out")])
def test_an_address_of_one_language_is_a_usage_error(
    remembered: Path, words: tuple[str, ...]
) -> None:
    result = in_project(remembered, *words, "--site-url", "https://guide.example/a/en/")
    told = "`--site-url` ends with the folder of a language, `en/`. Write https://guide.example/a/."
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {told}")


@pytest.mark.slow
def test_a_project_is_read_where_it_is_though_nobody_can_type(
    project: Path, tmp_path: Path
) -> None:
    command = f'exec "{sys.executable}" -m fingerpost -C "{project}" check <&-'
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "No mistakes found.\n")


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "-1", "4294967296"])
def test_a_time_of_a_build_that_is_none_is_a_usage_error(
    project: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for words in (("check",), ("new", str(project / "another"))):
        result = in_project(project, *words)
        assert result.exit_code == 2
        assert "Set it to a number of seconds, or unset it." in result.stderr


@pytest.mark.slow
def test_a_project_whose_cache_cannot_be_written_is_checked_and_built(project: Path) -> None:
    (project / ".cache").write_text("Not a folder")
    assert in_project(project, "check").exit_code == 0
    assert in_project(project, "build").exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (
            "site_name: Bare\ndocs_dir: content\n",
            'mkdocs.yml:1:1: error: A guide takes icons and extensions from the theme "material".'
            " Write `name: material` under `theme:`. Its look is in `fingerpost templates`."
            " [bad-settings]\n"
            "mkdocs.yml:1:1: error: The settings do not list the plugin `fingerpost`."
            " Add the line `plugins: [fingerpost]`. [bad-settings]\n"
            "2 errors in 1 file. Nothing was written.\n",
        ),
        (
            "site_name: Bare\ndocs_dir: content\ntheme: material\nplugins: [fingerpost]\n",
            "Error: mkdocs.yml has no `theme:` with its settings on the lines below.\n",
        ),
    ],
)
def test_an_export_needs_settings_of_ours(
    project: Path, tmp_path: Path, settings: str, told: str
) -> None:
    (project / "mkdocs.yml").write_text(settings)
    result = in_project(project, "export", "--locale", "en", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert result.stderr == told
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_one_build_at_a_time_writes_to_a_place(remembered: Path) -> None:
    place = remembered / "site"
    with publish.alone(place):
        result = in_project(remembered, "build")
        assert result.exit_code == 1
        told = f"Error: Another build is writing to {place}. Wait until it has ended.\n"
        assert result.stderr == told
        elsewhere = in_project(remembered, "build", "--site-dir", str(remembered / "other"))
        assert elsewhere.exit_code == 0
    assert in_project(remembered, "build").exit_code == 0


def test_two_first_builds_into_folders_that_are_not_there_are_one_at_a_time(
    tmp_path: Path,
) -> None:
    place = tmp_path / "not/yet/site"
    with publish.alone(place):
        assert place.parent.is_dir()
        with pytest.raises(publish.Refused), publish.alone(place):
            pass
    assert not (tmp_path / "not").exists()


def test_folders_above_a_site_stay_once_something_stands_in_them(tmp_path: Path) -> None:
    place = tmp_path / "not/yet/site"
    with publish.alone(place):
        place.mkdir()
    assert [path.name for path in place.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("above", ["a-file/inside", "a-link/inside"])
def test_a_place_that_cannot_be_noted_is_held_by_nobody(tmp_path: Path, above: str) -> None:
    (tmp_path / "a-file").write_text("")
    (tmp_path / "a-link").symlink_to("nowhere/at/all")
    with publish.alone(tmp_path / above / "site"):
        pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a-file", "a-link"]


@pytest.mark.parametrize("place", [".", "..", "content/site", "templates", "/"])
def test_a_site_is_never_written_over_the_guide_or_among_its_sources(
    project: Path, place: str
) -> None:
    before = tree(project)
    result = in_project(project, "build", "--site-dir", str(project / place))
    assert result.exit_code == 2
    assert "is part of the guide. Name a folder of its own." in result.stderr
    assert tree(project) == before


@pytest.mark.slow
def test_build_refuses_a_locale_that_is_not_published(project: Path) -> None:
    result = in_project(project, "build", "--locale", "xx")
    assert result.exit_code == 2
    assert '"xx" is not a locale of this guide. There are: en.\n' in result.stderr


def test_a_locale_in_capitals_is_told_as_the_one_that_is_there(project: Path) -> None:
    result = in_project(project, "build", "--locale", "EN")
    assert '"EN" is not a locale of this guide. There are: en. Did you mean "en"?' in result.stderr


def test_a_locale_that_is_asked_for_twice_is_built_once(remembered: Path) -> None:
    result = in_project(remembered, "build", "--locale", "en", "--locale", "en")
    assert (result.exit_code, result.stdout.count("│ en ")) == (0, 1), result.output


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["xx", "/xx", "**x"])
def test_a_preview_of_what_is_no_locale_is_a_usage_error(project: Path, tag: str) -> None:
    result = in_project(project, "serve", "--locale", tag)
    assert result.exit_code == 2
    assert f'"{tag}" is not a locale of this guide. There are: en.' in result.stderr


@pytest.mark.slow
def test_a_second_locale_needs_no_code(remembered: Path) -> None:
    translate(remembered, "en-XA")
    publish_locale(remembered, "en-XA")
    result = in_project(remembered, "build", "--jobs", "2")
    assert result.exit_code == 0, result.output
    assert 'lang="en-XA" dir="ltr"' in (remembered / "site/en-XA/index.html").read_text()
    assert 'hreflang="en-XA"' in (remembered / "site/en/index.html").read_text()


@pytest.mark.slow
def test_languages_stand_in_their_order_whichever_of_them_was_built_before(
    remembered: Path,
) -> None:
    translate(remembered, "en-XA")
    publish_locale(remembered, "en-XA")
    in_project(remembered, "build", *ONE)
    before = tree(remembered / "site")
    # It alone is built again, and so after the other.
    (remembered / "site/en/index.html").write_text("spoilt")
    in_project(remembered, "build", *ONE)
    assert tree(remembered / "site") == before


@pytest.mark.slow
def test_a_letter_that_no_font_can_set_in_a_translation_stops_the_build_where_it_stands(
    remembered: Path,
) -> None:
    translate(remembered, "ar")
    publish_locale(remembered, "ar")
    for words in (("build", *ONE), ("export", "--locale", "ar", str(remembered / "exported"))):
        result = in_project(remembered, *words)
        assert result.exit_code == 1
        assert re.match(
            r"content/translations/ar\.po:\d+:\d+: error: The letters and pictures cannot show ",
            result.stderr,
        )
    assert not (remembered / "site").exists()


@pytest.mark.slow
def test_a_template_that_uses_an_unknown_name_is_a_mistake_with_a_place(project: Path) -> None:
    template = project / "templates/pages/page.md.j2"
    template.write_text("{{ page.title }}\n{{ page.colour }}\n")
    result = in_project(project, "check")
    assert result.exit_code == 1
    assert result.stderr.startswith("templates/pages/page.md.j2:2:9: error: ")
    assert "[template-error]" in result.stderr


def test_a_preview_of_a_locale_stands_where_the_locale_will(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LOCALE_VARIABLE, "")
    served: dict[str, str] = {}
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda _, **given: served.update(given))
    preview.serve(project, "ar", 8123, source="en", polls=False)
    assert served == {"dev_addr": "127.0.0.1:8123", "site_url": "http://127.0.0.1:8123/ar/"}
    assert in_project(project, "serve", "--port", "8124").exit_code == 0
    assert served == {"dev_addr": "127.0.0.1:8124", "site_url": "http://127.0.0.1:8124/en/"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("port", "error", "told"),
    [
        (
            65535,
            OSError(98, "Address already in use"),
            "Address already in use (port 65535). Try another port: fingerpost serve --port 65534",
        ),
        (8000, OSError(28, "No space left on device", "/site"), "/site: No space left on device."),
    ],
)
def test_what_keeps_a_preview_from_beginning_is_told(
    remembered: Path, monkeypatch: pytest.MonkeyPatch, port: int, error: OSError, told: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(preview, "serve", refused)
    result = in_project(remembered, "serve", "--port", str(port))
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, f"Error: {told}")


@pytest.mark.parametrize(
    ("words", "place", "told"),
    [
        (("build",), "build.publish.recover", ELSEWHERE),
        (("build",), "build.building.build", f"{LEFT} {ELSEWHERE}"),
        (("export", "--locale", "en", "out"), "main.export.export", NOTHING),
        (("stats",), "main.console.show", ""),
    ],
)
def test_what_the_system_refuses_is_told_with_its_place(
    remembered: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], place: str, told: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "/place")

    monkeypatch.chdir(remembered)
    monkeypatch.setattr(f"fingerpost.commands.{place}", refused)
    result = invoked(*words)
    assert result.exit_code == 1
    assert result.stderr.rstrip() == f"Error: /place: No space left on device. {told}".rstrip()


def test_a_folder_that_nobody_may_look_into_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_file", refused)
    result = invoked("check")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {Path.cwd() / 'mkdocs.yml'}: Permission denied.\n"


def test_a_command_that_is_stopped_before_it_begins_ends_with_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Stopped(ModuleType):
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    monkeypatch.setattr(begin, "done", lambda _: None)
    monkeypatch.setitem(sys.modules, "fingerpost.commands.main", Stopped("main"))
    with pytest.raises(SystemExit, match="Aborted!"):
        begin.main()


def too_little(**named: object) -> None:
    raise MemoryError


class Unmapped(ModuleType):
    """Commands for which there is no room."""

    def __getattr__(self, name: str) -> object:
        raise ImportError("_typst.abi3.so: failed to map segment from shared object")


@pytest.mark.parametrize("commands", [Unmapped("main"), SimpleNamespace(main=too_little)])
def test_a_command_for_which_there_is_too_little_memory_says_so(
    monkeypatch: pytest.MonkeyPatch, commands: object
) -> None:
    monkeypatch.setattr(begin, "done", lambda _: None)
    monkeypatch.setitem(sys.modules, "fingerpost.commands.main", commands)
    with pytest.raises(SystemExit) as ended:
        begin.main()
    assert ended.value.code == (
        "Error: There is too little memory. A site that stood is as it was."
        " Close other programs; build one locale after the other: `fingerpost build --jobs 1`."
    )


def test_a_preview_whose_port_is_taken_names_another(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LOCALE_VARIABLE, "")
    monkeypatch.setenv(POLL_VARIABLE, "")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = in_project(project, "serve", "--port", str(port))
    assert result.exit_code == 1
    assert result.stderr.endswith(
        f"Error: Address already in use (port {port}). Try another port: fingerpost serve --port"
        f" {port + 1}\n"
    )


@pytest.mark.parametrize(("flags", "told"), [((), ""), (("--poll",), "yes")])
def test_a_preview_is_told_to_look_at_the_files_where_the_disk_tells_of_no_changes(
    project: Path, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], told: str
) -> None:
    monkeypatch.setenv(POLL_VARIABLE, "")
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda _, **given: None)
    assert in_project(project, "serve", *flags).exit_code == 0
    assert os.environ[POLL_VARIABLE] == told


def plain_build(project: Path) -> MkDocsConfig:
    """What `mkdocs build` does in the folder of a project."""
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    return config


@pytest.mark.slow
def test_plain_mkdocs_builds_the_source_locale(project: Path) -> None:
    plain_build(project)
    assert (project / "site/en/signs/index.html").is_file()


@pytest.mark.slow
def test_a_build_holds_no_source_of_a_page_that_it_has_converted(project: Path) -> None:
    plugin: Any = plain_build(project).plugins["fingerpost"]
    pages = [file.page for file in plugin.published.documentation_pages()]
    assert [page.url for page in pages if page.markdown or page.before] == []


@pytest.mark.slow
def test_plain_mkdocs_fails_on_a_mistake_and_leaves_the_site_alone(project: Path) -> None:
    plain_build(project)
    before = tree(project / "site")
    break_settings(project)
    with pytest.raises(Abort, match=r"1 error in 1 file\. Nothing was written\."):
        plain_build(project)
    assert tree(project / "site") == before


def test_a_plain_build_of_a_locale_that_is_not_there_ends_with_the_message(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(LOCALE_VARIABLE, "xx")
    with pytest.raises(Abort, match=r"1 error in 1 file\. Nothing was written\."):
        plain_build(project)
    assert '"xx" is not a locale of this guide. There are: en. [no-translation]' in caplog.text


@pytest.mark.slow
def test_a_preview_of_a_locale_whose_file_is_broken_starts_and_tells(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LOCALE_VARIABLE, "")
    served: list[str] = []
    monkeypatch.setattr(
        "mkdocs.commands.serve.serve", lambda _, **given: served.append(given["site_url"])
    )
    assert in_project(project, "serve", "--locale", "fr").exit_code == 2
    (project / "content/translations").mkdir()
    (project / "content/translations/fr.po").write_text("x")
    assert in_project(project, "serve", "--locale", "fr").exit_code == 0
    assert served == ["http://127.0.0.1:8000/fr/"]


@pytest.mark.slow
def test_the_written_schemas_are_up_to_date() -> None:
    result = invoked("schema", "--check")
    assert result.output == "Every schema is up to date.\n"


@pytest.mark.slow
def test_in_a_guide_the_schemas_are_renewed_there_and_settings_of_editors_are_kept(
    tmp_path: Path,
) -> None:
    guide = tmp_path / "guide"
    invoked("new", str(guide))
    assert in_project(guide, "schema").output == "Every schema is up to date.\n"
    (guide / "schema/sign.json").write_text("{}")
    (guide / "schema/guide.json").unlink()
    (guide / ".vscode/settings.json").write_text('{"editor.wordWrap": "on"}')
    (guide / ".zed/settings.json").unlink()
    assert in_project(guide, "schema", "--check").exit_code == 1
    assert in_project(guide, "schema").output == "3 written.\n"
    assert (guide / "schema/sign.json").read_text() == schemas()["sign.json"]
    assert (guide / "schema/guide.json").read_text() == schemas()["guide.json"]
    assert (guide / ".vscode/settings.json").read_text() == '{"editor.wordWrap": "on"}'


def test_no_schema_is_written_where_there_is_no_guide(tmp_path: Path) -> None:
    result = in_project(tmp_path, "schema")
    assert result.exit_code == 2
    assert f"There is no mkdocs.yml in {tmp_path} or above it." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_settings_under_the_other_ending_are_told_to_be_renamed(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yaml").touch()
    assert "Rename `mkdocs.yaml` to it." in in_project(tmp_path, "check").stderr


def test_a_table_shows_every_sign_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table("where to look")
    table.add_row("https://law.example/[b]:ok:/")
    show(table)
    assert "https://law.example/[b]:ok:/" in capsys.readouterr().out


def test_a_table_in_a_pipe_has_one_line_for_each_entry(capsys: pytest.CaptureFixture[str]) -> None:
    table = Table("part", "where to look")
    table.add_row("pages/where-guides-disagree", f"https://law.example/{90 * 'x'}/")
    show(table)
    row = f"│ pages/where-guides-disagree │ https://law.example/{90 * 'x'}/ │\n"
    assert row in capsys.readouterr().out


def test_a_table_in_a_narrow_window_loses_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("COLUMNS", "24")
    table = Table("part", "empty", show_header=False)
    table.add_row("pages/disagree", "12345678")
    show(table)
    shown = [line.split("│")[1:3] for line in capsys.readouterr().out.splitlines()[1:-1]]
    cells = ["".join(cell.strip() for cell in column) for column in zip(*shown, strict=True)]
    assert cells == ["pages/disagree", "12345678"]


def test_a_schema_that_nobody_can_read_is_written_anew(remembered: Path) -> None:
    in_project(remembered, "schema")
    (remembered / "schema/sign.json").write_bytes(b"\xff")
    assert in_project(remembered, "schema").output == "1 written.\n"
    assert (remembered / "schema/sign.json").read_text() == schemas()["sign.json"]


def test_schemas_are_not_written_where_a_file_stands_in_place_of_their_folder(
    remembered: Path,
) -> None:
    (remembered / "schema").write_text("mine")
    result = in_project(remembered, "schema")
    assert result.exit_code == 1
    assert re.fullmatch(
        r"Error: schema/[a-z-]+\.json: Not a directory\. Nothing was written\.\n", result.stderr
    )
    assert (remembered / "schema").read_text() == "mine"


@pytest.mark.parametrize("words", [["new"], ["export", "--locale", "en"]])
def test_a_folder_whose_name_the_system_does_not_take_is_refused(
    remembered: Path, words: list[str]
) -> None:
    name = "a" * 300
    result = in_project(remembered, *words, name)
    assert result.exit_code == 2
    assert result.stderr.endswith("aaa: File name too long. Name another folder.\n")


@pytest.mark.slow
def test_what_an_export_says_to_type_can_be_typed(remembered: Path, tmp_path: Path) -> None:
    result = in_project(remembered, "export", "--locale", "en", str(tmp_path / "my export"))
    typed = re.search(r"Next: (.+)\n", result.stdout)
    assert typed is not None
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path}
    subprocess.run(typed[1], shell=True, check=True, env=env, capture_output=True)
    assert (tmp_path / "my export/site/index.html").is_file()


@pytest.mark.slow
def test_pages_need_no_extension_of_markdown_in_the_settings(built: Path, tmp_path: Path) -> None:
    before = tree(built / "site")
    settings = built / "mkdocs.yml"
    text = settings.read_text()
    listed = text[text.index("markdown_extensions:") : text.index("validation:")]
    settings.write_text(text.replace(listed, ""))
    assert in_project(built, "build", "--no-cache", *ONE).exit_code == 0
    assert tree(built / "site") == before
    settings.write_text(text.replace(listed, "markdown_extensions:\n  - abbr\n"))
    in_project(built, "export", "--locale", "en", str(tmp_path / "out"))
    exported = (tmp_path / "out/mkdocs.yml").read_text()
    assert "  - abbr\n  - attr_list\n  - def_list\n  - md_in_html\n  - pymdownx.emoji:" in exported


@pytest.mark.slow
def test_an_export_that_cannot_be_written_says_that_nothing_was(
    remembered: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    result = in_project(remembered, "export", "--locale", "en", str(tmp_path / "file/out"))
    assert result.exit_code == 1
    assert result.stderr.endswith("Not a directory. Nothing was written. Name another folder.\n")


@pytest.mark.slow
def test_export_refuses_a_folder_with_something_in_it(project: Path) -> None:
    result = in_project(project, "export", "--locale", "en", str(project))
    assert result.exit_code == 2
    assert "is not empty. Name a new folder." in result.stderr


@pytest.mark.slow
def test_an_address_that_holds_the_name_of_a_locale_leads_to_the_other_locales(
    remembered: Path,
) -> None:
    translate(remembered, "en-XA")
    publish_locale(remembered, "en-XA")
    in_project(remembered, "build", *ONE, "--site-url", "https://guides.example/en/fingerpost/")
    page = (remembered / "site/en/signs/index.html").read_text()
    assert re.findall(r'hreflang="([\w-]+)" href="([^"]+)"', page) == [
        ("en", "https://guides.example/en/fingerpost/en/signs/"),
        ("en-XA", "https://guides.example/en/fingerpost/en-XA/signs/"),
        ("x-default", "https://guides.example/en/fingerpost/en/signs/"),
    ]
