"""The quiz on its page: asked step by step, explained, taken along, and private."""

from __future__ import annotations

import io
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from fingerpost.quiz.score import score

from .. import quizzes
from ..quizzes import at_random, ours
from ..renew_vectors import VECTORS
from . import axe, quiz
from .site import Served, Site, requests_of

PAGE = "quiz/"
QUIZ = ours()
NOT_FRICTION = "None of the signs we know If something weighs on you, it counts all the same."
FIRST, SECOND = QUIZ["topics"][:2]
LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)
WIDTHS = (1280, 390, 320)


@pytest.fixture
def page(site: Site) -> Page:
    page = site.page(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def begun(page: Page) -> Page:
    page.get_by_role("button", name="Start the check").click()
    return page


def opened(site: Site, answers: quizzes.Answers, page: Page | None = None) -> Page:
    """The result of answers, opened from a link, past the page of help where there is one."""
    address = site.url(PAGE) + quiz.fragment(answers)
    page = page or site.page(PAGE)
    page.goto("about:blank")
    page.goto(address)
    help_first = page.get_by_role("button", name="Go on with the check")
    if help_first.is_visible():
        help_first.click()
    return page


def heading(page: Page) -> str:
    return page.locator(".quiz-view h2").inner_text().replace("\n", " ")


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.innerText ?? ''")
    return text.replace("\n", " ")


def kept(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(
        "({device: Object.keys(localStorage), visit: Object.keys(sessionStorage)})"
    )
    return found


def printed(page: Page, paper: str = "A4") -> list[str]:
    """The text of each sheet of paper."""
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format=paper))).pages]


def letters(text: str) -> str:
    """A text without all that may differ between a page and its print."""
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKC", text)))


def violations(page: Page, turn: int = 0) -> list[str]:
    """What axe finds in the quiz as it is now, in each look at another width, by turns."""
    found = []
    for place, look in enumerate(LOOKS):
        width = WIDTHS[(place + turn) % len(WIDTHS)]
        page.emulate_media(**look)
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width} {look}: {one}" for one in axe.violations(page, within="main")]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found += [f"{width}: scrolls sideways"] if wide else []
    return found


def parts(page: Page) -> list[str]:
    return page.locator(".quiz-part > h3").all_inner_texts()


def saved(page: Page, button: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return Path(download.value.path()).read_bytes().decode()


# Scored alike


def test_the_browser_scores_every_vector_as_the_build_does(page: Page, site: Site) -> None:
    cases = json.loads(VECTORS.read_text(encoding="utf-8"))
    script = """async ([address, quiz, cases]) => {
      const { score } = await import(address);
      return cases.map((answers) => score(quiz, answers));
    }"""
    given = [site.modules + "quiz/score.js", QUIZ, [case["answers"] for case in cases]]
    theirs = page.evaluate(script, given)
    differing = [
        case["name"] for case, result in zip(cases, theirs, strict=True) if result != case["result"]
    ]
    assert len(cases) >= 500
    assert differing == []


@pytest.mark.parametrize("band", quiz.OUTCOMES)
def test_a_result_says_what_the_reference_scorer_says(site: Site, band: str) -> None:
    page = opened(site, quiz.OUTCOMES[band])
    assert score(QUIZ, quiz.OUTCOMES[band])["band"] == band
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.OUTCOMES[band])


# Asked


def test_the_quiz_is_taken_by_keyboard_alone(page: Page) -> None:
    quiz.keyed(page, page.main_frame, quiz.MIXED)
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED)


def test_questions_are_real_controls_in_a_named_group(page: Page) -> None:
    begun(page)
    group = page.get_by_role("group", name=QUIZ["questions"][FIRST["questions"][0]]["text"])
    expect(group.get_by_role("checkbox")).to_have_count(12)
    expect(group.get_by_role("checkbox", name="None of these")).to_be_visible()
    group.get_by_label("They pay late, or not at all.").check()
    page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    for _ in range(3):
        page.get_by_role("button", name="Next").click()
        page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    often = page.get_by_role("group", name="You are paid after the due date.")
    expect(often.get_by_role("radio")).to_have_count(6)
    expect(often.get_by_role("radio", name="Does not apply")).to_be_visible()


def test_nothing_goes_on_by_itself(page: Page) -> None:
    begun(page)
    page.locator("#quiz-situation--getting-paid").check()
    assert heading(page) == f"Step 1 {FIRST['title']}"


def test_more_ticks_than_a_question_takes_are_pointed_out(page: Page) -> None:
    begun(page)
    names = [x["id"] for x in QUIZ["topics"] if "situation" in x][:7]
    for name in names:
        page.locator(f"#quiz-situation--{name}").check()
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".quiz-errors")).to_be_focused()
    group = page.locator("#quiz-situation")
    expect(group).to_have_accessible_description(
        "Tick up to six that weigh most. Error: Choose 6 at the most: those that weigh most."
    )
    page.locator(f"#quiz-situation--{names[0]}").uncheck()
    page.get_by_role("button", name="Next").click()
    assert heading(page) == f"Step 2 {SECOND['title']}"


def test_the_focus_goes_to_the_heading_of_each_step(page: Page) -> None:
    begun(page)
    assert focused(page) == f"Step 1 {FIRST['title']}"
    page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    page.get_by_role("button", name="Next").click()
    assert focused(page) == f"Step 2 {SECOND['title']}"
    page.get_by_role("button", name="Back").click()
    assert focused(page) == f"Step 1 {FIRST['title']}"


