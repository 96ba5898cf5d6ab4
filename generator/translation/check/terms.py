"""Finds links to the glossary whose words are not those that the glossary of the locale has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from ... import memory
from ...diagnostics import Mistake
from ...text import markup
from ..catalogue import Catalogue, shown
from ..messages import Message

Stems = Mapping[str, tuple[set[str], set[str]]]
"""For each word of the glossary, by its id, the stems it has in the source and in the locale."""

_LINK = "term:"
_WORD = re.compile("glossary/([a-z0-9-]+)/(?:term|also_called)")
_STEM = 4  # letters by which two forms of a word are known as the same


def terms(catalogue: Catalogue, messages: Mapping[str, Message]) -> Stems:
    """The stems of the words of the glossary, as far as they are translated."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name, message in messages.items():
        match = _WORD.fullmatch(name) if name.startswith("glossary/") else None
        entry = catalogue.entries.get(name)
        if match and entry is not None and shown(entry, message):
            there, here = found.setdefault(match[1], (set(), set()))
            there |= _stems(message.text)
            here |= _stems(entry.forms[0])
    return found


def other_terms(message: Message, form: str, terms: Stems) -> Iterator[Mistake]:
    """Words that lead to the glossary and are not what the glossary of the locale calls it."""
    if _LINK not in message.text:
        return
    labels = {link.target: link.label for link in markup.links(form)}
    for link in markup.links(message.text):
        name = link.target.removeprefix(_LINK)
        if name == link.target or name not in terms or link.target not in labels:
            continue
        there, here = terms[name]
        label = labels[link.target]
        if _stems(link.label) & there and not _stems(label) & here:
            sentence = f'"{label}" leads to `{name}`, which the glossary calls otherwise.'
            hint = "Use the word of your glossary, or add this one to its other words."
            yield Mistake("translation-term", sentence, hint, label, "warning")


@memory.by_value(memory.TEXTS, of_checks=True)  # the words of the glossary, at each edit
def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words of a text, without accents and capitals."""
    plain = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"\w+", bare)
    return frozenset(word[:_STEM] for word in words if len(word) >= _STEM or len(bare) < 8)
