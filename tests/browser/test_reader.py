"""The page in a reader's hand: an older browser, a slow line, a keyboard, a script that is lost."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page, Route, expect

from .quiz import answered, fragment
from .site import Site

PAGES = ("quiz/", "letters/payment-reminder/")
MADE = (*PAGES, "log/", "calculators/", "offline/")
ADDED_TO = ("", "safety/", "signs/verbal-abuse/", "remedies/diversify/", "embed/", "where/fr/")
OLDER = "delete window.CSSLayerBlockRule; delete Object.hasOwn; delete Array.prototype.at;"
SHIFTS = """() => new Promise((done) => {
  const moved = [];
  const names = (entry) => entry.sources.map(({ node }) => node?.id || node?.className || "?");
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput) moved.push([entry.value, names(entry)]);
    }
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
})"""


NEEDED = """() => {
  const { loadEventStart } = performance.getEntriesByType("navigation")[0];
  const asked = performance.getEntriesByType("resource");
  return asked.filter(({ startTime }) => startTime < loadEventStart).map(({ name }) => name);
}"""


def box(page: Page, place: str) -> FloatRect:
    found = page.locator(place).bounding_box()
    assert found is not None, place
    return found


def opened(site: Site, path: str, script: str = "", size: tuple[int, int] = (1280, 900)) -> Page:
    """A page in a browser that a script changed first."""
    viewport: Any = {"width": size[0], "height": size[1]}
    page = site.browser.new_context(viewport=viewport, reduced_motion="reduce").new_page()
    page.add_init_script(script)
    page.goto(site.url(path), wait_until="load")
    return page


# Older browsers


def test_in_an_older_browser_a_letter_is_the_page_without_scripts_and_no_script_breaks(
    site: Site,
) -> None:
    page = opened(site, "quiz/", "0")
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.add_init_script(OLDER)
    page.goto(site.url("letters/payment-reminder/"))
    expect(page.locator("#form")).to_be_hidden()
    expect(page.locator("#paper")).to_be_visible()
    expect(page.get_by_role("link", name="Word", exact=True)).to_be_visible()
    expect(page.locator("[data-action=search]")).to_be_hidden()
    assert broken == []


def test_in_an_older_browser_the_quiz_is_the_sheet_to_fill_in_by_hand(site: Site) -> None:
    page = opened(site, "quiz/", OLDER)
    expect(page.locator("#sheet")).to_be_visible()
    assert page.locator("#quiz").inner_text() == ""


def test_in_an_older_browser_a_frame_leads_to_the_page_of_the_quiz(site: Site) -> None:
    page = opened(site, "quiz/embed.html", OLDER)
    expect(page.locator("#quiz a")).to_be_visible()
    assert page.locator("#quiz button").count() == 0


# Slow lines


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
@pytest.mark.parametrize("path", [*MADE, *ADDED_TO])
def test_nothing_moves_while_a_page_loads(site: Site, path: str, size: tuple[int, int]) -> None:
    page = opened(site, path, size=size)
    page.wait_for_selector(":root[data-ready]" if path in MADE else "[data-action=theme]")
    assert page.evaluate(SHIFTS) == []


LATE = (
    *("", "signs/late-payment/", "remedies/late-fees/", "exit/tell-them/", "embed/", "safety/"),
    "harassed-by-staff/",
)
TOPS = """() => [...document.querySelectorAll("main h2, .foot")].map(
  (e) => Math.round(e.getBoundingClientRect().top + scrollY),
)"""
PARSED = """() => new Promise((done) => {
  if (document.readyState !== "loading") done();
  document.addEventListener("readystatechange", done, { once: true });
})"""


@pytest.mark.parametrize(
    ("size", "country"),
    [
        ((390, 844), ""),
        ((1280, 900), "uk"),
        ((390, 844), "de"),  # of another language: a link
        ((390, 844), "us"),  # of which the pages know nothing
    ],
)
def test_nothing_moves_on_the_whole_of_a_page_whose_scripts_come_late(
    site: Site, size: tuple[int, int], country: str
) -> None:
    page = opened(site, "", size=size)
    page.evaluate("id => sessionStorage.setItem('fingerpost-where', id)", country)
    scripts: list[Route] = []
    page.route("**/site.js", lambda route: scripts.append(route))
    stood, stands = {}, {}
    for path in LATE:
        with page.expect_request("**/site.js"):
            page.goto(site.url(path), wait_until="commit")
        page.evaluate(PARSED)
        stood[path] = page.evaluate(TOPS)
        scripts.pop().continue_()
        page.wait_for_load_state("load")
        stands[path] = page.evaluate(TOPS)
    assert stands == stood


@pytest.mark.parametrize("marker", ["<nav", "<span>Search", '<details class="languages"'])
def test_the_head_of_a_page_on_its_way_is_not_painted_before_it_is_whole(
    site: Site, marker: str
) -> None:
    page = site.page("")
    with site.parted("quiz", marker) as rest:
        page.goto(site.url("quiz/"), wait_until="commit")
        page.wait_for_selector(".brand", state="attached")
        expect(page.locator(".masthead-row")).to_be_hidden()
        rest.give()
        page.wait_for_selector(":root[data-ready]")
    expect(page.locator(".masthead-row")).to_be_visible()
    assert page.evaluate(SHIFTS) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_six_files_at_most_until_it_has_loaded(site: Site, path: str) -> None:
    page = site.page(path)
    page.wait_for_selector(":root[data-ready]")
    asked = {site.url(path), site.url("img/mark.svg"), *page.evaluate(NEEDED)}
    assert 4 <= len(asked) <= 6


@pytest.mark.parametrize(
    ("path", "script", "rest"),
    [("quiz/", "quiz.js", "#sheet"), ("letters/payment-reminder/", "letter.js", "#paper")],
)
def test_a_script_that_cannot_be_loaded_leaves_the_page_that_needs_none(
    site: Site, path: str, script: str, rest: str
) -> None:
    with site.without(script):
        page = site.page(path)
    expect(page.locator(rest)).to_be_visible()
    expect(page.locator(".foot")).to_be_visible()


# What a form says


def test_an_address_is_not_called_wrong_while_it_is_typed_and_right_once_it_is_mended(
    site: Site,
) -> None:
    page = site.page("letters/formal-demand/")
    control = page.locator("#form input[type=email]:visible").first
    error = page.locator(f"#{control.get_attribute('id')}-error")
    control.press_sequentially("zoe")
    expect(error).to_be_hidden()
    control.blur()
    expect(error).to_be_visible()
    control.press_sequentially("@byrne.example")
    expect(error).to_be_hidden()


def test_a_copied_letter_is_told_of_to_everybody(site: Site) -> None:
    page = site.page("letters/payment-reminder/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as e-mail").click()
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.locator(".take").get_by_role("button", name="Copied")).to_be_visible()


def test_a_letter_stays_on_a_screen_that_is_too_narrow_for_its_table(site: Site) -> None:
    page = opened(site, "letters/payment-reminder/", size=(320, 700))
    page.evaluate("document.getElementById('paper').style.containerType = 'normal'")
    page.get_by_label("Invoice number").fill("2026-000000000000000000000000000000000000214")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# Leaving at once


ELSEWHERE = "https://www.wikipedia.org/"
WAY_OUT = 'class="leave-now"'


def leaving(site: Site, path: str) -> Page:
    """A page from which the way out leads to a page of ours, since tests ask nobody else."""
    page = site.page("")
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<title>Elsewhere</title>"))
    page.goto(site.url(path))
    page.evaluate("sessionStorage.setItem('fingerpost-quiz', '{}')")
    return page


def test_a_page_about_danger_is_left_at_once_and_is_not_behind_the_next(site: Site) -> None:
    page = leaving(site, "safety/")
    page.get_by_role("link", name="Leave this page now").click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    assert page.url == site.url("")
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_three_presses_of_shift_leave_too_and_other_keys_between_them_do_not(site: Site) -> None:
    page = leaving(site, "safety/")
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    assert page.url == site.url("safety/")
    for _ in range(2):
        page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)


def test_the_way_out_stands_on_pages_about_danger_and_not_on_others(site: Site) -> None:
    top = site.folder / site.locale
    pages = {
        f"{path.parent.relative_to(top).as_posix()}/": path for path in top.rglob("index.html")
    }
    with_way = {name for name, path in pages.items() if WAY_OUT in path.read_text(encoding="utf-8")}
    assert with_way == {
        *("safety/", "hate-and-discrimination/", "harassed-by-staff/"),  # the check leads there
        *("leaving-an-abuser/", "worn-out/", "my-papers/"),  # with numbers to call
        *("if-you-go/", "dangerous-work/"),
        *("signs/verbal-abuse/", "modes/immediate/"),
        *("out-today/", "they-shout/"),  # which say so themselves
        *("log/", "quiz/"),
    }
    page = site.page("")
    for name in with_way:
        page.goto(site.url(name))
        assert page.locator(".leave").is_visible() is (name != "quiz/"), name


@pytest.mark.parametrize("place", ["safety/#numbers", "signs/verbal-abuse/#words"])
def test_on_a_phone_the_way_out_lies_over_nothing_that_a_link_led_to(
    published: Site, place: str
) -> None:
    page = published.page(place, viewport=(390, 844))
    way = box(page, ".leave-now")
    assert way["height"] < 60
    led_to = box(page, f"#{place.split('#')[1]}")
    assert led_to["y"] >= way["y"] + way["height"]


def test_a_menu_of_long_words_lies_over_nothing_that_a_link_led_to(marked: Site) -> None:
    page = marked.page("signs/late-payment/#words")
    head = box(page, ".masthead")
    assert head["height"] > 60
    assert box(page, "#words")["y"] >= head["height"]


def test_in_a_wide_window_a_page_begins_no_lower_for_the_way_out(site: Site) -> None:
    page = site.page("about/")
    tops = []
    for path in ("about/", "safety/", "signs/late-payment/", "signs/verbal-abuse/"):
        page.goto(site.url(path))
        tops.append(box(page, "h1")["y"])
    assert tops == [tops[0], tops[0], tops[2], tops[2]]


def test_in_a_wide_window_every_page_leads_to_help_from_its_top_or_can_be_left(
    published: Site,
) -> None:
    page = published.page("")
    for path in ("", "404.html", "signs/", "signs/late-payment/", "where/fr/", "about/", "safety/"):
        page.goto(published.url(path))
        expect(page.locator(".urgent:visible, .leave:visible")).to_have_count(1)
        expect(page.locator(".urgent:visible, .leave:visible")).to_be_in_viewport(ratio=1)


def test_the_page_of_help_in_the_quiz_can_be_left_at_once(site: Site) -> None:
    page = leaving(site, "quiz/")
    page.goto(site.url("quiz/") + fragment(answered("never", red_flags=["threat"])))
    page.reload()
    expect(page.locator("[data-step=safety]").first).to_be_visible()
    page.get_by_role("link", name="Leave this page now").click()
    page.wait_for_url(ELSEWHERE)
