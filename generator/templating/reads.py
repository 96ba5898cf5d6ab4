"""Finds what templates read of their surroundings, so that what they gave before can be known
again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.utils import _PassArg

from .. import memory

TAKING_IN = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
PLAIN_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")


@dataclass(frozen=True)
class Reads:
    """What a template, and all that it includes, reads of its surroundings.

    `sources` are the texts of the templates. `values` are names, each with the attribute that is
    read: an empty one where only the presence counts, None for the whole object.
    """

    sources: tuple[str, ...]
    values: frozenset[tuple[str, str | None]]

    @cached_property
    def digest(self) -> str:
        """What stands for all the texts, which hundreds of pages are made from."""
        return memory.name(*self.sources)


class Recalls:
    """Knows for one build what the templates of an environment depend on.

    `objects` are the names of what is read attribute by attribute; `lasting` are those of them that
    stay the same from page to page; `url` is the one filter that reads the surroundings, with what
    it reads there.
    """

    def __init__(
        self,
        objects: frozenset[str],
        lasting: frozenset[str],
        url: tuple[str, frozenset[tuple[str, str | None]]],
    ) -> None:
        """Begin without having looked at any template."""
        self._objects = objects
        self._lasting = lasting
        self._url = url
        self._reads: dict[str, Reads | None] = {}
        self._values: dict[tuple[str, str | None], str] = {}

    def given(
        self, engine: jinja2.Environment, name: str, context: Mapping[str, Any]
    ) -> list[str] | None:
        """All that a page is made from, as texts for `memory.remembered`; None where that cannot be
        said.
        """
        if name not in self._reads:
            self._reads[name] = reads(engine, name, frozenset(context), self._objects, self._url)
        known = self._reads[name]
        if known is None:
            return None
        try:
            values = [
                self._value(engine, context, *each)
                for each in sorted(known.values, key=lambda each: (each[0], each[1] or ""))
            ]
        except (TypeError, ValueError):  # no plain data
            return None
        return ["page of the theme", name, known.digest, *values]

    def around(
        self, engine: jinja2.Environment, name: str, context: Mapping[str, Any], own: frozenset[str]
    ) -> str:
        """A digest of all that pages of a template are made from beside what is each one's `own`:
        these attributes of what does not last. Empty where that cannot be said.
        """
        known = reads(engine, name, frozenset(context), self._objects, self._url)
        if known is None:
            return ""
        passing = {(each, part) for each, part in known.values if each not in self._lasting}
        apart = {(each, part) for each in self._objects - self._lasting for part in ("", *own)}
        if not passing <= apart | self._url[1]:
            return ""
        lasting = sorted(known.values - passing, key=str)
        try:
            values = [self._value(engine, context, *each) for each in lasting]
        except (TypeError, ValueError):  # no plain data
            return ""
        return memory.name("pages of the theme", name, known.digest, *values)

    def _value(
        self, engine: jinja2.Environment, context: Mapping[str, Any], name: str, part: str | None
    ) -> str:
        if (name, part) in self._values:
            return self._values[name, part]
        value = context.get(name)
        if part == "":
            value = bool(value)
        elif part is not None:
            value = engine.getattr(value, part)
        there = not isinstance(value, jinja2.Undefined)
        told = f"{name} {part} {json.dumps(value, default=_plain) if there else 'undefined'}"
        if name in self._lasting:
            told = self._values[name, part] = memory.name(told)
        return told


def _plain(value: object) -> dict[Any, Any]:
    """Settings as JSON can hold them; MkDocs keeps some in mappings of its own."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def reads(
    engine: jinja2.Environment,
    name: str,
    surroundings: frozenset[str],
    objects: frozenset[str],
    url: tuple[str, frozenset[tuple[str, str | None]]],
) -> Reads | None:
    """What a template reads of its `surroundings`; None where its text does not say.

    `objects` and `url` are as for `Recalls`.
    """
    names = TemplateNames(engine, objects)
    whole = names.whole(name)
    if whole is None:
        return None
    values: set[tuple[str, str | None]] = set()
    for one in whole.values():
        for used in _context_readers(engine, one):
            if used != url[0]:
                return None
            values |= url[1]
        for value in one.values:
            if value[0] in surroundings:
                values.add(value)
            elif value[0] in engine.globals and value[0] not in PLAIN_GLOBALS:
                return None
    return names.of(whole, values)


