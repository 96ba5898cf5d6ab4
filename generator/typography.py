"""Sets the quotation marks, apostrophes, dashes and ellipses of a language. Twice changes nothing.

Code, link targets, addresses and attribute lists are left as they are.
"""

from __future__ import annotations

import re

_KEPT = re.compile(
    r"(`+)(?:(?!\1).)+?\1|\]\([^()\s]*\)|\{[^{}]*\}|https?://\S+|<[^<>]*>", re.DOTALL
)


def typeset(text: str, locale: str) -> str:
    """The text as a printer of the locale would set it. English for now; others stay as written."""
    if locale.split("-")[0] != "en":
        return text
    pieces, end = [], 0
    for match in _KEPT.finditer(text):
        pieces += [_english(text[end : match.start()], text[:end]), match.group()]
        end = match.end()
    pieces.append(_english(text[end:], text[:end]))
    return "".join(pieces)


def _english(text: str, before: str) -> str:
    """Straight marks to English ones. `before` is what precedes the text, for its first mark."""
    text = text.replace("...", "…")
    text = re.sub(r"(?<=\S) -{1,2} (?=\S)", " – ", text)
    opening = r"(?:(?<=[\s(\[{“‘–/*_])|(?<![\s\S]))"
    if before and not before[-1].isspace():
        opening = r"(?:(?<=[\s(\[{“‘–/*_]))"
    text = re.sub(opening + r'"(?=\S)', "“", text).replace('"', "”")
    text = re.sub(opening + r"'(?=\S)", "‘", text).replace("'", "’")
    return re.sub(r"‘(?=(?:em|til|tis|twas|\d\ds)\b)", "’", text)
