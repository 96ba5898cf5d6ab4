"""Finds headings, lists, rows, bold words and code that a translation sets otherwise than its
source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...diagnostics import Mistake, in_backticks
from ...model.kinds import Words
from ...text import markup
from ...text.rendered import text_links_by_page, visible_text
from ..messages import Message

_CODE = "translation-form"
_LINES = "Its lines start with"
_IDS = re.compile(r"\{ *#[^{}%]*\}")
_NAMED = re.compile(r"^#{2,6} [^\W_].* \{ #([a-z0-9-]+) \}$", re.MULTILINE)
"""The id of a heading that certainly is one: what else there may be is asked of the renderer."""
_OPENING = re.compile(r"\s*(?:([-*+])|([0-9]+\.)|(#{1,6})|(>))(?= )|\s*(\|)")
_EMPHASIS = {"strong": ("**", "bold type"), "code": ("`", "code")}
_MARKS = ("**", "__", "`")
_PAIRS = re.compile(r"\*\*(?=[^\s*])[^*]*(?<=[^\s*])\*\*|`[^`]+`")
"""Words that are certainly bold, or code: what else there may be is asked of the renderer."""


def heading_ids(source: str, form: str) -> Iterator[Mistake]:
    """The first id of a heading that is not written as in the source, to the letter."""
    if "#" not in form:
        return
    there, here = Counter(_IDS.findall(source)), Counter(_IDS.findall(form))
    for written in here - there if there else ():
        sentence = f"`{written}` is not the id of the heading as the source writes it."
        yield Mistake("translation-placeholder", sentence, f"Write {in_backticks(there)}.", written)
        return


def faults(message: Message, form: str) -> Iterator[Mistake]:
    """The first heading, item, row or word set apart that is not as in the source."""
    if message.kind is not Words.PROSE and "\n" in form.strip("\n") and "\n" not in message.text:
        yield Mistake(_CODE, "It has several lines, and the source has one.", "Write one line.")
        return
    if message.kind in (Words.PROSE, Words.INLINE):
        there, here = list(_openings(message.text)), list(_openings(form))
        if there != here:
            sentence = f"{_LINES} {in_backticks(here)}; in the source with "
            sentence += f"{in_backticks(there)}."
            yield Mistake(_CODE, sentence, _as_before(message.text, form, there, here))
            return
        for name in _lost_names(message.text, form):
            sentence = f"`{{ #{name} }}` does not name the heading here, and links lead to it."
            hint = "Write it behind the words of the heading, with a space before it."
            yield Mistake(_CODE, sentence, hint, f"#{name}")
            return
        if re.search(r"\n\s*\n", form):
            yield Mistake(_CODE, "It holds several paragraphs.", "Write one, as in the source.")
            return
    for mistake in _emphasis(message, form):
        yield mistake
        return
    if message.kind in (Words.PLAIN, Words.LETTER):
        for mark in ("*", "](", "# "):
            if mark in form and mark not in message.text:
                sentence = f"`{mark}` is markup, and this text takes none."
                yield Mistake(_CODE, sentence, "Write the words alone.", mark)
                return


def lacks_lines(fault: Mistake) -> bool:
    """Whether a fault of `faults` is that lines begin otherwise than in the source."""
    return fault.code == _CODE and fault.sentence.startswith(_LINES)


def _as_before(source: str, form: str, there: list[str], here: list[str]) -> str:
    """What to do about lines that begin otherwise than in the source."""
    if here or len(there) > 1 or not there[0].startswith("#"):
        return "Keep headings, items, quotations and rows as they are."
    lost = [name for name in _IDS.findall(source) if name not in form]
    behind = f", and ` {lost[0]}` behind them" if lost else ""
    return f"Write `{there[0]} ` before the words{behind}."


def _lost_names(source: str, form: str) -> list[str]:
    """The names of headings in the source that no heading has here, though one is written."""
    named = {*markup.anchors(source)} if _IDS.search(form) else set[str]()
    sure = {*_NAMED.findall(form)} if "`" not in form else set[str]()
    return sorted(named - {*text_links_by_page(form).names}) if named - sure else []


def _emphasis(message: Message, form: str) -> Iterator[Mistake]:
    """Bold words and code that are not those of the source. `__words__` are as bold as `**words**`.

    Where both hold the marks in pairs and in no other way, these are counted; else the renderer is
    asked.
    """
    source = message.text
    if not any(mark in text for text in (source, form) for mark in _MARKS):
        return
    is_markup = message.kind in (Words.PROSE, Words.INLINE)
    marks = {mark: (source.count(mark), form.count(mark)) for mark, _ in _EMPHASIS.values()}
    sure = all(
        "__" not in text and not any(mark in _PAIRS.sub("", text) for mark in marks)
        for text in (source, form)
    )
    for element, (mark, name) in _EMPHASIS.items():
        there, here = marks[mark]
        mark = "__" if mark == "**" and mark not in form and "__" in form else mark
        sentence = f"The marks of {name}, `{mark}`, are not those of the source."
        hint = "Set them around the words that carry the same."
        other = Mistake(_CODE, sentence, hint, mark)
        if not is_markup or sure:
            if there != here:
                yield other
            continue
        shown = [visible_text(text) for text in (source, form)]
        counts = [each.elements.count(element) for each in shown]
        stray = [sum(words.count(mark) for words in each.paragraphs) for each in shown]
        if stray[1] > stray[0] and there == here:
            sentence = f"`{mark}` stands on the page here, and sets nothing apart."
            hint = f"Write no space between the marks and the words: `{mark}words{mark}`."
            yield Mistake(_CODE, sentence, hint, mark)
        elif stray[1] > stray[0] or counts[0] != counts[1]:
            yield other


def _openings(text: str) -> Iterator[str]:
    """The marks that lines of a text start with, and the cells of its rows."""
    for line in text.split("\n"):
        match = _OPENING.match(line)
        if match and match[5]:
            yield "|" * line.count("|")
        elif match:
            yield match.group().strip()
