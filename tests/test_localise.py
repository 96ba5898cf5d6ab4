"""A guide in another locale: translated words by id, typeset; what is missing is marked."""

from __future__ import annotations

from fingerpost.model.guide import Guide, Remedy
from fingerpost.pipeline import check
from fingerpost.text import untranslated
from fingerpost.translation import edition, localise
from fingerpost.translation.catalogue import Catalogue, Entry
from fingerpost.translation.messages import messages

from .projects import KEPT, guide

SOON = "remedies/name-a-date/about/1"


def small_guide() -> Guide:
    found = check(guide(), KEPT).guide
    assert found is not None
    return found


def in_french(*entries: tuple[str, str]) -> Guide:
    """The small guide in an edition that has these translations, by id."""
    source = small_guide()
    texts = {message.id: message.text for message in messages(source)}
    given = {name: Entry(texts[name], (words,), False, 1) for name, words in entries}
    catalogue = Catalogue("fr", "fr.po", {}, given, ())
    made = edition.edition(catalogue, messages(source), source.settings, frozenset())
    return localise.localise(source, made)


def remedy(of: Guide) -> Remedy:
    return next(remedy for remedy in of.remedies if remedy.id == "name-a-date")


def test_every_text_of_the_source_is_set_and_ids_are_not() -> None:
    source = small_guide()
    made = localise.localise(source, edition.source(source.settings))
    assert [sign.id for sign in made.signs] == [sign.id for sign in source.signs]
    assert remedy(made).about.startswith("“Soon” is not a day.")


def test_localising_twice_changes_nothing() -> None:
    source = small_guide()
    own = edition.source(source.settings)
    once = localise.localise(source, own)
    assert localise.localise(once, own) == once


def test_a_translation_stands_in_the_typography_of_its_locale() -> None:
    made = in_french((SOON, "« Bientôt » n'est pas une date !"))
    assert remedy(made).about.startswith("«\u202fBientôt\u202f» n’est pas une date\u202f!")


def test_a_text_without_translation_stands_in_the_source_language_and_is_marked() -> None:
    made = in_french((SOON, "Bientôt."))
    assert remedy(made).about == "Bientôt."
    assert remedy(made).title == untranslated.mark(remedy(small_guide()).title)
