"""Finds what only the page shows, by asking the renderer: marks that stay, words that do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ...diagnostics import Mistake
from ...model.kinds import Words
from ...text import markup, rendered
from .inline import LINK_WRITTEN


class _Left(NamedTuple):
    """Marks that were meant otherwise and stand on the page, and what to do about them.

    `{words}` in the sentence is what the form finds.
    """

    form: re.Pattern[str]
    code: str
    sentence: str
    hint: str


_LEFT = (  # what stands on the page and was meant otherwise
    _Left(
        re.compile(r"[^\s*]*(?<!\*)\*\*(?!\*)[^\s*]*|(?<![\w_])__(?=[^\W_])\w*"),
        "open-emphasis",
        "`{words}` begins or ends bold words alone.",
        "Write `**` right before and right behind the words, or `\\*` for a star.",
    ),
    _Left(
        re.compile(r"(?<![\w*])\*(?=\w)\w*|(?<![\w_/])_(?=[^\W_])\w*"),
        "open-emphasis",
        "`{words}` begins words that lean, and nothing ends them.",
        "Write the mark behind the words too, or `\\` before it where it is to be seen.",
    ),
    _Left(
        re.compile(r"~~~?|==(?=\w)\w*"),
        "idle-markup",
        "`{words}` means nothing here, and stands on the page.",
        "Remove it; `**words**` are bold, `*words*` lean.",
    ),
    _Left(
        re.compile(r"^(?:!!!|\?\?\?|:::) ?\w+|^===[!+]* [\"“]|\[![A-Z]+\]", re.MULTILINE),
        "idle-markup",
        "`{words}` means nothing here, and stands on the page.",
        "Remove it; a heading `## ` or bold words set a paragraph apart.",
    ),
    _Left(
        re.compile(r"\{[{%][^{}\n]*[%}]\}|^-+8<-+ .*$", re.MULTILINE),
        "idle-markup",
        "`{words}` means nothing here, and stands on the page.",
        "Write the words themselves: texts are no templates.",
    ),
    _Left(
        re.compile(r"^\[[ xX]\] ", re.MULTILINE),
        "idle-markup",
        "`{words}` makes no box to tick, and stands on the page.",
        "Remove it; what is to be ticked stands in the checklist of a step.",
    ),
    _Left(
        re.compile(r"\[\^[^\[\]\s]*\]"),
        "idle-markup",
        "`{words}` is a footnote, and pages have none.",
        "Write it in brackets in the sentence, or as a sentence of its own.",
    ),
    _Left(
        re.compile(r"\[\[[^\[\]]*\]\]|[^\s\[\]]*\](?:\[[^\[\]]*\]|\(|（)\S*"),
        "broken-link",
        "`{words}` looks like a link, and is none.",
        f"Write words and target in one: {LINK_WRITTEN}.",
    ),
    _Left(
        re.compile(r"<!--|-->"),
        "html-in-text",
        "`{words}` stands on the page.",
        "Remove the note, or write it in YAML behind `#` on a line of its own.",
    ),
    _Left(
        re.compile(r"^\|.*\|.*$", re.MULTILINE),
        "broken-table",
        "`{words}` is a row of no table.",
        "Leave an empty line above the table, and write `|---|---|` under its first row.",
    ),
    _Left(
        re.compile(r"(?<=\n)(?:[-*+]|[0-9]{1,2}\.) +\S.*$", re.MULTILINE),
        "glued-list",
        "`{words}` becomes no entry of a list.",
        "Start all entries of a list in the same column, and leave an empty line above the first.",
    ),
    _Left(
        re.compile(r"^[-*+][^\S \n].*$", re.MULTILINE),
        "glued-list",
        "`{words}` becomes no entry of a list.",
        "Write each entry on a line of its own that starts with `- ` and a plain space.",
    ),
)
_OF_BLOCKS = ("glued-list", "broken-table")
_ONCE = (*_OF_BLOCKS, "idle-markup")  # told once a text: their lines belong together
_RUN = re.compile(  # two lines that look like entries, and become one
    r"^(?P<mark>[–—·‣◦] ?|o (?=\S)|[-+*](?=[^\W\d_])|[0-9]{1,2}[.)](?=\s?[^\W\d_])|[a-h]\) ).*\n"
    r"(?:[–—·‣◦] ?|o (?=\S)|[-+*](?=[^\W\d_])|[0-9]{1,2}[.)](?=\s?[^\W\d_])|[a-h]\) )",
    re.MULTILINE,
)
_SLOT = re.compile(r"\{(?![{%])(?P<words>[^{}\n]*)\}(?!\})")
_LOOKS = re.compile(r"(?<=[)*_])\{:? *[.#\w][^{}\n]*\}")  # attributes, as other programs take them


def marks(kind: Words, bare: str) -> Iterator[Mistake]:
    """Marks that stay on the page as they are, and lines that become no list or code."""
    seen = rendered.visible_text(bare)
    runs = (match for each in seen.paragraphs for match in _RUN.finditer(each))
    run = next(runs, None) if kind is Words.PROSE else None
    yield from _left(kind, bare, seen, starred=run is not None and run["mark"] == "*")
    if seen.crossed:
        hint = "End the inner words before the outer ones: `**bold *and leaning* words**`."
        yield Mistake("open-emphasis", "Marks of bold and leaning words cross here.", hint, "*")
    for leaning in seen.inside:
        sentence = f"The stars around `{leaning}` stand inside words, and make it lean."
        hint = "Write `\\*` for a star that is to be seen."
        yield Mistake("open-emphasis", sentence, hint, f"*{leaning}")
    if run is not None:
        sentence = f"`{run['mark'].strip()}` begins no list: the lines become one."
        hint = "Write each entry on a line of its own that starts with `- ` or `1. `."
        yield Mistake("glued-list", sentence, hint, run[0].split("\n")[0])
    if kind is Words.PROSE and "pre" in seen.elements:
        line = next((each for each in bare.split("\n") if each.startswith(("    ", "\t"))), "")
        sentence = "The line stands four spaces further right than others and becomes code."
        hint = "Start it in the column of the lines around it."
        yield Mistake("odd-indentation", sentence, hint, line.strip())


def _left(
    kind: Words, bare: str, seen: rendered.VisibleText, *, starred: bool
) -> Iterator[Mistake]:
    """Marks that stay on the page as they are. In `starred` prose stars are bullets."""
    for form, code, sentence, hint in _LEFT:
        if kind is Words.INLINE and code in _OF_BLOCKS:
            continue
        left: list[str] = []
        for paragraph in seen.paragraphs:
            found = [match[0] for match in form.finditer(paragraph)]
            left += found if code == "broken-link" else found[:1]
        left = [words for words in left if not re.search(r"[*_]{3}", words) and _meant(words, bare)]
        if starred and code == "open-emphasis":
            continue
        for words in left[:1] if code in _ONCE else dict.fromkeys(left):
            yield Mistake(code, sentence.format(words=words.strip()), hint, words)


def slots(bare: str) -> Iterator[Mistake]:
    """The first words between single braces: letters fill them in, pages show the braces."""
    found = (
        match for each in rendered.visible_text(bare).paragraphs for match in _SLOT.finditer(each)
    )
    for match in islice(found, 1):
        sentence = f"`{match.group()}` means nothing here, and stands on the page."
        words = match["words"].strip()
        hint = "Remove the braces; what readers fill in stands between square brackets"
        hint = f"{hint}: `[{words}]`." if re.fullmatch(r"[\w -]+", words) else f"{hint}."
        yield Mistake("idle-markup", sentence, hint, match.group())


def lost(bare: str) -> Iterator[Mistake]:
    """The line with most of the words that are not on the page, whatever became of them."""
    gone = Counter(_plain(bare)) - Counter(rendered.visible_text(bare).words)
    if not gone or any(markup.html(bare)):
        return
    looks = _LOOKS.search(bare)
    if looks:
        sentence = f"`{looks[0]}` gives what stands before it another look, and pages take none."
        yield Mistake("lost-words", sentence, "Remove it.", looks[0])
        return
    line = max(
        bare.split("\n"), key=lambda each: sum(word in _plain(each) for word in gone)
    ).strip()
    sentence = f"`{line}` does not stand on the page as it is written."
    if line == "[TOC]":
        sentence = "`[TOC]` lists headings elsewhere, and pages have no such list."
        yield Mistake("idle-markup", sentence, "Remove it.", line)
    elif line.startswith("|"):
        sentence = f"`{line}` has more cells than the first row, and loses them."
        hint = "Write as many cells in each row; `\\|` shows the line itself."
        yield Mistake("broken-table", sentence, hint, line)
    elif re.match(r"\[[^\[\]]+\]:", line):
        hint = f"Write words and target in one: {LINK_WRITTEN}."
        yield Mistake("broken-link", sentence, hint, line)
    else:
        hint = "Write it as a plain sentence; `\\` before a sign shows the sign itself."
        yield Mistake("lost-words", sentence, hint, line)


def _meant(words: str, text: str) -> bool:
    """Whether words that begin with a number are an entry of a list, and not `12. May`."""
    number = re.match(r"[0-9]+(?=\. )", words)
    before = int(number[0]) - 1 if number else 0
    return not before or re.search(rf"^ *{before}[.)] ", text, re.MULTILINE) is not None


def _plain(text: str) -> list[str]:
    """The words of a text that readers are to see: no targets of links, no ids of headings."""
    text = re.sub(r"(?m)^[ >]*(?:[-*+] )*(?:[0-9]+\. )*", "", text)
    text = re.sub(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)", " ", text)
    text = re.sub(r"(?m)\{ *#[a-z0-9-]+ *\} *$|\{: *[.#][^}\n]*\}|^ *\|?[ :|-]+$", " ", text)
    return rendered.words(text)
