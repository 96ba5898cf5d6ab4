"""Files that are absurd, hostile or broken get a message, and neither memory nor a traceback."""

from __future__ import annotations

import os
import shutil
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.content.syntax import nodes
from fingerpost.content.syntax.decode import decode
from fingerpost.content.syntax.parse import parse
from fingerpost.diagnostics import Diagnostic, as_text
from fingerpost.pipeline import check
from fingerpost.site.cache import Kept, key
from fingerpost.site.project import read_project
from fingerpost.site.unchanged import Noted
from fingerpost.text import untranslated

from .projects import GUIDE, ICONS, TODAY, guide, report

GLOSSARY = "content/glossary.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small guide on the disk, with an icon folder of its own."""
    shutil.copytree(GUIDE, tmp_path / "guide")
    return tmp_path / "guide"


def problems(folder: Path) -> str:
    return as_text(read_project(folder, folder).problems)


def test_a_file_of_50_megabytes_is_named_and_not_read(folder: Path) -> None:
    with (folder / GLOSSARY).open("wb") as big:
        big.truncate(50_000_000)
    tracemalloc.start()
    found = problems(folder)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == (
        "content/glossary.yml:1:1: error: The file has 50,000,000 bytes. "
        "A file of its kind has at most 1,000,000; split it. [too-large]\n"
    )
    assert peak < 10_000_000


@pytest.mark.parametrize("path", sorted(guide().content))
def test_what_a_file_that_cannot_be_read_holds_is_not_missed(path: str, folder: Path) -> None:
    with (folder / path).open("wb") as big:
        big.truncate(2_000_000)
    project = replace(read_project(folder, folder), icons=ICONS, today=TODAY)
    assert len(check(project).diagnostics) == 1


def test_a_link_to_a_file_outside_the_content_is_not_followed(folder: Path) -> None:
    (folder / "content/modes/secret.yml").symlink_to("/etc/hostname")
    assert problems(folder) == (
        "content/modes/secret.yml:1:1: error: `content/modes/secret.yml` leads out of `content/`. "
        "Replace the link by the file itself. [outside-content]\n"
    )


def test_a_link_to_itself_is_not_followed(folder: Path) -> None:
    loop = folder / "content/signs/loop.yml"
    loop.symlink_to(loop)
    assert "`content/signs/loop.yml` leads out of `content/`." in problems(folder)


def test_a_day_far_in_the_future_is_answered() -> None:
    late = guide().content["content/pages/about.md"].replace(b"2026-10-01", b"9999-12-01")
    told = report(guide({"content/pages/about.md": late}))
    assert '"reviewed" is 9999-12-01, which is still to come.' in told


def test_a_mistake_stays_on_one_line_of_a_length_that_can_be_read() -> None:
    path = "content/quiz\n.yml"
    told = report(guide({path: b"x", "content/glossary.yml": b"'" + b"long " * 1000 + b"': x\n"}))
    assert "content/quiz\\n.yml:1:1: error:" in told
    assert max(map(len, told.splitlines())) < 2000


def test_a_link_to_a_folder_outside_the_content_is_not_followed(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "content/laws").symlink_to(tmp_path / "elsewhere")
    assert "`content/laws` leads out of `content/`." in problems(folder)


def test_a_link_within_the_content_is_followed(folder: Path) -> None:
    (folder / "content/modes/another.yml").symlink_to("by-agreement.yml")
    assert problems(folder) == ""


def test_what_editors_and_systems_leave_behind_is_passed_over(folder: Path) -> None:
    (folder / "content/.DS_Store").write_bytes(b"\0")
    (folder / "content/guide.yml~").write_bytes(b"\0")
    (folder / "content/.hidden").mkdir()
    (folder / "content/.hidden/x.yml").write_bytes(b"\0")
    assert not [path for path in read_project(folder, folder).content if "\0" in path]
    assert problems(folder) == ""


def test_a_template_that_is_not_utf8_is_named(folder: Path) -> None:
    page = folder / "templates/pages/mode.md.j2"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_bytes(b"caf\xe9")
    assert problems(folder).startswith("templates/pages/mode.md.j2:1:4: error: The byte 0xE9")


