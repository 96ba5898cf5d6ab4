"""The quiz on paper: the page as it is where JavaScript does not run."""

from __future__ import annotations

import pytest

from .site import Site


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [(390, 844), (1280, 900)])
def test_the_sheet_has_no_accessibility_violation(
    site: Site, viewport: tuple[int, int], scheme: str
) -> None:
    page = site.page("quiz/", viewport=viewport, scheme=scheme)
    page.evaluate("document.getElementById('quiz').remove()")
    page.evaluate("document.getElementById('sheet').dataset.asked = ''")
    assert page.locator("#sheet").is_visible()
    assert site.axe(page) == []


def test_without_javascript_the_whole_quiz_is_on_the_page_and_nothing_waits_for_a_script(
    site: Site,
) -> None:
    page = site.page("quiz/", viewport=(320, 640), javascript=False)
    assert page.locator("#sheet .answers").count() == 32  # every question but flags and tried
    assert page.locator("#sheet .outcomes > li").count() == 6
    assert page.locator("main button:visible, main input:visible, #quiz:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_highest_points_on_the_sheet_add_up_to_the_number_it_starts_from(site: Site) -> None:
    page = site.page("quiz/", javascript=False)
    highest = page.locator("#how-often ~ .statements .answers").evaluate_all(
        """lists => lists.filter(list => list.children.length === 6).map(list =>
          Math.max(...[...list.querySelectorAll(".points")].map(p => Number(p.textContent))))"""
    )
    start = page.locator("#add-up + ol li").nth(1).inner_text()
    assert (len(highest), sum(highest)) == (22, 244)
    assert "244" in start


def test_the_sheet_prints_without_the_navigation_and_with_its_squares(site: Site) -> None:
    page = site.page("quiz/", javascript=False)
    page.emulate_media(media="print")
    assert page.locator("body > header nav:visible").count() == 0
    border = page.locator("#sheet .tick").first.evaluate(
        "tick => getComputedStyle(tick, '::before').borderTopWidth"
    )
    assert float(border.removesuffix("px")) >= 1
