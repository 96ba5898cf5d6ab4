"""What a build is made from, what it keeps, and how its tree gets in the place of the site."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import jinja2
import pytest
from click.testing import Result
from mkdocs.structure.files import File

from fingerpost.site import build as building
from fingerpost.site import cache, trees, unchanged
from fingerpost.site.cache import Kept
from fingerpost.site.mkdocs.before import Before
from fingerpost.site.opened import noting
from fingerpost.site.write import write

from .projects import edit, tree
from .shell import in_project, typed

pytestmark = pytest.mark.slow


def build(project: Path, *words: str) -> Result:
    return in_project(project, "build", *words)


def configure(project: Path, before: str, after: str) -> None:
    edit(project / "mkdocs.yml", before, after)


HOOK = """
import os
from pathlib import Path
WORD = "one"
def on_post_page(output, *, page, config):
    more = Path(config.config_file_path).with_name("beside.txt").read_text()
    said = [WORD, os.environ["GUIDE_NAME"], config.copyright, str(config.build_date), more]
    return output + "<!-- " + " ".join(said) + " -->"
def on_config(config):
    config.build_date = os.environ["SOURCE_DATE_EPOCH"]
    return config
"""


def change_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUIDE_NAME", "two")


def change_hook(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "hook.py").write_text(HOOK.replace('"one"', '"another"'))


def change_what_a_hook_reads(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "beside.txt").write_text("two")


def change_inherited(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "base.yml").write_text("copyright: two\n")


def change_day(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")


CHANGES = (
    change_environment,
    change_hook,
    change_what_a_hook_reads,
    change_inherited,
    change_day,
)


def test_what_decides_a_build_outside_of_its_folders_is_part_of_it(
    remembered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794900000")
    monkeypatch.setenv("GUIDE_NAME", "one")
    (remembered / "hook.py").write_text(HOOK)
    (remembered / "beside.txt").write_text("one")
    (remembered / "base.yml").write_text("copyright: one\n")
    configure(remembered, "site_name: Fingerpost", "INHERIT: base.yml\nsite_name: !ENV GUIDE_NAME")
    configure(remembered, "plugins:", "hooks: [hook.py]\nplugins:")
    page = remembered / "site/en/index.html"
    shown = []
    for change in (lambda *_: None, *CHANGES):
        change(remembered, monkeypatch)
        time.sleep(unchanged.TICK / 1e9)  # what was written this very moment is in doubt
        assert typed(remembered, "build").startswith("\u250f")
        assert typed(remembered, "build").startswith("Nothing has changed")
        shown.append(page.read_text())
    assert shown[0].endswith("<!-- one one one 1794900000 one -->")
    assert len(set(shown)) == 1 + len(CHANGES)


def test_a_site_whose_pages_a_hook_has_written_elsewhere_replaces_none(
    built: Path, tmp_path: Path
) -> None:
    before = tree(built / "site")
    hook = 'def on_config(config):\n    config.site_dir = "{folder}"\n    return config\n'
    (built / "hook.py").write_text(hook.replace("{folder}", str(tmp_path / "elsewhere")))
    configure(built, "plugins:", "hooks: [hook.py]\nplugins:")
    result = in_project(built, "build", "--jobs", "1")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "Error: The locale en could not be built: a hook or a plugin of `mkdocs.yml` had its pages"
        " written elsewhere. Take that out; `fingerpost build --site-dir` says where a site is"
        " written. The site was left as it was.\n"
    )
    assert tree(built / "site") == before


def test_a_file_on_a_disk_in_memory_is_read_like_any_other_and_a_device_is_none() -> None:
    with noting(()) as read:
        for name in ("/dev/shm/none.txt", "/dev/none", "/proc/none"):
            with suppress(OSError):
                Path(name).read_bytes()
    assert read == {"/dev/shm/none.txt"}


def test_a_build_with_nothing_to_do_says_so_until_a_file_is_another(remembered: Path) -> None:
    typed(remembered, "build")
    said = typed(remembered, "build")
    site = remembered / "site/index.html"
    assert said == (
        f"Nothing has changed since the last build.\nOpen {site}. Before you publish it, set "
        "`site_url` in content/guide.yml: https://moving-out.example/ is an example.\n"
    )
    before = tree(remembered / "site")
    for undone in (
        "content/pages/about.md",
        "templates/theme/partials/leave.html",
        "site/en/index.html",
        "site/index.html",
    ):
        path = remembered / undone
        stat, data = path.stat(), path.read_bytes()
        before_it, _, behind = data.rpartition(b"e")
        path.write_bytes(before_it + b"i" + behind)  # of the same size, and of the same time
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
        assert not typed(remembered, "build").startswith("Nothing has changed"), undone
        path.write_bytes(data)
        typed(remembered, "build")
        assert tree(remembered / "site") == before, undone
        path.touch()
        assert typed(remembered, "build") == said, undone


def test_what_an_edit_leaves_is_shared_with_the_tree_before_and_what_was_spoilt_is_made_again(
    built: Path,
) -> None:
    before = tree(built / "site/en")
    letter, page = "letters/ask-for-repairs/ask-for-repairs.en.docx", "glossary/index.html"
    spoilt = "letters/ask-for-repairs/ask-for-repairs.en.odt", "letters/index.html"
    kept = [(built / "site/en" / name).stat().st_ino for name in (letter, page)]
    for name in spoilt:
        (built / "site/en" / name).write_bytes(b"spoilt")
    about = built / "content/pages/about.md"
    about.write_text(f"{about.read_text()}\nNew words.\n")
    build(built)
    now = tree(built / "site/en")
    changed = {name for name in before if now[name] != before[name]}
    assert changed == {"about/index.html", "offline/files.json", "worker.js"}
    assert [(built / "site/en" / name).stat().st_ino for name in (letter, page)] == kept


def add_words(project: Path, words: str) -> None:
    about = project / "content/pages/about.md"
    about.write_text(f"{about.read_text()}\n{words}\n")


def clean(project: Path) -> dict[str, bytes]:
    build(project, "--no-cache", "--site-dir", str(project / "clean"))
    return tree(project / "clean")


def test_a_build_begins_with_the_tree_that_the_last_one_replaced(built: Path) -> None:
    folders = [(built / "site").stat().st_ino]
    for words in ("One.", "Two.", "Three."):
        add_words(built, words)
        build(built)
        folders.append((built / "site").stat().st_ino)
    first, second, third, fourth = folders
    assert (third, fourth) == (first, second)
    assert tree(built / "site") == clean(built)


def meddle_with_files(replaced: Path) -> None:
    (replaced / "en/exit/index.html").unlink()
    (replaced / "en/exit/index.html").write_bytes(b"")
    (replaced / "note.txt").write_text("at the top")
    (replaced / "en/gone").mkdir()
    (replaced / "en/gone/index.html").write_text("a page that is gone")
    (replaced / "de").mkdir()
    (replaced / "de/index.html").write_text("a locale that is gone")
    shutil.rmtree(replaced / "en/signs")
    (replaced / "en/signs").write_bytes(b"")
    (replaced / "en/404.html").unlink()
    (replaced / "en/404.html").mkdir()


def empty(replaced: Path) -> None:
    shutil.rmtree(replaced)
    replaced.mkdir()


def no_folder(replaced: Path) -> None:
    shutil.rmtree(replaced)
    replaced.write_bytes(b"")


def a_link(replaced: Path) -> None:
    shutil.rmtree(replaced)
    replaced.symlink_to(replaced.parents[2] / "content")


def a_link_in_it(replaced: Path) -> None:
    shutil.rmtree(replaced / "en")
    (replaced / "en").symlink_to(replaced.parents[2] / "content")


def spoil_what_is_shared(replaced: Path) -> None:
    (replaced / "en/index.html").write_bytes(b"spoilt")  # and so is the site


@pytest.fixture(scope="module")
def edited_twice(first_build: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the small guide after two edits, built from nothing."""
    project = tmp_path_factory.mktemp("twice") / "project"
    shutil.copytree(first_build, project, copy_function=shutil.copyfile)
    add_words(project, "One.")
    add_words(project, "Two.")
    return clean(project)


