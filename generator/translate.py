"""The commands for translators: a new PO file, bringing files up to date, what is left to do."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from . import catalogue, console, locales, merge, status
from .diagnostics import FORMATS, did_you_mean
from .files import write
from .output import Output
from .pipeline import TRANSLATIONS, Checked
from .shape import LOCALE_PATTERN


@click.group()
def translate() -> None:
    """Bring the guide into another language, and keep it up to date."""


@translate.command("new")
@click.argument("tag", metavar="LOCALE")
@click.pass_obj
def new(root: Path, tag: str) -> None:
    """Write an empty PO file for a language, named by its tag: fr, pt-BR, zh-Hant."""
    checked = _checked(root)
    assert checked.guide is not None
    settings = checked.guide.settings
    if not re.match(LOCALE_PATTERN, tag) or not locales.known(tag):
        raise click.UsageError(f'"{tag}" is not the tag of a language. Examples: fr, pt-BR, ar.')
    path = f"{TRANSLATIONS}{tag}.po"
    if tag == settings.source_locale:
        raise click.UsageError(f'The guide is written in "{tag}".')
    if (root / path).exists():
        raise click.UsageError(f"{path} exists already. Try: fingerpost translate update {tag}")
    text = merge.new(tag, locales.plurals(tag).header, settings.title, checked.messages)
    write([Output(path, text.encode(), path)], root)
    click.echo(f"Wrote {path}: {len(checked.messages)} texts in {locales.locale(tag).name}. Next:")
    click.echo(f"  1. Translate in {path}, by hand or with Poedit. TRANSLATING.md says how.")
    click.echo(
        "  2. See what is left and what is wrong: fingerpost translate status; fingerpost check"
    )
    click.echo(f"  3. Look at it: fingerpost serve --locale {tag}")
    click.echo(f'When it is ready, add "{tag}" to `locales` in content/guide.yml.')


@translate.command("update")
@click.argument("tags", metavar="[LOCALE]...", nargs=-1)
@click.pass_obj
def update(root: Path, tags: tuple[str, ...]) -> None:
    """Bring PO files up to date with the guide. Nothing is lost, a second time changes nothing."""
    checked = _checked(root)
    failed = False
    for tag in _tags(root, tags):
        text = _text(root, tag)
        if text is None:
            failed = True
            continue
        fresh = merge.merge(text, checked.messages, locales.plurals(tag).header)
        told = "up to date"
        if fresh != text:
            _write(root, tag, fresh)
            told = "brought up to date"
        click.echo(f"{TRANSLATIONS}{tag}.po: {told}")
    sys.exit(failed)


@translate.command("accept")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@click.pass_obj
def accept(root: Path, names: tuple[str, ...]) -> None:
    """Keep translations after a correction of the source that changes no meaning.

    ID is that of a text, as PO files have it: signs/late-payment/title.
    """
    checked = _checked(root)
    ids = [message.id for message in checked.messages]
    for name in names:
        if name not in ids:
            raise click.UsageError(
                f'No text has the id "{name}". {did_you_mean(name, ids)}'.strip()
            )
    failed = False
    for tag in _tags(root, ()):
        text = _text(root, tag)
        if text is None:
            failed = True
            continue
        merged = merge.merge(text, checked.messages, locales.plurals(tag).header)
        fresh, done = merge.accept(merged, names)
        _write(root, tag, fresh)
        click.echo(f"{tag}: {', '.join(done) or 'nothing to accept'}")
    sys.exit(failed)


@translate.command("status")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.argument("tags", metavar="[LOCALE]...", nargs=-1)
@click.pass_obj
def status_command(root: Path, form: str, tags: tuple[str, ...]) -> None:
    """Show how much is translated. Fuzzy never counts as done.

    For one LOCALE also shows which parts have gaps, those last read longest ago first.
    """
    checked = console.check(root, console.read(root))
    guide = console.guide_or_exit(checked, strict=False)
    chosen = [e for e in checked.editions[1:] if e.tag in (tags or [e.tag])]
    unknown = set(tags) - {edition.tag for edition in chosen}
    if unknown:
        there = ", ".join(edition.tag for edition in checked.editions[1:]) or "none"
        raise click.UsageError(f'No translations for "{unknown.pop()}". There are: {there}.')
    if form == "json":
        click.echo(status.as_json(chosen, guide), nl=False)
        return
    table = Table("locale", "translated", "fuzzy", "empty", "critical missing", "state")
    for edition in chosen:
        whole = edition.whole
        counts = (f"{status.percent(whole)} %", whole.fuzzy, whole.empty, whole.critical_missing)
        state = "published" if edition.published else "preview"
        table.add_row(edition.tag, *map(str, counts), state)
    Console().print(table)
    if len(tags) == 1:
        rows = Table("part", "translated", "fuzzy", "empty", "critical missing", "source read")
        rows.columns[0].no_wrap = True
        for part in status.parts(chosen[0], guide):
            c = part.coverage
            counts = (f"{status.percent(c)} %", c.fuzzy, c.empty, c.critical_missing)
            rows.add_row(part.name, *map(str, counts), str(part.reviewed or ""))
        Console().print(rows)


def _checked(root: Path) -> Checked:
    """A guide whose content has no errors: only then are its texts worth translating."""
    checked = console.check(root, console.read(root))
    if checked.guide is None:
        console.guide_or_exit(checked, strict=False)
    return checked


def _tags(root: Path, chosen: tuple[str, ...]) -> tuple[str, ...]:
    there = tuple(sorted(path.stem for path in (root / TRANSLATIONS).glob("*.po")))
    for tag in chosen:
        if tag not in there:
            hint = f"Try: fingerpost translate new {tag}"
            raise click.UsageError(f"There is no {TRANSLATIONS}{tag}.po. {hint}")
    return chosen or there


def _text(root: Path, tag: str) -> str | None:
    """The text of a PO file, or nothing after telling why it cannot be read."""
    path = f"{TRANSLATIONS}{tag}.po"
    text, found = catalogue.text(path, (root / path).read_bytes())
    click.echo(FORMATS["text"](found), nl=False, err=True)
    return text


def _write(root: Path, tag: str, text: str) -> None:
    path = f"{TRANSLATIONS}{tag}.po"
    write([Output(path, text.encode(), path)], root)
