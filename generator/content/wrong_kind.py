"""The message for a text, a list or keys that stand where another of the three belongs."""

from __future__ import annotations

import re

from ..diagnostics import Diagnostic, Location, with_and
from ..model.fit import keys
from ..model.kinds import Model
from . import meant
from .syntax import nodes, slips
from .syntax.unreadable import CURLED, STRAIGHT


def wrong_kind(
    place: Location,
    key: str,
    wanted: str,
    node: nodes.Node | None,
    inside: type[Model] | None,
    *,
    entry: bool = False,
    ids: bool = False,
) -> Diagnostic:
    """The message for a list, a text or keys (`node`) that stand at `key` where something else is
    `wanted`.

    `inside` is the model of the keys that belong there. `entry` is whether it is about an entry of
    the list at the key, `ids` whether ids belong there.
    """
    got = {nodes.Text: "one text", nodes.List: "a list", nodes.Map: "keys with values"}
    what = f'An entry of "{key}"' if entry else f'"{key}"'
    sentence = f"{what} takes {wanted}, not {got.get(type(node), 'this')}."
    if wanted == "one text":
        hint = _as_text(key, node, entry=entry, ids=ids)
    elif wanted == "a list":
        hint = _as_row(node) if entry else _as_list(key, node, inside, ids=ids)
        if isinstance(node, nodes.Text) and slips.dash(node.value):
            sentence = f'The first entry of "{key}" {slips.dash(node.value)}.'
            hint = "Begin each entry of a list with a plain dash and a space: `- `."
    else:
        hint = _as_keys(node, inside, entry=entry)
    return Diagnostic(place, "wrong-kind", sentence, hint)


def _as_text(key: str, node: nodes.Node | None, *, entry: bool, ids: bool) -> str:
    """What to do about a list or keys where one text belongs."""
    held = node.items if isinstance(node, nodes.List) else []
    if isinstance(node, nodes.Map):
        held = [*node.items.values()]
        if _in_braces(node) and ids and len(node.items) == 1:
            return f"Write it alone: `{'- ' if entry else f'{key}: '}{next(iter(node.items))}`."
        if _in_braces(node):
            return f'Braces make keys of words; put the whole in "quotes": `{_in_braces(node)}`.'
        if next(iter(node.items), "").startswith(tuple(CURLED)):
            return f"A colon and a space make a key of the words before. {STRAIGHT}"
        if not (ids and len(held) == 1 and isinstance(held[0], nodes.Text)):
            return 'A colon and a space make a key of the words before; put the whole in "quotes".'
    alone = held[0].value if len(held) == 1 and isinstance(held[0], nodes.Text) else ""
    if alone and (ids or isinstance(node, nodes.List)):
        return f"Write it alone: `{'- ' if entry else f'{key}: '}{alone}`."
    return (
        "Write each behind one dash."
        if entry
        else "Write it on the line of its key, or under `>-`."
    )


def _in_braces(node: nodes.Map) -> str:
    """What stands between braces, as it was meant, where it is no keys; nothing for keys."""
    empty = all(isinstance(each, nodes.Text) and not each.value for each in node.items.values())
    return f'"{{{", ".join(node.items)}}}"' if node.items and empty else ""


def _as_list(key: str, node: nodes.Node | None, inside: type[Model] | None, *, ids: bool) -> str:
    """What to do about a text or keys where a list belongs."""
    if isinstance(node, nodes.Map):
        if _in_braces(node):
            row = ", ".join(node.items) if ids or len(node.items) > 1 else _in_braces(node)
            return f"Braces make keys of words; write `{key}: [{row}]`."
        if ids and inside is None:
            names = [f"`- {each}`" for each in node.items]
            return f"Write each on a line of its own, with nothing behind it: {with_and(names)}."
        if inside is not None and {*keys(inside)}.isdisjoint(node.items):
            return _as_keys(node, inside, entry=True)
        return "Write `- ` before its first key, and its other keys under that one."
    together = meant.apart(node.value, ids=ids) if isinstance(node, nodes.Text) else []
    if together:
        return f"Write it in brackets: `{key}: [{', '.join(together)}]`."
    return "Write each entry on a line of its own that starts with `- `."


def _as_row(node: nodes.Node | None) -> str:
    """What to do about a text or keys where one entry is a list of its own."""
    words: list[str] = []
    if isinstance(node, nodes.Text):
        words = re.split(r"\s*[,;=/|]\s*", node.value.strip())
    elif isinstance(node, nodes.Map):
        words = [*node.items, *filter(None, map(nodes.text_of, node.items.values()))]
    if all(re.fullmatch(r"[^\W_][\w '’-]*", each) for each in words) and len(words) > 1:
        return f"Write it in brackets: `- [{', '.join(words)}]`."
    return "Write what belongs together in brackets: `- [one, another]`."


def _as_keys(node: nodes.Node | None, inside: type[Model] | None, *, entry: bool) -> str:
    """What to do about a text or a list where keys belong."""
    if isinstance(node, nodes.List) and all(isinstance(each, nodes.Map) for each in node.items):
        return "Remove the dashes: its keys stand under it, indented by two spaces."
    names = keys(inside) if inside is not None else ()
    needed = [each for each in names if inside and inside.model_fields[each].is_required()]
    lines = [f"`{each}: ...`" for each in needed or names[:1]] or ["`key: value` lines"]
    if entry and names:
        first, *others = lines
        under = f", and {with_and(others)} under that" if others else ""
        return f"Write `- {first[1:]} on a line of its own{under}."
    return f"Write {with_and(lines)} under it, indented by two spaces."
