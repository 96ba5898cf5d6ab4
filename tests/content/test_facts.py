"""The facts of our countries: none runs out unnoticed, none has a source that cannot be read."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from fingerpost.model.country import Origin
from fingerpost.model.guide import Guide, Source
from fingerpost.pages.where import Where
from fingerpost.pipeline import Project, check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

IN_DANGER = ("emergency", "violence-help", "suicide-help")
OURS = read_project(Path(__file__).parents[2], ICONS)


def ours(today: str) -> tuple[Guide, list[str]]:
    day = datetime.date.fromisoformat(today)
    checked = check(Project(OURS.content, OURS.templates, OURS.icons, day), trial=False)
    assert checked.guide is not None
    about = [each for each in checked.diagnostics if each.code.startswith("fact-")]
    return checked.guide, [f"{each.location.path} {each.sentence}" for each in about]


def test_on_the_last_day_of_2026_only_the_rate_of_india_has_run_out() -> None:
    """Its central bank meets on 4 December 2026; what it decides is not known."""
    assert ours("2026-12-31")[1] == [
        'content/countries/in.yml The rates of "late-interest" end on 2026-12-03.'
    ]


@pytest.mark.parametrize("today", ["2027-01-01", "2027-07-02"])
def test_our_words_name_no_rate_once_the_rates_of_2026_have_ended(today: str) -> None:
    """What the guide says on these days is true or says that it does not know."""
    found, warned = ours(today)
    seen = Where(found, "en", datetime.date.fromisoformat(today))
    rates = ("10.40", "12.40", "10.52", "11.75", "10.73", "16.50", "17.25", "10.5 %")
    for each in found.countries:
        for fact in seen.told(each):
            if fact.current:
                assert not any(rate in (fact.fact.words or "") for rate in rates), (each.id, fact)
            if fact.rates and fact.later:
                unknown = (2026, 12, 4) if each.id == "in" else (2027, 1, 1)
                assert fact.later == datetime.date(*unknown), each.id
    ended = [line for line in warned if "The rates of" in line]
    files = {line.split()[0].rpartition("/")[2].removesuffix(".yml") for line in ended}
    assert files == {"at", "be", "de", "eu", "in", "uk"}


def test_every_source_of_ours_is_a_page_and_not_a_front_page() -> None:
    guide_, _ = ours("2026-12-31")
    bare = re.compile(r"https?://[^/]+/?$")
    read = {
        (each.id, fact.id, origin.url)
        for each in guide_.countries
        for fact in each.facts
        for origin in (fact.source, fact.interest.published if fact.interest else None)
        if origin
    }
    assert {named for named in read if bare.match(named[2])} == set()


def test_who_published_a_source_is_a_name_without_words_to_translate() -> None:
    guide, _ = ours("2026-12-31")
    facts = [fact for country in guide.countries for fact in country.facts]
    names = {
        *(fact.source.publisher for fact in facts if fact.source),
        *(source.publisher for source in guide.sources),
    }
    words = re.compile(r"\b(?:copy|copie|Kopie|copia|text|texte|testo|shown|by)\b")
    assert {name for name in names if words.search(name)} == set()


@pytest.mark.parametrize(
    ("country", "fact"),
    [
        ("fr", "late-interest"),
        ("fr", "default-term"),
        ("fr", "longest-term"),
        ("us", "tax-words"),
        ("nl", "employee-status"),
    ],
)
def test_a_rule_that_goes_on_with_the_new_year_is_still_told_in_january(
    country: str, fact: str
) -> None:
    """A new version of the law with the same days and sums is no end of the rule."""
    found, _ = ours("2027-01-15")
    seen = Where(found, "en", datetime.date(2027, 1, 15))
    where = next(each for each in found.countries if each.id == country)
    assert {told.fact.id: told.current for told in seen.told(where)}[fact]


@pytest.mark.parametrize(
    ("country", "fact", "said"),
    [
        ("us-ca", "default-term", "only the trades"),
        ("us-ca", "fixed-sum", "covers your trade"),
        ("us-ca", "employee-status", "trades are left out"),
        ("us-il", "default-term", "not building work"),
        ("us-ny", "default-term", "are left out"),
        ("uk", "violence-help", "in England or Wales"),
        ("uk", "step-small-claims", "In England and Wales the fee"),
        ("uk", "step-payment-order", "In England and Wales"),
        ("uk", "step-insolvency", "As a rule"),
        ("it", "end-contract", "unless yours is an intellectual profession"),
        ("it", "longest-term", "are not a business"),
        ("nl", "rights-in-work", "One exception"),
        ("nl", "stop-work", "in proportion"),
        ("it", "claim-limit", "five for what falls due at regular times"),
        ("be", "claim-limit", "but five for sums that come back"),
        ("us", "tax-words", "not counting what came by card"),
        ("be", "rights-in-work", "One exception"),
        ("be", "invoice-words", "both liable for VAT"),
    ],
)
def test_what_holds_for_some_trades_or_a_part_of_a_country_says_for_which(
    country: str, fact: str, said: str
) -> None:
    found, _ = ours("2026-12-31")
    where = next(each for each in found.countries if each.id == country)
    assert said in (next(each for each in where.facts if each.id == fact).words or "")


def test_a_law_that_its_state_publishes_is_not_cited_from_those_who_copy_it() -> None:
    found, _ = ours("2026-12-31")
    copies = (
        "doctrine.fr",
        "premisse.app",
        "livv.eu",
        "juriblio.fr",
        "gesetzklar.de",
        "codecond.com",
        "self-law.org",
        "trac.syr.edu",
        "lexparency.org",
        "gdprlearninghub.com",
        "standardyprawa.pl",
    )
    read = [fact.source for each in found.countries for fact in each.facts if fact.source]
    cited: list[Origin | Source] = [*read, *found.sources]
    urls = {str(source.url) for source in cited if source.url}
    assert {url for url in urls if any(host in url for host in copies)} == set()


@pytest.mark.parametrize(
    "source",
    [
        "code-civil-1219",
        "code-civil-1231-5",
        "code-civil-1231-2",
        "code-civil-1218",
        "code-civil-1302-1",
        "code-commerce-622-13",
        "press-law-65",
        "cpi-131-3",
        "fr-penal-441-1",
        "fr-penal-223-1-1",
        "fr-portage-guarantee",
        "bgb-648",
        "us-1592",
        "gdpr-33",
        "gdpr-34",
        "eu-platform-work",
        "eu-copyright-19",
        "eu-service-12",
        "p2b-recital-18",
    ],
)
def test_a_law_that_was_read_in_a_copy_says_so_beside_its_official_address(source: str) -> None:
    found, _ = ours("2026-12-31")
    named = next(each for each in found.sources if each.id == source)
    assert named.note.endswith("Read in a copy of the text.")


def test_what_a_state_says_for_itself_stands_among_the_numbers_of_its_country() -> None:
    found, _ = ours("2026-12-31")
    seen = Where(found, "en", datetime.date(2026, 12, 31))
    numbers = {local.country.id: local for local in seen.local(IN_DANGER, safety=True)}
    assert numbers["us"].ids == ("us", "us-ny", "us-il", "us-ca")
    names = [reach.name for reach in numbers["us"].reach]
    assert "Domestic and sexual violence, New York State" in names
    assert len(set(names)) == len(names)


def test_each_country_of_ours_names_one_number_for_all_that_is_urgent() -> None:
    found, _ = ours("2026-12-31")
    seen = Where(found, "en", datetime.date(2026, 12, 31))
    lists = (seen.local(IN_DANGER, safety=True, far=far) for far in (False, True))
    at_once = {local.country.id: local.at_once for each in lists for local in each}
    other = {"uk": "999", "au": "000", "us": "911", "ca": "911", "ca-qc": "911"}
    assert at_once == {name: other.get(name, "112") for name in at_once}
    assert len(at_once) == 15


def test_whom_to_ask_about_discrimination_has_its_number_once() -> None:
    found, _ = ours("2026-12-31")
    facts = [fact for each in found.countries for fact in each.facts if fact.id == "equality-body"]
    twice = {
        reach.call
        for fact in facts
        for reach in fact.reach
        if reach.call and reach.call in (fact.words or "")
    }
    assert len(facts) > 15
    assert twice == set()
