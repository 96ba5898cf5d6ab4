"""Turns the faults that a model finds in a value into messages that an author can act on: the
place, the author's own words, what to write.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import get_args

from ..diagnostics import (
    Diagnostic,
    Location,
    as_sentence,
    closest,
    counted,
    did_you_mean,
    with_and,
)
from ..model.described import descriptions
from ..model.fit import Fault, keys, marks, marks_at, models
from ..model.kinds import (
    ID_PATTERN,
    SEEN,
    Entry,
    Model,
    Written,
)
from ..model.texts import KeyPath
from ..text import locales
from . import meant
from .astray import astray
from .places import Places
from .syntax import nodes
from .wrong_kind import wrong_kind

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
    every = list(faults)
    slips, faults = astray(node, every)
    found, misspelt = _strangers(places, path, node, faults, at)
    found = [*slips, *found]
    others = [
        each for each in faults if each.sort != "extra_forbidden" and each.path not in misspelt
    ]
    lacking = _lacking(others)
    cut_off = _end(node) if () in lacking else ()
    keyed = {fault.path for fault in others if fault.path[-1] == KEY}
    for fault in others:
        place = places.of(path, (*at, *fault.path))
        holder = nodes.inside(node, fault.path[:-2])
        if fault.path[-1] == KEY and isinstance(holder, nodes.Map):
            place = holder.keys[str(fault.path[-2])]
        together = lacking.get(fault.path[:-1], [])
        if fault.sort == "missing" and _is_cut_off(fault, cut_off):
            continue
        if (*fault.path, KEY) in keyed and not nodes.text_of(nodes.inside(node, fault.path)):
            continue  # a key that is none has nothing behind it
        if fault.sort == "missing" and len(together) > 1:
            if fault is together[0]:
                found.append(_unfinished(place, together))
        elif fault.sort != "too_short" or not _has_faults_inside(fault, every):
            found.append(_one(place, fault, nodes.inside(node, fault.path)))
    return found


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
        owner = nodes.inside(node, around)
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
    sentence = as_sentence(f"{holder} has no {with_and(names)}")
    hint = "Add them; if they were there, the file was not saved whole."
    return Diagnostic(place, "missing-key", sentence, hint)


def _holder(fault: Fault) -> str:
    """What authors call the thing that has a fault: `this sign`, `"costs"`, `an entry of
    "costs"`.
    """
    around = [part for part in fault.path[:-1] if isinstance(part, str)]
    if not around:
        owner = fault.owner
        called = owner.what.called if issubclass(owner, Entry) else getattr(owner, "kind", "")
        return f"this {called}"
    return f'"{around[-1]}"' if fault.path[-2] == around[-1] else f'an entry of "{around[-1]}"'


def _one(place: Location, fault: Fault, node: nodes.Node | None) -> Diagnostic:
    """The message for one fault that is not an unknown key."""
    names = [str(part) for part in fault.path if isinstance(part, str)]
    if names[-1] == KEY:
        return _no_key(place, fault.owner, *names[-3:-1])
    key, value = names[-1], node.value if isinstance(node, nodes.Text) else ""
    if fault.sort == "missing":
        return _missing(place, key, fault)
    if value in NOTHING:
        return _empty(place, key, fault, "is empty")
    if isinstance(node, nodes.Text) and not re.search(SEEN, value):
        return _empty(place, key, fault, "shows nothing" if value.strip() else "is empty")
    if fault.sort in WANTED:
        return _of_wrong_kind(place, key, fault, node)
    if fault.sort == "literal_error" and isinstance(node, (nodes.List, nodes.Map)):
        return wrong_kind(place, key, "one text", node, None, entry=_in_list(fault), ids=True)
    if fault.sort in ("too_short", "too_long"):
        return _counted(place, key, fault)
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        alike = _one(place, fault, nodes.Text(quoted[1], place, place.line))
        sentence = f'"{value}" stands in quotes that are part of it: YAML knows straight ones.'
        return replace(alike, sentence=sentence, hint=f'Write `"{quoted[1]}"`.')
    return _unfit(place, key, fault, value)


def _no_key(place: Location, owner: type[Model], holder: str, key: str) -> Diagnostic:
    """The message for a key that is not written as the keys of its holder are."""
    annotation = owner.model_fields[holder].annotation
    forms = [mark for mark in marks(get_args(annotation)[0]) if isinstance(mark, Written)]
    written = [ID, *forms][-1]
    right = locales.currency_meant(key) or (meant.written(written, key) if forms else "")
    hint = f"Write `{right}`." if right and right != key else written.hint
    if pair := re.fullmatch(r"([a-z0-9-]+)\s*[:=]\s*([a-z0-9-]+)", key):
        hint = f"Write a colon and a space: `{pair[1]}: {pair[2]}`."
    sentence = f'"{key}" cannot stand as a key in "{holder}".'
    return Diagnostic(place, written.code, sentence, hint)


def _of_wrong_kind(place: Location, key: str, fault: Fault, node: nodes.Node | None) -> Diagnostic:
    """The message for a value of another kind than its key takes."""
    own = fault.owner.model_fields.get(key)  # of an entry that is a model, that is the owner
    inside = fault.owner if own is None else next(models(own.annotation), None)
    entry, ids = _in_list(fault), _takes_ids(fault)
    found = wrong_kind(place, key, WANTED[fault.sort], node, inside, entry=entry, ids=ids)
    if fault.sort == "dict_type" and inside is None and isinstance(node, nodes.List):
        values = get_args(get_args(own.annotation)[-1]) if own else ()
        value = values[0] if values and isinstance(values[0], str) else "..."
        first = next((each.value for each in node.items if isinstance(each, nodes.Text)), "")
        if first:
            hint = f"Write `{first}: {value}` for `- {first}`, and each of the others so."
            return replace(found, hint=hint)
    return found


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
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and value < "1900":
        hint = "Look at the year: a day stands from 1900 on."
    return Diagnostic(place, "not-a-date", f'"{value}" is not a day.', hint)


def _forms(fault: Fault) -> list[Written]:
    """How the text of a key is to be written, the innermost last."""
    name = next(part for part in reversed(fault.path) if isinstance(part, str))
    own = marks_at(fault.owner, (name,))
    return [mark for mark in own if isinstance(mark, Written)]
