"""Fills the tree of a letter with values: blocks of runs, ready to be set in any format.

The browser's `theme/js/letter/fill.js` fills the same tree by the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from ..memory import OBJECTS, by_identity
from ..text import formats
from ..text.formats import Formats
from ..text.isolation import isolated

GIVEN = "given"
PAPER = "@paper"  # the switch for the head of a letter; no piece of its own has such an id
SALUTATION = "@salutation"  # the field that says whom it is to; no field of a guide has such an id
SPECIAL = {"date": "date_", "address": "long_", "long-text": "long_"}
COUNTED = ("money", "number", "percent")  # what stands below each other at the end of a column
CLOSES = ("closing", "sign")  # how the styles begin of what closes a letter
BREAKS = re.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")  # as word processors end lines too
EDGES = " \t\n\u00a0\u200b\u202f\u2060\ufeff"  # what nobody sees around a text that is pasted
STOPS = ".。।۔።"  # full stops
ENDS = f"{STOPS}…!?！？؟"  # what ends a sentence
UNFIT = re.compile(r"[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

Tree = dict[str, Any]
"""A letter, or a field, a piece or a mark of one, as JSON holds it. What each of them has, key by
key, stands in `theme/js/letter/fill.js`: `Tree`, `Field`, `Piece`, `Mark`; documents alone show the
`note` of a piece."""
Trees = tuple[Tree, ...]
"""A letter in several locales: on its page the first is the form, the others are set beside it."""
Values = Mapping[str, Any]
"""What was filled in, by the ids of fields: a text, or for rows a list of maps from column to
text."""


@dataclass(frozen=True)
class Run:
    """Words that belong together: plain `text`, a filled `field`, or a `slot` for an empty one.

    A field that holds a day is a `date_field` or a `date_slot`; one that may hold several lines is
    a `long_field` or a `long_slot`.
    """

    kind: str
    text: str
    field: str = ""
    label: str = ""


@dataclass(frozen=True)
class Block:
    """A block of a letter: lines of runs in a style, or the rows of a table, its head first.

    In a table each line is a row, and `cells` holds it cell by cell; `sides` says of each column
    where it stands: "-end" for numbers, empty for words. A `kept` block goes to the next page with
    what follows.
    """

    style: str
    lines: tuple[tuple[Run, ...], ...] = ()
    cells: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    sides: tuple[str, ...] = ()
    kept: bool = False


@by_identity(OBJECTS)  # asked for the page, for its documents and for what they show
def blank(tree: Tree, *, paper: bool = False) -> tuple[Block, ...]:
    """A letter before anything is filled in: every field is a slot.

    With `paper`, an e-mail has addresses and a date above it too, as its documents do.
    """
    return _kept(tree, _Filler(tree, None, {PAPER: paper}).blocks())


def fill(tree: Tree, values: Values, options: Mapping[str, bool]) -> tuple[Block, ...]:
    """A letter with values. Options that are off are left out, and lines without any value."""
    return _kept(tree, _Filler(tree, values, options).blocks())


@dataclass(frozen=True)
class _Filler:
    tree: Tree
    values: Values | None
    options: Mapping[str, bool]

    def blocks(self) -> Iterator[Block]:
        """The blocks of the letter, in order. What is not filled in yet has its notes."""
        for piece in self.tree["pieces"]:
            if not self.shown(piece):
                continue
            if self.values is None and "note" in piece:
                yield Block("note", (self.line(piece["note"]),))
            if "rows" in piece:
                yield from self.rows(self.field(piece["rows"]))
            elif lines := self.standing_lines(piece):
                yield Block(piece["style"], tuple(self.line(line) for line in lines))

    def standing_lines(self, piece: Tree) -> list[list[Any]]:
        """The lines of a piece that stand: by whom it is to, and by what was filled in."""
        lines: list[list[Any]] = piece.get("by", {}).get(self.value(SALUTATION), piece["lines"])
        if "named" in piece and not self.is_empty(_first_field(piece["named"])):
            lines = piece["named"]
        if self.values is None:
            return lines
        if "or" in piece and any(self.is_empty(mark) for mark in lines[0]):
            lines = piece["or"]
        if piece.get("spare"):
            firm = piece.get("firm", "") if lines is not piece["lines"] else ""
            lines = [line for line in lines if self.stays(line, firm)]
        return lines

    def shown(self, piece: Tree) -> bool:
        """Whether a piece is in: its switch, if it has one, is on and its conditions hold."""
        if self.options.get(piece.get("unless", ""), False):
            return False
        if "option" not in piece:
            return True
        option = piece["option"]
        if self.values is None:
            return option["id"] != PAPER or self.options[PAPER]
        return self.options.get(option["id"], option["on"]) and self.offered(piece)

    def offered(self, piece: Tree) -> bool:
        for name, wanted in piece.get("when", {}).items():
            if self.value(name) != wanted and (wanted != GIVEN or not self.holds(name)):
                return False
        return True

    def holds(self, name: str) -> bool:
        """Whether a field holds anything: some text, or a row in which something is filled in."""
        rows = (self.values or {}).get(name)
        return any(map(is_filled, rows)) if isinstance(rows, list) else bool(self.value(name))

    def rows(self, field: Tree) -> Iterator[Block]:
        """A list of what was filled in, or a table with its head, and its sum if it has one."""
        columns, entries = field["columns"], self.entries(field).items()
        if len(columns) == 1:
            cells = [self.cell(field, number, 0, row) for number, row in entries]
            yield Block("item", tuple((cell,) for cell in cells))
            return
        head = tuple((Run("text", column["label"]),) for column in columns)
        body: list[tuple[tuple[Run, ...], ...]] = [
            tuple((self.cell(field, number, at, row),) for at in range(len(columns)))
            for number, row in entries
        ]
        if field["total"]:
            foot: list[tuple[Run, ...]] = [() for _ in columns]
            foot[0], foot[-1] = (Run("text", self.tree["total"]),), (self.total(field),)
            body.append(tuple(foot))
        sides = tuple("-end" if column["kind"] in COUNTED else "" for column in columns)
        yield Block("table", cells=(head, *body), sides=sides)

    def entries(self, field: Tree) -> dict[int, Mapping[str, str]]:
        """The rows in which something is filled in, by number; an empty one where none is."""
        given = (self.values or {}).get(field["id"], [])
        return {at + 1: row for at, row in enumerate(given) if is_filled(row)} or {1: {}}

    def cell(self, field: Tree, number: int, at: int, row: Mapping[str, str]) -> Run:
        column = field["columns"][at]
        name = f"{field['id']}.{number}.{column['id']}"
        text = self.written(column["kind"], tidy(str(row.get(column["id"], ""))))
        return made(name, column["label"], text, column["kind"])

    def total(self, field: Tree) -> Run:
        column = [c["id"] for c in field["columns"] if c["kind"] == "money"][-1]
        given = [self.amount(row.get(column, "")) for row in self.entries(field).values()]
        sums = [amount for amount in given if amount is not None]
        text = self.money(sum(sums)) if sums and len(sums) == len(given) else ""
        return made(f"{field['id']}.total", self.tree["total"], text)

    def line(self, runs: list[Any]) -> tuple[Run, ...]:
        return _ended_once(self.run(run) for run in runs)

    def run(self, run: Any) -> Run:
        """What stands for a mark of a line, or its words."""
        if isinstance(run, str):
            return Run("text", run)
        if "total" in run:
            return self.total(self.field(run["total"]))
        if "counted" in run:
            rows = self.entries(self.field(run["counted"]))
            return Run("text", run["several" if len(rows) > 1 else "one"])
        field = self.field(run["field"])
        blank = str(field.get("blank") or field["label"])
        return made(field["id"], field["label"], self.text(field), field["kind"], blank)

    def text(self, field: Tree) -> str:
        value = self.value(field["id"])
        if field["kind"] == "choice":
            return str(dict(field["choices"]).get(value, ""))
        return self.written(field["kind"], value)

    def written(self, kind: str, value: str) -> str:
        """A value as it stands in the letter, or nothing where it is empty or not of its kind."""
        if kind == "date":
            return formats.day(value, self.formats) or ""
        if kind not in ("money", "number", "percent"):
            return value
        if kind == "money":
            amount = self.amount(value)
            return "" if amount is None else self.money(amount)
        digits = formats.plain(value)
        if digits is None:
            return ""
        written = formats.number(digits, self.formats)
        return self.formats.percent.replace("{number}", written) if kind == "percent" else written

    def amount(self, value: str) -> int | None:
        """A sum as people type it, in the smallest unit of the currency of the letter, or None."""
        digits = self.formats.digits_of(self.value(self.tree["currency"]))
        typed = formats.plain(value, digits, self.formats.sum_decimal)
        return None if typed is None else formats.cents(typed, digits)

    def money(self, cents: int) -> str:
        return formats.money(cents, self.value(self.tree["currency"]), self.formats)

    @cached_property
    def formats(self) -> Formats:
        """How the letter writes numbers, sums and days."""
        return Formats(**self.tree["formats"])

    def is_empty(self, mark: Any) -> bool:
        """Whether a mark of a line is a field without a value."""
        is_field = isinstance(mark, dict) and "field" in mark
        return is_field and not self.text(self.field(mark["field"]))

    def stays(self, line: list[Any], firm: str) -> bool:
        """Whether a line that may be left out stays: a field of it is filled, or has to be.

        `firm` is the field of the firm where the letter is to nobody else.
        """
        fields = [self.field(run["field"]) for run in line if isinstance(run, dict)]
        return not fields or any(
            self.text(field) or field["required"] or field["id"] == firm for field in fields
        )

    def field(self, name: str) -> Tree:
        found: Tree = next(field for field in self.tree["fields"] if field["id"] == name)
        return found

    def value(self, name: str) -> str:
        given = (self.values or {}).get(name, "")
        return tidy(given) if isinstance(given, str) else ""


def _kept(tree: Tree, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks, each with whether it stays with the next: so that what closes a letter is on one
    page with the paragraph before it, and enclosures are on one.

    Where lines run to the left, numbers in groups and addresses are held together.
    """
    made = [_held(block) if tree["dir"] == "rtl" else block for block in blocks]
    for at, (block, after) in enumerate(pairwise(made)):
        if after.style.startswith(CLOSES) and block.style.startswith(("text", *CLOSES)):
            made[at] = replace(block, kept=True)
        if block.style == "enclosures":
            made[at + 1] = replace(after, kept=True)
    return tuple(made)


