"""Reads scripts with the parser of JavaScript, which is loaded when there is something to read.

Most builds recall what they made of every script.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Language, Node, Query


def parsed(source: bytes) -> Node:
    """The tree of a script. What cannot be read is an error node in it, never an exception."""
    from tree_sitter import Parser

    return Parser(_language()).parse(source).root_node


def captured(query: str, root: Node) -> dict[str, list[Node]]:
    """The nodes of a tree that a query in the language of tree-sitter names, by these names."""
    from tree_sitter import QueryCursor

    return QueryCursor(_query(query)).captures(root)


def place(node: Node) -> tuple[int, int]:
    """The line and the column at which a node starts, from 1; a column is a letter, not a byte."""
    root = node
    while root.parent is not None:
        root = root.parent
    row, column = node.start_point
    start = node.start_byte - root.start_byte
    before = (root.text or b"")[max(start - column, 0) : start]
    return row + 1, column + 1 - sum(byte & 0xC0 == 0x80 for byte in before)


@cache
def _query(text: str) -> Query:
    from tree_sitter import Query

    return Query(_language(), text)


@cache
def _language() -> Language:
    import tree_sitter_javascript
    from tree_sitter import Language

    return Language(tree_sitter_javascript.language())


def written(node: Node | None) -> str:
    """What stands in the script for a node; nothing where there is no node."""
    return node.text.decode() if node is not None and node.text is not None else ""
