"""The icons of Material, found one by one: it lists all 14,000 before it draws the first."""

from __future__ import annotations

import os
from collections import ChainMap
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import material
from pymdownx import twemoji_db

ICONS = Path(material.__file__).parent / "templates" / ".icons"


def index(options: Mapping[str, Any], _: object) -> dict[str, Any]:
    """The index of emoji and icons that `pymdownx.emoji` asks for, as Material makes it.

    Folders of `custom_icons` come before its own.
    """
    folders = [Path(folder) for folder in (*options.get("custom_icons", ()), ICONS)]
    icons: list[Any] = [twemoji_db.emoji, *map(_Icons, folders)]
    return {"name": "twemoji", "emoji": ChainMap(*icons), "aliases": twemoji_db.aliases}


class _Icons(Mapping[str, dict[str, str]]):
    """The icons in a folder, as `:material-cash-clock:`, each with its `path`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: dict[str, dict[str, str]] = {}

    def __getitem__(self, name: str) -> dict[str, str]:
        if name not in self.found:
            path = _path(self.folder, name.strip(":").split("-"))
            if path is None:
                raise KeyError(name)
            self.found[name] = {"name": name, "path": str(path)}
        return self.found[name]

    def __iter__(self) -> Iterator[str]:
        for path in sorted(self.folder.rglob("*.svg")):
            yield f":{'-'.join(path.relative_to(self.folder).with_suffix('').parts)}:"

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _path(folder: Path, words: list[str]) -> Path | None:
    """The file of an icon in a folder or below: the first words may be those of a folder."""
    there, own = _names(folder), f"{'-'.join(words)}.svg"
    if own in there:
        return folder / own
    below = (("-".join(words[:end]), words[end:]) for end in range(1, len(words)))
    found = (_path(folder / inner, rest) for inner, rest in below if inner in there)
    return next((path for path in found if path is not None), None)


@cache
def _names(folder: Path) -> frozenset[str]:
    """What stands in a folder, by the very names: some disks take capital letters for small
    ones.
    """
    names = os.listdir(folder) if folder.is_dir() else ()  # noqa: PTH208  # no object for each
    return frozenset(names)
