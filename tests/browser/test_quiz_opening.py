"""The first screen of the quiz stands in its page: read and pressed before its script is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from ..quizzes import ours
from .site import Late, Site

PAGE = "quiz/"
SCRIPT = "quiz.js"
FIRST = ours()["topics"][0]["title"]


@dataclass
class Held:
    """A page of the quiz whose script is on its way until it is let through."""

    page: Page
    script: Late

    def let_through(self) -> Page:
        self.script.give()
        expect(self.page.locator("[data-ready]")).to_have_count(1)
        return self.page


@contextmanager
def holding(site: Site, address: str = PAGE, page: Page | None = None) -> Iterator[Held]:
    """While the script of the quiz does not come; on another page of a visit, or a new one."""
    with site.late(SCRIPT) as (script,):
        page = page or site.page("")
        page.goto(site.url(address), wait_until="commit")
        yield Held(page, script)


@pytest.fixture
def held(site: Site) -> Iterator[Held]:
    with holding(site) as held:
        yield held


def opening(page: Page) -> str:
    """What stands between title and end of the first screen, and how high it is."""
    view = page.locator(".quiz-view")
    expect(view).to_be_visible()
    return json.dumps([view.inner_text(), view.bounding_box()])


def test_the_first_screen_is_the_same_before_and_after_in_every_language(edition: Site) -> None:
    with holding(edition) as held:
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
        with holding(site, address) as held:
            expect(held.page.locator(".quiz-opening")).to_be_hidden()


def test_answers_of_the_visit_keep_the_first_screen_away_until_it_can_count_them(
    site: Site,
) -> None:
    key = "fingerpost-quiz"
    before, page = site.page(PAGE), site.page("")
    before.get_by_role("button", name="Start the check").click()
    before.get_by_role("checkbox").first.check()
    answers = before.evaluate(f"sessionStorage.getItem('{key}')")
    assert answers
    page.evaluate(f"answers => sessionStorage.setItem('{key}', answers)", answers)
    with holding(site, PAGE, page) as held:
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".quiz-opening")).to_be_hidden()
        held.let_through()
    expect(page.get_by_role("button", name="Go on where you were")).to_be_visible()


def test_a_script_that_cannot_be_loaded_leaves_the_sheet_to_print(site: Site) -> None:
    with site.without(SCRIPT):
        page = site.page(PAGE)
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.get_by_text("Start the check")).to_be_hidden()
