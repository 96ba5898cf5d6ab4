"""Marks words that stand in the source language in the midst of another, until they become HTML.

The marks are two characters of private use, which no text of a guide may contain.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\ue000", "\ue001"
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_NESTED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}\n]*){OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_TAG = re.compile(r"<[^<>]*>")
WORDLESS = ("<iframe ", "<img ")
_START = re.compile(r"\s*(?:(?:[-*+]|\d+\.|#{1,6}|>)\s+)*")
_END = re.compile(r"(?:\s*\{[^{}]*\})?\s*$")
_RULE = re.compile(r"[\s|:-]*$")


def mark(text: str) -> str:
    """A text marked as one in the source language."""
    return f"{OPEN}{text}{CLOSE}" if text else text


def mark_block(block: str) -> str:
    """A block of Markdown marked as one in the source language: the words of each line, item and
    cell.
    """
    return "\n".join(map(_line, block.split("\n")))


def marked(text: str) -> bool:
    """Whether any of the words are in the source language."""
    return OPEN in text


def bare(text: str) -> str:
    """The text without marks."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def resolved(text: str, attributes: str, lang: str, here: str) -> str:
    """A text with each marked part in an element with these attributes.

    A frame or picture whose attributes hold marked words gets the language `lang`; what stands
    apart in a marked part, such as a day, gets that of the page, `here`.
    """
    if not marked(text):
        return text
    text = _TAG.sub(lambda tag: _tagged(tag.group(), lang), text)
    nested = 1
    while nested:  # a sentence that is not translated quotes a title that is not
        text, nested = _NESTED.subn(rf"{OPEN}\1\2", text)

    def told(part: re.Match[str]) -> str:
        words = part[1].replace("<bdi>", f'<bdi lang="{here}">')
        return f"<span {attributes}>{words}</span>"

    return _MARKED.sub(told, text)


def _tagged(tag: str, lang: str) -> str:
    """A tag without marks, with its language where its words have one of their own."""
    if not marked(tag) or not tag.startswith(WORDLESS):
        return bare(tag)
    return re.sub(r"^<\w+", lambda name: f'{name[0]} lang="{lang}"', bare(tag))


def _line(line: str) -> str:
    if line.lstrip().startswith("|"):
        cells = line.split("|")
        return "|".join(cell if _RULE.match(cell) else _inner(cell) for cell in cells)
    return _inner(line)


def _inner(text: str) -> str:
    """The marked words of a line, without what makes it a heading or an item, or names it."""
    start = _START.match(text)
    end = _END.search(text)
    assert start is not None
    assert end is not None
    first, last = start.end(), max(start.end(), end.start())
    return f"{text[:first]}{mark(text[first:last])}{text[last:]}"
