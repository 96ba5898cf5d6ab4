"""Says what an author meant by a value that is not written in the form it has to have: `7 days`, a
path for a link. Gives nothing where that is not sure.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePosixPath

from ..model.guide import KINDS
from ..model.kinds import BEHIND, FOLDER_PATTERN, ID_PATTERN, LONGEST, Written
from ..model.settings import SECTIONS
from ..text import locales, markup
from .homes import near_id

MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_JOINED = re.compile(r"\s*[,;]\s*|\s*\.\.+\s*|\s+(?:to|-|–)\s+|(?<=[0-9])\s*[-–]\s*(?=[0-9])")
_LISTED = re.compile(rf"{_JOINED.pattern}|\s+(?:&|\+|and|or|und|oder|et|ou|y|o)\s+")
_NUMBER = re.compile(
    r"[^0-9]*?(?P<number>[0-9]+)(?:\s*(?:-|–|to)\s*[0-9]+)?(?: ?%?(?P<unit>[a-z]+))?[^0-9]*"
)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_YEAR = re.compile(r"(?P<number>[0-9]{4})(?P<unit>)[-./].*")
_UNITS = {  # how many of what a key counts are in a unit
    "week": {"day": 7, "normal": 7, "slow": 7},
    "month": {"day": 30, "normal": 30, "slow": 30},
    "year": {"day": 365, "month": 12, "normal": 365, "slow": 365},
}
_SIGNS = r"[€£$¥]|per ?cent|points?|euros?|dollars?|pounds?|[A-Z]{3}"
_GROUPED = re.compile(
    r"(?P<whole>[0-9]+?|[0-9]{1,3}(?:,[0-9]{3})+?|[0-9]{1,3}(?:\.[0-9]{3})+?)"
    r"(?:(?P<mark>[.,])(?P<rest>[0-9]{1,2}))?"
)
_SUM = re.compile(rf"(?:{_SIGNS})?\s*(?P<digits>[0-9][0-9.,\s'’]*)(?:{_SIGNS})?")
_WITH_SIGN = re.compile(
    r"(?P<whole>[0-9]+)(?:[.,](?P<rest>[0-9]+))?\s*(?:[%€£$]|per ?cent|points?|[A-Z]{3})?"
)
_WHOLE_ID = re.compile(ID_PATTERN)
_ICON = re.compile(
    r":?(?:(?:material|mdi)[-/:]|fa[brs]?[- ](?:fa-)?)?(?P<name>[a-z][a-z0-9-]*)(?:\.svg)?:?"
)
_COLOUR = re.compile(
    r"#?([0-9a-fA-F]{6}(?=(?:[0-9a-fA-F]{2})?$)|[0-9a-fA-F]{3}$)(?:[0-9a-fA-F]{2})?"
)
_RGB = re.compile(
    r"rgba?\(\s*([0-9]{1,3})[\s,]+([0-9]{1,3})[\s,]+([0-9]{1,3})(?:\s*[,/]\s*(?:1|1\.0+|100%))?\s*\)"
)
_DAY = re.compile(
    r"(?P<first>[0-9]{4})[-./](?P<middle>[0-9]{1,2})[-./](?P<last>[0-9]{1,2})"
    r"|(?P<one>[0-9]{1,2})(?P<mark>[-./]) ?(?P<two>[0-9]{1,2})(?P=mark) ?(?P<year>[0-9]{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_OF_MONTH = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NAMED = (
    re.compile(rf"{_DAY_OF_MONTH}[ -](?P<month>[A-Za-z]+)\.?,?[ -](?P<year>[0-9]{{4}})"),
    re.compile(rf"(?P<month>[A-Za-z]+)\.? {_DAY_OF_MONTH},? (?P<year>[0-9]{{4}})"),
)
_TIME = re.compile(r"(?<=[0-9])[T ][0-9]{1,2}:[0-9:.]+(?:Z|[+-][0-9:]+)?$")


def written(form: Written, value: str) -> str:
    """A value in the form that it has to have; empty where nobody can tell."""
    if form == BEHIND:
        return _behind(value)
    if form.code in FORMS:
        return FORMS[form.code](value)
    reached = _reached(value) if "mailto:" in form.hint else ""
    if form.code == "bad-link":
        return reached or _link(value)
    if form.code == "bad-address" and "{path}" in form.hint:
        return _edited(value)
    return reached or (markup.whole_address(value) if form.code == "bad-address" else "")


def _edited(value: str) -> str:
    """An address at which a file is edited, with `{path}` for the path of the file."""
    named = re.sub(r"\{[^{}]*\}", "{path}", value)
    whole = named if "{path}" in named else f"{value.rstrip('/')}/{{path}}"
    return whole if re.fullmatch(r"https?://[^\s{}]+/\{path\}[^\s{}]*", whole) else ""


def _id(value: str) -> str:
    """The id at the end of an address of this site or of a path; empty for addresses of other
    sites.
    """
    section = re.match(r"https?://(?:[^/]+/)*?([^/]+)/[^/]+/?$", value)
    if section and section[1] not in SECTIONS:
        return ""
    return near_id(PurePosixPath(value.rpartition(":")[2].partition("#")[0]).stem)


def _decimal(value: str) -> str:
    match = _WITH_SIGN.fullmatch(value.strip())
    plain = ".".join(filter(None, match.group("whole", "rest"))) if match else value
    return plain if plain != value else money(value)


def money(value: str) -> str:
    """The sum that is meant by one with its currency or with marks between its thousands."""
    match = _SUM.fullmatch(value.strip())
    if match is None:
        return ""
    parts = _GROUPED.fullmatch(re.sub(r"[\s'’]", "", match["digits"]))
    sure = parts is not None and (parts["mark"] is None or parts["mark"] not in parts["whole"])
    if parts is None or not sure:
        return ""
    return ".".join(filter(None, (re.sub("[.,]", "", parts["whole"]), parts["rest"])))


def _colour(value: str) -> str:
    match = _COLOUR.fullmatch(value)
    if parts := _RGB.fullmatch(value.strip()):
        digits = "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
        return f'"#{digits}"'
    return f'"#{match[1]}"' if match else ""


def _icon(value: str) -> str:
    match = _ICON.fullmatch(value)
    return f"material/{match['name']}" if match else ""


def _phone(value: str) -> str:
    """The one telephone number in a text; empty where there are several or none."""
    found = re.findall(r"\+?[0-9][0-9 ().-]*[0-9]", value)
    alone = len(found) == 1 and not re.search("[0-9]", value.replace(found[0], ""))
    return found[0] if alone else ""


FORMS: dict[str, Callable[[str], str]] = {
    "bad-id": _id,
    "not-a-number": _decimal,
    "bad-colour": _colour,
    "bad-phone": _phone,
    "bad-icon-name": _icon,
    "bad-locale": locales.meant,
}
"""What makes a value right, by the code of its mistake."""


def _link(value: str) -> str:
    """The kind and id that an address of a thing or a section of this guide stands for."""
    found = markup.links(value)
    if found and found[0].whole == value:
        return found[0].target if found[0].parts() else ""
    name = value.strip("/").removesuffix(".yml")
    tag, _, rest = name.partition("/")
    in_language = bool(rest) and locales.known(tag)
    name = rest if in_language else name
    if name in SECTIONS:
        return f'"{name}:"'
    if in_language and re.match(ID_PATTERN, name):
        return f"page:{name}"
    section, _, name = name.rpartition("/")
    kinds = [kind for kind, each in KINDS.items() if each.what.linked and each.what.section]
    own = [kind for kind in kinds if KINDS[kind].what.section == section.rpartition("/")[2]]
    return f"{own[0]}:{name}" if len(own) == 1 and re.match(ID_PATTERN, name) else ""


def _behind(value: str) -> str:
    """What stands behind the language in an address: `signs/late-payment/`."""
    kind, _, name = value.partition(":")
    if kind in KINDS and name:
        value = "/".join(filter(None, (KINDS[kind].what.section, name, "")))
    path = re.sub(r"^(?:https?://[^/]+)?/*(?:content/(?:pages/)?)?", "", value)
    path = re.sub(r"(?:(?<![^/])index)?\.(?:html?|md|yml)$", "", path)
    tag, _, rest = path.partition("/")
    path = rest if rest and locales.known(tag) else path
    return path if re.fullmatch(FOLDER_PATTERN, path) else ""


def _reached(value: str) -> str:
    """A telephone number, an e-mail or a web address as links have it; else empty."""
    if value.startswith("tel:"):
        return f"tel:{re.sub(r'[^0-9+]', '', value)}"
    if MAIL.fullmatch(value):
        return f"mailto:{value}"
    return markup.whole_address(value) if value.startswith("www.") else ""


def apart(text: str, *, ids: bool = False) -> list[str]:
    """The ids or numbers that a text holds in a row, such as `35-59` or `first, second`; none of
    other texts.

    Where `ids` are meant, words count for the ids that they are nearest to.
    """
    parts = (_LISTED if ids else _JOINED).split(text.strip().strip("()[]"))
    if len(parts) == 1 and "-" in text and all(_WHOLE_ID.match(each) for each in text.split()):
        parts = text.split()
    if ids and all(map(near_id, parts)):
        return [near_id(part) for part in parts]
    return parts if all(re.fullmatch(r"[0-9]+|[a-z][a-z0-9-]*", part) for part in parts) else []


def number(key: str, value: str) -> str:
    """The number that is meant by one with its unit, `7 days`; empty where there is none."""
    if value.isdecimal():  # of another script, `٧`
        return str(int(value[:LONGEST]))
    value = re.sub(r"\.0$", "", value.strip().lower())
    first, *rest = value.split(" ", 1)
    if first in ("a", "an") and rest and rest[0] in ("day", *_UNITS):
        first = "one"
    if first in _WORDS:
        value = " ".join((str(_WORDS.index(first) + 1), *rest))
    match = _NUMBER.fullmatch(value) or (_YEAR.fullmatch(value) if key == "year" else None)
    if match is None or len(match["number"]) > LONGEST:
        return ""
    own = key.rpartition("_")[2].removesuffix("s")
    times = _UNITS.get((match["unit"] or "").removesuffix("s"), {}).get(own, 1)
    return str(int(match["number"]) * times)


def day(value: str) -> str:
    """The day that is meant by one written otherwise, such as `28.11.2026`; empty where two could
    be.
    """
    value = _named(re.sub(r"[‐-―−]", "-", _TIME.sub("", value.strip())))
    parts = _DAY.fullmatch(value)
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


def _named(value: str) -> str:
    """A day whose month has its name, `29 November 2026` or `Nov. 29, 2026`, as YYYY-MM-DD."""
    for form in _NAMED:
        parts = form.fullmatch(value)
        name = parts["month"].lower()[:3] if parts else ""
        if parts and name in _MONTHS:
            return f"{parts['year']}-{_MONTHS.index(name) + 1}-{parts['day']}"
    return value
