"""What a build remembers is never wrong: after any edits its tree is the one of a clean build.

By hand, for longer: `FINGERPOST_EDITS=5000 pytest tests/test_memory.py`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from fingerpost.commands.main import main
from fingerpost.pipeline import check
from fingerpost.site import cache, unchanged
from fingerpost.site.build import REPLACED
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from .projects import on_disk, tree
from .pseudo import po

pytestmark = pytest.mark.slow

EDITS = int(os.environ.get("FINGERPOST_EDITS", "300"))
STEPS = 10  # edits of one sequence
PARTS = max(1, EDITS // 60)  # tests that share the sequences, since none may take minutes
MODES = ("content/modes/end-of-term.yml", "content/modes/by-agreement.yml")
PICTURE = "content/images/house.svg"
DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"/>\n'
TRANSLATIONS = "content/translations/en-XA.po"
Edit = Callable[[Path], None]


def put(name: str, old: str, new: str) -> Edit:
    """The edit that writes something for something else in a file, and the next time back."""

    def edit(project: Path) -> None:
        path = project / name
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            pair = (new, old) if new in text else (old, new)
            path.write_text(text.replace(*pair, 1), encoding="utf-8")

    return edit


def add(name: str, data: bytes) -> Edit:
    """The edit that writes a file, and the next time removes it."""

    def edit(project: Path) -> None:
        path = project / name
        if path.exists():
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return edit


def move(name: str, away: str) -> Edit:
    """The edit that renames a file, and the next time brings it back."""

    def edit(project: Path) -> None:
        pair = (name, away) if (project / name).exists() else (away, name)
        (project / pair[0]).rename(project / pair[1])

    return edit


def damage(name: str, data: bytes) -> Edit:
    """What a fault of the disk does to a file that a build keeps or wrote."""

    def edit(project: Path) -> None:
        if (project / name).is_file():
            (project / name).write_bytes(data)

    return edit


def lose(name: str) -> Edit:
    def edit(project: Path) -> None:
        (project / name).unlink(missing_ok=True)

    return edit


def take(name: str) -> Edit:
    def edit(project: Path) -> None:
        shutil.rmtree(project / name, ignore_errors=True)

    return edit


def tidy(project: Path) -> None:
    """A file saved again as it was."""
    (project / "content/guide.yml").touch()


KINDS: dict[str, Edit] = {
    "a text": put("content/signs/no-repairs.yml", "recognise: ", "recognise: Again, "),
    "a title": put("content/signs/walks-in.yml", "title: ", "title: Often, "),
    "a page": put("content/pages/about.md", "---\n\n", "---\n\nA word before.\n\n"),
    "a picture": add(PICTURE, DRAWN),
    "the size of a picture": put(PICTURE, "0 0 64 48", "0 0 96 48"),
    "a picture in a page": put(
        "content/pages/about.md", "---\n\n", "---\n\n![A house](image:house)\n\n"
    ),
    "a mistake": put("content/pages/about.md", "order: ", "ordr: "),
    "a term": put("content/glossary.yml", "short: ", "short: Now "),
    "a section": put("content/guide.yml", "heading: ", "heading: New "),
    "a translation": put(TRANSLATIONS, 'msgstr "Ñ', 'msgstr "Ó'),
    "a fault of a translation": put(TRANSLATIONS, 'msgstr "', 'msgstr "<b>'),
    "a locale": put("content/guide.yml", "locales: [en]", "locales: [en, en-XA]"),
    "a template": put("templates/pages/sign.md.j2", "{{ sign.title }}", "{{ sign.title }}!"),
    "a part of templates": put("templates/macros/blocks.j2", "</div>", "</div >"),
    "a card": put("templates/card/card.html.j2", "<main>", "<main id=m>"),
    "a piece of letters": put("templates/letters/text.j2", "---", "===="),
    "the picture for shared links": put("templates/figures/social.typ", "4pt", "5pt"),
    "a list of all pages": put(
        "templates/theme/sitemap.xml",
        "<url>",
        "<url><!-- {{ page.content | length }} {{ page.meta.letter | default([]) | length }} -->",
    ),
    "the frame": put("templates/theme/main.html", "<article ", "<article data-new "),
    "a part of the frame": put("templates/theme/partials/footer.html", "<footer ", "<footer id=f "),
    "a word of the frame": put("templates/interface.yml", "text: ", "text: New "),
    "a style": put("templates/theme/css/base.css", "{", "{ --new: 1;"),
    "a script": put("templates/theme/js/page/main.js", "\n", "\n// New.\n"),
    "a colour": put("content/guide.yml", "publisher:", 'look: {accent: "#7a2e8f"}\npublisher:'),
    "an image": put("templates/theme/img/mark.svg", "<svg ", "<svg id='new' "),
    "a typeface": add("templates/fonts/None.otf", b"No typeface at all"),
    "a file above": add("content/files/CNAME", b"guide.example\n"),
    "the settings": put("mkdocs.yml", "site_name: Fingerpost", "site_name: Another"),
    "addresses": put("mkdocs.yml", "use_directory_urls: true", "use_directory_urls:  true"),
    "Markdown": put("mkdocs.yml", "  - abbr\n", "  - abbr\n  - sane_lists\n"),
    "a name of a file": move("content/pages/about.md", "content/pages/about-us.md"),
    "a file": move(MODES[0], "content/end-of-term.away"),
    "saving again": tidy,
    "the memory, cut": damage(cache.MEMORY, b"SQLite format 3\0"),
    "the memory, lost": lose(cache.MEMORY),
    "the record of the build": damage(unchanged.RECORD, b"[]"),
    "the record of a locale": damage(".cache/fingerpost/en.json", b'{"key": []}'),
    "a page that was written": damage("site/en/index.html", b"spoilt"),
    "a document that was written": lose("site/en/letters/letters.en.zip"),
    "the tree before, spoilt": damage(f"{REPLACED}/en/index.html", b"spoilt"),
    "the tree before, cut": lose(f"{REPLACED}/en/letters/letters.en.zip"),
    "the tree before, more in it": add(f"{REPLACED}/en/gone/index.html", b"gone"),
    "the tree before, lost": take(REPLACED),
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small guide, with a translation, and settings that hold a word of the environment."""
    project = on_disk(tmp_path_factory.mktemp("begun") / "guide")
    put("mkdocs.yml", "site_name: ", "copyright: !ENV WORD\nsite_name: ")(project)
    found = check(read_project(project, ICONS), trial=False)
    (project / TRANSLATIONS).parent.mkdir()
    (project / TRANSLATIONS).write_text(po("en-XA", found.messages))
    return project


