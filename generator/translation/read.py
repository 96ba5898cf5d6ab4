"""Turns the PO files of a project into editions of its guide, with every mistake in the files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from ..content.homes import TRANSLATIONS
from ..diagnostics import Diagnostic, Location, counted
from ..model.kinds import LOCALE_PATTERN
from ..model.settings import Settings
from ..text import locales
from ..text.tags import language_tag
from . import interface
from .catalogue import Catalogue
from .check.file import check, copied
from .check.file import copies as copies_in
from .edition import Edition, Notes, edition, source
from .matched import matched, replaced, stale, unmerged
from .messages import Message
from .po import read

BESIDE = (".pot", ".md")  # the template for platforms; notes for translators of a language


def editions(
    settings: Settings,
    messages: tuple[Message, ...],
    files: Mapping[str, bytes],
    words: interface.WordsByLocale,
) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """The editions of a guide, that of the source first, and every mistake in the translations.

    `files` maps the paths of PO files to their bytes; `words` are those of the interface that come
    with the templates. A file that cannot be read has no edition; a translation with a mistake
    counts as missing. Mistakes in a preview are warnings, since nobody reads it yet. After the
    source come the locales in the order of the settings, then all others.
    """
    own = interface.known(words, settings.source_locale)
    found: list[Edition] = [source(settings, {name: entry.forms for name, entry in own.items()})]
    told: list[Diagnostic] = []
    by_id = {message.id: message for message in messages}
    for path, data in files.items():
        # Poedit compiles what it saves, and puts `fr.mo` beside `fr.po`.
        if path.endswith(BESIDE) or f"{path.removesuffix('.mo')}.po" in files:
            continue
        made, mistakes = _edition(path, data, settings, messages, by_id, words)
        twin = next((each for each in found if made and each.tag == made.tag), None)
        if made is not None and twin is not None:
            sentence = f"`{twin.path}` is of the same language, {made.tag}."
            hint = "Keep one of the two files."
            told.append(Diagnostic(Location(path), "unknown-file", sentence, hint, "warning"))
            continue
        if made is not None:
            found.append(replace(made, notes=_notes(path, made.tag, files)))
        told += mistakes
    named = {tag: place for place, tag in enumerate(settings.locales)}
    found[1:] = sorted(found[1:], key=lambda each: (named.get(each.tag, len(named)), each.tag))
    return tuple(found), tuple(told)


def _notes(path: str, tag: str, files: Mapping[str, bytes]) -> Notes | None:
    """The notes for translators beside a PO file, under its name or that of its locale."""
    for name in (
        PurePosixPath(path).with_suffix(".md"),
        PurePosixPath(path).with_name(f"{tag}.md"),
    ):
        text = files.get(str(name), b"").decode(errors="replace").strip()
        if text:
            return Notes(str(name), text)
    return None


def _edition(
    path: str,
    data: bytes,
    settings: Settings,
    messages: tuple[Message, ...],
    by_id: Mapping[str, Message],
    words: interface.WordsByLocale,
) -> tuple[Edition | None, list[Diagnostic]]:
    """The edition of a PO file, or None; and what is wrong with the file.

    Where the file has no words for the interface, or faulty ones, those of `words` stand.
    """
    tag = tag_of(path, settings)
    if isinstance(tag, Diagnostic):
        awaited = named(path) in settings.locales
        return None, [tag if awaited else _warning(tag)]
    catalogue, problems = read(tag, path, data)
    if catalogue is None:
        awaited = tag in settings.locales
        return None, list(problems if awaited else map(_warning, problems))
    if tag in settings.locales and not (catalogue.entries or catalogue.loose):
        sentence = "The file holds no translation, and its language is to be published."
        hint = "Bring back how it was before. If nothing was translated yet, run"
        hint += f" `fingerpost translate update {tag}`."
        return None, [Diagnostic(Location(path), "empty-file", sentence, hint)]
    catalogue, unnamed = matched(catalogue, messages)
    problems = (*problems, *unnamed)
    faults = list(check(catalogue, by_id, tag, settings.source_locale))
    faulty = frozenset(name for name, fault in faults if fault.severity == "error")
    copies = copies_in(catalogue, by_id)
    given = interface.known(words, tag)
    lacking = frozenset(
        name
        for name in given
        if name in faulty | copies or not interface.usable(catalogue, by_id[name])
    )
    whole = interface.supplied(catalogue, given, lacking)
    made = edition(whole, messages, settings, faulty - lacking, copies - lacking, lacking)
    told = [*problems, *copied(catalogue, copies)]
    told += (fault for _, fault in faults)
    told += (*stale(catalogue, by_id), *replaced(catalogue, by_id))
    if not made.published:
        return made, list(map(_warning, (*told, *unmerged(catalogue, by_id))))
    return made, [*told, *_outdated(catalogue, made, by_id)]


def _warning(told: Diagnostic) -> Diagnostic:
    return replace(told, severity="warning")


def _outdated(
    catalogue: Catalogue, edition: Edition, by_id: Mapping[str, Message]
) -> Iterator[Diagnostic]:
    """A warning for what of a published locale is out of date, at the oldest, with the day."""
    if not edition.stale:
        return
    noticed = sorted((day, name) for name, day in edition.stale.items() if day is not None)
    name = noticed[0][1] if noticed else next(iter(edition.stale))
    critical = sum(by_id[name].critical for name in edition.stale)
    count = len(edition.stale)
    sentence = f"{counted(count, 'translation')} {'is' if count == 1 else 'are'} out of date"
    of_them = "a critical one" if count == 1 else f"{critical} of them critical"
    sentence += f", {of_them}" if critical else ""
    sentence += f", the oldest since {noticed[0][0]}" if noticed else ""
    sentence += ": the source stands there instead."
    hint = f"Run `fingerpost translate status {edition.tag}` to see which."
    place = catalogue.place(name)
    yield Diagnostic(place, "out-of-date", sentence, hint, "warning")


def place(edition: Edition, data: bytes, glyphs: frozenset[str]) -> Location:
    """Where one of some characters stands first in the translations of a file that are shown."""
    catalogue, _ = read(edition.tag, edition.path, data)
    for name, forms in edition.words.items():
        glyph = next((char for form in forms for char in form if char in glyphs), None)
        if catalogue is not None and glyph is not None:
            return catalogue.place(name, glyph)
    return Location(edition.path)


def files_of(paths: Iterable[str], settings: Settings) -> dict[str, str]:
    """The PO file of each locale that has one, however platforms spell its name."""
    found: dict[str, str] = {}
    for path in paths:
        tag = tag_of(path, settings)
        if isinstance(tag, str):
            found.setdefault(tag, path)
    return found


def _meant(tag: str, settings: Settings) -> str:
    """The locale of the settings that a tag means, which names a region or script that goes without
    saying.

    `de-DE` is `de` where no other German is asked for, and `zh-CN` is `zh-Hans`.
    """
    if tag in settings.locales:
        return tag
    others = (each for each in settings.locales if each != settings.source_locale)
    return next((each for each in others if locales.whole(each) == locales.whole(tag)), tag)


def named(path: str) -> str:
    """What a PO file is called whose ending is not `.po`, as some systems show or write it; empty
    for all others.
    """
    name = PurePosixPath(path).name
    stem = re.sub(r"(?i)\.po(\.txt)?$", "", name)
    return stem if stem != name and not name.endswith(".po") else ""


def tag_of(path: str, settings: Settings) -> str | Diagnostic:
    """The locale that a PO file is for by its name, or the message for one that is for none."""
    name = PurePosixPath(path)
    place = Location(path)
    if name.suffix != ".po":
        sentence = f"`{path}` is not a file of translations."
        hint = "Translations are PO files: `content/translations/fr.po`."
        if named(path):
            hint = f"Rename it to `{named(path)}.po`."
        return Diagnostic(place, "unknown-file", sentence, hint)
    tag = _meant(language_tag(name.stem), settings)
    hint = "Name the file after a language tag: `fr.po`, `pt-BR.po`."
    if not re.match(LOCALE_PATTERN, tag) or not locales.known(tag):
        sentence = f'"{name.stem}" is not a language.'
        meant = locales.meant(name.stem)
        hint = f"Rename it to `{meant}.po`." if meant else hint
        around = [locales.meant(part) for part in name.parts[2:-1]]  # `de/LC_MESSAGES/guide.po`
        if not meant and any(around):
            hint = f"Move it to `{TRANSLATIONS}{''.join(around)}.po`."
        return Diagnostic(place, "unknown-language", sentence, hint)
    if tag == settings.source_locale:
        sentence = f'"{tag}" is the language the guide is written in.'
        return Diagnostic(place, "unknown-language", sentence, "Remove the file.")
    return tag
