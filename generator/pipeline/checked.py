"""Loads and checks a project, but for what the last check has said of the same content."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from .. import memory
from ..content import facts as check_facts
from ..content import links as check_links
from ..content import look as check_look
from ..content import lost as check_lost
from ..content import moved as check_moved
from ..content import pages as check_pages
from ..content import settings as check_settings
from ..content import values as check_values
from ..content.homes import TRANSLATIONS
from ..content.load import load
from ..content.loaded import Loaded
from ..content.missing import settle
from ..content.parts import needed
from ..content.places import Places, Recalled
from ..diagnostics import Diagnostic, arranged, has_errors
from ..letters.check import letters as check_letters
from ..model.guide import Guide
from ..model.settings import Settings
from ..pages import look
from ..pages import words as frame_words
from ..quiz.check import proof as check_quiz
from ..text.tags import alike
from ..translation import interface as wordings
from ..translation import read as read_translations
from ..translation.edition import Edition, lacking
from ..translation.messages import Message, messages
from .project import Checked, Project, catalogues
from .trial import tried

PLACES = "places of the content"
_Given = tuple[tuple[tuple[str, bytes], ...], tuple[str, ...], datetime.date, frozenset[str]]
_Read = tuple[Loaded, tuple[Diagnostic, ...], Guide | None, tuple[Message, ...]]


def check(project: Project, *, trial: bool = True) -> Checked:
    """Load and check a project: every mistake of content, templates and translations at once.

    A mistake in a translation keeps that translation from being shown, and nothing else. Without a
    `trial` nothing is rendered or typeset, and what only that would show is not found.
    """
    loaded, told, guide, texts = _read(*_content(project))
    files = project.content
    found = [*project.problems, *told, *look.check(loaded, project.templates)]
    words = {name: wording.text for name, wording in loaded.interface.items()}
    if guide is None or has_errors(found):
        return Checked(None, arranged(found), interface=words)
    editions, supplied, told = _translated(loaded, guide, texts, files)
    missing = frame_words.words(loaded, project.templates, len(editions) > 1)
    found += (*missing, *frame_words.theme(project.templates))
    if trial and not missing:
        found += tried(loaded, guide, editions, project)
    if has_errors(found):
        return Checked(None, arranged((*found, *told)), interface=words)
    return Checked(guide, arranged((*found, *told)), editions, texts, words, supplied)


def prepare(project: Project) -> None:
    """Read the content of a project file by file, so that the first edit of a preview finds all
    others read.

    Content that was read before may have been recalled as a whole, and no file of it by itself.
    """
    _made(*_content(project))


def loaded(project: Project) -> Loaded:
    """What was read of the content of a project, once that was checked."""
    return _read(*_content(project))[0]


def _content(project: Project) -> _Given:
    """What the content is read from: its files without translations, the paths that could not be
    read, the day, the names of icons.
    """
    files = project.content
    wrong = (e.location.path for e in project.problems if e.severity == "error")
    unread = tuple(path for path in wrong if f"{path}/".startswith(("content/", "templates/")))
    apart = (TRANSLATIONS, wordings.FOLDER)
    own = tuple((path, files[path]) for path in files if not path.startswith(apart))
    return own, unread, project.today, project.icons


def _translated(
    loaded: Loaded, guide: Guide, texts: tuple[Message, ...], files: Mapping[str, bytes]
) -> tuple[tuple[Edition, ...], wordings.WordsByLocale, tuple[Diagnostic, ...]]:
    """The editions of a guide, the words of the interface that come with the templates, and what is
    wrong with both.
    """
    settings, own = guide.settings, catalogues(files)
    tags = [settings.source_locale, *read_translations.files_of(own, settings)]
    supplied, unfit = wordings.words(texts, catalogues(files, wordings.FOLDER), tags)
    editions, found = read_translations.editions(settings, texts, own, supplied)
    source = partial(loaded.places.of, settings.origin, ("source_locale",))
    told = (
        *unfit,
        *found,
        *_missing(loaded, settings, own),
        *_held_back(loaded, settings, editions),
        *wordings.unspoken(texts, supplied, settings.source_locale, source),
    )
    return editions, supplied, told


@memory.by_value(memory.GUIDES, of_checks=True)  # a preview of templates asks again
def _read(
    files: tuple[tuple[str, bytes], ...],
    unread: tuple[str, ...],
    today: datetime.date,
    icons: frozenset[str],
) -> _Read:
    """What `_made` gives for some content, now or before.

    It is kept as a whole only once the same content is read a second time, as it is when templates
    or translations change: an edit of the content itself should not wait for that. The places in
    it, which are most of it, are kept by themselves: nobody asks for one who finds no mistake.
    """
    make = partial(_made, files, unread, today, icons)
    if not memory.keeps():
        return make()
    given = (part for path, data in files for part in (path, data))
    key = memory.name(today.isoformat(), *unread, "", _name_of(icons), *given)
    known: _Read | None = memory.got(tuple, "content", key)
    if known is not None:
        known[0].places = Recalled(lambda: memory.got(Places, PLACES, key) or make()[0].places)
        return known
    made = make()
    if memory.got(bool, "content was read", key) is None:
        memory.put(True, "content was read", key)
    else:
        loaded, *rest = made
        memory.put(loaded.places, PLACES, key)
        memory.put((replace(loaded, places=Places()), *rest), "content", key)
    return made


@memory.by_value(memory.GUIDES)  # there are thousands, always the same
def _name_of(icons: frozenset[str]) -> str:
    return memory.name(*sorted(icons))


def _made(
    files: tuple[tuple[str, bytes], ...],
    unread: tuple[str, ...],
    today: datetime.date,
    icons: frozenset[str],
) -> _Read:
    """The content as it was read, every mistake in it and, where there is none, the guide and its
    texts.
    """
    loaded = settle(load(dict(files), unread))
    lost = check_lost.check(loaded)  # first, since it knows what other mistakes come from
    found = [
        *lost,
        *loaded.diagnostics,
        *check_links.check(loaded),
        *check_letters.check(loaded),
        *check_quiz.check(loaded),
        *check_pages.check(loaded),
        *check_moved.check(loaded),
        *check_look.check(loaded),
        *check_settings.check(loaded, icons),
        *check_values.check(loaded, today, icons),
        *check_facts.check(loaded, today),
    ]
    guide = None if has_errors(found) or loaded.settings is None else loaded.guide()
    if guide is not None:
        guide = guide.model_copy(update={"interface": needed(loaded)})
    return loaded, tuple(found), guide, messages(guide) if guide is not None else ()


def _missing(
    loaded: Loaded, settings: Settings, files: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    """A mistake for each locale that the settings name and that has no file of translations, unless
    one is told that has another ending.
    """
    there = read_translations.files_of(files, settings)
    told = {read_translations.named(path) for path in files}
    for index, tag in enumerate(settings.locales):
        if tag not in (settings.source_locale, *there, *told):
            place = loaded.places.of(settings.origin, ("locales", index))
            sentence = f'There are no translations for "{tag}".'
            near = [each for each in there if each not in settings.locales and alike(each, tag)]
            hint = f"Run `fingerpost translate new {tag}`, or remove it."
            hint = f'Did you mean "{near[0]}"? Or {hint[0].lower()}{hint[1:]}' if near else hint
            yield Diagnostic(place, "no-translation", sentence, hint)


def _held_back(
    loaded: Loaded, settings: Settings, editions: tuple[Edition, ...]
) -> Iterator[Diagnostic]:
    """A warning for each locale that the settings name and of which too little is translated."""
    for edition in editions:
        if edition.tag in settings.locales and not edition.published:
            place = loaded.places.of(
                settings.origin, ("locales", settings.locales.index(edition.tag))
            )
            lacks = _lacks(edition, settings)
            sentence = f'"{edition.tag}" is built as a preview and not published: {lacks}.'
            hint = f"Run `fingerpost translate status {edition.tag}` to see which."
            yield Diagnostic(place, "held-back", sentence, hint, "warning")


def _lacks(edition: Edition, settings: Settings) -> str:
    """Why a locale is not published: its shares that fall short, the largest lack first."""
    told = []
    for short in lacking(edition, settings):
        have = "are translated" if not edition.begun else "are up to date"
        asked = f"{short.asked} in 100 are" if short.asked < 100 else "all are"
        told.append(f"{short.done} of {short.total} {short.share} texts {have}, and {asked} needed")
    return "; ".join(told)
