"""Puts blocks of a letter into the pieces of a format, which gives the text of a file of a
document.

A piece is text with slots, `<w:p>{runs}</w:p>`; a format is a handful of pieces
(`templates/letters/`). The browser's `theme/js/letter/compose.js` does the same with the same
pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ..text.isolation import HELD
from .fill import Block, Run

Pieces = Mapping[str, str]
NAMES = (
    *("escape", "text", "line_break", "break", "cell_break", "divider"),
    *("field", "slot", "date_field", "date_slot", "long_field", "long_slot"),
    *("field_lines", "field_break", "code"),
    *("paragraph", "subject", "list", "item", "keep"),
    *("table", "column", "head_row", "row", "head_cell", "cell"),
    *("ltr", "rtl", "sheets", "slants", "faces", "parts"),
)
PARTS = 40  # of a row, in which the widths of columns are counted
TWIPS = 225  # of one of them
LEAST, MOST = 6, 24  # characters that a column is made for
WIDE = 0x2E80  # from where on most characters are as wide as two
SLOT = re.compile(r"\{(\w+)\}")


def slots(piece: str, values: Mapping[str, str]) -> str:
    """A piece with its slots filled. Slots in what is put in stay."""
    return SLOT.sub(lambda match: values.get(match[1], match[0]), piece)


def escaped(text: str) -> str:
    """A text as XML holds it, in elements and in attributes."""
    for mark, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot")):
        text = text.replace(mark, f"&{name};")
    return text


def widths(cells: Sequence[Sequence[Iterable[Run]]]) -> tuple[int, ...]:
    """The width of each column of a table in fortieths of a row, by the words in its cells.

    A head is bold and may be broken between words, other cells only where they are long.
    """
    wanted = [
        max(LEAST, *(min(MOST, _length(row[at], head=not y)) for y, row in enumerate(cells))) + 1
        for at in range(len(cells[0]))
    ]
    return tuple(max(1, (2 * PARTS * each + sum(wanted)) // (2 * sum(wanted))) for each in wanted)


def _length(runs: Iterable[Run], *, head: bool) -> int:
    words = "".join(run.text for run in runs)
    longest = max(
        sum(2 if ord(char) >= WIDE else 1 for char in word)
        for word in (words.split(" ") if head else (words,))
    )
    return (longest * 6 + 4) // 5 if head else longest


def compose(
    blocks: Iterable[Block], pieces: Pieces, facts: Mapping[str, str], start: int = 1
) -> str:
    """The blocks of a letter, one after the other, in the pieces of a format.

    `facts` are slots that every piece may have: the number of the language in the document, its tag
    and direction. Fields are numbered from `start`.
    """
    setter = _Setter(pieces, facts, start)
    return "".join(setter.block(block) for block in blocks)


class _Setter:
    def __init__(self, pieces: Pieces, facts: Mapping[str, str], start: int) -> None:
        self.pieces = pieces
        self.facts = facts
        self.count = start

    def block(self, block: Block) -> str:
        """A table, a list or a paragraph in the pieces of a format."""
        if block.cells:
            sides = block.sides or ("",) * len(block.cells[0])
            last = len(block.cells) - 2  # the row that no page ends after, so the sum is not alone
            rows = [
                self.row(row, sides, self.pieces["keep"] if at == last else "", head=not at)
                for at, row in enumerate(block.cells)
            ]
            columns = [
                self.piece("column", width=str(width), twips=str(width * TWIPS))
                for width in widths(block.cells)
            ]
            return self.piece("table", rows="".join(rows), columns="".join(columns))
        lines = [self.runs(line) for line in block.lines]
        keep = self.pieces["keep"] if block.kept else ""
        if block.style == "item":
            items = "".join(self.piece("item", runs=line, keep=keep) for line in lines)
            return self.piece("list", items=items)
        name = "subject" if block.style.startswith("subject") else "paragraph"
        return self.piece(name, style=block.style, keep=keep, runs=self.pieces["break"].join(lines))

    def row(
        self, cells: tuple[tuple[Run, ...], ...], sides: tuple[str, ...], keep: str, *, head: bool
    ) -> str:
        """A row of a table in the pieces of a format; `sides` says of each cell where its words
        stand.
        """
        name = "head_cell" if head else "cell"
        filled = [
            self.piece(name, runs=self.runs(cell), side=side, keep=keep)
            for cell, side in zip(cells, sides, strict=True)
        ]
        joined = self.pieces["cell_break"].join(filled)
        return self.piece("head_row" if head else "row", cells=joined)

    def runs(self, runs: Iterable[Run]) -> str:
        return "".join(self.run(run) for run in runs)

    def run(self, run: Run) -> str:
        """Words in the pieces of a format; a field or a slot gets the next number."""
        label = self.escaped(run.label)
        if run.kind == "text":
            lines = self.pieces["line_break"].join(self.escaped(run.text).split("\n"))
            return self.piece("text", text=self.coded(lines))
        inner = slots(self.pieces["field_break"], {"label": label})
        text = inner.join(self.escaped(run.text).split("\n"))
        name, number = self.escaped(run.field), str(self.count)
        self.count += 1
        kind = "field_lines" if "\n" in run.text else run.kind
        if not kind.endswith("slot"):
            text = self.coded(text)
        return self.piece(kind, text=text, label=label, field=name, count=number)

    def coded(self, text: str) -> str:
        """The text with what is held together as the format sets it."""
        return HELD.sub(lambda match: slots(self.pieces["code"], {"text": match[1]}), text)

    def escaped(self, text: str) -> str:
        return escaped(text) if self.pieces["escape"] == "xml" else text

    def piece(self, name: str, **values: str) -> str:
        return slots(self.pieces[name], {**self.facts, **values})
