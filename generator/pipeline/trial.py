"""Renders the source locale and sets its letters, to find mistakes that show nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from ..addresses import Addresses, address_of
from ..content.links import by_template
from ..content.loaded import Loaded
from ..content.mentions import links
from ..diagnostics import Diagnostic, Location, Severity, did_you_mean
from ..letters import files as letter_files
from ..letters import typeset
from ..letters.fill import Trees
from ..model.guide import Guide
from ..output import Output
from ..pages import logo, picture
from ..pages.inputs import RenderInputs
from ..pages.render import Rendered, render
from ..pages.root import root_outputs
from ..templating import TemplateError
from ..text import locales
from ..text.rendered import text_links_by_page
from ..translation import read as read_translations
from ..translation.edition import Edition
from ..translation.localise import localise
from .made import dressed, letters, pictures, unset_characters, unset_picture, words_set
from .project import Checked, Project

FEW = 8  # characters that are named one by one


def tried(
    loaded: Loaded, guide: Guide, editions: tuple[Edition, ...], project: Project
) -> Iterator[Diagnostic]:
    """Every mistake that shows once the source locale is rendered and its letters are set."""
    tag, site = guide.settings.source_locale, guide.settings.site_url
    try:
        project = dressed(project, guide.settings)
    except TemplateError as error:
        yield from error.diagnostics
        return
    templates = project.templates
    own = localise(guide, editions[0])
    trees = letter_files.trees({tag: own})
    inputs = RenderInputs(trees, editions, address_of(site, tag), project.today)
    rendered = render(own, tag, templates, inputs)
    yield from rendered.diagnostics
    yield from dead_places(loaded, own, rendered)
    own_logo = logo.logo(own, project.content)
    if own_logo and (reason := picture.undrawn(own_logo.light)):
        yield _undrawn(guide, reason)
        return
    unset = unset_characters(own, trees, project)
    yield from _unset_in_source(loaded, own, trees, unset)
    wrong = [*letter_files.faults(own, trees, templates, project.fonts)] if own.letters else []
    yield from wrong
    first_page = replace(rendered, outputs=rendered.outputs[:1])
    yield from _failing(pictures(first_page, project, own_logo))
    if not wrong:
        yield from _failing(letters(own, tag, project, trees, unset))
    tags = [edition.tag for edition in editions]
    yield from _failing(root_outputs(own, tags, site, templates))
    for edition in editions[1:]:
        yield from _unshown(localise(guide, edition), edition, project)


def dead_places(
    loaded: Loaded, own: Guide, made: Rendered, files: Container[str] | None = None
) -> Iterator[Diagnostic]:
    """Links to places on a page that only its template makes, and that it does not make.

    With `files` only the links in these are looked at, and those to things in these.
    """
    at, pages = Addresses.of(own), {output.path: output for output in made.outputs}
    for written in links(loaded):
        kind, name, place = written.link.parts() or ("", "", None)
        if not place:
            continue
        thing = loaded.things.get(kind, {}).get(name)
        page = pages.get(at.page_path(kind, name))
        if page is None or (thing and not by_template(thing, place)):
            continue
        ends = (written.origin, getattr(thing, "origin", ""))
        if files is not None and not any(end in files for end in ends):
            continue
        text = page.data.decode()
        if f"{{ #{place} }}" in text:  # as headings say it: no need to render the page
            continue
        there = text_links_by_page(text.split("---\n", 2)[2]).names
        if place not in there:
            target = written.link.target
            sentence = f"The link `{target}` leads to no place on that page."
            hint = did_you_mean(place, there) or f"Write `{kind}:{name}`."
            where = loaded.places.find(written.origin, written.path, target)
            yield Diagnostic(where, "dead-anchor", sentence, hint)


def _unset_in_source(
    loaded: Loaded, own: Guide, trees: Mapping[str, Trees], unset: frozenset[str]
) -> Iterator[Diagnostic]:
    """Characters that no typeface has: a message a file, where one of them stands first."""
    there = defaultdict[str, set[str]](set)
    for origin, words in words_set(own, trees):
        for glyph in unset.intersection(words):
            there[_written_in(loaded, glyph, origin)].add(glyph)
    for origin, characters in there.items():
        glyphs = frozenset(characters)
        place = loaded.places.first(origin, *glyphs)
        tag = loaded.settings.source_locale if loaded.settings is not None else ""
        whole = tag if glyphs & _alphabet(tag) else ""
        yield letter_files.unshown("letters and pictures", _few(glyphs), place, script_of=whole)


def _written_in(loaded: Loaded, glyph: str, origin: str) -> str:
    """The file that a character of a letter comes from: its own, that of a form or of fields, or
    the first other one that has it.
    """
    others = sorted(loaded.places.texts, key=lambda path: ("/letters/" not in path, path))
    files = (path for path in (origin, *others) if glyph in loaded.places.texts.get(path, ""))
    return next(files, origin)


def _failing(outputs: Iterable[Output]) -> Iterator[Diagnostic]:
    """What keeps some outputs from being made: they are made to find out."""
    try:
        for _ in outputs:
            pass
    except TemplateError as error:
        yield from error.diagnostics
    except typeset.Unset as error:
        yield unset_picture(error)
    except letter_files.LetterUnset as error:
        yield from letter_files.unset(error, Location(error.origin))


def unshown(checked: Checked, tag: str, project: Project) -> tuple[Diagnostic, ...]:
    """Characters in the translation into a locale that no typeface has, where one stands first."""
    return tuple(
        found
        for edition in checked.editions[1:]
        if edition.tag == tag
        for found in _unshown(checked.guide_in(tag), edition, project)
    )


def _unshown(own: Guide, edition: Edition, project: Project) -> Iterator[Diagnostic]:
    """What `unshown` gives for one edition; `own` is the guide in its locale."""
    made = letter_files.trees({edition.tag: own})
    trees = {name: one for name, one in made.items() if one}
    unset = unset_characters(own, trees, project)
    if unset:
        place = read_translations.place(edition, project.content[edition.path], unset)
        severity: Severity = "error" if edition.published else "warning"
        whole = edition.tag if unset & _alphabet(edition.tag) else ""
        yield letter_files.unshown("letters and pictures", _few(unset), place, severity, whole)


def _alphabet(tag: str) -> set[str]:
    """Letters without which nothing can be written in a locale: those of its months."""
    return set("".join(locales.formats(tag).months)) if tag else set()


def _few(glyphs: frozenset[str]) -> str:
    """The first of some characters, and how many more there are."""
    listed = sorted(glyphs)
    more = f"... ({len(listed)} characters)" if len(listed) > FEW else ""
    return "".join(listed[:FEW]) + more


def _undrawn(guide: Guide, reason: str) -> Diagnostic:
    origin = next(image.origin for image in guide.images if image.id == guide.settings.look.logo)
    sentence = f"The logo cannot be drawn into the pictures for shared links: {reason}."
    hint = "Open it where it was made, and save it again as PNG or plain SVG."
    return Diagnostic(Location(origin), "unfit-image", sentence, hint)