class TemplateNames:
    """The names in the templates of an engine, each of which is looked through once.

    `objects` are the names of what is read attribute by attribute, which mean nothing else there.
    """

    def __init__(self, engine: jinja2.Environment, objects: frozenset[str]) -> None:
        """Begin without having looked at any template."""
        self._engine, self._objects = engine, objects
        self._known: dict[str, _Named] = {}
        self._reads: dict[str, Reads | None] = {}

    def reads(self, name: str) -> Reads | None:
        """What a template reads of the objects; None where its text does not say."""
        if name not in self._reads:
            self._reads[name] = self._read_by(name)
        return self._reads[name]

    def _read_by(self, name: str) -> Reads | None:
        whole = self.whole(name)
        if whole is None:
            return None
        named = (value for one in whole.values() for value in one.values)
        return self.of(whole, {value for value in named if value[0] in self._objects})

    def of(self, whole: Iterable[str], values: Iterable[tuple[str, str | None]]) -> Reads:
        """The texts of some templates, with what they read."""
        assert self._engine.loader is not None
        sources = (self._engine.loader.get_source(self._engine, each)[0] for each in sorted(whole))
        return Reads(tuple(sources), frozenset(values))

    def whole(self, name: str) -> dict[str, _Named] | None:
        """The names in a template and in all that it includes, by their names; None where one of
        those is missing or worked out.
        """
        found: dict[str, _Named] = {}
        waiting = [name]
        while waiting:
            here = waiting.pop()
            if here in found:
                continue
            try:
                found[here] = self._named(here)
            except jinja2.TemplateError:
                return None
            if None in found[here].taken_in:
                return None
            waiting += filter(None, found[here].taken_in)
        return found

    def _named(self, name: str) -> _Named:
        assert self._engine.loader is not None
        if name not in self._known:
            source = self._engine.loader.get_source(self._engine, name)[0]
            self._known[name] = _named_in(self._engine, source, self._objects)
        return self._known[name]


@dataclass(frozen=True)
class _Named:
    """The names in one template: of templates that it includes, None where such a name is worked
    out; of filters and tests; of values, as in `Reads`.
    """

    taken_in: tuple[str | None, ...]
    filters: tuple[str, ...]
    tests: tuple[str, ...]
    values: tuple[tuple[str, str | None], ...]


def _context_readers(engine: jinja2.Environment, one: _Named) -> Iterator[str]:
    """The filters and tests of a template that get its surroundings from Jinja."""
    called = [(each, engine.filters.get(each)) for each in one.filters]
    called += [(each, engine.tests.get(each)) for each in one.tests]
    for name, function in called:
        if getattr(function, "jinja_pass_arg", None) is _PassArg.context:
            yield name


def _named_in(engine: jinja2.Environment, source: str, objects: frozenset[str]) -> _Named:
    """The names in the text of a template. Raises TemplateSyntaxError."""

    def look() -> _Named:
        tree = engine.parse(source)
        found = [*tree.find_all((*TAKING_IN, nodes.Filter, nodes.Test))]
        taken = (getattr(one, "template", None) for one in found if isinstance(one, TAKING_IN))
        return _Named(
            tuple(one.value if isinstance(one, nodes.Const) else None for one in taken),
            tuple(each.name for each in found if isinstance(each, nodes.Filter)),
            tuple(each.name for each in found if isinstance(each, nodes.Test)),
            tuple(dict.fromkeys(_read_in(tree, objects))),
        )

    return memory.remembered(look, "names in a template", source, *sorted(objects))


def _read_in(node: nodes.Node, objects: frozenset[str]) -> Iterator[tuple[str, str | None]]:
    """The names below a node, with what of them is read."""
    for child in node.iter_child_nodes():
        part = child.attr if isinstance(child, nodes.Getattr) else None
        inner = child.node if isinstance(child, nodes.Getattr) else child
        if not isinstance(inner, nodes.Name):
            yield from _read_in(child, objects)
        elif part is not None and inner.name in objects:
            yield inner.name, part
        elif part is None and _asked(node, child):
            yield inner.name, ""
        else:
            yield inner.name, None


def _asked(node: nodes.Node, child: nodes.Node) -> bool:
    """Whether a node only asks if there is something."""
    if isinstance(node, nodes.Test):
        return node.name in ("defined", "undefined", "none")
    if isinstance(node, nodes.And):
        return child is node.left
    return isinstance(node, nodes.Not) or (
        isinstance(node, (nodes.If, nodes.CondExpr)) and child is node.test
    )
