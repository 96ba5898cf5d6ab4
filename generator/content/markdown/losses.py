"""Says what a text would lose on its way to the page, by the first check that finds anything."""

from __future__ import annotations

import re

from ...diagnostics import Mistake
from ...model.kinds import ONE_LINE, Words
from ...text import markup
from ..shown import beside
from . import inline, plain, rendered
from .blocks import blocks

_MOST_BRACKETS = 500  # the renderer reads more of them for minutes
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_SILENT = re.compile(r"[\s!-/:-@\[-`{-~¡¿…‐-―·•«»“”‘’]+")  # signs alone
_LEFT_OPEN = re.compile(rf"\s*(?:null[.:!]?|{markup.LEFT_OPEN})\s*")
_UNWRITTEN = re.compile(  # a paragraph of its own, or the words of typesetters
    r"(?:\A|\n[ \t]*\n)[ \t]*(?:TODO|TBD|FIXME)(?:[.:!]?[ \t]*(?=\n[ \t]*\n|\n*\Z)|: .*)"
    r"|\b[Ll]orem ipsum\b"
)
_SIMPLE = re.compile(  # what stands as it is meant, in most texts
    r"(?<!!)\[\w(?:[\w ,'’.-]|\n(?=[^\W\d_]{2}))*\]\([a-z]+:[^()\s]*\)(?![({\[])"
    r"|\*\*\w(?:[^*_\[\]`\n]*[^*_\[\]`\s])?\*\*"
    r"|^#{2,4} [^#{}\n]+(?:\{ #[a-z0-9-]+ \})?$",
    re.MULTILINE,
)
_BULLET = re.compile(r"^- (?=\S)", re.MULTILINE)
_ENTRY = re.compile(r"(?:([0-9]{1,2})\.|-) (?=[^\W\d_]|[\"“«\[]|\*\*\w)")
_FURTHER = re.compile(r" {2,3}(?=[^\W\d_]{2})")
_DOUBTFUL = re.compile(  # what may become another thing, or be nothing
    r"[*_\[\]|#<\\~^{]|==|^\s*[-+–—·‣◦]|^[:!?]{3}|^o |^ {4}|\t|^ *[0-9a-z]{1,2}[.)]"
    r"|\n[ ]{1,3}\S|\n[=-]+[ ]*$|^: ",
    re.MULTILINE,
)


def losses(kind: Words, text: str) -> tuple[Mistake, ...]:
    """What a text of a kind would lose on its way to the page.

    The renderer takes long, so it is asked only of texts with something that may become another
    thing.
    """
    if kind is not Words.SEARCH and (_SILENT.fullmatch(text) or _LEFT_OPEN.fullmatch(text)):
        sentence = f"`{text.strip()}` says nothing to readers."
        return (Mistake("empty-value", sentence, "Write what it is to say.", text),)
    left = _UNWRITTEN.search(text)
    if kind is not Words.SEARCH and left is not None:
        words = left.group().strip()
        sentence = f"`{words}` stands where words are still to come."
        return (Mistake("empty-value", sentence, "Write them, or remove it.", words),)
    if markup.is_words(text):
        return ()
    bare = _CODE.sub(inline.blanked, text)
    links = tuple(inline.links(bare))
    if kind in ONE_LINE:
        found = links or tuple(plain.marks(bare))
        return found or (tuple(plain.misread(text)) if kind is Words.PLAIN else ())
    filled_in = kind is Words.LETTER  # of something faulty; a letter that fits its model has checks
    kind = Words.INLINE if filled_in else kind
    found = (
        *links,
        *(() if filled_in else inline.addresses(bare)),
        *inline.written(bare),
        *(blocks(bare) if kind is Words.PROSE else ()),
    )
    if found or any(beside(text)) or bare.count("[") > _MOST_BRACKETS:
        return found
    if "![" in bare:  # whose words stand for it without their marks
        bare = markup.relink(
            bare, lambda link: markup.unmarked(link.label) if link.shows else link.whole
        )
    bare = markup.begun(bare.lstrip()) if kind is Words.INLINE else bare
    bare = markup.ESCAPED.sub("\ufffc\ufffc", bare)
    if not _is_doubtful(bare) or (kind is Words.PROSE and not _is_doubtful(_without_lists(bare))):
        return ()
    found = tuple(rendered.marks(kind, bare)) or tuple(rendered.lost(bare))
    return found or (() if filled_in else tuple(rendered.slots(bare)))


def _is_doubtful(bare: str) -> bool:
    """Whether something in a text may become another thing, or be nothing."""
    return _DOUBTFUL.search(_BULLET.sub("", _SIMPLE.sub("\ufffc", bare))) is not None


def _without_lists(bare: str) -> str:
    """The text without the marks of what is certainly a list: behind an empty line and no other
    list, with every line in its column.
    """
    parts, is_behind = [], False
    for part in re.split(r"\n{2,}", bare):
        lines = part.split("\n")
        parts.append(part if is_behind else "\n".join(_without_marks(lines)))
        is_behind = part.startswith(" ") or _ENTRY.match(part) is not None
    return "\n\n".join(parts)


def _without_marks(lines: list[str]) -> list[str]:
    """The lines of a list without the marks of its entries; other lines as they are."""
    entries = [*map(_ENTRY.match, lines)]
    numbers = [entry[1] for entry in entries if entry]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    if not entries[0] or (any(numbers) and numbers != counted):
        return lines
    bare = []
    for entry, line in zip(entries, lines, strict=True):
        further = _FURTHER.match(line)
        if entry:
            bare += ["", line[entry.end() :]]  # nothing goes on from one entry to the next
        elif further:
            bare.append(line[further.end() :])
        else:
            return lines
    return bare