def test_each_step_is_an_entry_in_the_history(page: Page, site: Site) -> None:
    begun(page)
    page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    page.get_by_role("button", name="Next").click()
    assert page.url == f"{site.url(PAGE)}#step-{SECOND['id']}"
    page.go_back()
    expect(page.locator(".quiz-view h2")).to_contain_text(FIRST["title"])
    page.go_back()
    expect(page.locator(".quiz-view h2")).to_have_text("Before you begin")
    page.go_forward()
    expect(page.locator(".quiz-view h2")).to_contain_text(FIRST["title"])
    assert focused(page) == f"Step 1 {FIRST['title']}"
    expect(page.locator("main :checked")).to_have_count(3)


def test_a_step_without_answers_says_what_is_missing(page: Page) -> None:
    begun(page).get_by_role("button", name="Next").click()
    missing = page.locator(".quiz-errors")
    expect(missing).to_be_focused()
    expect(missing.get_by_role("link")).to_have_text(
        [QUIZ["questions"][name]["text"] for name in FIRST["questions"]]
    )
    expect(page).to_have_title(re.compile(r"^Error: Step 1 "))
    group = page.locator("#quiz-situation")
    expect(group).to_have_accessible_description(
        "Tick up to six that weigh most. Error: Tick one at least, or the last."
    )
    missing.get_by_role("link").click()
    expect(group.get_by_role("checkbox").first).to_be_focused()
    assert page.url.endswith(f"#step-{FIRST['id']}")


def test_does_not_apply_is_an_answer_everywhere(page: Page) -> None:
    quiz.through(page, quiz.answered("na", "prices", "scope"))
    assert heading(page) == NOT_FRICTION


def test_none_of_these_and_the_others_exclude_each_other(page: Page, site: Site) -> None:
    page = opened(site, quiz.answered("often", "prices"), page)
    page.get_by_role("button", name="Change your answers").click()
    page.get_by_role("button", name="Change: Has any of this happened?").click()
    none, fraud = page.locator("#quiz-red-flags--none"), page.locator("#quiz-red-flags--fraud")
    expect(none).to_be_checked()
    fraud.check()
    expect(none).not_to_be_checked()
    none.check()
    expect(fraud).not_to_be_checked()


def test_a_question_with_a_condition_appears_when_it_is_met(page: Page, site: Site) -> None:
    opened(site, {**quiz.MIXED}, page)
    page.get_by_role("button", name="Change your answers").click()
    page.get_by_role("button", name="Change: Have you told them").click()
    later = page.locator("#quiz-had-time")
    expect(later).to_be_hidden()
    page.locator("#quiz-told-in-writing--yes").check()
    expect(later).to_be_visible()


def test_only_remedies_of_the_signs_that_show_are_asked_about(page: Page) -> None:
    quiet = quiz.answered("never", "getting-paid", paid_late="often")
    for step in quiz.at_once(page, quiet):
        if step == "tries":
            break
    shown = page.locator("#quiz-tried input").evaluate_all("all => all.map(one => one.value)")
    named = [one["id"] for one in QUIZ["signs"]["late-payment"]["remedies"]]
    assert shown == [*named, "none"]


def test_what_comes_along_may_be_left_alone_and_lies_open_where_nothing_else_was_ticked(
    page: Page,
) -> None:
    steps = quiz.at_once(begun(page), quiz.answered("never", "no-topic", situation=["none"]))
    assert list(steps) == ["situation", "red-lines", "events", "result"]
    page.get_by_role("button", name="Change your answers").first.click()
    page.get_by_role("button", name="Change: And any of this, even once?").click()
    box = page.get_by_role("group", name="Is any of this true as well?")
    expect(box.get_by_role("checkbox")).to_have_count(18)
    expect(box.get_by_text("Show the list")).to_have_count(0)


def test_what_comes_along_opens_once_nothing_before_it_fits(page: Page) -> None:
    steps = quiz.at_once(begun(page), {"situation": ["none"], "red-flags": ["none"]})
    next(step for step in steps if step == "events")
    boxes = page.locator(".quiz-view").get_by_role("checkbox")
    events = len(QUIZ["questions"]["events"]["flags"]) + 1
    expect(boxes).to_have_count(events)
    page.get_by_role("group", name="even once?").get_by_label("None of these").check()
    expect(boxes).to_have_count(events + 18 + 6)
    expect(page.locator(".quiz-more summary")).to_have_text(["Ticked: 0 of 18", "Ticked: 0 of 6"])


def test_a_list_of_what_comes_along_that_was_closed_says_how_much_is_ticked(page: Page) -> None:
    steps = quiz.at_once(begun(page), quiz.answered("often", "getting-paid", paid_late="often"))
    next(step for step in steps if step == "events")
    box = page.get_by_role("group", name="And who are they?")
    box.get_by_text("Show the list").click()
    box.get_by_label("They are in another country.").check()
    box.get_by_label("You met on a marketplace.").check()
    box.get_by_text("Ticked: 2 of 6").click()
    expect(box.get_by_label("They are in another country.")).to_be_hidden()
    expect(box.locator("summary")).to_have_text("Ticked: 2 of 6")


def test_what_comes_along_is_folded_away_where_something_else_was_ticked(page: Page) -> None:
    steps = quiz.at_once(begun(page), quiz.answered("often", "getting-paid", paid_late="often"))
    next(step for step in steps if step == "events")
    box = page.get_by_role("group", name="And who are they?")
    expect(box.get_by_role("checkbox", name="They are in another country.")).to_be_hidden()
    box.get_by_text("Show the list").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(box.get_by_role("checkbox", name="They are in another country.")).to_be_checked()
    list(steps)
    assert quiz.facts(page)["links"].count("The client is in another country") == 1


