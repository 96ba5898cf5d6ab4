"""Reads a drawing (SVG) safely: how large it is, and what in it could run or fetch something.

A page shows drawings as pictures, where browsers run nothing; whoever opens the file itself, at the
same address, gets a document that can. So a drawing is refused that holds more than shapes.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
BETWEEN = "\n"  # stands between a namespace and a name, as in neither
ACTIVE = (
    *("script", "handler", "listener", "foreignobject", "iframe", "object", "embed"),
    *("audio", "video", "canvas"),
)
ADDRESSES = ("href", "src")
INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp|avif)[;,])", re.IGNORECASE)
URL = re.compile(r"url\(\s*[\"']?(?P<address>[^\"')]*)", re.IGNORECASE)
ELSEWHERE = re.compile(r"@import|(?:image|image-set|src)\(|https?:|\\", re.IGNORECASE)
RUNS = re.compile(r"(?:java|vb)script:|data:text/", re.IGNORECASE)
LENGTH = re.compile(r"\s*\+?(?P<count>[0-9]*\.?[0-9]+)(?P<unit>px|in|cm|mm|pt|pc|)\s*")
PIXELS = {"": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 4 / 3, "pc": 16.0}


@dataclass(frozen=True)
class Drawing:
    """What was read of a drawing. `size` is width and height in CSS pixels, or None where it says
    neither.

    `unread` is why it cannot be read; `active` is what in it could run or fetch something, and what
    that does. Both are empty for a drawing that can be shown; `line` and `column` are their place.
    """

    size: tuple[int, int] | None = None
    unread: str = ""
    active: str = ""
    line: int = 1
    column: int = 1


def read(data: bytes) -> Drawing:
    """Read a drawing. No entity is expanded and nothing is fetched, whatever it asks for."""
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except _Active as found:
        what, line, column = found.args
        return Drawing(active=what, line=line, column=column)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        return Drawing(unread=said, line=error.lineno, column=error.offset + 1)
    except (ValueError, LookupError):  # an encoding that Python does not have
        return Drawing(unread="unknown encoding")
    if reader.root != f"{SVG}{BETWEEN}svg":
        return Drawing(unread=f'its first element is not `<svg xmlns="{SVG}">`')
    return Drawing(_size(reader.attributes))


class _Active(Exception):
    """Stops reading a drawing at the first thing in it that could run or fetch something."""


class _Reader:
    def __init__(self) -> None:
        self.root = ""
        self.attributes: dict[str, str] = {}
        self.style: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=BETWEEN)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def _found(self, what: str) -> None:
        raise _Active(what, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, name: str, system: str | None, public: str | None, inside: int) -> None:
        """A document type alone is what many programs write; one with a body defines entities."""
        if inside:
            self._found("defines entities in its document type")

    def _instruction(self, target: str, data: str) -> None:
        self._found(f"holds `<?{target}?>`, which fetches from elsewhere")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        """An element begins: the first one says how large the drawing is."""
        space, _, name = element.rpartition(BETWEEN)
        if not self.root:
            self.root, self.attributes = element, attributes
        if name.lower() in ACTIVE or space == XHTML:
            self._found(f"holds `<{name}>`, which can run or fetch something")
        for attribute, value in attributes.items():
            where, _, bare = attribute.rpartition(BETWEEN)
            self._attribute(where, bare.lower(), value)
        if name.lower() == "style":
            self.style = []

    def _attribute(self, space: str, name: str, value: str) -> None:
        leads = name in ADDRESSES and not INSIDE.match(value)
        runs = RUNS.search(re.sub(r"\s", "", value)) is not None
        if runs or (name.startswith("on") and not space):
            self._found(f"holds `{name}`, which runs a script")
        elif name == "attributename" and value.strip().lower().endswith(ADDRESSES):
            self._found(f"changes an address, by `{value.strip()}`, while it is shown")
        elif (space, name) == (XML, "base") or leads or (not space and _fetches(name, value)):
            self._found(f"leads or fetches elsewhere, by `{name}`")

    def _words(self, words: str) -> None:
        if self.style is not None:
            self.style.append(words)

    def _end(self, element: str) -> None:
        if self.style is not None:
            style, self.style = "".join(self.style), None
            if _fetches("style", style):
                self._found("leads or fetches elsewhere, by `<style>`")


def _fetches(name: str, value: str) -> bool:
    """Whether an attribute, or rules of style, take something from outside the drawing."""
    taken = (match["address"] for match in URL.finditer(value))
    if not all(INSIDE.match(address) for address in taken):
        return True
    return name == "style" and ELSEWHERE.search(URL.sub("", value)) is not None


def _size(attributes: dict[str, str]) -> tuple[int, int] | None:
    """Width and height of the root: its own, else those of its view box; in whole pixels."""
    own = [_pixels(attributes.get(name, "")) for name in ("width", "height")]
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        wide, high = (float(each) for each in box[2:])
    except ValueError:
        wide = high = 0.0
    if wide > 0 and high > 0:
        width = own[0] or (own[1] * wide / high if own[1] else wide)
        height = own[1] or width * high / wide
    else:
        width, height = own
    with suppress(OverflowError, ValueError):  # so large that it is no number any more
        size = round(width), round(height)
        return size if min(size) > 0 else None
    return None


def _pixels(length: str) -> float:
    match = LENGTH.fullmatch(length)
    return float(match["count"]) * PIXELS[match["unit"]] if match else 0.0
