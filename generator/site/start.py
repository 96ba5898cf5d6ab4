"""Begins a guide of one's own: copies the small guide in one of its languages, and the schemas."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from .. import __version__
from ..content.homes import SETTINGS
from ..content.load import load
from ..content.rewrite import NewWords, rewrite
from ..pipeline import TRANSLATIONS
from ..text.tags import wider
from ..translation import interface, po
from ..translation.rewritten import rewritten
from .project import CONTENT, DOCS, PACKAGE
from .write import whole

STARTER = PACKAGE / "starter"
REQUIREMENTS = "requirements.txt"
SCHEMA = re.compile(r"(?<=\$schema=)\.\./")
REVIEWED = re.compile(r"^reviewed: \S+$", re.MULTILINE)
ENGLISH = interface.ENGLISH
OTHER = "fr"  # the language that the README of the small guide begins


def languages() -> list[str]:
    """The languages in which the small guide comes."""
    return sorted([ENGLISH, *(path.stem for path in (STARTER / TRANSLATIONS).glob("*.po"))])


def language_of(tag: str) -> str | None:
    """The language of the small guide that fits a locale, `de` for `de-AT`; None where none
    does.
    """
    return next((each for each in wider(tag) if each in languages()), None)


def start(folder: Path, day: datetime.date, tag: str = ENGLISH) -> None:
    """Begin a project in a new or empty folder: the small guide, in the language that fits a
    locale.

    There must be one. What the small guide says was reviewed counts as reviewed on the day given.
    The schemas stand one folder nearer to the content than in our repository. Raises OSError.
    """
    with whole(folder) as staging:
        beside = shutil.ignore_patterns(Path(TRANSLATIONS).name, ".cache", "site")
        shutil.copytree(STARTER, staging, ignore=beside)
        shutil.copytree(PACKAGE / "schema", staging / "schema")
        shutil.copy(DOCS / "TRANSLATING.md", staging)
        needed = staging / REQUIREMENTS
        text = needed.read_text(encoding="utf-8").replace("VERSION", __version__)
        needed.write_text(text, encoding="utf-8")
        if tag != ENGLISH:
            _translate(staging, tag)
        for path in (staging / CONTENT).rglob("*.*"):
            text = path.read_text(encoding="utf-8")
            text = SCHEMA.sub("", REVIEWED.sub(f"reviewed: {day}", text))
            path.write_text(text, encoding="utf-8")


def _translate(folder: Path, tag: str) -> None:
    """Write the small guide in a folder in the words of a locale; ids stay as they are."""
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / CONTENT).rglob("*.*"))
    }
    guide = load(files).guide()
    by_file: dict[str, NewWords] = rewritten(guide, _words(tag))
    language: NewWords = {("source_locale",): tag, ("locales",): (tag,)}
    by_file[SETTINGS] = {**by_file.get(SETTINGS, {}), **language}
    for path, words in by_file.items():
        text = rewrite(files[path].decode(), words)
        (folder / path).write_text(text, encoding="utf-8")
    title = by_file[SETTINGS].get(("title",), guide.settings.title)
    for name in ("mkdocs.yml", "README.md"):
        text = (folder / name).read_text(encoding="utf-8")
        text = text.replace(f"/{ENGLISH}/", f"/{tag}/").replace(f"site/{ENGLISH}", f"site/{tag}")
        text = text.replace(f"site_name: {guide.settings.title}", f"site_name: {title}")
        if language_of(tag) == OTHER:  # a translation into another language, as an example
            text = text.replace(f"new {OTHER} ", f"new {ENGLISH} ")
            text = text.replace(f"/{OTHER}.po", f"/{ENGLISH}.po")
        (folder / name).write_text(text, encoding="utf-8")


def _words(tag: str) -> Mapping[str, str]:
    """The translation of the small guide that fits a locale, by id."""
    path = f"{TRANSLATIONS}{language_of(tag)}.po"
    read, _ = po.read(tag, path, (STARTER / path).read_bytes())
    assert read is not None, path  # a test reads each of them
    return {name: entry.forms[0] for name, entry in read.entries.items() if not entry.empty}