def test_what_is_no_template_is_passed_over(folder: Path) -> None:
    before = read_project(folder, folder).templates
    pages = folder / "templates/pages"
    (pages / ".#home.md.j2").symlink_to("somebody@machine.1234")
    (pages / ".hidden").mkdir()
    (pages / ".hidden/x.md.j2").write_text("{{")
    (pages / "folder.js").mkdir()
    project = read_project(folder, folder)
    assert project.problems == ()
    assert project.templates == before


def test_a_file_of_which_the_system_says_nothing_is_named(folder: Path) -> None:
    (folder / "content/signs/far.yml").symlink_to(f"{'a' * 300}.yml")
    assert problems(folder) == (
        "content/signs/far.yml:1:1: error: The file cannot be read: File name too long. See that"
        " you may read it, or remove it. [unreadable]\n"
    )


@pytest.mark.parametrize("path", [GLOSSARY, "content/sources.yml", "content/letters/fields.yml"])
def test_a_list_in_braces_that_holds_nothing_is_empty(path: str) -> None:
    project = guide()
    emptied = replace(project, content={**project.content, path: b"{}\n"})
    assert check(emptied).guide is None


@pytest.mark.parametrize("name", ["pages/mode.md.j2", "interface.yml"])
def test_a_template_that_leads_out_of_the_guide_is_one_mistake(name: str, folder: Path) -> None:
    (folder / "templates" / name).unlink()
    (folder / "templates" / name).symlink_to("/dev/zero")  # without an end
    checked = check(replace(read_project(folder, folder), icons=ICONS, today=TODAY))
    assert [each.code for each in checked.diagnostics] == ["outside-content"]


def test_fonts_that_lead_nowhere_are_passed_over(folder: Path) -> None:
    fonts = folder / "templates/fonts"
    fonts.mkdir()
    none = Kept(folder, [str(fonts)]).facts
    (fonts / "Gone.otf").symlink_to("Nowhere.otf")
    assert Kept(folder, [str(fonts)]).facts == none


def test_a_name_of_a_file_need_not_be_utf8(folder: Path) -> None:
    before = key(folder, ["templates"], noted=Noted())
    with open(os.fsencode(folder / "templates") + b"/caf\xe9.css", "w"):  # noqa: PTH123
        pass
    assert key(folder, ["templates"], noted=Noted()) != before
    assert problems(folder) == (
        r"templates/caf\udce9.css:1:1: warning: Nothing asks for this file, so it changes nothing."
        " `fingerpost templates` lists the names. [unasked-template]\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "- " * 10_000 + "deep",
        "a: " + "[" * 10_000 + "]" * 10_000,
        "a: " + "{a: " * 10_000 + "1" + "}" * 10_000,
        "\n".join(" " * depth + "a:" for depth in range(1_000)),
    ],
    ids=["entries", "lists in brackets", "keys in braces", "keys"],
)
def test_thousands_of_levels_are_one_message(text: str) -> None:
    node, found = parse("deep.yml", text)
    assert node is None
    assert [each.code for each in found] == ["too-deep"]


def test_aliases_are_not_expanded() -> None:
    lines = ["a0: &a0 [x, x]"] + [
        f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 40)
    ]
    _, found = parse("laughs.yml", "\n".join(lines))
    assert {each.code for each in found} == {"anchor", "alias"}


def test_numbers_dates_and_truth_values_stay_text() -> None:
    node, _ = parse("a.yml", "a: no\nb: 12:30\nc: 1.10\nd: 0o17\ne: ~\nf: 2026-01-02\n")
    assert node is not None
    values = {"a": "no", "b": "12:30", "c": "1.10", "d": "0o17", "e": "~", "f": "2026-01-02"}
    assert nodes.plain(node) == values


