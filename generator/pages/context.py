"""What every page of the theme needs to know of a guide: names, menus, words of the interface."""

from __future__ import annotations

from collections.abc import Mapping
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
    tongue = attributes(original.tag)
    words = {key: wording.text for key, wording in guide.interface.items()}
    published = [edition.tag for edition in editions if edition.published]
    return {
        **{name: untranslated.bare(getattr(settings, name)) for name in NAMES},
        "publisher": settings.publisher.name,
        "edit": _edit(settings),
        "feedback": _feedback(settings),
        "above": address.removesuffix(f"{here.tag}/"),
        "locale": {**_called(here), "slanted": here.slanted},
        "locales": [_called(locale(tag)) for tag in published],
        "elsewhere": _elsewhere(editions, here) if original.tag == here.tag else [],
        "logo": logo.shown(guide, logo.LOGO),
        "fonts": fonts.first(settings.look.fonts),
        "preview": here.tag not in published,
        "translated": len(editions) > 1,
        "source_locale": original.tag,
        "menu": _menu(guide, at, tongue),
        "urgent": [entry(c.text, _way(at, c.to), tongue) for c in relations.urgent(guide)],
        "foot": _foot(guide, at, tongue),
        "ui": {key: untranslated.bare(text) for key, text in words.items()},
        "lang": {key: _apart(text, tongue) for key, text in words.items()},
        "named": _labels(words, original.tag, here.tag),
        **_said_by_scripts({**words, **guide.counted}),
        "lang_of": {name: _apart(getattr(settings, name), tongue) for name in NAMES},
        "tongue": {"lang": original.tag, "dir": original.direction, "name": original.name},
    }


def _called(here: Locale) -> dict[str, Any]:
    return {"tag": here.tag, "direction": here.direction, "name": here.name}


def _menu(guide: Guide, at: Addresses, tongue: str) -> list[dict[str, Any]]:
    """The links of the menu; a section of pages has the links of its pages below its own."""
    menu: list[dict[str, Any]] = _sections(guide, "menu", at, tongue)
    for first, others in relations.sections_of_pages(guide):
        link = entry(first.menu or first.title, at.url("page", first.id), tongue)
        below = [entry(page.title, at.url("page", page.id), tongue) for page in others]
        menu.append({**link, "full": untranslated.bare(first.title), "pages": below})
    return menu


def _foot(guide: Guide, at: Addresses, tongue: str) -> list[dict[str, str]]:
    """The links at the foot of every page: sections, pages, and those with words of their own.

    A page to which what is urgent leads, which stands before them, is there already.
    """
    settings = guide.settings
    titles = {page.id: page.title for page in guide.pages}
    before = {choice.to for choice in relations.urgent(guide)}
    pages = [id_ for id_ in settings.footer_pages if f"page:{id_}" not in before]
    return [
        *_sections(guide, "foot", at, tongue),
        *(entry(titles[id_], at.url("page", id_), tongue) for id_ in pages),
        *(entry(link.text, _way(at, link.to), tongue) for link in settings.foot_links),
    ]


def _sections(guide: Guide, linked: str, at: Addresses, tongue: str) -> list[dict[str, str]]:
    """The links to the sections that say they are linked there."""
    return [
        entry(section.title, at.url(section.id), tongue)
        for section in guide.settings.sections
        if section.linked == linked
    ]


def _labels(words: Mapping[str, str], source: str, here: str) -> dict[str, dict[str, str]]:
    """For each of `LABELS` the language of what it names a part with, and of what stands inside."""
    foreign = {key: untranslated.marked(words[key]) for key in LABELS if key in words}
    return {
        key: {
            "label": f' lang="{source}"' if is_foreign else "",
            "inside": f' lang="{here}"' if is_foreign else "",
        }
        for key, is_foreign in foreign.items()
    }


def _said_by_scripts(words: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The words that scripts say: `strings` on every page, `page_strings` on pages of one sort."""
    said = {key: text for key, text in words.items() if _is_said(key)}
    apart = tuple(OF_ONE_PAGE.values())
    return {
        "strings": {key: text for key, text in said.items() if not key.startswith(apart)},
        "page_strings": {
            page: {key: text for key, text in said.items() if key.startswith(begins)}
            for page, begins in OF_ONE_PAGE.items()
        },
    }


def _elsewhere(editions: tuple[Edition, ...], here: Locale) -> list[dict[str, str]]:
    """What the page for missing addresses says in the other languages: one page serves them all."""
    return [_missing(each) for each in editions if each.published and each.tag != here.tag]


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
        "lang": _apart(title, tongue),
    }


def _apart(text: str, tongue: str) -> str:
    """The attributes of an element that shows a text: none where it is in the language around."""
    return f" {tongue}" if untranslated.marked(text) else ""


def attributes(tag: str) -> str:
    """What an element needs whose words are in another locale than those around it."""
    return f'lang="{tag}" dir="{locale(tag).direction}"'


def _way(at: Addresses, to: str) -> str:
    """Where a link of the settings leads: an address, or one relative to the locale."""
    return quoted(to) if Link("", to, to).leads_elsewhere else url_of(at.to(to))


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


def _is_said(key: str) -> bool:
    """Whether a word is one that JavaScript says."""
    return key.startswith("js_") and not key.startswith(WORDS)
