"""The command that writes JSON Schemas, and settings of editors that name them."""

from __future__ import annotations

from pathlib import Path

import click

from ..model import schema
from ..site import project
from . import console

SCHEMAS = project.PACKAGE / "schema"


@click.command("schema")
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
    """Whether a file holds a text; how its lines end does not count."""
    try:
        return path.read_text(encoding="utf-8", errors="replace") == text
    except OSError:
        return False


def _schema_files(root: Path) -> dict[str, str]:
    """The schemas, and the settings of editors that name them: paths in the project to texts.

    In a guide, settings that its author has already are left alone. In our own repository they are
    written for it and for the guide that `fingerpost new` begins with.
    """
    schemas, theirs = schema.schemas(), schema.editors(SCHEMAS.name)
    if not project.owns_packaged(root):
        unset = {name: text for name, text in theirs.items() if not (root / name).exists()}
        written = {f"{SCHEMAS.name}/{name}": text for name, text in schemas.items()}
        return {**unset, **written}
    ours, starter = (
        folder.resolve().relative_to(root).as_posix()
        for folder in (SCHEMAS, project.PACKAGE / "starter")
    )
    return {
        **{f"{ours}/{name}": text for name, text in schemas.items()},
        **schema.editors(ours),
        **{f"{starter}/{name}": text for name, text in theirs.items()},
    }
