"""Turns the faults that a model finds in a value into messages that an author can act on: the
place, the author's own words, what to write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..diagnostics import Diagnostic, Location, as_sentence, closest, counted, did_you_mean
from ..model.described import descriptions
from ..model.fit import Fault, keys, marks_at, models
from ..model.kinds import (
    ID_PATTERN,
    SEEN,
    Entry,
    Model,
    Written,
)
from ..model.texts import KeyPath
from . import meant
from .places import Places
from .syntax import nodes, slips

KEY = "[key]"  # how a fault says that it is in a key and not in its value
ID_HINT = "Ids are lower case letters, digits and single hyphens: `late-payment`."
WANTED = {
    **dict.fromkeys(("tuple_type", "list_type"), "a list"),
    **dict.fromkeys(("string_type", "date_type", "int_type"), "one text"),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), "keys with values"),
}
"""What should stand where something of another kind does, by the sort of the fault."""
NOTHING = ("~", "null", "Null", "NULL")  # no value in other YAML, and to whoever writes it
BOUNDS = ("greater_than_equal", "less_than_equal")
_QUOTED = re.compile(r"[“”„«»‹›‘’‚]\s*(.*?[^\s])\s*[“”«»‹›‘’]", re.DOTALL)
_ANSWERS = {**dict.fromkeys(("true", "on"), "yes"), **dict.fromkeys(("false", "off"), "no")}
ID = Written("bad-id", ID_HINT)


def explain(
    places: Places,
    path: str,
    node: nodes.Node,
    faults: Iterable[Fault],
    at: KeyPath = (),
) -> list[Diagnostic]:
    """The messages for the faults of one value, one for each mistake.

    `node` is the value, at the key path `at` of the file `path`. A misspelt key is not told as a
    missing one too.
    """
    faults = list(faults)
    found, misspelt = _strangers(places, path, node, faults, at)
    others = [
        each for each in faults if each.sort != "extra_forbidden" and each.path not in misspelt
    ]
    lacking = _lacking(others)
    cut_off = _end(node) if () in lacking else ()
    keyed = {fault.path for fault in others if fault.path[-1] == KEY}
    for fault in others:
        place = places.of(path, (*at, *fault.path))
        together = lacking.get(fault.path[:-1], [])
        if fault.sort == "missing" and _is_cut_off(fault, cut_off):
            continue
        if (*fault.path, KEY) in keyed and not _text_of(_inside(node, fault.path)):
            continue  # a key that is none has nothing behind it
        if fault.sort == "missing" and len(together) > 1:
            if fault is together[0]:
                found.append(_unfinished(place, together))
        elif fault.sort != "too_short" or not _has_faults_inside(fault, faults):
            found.append(_one(place, fault, _inside(node, fault.path)))
    return found


def _text_of(node: nodes.Node | None) -> str:
    """The words of a text, or nothing."""
    return node.value if isinstance(node, nodes.Text) else ""


def _strangers(
    places: Places, path: str, node: nodes.Node, faults: list[Fault], at: KeyPath
) -> tuple[list[Diagnostic], set[KeyPath]]:
    """The messages for keys that their holders do not have, and the key paths that they stand for.

    A key that is like no other stands for the one key that is missing beside it.
    """
    found, misspelt = list[Diagnostic](), set[KeyPath]()
    lacking = _lacking(faults)
    unknown = [each for each in faults if each.sort == "extra_forbidden"]
    beside = Counter(each.path[:-1] for each in unknown)
    for fault in unknown:
        around, key = fault.path[:-1], str(fault.path[-1])
        owner = _inside(node, around)
        place = owner.keys[key] if isinstance(owner, nodes.Map) else places.of(path, at)
        siblings = owner.items if isinstance(owner, nodes.Map) else {}
        unused = [name for name in keys(fault.owner) if name not in siblings]
        missed = [str(each.path[-1]) for each in lacking.get(around, [])]
        alone = len(missed) == 1 and beside[around] == 1
        right = closest(key, unused) or (missed[0] if alone else "")
        if _is_pair(key, siblings, missed):
            misspelt |= {(*around, name) for name in missed}
            found.append(_pair(place, key, fault, missed))
            continue
        misspelt.add((*around, right))
        found.append(_unknown(place, key, fault, unused, right))
    return found, misspelt


def _is_pair(key: str, siblings: Mapping[str, nodes.Node], missed: list[str]) -> bool:
    """Whether a key and its value are words and where they lead (`Write to us: ...`), written in
    place of the keys `text` and `to`.
    """
    alone = [*siblings] == [key] and isinstance(siblings[key], nodes.Text)
    return alone and len(missed) == 2 and re.fullmatch(r"[\w-]+", key) is None


def _pair(place: Location, key: str, fault: Fault, missed: list[str]) -> Diagnostic:
    """The message for such a pair."""
    first, second = missed
    sentence = f'"{key}" stands where a key of {_holder(fault)} belongs.'
    hint = f"Write `{first}: {key}`, and on a line of its own under that `{second}:` with what"
    return Diagnostic(place, "unknown-key", sentence, f"{hint} stands behind it now.")


def _is_cut_off(fault: Fault, end: KeyPath) -> bool:
    """Whether the file ends where a key is missing, and so early that more than that one is
    missing.

    `end` is the key path of the last thing that is written.
    """
    around = fault.path[:-1]
    return len(around) > 0 and end[: len(around)] == around


def _has_faults_inside(fault: Fault, faults: Iterable[Fault]) -> bool:
    """Whether a list that is too short has faulty entries, which were not counted."""
    depth = len(fault.path)
    return any(each.path[:-1][:depth] == fault.path for each in faults)


def _unknown(place: Location, key: str, fault: Fault, unused: list[str], right: str) -> Diagnostic:
    """The message for a key that its holder does not have; it may mean one of the `unused` ones."""
    hint = f"Remove it. Keys not used here yet: {', '.join(unused)}." if unused else "Remove it."
    hint = f'Did you mean "{right}"?' if right else hint
    if right and not key.isascii():
        odd = next(char for char in key if not char.isascii())
        shown = f'"{odd}" (U+{ord(odd):04X})' if odd.isprintable() else f"U+{ord(odd):04X}"
        hint += f" {shown} in it only looks right, or cannot be seen: type the key again."
    sentence = f'"{key}" is not a key of {_holder(fault)}.'
    return Diagnostic(place, "unknown-key", sentence, hint)


def _end(node: nodes.Node) -> KeyPath:
    """The key path of the last thing that is written."""
    return list(nodes.places(node))[-1][0]


def _lacking(faults: Iterable[Fault]) -> dict[KeyPath, list[Fault]]:
    """The faults of keys that are missing, by the key path of what lacks them."""
    lacking: dict[KeyPath, list[Fault]] = {}
    for fault in faults:
        if fault.sort == "missing":
            lacking.setdefault(fault.path[:-1], []).append(fault)
    return lacking


def _unfinished(place: Location, missing: list[Fault]) -> Diagnostic:
    """The message for something that lacks several keys, as a file that was saved in part."""
    holder = _holder(missing[0])
    names = [f'"{fault.path[-1]}"' for fault in missing]
    sentence = as_sentence(f"{holder} has no {_and(names)}")
    hint = "Add them; if they were there, the file was not saved whole."
    return Diagnostic(place, "missing-key", sentence, hint)


def _inside(node: nodes.Node, path: KeyPath) -> nodes.Node | None:
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
    """What authors call the thing that has a fault: `this sign`, `"costs"`, `an entry of
    "costs"`.
    """
    around = [part for part in fault.path[:-1] if isinstance(part, str)]
    if not around:
        owner = fault.owner
        return f"this {owner.what.name if issubclass(owner, Entry) else getattr(owner, 'kind', '')}"
    return f'"{around[-1]}"' if fault.path[-2] == around[-1] else f'an entry of "{around[-1]}"'


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
        if _in_braces(node):
            return f'Braces make keys of words; put the whole in "quotes": `{_in_braces(node)}`.'
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
            return f"Braces make keys of words; write `{key}: [{_in_braces(node)}]`."
        if ids and inside is None:
            names = [f"`- {each}`" for each in node.items]
            return f"Write each on a line of its own, with nothing behind it: {_and(names)}."
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
        words = [*node.items, *filter(None, map(_text_of, node.items.values()))]
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
        under = f", and {_and(others)} under that" if others else ""
        return f"Write `- {first[1:]} on a line of its own{under}."
    return f"Write {_and(lines)} under it, indented by two spaces."


def _and(words: list[str]) -> str:
    """Words in a row, the last with an "and"."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def _one(place: Location, fault: Fault, node: nodes.Node | None) -> Diagnostic:
    """The message for one fault that is not an unknown key."""
    names = [str(part) for part in fault.path if isinstance(part, str)]
    if names[-1] == KEY:
        sentence = f'"{names[-2]}" cannot stand as a key in "{names[-3]}".'
        pair = re.fullmatch(r"([a-z0-9-]+)\s*[:=]\s*([a-z0-9-]+)", names[-2])
        hint = f"Write a colon and a space: `{pair[1]}: {pair[2]}`." if pair else ID_HINT
        return Diagnostic(place, "bad-id", sentence, hint)
    key, value = names[-1], node.value if isinstance(node, nodes.Text) else ""
    if fault.sort == "missing":
        return _missing(place, key, fault)
    if value in NOTHING:
        return _empty(place, key, fault, "is empty")
    if isinstance(node, nodes.Text) and not re.search(SEEN, value):
        return _empty(place, key, fault, "shows nothing" if value.strip() else "is empty")
    if fault.sort in WANTED:
        return _of_wrong_kind(place, key, fault, node)
    if fault.sort in ("too_short", "too_long"):
        return _counted(place, key, fault)
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        alike = _one(place, fault, nodes.Text(quoted[1], place, place.line))
        sentence = f'"{value}" stands in quotes that are part of it: YAML knows straight ones.'
        return replace(alike, sentence=sentence, hint=f'Write `"{quoted[1]}"`.')
    return _unfit(place, key, fault, value)


