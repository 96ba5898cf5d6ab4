"""Fills templates by name: environments over texts, compiled once, and what comes of a template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from .. import memory
from ..diagnostics import Diagnostic
from ..text import wellformed
from .faults import MISSING, TemplateError, explain, fault

Environment = jinja2.Environment
ENDING = ".j2"
PAIR = "End each tag that is begun, the inner one first; write `&` as `&amp;`, `<` as `&lt;`."
ESCAPED = re.compile(r"(root|quiz|card)/.*\.(html|xml)\.j2$")


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled before, by name and text: a preview renders the same ones again."""

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
    """An environment over templates, name to text. Unknown names are mistakes, never blanks.

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
    engine.filters.update({name: _anew(each) for name, each in (filters or {}).items()})
    return engine


def _anew(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is asked each time, as one that reads its surroundings is.

    Of others Jinja works out beforehand what they give for `{{ 7 | days }}`, and a template that
    was compiled for one page is there for all.
    """

    @jinja2.pass_context
    def asked(_: jinja2.runtime.Context, *given: Any, **named: Any) -> Any:
        return function(*given, **named)

    return asked


def compile_all(templates: Mapping[str, str], filters: Iterable[str]) -> None:
    """Compile what can be, for processes that take this one over; `filters` are names of them."""
    engine = environment(templates, dict.fromkeys(filters, str))
    for name in templates:
        if name.endswith(ENDING):
            with suppress(jinja2.TemplateError):  # which is told where it is used
                engine.get_template(name)


def fill(engine: jinja2.Environment, name: str, values: Mapping[str, Any]) -> str:
    """The text that a template gives with these values. Raises TemplateError, whatever fails."""
    try:
        text = engine.get_template(name).render(values)
    except Exception as error:
        known = {**engine.globals, **values}
        told = explain(error, name, partial(source_of, engine), known, engine.filters)
        raise TemplateError(told) from error
    found = torn(name, text)
    if found is not None:
        raise TemplateError(found)
    return text


def source_of(engine: jinja2.Environment, name: str) -> str:
    """The text of a template, or nothing where there is none that can be read."""
    assert engine.loader is not None
    with suppress(jinja2.TemplateError, OSError, UnicodeError):
        return engine.loader.get_source(engine, name)[0]
    return ""


def torn(name: str, text: str) -> Diagnostic | None:
    """What is wrong with what a template of XML gives."""
    torn = wellformed.document(text) if name.removesuffix(ENDING).endswith(".xml") else None
    return fault(name, f"No program could open it: {torn.reason}", PAIR) if torn else None


def constants(templates: Mapping[str, str], name: str) -> dict[str, Any]:
    """What a template sets at its top level: name to value, private names left out.

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
