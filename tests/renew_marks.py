"""Writes quotation marks and alphabets of CLDR: `python -m tests.renew_marks FOLDER`.

`FOLDER` is the unpacked package `cldr-misc-full` of npm, which Unicode publishes; Babel leaves both
out. A locale that has what the one above it has, or the root, is not written.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import babel
from babel.core import get_global

from fingerpost.text import locales

TEXT = Path(__file__).parents[1] / "generator/text"
MARKS, ALPHABETS = TEXT / "marks.json", TEXT / "alphabets.json"
LATIN = " ".join("abcdefghijklmnopqrstuvwxyz")
KEYS = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")
SPACELESS = {"Hans", "Hant", "Jpan", "Thai", "Khmr", "Laoo", "Mymr", "Tibt", "Yiii"}
ROOT = "“”‘’"
LETTERS = {"Latn", "Cyrl", "Grek", "Arab", "Hebr", "Armn", "Geor"}  # an index lists every letter


def marks(folder: Path) -> dict[str, list[str]]:
    """The marks of each locale that has others than the one above it: outer, then inner ones."""
    told = {
        path.parent.name: [
            json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name]["delimiters"][
                key
            ]
            for key in KEYS
        ]
        for path in folder.glob("main/*/delimiters.json")
    }
    return {
        tag: told[tag]
        for tag in sorted(told)
        if tag != "und"
        and told[tag] != next((told[above] for above in _above(tag) if above in told), [*ROOT])
    }


def alphabets(folder: Path) -> dict[str, str]:
    """The letters of each locale with an alphabet of its own; `=` joins those that count alike."""
    told = {
        path.parent.name: _alphabet(path)
        for path in sorted(folder.glob("main/*/characters.json"))
        if locales.known(path.parent.name)
    }
    own = {
        tag: letters
        for tag, letters in told.items()
        if letters
        and locales.script(tag) in LETTERS
        and letters != next((told[above] for above in _above(tag) if above in told), LATIN)
    }
    return {"und": LATIN, **{tag: own[tag] for tag in own if tag != "und"}}


def _alphabet(path: Path) -> str:
    """The letters under which an index of a locale has its words, in their order."""
    characters = json.loads(path.read_text(encoding="utf-8"))["main"][path.parent.name][
        "characters"
    ]
    index = characters.get("index", "")[1:-1].casefold()
    if "-" in index or "\\" in index:
        return ""
    tokens = [re.findall(r"\{([^{}]+)\}|(.)", token) for token in index.split()]
    return " ".join("=".join(one or other for one, other in token) for token in tokens)


def spaceless() -> list[str]:
    """The languages that are written without spaces between words."""
    likely = get_global("likely_subtags")
    found = set()
    for tag in babel.localedata.locale_identifiers():
        parts = likely.get(tag, "").split("_")
        if len(parts) > 1 and parts[1] in SPACELESS:
            found.add(tag.split("_")[0])
    return sorted(found)


def _above(tag: str) -> Iterator[str]:
    parts = tag.split("-")
    yield from ("-".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))


def main() -> None:
    """Write the file anew."""
    folder = Path(sys.argv[1])
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    every = {"cldr": version, "spaceless": spaceless(), "marks": marks(folder)}
    rows = (
        f"{json.dumps(tag)}: {json.dumps(each, ensure_ascii=False)}"
        for tag, each in alphabets(folder).items()
    )
    _write(ALPHABETS, "{\n" + ",\n".join(rows) + "\n}\n")
    lines = [
        f'"cldr": {json.dumps(every["cldr"])}',
        f'"spaceless": {json.dumps(every["spaceless"])}',
        '"marks": {\n'
        + ",\n".join(
            f"{json.dumps(tag)}: {json.dumps(each, ensure_ascii=False)}"
            for tag, each in every["marks"].items()
        )
        + "\n}",
    ]
    _write(MARKS, "{\n" + ",\n".join(lines) + "\n}\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
