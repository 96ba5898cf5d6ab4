"""The small guide that `fingerpost new` writes, without one of the parts that a guide may lack."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from fingerpost.pipeline import Project
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project
from fingerpost.site.start import STARTER

PARTS = ("quiz", "letters", "modes")
GUIDE = "content/guide.yml"
NO_CONSENT = """    why: The person in front of the camera decides. You can refuse, and you can go.
    band: stop-now
"""


@cache
def whole() -> Project:
    """The small guide with all that it has, in its source language alone."""
    project = read_project(STARTER, ICONS)
    own = {path: data for path, data in project.content.items() if "translations/" not in path}
    return replace(project, content=own)


def without(part: str) -> Project:
    """The small guide as an author would have it who wants no quiz, no letters or no modes."""
    files = {path: data.decode() for path, data in whole().content.items()}
    {"quiz": _quiz, "letters": _letters, "modes": _modes}[part](files)
    return replace(whole(), content={path: text.encode() for path, text in files.items()})


def _quiz(files: dict[str, str]) -> None:
    del files["content/quiz.yml"]
    leave_sections(files, "quiz", "embed")
    files[GUIDE] = files[GUIDE].replace('to: "quiz:"', 'to: "map:"')


def _letters(files: dict[str, str]) -> None:
    del files["content/letters/last-job.yml"], files["content/letters/fields.yml"]
    leave_sections(files, "letters")
    cut(files, GUIDE, r"  letters_title: .*\n  letters:\n(    .*\n)+", r"letterhead:\n(  .*\n)+")
    cut(files, "content/exit/tell-them.yml", r"letters:\n  - last-job\n")
    cut(files, "content/modes/after-this-job.yml", r"letter: last-job\n")
    quiz = "content/quiz.yml"
    files[quiz] = files[quiz].replace("letters: [last-job]", "pages: [before-you-book]")


def _modes(files: dict[str, str]) -> None:
    for path in [path for path in files if path.startswith("content/modes/")]:
        del files[path]
    leave_sections(files, "modes")
    for name in ("moving-dates", "one-more-edit"):
        cut(files, f"content/signs/{name}.yml", r"ways_out:\n(  - .*\n)+")
    cut(files, "content/letters/last-job.yml", r"modes:\n  - .*\n")
    quiz = "content/quiz.yml"
    cut(files, quiz, r"    mode: stop-now\n")
    files[quiz] = files[quiz].replace(NO_CONSENT, f"{NO_CONSENT}    page: safety\n")
    for path, text in files.items():
        if path.endswith((".md", ".yml")) and path.startswith("content/"):
            text = re.sub(r"\[([^]]*)\]\(modes?:[\w-]*\)", r"\1", text)
            files[path] = re.sub(r'to: ("modes:"|mode:[\w-]+)', "to: step:prepare", text)


def leave_sections(files: dict[str, str], *names: str) -> None:
    """Take sections out of the settings."""
    for name in names:
        cut(files, GUIDE, rf"  - id: {name}\n(    .*\n|\n)+")


def cut(files: dict[str, str], path: str, *patterns: str) -> None:
    for pattern in patterns:
        files[path], count = re.subn(pattern, "", files[path], flags=re.MULTILINE)
        assert count, pattern
