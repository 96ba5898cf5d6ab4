"""What every page of the theme needs to know of a guide: names, menus, words of the interface."""

from __future__ import annotations

from typing import Any

from ..addresses import Addresses, quoted, url_of
from ..model.guide import Guide
from ..model.letter import Letter
from ..model.settings import Settings
from ..quiz.data import WORDS
from ..text import untranslated
from ..text.locales import Locale, locale
from ..text.markup import Link
from ..text.typography import typeset
from ..translation.edition import Edition
from . import calculators, countries, fonts, log, logo, relations

LABELS = ("menu", "foot", "turn", "crumbs", "reviewed")
"""Words of the frame that name a part of it, or hold a day: what stands inside has a language."""
NAMES = ("title", "tagline", "description", "licence")
OF_ONE_PAGE = {
    log.SECTION: log.WORDS,
    calculators.SECTION: calculators.WORDS,
    Letter.what.name: countries.WORDS,
}
"""How the words begin that the scripts of one section or kind of page alone need."""
MISSING = ("missing_title", "missing_home")


def extra(
    guide: Guide, here: Locale, editions: tuple[Edition, ...], address: str
) -> dict[str, Any]:
    """What every page of the theme needs: words, menu, feet, locales; plain data for `extra:`.

    `address` is that of the locale; `above` is that of the folder in which all locales stand.

    `lang` holds, for each word of the interface, the attributes of an element that shows it: none,
    or those of the source locale where it is not translated. `editions` are those of every locale.
    """
    settings = guide.settings
    at, original = Addresses.of(guide), locale(settings.source_locale)
    tongue = attributes(settings.source_locale)
    words: dict[str, Any] = {key: wording.text for key, wording in guide.interface.items()}
    said = {key: text for key, text in {**words, **guide.counted}.items() if _said(key)}
    apart = tuple(OF_ONE_PAGE.values())
    pages = {page.id: page for page in guide.pages}
    return {
        **{name: untranslated.bare(getattr(settings, name)) for name in NAMES},
        "publisher": settings.publisher.name,
        "edit": _edit(settings),
        "feedback": _feedback(settings),
        "above": address.removesuffix(f"{here.tag}/"),
        "locale": {
            "tag": here.tag,
            "direction": here.direction,
            "name": here.name,
            "slanted": here.slanted,
        },
        "locales": [
            {"tag": other.tag, "direction": other.direction, "name": other.name}
            for other in (locale(edition.tag) for edition in editions if edition.published)
        ],
        "elsewhere": [
            _missing(edition)
            for edition in editions
            if edition.published and original.tag == here.tag != edition.tag
        ],
        "logo": logo.shown(guide, logo.LOGO),
        "fonts": fonts.first(settings.look.fonts),
        "preview": not any(e.published for e in editions if e.tag == here.tag),
        "translated": len(editions) > 1,
        "source_locale": settings.source_locale,
        "menu": [
            *(
                entry(section.title, at.url(section.id), tongue)
                for section in settings.sections
                if section.linked == "menu"
            ),
            *(
                {
                    **entry(first.menu or first.title, at.url("page", first.id), tongue),
                    "full": untranslated.bare(first.title),
                    "pages": [
                        entry(page.title, at.url("page", page.id), tongue) for page in others
                    ],
                }
                for first, others in relations.sections_of_pages(guide)
            ),
        ],
        "foot": [
            *(
                entry(section.title, at.url(section.id), tongue)
                for section in settings.sections
                if section.linked == "foot"
            ),
            *(
                entry(pages[name].title, at.url("page", name), tongue)
                for name in settings.footer_pages
            ),
            *(entry(link.text, _way(at, link.to), tongue) for link in settings.foot_links),
        ],
        "ui": {key: untranslated.bare(text) for key, text in words.items()},
        "lang": {
            key: f" {tongue}" if untranslated.marked(text) else "" for key, text in words.items()
        },
        "named": {
            key: {
                "label": f' lang="{original.tag}"' if untranslated.marked(words[key]) else "",
                "inside": f' lang="{here.tag}"' if untranslated.marked(words[key]) else "",
            }
            for key in LABELS
            if key in words
        },
        "strings": {key: text for key, text in said.items() if not key.startswith(apart)},
        "page_strings": {
            section: {key: text for key, text in said.items() if key.startswith(begins)}
            for section, begins in OF_ONE_PAGE.items()
        },
        "lang_of": {
            name: f" {tongue}" if untranslated.marked(getattr(settings, name)) else ""
            for name in NAMES
        },
        "tongue": {"lang": original.tag, "dir": original.direction, "name": original.name},
    }


def _missing(edition: Edition) -> dict[str, str]:
    """What the page for missing addresses says to readers of an edition, in its own words.

    The host shows that page, which is in the source locale, for an address in any language.
    """
    here = locale(edition.tag)
    said = {key: edition.words.get(f"interface/{key}", ("",))[0] for key in MISSING}
    title, home = (typeset(text, here.tag) for text in said.values())
    home = home.replace("{language}", here.name) or here.name
    return {"tag": here.tag, "direction": here.direction, "title": title, "home": home}


def entry(title: str, url: str, tongue: str) -> dict[str, str]:
    """A link of a menu; `lang` holds the attributes of its words, empty where they are at home."""
    return {
        "title": untranslated.bare(title),
        "url": url,
        "lang": f" {tongue}" if untranslated.marked(title) else "",
    }


def attributes(tag: str) -> str:
    """What an element needs whose words are in another locale than those around it."""
    return f'lang="{tag}" dir="{locale(tag).direction}"'


def _way(at: Addresses, to: str) -> str:
    """Where a link of the settings leads: an address, or one relative to the locale."""
    link = Link("", to, to)
    parts = None if link.leads_elsewhere else link.parts()
    if parts is None:
        return quoted(to)
    path, mark, anchor = at.target(*parts).partition("#")
    return f"{url_of(path)}{mark}{anchor}"


def _edit(settings: Settings) -> str:
    """Where a page is edited, with `{path}` for its file; nothing where there is no such place."""
    if settings.edit or not settings.repository:
        return settings.edit or ""
    return f"{settings.repository.rstrip('/')}/edit/main/{{path}}"


def _feedback(settings: Settings) -> str:
    """Where feedback on a page goes, with `{title}` for that of the page; nothing for nowhere."""
    if settings.feedback is None:
        repository = settings.repository
        return f"{repository.rstrip('/')}/issues/new?title={{title}}" if repository else ""
    key = "subject" if settings.feedback.startswith("mailto:") else "title"
    address, hash_, fragment = settings.feedback.partition("#")
    join = "&" if "?" in address else "?"
    return f"{address}{join}{key}={{title}}{hash_}{fragment}"


def _said(key: str) -> bool:
    """Whether a word is one that JavaScript says."""
    return key.startswith("js_") and not key.startswith(WORDS)