def test_what_comes_along_is_changed_from_the_list_of_answers(page: Page) -> None:
    quiz.through(begun(page), quiz.answered("often", "getting-paid"))
    page.get_by_role("button", name="Change your answers").first.click()
    page.get_by_role("button", name="Answer: And who are they?").click()
    expect(page.get_by_role("checkbox", name="They are in another country.")).to_be_focused()


def test_the_region_that_is_read_aloud_is_there_from_the_start(page: Page) -> None:
    expect(page.locator("#quiz > [role=status]")).to_have_count(1)
    begun(page)
    expect(page.locator("#quiz > [role=status]")).to_have_count(1)


# Changed, left, come back to


def test_an_answer_is_changed_from_the_list_and_the_others_stay(page: Page) -> None:
    quiz.through(page, quiz.MIXED)
    page.get_by_role("button", name="Change your answers").click()
    page.get_by_role("button", name="Change: You are paid after the due date.").click()
    expect(page.locator("#quiz-paid-late--often")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.get_by_role("button", name="Back to your answers").click()
    page.get_by_role("button", name="Show the result").first.click()
    changed = {**quiz.MIXED, "paid-late": "sometimes"}
    assert quiz.shown(quiz.facts(page)) == quiz.expected(changed)


def test_a_reader_who_leaves_and_comes_back_in_the_same_visit_goes_on(
    page: Page, site: Site
) -> None:
    begun(page)
    page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    page.goto(site.url("about/"))
    page.goto(site.url(PAGE))
    page.get_by_role("button", name="Go on where you were").click()
    assert heading(page) == f"Step 2 {SECOND['title']}"
    page.get_by_role("button", name="Back").click()
    expect(page.locator("main :checked")).to_have_count(3)
    assert kept(page) == {"device": [], "visit": ["fingerpost-quiz"]}


def test_nothing_is_kept_before_the_first_answer_nor_after_starting_again(page: Page) -> None:
    begun(page)
    assert kept(page) == {"device": [], "visit": []}
    page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    page.go_back()
    page.reload()
    page.get_by_role("button", name="Start again").click()
    assert kept(page) == {"device": [], "visit": []}


def test_erased_answers_can_be_put_back_and_lead_to_where_they_led(page: Page) -> None:
    quiz.through(page, quiz.MIXED)
    before = quiz.facts(page)
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".quiz-view")).to_contain_text("Answers you erased: 14.")
    assert kept(page) == {"device": [], "visit": []}
    page.get_by_role("button", name="Bring back").click()
    assert quiz.facts(page) == before
    assert kept(page) == {"device": [], "visit": ["fingerpost-quiz"]}


def test_erased_answers_can_be_put_back_also_after_the_first_new_one(page: Page) -> None:
    begun(page)
    page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    for name in ("Next", "Back", "Back", "Start again", "Start the check"):
        page.get_by_role("button", name=name).click()
    page.get_by_label("They insult you, or lose their temper.").check()
    page.get_by_role("button", name="Back").click()
    page.get_by_role("button", name="Bring back").click()
    assert heading(page) == f"Step 2 {SECOND['title']}"
    page.get_by_role("button", name="Back").click()
    expect(page.locator("main :checked")).to_have_count(3)


