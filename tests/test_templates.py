"""A guide carries no copy of the templates: those of the package are used, its own replace them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.site import project as projects
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

from .shell import in_project, invoked

ROOT = Path(__file__).parents[1]
FOOT = "theme/partials/footer.html"
OUTRUN = (
    f"templates/{FOOT}:1:1: warning: The template that it was copied from has changed with"
    f" Fingerpost. Compare the two: fingerpost templates --diff {FOOT}. When yours is as you want"
    f" it: fingerpost templates --seen {FOOT} [outrun-template]\n"
)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A new guide."""
    invoked("new", str(tmp_path / "guide"))
    return tmp_path / "guide"


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packaged templates, as that of another version with its own foot."""
    other = tmp_path / "packaged" / "templates"
    for name, path in read_all().items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(path.read_bytes())
    monkeypatch.setattr(projects, "PACKAGED", other)
    return other


def read_all() -> dict[str, Path]:
    return projects.template_files(ROOT)


@pytest.mark.slow
def test_a_new_guide_has_no_templates_and_reads_those_of_the_package(begun: Path) -> None:
    assert not (begun / "templates").exists()
    assert read_project(begun, ICONS).templates == read_project(ROOT, ICONS).templates


def test_a_template_of_a_guide_replaces_the_packaged_one_of_its_name(begun: Path) -> None:
    own = begun / "templates/pages/sources.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# Ours\n")
    read = read_project(begun, ICONS).templates
    assert read["pages/sources.md.j2"] == "# Ours\n"
    assert read["pages/home.md.j2"] == (ROOT / "templates/pages/home.md.j2").read_text()


@pytest.mark.slow
def test_a_build_shows_what_a_guide_replaces_of_pages_and_of_the_frame(begun: Path) -> None:
    assert in_project(begun, "templates", FOOT).exit_code == 0
    foot = begun / "templates" / FOOT
    foot.write_text(f"{foot.read_text()}<p>Ours alone</p>\n")
    (begun / "templates/theme/img").mkdir()
    (begun / "templates/theme/img/mark.svg").write_text("<svg/>")
    assert in_project(begun, "build").exit_code == 0
    site = begun / "site/en"
    assert "<p>Ours alone</p>" in (site / "signs/moving-dates/index.html").read_text()
    assert (site / "img/mark.svg").read_text() == "<svg/>"
    assert in_project(begun, "export", "--locale", "en", str(begun / "plain")).exit_code == 0
    assert "Ours alone" in (begun / "plain" / FOOT).read_text()
    assert (begun / "plain/theme/main.html").is_file()
    assert "  custom_dir: theme\n" in (begun / "plain/mkdocs.yml").read_text()


def test_a_template_is_copied_out_as_it_is_and_not_over_another(begun: Path) -> None:
    result = in_project(begun, "templates", FOOT)
    assert result.stdout.startswith(f"Wrote templates/{FOOT}. It replaces the packaged one")
    assert (begun / "templates" / FOOT).read_bytes() == (ROOT / "templates" / FOOT).read_bytes()
    result = in_project(begun, "templates", FOOT)
    assert result.exit_code == 2
    assert f"templates/{FOOT} is there already. See how it differs:" in result.stderr


def test_the_words_of_the_interface_name_the_schema_of_the_guide(begun: Path) -> None:
    in_project(begun, "templates", "interface.yml")
    first = (begun / "templates/interface.yml").read_text().partition("\n")[0]
    assert (begun / "templates" / first.partition("=")[2]).is_file()
    assert in_project(begun, "templates", "--diff", "interface.yml").stdout == ""


def test_a_name_that_no_template_has_is_answered_with_the_next_one(begun: Path) -> None:
    result = in_project(begun, "templates", "theme/partials/foter.html")
    assert result.exit_code == 2
    assert f'No template is called "theme/partials/foter.html". Did you mean "{FOOT}"?' in (
        result.stderr
    )


def test_a_name_without_its_folder_is_answered_with_the_whole_one(begun: Path) -> None:
    told = in_project(begun, "templates", "remedy").stderr
    assert 'No template is called "remedy". Did you mean "pages/remedy.md.j2"?' in told


@pytest.mark.parametrize("flag", ["--diff", "--seen"])
def test_what_a_flag_asks_of_no_template_or_of_one_that_is_not_there_is_a_usage_error(
    begun: Path, flag: str
) -> None:
    for names, told in (
        ((), "Name a template. `fingerpost templates` lists them."),
        ((FOOT,), f"templates/{FOOT} is not there: the packaged is used."),
    ):
        result = in_project(begun, "templates", flag, *names)
        assert result.exit_code == 2
        assert f"Error: {told}\n" in result.stderr


def test_a_copy_that_cannot_be_written_is_told_and_nothing_is(begun: Path) -> None:
    (begun / "templates").write_text("No folder")
    result = in_project(begun, "templates", FOOT)
    assert result.exit_code == 1
    assert result.stderr.endswith("Not a directory. Nothing was written.\n")
    assert (begun / "templates").read_text() == "No folder"


@pytest.mark.slow
def test_a_packaged_template_that_has_changed_is_told_until_somebody_has_looked(
    begun: Path, packaged: Path
) -> None:
    in_project(begun, "templates", FOOT)
    assert in_project(begun, "check").stderr == "No mistakes found.\n"
    (packaged / FOOT).write_text(f"<p>New</p>\n{(packaged / FOOT).read_text()}")
    result = in_project(begun, "check")
    assert (result.exit_code, result.stderr.startswith(OUTRUN)) == (0, True)
    listed = in_project(begun, "templates").stdout
    assert f"{FOOT}  (yours; the packaged has changed)\n" in listed
    assert "-<p>New</p>\n" in in_project(begun, "templates", "--diff", FOOT).stdout
    in_project(begun, "templates", "--seen", FOOT)
    assert in_project(begun, "check").stderr == "No mistakes found.\n"
    assert f"{FOOT}  (yours)\n" in in_project(begun, "templates").stdout


@pytest.mark.slow
def test_a_note_that_cannot_be_read_stops_nothing(begun: Path) -> None:
    in_project(begun, "templates", FOOT)
    (begun / projects.COPIED).write_text("{")
    assert in_project(begun, "check").exit_code == 0


@pytest.mark.slow
def test_an_empty_template_takes_out_what_a_guide_can_do_without(begun: Path) -> None:
    own = begun / "templates/pages/offline.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("")
    assert in_project(begun, "build").exit_code == 0
    assert not (begun / "site/en/offline").exists()


@pytest.mark.slow
def test_an_empty_template_of_a_page_is_told_and_a_misspelt_one_named(begun: Path) -> None:
    for name in ("sign.md.j2", "tenant.md.j2", "sgn.md.j2"):
        (begun / "templates/pages").mkdir(parents=True, exist_ok=True)
        (begun / "templates/pages" / name).write_text("")
    asked = "Nothing asks for this file, so it changes nothing."
    assert in_project(begun, "check").stderr.splitlines() == [
        f"templates/pages/sgn.md.j2:1:1: warning: {asked} "
        'Did you mean "pages/sign.md.j2"? [unasked-template]',
        "templates/pages/sign.md.j2:1:1: error: Nothing comes of it: the page is empty. Write it,"
        " or remove the file to have the one that comes with Fingerpost. [template-error]",
        f"templates/pages/tenant.md.j2:1:1: warning: {asked} "
        "`fingerpost templates` lists the names. [unasked-template]",
        "1 error, 2 warnings in 3 files. Nothing was written.",
    ]


def test_the_templates_of_our_own_repository_are_the_packaged_ones() -> None:
    result = in_project(ROOT, "templates", FOOT)
    assert result.exit_code == 2
    assert "are the packaged ones. Edit them." in result.stderr


@pytest.mark.parametrize("name", ["README.md", "templates/README.md"])
def test_what_a_template_gets_is_printed_wherever_one_stands(begun: Path, name: str) -> None:
    for folder in (begun, ROOT):
        result = in_project(folder, "templates", name)
        assert result.stdout == (ROOT / "templates/README.md").read_text(encoding="utf-8")
    assert not (begun / "templates").exists()


def test_the_notes_say_what_was_copied(begun: Path) -> None:
    in_project(begun, "templates", FOOT)
    assert json.loads((begun / projects.COPIED).read_text()) == {FOOT: projects.digest(FOOT)}
