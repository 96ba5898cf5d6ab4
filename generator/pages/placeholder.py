"""What a live preview shows while there is no guide yet: one page for the mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from ..content.homes import SETTINGS
from ..model.look import Look
from ..output import Output
from ..templating import TemplateError
from . import frame, look
from .context import LABELS
from .render import Rendered

TAG = "en"
TEXTS = ("tagline", "description", "licence", "publisher", "edit", "feedback", "above")
LISTS = ("menu", "urgent", "foot", "locales", "fonts")
TABLES = ("lang", "lang_of", "strings", "page_strings")


def placeholder(interface: Mapping[str, str], templates: Mapping[str, str]) -> Rendered:
    """The page and its frame, with the words of the `interface` that could be read.

    What the theme needs to know is what `context.extra` tells of a guide.
    """
    pages = [Output("index.md", b"---\ntitle: Fingerpost\nkind: page\n---\n", SETTINGS)]
    paper = {look.LIGHT: "", look.DARK: ""}
    with suppress(TemplateError):  # which is among the mistakes
        templates = look.dressed(templates, Look())
        pages += frame.outputs(templates, SETTINGS)
        paper = look.paper(templates)
    extra: dict[str, Any] = {
        **dict.fromkeys(TEXTS, ""),
        **{name: [] for name in LISTS},
        **{name: {} for name in TABLES},
        "title": "Fingerpost",
        "locale": {"tag": TAG, "direction": "ltr", "name": "English", "slanted": True},
        "source_locale": TAG,
        "tongue": {"lang": TAG, "dir": "ltr", "name": "English"},
        "named": {key: {"label": "", "inside": ""} for key in LABELS},
        "ui": dict(interface),
        "paper": paper,
        "logo": None,
    }
    return Rendered(tuple(pages), extra)
