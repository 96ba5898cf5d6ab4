"""The frozen models of what a guide looks like: its colours, for light and for dark screens."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from .kinds import Model, Written

Colour = Annotated[
    str,
    StringConstraints(pattern=r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
    Written("bad-colour", 'Write it as `"#0b5a63"`, in quotes: red, green and blue in digits.'),
]


class Colours(Model):
    """The colours that a guide chooses. What it leaves out follows from them, or is the theme's."""

    accent: Colour | None = None
    """The colour of links, of the main action and of the sign-post: `"#0b5a63"`."""
    second: Colour | None = None
    """The colour beside it, which also asks for caution; the other arm of the sign-post."""
    paper: Colour | None = None
    """What pages are written on."""
    ink: Colour | None = None
    """What is written on them."""


class Look(Colours):
    """What the guide looks like. Texts must stand out from their ground by 4.5 to 1."""

    dark: Colours = Colours()
    """The same on dark screens. An accent or second colour left out is made from the light one."""
