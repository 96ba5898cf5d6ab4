"""Finds the words of the interface that a template shows: `ui.skip`."""

from __future__ import annotations

from typing import TypeGuard

import jinja2
from jinja2 import nodes

from .. import memory
from .faults import TemplateError, explain


@memory.by_value(memory.OBJECTS)  # a preview looks at the same templates again and again
def used_names(text: str, name: str, holders: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The names that a template takes from some holders, each with its line: `skip` of `ui.skip`.

    Names for whose lack the template provides are left out: `ui.skip is defined`, `ui.skip |
    default("")`. Raises TemplateError where the text is not a template.
    """
    given = "names that a template uses", name, text, *holders
    return memory.remembered(lambda: _used_names(text, name, holders), *given)


def _used_names(text: str, name: str, holders: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    try:
        tree = jinja2.Environment(extensions=["jinja2.ext.i18n"]).parse(text, name, name)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(explain(error, name, lambda _: text)) from error
    spared: list[nodes.Node | None] = []
    spared += [test.node for test in tree.find_all(nodes.Test) if test.name.endswith("defined")]
    spared += [made.node for made in tree.find_all(nodes.Filter) if made.name in ("default", "d")]
    spared += [call.node for call in tree.find_all(nodes.Call)]  # a method of the holder
    optional = {found.attr for found in spared if _taken(found, holders)}
    return tuple(
        (found.attr, found.lineno)
        for found in tree.find_all(nodes.Getattr)
        if _taken(found, holders) and found.attr not in optional
    )


def _taken(found: nodes.Node | None, holders: tuple[str, ...]) -> TypeGuard[nodes.Getattr]:
    """Whether an expression is a name of a holder: `ui.skip`, `extra.ui.skip`."""
    if not isinstance(found, nodes.Getattr):
        return False
    return getattr(found.node, "attr", getattr(found.node, "name", "")) in holders
