"""Reads scripts with the parser of JavaScript, which is loaded here once for the whole room."""

from __future__ import annotations

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

LANGUAGE = Language(tree_sitter_javascript.language())


def parsed(source: bytes) -> Node:
    """The tree of a script. What cannot be read is an error node in it, never an exception."""
    return Parser(LANGUAGE).parse(source).root_node


def written(node: Node | None) -> str:
    """What stands in the script for a node; nothing where there is no node."""
    return node.text.decode() if node is not None and node.text is not None else ""
