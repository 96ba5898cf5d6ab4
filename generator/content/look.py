"""Says what is wrong with the files that the look of a guide names, beside each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location
from ..model.font import Font
from ..model.settings import Settings
from ..model.texts import references
from . import images
from .loaded import Loaded

PICTURES = ("logo", "picture")
HEAVY = 50_000  # bytes of a logo, which every page waits for
UNDRAWN = ".avif"  # what typst, which draws the pictures for shared links, cannot read


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """A logo that is heavy or cannot be drawn, a dark picture without a light one, idle fonts."""
    settings = loaded.settings
    if settings is None:
        return
    for name in PICTURES:
        if getattr(settings.look.dark, name) and not getattr(settings.look, name):
            sentence = f'"dark" names a {name}, and "look" names none for light screens.'
            hint = f"Name one there too: `{name}: {getattr(settings.look.dark, name)}`."
            yield loaded.mistake(
                settings.origin, ("look", "dark", name), "unfit-key", sentence, hint
            )
    yield from _logos(loaded, settings)
    used = {id_ for _, ref, id_ in references(settings.look) if ref.kind == Font.what.name}
    for font in loaded.fonts:
        if font.id not in used:
            sentence = f"No page is set in the typeface `{font.id}`."
            hint = 'Name it in `guide.yml` under "look" and "fonts", or remove it.'
            yield Diagnostic(Location(font.origin), "unused-font", sentence, hint, "warning")


def _logos(loaded: Loaded, settings: Settings) -> Iterator[Diagnostic]:
    """A logo that no shared link can show, or that every page waits for."""
    look = settings.look
    for image in loaded.images:
        if image.id not in (look.logo, look.dark.logo):
            continue
        name = PurePosixPath(image.origin)
        if image.id == look.logo and name.suffix.lower() == UNDRAWN:
            sentence = f"`{name.name}` is the logo, and no picture for shared links can show AVIF."
            hint = "Save it as SVG, PNG or WebP."
            yield Diagnostic(Location(image.origin), "unfit-image", sentence, hint)
        elif images.HEAVY >= image.weight > HEAVY:
            sentence = f"The logo weighs {image.weight / 1_000:.0f} KB, and every page shows it."
            hint = f"Save it as plain SVG, or 200 pixels wide, below {HEAVY // 1_000} KB."
            yield Diagnostic(Location(image.origin), "heavy-image", sentence, hint, "warning")