class Author:
    """Somebody who edits a guide and builds it now and then."""

    def __init__(self, begun: Path, place: Path, patch: pytest.MonkeyPatch) -> None:
        self.place, self.patch = place, patch
        self.project = shutil.copytree(begun, place / "guide", copy_function=shutil.copyfile)
        self.day, self.word, self.code = 1_794_900_000, "one", "1"
        code = cache.code()
        self.patch.setattr(cache, "code", lambda: f"{code}{self.code}")

    def edit(self, name: str) -> None:
        if name == "the day":
            self.day += 86_400
        elif name == "the environment":
            self.word = "two" if self.word == "one" else "one"
        elif name == "our code":
            self.code = "2" if self.code == "1" else "1"
        else:
            KINDS[name](self.project)

    def build(self, *words: str) -> int:
        self.patch.setenv("SOURCE_DATE_EPOCH", str(self.day))
        self.patch.setenv("WORD", self.word)
        typed = ["-C", str(self.project), "build", "--jobs", "1", *words]
        self.patch.setattr(sys, "argv", ["fingerpost", *typed])
        if self.code == "1":  # the listing of our code is that of the disk
            code = unchanged.done(typed)
            if code is not None:
                return code
        else:
            (self.project / unchanged.RECORD).unlink(missing_ok=True)
        return CliRunner().invoke(main, typed, catch_exceptions=False).exit_code

    def compare(self) -> None:
        site, clean = self.project / "site", self.place / "clean"
        before = tree(site)
        code = self.build()
        assert code == self.build("--no-cache", "--site-dir", str(clean))
        if code == 0:
            assert tree(site) == tree(clean)
        else:
            assert tree(site) == before


@pytest.mark.parametrize("part", range(PARTS))
def test_after_any_edits_the_tree_is_that_of_a_clean_build(part: int, begun: Path) -> None:
    names = [*sorted(KINDS), "the day", "the environment", "our code"]
    edits = st.lists(
        st.tuples(st.sampled_from(names), st.booleans()), min_size=STEPS, max_size=STEPS
    )

    @seed(part)
    @settings(
        max_examples=max(1, EDITS // STEPS // PARTS),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(edits)
    def work(edits: list[tuple[str, bool]]) -> None:
        with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
            author = Author(begun, Path(place), patch)
            for name, built in edits:
                author.edit(name)
                if built:
                    author.build()
            author.compare()

    work()
