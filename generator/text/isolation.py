"""Keeps numbers in groups, addresses and the like together in lines that run to the left.

In a line of Arabic or Hebrew an account number, `12 34 56`, stands group by group from the right,
and the plus of a telephone number behind it. Marks of Unicode around them prevent that; every
program that sets such lines understands them, older ones too. The browser's
`theme/js/letter/isolation.js` does the same.
"""

from __future__ import annotations

import re

OPEN, CLOSE = "\u200f\u200e", "\u200e\u200f"  # a mark to the right, and one to the left inside it
WORD = r"[+#]?[A-Za-z0-9]+"
BRACKETS = rf"\({WORD}\)(?:{WORD})?"
CODE = re.compile(
    r"(?:https?://|www\.)[^\s\u0590-\u08ff]+"
    r"|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+[A-Za-z0-9]"
    rf"|(?:{BRACKETS}|{WORD})(?:[ \u00a0\u202f.,/:_-](?:{BRACKETS}|{WORD})|{BRACKETS})*"
)
HELD = re.compile(rf"{OPEN}([^\u200e\u200f]*){CLOSE}")
SPLIT = re.compile(
    r"[0-9)][ \u00a0\u202f_-]\(?[+#]?[0-9]|[+#][0-9]|[0-9][_/-]?[A-Za-z@]|\)[0-9]|//|@|www"
)
SPAN = re.compile(r"[0-9]{1,2}-[0-9]{1,2}")  # nine to five is read as the line runs


def isolated(text: str) -> str:
    """A text that stands in a line to the left, with marks around what such a line would take
    apart.
    """
    return CODE.sub(_marked, text)


def _marked(match: re.Match[str]) -> str:
    code = match.group()
    if not SPLIT.search(code) or SPAN.fullmatch(code):
        return code
    return f"{OPEN}{code}{CLOSE}"
