"""What other people's pages do around the quiz: parents, headers, frameworks, languages."""

from __future__ import annotations

import io
import json
import re

import pytest
from playwright.sync_api import Frame, Page, expect
from pypdf import PdfReader

from . import axe, quiz
from .hosts import (
    GUIDE,
    LISTENER,
    VUE,
    Web,
    as_element,
    card,
    framed,
    in_a_frame,
    mdx,
    package,
    react,
    snippet,
    wordpress,
)
from .site import Site

WRAPS = {
    "flex": '<div style="display: flex">{}</div>',
    "a column of flex": (
        '<div style="display: flex; flex-direction: column; align-items: center">{}</div>'
    ),
    "auto columns": '<div style="display: grid; grid-template-columns: auto auto">{}</div>',
    "inline-block": '<div style="display: inline-block">{}</div>',
    "float": '<div style="float: left">{}</div>',
    "absolute": '<div style="position: absolute">{}</div>',
    "table": "<table><tr><td>{}</td></tr></table>",
    "fit-content": '<div style="width: fit-content">{}</div>',
    "dialog": "<dialog open>{}</dialog>",
    "row of WordPress": (
        '<div style="display: flex; flex-wrap: wrap; gap: 1em; align-items: center">{}</div>'
    ),
    "stack of WordPress": (
        '<div style="display: flex; flex-direction: column; align-items: flex-start">{}</div>'
    ),
}
WIDTH = "one => one.getBoundingClientRect().width"
TALL = '<p style="height: 1500px">Before</p>'
HEADER = '<header style="position: sticky; top: 0; height: 80px; background: #eee">Host</header>'
LEVEL = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.getBoundingClientRect().top;
}"""


# Room


@pytest.mark.parametrize("wrap", WRAPS)
@pytest.mark.parametrize(("window", "least"), [(1280, 600), (390, 280)])
def test_the_element_has_room_in_a_parent_that_fits_its_content(
    web: Web, wrap: str, window: int, least: int
) -> None:
    page = as_element(web, WRAPS[wrap].format(snippet(web, "element")), viewport=(window, 800))
    page.evaluate(quiz.PRESS)
    assert least <= page.locator("fingerpost-quiz").evaluate(WIDTH) <= window
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_element_fills_a_wide_page(web: Web) -> None:
    page = as_element(web)
    assert page.locator("fingerpost-quiz").evaluate(WIDTH) == 1264


# Headers that stay


@pytest.mark.parametrize("place", [in_a_frame, as_element])
def test_a_header_that_stays_hides_no_heading_of_a_step(web: Web, place: object) -> None:
    lines = snippet(web, "frame" if place is in_a_frame else "element").replace('"lazy"', '"eager"')
    script = f"<script>{LISTENER}</script>" + snippet(web, "follow")
    page = web.page(HEADER + TALL + script + lines + TALL, viewport=(600, 700))
    inside: Frame | Page = framed(page) if place is in_a_frame else page
    inside.locator(".quiz-view h2").wait_for()
    tops = []
    for _ in quiz.at_once(inside, quiz.MIXED):
        top = inside.evaluate(LEVEL)
        if place is in_a_frame:
            page.wait_for_timeout(100)
            top += page.locator("iframe").evaluate("one => one.getBoundingClientRect().top")
        tops.append(round(top))
        page.evaluate("scrollBy(0, 300)")
    assert len(tops) >= 6
    assert [top for top in tops[1:] if not 80 <= top <= 600] == []


# Frameworks and hosts of their own kind

SOURCE = f"{GUIDE}en/quiz/fingerpost-quiz.js"
IN_REACT = """
  function Host() {
    const place = React.useRef(null);
    React.useEffect(() => {
      const heard = ({ detail }) => window.heard.push(["in React", detail.lang]);
      place.current.addEventListener("fingerpost-quiz:ready", heard);
    }, []);
    return React.createElement("fingerpost-quiz", { ref: place, colours: "dark" });
  }
  ReactDOM.createRoot(document.getElementById("app")).render(React.createElement(Host));
"""
IN_VUE = """
  Vue.createApp({
    render: () => Vue.h("fingerpost-quiz", {
      colours: "dark",
      "onFingerpost-quiz:ready": ({ detail }) => heard.push(["in Vue", detail.lang]),
    }),
  }).mount("#app");
