"""Says what can be wrong with a picture and a typeface alike: its folder, its weight, its name."""

from __future__ import annotations

from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location
from ..model.kinds import Kind
from .homes import file_id

MOST_BYTES = 1_000_000  # that a picture or a typeface may have


def too_deep(path: str, what: Kind) -> Diagnostic | None:
    """The message for a picture or a typeface in a folder of its folder; None for others."""
    if "/" not in path.removeprefix(what.home):
        return None
    noun = what.noun.removeprefix("a ").capitalize()
    sentence = f"{noun}s stand in `{what.home}` itself, and `{path}` in a folder of it."
    hint = f"Move it to `{what.home}{PurePosixPath(path).name}`."
    return Diagnostic(Location(path), "misplaced-file", sentence, hint)


def weighs(path: str, size: int, what: Kind, lighter: str, enough: str) -> Diagnostic:
    """The message for a picture or a typeface of `size` bytes, more than it should have.

    More than `MOST_BYTES` is a mistake. `lighter` says how to make it less, `enough` how much less
    it has to be.
    """
    sentence = f"The {what.noun.removeprefix('a ')} weighs"
    if size > MOST_BYTES:
        sentence += f" {size / 1_000_000:.1f} MB, and {MOST_BYTES // 1_000_000} MB is the most."
        return Diagnostic(Location(path), "too-large", sentence, f"{lighter}.")
    sentence += f" {size / 1_000:.0f} KB, which a phone waits for."
    return Diagnostic(
        Location(path), f"heavy-{what.name}", sentence, f"{lighter}{enough}", "warning"
    )


def misnamed(path: str, otherwise: str) -> Diagnostic | None:
    """The message for a picture or a typeface whose name cannot be an id; None for others.

    `otherwise` is the name to propose where none is near.
    """
    stem, ending = PurePosixPath(path).stem, PurePosixPath(path).suffix.lower()
    if file_id(path) == stem:
        return None
    hint = f"Rename the file to `{file_id(path) or otherwise}{ending}`."
    return Diagnostic(Location(path), "bad-file-name", f'"{stem}" cannot be an id.', hint)
