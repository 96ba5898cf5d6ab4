"""What a script of the search has been given, unpacked as `packed.js` does it in the browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from fingerpost.pages.said import AGAIN, FIRST
from fingerpost.pages.shorthand import ALPHABET, GIVEN, IS_WORD, NONE_IN_COMMON

START = '{"entries":'


def given(script: str) -> dict[str, Any]:
    """The entries, one dictionary each, and the rest as it stands there."""
    data: dict[str, Any]
    data, _ = json.JSONDecoder().raw_decode(script, script.index(START))
    packed, lower = data["entries"], _spelt(data["words"]["lower"])
    every = [*GIVEN, *filter(None, data["words"]["odd"].split(" ")), *lower]
    for key in ("title", "summary", "also", "lines"):
        packed[key] = longhand(packed[key], every, data["words"]["single"])
    single = {key: packed[key].split("\n") for key in ("url", "kind", "title", "summary")}
    lists = {
        key: [part.split("\n") if part else [] for part in packed[key].split("\n\n")]
        for key in ("also", "lines")
    }
    columns = {**single, **lists}
    count = len(single["url"])
    data["entries"] = [{key: values[at] for key, values in columns.items()} for at in range(count)]
    said = zip(lower, data["said"].split(" ") if lower else (), strict=True)
    data["said"] = {word: list(_places(signs)) for word, signs in said if signs}
    return data


def longhand(text: str, every: list[str], single: int) -> str:
    """A text that is in shorthand, by the words of its list."""
    signs, read, count = iter(map(ALPHABET.index, text)), "", len(ALPHABET)
    before = ""
    for first in signs:
        place = first - 1
        if first == 0:
            place = (next(signs) * count + next(signs)) * count + next(signs)
        elif place >= single:
            place = single + (place - single) * count + next(signs)
        is_apart = IS_WORD.match(before) and IS_WORD.match(every[place])
        read += f" {every[place]}" if is_apart else every[place]
        before = every[place]
    return read


def _spelt(text: str) -> list[str]:
    words: list[str] = []
    for common, rest in re.findall(r"([A-Z])([^A-Z]*)", text):
        words.append("".join(words[-1:])[: ord(common) - NONE_IN_COMMON] + rest)
    return words


def _places(signs: str) -> Iterator[int]:
    """The entries that a word is said of, each as often as it has a sign."""
    at = -1
    for sign in signs:
        at += 0 if sign == AGAIN else ord(sign) - FIRST + 1
        yield at
