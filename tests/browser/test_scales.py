"""Scales of two and of nine answers in a browser: every answer in reach, the way to a result."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..once import once
from ..projects import on_disk
from ..test_scales import of_size
from . import axe
from .conftest import build
from .site import Served, Site

ROWS = """(group) => {
  const tops = [...group.children].map((each) => Math.round(each.getBoundingClientRect().top));
  return tops.map((top) => tops.filter((other) => other === top).length);
}"""
CUT = """() => [...document.querySelectorAll(".quiz-option")]
  .filter((each) => each.scrollWidth > each.clientWidth).length"""


@pytest.fixture(scope="module", params=[2, 9])
def scaled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, served: Served
) -> tuple[int, Site]:
    """The small guide with scales of two answers, and with scales of nine."""
    size: int = request.param

    def make(folder: Path) -> None:
        guide = on_disk(folder / "guide")
        (guide / "content/quiz.yml").write_text(of_size(size), encoding="utf-8")
        build(guide, folder / "site")

    return size, served(once(tmp_path_factory, f"scale-{size}", make) / "site")


def begun(site: Site, wide: int) -> Page:
    page = site.page("quiz/#begin", viewport=(wide, 800))
    expect(page.locator(".quiz-scale").first).to_be_visible()
    return page


@pytest.mark.parametrize("wide", [1280, 390])
def test_every_answer_of_a_scale_can_be_read_and_chosen(
    scaled: tuple[int, Site], wide: int
) -> None:
    size, site = scaled
    page = begun(site, wide)
    group = page.locator(".quiz-scale").first
    labels = group.locator("label")
    assert labels.count() == size + 1
    for at in range(size + 1):
        box = labels.nth(at).bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert 0 <= box["x"] <= box["x"] + box["width"] <= wide
        labels.nth(at).click()
        expect(labels.nth(at).locator("input")).to_be_checked()
    assert page.evaluate(CUT) == 0
    assert page.evaluate("document.documentElement.scrollWidth") == wide
    assert axe.violations(page) == []
    page.context.close()


def test_a_wide_window_has_two_answers_in_one_row_and_nine_in_two(
    scaled: tuple[int, Site],
) -> None:
    size, site = scaled
    page = begun(site, 1280)
    rows = page.locator(".quiz-scale").first.evaluate(ROWS)
    assert rows == {2: [2, 2, 1], 9: [5] * 5 + [4] * 4 + [1]}[size]
    page.context.close()


def test_the_keys_of_a_phone_or_a_desk_lead_to_the_gravest_result(
    scaled: tuple[int, Site],
) -> None:
    size, site = scaled
    page = begun(site, 390)
    while page.locator(".quiz-view[data-step=result]").count() == 0:
        step = page.locator(".quiz-view").first.get_attribute("data-step")
        for group in page.locator(".quiz-question:visible").all():
            inputs = group.locator("input")
            scale = "quiz-scale" in (group.locator(".quiz-options").get_attribute("class") or "")
            if scale:
                inputs.first.focus()
                page.keyboard.press("Space")
                for _ in range(size - 1):
                    page.keyboard.press("ArrowDown")
            else:
                inputs.last.focus()
                page.keyboard.press("Space")
        page.locator(".quiz-view .quiz-main").click()
        expect(page.locator(f'.quiz-view[data-step="{step}"]')).to_have_count(0)
    expect(page.locator(".quiz-view h2").first).to_be_visible()
    assert "100" in page.locator(".quiz-view").inner_text()
    page.context.close()