def _of_wrong_kind(place: Location, key: str, fault: Fault, node: nodes.Node | None) -> Diagnostic:
    """The message for a value of another kind than its key takes."""
    own = fault.owner.model_fields.get(key)  # of an entry that is a model, that is the owner
    inside = fault.owner if own is None else next(models(own.annotation), None)
    entry, ids = _in_list(fault), _takes_ids(fault)
    return wrong_kind(place, key, WANTED[fault.sort], node, inside, entry=entry, ids=ids)


def _unfit(place: Location, key: str, fault: Fault, value: str) -> Diagnostic:
    """The message for a text that is none of the choices, out of range, or not of its form."""
    if fault.sort == "literal_error":
        options = re.findall(r"'([^']+)'", fault.facts["expected"])
        sentence = f'"{value}" is not a value of "{key}".'
        hint = did_you_mean(_ANSWERS.get(value.lower(), value), options)
        return Diagnostic(place, "unknown-choice", sentence, hint)
    if fault.sort == "int_parsing":
        return _no_number(place, key, fault, value)
    if fault.sort in BOUNDS:
        low = fault.sort == "greater_than_equal"
        bound = f"at least {fault.facts['ge']}" if low else f"at most {fault.facts['le']}"
        return Diagnostic(place, "out-of-range", f'"{key}" is {value}.', f"It must be {bound}.")
    if fault.sort.startswith("date"):
        return _no_day(place, key, fault, value)
    return _ill_formed(place, key, fault, value)


