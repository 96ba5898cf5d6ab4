"""Turns the typefaces of a guide into rules of style, and says which of them pages need first."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import font_path
from ..model.look import Fonts, Typeface

ALL, LIGHT, HEAVY = "100 900", "100 500", "600 900"  # weights that a file serves
ROLES = ("text", "headings")


def rules(fonts: Fonts) -> str:
    """The rules for a sheet in `css/`: each file by its role, weight and slant; both families.

    `theme/css/tokens.css` puts `--own-text` and `--own-headings` before what devices have.
    """
    given = {role: face for role in ROLES if (face := getattr(fonts, role)) is not None}
    if not given:
        return ""
    faces = "".join(face for role in given for face in _faces(role, given[role]))
    own = "".join(f'  --own-{role}: "{_family(role)}",;\n' for role in given)
    return f"\n{faces}:root {{\n{own}}}\n"


def first(fonts: Fonts) -> list[str]:
    """The files that every page shows words in at once, relative to the locale."""
    text, headings = fonts.text, fonts.headings
    names = [text.regular] if text else []
    names += [headings.bold or headings.regular] if headings else []
    return [font_path(name) for name in dict.fromkeys(names)]


def _family(role: str) -> str:
    return f"Guide {role}"


def _faces(role: str, face: Typeface) -> Iterator[str]:
    alone = role == "headings" and face.bold is None  # serves as it is, whatever weight is asked
    yield from _pair(role, face.regular, face.bold, "normal", alone=alone)
    yield from _pair(role, face.italic, face.bold_italic, "italic", alone=alone)


def _pair(
    role: str, regular: str | None, bold: str | None, style: str, *, alone: bool
) -> Iterator[str]:
    """The rules for the regular and the bold file of a slant, which may be the same."""
    if regular and (alone or regular == bold):
        yield _face(role, regular, ALL, style)
        return
    if regular:
        yield _face(role, regular, LIGHT, style)
    if bold:
        yield _face(role, bold, HEAVY, style)


def _face(role: str, name: str, weights: str, style: str) -> str:
    return (
        f'@font-face {{\n  font-family: "{_family(role)}";\n'
        f'  src: url("../{font_path(name)}") format("woff2");\n'
        f"  font-weight: {weights};\n  font-style: {style};\n  font-display: swap;\n}}\n"
    )
