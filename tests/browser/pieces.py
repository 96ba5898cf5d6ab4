"""Reads a page in marked English, as `tests/pseudo.py` makes it, for sentences glued from pieces.

A run is what a reader takes for one sentence: the words of a block, with what stands inside it. It
is one message, whatever is put into it. Two in a row were put together by us, in our order of
words; a mark without its partner is a message that was cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from ..pseudo import END, START

INLINE = {
    *("a", "abbr", "b", "bdi", "cite", "code", "dfn", "em", "i", "kbd", "mark", "output", "q", "s"),
    *("small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
QUIET = {"script", "style", "noscript", "template", "svg", "title"}
SPOKEN = ("aria-label", "title", "alt", "placeholder", "content")
WHOLE = re.compile(rf"[.!?:…][”’»]?[{START}{END}]*$")
APART = re.compile(r"[·–—|(]|\], \[|\. ")  # blanks of a letter stand as its form says
# Labels, links and values that the stylesheet sets apart, which `test_pieces.py` looks at.
OWN = {
    *("action", "headline", "name", "note", "points", "second", "severity"),
    *("small", "tick", "turn-back", "turn-on"),
    *("quiz-call", "quiz-day", "quiz-kicker", "quiz-number", "quiz-small"),
}
LISTS = (  # whole labels, links and values beside each other
    *("footer.after nav.turn a.turn-back", "footer.after nav.turn a.turn-on"),
    *("main. footer.after p.about-page", "div.desk form.form p.glance"),
    *("fieldset. div. p.waits", "section.sheet div.paper p.paper-waits"),  # joined by CLDR
    *("details. ul.reach li.", "div.fact-words ul.reach li."),
)
UNIT = re.compile(rf"[{START}{END}]")


class Runs(HTMLParser):
    """Collects the runs of a page, each with the classes it stands in, and what is read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words = ""
        self.found: list[tuple[str, str]] = []
        self.spoken: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.spoken += [(f"{tag} {name}", said[name]) for name in SPOKEN if said.get(name)]
        name = said.get("class", "")
        if tag not in INLINE or OWN.intersection(name.split()):
            self.end_run()
        if tag not in VOID:
            self.open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if tag not in INLINE or self.is_apart(tag):
            self.end_run()
        while self.open and self.open.pop()[0] != tag:
            pass

    def is_apart(self, tag: str) -> bool:
        """Whether the last open element of a name stands apart from the words around it."""
        names = (name for kind, name in reversed(self.open) if kind == tag)
        return bool(OWN.intersection(next(names, "").split()))

    def handle_data(self, data: str) -> None:
        if not any(tag in QUIET for tag, _ in self.open):
            self.words += data

    def end_run(self) -> None:
        """What was read since the last block is one run."""
        words, self.words = re.sub(r"\s+", " ", self.words).strip(), ""
        if words:
            self.found.append((" ".join(f"{tag}.{name}" for tag, name in self.open[-3:]), words))


def runs(html: str) -> list[tuple[str, str]]:
    """The runs of a page and all that is read aloud, each after the place where it stands."""
    reader = Runs()
    reader.feed(html)
    reader.close()
    reader.end_run()
    return [*reader.found, *reader.spoken]


def units(words: str) -> tuple[list[str], str]:
    """The messages that stand beside each other in some words, and what is in none."""
    made: list[str] = []
    outside, depth, start = "", 0, 0
    for at, mark in enumerate(words):
        if mark == START:
            start = at if depth == 0 else start
            depth += 1
        elif mark == END:
            depth -= 1
            if depth == 0:
                made.append(words[start : at + 1])
        elif depth == 0:
            outside += mark
    return made, outside


def cut(words: str) -> bool:
    """Whether a message in some words has lost its beginning or its end."""
    depth = 0
    for mark in UNIT.findall(words):
        depth += 1 if mark == START else -1
        if depth < 0:
            return True
    return depth != 0


def glued(words: str) -> list[str]:
    """The messages that another follows as if both were one sentence.

    What ends as a sentence does, or leads to what comes after a colon, is whole. So are items of
    a list that stand between marks which mean the same in every language.
    """
    made = []
    rest, ends = words, None
    for unit in units(words)[0]:
        between, _, rest = rest.partition(unit)
        if ends is not None and not WHOLE.search(ends) and not APART.search(between):
            made.append(f"{ends}{between}{unit}")
        ends = unit
    return made


def faults(html: str) -> Iterator[tuple[str, str, str]]:
    """What is cut or glued on a page: what it is, where it stands, the words."""
    for place, words in runs(html):
        if cut(words):
            yield "cut", place, words
        elif place not in LISTS:
            yield from (("glued", place, pair) for pair in glued(words))
