"""Finds keys that stand outside of what they belong to: in the column of its own key, or behind a
dash that makes another entry of them. What follows from that is not told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from ..diagnostics import Diagnostic
from ..model.fit import Fault, keys, models
from ..model.texts import KeyPath
from .syntax import nodes

_TAKES_KEYS = ("model_type", "model_attributes_type", "dict_type")


def astray(node: nodes.Node, faults: list[Fault]) -> tuple[list[Diagnostic], list[Fault]]:
    """The messages for keys of a value that went astray, and its faults that do not come of
    that.
    """
    found = [*_slid_left(node, faults), *_behind_dash(node, faults)]
    gone = {id(fault) for _, settled in found for fault in settled}
    return [told for told, _ in found], [fault for fault in faults if id(fault) not in gone]


def _slid_left(node: nodes.Node, faults: list[Fault]) -> Iterator[tuple[Diagnostic, list[Fault]]]:
    """Keys in the column of the one that they belong to, which seems empty then."""
    strange = {fault.path: fault for fault in faults if fault.sort == "extra_forbidden"}
    for fault in faults:
        around, key = fault.path[:-1], str(fault.path[-1])
        holder = nodes.inside(node, around)
        if fault.sort not in _TAKES_KEYS or not isinstance(holder, nodes.Map):
            continue
        value = holder.items.get(key)
        if not isinstance(value, nodes.Text) or value.value:
            continue
        names = [*holder.items]
        paths = [(*around, name) for name in names[names.index(key) + 1 :]]
        under = [str(path[-1]) for path in takewhile(strange.__contains__, paths)]
        field = fault.owner.model_fields.get(key)
        own = [each for model in models(field.annotation) for each in keys(model)] if field else []
        under = [name for name in under if not own or name in own]
        if under:
            sentence = f'"{under[0]}" stands in the column of "{key}" above it, and belongs to it.'
            hint = "Start it two spaces further right."
            if len(under) > 1:
                hint = f'Start it two spaces further right, and all down to "{under[-1]}" too.'
            place = holder.keys[under[0]]
            told = Diagnostic(place, "indentation", sentence, hint)
            yield told, [fault, *(strange[*around, name] for name in under)]


def _behind_dash(node: nodes.Node, faults: list[Fault]) -> Iterator[tuple[Diagnostic, list[Fault]]]:
    """Two entries of a list of which each lacks what the other one has."""
    lacking: dict[KeyPath, list[Fault]] = {}
    for fault in faults:
        if fault.sort == "missing":
            lacking.setdefault(fault.path[:-1], []).append(fault)
    joined: KeyPath = ()
    for path, lost in lacking.items():
        if not path or not isinstance(path[-1], int) or path == joined:
            continue
        after = (*path[:-1], path[-1] + 1)
        first, second = nodes.inside(node, path), nodes.inside(node, after)
        others = lacking.get(after, [])
        if not (isinstance(first, nodes.Map) and isinstance(second, nodes.Map) and others):
            continue
        wanted = {str(fault.path[-1]) for fault in lost}
        given = {str(fault.path[-1]) for fault in others}
        whole = wanted <= {*second.items} and given <= {*first.items}
        if whole and {*first.items}.isdisjoint(second.items):
            key = next(iter(second.items))
            sentence = f'"{key}" stands behind a dash, and belongs to the entry above.'
            hint = "Write two spaces in place of the dash."
            told = Diagnostic(second.keys[key], "indentation", sentence, hint)
            joined = after
            yield told, [*lost, *others]
