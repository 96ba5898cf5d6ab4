"""What every page of the theme needs to know of a guide: names, menus, words of the interface."""

from __future__ import annotations

from typing import Any

from .addresses import page_path, url_of
from .localise import Locale, locale
from .model import Guide
from .questions import WORDS


def extra(guide: Guide, here: Locale) -> dict[str, Any]:
    """What every page of the theme needs: words, menu, feet, locales; plain data for `extra:`."""
    settings = guide.settings
    ui = {key: wording.text for key, wording in guide.interface.items()}
    pages = {page.id: page for page in guide.pages}
    return {
        "title": settings.title,
        "tagline": settings.tagline,
        "description": settings.description,
        "licence": settings.licence,
        "publisher": settings.publisher.name,
        "repository": settings.repository,
        "feedback": settings.feedback or f"{settings.repository.rstrip('/')}/issues/new",
        "locale": {"tag": here.tag, "direction": here.direction, "name": here.name},
        "locales": [
            {"tag": other.tag, "direction": other.direction, "name": other.name}
            for other in map(locale, settings.locales)
        ],
        "source_locale": settings.source_locale,
        "menu": [
            {"title": section.title, "url": url_of(page_path(section.id))}
            for section in settings.sections
            if section.linked == "menu"
        ],
        "foot": [
            *(
                {"title": section.title, "url": url_of(page_path(section.id))}
                for section in settings.sections
                if section.linked == "foot"
            ),
            *(
                {"title": pages[name].title, "url": url_of(page_path("page", name))}
                for name in settings.footer_pages
            ),
        ],
        "ui": ui,
        "strings": {
            key: text
            for key, text in ui.items()
            if key.startswith("js_") and not key.startswith(WORDS)
        },
    }
