"""The page for site owners: a live preview, lines to copy, and what a site has to allow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fingerpost.quiz import embed

from . import axe, quiz
from .hosts import GUIDE, LISTENER, Web, framed, snippet
from .site import Site

PAGE = "embed/"
ROOM = """frame => [
  frame.parentElement.scrollWidth, frame.clientWidth, getComputedStyle(frame).borderTopWidth
]"""


@pytest.fixture
def page(site: Site) -> Page:
    page = site.page(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.frame_locator("iframe").locator("h2").wait_for()
    return page


def lines(page: Page, kind: str) -> str:
    return page.locator(f"pre[data-snippet={kind}]").first.inner_text()


def test_the_three_ways_stand_in_their_order(page: Page) -> None:
    headings = page.locator(".embed-routes h2")
    expect(headings).to_have_text(
        ["1. Paste the address", "2. Put in a frame", "3. Use the element"]
    )
    assert lines(page, "address") == f"{GUIDE}en/quiz/"
    assert "<iframe" in lines(page, "frame")
    assert 'integrity="sha384-' in lines(page, "element")


def test_the_other_languages_are_named_and_not_its_own(published: Site) -> None:
    links = published.page(PAGE).locator(".embed-locales a")
    others = {"en": ["Français"], "fr": ["English"]}
    assert links.all_inner_texts() == others[published.locale]


def test_a_frame_takes_the_room_that_a_column_has_and_no_more(web: Web) -> None:
    column = f'<div style="inline-size: 340px; overflow-x: auto">{snippet(web, "frame")}</div>'
    page = web.page(column, viewport=(600, 900))
    assert page.locator("iframe").evaluate(ROOM) == [340, 340, "0px"]


def test_each_way_says_what_a_site_must_allow(page: Page) -> None:
    expect(page.get_by_text("What your site must allow.")).to_have_count(3)
    policies = page.locator("pre[data-snippet=policy]").all_inner_texts()
    origin = GUIDE.rstrip("/")
    assert policies == [
        f"Content-Security-Policy: frame-src {origin}",
        f"Content-Security-Policy: frame-src {origin}; script-src {origin}",
        f"Content-Security-Policy: script-src {origin}",
    ]


def test_each_way_says_who_can_use_it_and_the_address_is_for_everybody(page: Page) -> None:
    expect(page.get_by_text("Who can use it.")).to_have_count(3)
    expect(page.locator("section[aria-labelledby=address]")).to_contain_text(
        "Everybody who may write a post, contributors too."
    )
    expect(page.locator("section[aria-labelledby=frame]")).to_contain_text(
        "From everybody else WordPress takes the frame out"
    )


def test_the_lines_are_copied_by_one_button_each(page: Page) -> None:
    buttons = page.locator(".embed-routes").get_by_role("button", name="Copy")
    expect(buttons).to_have_count(8)
    buttons.nth(2).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == lines(page, "frame")


def test_options_show_in_the_preview_and_in_the_lines(page: Page) -> None:
    page.get_by_role("radio", name="dark").check()
    words = page.get_by_label("Words at the start")
    words.fill('Say "hello" & <go>')
    words.blur()  # no key: Chromium at times waits for ever for one that meets a frame as it goes
    frame = page.frame_locator("iframe")
    expect(frame.locator("p").filter(has_text='Say "hello" & <go>')).to_be_visible()
    expect(frame.locator("#quiz")).to_have_attribute("data-colours", "dark")
    query = "colours=dark&amp;start=Say+%22hello%22+%26+%3Cgo%3E"
    assert f'embed.html?{query}"' in lines(page, "frame")
    start = 'start="Say &quot;hello&quot; &amp; &lt;go>"'
    assert f'<fingerpost-quiz colours="dark" {start}>' in lines(page, "element")


def test_the_preview_shows_the_element_too(page: Page) -> None:
    page.get_by_role("radio", name="dark").check()
    page.get_by_role("radio", name="element").check()
    expect(page.locator("fingerpost-quiz h2")).to_have_text("The three-minute check")
    expect(page.locator("fingerpost-quiz")).to_have_attribute("colours", "dark")
    page.get_by_role("radio", name="frame").check()
    expect(page.frame_locator("iframe").locator("h2")).to_be_visible()


def test_the_preview_grows_with_the_quiz(page: Page) -> None:
    frame = page.locator("iframe")
    expect(frame).not_to_have_attribute("height", str(embed.HEIGHT))
    before = frame.get_attribute("height") or ""
    page.frame_locator("iframe").get_by_role("button", name="Start the check").click()
    expect(frame).not_to_have_attribute("height", before)
    assert int(frame.get_attribute("height") or "") > int(before)


def test_the_line_that_follows_the_height_does_so_and_believes_no_other_frame(web: Web) -> None:
    script = snippet(web, "follow")
    frame = f'<iframe src="{GUIDE}en/quiz/embed.html" title="x" height="640"></iframe>'
    page = web.page(f"<script>{LISTENER}</script>{script}{frame}", viewport=(600, 900))
    inside = framed(page)
    inside.evaluate(quiz.PRESS)
    real = inside.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    page.wait_for_function(f"Number(document.querySelector('iframe').height) === {real}")
    page.evaluate("postMessage({message: 'height', value: 1234}, '*')")
    page.wait_for_function("told.some((one) => one.value === 1234)")
    assert page.locator("iframe").get_attribute("height") == str(real)


def test_the_preview_is_all_that_the_policy_of_the_page_adds(site: Site) -> None:
    policy = site.parsed(site.url(PAGE)).policy
    assert policy.endswith("; frame-src 'self'")
    assert "frame-src" not in site.parsed(site.url("quiz/")).policy


def test_without_javascript_the_lines_are_there_and_no_dead_control(site: Site) -> None:
    page = site.page(PAGE, javascript=False)
    assert lines(page, "address") == f"{GUIDE}en/quiz/"
    assert page.locator("main button:visible, main input:visible").count() == 0


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_the_page_has_no_accessibility_violation(site: Site, size: tuple[int, int]) -> None:
    page = site.page(PAGE, viewport=size)
    page.frame_locator("iframe").locator("h2").wait_for()
    assert axe.in_light_and_dark(page) == []
    page.get_by_role("radio", name="element").check()
    page.locator("fingerpost-quiz h2").wait_for()
    assert axe.in_light_and_dark(page) == []
