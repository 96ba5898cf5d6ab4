"""The tables in this room: what CLDR and printers say, and Babel does not hold.

They are part of the code, and each is read once.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """A table by the name of its file, `marks.json` or `customs.toml`."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text) if name.endswith(".json") else tomllib.loads(text)
    return read
