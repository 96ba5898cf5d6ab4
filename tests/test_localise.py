"""What a locale looks like: direction, name, days, and words set in its typography."""

from __future__ import annotations

import datetime

import pytest

from generator import localise
from generator.pipeline import check

from .projects import KEPT, guide

DAY = datetime.date(2026, 11, 3)


@pytest.mark.parametrize(
    ("tag", "direction", "name"),
    [
        ("en", "ltr", "English"),
        ("fr", "ltr", "Français"),
        ("ar", "rtl", "العربية"),
        ("pt-BR", "ltr", "Português (Brasil)"),
    ],
)
def test_a_locale_has_a_direction_and_its_own_name(tag: str, direction: str, name: str) -> None:
    assert localise.locale(tag) == localise.Locale(tag, direction, name)


@pytest.mark.parametrize(
    ("tag", "words"),
    [("en", "3 November 2026"), ("fr", "3 novembre 2026"), ("de", "3. November 2026")],
)
def test_a_day_is_written_as_the_locale_writes_it(tag: str, words: str) -> None:
    assert localise.date(DAY, tag) == words


def test_every_text_of_a_guide_is_set_and_ids_are_not() -> None:
    found = check(guide(), KEPT).guide
    assert found is not None
    set_guide = localise.localise(found, "en")
    assert [sign.id for sign in set_guide.signs] == [sign.id for sign in found.signs]
    remedy = next(remedy for remedy in set_guide.remedies if remedy.id == "name-a-date")
    assert remedy.about.startswith("“Soon” is not a day.")


def test_localising_twice_changes_nothing() -> None:
    found = check(guide(), KEPT).guide
    assert found is not None
    once = localise.localise(found, "en")
    assert localise.localise(once, "en") == once
