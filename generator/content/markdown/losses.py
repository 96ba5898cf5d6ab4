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
    r"(?<!!)\[\w[\w ,'’.-]*\]\([a-z]+:[^()\s]*\)(?![({\[])"
    r"|\*\*\w(?:[^*_\[\]`\n]*[^*_\[\]`\s])?\*\*"
    r"|^#{2,4} [^#{}\n]+(?:\{ #[a-z0-9-]+ \})?$"
    r"|^- (?=\S)",
    re.MULTILINE,
)
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
    if not _DOUBTFUL.search(_SIMPLE.sub("", bare)):
        return ()
    found = tuple(rendered.marks(kind, bare)) or tuple(rendered.lost(bare))
    return found or (() if filled_in else tuple(rendered.slots(bare)))
