"""The command for templates: which a guide replaces, a copy of one to change, what has changed."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import click

from ..diagnostics import did_you_mean
from ..site import project
from . import console

README = "README.md"
OUR_SCHEMAS, THEIR_SCHEMAS = b"../generator/schema/", b"../schema/"


@click.command()
@click.argument("name", required=False)
@click.option("--diff", "compare", is_flag=True, help="Show how yours differs from the packaged.")
@click.option("--seen", is_flag=True, help="Note that yours has what it needs of the packaged.")
@click.pass_obj
def templates(root: Path, name: str | None, compare: bool, seen: bool) -> None:
    """List the templates, or copy one out into templates/ to change it.

    A guide uses the templates that come with Fingerpost; a file of the same name in its own
    templates/ replaces one. `check` says when the packaged one has changed since it was copied.
    README.md is printed: it says what each template gets.
    """
    name = name and name.removeprefix(f"{project.TEMPLATES}/")
    if name == README:
        click.echo((project.PACKAGED / README).read_text(encoding="utf-8"), nl=False)
        return
    if project.owns_packaged(root):
        raise click.UsageError("The templates of this project are the packaged ones. Edit them.")
    packaged = project.packaged_names()
    if name is None:
        if compare or seen:
            raise click.UsageError("Name a template. `fingerpost templates` lists them.")
        _list(root, packaged)
        return
    if name not in packaged:
        alike = [each for each in packaged if _stem(each) == _stem(name)]
        hint = did_you_mean(name, packaged) or "`fingerpost templates` lists them."
        hint = f'Did you mean "{alike[0]}"?' if alike else hint
        raise click.UsageError(f'No template is called "{name}". {hint}')
    if not compare and not seen:
        _copy_out(root, name)
        return
    own = _read(root, name)
    if compare:
        _compare(name, own)
    if seen:
        _write(root, name, own)
        click.echo(f"{project.TEMPLATES}/{name}: noted")


def _stem(name: str) -> str:
    """What a template is called, without its folder and its endings."""
    return name.rpartition("/")[2].partition(".")[0]


def _copy_out(root: Path, name: str) -> None:
    """Write a packaged template where the own one stands, or end where that is there already."""
    if (root / project.TEMPLATES / name).exists():
        hint = f"See how it differs: fingerpost templates --diff {name}"
        raise click.UsageError(f"{project.TEMPLATES}/{name} is there already. {hint}")
    _write(root, name, _copy(name))
    click.echo(f"Wrote {project.TEMPLATES}/{name}. It replaces the packaged one from now on;")
    click.echo("remove it to have that one again. `fingerpost check` says when that changes.")


def _list(root: Path, packaged: list[str]) -> None:
    """Print the names of the templates, and which of them the project replaces."""
    noted = project.copies(root)
    for name in packaged:
        told = ""
        if (root / project.TEMPLATES / name).is_file():
            outrun = name in noted and noted[name] != project.digest(name)
            told = "  (yours; the packaged has changed)" if outrun else "  (yours)"
        click.echo(f"{name}{told}")


def _read(root: Path, name: str) -> bytes:
    """The own template, or the end where it is not there or cannot be read."""
    own = root / project.TEMPLATES / name
    if not own.is_file():
        raise click.UsageError(f"{project.TEMPLATES}/{name} is not there: the packaged is used.")
    try:
        return own.read_bytes()
    except OSError as problem:
        raise click.ClickException(f"{project.TEMPLATES}/{name}: {problem.strerror}.") from None


def _compare(name: str, own: bytes) -> None:
    """Print what leads from the packaged template to the own one."""
    before, after = (
        text.decode("utf-8", "replace").splitlines(keepends=True) for text in (_copy(name), own)
    )
    names = f"packaged {name}", f"{project.TEMPLATES}/{name}"
    click.echo("".join(difflib.unified_diff(before, after, *names)), nl=False)


def _copy(name: str) -> bytes:
    """A packaged template as it stands in a guide, where its schema stands elsewhere."""
    data = (project.PACKAGED / name).read_bytes()
    return data.replace(OUR_SCHEMAS, THEIR_SCHEMAS, 1) if name.endswith(".yml") else data


def _write(root: Path, name: str, data: bytes) -> None:
    """Write the own template and the note of what it was copied from, both or none."""
    noted = {**project.copies(root), name: project.digest(name)}
    text = json.dumps(dict(sorted(noted.items())), indent=2) + "\n"
    files = {f"{project.TEMPLATES}/{name}": data, project.COPIED: text.encode()}
    console.write_or_exit(root, files)
