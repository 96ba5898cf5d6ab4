"""Finds marks of Markdown and HTML in texts that are shown as they are written: in tabs, menus,
lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Mistake
from ...text import markup, rendered
from .inline import bullets, entities

_PAIRED = re.compile(r"(?<!\w)(\*\*|\*|__|_)[^\W_](?:[^*_]*[^*_\s])?\1(?!\w)")
_PLAINLY_DOUBTFUL = re.compile(r"[*_\\<&\[]")
_CODE = "markup-in-plain-text"


def marks(text: str) -> Iterator[Mistake]:
    """Marks that readers would see: stars, `&nbsp;`, `#`, backticks, bullets."""
    for match in _PAIRED.finditer(text):
        sentence = f"`{match.group()}` would be shown with its marks: this text is plain."
        yield Mistake(_CODE, sentence, "Write the words alone.", match.group())
    for entity, hint in entities(text):
        sentence = f"`{entity}` would be shown as it is: this text is plain."
        yield Mistake(_CODE, sentence, hint, entity)
    heading = re.match(r"\s*(#{1,6})\s", text)
    if heading:
        sentence = f"`{heading[1]}` would be shown: this text is plain, and is no heading."
        yield Mistake(_CODE, sentence, "Write the words alone.", heading[1])
    alone = re.search(r"\*\*|(?<![\w*])\*(?=\w)|`", _PAIRED.sub("", text))
    if alone:
        mark = "A backtick" if alone[0] == "`" else f"`{alone[0]}`"
        sentence = f"{mark} would be shown: this text is plain."
        yield Mistake(_CODE, sentence, "Write the words alone.", alone[0])
    yield from bullets(text)


def misread(text: str) -> Iterator[Mistake]:
    """That a page would make something else of a plain text, and not show it as it stands."""
    told = "![" in text or any(markup.html(text)) or any(markup.links(text))
    if told or not _PLAINLY_DOUBTFUL.search(text):
        return
    seen = rendered.visible_text(markup.begun(text.strip()))
    if markup.one_line("".join(seen.paragraphs)) != text.strip():
        sentence = f"`{text.strip()}` would not stand on the page as it is written: it is plain."
        hint = "Say it without stars, underlines and backslashes."
        yield Mistake(_CODE, sentence, hint, text)
