"""Parts a page into its front matter and its words, and says what is wrong where it has none."""

from __future__ import annotations

import re

from ..diagnostics import Diagnostic, Location
from ..model.fit import keys
from ..model.guide import Page

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
"""The beginning of a page; its group holds the lines between the two `---`."""


def no_front_matter(path: str, text: str) -> Diagnostic:
    """The message for a page without front matter: all of it is missing, or only its end."""
    lines = text.split("\n")
    if not re.match(r"---[ \t]*\n", text):
        return _no_beginning(path, lines)
    last = min(_last_key(lines) + 1, len(lines))
    sentence = "The front matter starts on line 1 and does not end."
    hint = f"Write `---` on a line of its own behind its last key, before line {last}."
    return Diagnostic(Location(path, last), "no-front-matter", sentence, hint)


def _no_beginning(path: str, lines: list[str]) -> Diagnostic:
    """The message for a page that does not start with `---`."""
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    first = lines[at].strip()
    sentence = "The page does not start with front matter."
    hint = "Start the file with `---`, the keys `title`, `order`, ..., and `---`."
    if at and first == "---":
        sentence = "An empty line stands above the front matter."
        hint = "Remove it: the first line of a page is `---`."
    elif re.fullmatch(r"-{2,}|[‐-―−]+|[+=*~;]{3,}", first):
        sentence = f"`{first}` begins no front matter."
        hint = "Write `---` in its place and in that of the line which ends the keys; each key is"
        hint += " written `key: value`."
    elif re.match(r"[a-z_]+:(?: |$)", first):
        hint = f"Write `---` on a line of its own above `{first}`, and one behind the last"
        hint += " key if there is none."
    return Diagnostic(Location(path, at + 1), "no-front-matter", sentence, hint)


def _last_key(lines: list[str]) -> int:
    """The number (from 1) of the last line of front matter that does not end."""
    last = 1
    for number, line in enumerate(lines[1:], 2):
        key = re.match(r"([\w-]+):", line)
        known = key is not None and key[1] in keys(Page)
        if known or (number == last + 1 and re.match(r"[\w-]+:|[ \t]+\S|- ", line)):
            last = number
        elif line.strip() and not line.startswith("#"):
            break
    return last
