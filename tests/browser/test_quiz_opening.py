"""The first screen of the quiz stands in its page: read and pressed before its script is there."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route, expect

from ..quizzes import ours
from .site import Site

PAGE = "quiz/"
SCRIPT = "**/quiz.js"
FIRST = ours()["topics"][0]["title"]


class Held:
    """A page of the quiz whose script is on its way until it is let through."""

    def __init__(self, site: Site, address: str = PAGE) -> None:
        self.page = site.page("")
        self.routes: list[Route] = []
        self.page.route(SCRIPT, lambda route: self.routes.append(route))
        self.page.goto(site.url(address), wait_until="commit")

    def let_through(self) -> Page:
        while not self.routes:
            self.page.wait_for_timeout(20)
        for route in self.routes:
            route.continue_()
        expect(self.page.locator("[data-ready]")).to_have_count(1)
        return self.page


@pytest.fixture
def held(site: Site) -> Held:
    return Held(site)


def opening(page: Page) -> str:
    """What stands between title and end of the first screen, and how high it is."""
    view = page.locator(".quiz-view")
    expect(view).to_be_visible()
    return json.dumps([view.inner_text(), view.bounding_box()])


def test_the_first_screen_is_the_same_before_and_after_in_every_language(edition: Site) -> None:
    held = Held(edition)
    before = opening(held.page)
    held.let_through()
    assert opening(held.page) == before


def test_nothing_moves_when_the_script_comes(held: Held) -> None:
    expect(held.page.locator(".quiz-main")).to_be_visible()
    held.page.evaluate(
        "window.shifted = 0; new PerformanceObserver(list => list.getEntries()"
        ".forEach(entry => { shifted += entry.value }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page = held.let_through()
    page.wait_for_timeout(300)
    assert page.evaluate("shifted") == 0


def test_who_presses_at_once_is_told_to_wait_and_gets_the_first_questions(held: Held) -> None:
    coming = held.page.get_by_text("One moment. The questions are on their way.")
    expect(coming).to_be_hidden()
    held.page.get_by_role("link", name="Start the check").click()
    expect(coming).to_be_visible()
    expect(held.page.get_by_role("heading", name="Before you begin")).to_be_in_viewport()
    page = held.let_through()
    first = page.get_by_role("heading", name=FIRST)
    expect(first).to_be_focused()
    page.go_back()
    expect(page.get_by_role("button", name="Start the check")).to_be_visible()
    page.go_forward()
    expect(first).to_be_visible()


def test_who_is_on_the_button_stays_on_it(held: Held) -> None:
    held.page.get_by_role("link", name="Start the check").focus()
    page = held.let_through()
    expect(page.get_by_role("button", name="Start the check")).to_be_focused()


def test_a_quiz_that_was_begun_shows_no_first_screen_for_a_moment(site: Site) -> None:
    for address in ("quiz/#step-answers", "quiz/#r=1"):
        expect(Held(site, address).page.locator(".quiz-opening")).to_be_hidden()


def test_answers_of_the_visit_keep_the_first_screen_away_until_it_can_count_them(
    held: Held,
) -> None:
    key = "fingerpost-quiz"
    page = held.let_through()
    page.get_by_role("button", name="Start the check").click()
    page.get_by_role("checkbox").first.check()
    assert page.evaluate(f"sessionStorage.getItem('{key}')")
    held.routes.clear()
    page.goto(page.url.partition("#")[0] + "?again", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".quiz-opening")).to_be_hidden()
    held.let_through()
    expect(page.get_by_role("button", name="Go on where you were")).to_be_visible()


def test_a_script_that_cannot_be_loaded_leaves_the_sheet_to_print(site: Site) -> None:
    with site.without("quiz.js"):
        page = site.page(PAGE)
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.get_by_text("Start the check")).to_be_hidden()
