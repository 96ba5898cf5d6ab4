"""The built site, in Chromium and under the Nu checker: what every page of it has to hold."""

from __future__ import annotations

import io
import json
import re
import subprocess
import unicodedata
from collections import deque
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from . import axe, quiz
from .conftest import PSEUDO
from .site import Site

KINDS = {
    "home": "",
    "signs": "signs/",
    "sign": "signs/late-payment/",
    "sign with a safety note": "signs/verbal-abuse/",
    "remedies": "remedies/",
    "remedy": "remedies/pause-work/",
    "exit": "exit/",
    "step": "exit/prepare/",
    "modes": "modes/",
    "mode": "modes/immediate/",
    "letters": "letters/",
    "map": "map/",
    "glossary": "glossary/",
    "sources": "sources/",
    "page": "about/",
    "missing page": "404.html",
}
WORKING = {"letter": "letters/second-reminder/", "quiz": "quiz/"}
NEWER_THAN_THE_CHECKER = "CSS: Unknown pseudo-element or pseudo-class “::details-content”."
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_accessibility_violation_in_any_size_and_scheme(
    site: Site, kind: str
) -> None:
    page = site.page(KINDS[kind])
    found = {size: axe.in_light_and_dark(site.seen(page, SIZES[size], "light")) for size in SIZES}
    assert {size: wrong for size, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", ["", "quiz/embed.html", "signs/late-payment/card.html"])
def test_no_style_turns_a_page_by_how_a_device_is_held(site: Site, path: str) -> None:
    assert axe.locked(site.page(path)) == []


def test_the_page_that_picks_the_language_has_no_accessibility_violation(site: Site) -> None:
    page = site.browser.new_page()
    with site.without("pick-language.js"):
        page.goto(site.origin)
    assert axe.in_light_and_dark(page) == []


def test_the_open_search_has_no_accessibility_violation(site: Site) -> None:
    page = site.page("")
    page.keyboard.press("Control+k")
    page.keyboard.type("late")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    assert axe.in_light_and_dark(page) == []


UNREADABLE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = (colour) => !/^rgba.*, 0\\)$/.test(colour);
  const found = new Set();
  while (walker.nextNode()) {
    let ground = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !ground.checkVisibility()) continue;
    const { color } = getComputedStyle(ground);
    while (ground.parentElement && !seen(getComputedStyle(ground).backgroundColor)) {
      ground = ground.parentElement;
    }
    if (getComputedStyle(ground).backgroundColor === color) found.add(walker.currentNode.data);
  }
  return [...found];
}"""


def test_where_the_browser_sets_the_colours_no_word_has_that_of_its_ground(site: Site) -> None:
    page = site.page("", viewport=(1280, 900))
    page.emulate_media(forced_colors="active", color_scheme="dark")
    found = {}
    for path in [*KINDS.values(), *WORKING.values(), "calculators/", "log/", "where/fr/"]:
        page.goto(site.url(path))
        found[path] = page.evaluate(UNREADABLE)
    page.keyboard.press("Control+k")
    page.keyboard.type("late")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()
    found["search"] = page.evaluate(UNREADABLE)
    assert {path: words for path, words in found.items() if words} == {}


def test_where_the_browser_sets_the_colours_the_map_has_those_of_links_too(site: Site) -> None:
    page = site.page("map/")
    page.emulate_media(forced_colors="active")
    drawn, written = page.evaluate(
        """() => [
          getComputedStyle(document.querySelector(".map a text")).fill,
          getComputedStyle(document.querySelector(".foot a")).color,
        ]"""
    )
    assert drawn == written


@pytest.mark.parametrize("place", [".bar a", ".drawer a"])
def test_where_the_browser_sets_the_colours_the_menu_says_where_one_is(
    site: Site, place: str
) -> None:
    page = site.page("signs/")
    page.emulate_media(forced_colors="active")
    looks: dict[str, list[tuple[str | None, str]]] = page.locator(place).evaluate_all(
        """all => Object.groupBy(all.map(e => getComputedStyle(e)).map(
          (s, at) => [all[at].ariaCurrent, `${s.borderBottomColor} ${s.fontWeight}`]
        ), ([current]) => current ? "here" : "elsewhere")"""
    )
    assert {look for _, look in looks["here"]} & {look for _, look in looks["elsewhere"]} == set()


OUTSIDE = """() => {
  const found = document.documentElement.scrollWidth > innerWidth ? ["scrolls sideways"] : [];
  for (const menu of document.querySelectorAll("header .tools details")) {
    menu.open = true;
    const { left, right } = menu.querySelector("ul").getBoundingClientRect();
    if (left < 0 || right > innerWidth) found.push(`${menu.className}: ${left} to ${right}`);
    menu.open = false;
  }
  for (const box of document.querySelectorAll("[type=checkbox], [type=radio]")) {
    const { width, height } = box.getBoundingClientRect();
    if (Math.abs(width - height) > 1) found.push(`${box.id || box.name}: ${width} by ${height}`);
  }
  return found;
}"""


def test_letters_twice_as_large_fit_a_phone_and_so_do_menus_beside_a_long_name(site: Site) -> None:
    page = site.page("", viewport=(390, 844))
    page.locator(".brand span").evaluate("e => { e.textContent = 'A guide of many words' }")
    outside = {"long name": page.evaluate(OUTSIDE)}
    sizes = {"standard": 32, "fixed": 26}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
    result = "quiz/" + quiz.fragment(quiz.OUTCOMES["plan-exit"])
    for path in [*KINDS.values(), *WORKING.values(), "calculators/", "log/", "where/fr/", result]:
        page.goto(site.url(path))
        outside[path] = page.evaluate(OUTSIDE)
    page.locator("#quiz input[type=text]").last.wait_for()
    outside["result"] = page.evaluate(OUTSIDE)
    page.keyboard.press("Control+k")
    assert page.get_by_role("searchbox").evaluate("e => e.offsetWidth") > 250
    assert {path: found for path, found in outside.items() if found} == {}


def test_a_headline_with_a_long_word_is_no_wider_than_a_phone(site: Site) -> None:
    page = site.page("", viewport=(320, 640))
    page.locator("h1").evaluate("h1 => { h1.textContent = 'Freiberuflerversicherung' }")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(("width", "hyphens"), [(250, "auto"), (320, "manual")])
def test_a_word_of_a_heading_ends_at_a_syllable_where_letters_are_very_large(
    site: Site, width: int, hyphens: str
) -> None:
    page = site.page("signs/verbal-abuse/", viewport=(width, 640))
    expect(page.locator("h1")).to_have_css("hyphens", hyphens)


@pytest.mark.parametrize("width", [1060, 1210, 1280])
def test_the_menu_stands_in_one_row_of_a_wide_window_in_both_languages(
    published: Site, width: int
) -> None:
    page = published.page("", viewport=(width, 900))
    rows = page.locator(".bar > ul > li").evaluate_all(
        "items => items.map(item => item.getBoundingClientRect().top)"
    )
    assert len(rows) == 8
    assert len(set(rows)) == 1
    starts = page.locator(".brand, .hero").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().left)"
    )
    assert starts[0] == pytest.approx(starts[1], abs=4)  # the menus are no wider than the page


@pytest.mark.parametrize("width", [320, 330, 345, 390])
def test_the_name_of_the_guide_stands_whole_in_the_header(published: Site, width: int) -> None:
    page = published.page("", viewport=(width, 640))
    name = page.locator(".brand span")
    lines = name.evaluate("e => e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)")
    assert round(lines) == 1
    assert page.locator(".masthead").evaluate("e => e.offsetHeight") < 64


@pytest.mark.parametrize("kind", ["home", "sign", "step", "letter", "quiz"])
@pytest.mark.parametrize("size", [(320, 225), (844, 390), (1280, 400)])
def test_where_height_is_short_no_part_stays_in_the_way(
    site: Site, size: tuple[int, int], kind: str
) -> None:
    page = site.page({**KINDS, **WORKING}[kind], viewport=size)
    staying = page.locator("body *:visible").evaluate_all(
        """all => all.filter(e => ["sticky", "fixed"].includes(getComputedStyle(e).position))
        .map(e => e.className)"""
    )
    assert staying == []


def test_a_menu_higher_than_the_window_can_be_read_to_its_end(site: Site) -> None:
    page = site.page("", viewport=(390, 420))
    page.locator("header .drawer summary").click()
    last = page.locator("header .drawer a").last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=1)


OVER_NOTHING = """() => {
  const main = document.querySelector("main") ?? new Text();
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const found = [];
  let open = [];
  while (walker.nextNode()) {
    const words = walker.currentNode.data.trim();
    const place = walker.currentNode.parentElement;
    if (!words || !place.checkVisibility({ visibilityProperty: true })) continue;
    const heading = place.closest("h1, h2, h3, h4");
    if (!heading) open = [];
    if (!heading || open.at(-1)?.heading === heading) continue;
    const level = Number(heading.tagName[1]);
    found.push(...open.filter((one) => one.level >= level).map((one) => one.words));
    open = [...open.filter((one) => one.level < level), { heading, level, words }];
  }
  return [...found, ...open.map((one) => one.words)];
}"""


CONTROLS = """() => [...document.querySelectorAll("button, select, textarea, [type=text]")]
  .filter((control) => control.checkVisibility({ visibilityProperty: true }))
  .map((control) => control.outerHTML)"""


def test_every_page_loads_without_errors_requests_elsewhere_cookies_or_storage_and_is_no_wider(
    edition: Site,
) -> None:
    """Nor wider than the narrowest window: all are opened once, at 320 pixels.

    Nor does one print a heading over nothing, or a control, or keep room for what has come.
    """
    told: list[str] = []
    page = edition.page("", viewport=(320, 640))
    page.on("console", lambda m: told.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(edition.origin) else told.append(r.url))
    for url in edition.urls():
        page.goto(url, wait_until="load")
        seen = page.evaluate(
            """() => ({
              kept: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
              wide: document.documentElement.scrollWidth > innerWidth,
              empty: document.querySelectorAll(".kept[hidden]").length,
            })"""
        )
        told += [f"{url} keeps {key}" for key in seen["kept"]]
        told += [f"{url} scrolls sideways"] if seen["wide"] else []
        told += [f"{url} keeps room for nothing"] if seen["empty"] else []
        page.emulate_media(media="print")
        told += [f"{url} prints {heading} over nothing" for heading in page.evaluate(OVER_NOTHING)]
        told += [f"{url} prints {control}" for control in page.evaluate(CONTROLS)]
        page.emulate_media(media="screen")
    told += [f"cookie {cookie['name']}" for cookie in page.context.cookies()]
    assert told == []


def test_every_page_is_valid_html(site_folder: Path, pseudo_folder: Path) -> None:
    command = ["java", "-Xss4m", "-jar", str(Site.nu_checker()), "--format", "json"]
    made_up = [str(pseudo_folder / name) for name in (*PSEUDO, "index.html", "404.html")]
    command += ["--skip-non-html", str(site_folder), *made_up]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    found = json.loads(checked.stderr)["messages"]
    told = [m for m in found if m["type"] != "info" and m["message"] != NEWER_THAN_THE_CHECKER]
    assert [f"{m['url']}: {m['message']}" for m in told] == []


def test_every_link_and_fragment_resolves(edition: Site) -> None:
    ids = {url: edition.parsed(url).ids for url in edition.urls()}
    dead = []
    for url in edition.urls():
        for href in edition.parsed(url).links:
            target, fragment = urldefrag(urljoin(url, href))
            if not target.startswith(edition.origin):
                continue
            known = target in ids or edition.holds(target)
            if not known or (fragment and target in ids and fragment not in ids[target]):
                dead.append(f"{url}: {href}")
    assert dead == []


EDGES = """quotes => quotes.map((quote) => [
  quote.innerText.slice(0, 6), getComputedStyle(quote).borderInlineStartColor,
])"""


def test_what_warns_of_danger_is_red_and_words_to_send_are_not(site: Site) -> None:
    page = site.page("worn-out/")
    (first, edge), *others = page.locator("blockquote").evaluate_all(EDGES)
    red, accent = (
        page.locator(".page").evaluate(
            "(e, name) => { e.style.color = `var(${name})`; return getComputedStyle(e).color }",
            name,
        )
        for name in ("--red", "--accent")
    )
    assert (first, edge) == ("If you", red)
    assert {edge for _, edge in others} == {accent}


PARTS = """() => {
  const places = [...document.querySelectorAll(".quick a")].map((one) => one.hash.slice(1));
  const parts = [...document.querySelectorAll(".quick ~ h2[id]")].map((one) => one.id);
  return [places, parts.filter((id) => parts.indexOf(id) <= parts.indexOf("looks-like"))];
}"""


@pytest.mark.parametrize("sign", ["payment-risk", "dependency", "illegal-unethical", "ghosting"])
def test_the_list_of_places_of_a_sign_begins_with_the_parts_of_its_text(
    site: Site, sign: str
) -> None:
    places, parts = site.page(f"signs/{sign}/").evaluate(PARTS)
    assert places[: len(parts)] == parts


def test_a_page_that_is_a_list_has_the_whole_width_of_a_wide_window_for_it(site: Site) -> None:
    page = site.page("signs/")
    cards = "all => all.map(one => one.getBoundingClientRect())"
    found = page.locator(".entries li").evaluate_all(cards)
    assert len({card["left"] for card in found}) == 3
    whole = page.locator("main > .page").evaluate("e => e.getBoundingClientRect().right")
    assert max(card["right"] for card in found) == whole


def test_the_cards_of_the_front_page_fill_their_rows_however_many_there_are(site: Site) -> None:
    page = site.page("")
    cards = """all => {
      const boxes = all.map(one => one.getBoundingClientRect());
      all.at(-1).remove();
      return boxes;
    }"""
    for rows in ([3, 3, 3, 2, 2], [3, 3, 3, 1], [3, 3, 3], [2, 2], [1]):
        found = page.locator(".entries li").evaluate_all(cards)
        assert [sum(card["top"] == one["top"] for card in found) for one in found] == rows
        whole = page.locator(".entries").evaluate("e => e.getBoundingClientRect().right")
        last = {card["top"]: card["right"] for card in found}
        assert [*last.values()] == pytest.approx([whole] * len(last))


def test_no_name_of_a_sign_on_the_map_reaches_the_way_behind_it(published: Site) -> None:
    page = published.page("map/")
    names = page.locator(".map-sign").evaluate_all("all => all.map(one => one.getBBox().width)")
    assert max(names) < 262  # the way begins at 270


def test_every_page_tells_machines_what_it_is_and_has_a_picture_to_be_shared_with(
    site: Site,
) -> None:
    for url in site.urls():
        html = (site.folder / url.removeprefix(site.origin)).joinpath("index.html")
        if not html.is_file():  # a page that is missing has no address of its own
            continue
        text = html.read_text(encoding="utf-8")
        address = re.search(r'<link rel="canonical" href="([^"]+)">', text)
        told = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        picture = re.search(r'<meta property="og:image" content="([^"]+)">', text)
        assert address is not None
        assert told is not None
        assert picture is not None
        graph = json.loads(told[1])
        assert graph.get("@graph", [graph])[0]["url"] == address[1]
        assert address[1].endswith(url.removeprefix(site.origin))
        root = address[1].removesuffix(url.removeprefix(site.origin))
        assert (site.folder / picture[1].removeprefix(root)).is_file()


def test_every_page_is_reached_from_home(site: Site) -> None:
    seen, waiting = {site.url("")}, deque([site.url("")])
    while waiting:
        here = waiting.popleft()
        for href in site.parsed(here).links:
            target = urldefrag(urljoin(here, href)).url
            if target in set(site.urls()) - seen:
                seen.add(target)
                waiting.append(target)
    assert sorted(set(site.urls()) - seen - {site.url("404.html")}) == []


def test_the_site_opens_from_a_disk_and_leads_from_page_to_page(site: Site) -> None:
    page = site.browser.new_page(locale="en-GB")
    page.goto((site.folder / "index.html").as_uri())
    page.wait_for_url("file://**/en/index.html")
    page.locator("main .entries a").first.click()
    page.locator("main .cards a").first.click()
    expect(page.locator("body.kind-remedy")).to_be_visible()
    page.locator("main .crumbs a").first.click()
    page.wait_for_url("file://**/en/index.html")


def test_without_javascript_no_dead_control_is_shown(site: Site) -> None:
    page = site.page("signs/late-payment/", javascript=False)
    assert page.locator("main button:visible, header button:visible, dialog:visible").count() == 0


def test_the_rule_of_the_country_that_was_chosen_is_printed_alone(site: Site) -> None:
    page = site.page("signs/late-payment/")
    page.get_by_label("Your country").select_option("ie")
    page.emulate_media(media="print")
    assert page.locator(".local h2").is_visible()
    expect(page.locator(".local details:visible")).to_have_count(1)


def test_a_printed_page_leaves_out_the_navigation_and_keeps_the_checklist(site: Site) -> None:
    page = site.page("exit/prepare/")
    page.emulate_media(media="print")
    assert page.locator("body > header nav:visible").count() == 0
    assert page.locator("main .checklist li:visible").count() >= 10
    assert page.locator("main button:visible").count() == 0


@pytest.mark.parametrize("kind", ["sign", "step", "remedies", "exit"])
def test_on_paper_nothing_beside_the_headings_is_larger_than_the_text(
    site: Site, kind: str
) -> None:
    page = site.page(KINDS[kind])
    page.emulate_media(media="print")
    sizes = page.locator("main .note:visible, main .small:visible, main .facts:visible")
    assert sizes.count() > 0
    assert sizes.evaluate_all(
        "all => all.every(e => parseFloat(getComputedStyle(e).fontSize)"
        " < parseFloat(getComputedStyle(document.body).fontSize))"
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_method_on_one_page_prints_on_one_sheet(published: Site, paper: str) -> None:
    page = published.page("method-on-one-page/")
    assert len(PdfReader(io.BytesIO(page.pdf(format=paper))).pages) == 1
    page.emulate_media(media="print")
    breaks = "all => [...new Set(all.map(one => getComputedStyle(one).breakInside))]"
    assert page.locator("main tr").evaluate_all(breaks) == ["avoid"]


def kept_whole(page: Page, titles: list[str], labels: list[str]) -> int:
    """How many things of a page stand on its sheets, each on one with all of its terms."""
    found = 0
    for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages:
        text = unicodedata.normalize("NFKC", sheet.extract_text())
        lines = [line.strip() for line in text.splitlines()]
        here = sum(title in lines for title in titles)
        terms = [sum(line.startswith(label) for line in lines) for label in labels]
        assert terms == [here] * len(labels)
        found += here
    return found


def test_on_paper_each_way_to_leave_keeps_its_name_and_its_terms_on_one_sheet(
    published: Site,
) -> None:
    page = published.page("modes/")
    names = page.locator(".which-way h2").all_inner_texts()
    labels = page.locator(".which-way dt").all_inner_texts()[:3]
    page.emulate_media(media="print")
    assert kept_whole(page, names, labels) == len(names) == 9


def test_on_paper_the_foot_takes_the_width_of_the_sheet(published: Site) -> None:
    page = published.page("exit/", viewport=(794, 1123))  # A4
    page.emulate_media(media="print")
    width = "one => one.getBoundingClientRect().width"
    foot = page.locator(".foot-row > div")
    assert foot.evaluate(width) > 0.9 * page.locator("body").evaluate(width)
    assert foot.evaluate("one => one.getBoundingClientRect().height") < 45


def test_the_three_steps_print_on_one_sheet(site: Site) -> None:
    assert len(PdfReader(io.BytesIO(site.page("exit/").pdf(format="A4"))).pages) == 1


def test_on_paper_the_map_keeps_each_sign_with_what_to_try_and_the_ways_out(
    published: Site,
) -> None:
    page = published.page("map/")
    page.emulate_media(media="print")
    assert page.evaluate(OVER_NOTHING) == []  # with the drawing, which narrow windows leave out
    labels = page.locator("main dt").all_inner_texts()[:2]
    titles = page.locator("main .map-list h2").all_inner_texts()
    assert kept_whole(page, titles, labels) == len(titles) >= 17


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_no_figure_in_a_table_goes_on_in_the_next_line(
    published: Site, width: int
) -> None:
    page = published.page("deposit-back/", viewport=(width, 640))
    figures = page.locator("main td").filter(has_text=re.compile(r"^[0-9,\u202f]+$"))
    lines = figures.evaluate_all(
        """all => all.map((one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          return new Set([...range.getClientRects()].map((box) => box.bottom)).size;
        })"""
    )
    assert lines == [1] * 10


def test_the_page_policy_allows_no_inline_code_and_no_other_origin(site: Site) -> None:
    for url in site.urls():
        policy = site.parsed(url).policy
        assert "default-src 'none'" in policy, url
        assert "unsafe" not in policy, url
        assert "http" not in policy, url
