"""Says what is meant by a value that is not of its form, written as that wants it: `7 days`, a path
for a link. Nothing where that is not sure.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePosixPath

from ..model.guide import KINDS
from ..model.kinds import BEHIND, FOLDER_PATTERN, ID_PATTERN, LONGEST, Written
from ..text import locales, markup
from .homes import near_id

MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_JOINED = re.compile(r"\s*[,;]\s*|\s*\.\.+\s*|\s+(?:to|-|–)\s+|(?<=[0-9])\s*[-–]\s*(?=[0-9])")
_WITH_UNIT = re.compile(r"(?:in |about |ca\.? ?|circa )?(?P<number>[0-9]+) ?%?(?P<unit>[a-z]*)\.?")
_WITH_SIGN = re.compile(
    r"(?P<whole>[0-9]+)(?:[.,](?P<rest>[0-9]+))?\s*(?:[%€£$]|per ?cent|points?|[A-Z]{3})?"
)
_ICON = re.compile(r":?(?:material[-/])?(?P<name>[a-z][a-z0-9-]*)(?:\.svg)?:?")
_COLOUR = re.compile(
    r"#?([0-9a-fA-F]{6}(?=(?:[0-9a-fA-F]{2})?$)|[0-9a-fA-F]{3}$)(?:[0-9a-fA-F]{2})?"
)
_DAY = re.compile(
    r"(?P<first>[0-9]{4})[-./](?P<middle>[0-9]{1,2})[-./](?P<last>[0-9]{1,2})"
    r"|(?P<one>[0-9]{1,2})(?P<mark>[-./]) ?(?P<two>[0-9]{1,2})(?P=mark) ?(?P<year>[0-9]{4})"
)
_TIME = re.compile(r"(?<=[0-9])[T ][0-9]{1,2}:[0-9:.]+(?:Z|[+-][0-9:]+)?$")


def written(form: Written, value: str) -> str:
    """A value as a form wants it."""
    if form == BEHIND:
        return _behind(value)
    if form.code in FORMS:
        return FORMS[form.code](value)
    if form.code == "bad-link":
        return (_reached(value) if "mailto:" in form.hint else "") or _link(value)
    is_address = form.code == "bad-address" and "{path}" not in form.hint
    return markup.whole_address(value) if is_address else ""


def _id(value: str) -> str:
    return near_id(PurePosixPath(value.rpartition(":")[2]).stem)


def _decimal(value: str) -> str:
    match = _WITH_SIGN.fullmatch(value.strip())
    return ".".join(filter(None, match.group("whole", "rest"))) if match else ""


def _colour(value: str) -> str:
    match = _COLOUR.fullmatch(value)
    return f'"#{match[1]}"' if match else ""


def _icon(value: str) -> str:
    match = _ICON.fullmatch(value)
    return f"material/{match['name']}" if match else ""


FORMS: dict[str, Callable[[str], str]] = {
    "bad-id": _id,
    "not-a-number": _decimal,
    "bad-colour": _colour,
    "bad-icon-name": _icon,
    "bad-locale": locales.meant,
}
"""What makes a value right, by the code of its mistake."""


def _link(value: str) -> str:
    """The kind and the id of a thing by its address."""
    section, _, name = value.strip("/").removesuffix(".yml").rpartition("/")
    kinds = [kind for kind, each in KINDS.items() if each.what.linked and each.what.section]
    own = [kind for kind in kinds if KINDS[kind].what.section == section.rpartition("/")[2]]
    return f"{own[0]}:{name}" if len(own) == 1 and re.match(ID_PATTERN, name) else ""


def _behind(value: str) -> str:
    """What stands behind the language in an address."""
    path = re.sub(r"^(?:https?://[^/]+)?/*", "", value)
    tag, _, rest = path.partition("/")
    path = rest if rest and locales.known(tag) else path
    return path if re.fullmatch(FOLDER_PATTERN, path) else ""


def _reached(value: str) -> str:
    """A telephone number, an address of e-mail or on the web as links have it; else nothing."""
    if value.startswith("tel:"):
        return f"tel:{re.sub(r'[^0-9+]', '', value)}"
    if MAIL.fullmatch(value):
        return f"mailto:{value}"
    return markup.whole_address(value) if value.startswith("www.") else ""


def apart(text: str, *, ids: bool = False) -> list[str]:
    """The ids or numbers that a text joins, `35-59` or `first, second`; none of other words.

    Where `ids` are meant, words are taken for those that they are nearest to.
    """
    parts = _JOINED.split(text.strip())
    if ids and all(map(near_id, parts)):
        return [near_id(part) for part in parts]
    return parts if all(re.fullmatch(r"[0-9]+|[a-z][a-z0-9-]*", part) for part in parts) else []


def number(key: str, value: str) -> str:
    """The number that is meant by one with its unit, `7 days`; nothing where that is not sure."""
    if value.isdecimal():  # of another script, `٧`
        return str(int(value[:LONGEST]))
    match = _WITH_UNIT.fullmatch(value.strip().lower())
    unit = match["unit"].removesuffix("s") if match else ""
    own = key.rpartition("_")[2].removesuffix("s")
    return match["number"] if match and unit in ("", own, "day" if own != "month" else "") else ""


def day(value: str) -> str:
    """The day that is meant by one written otherwise, where only one can be: `28.11.2026`."""
    parts = _DAY.fullmatch(_TIME.sub("", value.strip()))
    if parts is None:
        return ""
    year = parts["first"] or parts["year"]
    days = [(parts["middle"], parts["last"])] if parts["first"] else []
    if not days:
        days = [(parts["two"], parts["one"])]
        days += [(parts["one"], parts["two"])] if parts["mark"] == "/" else []
    there = set()
    for month, day in days:
        with suppress(ValueError):
            there.add(datetime.date(int(year), int(month), int(day)).isoformat())
    return there.pop() if len(there) == 1 else ""
