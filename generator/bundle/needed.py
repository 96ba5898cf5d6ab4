"""Leaves out of the script of a library what is never asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tree_sitter import Node, Parser

from .compact import LANGUAGE

WALLS = (
    *("expression_statement", "parenthesized_expression", "call_expression"),
    *("function_expression", "statement_block"),
)
"""What stands around the lines of a library."""


@lru_cache(maxsize=32)
def without(script: str, names: tuple[str, ...]) -> str:
    """A script without its own lines that begin with one of some names, `lunr.QueryParser`.

    What is left must not ask for them. A line in a function of the script stays.
    """
    source = script.encode()
    kept = bytearray(source)
    for line in reversed(list(_lines(Parser(LANGUAGE).parse(source).root_node))):
        text = source[line.start_byte : line.end_byte].decode()
        if text.startswith(names):
            kept[line.start_byte : line.end_byte] = b";"  # which may end the line before
    return kept.decode()


def _lines(node: Node) -> Iterator[Node]:
    """The statements of a script, those in a function that is called where it stands among them."""
    for child in node.named_children:
        first = child.named_children[0] if child.named_children else None
        told = child.type == "expression_statement" and first is not None
        if told and first is not None and _names(first):
            yield child
        elif child.type in WALLS:
            yield from _lines(child)


def _names(node: Node) -> bool:
    """Whether something gives a property a value, or calls one: `lunr.x = ...`, `lunr.x(...)`."""
    held = node.child_by_field_name("left") or node.child_by_field_name("function")
    return held is not None and held.type == "member_expression"
