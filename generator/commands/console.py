"""What every command does with a project: read it, check it, tell what was found, stop or go on."""

from __future__ import annotations

import datetime
import sys
from dataclasses import replace
from pathlib import Path

import click

from .. import pipeline
from ..diagnostics import FORMATS, summary, tally
from ..model.guide import Guide
from ..site import build, settings
from ..site.cache import DOCUMENTS, Kept
from ..site.mkdocs.plugin import ICONS
from ..site.project import read_project, today


def read(root: Path) -> pipeline.Project:
    """Read a project, or end where there is none."""
    if not (root / build.CONFIGURATION).is_file():
        hint = "Go to the folder of a guide, or name it: fingerpost -C DIR ..."
        raise click.UsageError(f"There is no {build.CONFIGURATION} in {root} or above it. {hint}")
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


def check(root: Path, project: pipeline.Project, *, keep: bool = True) -> pipeline.Checked:
    """Check a project. What is typeset on the way is kept for the next time, if it may be."""
    return pipeline.check(project, Kept(root / DOCUMENTS, project.fonts) if keep else {})


def guide_or_exit(checked: pipeline.Checked, *, strict: bool, whole: bool = False) -> Guide:
    """The guide, or the end, after telling what was found.

    A mistake in a translation stops nothing; with `whole`, a locale that is to be published and has
    no translations that can be read does: a site would lose it.
    """
    stopped = checked.guide is None or (strict and bool(checked.diagnostics))
    if checked.guide is not None and whole:
        there = {edition.tag for edition in checked.editions}
        stopped = stopped or not there.issuperset(checked.guide.settings.locales)
    if checked.diagnostics:
        click.echo(FORMATS["text"](checked.diagnostics), nl=False, err=True)
        told = summary if stopped else tally
        click.echo(told(checked.diagnostics), err=True)
    if checked.guide is None or stopped:
        sys.exit(1)
    return checked.guide


def locales(checked: pipeline.Checked, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The locales that were asked for, or all; ends where one of them does not exist."""
    there = tuple(edition.tag for edition in checked.editions)
    for tag in chosen:
        if tag not in there:
            known = ", ".join(there)
            raise click.UsageError(f'"{tag}" is not a locale of this guide. There are: {known}.')
    return chosen or there
