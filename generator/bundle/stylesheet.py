"""Joins style sheets of the theme into one, without comments and indents.

The folder of a sheet is its layer: what stands in a later layer wins, however it is selected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..templating import text_of

FOLDER = "theme/css/"
LAYERS = ("tokens", "base", "frame", "parts", "page", "print")  # from the weakest
PAPER = "print"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s+")
SIGN = re.compile(r"(?<!:)\s*([{};,>])\s*|(?<=:) (?=[^; ])")
NAME = re.compile(rf"{FOLDER}(?P<layer>\w+)(?:/[\w-]+)?\.css")


def joined(templates: Mapping[str, str], names: Iterable[str]) -> str:
    """The sheets in the order of their names. Raises TemplateError where one is missing."""
    text = COMMENT.sub("", "".join(text_of(templates, name) for name in names))
    return INDENT.sub("\n", text).strip()


def tight(sheet: str) -> str:
    """A joined sheet without space that says nothing; an empty value keeps its own."""
    return SIGN.sub(lambda match: match[1] or "", sheet).replace(";}", "}")


def layered(templates: Mapping[str, str]) -> str:
    """The sheets of every layer, `css/LAYER.css` and `css/LAYER/*.css`, those for paper too."""
    texts = [f"@layer {', '.join(LAYERS)};\n"]
    for layer in LAYERS:
        names = sorted(name for name in templates if layer_of(name) == layer)
        text = f"@layer {layer} {{\n{joined(templates, names)}\n}}\n"
        texts.append(f"@media print {{\n{text}}}\n" if layer == PAPER else text)
    return "".join(texts)


def layer_of(name: str) -> str:
    """The layer of a sheet by its name, or nothing where it stands in none."""
    match = NAME.fullmatch(name)
    return match["layer"] if match else ""
