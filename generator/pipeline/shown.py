"""Checks a project and renders one locale of it in one go, or says what is wrong with it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace

from ..content.homes import TRANSLATIONS
from ..diagnostics import Diagnostic, Location, arranged, has_errors
from ..letters import files as letter_files
from ..letters import typeset
from ..model.guide import Guide
from ..pages.render import Rendered
from ..templating import TemplateError
from ..translation import read as read_translations
from .checked import check, loaded
from .made import outputs, unset_picture
from .project import SETTINGS, Checked, Host, Project, catalogues
from .trial import dead_places


def shown(
    project: Project,
    tag: str,
    host: Host = SETTINGS,
    *,
    later: bool = False,
    touched: Container[str] | None = None,
) -> tuple[Checked, Rendered | None]:
    """What was checked, and the outputs of a locale; None where something is wrong.

    An empty `tag` is the source locale. Rendering takes the place of the trial of `check`, so
    nothing is rendered twice. A letter that cannot be set in the locale is an error, and so is a
    locale that the guide does not have or whose file cannot be read. `later` is as for `outputs`.
    With `touched` only the links in these files are followed to places that templates make.
    """
    checked = check(project, trial=False)
    if checked.guide is None:
        return checked, None
    chosen = tag or checked.guide.settings.source_locale
    if chosen not in [edition.tag for edition in checked.editions]:
        path = _file(checked.guide, chosen, project.content)
        told = [
            replace(found, severity="error") if found.location.path == path else found
            for found in checked.diagnostics
        ]
        wrong = replace(checked, diagnostics=tuple(told))
        told = [*told, *_absent(wrong, chosen, path)]
        return Checked(None, arranged(told), interface=checked.interface), None
    rendered, found = shown_in(checked, chosen, project, host, later=later)
    if rendered is not None:
        found = tuple(dead_places(loaded(project), checked.guide, rendered, touched))
        rendered = None if found else rendered
    return (checked, rendered) if rendered is not None else (why(project, found), None)


def shown_in(
    checked: Checked,
    tag: str,
    project: Project,
    host: Host,
    *,
    later: bool = False,
    standing: frozenset[str] = frozenset(),
) -> tuple[Rendered | None, tuple[Diagnostic, ...]]:
    """The outputs of a locale of a checked guide, or what is wrong with it. The rest is as for
    `outputs`.
    """
    try:
        rendered = outputs(checked, tag, project, host, later=later, standing=standing)
    except typeset.Unset as error:
        return None, (unset_picture(error),)
    except letter_files.LetterUnset as error:
        return None, letter_files.unset(error, Location(error.origin))
    except TemplateError as error:
        return None, error.diagnostics
    if has_errors(rendered.diagnostics):
        return None, rendered.diagnostics
    return rendered, ()


def why(project: Project, found: tuple[Diagnostic, ...]) -> Checked:
    """All that is wrong with a project, of which a locale came to nothing for what was `found`."""
    whole = check(project)
    if whole.guide is None:  # it is wrong in the source locale as well, which knows the place
        return whole
    return Checked(None, arranged((*whole.diagnostics, *found)))


def _file(guide: Guide, tag: str, files: Mapping[str, bytes]) -> str:
    """The path of the file of translations of a locale, where it is or where it would be."""
    there = read_translations.files_of(catalogues(files), guide.settings)
    return there.get(tag, f"{TRANSLATIONS}{tag}.po")


def _absent(checked: Checked, tag: str, path: str) -> Iterator[Diagnostic]:
    """Why there is no edition of a locale, unless its file or the settings are known to be
    wrong.
    """
    assert checked.guide is not None
    wrong = {found.location.path for found in checked.diagnostics if found.severity == "error"}
    if path not in wrong and tag not in checked.guide.settings.locales:
        there = ", ".join(edition.tag for edition in checked.editions)
        sentence = f'"{tag}" is not a locale of this guide.'
        yield Diagnostic(Location(path), "no-translation", sentence, f"There are: {there}.")
