"""Guards the templates of a theme, so that they never fail and never give an empty page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import jinja2
from jinja2 import nodes

from .. import memory
from ..diagnostics import Diagnostic
from .engine import source_of, torn
from .faults import NAMES, explain, fault
from .reads import Recalls


class Guarded:
    """The environment of a theme, which shows a page with the mistake where a template has one.

    `folders` are those of the templates; `answer` gives what stands in place of such a page, from a
    diagnostic whose path is one on the disk.
    """

    def __init__(
        self,
        engine: jinja2.Environment,
        folders: Sequence[str],
        answer: Callable[[Diagnostic], str],
        recalls: Recalls | None = None,
        name: str = "",
    ) -> None:
        """Guard all templates, or the one of this name; `recalls` knows what they gave in earlier
        builds.
        """
        self._engine = engine
        self._folders = folders
        self._answer = answer
        self._name = name
        self._recalls = recalls

    def __getattr__(self, name: str) -> Any:
        """All else is that of the environment."""
        return getattr(self._engine, name)

    def get_template(self, name: str) -> Guarded:
        """A template, to be rendered; whatever is wrong with it is answered then."""
        return Guarded(self._engine, self._folders, self._answer, self._recalls, name)

    def render(self, context: Mapping[str, Any]) -> str:
        """The page, or the answer to what is wrong."""
        try:
            text = self._rendered(context)
        except Exception as error:
            path, filters = self._path(self._name), self._engine.filters
            return self._answer(explain(error, path, self._text, context, filters))
        if not text.strip():
            name = self._path(self._base(self._name))
            return self._answer(fault(name, "Nothing comes of it: the page is empty.", NAMES))
        found = torn(self._path(self._name), text)
        return text if found is None else self._answer(found)

    def around(self, name: str, context: Mapping[str, Any], own: frozenset[str]) -> str:
        """What stands for all that pages of a template are made from beside their own; see
        `Recalls`. Empty where something is wrong, which is answered when a page is rendered.
        """
        with suppress(Exception):
            if self._recalls is not None:
                return self._recalls.around(self._engine, name, context, own)
        return ""

    def _rendered(self, context: Mapping[str, Any]) -> str:
        knows = self._recalls if memory.keeps() else None
        given = knows.given(self._engine, self._name, context) if knows else None

        def render() -> str:
            return self._engine.get_template(self._name).render(context)

        return render() if given is None else memory.remembered(render, *given)

    def _path(self, name: str) -> str:
        """The path on the disk of a template, whether or not it is there."""
        assert self._engine.loader is not None
        with suppress(jinja2.TemplateError, OSError, UnicodeError):
            found = self._engine.loader.get_source(self._engine, name)[1]
            return (found or name).replace("\\", "/")
        return f"{self._folders[-1]}/{name}".replace("\\", "/")

    def _text(self, path: str) -> str:
        """The text of the template at a path on the disk."""
        folder = next((each for each in self._folders if path.startswith(f"{each}/")), "")
        return source_of(self._engine, path.removeprefix(f"{folder}/"))

    def _base(self, name: str) -> str:
        """The template that a template extends in the end, or itself."""
        assert self._engine.loader is not None
        tree = self._engine.parse(self._engine.loader.get_source(self._engine, name)[0])
        for found in tree.find_all(nodes.Extends):
            if isinstance(found.template, nodes.Const):
                return self._base(found.template.value)
        return name
