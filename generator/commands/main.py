"""The commands. Parses what was typed, prints what was found, sets the exit code."""

from __future__ import annotations

import dataclasses
import json
import re
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from .. import __version__, pipeline
from ..content import facts, homes
from ..diagnostics import FORMATS, has_errors, refused, summary
from ..model import schema
from ..model.guide import Guide
from ..model.kinds import BASE_PATTERN
from ..pages import relations
from ..site import build as building
from ..site import export, preview, project, publish, start, unchanged, workers
from ..site.cache import kept
from ..site.locales import BuildInputs
from ..text.markup import whole_address
from . import console
from .templates import templates
from .translate import translate

SCHEMAS = project.PACKAGE / "schema"
MOST_PORT = 65535
LEFT = "The site was left as it was."
NOTHING = "Nothing was written. Name another folder."
ELSEWHERE = "`--site-dir` names another place to write to."
# Addresses that are nobody's, by RFC 2606.
EXAMPLE = re.compile(r"//([^/]+\.)?example(\.(com|net|org))?(:[0-9]+)?(/|$)")


class Commands(click.Group):
    """Commands that end with a message where the system refuses what nobody expected it to."""

    def invoke(self, ctx: click.Context) -> object:
        """Run what was typed. A pipe that nobody reads any more is left to click."""
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
    """Build a guide for people stuck with a bad client, from YAML."""
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


def _end_of(path: Path) -> Path:
    """Where a path leads, or the end where it is a link that leads to itself."""
    try:
        return path.resolve()
    except RuntimeError:
        raise click.UsageError(f"{path} is a link that leads to itself. Remove it.") from None


def _must_be_new(folder: Path) -> None:
    """End where something stands in a folder, or where the system does not say."""
    try:
        is_filled = folder.exists() and any(folder.iterdir())
    except OSError as problem:
        raise click.UsageError(f"{folder}: {problem.strerror}. Name another folder.") from None
    if is_filled:
        raise click.UsageError(f"{folder} is not empty. Name a new folder.")


@main.command("new")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--locale", "tag", default=start.ENGLISH, help="The language to write it in.")
def new(folder: Path, tag: str) -> None:
    """Begin a guide of your own: a small one, whole, to replace piece by piece."""
    folder = folder.absolute()
    console.must_be_language(tag)
    if start.language_of(tag) is None:
        there = ", ".join(start.languages())
        hint = f"Begin with one of them and write `source_locale: {tag}` in content/guide.yml;"
        hint += " `fingerpost check` says what else names the language."
        raise click.UsageError(f'The small guide does not come in "{tag}", but in {there}. {hint}')
    _must_be_new(folder)
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


def _address(context: click.Context, parameter: click.Parameter, given: str | None) -> str | None:
    """Refuse an address that others could not be made from."""
    if given is not None and not re.match(BASE_PATTERN, given):
        meant = whole_address(given)
        hint = f". Did you mean {meant}?" if meant else ", such as https://example.org/."
        raise click.BadParameter(f'"{given}" is not a whole address{hint}')
    return given


def _must_be_above(address: str | None, guide: Guide) -> None:
    """End where an address that was given is that of one language, and not of all."""
    above, _, last = (address or "").rstrip("/").rpartition("/")
    if last in guide.settings.locales:
        told = f"`--site-url` ends with the folder of a language, `{last}/`. Write {above}/."
        raise click.UsageError(told)


