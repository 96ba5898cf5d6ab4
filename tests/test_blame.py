"""A hook, a plugin or an extension that goes wrong is told with its line, and the site stays."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from click.testing import Result

from fingerpost.site.blame import blamed

from .projects import edit
from .shell import in_project

pytestmark = pytest.mark.slow

NOTHING = "1 error in 1 file. Nothing was written.\n"
MEND = "Mend it, or take it out of `mkdocs.yml`. [bad-settings]\n"
EVENTS = (
    "on_startup(*, command, dirty)",
    "on_config(config)",
    "on_pre_build(*, config)",
    "on_files(files, *, config)",
    "on_nav(nav, *, config, files)",
    "on_env(env, *, config, files)",
    "on_pre_page(page, *, config, files)",
    "on_page_read_source(*, page, config)",
    "on_page_markdown(markdown, *, page, config, files)",
    "on_page_content(html, *, page, config, files)",
    "on_page_context(context, *, page, config, nav)",
    "on_post_page(output, *, page, config)",
    "on_pre_template(template, *, template_name, config)",
    "on_post_template(output_content, *, template_name, config)",
    "on_post_build(*, config)",
)


def hooked(project: Path, hook: str, name: str = "hook.py") -> Path:
    """A project with a hook, and a site that must stay."""
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(hook)
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write(f"\nhooks:\n  - {name}\n")
    (project / "site").mkdir()
    (project / "site/robots.txt").write_text("before")
    return project


def build(project: Path) -> Result:
    result = in_project(project, "build")
    assert [path.name for path in (project / "site").iterdir()] == ["robots.txt"]
    assert result.exit_code == 1
    return result


@pytest.mark.parametrize("event", EVENTS)
def test_a_hook_that_raises_is_told_with_its_line(event: str, project: Path) -> None:
    hook = f"def given():\n    return {{}}['what']\n\n\ndef {event}:\n    given()\n"
    said = re.sub(r" on the page `[\w./-]+`", "", build(hooked(project, hook)).stderr)
    assert said == f"hook.py:2:1: error: MkDocs was stopped here: KeyError: 'what'. {MEND}{NOTHING}"


def test_the_page_that_a_hook_stops_at_is_told(project: Path) -> None:
    hook = "def on_page_markdown(markdown, *, page, config, files):\n"
    hook += "    if page.file.src_uri == 'about.md':\n        raise ValueError('no words.')\n"
    assert build(hooked(project, hook, "hooks/words.py")).stderr == (
        "hooks/words.py:3:1: error: MkDocs was stopped here on the page `about.md`:"
        f" ValueError: no words. {MEND}{NOTHING}"
    )


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        ("x = 1\nraise ValueError('no')\n", "hook.py:2:1: error: MkDocs was stopped here: "),
        ("import nobody_has_this\n", "hook.py:1:1: error: MkDocs was stopped here: ModuleNot"),
        ("\ndef on_x(:\n", "hook.py:2:10: error: Python cannot read this: invalid syntax. Mend"),
        (
            "def on_page_contents(html, **_):\n    return html\n",
            "hook.py:1:1: error: MkDocs has no event `on_page_contents`. Did you mean"
            ' "on_page_content"? [bad-settings]\n',
        ),
        (
            "import sys\ndef on_page_content(html, **_):\n    sys.exit(3)\n",
            "hook.py:3:1: error: MkDocs was stopped here: SystemExit: 3. Mend it",
        ),
        (
            "def on_files(files, **_):\n    return 5\n",
            "mkdocs.yml:1:1: error: MkDocs was stopped: TypeError: 'int' object is not iterable."
            " A hook or a plugin may take, or give back, other things than MkDocs expects.",
        ),
        (
            "def on_env(env):\n    return env\n",
            "mkdocs.yml:1:1: error: MkDocs was stopped: TypeError: on_env() got an unexpected",
        ),
    ],
)
def test_a_hook_that_cannot_be_used_is_told_at_its_place(
    hook: str, said: str, project: Path
) -> None:
    told = build(hooked(project, hook)).stderr
    assert told.startswith(said)
    assert told.endswith(NOTHING)


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        (
            "from mkdocs.exceptions import PluginError\ndef on_page_content(html, **_):\n"
            "    raise PluginError('Set a key')\n",
            "Error: The locale en could not be built: Error reading page 'index.md': Set a key.",
        ),
        (
            "import logging\ndef on_page_content(html, **_):\n"
            "    logging.getLogger('mkdocs.hook').warning('Look at this')\n    return html\n",
            "Error: The locale en could not be built: Look at this.",
        ),
    ],
)
def test_what_a_hook_says_itself_is_told_once_and_as_a_sentence(
    hook: str, said: str, project: Path
) -> None:
    assert build(hooked(project, hook)).stderr == f"{said} The site was left as it was.\n"


@pytest.mark.parametrize(
    ("before", "after", "below", "said"),
    [
        (
            "  - abbr\n",
            "  - abbr\n  - nobodys\n",
            2,
            'There is no extension "nobodys". Install it, or take it out of the list.'
            " [bad-settings]\n",
        ),
        (
            "use_align_attribute",
            "use_align",
            5,
            'The extension `tables` has no setting "use_align". Remove it, or write it as the'
            " extension calls it. [bad-settings]\n",
        ),
    ],
)
def test_an_extension_that_cannot_be_loaded_is_told_without_its_traceback(
    before: str, after: str, below: int, said: str, project: Path
) -> None:
    settings = project / "mkdocs.yml"
    edit(settings, before, after)
    line = settings.read_text().split("\n").index("markdown_extensions:") + 1 + below
    told = in_project(project, "check").stderr
    assert told.startswith(f"mkdocs.yml:{line}:5: error: {said}")


def test_an_extension_that_raises_is_told_with_its_package_and_line(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages"
    package.mkdir()
    (package / "shouts.py").write_text(
        "from markdown import Extension, preprocessors\n\n\n"
        "class Loud(preprocessors.Preprocessor):\n    def run(self, lines):\n"
        "        raise OverflowError('too loud')\n\n\n"
        "class Shouts(Extension):\n    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(Loud(md), 'loud', 1)\n\n\n"
        "def makeExtension(**given):\n    return Shouts(**given)\n"
    )
    monkeypatch.setattr(sys, "path", [*sys.path, str(package)])
    edit(project / "mkdocs.yml", "  - abbr\n", "  - abbr\n  - shouts\n")
    (project / "site").mkdir()
    (project / "site/robots.txt").write_text("before")
    assert build(project).stderr == (
        "mkdocs.yml:1:1: error: MkDocs was stopped in `shouts.py`, line 6 on the page `index.md`:"
        " OverflowError: too loud. See what the plugin or the extension says of its settings, or"
        f" take it out. [bad-settings]\n{NOTHING}"
    )


def test_a_mistake_of_ours_is_blamed_on_nobody(tmp_path: Path) -> None:
    assert blamed(ValueError("ours"), tmp_path, others=False) is None


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("\n{{ nobody.name }}\n", "2:4", "'nobody' is undefined."),
        ("{% if %}", "1:1", "Expected an expression, got 'end of statement block'."),
        ('{% include "no.html" %}', "1:13", "There is no template `no.html`."),
        ("", "1:1", "Nothing comes of it: the page is empty."),
    ],
)
def test_a_template_in_a_folder_of_mkdocs_is_told_by_its_path(
    text: str, place: str, said: str, project: Path
) -> None:
    own_folder(project).write_text(text)
    assert build(project).stderr.startswith(f"over/main.html:{place}: error: {said}")


def test_a_template_in_a_folder_of_mkdocs_that_is_not_utf8_is_told(project: Path) -> None:
    own_folder(project).write_bytes(b"caf\xe9")
    assert build(project).stderr == (
        "over/main.html:1:1: error: The file is not UTF-8. Save the file with the encoding"
        f' "UTF-8" in your editor. [template-error]\n{NOTHING}'
    )


def own_folder(project: Path) -> Path:
    settings = project / "mkdocs.yml"
    text, count = re.subn(r"custom_dir: .*", "custom_dir: over", settings.read_text())
    assert count == 1
    settings.write_text(text)
    for folder in ("over", "site"):
        (project / folder).mkdir()
    (project / "site/robots.txt").write_text("before")
    return project / "over/main.html"