def _ill_formed(place: Location, key: str, fault: Fault, value: str) -> Diagnostic:
    """The message for a text that is not written as its key wants it."""
    written = [ID, *_forms(fault)][-1]
    sentence = f'"{value}" cannot stand {"in" if _in_list(fault) else "as"} "{key}".'
    right = meant.written(written, value)
    right = "" if right == value else right
    hint = f"Write `{right}`." if right else written.hint
    if written.code == ID.code and re.match(r"https?://", value) and not right:
        hint = "Write the id of what is meant: its file has that name, or its entry begins with it."
    in_row = _in_list(fault) and written.code in ("bad-id", "bad-locale")
    ids = written.code == ID.code and re.search("[:/]", value) is None
    together = meant.apart(value, ids=ids) if in_row else []
    if len(together) > 1:
        hint = f"Write a comma between the entries: `{key}: [{', '.join(together)}]`."
    return Diagnostic(place, written.code, sentence, hint)


def _takes_ids(fault: Fault) -> bool:
    """Whether ids stand at the key that has the fault."""
    name = next(part for part in reversed(fault.path) if isinstance(part, str))
    patterns = (getattr(mark, "pattern", None) for mark in marks_at(fault.owner, (name,)))
    return ID_PATTERN in patterns


def _in_list(fault: Fault) -> bool:
    """Whether it is one entry of a list that has the fault."""
    return isinstance(fault.path[-1], int)


