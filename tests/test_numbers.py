"""Numbers of a translation: written as a country writes them, doubtful, or wrong."""

from __future__ import annotations

import pytest

from fingerpost.model.kinds import Words
from fingerpost.translation import check
from fingerpost.translation.messages import Message


def severities(source: str, form: str, name: str = "signs/x/summary") -> list[str]:
    message = Message(name, source, Words.PLAIN, "content/signs/x.yml", "/x", "A note.", "signs/x")
    return [fault.severity for fault in check.faults(message, form)]


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("within 14 days", "１４日以内に"),
        ("within 14 days", "خلال ١٤ يوما"),
        ("within 14 days", "१४ दिनों में"),
        ("within 14 days", "十四日以内に"),
        ("within 30 days", "三十日以内"),
        ("$1,200.50 in all", "insgesamt 1.200,50 $"),
        ("$1,200.50 in all", "en tout 1 200,50 $"),
        ("open from 9 to 5", "geöffnet von 9 bis 17 Uhr"),
        ("€40 a day", "40 Euro am Tag"),
    ],
)
def test_a_number_written_as_a_country_writes_it_is_right(source: str, form: str) -> None:
    assert severities(source, form) == []


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Example Street 12, Oldtown", "Musterstraße 12, 10115 Berlin"),
        ("GB82 WEST", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_an_example_is_free(source: str, form: str) -> None:
    assert severities(source, form, "letters/fields/my-address/example") == []


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("interest by law", "Verzugszinsen nach § 286 BGB"),
        ("from nine to five", "9 bis 17 Uhr"),
        ("thirty days", "30 Tage"),
        ("on 3 May", "5月3日に"),
        ("three days", "3日"),
        ("within 14 days", "binnen vierzehn Tagen"),
    ],
)
def test_a_number_that_one_of_the_two_writes_in_words_is_for_a_second_reader(
    source: str, form: str
) -> None:
    assert severities(source, form) == ["warning"]


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("within 7 days", "binnen 14 Tagen"),
        ("within 7 days", "١٤ يوما"),
        ("within 7 days", "十四日以内、14日"),
        ("$1,200 in all", "insgesamt 1.300 $"),
        ("$1,200 in all", "insgesamt viel"),
        ("a rate of 8%", "ein Satz von 9 %"),
        ("a rate of 8%", "ein hoher Satz"),
        ("€40 a day", "$40 am Tag"),
        ("pay {sum} by {day}", "zahlen bis {day}"),
        ("pay by {day}", "zahlen bis {datum}"),
        ("see [it](sign:x)", "siehe [es](sign:y)"),
        ("see [it](sign:x)", "siehe [es](http:evil.example)"),
    ],
)
def test_another_sum_deadline_share_field_or_link_is_wrong(source: str, form: str) -> None:
    assert "error" in severities(source, form)
