"""Checks the sections of pages: each has a first page, and others; which words the menu gets."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, Location
from ..model.guide import Page
from . import homes
from .loaded import Loaded


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """What is wrong with the sections of pages of whatever could be read."""
    pages = loaded.of(Page)
    sections: dict[str, list[Page]] = {}
    for page in pages:
        if page.within:
            sections.setdefault(page.within, []).append(page)
        if page.menu and page.within != page.id:
            sentence = 'The page has a "menu" and is not the first page of a section of pages.'
            hint = f'Remove "menu"; it belongs into an `{homes.FIRST}{Page.what.ending}`.'
            yield loaded.mistake(page.origin, ("menu",), "unfit-key", sentence, hint)
    for name, own in sections.items():
        yield from _section(loaded, name, own, pages)


def _section(
    loaded: Loaded, name: str, own: list[Page], pages: tuple[Page, ...]
) -> Iterator[Diagnostic]:
    """A section of pages that is one page alone, or that has no first one."""
    folder = f"{homes.PAGES}{name}/"
    home = f"{folder}{homes.FIRST}{Page.what.ending}"
    place = Location(min(page.origin for page in own))
    if home in loaded.places.texts:
        files = [path for path in loaded.places.texts if path.startswith(folder)]
        if len(files) == 1 and Page.what.name not in loaded.partial:
            yield _alone(folder, name, place)
        return
    outside = [page for page in pages if page.id == name and page.within != name]
    if outside or name not in loaded.known.get(Page.what.name, ()):
        sentence = f"`{folder}` has no first page, to which the menu leads."
        hint = f"Write `{home}`, or move its pages to `{homes.PAGES}`."
        if outside:
            hint = f"Move `{outside[0].origin}` to `{home}`."
        yield Diagnostic(place, "no-first-page", sentence, hint)


def _alone(folder: str, name: str, place: Location) -> Diagnostic:
    sentence = f"`{folder}` has a first page and no others, so nothing stands below it."
    hint = f"Move it to `{homes.PAGES}{name}{Page.what.ending}` until there are others."
    return Diagnostic(place, "empty-section", sentence, hint, "warning")
