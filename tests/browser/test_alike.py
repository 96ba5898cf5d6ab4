"""What is the same looks the same wherever it stands; lines begin and end where they should."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from . import quiz
from .hosts import Web, framed, in_a_frame
from .site import Site

PHONE = (390, 844)
COLOUR = """(page, name) => {
  page.style.color = `var(${name})`;
  return getComputedStyle(page).color;
}"""
LEFT = "all => [...new Set(all.map(one => one.getBoundingClientRect().left))]"
# How wide the last line of each text is, in shares of its widest one; texts of one line left out.
LAST = """all => all.flatMap(one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const lines = new Map();
  for (const box of range.getClientRects()) {
    lines.set(Math.round(box.bottom), (lines.get(Math.round(box.bottom)) ?? 0) + box.width);
  }
  const widths = [...lines.values()];
  return widths.length > 1 ? [[one.textContent, widths.at(-1) / Math.max(...widths)]] : [];
})"""
BARS = "one => getComputedStyle(one, '::before').backgroundImage"
FACE = "one => { const {font, fontFamily} = getComputedStyle(one); return [font, fontFamily]; }"


def colour(page: Page, name: str) -> str:
    """What a colour of the palette is on a page."""
    found: str = page.locator(".page").evaluate(COLOUR, name)
    return found


def test_every_number_to_call_in_danger_is_red(site: Site) -> None:
    page = site.page("safety/")
    red = colour(page, "--red")
    drawn = "all => [...new Set(all.map(one => getComputedStyle(one).color))]"
    assert page.locator(".help .country > a").evaluate_all(drawn) == [red]
    page.goto(site.url("where/fr/"))
    assert page.locator(".fact-safety .reach a").count() > 5
    assert page.locator(".fact-safety .reach a").evaluate_all(drawn) == [red]
    page.goto(site.url("quiz/"))
    steps = quiz.at_once(page, quiz.OUTCOMES["leave-now"])
    next(step for step in steps if step == "safety")
    assert page.locator(".quiz-call").count() >= 6
    assert page.locator(".quiz-call").evaluate_all(drawn) == [red]


@pytest.mark.parametrize("path", ["exit/prepare/", "letters/second-reminder/"])
def test_on_a_phone_every_box_to_tick_begins_where_the_words_above_it_do(
    site: Site, path: str
) -> None:
    page = site.page(path, viewport=PHONE)
    boxes = page.locator("main input[type=checkbox]:visible")
    assert boxes.count() > 5
    assert boxes.evaluate_all(LEFT) == page.locator("main h1").evaluate_all(LEFT)


def test_an_invoice_of_the_calculator_is_named_in_the_type_of_one_in_a_letter(site: Site) -> None:
    page = site.page("letters/second-reminder/")
    of_letter = page.locator(".rows fieldset legend").first.evaluate(FACE)
    page.goto(site.url("calculators/"))
    assert page.locator(".rows fieldset legend").first.evaluate(FACE) == of_letter


@pytest.mark.parametrize("sign", ["late-payment", "verbal-abuse", "poor-fit"])
def test_a_card_on_another_site_shows_how_serious_a_sign_is_by_the_bars_of_the_guide(
    site: Site, sign: str
) -> None:
    page = site.page(f"signs/{sign}/")
    bars = page.locator(".facts .severity").evaluate(BARS)
    assert bars.count("linear-gradient") == 4
    page.goto(site.url(f"signs/{sign}/card.html"))
    assert page.locator(".severity").evaluate(BARS) == bars


def test_items_of_a_result_stand_apart_in_a_frame_too(web: Web) -> None:
    frame = framed(in_a_frame(web))
    quiz.through(frame, quiz.MIXED)
    second = frame.locator(".quiz-view > ul > li + li").first
    assert second.evaluate("one => parseFloat(getComputedStyle(one).marginTop)") >= 6


def test_no_word_stands_alone_in_the_last_line_of_a_title_on_a_phone(published: Site) -> None:
    page = published.page("", viewport=PHONE)
    titles = page.locator("main :is(.headline, .situations a)")
    found = titles.evaluate_all(LAST)
    page.goto(published.url("remedies/"))
    found += page.locator("main .headline").evaluate_all(LAST)
    assert len(found) > 20
    assert [title for title, share in found if share < 0.3] == []


def test_no_line_of_the_title_of_the_check_ends_within_a_word(published: Site) -> None:
    page = published.page("quiz/", viewport=PHONE)
    lines = """title => {
      const range = document.createRange();
      return title.textContent.trim().split(" ").map((word) => {
        const start = title.firstChild.data.indexOf(word);
        range.setStart(title.firstChild, start);
        range.setEnd(title.firstChild, start + word.length);
        return range.getClientRects().length;
      });
    }"""
    assert set(page.locator("h1").evaluate(lines)) == {1}


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("map/", ".map-list dd"),
        ("calculators/", ".ways"),
        ("remedies/pause-work/", ".elsewhere"),
        ("glossary/", ".glossary .small:has(a ~ a)"),
    ],
)
def test_no_line_begins_with_the_dot_between_two_links(
    published: Site, path: str, links: str
) -> None:
    words = published.page(path).locator(links).first.evaluate("one => one.textContent")
    assert words.count("\u00a0· ") == words.count("·") >= 1


def test_the_words_below_the_drawn_map_take_less_room_than_the_drawing(published: Site) -> None:
    page = published.page("map/")
    height = "one => one.getBoundingClientRect().height"
    assert page.locator(".map-list").evaluate(height) < page.locator(".map").evaluate(height)


def test_what_the_rules_of_a_country_are_about_stands_apart_from_their_heading(site: Site) -> None:
    page = site.page("remedies/pause-work/")
    heading, subject = page.locator(".local > h2"), page.locator(".local > h2 + p")
    assert colour(page, "--soft") == subject.evaluate("one => getComputedStyle(one).color")
    above, below = heading.bounding_box(), subject.bounding_box()
    assert above
    assert below
    assert below["y"] - above["y"] - above["height"] >= 4


def test_a_blank_of_a_letter_in_focus_has_the_same_ring_in_the_dark_where_its_paper_is_white_too(
    site: Site,
) -> None:
    rings = set()
    for scheme in ("light", "dark"):
        page = site.page("letters/second-reminder/", scheme=scheme)
        page.locator(".paper a.slot").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        rings.add(
            page.locator(".paper a.slot").first.evaluate(
                "one => [one.matches(':focus-visible'), getComputedStyle(one).outlineColor].join()"
            )
        )
    assert rings == {"true,rgb(11, 90, 99)"}


def test_the_page_of_letters_leads_from_its_top_to_each_of_its_groups(published: Site) -> None:
    page = published.page("letters/", viewport=PHONE)
    places = page.locator(".quick a")
    groups = page.locator("main h2[id]").evaluate_all("all => all.map(one => `#${one.id}`)")
    assert [place.get_attribute("href") for place in places.all()] == groups
    assert len(groups) == 3
    box = places.last.bounding_box()
    assert box
    assert box["y"] + box["height"] < PHONE[1]
