"""Joins JavaScript modules into one classic script, which also runs in a page opened from a disk.

Understands the plain form our modules keep to: named imports from relative paths at the top, named
exports of functions and constants. Comments and casts are left out, nothing is changed besides.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from .templating import MISSING, TemplateError, fault, text_of

IMPORT = re.compile(r'^import \{ ([^}]*) \} from "([^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:async )?function|const|class) (\w+)", re.MULTILINE)
COMMENT = re.compile(r"^\s*(?:/\*\*(?:(?!\*/).)*\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
CAST = re.compile(r"/\*\* @type [^*\n]*\*/ ?")


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """A script that runs the module `entry`; `modules` maps paths to texts.

    Raises TemplateError where a module is missing.
    """
    ordered: list[str] = []
    _visit(modules, entry, ordered)
    parts = [_wrapped(path, modules[path], ordered) for path in ordered]
    return "".join(('(() => {\n"use strict";\n', *parts, "})();\n"))


def _visit(modules: Mapping[str, str], path: str, ordered: list[str]) -> None:
    text = text_of(modules, path)
    for match in IMPORT.finditer(text):
        needed = _resolved(path, match[2])
        if needed not in modules:
            line = text.count("\n", 0, match.start()) + 1
            raise TemplateError(fault(path, f"There is no module `{needed}`.", MISSING, line))
        if needed not in ordered:
            _visit(modules, needed, ordered)
    ordered.append(path)


def _wrapped(path: str, text: str, ordered: list[str]) -> str:
    def imported(match: re.Match[str]) -> str:
        number = ordered.index(_resolved(path, match[2]))
        return f"const {{ {match[1].replace(' as ', ': ')} }} = m{number};\n"

    names = [match[2] for match in EXPORT.finditer(text)]
    body = EXPORT.sub(lambda match: f"{match[1]} {match[2]}", IMPORT.sub(imported, text))
    body = CAST.sub("", COMMENT.sub("", body))
    end = f"return {{ {', '.join(names)} }};\n}})();\n"
    return f"const m{ordered.index(path)} = (() => {{\n{body}{end}"


def _resolved(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
