"""Finds what a line of Markdown loses that can be seen in the text itself: links, addresses, marks.

All of them get a text in which code, which loses nothing, is blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from ...diagnostics import Mistake
from ...model.settings import SECTIONS
from ...text import markup
from ..mentions import IMAGE, LINKED
from ..shown import WRITTEN

LINK_WRITTEN = "`[words](sign:late-payment)`"
_SECTION = rf"(?:{'|'.join(SECTIONS)}):(?=[)\]#])"
_TARGET = rf"(?:https?://|(?:{'|'.join((*LINKED, IMAGE))}):|{_SECTION})"
_PATH = re.compile(r"\b[A-Za-z]:\\\S+|(?<!\S)\\\\\w\S*")  # as Windows writes them
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#x[0-9a-fA-F]{2,6});")
_BULLET = re.compile(r"(?:^|(?<=\s))[•▪◦‣●■□➢\uf020-\uf0ff]\s", re.MULTILINE)
_APART = re.compile(rf"!?\[[^\[\]]+\]\s+\({_TARGET}[^()]*\)")
_SPACED = re.compile(r"(?:!\[\]|!?\[[^\[\]]+\])\((?:[^()\s]*\s[^()]*|[^()\s]*$)\)?")
_OPEN = re.compile(rf"(?P<link>\[[^\[\]]+\]\({_TARGET}[^\s()]*[^\s().,:;!?])[.,:;!?]*(?![^()]*\))")
"""A link of which only the last bracket is missing, without what ends the sentence."""
_TURNED = re.compile(rf"!?\([^()]+\)\[{_TARGET}[^\[\]]*\]")
_OUTSIDE = re.compile(  # addresses as people type them, without what ends the sentence
    r"(?<![\w.@/:-])(?:https?://(?=\w)|www\.(?=\w))[^\s<>\[\]()\"“”«»]*[^\s<>\[\]()\"“”«».,:;!?'’…]"
    r"|(?<![\w.@/:+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_WHOLE = re.compile(r"<[^<>]*>|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()]*\)")
_LIKELY = re.compile(r"://|www\.|@")
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
_RULE = re.compile(r"^ {0,3}\*[* ]*\*[ \t]*$", re.MULTILINE)


def links(bare: str) -> Iterator[Mistake]:
    """What looks like a link or a picture and is none; links without words."""
    for form in (_APART, _SPACED, _TURNED):
        for match in form.finditer(bare):
            sentence = f"`{match.group().strip()}` looks like a link, and is none."
            hint = f"Write the words and the target without a space: {_mended(match.group())}."
            if form is _TURNED:
                hint = "Write the words in square brackets and the target in round ones: "
                turned = match.group().translate(str.maketrans("()[]", "[]()"))
                hint += f"{_mended(turned)}."
            elif open_ := _OPEN.match(match.group()):
                sentence = f"`{open_.group()}` begins a link and does not end it."
                hint = f"Write `)` behind the target: `{open_['link']})`."
            if match.group().startswith("!"):
                sentence = f"`{match.group()}` looks like a picture, and is none."
                hint = f"Write words and id without a space between: `{WRITTEN}`."
            yield Mistake("broken-link", sentence, hint, match.group())
    for match in re.finditer(r"(?<!!)\[\s*\]\([^()\s]+\)", bare):
        sentence = f"`{match.group()}` is a link without words, which nobody sees."
        hint = f"Write its words into the brackets: {LINK_WRITTEN}."
        yield Mistake("broken-link", sentence, hint, match.group())


def addresses(bare: str) -> Iterator[Mistake]:
    """Addresses on the web and of e-mail that are no links, so nobody can follow them."""
    if not _LIKELY.search(bare):
        return
    for match in _OUTSIDE.finditer(_WHOLE.sub(blanked, bare)):
        address = match.group()
        if address == bare.strip() or bare[: match.start()].endswith(("]: ", "](")):
            continue  # of something faulty, or told as a definition or an open link
        target = f"mailto:{address}" if "@" in address else address
        target = f"https://{address}" if address.startswith("www.") else target
        sentence = f"`{address}` stands on the page as it is, and leads nowhere."
        hint = f"Write words before it: `[words]({target})`; to show it alone, put it in backticks."
        yield Mistake("broken-link", sentence, hint, address)


def entities(text: str) -> Iterator[tuple[str, str]]:
    """Characters as HTML writes them, `&nbsp;`, each with what to write in its place."""
    for entity in dict.fromkeys(_ENTITY.findall(text)):
        sign = unescape(entity)
        if sign != entity:
            yield entity, f"Write `{sign}`." if sign.strip() else "Write a space."


def bullets(text: str) -> Iterator[Mistake]:
    """Bullets as word processors write them."""
    for match in _BULLET.finditer(text):
        sentence = f"`{match.group().strip()}` is a bullet that becomes no list."
        hint = "Write each entry on a line of its own that starts with `- `."
        yield Mistake("glued-list", sentence, hint, match.group())


def written(bare: str) -> Iterator[Mistake]:
    """Backslashes that vanish, HTML, bullets, bold words and code that do not end."""
    for match in _PATH.finditer(bare):
        if markup.ESCAPED.search(match.group()):
            sentence = f"`{match.group()}` loses backslashes on the page."
            yield Mistake("backslash", sentence, "Write it between backticks.", match.group())
    for entity, hint in entities(bare):
        yield Mistake("html-in-text", f"`{entity}` is HTML.", hint, entity)
    yield from bullets(bare)
    for match in islice(_SHORTCODE.finditer(_WHOLE.sub(blanked, bare)), 1):
        sentence = f"`{match.group()}` becomes a picture on its page, and stays as it is elsewhere."
        hint = "Remove it; the picture of a thing is its `icon`."
        yield Mistake("idle-markup", sentence, hint, match.group())
    for block in re.split(r"\n[^\S\n]*\n", bare):
        if _RULE.sub("", block).count("**") % 2:
            sentence = "`**` begins bold words and never ends them, or ends what never began."
            yield Mistake(
                "open-emphasis", sentence, "Write `**` before and behind the words.", "**"
            )
    if "```" in bare:
        sentence = "Three backticks begin code and never end it."
        hint = "Write three on a line of their own below the code, or remove them."
        yield Mistake("open-emphasis", sentence, hint, "```")
    elif bare.count("`") % 2:
        sentence = "A backtick begins code and never ends it."
        hint = "Write one before and one behind the words, or remove it."
        yield Mistake("open-emphasis", sentence, hint, "`")


def blanked(match: re.Match[str]) -> str:
    """As many characters that mean nothing in the place of a match; its spaces stay."""
    return re.sub(r"\S", "\ufffc", match.group())


def _mended(link: str) -> str:
    """A link without the spaces and the title that keep it from being one, in backticks; where it
    cannot be told what is meant, the form of links.
    """
    parts = re.fullmatch(r"\[(?P<words>[^\[\]]+)\]\s*\((?P<target>[^()\"]*)(?:\"[^()]*)?\)", link)
    target = re.sub(r"^(mailto:|https?://)\s+", r"\1", parts["target"].strip()) if parts else ""
    if not target.startswith(("http", "mailto:")):
        between = "" if target.startswith("tel:") else "-"
        target = re.sub(r"(?<=\w)\s+(?=\w)", between, target)
        target = re.sub(r"\s", "", target)  # in other addresses a space stands for something
    found = markup.links(f"[{parts['words']}]({target})") if parts else ()
    sure = found and (found[0].leads_elsewhere or found[0].parts() is not None)
    return f"`{found[0].whole}`" if sure else LINK_WRITTEN
