"""A guide in another locale: translated words by id, typeset; what is missing is marked."""

from __future__ import annotations

from fingerpost.model.guide import Guide, Remedy
from fingerpost.pipeline import check
from fingerpost.text import untranslated
from fingerpost.translation import edition, localise
from fingerpost.translation.catalogue import Catalogue, PoEntry
from fingerpost.translation.messages import messages

from .projects import guide

SEEN = "homes_seen"  # words of the interface that are counted
SOON = "remedies/name-a-date/about/1"


def small_guide() -> Guide:
    found = check(guide()).guide
    assert found is not None
    return found


def in_french(*entries: tuple[str, str | tuple[str, ...]]) -> Guide:
    """The small guide in an edition that has these translations, by id; or forms of one."""
    source = small_guide()
    texts = {message.id: message.text for message in messages(source)}
    forms = {name: (words,) if isinstance(words, str) else words for name, words in entries}
    given = {name: PoEntry(texts[name], words, False, 1) for name, words in forms.items()}
    catalogue = Catalogue("fr", "fr.po", {}, given, "")
    made = edition.edition(catalogue, messages(source), source.settings, frozenset())
    return localise.localise(source, made)


def remedy(of: Guide) -> Remedy:
    return next(remedy for remedy in of.remedies if remedy.id == "name-a-date")


def test_every_text_of_the_source_is_set_and_ids_are_not() -> None:
    source = small_guide()
    made = localise.localise(source, edition.source(source.settings, {}))
    assert [sign.id for sign in made.signs] == [sign.id for sign in source.signs]
    assert remedy(made).about.startswith("“Soon” is not a day.")


def test_localising_twice_changes_nothing() -> None:
    source = small_guide()
    own = edition.source(source.settings, {})
    once = localise.localise(source, own)
    assert localise.localise(once, own) == once


def test_a_translation_stands_in_the_typography_of_its_locale() -> None:
    made = in_french((SOON, "« Bientôt » n'est pas une date !"))
    assert remedy(made).about.startswith("«\u202fBientôt\u202f» n’est pas une date\u202f!")


def test_a_text_without_translation_stands_in_the_source_language_and_is_marked() -> None:
    made = in_french((SOON, "Bientôt."))
    assert remedy(made).about == "Bientôt."
    assert remedy(made).title == untranslated.mark(remedy(small_guide()).title)


def test_counted_words_of_the_source_have_a_form_for_each_of_its_counts() -> None:
    source = small_guide()
    made = localise.localise(source, edition.source(source.settings, {}))
    assert made.counted[SEEN] == {"one": "{count} home seen", "other": "{count} homes seen"}
    assert made.interface[SEEN].text == "{count} home seen"


def test_counted_words_of_a_source_with_more_forms_have_its_plural_for_the_others() -> None:
    source = small_guide()
    settings = source.settings.model_copy(update={"source_locale": "pl"})
    polish = source.model_copy(update={"settings": settings})
    made = localise.localise(polish, edition.source(settings, {})).counted[SEEN]
    others = dict.fromkeys(("few", "many"), "{count} homes seen")
    assert made == {"one": "{count} home seen", **others}


def test_counted_words_have_the_forms_of_a_translation_and_alone_its_first() -> None:
    forms = "{count} logement visité", "{count} logements visités"
    made = in_french((f"interface/{SEEN}", forms))
    assert made.counted[SEEN] == dict(zip(("one", "other"), forms, strict=True))
    assert made.interface[SEEN].text == forms[0]


def test_counted_words_without_translation_have_the_plural_of_the_source_marked() -> None:
    plural = untranslated.mark("{count} homes seen")
    assert in_french().counted[SEEN] == {"one": plural, "other": plural}


def test_words_to_search_for_are_those_of_the_language_or_marked_one_by_one() -> None:
    given = "signs/no-repairs/also_called", "moisissure\nchauffage en panne\nfuite"
    own = in_french(given).signs[0].also_called
    marked = in_french().signs[0].also_called
    assert own == ("moisissure", "chauffage en panne", "fuite")
    assert marked == tuple(map(untranslated.mark, ("mould", "broken heating")))


def told(text: str) -> str:
    """A text of a French page in HTML, what is English marked as that."""
    return untranslated.resolved(text, 'lang="en"', "en", "fr")


def test_a_sentence_that_quotes_a_title_is_one_part_in_the_source_language() -> None:
    title, more = untranslated.mark("Mend it"), untranslated.mark("No")
    sentence = untranslated.mark(f"With {more} it leads to {title} at most.")
    assert told(f"<li>{sentence}</li> {title}") == (
        '<li><span lang="en">With No it leads to Mend it at most.</span></li>'
        ' <span lang="en">Mend it</span>'
    )


def test_words_in_an_attribute_give_their_language_to_an_element_that_has_no_others() -> None:
    title = untranslated.mark("The check")
    assert told(f'<iframe src="a" title="{title}">') == (
        '<iframe lang="en" src="a" title="The check">'
    )
    assert told(f'<nav title="{title}">') == '<nav title="The check">'


def test_a_day_in_a_sentence_of_the_source_is_in_the_language_of_the_page() -> None:
    sentence = untranslated.mark("Read on <bdi>3 mai 2026</bdi>.")
    assert told(sentence) == '<span lang="en">Read on <bdi lang="fr">3 mai 2026</bdi>.</span>'
