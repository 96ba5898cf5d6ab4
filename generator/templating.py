"""Jinja templates by name, and what is wrong with one as a diagnostic. Knows nothing of guides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from .diagnostics import Diagnostic, Location

TemplateError = jinja2.TemplateError
Environment = jinja2.Environment
TEMPLATES = (".j2", ".svg")


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled before, by name and text: a preview renders the same ones again."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.known[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def environment(templates: Mapping[str, str]) -> jinja2.Environment:
    """An environment over templates, name to text. Unknown names are mistakes, never blanks.

    HTML and XML at the root of a site are escaped; Markdown is not.
    """

    def source(name: str) -> tuple[str, str, None] | None:
        return (templates[name], name, None) if name in templates else None

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        undefined=jinja2.StrictUndefined,
        bytecode_cache=_COMPILED,
        autoescape=lambda name: bool(name and re.match(r"(root|quiz)/.*\.(html|xml)\.j2$", name)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def constants(templates: Mapping[str, str], name: str) -> dict[str, Any]:
    """What a template sets at its top level: name to value, private names left out."""
    module = environment(templates).get_template(name).module
    return {key: value for key, value in vars(module).items() if not key.startswith("_")}


def explain(error: jinja2.TemplateError) -> Diagnostic:
    """A mistake in a template, with its place: the innermost template the error passed through."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", 1)
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(TEMPLATES):
            name, line = file, trace.tb_lineno
        trace = trace.tb_next
    sentence = f"{str(error.message or error).rstrip('.')}."
    hint = "The names are in templates/README.md."
    field = re.match(r"'\S+\.(\w+) object' has no attribute '(\w+)'", sentence)
    if field is not None:
        sentence = f'A {field[1].lower()} has no "{field[2]}".'
    elif isinstance(error, jinja2.TemplateSyntaxError):
        hint = "Templates are written in Jinja; templates/README.md shows how."
    place = Location(f"templates/{name or 'pages'}", line or 1)
    return Diagnostic(place, "template-error", sentence, hint)
