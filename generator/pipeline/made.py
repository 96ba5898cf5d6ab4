"""Turns one locale of a checked guide into its outputs: pages, data, pictures and documents."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial

from .. import memory
from ..addresses import address_of, font_path, image_path, social_path
from ..diagnostics import Diagnostic, as_sentence
from ..letters import files as letter_files
from ..letters import typeset
from ..letters.fill import Trees
from ..model.guide import Guide
from ..model.settings import Settings
from ..output import Output
from ..pages import countries, frame, log, logo, look, made_from, picture, search
from ..pages.inputs import RenderInputs
from ..pages.page import FILTERS, PICTURE
from ..pages.render import Rendered, render
from ..quiz import embed
from ..templating import NAMES, TemplateError, compile_all, fault
from ..translation.edition import Edition
from .project import SETTINGS, Checked, Host, Project

FRAME = "interface/"  # how the ids of its messages begin


def outputs(
    checked: Checked,
    tag: str,
    project: Project,
    host: Host = SETTINGS,
    *,
    later: bool = False,
    standing: frozenset[str] = frozenset(),
) -> Rendered:
    """One locale of a checked guide: its Markdown pages and data files, and the theme's `extra`.

    Pages may be written `later`, documents set and pictures drawn, where they are asked for; and so
    are those whose names are `standing`, which an earlier build has made.
    """
    guide = checked.guide
    assert guide is not None
    project = dressed(project, guide.settings)
    here = next(edition for edition in checked.editions if edition.tag == tag)
    trees = checked.trees(tag)
    address = host.address or address_of(guide.settings.site_url, tag)
    editions = _without_words(checked.editions, tag)
    own = checked.guide_in(tag)
    if host.repository:
        settings = own.settings.model_copy(update={"repository": host.repository})
        own = own.model_copy(update={"settings": settings})
    lacking = frozenset[str]() if here.published else unset_characters(own, trees, project)
    own_logo = logo.logo(own, project.content)
    day = project.today
    inputs = RenderInputs(trees, editions, address, day, lacking, own_logo, later, standing)
    rendered = render(own, tag, project.templates, inputs)
    found = [*rendered.outputs, *_files(own, project)]
    found += pictures(rendered, project, own_logo, standing, later=later)
    found += letters(own, tag, project, trees, lacking, standing, later=later)
    return replace(rendered, outputs=tuple(found))


def share(checked: Checked, project: Project) -> None:
    """Make what is the same in every locale, for processes that take this one over and make one.

    What is wrong with it they tell.
    """
    assert checked.guide is not None
    guide = checked.guide
    with suppress(TemplateError):
        templates = dressed(project, guide.settings).templates
        made_from.look_through(compile_all(templates, FILTERS), templates)
        frame.scripts(templates)
        search.without_words(templates)
        if guide.quiz is not None:
            embed.scripts(templates)
        if guide.letters:
            letter_files.scripts(letter_files.pieces(templates), templates)
        if countries.wanted(guide):
            countries.without_facts(templates)
        if log.SECTION in [section.id for section in guide.settings.sections]:
            log.script(templates)


def beside(checked: Checked, tag: str) -> str:
    """What a locale takes from the translations of the others, and is made from.

    That are the letters, for who writes in two languages, and how far each of them is.
    """
    others = _without_words(checked.editions, tag)
    known = [edition if edition.tag != tag else replace(edition, words={}) for edition in others]
    return json.dumps([checked.letters_of(tag), repr(known)])


def _without_words(editions: tuple[Edition, ...], tag: str) -> tuple[Edition, ...]:
    """The editions as a locale knows them: of the others no words but those of the frame."""
    return tuple(
        edition if edition.tag == tag else replace(edition, words=_of_the_frame(edition))
        for edition in editions
    )


def _of_the_frame(edition: Edition) -> dict[str, tuple[str, ...]]:
    return {name: forms for name, forms in edition.words.items() if name.startswith(FRAME)}


def dressed(project: Project, settings: Settings) -> Project:
    """The project with the colours of its guide in the templates. Raises TemplateError."""
    return replace(project, templates=look.dressed(project.templates, settings.look))


def _files(guide: Guide, project: Project) -> Iterator[Output]:
    """The pictures and typefaces of the content, as they are."""
    for image in guide.images:
        yield Output(image_path(image), project.content[image.origin], image.origin)
    for font in guide.fonts:
        yield Output(font_path(font.id), project.content[font.origin], font.origin)


def letters(
    guide: Guide,
    tag: str,
    project: Project,
    trees: Mapping[str, Trees],
    lacking: frozenset[str],
    standing: Container[str] = (),
    *,
    later: bool = False,
) -> Iterator[Output]:
    """The documents of the letters, in a guide that has any. `lacking` are characters that no
    typeface has; a letter with one of them has no PDF.

    They may be set `later`, where they are asked for; then that raises LetterUnset. Those that are
    `standing` have been set before.
    """
    if guide.letters:
        templates = project.templates
        setting = letter_files.setting(templates, project.fonts)
        without_pdf = {
            name
            for name, of_letter in trees.items()
            if not lacking.isdisjoint(letter_files.words(of_letter[0]))
        }
        documents = letter_files.outputs(guide, tag, trees, setting, templates, without_pdf)
        yield from documents if later else (each.settled(standing) for each in documents)


def unset_characters(guide: Guide, trees: Mapping[str, Trees], project: Project) -> frozenset[str]:
    """The characters of letters and pictures that no typeface of the project has."""
    words = "".join(words for _, words in words_set(guide, trees))
    return typeset.lacking(words, project.fonts)


def words_set(guide: Guide, trees: Mapping[str, Trees]) -> Iterator[tuple[str, str]]:
    """The words that are set in a typeface of the project, with the file they come from."""
    for letter in guide.letters:
        for tree in trees.get(letter.id, ())[:1]:
            yield letter.origin, letter_files.words(tree)
    yield from picture.words(guide)


def pictures(
    rendered: Rendered,
    project: Project,
    own_logo: logo.Logo | None,
    standing: Container[str] = (),
    *,
    later: bool = False,
) -> Iterator[Output]:
    """The pictures that stand for pages where their addresses are shared.

    They may be drawn `later`, where they are asked for; then that raises Unset. Those that are
    `standing` have been drawn before.
    """
    pages = [page for page in rendered.outputs if page.picture]
    if not pages:  # nor is there a template for them
        return
    extra, here = rendered.extra, rendered.extra["locale"]
    drawing = picture.Pictures(
        project.templates[PICTURE],
        extra["title"],
        extra["tagline"],
        here["tag"],
        here["direction"],
        project.fonts,
        own_logo.light if own_logo else b"",
    )
    for page in pages:
        draw, name = partial(drawing.of, page.picture), partial(drawing.name, page.picture)
        shown = Output(social_path(page.path), draw, page.origin, named=name)
        if later or name() in standing:
            yield shown
            continue
        drawn = draw()  # what keeps it from being drawn comes to light here
        # What is kept is looked up again when it is written: thousands need not be held at once.
        yield shown if memory.keeps() else replace(shown, made=drawn)


def unset_picture(error: typeset.Unset) -> Diagnostic:
    """The message for a picture for shared links that cannot be set."""
    return fault(PICTURE, as_sentence(str(error)), NAMES, error.line)
