"""The command that builds the site: checks, builds behind a progress bar, tells what came of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from ..content import homes
from ..diagnostics import has_errors, refused
from ..site import build as building
from ..site import publish, unchanged, workers
from ..site.locales import BuildInputs
from . import console, given

LEFT = "The site was left as it was."
ELSEWHERE = "`--site-dir` names another place to write to."
# Addresses that are nobody's, by RFC 2606.
EXAMPLE = re.compile(r"//([^/]+\.)?example(\.(com|net|org))?(:[0-9]+)?(/|$)")


@click.command()
@click.option("--locale", "locales", multiple=True, help="Build only this locale. Can be repeated.")
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write. Default: site/ in the project.",
)
@given.site_url
@click.option(
    "--repository",
    callback=given.address,
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
    target = given.apart(root, given.end_of(site_dir or root / "site"))
    _take(context, target)
    began = unchanged.begun(str(root), sys.argv[1:])
    sources = console.read(root)
    checked = console.check_to_render(
        root, sources, keep=not no_cache, whole=not locales, strict=strict
    )
    if checked.guide is None or console.stops(checked, strict=strict, whole=not locales):
        console.guide_or_exit(checked, strict=strict, whole=not locales)
        return
    given.must_be_above(site_url, checked.guide)
    chosen = console.locales(checked, locales)
    address = site_url or checked.guide.settings.site_url
    checked = replace(checked, messages=())  # pages are made without, and they are many
    inputs = BuildInputs(root, sources, checked, repository or "", not no_cache)
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
    """Keep other builds from a place until the command ends, and mend what a killed one left."""
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
    """Build what is wanted, behind a progress bar. Where that cannot be done, the site stays as it
    was and the command ends with the reason.
    """
    error = Console(stderr=True)
    with Progress(
        console=error,
        transient=True,
        disable=not error.is_terminal,
        auto_refresh=False,  # that takes a thread, beside which nothing may fork
    ) as progress:
        bar = progress.add_task("Building", total=len(wanted.locales))
        try:
            return building.build(
                inputs,
                wanted,
                jobs=jobs,
                stood=stood,
                progress=lambda one: progress.update(bar, advance=1, refresh=True),
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
    """The line that says where the site is, and what to do before it is published."""
    told = ", or publish that folder."
    if wrong:
        told = ". Where a translation is wrong, the source stands."
    elif EXAMPLE.search(address):
        told = (
            f". Before you publish it, set `site_url` in {homes.SETTINGS}: {address} is an example."
        )
    return f"Open {target / 'index.html'}{told}"
