"""Numbers of a translation: written as a country writes them, doubtful, or wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fingerpost.translation.check.text import faults

from .projects import message_of


def severities(source: str, form: str, name: str = "signs/x/summary", tag: str = "de") -> list[str]:
    message = replace(message_of(source), id=name)
    return [fault.severity for fault in faults(message, form, ("en", tag))]


@pytest.mark.parametrize(
    ("source", "tag", "form"),
    [
        ("within 14 days", "ja", "１４日以内に"),
        ("within 14 days", "ar", "خلال ١٤ يوما"),
        ("within 14 days", "hi", "१४ दिनों में"),
        ("within 14 days", "ja", "十四日以内に"),
        ("within 30 days", "ja", "三十日以内"),
        ("$1,200.50 in all", "de", "insgesamt 1.200,50 $"),
        ("$1,200.50 in all", "fr", "en tout 1 200,50 $"),
        ("CHF 1,200.50 in all", "de-CH", "insgesamt CHF 1’200.50"),
        ("₹100,000", "hi", "₹1,00,000"),
        ("open from 9 to 5", "de", "geöffnet von 9 bis 17 Uhr"),
        ("from 9 to 5", "pl", "9–17"),
        ("at 2:30 p.m.", "de", "um 14.30 Uhr"),
        ("from 9:00 to 20:00", "fr", "de 9 h à 20 h"),
        ("from 9 to 13:30", "fr", "de 9 h 00 à 13 h 30"),
        ("3–5 days", "fr", "3 à 5 jours"),
        ("3.5 hours", "de", "3½ Stunden"),
        ("1/2 page", "fr", "½ page"),
        ("12¾%", "de", "12,75 %"),
        ("33⅓%", "de", "33,3 %"),
        ("100½ hours", "de", "100,5 Stunden"),
        ("1,200½ hours", "de", "1200,5 Stunden"),
        ("9" * 5000, "de", "9" * 5000),
        ("€40 a day", "de", "40 Euro am Tag"),
        ("€40 a day", "de", "EUR 40 am Tag"),
        ("a rate of 8%", "ar", "نسبة ٨٪"),
        ("a rate of 8%", "de", "8 Prozent"),
        ("€10,000", "ja", "1万ユーロ"),
        ("€15,000", "ja", "1万5千ユーロ"),
        ("€10,000", "ja", "一万ユーロ"),
        ("1,500,000 readers", "pl", "1,5 mln osób"),
        ("1,500,000 readers", "ja", "150万人"),
        ("1,000,000 readers", "de", "1 Million"),
        ("on 3 May", "ja", "5月3日に"),
        ("12 January 2026", "de", "12.01.2026"),
        ("3 October: invoice 214", "de", "3.10.: Rechnung 214"),
        ("in 2026", "ja", "令和8年に"),
        ("in 2026", "th", "ในปี พ.ศ. 2569"),
        ("open 24/7", "de", "rund um die Uhr, 24/7"),
        ("£40 to £50", "de", "40 bis 50 £"),
        ("£40 to 50", "de", "40 £ bis 50 £"),
        ("£40, or 40 euros", "de", "40 £ oder 40 Euro"),
        ("£40 or €40", "de", "40 € oder 40 £"),
        ("in GBP or EUR", "de", "in £ oder Euro"),
        ("$40", "fr-CA", "40 $ CAD"),
        ("40 dollars", "es", "40 dólares"),
        ("40 dollars", "es", "40 dólares canadienses"),
        ("call 024", "es", "llama al 024"),
    ],
)
def test_a_number_written_as_a_country_writes_it_is_right(source: str, tag: str, form: str) -> None:
    assert severities(source, form, tag=tag) == []


@pytest.mark.parametrize(
    ("source", "form"),
    [
        ("Example Street 12, Oldtown", "Musterstraße 12, 10115 Berlin"),
        ("GB82 WEST", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_the_example_of_a_field_may_have_other_numbers_than_the_source(
    source: str, form: str
) -> None:
    assert severities(source, form, "letters/fields/my-address/example") == []


@pytest.mark.parametrize(
    ("source", "tag", "form"),
    [
        ("interest by law", "de", "Verzugszinsen nach § 286 BGB"),
        ("from nine to five", "de", "9 bis 17 Uhr"),
        ("thirty days", "de", "30 Tage"),
        ("three days", "ja", "3日"),
        ("within 14 days", "de", "binnen vierzehn Tagen"),
        ("within 14 days", "pl", "w ciągu czternastu dni"),
        ("within 14 days", "fr", "sous deux semaines"),
        ("2 days", "pl", "dwóch dni"),
        ("a dozen clients", "de", "12 Kunden"),
        ("half past two", "de", "14:30 Uhr"),
        ("open 24/7", "de", "rund um die Uhr"),
        ("50% of it", "pl", "połowę"),
        ("a rate of 8%", "de", "acht Prozent"),
        ("€40 a day", "de", "vierzig Euro am Tag"),
        ("€40 a day", "de", "40 am Tag"),
        ("in GBP or EUR", "de", "in EUR"),
        ("£40 or €50", "de", "40 oder 50 €"),
    ],
)
def test_a_number_that_one_of_the_two_writes_in_words_is_for_a_second_reader(
    source: str, tag: str, form: str
) -> None:
    assert severities(source, form, tag=tag) == ["warning"]


@pytest.mark.parametrize(
    ("source", "tag", "form"),
    [
        ("within 7 days", "de", "binnen 14 Tagen"),
        ("within 7 days", "ar", "١٤ يوما"),
        ("within 7 days", "ja", "十四日以内、14日"),
        ("within 7 days", "ja", "十四日以内"),
        ("within 14 days", "de", "binnen 14 Wochen"),
        ("within 14 days", "pl", "w ciągu 14 tygodni"),
        ("on 3 May", "de", "am 5. Mai"),
        ("12 January 2026", "de", "12.02.2026"),
        ("at 2:30 p.m.", "de", "um 14.45 Uhr"),
        ("$1,200 in all", "de", "insgesamt 1.300 $"),
        ("$1,200 in all", "de", "insgesamt 12,00 $"),
        ("$1,200.50 in all", "de", "insgesamt 120.050 $"),
        ("$1,200 in all", "de", "insgesamt viel"),
        ("€10,000", "ja", "10万ユーロ"),
        ("a rate of 8%", "de", "ein Satz von 9 %"),
        ("a rate of 8.5%", "de", "ein Satz von 85 %"),
        ("a rate of 0.5%", "de", "ein Satz von 5 %"),
        ("a rate of 8%", "ar", "نسبة ٩٪"),
        ("a rate of 8%", "de", "ein hoher Satz"),
        ("€40 a day", "de", "$40 am Tag"),
        ("40 euros a day", "es", "40 dólares al día"),
        ("€40 a day", "es", "40 dólares al día"),
        ("40 dollars a day", "fr", "40 euros par jour"),
        ("call 024", "es", "llama al 0024"),
        ("call 024", "es", "llama al 24"),
        ("€40 a day", "pl", "40 zł dziennie"),
        ("£40 now or €50 later", "de", "jetzt 40 € oder später 50 £"),
        ("50% of £100", "de", "50 £ von 100 %"),
        ("£40 within 14 days", "de", "40 Tage, sonst 14 £"),
        ("pay {sum} by {day}", "de", "zahlen bis {day}"),
        ("pay {sum} now", "de", "zahlen Sie {sum} €"),
        ("pay {sum} now", "pl", "zapłać {sum} EUR"),
        ("pay {sum} now", "en", "pay ${sum} now"),
        ("pay by {day}", "de", "zahlen bis {datum}"),
        ("see [it](sign:x)", "de", "siehe [es](sign:y)"),
        ("see [it](sign:x)", "de", "siehe [es](http:evil.example)"),
    ],
)
def test_another_sum_deadline_share_field_or_link_is_wrong(
    source: str, tag: str, form: str
) -> None:
    assert "error" in severities(source, form, tag=tag)


def told(source: str, form: str) -> list[str]:
    found = faults(message_of(source), form, ("en", "de"))
    return [f"{each.sentence} {each.hint}" for each in found]


@pytest.mark.parametrize(
    ("source", "form", "said"),
    [
        ("£1.20 now", "jetzt 1,40 £", "The numbers are `1,40`; in the source `1.20`."),
        ("£40 or €50", "40 € oder 50 £", "`40 €` stands where the source has `£40`."),
        ("within 14 days", "in 14 Wochen", "`14 Wochen` stands where the source has `14 days`."),
        ("8% a year", "8 € im Jahr", "`8 €` stands where the source has `8%`."),
        ("for 3 weeks", "für 3 €", "`3 €` stands where the source has `3 weeks`."),
    ],
)
def test_a_number_that_is_of_something_else_is_one_mistake_that_shows_both(
    source: str, form: str, said: str
) -> None:
    (line,) = told(source, form)
    assert line.startswith(said)


def test_a_currency_of_several_that_a_translation_leaves_out_is_named() -> None:
    assert told("in GBP or EUR", "in EUR") == [
        "It does not name the currency `GBP` of the source. That may be right. Have somebody else"
        " look at it."
    ]
