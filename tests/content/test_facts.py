"""The facts of our countries: none runs out unnoticed, none has a source that cannot be read."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from fingerpost.model.guide import Guide
from fingerpost.pages.where import Where
from fingerpost.pipeline import Project, check
from fingerpost.site.mkdocs.plugin import ICONS
from fingerpost.site.project import read_project

OURS = read_project(Path(__file__).parents[2], ICONS)


def ours(today: str) -> tuple[Guide, list[str]]:
    day = datetime.date.fromisoformat(today)
    checked = check(Project(OURS.content, OURS.templates, OURS.icons, day), {}, trial=False)
    assert checked.guide is not None
    about = [each for each in checked.diagnostics if each.code.startswith("fact-")]
    return checked.guide, [f"{each.location.path} {each.sentence}" for each in about]


def test_on_the_last_day_of_2026_nothing_of_ours_has_run_out() -> None:
    assert ours("2026-12-31")[1] == []


@pytest.mark.parametrize("today", ["2027-01-01", "2027-07-02"])
def test_our_words_name_no_rate_once_the_rates_of_2026_have_ended(today: str) -> None:
    """What the guide says on these days is true or says that it does not know."""
    found, warned = ours(today)
    seen = Where(found, "en", datetime.date.fromisoformat(today))
    rates = ("10.40", "12.40", "10.52", "11.75", "10.73", "16.50", "10.5 %")
    for each in found.countries:
        for fact in seen.told(each):
            if fact.current:
                assert not any(rate in (fact.fact.words or "") for rate in rates), (each.id, fact)
            if fact.rates and fact.later:
                assert fact.later == datetime.date(2027, 1, 1), each.id
    ended = [line for line in warned if "The rates of" in line]
    files = {line.split()[0].rpartition("/")[2].removesuffix(".yml") for line in ended}
    assert files == {"at", "be", "de", "eu", "in", "uk"}


def test_every_source_of_ours_is_a_page_and_not_a_front_page() -> None:
    guide_, _ = ours("2026-12-31")
    bare = re.compile(r"https?://[^/]+/?$")
    found = {
        f"{each.id}/{fact.id}"
        for each in guide_.countries
        for fact in each.facts
        if fact.source and bare.match(fact.source.url)
    }
    assert found == set()
