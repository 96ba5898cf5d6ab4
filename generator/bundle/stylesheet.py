"""Joins style sheets of the theme into one, without comments and indents.

The folder of a sheet is its layer: what stands in a later layer wins, however it is selected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..memory import OBJECTS, by_value
from ..templating import text_of

FOLDER = "theme/css/"
LAYERS = ("tokens", "base", "frame", "parts", "page", "print")  # from the weakest
PAPER = "print"
KEPT = r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\burl\([^()"']*\))"""
"""Texts in quotes, and addresses, in which nothing means what it means elsewhere."""
COMMENT = re.compile(rf"{KEPT}|/\*.*?\*/", re.DOTALL)
WORD = re.compile(r"[\w%.#()-]")
INDENT = re.compile(rf"{KEPT}|\n\s+")
SIGN = re.compile(rf"{KEPT}|(?<!:)\s*(?P<sign>[{{}};,>])\s*|(?<=:) (?=[^; ])")
NAME = re.compile(rf"{FOLDER}(?P<layer>\w+)(?:/[\w-]+)?\.css")
LAST = re.compile(rf"{KEPT}|;(?=}})")


def joined(templates: Mapping[str, str], names: Iterable[str]) -> str:
    """The sheets in the order of their names. Raises TemplateError where one is missing."""
    return _joined("".join(text_of(templates, name) for name in names))


@by_value(OBJECTS)  # the sheets of every locale, and of a preview after an edit
def _joined(sheets: str) -> str:
    text = COMMENT.sub(_without, sheets)
    return INDENT.sub(lambda match: match["kept"] or "\n", text).strip()


def _without(comment: re.Match[str]) -> str:
    """Nothing in the place of a comment; a space where it keeps two words apart."""
    text, start, end = comment.string, comment.start(), comment.end()
    apart = WORD.match(text[start - 1 : start]) and WORD.match(text[end : end + 1])
    return comment["kept"] or (" " if apart else "")


@by_value(OBJECTS)
def tight(sheet: str) -> str:
    """A joined sheet without space that says nothing; an empty value keeps its own."""
    text = SIGN.sub(lambda match: match["kept"] or match["sign"] or "", sheet)
    return LAST.sub(lambda match: match["kept"] or "", text)


def layered(templates: Mapping[str, str]) -> str:
    """The sheets of every layer, `css/LAYER.css` and `css/LAYER/*.css`, those for paper too."""
    texts = [f"@layer {', '.join(LAYERS)};\n"]
    for layer in LAYERS:
        names = sorted(name for name in templates if layer_of(name) == layer)
        text = f"@layer {layer} {{\n{joined(templates, names)}\n}}\n"
        texts.append(f"@media print {{\n{text}}}\n" if layer == PAPER else text)
    return "".join(texts)


def is_joined(name: str) -> bool:
    """Whether a sheet becomes part of another, by its name: all but those beside the layers."""
    return name.startswith(FOLDER) or not name.startswith("theme/")


def layer_of(name: str) -> str:
    """The layer of a sheet by its name, or nothing where it stands in none."""
    match = NAME.fullmatch(name)
    return match["layer"] if match else ""
