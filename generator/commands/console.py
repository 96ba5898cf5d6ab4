"""What every command does with a project: read it, check it, tell what was found, stop or go on."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import click
from rich.console import Console
from rich.table import Table

from .. import pipeline
from ..content.homes import SETTINGS
from ..diagnostics import FORMATS, arranged, refused, summary, tally
from ..model.guide import Guide
from ..model.kinds import LOCALE_PATTERN
from ..output import Output
from ..site import settings, unchanged, write
from ..site.cache import kept
from ..site.mkdocs.icons import ICONS
from ..site.project import read_project, today
from ..text import locales as languages
from ..text.tags import language_tag

FEW = 5  # addresses that are named one by one
MOST_WIDE = 10_000


def must_be_project(root: Path) -> None:
    """End where there is no project."""
    if not (root / unchanged.CONFIGURATION).is_file():
        hint = "Go to the folder of a guide, or name it: fingerpost -C DIR ..."
        if (root / SETTINGS).is_file():
            hint = "`fingerpost new FOLDER` writes one that can be copied here."
        other = PurePosixPath(unchanged.CONFIGURATION).with_suffix(".yaml")
        if (root / other).is_file():
            hint = f"Rename `{other}` to it."
        raise click.UsageError(
            f"There is no {unchanged.CONFIGURATION} in {root} or above it. {hint}"
        )


def must_be_language(tag: str) -> None:
    """End where something is not the tag of a language."""
    if not re.match(LOCALE_PATTERN, tag) or not languages.known(tag):
        meant = languages.meant(tag)
        hint = f'Did you mean "{meant}"?' if meant else "Examples: fr, pt-BR, ar."
        raise click.UsageError(f'"{tag}" is not the tag of a language. {hint}')


def read(root: Path) -> pipeline.Project:
    """Read a project, or end where there is none."""
    must_be_project(root)
    day()
    project = read_project(root, ICONS)
    return replace(project, problems=(*project.problems, *settings.faults(root)))


def day() -> datetime.date:
    """The day of a build, or the end where SOURCE_DATE_EPOCH is no time."""
    try:
        return today()
    except (ValueError, OverflowError, OSError):
        hint = "Set it to a number of seconds, or unset it."
        raise click.UsageError(f"SOURCE_DATE_EPOCH is no time. {hint}") from None


def check(root: Path, project: pipeline.Project) -> pipeline.Checked:
    """Check a project. What is made on the way is kept for the next time."""
    with kept(root, project.fonts, keep=True):
        return _placed(root, pipeline.check(project))


def _placed(root: Path, checked: pipeline.Checked) -> pipeline.Checked:
    """What was checked, with what the settings of MkDocs say of another language than the guide."""
    if checked.guide is None:
        return checked
    told = settings.elsewhere(root, checked.guide.settings.source_locale)
    return replace(checked, diagnostics=arranged((*checked.diagnostics, *told)))


def check_to_render(
    root: Path, project: pipeline.Project, *, keep: bool, whole: bool, strict: bool
) -> pipeline.Checked:
    """Check a project whose every locale is rendered next, which says the rest; or not `whole`.

    Where something is wrong already, and with `strict` where there is a warning, all is told.
    """
    with kept(root, project.fonts, keep=keep):
        checked = _placed(root, pipeline.check(project, trial=not whole))
        if whole and stops(checked, strict=strict, whole=whole):
            checked = _placed(root, pipeline.check(project))
    return checked


def tell(checked: pipeline.Checked, *, stopped: bool = False) -> str:
    """Tell what was found, and give the text of it."""
    if not checked.diagnostics:
        return ""
    told = summary if stopped else tally
    text = f"{FORMATS['text'](checked.diagnostics)}{told(checked.diagnostics)}\n"
    click.echo(text, nl=False, err=True)
    return text


def show(table: Table) -> None:
    """Print a table, with every sign in it as it is: `[b]` and `:ok:` are no marks of ours.

    Nothing in it is cut: in a narrow window cells take several lines, and in a pipe or a file,
    where lines are searched, none does.
    """
    console = Console(markup=False, emoji=False)
    for column in table.columns:
        column.overflow = "fold"
    if not console.is_terminal:
        wide = console.options.update(max_width=MOST_WIDE)
        console.width = console.measure(table, options=wide).maximum
    console.print(table)


def tell_gone(addresses: tuple[str, ...]) -> None:
    """Tell which pages a site had and has no more, for whoever renamed one that people link to."""
    if addresses:
        shown = ", ".join(addresses[:FEW])
        more = f" and {len(addresses) - FEW} more" if len(addresses) > FEW else ""
        pages, stand = ("page", "stands") if len(addresses) == 1 else ("pages", "stand")
        click.echo(
            f"{len(addresses)} {pages} of the site before {stand} there no more: {shown}{more}."
            f' If people may have the address, say under "moved" in {SETTINGS} where it leads now.',
            err=True,
        )


def stops(checked: pipeline.Checked, *, strict: bool, whole: bool) -> bool:
    """Whether what was found stops a build; the rest is as for `guide_or_exit`."""
    if checked.guide is None or (strict and checked.diagnostics):
        return True
    there = {edition.tag for edition in checked.editions}
    return whole and not there.issuperset(checked.guide.settings.locales)


def guide_or_exit(checked: pipeline.Checked, *, strict: bool, whole: bool = False) -> Guide:
    """The guide, or the end, after telling what was found.

    A mistake in a translation stops nothing; with `whole`, a locale that is to be published and has
    no translations that can be read does: a site would lose it.
    """
    stopped = stops(checked, strict=strict, whole=whole)
    tell(checked, stopped=stopped)
    if checked.guide is None or stopped:
        sys.exit(1)
    return checked.guide


def write_or_exit(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths in a project, all of them, or end with none of them changed."""
    try:
        write.replace([Output(path, data, path) for path, data in files.items()], root)
    except OSError as problem:
        raise click.ClickException(f"{refused(problem)} Nothing was written.") from None


def locales(checked: pipeline.Checked, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that were asked for, each once, or all; ends where one of them does not exist."""
    there = tuple(edition.tag for edition in checked.editions)
    for tag in chosen:
        if tag not in there:
            known, named = ", ".join(there), language_tag(tag)
            hint = f" Begin it: fingerpost translate new {named}" if languages.known(named) else ""
            hint = f' Did you mean "{named}"?' if named in there else hint
            told = f'"{tag}" is not a locale of this guide. There are: {known}.{hint}'
            raise click.UsageError(told)
    return tuple(dict.fromkeys(chosen)) or there
