"""Finds lines of Markdown that become another block than they look like: no list, a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...diagnostics import Mistake
from ...text import markup
from ..homes import near_id

_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,2}[.)])[ \t]+\S")
_ENTRY = re.compile(r"(?:[-*+]|[0-9]{1,2}\.)[ \t]+\S")
_NO_ENTRY = re.compile(r"[-+](?=[^\W\d_])|\*(?=[^\W\d_])(?!.*\*)|[0-9]{1,2}\)(?=[ \t])")
_NO_BULLET = re.compile(rf"{_NO_ENTRY.pattern}|[–—·‣◦](?=[ \t]?\S)")
_HEADING = re.compile(
    r"^(?P<marks>#{2,6})(?:[ \t]+(?P<words>.*?))??[ \t]*(?:\{[^{}\n]*\}[ \t]*)?$", re.MULTILINE
)
_WHOLE_ID = re.compile(r"\{ *#[a-z0-9-]+ *\}")
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2})\. +\S")


def blocks(text: str) -> Iterator[Mistake]:
    """Ids, lists and headings that are not what they look like."""
    yield from _ids(text)
    yield from _headings(text)
    yield from _numbers(text)
    yield from _lines(text)


def _ids(text: str) -> Iterator[Mistake]:
    """Braces behind a heading that give it no id."""
    for braces, name in markup.misnamed(text):
        sentence = f"`{braces}` behind a heading is no id, and does not stand on the page."
        if not (braces.startswith("{") and braces.endswith("}")):
            sentence = f"`{braces}` behind a heading is no id, and stands on the page."
        if _WHOLE_ID.fullmatch(braces):
            sentence = f"`{braces}` touches the words of a heading, and stands on the page."
            yield Mistake("bad-id", sentence, f"Write a space before it: ` {braces}`.", braces)
            continue
        hint = f"Write `{{ #{near_id(name) or 'money'} }}`: ids are lower case letters, digits and "
        yield Mistake("bad-id", sentence, f"{hint}single hyphens.", braces)


def _lines(text: str) -> Iterator[Mistake]:
    """Lines that begin no list where they look so, and those that become headings."""
    before, above = "", ""
    for line, after in pairwise([*text.split("\n"), ""]):
        begins = _ITEM.match(line) and (
            re.match(r"[-*+]|1[.)]", line) or _ITEM.match(after)
        )  # not `12. May`
        opens = begins and before.strip() and not before.startswith((" ", "#", ">", "|", "•"))
        other, row = _NO_BULLET.match(before) if _ENTRY.match(line) else None, before
        if _ENTRY.match(above):
            other, row = _NO_ENTRY.match(line), line
        if other is not None:
            sentence = f"`{other.group()}` begins no entry of a list, as the line beside it does."
            hint = "Write each entry on a line of its own that starts with `- ` or `1. `."
            yield Mistake("glued-list", sentence, hint, row)
        elif opens and not _ITEM.match(before):
            sentence = "The list stands right under its paragraph, and becomes a part of it."
            hint = "Leave an empty line between the two."
            yield Mistake("glued-list", sentence, hint, line)
        elif re.match(r" {1,3}(?:[-*+]|[0-9]{1,2}\.) ", line) and _ITEM.match(before):
            sentence = "The entry stands under another one, and becomes one beside it."
            hint = "Start it four spaces further right than the one it belongs to."
            yield Mistake("glued-list", sentence, hint, line.strip())
        elif re.match(r"#(?!#*[ \t])#*[^#\s]", line):
            sentence = f"`{line.split()[0]}` at the start of a line makes it a heading."
            hint = "Write a space behind `##` for a heading, or `\\#` where the sign is to be seen."
            yield Mistake("odd-heading", sentence, hint, line)
        elif re.match(r"#[ \t]", line):
            sentence = "`#` makes a heading like the title, which the page has already."
            yield Mistake("odd-heading", sentence, "Write `## ` before it.", line)
        elif re.fullmatch(r"(?:=+|-+) *", line) and above.strip() and not above.startswith("|"):
            sentence = f"`{line.strip()}` makes the line above it a heading."
            hint = "Write `## ` before the heading, or leave an empty line above the rule."
            yield Mistake("odd-heading", sentence, hint, line)
        above = line
        in_list = _ITEM.match(before) or before.startswith("  ")
        before = line if line.strip() == "" or _ITEM.match(line) or not in_list else f"  {line}"


def _headings(text: str) -> Iterator[Mistake]:
    """Headings without words, and those that leave out a rank, by which screen readers lead on."""
    rank = 2  # that of the first below the title
    for match in _HEADING.finditer(text):
        marks, words = match["marks"], (match["words"] or "").strip()
        if not words:
            sentence = f"`{match.group().strip()}` is a heading without words."
            hint = "Write its words behind the signs, or remove the line."
            yield Mistake("odd-heading", sentence, hint, match.group())
        elif len(marks) > rank + 1:
            sentence = (
                f"`{marks}` makes a heading {len(marks) - rank} ranks below the one above it."
            )
            hint = f"Write `{'#' * (rank + 1)} ` before it."
            yield Mistake("odd-heading", sentence, hint, match.group())
        rank = min(len(marks), rank + 1)


def _numbers(text: str) -> Iterator[Mistake]:
    """A number before an entry that is another one on the page, where lists count by themselves."""
    count, blank = 0, True
    for line in text.split("\n"):
        match = _NUMBERED.match(line)
        if match and (blank or count):
            count += 1
            number = match["number"]
            if int(number) not in (count, 1):
                sentence = f"`{number}.` stands on the page as `{count}.`: lists count from 1."
                hint = (
                    f"Write `{count}.`, or `{number}\\.` for the number itself. What stands between"
                )
                hint += " two entries begins four spaces further right."
                yield Mistake("lost-words", sentence, hint, line)
                return
        elif line.strip() and blank and not line.startswith(" "):
            count = 0
        blank = not line.strip()
