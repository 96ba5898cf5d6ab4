"""Checks the settings of a guide: its locales, its addresses, its sections and what stands in them.

Works on whatever could be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..model.country import Country
from ..model.guide import KINDS, Page
from ..model.letter import Letter
from ..model.settings import SECTIONS, Settings
from ..model.texts import KeyPath
from ..text import locales
from .loaded import EVERYWHERE, Loaded
from .values import RESERVED, unknown_icon

_IN_REPOSITORY = re.compile(r"(https?://github\.com/[^/]+/[^/]+)/.+|(https?://.+?)/-/.+")


def check(loaded: Loaded, icons: frozenset[str]) -> list[Diagnostic]:
    """Every mistake in the settings that could be read; `icons` are the names the theme offers."""
    settings = loaded.settings
    return list(_Checker(loaded, icons).everything(settings)) if settings is not None else []


@dataclass(frozen=True)
class _Checker:
    loaded: Loaded
    icons: frozenset[str]

    def everything(self, settings: Settings) -> Iterator[Diagnostic]:
        """What is wrong with the locales of a guide and with its sections."""
        yield from self._locales(settings)
        yield from self._missing(settings)
        yield from self._addresses(settings)
        yield from self._empty(settings)
        yield from self._named(settings)
        for index, section in enumerate(settings.sections):
            at: KeyPath = ("sections", index, "icon")
            yield from unknown_icon(self.loaded, settings.origin, at, section.icon, self.icons)

    def _locales(self, settings: Settings) -> Iterator[Diagnostic]:
        """Tags of no language, each told once; a source locale that is not published."""
        source = settings.source_locale
        tags: list[tuple[KeyPath, str]] = [(("source_locale",), source)]
        tags += [(("locales", at), tag) for at, tag in enumerate(settings.locales) if tag != source]
        for path, tag in tags:
            if not locales.known(tag):
                sentence = f'"{tag}" is no language.'
                meant = locales.meant(tag) or "en`, `pt-BR`, `zh-Hant"
                hint = f"Write a language tag: `{meant}`."
                yield self.loaded.mistake(settings.origin, path, "unknown-language", sentence, hint)
        if source not in settings.locales:
            sentence = f'The source locale "{source}" is not published.'
            hint = f'Add "{source}" to "locales"; remove what nobody translates.'
            path = ("locales",)
            yield self.loaded.mistake(
                settings.origin, path, "source-locale-missing", sentence, hint
            )

    def _missing(self, settings: Settings) -> Iterator[Diagnostic]:
        """The sections without which pages would stand nowhere."""
        sections = {section.id for section in settings.sections}
        for name in sorted(self.loaded.sections_needed() - sections):
            sentence = f"The guide has no section `{name}`, and its pages need one."
            hint, path = 'Add it to "sections".', ("sections",)
            yield self.loaded.mistake(settings.origin, path, "missing-section", sentence, hint)

    def _addresses(self, settings: Settings) -> Iterator[Diagnostic]:
        """Addresses that are whole, and those of something else than the key asks for."""
        site = settings.site_url.rstrip("/")
        above, _, last = site.rpartition("/")
        told = None
        if re.fullmatch(r"[\w-]+\.(?:html?|php)", last) and not above.endswith("/"):
            told = f'"site_url" is the address of a file: `{last}`.'
        elif last in settings.locales and not above.endswith("/"):
            told = f'"site_url" ends with the folder of a language, `{last}/`.'
        if told:
            hint = f"Write `{above}/`: each language has its folder below that."
            yield self.loaded.mistake(settings.origin, ("site_url",), "bad-address", told, hint)
        repository = (settings.repository or "").rstrip("/")
        inside = _IN_REPOSITORY.fullmatch(repository)
        told = '"repository" is the address for Git, and readers follow it.'
        if inside:
            told = '"repository" is the address of a part of it, and others are made from it.'
            repository = inside[1] or inside[2]
        if inside or repository.endswith(".git"):
            hint = f"Write `{repository.removesuffix('.git')}`."
            yield self.loaded.mistake(settings.origin, ("repository",), "bad-address", told, hint)

    def _empty(self, settings: Settings) -> Iterator[Diagnostic]:
        """The sections in which nothing would stand; that of the quiz is told with the quiz."""
        for index, section in enumerate(settings.sections):
            sentence = f"The guide has the section `{section.id}`, and nothing that stands there."
            write = self._lacking(section.id)
            if section.id == "calculators" and self._no_rates():
                sentence = f"The guide has the section `{section.id}`, and no country with a rate."
                write = f'Write "interest" of a fact in `{Country.what.home}`'
            if write:
                both = section.id == Letter.what.section and settings.letterhead is not None
                hint = f"{write}, or leave {'section and letterhead' if both else 'it'} out."
                if section.id in EVERYWHERE:
                    hint = f"{write}."
                path = ("sections", index, "id")
                yield self.loaded.mistake(settings.origin, path, "empty-section", sentence, hint)

    def _lacking(self, section: str) -> str:
        """What to write for something to stand in a section, or nothing where something does."""
        for name, model in KINDS.items():
            what = model.what
            if what.section == section and what.linked and self._none(name):
                return f"Write `{what.home}`" if what.listed else f"Write one in `{what.home}`"
        return ""

    def _no_rates(self) -> bool:
        """Whether no country has a rate to reckon with, as far as all of them could be read."""
        facts = (fact for country in self.loaded.of(Country) for fact in country.facts)
        known = any(fact.interest for fact in facts)
        return not known and Country.what.name not in {*self.loaded.partial, *self.loaded.unread}

    def _none(self, kind: str) -> bool:
        """Whether there is nothing of a kind, not even something faulty."""
        loaded = self.loaded
        return not loaded.known.get(kind) and kind not in {*loaded.unread, *loaded.partial}

    def _named(self, settings: Settings) -> Iterator[Diagnostic]:
        """What cannot be the folder of a section: what another one has, or is kept for others."""
        taken: dict[str, str] = {}
        for index, section in enumerate(settings.sections):
            name = section.folder
            if name is None or name == section.id:
                continue
            sentence = f'"{name}" is kept for other files of the guide.'
            if name in SECTIONS:
                sentence = f'"{name}" is the folder of another section.'
            if name in taken:
                sentence = f'"{name}" is the folder of `{taken[name]}` as well.'
            if name in taken or name in RESERVED[Page]:
                hint = "Give each section a folder of its own."
                path = ("sections", index, "folder")
                yield self.loaded.mistake(settings.origin, path, "reserved-id", sentence, hint)
            taken.setdefault(name, section.id)
