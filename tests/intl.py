"""What the browser's own `Intl` says of days, numbers and sums, beside what we say.

`python -m tests.intl` writes the differences anew: read them before committing.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from babel.localedata import locale_identifiers
from playwright.sync_api import Page, sync_playwright

from fingerpost.text import formats, locales

DIFFERENCES = Path(__file__).parent / "vectors" / "intl.json"
NAMELESS = "M11"  # what Chromium writes for November where it carries no words of a language
SAME = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "’": "'"}
)  # spaces and apostrophes that changed
ASK = """tags => Object.fromEntries(tags
  .filter((tag) => Intl.DateTimeFormat.supportedLocalesOf([tag]).length)
  .map((tag) => {
    const digits = { numberingSystem: "latn" };
    const days = { ...digits, calendar: "gregory", dateStyle: "long", timeZone: "UTC" };
    const plain = { ...digits, useGrouping: "always" };
    const euros = { ...plain, style: "currency", currency: "EUR" };
    const percent = { ...plain, style: "percent", maximumFractionDigits: 1 };
    const day = new Intl.DateTimeFormat(tag, days);
    return [tag, {
      day: day.format(new Date("2026-11-24T12:00:00Z")),
      first: day.format(new Date("2026-02-03T12:00:00Z")),
      number: new Intl.NumberFormat(tag, plain).format(12345678.25),
      small: new Intl.NumberFormat(tag, plain).format(1234),
      money: new Intl.NumberFormat(tag, euros).format(12345678.25),
      percent: new Intl.NumberFormat(tag, percent).format(0.125),
    }];
  }))"""

Said = dict[str, dict[str, str]]


def ours(tags: list[str]) -> Said:
    """What we write, by locale and kind."""
    said: Said = {}
    for tag in tags:
        facts = locales.formats(tag)
        said[tag] = {
            "day": formats.day("2026-11-24", facts) or "",
            "first": formats.day("2026-02-03", facts) or "",
            "number": formats.number("12345678.25", facts),
            "small": formats.number("1234", facts),
            "money": formats.money(1234567825, "EUR", facts),
            "percent": locales.percent("12.5", tag),
        }
    return said


def differences(page: Page) -> dict[str, Any]:
    """Where the browser says otherwise, of every locale that both know.

    Spaces at which no line breaks and apostrophes count as the same, since they came and went
    between versions of CLDR.
    """
    tags = [name.replace("_", "-") for name in sorted(locale_identifiers())]
    theirs: Said = page.evaluate(ASK, tags)
    said = ours([*theirs])
    without = [tag for tag in theirs if re.search(rf"\b{NAMELESS}", theirs[tag]["day"])]
    found = {
        tag: {
            kind: [said[tag][kind], words]
            for kind, words in theirs[tag].items()
            if said[tag][kind].translate(SAME) != words.translate(SAME)
        }
        for tag in theirs
        if tag not in without
    }
    return {
        "asked": len(theirs),
        "no words in Chromium": without,
        "ours and theirs": {tag: each for tag, each in found.items() if each},
    }


def main() -> None:
    """Ask Chromium, and write down where it differs."""
    from .browser.site import launched

    with sync_playwright() as playwright:
        browser = launched(playwright, "chromium")
        found = differences(browser.new_page())
        browser.close()
    text = json.dumps(found, ensure_ascii=False, indent=1)
    DIFFERENCES.write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