"""


def hosted(web: Web, library: str, code: str) -> Page:
    """A page of a framework that puts the element in after its script has run."""
    page = web.page('<div id="app"></div>')
    page.evaluate("window.heard = []")
    page.add_script_tag(url=SOURCE)
    page.add_script_tag(content=library)
    page.add_script_tag(content=code)
    page.locator(".quiz-view h2").wait_for()
    return page


def test_react_hears_that_the_quiz_is_ready_and_leads_it_to_a_result(web: Web) -> None:
    page = hosted(web, react(), IN_REACT)
    page.wait_for_function("heard.length")
    assert page.evaluate("heard") == [["in React", "en"]]
    expect(page.locator("fingerpost-quiz .quiz")).to_have_attribute("data-colours", "dark")
    quiz.through(page, quiz.MIXED)
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED, framed=True)


def test_vue_hears_that_the_quiz_is_ready_and_leads_it_to_a_result(web: Web) -> None:
    page = hosted(web, package(VUE), IN_VUE)
    page.wait_for_function("heard.length")
    assert page.evaluate("heard") == [["in Vue", "en"]]
    expect(page.locator("fingerpost-quiz .quiz")).to_have_attribute("data-colours", "dark")
    quiz.through(page, quiz.MIXED)
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED, framed=True)


def test_in_a_dialog_the_quiz_is_led_to_a_result_by_keyboard(web: Web) -> None:
    page = as_element(web, f"<dialog open>{snippet(web, 'element')}</dialog>")
    page.evaluate("const box = document.querySelector('dialog'); box.close(); box.showModal()")
    quiz.keyed(page, page.main_frame, quiz.MIXED)
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED, framed=True)


ISOLATED = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def test_a_host_that_is_isolated_shows_frame_and_element(web: Web) -> None:
    lines = snippet(web, "frame").replace("lazy", "eager") + snippet(web, "element")
    page = web.page(lines, headers=ISOLATED)
    assert page.evaluate("crossOriginIsolated")
    assert framed(page).evaluate(quiz.STEP) == "start"
    page.locator("fingerpost-quiz h2").wait_for()


def test_the_line_that_follows_the_height_stands_in_mdx_as_it_is_written(web: Web) -> None:
    line = snippet(web, "follow")
    written = dict(re.findall(r'([\w-]+)="([^"]*)"', line))
    assert mdx(f"# A page\n\n{line}\n\nThat was it.") == {
        "h1": {"children": "A page"},
        "script": {**written, "async": True},
        "p": {"children": "That was it."},
    }


# Languages


def lines_in(lang: str) -> str:
    source = f"{GUIDE}{lang}/quiz/fingerpost-quiz.js"
    return (
        f'<script src="{source}" async></script><fingerpost-quiz lang="{lang}"></fingerpost-quiz>'
    )


@pytest.mark.parametrize("order", [("en", "fr"), ("fr", "en")])
def test_two_languages_on_a_page_each_show_their_own(web: Web, order: tuple[str, str]) -> None:
    page = web.page("".join(map(lines_in, order)))
    for lang, words in {"en": "The three-minute check", "fr": "Le test de trois minutes"}.items():
        place = page.locator(f"fingerpost-quiz[lang={lang}]")
        place.locator("h2").wait_for()
        expect(place.locator(".quiz")).to_have_attribute("lang", lang)
        if lang == "en":
            expect(place.locator("h2")).to_have_text(words)


def test_an_element_on_a_page_in_an_older_encoding_has_its_accents(web: Web) -> None:
    page = web.page(lines_in("fr"), headers={"Content-Type": "text/html; charset=iso-8859-1"})
    told = json.loads(web.file(f"{GUIDE}fr/quiz/quiz.json").read_text(encoding="utf-8"))
    assert not told["intro"].isascii()
    expect(page.locator("fingerpost-quiz")).to_contain_text(told["intro"])


def test_an_element_whose_script_is_missing_says_so_in_the_console(web: Web) -> None:
    told: list[str] = []
    page = web.page("")
    page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
    text = lines_in("en") + '<fingerpost-quiz lang="pt-BR"><a href="/x">Quiz</a></fingerpost-quiz>'
    page.route(
        "https://host.example/two",
        lambda route: route.fulfill(
            body=f"<!doctype html><title>Host</title>{text}", content_type="text/html"
        ),
    )
    page.goto("https://host.example/two")
    page.locator("fingerpost-quiz[lang=en] h2").wait_for()
    assert told == [
        'warning: fingerpost-quiz: the script for lang="pt-BR" is missing on this page.'
    ]
    expect(page.get_by_role("link", name="Quiz")).to_be_visible()


# While the script is late, and on paper


def test_with_the_lines_for_its_room_nothing_jumps_when_the_script_is_late(web: Web) -> None:
    room = f"<style>{snippet(web, 'room')}</style>"
    bare = "<fingerpost-quiz><a href='/x'>Quiz</a></fingerpost-quiz><p id='after'>After</p>"
    page = web.page(bare, head=room, viewport=(600, 900))
    level = "document.getElementById('after').getBoundingClientRect().top"
    before = page.evaluate(level)
    page.add_script_tag(url=SOURCE)
    page.locator(".quiz-view h2").wait_for()
    assert page.evaluate(level) == before


def test_paper_shows_every_part_of_a_result_in_a_frame(web: Web) -> None:
    page = wordpress(web, viewport=(700, 900))
    frame = framed(page)
    quiz.through(frame, quiz.OUTCOMES["plan-exit"])
    page.wait_for_timeout(500)
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    for words in ("They question a price", "Close and hand over", "Notice to end a retainer"):
        assert words in text
    assert "Start again" not in text
    assert "The choice is" in text


# Other pages of the guide

PAGES = ("", "signs/late-payment/", "letters/payment-reminder/", "glossary/", "about/", "letters/")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_with_a_card_when_its_address_is_pasted(web: Web, page: str) -> None:
    host = wordpress(web, f"{GUIDE}en/{page}")
    title = card(web, f"{GUIDE}en/{page}")["title"]
    expect(host.locator("iframe")).to_be_visible()
    frame = host.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(title)
    real = host.frames[1].evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(host.locator("iframe")).to_have_attribute("height", str(real))
    frame.get_by_role("link").click()
    host.wait_for_function("window.followed")
    assert host.evaluate("followed") == f"{GUIDE}en/{page}"


def test_the_link_of_a_card_says_that_it_opens_a_tab_but_where_wordpress_follows_it(
    web: Web,
) -> None:
    page = web.page("")
    page.goto(f"{GUIDE}en/about/card.html")
    expect(page.get_by_role("link")).to_have_accessible_name(
        "Read it in the guide opens in a new tab"
    )
    pasted = wordpress(web, f"{GUIDE}en/about/").frame_locator("iframe")
    expect(pasted.get_by_role("link")).to_have_accessible_name("Read it in the guide")


def test_the_address_above_all_languages_answers_with_the_card_of_the_first(web: Web) -> None:
    assert card(web, GUIDE) == card(web, f"{GUIDE}en/")


def test_the_card_of_a_sign_says_what_can_be_seen_and_how_bad_it_is(web: Web) -> None:
    page = web.page("")
    page.goto(f"{GUIDE}en/signs/late-payment/card.html")
    assert [line for line in page.locator("main").inner_text().splitlines() if line] == [
        "Fingerpost",
        "Late or unreliable payment",
        "You have to ask for every payment.",
        "Very serious",
        "Read it in the guide\u00a0↗",
    ]


def test_a_card_is_small_asks_for_nothing_and_has_a_picture_for_whoever_shows_one(
    web: Web,
) -> None:
    for path in sorted((web.folder / "en").rglob("card.html")):
        assert path.stat().st_size <= 6_000
    page = web.page("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{GUIDE}en/signs/late-payment/card.html")
    assert asked == [f"{GUIDE}en/signs/late-payment/card.html"]
    picture = card(web, f"{GUIDE}en/signs/late-payment/")["thumbnail_url"]
    assert web.file(picture).is_file()


def test_without_javascript_the_link_of_a_card_is_a_link(web: Web) -> None:
    text = web.file(f"{GUIDE}en/about/card.html").read_text(encoding="utf-8")
    assert f'<a href="{GUIDE}en/about/">' in text


def test_a_card_has_no_accessibility_violation(site: Site) -> None:
    page = site.page("signs/verbal-abuse/card.html", viewport=(390, 400))
    assert axe.in_light_and_dark(page) == []
