"""What an earlier build has made stands, and is not made again: told by what it is made from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from fingerpost import memory
from fingerpost.content.load import load
from fingerpost.model.guide import Guide
from fingerpost.output import Output
from fingerpost.pages.made_from import MadeFrom
from fingerpost.pages.page import Writer
from fingerpost.site.mkdocs.before import Before, Left
from fingerpost.site.mkdocs.convert import Converter
from fingerpost.templating import environment

from .projects import by_path, edit, guide, rendered, tree
from .shell import in_project, typed

TEMPLATES = {
    "page.j2": '{% from "part.j2" import part %}{{ title }}{{ part() }}',
    "part.j2": "{% macro part() %}{{ guide.signs }}{% endmacro %}",
    "dated.j2": "{{ where.today }}",
    "passed.j2": "{{ title | said(where) }}",
    "unknown.j2": "{% include title %}",
}
DAY = datetime.date(2026, 11, 23)


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    """A place for what the next build may ask for."""
    with memory.kept_in({}):
        yield


def named(
    template: str = "page.j2",
    given: object = "a title",
    *,
    templates: Mapping[str, str] | None = None,
    around: object = None,
    **changed: Any,
) -> str:
    """The name of a page of the small guide, of which some parts are changed."""
    engine = environment({**TEMPLATES, **(templates or {})}, {"said": str})
    own = small().model_copy(update=changed)
    return MadeFrom(engine, around, own, DAY).name(template, given)


@cache
def small() -> Guide:
    return load(guide().content).guide()


def test_a_page_has_one_name_as_long_as_it_is_made_from_the_same() -> None:
    assert named() == named() != ""


@pytest.mark.parametrize(
    "other",
    [
        {"given": "another title"},
        {"given": ["a title"]},
        {"given": datetime.date(2026, 11, 23)},
        {"around": "another word of the frame"},
        {"template": "dated.j2"},
        {"templates": {"page.j2": TEMPLATES["page.j2"] + "."}},
        {"templates": {"part.j2": TEMPLATES["part.j2"] + "."}},
        {"signs": ()},
    ],
    ids=str,
)
def test_a_page_has_another_name_where_something_is_different(other: dict[str, Any]) -> None:
    assert named(**other) not in ("", named())


def test_a_part_of_the_guide_that_no_template_of_a_page_reads_does_not_count() -> None:
    assert named(steps=()) == named()


@pytest.mark.parametrize(("template", "counts"), [("page.j2", False), ("dated.j2", True)])
def test_the_day_counts_where_a_template_asks_for_it(template: str, counts: bool) -> None:
    engine = environment(TEMPLATES)
    days = [
        MadeFrom(engine, None, small(), day).name(template) for day in (DAY, DAY.replace(day=1))
    ]
    assert (days[0] != days[1]) is counts


def test_the_day_counts_where_a_template_hands_on_what_knows_it() -> None:
    engine = environment(TEMPLATES, {"said": str})
    one, other = (
        MadeFrom(engine, None, small(), day).name("passed.j2") for day in (DAY, DAY.replace(day=1))
    )
    assert one != other


@pytest.mark.parametrize(
    ("template", "given"),
    [("page.j2", object()), ("page.j2", {(1, 2): "a title"}), ("unknown.j2", "page.j2")],
)
def test_a_page_of_which_nobody_can_say_what_it_is_made_from_has_no_name(
    template: str, given: object
) -> None:
    assert named(template, given) == ""


def test_no_page_has_a_name_where_nobody_can_say_what_is_around_all_of_them() -> None:
    assert named(around=object()) == ""


def test_what_stands_is_not_made_and_everything_else_is() -> None:
    def fail() -> bytes:
        raise AssertionError

    standing = Output("a", fail, "", named=lambda: "of one thing")
    assert standing.settled({"of one thing"}).name == "of one thing"
    assert standing.settled({"of one thing"}).made is fail
    made = Output("a", lambda: b"made", "", named=lambda: "of another")
    assert made.settled({"of one thing"}).made == b"made"
    assert made.settled({"of one thing"}).name == "of another"
    assert Output("a", lambda: b"made", "").settled({""}).made == b"made"


def test_nobody_works_out_a_name_that_no_build_will_ask_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> str:
        raise AssertionError

    monkeypatch.setattr(memory, "keeps", lambda: False)
    assert Output("a", b"made", "", named=fail).settled({"of one thing"}).made == b"made"


@pytest.fixture
def before(tmp_path: Path) -> Before:
    """A tree of one file, made from one thing."""
    (tmp_path / "a.txt").write_bytes(b"made")
    digests = {"a.txt": sha256(b"made").hexdigest()}
    return Before(tmp_path, None, digests, Left("key", {"a.txt": "of one thing"}))


def test_a_file_stands_that_was_made_from_the_same(before: Before) -> None:
    assert before.stands("a.txt", "of one thing")
    assert before.digests == {"a.txt": sha256(b"made").hexdigest()}
    assert list(before.same) == ["a.txt"]


@pytest.mark.parametrize(
    ("path", "name"), [("a.txt", "of another"), ("a.txt", ""), ("b.txt", "of one thing")]
)
def test_a_file_does_not_stand_that_was_made_from_another_thing(
    before: Before, path: str, name: str
) -> None:
    assert not before.stands(path, name)
    assert not before.same


def touch(file: Path) -> None:
    file.write_bytes(b"spoilt")


def link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


@pytest.mark.parametrize("spoil", [touch, link, Path.unlink])
def test_a_file_does_not_stand_that_somebody_meddled_with(
    before: Before, spoil: Callable[[Path], None]
) -> None:
    assert before.tree is not None
    spoil(before.tree / "a.txt")
    assert not before.stands("a.txt", "of one thing")


def test_every_file_of_the_small_guide_but_scripts_and_lists_has_a_name() -> None:
    unnamed = {each.path for each in rendered(guide()).outputs if not each.name}
    assert {
        path for path in unnamed if path.endswith((".md", ".docx", ".odt", ".pdf", ".zip"))
    } == {"map/index.md"}


def test_two_outputs_of_one_name_have_the_same_bytes() -> None:
    changed = {
        "content/pages/about.md": (
            Path(__file__).parent / "guide/content/pages/about.md"
        ).read_text()
        + "\nMore.\n"
    }
    one, other = rendered(guide()), rendered(guide(changed))
    names = {each.name: each.path for each in one.outputs if each.name}
    first, second = by_path(one), by_path(other)
    same = [each for each in other.outputs if each.name in names]
    assert len(same) > len(names) // 2
    assert "about.md" not in {each.path for each in same}
    assert all(first[names[each.name]] == second[each.path] for each in same)


class Seen:
    """Which pages were written and converted."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.written: list[str] = []
        self.converted: list[str] = []
        write, convert = Writer._written, Converter.convert

        def written(writer: Writer, about: Any, provide: Any) -> bytes:
            self.written.append(about.path)
            return write(writer, about, provide)

        def converted(converter: Converter, file: Any, source: str) -> Any:
            self.converted.append(file.src_uri)
            return convert(converter, file, source)

        patch.setattr(Writer, "_written", written)
        patch.setattr(Converter, "convert", converted)