def _missing(place: Location, key: str, fault: Fault) -> Diagnostic:
    """The message for a key that is needed and not there."""
    about = descriptions(fault.owner).get(key, "").split(". ")[0].strip().rstrip(".")
    hint = f"Add it: {about[:1].lower()}{about[1:]}." if about else f"Add `{key}:`."
    sentence = as_sentence(f'{_holder(fault)} has no "{key}"')
    return Diagnostic(place, "missing-key", sentence, hint)


def _empty(place: Location, key: str, fault: Fault, how: str) -> Diagnostic:
    """The message for a value that says nothing: `how` is `is empty`, or `shows nothing`."""
    if _in_list(fault):
        hint = "Write something, or remove the line."
        return Diagnostic(place, "empty-value", f'An entry of "{key}" {how}.', hint)
    fields = fault.owner.model_fields
    needed = key in fields and fields[key].is_required()
    hint = "Write something." if needed else "Write something, or remove the key."
    for form in _forms(fault):
        hint = form.hint if needed else f"{form.hint} Or remove the key."
    return Diagnostic(place, "empty-value", f'"{key}" {how}.', hint)


def _counted(place: Location, key: str, fault: Fault) -> Diagnostic:
    """The message for a list with too few or too many entries."""
    entries = counted(fault.facts["actual_length"], "entry", "entries")
    if fault.sort == "too_short":
        sentence = f'"{key}" has {entries}; it takes at least {fault.facts["min_length"]}.'
        return Diagnostic(place, "too-few", sentence, "Add what is missing.")
    sentence = f'"{key}" has {entries}; it takes at most {fault.facts["max_length"]}.'
    return Diagnostic(place, "too-many", sentence, "Join or remove some.")


def _no_number(place: Location, key: str, fault: Fault, value: str) -> Diagnostic:
    """The message for a text where a whole number belongs, with the one that is meant."""
    number = meant.number(key, value)
    said = (m for mark in marks_at(fault.owner, (key,)) for m in getattr(mark, "metadata", [mark]))
    least = max((getattr(mark, "ge", 0) for mark in said), default=0)
    hint = f"Write digits only: `{key}: {number or max(least, 3)}`."
    if _in_list(fault):
        together = [each for each in meant.apart(value) if each.isdecimal()]
        numbers = ", ".join(together) if len(together) > 1 else "35, 59"
        hint = f"Write digits only, each number for itself: `{key}: [{numbers}]`."
        hint = f"Write digits only: `{number}`." if number and len(together) < 2 else hint
    sentence = f'"{key}" takes a whole number, not "{value}".'
    return Diagnostic(place, "not-a-number", sentence, hint)


def _no_day(place: Location, key: str, fault: Fault, value: str) -> Diagnostic:
    """The message for a text where a day belongs, with the one that is meant."""
    hint = f"Write year, month and day: `{key}: {meant.day(value) or '2026-11-23'}`."
    if fault.sort == "date_from_datetime_parsing":
        hint = "No calendar has it: look at the month and the day."
    return Diagnostic(place, "not-a-date", f'"{value}" is not a day.', hint)


def _forms(fault: Fault) -> list[Written]:
    """How the text of a key is to be written, the innermost last."""
    name = next(part for part in reversed(fault.path) if isinstance(part, str))
    own = marks_at(fault.owner, (name,))
    return [mark for mark in own if isinstance(mark, Written)]
