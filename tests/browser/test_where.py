"""What holds where the reader works: numbers at once, one choice, facts that run out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from fingerpost.pages.where import dialled

from . import axe
from .site import Site

ROOT = Path(__file__).parents[2]
IN_DANGER = ("emergency", "violence-help", "suicide-help")
CLOCK = "const RealDate = Date; Date = class extends RealDate {{ constructor(...a) {{ a.length ? super(...a) : super('{day}T12:00:00') }} static now() {{ return +new RealDate('{day}T12:00:00') }} }};"  # noqa: E501


def test_who_is_in_danger_sees_the_way_to_help_before_everything_else(published: Site) -> None:
    page = published.page("", viewport=(360, 640))
    urgent = page.locator("main a").first
    expect(urgent).to_be_in_viewport(ratio=1)
    expect(urgent).to_have_attribute("href", "safety/")
    page.locator(".drawer summary").click()
    expect(page.locator(".drawer a").first).to_have_text(urgent.inner_text())
    expect(page.locator(".foot nav a").first).to_have_text(urgent.inner_text())
    expect(page.locator("main a[href='safety/']")).to_have_count(1)


AT_ONCE = {
    "en": ["999", "112", "911", "911", "000", "112"],  # of the United Kingdom first, of India last
    "fr": ["112", "112", "112", "911"],
}


@pytest.mark.parametrize("javascript", [True, False])
def test_until_a_country_is_chosen_each_is_one_line_with_the_number_to_call(
    published: Site, javascript: bool
) -> None:
    page = published.page("safety/", viewport=(390, 844), javascript=javascript)
    lines = page.locator(".help > .country")
    numbers = lines.locator("a:visible")
    assert numbers.all_inner_texts() == AT_ONCE[published.locale]
    assert [link.get_attribute("href") for link in numbers.all()] == [
        f"tel:{number}" for number in AT_ONCE[published.locale]
    ]
    box = page.locator(".help").bounding_box()
    assert box
    assert box["height"] < 844


def test_a_number_heard_out_of_its_line_names_its_country(site: Site) -> None:
    page = site.page("safety/")
    link = page.get_by_role("link", name="Ireland 112", exact=True)
    expect(link).to_have_text("112")
    expect(page.get_by_role("link", name="112", exact=True)).to_have_count(0)


def test_the_numbers_of_the_chosen_country_come_first_and_no_others_until_asked_for(
    site: Site,
) -> None:
    page = site.page("safety/", viewport=(390, 844))
    choice = page.get_by_label("Your country")
    choice.focus()
    choice.select_option("de")
    expect(choice).to_be_focused()
    for again in (False, True):
        if again:
            page.reload()
        numbers = page.locator(".help a[href^='tel:']:visible")
        expect(numbers.first).to_have_attribute("href", "tel:112")
        expect(numbers.first).to_be_in_viewport(ratio=1)
        assert (
            numbers.all_inner_texts()
            == page.locator(".help [data-country=de] .reach a[href^='tel:']").all_inner_texts()
        )
    page.get_by_text("Other countries", exact=True).last.click()
    assert "United Kingdom" in page.locator(".others .country:visible").all_inner_texts()[0]
    choice.select_option("")
    expect(page.locator(".help > .country:visible")).to_have_count(len(AT_ONCE["en"]))
    expect(page.locator(".others .country")).to_have_count(9)


def test_a_country_that_a_reader_unfolds_without_choosing_it_keeps_its_name(site: Site) -> None:
    page = site.page("safety/")
    line = page.locator(".help [data-country=uk]")
    line.locator("summary").click()
    expect(line.locator("summary")).to_be_visible()
    expect(line.locator("a:visible").first).to_have_text("Call 999")
    line.locator("summary").click()
    expect(line.locator("a:visible")).to_have_text(["999"])


@pytest.mark.parametrize(
    ("place", "helps"), [("us-ny", "800-942-6906"), ("ca-qc", "1 866 532-2822")]
)
def test_a_state_or_a_province_has_the_numbers_of_its_country_and_its_own(
    site: Site, place: str, helps: str
) -> None:
    page = site.page("safety/")
    page.get_by_label("Your country").select_option(place)
    numbers = page.locator(".help .reach a:visible").all_inner_texts()
    assert numbers[0] == "Call 911"
    assert numbers.count("Call 911") == 1
    assert f"Call {helps}" in numbers


def test_every_number_of_the_guide_that_helps_in_danger_can_be_unfolded_without_javascript(
    published: Site,
) -> None:
    page = published.page("safety/", javascript=False)
    page.locator(".others > summary").click()
    for name in page.locator(".help .country summary").all():
        name.click()
    found = page.locator(".help a:visible").evaluate_all("all => all.map((link) => link.href)")
    for path in (ROOT / "content/countries").glob("*.yml"):
        facts = yaml.safe_load(path.read_text(encoding="utf-8")).get("facts", ())
        for fact in facts if path.name != "kinds.yml" else ():
            for reach in fact.get("reach", ()) if fact["id"] in IN_DANGER else ():
                wanted = {
                    *(f"tel:{dialled(reach[key])}" for key in ("call",) if key in reach),
                    *(f"sms:{dialled(reach[key])}" for key in ("text",) if key in reach),
                    *(reach[key] for key in ("page",) if key in reach),
                }
                assert {each.rstrip("/") for each in wanted} <= {f.rstrip("/") for f in found}


@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_stand_the_numbers_of_all_countries_each_once(
    site: Site, javascript: bool
) -> None:
    page = site.page("safety/", javascript=javascript)
    page.emulate_media(media="print")
    shown = page.locator(".help .country a")
    assert [link.is_visible() for link in shown.all()] == [
        link.evaluate("e => Boolean(e.closest('.reach'))") for link in shown.all()
    ]
    for name in page.locator(".help .country summary").all():
        expect(name).to_be_visible()


def test_on_paper_stand_the_numbers_of_the_chosen_country_alone_with_its_name(site: Site) -> None:
    page = site.page("safety/")
    page.get_by_label("Your country").select_option("ie")
    page.emulate_media(media="print")
    assert page.locator(".help .country summary:visible").all_inner_texts() == ["Ireland"]
    assert page.locator(".help .country a:visible").first.inner_text() == "Call 112"
    expect(page.locator(".help .others")).to_be_hidden()


@pytest.mark.parametrize(
    ("page", "first"),
    [
        ("safety", "numbers"),
        ("hate-and-discrimination", "hate"),
        ("harassed-by-staff", "today"),
        ("leaving-an-abuser", "before"),
        ("worn-out", "week"),
    ],
)
def test_numbers_come_first_on_their_own_page_and_after_the_answer_on_others(
    site: Site, page: str, first: str
) -> None:
    text = (site.folder / site.locale / page / "index.html").read_text(encoding="utf-8")
    headings = re.findall(r'<h2 id="([^"]+)"', text)
    assert headings[0] == first
    assert "numbers" in headings


def test_without_javascript_every_country_unfolds(site: Site) -> None:
    page = site.page("signs/late-payment/", javascript=False)
    page.locator("summary").get_by_text("United Kingdom", exact=True).click()
    assert page.get_by_text("40 pounds below 1,000").is_visible()
    assert page.locator(".elsewhere a[href$='where/de/']").count() == 1
    assert page.locator(".elsewhere a[href$='where/uk/']").count() == 1


def test_what_all_rules_of_a_page_are_about_is_said_once(site: Site) -> None:
    page = site.page("hate-and-discrimination/", javascript=False)
    about = page.locator(".local").get_by_text("Racism, sexism, discrimination", exact=True)
    expect(about).to_have_count(1)
    expect(about).to_be_visible()


def test_a_country_chosen_once_is_shown_on_every_page_of_the_visit(site: Site) -> None:
    page = site.page("signs/late-payment/")
    page.get_by_label("Your country").select_option("us-ny")
    assert page.locator(".country:visible summary").all_inner_texts() == ["New York"]
    page.goto(site.url("remedies/pause-work/"))
    assert page.get_by_label("Your country").input_value() == "us-ny"
    page.emulate_media(media="print")
    assert page.locator(".country:visible summary").all_inner_texts() == ["United States"]
    assert page.get_by_text("Choose your country on this page before").is_hidden()
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_where_a_page_is_silent_on_a_country_its_own_page_is_one_link_away_and_all_others_stay(
    site: Site,
) -> None:
    page = site.page("signs/late-payment/")
    all_others = page.locator(".country:visible summary").all_inner_texts()
    page.get_by_label("Your country").select_option("us")
    assert page.locator(".country:visible summary").all_inner_texts() == all_others
    expect(page.locator("main [role=status]")).to_have_text("See what holds there: United States")
    page.goto(site.url("remedies/pause-work/"))
    page.get_by_label("Your country").select_option("ie")
    page.get_by_role("link", name="See what holds there: Ireland").click()
    page.wait_for_url(site.url("where/ie/"))


def test_a_chosen_country_hides_no_other_where_the_script_of_the_choice_is_lost(site: Site) -> None:
    page = site.page("safety/")
    page.get_by_label("Your country").select_option("uk")
    expect(page.locator(".help > .country:visible")).to_have_count(1)
    page.route("**/site.js", lambda route: route.abort())
    page.reload()
    assert page.locator(".help > .country:visible").count() > 1


def test_a_country_of_another_language_is_one_link_away(site: Site) -> None:
    page = site.page("signs/late-payment/")
    how = page.get_by_text("Choose your country on this page before")
    page.emulate_media(media="print")
    assert how.is_visible()
    page.emulate_media(media="screen")
    page.get_by_label("Your country").select_option("de")
    page.emulate_media(media="print")
    assert how.is_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="See what holds there: Germany").click()
    page.wait_for_url(site.url("where/de/"))
    assert page.get_by_role("heading", name="Interest on late payment").is_visible()


def test_it_is_kept_on_the_device_only_when_asked(site: Site) -> None:
    page = site.page("safety/")
    page.get_by_label("Your country").select_option("uk")
    page.get_by_label("Remember it on this device").check()
    assert page.evaluate("localStorage.getItem('fingerpost-where')") == '"uk"'
    page.get_by_label("Remember it on this device").uncheck()
    assert page.evaluate("localStorage.getItem('fingerpost-where')") is None


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        ("2026-12-31", "1 July 2026 to 31 December 2026 10.4%"),
        (
            "2027-01-01",
            "From 1 January 2027 Not in this guide yet. Look here: Key ECB interest rates",
        ),
        (
            "2027-07-02",
            "From 1 January 2027 Not in this guide yet. Look here: Key ECB interest rates",
        ),
    ],
)
def test_the_day_of_the_reader_decides_which_rate_holds(site: Site, day: str, rate: str) -> None:
    page = site.page("where/es/")
    page.add_init_script(CLOCK.format(day=day))
    page.reload()
    row = page.locator(".rates [aria-current]").first.inner_text()
    assert " ".join(row.split()) == rate


@pytest.mark.parametrize(("day", "ended"), [("2027-01-31", 0), ("2027-02-01", 1)])
def test_in_the_netherlands_what_holds_until_a_day_ends_with_it(
    site: Site, day: str, ended: int
) -> None:
    page = site.page("where/nl/")
    page.add_init_script(CLOCK.format(day=day))
    page.reload()
    assert page.get_by_text("What stood here may no longer hold").count() == ended


@pytest.mark.parametrize("day", ["2026-12-31", "2030-07-02"])
def test_words_that_nobody_read_again_go_and_their_source_stays(site: Site, day: str) -> None:
    page = site.page("where/fr/")
    page.add_init_script(CLOCK.format(day=day))
    page.reload()
    gone = page.get_by_text("What stood here may no longer hold").count()
    facts = page.locator(".fact").count()
    assert page.locator(".fact .fact-source a").count() == facts
    assert gone == (0 if day < "2030" else facts)


def test_who_changes_the_rows_of_interest_sees_those_that_the_guide_would_write(site: Site) -> None:
    page = site.page("letters/second-reminder/")
    page.add_init_script(CLOCK.format(day="2026-11-28"))
    page.reload()
    page.locator("#form select").first.select_option("de")
    for name, value in {"number": "214", "amount": "1000", "due": "2026-10-01"}.items():
        page.locator(f"#field-invoices-1-{name}").fill(value)
    page.locator("#field-interest-items-1-days").fill("50")
    expect(page.locator("#field-interest-items-note")).to_contain_text(
        "The guide would write: 214 · 2 October 2026 · 58 · 10.52% · €16.72"
    )


@pytest.mark.parametrize("path", ["safety/", "where/", "where/uk/", "signs/late-payment/"])
def test_a_page_with_facts_has_no_accessibility_violation(site: Site, path: str) -> None:
    page = site.page(path, viewport=(390, 844))
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
    assert axe.in_light_and_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_quiz_names_the_numbers_before_everything_else(site: Site) -> None:
    data = json.loads((site.folder / "en/quiz/quiz.json").read_text(encoding="utf-8"))
    first = data["help"][0]
    assert first["in"] == "In the United Kingdom"
    assert first["reach"][0]["tel"] == "tel:999"
