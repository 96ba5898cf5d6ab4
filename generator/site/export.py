"""Turns a rendered locale into a plain Markdown project that MkDocs and Zensical build unaided."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from ..addresses import quoted
from ..pages import frame, offline
from ..pages.render import Rendered
from .mkdocs.pages import NEEDED
from .project import TEMPLATES, THEME, theme_folders
from .unchanged import CONFIGURATION
from .write import whole, write

KEPT = re.compile(r"^(theme|markdown_extensions):\n(?:[ #].*\n|\n)*", re.MULTILINE)
ICONS = re.compile(r"^( *)- pymdownx\.emoji$", re.MULTILINE)
OF_THE_THEME = r"""\1- pymdownx.emoji:
\1    emoji_index: !!python/name:material.extensions.emoji.twemoji
\1    emoji_generator: !!python/name:material.extensions.emoji.to_svg"""
"""Where the icons of pages come from; our plugin says it to MkDocs itself."""
ENTRY = re.compile(r"^( *)- [\"']?([\w.]+)", re.MULTILINE)
INDENT = re.compile(r"^ +(?=[^ #\n])", re.MULTILINE)
LANGUAGE = r"^{indent}language:.*\n"


class NotExported(Exception):
    """The configuration cannot be exported; the message is for the user."""


def configuration(mkdocs: str, rendered: Rendered, site_url: str) -> str:
    """The `mkdocs.yml` of the exported project: ours without the plugin, its data under `extra`.

    Raises NotExported.
    """
    kept = {match.group(1): match.group() for match in KEPT.finditer(mkdocs)}
    for key in ("theme", "markdown_extensions"):
        if key not in kept:
            raise NotExported(f"mkdocs.yml has no `{key}:` with its settings on the lines below.")
    facts = {"site_name": rendered.extra["title"], "site_url": quoted(site_url)}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items()]
    theme = _theme(kept["theme"], rendered.extra["locale"]["tag"])
    extra = {**rendered.extra, "generator": False, "offline": None}
    return "".join(
        (
            *lines,
            "docs_dir: docs\nsite_dir: site\n\n",
            f"{theme}\n",
            f"{_extensions(kept['markdown_extensions'])}\n\n",
            f"extra: {json.dumps(extra, ensure_ascii=False, indent=2)}\n",
        )
    )


def _extensions(written: str) -> str:
    """The Markdown extensions of the exported project, those that pages need among them."""
    first = ENTRY.search(written)
    indent = first[1] if first else "  "
    named = {match[2] for match in ENTRY.finditer(written) if match[1] == indent}
    added = "".join(f"\n{indent}- {name}" for name in NEEDED if name not in named)
    return ICONS.sub(OF_THE_THEME, f"{written.rstrip()}{added}")


def _theme(written: str, tag: str) -> str:
    """The settings of the theme: its folder in the project, and the language of the locale."""
    theme = f"{written.replace(f'{TEMPLATES}/{THEME}', THEME).rstrip()}\n"
    first = INDENT.search(theme)
    indent = first.group() if first else "  "
    theme = re.sub(LANGUAGE.format(indent=indent), "", theme, flags=re.MULTILINE)
    theme += "" if "custom_dir:" in theme else f"{indent}custom_dir: {THEME}\n"
    return f"{theme}{indent}language: {json.dumps(tag)}\n"


def export(root: Path, rendered: Rendered, site_url: str, folder: Path) -> None:
    """Write the project: `mkdocs.yml`, the pages under `docs/`, our theme under `theme/`.

    It does not offer to be kept on a device: who builds it unaided lists no finished files.

    All of it, or nothing. Raises NotExported and OSError.
    """
    ours = (root / CONFIGURATION).read_text(encoding="utf-8", errors="replace")
    configured = configuration(ours, rendered, site_url)
    outputs = (output for output in rendered.outputs if not offline.belongs(output.path))
    with whole(folder) as staging:
        staging.mkdir(parents=True)
        (staging / CONFIGURATION).write_text(configured, encoding="utf-8")
        write(outputs, staging / "docs")
        for theme in reversed(theme_folders(root)):
            shutil.copytree(
                theme,
                staging / THEME,
                dirs_exist_ok=True,
                ignore_dangling_symlinks=True,
                ignore=_joined,
            )


def _joined(folder: str, names: list[str]) -> list[str]:
    """The files that the core makes from many (rules, scripts, sign-post), which stand under
    `docs/`.
    """
    made = (f"{THEME}/css", f"{THEME}/js", frame.MARK)
    return [name for name in names if f"{Path(folder).name}/{name}" in made]
