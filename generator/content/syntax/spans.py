"""Finds the characters of a YAML file in which a text or a list stands, to put others there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from ...model.texts import KeyPath


@dataclass(frozen=True)
class Extent:
    """The characters of a file from `start` to before `end` in which a text or a list stands.

    `column` (from 0) is that of its key, or of its first character where it is an entry of a list.
    `inner` is whether it is the value of a key, `flow` whether it stands in brackets or braces.
    """

    start: int
    end: int
    column: int
    inner: bool
    flow: bool


def spans(text: str) -> dict[KeyPath, Extent]:
    """Where every text and every list of a YAML file stands, by key path.

    Raises `yaml.YAMLError` for a text that `parse` would have refused.
    """
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    return dict(_spans(text, root, (), 0, inner=False, flow=False)) if root is not None else {}


def plainly(value: str, *, flow: bool) -> bool:
    """Whether a text of one line is read as it stands when it is written without quotes.

    `flow` is whether it would stand in brackets, where commas mean something too.
    """
    written = f"[{value}]" if flow else f"- {value}"
    try:
        return bool(yaml.load(written, Loader=yaml.BaseLoader) == [value])
    except yaml.YAMLError:
        return False


def _spans(
    text: str, node: yaml.Node, at: KeyPath, column: int, *, inner: bool, flow: bool
) -> Iterator[tuple[KeyPath, Extent]]:
    """What `spans` gives for a node at a key path, and for all that is in it."""
    start = node.start_mark.index
    end = start + len(text[start : node.end_mark.index].rstrip())
    flow = flow or bool(getattr(node, "flow_style", False))
    if not isinstance(node, yaml.MappingNode):
        yield at, Extent(start, end, column, inner, flow)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            where = item.start_mark.column
            yield from _spans(text, item, (*at, index), where, inner=False, flow=flow)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            where = key.start_mark.column
            yield from _spans(text, value, (*at, key.value), where, inner=True, flow=flow)
