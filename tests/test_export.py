"""The exported project: Zensical builds it without our plugin, with the same pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from fingerpost.pages.render import Rendered
from fingerpost.site.export import configuration, export

from .once import ROOT, built, exported


@pytest.fixture(scope="session")
def by_zensical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "zensical") / "en"


@pytest.fixture(scope="session")
def by_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "mkdocs") / "en"


def pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("index.html"))


def words(path: Path) -> str:
    """The words of the main part of a page."""
    text = path.read_text(encoding="utf-8")
    main = text[text.index("<main") : text.index("</main>")]
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", main, flags=re.DOTALL).split())


@pytest.mark.parametrize("indent", ["  ", "    "])
def test_what_is_added_to_the_theme_stands_as_far_in_as_its_other_settings(indent: str) -> None:
    theme = f"theme:\n{indent}name: material\n{indent}language: fr\n{indent}font: false\n"
    settings = f"site_name: X\n{theme}markdown_extensions:\n  - abbr\n"
    rendered = Rendered((), {"title": "A guide", "locale": {"tag": "en"}})
    made = configuration(settings, rendered, "https://guide.example/en/")
    assert made[made.index("theme:") : made.index("markdown_extensions:")] == (
        f"theme:\n{indent}name: material\n{indent}font: false\n{indent}custom_dir: theme\n"
        f'{indent}language: "en"\n\n'
    )


def test_an_export_that_the_disk_has_no_room_for_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    rendered = Rendered((), {"title": "A guide", "locale": {"tag": "en"}})
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new"):
        with pytest.raises(OSError, match="No space left"):
            export(ROOT, rendered, "https://guide.example/en/", tmp_path / name)
    assert list(tmp_path.rglob("*")) == [tmp_path / "empty"]


@pytest.mark.slow
def test_the_exported_project_names_no_plugin(tmp_path_factory: pytest.TempPathFactory) -> None:
    project = exported(tmp_path_factory)
    assert "fingerpost:" not in (project / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.slow
def test_an_exported_project_does_not_offer_to_be_kept_on_a_device(by_mkdocs: Path) -> None:
    assert not (by_mkdocs / "offline").exists()
    assert not (by_mkdocs / "worker.js").exists()
    assert "offline/" not in (by_mkdocs / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_zensical_builds_the_same_pages_as_mkdocs(by_zensical: Path, by_mkdocs: Path) -> None:
    assert pages(by_zensical) == pages(by_mkdocs)


@pytest.mark.slow
def test_zensical_pages_say_the_same_words_as_those_of_mkdocs(
    by_zensical: Path, by_mkdocs: Path
) -> None:
    differing = [
        page for page in pages(by_mkdocs) if words(by_zensical / page) != words(by_mkdocs / page)
    ]
    assert differing == []
