"""Facts of countries: how they inherit, what falls due, what a page tells on a day."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from fingerpost.calculator.rules import summed
from fingerpost.content import facts
from fingerpost.model.country import Country, facts_of
from fingerpost.model.guide import Guide
from fingerpost.pages.where import Told, Where, dialled
from fingerpost.pipeline import check

from .projects import guide


@cache
def small() -> Guide:
    made = check(guide(), trial=False).guide
    assert made is not None
    return made


def country(name: str) -> Country:
    return next(each for each in small().countries if each.id == name)


def where(today: str, tag: str = "en") -> Where:
    return Where(small(), tag, datetime.date.fromisoformat(today))


def told(name: str, kind: str, today: str) -> Told:
    return where(today).told(country(name), [kind])[0]


def test_a_country_takes_what_it_does_not_say_itself_from_the_one_it_inherits_from() -> None:
    known = {each.id: each for each in small().countries}
    fact = {fact.id: fact for fact in facts_of(country("southland"), known)}["late-interest"]
    assert fact.words == "A deposit that comes back late bears more interest."
    assert fact.interest is not None
    assert (fact.interest.points, fact.interest.law) == ("10", "the deposits act")
    assert [period.rate for period in fact.interest.rates] == ["2.15", "2.40"]


@pytest.mark.parametrize(
    ("today", "current"),
    [("2026-12-31", True), ("2027-01-01", False)],
)
def test_a_fact_that_has_ended_is_not_shown_from_the_next_day_on(today: str, current: bool) -> None:
    assert told("northland", "notice-days", today).current is current


@pytest.mark.parametrize(
    ("today", "current"),
    [("2027-11-02", True), ("2028-05-01", True), ("2028-05-02", False)],
)
def test_a_fact_that_nobody_read_again_is_shown_for_a_while_and_then_not(
    today: str, current: bool
) -> None:
    assert told("northland", "emergency", today).current is current


@pytest.mark.parametrize("today", ["2026-12-31", "2027-01-01", "2027-07-02"])
def test_rates_are_told_with_their_days_and_the_day_from_which_none_is_known(today: str) -> None:
    fact = told("southland", "late-interest", today)
    assert [(rate.start.isoformat(), str(rate.end), rate.rate) for rate in fact.rates] == [
        ("2026-01-01", "2026-06-30", "12.15"),
        ("2026-07-01", "2026-12-31", "12.4"),
    ]
    assert fact.later == datetime.date(2027, 1, 1)
    assert fact.published is not None
    assert fact.published.url == "https://north.example/handbook"


def test_of_rates_that_end_with_the_calendar_no_day_comes_after() -> None:
    northland = country("northland")
    late = next(each for each in northland.facts if each.interest is not None)
    assert late.interest is not None
    rate = late.interest.rates[-1].model_copy(update={"end": datetime.date.max})
    interest = late.interest.model_copy(update={"rates": (rate,)})
    lasting = northland.model_copy(
        update={"facts": (late.model_copy(update={"interest": interest}),)}
    )
    assert where("2026-12-01").told(lasting, [late.id])[0].later is None


def test_the_countries_of_a_language_come_first_and_none_is_left_out() -> None:
    assert where("2026-12-01", "en").names() == {
        "near": [["northland", "Northland"]],
        "far": [["southland", "Southland"]],
    }
    assert where("2026-12-01", "fr-CA").names()["near"] == [["southland", "Southland"]]


def test_where_no_country_has_the_language_all_of_them_stand_on_the_page() -> None:
    shown = where("2026-12-01", "ja")
    assert [each.country.id for each in shown.local(["late-interest"], safety=False)] == [
        "northland",
        "southland",
    ]
    assert shown.local(["late-interest"], safety=False, far=True) == []
    assert shown.elsewhere(["late-interest"]) == []
    assert len(shown.local(["emergency"], safety=True)) == 1


@pytest.mark.parametrize(
    ("tag", "near", "far"),
    [
        ("en", [("northland",)], [("southland",)]),
        ("fr", [("southland",)], [("northland",)]),
        ("ja", [("northland", "southland")], []),
    ],
)
def test_numbers_of_a_country_also_hold_for_those_that_have_none_of_their_own(
    tag: str, near: list[tuple[str]], far: list[tuple[str]]
) -> None:
    seen = where("2026-12-01", tag)
    lists = [seen.local(["emergency"], safety=True, far=each) for each in (False, True)]
    assert [[local.ids for local in each] for each in lists] == [near, far]
    for local in (local for each in lists for local in each):
        assert [reach.call for reach in local.reach] == ["112"]
        assert local.at_once == "112"


def test_a_country_whose_numbers_nobody_read_again_has_no_line_among_them() -> None:
    assert where("2028-05-02").local(["emergency"], safety=True) == []


@pytest.mark.parametrize(
    ("kinds", "subject"),
    [
        (["emergency", "late-interest"], "Interest"),
        (["late-interest", "notice-days"], None),
        (["emergency"], None),
    ],
)
def test_a_page_with_rules_about_one_matter_has_a_subject(
    kinds: list[str], subject: str | None
) -> None:
    found = where("2026-12-01").subject(kinds)
    assert (found and found.label) == subject


def test_the_quiz_gets_numbers_that_can_be_tapped() -> None:
    near, far = where("2026-12-01").numbers()
    assert (near["ids"], far["ids"], far["far"]) == (["northland"], ["southland"], True)
    assert near["reach"] == far["reach"]
    assert near["reach"] == [
        {
            "name": "Police",
            "call": "112",
            "tel": "tel:112",
            "text": "+1 22 33",
            "sms": "sms:+12233",
            "note": "Free.",
        }
    ]


def test_the_quiz_gets_the_numbers_of_all_countries_in_a_language_of_none() -> None:
    (place,) = where("2026-12-01", "ja").numbers()
    assert place["ids"] == ["northland", "southland"]
    assert "far" not in place


@pytest.mark.parametrize(
    ("rate", "points", "sum_"),
    [("2.40", "8", "10.4"), ("1.27", "9.2", "10.47"), ("10", None, "10")],
)
def test_points_are_added_to_a_rate_exactly(rate: str, points: str | None, sum_: str) -> None:
    assert summed(rate, points) == sum_


def test_a_number_is_dialled_without_what_only_helps_to_read_it() -> None:
    assert dialled("+44 (0)20-7946 0018".replace("(0)", "")) == "+442079460018"


def test_what_is_known_of_each_country_is_listed_by_how_it_was_read() -> None:
    post = small().fact_kinds[0].model_copy(update={"id": "post"})
    there = country("southland")
    heard = there.facts[0].model_copy(update={"confidence": "soft"})
    south = there.model_copy(update={"facts": (heard,), "unverified": ("Who pays the post?",)})
    known = facts.evidence((*small().fact_kinds, post), (country("northland"), south))
    assert list(known)[1] == facts.Evidence(
        "southland",
        firm=("emergency", "notice-days"),
        soft=("late-interest",),
        left_out=("post",),
        questions=("Who pays the post?",),
    )


def test_what_falls_due_is_listed_by_day_with_the_place_to_look() -> None:
    due = sorted(facts.calendar(small().fact_kinds, small().countries))
    assert [(str(each.day), each.country, each.fact, each.why) for each in due] == [
        ("2026-12-31", "northland", "late-interest", "rate ends"),
        ("2026-12-31", "northland", "notice-days", "ends"),
        ("2027-11-01", "northland", "emergency", "read again"),
        ("2027-11-01", "northland", "late-interest", "read again"),
        ("2027-11-01", "northland", "notice-days", "read again"),
        ("2027-11-01", "southland", "late-interest", "read again"),
    ]
    assert {each.url for each in due} == {"https://north.example/handbook"}


NORTH = "content/countries/northland.yml"
SOUTH = "content/countries/southland.yml"


def test_a_source_of_its_own_is_not_read_because_that_of_another_country_was() -> None:
    fact = "  - id: notice-days\n    words: Two months.\n    source:\n      title: Act\n"
    fact += "      publisher: Southland\n      url: https://south.example/act\n      lang: en\n"
    south = guide().content[SOUTH].decode()
    found = check(guide({SOUTH: south + fact}), trial=False).diagnostics
    assert [str(each) for each in found] == [
        f'{SOUTH}:21:5: error: The fact "notice-days" has no "checked", "confidence". Open a'
        " source; write what it says, where that stands and when you read it. [fact-without-source]"
    ]


def test_two_fixed_sums_for_debts_of_one_size_are_told() -> None:
    tiers = '    fixed:\n      - {least: "0", sum: "10"}\n      - {least: "0", sum: "40"}\n'
    north = guide().content[NORTH].decode().replace("    valid_to: 2026-12-31\n", tiers)
    found = check(guide({NORTH: north}), trial=False).diagnostics
    assert [str(each) for each in found] == [
        f'{NORTH}:42:17: error: "0" stands twice in "fixed". Remove one of the two. [repeated]'
    ]


def test_a_country_that_leads_into_a_circle_is_not_told_to_be_one_of_it() -> None:
    north, south = (guide().content[path].decode() for path in (NORTH, SOUTH))
    files = {
        NORTH: north.replace("order: 1", "order: 1\ninherits: southland"),
        "content/countries/border.yml": south.replace("Southland", "Border")
        .replace("order: 2", "order: 3")
        .replace("inherits: northland", "inherits: southland"),
    }
    found = check(guide(files), trial=False).diagnostics
    assert [str(each) for each in found if each.code == "inherits-itself"] == [
        f'{NORTH}:4:11: error: "northland" inherits from itself. Take "inherits" out of one of the'
        " files. [inherits-itself]"
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, 1),
        ({"Call 112.": "Call 113."}, 0),
        ({"north.example": "west.example"}, 0),
        ({"order: 3": "order: 3\ninherits: northland"}, 0),
    ],
)
def test_a_country_that_is_a_copy_of_another_one_is_told(
    changes: dict[str, str], told: int
) -> None:
    text = guide().content[NORTH].decode().replace("Northland", "Westland")
    text = text.replace("order: 1", "order: 3").replace("What holds in W", "W")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    path = "content/countries/westland.yml"
    found = [
        d for d in check(guide({path: text}), trial=False).diagnostics if d.location.path == path
    ]
    assert [str(each) for each in found if each.code == "copied-file"] == told * [
        f"{path}:11:12: warning: 3 of the 3 facts here say what `{NORTH}` says, with the same"
        " sources. Read what holds in this country; or write `inherits: northland`. [copied-file]"
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "    interest:\n",
            '    scale: {most: "9", bands: []}\n    interest:\n',
            '30:31: error: "bands" has 0 entries; it takes at least 1. Add what is missing.'
            " [too-few]",
        ),
        (
            "checked: 2026-11-01\n    confidence: firm\n    interest",
            "checked: 0206-11-01\n    confidence: firm\n    interest",
            '28:14: error: "0206-11-01" is not a day. Look at the year: a day stands from 1900 on.'
            " [not-a-date]",
        ),
        (
            'call: "112", text: "+1 22 33", ',
            "",
            '20:9: error: "Police" has neither "call" nor "text" nor "page". Add the one by which'
            " they are reached, or remove the entry. [missing-key]",
        ),
        (
            "      - {id: police,",
            '      - {id: police, name: Fire, call: "113"}\n      - {id: police,',
            '21:14: error: "police" stands twice in "reach". Remove one of the two. [repeated]',
        ),
        (
            "valid_to: 2026-12-31",
            "valid_from: 2027-01-01",
            '40:17: error: "notice-days" holds from 2027-01-01 on, and would be told today. Write'
            " what holds until then, and put this in its place on that day. [future-date]",
        ),
    ],
)
def test_what_cannot_be_worked_out_reached_or_told_today_is_a_mistake(
    before: str, after: str, said: str
) -> None:
    text = guide().content[NORTH].decode()
    assert text.count(before) == 1
    found = check(guide({NORTH: text.replace(before, after)}), trial=False).diagnostics
    assert [str(each) for each in found] == [f"{NORTH}:{said}"]
