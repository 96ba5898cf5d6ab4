"""Writes the quotation marks of CLDR: `python -m tests.renew_marks FOLDER`.

`FOLDER` is the unpacked package `cldr-misc-full` of npm, which Unicode publishes; Babel leaves the
delimiters out. A locale that quotes as the one above it does, or as the root, is not written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import babel
from babel.core import get_global

MARKS = Path(__file__).parents[1] / "generator/text/marks.json"
KEYS = ("quotationStart", "quotationEnd", "alternateQuotationStart", "alternateQuotationEnd")
SPACELESS = {"Hans", "Hant", "Jpan", "Thai", "Khmr", "Laoo", "Mymr", "Tibt", "Yiii"}
ROOT = "“”‘’"


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
    MARKS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
