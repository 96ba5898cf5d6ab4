"""Takes one function out of the script of a library, so that the rest need not be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..memory import OBJECTS, by_value
from .script import parsed, written

if TYPE_CHECKING:
    from tree_sitter import Node


@by_value(OBJECTS)
def taken(script: str, name: str) -> str:
    """The source of a function that takes the library and gives what the script sets a property to.

    For `stemmer` and `lib.xy.stemmer = make(lib.support)` that is `((lib) => (make(lib.support)))`.
    The value may ask for nothing else that the script names. Raises ValueError where the script
    sets no such property.
    """
    for node in _all(parsed(script.encode())):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if node.type != "assignment_expression" or left is None or right is None:
            continue
        last = left.child_by_field_name("property")
        if last is not None and written(last) == name:
            return f"(({written(_first(left))}) => ({written(right)}))"
    raise ValueError(name)


def _all(node: Node) -> list[Node]:
    """A node and all that is in it, from above."""
    found = [node]
    for each in found:
        found += each.named_children
    return found


def _first(node: Node) -> Node:
    """What a property belongs to in the end: `lib` of `lib.xy.stemmer`."""
    while (owner := node.child_by_field_name("object")) is not None:
        node = owner
    return node
