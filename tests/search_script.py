"""What a script of the search has been given, unpacked as `packed.js` does it in the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fingerpost.pages.said import AGAIN, FIRST, NONE_IN_COMMON

START = '{"entries":'


def given(script: str) -> dict[str, Any]:
    """The entries, one dictionary each, and the rest as it stands there."""
    data: dict[str, Any]
    data, _ = json.JSONDecoder().raw_decode(script, script.index(START))
    packed = data["entries"]
    single = {key: packed[key].split("\n") for key in ("url", "kind", "title", "summary")}
    lists = {
        key: [part.split("\n") if part else [] for part in packed[key].split("\n\n")]
        for key in ("also", "lines")
    }
    columns = {**single, **lists}
    count = len(single["url"])
    data["entries"] = [{key: values[at] for key, values in columns.items()} for at in range(count)]
    words: list[str] = []
    for common, rest in re.findall(r"([A-Z])([^A-Z]*)", data["said"]["words"]):
        words.append("".join(words[-1:])[: ord(common) - NONE_IN_COMMON] + rest)
    at = data["said"]["at"]
    said = zip(words, at.split(" ") if at else (), strict=True)
    data["said"] = {word: list(_places(signs)) for word, signs in said}
    return data


def _places(signs: str) -> Iterator[int]:
    """The entries that a word is said of, each as often as it has a sign."""
    at = -1
    for sign in signs:
        at += 0 if sign == AGAIN else ord(sign) - FIRST + 1
        yield at
