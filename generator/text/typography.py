"""Sets the quotation marks, apostrophes, dashes and spaces of a language. Twice changes nothing.

Code, link targets, addresses, placeholders and attribute lists are left as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

_KEPT = re.compile(
    r"(?<!`)(`++)(?:[^`]++|(?!\1(?!`))`++)++\1|\]\([^()\s]*\)|\{[^{}]*\}|https?://\S+|<[^<>]*>",
    re.DOTALL,
)
_HELD = "\uf8ff"  # stands for what is kept while the words around it are set
_OPENING = r"(?:(?<=[\s(\[{“‘«–/*_\u00a0\u202f])|(?<![\s\S]))"
_NARROW, _FIXED = "\u202f", "\u00a0"  # a narrow space and a plain one, at which no line breaks
_GAP = "[ \u00a0\u202f]"


@lru_cache(maxsize=2**15)  # a preview sets the same texts again and again
def typeset(text: str, locale: str) -> str:
    """The text as a printer of the locale would set it: English, French. Others stay as written."""
    rules = {"en": _english, "fr": _french}.get(locale.split("-")[0])
    if rules is None or _HELD in text:
        return text
    kept = [match.group() for match in _KEPT.finditer(text)]
    pieces = rules(_KEPT.sub(_HELD, text)).split(_HELD)
    return "".join(piece for pair in zip(pieces, [*kept, ""], strict=True) for piece in pair)


def _english(text: str) -> str:
    text = text.replace("...", "…")
    text = re.sub(r"(?<=\S) -{1,2} (?=\S)", " – ", text)
    text = re.sub(rf'{_OPENING}"(?=\S)', "“", text).replace('"', "”")
    text = re.sub(rf"{_OPENING}'(?=\S)", "‘", text).replace("'", "’")
    return re.sub(r"‘(?=(?:em|til|tis|twas|\d\ds)\b)", "’", text)


def _french(text: str) -> str:
    text = text.replace("...", "…").replace("'", "’")
    text = re.sub(r"(?<=\S) -{1,2} (?=\S)", " – ", text)
    text = re.sub(rf'{_OPENING}"(?=\S)', "«", text).replace('"', "»")
    text = re.sub(rf"«{_GAP}*(?=\S)", f"«{_NARROW}", text)
    text = re.sub(rf"(?<=[^\s«]){_GAP}*»", f"{_NARROW}»", text)
    text = re.sub(rf"(?<=[^\s;!?]){_GAP}+(?=[;!?])", _NARROW, text)
    text = re.sub(r"(?<=[\w)\]»%€*_])(?=[;!?]+(?:[\s)\]»*_]|$))", _NARROW, text)
    text = re.sub(rf"(?<=\S){_GAP}+:(?=\s|$|[*_])", f"{_FIXED}:", text)
    text = re.sub(rf"(?<=\d){_GAP}(?=\d{{3}}(?!\d))", _NARROW, text)
    return re.sub(rf"(?<=[\d{_HELD}]){_GAP}(?=[€$£%](?!\w))", _FIXED, text)
