"""Refuses what was typed and cannot be meant: addresses, folders. Ends the command, with what to
type.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..model.guide import Guide
from ..model.kinds import BASE_PATTERN
from ..site import project
from ..text.markup import whole_address


def address(context: click.Context, parameter: click.Parameter, given: str | None) -> str | None:
    """An address given as an option, for click: it has to be whole, to make others from it."""
    if given is not None and not re.match(BASE_PATTERN, given):
        meant = whole_address(given)
        hint = f". Did you mean {meant}?" if meant else ", such as https://example.org/."
        raise click.BadParameter(f'"{given}" is not a whole address{hint}')
    return given


site_url = click.option(
    "--site-url",
    callback=address,
    help="The address of the published site. Default: that of guide.yml.",
)


def must_be_above(given: str | None, guide: Guide) -> None:
    """End where the address given for the site is that of one of its languages."""
    above, _, last = (given or "").rstrip("/").rpartition("/")
    if last in guide.settings.locales:
        told = f"`--site-url` ends with the folder of a language, `{last}/`. Write {above}/."
        raise click.UsageError(told)


def end_of(path: Path) -> Path:
    """Where a path leads in the end. Ends the command where it is a link that leads to itself."""
    try:
        return path.resolve()
    except RuntimeError:
        raise click.UsageError(f"{path} is a link that leads to itself. Remove it.") from None


def must_be_new(folder: Path) -> None:
    """End where a folder is not empty, or the system does not let look."""
    try:
        is_filled = folder.exists() and any(folder.iterdir())
    except OSError as problem:
        raise click.UsageError(f"{folder}: {problem.strerror}. Name another folder.") from None
    if is_filled:
        raise click.UsageError(f"{folder} is not empty. Name a new folder.")


def apart(root: Path, target: Path) -> Path:
    """The folder to write to. Ends the command where that would replace the project, or is among
    what the guide is made from.
    """
    sources = (root / project.CONTENT, root / project.TEMPLATES)
    if root.is_relative_to(target) or any(target.is_relative_to(each) for each in sources):
        raise click.UsageError(f"{target} is part of the guide. Name a folder of its own.")
    return target
