"""The guide itself: all the founding article says, plain language, nothing thin, no dead ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import textstat

from fingerpost.model.guide import Page
from fingerpost.model.kinds import Model, Thing
from fingerpost.model.letter import Letter
from fingerpost.model.texts import words
from fingerpost.pages import relations
from fingerpost.translation.messages import messages

from ..projects import our_guide

ROOT = Path(__file__).parents[2]
LONGEST_SENTENCE = 35
GRADE_OF_A_PAGE, GRADE_OF_ALL = 10, 8
FEWEST_WORDS = 250
REPEATED = 12  # words from which a block counts as a paragraph
LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")


def things() -> list[Thing]:
    of = our_guide()
    return [*of.signs, *of.remedies, *of.steps, *of.modes, *of.letters, *of.pages]


def blocks(thing: Model) -> Iterator[str]:
    """The paragraphs, items and headings of a thing as its readers see them, without marks."""
    for path, _, text in words(thing):
        if path[0] == "also_called":
            continue
        for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*] |\d+\. |\|))", text):
            plain = LINK.sub(r"\1", re.sub(r"\{ #[^}]*\}|\*\*", "", block))
            plain = re.sub(r"^\s*(?:#+|[-*>]|\d+\.)\s+", "", plain)
            yield from (" ".join(cell.split()) for cell in plain.split("|") if cell.strip(" -\n"))


def sentences(block: str) -> list[str]:
    return re.split(r"(?<=[.!?])[\"”)]*\s+", block)


def text_at(thing: Model, key: str) -> str:
    return " ".join(" ".join(t.split()) for path, _, t in words(thing) if path[0] == key)


# What the founding article says, and the thing, the block and the words that carry it here.
COVERAGE = [
    (1, "page", "out-today", "body", "for most it takes a few weeks"),
    (2, "settings", "", "sections", "Judge by how often it happens"),
    (3, "step", "prepare", "title", "Prepare"),
    (4, "sign", "late-payment", "about", "Nobody would stay in a job that stopped paying"),
    (5, "sign", "late-payment", "about", "They do pay, only late, and you never know when"),
    (6, "sign", "late-payment", "about", "and keep the client"),
    (7, "remedy", "pause-work", "how", "you resume when all of it is paid"),
    (8, "remedy", "late-fees", "summary", "Name the price of paying late"),
    (9, "remedy", "clean-invoices", "summary", "keep one list that shows what every client owes"),
    (10, "sign", "price-mismatch", "about", "The first price can come as a shock"),
    (11, "sign", "price-mismatch", "about", "That shock is no reason to let them go"),
    (12, "remedy", "client-onboarding", "summary", "before the work begins"),
    (13, "remedy", "pricing-system", "summary", "Know your floor rate"),
    (14, "remedy", "payment-policy", "summary", "wait for each payment before you begin"),
    (15, "sign", "price-mismatch", "about", "a race with the rivals they name"),
    (16, "sign", "no-compromise", "about", "When it goes well, both of you win"),
    (17, "remedy", "check-early", "summary", "from the first week"),
    (18, "sign", "no-compromise", "about", "neither of you likes the result, and both have lost"),
    (19, "sign", "no-compromise", "about", "Parting can be the best outcome for both"),
    (20, "remedy", "speak-early", "summary", "Say back what you understood"),
    (21, "sign", "verbal-abuse", "about", "above all when they have much of themselves in it"),
    (22, "sign", "verbal-abuse", "looks_like", "An outsized reaction to a small mistake"),
    (23, "sign", "verbal-abuse", "about", "It is hard to stand up to somebody who pays you"),
    (24, "remedy", "answer-at-once", "summary", "Reply on the same day"),
    (25, "remedy", "acknowledge-distress", "summary", "before you say anything about their tone"),
    (26, "remedy", "name-the-limit", "summary", "Say frankly which behaviour is not acceptable"),
    (27, "sign", "verbal-abuse", "about", "It is no crime to walk away from a bad place to work"),
    (28, "sign", "unsure-client", "about", "a little flexibility on your side does most of it"),
    (29, "sign", "unsure-client", "about", "finished work has to be done again"),
    (30, "remedy", "limit-spec-work", "summary", "Do no unpaid trials"),
    (
        31,
        "remedy",
        "ownership-of-unpaid-work",
        "summary",
        "rights pass when the work is fully paid",
    ),
    (32, "remedy", "clear-goals", "summary", "Write one page that says who it is for"),
    (33, "sign", "unsure-client", "leave_when", "nor react to what you suggest"),
    (34, "settings", "", "home", "The choice is yours"),
]


@pytest.mark.parametrize(("row", "kind", "name", "key", "phrase"), COVERAGE)
def test_what_the_founding_article_says_stands_in_the_guide(
    row: int, kind: str, name: str, key: str, phrase: str
) -> None:
    found = {(x.what.name, x.id): x for x in things()}
    thing = our_guide().settings if kind == "settings" else found[kind, name]
    assert phrase.lower() in LINK.sub(r"\1", text_at(thing, key)).lower(), row


def test_every_statement_of_the_founding_article_is_mapped() -> None:
    assert [row for row, *_ in COVERAGE] == list(range(1, 35))


def test_the_guide_holds_what_it_set_out_to_hold() -> None:
    held = {count.section: count.things for count in relations.counts(our_guide())}
    assert held["signs"] == 17
    assert held["remedies"] >= 41
    assert (held["exit"], held["modes"]) == (3, 9)
    assert (held["letters"], held["glossary"]) == (37, 41)


@pytest.mark.parametrize("thing", things(), ids=lambda thing: thing.id)
def test_a_page_has_enough_to_say(thing: Thing) -> None:
    count = sum(len(block.split()) for block in blocks(thing))
    assert count >= FEWEST_WORDS


@pytest.mark.parametrize("thing", things(), ids=lambda thing: thing.id)
def test_a_page_is_easy_to_read(thing: Thing) -> None:
    assert grade(thing) <= GRADE_OF_A_PAGE


def test_the_guide_is_easy_to_read() -> None:
    grades = [grade(thing) for thing in things()]
    assert sum(grades) / len(grades) <= GRADE_OF_ALL


def grade(thing: Model) -> float:
    ended = (b if b.endswith((".", "!", "?", ":", '"')) else f"{b}." for b in blocks(thing))
    return float(textstat.flesch_kincaid_grade("\n".join(ended)))


def test_no_sentence_is_too_long_outside_letters() -> None:
    everything = [x for x in things() if not isinstance(x, Letter)]
    named = [(thing.id, thing) for thing in (*everything, *our_guide().terms)]
    long = [
        (name, sentence)
        for name, thing in (*named, ("guide", our_guide().settings))
        for block in blocks(thing)
        for sentence in sentences(block)
        if len(sentence.split()) > LONGEST_SENTENCE
    ]
    assert long == []


def test_no_paragraph_stands_on_two_pages() -> None:
    seen = Counter(
        block
        for thing in things()
        for block in {b for b in blocks(thing) if len(b.split()) >= REPEATED}
    )
    assert [block for block, count in seen.items() if count > 1] == []


def test_from_every_sign_a_letter_is_at_most_two_taps_away() -> None:
    of = our_guide()
    by_letter = {remedy.id for remedy in of.remedies if remedy.letter}
    far = [
        sign.id
        for sign in of.signs
        if not sign.letters and not any(t.remedy in by_letter for t in sign.try_first)
    ]
    assert far == []


@pytest.mark.parametrize("letter", our_guide().letters, ids=lambda letter: letter.id)
def test_from_every_letter_its_steps_are_one_tap_away(letter: Letter) -> None:
    of = our_guide()
    own = {step.id for step in of.steps if letter.id in step.letters}
    first = {of.steps[0].id} if letter.ends == "yes" else set()
    assert {step.id for step in relations.steps_of(of, letter)} == own | first


def test_every_letter_of_a_way_out_that_ends_the_work_says_so() -> None:
    of = our_guide()
    assert {letter.id for letter in of.letters if letter.steps} == {
        letter.id for letter in of.letters if letter.ends == "yes"
    }


def test_whoever_leaves_at_once_is_not_led_to_prepare_it_quietly_or_to_announce_it() -> None:
    guide = our_guide()
    steps = {m.id: [step.id for step in relations.steps_out(guide, m)] for m in guide.modes}
    assert steps.pop("immediate") == ["close-and-hand-over"]
    assert set(map(tuple, steps.values())) == {("prepare", "tell-them", "close-and-hand-over")}


def test_every_page_of_prose_is_led_to_from_somewhere_else() -> None:
    settings = our_guide().settings
    led_to = set(settings.footer_pages)
    led_to |= {s.to.removeprefix("page:") for s in settings.home.situations}
    for thing in (*things(), settings):
        own = thing.id if isinstance(thing, Page) else ""
        for _, _, text in words(thing):
            names = {m[2].partition("#")[0] for m in LINK.finditer(text)}
            led_to |= {n.removeprefix("page:") for n in names if n.startswith("page:")} - {own}
    assert {page.id for page in our_guide().pages} - led_to == set()


def test_every_text_tells_translators_what_it_is() -> None:
    assert [message.id for message in messages(our_guide()) if not message.note] == []


def test_what_stands_inside_a_sentence_of_a_letter_says_in_which() -> None:
    notes = {message.id: message.note for message in messages(our_guide())}
    for name, sentence in {
        "letters/fields/next-step/choices/court": "I will {next-step}, without",
        "letters/fields/called/example": "“Hello {called},”",
        "countries/de/facts/fixed-sum/law": "the cost of collecting ({fixed-law}).",
        "countries/fr/facts/step-letter/phrase": "“{letter-name}: invoice {invoice-ref}, ",
    }.items():
        assert "Stands in a letter: “" in notes[name]
        assert sentence in notes[name]
    choices = {name: note for name, note in notes.items() if "fields/next-step/choices/" in name}
    assert len(choices) > 3
    assert all("Stands in a letter: “" in note for note in choices.values())
