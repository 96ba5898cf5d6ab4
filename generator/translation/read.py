"""Turns the PO files of a project into editions of its guide, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location
from ..model.kinds import LOCALE_PATTERN
from ..model.settings import Settings
from ..text import locales
from . import check
from .catalogue import read, stale
from .edition import Edition, edition, source
from .messages import Message


def editions(
    settings: Settings, messages: tuple[Message, ...], files: Mapping[str, bytes]
) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The editions of a guide, that of the source first, and every mistake in the translations.

    `files` maps the paths of PO files to their bytes. A file that cannot be read has no edition; a
    translation with a mistake counts as missing. After the source come the locales in the order of
    the settings, then those that are not named there.
    """
    found: list[Edition] = [source(settings)]
    told: list[Diagnostic] = []
    by_id = {message.id: message for message in messages}
    for path, data in files.items():
        tag = tag_of(path, settings)
        if isinstance(tag, Diagnostic):
            told.append(tag)
            continue
        catalogue, problems = read(tag, path, data)
        told += problems
        if catalogue is None:
            continue
        faults = list(check.check(catalogue, by_id, locales.plurals(tag).header))
        told += (fault for _, fault in faults)
        told += stale(catalogue, by_id)
        faulty = frozenset(name for name, fault in faults if fault.severity == "error")
        found.append(edition(catalogue, messages, settings, faulty))
    named = {tag: place for place, tag in enumerate(settings.locales)}
    found[1:] = sorted(found[1:], key=lambda each: (named.get(each.tag, len(named)), each.tag))
    return tuple(found), tuple(told)


def tag_of(path: str, settings: Settings) -> str | Diagnostic:
    """The locale that a file is for, or why it is for none."""
    name = PurePosixPath(path)
    place = Location(path)
    if name.suffix != ".po":
        sentence = f"`{path}` is not a file of translations."
        hint = "Translations are PO files: `content/translations/fr.po`."
        return Diagnostic(place, "unknown-file", sentence, hint)
    tag = name.stem
    hint = "Name the file after a language tag: `fr.po`, `pt-BR.po`."
    if not re.match(LOCALE_PATTERN, tag) or not locales.known(tag):
        sentence = f'"{tag}" is not a language.'
        return Diagnostic(place, "unknown-language", sentence, hint)
    if tag == settings.source_locale:
        sentence = f'"{tag}" is the language the guide is written in.'
        return Diagnostic(place, "unknown-language", sentence, "Remove the file.")
    return tag
