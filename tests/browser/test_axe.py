"""What the checker of accessibility is asked is enough to find what is wrong in either scheme."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from . import axe

PAGE = """<!doctype html><html lang="en"><title>A page</title><style>
  body { background: white; color: black }
  %s
</style><main><h1>Words</h1>%s</main>"""
PALE = "h1 { color: #eee }"


@pytest.mark.parametrize(
    ("style", "body", "found"),
    [
        ("", "<p>Nothing is wrong</p>", []),
        (
            PALE,
            "",
            ["light: color-contrast: h1", "dark: color-contrast: h1"],
        ),
        (
            f"@media (prefers-color-scheme: dark) {{ {PALE} }}",
            "",
            ["dark: color-contrast: h1"],
        ),
        ("", "<img src='data:,'>", ["light: image-alt: img"]),
    ],
)
def test_what_is_wrong_is_found_in_its_scheme_and_what_no_scheme_changes_in_the_light(
    browser: Browser, style: str, body: str, found: list[str]
) -> None:
    page = browser.new_page()
    page.set_content(PAGE % (style, body))
    assert axe.in_light_and_dark(page) == found


def test_contrast_can_be_left_out_and_so_can_a_rule(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(PAGE % (PALE, "<img src='data:,'>"))
    assert axe.violations(page, contrast=False) == ["image-alt: img"]
    assert axe.violations(page, without=("image-alt",)) == ["color-contrast: h1"]
    assert axe.violations(page, contrast=False, shapes=False) == []


def test_a_style_that_turns_the_page_with_the_device_is_found_where_it_is_asked_for(
    browser: Browser,
) -> None:
    page = browser.new_page()
    turned = "@media (orientation: portrait) { html { transform: rotate(90deg) } }"
    page.set_content(PAGE % (turned, ""))
    assert axe.violations(page) == []
    assert axe.locked(page) == ["css-orientation-lock: html"]
