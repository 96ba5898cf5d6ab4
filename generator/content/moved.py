"""Checks the addresses under `moved`: nothing else stands there, and each is written once.

Where they lead now is checked with all other links.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import OFFLINE, STATUS, Addresses
from ..diagnostics import Diagnostic
from ..model.guide import THINGS, Page
from ..model.settings import Settings
from .loaded import Loaded

_OTHERWISE = "Write the address at which it stood before, or remove the entry."


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Every address under `moved` that leads nowhere, since something else stands there."""
    settings = loaded.settings
    if settings is None or not settings.moved:
        return
    taken = _taken(loaded, settings)
    seen: set[str] = set()
    for index, move in enumerate(settings.moved):
        place = loaded.places.of(settings.origin, ("moved", index, "was"))
        was = move.folder.casefold()
        tag, _, rest = move.was.partition("/")
        if tag in settings.locales:
            sentence = f'"{move.was}" begins with a language, and holds in every one.'
            hint = f"Write `{rest}`." if rest else _OTHERWISE
            yield Diagnostic(place, "bad-address", sentence, hint)
        elif was in seen:
            sentence = f'"{move.was}" stands twice in "moved".'
            yield Diagnostic(place, "repeated", sentence, "Remove one of the two.")
        elif was in taken:
            sentence = f'"{move.was}" is the address of {taken[was]}.'
            yield Diagnostic(place, "taken-address", sentence, _OTHERWISE)
        seen.add(was)


def _taken(loaded: Loaded, settings: Settings) -> dict[str, str]:
    """What stands at each address of the guide, in small letters: some disks know no others."""
    at = Addresses.among(settings.sections, loaded.of(Page))
    taken = {f"{each}/": "a page that every guide has" for each in (STATUS, OFFLINE)}
    for section in settings.sections:
        taken[at.url(section.id).casefold()] = f"the section `{section.id}`"
    for model in THINGS:
        name = model.what.name
        for id_ in sorted(loaded.written(model)):
            taken[at.url(name, id_).casefold()] = f"the {name} `{id_}`"
    return taken