def test_answers_survive_the_language_menu_from_right_to_left_too(two_languages: Site) -> None:
    page = two_languages.page(PAGE, viewport=(390, 844))
    page.locator(".quiz-main").click()
    page.locator("input").first.check()
    page.locator(".languages summary").click()
    page.locator(".languages a[hreflang=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".quiz-question :checked")).to_have_count(1)
    assert violations(page) == []


# Explained


def test_each_outcome_names_its_reasons_and_leads_to_pages_that_answer_it(site: Site) -> None:
    page = site.page(PAGE)
    for band, answers in quiz.OUTCOMES.items():
        opened(site, answers, page)
        links = page.locator(".quiz-view a").evaluate_all("all => all.map(one => one.href)")
        assert links
        assert [url for url in links if not site.holds(url)] == []
        assert ("Why this result" in parts(page)) == (band != "no-sign")


def test_a_red_flag_stands_before_everything_else(site: Site) -> None:
    page = opened(site, quiz.OUTCOMES["pause-now"])
    first = page.locator(".quiz-view > :nth-child(2)")
    expect(first).to_contain_text("Red flag")
    expect(first).to_contain_text("Each day you work on adds to what they owe you.")


def test_the_reasons_are_the_answers_that_count_most(site: Site) -> None:
    page = opened(site, quiz.MIXED)
    wanted = [QUIZ["questions"][x["question"]]["text"] for x in score(QUIZ, quiz.MIXED)["reasons"]]
    expect(page.locator(".quiz-reasons li > p:first-child")).to_have_text(wanted)


def test_a_line_that_is_crossed_is_the_reason(site: Site) -> None:
    page = opened(site, quiz.OUTCOMES["plan-exit"])
    why = page.locator(".quiz-part", has_text="Why this result")
    expect(why).to_contain_text("A line is crossed: They opened an agreed price")


def test_fraud_leads_to_the_bank_and_to_no_letter_notice_or_date(site: Site) -> None:
    page = opened(site, quiz.OUTCOMES["stop-and-report"])
    expect(page.locator(".quiz-view")).to_contain_text("Call your bank today.")
    assert parts(page) == [
        "Why this result",
        "Take it with you",
        "Write it down",
        "Several results, side by side",
    ]
    expect(page.locator(".quiz-flag a")).to_have_attribute("href", re.compile("payment-risk"))


def test_a_red_flag_that_another_silences_is_named_without_its_page_and_its_advice(
    site: Site,
) -> None:
    events = ["insolvent", "unpaid-60-days", "chargeback"]
    page = opened(site, quiz.answered("often", "getting-paid", events=events))
    links = page.locator(".quiz-flag a").all_inner_texts()
    assert [QUIZ["flags"][name]["text"] in page.inner_text("main") for name in events] == [True] * 3
    assert links == ["The client is insolvent"]
    assert QUIZ["flags"]["chargeback"]["advice"][0] not in page.inner_text("main")


def test_whoever_is_threatened_is_told_how_to_get_help_before_anything_else(site: Site) -> None:
    answers = quiz.answered("often", "tone", red_flags=["threat", "unlawful-demand"])
    first = opened(site, answers).locator(".quiz-view > h3 + ul > li").first
    expect(first).to_contain_text("If you are in danger, call the emergency services")


def test_the_readers_own_side_comes_first_when_it_is_asked_for(site: Site) -> None:
    page = opened(site, quiz.MIXED)
    expect(page.locator(".quiz-box").first).to_contain_text("Your side first")
    expect(page.locator(".quiz-box").first).to_contain_text("Begin with your side.")


def test_whoever_is_threatened_is_not_told_to_write_first_nor_to_look_at_their_own_side(
    site: Site,
) -> None:
    answers = {**quiz.OUTCOMES["leave-now"], "told-in-writing": "no", "delivered": "no"}
    page = opened(site, {**answers, "terms-written": "no"})
    expect(page.locator(".quiz-view")).to_contain_text("Leave now")
    for words in ("They may not know", "Your side", "what you have agreed on"):
        expect(page.locator(".quiz-view")).not_to_contain_text(words)


def test_a_red_flag_is_the_reason_also_where_nothing_else_has_happened(site: Site) -> None:
    page = opened(site, quiz.answered("never", "prices", red_flags=["fraud"]))
    why = page.locator(".quiz-part", has_text="Why this result")
    expect(why.locator("p")).to_have_text([QUIZ["words"]["flagged"]])


@pytest.mark.parametrize("name", quizzes.of_role(QUIZ, "context"))
def test_a_result_where_nothing_else_counts_begins_with_what_was_ticked(
    site: Site, name: str
) -> None:
    options = QUIZ["questions"][name]["options"]
    page = opened(site, quiz.answered("never", "prices", **{name: [x["id"] for x in options]}))
    box = page.locator(".quiz-view > h2 + .quiz-box")
    expect(box.locator("h3")).to_have_text(QUIZ["words"]["page_along"])
    said = [(x["text"], QUIZ["pages"][x["page"]]["title"]) for x in options]
    expect(box.locator("li p")).to_have_text([words for pair in said for words in pair])
    expect(page.get_by_role("heading", name="Why this result")).to_have_count(0)


def test_whoever_ticks_what_is_no_sign_is_not_told_that_it_is_ordinary_friction(site: Site) -> None:
    page = opened(site, quiz.answered("never", "no-topic", situation=["none"], what_else=["visa"]))
    assert heading(page) == NOT_FRICTION
    first = page.locator(".quiz-view > h2 + .quiz-box").get_by_role("link")
    expect(first).to_have_text(QUIZ["pages"]["my-papers"]["title"])
    expect(page.locator(".quiz-view")).not_to_contain_text("friction")
    expect(page.locator(".quiz-measures")).to_have_css("display", "none")  # or it keeps a gap


def test_a_result_begins_with_nothing_that_was_ticked_where_a_sign_goes_further(site: Site) -> None:
    page = opened(site, quiz.answered("often", "prices", what_else=["paid-less"]))
    expect(page.get_by_role("heading", name="Begin with what you ticked")).to_have_count(0)
    expect(page.get_by_role("link", name="They paid less than the invoice")).to_be_visible()


def test_remedies_that_were_tried_are_not_proposed_again(site: Site) -> None:
    answers = quiz.answered("often", "getting-paid", tried=["late-fees", "clean-invoices"])
    page = opened(site, answers)
    links = page.locator(".quiz-signs a").evaluate_all("all => all.map(one => one.href)")
    assert any("/remedies/" in url for url in links)
    assert not [url for url in links if "late-fees" in url or "clean-invoices" in url]


def test_help_stands_before_the_rest_where_somebody_may_be_in_danger(page: Page) -> None:
    steps = list(quiz.at_once(page, quiz.OUTCOMES["leave-now"]))
    assert steps[steps.index("red-lines") + 1] == "safety"


NUMBERS = {
    "en": ["999", "112", "911", "911", "000", "112"],  # of the United Kingdom first, of India last
    "fr": ["112", "112", "112", "911"],
}


def in_danger(site: Site, country: str = "") -> Page:
    """The page of help of the check on a phone; whoever takes it has chosen a country, or none."""
    page = site.page(PAGE, viewport=(390, 844))
    page.evaluate("id => sessionStorage.setItem('fingerpost-where', id)", country)
    for step in quiz.at_once(page, quiz.OUTCOMES["leave-now"]):
        if step == "safety":
            break
    return page


def test_in_danger_each_country_is_one_line_of_the_check_with_the_number_to_call(
    published: Site,
) -> None:
    page = in_danger(published)
    numbers = page.locator(".quiz-numbers a:visible")
    seen = numbers.evaluate_all("all => all.map((one) => one.lastChild.data)")
    assert seen == NUMBERS[published.locale]
    heights = page.locator(".quiz-numbers").evaluate_all("all => all.map((e) => e.offsetHeight)")
    assert max(heights) <= 60
    first = page.locator(".quiz-numbers").first
    name = first.locator("summary").inner_text()
    expect(page.get_by_role("link", name=f"{name} {NUMBERS[published.locale][0]}")).to_be_visible()
    first.locator("summary").click()
    expect(first.locator("li").first).to_be_visible()
    assert first.locator("a:visible").count() > 1


@pytest.mark.parametrize(
    ("country", "first", "number"),
    [("ie", "In Ireland", "112"), ("us-ny", "In the United States", "911")],
)
def test_in_danger_the_chosen_country_comes_first_and_whole(
    site: Site, country: str, first: str, number: str
) -> None:
    page = in_danger(site, country)
    place = page.locator(".quiz-numbers").first
    expect(place.locator("summary")).to_have_text(first)
    expect(place.get_by_role("link", name=f"Call {number}").first).to_be_visible()
    expect(page.locator(".quiz-numbers")).to_have_count(len(NUMBERS["en"]))


def test_in_danger_the_chosen_country_comes_first_also_where_another_language_is_spoken(
    site: Site,
) -> None:
    place = in_danger(site, "de").locator(".quiz-numbers")
    expect(place.first.locator("summary")).to_have_text("In Germany")
    expect(place.first.get_by_role("link", name="Call 112")).to_be_visible()
    expect(place).to_have_count(1 + len(NUMBERS["en"]))


def test_in_danger_a_language_of_no_country_has_the_numbers_of_all(
    pseudo_folder: Path, served: Served
) -> None:
    page = in_danger(served(pseudo_folder, "ar-XB"))
    numbers = page.locator(".quiz-numbers")
    expect(numbers.locator("a[href='tel:999']:visible")).to_have_count(1)
    assert numbers.count() > len(NUMBERS["en"])


def test_in_danger_all_numbers_stand_on_paper_each_once(site: Site) -> None:
    page = in_danger(site)
    text = " ".join(printed(page))
    data = json.loads((site.folder / "en/quiz/quiz.json").read_text(encoding="utf-8"))
    reached = [one for place in data["help"] if "far" not in place for one in place["reach"]]
    assert [x["name"] for x in reached if letters(x["name"]) not in letters(text)] == []
    calls = [f"Call {one['call']}" for one in reached if "call" in one]
    assert {words: text.count(words) for words in calls} == {x: calls.count(x) for x in calls}
    page.emulate_media(media="print")
    expect(page.locator(".quiz-numbers > a:visible")).to_have_count(0)


def test_nothing_is_asked_about_the_contract_where_somebody_threatens_suicide(page: Page) -> None:
    answers = quiz.answered("often", "tone", red_flags=["suicide-threat"])
    steps = list(quiz.at_once(page, answers))
    assert steps == ["start", "situation", "red-lines", "safety", "result"]
    expect(page.locator(".quiz-flag a")).to_have_text(["They say that they will kill themselves"])
    expect(page.get_by_role("heading", name="The way out that fits")).to_have_count(0)


def test_a_link_to_a_result_with_danger_shows_help_first(site: Site) -> None:
    page = site.page(PAGE)
    page.goto("about:blank")
    page.goto(site.url(PAGE) + quiz.fragment(quiz.OUTCOMES["leave-now"]))
    assert heading(page) == "Your safety comes first"
    page.get_by_role("link", name="Your safety first").click()
    page.wait_for_url(site.url("safety/"))


def test_the_steps_have_days_from_today_in_words_of_the_locale(site: Site) -> None:
    page = site.page(PAGE)
    page.clock.set_fixed_time("2026-11-24T09:00:00")
    opened(site, quiz.OUTCOMES["plan-exit"], page)
    expect(page.locator(".quiz-day")).to_have_text(
        ["from 24 November 2026", "from 24 December 2026", "from 23 January 2027"]
    )


def test_the_day_to_take_it_again_is_a_month_away_where_nothing_is_decided(site: Site) -> None:
    page = site.page(PAGE)
    page.clock.set_fixed_time("2026-11-24T09:00:00")
    opened(site, quiz.OUTCOMES["repair-with-deadline"], page)
    expect(page.locator(".quiz-view")).to_contain_text("again on 24 December 2026")
    opened(site, quiz.OUTCOMES["plan-exit"], page)
    expect(page.locator(".quiz-again")).to_have_count(0)


# Taken along


def events(text: str) -> list[dict[str, str]]:
    """The events of a calendar file, its folded lines joined."""
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            key, _, value = line.partition(":")
            found[-1][key] = value
    return found


def test_the_steps_go_into_a_calendar(site: Site) -> None:
    page = site.page(PAGE)
    page.clock.set_fixed_time("2026-11-24T09:00:00")
    opened(site, quiz.OUTCOMES["plan-exit"], page)
    text = saved(page, "Put the steps in my calendar")
    made = events(text)
    assert [event["DTSTART;VALUE=DATE"] for event in made] == ["20261124", "20261224", "20270123"]
    assert [event["SUMMARY"] for event in made] == [one["title"] for one in QUIZ["steps"]]
    assert len({event["UID"] for event in made}) == 3
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert text.endswith("END:VCALENDAR\r\n")


def test_the_day_to_take_the_check_again_goes_into_a_calendar(site: Site) -> None:
    page = site.page(PAGE)
    page.clock.set_fixed_time("2026-11-24T23:30:00")
    opened(site, quiz.OUTCOMES["healthy"], page)
    (event,) = events(saved(page, "Put that day in my calendar"))
    assert event["DTSTART;VALUE=DATE"] == "20261224"


def copied_link(page: Page) -> str:
    page.get_by_role("button", name="Copy a link to this result").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_link_brings_the_result_back_without_what_is_sensitive(page: Page, site: Site) -> None:
    answers = {**quiz.OUTCOMES["leave-now"]}
    opened(site, answers, page)
    link = copied_link(page)
    assert "#r=2." in link
    other = site.page("about/")
    other.goto(link)
    assert heading(other) == "No verdict yet"
    view = other.locator(".quiz-view")
    expect(view).to_contain_text(
        "About threats, harassment, abuse and fraud, which links leave out:"
    )
    expect(view.get_by_role("button", name="Has any of this happened?")).to_be_visible()
    expect(other.locator(".quiz-notice")).to_contain_text("Sensitive answers are not in it")


def test_a_link_without_the_sensitive_answers_gives_no_verdict_until_they_are_given(
    page: Page, site: Site
) -> None:
    answers = {k: v for k, v in quiz.MIXED.items() if not QUIZ["questions"][k].get("sensitive")}
    opened(site, answers, page)
    assert heading(page) == "No verdict yet"
    quiz.supplied(page, "Has any of this happened?", "red-flags--none")
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED)


