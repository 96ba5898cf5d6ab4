"""The command that lists the facts of countries: what falls due, or how well each is known."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from pathlib import Path

import click
from rich.table import Table

from ..content import facts
from ..model.guide import Guide
from . import console


@click.command("facts")
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
    """Print, country by country, how well its facts are known."""
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
