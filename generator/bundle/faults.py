"""Finds what is wrong with a style sheet: what browsers pass over, what keeps the rules behind it
from being read, and what would be fetched from other hosts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from typing import Any

import tinycss2

from ..diagnostics import Diagnostic, Location, closest

FOREIGN = re.compile(r"(?:https?:)?//|ftp:", re.IGNORECASE)
PASSED_OVER = re.compile(r"[\t\n\r]")  # by who reads an address
FETCHING = ("url", "src", "image", "image-set", "-webkit-image-set")
ENDS = {"{} block": "}", "[] block": "]", "() block": ")", "function": ")", "comment": "*/"}
CALLED = {"{} block": "block", "comment": "comment"}
HEXADECIMAL = re.compile(r"(?:[0-9a-fA-F]{3,4}){1,2}")
UNHEEDED = ("whitespace", "comment")
OF_MATERIAL = "--md-"
UNITS = (
    *("ch", "cm", "deg", "dvh", "em", "fr", "lh", "mm", "ms", "pt", "px", "rem", "rlh", "s"),
    *("svh", "vh", "vmax", "vmin", "vw"),
)
BRACKETS = ("}", "]", ")")


AT_THE_START = {
    "import": "Copy what that sheet holds to this place, or put that file beside this one: every"
    " sheet of the folder of a layer is read.",
    "charset": "Remove it: sheets are read as UTF-8.",
    "namespace": "Remove it, and write names of elements without a prefix.",
}
"""Rules that only the start of a sheet can hold, and what does the same in a joined one."""


def faults(path: str, text: str, *, joined: bool = False) -> Iterator[Diagnostic]:
    """Every mistake in a style sheet, sorted by its place. `path` is where the sheet stands.

    In a sheet that is `joined` with others, what is open at its end takes in the next one, and what
    has to stand at the start of a sheet cannot. Browsers close the end of a sheet that is alone.
    """
    parts = tinycss2.parse_component_value_list(text)
    broken = tuple(dict.fromkeys(_broken(path, parts)))
    unclosed = broken or tuple(_open(path, text, parts)) or tuple(_unended(path, parts))
    yield from unclosed or _declared(path, parts)
    ended = (rule for rule in _rules(parts) if rule[-1] == ";")
    rules = [rule for rule in ended if joined and _name(rule) in AT_THE_START]
    for rule in rules:
        place = Location(path, rule[0].source_line, rule[0].source_column)
        name = _name(rule)
        sentence = f"No browser heeds `@{name}` here, since this sheet is joined to others."
        yield Diagnostic(place, "broken-style", sentence, AT_THE_START[name])
    told = [part for rule in rules for part in rule]
    yield from _foreign(path, [part for part in parts if not any(part is each for each in told)])


def _name(rule: list[Any]) -> str:
    """The name of a rule that begins with `@`."""
    return str(rule[0].lower_value) if rule[0].type == "at-keyword" else ""


def _broken(path: str, parts: Iterable[Any], around: Any = None) -> Iterator[Diagnostic]:
    """The mistakes for pieces that the parser can make nothing of, and for what is open there."""
    for part in parts:
        yield from _broken(path, _inside(part), part)
        if part.type != "error":
            continue
        place = Location(path, part.source_line, part.source_column)
        if part.kind.endswith("url"):
            sentence = "The address that starts here does not end as one."
            yield Diagnostic(place, "broken-style", sentence, 'Write it as `url("...")`.')
        elif part.kind not in BRACKETS:
            sentence = "The text in quotes that starts here does not end on its line."
            hint = "Close it with the same quotation mark."
            yield Diagnostic(place, "broken-style", sentence, hint)
        elif around is not None and around.type != "{} block":
            yield _not_ended(path, around)
        else:
            sentence = f"Nothing is open that `{part.kind}` could end."
            yield Diagnostic(place, "broken-style", sentence, "Remove it.")


def _open(path: str, text: str, parts: list[Any]) -> Iterator[Diagnostic]:
    """The mistake for a bracket that is still open at the end of the sheet."""
    probed = tinycss2.parse_component_value_list(f"{text}\n}}")
    if probed and probed[-1].type == "error":
        return
    for part in reversed(parts):
        if part.type in ENDS:
            yield _not_ended(path, part)
            return


def _not_ended(path: str, part: Any) -> Diagnostic:
    place = Location(path, part.source_line, part.source_column)
    sentence = f"The {CALLED.get(part.type, 'bracket')} that starts here does not end."
    return Diagnostic(place, "broken-style", sentence, f"Close it with `{ENDS[part.type]}`.")


def _unended(path: str, parts: list[Any]) -> Iterator[Diagnostic]:
    """The mistakes for rules without an end: one begins with the end of another, one takes in the
    next.
    """
    for rule in _rules(parts):
        start, end = rule[0], rule[-1]
        is_at_rule = start.type == "at-keyword"
        place = Location(path, start.source_line, start.source_column)
        if start == ";":
            sentence = "The `;` ends nothing here, and the rule behind it is lost."
            yield Diagnostic(place, "broken-style", sentence, "Remove it.")
        elif end.type != "{} block" and not is_at_rule:
            sentence = "The rule that starts here has no block."
            hint = "Write one behind it, `{ ... }`; or remove it."
            yield Diagnostic(place, "broken-style", sentence, hint)
        elif end.type != "{} block" and end != ";":
            sentence = "The rule that starts here does not end."
            yield Diagnostic(place, "broken-style", sentence, "Write `;` or a block behind it.")


def _rules(parts: Iterable[Any]) -> Iterator[list[Any]]:
    """The pieces of each rule, up to its block, or to the `;` of one that begins with `@`."""
    rule: list[Any] = []
    for part in parts:
        if part.type not in ("whitespace", "comment"):
            rule.append(part)
        if rule and (part.type == "{} block" or (rule[0].type == "at-keyword" and part == ";")):
            yield rule
            rule = []
    if rule:
        yield rule


def _declared(path: str, parts: Iterable[Any]) -> Iterator[Diagnostic]:
    """The mistakes for what stands in a block and is no declaration: browsers pass it over."""
    for part in parts:
        inside = _inside(part)
        yield from _declared(path, inside)
        for said in _lines(inside) if part.type == "{} block" else ():
            first, behind = [*(each for each in said if each.type not in UNHEEDED), None][:2]
            text = tinycss2.serialize(said).strip()
            place = Location(path, first.source_line, first.source_column)
            if first.type != "ident" or behind != ":":
                written = text.split("\n")[0]
                sentence = f"`{written}` is no declaration, and every browser passes it over."
                yield Diagnostic(place, "broken-style", sentence, _meant(written))
            elif not first.value.startswith("--"):
                yield from _valued(path, said[said.index(":") + 1 :])


def _lines(parts: Iterable[Any]) -> Iterator[list[Any]]:
    """The pieces of each declaration of a block; no rules."""
    said: list[Any] = []
    for part in [*parts, None]:
        if part is not None and part != ";" and part.type != "{} block":
            said.append(part)
            continue
        heeded = [each for each in said if each.type not in UNHEEDED]
        is_rule = part is not None and part != ";"
        if heeded and not is_rule and heeded[0].type != "at-keyword":
            yield said
        said = []


def _meant(written: str) -> str:
    """What to write for what is no declaration."""
    if written.startswith("//"):
        return f"Write a note between `/*` and `*/`: `/* {written.strip('/ ')} */`."
    pair = re.fullmatch(r"(?P<name>[a-z-]+)(?:\s*=\s*|\s+)(?P<value>[^=:]+)", written)
    if pair:
        return f"Write `{pair['name']}: {pair['value']};`."
    return "Write a name, a colon and a value: `color: red;`."


def _valued(path: str, value: list[Any]) -> Iterator[Diagnostic]:
    """Why browsers pass over a declaration because of its value, if they do."""
    for part, after in zip_longest(value, value[1:]):
        place = Location(path, part.source_line, part.source_column)
        if part.type == "ident" and after == ":":
            sentence = f"Nothing ends the declaration before `{part.value}`."
            yield Diagnostic(place, "broken-style", sentence, "Write `;` there.")
            return
        if part.type == "hash" and not HEXADECIMAL.fullmatch(part.value):
            sentence = f"`#{part.value}` is no colour."
            hint = "Write three or six digits behind `#`, from 0 to 9 and a to f."
            yield Diagnostic(place, "broken-style", sentence, hint)
        elif part.type == "ident" and part.lower_value in UNITS and _number(value, part):
            number = _number(value, part)
            sentence = f"A space stands between `{number}` and `{part.value}`."
            yield Diagnostic(place, "broken-style", sentence, f"Write `{number}{part.value}`.")
        elif part.type == "function" and part.lower_name == "var":
            named = next((each for each in part.arguments if each.type != "whitespace"), None)
            if named is not None and named.type == "ident" and named.value[:2] != "--":
                sentence = f"`var({named.value})` is no value: names of that kind begin with `--`."
                yield Diagnostic(place, "broken-style", sentence, f"Write `var(--{named.value})`.")


def _number(value: list[Any], unit: Any) -> str:
    """The number before a unit that a space keeps apart; nothing where there is none."""
    at = next(index for index, each in enumerate(value) if each is unit)
    apart = at > 1 and value[at - 1].type == "whitespace" and value[at - 2].type == "number"
    return str(value[at - 2].representation) if apart else ""


def unset(path: str, text: str, names: Collection[str]) -> Iterator[Diagnostic]:
    """A mistake for each custom property (`--accent`) that a sheet asks for and no sheet sets."""
    waiting = tinycss2.parse_component_value_list(text)
    while waiting:
        part = waiting.pop(0)
        inside = _inside(part)
        waiting[:0] = inside
        if part.type != "function" or part.lower_name != "var" or "," in inside:
            continue
        for named in inside:
            name = named.value if named.type == "ident" else ""
            if name.startswith("--") and not name.startswith(OF_MATERIAL) and name not in names:
                place = Location(path, named.source_line, named.source_column)
                near = closest(name, names)
                hint = f"Did you mean `{near}`?" if near else f"Write `{name}: ...;` in a sheet."
                yield Diagnostic(place, "broken-style", f"Nothing sets `{name}`.", hint)


def _foreign(path: str, parts: list[Any]) -> Iterator[Diagnostic]:
    """The mistakes for what would be fetched from other hosts."""
    for part, address in _addresses(parts):
        if FOREIGN.match(PASSED_OVER.sub("", address).strip().replace("\\", "/")):
            place = Location(path, part.source_line, part.source_column)
            sentence = f"`{address}` would be fetched from another host, which learns who reads."
            hint = "Put the file into `templates/theme/`, and write where it stands there."
            yield Diagnostic(place, "foreign-style", sentence, hint)


def _addresses(parts: Iterable[Any]) -> Iterator[tuple[Any, str]]:
    """Every address that a browser would fetch, with the piece that names it."""
    rule = ""
    for part in parts:
        if part.type == "at-keyword":
            rule = part.lower_value
        elif part == ";" or part.type == "{} block":
            rule = ""
        if rule == "namespace":
            continue
        if part.type == "url" or (part.type == "string" and rule == "import"):
            yield part, part.value
        elif part.type == "function" and part.lower_name in FETCHING:
            yield from ((each, each.value) for each in part.arguments if each.type == "string")
        yield from _addresses(_inside(part))


def _inside(part: Any) -> list[Any]:
    """The pieces of a block or a function."""
    return getattr(part, "content", None) or getattr(part, "arguments", None) or []
