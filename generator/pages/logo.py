"""Turns the logo of a guide, and the picture of its front page, into what pages and cards show."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..addresses import image_path
from ..model.guide import Guide
from ..model.image import FORMATS, Image
from ..model.look import Shown

LOGO, PICTURE = "logo", "picture"  # the keys of `look` that name a picture
LIGHT_ENOUGH = 8_000  # bytes of a logo that a card carries in itself


@dataclass(frozen=True)
class Logo:
    """The files of a logo, for light and for dark screens; the second is empty if they are the
    same.
    """

    light: bytes
    dark: bytes = b""

    def drawn(self, facts: Mapping[str, Any]) -> dict[str, Any] | None:
        """The logo as a card shows it: `data:` addresses that hold the whole file, since cards ask
        for none.

        `facts` are those of `shown`. Empty for a logo that is too heavy to stand in every card.
        """
        if len(self.light) + len(self.dark) > LIGHT_ENOUGH:
            return None
        dark = facts["dark"] and {**facts["dark"], "file": _held(facts["dark"], self.dark)}
        light = {**facts["light"], "file": _held(facts["light"], self.light)}
        return {**facts, "light": light, "dark": dark}


def logo(guide: Guide, files: Mapping[str, bytes]) -> Logo | None:
    """The logo of a guide; None where it has none of its own. `files` maps paths of the project to
    bytes.
    """
    light, dark = _named(guide, guide.settings.look, LOGO), _named(guide, _dark(guide), LOGO)
    if light is None:
        return None
    return Logo(files[light.origin], files[dark.origin] if dark not in (None, light) else b"")


def shown(guide: Guide, name: str) -> dict[str, Any] | None:
    """What a page needs to show the `logo` or the `picture` of a guide; empty where it has none.

    `light` and `dark` hold the `file`, relative to the locale, its `type`, `width` and `height` in
    pixels; there is no `dark` where both are the same. `grounded` is whether it lies on light paper
    on a dark page too, since nobody said that it can be seen there.
    """
    light, dark = _named(guide, guide.settings.look, name), _named(guide, _dark(guide), name)
    if light is None:
        return None
    return {
        "light": _facts(light),
        "dark": _facts(dark) if dark not in (None, light) else None,
        "grounded": dark is None,
    }


def _dark(guide: Guide) -> Shown:
    return guide.settings.look.dark


def _named(guide: Guide, look: Shown, name: str) -> Image | None:
    id_ = getattr(look, name)
    return next((image for image in guide.images if image.id == id_), None)


def _facts(image: Image) -> dict[str, Any]:
    """What a page says of a picture: its file, type and size in pixels."""
    file = image_path(image)
    kind = FORMATS[file[file.rindex(".") :]].lower()
    return {
        "file": file,
        "type": "image/svg+xml" if kind == "svg" else f"image/{kind}",
        "width": image.width,
        "height": image.height,
        "sizes": "any" if kind == "svg" else f"{image.width}x{image.height}",
    }


def _held(facts: Mapping[str, Any], data: bytes) -> str:
    return f"data:{facts['type']};base64,{base64.b64encode(data).decode()}"