def test_a_link_made_before_there_were_situations_still_opens(page: Page, site: Site) -> None:
    older = {k: v for k, v in quiz.MIXED.items() if k not in ("situation", "events")}
    page.goto("about:blank")
    page.goto(site.url(PAGE) + quiz.fragment({**older, "put-off": "never"}, "1"))
    assert heading(page) == "No verdict yet"
    quiz.supplied(page, "And any of this, even once?", "events--none")
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED)


def test_a_link_holds_sensitive_answers_only_when_the_reader_ticks_so(
    page: Page, site: Site
) -> None:
    opened(site, quiz.OUTCOMES["leave-now"], page)
    page.get_by_label("Put the sensitive answers into the link, too.").check()
    other = site.page("about/")
    other.goto(copied_link(page))
    assert heading(other) == "Your safety comes first"


def test_what_wordpress_appends_to_a_fragment_is_left_aside(page: Page, site: Site) -> None:
    page.goto("about:blank")
    page.goto(site.url(PAGE) + quiz.fragment(quiz.MIXED) + "?secret=aB3dE5fG7h")
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED)
    page.goto("about:blank")
    page.goto(site.url(PAGE) + "#?secret=aB3dE5fG7h")
    assert heading(page) == "Before you begin"


def test_answers_that_no_longer_exist_are_left_out_with_a_notice(page: Page, site: Site) -> None:
    opened(site, {**quiz.MIXED, "gone": "often", "delivered": "gone"}, page)
    expect(page.locator(".quiz-notice")).to_contain_text("were left out: 2.")
    left = {name: answer for name, answer in quiz.MIXED.items() if name != "delivered"}
    assert quiz.shown(quiz.facts(page)) == quiz.expected(left)


