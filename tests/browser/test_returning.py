"""What readers did on a page: found again as they come back, in other tabs, and on full devices."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from . import quiz
from .site import Site

REMINDER, NOTICE = "letters/second-reminder/", "letters/pause-notice/"
SIGN, LOG, QUIZ = "signs/late-payment/", "log/", "quiz/"
FIELDS = "fingerpost-fields"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
NOT_KEPT = "This browser keeps nothing, or has no room left. Nothing was kept."
# What a browser tells a page that it had kept in its memory, as a phone does for the way back.
FROM_MEMORY = "void dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
OTHER_SHAPES: list[Any] = [
    5,
    [],
    "text",
    {"invoices": [None]},
    {"invoices": "214"},
    {"invoices": ["214", 5, [1]]},
    {"invoices": [{"number": 5, "due": None}], "currency": 5, "called": ["Max"]},
    {"my-name": {"first": "Zoë"}, "my-address": [{"street": "Quay"}]},
]


def remembered(page: Page, key: str, value: Any, storage: str = "sessionStorage") -> None:
    page.evaluate(f"([key, text]) => {storage}.setItem(key, text)", [key, json.dumps(value)])


def kept(page: Page, key: str) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key) ?? 'null'", key))


def tabs(site: Site, path: str) -> tuple[Page, Page]:
    page = site.page(path)
    other = page.context.new_page()
    other.goto(site.url(path))
    return page, other


def away_and_back(site: Site, page: Page) -> None:
    page.goto(site.url("about/"))
    page.go_back(wait_until="load")


def full(site: Site, path: str) -> Page:
    """A page on a device that has no room left."""
    page = site.page(path)
    page.add_init_script(FULL)
    page.reload()
    return page


# Letters


@pytest.mark.parametrize("storage", ["sessionStorage", "localStorage"])
@pytest.mark.parametrize("shape", OTHER_SHAPES, ids=json.dumps)
def test_a_letter_opens_whatever_another_version_has_kept(
    site: Site, shape: Any, storage: str
) -> None:
    page = site.page(REMINDER)
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    remembered(page, FIELDS, shape, storage)
    page.reload()
    page.get_by_label("Your name").fill("Zoë Byrne")
    expect(page.locator("#paper")).to_contain_text("Zoë Byrne")
    assert "[Invoice number]" in page.locator("#paper").inner_text()
    assert told == []


def test_on_the_way_back_the_form_and_the_letter_hold_what_was_typed_last(site: Site) -> None:
    page = site.page(REMINDER)
    page.get_by_label("Your name").fill("Zoë")
    page.goto(site.url(NOTICE))
    page.get_by_label("Your name").fill("Zoë Byrne")
    page.go_back(wait_until="load")
    expect(page.get_by_label("Your name")).to_have_value("Zoë Byrne")
    expect(page.locator("#paper")).to_contain_text("Zoë Byrne")


def test_out_of_the_memory_of_the_browser_a_letter_holds_what_was_typed_since(site: Site) -> None:
    page = site.page(REMINDER)
    page.get_by_label("Your name").fill("Zoë")
    remembered(page, FIELDS, {"my-name": "Zoë Byrne", "invoices": [{"number": "214"}]})
    page.evaluate(FROM_MEMORY)
    expect(page.get_by_label("Your name")).to_have_value("Zoë Byrne")
    expect(page.get_by_label("Invoice number")).to_have_value("214")
    page.get_by_label("The project").fill("the shop")
    page.goto(site.url(NOTICE))
    expect(page.get_by_label("Your name")).to_have_value("Zoë Byrne")


@pytest.mark.parametrize("way", ["reload", "back"])
def test_what_was_switched_on_stays_in_its_letter_for_the_visit(site: Site, way: str) -> None:
    page = site.page(REMINDER)
    switch = page.get_by_label("Offer to drop the charge")
    page.get_by_label("What the interest rests on").select_option("contract")
    switch.check()
    before = page.locator("#paper").inner_text()
    page.reload() if way == "reload" else away_and_back(site, page)
    expect(switch).to_be_checked()
    assert page.locator("#paper").inner_text() == before
    later = page.context.new_page()
    later.goto(site.url(REMINDER))
    expect(later.get_by_label("Offer to drop the charge")).not_to_be_checked()


def test_what_a_country_switches_on_goes_with_the_country_after_a_reload_too(site: Site) -> None:
    page = site.page("letters/formal-demand/")
    country = page.locator("#letter-where")
    before = page.locator("#form .switch input").evaluate_all("all => all.map(one => one.checked)")
    country.select_option("fr")
    page.get_by_label("Your name").fill("Zoë Byrne")
    page.reload()
    country.select_option("")
    after = "all => all.map(one => one.checked)"
    assert page.locator("#form .switch input").evaluate_all(after) == before


def test_what_a_reader_took_back_for_what_the_country_gives_is_not_kept(site: Site) -> None:
    page = site.page(REMINDER)
    page.locator("#letter-where").select_option("fr")
    currency = page.get_by_label("Currency")
    expect(currency).to_have_value("EUR")
    page.get_by_label("Keep what I typed on this device").check()
    currency.select_option("USD")
    assert kept(page, FIELDS)["currency"] == "USD"
    currency.select_option("")
    expect(currency).to_have_value("EUR")
    page.reload()
    expect(page.locator("#paper")).to_be_visible()
    expect(currency).to_have_value("EUR")


def test_a_tab_that_knows_less_takes_nothing_from_the_device(site: Site) -> None:
    page, other = tabs(site, REMINDER)
    other.get_by_label("Your name").fill("Zoë Byrne")
    other.get_by_label("Keep what I typed on this device").check()
    expect(page.get_by_label("Keep what I typed on this device")).to_be_checked()  # once it hears
    page.get_by_label("The project").fill("the shop")
    found = kept(page, FIELDS)
    assert (found["my-name"], found["project"]) == ("Zoë Byrne", "the shop")


# Lists to tick


def test_on_the_way_back_ticks_are_counted_and_offered_to_the_log(site: Site) -> None:
    page = site.page(SIGN)
    page.locator(".checklist input").first.check()
    away_and_back(site, page)
    count = page.locator(".checklist input:checked").count()
    expect(page.locator(".ticks-count")).to_have_text(f"Ticked: {count} of 6")
    words = "Put 1 tick into your log" if count else "Write it down"
    expect(page.locator(".to-log")).to_have_text(words)


def test_ticks_of_two_tabs_are_kept_together(site: Site) -> None:
    page, other = tabs(site, SIGN)
    page.locator(".checklist input").first.check()
    other.locator(".checklist input").nth(1).check()
    other.get_by_label("Keep my ticks on this device").check()
    expect(page.locator(".ticks-count")).to_have_text("Ticked: 2 of 6")  # once it hears
    expect(other.locator(".ticks-count")).to_have_text("Ticked: 2 of 6")
    page.locator(".checklist input").nth(2).check()
    assert len(kept(page, "fingerpost-ticks/sign/late-payment")) == 3


# The log


def test_entries_of_two_tabs_are_kept_together(site: Site) -> None:
    page, other = tabs(site, LOG)
    for tab, words in ((page, "Paid late"), (other, "Shouted")):
        tab.get_by_role("textbox", name="What happened").fill(words)
        tab.locator(".button-main").click()
    other.get_by_label("Keep my log on this device").check()
    for tab in (page, other):
        expect(tab.locator(".log-what")).to_have_count(2)  # once it hears
    page.reload()
    assert sorted(page.locator(".log-what").all_inner_texts()) == ["Paid late", "Shouted"]


def test_entries_of_a_visit_are_kept_beside_those_of_the_device(site: Site) -> None:
    page = site.page(LOG)
    remembered(page, "fingerpost-log", [{"what": "Paid late"}])
    remembered(page, "fingerpost-log", [{"what": "Shouted"}], "localStorage")
    page.reload()
    assert sorted(page.locator(".log-what").all_inner_texts()) == ["Paid late", "Shouted"]


def test_an_entry_that_is_being_changed_stands_once_though_another_tab_adds_one(
    site: Site,
) -> None:
    page = site.page(LOG)
    remembered(page, "fingerpost-log", [{"what": "Paid late"}], "localStorage")
    page.reload()
    page.locator(".log-entry").get_by_role("button", name="Change").click()
    other = page.context.new_page()
    other.goto(site.url(LOG))
    other.get_by_role("textbox", name="What happened").fill("Shouted")
    other.locator(".button-main").click()
    expect(page.locator(".log-what")).to_have_count(2)  # once it hears
    page.get_by_role("textbox", name="What happened").fill("Paid 19 days late")
    page.locator(".button-main").click()
    assert sorted(page.locator(".log-what").all_inner_texts()) == ["Paid 19 days late", "Shouted"]


def test_out_of_the_memory_of_the_browser_the_log_loses_nothing_that_was_added_since(
    site: Site,
) -> None:
    page = site.page(LOG)
    remembered(page, "fingerpost-log", [{"what": "Paid late"}])
    page.evaluate(FROM_MEMORY)
    page.get_by_role("textbox", name="What happened").fill("Shouted")
    page.locator(".button-main").click()
    page.reload()
    assert sorted(page.locator(".log-what").all_inner_texts()) == ["Paid late", "Shouted"]


# The calculators, the country, the quiz


def test_on_the_way_back_the_calculator_asks_for_what_its_choice_needs(site: Site) -> None:
    page = site.page("calculators/")
    page.get_by_label("What is the interest based on?").select_option("contract")
    away_and_back(site, page)
    asks = page.get_by_label("What is the interest based on?").input_value() == "contract"
    expect(page.locator("#calculator-rate")).to_be_visible(visible=asks)


def test_on_the_way_back_the_country_is_the_one_that_was_chosen_last(site: Site) -> None:
    page = site.page(SIGN)
    page.get_by_label("Your country", exact=True).select_option("uk")
    page.goto(site.url("remedies/pause-work/"))
    page.get_by_label("Your country", exact=True).select_option("us-ny")
    page.go_back(wait_until="load")
    expect(page.get_by_label("Your country", exact=True)).to_have_value("us-ny")
    assert page.locator(".country:visible summary").all_inner_texts() == ["New York"]


def test_out_of_the_memory_of_the_browser_the_quiz_has_the_newest_answers(site: Site) -> None:
    page = site.page(QUIZ)
    remembered(page, "fingerpost-quiz", quiz.MIXED)
    page.evaluate("history.replaceState(null, '', '#step-answers')")
    page.evaluate(FROM_MEMORY)
    expect(page.get_by_role("heading", name="Your answers")).to_be_visible()


# A device that keeps nothing


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (REMINDER, "Keep what I typed on this device"),
        (SIGN, "Keep my ticks on this device"),
        ("safety/", "Remember it on this device"),
    ],
)
def test_what_cannot_be_kept_is_said_and_does_not_look_kept(
    site: Site, path: str, label: str
) -> None:
    page = full(site, path)
    if path == "safety/":
        page.get_by_label("Your country", exact=True).select_option("uk")
    page.get_by_label(label).first.click()
    expect(page.get_by_label(label).first).not_to_be_checked()
    expect(page.locator(".not-kept:visible")).to_have_text(NOT_KEPT)
    expect(page.locator("main [role=status]")).to_have_text(NOT_KEPT)


def test_a_result_that_cannot_be_kept_is_not_called_kept(site: Site) -> None:
    page = full(site, QUIZ)
    page.goto(site.url(QUIZ) + quiz.fragment(quiz.MIXED))
    page.reload()
    page.get_by_label("A name you will know").fill("Byrne")
    page.get_by_role("button", name="Keep it on this device").click()
    expect(page.get_by_text(NOT_KEPT).last).to_be_visible()
    expect(page.get_by_label("A name you will know")).to_have_value("Byrne")
    expect(page.locator(".quiz-client")).to_have_count(0)


def test_results_erased_in_one_tab_are_shown_in_no_other(site: Site) -> None:
    page, other = tabs(site, QUIZ + quiz.fragment(quiz.MIXED))
    page.get_by_label("A name you will know").fill("Byrne")
    page.get_by_role("button", name="Keep it on this device").click()
    expect(other.locator(".quiz-client h4")).to_have_text(["Byrne"])
    other.get_by_role("button", name="Erase all of them").click()
    expect(page.locator(".quiz-client")).to_have_count(0)
    expect(page.get_by_role("button", name="Erase all of them")).to_have_count(0)


def theme(page: Page) -> Any:
    return page.evaluate("document.documentElement.dataset.theme ?? 'auto'")


@pytest.mark.parametrize(("presses", "chosen"), [(1, "light"), (2, "dark"), (3, "auto")])
def test_colours_chosen_in_one_tab_are_those_of_the_others(
    site: Site, presses: int, chosen: str
) -> None:
    page, other = tabs(site, SIGN)
    for _ in range(presses):
        other.locator("[data-action=theme]").click()
    name = other.locator("[data-action=theme]").get_attribute("aria-label")
    assert name
    expect(page.locator("[data-action=theme]")).to_have_attribute("aria-label", name)
    assert (theme(page), theme(other)) == (chosen, chosen)


def test_a_page_out_of_memory_has_the_colours_chosen_since(site: Site) -> None:
    page = site.page(SIGN)
    remembered(page, "fingerpost-colours", "dark", "localStorage")
    page.evaluate(FROM_MEMORY)
    assert theme(page) == "dark"


@pytest.mark.parametrize("value", [5, None, [], "red", {"light": 1}])
def test_colours_of_another_shape_are_those_of_the_device(site: Site, value: Any) -> None:
    page = site.page(SIGN)
    remembered(page, "fingerpost-colours", value, "localStorage")
    page.reload()
    assert theme(page) == "auto"
