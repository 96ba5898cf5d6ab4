"""The page of the calculator: what it works out, without a network, by keyboard, on paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from . import axe
from .conftest import PUBLISHED
from .site import Site

BY_HAND = json.loads((Path(__file__).parents[1] / "vectors/interest-by-hand.json").read_text())
COUNTRIES = {"de", "fr", "es", "nl", "uk", "in"}
CASES = [case for case in BY_HAND["cases"] if case["rule"] in COUNTRIES]


def fill(page: Page, country: str, until: str, *invoices: tuple[str, str, str]) -> None:
    page.locator("#calculator-where").select_option(country)
    for at, (number, amount, due) in enumerate(invoices, 1):
        if at > 1:
            page.get_by_role("button", name="Add another invoice").click()
        box = page.get_by_role("group", name=f"Invoice {at}", exact=True)
        box.get_by_label("Number of the invoice").fill(number)
        box.get_by_label("Sum, with tax").fill(amount)
        box.get_by_label("Last day to pay in time").fill(due)
    page.get_by_label("Work it out up to").fill(until)


def result(page: Page) -> list[str]:
    lines = page.locator("#interest .result :is(h4, li, p)").all_inner_texts()
    return [" ".join(line.split()) for line in lines]


def test_every_step_of_the_sum_is_shown(site: Site) -> None:
    page = site.page("calculators/")
    fill(page, "de", "2026-08-31", ("214", "10000", "2026-05-01"), ("215", "500.00", "2026-08-31"))
    assert result(page) == [
        "Interest under section 288 of the German civil code (BGB)",
        "Invoice 214: €10,000.00, due 1 May 2026",
        "2 May 2026 to 30 June 2026: €10,000.00 × 10.27% × 60 ÷ 365 = €168.82",
        "1 July 2026 to 31 August 2026: €10,000.00 × 10.52% × 62 ÷ 365 = €178.70",
        "Interest, rounded once: €347.52. Fixed sum for your costs: €40.00.",
        "Invoice 215: €500.00, due 31 August 2026",
        "Not late by that day. Nothing is added.",
        "By 31 August 2026: €10,500.00 unpaid, €347.52 interest, €40.00 fixed sums."
        " In all €10,887.52.",
        "From 1 September 2026 on, each day adds €3.03.",
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"])
def test_the_page_comes_to_what_was_worked_out_by_hand(site: Site, case: dict[str, Any]) -> None:
    page = site.page("calculators/")
    invoices = [("", f"{amount / 100:.2f}", due) for amount, due, *_ in case["invoices"]]
    fill(page, case["rule"], case["until"], *invoices)
    for at, (_, _, *payments) in enumerate(case["invoices"], 1):
        box = page.get_by_role("group", name=f"Invoice {at}", exact=True)
        for day, amount in payments:
            box.get_by_role("button", name="Add a part payment").click()
            box.get_by_label("Sum paid").fill(f"{amount / 100:.2f}")
            box.get_by_label("Arrived on").fill(day)
    total = page.locator("#interest .claim").inner_text()
    assert f"{case['interest'] // 100:,}.{case['interest'] % 100:02} interest" in total
    fixed = f"{case['fixed'] // 100:,}.{case['fixed'] % 100:02} fixed sums"
    assert (fixed in total) is bool(case["fixed"])


def test_days_without_a_rate_are_named_with_the_place_to_look_and_taken_from_the_reader(
    site: Site,
) -> None:
    page = site.page("calculators/")
    fill(page, "fr", "2027-01-31", ("214", "10000", "2026-12-21"))
    assert result(page)[0] == (
        "The rate for some of this time is not in this guide yet. Look here and fill it in:"
        " Key ECB interest rates"
    )
    assert result(page)[3:6] == [
        "22 December 2026 to 31 December 2026: €10,000.00 × 12.4% × 10 ÷ 365 = €33.97",
        "1 January 2027 to 31 January 2027: the rate for this time is not in this guide yet",
        "Interest, rounded once: €33.97. Fixed sum for your costs: €40.00.",
    ]
    assert result(page)[6].startswith("Without the days that have no rate. By 31 January 2027: ")
    label = "Rate published for 1 January 2027 to 30 June 2027, in per cent"
    page.get_by_label(label).press_sequentially("2.40")
    assert result(page)[3] == (
        "1 January 2027 to 31 January 2027: €10,000.00 × 12.4% × 31 ÷ 365 = €105.32"
    )
    expect(page.get_by_label(label)).to_be_focused()


def test_where_the_law_gives_none_only_a_contract_does(site: Site) -> None:
    page = site.page("calculators/")
    fill(page, "au", "2026-09-19", ("214", "1000", "2026-07-31"))
    assert result(page) == [
        "No law there adds interest by itself: only your contract can. What holds there: Australia"
    ]
    page.get_by_label("What is the interest based on?").select_option("A rate in our contract")
    page.get_by_label("Rate a year in the contract, in per cent").fill("8,5")
    assert result(page)[:3] == [
        "Invoice 214: A$1,000.00, due 31 July 2026",
        "1 August 2026 to 19 September 2026: A$1,000.00 × 8.5% × 50 ÷ 365 = A$11.64",
        "Interest, rounded once: A$11.64.",
    ]


def test_a_rate_of_a_contract_has_the_fixed_sum_only_when_asked(site: Site) -> None:
    page = site.page("calculators/")
    fill(page, "fr", "2026-09-14", ("", "5000", "2026-07-31"))
    page.get_by_label("What is the interest based on?").select_option("contract")
    page.get_by_label("Rate a year in the contract, in per cent").fill("12.4")
    assert "fixed" not in page.locator("#interest .claim").inner_text()
    page.get_by_label("Add the fixed sum of the law").check()
    assert "€40.00 fixed sums. In all €5,116.44." in page.locator("#interest .claim").inner_text()


def test_in_quebec_interest_runs_from_the_formal_demand(site: Site) -> None:
    page = site.page("calculators/")
    page.locator("#calculator-where").select_option("ca-qc")
    page.get_by_label("Sum, with tax").fill("1000")
    page.get_by_label("Day your formal demand arrived").fill("2026-07-31")
    assert result(page)[1] == "Invoice 1: CA$1,000.00, demanded 31 July 2026"


def test_what_is_wrong_is_said_by_its_field_and_stands_in_no_sum(site: Site) -> None:
    page = site.page("calculators/")
    wrong = [("214", "1000", "2026-07-31"), ("215", "about 12", "1926-07-31")]
    fill(page, "uk", "2026-09-19", *wrong)
    second = page.get_by_role("group", name="Invoice 2", exact=True)
    amount, due = second.get_by_label("Sum, with tax"), second.get_by_label("Last day to pay")
    expect(amount).to_have_accessible_description(
        "Write a number, with at most two decimals: 1200 or 1200.50."
    )
    expect(due).to_have_accessible_description("Write a day between 2000 and 2099.")
    expect(amount).to_have_attribute("aria-invalid", "true")
    assert result(page)[0] == "Not in the sum, since something is missing or wrong: invoice 215."
    assert "In all £1,086.10." in page.locator("#interest .claim").inner_text()
    amount.fill("1000")
    due.fill("2026-07-31")
    expect(amount).not_to_have_attribute("aria-invalid", "true")
    assert "In all £2,172.20." in page.locator("#interest .claim").inner_text()


def test_the_sum_is_copied_as_a_letter_takes_it(site: Site) -> None:
    page = site.page("calculators/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(page, "fr", "2026-09-14", ("214", "5000", "2026-07-31"))
    page.get_by_role("button", name="Copy into a letter").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Interest under article L.\u00a0441\u201110 of the French commercial code\n"
        "\n"
        "Invoice 214: €5,000.00, due 31 July 2026\n"
        "- 1 August 2026 to 14 September 2026: €5,000.00 × 12.4% × 45 ÷ 365 = €76.44\n"
        "Interest, rounded once: €76.44. Fixed sum for your costs: €40.00.\n"
        "\n"
        "By 14 September 2026: €5,000.00 unpaid, €76.44 interest, €40.00 fixed sums."
        " In all €5,116.44.\n"
        "From 15 September 2026 on, each day adds €1.70."
    )


def test_it_works_by_keyboard_alone(site: Site) -> None:
    page = site.page("calculators/")
    page.locator("#calculator-where").focus()
    for key in ("United K", "Tab", "Tab", "Tab"):
        if key.startswith("United"):
            page.keyboard.type(key)
        else:
            page.keyboard.press(key)
    page.keyboard.type("214")
    page.keyboard.press("Tab")
    page.keyboard.type("1000")
    page.keyboard.press("Tab")
    page.keyboard.type("07312026")
    page.get_by_role("button", name="Add another invoice").press("Enter")
    second = page.get_by_role("group", name="Invoice 2", exact=True)
    expect(second.get_by_label("Number of the invoice")).to_be_focused()
    second.get_by_role("button", name="Remove Invoice 2").press("Enter")
    expect(page.get_by_label("Number of the invoice")).to_be_focused()
    page.get_by_label("Work it out up to").fill("2026-09-19")
    page.get_by_label("Work it out up to").press("Tab")
    page.keyboard.press("Tab")
    copying = page.get_by_role("button", name="Copy into a letter")
    copying.focus()
    expect(copying).to_be_focused()
    assert "In all £1,086.10." in page.locator("#interest .claim").inner_text()


def test_it_works_from_a_disk(site: Site) -> None:
    page = site.browser.new_page()
    page.goto((site.folder / "en/calculators/index.html").as_uri())
    fill(page, "uk", "2026-09-19", ("214", "1000", "2026-07-31"))
    assert "In all £1,086.10." in page.locator("#interest .claim").inner_text()


def test_the_country_is_the_one_that_was_chosen_elsewhere(site: Site) -> None:
    page = site.page("signs/late-payment/")
    page.get_by_label("Your country").select_option("uk")
    page.goto(site.url("calculators/"))
    expect(page.locator("#calculator-where")).to_have_value("uk")


def test_what_was_typed_is_there_again_after_a_look_at_a_letter(site: Site) -> None:
    page = site.page("calculators/")
    page.locator("#calculator-where").select_option("ie")
    page.get_by_role("button", name="Add another invoice").click()
    page.locator("#calculator-2-number").fill("215")
    for key, value in {"number": "214", "amount": "1000", "due": "2026-09-01"}.items():
        page.locator(f"#calculator-1-{key}").fill(value)
    page.get_by_role("button", name="Add a part payment, Invoice 1").click()
    page.locator("#calculator-1-paid-1").fill("100")
    page.locator("#calculator-1-paid-1-day").fill("2026-10-01")
    page.locator("#calculator-until").fill("2026-11-15")
    page.locator("#last-count").fill("30")
    page.locator("#last-moved").check()
    before = page.locator("main .result").all_inner_texts()
    page.goto(site.url("letters/second-reminder/"))
    page.goto(site.url("calculators/"))
    page.reload()
    assert page.locator("main .result").all_inner_texts() == before
    expect(page.locator("#calculator-2-number")).to_have_value("215")
    page.get_by_role("button", name="Remove Invoice 2").click()
    page.reload()
    expect(page.locator("#calculator-2-number")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_an_invoice_or_a_payment_that_was_removed_is_put_back_in_its_place(site: Site) -> None:
    page = site.page("calculators/")
    page.get_by_role("button", name="Add another invoice").click()
    page.locator("#calculator-1-number").fill("214")
    page.locator("#calculator-2-number").fill("215")
    page.get_by_role("button", name="Add a part payment, Invoice 2").click()
    page.locator("#calculator-2-paid-1").fill("100")
    back = page.get_by_role("button", name="Put it back")
    page.get_by_role("button", name="Remove Part payment 1, Invoice 2").click()
    back.click()
    expect(page.locator("#calculator-2-paid-1")).to_be_focused()
    expect(page.locator("#calculator-2-paid-1")).to_have_value("100")
    page.get_by_role("button", name="Remove Invoice 1").click()
    back.click()
    expect(page.locator("#calculator-1-number")).to_be_focused()
    expect(page.locator("#calculator-1-number")).to_have_value("214")
    expect(page.locator("#calculator-2-paid-1")).to_have_value("100")
    expect(back).to_have_count(0)


@pytest.mark.parametrize("kept", ["[]", "1", '{"fields": [], "bills": {}}', '{"bills": [1, {}]}'])
def test_what_a_storage_holds_of_another_form_harms_nothing(site: Site, kept: str) -> None:
    page = site.page("calculators/")
    page.evaluate("text => sessionStorage.setItem('fingerpost-calculators', text)", kept)
    page.reload()
    expect(page.locator("#calculator-1-number")).to_have_value("")


def test_without_javascript_the_page_works_an_example_out(site: Site) -> None:
    page = site.page("calculators/", javascript=False)
    page.get_by_text("In Ireland", exact=True).click()
    example = page.locator(".worked[open]").inner_text()
    assert "€1,000.00 × 10.15% × 180 ÷ 365 = €50.05" in example
    expect(page.locator("#interest")).to_be_hidden()


def test_on_paper_stands_the_sum_without_its_form(site: Site) -> None:
    page = site.page("calculators/")
    fill(page, "uk", "2026-09-19", ("214", "1000", "2026-07-31"))
    page.emulate_media(media="print")
    expect(page.locator("#interest .claim")).to_be_visible()
    expect(page.locator("#calculator-where")).to_be_hidden()
    expect(page.get_by_role("button", name="Copy into a letter")).to_be_hidden()


def test_on_paper_nothing_stands_of_a_calculator_that_was_not_used(site: Site) -> None:
    page = site.page("calculators/")
    page.emulate_media(media="print")
    for name in ("#interest", "#last-day"):
        expect(page.locator(name)).to_be_hidden()
    expect(page.locator(".worked .sums").first).to_be_visible()
    expect(page.locator(".private")).to_be_hidden()


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_a_result_has_no_accessibility_violation_and_is_no_wider_than_the_window(
    edition: Site, size: tuple[int, int]
) -> None:
    page = edition.page("calculators/", viewport=size)
    page.locator("#calculator-where").select_option("fr")
    page.locator("#calculator-1-amount").fill("123456789")
    page.locator("#calculator-1-due").fill("2026-05-01")
    page.locator("#calculator-until").fill("2027-08-01")
    page.locator("#last-count").fill("30")
    page.locator("#last-unit").select_option("working-days")
    page.locator(".rows > .button").first.click()
    page.locator("#calculator-2-amount").fill("x")
    page.locator("#calculator-2-due").fill("2026-05-01")
    expect(page.locator("#interest .claim")).to_be_visible()
    page.evaluate("scrollTo(0, 0)")  # nothing is half under the head of the page
    assert axe.in_light_and_dark(page, contrast=edition.locale in PUBLISHED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_notice_period_is_counted_to_its_last_day(site: Site) -> None:
    page = site.page("calculators/")
    page.locator("#calculator-where").select_option("fr")
    expect(page.locator("#last-where")).to_have_value("fr")
    page.get_by_label("Day the notice arrives").fill("2026-12-23")
    page.get_by_label("How many").fill("7")
    page.get_by_label("Of what?").select_option("Working days")
    lines = page.locator("#last-day .result p").all_inner_texts()
    assert lines == [
        "Counting begins on 24 December 2026.",
        "Public holidays left out: 25 December 2026 · 1 January 2027.",
        "The last day is 5 January 2027.",
    ]


def test_past_the_holidays_that_are_known_the_page_says_so(site: Site) -> None:
    page = site.page("calculators/")
    page.get_by_label("How many").fill("7")
    page.get_by_label("Of what?").select_option("Working days")
    warning = page.locator("#last-day .box-caution")
    expect(warning).to_have_text("Choose your country. Until then no public holidays are left out.")
    page.locator("#last-where").select_option("uk")
    expect(page.locator("#calculator-where")).to_have_value("uk")
    page.get_by_label("Day the notice arrives").fill("2028-12-27")
    expect(warning).to_have_text(
        "Only the public holidays from 1 January 2026 to 31 December 2028 are in this guide."
        " Leave the others out yourself."
    )
    page.get_by_label("How many").fill("0")
    page.get_by_label("How many").press("Tab")
    expect(page.get_by_label("How many")).to_have_accessible_description(
        "Write a whole number from 1 to 999."
    )
