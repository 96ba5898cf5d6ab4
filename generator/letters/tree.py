"""Turns a letter into a tree of pieces: plain data, the same for every format and the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ..model.guide import Guide
from ..model.letter import Field, Letter, Piece
from ..model.settings import Letterhead
from ..text.formats import Formats
from ..text.locales import Locale, currency
from .fill import CURRENCY, PAPER, Tree

MARK = re.compile(r"\{([a-z0-9-]+)(\.total)?\}")


def tree(guide: Guide, letter: Letter, facts: Formats, here: Locale) -> Tree:
    """The tree of a letter: its fields in the order of the form, its pieces in the order read.

    `guide` and `letter` are in the locale `here`. The words around the letter come from the
    letterhead; the interface supplies what introduces a subject, an option, a place to sign.
    """
    head = guide.settings.letterhead
    assert head is not None
    ui = {key: wording.text for key, wording in guide.interface.items()}
    pieces = list(_pieces(letter, head, ui, "across" if here.across else "recipient"))
    used = {name for piece in pieces for name in _names(piece)}
    fields = {field.id: field for field in guide.fields}
    if any(_has_money(fields[name]) for name in used):
        used.add(CURRENCY)
    likely = currency(here.tag)
    required = {*head.required, *(k for k, v in letter.fields.items() if v == "required"), CURRENCY}
    return {
        "id": letter.id,
        "lang": here.tag,
        "dir": here.direction,
        "language": here.name,
        "title": letter.title,
        "formats": asdict(facts),
        "subject": ui["letter_subject"],
        "total": ui["letter_total"],
        "fields": [_field(field, required, likely) for field in guide.fields if field.id in used],
        "pieces": pieces,
    }


def _pieces(
    letter: Letter, head: Letterhead, ui: Mapping[str, str], recipient: str
) -> Iterator[Tree]:
    yield from _head(letter, head, ui, recipient)
    subject = ui["letter_subject"].replace("{subject}", letter.subject)
    yield {"style": "subject", "lines": [_runs(subject)]}
    if letter.greeting is not None:
        yield {"style": "text", "lines": [_runs(letter.greeting)]}
    for block in letter.body:
        yield from _block(block, ui)
    if letter.closing is not None:
        yield {"style": "closing", "lines": [_runs(letter.closing)]}
    if letter.closing is not None or not any(block.signatures for block in letter.body):
        signature = [_runs(line) for line in head.signature]
        yield {"style": "signature", "lines": signature, "spare": True}
    if letter.enclosures:
        yield {"style": "enclosures", "lines": [_runs(ui["letter_enclosures"])]}
        yield {"style": "item", "lines": [_runs(line) for line in letter.enclosures]}


def _head(
    letter: Letter, head: Letterhead, ui: Mapping[str, str], recipient: str
) -> Iterator[Tree]:
    """Who writes to whom, where and when: always on paper, in an e-mail by a switch."""
    pieces: list[Tree] = [
        {"style": "sender", "lines": [_runs(line) for line in head.sender], "spare": True},
        {"style": recipient, "lines": [_runs(line) for line in head.recipient], "spare": True},
        {"style": "date", "lines": [_runs(head.place_and_date)], "or": [_runs(head.date)]},
    ]
    if on_paper(letter):
        yield from pieces
        return
    label = ui["letter_paper"]
    note = {"note": _runs(ui["letter_option"].replace("{option}", label))}
    for piece in pieces:
        option = {"id": PAPER, "label": label, "on": False}
        yield {**piece, **note, "spare": True, "option": option}
        note = {}


def on_paper(letter: Letter) -> bool:
    """Whether it goes out as a letter: it is formal, or signed. All others are e-mails."""
    signed = any(block.signatures and block.start == "on" for block in letter.body)
    return letter.tone == "formal" or signed


def _block(block: Piece, ui: Mapping[str, str]) -> Iterator[Tree]:
    optional: Tree = {}
    if block.option is not None:
        note = ui["letter_option"].replace("{option}", block.option)
        optional["option"] = {"id": block.id, "label": block.option, "on": block.start == "on"}
        optional["note"] = _runs(note)
        if block.when:
            optional["when"] = dict(block.when)
    pieces: list[Tree] = []
    if block.text is not None:
        pieces.append({"style": "text", "lines": [_runs(block.text)]})
    if block.list:
        pieces.append({"style": "item", "lines": [_runs(line) for line in block.list]})
    if block.rows is not None:
        pieces.append({"style": "table", "rows": block.rows})
    for name in block.signatures:
        line = ui["letter_sign_here"].replace("{name}", name)
        pieces.append({"style": "sign", "lines": [_runs(line)]})
    for piece in pieces:
        yield {**piece, **optional}
        optional.pop("note", None)


def _runs(text: str) -> list[Any]:
    """The text as plain strings and marks: `["In all, ", {"total": "invoices"}, " is open."]`."""
    runs: list[Any] = []
    end = 0
    for mark in MARK.finditer(text):
        runs += [text[end : mark.start()], {"total" if mark[2] else "field": mark[1]}]
        end = mark.end()
    runs.append(text[end:])
    return [run for run in runs if run]


def _names(piece: Tree) -> Iterator[str]:
    """The ids of the fields that a piece needs."""
    for line in (*piece.get("lines", ()), *piece.get("or", ())):
        yield from (next(iter(run.values())) for run in line if isinstance(run, dict))
    if "rows" in piece:
        yield piece["rows"]
    yield from piece.get("when", ())


def _has_money(field: Field) -> bool:
    return field.kind == "money" or any(column.kind == "money" for column in field.columns)


def _field(field: Field, required: set[str], likely: str) -> Tree:
    """What the form and the letter need of a field. A choice that is `likely` stands first."""
    found: Tree = {
        "id": field.id,
        "label": field.label,
        "kind": field.kind,
        "group": field.group,
        "required": field.id in required,
    }
    for key in ("hint", "example", "autocomplete", "prefill"):
        if getattr(field, key) is not None:
            found[key] = getattr(field, key)
    if field.choices:
        pairs = field.choices.items()  # as a list, because JSON may sort what is named
        found["choices"] = sorted(map(list, pairs), key=lambda pair: pair[0] != likely)
    if field.columns:
        found["columns"] = [column.model_dump() for column in field.columns]
        found["total"] = field.total == "yes"
    if field.log == "yes":
        found["log"] = True
    return found
