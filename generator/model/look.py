"""The frozen models of what a guide looks like, on light and on dark screens."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from .kinds import FontId, ImageId, Model, Written

Colour = Annotated[
    str,
    StringConstraints(pattern=r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"),
    Written(
        "bad-colour",
        "Write red, green and blue in digits and in quotes, as a picker of colours shows them:"
        ' `"#0b5a63"` is a petrol.',
    ),
]


class Shown(Model):
    """What a guide chooses for screens of one kind. What it leaves out follows from it, or is the
    theme's.
    """

    accent: Colour | None = None
    """The colour of links, of the main action and of the sign-post: `"#0b5a63"`."""
    second: Colour | None = None
    """The colour beside it, which also asks for caution; the other arm of the sign-post."""
    paper: Colour | None = None
    """What pages are written on."""
    ink: Colour | None = None
    """What is written on them."""
    logo: ImageId | None = None
    """The logo, in place of the sign-post: the name of a file of `content/images/` without its
    ending. It stands beside the name of the guide, so it need not hold it."""
    picture: ImageId | None = None
    """The picture of the front page, beside the headline where the window is wide. Nobody on a
    phone sees it, so it must say nothing that the words do not."""


class Typeface(Model):
    """A typeface of the guide: names of files of `content/fonts/` without their endings.

    One that holds every weight, a variable one, is named for `regular` and for `bold`.
    """

    regular: FontId
    """The upright one."""
    bold: FontId | None = None
    """The one for what is bold. Left out: browsers make it from the regular one."""
    italic: FontId | None = None
    """The one for what is stressed. Left out: browsers make it from the regular one."""
    bold_italic: FontId | None = None
    """The one for what is both."""


class Fonts(Model):
    """The typefaces that the guide brings along for its pages, as WOFF2."""

    text: Typeface | None = None
    """For what is read: paragraphs, lists, menus, buttons, forms."""
    headings: Typeface | None = None
    """For headings, the name of the guide and words in large print. One file is enough: it then
    serves as it is."""


class Look(Shown):
    """What the guide looks like. Texts must stand out from their ground by 4.5 to 1."""

    dark: Shown = Shown()
    """The same on dark screens. An accent or second colour left out is made from the light one; a
    logo or picture left out lies on the light paper."""
    fonts: Fonts = Fonts()
    """The typefaces of its pages. Left out: what the reader's device has."""