ABOUT = "content/pages/about.md"
ALWAYS = ["map/index.md"]  # is given a function that draws it


@pytest.mark.slow
def test_after_an_edit_pages_that_do_not_show_it_are_neither_written_nor_converted(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in ("One.", "Two."):
        (built / ABOUT).write_text(f"{(built / ABOUT).read_text()}\n{words}\n")
        seen = Seen(monkeypatch)
        assert in_project(built, "build", "--jobs", "1").exit_code == 0
        assert sorted(seen.written) == ["about.md", *ALWAYS]
        assert seen.converted == ["about.md"]
        monkeypatch.undo()


@pytest.mark.slow
def test_a_build_that_fails_leaves_the_next_one_what_stood_before(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame, page = built / "templates/theme/main.html", (built / ABOUT).read_text()
    text = frame.read_text()
    frame.write_text(f"{text}{{{{ nothing.there }}}}")
    assert in_project(built, "build", "--jobs", "1").exit_code == 1
    frame.write_text(text)
    (built / ABOUT).write_text(f"{page}\nMore.\n")
    seen = Seen(monkeypatch)
    assert in_project(built, "build", "--jobs", "1").exit_code == 0
    assert sorted(seen.written) == ["about.md", *ALWAYS]


def clean(project: Path) -> dict[str, bytes]:
    in_project(project, "build", "--no-cache", "--site-dir", str(project / "clean"))
    return tree(project / "clean")


LISTING = """\
{%- for entry in pages %}
{{ entry.page.title }} {{ entry.page.content | length }} {{ entry.page.toc | length }}
{{ entry.page.meta.description }} {{ entry.page.meta.letter | default([]) | length }}
{{ entry.page.meta | length }} {{ entry.page.meta.none }}
{%- endfor %}
"""


@pytest.mark.slow
def test_a_list_of_all_pages_tells_of_those_that_stand_what_it_tells_of_the_others(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = built / "templates/theme"
    theme.mkdir(parents=True, exist_ok=True)
    (theme / "sitemap.xml").write_text(f"<all>{LISTING}</all>")
    assert in_project(built, "build").exit_code == 0
    (built / ABOUT).write_text(f"{(built / ABOUT).read_text()}\nMore.\n")
    seen = Seen(monkeypatch)
    assert in_project(built, "build", "--jobs", "1").exit_code == 0
    assert "glossary/index.md" in seen.written  # which was asked for its content, and stands
    assert tree(built / "site") == clean(built)


@pytest.mark.slow
def test_a_build_in_part_is_no_warning_to_who_is_strict(built: Path) -> None:
    with (built / "mkdocs.yml").open("a") as file:
        file.write("strict: true\n")
    edit(built / ABOUT, "---\n\n", "---\n\nA word before.\n\n")
    said = in_project(built, "build", "--strict")
    assert (said.exit_code, said.stderr) == (0, "")
    edit(built / ABOUT, "A word before.", "Another word before.")
    said = in_project(built, "build", "--strict")
    assert (said.exit_code, said.stderr) == (0, "")
    assert tree(built / "site") == clean(built)


@pytest.mark.slow
def test_an_icon_of_ones_own_that_was_drawn_anew_is_on_its_page(built: Path) -> None:
    icon = built / "icons/own/house.svg"
    icon.parent.mkdir(parents=True)
    options = f"  - pymdownx.emoji:\n      options:\n        custom_icons: [{built}/icons]\n"
    edit(built / "mkdocs.yml", "markdown_extensions:\n", f"markdown_extensions:\n{options}")
    with (built / "templates/pages/page.md.j2").open("a") as template:
        template.write("\n\n:own-house:\n")
    for drawn in ("<svg><!-- old --></svg>", "<svg><!-- new --></svg>"):
        icon.write_text(drawn)
        typed(built, "build")
        assert drawn in (built / "site/en/about/index.html").read_text()