def _ended_once(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs of a line without a full stop behind what a reader has ended with one."""
    ended: list[Run] = []
    for run in runs:
        typed = bool(ended) and ended[-1].kind.endswith("field") and ended[-1].text[-1] in ENDS
        if typed and run.kind == "text" and run.text.startswith(tuple(STOPS)):
            run = replace(run, text=run.text[1:])
        if run.text:
            ended.append(run)
    return tuple(ended)


def _held(block: Block) -> Block:
    """A block with marks around what a line to the left would take apart."""
    lines = tuple(tuple(map(_isolated, line)) for line in block.lines)
    cells = tuple(tuple(tuple(map(_isolated, cell)) for cell in row) for row in block.cells)
    return replace(block, lines=lines, cells=cells)


def _isolated(run: Run) -> Run:
    return replace(run, text=isolated(run.text))


def _first_field(lines: list[list[Any]]) -> Any:
    """The field whose value some lines wait for: the first that they name."""
    marks = (mark for line in lines for mark in line if isinstance(mark, dict))
    return next(mark for mark in marks if "field" in mark)


def tidy(value: str) -> str:
    """What a reader typed, without what no document holds: control characters, lone surrogates."""
    return UNFIT.sub("", BREAKS.sub("\n", value)).strip(EDGES)


def is_filled(row: Mapping[str, str]) -> bool:
    """Whether anything stands in a row."""
    return any(tidy(str(cell)) for cell in row.values())


def made(name: str, label: str, text: str, kind: str = "", blank: str = "") -> Run:
    """What stands in a letter for a field: its text, or a blank that is named by its label."""
    what = SPECIAL.get(kind, "") + ("field" if text else "slot")
    return Run(what, text or f"[{blank or label}]", name, label)
