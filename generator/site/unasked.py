"""Says which of a guide's own templates nothing asks for, and which name was meant.

Such a file changes nothing, and most often a misspelt name is all that is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from ..bundle.stylesheet import FOLDER, LAYERS, layer_of
from ..diagnostics import Diagnostic, Location, closest

THEME, SCRIPTS, FONTS = "theme/", "theme/js/", "fonts/"
TAKEN_IN = (".j2", ".html", ".xml")
WRITTEN = (".j2", ".typ", ".html", ".xml", ".js", ".css")
TYPEFACES = (".ttf", ".otf", ".ttc")  # that typst reads
ALIKE = 0.7


def unasked(
    own: Iterable[str], packaged: Collection[str], texts: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """A warning for each of some files, by their names under `templates/`, of which nothing comes.

    `packaged` are the names of files that a guide can replace, `texts` all templates by name.
    """
    for name in own:
        if name in packaged or _asked(name, texts):
            continue
        near = _near(name, packaged)
        if name.lower().endswith(TYPEFACES):
            sentence = "No letter and no picture is set in this typeface."
            hint = f"Move it to `templates/{FONTS}`."
            place = Location(f"templates/{name}")
            yield Diagnostic(place, "unasked-template", sentence, hint, "warning")
            continue
        if not near and not name.endswith(WRITTEN):
            continue  # a note of somebody's, as a README.md
        hint = f'Did you mean "{near}"?' if near else "`fingerpost templates` lists the names."
        if not near and name.startswith(FOLDER):
            folders = ", ".join(f"`{FOLDER}{each}/`" for each in LAYERS)
            hint = f"Put it into the folder of a layer: {folders}."
        sentence = "Nothing asks for this file, so it changes nothing."
        place = Location(f"templates/{name}")
        yield Diagnostic(place, "unasked-template", sentence, hint, "warning")


def _asked(name: str, texts: Mapping[str, str]) -> bool:
    """Whether something takes a file in, publishes it, or names it."""
    ending = PurePosixPath(name).suffix
    if name.startswith(FOLDER):
        return layer_of(name) in LAYERS
    if name.startswith(THEME) and not name.startswith(SCRIPTS):
        return ending not in TAKEN_IN or _named(name, texts)  # all else is published as it is
    return name.startswith(FONTS) or _named(name, texts)


def _named(name: str, texts: Mapping[str, str]) -> bool:
    """Whether another template names a file, or names its folder and puts the rest together.

    Only templates of the theme name files of the theme.
    """
    file, folder = PurePosixPath(name).name, PurePosixPath(name).parent.name
    within = rf"|{re.escape(folder)}/" if folder else ""
    naming = re.compile(rf"""["'/](?:{re.escape(file)}{within})["']""")
    others = (other for other in texts if name.startswith(THEME) or not other.startswith(THEME))
    return any(naming.search(texts[other]) for other in others if other != name)


def _near(name: str, packaged: Collection[str]) -> str:
    """The packaged name that was meant: that of a file with the same name elsewhere, or with one
    much like it.
    """
    path, stem = PurePosixPath(name), _stem(name)
    same = [each for each in packaged if PurePosixPath(each).name == path.name]
    beside = {_stem(each): each for each in packaged if PurePosixPath(each).parent == path.parent}
    alike = beside.get(closest(stem, beside, ALIKE), "")
    others = [each for each in packaged if stem == _stem(each)]
    return alike or closest(name, same, 0) or closest(name, others, 0)


def _stem(name: str) -> str:
    return PurePosixPath(name).name.partition(".")[0]