@main.command()
@click.option("--locale", "locales", multiple=True, help="Build only this locale. Can be repeated.")
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write. Default: site/ in the project.",
)
@click.option(
    "--site-url",
    callback=_address,
    help="The address of the published site. Default: that of guide.yml.",
)
@click.option(
    "--repository",
    callback=_address,
    help="The address of the repository. Default: that of guide.yml.",
)
@click.option(
    "--jobs", type=click.IntRange(1), help="How many locales at a time. Default: all cores."
)
@click.option("--no-cache", is_flag=True, help="Build every locale anew, changed or not.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.pass_context
def build(
    context: click.Context,
    locales: tuple[str, ...],
    site_dir: Path | None,
    site_url: str | None,
    repository: str | None,
    jobs: int | None,
    no_cache: bool,
    strict: bool,
) -> None:
    """Build every locale into one site. A build that fails leaves the old site alone.

    A locale that the settings do not name, or of which too little is translated, becomes a preview
    that search engines and the menu of languages leave out.
    """
    root: Path = context.obj
    target = _apart(root, _end_of(site_dir or root / "site"))
    _take(context, target)
    began = unchanged.begun(str(root), sys.argv[1:])
    sources = console.read(root)
    checked = console.check_to_render(
        root, sources, keep=not no_cache, whole=not locales, strict=strict
    )
    if checked.guide is None or console.stops(checked, strict=strict, whole=not locales):
        console.guide_or_exit(checked, strict=strict, whole=not locales)
        return
    _must_be_above(site_url, checked.guide)
    chosen = console.locales(checked, locales)
    inputs = BuildInputs(root, sources, checked, repository or "", not no_cache)
    address = site_url or checked.guide.settings.site_url
    jobs = jobs or workers.processors()
    wanted = building.Wanted(chosen, target, address, strict)
    made = _built(inputs, wanted, jobs, began.stood)
    said = console.tell(made.checked)
    _tell_built(made)
    wrong = has_errors(made.checked.diagnostics)
    console.tell_gone(made.gone)
    where = _where(target, address, wrong=wrong)
    click.echo(where)
    if not no_cache:
        beside = unchanged.each(made.reads)
        out = f"Nothing has changed since the last build.\n{where}\n"
        says = {"out": out, "err": said, "code": int(wrong)}
        context.call_on_close(
            lambda: unchanged.note(str(root), str(target), began, beside, made.files, says)
        )
    sys.exit(wrong)


def _take(context: click.Context, target: Path) -> None:
    """Keep a place to oneself until the command ends, and mend what a killed build left there."""
    try:
        context.with_resource(publish.alone(target))
        publish.recover(target)
    except publish.Refused as problem:
        raise click.ClickException(str(problem)) from None
    except OSError as problem:
        raise click.ClickException(f"{refused(problem)} {ELSEWHERE}") from None


def _built(
    inputs: BuildInputs, wanted: building.Wanted, jobs: int, stood: Mapping[str, unchanged.Facts]
) -> building.Site:
    """Build what is wanted behind a bar; or end, with what is wrong and the site as it was."""
    error = Console(stderr=True)
    with Progress(console=error, transient=True, disable=not error.is_terminal) as progress:
        bar = progress.add_task("Building", total=len(wanted.locales))
        try:
            return building.build(
                inputs,
                wanted,
                jobs=jobs,
                stood=stood,
                progress=lambda one: progress.advance(bar),
            )
        except building.Unfit as unfit:
            checked = unfit.checked
        except (building.BuildFailed, publish.Refused) as problem:
            raise click.ClickException(f"{problem} {LEFT}") from None
        except OSError as problem:
            raise click.ClickException(f"{refused(problem)} {LEFT} {ELSEWHERE}") from None
    console.tell(checked, stopped=True)
    sys.exit(1)


def _tell_built(made: building.Site) -> None:
    """Print a table of what was built, locale by locale."""
    table = Table("locale", "pages", "documents", "untranslated", "seconds")
    editions = {edition.tag: edition for edition in made.checked.editions}
    for one in made.built:
        edition = editions[one.locale]
        name = one.locale if edition.published else f"{one.locale} (preview)"
        open_texts = str(edition.whole.fuzzy + edition.whole.empty)
        table.add_row(name, str(one.pages), str(one.documents), open_texts, f"{one.seconds:.1f}")
    console.show(table)


def _where(target: Path, address: str, *, wrong: bool) -> str:
    """Where the site is, and what to know before it is published."""
    told = ", or publish that folder."
    if wrong:
        told = ". Where a translation is wrong, the source stands."
    elif EXAMPLE.search(address):
        told = (
            f". Before you publish it, set `site_url` in {homes.SETTINGS}: {address} is an example."
        )
    return f"Open {target / 'index.html'}{told}"


def _apart(root: Path, target: Path) -> Path:
    """Refuse to write over the project, or among what it is made from."""
    sources = (root / project.CONTENT, root / project.TEMPLATES)
    if root.is_relative_to(target) or any(target.is_relative_to(each) for each in sources):
        raise click.UsageError(f"{target} is part of the guide. Name a folder of its own.")
    return target


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
@click.option(
    "--site-url",
    callback=_address,
    help="The address of the published site. Default: that of guide.yml.",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def export_command(root: Path, locale: str, site_url: str | None, folder: Path) -> None:
    """Write one locale as a plain Markdown project for MkDocs or Zensical, without our plugin."""
    _must_be_new(folder)
    _apart(root, _end_of(folder))
    project = console.read(root)
    checked = console.check(root, project)
    guide = console.guide_or_exit(checked, strict=False)
    _must_be_above(site_url, guide)
    (tag,) = console.locales(checked, (locale,))
    address = f"{(site_url or guide.settings.site_url).rstrip('/')}/{tag}/"
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


@main.command("facts")
@click.option("--by", type=click.Choice(["date", "country"]), default="date", show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_obj
def facts_command(root: Path, by: str, form: str) -> None:
    """List what falls due of the facts of countries, by date: what ends, what to read again.

    By country: what was read in an official text (firm), what elsewhere (soft), what is left out,
    and the questions that no source has answered.
    """
    checked = console.check(root, console.read(root))
    guide = console.guide_or_exit(checked, strict=False)
    if by == "country":
        _tell_evidence(guide, form)
        return
    due = sorted(facts.calendar(guide.fact_kinds, guide.countries))
    if form == "json":
        rows = [{**dataclasses.asdict(each), "day": each.day.isoformat()} for each in due]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    table = Table("day", "country", "fact", "what", "where to look")
    for each in due:
        table.add_row(each.day.isoformat(), each.country, each.fact, each.why, each.url)
    console.show(table)
    click.echo(f"{len(due)} to look at; the first on {due[0].day}." if due else "No facts yet.")


def _tell_evidence(guide: Guide, form: str) -> None:
    """Print how well what is told of each country is known."""
    evidence = list(facts.evidence(guide.fact_kinds, guide.countries))
    if form == "json":
        rows = [dataclasses.asdict(each) for each in evidence]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    lines = textwrap.TextWrapper(100, "  ", "    ", break_on_hyphens=False)
    for each in evidence:
        click.echo(each.country)
        for name in ("firm", "soft", "left_out"):
            listed = getattr(each, name)
            line = f"{name.replace('_', ' ')} ({len(listed)}): {', '.join(listed) or '-'}"
            click.echo(lines.fill(line))
        for question in each.questions:
            click.echo(lines.fill(f"? {question}"))


main.add_command(translate)
main.add_command(templates)


@main.command("schema")
@click.option("--check", is_flag=True, help="Write nothing; fail when a written schema is stale.")
@click.pass_obj
def schema_command(root: Path, check: bool) -> None:
    """Write the JSON Schemas that give editors completion and hover help.

    In a guide they stand in schema/. Settings of editors are written where there are none.
    """
    console.must_be_project(root)
    files = _schema_files(root)
    stale = {path: text for path, text in files.items() if not _holds(root / path, text)}
    if check and stale:
        names = ", ".join(Path(path).name for path in stale)
        raise click.ClickException(f"Stale: {names}. Run `fingerpost schema`.")
    console.write_or_exit(root, {path: text.encode() for path, text in stale.items()})
    click.echo(f"{len(stale)} written." if stale else "Every schema is up to date.")


def _holds(path: Path, text: str) -> bool:
    """Whether a file is there and holds a text, whichever way its lines end."""
    try:
        return path.read_text(encoding="utf-8", errors="replace") == text
    except OSError:
        return False


def _schema_files(root: Path) -> dict[str, str]:
    """The schemas, and the settings of editors that name them, by their paths in a project.

    Those of a guide, whose author keeps what is set already; or those here and of a new guide.
    """
    schemas, theirs = schema.schemas(), schema.editors(SCHEMAS.name)
    if not project.owns_packaged(root):
        unset = {name: text for name, text in theirs.items() if not (root / name).exists()}
        written = {f"{SCHEMAS.name}/{name}": text for name, text in schemas.items()}
        return {**unset, **written}
    ours, starter = (
        folder.relative_to(root).as_posix() for folder in (SCHEMAS, project.PACKAGE / "starter")
    )
    return {
        **{f"{ours}/{name}": text for name, text in schemas.items()},
        **schema.editors(ours),
        **{f"{starter}/{name}": text for name, text in theirs.items()},
    }