@pytest.mark.parametrize(
    ("key", "written", "said"),
    [
        ("order", "9" * 5000, "It must be at most 99999. [out-of-range]"),
        ("order", "-" + "9" * 5000, "It must be at least 1. [out-of-range]"),
        ("order", "1_0", 'not "1_0". Write digits only: `order: 3`. [not-a-number]'),
        ("order", "3.0", 'not "3.0". Write digits only: `order: 3`. [not-a-number]'),
        ("order", "'3 '", 'not "3 ". Write digits only: `order: 3`. [not-a-number]'),
        ("order", "yes", 'not "yes". Write digits only: `order: 3`. [not-a-number]'),
        ("order", "2026-11-23", 'not "2026-11-23". Write digits only: `order: 3`. [not-a-number]'),
        ("reviewed", "2026-02-30", "No calendar has it: look at the month and the day."),
        ("reviewed", "2026-13-01", "No calendar has it: look at the month and the day."),
        ("reviewed", "2026-2-3", "Write year, month and day: `reviewed: 2026-02-03`."),
        ("reviewed", "9" * 5000, "Write year, month and day: `reviewed: 2026-11-23`."),
        ("reviewed", "3", "Write year, month and day: `reviewed: 2026-11-23`."),
    ],
)
def test_a_number_or_a_day_is_told_the_rules_for_its_kind(
    key: str, written: str, said: str
) -> None:
    path = "content/modes/by-agreement.yml"
    lines = guide().content[path].decode().splitlines(keepends=True)
    changed = [f"{key}: {written}\n" if line.startswith(f"{key}:") else line for line in lines]
    (told,) = check(guide({path: "".join(changed)})).diagnostics
    assert said in str(told)


def test_places_count_from_one_in_lines_and_columns() -> None:
    node, _ = parse("a.yml", "a:\n  - one\n  - two\n", first_line=5)
    assert isinstance(node, nodes.Map)
    entries = node.items["a"]
    assert isinstance(entries, nodes.List)
    assert [str(entry.location) for entry in entries.items] == ["a.yml:6:5", "a.yml:7:5"]


PIECES = """a: b|  - c|- |"|'|{|]|&x|*x|!y|? |> |---|...|%YAML 9|#|é: ü|a: b: c|  |: |a: [|@|`"""
LINES = st.sampled_from([*PIECES.split("|"), "| ", "\t", "\0", "\ufeff"])


@pytest.mark.slow
@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=80))
def test_any_text_is_read_or_gets_a_message_with_a_place(text: str) -> None:
    decoded, found = decode("any.yml", text.encode("utf-8", "surrogatepass"))
    node = None
    if decoded is not None:
        node, found = parse("any.yml", decoded)
    assert node is not None or found
    assert all(isinstance(each, Diagnostic) and each.sentence.endswith(".") for each in found)
    assert all(1 <= each.location.line <= text.count("\n") + 2 for each in found)


@pytest.mark.slow
@given(st.binary(max_size=200))
def test_any_bytes_in_any_file_of_a_guide_are_answered_and_never_raise(data: bytes) -> None:
    files = dict.fromkeys((GLOSSARY, "content/modes/by-agreement.yml"), data)
    assert "error: " in report(guide(files))


@pytest.mark.slow
@given(st.sampled_from(sorted(guide().content)), st.data())
def test_a_guide_with_one_line_lost_is_answered_and_never_raises(
    path: str, data: st.DataObject
) -> None:
    lines = guide().content[path].split(b"\n")
    lost = data.draw(st.integers(0, len(lines) - 1))
    checked = check(guide({path: b"\n".join(lines[:lost] + lines[lost + 1 :])}))
    assert (checked.guide is None) == any(d.severity == "error" for d in checked.diagnostics)


@pytest.mark.parametrize("mark", [untranslated.OPEN, untranslated.CLOSE])
@pytest.mark.parametrize("path", ["content/pages/about.md", GLOSSARY, "templates/interface.yml"])
def test_no_text_may_hold_the_marks_that_we_set_ourselves(path: str, mark: str) -> None:
    text = guide().content[path].decode()
    (line, *_) = report(guide({path: f"{text}{mark}"})).splitlines()
    named = f"The character U+{ord(mark):04X} cannot stand in a text."
    assert line.startswith(f"{path}:{text.count(chr(10)) + 1}:1: error: {named}")
