"""Draws the map of a guide as accessible SVG: each sign, its remedies, its ways out.

A sign is a band: its name, the remedies as stops along the way, the exit modes as gates. Nothing
crosses, however many signs there are. The page repeats the same facts as a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from ..text.untranslated import bare, marked
from .relations import Row

WIDTH, ROW, GAP, HEAD = 1120, 34, 26, 44
SIGN, SPLIT, STOPS, MERGE, GATES = 0, 300, 350, 740, 790
LINE = 23  # characters of a sign's name on one line


def overview(
    rows: tuple[Row, ...],
    url: Callable[[object], str],
    tags: tuple[str, str],
    label: str,
    heads: tuple[str, str, str],
) -> str:
    """The map. `url` gives the address of a thing; `heads` are the names of the columns.

    Words that are not translated have the language of the source; `tags` are the locales of the
    page and of the source.
    """
    here, source = tags
    top, bands = HEAD, []
    for row in rows:
        height = max(len(row.remedies), len(row.modes)) * ROW
        bands.append("".join(_band(row, top, height, url, source)))
        top += height + GAP
    columns = "".join(
        f'<text class="map-head"{_lang(head, source)} x="{x}" y="18">{escape(bare(head))}</text>'
        for x, head in zip((SIGN, STOPS + 18, GATES + 18), heads, strict=True)
        if x < GATES or any(row.modes for row in rows)
    )
    inside = f' lang="{here}"' if marked(label) else ""
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH} {top}" role="group"'
        f' aria-label="{escape(bare(label))}"{_lang(label, source)}>'
        f"<g{inside}>{columns}{''.join(bands)}</g></svg>"
    )


def _band(
    row: Row, top: int, height: int, url: Callable[[object], str], source: str
) -> Iterator[str]:
    """The band of one sign: its name, the ways to its remedies, and those on to its exit modes."""
    middle = top + height // 2
    remedies = list(_places(len(row.remedies), middle))
    modes = list(_places(len(row.modes), middle))
    yield '<g class="map-band">'
    yield f'<path class="map-rule" d="M0 {top - GAP // 2}H{WIDTH}"/>'
    for y in remedies:
        yield _way(SPLIT - 30, middle, SPLIT + 20, y, STOPS)
    for y in remedies:
        yield f'<path class="map-way" d="M{STOPS} {y}H{STOPS + 6}"/>'
    if modes:
        yield f'<path class="map-way" d="M{MERGE} {middle}H{MERGE + 8}"/>'
    for y in modes:
        yield _way(MERGE + 8, middle, GATES - 14, y, GATES)
    lines = list(_lines(bare(row.sign.title)))
    first = middle + 6 - (len(lines) - 1) * 11
    lang = _lang(row.sign.title, source)
    name = "".join(
        f'<text class="map-sign"{lang} x="{SIGN}" y="{first + 22 * index}">{escape(line)} </text>'
        for index, line in enumerate(lines)
    )
    yield f'<a href="{url(row.sign)}">{name}</a>'
    for y, remedy in zip(remedies, row.remedies, strict=True):
        yield f'<circle class="map-stop" cx="{STOPS + 4}" cy="{y}" r="5"/>'
        yield _name(url(remedy), STOPS + 18, y, remedy.title, source)
    for y, mode in zip(modes, row.modes, strict=True):
        yield f'<path class="map-gate" d="M{GATES} {y - 6}h6l5 6-5 6h-6z"/>'
        yield _name(url(mode), GATES + 18, y, mode.title, source)
    yield "</g>"


def _places(count: int, middle: int) -> Iterator[int]:
    first = middle - (count - 1) * ROW // 2
    return (first + ROW * index for index in range(count))


def _way(x: int, y: int, turn: int, to_y: int, to_x: int) -> str:
    bend = (x + turn) // 2
    return f'<path class="map-way" d="M{x} {y}C{bend} {y} {bend} {to_y} {turn} {to_y}H{to_x}"/>'


def _name(address: str, x: int, y: int, title: str, source: str) -> str:
    words = f'<text{_lang(title, source)} x="{x}" y="{y + 5}">{escape(bare(title))}</text>'
    return f'<a href="{address}">{words}</a>'


def _lang(words: str, source: str) -> str:
    return f' lang="{source}"' if marked(words) else ""


def _lines(title: str) -> Iterator[str]:
    line = ""
    for word in title.split():
        if line and len(line) + len(word) >= LINE:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line
