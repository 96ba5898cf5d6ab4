"""Adds to the tree of a letter what it takes from the reader's country.

The tree only says which fields and switches that is about; `theme/js/countries/` fills them in,
with the facts of `pages/countries.py`. Documents that nobody filled in know no country.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.letter import Letter
from ..text.formats import Formats
from ..text.locales import Locale
from .fill import PAPER, Tree
from .tree import Frame, tree

COUNTRY = "country"


def localised(around: Frame, letter: Letter, facts: Formats, here: Locale) -> Tree:
    """The tree of a letter, with what its page has to know about countries.

    Fields that a country fills in have `local`, and so has the letter if its own pieces use one;
    switches that wait for a country have `country`. How a letter is sent is only filled in for
    formal ones.
    """
    made = tree(around, letter, facts, here)
    waits = {block.id for block in letter.body if block.start == COUNTRY}
    head = around.settings.letterhead
    sending = head.fields.sending if head and letter.tone != "formal" else None
    supplied = {
        field.id: field.local for field in around.fields if field.local and field.id != sending
    }
    made["fields"] = [
        {**field, "local": supplied[field["id"]]} if field["id"] in supplied else field
        for field in made["fields"]
    ]
    made["pieces"] = [_waiting(piece, waits) for piece in made["pieces"]]
    facts_of_countries = {name for name, local in supplied.items() if "." in local}
    own = (piece for piece in made["pieces"] if piece.get("option", {}).get("id") != PAPER)
    if any(not facts_of_countries.isdisjoint(_used(piece)) for piece in own):
        made["local"] = True
    return made


def _used(piece: Tree) -> Iterator[str]:
    """The fields that a piece may show, or waits for."""
    for line in (*piece.get("lines", ()), *piece.get("named", ())):
        yield from (mark["field"] for mark in line if isinstance(mark, dict) and "field" in mark)
    yield from piece.get("when", ())


def _waiting(piece: Tree, waits: set[str | None]) -> Tree:
    if "option" not in piece or piece["option"]["id"] not in waits:
        return piece
    return {**piece, "option": {**piece["option"], COUNTRY: True}}
