"""Turns a guide into the same guide in one locale: translated, typeset, what is missing marked.

A translation supplies words, by id; everything else stays. Where there is none that may be shown,
the words of the source stand, marked as such.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..memory import OBJECTS, TEXTS, by_identity
from ..model.fit import M
from ..model.guide import GROUPS, Guide, Wording
from ..model.kinds import Model, Words
from ..model.letter import Field
from ..model.texts import with_words
from ..text import untranslated
from ..text.locales import plurals
from ..text.typography import typeset
from .edition import Edition
from .messages import Gathered, blank_id, gathered, id_of, spoken


def localise(guide: Guide, edition: Edition) -> Guide:
    """The guide in the locale of an edition, with the typography of that locale."""
    localiser = _Localiser(edition.words, edition.tag, guide.settings.source_locale)
    things = {
        name: tuple(localiser.thing(thing) for thing in getattr(guide, name)) for name in GROUPS
    }
    fields = zip(guide.fields, things["fields"], strict=True)
    things["fields"] = tuple(_named(own, blank=localiser.blank(field)) for field, own in fields)
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


@by_identity(OBJECTS)
def _names(thing: Model) -> tuple[str, ...]:
    """The ids of all messages of an object."""
    return tuple(name for each in gathered(thing) for name, _ in each.pieces)


@by_identity(OBJECTS)
def _localised(thing: M, *, tag: str, source: str, words: tuple[tuple[str, ...] | None, ...]) -> M:
    """An object in a locale, from the translations of its messages in their order."""
    if tag == source:
        return with_words(thing, lambda path, kind, text: typeset(text, source))
    known = zip(_names(thing), words, strict=True)
    translated = {name: forms for name, forms in known if forms is not None}
    localiser = _Localiser(translated, tag, source)
    texts = {each.path: each for each in gathered(thing)}
    return with_words(thing, lambda path, kind, text: localiser.text(texts[path]))


@by_identity(OBJECTS)
def _named(field: Field, *, blank: str) -> Field:
    """A field with words of its own inside letters, if there are any."""
    return field.model_copy(update={"blank": blank}) if blank else field


@by_identity(TEXTS)
def _worded(wording: Wording, *, text: str) -> Wording:
    """A word of the frame in a locale, all else of which stays."""
    return wording.model_copy(update={"text": text})


class _Localiser:
    def __init__(self, translated: Mapping[str, tuple[str, ...]], tag: str, source: str) -> None:
        self.translated = translated
        self.tag = tag
        self.source = source
        self.own = tag == source

    def thing(self, thing: M) -> M:
        words = () if self.own else tuple(map(self.translated.get, _names(thing)))
        localised: M = _localised(thing, tag=self.tag, source=self.source, words=words)
        return localised

    def text(self, given: Gathered) -> str:
        """A text of the source in the locale, or marked where it has none."""
        if not spoken(given.text):
            return typeset(given.text, self.source)
        if given.kind is Words.SEARCH:
            lines = map(untranslated.mark, given.text.split("\n"))
            return self.words(given.id) or "\n".join(lines)
        if given.kind is not Words.PROSE:
            return self.words(given.id) or untranslated.mark(typeset(given.text, self.source))
        blocks = (
            self.words(block) or untranslated.mark_block(typeset(piece, self.source))
            for block, piece in given.pieces
        )
        return "\n\n".join(blocks)

    def blank(self, field: Field) -> str:
        """What a field that the source calls alike everywhere is called in letters, if not so."""
        own = self.words(blank_id(field)) if field.blank is None and not self.own else ""
        return "" if own == self.words(id_of(field, ("label",))) else own

    def wording(self, key: str, wording: Wording) -> Wording:
        source = typeset(wording.text, self.source)
        text = self.words(f"interface/{key}")
        text = text or (source if self.own else untranslated.mark(source))
        return _worded(wording, text=text)

    def counted(self, key: str, wording: Wording, plural: str) -> dict[str, str]:
        """The forms of a counted word, by the plural categories of the locale."""
        forms = self.translated.get(f"interface/{key}")
        if forms is not None:
            names = plurals(self.tag).categories
            set_forms = (typeset(form, self.tag) for form in forms)
            return dict(zip(names, set_forms, strict=True))
        texts = [typeset(text, self.source) for text in (wording.text, plural)]
        names = plurals(self.source).categories
        found = {name: texts[min(number, 1)] for number, name in enumerate(names)}
        if self.own:
            return found
        other = untranslated.mark(texts[1])
        return {**dict.fromkeys(plurals(self.tag).categories, other), "other": other}

    def words(self, name: str) -> str:
        """The translation of a message, or nothing."""
        forms = self.translated.get(name)
        return typeset(forms[0], self.tag) if forms else ""