@pytest.mark.parametrize(
    "meddle", [meddle_with_files, empty, no_folder, a_link, a_link_in_it, spoil_what_is_shared]
)
def test_whatever_became_of_the_tree_that_was_replaced_the_site_is_the_same(
    built: Path, edited_twice: dict[str, bytes], meddle: Callable[[Path], None]
) -> None:
    add_words(built, "One.")
    build(built)
    meddle(built / ".cache/fingerpost/replaced")
    add_words(built, "Two.")
    content = tree(built / "content")
    assert build(built).exit_code == 0
    assert tree(built / "content") == content
    assert tree(built / "site") == edited_twice


def test_a_tree_that_is_removed_has_another_name_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced, tree_now = tmp_path / "replaced", tmp_path / "tree"
    (replaced / "en").mkdir(parents=True)
    tree_now.mkdir()
    removes, seen = shutil.rmtree, []

    def remove(path: Path, *, ignore_errors: bool) -> None:
        seen.append((replaced.exists(), path.exists()))
        removes(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", remove)
    building._lay_by(tree_now, replaced)
    assert seen == [(False, True)]
    assert [path.name for path in tmp_path.iterdir()] == ["replaced"]
    assert not (replaced / "en").exists()


def test_a_tree_out_of_which_somebody_takes_files_is_not_published(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(built / "site")
    become = trees.become

    def lose(made: Path, *given: Any) -> frozenset[str]:
        shared = become(made, *given)
        (made / "css/site.css").unlink()
        return shared

    monkeypatch.setattr(trees, "become", lose)
    add_words(built, "One.")
    result = build(built)
    told = (
        "Error: Another build meddled with this one. Build it again. The site was left as it was."
    )
    assert (result.exit_code, result.stderr) == (1, f"{told}\n")
    assert tree(built / "site") == before


def modes(folder: Path) -> set[tuple[str, int]]:
    """The permissions of all folders and of all files below one."""
    paths = (folder, *folder.rglob("*"))
    return {("/" if each.is_dir() else "", each.stat().st_mode & 0o777) for each in paths}


def test_a_site_can_be_read_by_everybody_whatever_its_builder_keeps_to_himself(
    project: Path,
) -> None:
    (project / "content/files").mkdir()
    usual = os.umask(0o077)
    try:
        for words in ("One.", "Two.", "Three."):
            (project / "content/files/CNAME").write_text(words)
            add_words(project, words)
            assert build(project).exit_code == 0
            assert modes(project / "site") == {("/", 0o755), ("", 0o644)}
    finally:
        os.umask(usual)


def test_what_nobody_may_write_in_is_removed_whole(tmp_path: Path) -> None:
    inner = tmp_path / "site/en/letters"
    inner.mkdir(parents=True)
    (inner / "index.html").write_text("before")
    for folder in (inner, inner.parent, inner.parent.parent):
        folder.chmod(0o555)
    trees.open_to_all(tmp_path / "site", files=False)
    assert modes(tmp_path / "site") == {("/", 0o755), ("", 0o644)}
    inner.chmod(0o000)
    trees.remove(tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_folder_of_the_site_that_is_made_read_only_stops_no_build(built: Path) -> None:
    for words in ("One.", "Two."):  # the second begins with the tree that the first replaced
        for folder in ("site/en/about", "site/en", "site"):
            (built / folder).chmod(0o555)
        add_words(built, words)
        done = as_its_owner(built, "build")
        assert (done.returncode, done.stderr) == (0, "")
        assert words in (built / "site/en/about/index.html").read_text(encoding="utf-8")


def as_its_owner(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command of one to whom permissions apply, as they do not to whoever rules a machine."""
    command = [sys.executable, "-m", "fingerpost", "-C", str(project), *words]
    if os.geteuid() == 0:
        without = "-dac_override,-dac_read_search"
        command = ["setpriv", "--bounding-set", without, "--inh-caps", without, *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_folder_of_what_is_remembered_that_nobody_may_enter_costs_time_alone(
    project: Path,
) -> None:
    (project / ".cache").mkdir(0o000)
    done = as_its_owner(project, "build", "--jobs", "1")
    (project / ".cache").chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "site/en/index.html").is_file()


def test_a_template_that_the_system_does_not_give_out_is_told(project: Path) -> None:
    shutil.rmtree(project / "templates")
    own = project / "templates/card/ground.css"
    own.parent.mkdir(parents=True)
    own.touch(0o000)
    for option in ("--diff", "--seen"):
        done = as_its_owner(project, "templates", option, "card/ground.css")
        assert done.stderr == "Error: templates/card/ground.css: Permission denied.\n"


def test_a_typeface_that_the_system_does_not_give_out_is_told(project: Path) -> None:
    font = project / "templates/fonts/own.ttf"
    font.parent.mkdir(parents=True)
    font.touch(0o000)
    done = as_its_owner(project, "check")
    assert done.stderr == (
        "templates/fonts/own.ttf:1:1: error: The file cannot be read: Permission denied. See that "
        "you may read it, or remove it. [unreadable]\n1 error in 1 file. Nothing was written.\n"
    )


def test_a_file_copied_into_a_locale_is_copied_again_and_again(built: Path) -> None:
    (built / "content/files/en").mkdir(parents=True)
    for words in ("one", "one", "two"):
        (built / "content/files/en/own.txt").write_text(words)
        result = build(built)
        assert (result.exit_code, result.stderr) == (0, "")
        assert (built / "site/en/own.txt").read_text() == words
    (built / "content/files/en/index.html").write_text("mine")
    told = "Error: content/files/en/index.html would replace a file that a build makes. Rename it."
    assert build(built).stderr == f"{told} The site was left as it was.\n"


@pytest.mark.parametrize("words", ["", "One."])
def test_a_link_in_the_place_of_a_file_that_was_written_is_none_after_the_next_build(
    built: Path, words: str
) -> None:
    sheet = built / "site/en/css/site.css"
    data = sheet.read_bytes()
    sheet.rename(built / "elsewhere.css")
    sheet.symlink_to(built / "elsewhere.css")
    if words:
        add_words(built, words)
    assert build(built).exit_code == 0
    assert not sheet.is_symlink()
    assert sheet.read_bytes() == data


def test_a_file_is_the_same_where_the_tree_before_has_its_bytes_at_its_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"the same")
    before = Before(tmp_path)
    assert not before.has("none.txt", b"the same")
    assert before.has("a.txt", b"the same")
    assert list(before.same) == ["a.txt"]
    assert before.digests == {"a.txt": sha256(b"the same").hexdigest()}
    assert not before.has("a.txt", b"another")  # of two of one path the last counts
    assert not before.same
    assert not Before().has("a.txt", b"the same")


def test_a_page_is_the_same_in_the_bytes_that_mkdocs_writes(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"half a letter: &#55357;")
    file = File("index.md", None, str(tmp_path / "new"), use_directory_urls=True)
    assert Before(tmp_path).has_page(file, "half a letter: \ud83d")


def test_a_build_with_nothing_to_do_loads_nothing_that_could_do_it(remembered: Path) -> None:
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "fingerpost",
        "-C",
        str(remembered),
        "build",
    ]
    subprocess.run(command, capture_output=True, check=True)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Nothing has changed")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "json" in loaded
    heavy = {"babel", "click", "jinja2", "mkdocs", "pydantic", "rich", "typst", "yaml"}
    assert loaded & heavy == set()


def test_a_typeface_of_the_same_name_and_size_is_another_one(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "a.otf").write_bytes(b"one")
    before = Kept(tmp_path / "memory", [str(fonts)]).facts
    (fonts / "a.otf").write_bytes(b"two")
    assert Kept(tmp_path / "memory", [str(fonts)]).facts != before


@pytest.mark.parametrize("damaged", [b"", b"cut", b"\0" * 400_000, None])
def test_what_was_damaged_on_the_disk_is_made_again(built: Path, damaged: bytes | None) -> None:
    before = tree(built / "site")
    memory = built / cache.MEMORY
    if damaged is None:  # each entry is that of another one
        with sqlite3.connect(memory) as connection:
            rows = connection.execute("SELECT name, data FROM results ORDER BY name").fetchall()
            moved = [(data, name) for (name, _), (_, data) in pairwise(rows)]
            connection.executemany("UPDATE results SET data = ? WHERE name = ?", moved)
        connection.close()
        assert len(moved) > 20
    else:
        memory.write_bytes(damaged)
    (built / ".cache/fingerpost/en.json").unlink()
    assert build(built).exit_code == 0
    assert tree(built / "site") == before


def test_an_edit_has_the_theme_make_only_the_pages_anew_that_it_changes(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str | None] = []
    render = jinja2.Template.render

    def noted(template: jinja2.Template, *given: Any, **named: Any) -> str:
        made.append(template.name)
        return render(template, *given, **named)

    monkeypatch.setattr(jinja2.Template, "render", noted)
    edit(built / "content/signs/no-repairs.yml", "gets worse", "grows")
    assert build(built, "--jobs", "1").exit_code == 0
    assert made.count("main.html") == 1


def test_no_cache_neither_reads_nor_writes_what_is_kept(project: Path) -> None:
    build(project, "--no-cache")
    assert not (project / cache.MEMORY).exists()


def test_what_was_used_longest_ago_is_forgotten_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(tmp_path / "memory", ())
    for number, name in enumerate("abcd"):
        monkeypatch.setattr(time, "time", lambda now=number: now)
        kept[name] = b"x" * 100
    monkeypatch.setattr(time, "time", lambda: 9)
    assert kept["a"] == b"x" * 100
    kept.prune(lambda: 0, 400)
    kept.prune(lambda: 134, 1)  # of a site of which that is less than three times as much
    assert len(kept) == 4
    kept.prune(lambda: 133, 1)
    assert [name for name in "abcd" if name in kept] == ["a", "d"]


@pytest.mark.parametrize("record", ["[]", "null", "7", "{", "[" * 100_000])
def test_a_damaged_record_of_a_build_is_as_good_as_none(built: Path, record: str) -> None:
    before = tree(built / "site")
    (built / ".cache/fingerpost/en.json").write_text(record)
    result = build(built)
    assert result.exit_code == 0, result.output
    assert tree(built / "site") == before


UNKNOWN = {"location": {"path": "a"}, "code": "unknown", "sentence": "It is.", "hint": ""}


@pytest.mark.parametrize("found", [7, [7], [{"code": "same-order"}], [UNKNOWN]])
def test_findings_that_nobody_can_read_spoil_no_build(built: Path, found: object) -> None:
    before, record = tree(built / "site"), built / ".cache/fingerpost/en.json"
    whole = json.loads(record.read_text())
    record.write_text(json.dumps({**whole, "found": found}))
    result = build(built)
    assert result.exit_code == 0, result.output
    assert tree(built / "site") == before
    assert json.loads(record.read_text()) == whole


def test_a_guide_that_changes_while_it_is_built_is_not_published(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(built / "site")
    page = built / "content/pages/about.md"
    text = page.read_text()

    def edit_and_undo(*words: object) -> None:
        page.write_text(f"{text}\nMore.\n")
        page.write_text(text)
        write(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "write", edit_and_undo)
    result = build(built, "--no-cache")
    assert result.exit_code == 1
    assert result.stderr.endswith(
        "The guide was changed while it was built. Build it again. The site was left as it was.\n"
    )
    assert tree(built / "site") == before


def test_files_of_the_content_stand_above_the_locales_as_they_are(remembered: Path) -> None:
    files = {"CNAME": b"guide.example\n", ".well-known/security.txt": b"Contact: a@b.example\n"}
    for name, data in files.items():
        path = remembered / "content/files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert build(remembered).exit_code == 0
    assert files.items() <= tree(remembered / "site").items()
    assert build(remembered, "--no-cache").exit_code == 0  # they are part of the site
    (remembered / "content/files/CNAME").unlink()
    build(remembered)
    assert not (remembered / "site/CNAME").exists()


def test_what_a_system_leaves_in_a_folder_of_the_content_is_not_published(remembered: Path) -> None:
    folder = remembered / "content/files/.well-known"
    folder.mkdir(parents=True)
    for name in (".DS_Store", "Thumbs.db", "security.txt"):
        (folder / name).write_bytes(b"Contact: a@b.example\n")
    assert build(remembered).exit_code == 0
    published = [path.name for path in (remembered / "site/.well-known").iterdir()]
    assert published == ["security.txt"]


@pytest.mark.parametrize("name", ["robots.txt", "robots.txt/inner", "en/signs"])
def test_a_file_of_the_content_replaces_nothing_that_a_build_makes(
    remembered: Path, name: str
) -> None:
    file = remembered / "content/files" / name
    file.parent.mkdir(parents=True)
    file.write_text("Disallow: /\n")
    result = build(remembered)
    assert result.exit_code == 1
    told = f"content/files/{name} would replace a file that a build makes. Rename it."
    assert told in result.stderr


def test_all_files_of_the_content_that_would_replace_others_are_named_at_once(
    remembered: Path,
) -> None:
    folder = remembered / "content/files"
    folder.mkdir()
    for name in ("404.html", "CNAME", "robots.txt"):
        (folder / name).write_text("mine")
    told = "content/files/404.html, content/files/robots.txt would replace files that a build makes"
    assert f"{told}. Rename them." in build(remembered).stderr
    assert not (remembered / "site").exists()


def test_a_record_that_cannot_be_put_in_its_place_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    site = tmp_path / "site"
    began = unchanged.Begun(["build"], 0, "", {})
    unchanged.note(str(tmp_path), str(site), began, {}, {}, {})
    assert list((tmp_path / unchanged.RECORD).parent.iterdir()) == []


def test_an_edit_while_the_record_is_made_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "content/guide.yml"
    page.parent.mkdir()
    page.write_text("title: Before\n")
    began = unchanged.begun(str(tmp_path), ["build"])

    def edited(self: unchanged.Noted, path: str) -> str:
        page.write_text("title: An edit\n")
        return "a digest"

    monkeypatch.setattr(unchanged.Noted, "digest", edited)
    unchanged.note(str(tmp_path), str(tmp_path / "site"), began, {}, {}, {})
    assert not (tmp_path / unchanged.RECORD).exists()


def test_a_file_that_somebody_put_into_the_site_is_not_lost(built: Path) -> None:
    (built / "site/CNAME").write_text("guide.example\n")
    result = build(built)
    assert result.exit_code == 1
    assert "Put it into content/files/ if it belongs to the site" in result.stderr
    assert (built / "site/CNAME").read_text() == "guide.example\n"


@pytest.mark.parametrize("missing", ["en/js", "en/index.html", "index.html"])
def test_a_site_of_ours_is_known_by_its_mark_whatever_it_has_lost(
    built: Path, missing: str
) -> None:
    before = tree(built / "site")
    path = built / "site" / missing
    path.rename(built / "gone")
    assert build(built).exit_code == 0
    assert tree(built / "site") == before


def test_a_place_that_cannot_be_renamed_is_filled_from_inside(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(built / "site")
    volume = built / "volume"
    volume.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == volume)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        assert volume not in (path, target), "a mount cannot be renamed"
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    for _ in range(2):
        result = build(built, "--site-dir", str(volume))
        assert result.exit_code == 0, result.output
        assert tree(volume) == before


def test_settings_without_the_plugin_are_named(project: Path) -> None:
    configure(project, "  - fingerpost\n", "  - search\n")
    result = build(project)
    assert result.exit_code == 1
    assert result.stderr == (
        "mkdocs.yml:13:1: error: The settings do not list the plugin `fingerpost`."
        " Add it under `plugins:`: `- fingerpost`. [bad-settings]\n"
        "1 error in 1 file. Nothing was written.\n"
    )


def test_a_sheet_that_does_not_end_and_one_that_asks_elsewhere_are_named(project: Path) -> None:
    css = project / "templates/theme/css"
    (css / "page/own.css").write_text("a {\n  background: url(https://x.example/a.png);\n")
    (css / "tokens.css").write_text(f"}}\n{(css / 'tokens.css').read_text()}")
    result = in_project(project, "check")
    own, tokens = "templates/theme/css/page/own.css", "templates/theme/css/tokens.css"
    assert result.stderr == (
        f"{own}:1:3: error: The block that starts here does not end. Close it with `}}`."
        " [broken-style]\n"
        f"{own}:2:15: error: `https://x.example/a.png` would be fetched from another host, which"
        " learns who reads. Put the file into `templates/theme/`, and write where it stands there."
        " [foreign-style]\n"
        f"{tokens}:1:1: error: Nothing is open that `}}` could end. Remove it. [broken-style]\n"
        "3 errors in 2 files. Nothing was written.\n"
    )


def test_a_folder_that_the_system_does_not_give_out_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks = os.walk

    def walk(top: Path, onerror: Callable[[OSError], None] | None = None) -> Iterator[Any]:
        if onerror is not None:
            onerror(PermissionError(13, "Permission denied", str(project / "content/signs")))
        return walks(top)

    monkeypatch.setattr("fingerpost.site.project.os.walk", walk)
    result = in_project(project, "check")
    told = "content/signs:1:1: error: The folder cannot be read: Permission denied."
    assert told in result.stderr


def test_the_sitemap_says_when_a_page_was_read_over(built: Path) -> None:
    entries = (built / "site/en/sitemap.xml").read_text().split("<url>")
    about = next(entry for entry in entries if "/about/" in entry)
    assert "<lastmod>2026-" in about
    assert [e for e in entries if "/map/</loc>" in e and "lastmod" in e] == []
