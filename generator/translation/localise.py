"""Turns a guide into the same guide in one locale: translated, typeset, what is missing marked.

A translation supplies words, by id; everything else stays. Where there is none that may be shown,
the words of the source stand, marked as such.
"""

from __future__ import annotations

from functools import partial

from ..model.fit import M
from ..model.guide import GROUPS, Guide, Wording
from ..model.kinds import Words
from ..model.texts import Path, with_words
from ..text import untranslated
from ..text.locales import plurals
from ..text.typography import typeset
from .edition import Edition
from .messages import block_ids, id_of, spoken


def localise(guide: Guide, edition: Edition) -> Guide:
    """The guide in the locale of an edition, with the typography of that locale."""
    localiser = _Localiser(edition, guide.settings.source_locale)
    things = {
        name: tuple(localiser.thing(thing) for thing in getattr(guide, name)) for name in GROUPS
    }
    interface = {key: localiser.wording(key, word) for key, word in guide.interface.items()}
    counted = {
        key: localiser.counted(key, word, word.plural)
        for key, word in guide.interface.items()
        if word.plural is not None
    }
    changed = {
        "settings": localiser.thing(guide.settings),
        "quiz": localiser.thing(guide.quiz) if guide.quiz is not None else None,
        "interface": interface,
        "counted": counted,
    }
    return guide.model_copy(update={**things, **changed})


class _Localiser:
    def __init__(self, edition: Edition, source: str) -> None:
        self.edition = edition
        self.source = source
        self.own = edition.tag == source

    def thing(self, thing: M) -> M:
        return with_words(thing, partial(self.text, thing))

    def text(self, thing: M, path: Path, kind: Words, text: str) -> str:
        if self.own or not spoken(text):
            return typeset(text, self.source)
        name = id_of(thing, path)
        if kind is Words.SEARCH:
            return self.words(name) or "\n".join(map(untranslated.mark, text.split("\n")))
        if kind is not Words.PROSE:
            return self.words(name) or untranslated.mark(typeset(text, self.source))
        blocks = (
            self.words(block) or untranslated.mark_block(typeset(piece, self.source))
            for block, piece in block_ids(name, text)
        )
        return "\n\n".join(blocks)

    def wording(self, key: str, wording: Wording) -> Wording:
        source = typeset(wording.text, self.source)
        text = self.words(f"interface/{key}")
        text = text or (source if self.own else untranslated.mark(source))
        return wording.model_copy(update={"text": text})

    def counted(self, key: str, wording: Wording, plural: str) -> dict[str, str]:
        """The forms of a counted word, by the plural categories of the locale."""
        forms = self.edition.words.get(f"interface/{key}")
        if forms is not None:
            names = plurals(self.edition.tag).categories
            set_forms = (typeset(form, self.edition.tag) for form in forms)
            return dict(zip(names, set_forms, strict=True))
        texts = [typeset(text, self.source) for text in (wording.text, plural)]
        names = plurals(self.source).categories
        found = {name: texts[min(number, 1)] for number, name in enumerate(names)}
        if self.own:
            return found
        other = untranslated.mark(texts[1])
        return {**dict.fromkeys(plurals(self.edition.tag).categories, other), "other": other}

    def words(self, name: str) -> str:
        """The translation of a message, or nothing."""
        forms = self.edition.words.get(name)
        return typeset(forms[0], self.edition.tag) if forms else ""
