"""The small guide of `tests/guide`, about landlords, and examples that differ from it."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from fingerpost.content.load import load
from fingerpost.diagnostics import as_text, summary
from fingerpost.model.guide import Guide
from fingerpost.model.kinds import Words
from fingerpost.pages.render import Rendered
from fingerpost.pipeline import Checked, Project, check, outputs
from fingerpost.site.mkdocs.icons import ICONS as OURS
from fingerpost.site.project import libraries, read_project
from fingerpost.translation.messages import Message

TESTS = Path(__file__).parent
TEMPLATES = TESTS.parent / "templates"
GUIDE = TESTS / "guide"
EXAMPLES = TESTS / "examples"
QUIZ = "content/quiz.yml"
PICTURE = """
#let given = json(bytes(sys.inputs.at("given")))
#let colours = ("colour(accent light)", "colour(second light)", "colour(soft light)")
#set page(width: 96pt, height: auto, margin: 1pt, fill: rgb("colour(paper light)"))
#set text(font: given.fonts, fallback: false, size: 4pt, fill: rgb("colour(ink light)"))
#if "logo" in given { image(bytes(given.logo), width: 4pt) }
#for colour in colours { box(width: 2pt, height: 2pt, fill: rgb(colour)) }
#given.guide #given.title #given.tagline
"""
"""A small picture for shared links, of all that ours is of: to draw that for every page takes a
third of the time of a build."""
TODAY = datetime.date(2026, 11, 23)
ICONS = frozenset(f"material/{name}" for name in ("book", "door-open", "sign-direction", "tools"))


def files(folder: Path) -> dict[str, bytes]:
    """Every file under the content and templates of a folder: relative path to bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in ("content", "templates")
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


@cache
def our_project() -> Project:
    """Our own guide as it stands on the disk, today."""
    return read_project(TESTS.parent, OURS)


@cache
def our_checked() -> Checked:
    """Our own guide in every locale, checked but for what only rendering would show."""
    return check(our_project(), trial=False)


@cache
def our_guide() -> Guide:
    """Our own guide in its source language, as it was read; `fingerpost check` judges it."""
    return load(our_project().content).guide()


def guide(
    changed: Mapping[str, bytes | str] | None = None, removed: tuple[str, ...] = ()
) -> Project:
    """The small guide with some files changed, added or removed, on the day `TODAY`."""
    content: dict[str, bytes] = {}
    templates: dict[str, str] = {}
    for path, data in {**_ours(), **files(GUIDE), **(changed or {})}.items():
        data = data.encode() if isinstance(data, str) else data
        if path.startswith(("content/", "templates/interface", "templates/letters/forms/")):
            content[path] = data
        else:
            templates[path.removeprefix("templates/")] = data.decode()
    for path in removed:
        del content[path]
    return Project(content, templates, ICONS, TODAY)


@cache
def texts() -> tuple[Message, ...]:
    """Every text of the small guide that can be translated."""
    return check(guide(), trial=False).messages


def quiz_with(*pairs: tuple[str, str]) -> Project:
    """The small guide with words of its quiz replaced; each stands there once."""
    text = (GUIDE / QUIZ).read_text(encoding="utf-8")
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return guide({QUIZ: text})


def message_of(text: str, kind: Words = Words.PLAIN) -> Message:
    """A text of a guide as a message to translate."""
    return Message("signs/x/summary", text, kind, "x.yml", "/x", "A note.", "signs/x")


def in_our_templates(project: Project) -> Project:
    """A project with our own templates and words of the frame in place of its own."""
    ours = our_project()
    words = {path: data for path, data in ours.content.items() if path.startswith("templates/")}
    return replace(project, content={**project.content, **words}, templates=ours.templates)


def rendered(project: Project, tag: str = "en") -> Rendered:
    """What a locale of a project comes to of which there is nothing to say."""
    checked = check(project, trial=False)
    assert checked.diagnostics == ()
    return outputs(checked, tag, project)


def by_path(made: Rendered) -> dict[str, bytes]:
    """The outputs of a locale by their paths."""
    return {each.path: each.data for each in made.outputs}


@cache
def _ours() -> dict[str, bytes]:
    """Our own templates for letters, the quiz and the root, modules of the theme, their rules, and
    the scripts of the search that are not ours.
    """
    scripts = {f"templates/{name}": text.encode() for name, text in libraries().items()}
    return scripts | {
        f"templates/{path.relative_to(TEMPLATES).as_posix()}": path.read_bytes()
        for pattern in ("letters/*.*", "quiz/*", "root/*", "theme/js/**/*.js", "theme/css/**/*.css")
        for path in sorted(TEMPLATES.glob(pattern))
    }


def on_disk(folder: Path) -> Path:
    """A copy of the small guide in a new folder, with our templates and configuration."""
    shutil.copytree(GUIDE / "content", folder / "content")
    with_templates(folder)
    shutil.copy(TESTS.parent / "mkdocs.yml", folder)
    return folder


def with_templates(folder: Path) -> None:
    """Copy our templates into a guide; but its pictures for shared links are small."""
    shutil.copytree(TEMPLATES, folder / "templates")
    (folder / "templates/figures/social.typ").write_text(PICTURE, encoding="utf-8")


def example(folder: Path) -> Project:
    """The small guide with the files of an example over it, and without those it removes."""
    removed = folder / "remove.txt"
    names = removed.read_text(encoding="utf-8").split() if removed.exists() else []
    return guide(files(folder), tuple(names))


def report(project: Project) -> str:
    """What `fingerpost check` prints for a project."""
    found = check(project).diagnostics
    return f"{as_text(found)}{summary(found)}\n"


def edit(file: Path, before: str, after: str) -> None:
    """Write something in place of some words of a file, wherever they stand; they have to."""
    text = file.read_text(encoding="utf-8")
    assert before in text, before
    file.write_text(text.replace(before, after), encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
