"""Made-up translations that look like a language: `en-XA` with accents, 40 % longer; `ar-XB`.

What must stay the same in every language does; everything else is changed, so that a word that was
never handed to translators stands out. In `en-XA` marks stand where each message begins and ends:
⟦so⟧. A sentence of several is glued from pieces, and one without its end was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polib

from fingerpost.model.kinds import Words
from fingerpost.text import locales
from fingerpost.translation import merge
from fingerpost.translation.messages import Message

ACCENTS = str.maketrans("aceginorsuyACEGINORSUY", "áçéğïñôřšûýÁÇÉĞÏÑÔŘŠÛÝ")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابجدهفغحيزكلمنوبقرسطعوشخثذ")
KEPT = re.compile(
    r"\{[a-z][a-z0-9-]*:(?=[^{}|]*\|)|\{[^{}|]*\}|\]\([^()\s]*\)|`[^`]*`|https?://\S+"
    r"|\b(?:EUR|USD|GBP|CHF|CAD|AUD|NZD)\b"
)
MARKED = "en-XA"
START, END = "⟦", "⟧"
LINE = re.compile(  # its opening, its words, the name of a heading
    r"(?P<opening>\s*(?:(?:[-*+]|[0-9]+\.|#{1,6}|>) +)*)(?P<words>.*?)"
    r"(?P<name>(?: *\{ *#[^{}]*\})?\s*)"
)


def pseudo(message: Message, tag: str) -> str:
    """The text of a message as it would look in a made-up language."""
    return _form(message, message.text, tag)


def po(tag: str, messages: Iterable[Message], project: str = "Test") -> str:
    """A whole PO file in a made-up language."""
    messages = tuple(messages)
    by_id = {message.id: message for message in messages}
    made = polib.pofile(merge.new(tag, locales.plurals(tag).header, project, messages))
    made.wrapwidth = 0
    for entry in made:
        message = by_id[entry.msgctxt]
        if message.plural is None:
            entry.msgstr = pseudo(message, tag)
        else:
            form = _form(message, message.plural, tag)
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, form)
    return str(made)


def _form(message: Message, text: str, tag: str) -> str:
    room = None if message.limit is None else message.limit - len(START + END)
    if tag != MARKED or message.kind is Words.SEARCH:
        return _changed(text, tag, message.limit)
    made = _changed(text, tag, room)
    return "\n".join(_marked(line) for line in made[:room].split("\n"))


def _marked(line: str) -> str:
    """A line between marks, or each cell of a row."""
    if line.lstrip().startswith("|"):
        return "|".join(map(_marked, line.split("|")))
    match = LINE.fullmatch(line)
    if match is None or not re.search(r"[^\W_]", match["words"]):
        return line
    words = match["words"]
    inside = words.strip()
    before, after = words.split(inside)[0], words[words.index(inside) + len(inside) :]
    return f"{match['opening']}{before}{START}{inside}{END}{after}{match['name']}"


def _changed(text: str, tag: str, limit: int | None) -> str:
    pieces, end = [], 0
    for match in KEPT.finditer(text):
        pieces += [_words(text[end : match.start()], tag), match.group()]
        end = match.end()
    pieces.append(_words(text[end:], tag))
    made = "".join(pieces)
    if tag.startswith("ar") or (limit is not None and len(made) * 1.4 > limit):
        return made
    return re.sub(r"([áéïôûý])(?=[^\W\d_])", r"\1\1", made)


def _words(text: str, tag: str) -> str:
    return text.lower().translate(ARABIC) if tag.startswith("ar") else text.translate(ACCENTS)
