"""The whole core in one call: the files of a project in, outputs and diagnostics per locale out.

Does no IO, reads no clock, no environment. The same input gives the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import documents, link, values
from .addresses import image_path
from .diagnostics import Diagnostic, Location, arranged, has_errors
from .load import Loaded, load
from .localise import localise
from .model import Guide
from .render import PICTURE, Output, Rendered, render


@dataclass(frozen=True)
class Project:
    """Everything a build depends on.

    `content` maps paths relative to the project (`content/...`, `templates/interface.yml`) to
    bytes; `templates` maps paths under `templates/` to text; `icons` are the names the theme
    offers; `problems` is what went wrong while reading the files.
    """

    content: Mapping[str, bytes]
    templates: Mapping[str, str]
    icons: frozenset[str]
    today: datetime.date
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A guide without errors, or none; and everything that was found."""

    guide: Guide | None
    diagnostics: tuple[Diagnostic, ...]


def check(project: Project) -> Checked:
    """Load and check a project: every mistake of content, templates and interface at once."""
    loaded: Loaded = load(project.content)
    found = [*project.problems, *loaded.diagnostics]
    found += link.check(loaded)
    found += values.check(loaded, project.today, project.icons)
    if has_errors(found):
        return Checked(None, arranged(found))
    guide = loaded.guide()
    rendered = render(guide, guide.settings.source_locale, project.templates)
    found += rendered.diagnostics
    try:
        list(_pictures(rendered.outputs[:1], rendered.extra, project.templates))
    except documents.Unset as error:
        hint = "The names are in templates/README.md."
        sentence = f"{str(error).capitalize().rstrip('.')}."
        found.append(Diagnostic(Location(f"templates/{PICTURE}"), "template-error", sentence, hint))
    return Checked(None if has_errors(found) else guide, arranged(found))


def outputs(
    guide: Guide, tag: str, templates: Mapping[str, str], repository: str | None = None
) -> Rendered:
    """One locale of a checked guide: its Markdown pages and data files, and the theme's `extra`.

    `repository` stands in for the address in the settings, for a fork that publishes itself.
    """
    if repository:
        settings = guide.settings.model_copy(update={"repository": repository})
        guide = guide.model_copy(update={"settings": settings})
    rendered = render(localise(guide, tag), tag, templates)
    pictures = tuple(_pictures(rendered.outputs, rendered.extra, templates))
    return replace(rendered, outputs=(*rendered.outputs, *pictures))


def _pictures(
    pages: Iterable[Output], extra: Mapping[str, Any], templates: Mapping[str, str]
) -> Iterator[Output]:
    """The pictures that stand for pages where their addresses are shared."""
    for page in pages:
        if page.picture:
            here = extra["locale"]
            picture = documents.social(
                templates[PICTURE],
                page.picture,
                extra["title"],
                extra["tagline"],
                here["tag"],
                here["direction"],
            )
            yield Output(image_path(page.path), picture, page.origin)


def placeholder() -> Rendered:
    """What a live preview shows while there is no guide yet: one page for the mistakes."""
    page = Output("index.md", b"---\ntitle: Fingerpost\nkind: page\n---\n", "content/guide.yml")
    tag = "en"
    here = {"tag": tag, "direction": "ltr", "name": "English"}
    lists: dict[str, list[str]] = {"menu": [], "foot": [], "locales": []}
    texts = ("tagline", "description", "licence", "publisher", "repository", "feedback")
    extra = {"title": "Fingerpost", "locale": here, "source_locale": tag, "ui": {}, **lists}
    return Rendered((page,), {**extra, **dict.fromkeys(texts, "")})
