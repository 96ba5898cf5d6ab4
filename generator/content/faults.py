"""Turns the faults of a value into messages an author can act on: place, own words, hint."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..diagnostics import Diagnostic, Location, closest, counted, did_you_mean
from ..model.fit import Fault, keys, marks_at
from ..model.kinds import Entry, Model, Written
from . import nodes, slips
from .places import Places

KEY = "[key]"  # how a fault says that it is in a key and not in its value
ID_HINT = "Ids are lower case letters, digits and single hyphens: `late-payment`."
BOUNDS = ("greater_than_equal", "less_than_equal")
_JOINED = re.compile(r"\s*[,;]\s*|\s+(?:to|-|–)\s+|(?<=[0-9])\s*[-–]\s*(?=[0-9])")
ID = Written("bad-id", ID_HINT)


def explain(
    places: Places,
    model: type[Model],
    path: str,
    node: nodes.Node,
    faults: Iterable[Fault],
    at: nodes.Path = (),
) -> list[Diagnostic]:
    """One message a mistake, in the author's words. A misspelt key is not also a missing one."""
    faults = list(faults)
    misspelt: set[nodes.Path] = set()
    found = []
    for fault in (f for f in faults if f.sort == "extra_forbidden"):
        around, key = fault.path[:-1], str(fault.path[-1])
        owner = _inside(node, around)
        place = owner.keys[key] if isinstance(owner, nodes.Map) else places.of(path, at)
        siblings = owner.items if isinstance(owner, nodes.Map) else {}
        unused = [name for name in keys(fault.owner) if name not in siblings]
        close = closest(key, unused)
        misspelt.add((*around, close))
        sentence = f'"{key}" is not a key of {_holder(fault)}.'
        hint = f"Remove it. Keys not used here yet: {', '.join(unused)}."
        if close or not unused:
            hint = did_you_mean(key, unused) or "Remove it."
        if close and not key.isascii():
            odd = next(char for char in key if not char.isascii())
            shown = f'"{odd}" (U+{ord(odd):04X})' if odd.isprintable() else f"U+{ord(odd):04X}"
            hint += f" {shown} in it only looks right, or cannot be seen: type the key again."
        found.append(Diagnostic(place, "unknown-key", sentence, hint))
    lacking = _lacking(fault for fault in faults if fault.path not in misspelt)
    end = _end(node) if () in lacking else ()
    for fault in faults:
        value = _inside(node, fault.path)
        if fault.sort == "extra_forbidden" or fault.path in misspelt:
            continue
        missing = lacking.get(fault.path[:-1], [])
        if (
            fault.sort == "missing"
            and len(fault.path) > 1
            and end[: len(fault.path) - 1] == (fault.path[:-1])
        ):
            continue  # the file ends there, and so early that it lacks more than this
        if fault.sort == "missing" and len(missing) > 1:
            if fault is missing[0]:
                found.append(_unfinished(places.of(path, (*at, *fault.path)), missing))
            continue
        inside = [each for each in faults if each.path[:-1][: len(fault.path)] == fault.path]
        if fault.sort == "too_short" and inside:
            continue  # its faulty entries were not counted, and each has a message
        found.append(_one(places.of(path, (*at, *fault.path)), fault, value))
    return found


def _end(node: nodes.Node) -> nodes.Path:
    """The key path of the last thing that is written."""
    return list(nodes.places(node))[-1][0]


def _lacking(faults: Iterable[Fault]) -> dict[nodes.Path, list[Fault]]:
    """The faults of keys that are missing, by the key path of what lacks them."""
    lacking: dict[nodes.Path, list[Fault]] = {}
    for fault in faults:
        if fault.sort == "missing":
            lacking.setdefault(fault.path[:-1], []).append(fault)
    return lacking


def _unfinished(place: Location, missing: list[Fault]) -> Diagnostic:
    """The message for something that lacks several keys, as a file that was saved in part."""
    holder = _holder(missing[0])
    names = [f'"{fault.path[-1]}"' for fault in missing]
    sentence = f"{holder[:1].upper()}{holder[1:]} has no {', '.join(names[:-1])} and {names[-1]}."
    hint = "Add them; if they were there, the file was not saved whole."
    return Diagnostic(place, "missing-key", sentence, hint)


def _inside(node: nodes.Node, path: nodes.Path) -> nodes.Node | None:
    """The node at a path, or None where the author wrote nothing there."""
    found: nodes.Node | None = node
    for key in path:
        if isinstance(found, nodes.Map) and isinstance(key, str):
            found = found.items.get(key)
        elif isinstance(found, nodes.List) and isinstance(key, int):
            found = found.items[key]
        else:
            return None
    return found


def _holder(fault: Fault) -> str:
    """What authors call the thing that has the fault: `this sign`, `"costs"`, `an entry of ...`."""
    around = [part for part in fault.path[:-1] if isinstance(part, str)]
    if not around:
        owner = fault.owner
        return f"this {owner.what.name if issubclass(owner, Entry) else getattr(owner, 'kind', '')}"
    return f'"{around[-1]}"' if fault.path[-2] == around[-1] else f'an entry of "{around[-1]}"'


