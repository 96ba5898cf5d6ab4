"""Turns the faults of a value into messages an author can act on: place, own words, hint."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import source
from .diagnostics import Diagnostic, Location, counted, did_you_mean
from .shape import Fault, Model, keys


@dataclass
class Places:
    """Where every key of every file stands, and the text of the files, to point into."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    nodes: dict[tuple[str, source.Path], source.Text | Location] = field(default_factory=dict)

    def of(self, origin: str, path: source.Path = ()) -> Location:
        """The place of a key path in a file, or of the nearest thing around it."""
        while path and (origin, path) not in self.nodes:
            path = path[:-1]
        node = self.nodes.get((origin, path), Location(origin))
        return node.location if isinstance(node, source.Text) else node

    def find(self, origin: str, path: source.Path, words: str) -> Location:
        """The place of the words inside the text at a key path, or of the text itself."""
        node = self.nodes.get((origin, path))
        if isinstance(node, source.Text):
            first = node.location.line
            for number in range(first, node.last_line + 1):
                line = self.lines[origin][number - 1]
                column = line.find(words, node.location.column - 1 if number == first else 0)
                if column >= 0:
                    return Location(origin, number, column + 1)
        return self.of(origin, path)


def explain(
    places: Places,
    model: type[Model],
    path: str,
    node: source.Node,
    faults: Iterable[Fault],
    at: source.Path = (),
) -> list[Diagnostic]:
    """One message a mistake, in the author's words. A misspelt key is not also a missing one."""
    faults = list(faults)
    missing = {f.path for f in faults if f.sort == "missing"}
    misspelt: set[source.Path] = set()
    found = []
    for fault in (f for f in faults if f.sort == "extra_forbidden"):
        around, key = fault.path[:-1], str(fault.path[-1])
        owner = _inside(node, around)
        place = owner.keys[key] if isinstance(owner, source.Map) else places.of(path, at)
        siblings = owner.items if isinstance(owner, source.Map) else {}
        unused = [name for name in keys(fault.owner) if name not in siblings]
        hint = did_you_mean(key, unused)
        close = hint.split('"')[1] if hint.startswith("Did") else None
        if close is not None and (*around, close) in missing:
            misspelt.add((*around, close))
        sentence = f'"{key}" is not a key of this {_noun(fault.owner)}.'
        hint = hint.replace("Known here:", "Remove it. Keys not used here yet:") or "Remove it."
        found.append(Diagnostic(place, "unknown-key", sentence, hint))
    for fault in faults:
        value = _inside(node, fault.path)
        if fault.sort == "extra_forbidden" or fault.path in misspelt:
            continue
        entries = len(value.items) if isinstance(value, source.List) else 0
        if fault.sort == "too_short" and entries >= fault.facts["min_length"]:
            continue  # only its faulty entries were not counted, and each has a message
        found.append(_one(places.of(path, (*at, *fault.path)), fault, value))
    return found


def _inside(node: source.Node, path: source.Path) -> source.Node | None:
    """The node at a path, or None where the author wrote nothing there."""
    found: source.Node | None = node
    for key in path:
        if isinstance(found, source.Map) and isinstance(key, str):
            found = found.items.get(key)
        elif isinstance(found, source.List) and isinstance(key, int):
            found = found.items[key]
        else:
            return None
    return found


def _noun(model: type[Model]) -> str:
    """What authors call a model: `guide`, `try first`, `checklist item`."""
    if model.__name__ == "Settings":
        return "guide"
    return re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()


def wrong_kind(place: Location, key: str, wanted: str, node: source.Node | None) -> Diagnostic:
    """The message for a list, a text or keys that stand where something else belongs."""
    got = {source.Text: "one text", source.List: "a list", source.Map: "keys with values"}
    sentence = f'"{key}" takes {wanted}, not {got.get(type(node), "this")}.'
    hints = {
        "a list": "Write each entry on a line of its own that starts with `- `.",
        "one text": "Write it on the line of its key, or under `>-`.",
        "keys with values": "Write `key: value` lines under it, indented by two spaces.",
    }
    return Diagnostic(place, "wrong-kind", sentence, hints[wanted])


def _one(place: Location, fault: Fault, node: source.Node | None) -> Diagnostic:
    """The message for one fault other than an unknown key."""
    names = [str(part) for part in fault.path if isinstance(part, str)]
    key = names[-1] if names else "this entry"
    value = node.value if isinstance(node, source.Text) else ""
    facts = fault.facts

    def message(code: str, sentence: str, hint: str) -> Diagnostic:
        return Diagnostic(place, code, sentence, hint)

    sort = fault.sort
    if sort == "missing":
        field = fault.owner.model_fields[key]
        about = (field.description or "").split(". ")[0].strip().rstrip(".")
        hint = f"Add it: {about[:1].lower()}{about[1:]}." if about else f"Add `{key}:`."
        return message("missing-key", f'This {_noun(fault.owner)} has no "{key}".', hint)
    if isinstance(node, source.Text) and not value.strip():
        return message("empty-value", f'"{key}" is empty.', "Write something, or remove the key.")
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
        sentence = (
            f'"{key}" has {counted(facts["actual_length"], "entry")}; it takes {bound} {limit}.'
        )
        sentence = sentence.replace("entrys", "entries")
        hint = "Add what is missing." if short else "Join or remove some."
        return message("too-few" if short else "too-many", sentence, hint)
    if sort == "literal_error":
        options = re.findall(r"'([^']+)'", facts["expected"])
        sentence = f'"{value}" is not a value of "{key}".'
        return message("unknown-choice", sentence, did_you_mean(value, options))
    if sort in ("int_parsing", "int_from_float"):
        sentence = f'"{key}" is a whole number, not "{value}".'
        return message("not-a-number", sentence, "Write digits only: `order: 3`.")
    if sort in ("greater_than_equal", "less_than_equal"):
        low = sort == "greater_than_equal"
        bound = f"at least {facts['ge']}" if low else f"at most {facts['le']}"
        return message("out-of-range", f'"{key}" is {value}.', f"It must be {bound}.")
    if sort.startswith("date"):
        sentence = f'"{value}" is not a day of "{key}".'
        return message("not-a-date", sentence, "Write year, month and day: `2026-11-23`.")
    patterns = {
        "icon": ("bad-icon-name", "Write the folder and the name: `material/cash-clock`."),
        "to": ("bad-link", "Write a kind and an id: `sign:late-payment`, or a section: `exit:`."),
        "url": ("bad-address", "Write the whole address: `https://example.org/page`."),
        "site_url": ("bad-address", "Write the whole address: `https://example.org/`."),
        "repository": ("bad-address", "Write the whole address: `https://example.org/guide`."),
        "feedback": ("bad-address", "Write the whole address: `https://example.org/feedback`."),
        "locales": ("bad-locale", "Write a language tag: `en`, `pt-BR`, `zh-Hant`."),
        "source_locale": ("bad-locale", "Write a language tag: `en`, `pt-BR`, `zh-Hant`."),
    }
    other = ("bad-id", "Ids are lower case letters, digits and single hyphens: `late-payment`.")
    code, hint = patterns.get(key, other)
    return message(code, f'"{value}" cannot stand as "{key}".', hint)
