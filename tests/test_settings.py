"""What is wrong with `mkdocs.yml`: told with its place, and nothing is built from it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fingerpost.site.settings import Faults, elsewhere, inherited

from .shell import in_project, invoked, run

HEAD = "site_name: X\nsite_url: https://guide.example/en/\ndocs_dir: content\n"
RIGHT = f"{HEAD}theme:\n  name: material\n  font: false\nplugins:\n  - fingerpost\n"


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("settings") / "guide"
    invoked("new", str(folder))
    return folder


@pytest.fixture
def settings(guide: Path) -> Iterator[Path]:
    """The settings of a new guide, put back afterwards."""
    path = guide / "mkdocs.yml"
    before = path.read_text()
    yield path
    path.write_text(before)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{HEAD}theme: [material\n",
            "mkdocs.yml:4:8: error: A list in brackets starts here and does not end as one. Close"
            ' it with the bracket that belongs to it; put words with `,` in "quotes".'
            " [open-bracket]\n",
        ),
        (
            RIGHT.replace("https://guide", "guide"),
            'mkdocs.yml:2:1: error: "site_url" cannot be used. The URL isn\'t valid, it should'
            " include the http:// (scheme). Write `site_url: https://guide.example/en/`."
            " [bad-settings]\n",
        ),
        (
            f"{RIGHT}strict: sometimes\n",
            'mkdocs.yml:9:1: error: "strict" takes `true` or `false`, not "sometimes". Write it as'
            " `true` or `false`. [bad-settings]\n",
        ),
        (
            RIGHT.replace("plugins:\n  - fingerpost\n", ""),
            "mkdocs.yml:1:1: error: The settings do not list the plugin `fingerpost`. Add the line"
            " `plugins: [fingerpost]`. [bad-settings]\n",
        ),
        (
            RIGHT.replace("site_name", "sitename"),
            'mkdocs.yml:1:1: error: MkDocs has no setting "sitename". Did you mean "site_name"?'
            " [bad-settings]\n",
        ),
        (
            RIGHT.replace("site_name: X\n", ""),
            'mkdocs.yml:1:1: error: The settings have no "site_name". Add a line `site_name: ` with'
            " it. [bad-settings]\n",
        ),
        (
            RIGHT.replace("site_name: X", "site_name:"),
            'mkdocs.yml:1:1: error: "site_name" is empty. Write it behind the colon.'
            " [bad-settings]\n",
        ),
        (
            RIGHT.replace("site_name: X", "site_name: !ENV NO_SUCH_NAME"),
            'mkdocs.yml:1:1: error: "site_name" is empty: there is no variable `NO_SUCH_NAME` to'
            " take it from. Set the variable, or write it here. [bad-settings]\n",
        ),
        (
            RIGHT.replace("  - fingerpost", "  fingerpost"),
            'mkdocs.yml:7:1: error: "plugins" takes a list. Write each on a line of its own that'
            " starts with `- `: `- fingerpost`. [bad-settings]\n",
        ),
        (
            f"{HEAD}theme:\n\tname: material\n",
            "mkdocs.yml:5:1: error: A tab stands where spaces belong. Indent with two spaces; most"
            " editors can convert tabs. [tab]\n",
        ),
        (
            RIGHT.replace("name: material", "name: matterial"),
            "mkdocs.yml:4:1: error: \"theme\" cannot be used. Unrecognised theme name: 'matterial'."
            " The available installed themes are: mkdocs, readthedocs, material. Write"
            " `name: material` under `theme:`. [bad-settings]\n",
        ),
        (
            RIGHT.replace("  - fingerpost\n", "  - search\n"),
            "mkdocs.yml:7:1: error: The settings do not list the plugin `fingerpost`. Add it under"
            " `plugins:`: `- fingerpost`. [bad-settings]\n",
        ),
        (
            f"{RIGHT}markdown_extensions:\n  - nosuch\n",
            'mkdocs.yml:10:5: error: There is no extension "nosuch". Install it, or take it out of'
            " the list. [bad-settings]\n",
        ),
        (
            f"{RIGHT}markdown_extensions:\n  - toc:\n      permlink: no\n",
            'mkdocs.yml:10:5: error: The extension `toc` has no setting "permlink". Remove it, or'
            " write it as the extension calls it. [bad-settings]\n",
        ),
        (
            f"{RIGHT}markdown_extensions:\n  - pymdownx.emojis\n",
            'mkdocs.yml:10:5: error: There is no extension "pymdownx.emojis". Did you mean'
            ' "pymdownx.emoji"? [bad-settings]\n',
        ),
        (
            RIGHT.replace("- fingerpost", "- fingerpots"),
            'mkdocs.yml:8:5: error: "plugins" cannot be used. The "fingerpots" plugin is not'
            ' installed. Did you mean "fingerpost"? [bad-settings]\n',
        ),
        (
            RIGHT.replace("font: false", "custom_dir: templates/gone"),
            'mkdocs.yml:6:3: error: "custom_dir" cannot be used. The path set in custom_dir'
            " ('templates/gone') does not exist. Remove it: the look comes with Fingerpost, and"
            " files in the guide's own `templates/` replace parts of it. [bad-settings]\n",
        ),
        (
            RIGHT.replace("docs_dir: content", "docs_dir: contents"),
            "mkdocs.yml:3:1: error: \"docs_dir\" cannot be used. The path 'contents' isn't an"
            " existing directory. Write `docs_dir: content`. [bad-settings]\n",
        ),
        (
            f"{RIGHT}INHERIT: base.yml\n",
            "mkdocs.yml:9:1: error: Inherited config file 'base.yml' does not exist at 'base.yml'."
            " Put the file there, or remove the key. [bad-settings]\n",
        ),
        (
            f"{RIGHT}hooks: [gone.py]\n",
            "mkdocs.yml:9:1: error: \"hooks\" cannot be used. The path 'gone.py' isn't an existing"
            " file. Put the file there, or take it out of the list. [bad-settings]\n",
        ),
    ],
    ids=[
        *(
            "bracket",
            "address",
            "type",
            "no plugins",
            "key mistyped",
            "no name",
            "empty name",
            "no variable",
            "no list",
            "tab",
            "theme",
            "plugin",
            "extension",
            "setting of one",
        ),
        *("extension mistyped", "plugin mistyped", "folder", "content", "inherited", "hook"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_settings_that_cannot_be_used_are_one_message_and_nothing_is_written(
    command: str, text: str, said: str, guide: Path, settings: Path
) -> None:
    settings.write_text(text)
    result = in_project(guide, command)
    assert result.exit_code == 1
    assert result.stderr == f"{said}1 error in 1 file. Nothing was written.\n"
    assert not (guide / "site").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{RIGHT}INHERIT: mkdocs.yml\n", "mkdocs.yml:1:1: error: Maximum recursion depth"),
        (f"{RIGHT}hooks: [hook.py]\n", "hook.py:1:1: error: MkDocs was stopped here: ZeroDiv"),
        (RIGHT.replace("font: false", "custom_dir: 5"), "mkdocs.yml:1:1: error: Expected str"),
    ],
    ids=["inherit", "hook", "folder"],
)
def test_whatever_ends_the_reading_of_settings_is_a_mistake_of_theirs(
    text: str, said: str, guide: Path, settings: Path
) -> None:
    (guide / "hook.py").write_text("1 / 0\n")
    settings.write_text(text)
    result = in_project(guide, "check")
    assert result.exit_code == 1
    assert result.stderr.startswith(said)
    assert "[bad-settings]" in result.stderr


@pytest.mark.slow
def test_a_setting_that_mkdocs_does_not_know_is_a_warning(guide: Path, settings: Path) -> None:
    settings.write_text(f"{settings.read_text()}site_nam: X\n")
    result = in_project(guide, "check")
    line = settings.read_text().count("\n")
    assert (result.exit_code, result.stderr) == (
        0,
        f'mkdocs.yml:{line}:1: warning: MkDocs has no setting "site_nam". Remove it, or write it as'
        " MkDocs calls it. [bad-settings]\n1 warning in 1 file.\n",
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            f"{RIGHT}site_nam: X\n",
            '9:1: warning: MkDocs has no setting "site_nam". Remove it, or write it as MkDocs calls'
            " it. [bad-settings]",
        ),
        (
            f"{RIGHT}nav: [{{Home: gone.md}}]\n",
            '9:1: warning: Nothing comes of "nav": no template of the theme asks for it. Remove it:'
            " the menu is that of `sections` in `content/guide.yml`. [bad-settings]",
        ),
        (
            f"{RIGHT}      nothing: 1\n".replace("- fingerpost", "- fingerpost:"),
            '8:5: warning: The plugin `fingerpost` has no setting "nothing". Remove it, or write it'
            " as the plugin calls it. [bad-settings]",
        ),
    ],
    ids=["setting", "nav", "setting of a plugin"],
)
def test_a_warning_of_settings_stops_no_build(
    written: str, said: str, guide: Path, settings: Path, tmp_path: Path
) -> None:
    settings.write_text(written)
    result = run(guide, "build", "--site-dir", str(tmp_path / "site"))
    assert (result.returncode, result.stderr) == (0, f"mkdocs.yml:{said}\n1 warning in 1 file.\n")


@pytest.mark.slow
def test_a_preview_goes_on_with_its_pages_while_the_settings_are_broken(
    guide: Path, settings: Path, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    here = {**os.environ, "TMPDIR": str(tmp_path)}  # what MkDocs leaves is taken away with the rest
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "fingerpost", "-C", str(guide), "serve", "--port", str(port)]
    with (
        told.open("w") as output,
        subprocess.Popen(command, stderr=output, stdout=output, env=here) as served,
    ):
        try:
            wait(told, "Serving on")
            before = settings.read_text()
            settings.write_text(f"{before}extra: [\n")
            wait(told, "[open-bracket]")
            settings.write_text(before)
            wait(told, "Documentation built", times=2)
        finally:
            served.terminate()
    assert "Traceback" not in told.read_text()


def test_a_folder_of_the_site_that_is_a_language_alone_is_told_beside_the_settings(
    guide: Path, settings: Path
) -> None:
    text = settings.read_text()
    settings.write_text(text.replace("site_dir: site/en", "site_dir: fr"))
    assert [each.hint for each in elsewhere(guide, "en")] == ["Write `site_dir: en`."]


@pytest.mark.slow
def test_settings_of_another_language_than_the_guide_are_told(guide: Path, settings: Path) -> None:
    text = settings.read_text()
    settings.write_text(text.replace("/en/", "/pt-BR/").replace("site/en", "public/fr"))
    url, folder = (
        text[: text.index(f"{key}:")].count("\n") + 1 for key in ("site_url", "site_dir")
    )
    assert in_project(guide, "check").stderr == (
        f'mkdocs.yml:{url}:1: warning: "site_url" ends in the folder of "pt-BR", and the guide is'
        ' written in "en". Write `site_url: https://guide.example/en/`. [bad-settings]\n'
        f'mkdocs.yml:{folder}:1: warning: "site_dir" ends in the folder of "fr", and the guide is'
        ' written in "en". Write `site_dir: public/en`. [bad-settings]\n'
        "2 warnings in 1 file.\n"
    )
    settings.write_text(text.replace("guide.example/en/", "guide.example/").replace("/en", "/out"))
    assert in_project(guide, "check").stderr == "No mistakes found.\n"


def wait(told: Path, words: str, times: int = 1) -> None:
    """Until a preview has said some words so many times; the limit is for one that never does."""
    for _ in range(600):
        if told.read_text().count(words) >= times:
            return
        time.sleep(0.2)
    raise AssertionError(told.read_text())


@pytest.mark.slow
def test_a_language_whose_file_is_not_there_stops_a_build(guide: Path) -> None:
    path = guide / "content/guide.yml"
    before = path.read_text()
    path.write_text(before.replace("locales:\n  - en\n", "locales:\n  - en\n  - fr\n"))
    result = in_project(guide, "build")
    path.write_text(before)
    line = before[: before.index("locales:")].count("\n") + 3
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        f'content/guide.yml:{line}:5: error: There are no translations for "fr". Run `fingerpost'
        " translate new fr`, or remove it. [no-translation]\n"
        "1 error in 1 file. Nothing was written.\n",
    )
    assert not (guide / "site").exists()


@pytest.fixture
def faults(settings: Path) -> Faults:
    """Of right settings, asked for once, as a preview does at each edit."""
    settings.write_text(RIGHT)
    found = Faults(settings.parent)
    assert found.now() == ()
    return found


def told(faults: Faults) -> list[str]:
    return [each.sentence for each in faults.now()]


def test_a_preview_is_told_of_settings_that_become_wrong_and_of_the_same_again(
    faults: Faults, settings: Path
) -> None:
    settings.write_text(RIGHT.replace("- fingerpost", "- search"))
    for _ in range(2):
        assert told(faults) == ["The settings do not list the plugin `fingerpost`."]
    settings.write_text(RIGHT)
    for _ in range(2):
        assert told(faults) == []


def test_a_preview_is_told_when_settings_are_no_more(faults: Faults, settings: Path) -> None:
    settings.unlink()
    assert told(faults) == ["The file cannot be read: No such file or directory."]


def test_a_preview_is_told_when_the_content_of_right_settings_is_no_more(
    faults: Faults, settings: Path
) -> None:
    content = settings.with_name("content")
    content.rename(settings.with_name("away"))
    try:
        for _ in range(2):
            assert told(faults) == ["There is no folder `content/`."]
    finally:
        settings.with_name("away").rename(content)
    assert told(faults) == []


def test_a_preview_is_told_when_the_folder_of_ones_own_theme_is_no_more(
    faults: Faults, settings: Path
) -> None:
    own = settings.with_name("own")
    own.mkdir()
    settings.write_text(RIGHT.replace("  font", "  custom_dir: own\n  font"))
    assert told(faults) == []
    own.rmdir()
    assert "custom_dir" in " ".join(told(faults))


def test_a_preview_reads_inherited_settings_again_at_each_edit(
    faults: Faults, settings: Path
) -> None:
    base = settings.with_name("base.yml")
    base.write_text("copyright: Us\n")
    settings.write_text(f"INHERIT: base.yml\n{RIGHT}")
    assert told(faults) == []
    base.write_text("theme: {name: matterial}\n")
    settings.write_text(f"INHERIT: base.yml\n{RIGHT.replace('  name: material', '  icon: {}')}")
    assert "matterial" in " ".join(told(faults))
    base.write_text("theme: {name: material}\n")
    assert told(faults) == []
    base.write_text("theme: {name: matterial}\n")
    assert "matterial" in " ".join(told(faults))
    base.unlink()


OWN_FOLDER = RIGHT.replace("  font: false", "  font: false\n  custom_dir: own")


@pytest.mark.parametrize(
    ("text", "name"), [(f"{RIGHT}hooks: [hook.py]\n", "hook.py"), (OWN_FOLDER, "own")]
)
def test_a_preview_is_told_when_what_settings_name_is_no_more(
    faults: Faults, settings: Path, text: str, name: str
) -> None:
    named = settings.with_name(name)
    if named.suffix:
        named.write_text("")
    else:
        named.mkdir()
    settings.write_text(text)
    assert told(faults) == []
    named.rename(settings.with_name("away"))
    assert name in " ".join(told(faults))
    settings.with_name("away").rename(named)
    assert told(faults) == []


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, []),
        ({"mkdocs.yml": "INHERIT: base.yml\n", "base.yml": "copyright: Us\n"}, ["base.yml"]),
        (
            {
                "mkdocs.yml": "INHERIT: deep/a.yml\n",
                "deep/a.yml": "INHERIT: ../b.yml\n",
                "b.yml": "copyright: Us\n",
            },
            ["deep/a.yml", "b.yml"],
        ),
        ({"mkdocs.yml": "INHERIT: none.yml\n"}, []),
        ({"mkdocs.yml": "INHERIT: mkdocs.yml\n"}, []),
        ({"mkdocs.yml": "INHERIT: a.yml\n", "a.yml": "- [broken\n"}, ["a.yml"]),
        ({"mkdocs.yml": "INHERIT: [a.yml]\n"}, []),
    ],
)
def test_a_preview_watches_the_files_that_settings_take_in(
    tmp_path: Path, files: dict[str, str], found: list[str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert inherited(tmp_path) == [tmp_path / name for name in found]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "use_directory_urls: false\n",
            "9:1: error: The addresses of a guide end in `/`, and its links lead nowhere without."
            " Write `use_directory_urls: true`. [bad-settings]",
        ),
        (
            "site_name: Y\n",
            '9:1: error: "site_name" stands here a second time. Remove one of the two; the first'
            " is on line 1. [duplicate-key]",
        ),
        (
            "nav: [{Home: index.md}]\n",
            '9:1: warning: Nothing comes of "nav": no template of the theme asks for it. Remove it:'
            " the menu is that of `sections` in `content/guide.yml`. [bad-settings]",
        ),
        (
            "extra_css: [own.css]\n",
            '9:1: warning: Nothing comes of "extra_css": no template of the theme asks for it. Put'
            " sheets into `templates/theme/css/page/`, and remove it. [bad-settings]",
        ),
        (
            "extra_javascript: [own.js]\n",
            '9:1: warning: Nothing comes of "extra_javascript": no template of the theme asks for'
            " it. Remove it; `fingerpost templates` lists what a script can be added to."
            " [bad-settings]",
        ),
        (
            "extra: {analytics: {provider: google}}\n",
            '9:9: warning: Nothing comes of "extra.analytics": no template of the theme asks for'
            " it. Remove it: pages ask no other host, which would learn who reads. [bad-settings]",
        ),
        (
            "hooks: hook.py\n",
            '9:1: error: "hooks" takes a list, not one text. Write it in brackets: `hooks:'
            " [hook.py]`. [bad-settings]",
        ),
    ],
)
def test_a_setting_that_fits_no_guide_is_told(
    more: str, said: str, guide: Path, settings: Path
) -> None:
    settings.write_text(f"{RIGHT}{more}")
    assert in_project(guide, "check").stderr.splitlines()[0] == f"mkdocs.yml:{said}"


@pytest.mark.slow
def test_another_theme_is_told_at_its_place(guide: Path, settings: Path) -> None:
    settings.write_text(RIGHT.replace("name: material", "name: mkdocs"))
    assert in_project(guide, "check").stderr == (
        'mkdocs.yml:4:1: error: A guide takes icons and extensions from the theme "material". Write'
        " `name: material` under `theme:`. Its look is in `fingerpost templates`. [bad-settings]\n"
        "1 error in 1 file. Nothing was written.\n"
    )


@pytest.mark.slow
def test_the_search_of_mkdocs_is_told_as_idle(guide: Path, settings: Path) -> None:
    settings.write_text(RIGHT.replace("  - fingerpost", "  - search\n  - fingerpost"))
    assert in_project(guide, "check").stderr == (
        "mkdocs.yml:8:5: warning: Nothing comes of the plugin `search` but an index that no page"
        " reads. Remove it: a guide has a search of its own. [bad-settings]\n"
        "1 warning in 1 file.\n"
    )


@pytest.mark.slow
def test_a_setting_that_a_template_of_the_guide_asks_for_is_right(
    guide: Path, settings: Path
) -> None:
    settings.write_text(f"{RIGHT}extra_css: [own.css]\n")
    own = guide / "templates/theme/partials/own.html"
    own.parent.mkdir(parents=True)
    own.write_text("{% for path in config.extra_css %}{{ path }}{% endfor %}\n")
    told = in_project(guide, "check").stderr
    own.unlink()
    assert "extra_css" not in told