@pytest.mark.parametrize("code", ["#r=1.%%%", "#r=1.", "#r=3.abc", "#r=1.__proto__", "#r=x"])
def test_a_damaged_link_changes_nothing(page: Page, site: Site, code: str) -> None:
    begun(page)
    page.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    page.goto("about:blank")
    page.goto(site.url(PAGE) + code)
    assert heading(page) == "Before you begin"
    expect(page.get_by_role("button", name="Go on where you were")).to_be_visible()


def test_a_link_of_somebody_else_does_not_replace_the_readers_answers(
    page: Page, site: Site
) -> None:
    begun(page)
    page.evaluate(quiz.PUT, quiz.controls({"situation": ["prices"]}))
    opened(site, quiz.MIXED, page)
    assert json.loads(page.evaluate("sessionStorage['fingerpost-quiz']")) == {
        "situation": ["prices"]
    }


def test_the_readers_own_answers_are_there_again_once_those_of_a_link_are_erased(
    page: Page, site: Site
) -> None:
    quiz.through(begun(page), quiz.MIXED)
    before = quiz.facts(page)
    own = page.evaluate("sessionStorage['fingerpost-quiz']")
    opened(site, quiz.answered("once", "prices"), page)
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".quiz-view")).to_contain_text("Answers you gave on this visit: 14.")
    assert page.evaluate("sessionStorage['fingerpost-quiz']") == own
    page.get_by_role("button", name="Go on where you were").click()
    page.get_by_role("button", name="Show the result").first.click()
    assert quiz.facts(page) == before


