"""Finds links, pictures and addresses of a translation that are not those of its source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from ...content.markdown import inline
from ...diagnostics import Mistake, in_backticks
from ...text import markup
from ...text.rendered import TextLinks, text_links

_CODE = "translation-link"
_ADDRESS = re.compile(r"(?:https?:)?//[^\s)\]>]+|\bwww\.\S+|mailto:\S+|\btel:[+\d][\d.-]+")


def faults(source: str, form: str) -> Iterator[Mistake]:
    """The first link, picture or address that is not one of the source, or that is missing."""
    yield from islice(chain(_foreign(source, form), _other_links(source, form)), 1)


def _foreign(source: str, form: str) -> Iterator[Mistake]:
    """Addresses and pictures that the source does not have, as they are written."""
    for address in _ADDRESS.findall(form):
        if address not in _ADDRESS.findall(source):
            sentence = f"`{address}` is an address that the source does not have."
            yield Mistake(_CODE, sentence, "Remove it.", address)
    if form.count("![") > source.count("!["):
        sentence = "`![` shows a picture that the source does not have."
        yield Mistake(_CODE, sentence, "Write words alone.", "![")


def _other_links(source: str, form: str) -> Iterator[Mistake]:
    """Links that are not those of the source, as the renderer of the pages sees them."""
    there, here = text_links(source), text_links(form)
    if there == here and "](" not in source and "](" not in form:
        return
    pictures = {link.target for link in markup.links(source) if link.shows}
    yield from _other_addresses(there, here, form, pictures)
    yield from _other_words(form, pictures)
    yield from _other_marks(source, form)


def _other_addresses(
    there: TextLinks, here: TextLinks, form: str, pictures: set[str]
) -> Iterator[Mistake]:
    """Addresses that are given on the page, or linked to, and are not those of the source."""
    for address in here.definitions:
        if address not in there.definitions:
            sentence = f"It gives the address `{address}` to links elsewhere on the page."
            yield Mistake(_CODE, sentence, "Write words alone.", address)
    hint = f"The source has {in_backticks(Counter(there.addresses))}."
    for address in Counter(here.addresses) - Counter(there.addresses):
        if address in there.addresses:
            sentence = f"The link `{address}` stands here more often than in the source."
            yield Mistake(_CODE, sentence, "Keep one, and leave words of the others.", address)
            continue
        yield Mistake(_CODE, f"The link `{address}` is not in the source.", hint, address)
    for address in Counter(there.addresses) - Counter(here.addresses):
        broken = next((each for each in inline.links(form) if address in each.words), None)
        if broken is not None:
            yield replace(broken, code=_CODE)
            continue
        what, begin = ("picture", "!") if address in pictures else ("link", "")
        sentence = f"The {what} `{address}` of the source is missing."
        yield Mistake(_CODE, sentence, f"Write `{begin}[words]({address})`.")


def _other_words(form: str, pictures: set[str]) -> Iterator[Mistake]:
    """Links where the source has pictures, or the reverse; links and pictures without words."""
    for link in markup.links(form):
        if link.shows != (link.target in pictures):
            right = link.whole.removeprefix("!") if link.shows else f"!{link.whole}"
            sentence = f"`{link.whole}` is not a picture where the source has one, or the reverse."
            yield Mistake(_CODE, sentence, f"Write `{right}`.", link.whole)
        elif not link.shows and not link.label.strip():
            sentence = f"The link `{link.whole}` has no words, so nobody can follow it."
            hint = f"Write some in its brackets: `[words]({link.target})`."
            yield Mistake(_CODE, sentence, hint, link.whole)
        elif not link.label.strip():
            sentence = f"`{link.whole}` does not say what the picture shows."
            hint = f"Say it in the brackets, as the source does: `![words]({link.target})`."
            yield Mistake(_CODE, sentence, hint, link.whole)


def _other_marks(source: str, form: str) -> Iterator[Mistake]:
    """Links of the source that are written otherwise; marks of links that lead nowhere."""
    written = [link.target for link in markup.links(form)]
    for target in [link.target for link in markup.links(source)]:
        if target in written:
            written.remove(target)
        else:
            sentence = f"The link `{target}` is not written as in the source."
            yield Mistake(_CODE, sentence, f"Write `[words]({target})`.", target)
    for target in written:
        sentence = f"`]({target})` is no link on the page."
        yield Mistake(_CODE, sentence, "Write words alone.", target)
