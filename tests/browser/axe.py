"""axe, the checker of accessibility: what it finds wrong in a page as it stands."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import Frame, Page

from . import site

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = "color-contrast"
OF_SHEETS = "css-orientation-lock"
OF_COLOURS = (CONTRAST, "link-in-text-block")  # all else is in the dark what it is in the light
FOUND = """async ([within, options]) => {
  const { violations } = await axe.run(within ?? document, options);
  return violations.flatMap(
    ({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.flat().join(" ")}`),
  );
}"""


@cache
def script() -> str:
    path = site.package_file("axe_playwright_python", "axe.min.js")
    return path.read_text(encoding="utf-8")


def violations(
    place: Page | Frame,
    *,
    within: str | None = None,
    contrast: bool = True,
    shapes: bool = True,
    without: tuple[str, ...] = (),
) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own best practices: rule and element.

    Without `shapes` only what depends on colours is asked for. Without `contrast` that is left
    out, which takes most of the time, and which no language changes. `locked` asks the rest.
    """
    left_out = (OF_SHEETS, *without) if contrast else (OF_SHEETS, *without, CONTRAST)
    only: dict[str, Any] = {"type": "tag", "values": TAGS}
    if not shapes:
        only = {"type": "rule", "values": [rule for rule in OF_COLOURS if rule not in left_out]}
    options = {
        "runOnly": only,
        "rules": {rule: {"enabled": False} for rule in left_out} if shapes else {},
    }
    return _found(place, within, options)


def locked(place: Page | Frame) -> list[str]:
    """What style sheets turn by how a device is held: they are read whole for that, at length."""
    return _found(
        place, None, {"runOnly": {"type": "rule", "values": [OF_SHEETS]}, "preload": True}
    )


def _found(place: Page | Frame, within: str | None, options: dict[str, Any]) -> list[str]:
    if not place.evaluate("typeof axe === 'object'"):
        place.evaluate(script())
    quick = {
        "preload": False,  # of the style sheets
        "resultTypes": ["violations"],  # of all else axe need not tell every element
    }
    found: list[str] = place.evaluate(FOUND, [within, quick | options])
    return found


def in_light_and_dark(page: Page, *, contrast: bool = True) -> list[str]:
    """What axe finds in each scheme: of the dark one, where only colours are others, those."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        wrong = violations(page, contrast=contrast, shapes=scheme == "light")
        found += [f"{scheme}: {one}" for one in wrong]
    return found
