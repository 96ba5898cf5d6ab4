"""Finds the slip in a template that Jinja cannot read, and what was meant there."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..diagnostics import closest

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_TAG = re.compile(r"\{%[-+]?\s*(?P<name>\w+)(?P<rest>[^%]*)%\}")
_BLOCKS = ("if", "for", "macro", "call", "filter", "block", "set", "raw", "with", "autoescape")
_OTHERS = ("elif", "else", "extends", "from", "import", "include", "do")
_MEANT = {"elseif": "elif", "elsif": "elif", "foreach": "for", "endforeach": "endfor", "end": ""}
_SIGNS = {  # what other languages write
    "=": "Write `==` to compare.",
    "?": "Write `one if it is so else other`.",
    "&": "Write `and`.",
    "!": "Write `not`.",
    ";": "Remove it: nothing ends with it here.",
    **dict.fromkeys("“”„«»‘’", 'Write the plain quote of the keyboard, `"`.'),
}
_NAMED = re.compile(r"(?:unknown tag|[Uu]nexpected(?: char)?|got) '(?P<words>[^']+)'")


class TemplateSlip(NamedTuple):
    """Where a template was meant otherwise (the character, from 0), what is wrong, and what
    to do.
    """

    start: int
    sentence: str
    hint: str


def slip(text: str, line: int, said: str) -> TemplateSlip | None:
    """The slip in a template, at whose line Jinja stopped with what it `said`; None where none is
    known.
    """
    start = sum(len(each) + 1 for each in text.split("\n")[: line - 1])
    end = text.find("\n", start)
    named = _NAMED.search(said)
    words = named["words"] if named else ""
    if found := _open(text):
        return found
    ended = "nexpected end of template" in said or re.fullmatch(r"end[a-z]+", words)
    return (_unpaired(text) if ended else None) or _other(text, start, end, words)


def _open(text: str) -> TemplateSlip | None:
    """The first mark that begins something and is not ended before the next one begins."""
    begun: re.Match[str] | None = None
    for match in _MARK.finditer(text):
        mark = match.group()
        if begun is not None and begun.group() == "{#" and mark != "#}":
            continue
        if begun is not None and mark in _ENDS:
            break
        if begun is None:
            begun = match if mark in _ENDS else None
        elif mark == _ENDS[begun.group()]:
            begun = None
    if begun is None:
        return None
    mark = begun.group()
    hint = f"Write `{_ENDS[mark]}` behind what belongs to it."
    return TemplateSlip(begun.start(), f"`{mark}` begins here and does not end.", hint)


def _unpaired(text: str) -> TemplateSlip | None:
    """A tag without its end, or an end without its tag."""
    waiting: list[re.Match[str]] = []
    for match in _TAG.finditer(
        re.sub(r"\{#.*?#\}", lambda found: " " * len(found[0]), text, flags=re.DOTALL)
    ):
        name = match["name"]
        if name in _BLOCKS and not (name == "set" and "=" in match["rest"]):
            waiting.append(match)
        elif name.startswith("end") and name != "end":
            if not waiting:
                sentence = f"`{{% {name} %}}` ends nothing here."
                return TemplateSlip(match.start(), sentence, "Remove it.")
            if waiting[-1]["name"] != name.removeprefix("end"):
                break
            waiting.pop()
    if not waiting:
        return None
    name = waiting[-1]["name"]
    sentence = f"`{{% {name} %}}` begins here and does not end."
    return TemplateSlip(
        waiting[-1].start(), sentence, f"Write `{{% end{name} %}}` where it is to end."
    )


def _other(text: str, start: int, end: int, words: str) -> TemplateSlip | None:
    """A tag that does not exist, or a sign of another language."""
    found = text.find(words, start, end if end >= 0 else len(text)) if words else -1
    if found < 0:
        return None
    tags = (*_BLOCKS, *_OTHERS, *(f"end{each}" for each in _BLOCKS))
    if re.fullmatch(r"\w+", words) and re.search(r"\{%[-+]?\s*$", text[:found]):
        near = _MEANT.get(words) or closest(words, tags)
        hint = f"Did you mean `{near}`?" if near else f"Known here: {', '.join(sorted(tags))}."
        return TemplateSlip(found, f"Templates have no tag `{words}`.", hint)
    if words[0] in _SIGNS:
        return TemplateSlip(found, f"`{words}` means nothing here.", _SIGNS[words[0]])
    return None
