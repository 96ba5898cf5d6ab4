"""What `fingerpost` takes: the options of every command, the short commands, and the other ones by
name. Parses what was typed, prints what was found, sets the exit code.
"""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from pathlib import Path

import click
from rich.table import Table

from .. import __version__, pipeline
from ..addresses import address_of
from ..diagnostics import FORMATS, has_errors, refused, summary
from ..pages import relations
from ..site import build as building
from ..site import export, preview, project, start, unchanged
from ..site.cache import kept
from . import console, given
from .build import build
from .facts import facts_command
from .schema import schema_command
from .templates import templates
from .translate import translate

MOST_PORT = 65535
NOTHING = "Nothing was written. Name another folder."


class Commands(click.Group):
    """Commands that end with a message, and no traceback, where the system refuses something."""

    def invoke(self, ctx: click.Context) -> object:
        """Run what was typed; click knows what to do about a pipe that nobody reads any more."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise click.ClickException(refused(problem)) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project folder. Default: where you stand, or a parent with a mkdocs.yml.",
)
@click.version_option(__version__, prog_name="fingerpost")
@click.pass_context
def main(context: click.Context, folder: Path | None) -> None:
    """Build a guide in several languages from YAML and Markdown: signs, remedies, letters."""
    try:
        here = Path.cwd()
        context.obj = folder.resolve() if folder else _project_folder(here)
    except FileNotFoundError:
        raise click.UsageError("The folder you stand in is no longer there.") from None


def _project_folder(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / unchanged.CONFIGURATION).is_file():
            return folder
    return start


@main.command("new")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--locale",
    "tag",
    default=start.ENGLISH,
    help="The language to write it in: de, en, es or fr, or a region such as de-AT.",
)
def new(folder: Path, tag: str) -> None:
    """Begin a guide of your own: a small one, whole, to replace piece by piece."""
    folder = folder.absolute()
    console.must_be_language(tag)
    if start.language_of(tag) is None:
        there = ", ".join(start.languages())
        hint = f"Begin with one of them and write `source_locale: {tag}` in content/guide.yml;"
        hint += " `fingerpost check` says what else names the language."
        raise click.UsageError(f'The small guide does not come in "{tag}", but in {there}. {hint}')
    given.must_be_new(folder)
    try:
        start.start(folder, console.day(), tag)
    except OSError as problem:
        raise click.ClickException(f"{refused(problem)} {NOTHING}") from None
    click.echo(f"Wrote a small guide into {folder}. Next:")
    click.echo("  1. Look at it: fingerpost serve (in that folder)")
    click.echo("  2. Make it yours, content/guide.yml first. Its README.md says what is where.")
    click.echo("  3. See what is wrong: fingerpost check")


@main.command()
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
@click.pass_obj
def check(root: Path, form: str) -> None:
    """Show every mistake of the content at once. Writes nothing."""
    checked = console.check(root, console.read(root))
    click.echo(FORMATS[form](checked.diagnostics), nl=False, err=form == "text")
    click.echo(summary(checked.diagnostics), err=True)
    sys.exit(has_errors(checked.diagnostics))


@main.command()
@click.option("--locale", help="The locale to show. Default: the source locale.")
@click.option("--port", type=click.IntRange(1, MOST_PORT), default=8000, show_default=True)
@click.option("--poll", is_flag=True, help="Look at the files: this disk tells of no changes.")
@click.pass_obj
def serve(root: Path, locale: str | None, port: int, *, poll: bool) -> None:
    """Preview one locale: it follows every change, and shows mistakes on the page."""
    read = console.read(root)
    checked = console.check(root, read)
    needed = (unchanged.CONFIGURATION, project.CONTENT)
    if has_errors(each for each in read.problems if each.location.path in needed):
        console.guide_or_exit(checked, strict=False)  # MkDocs cannot begin
    files = (root / pipeline.TRANSLATIONS).glob("*.po")
    begun = any(path.stem.replace("_", "-").startswith(locale or "") for path in files)
    if locale and checked.guide is not None and not begun:  # a file that is broken can be mended
        console.locales(checked, (locale,))
    source = checked.guide.settings.source_locale if checked.guide is not None else ""
    try:
        preview.serve(root, locale, port, source=source, polls=poll)
    except building.BuildFailed as problem:
        raise click.ClickException(str(problem)) from None
    except OSError as problem:
        if problem.filename is not None:  # the disk, and not the port
            raise
        other = port + 1 if port < MOST_PORT else port - 1
        hint = f"Try another port: fingerpost serve --port {other}"
        raise click.ClickException(f"{problem.strerror or problem} (port {port}). {hint}") from None


@main.command("export")
@click.option("--locale", required=True, help="The locale to export.")
@given.site_url
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export_command(root: Path, locale: str, site_url: str | None, folder: Path) -> None:
    """Write one locale as a plain Markdown project for MkDocs or Zensical, without our plugin."""
    given.must_be_new(folder)
    given.apart(root, given.end_of(folder))
    project = console.read(root)
    checked = console.check(root, project)
    guide = console.guide_or_exit(checked, strict=False)
    given.must_be_above(site_url, guide)
    (tag,) = console.locales(checked, (locale,))
    address = address_of(site_url or guide.settings.site_url, tag)
    with kept(root, project.fonts, keep=True):
        checked, rendered = pipeline.shown(project, tag, pipeline.Host(address))
    if rendered is None:
        console.guide_or_exit(checked, strict=False)
        return
    try:
        export.export(root, rendered, address, folder)
    except export.NotExported as problem:
        raise click.ClickException(str(problem)) from None
    except OSError as problem:
        raise click.ClickException(f"{refused(problem)} {NOTHING}") from None
    named = f'"{folder}"' if re.search(r"\s", str(folder)) else folder
    click.echo(f"Wrote {len(rendered.outputs)} files. Next: cd {named} && mkdocs build")
    click.echo("(or zensical build, once that is installed)")


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def stats(root: Path, form: str) -> None:
    """Count pages, letters, glossary terms and their words, section by section."""
    checked = console.check(root, console.read(root))
    counts = relations.counts(console.guide_or_exit(checked, strict=False))
    if form == "json":
        rows = [dataclasses.asdict(count) for count in counts]
        click.echo(json.dumps(rows, indent=2))
        return
    table = Table("section", "things", "words", show_footer=True)
    table.columns[0].footer = "all"
    table.columns[1].footer = str(sum(count.things for count in counts))
    table.columns[2].footer = str(sum(count.words for count in counts))
    for count in counts:
        table.add_row(count.section, str(count.things), str(count.words))
    console.show(table)


for command in (build, facts_command, schema_command, templates, translate):
    main.add_command(command)
