"""Finds in the Markdown of a guide what would not stand on the page as it is written.

A list that becomes a line, a link that stays brackets, bold words that stay stars: nothing fails
there, and readers see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from ..diagnostics import Diagnostic, Severity
from ..model.kinds import Mark, Words
from ..model.texts import Path, shown
from ..text import markup
from .load import Loaded
from .missing import IMAGE, LINKED, everything, root, texts
from .shown import WRITTEN

_TARGET = rf"(?:https?://|(?:{'|'.join((*LINKED, IMAGE))}):)"
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,2}[.)]) +\S")
_BULLET = re.compile(r"(?:^|(?<=\s))[•▪◦‣●■□➢\uf0b7]\s", re.MULTILINE)
_APART = re.compile(rf"!?\[[^\[\]]+\]\s+\({_TARGET}[^()]*\)")
_SPACED = re.compile(r"(?:!\[\]|!?\[[^\[\]]+\])\((?:[^()\s]*\s[^()]*|[^()\s]*$)\)?")
_TURNED = re.compile(rf"!?\([^()]+\)\[{_TARGET}[^\[\]]*\]")
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hsenc|_hsmi|mkt_tok"
)


class Loss(NamedTuple):
    """Words that would be lost or shown as they must not be, and what to do."""

    words: str
    code: str
    sentence: str
    hint: str
    severity: Severity = "error"


def check(loaded: Loaded) -> Iterator[Diagnostic]:
    """Everything in the texts of a guide that would not stand on the page as it is written."""
    for origin, path, kind, text in texts(loaded):
        for loss in (*losses(kind, text), *_tracked_in(text)):
            yield _told(loaded, origin, path, loss)
    for thing in everything(loaded):
        origin, at = root(thing)
        for path, address in (*shown(thing, Mark.ADDRESS), *shown(thing, Mark.TARGET)):
            for loss in tracked(address):
                yield _told(loaded, origin, (*at, *path), loss)


@lru_cache(maxsize=2**14)  # a preview checks the same texts again and again
def losses(kind: Words, text: str) -> tuple[Loss, ...]:
    """What a text of a kind would lose on its way to the page."""
    return tuple(_losses(kind, text))


def _losses(kind: Words, text: str) -> Iterator[Loss]:
    bare = _CODE.sub("", text)
    for form in (_APART, _SPACED, _TURNED):
        for match in form.finditer(bare):
            sentence = f"`{match.group()}` looks like a link, and is none."
            hint = "Write the words and the target without a space: `[words](sign:late-payment)`."
            if match.group().startswith("!"):
                sentence = f"`{match.group()}` looks like a picture, and is none."
                hint = f"Write words and id without a space between: `{WRITTEN}`."
            yield Loss(match.group(), "broken-link", sentence, hint)
    for match in _BULLET.finditer(bare):
        sentence = f"`{match.group().strip()}` is a bullet that becomes no list."
        hint = "Write each entry on a line of its own that starts with `- `."
        yield Loss(match.group(), "glued-list", sentence, hint)
    for block in re.split(r"\n[^\S\n]*\n", bare):
        if block.count("**") % 2:
            sentence = "`**` begins bold words and never ends them, or ends what never began."
            yield Loss("**", "open-emphasis", sentence, "Write `**` before and behind the words.")
    if "```" in bare or bare.count("`") % 2:
        sentence = "A backtick begins code and never ends it."
        hint = "Write one before and one behind the words, or remove it."
        yield Loss("`", "open-emphasis", sentence, hint)
    if kind is Words.PROSE:
        yield from _glued(bare)


def _glued(text: str) -> Iterator[Loss]:
    """The first line of each list that stands on the heels of a paragraph."""
    before = ""
    for line in text.split("\n"):
        opens = _ITEM.match(line) and before.strip() and not before.startswith((" ", "#", ">", "|"))
        if opens and not _ITEM.match(before):
            sentence = "The list stands right under its paragraph, and becomes a part of it."
            hint = "Leave an empty line between the two."
            yield Loss(line, "glued-list", sentence, hint)
        in_list = _ITEM.match(before) or before.startswith("  ")
        before = line if line.strip() == "" or _ITEM.match(line) or not in_list else f"  {line}"


def tracked(address: str) -> Iterator[Loss]:
    """What of an address follows the readers that open it."""
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in query if not _TRACKING.fullmatch(key)]
    if len(kept) < len(query):
        clean = urlunsplit(parts._replace(query=urlencode(kept)))
        sentence = "The address carries marks that follow its readers."
        yield Loss(address, "tracked-link", sentence, f"Write `{clean}`.", "warning")


def _tracked_in(text: str) -> Iterator[Loss]:
    for link in markup.links(text):
        if link.leads_elsewhere and not link.shows:
            yield from tracked(link.target)


def _told(loaded: Loaded, origin: str, path: Path, loss: Loss) -> Diagnostic:
    place = loaded.places.find(origin, path, loss.words.split("\n")[0])
    return Diagnostic(place, loss.code, loss.sentence, loss.hint, loss.severity)