def wrong_kind(place: Location, key: str, wanted: str, node: nodes.Node | None) -> Diagnostic:
    """The message for a list, a text or keys that stand where something else belongs."""
    got = {nodes.Text: "one text", nodes.List: "a list", nodes.Map: "keys with values"}
    sentence = f'"{key}" takes {wanted}, not {got.get(type(node), "this")}.'
    if wanted == "one text" and isinstance(node, nodes.Map):
        hint = 'A colon and a space make a key of the words before; put the whole in "quotes".'
        return Diagnostic(place, "wrong-kind", sentence, hint)
    if wanted == "a list" and isinstance(node, nodes.Text) and slips.dash(node.value):
        sentence = f'The first entry of "{key}" {slips.dash(node.value)}.'
        hint = "Begin each entry of a list with a plain dash and a space: `- `."
        return Diagnostic(place, "wrong-kind", sentence, hint)
    together = _apart(node.value) if isinstance(node, nodes.Text) else []
    if wanted == "a list" and together:
        hint = f"Write it in brackets: `{key}: [{', '.join(together)}]`."
        return Diagnostic(place, "wrong-kind", sentence, hint)
    hints = {
        "a list": "Write each entry on a line of its own that starts with `- `.",
        "one text": "Write it on the line of its key, or under `>-`.",
        "keys with values": "Write `key: value` lines under it, indented by two spaces.",
    }
    return Diagnostic(place, "wrong-kind", sentence, hints[wanted])


def _apart(text: str) -> list[str]:
    """The ids or numbers that a text joins, `35-59` or `first, second`; none of other words."""
    parts = _JOINED.split(text.strip())
    return parts if all(re.fullmatch(r"[0-9]+|[a-z][a-z0-9-]*", part) for part in parts) else []


def _one(place: Location, fault: Fault, node: nodes.Node | None) -> Diagnostic:
    """The message for one fault other than an unknown key."""
    names = [str(part) for part in fault.path if isinstance(part, str)]
    if names[-1] == KEY:
        sentence = f'"{names[-2]}" cannot stand as a key in "{names[-3]}".'
        return Diagnostic(place, "bad-id", sentence, ID_HINT)
    key = names[-1]
    in_list = isinstance(fault.path[-1], int)
    value = node.value if isinstance(node, nodes.Text) else ""
    facts = fault.facts

    def message(code: str, sentence: str, hint: str) -> Diagnostic:
        return Diagnostic(place, code, sentence, hint)

    sort = fault.sort
    if sort == "missing":
        field = fault.owner.model_fields[key]
        about = (field.description or "").split(". ")[0].strip().rstrip(".")
        hint = f"Add it: {about[:1].lower()}{about[1:]}." if about else f"Add `{key}:`."
        holder = _holder(fault)
        sentence = f'{holder[:1].upper()}{holder[1:]} has no "{key}".'
        return message("missing-key", sentence, hint)
    if isinstance(node, nodes.Text) and not value.strip():
        sentence = f'An entry of "{key}" is empty.' if in_list else f'"{key}" is empty.'
        hint = "Write something, or remove the line."
        if not in_list:
            needed = key in fault.owner.model_fields and fault.owner.model_fields[key].is_required()
            hint = "Write something." if needed else "Write something, or remove the key."
            for form in _forms(fault):
                hint = form.hint if needed else f"{form.hint} Or remove the key."
        return message("empty-value", sentence, hint)
    if sort in ("tuple_type", "list_type"):
        return wrong_kind(place, key, "a list", node)
    if sort in ("string_type", "date_type", "int_type"):
        return wrong_kind(place, key, "one text", node)
    if sort in ("model_type", "model_attributes_type", "dict_type"):
        return wrong_kind(place, key, "keys with values", node)
    if sort in ("too_short", "too_long"):
        short = sort == "too_short"
        limit = facts["min_length" if short else "max_length"]
        bound = "at least" if short else "at most"
        entries = counted(facts["actual_length"], "entry", "entries")
        sentence = f'"{key}" has {entries}; it takes {bound} {limit}.'
        hint = "Add what is missing." if short else "Join or remove some."
        return message("too-few" if short else "too-many", sentence, hint)
    if sort == "literal_error":
        options = re.findall(r"'([^']+)'", facts["expected"])
        sentence = f'"{value}" is not a value of "{key}".'
        return message("unknown-choice", sentence, did_you_mean(value, options))
    if sort == "int_parsing":
        sentence = f'"{key}" takes a whole number, not "{value}".'
        hint = f"Write digits only: `{key}: 3`."
        if in_list:
            numbers = ", ".join(_apart(value)) if len(_apart(value)) > 1 else "35, 59"
            hint = f"Write digits only, each number for itself: `{key}: [{numbers}]`."
        return message("not-a-number", sentence, hint)
    if sort in BOUNDS:
        low = sort == "greater_than_equal"
        bound = f"at least {facts['ge']}" if low else f"at most {facts['le']}"
        return message("out-of-range", f'"{key}" is {value}.', f"It must be {bound}.")
    if sort.startswith("date"):
        sentence = f'"{value}" is not a day.'
        hint = f"Write year, month and day: `{key}: 2026-11-23`."
        if sort == "date_from_datetime_parsing":
            hint = "No calendar has it: look at the month and the day."
        return message("not-a-date", sentence, hint)
    written = [ID, *_forms(fault)][-1]
    sentence = f'"{value}" cannot stand {"in" if in_list else "as"} "{key}".'
    return message(written.code, sentence, written.hint)


def _forms(fault: Fault) -> list[Written]:
    """How the text of a key is to be written, the innermost last."""
    name = next(part for part in reversed(fault.path) if isinstance(part, str))
    own = marks_at(fault.owner, (name,))
    return [mark for mark in own if isinstance(mark, Written)]
