"""Our guide in the languages that are begun, with a typeface for each, as a project in memory.

`tests/editions/<locale>.po` holds the check, one sign, one remedy, three letters and every name.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import fontpkg_amiri

from fingerpost import pipeline
from fingerpost.pipeline import Checked, Project
from fingerpost.text import locales
from fingerpost.translation import merge

from .npm import installed
from .projects import our_project

EDITIONS = Path(__file__).parent / "editions"
TAGS = tuple(sorted(path.stem for path in EDITIONS.glob("*.po")))
ARABIC = Path(fontpkg_amiri.__file__).parent
JAPANESE = "@expo-google-fonts/sawarabi-gothic/400Regular/SawarabiGothic_400Regular.ttf"
SETTINGS = "content/guide.yml"


def published(settings: str) -> str:
    """The settings of our guide with every begun language published, however little is there."""
    shares = "{ordinary: 1, critical: 0}"
    listed = f"locales: [{', '.join(('en', *TAGS))}]\n"
    listed += f"publish_from: {shares}\nstay_from: {shares}\n"
    return re.sub(r"locales:\n(  - .*\n)+", listed, settings)


def typefaces() -> tuple[str, ...]:
    """The folders of the typefaces that the begun languages are set with."""
    return (str(ARABIC), str(installed(JAPANESE).parent))


def project() -> Project:
    """Our guide with what is begun in place of its translations."""
    ours = our_project()
    content = {
        path: data
        for path, data in ours.content.items()
        if not path.startswith("content/translations/")
    }
    content[SETTINGS] = published(content[SETTINGS].decode()).encode()
    bare = replace(ours, content=content, fonts=typefaces())
    messages = pipeline.check(bare, trial=False).messages
    for tag in TAGS:
        text = (EDITIONS / f"{tag}.po").read_text(encoding="utf-8")
        made = merge.merge(text, messages, locales.plurals(tag).header)
        content[f"content/translations/{tag}.po"] = made.encode()
    return replace(bare, content=content)


@cache
def checked() -> Checked:
    """What the check makes of that project."""
    return pipeline.check(project(), trial=False)
