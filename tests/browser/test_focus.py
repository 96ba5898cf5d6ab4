"""Whoever goes by keyboard sees where they are: nothing lies over what has the focus.

`make engines` runs it in Firefox too.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from . import quiz
from .site import Site

PHONE = (390, 844)
MOST_STOPS = 400
PAGES = {
    "home": "",
    "check": "quiz/",
    "sign": "signs/late-payment/",
    "remedy": "remedies/pause-work/",
    "step": "exit/prepare/",
    "mode": "modes/immediate/",
    "letters": "letters/",
    "letter": "letters/payment-reminder/",
    "map": "map/",
    "glossary": "glossary/",
    "country": "where/fr/",
    "calculators": "calculators/",
    "log": "log/",
    "help": "safety/",
    "kept guide": "offline/",
    "for site owners": "embed/",
}
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const shown = at.matches("input") && at.closest("label") ? at.closest("label") : at;
  const hits = [...shown.getClientRects()].some(({ left, top, width, height }) =>
    [0.1, 0.5, 0.9].some((down) =>
      [0.1, 0.5, 0.9].some((across) => {
        const hit = document.elementFromPoint(left + across * width, top + down * height);
        return hit && (shown.contains(hit) || hit.contains(at));
      }),
    ),
  );
  const first = !at.dataset.passed;
  at.dataset.passed = "yes";
  return { first, hidden: hits ? "" : at.outerHTML.slice(0, 160) };
}"""


def hidden_stops(page: Page) -> list[str]:
    """What has the focus and cannot be seen, while all of a page is gone through by Tab."""
    hidden: list[str] = []
    for count in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or not stop["first"]:
            assert count > 3
            return hidden
        if stop["hidden"]:
            hidden.append(stop["hidden"])
    raise AssertionError(f"More than {MOST_STOPS} stops")


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_hides_what_has_the_focus_on_a_phone(site: Site, kind: str) -> None:
    page = site.page(PAGES[kind], viewport=PHONE)
    page.wait_for_load_state("load")
    assert hidden_stops(page) == []


@pytest.mark.parametrize("path", ["signs/verbal-abuse/", "log/"])
def test_nothing_hides_what_has_the_focus_in_a_wide_window(site: Site, path: str) -> None:
    assert hidden_stops(site.page(path, viewport=(1280, 700))) == []


def test_nothing_hides_what_has_the_focus_in_a_result(site: Site) -> None:
    page = site.page("quiz/", viewport=PHONE)
    quiz.keyed(page, page, quiz.MIXED)
    page.evaluate("document.activeElement.blur()")
    assert hidden_stops(page) == []
