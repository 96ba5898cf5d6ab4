"""The quiz on paper: the page as it is where JavaScript does not run."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..quizzes import ours
from . import axe
from .site import Site

QUIZ = ours()
WITHOUT_ANSWERS = ("situation", "flags", "leave_when", "tried", "mode")


@pytest.mark.parametrize("viewport", [(390, 844), (1280, 900)])
def test_the_sheet_has_no_accessibility_violation(site: Site, viewport: tuple[int, int]) -> None:
    page = site.page("quiz/", viewport=viewport)
    page.evaluate("document.getElementById('quiz').remove()")
    page.evaluate("document.getElementById('sheet').dataset.asked = ''")
    assert page.locator("#sheet").is_visible()
    assert axe.in_light_and_dark(page) == []


def test_without_javascript_the_whole_quiz_is_on_the_page_and_nothing_waits_for_a_script(
    site: Site,
) -> None:
    page = site.page("quiz/", viewport=(320, 640), javascript=False)
    asked = [one for one in QUIZ["questions"].values() if one["role"] not in WITHOUT_ANSWERS]
    assert page.locator("#sheet .answers").count() == len(asked) + len(QUIZ["signs"])  # their lines
    assert page.locator("#sheet .outcomes > li").count() == len(QUIZ["bands"])
    assert page.locator("main button:visible, main input:visible, #quiz:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_sheet_gives_what_comes_along_its_page_whatever_the_outcome(site: Site) -> None:
    intro = site.page("quiz/", javascript=False).locator("#comes-along + p")
    expect(intro).to_contain_text("read the page beside it, whatever the outcome.")


def test_on_the_sheet_no_points_have_an_outcome_of_their_own_and_one_point_is_friction(
    site: Site,
) -> None:
    heads = site.page("quiz/", javascript=False).locator("#sheet .outcomes h4")
    expect(heads.nth(0)).to_have_text("None of the signs we know no points")
    expect(heads.nth(1)).to_have_text("Ordinary friction 1 to 3 points")
    lifts = heads.page.locator("#add-up + ol")
    expect(lifts).to_contain_text("Where that is worse than “Ordinary friction”, go one step on")


def test_the_gravest_answer_to_each_question_has_as_many_points_as_its_weight_makes(
    site: Site,
) -> None:
    page = site.page("quiz/", javascript=False)
    highest = page.locator("#how-often ~ .statements .answers:has(.points)").evaluate_all(
        """lists => lists.filter(list => list.children.length === 6).map(list =>
          Math.max(...[...list.querySelectorAll(".points")].map(p => Number(p.textContent))))"""
    )
    most = max(option["value"] for option in QUIZ["scale"]["options"])
    weights = [one["weight"] for one in QUIZ["questions"].values() if one["role"] == "severity"]
    assert highest == [weight * most for weight in weights]


def test_the_sheet_prints_without_the_navigation_and_with_its_squares(site: Site) -> None:
    page = site.page("quiz/", javascript=False)
    page.emulate_media(media="print")
    assert page.locator("body > header nav:visible").count() == 0
    border = page.locator("#sheet .tick").first.evaluate(
        "tick => getComputedStyle(tick, '::before').borderTopWidth"
    )
    assert float(border.removesuffix("px")) >= 1