def test_any_answers_come_back_from_a_link_also_after_questions_were_added(
    page: Page, site: Site
) -> None:
    chance = random.Random(5)
    drawn = [at_random(QUIZ, chance) for _ in range(300)]
    script = """async ([base, quiz, drawn]) => {
      const { encoded } = await import(base + "link.js");
      const { decoded, sound } = await import(base + "read.js");
      const same = (a, b) => JSON.stringify(Object.entries(a).sort()) ===
        JSON.stringify(Object.entries(b).sort());
      const wrong = [];
      for (const answers of drawn.map((one) => sound(quiz, one).answers)) {
        const back = decoded(quiz, `#r=${encoded(quiz, answers, true)}`);
        if (!same(back.answers, answers) || back.dropped) wrong.push(["link", answers]);
        const id = Object.keys(answers)[0];
        if (!id) continue;
        const { [id]: gone, ...questions } = quiz.questions;
        const { [id]: left, ...fewer } = answers;
        const older = encoded({ ...quiz, questions }, fewer, true);
        const opened = decoded(quiz, `#r=${older}`);
        if (!same(opened.answers, fewer) || opened.dropped) wrong.push(["older", answers]);
        const newer = decoded({ ...quiz, questions }, `#r=${encoded(quiz, answers, true)}`);
        if (!same(newer.answers, fewer) || !newer.dropped) wrong.push(["newer", answers]);
      }
      return wrong.slice(0, 3);
    }"""
    assert page.evaluate(script, [site.modules + "quiz/", QUIZ, drawn]) == []


def test_a_link_made_before_questions_were_added_says_what_it_does_not_answer(
    page: Page, site: Site
) -> None:
    older = {k: v for k, v in quiz.MIXED.items() if k not in ("delivered", "terms-written")}
    opened(site, older, page)
    assert quiz.shown(quiz.facts(page)) == quiz.expected(older)
    expect(page.locator(".quiz-notice")).to_contain_text("has no answer to: 2.")


def test_several_clients_stand_side_by_side_when_the_reader_keeps_them(
    page: Page, site: Site
) -> None:
    for name, band in (("Moor & Co", "repair"), ("Byrne", "plan-exit")):
        opened(site, quiz.OUTCOMES[band], page)
        page.get_by_label("A name you will know").fill(name)
        page.get_by_role("button", name="Keep it on this device").click()
    rows = page.locator(".quiz-client")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("Moor & Co")
    expect(rows.first).to_contain_text("Worth mending")
    expect(rows.last).to_contain_text("Plan your exit")
    entries = json.loads(page.evaluate("localStorage['fingerpost-clients']"))
    assert {key for one in entries for key in one} == {
        "name",
        "day",
        "band",
        "severity",
        "breadth",
        "readiness",
    }
    page.get_by_role("button", name="Remove Byrne").click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Erase all of them").click()
    assert kept(page)["device"] == []


def test_results_of_a_client_stand_together_by_day_and_one_of_the_same_day_is_replaced(
    page: Page, site: Site
) -> None:
    def keep(name: str, band: str) -> None:
        opened(site, quiz.OUTCOMES[band], page)
        page.get_by_label("A name you will know").fill(name)
        page.get_by_role("button", name="Keep it on this device").click()

    keep("Moor & Co", "repair")
    earlier = page.evaluate("localStorage['fingerpost-clients']")
    earlier = json.dumps([{**one, "day": "2026-01-02"} for one in json.loads(earlier)])
    page.evaluate("text => { localStorage['fingerpost-clients'] = text }", earlier)
    keep("Byrne", "repair")
    keep("Moor & Co", "repair")
    keep("Moor & Co", "plan-exit")
    rows = page.locator(".quiz-client")
    expect(rows.locator("h4")).to_have_text(["Moor & Co", "Moor & Co", "Byrne"])
    expect(rows.nth(0)).to_contain_text("Worth mending · 2 January 2026")
    expect(rows.nth(1)).to_contain_text("Plan your exit")
    page.get_by_role("button", name="Remove Moor & Co (2 January 2026)").click()
    expect(rows.locator("h4")).to_have_text(["Moor & Co", "Byrne"])
    page.get_by_role("button", name="Bring back").click()
    expect(rows.locator("h4")).to_have_text(["Moor & Co", "Moor & Co", "Byrne"])
    expect(page.get_by_role("button", name="Remove Moor & Co (2 January 2026)")).to_be_focused()


@pytest.mark.parametrize("button", ["Remove Byrne", "Erase all of them"])
def test_results_that_were_removed_can_be_brought_back_and_the_focus_is_there(
    page: Page, site: Site, button: str
) -> None:
    for name in ("Moor & Co", "Byrne"):
        opened(site, quiz.OUTCOMES["repair"], page)
        page.get_by_label("A name you will know").fill(name)
        page.get_by_role("button", name="Keep it on this device").click()
    before = page.evaluate("localStorage['fingerpost-clients']")
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("button", name="Bring back")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("localStorage['fingerpost-clients']") == before
    expect(page.get_by_role("button", name="Remove Byrne")).to_be_focused()
    expect(page.get_by_role("button", name="Bring back")).to_have_count(0)


@pytest.mark.parametrize("typed", ["", "  "])
def test_a_result_is_kept_only_under_a_name_and_the_field_says_so(
    page: Page, site: Site, typed: str
) -> None:
    opened(site, quiz.MIXED, page)
    name = page.get_by_label("A name you will know")
    name.fill(typed)
    page.get_by_role("button", name="Keep it on this device").click()
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description("Give it a name first.")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")  # nothing lies under the header
    assert axe.violations(page) == []
    assert kept(page)["device"] == []
    name.press("M")
    expect(name).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Give it a name first.")).to_be_hidden()


