"""What MkDocs makes of our theme: a mistake has its line, and no page is lost in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from fingerpost.output import Output
from fingerpost.site.mkdocs.before import Before

from .projects import on_disk
from .shell import in_project

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = on_disk(tmp_path / "project")
    (folder / "site").mkdir()
    (folder / "site/robots.txt").write_text("what stood there before")
    return folder


def add(project: Path, name: str, text: str) -> int:
    """Add a line to a template of the theme; its number."""
    path = project / "templates" / name
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}{text}\n", encoding="utf-8")
    return before.count("\n") + 1


def kept(project: Path) -> bool:
    left = {path.name for path in (project / "site").iterdir()}
    return left == {"robots.txt"}


@pytest.mark.parametrize(
    ("name", "text", "column", "said"),
    [
        ("theme/main.html", "{{ 1 / 0 }}", 1, "Division by zero."),
        ("theme/main.html", "{{ nobody.name }}", 4, "'nobody' is undefined."),
        ("theme/main.html", "{{ title | shiny }}", 12, "No filter named 'shiny'."),
        ("theme/main.html", '{% include "partials/none.html" %}', 13, "There is no template"),
        (
            "theme/partials/footer.html",
            '{% include "partials/footer.html" %}',
            1,
            "It calls itself",
        ),
        ("theme/sitemap.xml", "{{ nobody.name }}", 4, "'nobody' is undefined."),
    ],
)
def test_a_mistake_in_the_theme_ends_the_build_with_file_and_line(
    name: str, text: str, column: int, said: str, project: Path
) -> None:
    line = add(project, name, text)
    result = in_project(project, "build")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"templates/{name}:{line}:{column}: error: {said}")
    assert result.stderr.endswith("1 error in 1 file. Nothing was written.\n")
    assert kept(project)


def test_a_mistake_in_the_syntax_of_the_theme_is_found_by_the_check(project: Path) -> None:
    line = add(project, "theme/partials/header.html", "{{ 1 + }}")
    result = in_project(project, "check")
    assert result.exit_code == 1
    assert f"templates/theme/partials/header.html:{line}:1: error: " in result.stderr


@pytest.mark.parametrize("name", ["main.html", "404.html", "sitemap.xml"])
def test_a_template_of_which_nothing_comes_ends_the_build(name: str, project: Path) -> None:
    (project / "templates/theme" / name).write_text("{{ nobody }}\n")
    result = in_project(project, "build")
    assert result.exit_code == 1
    assert f"templates/theme/{name}:1:1: error: Nothing comes of it" in result.stderr
    assert kept(project)


def test_a_template_of_the_theme_may_show_what_a_page_was_made_from(project: Path) -> None:
    add(project, "theme/main.html", "<!-- made from {{ page.markdown | wordcount }} words -->")
    assert in_project(project, "build").exit_code == 0
    page = (project / "site/en/about/index.html").read_text(encoding="utf-8")
    assert re.search(r"<!-- made from [1-9]\d+ words -->", page)


def test_a_page_that_mkdocs_passes_over_ends_the_build(project: Path) -> None:
    with (project / "mkdocs.yml").open("a") as configuration:
        configuration.write("exclude_docs: about.md\n")
    result = in_project(project, "build")
    assert result.exit_code == 1
    assert "`about/index.html` not written. MkDocs leaves out" in result.stderr
    assert kept(project)


def test_a_file_above_the_locales_that_fails_at_the_end_leaves_the_site_alone(
    project: Path,
) -> None:
    add(project, "root/robots.txt.j2", "{{ 1 / (site_url == 'https://landlords.example') }}")
    settings = (project / "content/guide.yml").read_text()
    site_url = next(line for line in settings.splitlines() if line.startswith("site_url:"))
    address = site_url.split()[1].rstrip("/")
    text = (project / "templates/root/robots.txt.j2").read_text()
    made = text.replace("https://landlords.example", address)
    (project / "templates/root/robots.txt.j2").write_text(made)
    assert in_project(project, "check").exit_code == 0
    result = in_project(project, "build", "--site-url", "https://elsewhere.example/")
    assert result.exit_code == 1
    assert "templates/root/robots.txt.j2:5:1: error: Division by zero." in result.stderr
    assert kept(project)


def test_a_preview_shows_a_mistake_in_the_theme_in_place_of_the_page(project: Path) -> None:
    add(project, "theme/main.html", "{{ 1 / (kind == 'home') }}")
    site = project / "previewed"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1:8000/en/")
    assert "error: Division by zero." in (site / "about/index.html").read_text()
    assert "error: Division by zero." not in (site / "index.html").read_text()


def test_plain_mkdocs_ends_with_the_same_message(project: Path) -> None:
    add(project, "theme/main.html", "{{ 1 / 0 }}")
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "plain"))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(SystemExit, match=r"templates/theme/main\.html:\d+:1: error: Division"):
        mkdocs_build(config)


def test_an_address_stands_in_the_pages_as_html_holds_it(project: Path) -> None:
    address = 'https://landlords.example/a"><script>alert(1)</script>/'
    site = project / "plain"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site), site_url=address)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    data = re.compile(r'(?s)<script type="application/(?:ld\+)?json".*?</script>')
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert all("%3Cscript%3Ealert" in text for text in pages.values())
    assert [page for page, text in pages.items() if "<script>alert" in data.sub("", text)] == []


def test_a_preview_shows_a_template_that_cannot_be_read(project: Path) -> None:
    line = add(project, "theme/partials/header.html", "{% if %}")
    site = project / "previewed"
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build(config, serve_url="http://127.0.0.1:8000/en/")
    said = f"templates/theme/partials/header.html:{line}:1: error: Expected an expression"
    assert said in (site / "index.html").read_text()


def test_a_note_of_an_editor_in_the_theme_is_passed_over(project: Path) -> None:
    (project / "templates/theme/css/.#base.css").symlink_to("somebody@machine.1234")
    assert in_project(project, "build").exit_code == 0
    assert not (project / "site/en/css/.#base.css").is_symlink()
    assert (project / "site/en/css/site.css").is_file()


def test_a_file_that_is_made_twice_leaves_the_tree_before_as_it_was(project: Path) -> None:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "next"))
    config.plugins.on_startup(command="build", dirty=False)
    (project / "site/notes.txt").write_text("one")
    before = Before(project / "site")
    for words in (b"one", b"two"):
        before.file(config, Output("notes.txt", words, ""))
    assert (project / "next/notes.txt").read_text() == "two"
    assert (project / "site/notes.txt").read_text() == "one"
