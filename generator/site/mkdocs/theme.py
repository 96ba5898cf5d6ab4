"""Answers for what MkDocs does with our theme: mistakes in its templates, pages it passes over."""

from __future__ import annotations

import html
import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from ...diagnostics import Diagnostic
from ...templating import COMPILED, Environment, Guarded, Recalls
from ..project import PACKAGED, TEMPLATES, theme_folders
from .before import Before

PROBLEM = "<!doctype html>\n<title>Fingerpost</title>\n<body>\n<pre>{}</pre>\n</body>\n"
JOINED = ("css/", "js/", "img/mark.svg")
URL: tuple[str, frozenset[tuple[str, str | None]]] = (
    "url",
    frozenset({("page", "url"), ("base_url", None)}),
)
"""The filter of MkDocs that makes an address relative, and what it reads of a page."""
log = logging.getLogger("mkdocs.plugins.fingerpost")


def layered(config: MkDocsConfig, root: Path) -> list[str]:
    """Put the folders of our theme before Material's, those of the project first; gives them."""
    custom = [config.theme.custom_dir] if config.theme.custom_dir else []
    own = [*custom, *map(str, theme_folders(root))]
    own = list({str(Path(folder).resolve()): folder for folder in reversed(own)}.values())[::-1]
    others = [folder for folder in config.theme.dirs if folder not in own]
    config.theme.dirs[:] = [*own, *others]
    return own


def mention(folders: list[str], words: tuple[str, ...]) -> bool:
    """Whether a template in some folders has one of some words."""
    paths = (path for folder in folders for path in Path(folder).rglob("*ml"))  # HTML, XML
    texts = (path.read_text("utf-8", "replace") for path in paths if path.is_file())
    return any(word in text for text in texts for word in words)


def listed(config: MkDocsConfig, folders: list[str]) -> None:
    """Have MkDocs list the files of our theme alone; Material's 14,000 icons it finds by name.

    Rules, scripts and the sign-post are left out: the core makes them.
    """
    theme: Any = config.theme
    engine = theme.get_env

    def get_env() -> Environment:
        env: Any = engine()
        own = type(env.loader)(folders)
        env.loader.list_templates = lambda: [
            name for name in own.list_templates() if not name.startswith(JOINED)
        ]
        return cast(Environment, env)

    theme.get_env = get_env


class FaultyTemplate(SystemExit):
    """A template of the theme has a mistake, which ends a build."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Say which."""
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def guarded(
    env: Environment, folders: list[str], root: Path, *, serving: bool, recalls: bool
) -> Environment:
    """The environment of the theme; a mistake in a template ends a build with file and line.

    In a preview, which must go on, the mistake is the page. With `recalls` a page that was made
    from the same before is not made again.
    """
    told: set[Diagnostic] = set()

    def answer(found: Diagnostic) -> str:
        path = _shown(found.location.path, root)
        found = replace(found, location=replace(found.location, path=path))
        if not serving:
            raise FaultyTemplate(found)
        if found not in told:
            log.warning(str(found))
            told.add(found)
        return PROBLEM.format(html.escape(str(found)))

    env.bytecode_cache = COMPILED
    known = Recalls(frozenset({"config", "page"}), frozenset({"config"}), URL) if recalls else None
    return cast(Environment, Guarded(env, folders, answer, known))


def _shown(path: str, root: Path) -> str:
    """The path of a template as an author knows it: from the project, or from the packaged ones."""
    for top, begins in ((root, ""), (PACKAGED, f"{TEMPLATES}/")):
        with suppress(ValueError):
            return f"{begins}{Path(path).relative_to(top).as_posix()}"
    return path


def ours(files: Files, folders: list[str]) -> Iterator[File]:
    """The files of our theme; links that lead nowhere are passed over."""
    for file in files:
        path = Path(file.abs_src_path or "")
        if any(path.is_relative_to(folder) for folder in folders) and path.is_file():
            yield file


def whole(files: Files, config: MkDocsConfig, before: Before) -> None:
    """End a build that did not write every file; MkDocs passes over some without a warning."""
    lacking = [name for name in names(files, config) if name not in before.same]
    missing = [name for name in lacking if not Path(config.site_dir, name).is_file()]
    if missing:
        hint = "MkDocs leaves out empty pages, and what `exclude_docs` in mkdocs.yml names."
        raise SystemExit(f"{', '.join(f'`{name}`' for name in missing)} not written. {hint}")


def names(files: Files, config: MkDocsConfig) -> list[str]:
    """The path of every file of a finished build, in order."""
    return sorted({*(file.dest_uri for file in files), *config.theme.static_templates})