@pytest.mark.parametrize("band", quiz.OUTCOMES)
def test_a_result_fits_on_two_sheets_of_paper(site: Site, band: str) -> None:
    page = opened(site, quiz.OUTCOMES[band])
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    joined = " ".join(sheet.extract_text() for sheet in paper.pages)
    text = " ".join(unicodedata.normalize("NFKC", joined).split())
    assert len(paper.pages) <= 2
    assert quiz.expected(quiz.OUTCOMES[band])["verdict"].split(" ", 3)[-1] in text
    assert "Keep it on this device" not in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("band", ["repair", "repair-with-deadline", "plan-exit", "pause-now"])
def test_no_part_of_a_printed_result_is_divided_between_two_sheets(
    published: Site, band: str, paper: str
) -> None:
    page = opened(published, quiz.OUTCOMES[band])
    sheets = [letters(text) for text in printed(page, paper)]
    page.emulate_media(media="print")
    whole = "#quiz :is(.quiz-box, .quiz-part:not(:has(.quiz-signs)), .quiz-signs > li):visible"
    parts = [text.splitlines() for text in page.locator(whole).all_inner_texts()]
    divided = [
        part
        for part in parts
        if not any(all(letters(line) in sheet for line in part) for sheet in sheets)
    ]
    assert divided == []
    assert len(parts) >= 5
    assert len(sheets) <= 2


@pytest.mark.parametrize("begin", [False, True])
def test_printed_before_its_result_the_quiz_is_the_sheet_to_fill_in(
    page: Page, begin: bool
) -> None:
    text = letters(" ".join(printed(begun(page) if begin else page)))
    asked = [QUIZ["questions"][name]["text"] for name in quiz.SEVERITY]
    wanted = [*asked, *(band["verdict"] for band in QUIZ["bands"])]
    assert [words for words in wanted if letters(words) not in text] == []
    assert "Startthecheck" not in text


def test_the_page_of_help_is_printed_as_it_is(page: Page) -> None:
    steps = quiz.at_once(page, quiz.OUTCOMES["leave-now"])
    assert "safety" in steps
    page.emulate_media(media="print")
    expect(page.locator("#quiz")).to_be_visible()
    expect(page.locator("#sheet")).to_be_hidden()


# For everybody, and in private


def states(page: Page, site: Site) -> Iterator[str]:
    """The quiz at its start, with missing answers, at each step, and with each result."""
    yield "start"
    begun(page).get_by_role("button", name="Next").click()
    yield "missing answers"
    yield from quiz.at_once(page, quiz.OUTCOMES["leave-now"])
    for band, answers in quiz.OUTCOMES.items():
        opened(site, answers, page)
        yield band


def test_no_step_and_no_result_has_an_accessibility_violation_or_scrolls_sideways(
    page: Page, site: Site
) -> None:
    found = {state: violations(page, turn) for turn, state in enumerate(states(page, site))}
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert len(found) >= 14


def test_the_whole_quiz_asks_for_nothing_and_says_nothing_wrong(page: Page) -> None:
    told = requests_of(page)
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    quiz.through(page, quiz.MIXED)
    assert told == []


def test_the_page_runs_under_a_policy_without_inline_code(site: Site) -> None:
    policy = site.parsed(site.url(PAGE)).policy
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


def test_bars_are_seen_in_forced_colours(site: Site) -> None:
    page = opened(site, quiz.MIXED)
    page.emulate_media(forced_colors="active")
    fill = page.locator(".quiz-fill").first
    edge = "one => getComputedStyle(one).borderTopColor"
    ground = "one => getComputedStyle(one.parentElement).backgroundColor"
    assert fill.evaluate(edge) != fill.evaluate(ground)
    assert fill.evaluate("one => one.getBoundingClientRect().height") >= 8


def test_nothing_moves_for_readers_who_want_no_motion(page: Page) -> None:
    begun(page)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_controls_are_large_enough_for_a_finger(site: Site) -> None:
    page = begun(site.page(PAGE, viewport=(390, 844)))
    heights = page.locator(".quiz-option, .quiz-button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height).filter(Boolean)"
    )
    assert min(heights) >= 36


HOLES = """() => [...document.querySelectorAll(".quiz-choice")].filter((group) => {
  const boxes = [...group.children].map((one) => one.getBoundingClientRect());
  const edge = (top) => Math.max(...boxes.filter((one) => one.top === top).map((one) => one.right));
  return boxes.some(({ top }) => Math.abs(edge(top) - group.getBoundingClientRect().right) > 1);
}).length"""


@pytest.mark.parametrize("wide", WIDTHS)
def test_answers_side_by_side_leave_no_hole_however_many_there_are(
    published: Site, wide: int
) -> None:
    page = published.page(PAGE, viewport=(wide, 844))
    holes = {step: page.evaluate(HOLES) for step in quiz.at_once(page, quiz.OUTCOMES["plan-exit"])}
    assert {step: count for step, count in holes.items() if count} == {}
    assert {"your-side", "ready-money", "ready-papers"} & set(holes)


def test_the_quiz_works_from_a_file(site: Site) -> None:
    page = site.page("about/")
    page.goto((site.folder / "en" / PAGE / "index.html").as_uri())
    quiz.through(page, quiz.MIXED)
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED)


def test_the_sheet_to_print_is_a_button_away(page: Page) -> None:
    expect(page.locator("#sheet")).to_be_hidden()
    page.get_by_role("button", name="Show it as a sheet to print").click()
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.locator("#on-paper")).to_be_focused()
    expect(page.locator("#on-paper")).to_be_in_viewport()


def test_without_javascript_the_sheet_stands_there(site: Site) -> None:
    page = site.page(PAGE, javascript=False)
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.locator("#quiz")).to_be_hidden()
