"""Fills Jinja templates by their names. Each is compiled once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.sandbox import safe_range

from .. import memory
from ..diagnostics import Diagnostic
from ..text import wellformed
from .faults import MISSING, TemplateError, explain, fault

Environment = jinja2.Environment
ENDING = ".j2"
PAIR = "End each tag that is begun, the inner one first; write `&` as `&amp;`, `<` as `&lt;`."
ESCAPED = re.compile(r"(root|quiz|card)/.*\.(html|xml)\.j2$")


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates by name and text, since a preview renders the same ones again."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            kept = memory.got(bytes, "template", bucket.key, bucket.checksum)
            if kept is not None:
                bucket.bytecode_from_string(kept)
                self._know(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._know(bucket)
        memory.put(bucket.bytecode_to_string(), "template", bucket.key, bucket.checksum)

    def _know(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.known[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()


def environment(
    templates: Mapping[str, str], filters: Mapping[str, Callable[..., Any]] | None = None
) -> jinja2.Environment:
    """A Jinja environment over templates, name to text. A name that is not defined is a mistake.

    HTML and XML at the root of a site are escaped; Markdown is not. What `filters` give may differ
    from page to page and from locale to locale.
    """

    def source(name: str) -> tuple[str, str, None] | None:
        return (templates[name], name, None) if name in templates else None

    engine = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        undefined=jinja2.StrictUndefined,
        bytecode_cache=COMPILED,
        autoescape=lambda name: bool(name and ESCAPED.match(name)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    engine.globals["range"] = safe_range  # a loop to a thousand millions would seem to hang
    engine.filters.update({name: _anew(each) for name, each in (filters or {}).items()})
    return engine


def _anew(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is asked each time it is used.

    For `{{ 7 | days }}` Jinja would work out the result when it compiles the template, which then
    is there for every page and locale.
    """

    @jinja2.pass_context
    def asked(_: jinja2.runtime.Context, *given: Any, **named: Any) -> Any:
        return function(*given, **named)

    return asked


def compile_all(templates: Mapping[str, str], filters: Iterable[str]) -> jinja2.Environment:
    """Compile all templates that can be, before processes are forked; `filters` are names of
    them. Gives an engine in which they are.
    """
    engine = environment(templates, dict.fromkeys(filters, str))
    for name in templates:
        if name.endswith(ENDING):
            with suppress(jinja2.TemplateError):  # which is told where it is used
                engine.get_template(name)
    return engine


def fill(engine: jinja2.Environment, name: str, values: Mapping[str, Any]) -> str:
    """What a template gives with some values. Raises TemplateError, whatever goes wrong."""
    try:
        text = engine.get_template(name).render(values)
        text.encode()  # half a character, `"\ud800"`, stands in no file
    except Exception as error:
        known = {**engine.globals, **values}
        told = explain(error, name, partial(source_of, engine), known, engine.filters)
        raise TemplateError(told) from error
    found = torn(name, text)
    if found is not None:
        raise TemplateError(found)
    return text


def source_of(engine: jinja2.Environment, name: str) -> str:
    """The text of a template; empty where there is none that can be read."""
    assert engine.loader is not None
    with suppress(jinja2.TemplateError, OSError, UnicodeError):
        return engine.loader.get_source(engine, name)[0]
    return ""


def torn(name: str, text: str) -> Diagnostic | None:
    """The message for a template of XML that gives no well-formed XML; None for others."""
    torn = wellformed.document(text) if name.removesuffix(ENDING).endswith(".xml") else None
    return fault(name, f"No program could open it: {torn.reason}", PAIR) if torn else None


def constants(templates: Mapping[str, str], name: str) -> dict[str, Any]:
    """The values that a template sets at its top level, by name, without names that begin with `_`.

    Raises TemplateError.
    """
    engine = environment(templates)
    try:
        module = engine.get_template(name).module
    except Exception as error:
        raise TemplateError(explain(error, name, partial(source_of, engine))) from error
    return {key: value for key, value in vars(module).items() if not key.startswith("_")}


def text_of(templates: Mapping[str, str], name: str) -> str:
    """The text of a template that is not Jinja. Raises TemplateError where there is none."""
    if name not in templates:
        raise TemplateError(fault(name, "The file is missing.", MISSING))
    return templates[name]
