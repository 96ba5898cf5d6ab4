"""Turns the theme into the few files that every page loads: style sheet, scripts, sign-post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import bundle
from ..bundle import stylesheet
from ..output import Output

SHEET = "css/site.css"
MARK = "img/mark.svg"
SCRIPTS = {"js/early.js": "theme/js/page/early.js", "js/site.js": "theme/js/page/main.js"}


def outputs(templates: Mapping[str, str], origin: str, *, marked: bool = True) -> Iterator[Output]:
    """The sign-post, the sheet, what runs before anything is painted, and the rest.

    Not `marked` is a guide that has a logo of its own in place of the sign-post.

    Raises TemplateError.
    """
    if marked and f"theme/{MARK}" in templates:
        yield Output(MARK, templates[f"theme/{MARK}"].encode(), origin)
    sheet = stylesheet.tight(stylesheet.layered(templates))
    yield Output(SHEET, sheet.encode(), origin)
    for path, script in scripts(templates).items():
        yield Output(path, script.encode(), origin)


def scripts(templates: Mapping[str, str]) -> dict[str, str]:
    """The scripts by their paths, the same in every locale. Raises TemplateError."""
    made = {path: bundle.bundle(templates, entry) for path, entry in SCRIPTS.items()}
    return {path: bundle.compact(script) for path, script in made.items()}
