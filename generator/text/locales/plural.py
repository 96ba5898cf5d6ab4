"""Which plural forms a language has for counted things, and how gettext writes the choice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from .cldr import parsed

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
COUNTS = range(1001)  # every category that counts of a guide reach is met here


@dataclass(frozen=True)
class Plurals:
    """The plural forms of a locale, in the order of CLDR, and how the header of a PO file chooses
    one.
    """

    categories: tuple[str, ...]
    header: str


@cache
def plurals(tag: str) -> Plurals:
    """The plural forms that whole numbers have in a locale, in the order of CLDR."""
    rule = parsed(tag).plural_form
    reached = {rule(count) for count in COUNTS}
    forms = tuple(name for name in CATEGORIES if name in reached)
    tests = [(forms.index(name), _test(node)) for name, node in rule.abstract if name in reached]
    tests = sorted((number, test) for number, test in tests if number < len(forms) - 1)
    choice = "".join(f"{test} ? {number} : " for number, test in tests)
    return Plurals(forms, f"nplurals={len(forms)}; plural=({choice}{len(forms) - 1});")


def category(count: int, tag: str) -> str:
    """Which plural form a whole number takes in a locale."""
    return str(parsed(tag).plural_form(count))


def _test(node: Any) -> str | bool:
    """A plural rule of CLDR for whole numbers, as gettext writes it, without what always holds."""
    name, parts = node
    if name in ("and", "or"):
        tests = [_test(part) for part in parts]
        if (name == "or") in tests:
            return bool(name == "or")
        left = [str(test) for test in tests if not isinstance(test, bool)]
        joined = (" && " if name == "and" else " || ").join(left)
        return (f"({joined})" if len(left) > 1 and name == "or" else joined) or name == "and"
    if name == "not":
        test = _test(parts[0])
        if isinstance(test, bool):
            return not test
        return f"!{test}" if test.startswith("(") else f"!({test})"
    _, left, (_, ranges) = parts
    value, bounds = _value(left), [(low[1][0], high[1][0]) for low, high in ranges]
    if isinstance(value, int):
        return bool(any(low <= value <= high for low, high in bounds))
    spans = [
        f"{value} == {low}" if low == high else f"({value} >= {low} && {value} <= {high})"
        for low, high in bounds
    ]
    return f"({' || '.join(spans)})" if len(spans) > 1 else spans[0]


def _value(node: Any) -> str | int:
    """An operand of a plural rule for whole numbers: the number, a remainder, or 0 for decimals."""
    name, parts = node
    if name == "mod":
        return f"n % {parts[1][1][0]}" if isinstance(_value(parts[0]), str) else 0
    if name == "value":
        return int(parts[0])
    return "n" if name in ("n", "i") else 0
