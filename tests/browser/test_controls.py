"""What a reader does with a page: tick, copy, look up a word, change colours."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from .site import Site

STEP = "exit/prepare/"
SIGN = "signs/late-payment/"
LIST = re.compile(r'<div class="checklist.*?</[ou]l>', re.DOTALL)
KINDS = {"exit": "step", "letters": "letter", "remedies": "remedy", "signs": "sign"}
ITEM = re.compile(r"<li\b")


def storage(page: Page) -> dict[str, object]:
    kept: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: json.loads(value) for key, value in kept.items()}


def ticked(page: Page) -> int:
    return page.locator("main .checklist input:checked").count()


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


@pytest.fixture
def step(site: Site) -> Page:
    return site.page(STEP)


@pytest.fixture
def sign(site: Site) -> Page:
    page = site.page(SIGN)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def test_a_click_on_the_words_of_an_item_ticks_it(step: Page) -> None:
    step.locator(".checklist label").first.click()
    expect(step.locator(".ticks-count")).to_have_text("Ticked: 1 of 13")


def test_ticks_are_gone_on_the_next_visit_unless_the_reader_asks(step: Page) -> None:
    step.locator(".checklist label").first.click()
    assert storage(step) == {}
    step.reload()
    assert ticked(step) == 0


def test_ticks_are_kept_when_the_reader_asks(step: Page) -> None:
    step.get_by_label("Keep my ticks on this device").check()
    step.locator(".checklist label").nth(1).click()
    step.reload()
    assert ticked(step) == 1
    assert list(storage(step)) == ["fingerpost-ticks/step/prepare"]


def test_ticks_that_were_cleared_are_put_back_and_kept_as_before(step: Page) -> None:
    step.get_by_label("Keep my ticks on this device").check()
    step.locator(".checklist input").first.check()
    before = storage(step)
    clear = step.get_by_role("button", name="Clear my ticks")
    clear.click()
    step.get_by_role("button", name="Put it back").click()
    expect(step.locator(".ticks-count")).to_have_text("Ticked: 1 of 13")
    expect(clear).to_be_focused()
    assert storage(step) == before


def test_clearing_ticks_leaves_nothing_on_the_device(step: Page) -> None:
    step.get_by_label("Keep my ticks on this device").check()
    step.locator(".checklist label").first.click()
    step.get_by_role("button", name="Clear my ticks").click()
    assert (ticked(step), storage(step)) == (0, {})


def lists(site: Site) -> dict[str, int]:
    """The addresses of the pages with a list to tick, with the number of its items."""
    top = site.folder / site.locale
    found = {
        path.parent.relative_to(top).as_posix(): LIST.search(path.read_text(encoding="utf-8"))
        for path in top.rglob("index.html")
    }
    return {f"{path}/": len(ITEM.findall(list_[0])) for path, list_ in found.items() if list_}


# How many boxes are ticked, how many the page says are, and what is kept, once a reader has ticked
# each, or done what a control is called. In one go, since a hundred pages are asked.
STAND = """([ticks, name]) => {
  const seen = (kind) => [...document.querySelectorAll(kind)].filter(
    (one) => one.checkVisibility() && one.innerText.trim() === name,
  );
  if (ticks) document.querySelectorAll(".checklist input").forEach((box) => box.click());
  for (const label of seen("label")) label.control.click();
  for (const button of seen("button")) button.click();
  return [
    document.querySelectorAll("main .checklist input:checked").length,
    document.querySelector(".ticks-count").innerText,
    Object.keys(localStorage),
  ];
}"""


def test_every_list_counts_its_ticks_and_keeps_and_clears_them(published: Site) -> None:
    said = {"en": "Ticked: {} of {}", "fr": "Cases cochées\N{NBSP}: {} sur {}"}[published.locale]
    keep, clear = {
        "en": ("Keep my ticks on this device", "Clear my ticks"),
        "fr": ("Garder mes coches sur cet appareil", "Effacer mes coches"),
    }[published.locale]
    counts = lists(published)
    of_kinds = {path.split("/")[0]: (path, count) for path, count in counts.items()}
    assert {*of_kinds} == {*KINDS}
    if published.locale != "en":
        counts = dict(of_kinds.values())  # its lists are those of English, in other words
    page = published.page("")
    stood, expected = {}, {}
    for path, count in counts.items():
        kind, name = path.split("/")[:2]
        kept = [f"fingerpost-ticks/{KINDS[kind]}/{name}"]
        ticked = [count, said.format(count, count), kept]
        expected[path] = [ticked, ticked, [0, said.format(0, count), []]]
        page.goto(published.url(path))
        stood[path] = [page.evaluate(STAND, [True, keep])]
        page.reload()
        stood[path] += [page.evaluate(STAND, [False, name]) for name in (None, clear)]
    assert stood == expected


def test_one_tap_copies_the_words_to_say_and_says_so(sign: Page) -> None:
    words = sign.locator(".say").first
    control = words.locator("xpath=following-sibling::button[1]")
    control.click()
    expect(control).to_have_text("Copied")
    assert clipboard(sign) == words.inner_text().strip()


def test_the_address_is_copied_without_the_place_on_the_page(site: Site, sign: Page) -> None:
    sign.goto(f"{site.url(SIGN)}#try-first")
    sign.get_by_role("button", name="Copy link").click()
    expect(sign.locator("[data-action=copy-link]")).to_have_text("Copied")
    assert clipboard(sign) == site.url(SIGN)


def test_who_copies_by_keyboard_stays_at_the_button_where_the_clipboard_is_kept_from_pages(
    site: Site,
) -> None:
    page = site.page("")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(site.url(SIGN))
    control = page.locator("[data-action=copy-link]")
    control.press("Enter")
    expect(control).to_have_text("Copied")
    expect(control).to_be_focused()


def test_the_words_of_a_button_come_back_a_moment_after_the_last_copy(sign: Page) -> None:
    sign.clock.install()
    label = sign.locator("[data-action=copy-link] span")
    words = label.inner_html()
    seen = []
    for _ in range(2):
        label.click()
        expect(label).to_have_text("Copied")
        sign.clock.run_for(2000)
        seen.append(label.inner_html())
    sign.clock.run_for(2000)
    assert [*seen, label.inner_html()] == ["Copied", "Copied", words]


def test_a_glossary_word_explains_itself_without_leaving_the_page(site: Site, step: Page) -> None:
    word = step.locator("main a.term").first
    word.focus()
    step.keyboard.press("Enter")
    expect(step.locator(".explanation:popover-open strong")).to_have_text(word.inner_text())
    step.keyboard.press("Escape")
    expect(step.locator(".explanation:popover-open")).to_have_count(0)
    expect(word).to_be_focused()
    assert step.url == site.url(STEP)


def test_an_explanation_leads_on_to_the_glossary(site: Site, step: Page) -> None:
    step.locator("main a.term").first.click()
    step.locator(".explanation:popover-open a").click()
    step.wait_for_url("**/glossary/#*")
    assert step.evaluate("document.querySelector(location.hash) !== null")


def test_a_glossary_word_is_a_plain_link_without_javascript(site: Site) -> None:
    page = site.page(STEP, javascript=False)
    page.locator("main a.term").first.click()
    assert page.url.startswith(site.url("glossary/#"))


def test_colours_follow_the_device_until_the_reader_chooses(sign: Page) -> None:
    chosen = []
    for _ in range(3):
        sign.locator("[data-action=theme]").click()
        sign.reload()
        chosen.append((sign.evaluate("document.documentElement.dataset.theme"), storage(sign)))
    assert chosen == [
        ("light", {"fingerpost-colours": "light"}),
        ("dark", {"fingerpost-colours": "dark"}),
        (None, {}),
    ]


def test_the_phone_menu_opens_and_closes_by_keyboard(site: Site) -> None:
    page = site.page("", viewport=(390, 844))
    menu = page.locator("header details summary:visible").last
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator("header details[open] a").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("header details[open]")).to_have_count(0)
    expect(menu).to_be_focused()


def test_the_first_tab_stop_skips_to_the_content(site: Site) -> None:
    page = site.page(SIGN)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_every_control_in_reach_of_a_finger_is_at_least_24_pixels(site: Site) -> None:
    page = site.page(STEP, viewport=(390, 844))
    small = page.locator("button:visible, summary:visible, input:visible").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).filter(r => r.width < 24 || r.height < 24)"
        ".map(r => [r.width, r.height])"
    )
    assert small == []
