"""The quiz on other sites: in a frame, pasted into WordPress, as an element, under any policy."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from ..quizzes import complete, landlords, ours
from . import axe, quiz
from .hosts import (
    EMBED,
    GUIDE,
    HOST,
    LISTENER,
    RECEIVER,
    Web,
    as_element,
    card,
    discovered,
    filtered,
    framed,
    in_a_frame,
    snippet,
    wordpress,
)
from .site import Site

QUIZ = ours()
HOSTILE = (
    "<style>* { all: unset } label, legend, h2 { display: none } input { opacity: 0 }"
    " html { font-size: 40%; line-height: 3; letter-spacing: 5px; text-transform: uppercase }"
    " button { position: fixed; inset: 0 } p { color: red !important }</style>"
)
LOOKS: tuple[tuple[Any, Any], ...] = (("light", "none"), ("dark", "none"), ("light", "active"))
OF_THE_HOST = ("region", "page-has-heading-one", "landmark-one-main")


def told(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("told")
    return found


# The same result everywhere


def test_a_frame_on_another_site_is_used_by_keyboard_alone(web: Web) -> None:
    page = in_a_frame(web)
    frame = framed(page)
    quiz.keyed(page, frame, quiz.MIXED)
    assert quiz.shown(quiz.facts(frame)) == quiz.expected(quiz.MIXED, framed=True)


def test_a_frame_of_a_guide_that_names_no_letters_by_band_leads_to_its_result(
    two_languages: Site,
) -> None:
    page = two_languages.page("quiz/embed.html")
    quiz.through(
        page,
        complete(
            landlords(), {"repairs-wait": "always", "mend-alone": "always", "place-found": "yes"}
        ),
    )
    assert quiz.facts(page)["signs"][0] == landlords()["signs"]["no-repairs"]["title"]


def test_a_pasted_address_in_wordpress_is_used_by_keyboard_alone(web: Web) -> None:
    page = wordpress(web)
    frame = framed(page)
    expect(page.locator("iframe")).to_be_visible()
    quiz.keyed(page, frame, quiz.MIXED)
    assert quiz.shown(quiz.facts(frame)) == quiz.expected(quiz.MIXED, framed=True)


def test_the_element_on_a_hostile_page_is_used_by_keyboard_alone(web: Web) -> None:
    page = as_element(web, head=HOSTILE)
    quiz.keyed(page, page.main_frame, quiz.MIXED)
    assert quiz.shown(quiz.facts(page)) == quiz.expected(quiz.MIXED, framed=True)


@pytest.mark.parametrize("band", quiz.OUTCOMES)
def test_every_outcome_is_the_same_in_a_frame_and_in_the_element(web: Web, band: str) -> None:
    answers = quiz.OUTCOMES[band]
    frame, element = framed(in_a_frame(web)), as_element(web)
    found = []
    for place in (frame, element):
        quiz.through(place, answers)
        found.append(quiz.facts(place))
    assert found[0]["verdict"] == found[1]["verdict"]
    assert [quiz.shown(one) for one in found] == [quiz.expected(answers, framed=True)] * 2
    assert found[0]["reasons"] == found[1]["reasons"]


@pytest.mark.parametrize("topic", ["tone", "no-topic"])
def test_a_frame_says_of_whoever_shows_no_sign_that_it_counts_and_leads_to_every_situation(
    web: Web, topic: str
) -> None:
    frame = framed(in_a_frame(web))
    none = {"situation": ["none"]} if topic == "no-topic" else {}
    quiz.through(frame, quiz.answered("never", topic, **none))
    found, band = quiz.facts(frame), QUIZ["bands"][0]
    assert found["verdict"] == f"{band['title']} {band['verdict']}"
    assert QUIZ["pages"]["situations"]["title"] in found["links"]
    expect(frame.get_by_role("link", name=QUIZ["pages"]["situations"]["title"])).to_be_visible()
    expect(frame.get_by_text("friction")).to_have_count(0)
    expect(frame.get_by_text("Why this result")).to_have_count(0)


def test_pages_of_a_result_in_a_frame_are_folded_where_signs_stand_before_them(web: Web) -> None:
    frame = framed(in_a_frame(web))
    quiz.through(frame, quiz.OUTCOMES["repair"])
    pages = frame.locator("details.quiz-part", has_text="Letters and pages for this")
    expect(pages).not_to_have_attribute("open", "")


# WordPress


@pytest.mark.parametrize("page", ["en/quiz/", "en/quiz/embed.html"])
def test_wordpress_finds_the_card_of_the_quiz(web: Web, page: str) -> None:
    address = discovered(web.file(GUIDE + page).read_bytes())
    assert address == f"{GUIDE}en/quiz/oembed.json"


def test_the_card_is_one_that_oembed_describes(web: Web) -> None:
    found = card(web)
    assert found["version"] == "1.0"
    assert found["type"] == "rich"
    assert found["provider_url"] == f"{GUIDE}en/"
    assert isinstance(found["width"], int)
    assert isinstance(found["height"], int)
    assert found["title"] == QUIZ["title"]
    assert found["thumbnail_url"] == f"{GUIDE}en/social/quiz/index.png"
    assert web.file(found["thumbnail_url"]).is_file()


def test_wordpress_leaves_a_frame_and_a_link_for_readers_without_javascript(web: Web) -> None:
    text = filtered(card(web)["html"])
    assert f'<a href="{GUIDE}en/quiz/">{QUIZ["title"]}</a>' in text
    assert f'src="{EMBED}#?secret=' in text
    assert 'sandbox="allow-scripts"' in text
    assert f'title="{QUIZ["title"]}"' in text


def test_the_frame_in_wordpress_shows_at_once_and_grows_and_shrinks(web: Web) -> None:
    page = wordpress(web, viewport=(600, 900))
    frame = framed(page)
    page.wait_for_function("told.length")
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert told(page)[0]["at"] - loaded < 500
    expect(page.locator("blockquote")).to_be_hidden()
    heights = []
    for step in quiz.at_once(frame, quiz.MIXED):
        real = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
        page.wait_for_function(
            "wanted => Number(document.querySelector('iframe').height) === wanted",
            arg=min(1000, max(200, real)),
        )
        heights.append(real)
        assert step
    assert max(heights) > 1.3 * heights[0]
    assert any(after < before for before, after in pairwise(heights))


def test_a_host_that_begins_to_listen_late_still_hears_the_height(web: Web) -> None:
    page = web.page(filtered(card(web)["html"]))
    frame = framed(page)
    page.evaluate(LISTENER + RECEIVER)
    expect(page.locator("iframe")).to_be_visible()
    real = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    expect(page.locator("iframe")).to_have_attribute("height", str(real))


def followed(page: Page, frame: Frame, link: str, **click: Any) -> list[dict[str, Any]]:
    """The links that the page is told of when one of the result is clicked."""
    frame.get_by_role("link", name=link).click(**click)
    page.wait_for_timeout(200)
    return [message for message in told(page) if message["message"] == "link"]


def test_only_height_and_link_are_told_and_no_answer_is_in_them(web: Web) -> None:
    page = wordpress(web)
    frame = framed(page)
    quiz.through(frame, quiz.OUTCOMES["leave-now"])
    frame.locator("summary").first.click()
    links = followed(page, frame, "Open the guide. Your answers stay here.")
    assert page.evaluate("window.followed") == f"{GUIDE}en/quiz/"
    assert [message["value"] for message in links] == [f"{GUIDE}en/quiz/"]
    messages = told(page)
    assert {message["message"] for message in messages} == {"height", "link"}
    assert {message["secret"] for message in messages} == {"aB3dE5fG7h"}
    kinds = {type(message["value"]) for message in messages if message["message"] == "height"}
    assert kinds <= {int, float}


@pytest.mark.parametrize("key", ["Control", "Meta", "Shift"])
def test_a_click_for_a_tab_of_its_own_is_left_to_the_browser(web: Web, key: str) -> None:
    page = wordpress(web)
    frame = framed(page)
    quiz.through(frame, quiz.MIXED)
    assert followed(page, frame, "Open the guide.", modifiers=[key]) == []
    assert page.url == HOST


def test_a_plain_click_in_wordpress_leaves_no_error_behind(web: Web) -> None:
    page = wordpress(web)
    frame = framed(page)
    quiz.through(frame, quiz.MIXED)
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    assert len(followed(page, frame, "Open the guide.")) == 1
    assert wrong == []


def test_whoever_comes_back_from_the_guide_finds_the_result_again(web: Web) -> None:
    page = wordpress(web)
    frame = framed(page)
    quiz.through(frame, quiz.MIXED)
    before = quiz.facts(frame)
    followed(page, frame, "Open the guide.")
    page.goto(f"{GUIDE}en/quiz/")
    page.go_back()
    assert quiz.facts(framed(page)) == before


@pytest.mark.parametrize(
    ("place", "says"),
    [(in_a_frame, True), (as_element, True), (wordpress, False)],
)
def test_each_link_of_a_result_says_that_it_opens_a_tab_where_it_does(
    web: Web, place: Any, says: bool
) -> None:
    page: Page = place(web)
    frame = page.main_frame if place is as_element else framed(page)
    quiz.through(frame, quiz.OUTCOMES["plan-exit"])
    links = frame.locator(".quiz-view a")
    assert links.count() > 0
    assert links.locator("[role=img]").count() == says * links.count()
    shown = frame.get_by_role("link").first
    expect(shown).to_have_accessible_name(
        re.compile(r"\sopens in a new tab$" if says else r"(?<!opens in a new tab)$")
    )
    assert shown.inner_text().endswith("\u00a0↗") is says


def test_a_quiz_begun_anew_does_not_come_back(web: Web) -> None:
    page = wordpress(web)
    frame = framed(page)
    quiz.through(frame, quiz.MIXED)
    followed(page, frame, "Open the guide.")
    frame.get_by_role("button", name="Start again").click()
    page.goto(f"{GUIDE}en/quiz/")
    page.go_back()
    assert framed(page).evaluate(quiz.STEP) == "start"


@pytest.mark.parametrize("place", [in_a_frame, as_element])
def test_a_quiz_begun_anew_by_mistake_is_put_back(web: Web, place: Any) -> None:
    page: Page = place(web)
    frame = page.main_frame if place is as_element else framed(page)
    quiz.through(frame, quiz.MIXED)
    before = quiz.facts(frame)
    frame.get_by_role("button", name="Start again").click()
    frame.get_by_role("button", name="Bring back").click()
    assert quiz.facts(frame) == before


@pytest.mark.parametrize("place", [in_a_frame, as_element])
def test_whoever_goes_back_from_a_result_to_the_start_goes_on_to_the_result(
    web: Web, place: Any
) -> None:
    page: Page = place(web)
    frame = page.main_frame if place is as_element else framed(page)
    quiz.through(frame, quiz.MIXED)
    before = quiz.facts(frame)
    for name in ("Change your answers", "Back", "Go on where you were"):
        frame.get_by_role("button", name=name).click()
    assert quiz.facts(frame) == before


@pytest.mark.parametrize("place", [in_a_frame, as_element])
def test_in_danger_each_country_is_one_line_of_a_check_on_another_site(
    web: Web, place: Any
) -> None:
    page: Page = place(web, viewport=(390, 844))
    frame = page.main_frame if place is as_element else framed(page)
    for step in quiz.at_once(frame, quiz.OUTCOMES["leave-now"]):
        if step == "safety":
            break
    numbers = frame.locator(".quiz-numbers")
    seen = numbers.locator("a:visible").evaluate_all("all => all.map((one) => one.lastChild.data)")
    assert seen == ["999", "112", "911", "911", "000", "112"]
    heights = numbers.evaluate_all("all => all.map((one) => one.offsetHeight)")
    assert sum(heights) < 400
    expect(frame.get_by_role("link", name="In Ireland 112")).to_be_visible()


def test_the_address_with_the_answers_can_be_copied_as_text(web: Web) -> None:
    page = wordpress(web)
    frame = framed(page)
    quiz.through(frame, quiz.MIXED)
    field = frame.get_by_role("textbox", name="To take your answers along")
    address = field.input_value()
    field.click()
    assert frame.evaluate("getSelection().toString()") == address
    guide = page.context.new_page()
    guide.goto(address)
    guide.locator(".quiz-view h2").wait_for()
    quiz.supplied(guide, "Has any of this happened?", "red-flags--none")
    assert quiz.facts(guide)["verdict"] == quiz.expected(quiz.MIXED)["verdict"]


def test_a_site_can_have_the_answers_taken_along(web: Web) -> None:
    pasted = html.unescape(snippet(web, "answers"))
    page = wordpress(web, pasted)
    frame = framed(page)
    quiz.through(frame, quiz.MIXED)
    links = followed(page, frame, "Go on in the guide")
    assert [message["value"].partition("#")[0] for message in links] == [f"{GUIDE}en/quiz/"]
    assert "#r=2." in links[0]["value"]


def test_the_address_for_that_leads_readers_to_the_quiz(web: Web) -> None:
    page = web.page("")
    page.goto(snippet(web, "answers"))
    page.wait_for_url(f"{GUIDE}en/quiz/")


def test_no_height_is_told_before_the_frame_has_a_width(web: Web) -> None:
    lines = snippet(web, "frame").replace('width="100%"', 'width="0"').replace("lazy", "eager")
    page = web.page(f"<script>{LISTENER}</script>" + lines)
    frame = framed(page)
    page.wait_for_timeout(600)
    assert told(page) == []
    page.locator("iframe").evaluate("one => { one.width = '600'; }")
    page.wait_for_function("told.length")
    real = frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
    assert {message["value"] for message in told(page)} == {real}  # it may be told again


def test_a_result_in_a_frame_has_the_steps_with_their_days(web: Web) -> None:
    frame = framed(in_a_frame(web))
    quiz.through(frame, quiz.OUTCOMES["plan-exit"])
    frame.get_by_text("Your steps, with dates").click()
    steps = frame.locator(".quiz-road li")
    assert steps.count() == len(QUIZ["steps"])
    assert [text[:5] for text in frame.locator(".quiz-day").all_inner_texts()] == ["from "] * 3


@pytest.mark.parametrize("secret", ["a-b", "<b>", "%22", "a b", ""])
def test_a_secret_that_is_none_is_not_repeated(web: Web, secret: str) -> None:
    script = f"<script>{LISTENER}</script>"
    page = web.page(f'{script}<iframe src="{EMBED}#?secret={secret}" title="x"></iframe>')
    framed(page)
    page.wait_for_function("told.length")
    assert [message for message in told(page) if "secret" in message] == []


def test_a_thousand_messages_change_nothing(web: Web) -> None:
    page = in_a_frame(web)
    frame = framed(page)
    frame.evaluate(quiz.PRESS)
    frame.evaluate(quiz.PUT, quiz.controls(quiz.MIXED))
    before = frame.locator("body").evaluate("body => body.innerHTML")
    heights = {message["value"] for message in told(page)}
    draw = random.Random(3)
    names = ("height", "link", "secret", "answers", "step", "restart", "__proto__", "ready")
    odd: tuple[object, ...] = ("", 0, -1, 1e9, None, True, [], {})
    values = (*odd, "javascript:alert(1)", "<img onerror=1>", GUIDE)
    fuzz = [
        draw.choice(
            [
                draw.choice(values),
                {draw.choice(names): draw.choice(values) for _ in range(draw.randrange(1, 5))},
                {"message": draw.choice(names), "value": draw.choice(values)},
            ]
        )
        for _ in range(1_000)
    ]
    page.evaluate(
        """async (all) => {
          const frame = document.querySelector("iframe").contentWindow;
          for (const one of all) frame.postMessage(one, "*");
          await new Promise((done) => setTimeout(done, 300));
        }""",
        fuzz,
    )
    assert frame.locator("body").evaluate("body => body.innerHTML") == before
    assert frame.evaluate(quiz.STEP) == QUIZ["topics"][0]["id"]
    assert {message["value"] for message in told(page)} == heights
    assert {message["message"] for message in told(page)} == {"height"}


# Policies, requests, storage


def test_a_host_that_allows_frames_of_the_guide_alone_shows_the_quiz(web: Web) -> None:
    wrong: list[str] = []
    lines = snippet(web, "frame").replace(' loading="lazy"', "")
    page = web.page(lines, policy=f"default-src 'none'; frame-src {GUIDE}")
    page.on("console", lambda message: wrong.append(message.text))
    quiz.through(framed(page), quiz.MIXED)
    assert wrong == []


def test_a_host_that_allows_the_script_of_the_guide_alone_runs_the_element(web: Web) -> None:
    wrong: list[str] = []
    page = web.page(snippet(web, "element"), policy=f"default-src 'none'; script-src {GUIDE}")
    page.on("console", lambda message: wrong.append(message.text))
    page.locator(".quiz-view h2").wait_for()
    quiz.through(page, quiz.MIXED)
    fill = page.locator(".quiz-fill").first
    assert fill.evaluate("one => one.getBoundingClientRect().height") >= 8
    assert wrong == []


def test_the_file_for_frames_has_a_policy_of_its_own_without_inline_code(site: Site) -> None:
    policy = site.parsed(site.url("quiz/embed.html")).policy
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy


@pytest.mark.parametrize("place", [in_a_frame, wordpress, as_element])
def test_the_whole_quiz_asks_for_nothing_and_keeps_nothing(web: Web, place: Any) -> None:
    page: Page = place(web)
    frame = page.main_frame if place is as_element else framed(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    quiz.through(frame, quiz.MIXED)
    assert asked == []
    assert page.context.storage_state() == {"cookies": [], "origins": []}


def test_a_link_of_the_result_goes_on_in_the_guide_which_asks_the_private_questions_again(
    web: Web,
) -> None:
    page = in_a_frame(web)
    frame = framed(page)
    quiz.through(frame, quiz.MIXED)
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="Go on in the guide").click()
    guide = opened.value
    guide.locator(".quiz-view h2").wait_for()
    assert quiz.facts(guide)["verdict"] == "No verdict yet"
    quiz.supplied(guide, "Has any of this happened?", "red-flags--none")
    assert quiz.facts(guide)["verdict"] == quiz.expected(quiz.MIXED)["verdict"]
    assert page.url == "https://host.example/"


def test_the_embed_leaves_the_history_of_its_host_alone(web: Web) -> None:
    page = in_a_frame(web)
    before = page.evaluate("history.length")
    quiz.through(framed(page), quiz.MIXED)
    assert page.evaluate("history.length") == before


# Room


def test_no_step_is_taller_than_wordpress_allows_at_320_pixels(web: Web) -> None:
    page = web.page("", viewport=(320, 800))
    page.goto(EMBED)
    answers = quiz.answered(
        "nearly-always",
        *("getting-paid", "prices", "direction", "scope", "decisions", "worth"),
        tried=["late-fees", "payment-policy", "clear-goals"],
    )
    heights: dict[str, int] = {}
    measure = "Math.ceil(document.body.getBoundingClientRect().height)"
    page.evaluate(quiz.PRESS)
    for _ in range(len(QUIZ["topics"])):
        step = page.evaluate(quiz.STEP)
        page.evaluate(quiz.PRESS)
        heights[f"{step}, nothing answered"] = page.evaluate(measure)
        while page.evaluate(quiz.PUT, quiz.controls(answers)):
            pass
        heights[step] = page.evaluate(measure)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate(quiz.PRESS)
        if page.evaluate(quiz.STEP) == "result":
            break
    assert {"situation", "events", "lines", "tries", "ready-papers"} <= set(heights)
    assert {step: height for step, height in heights.items() if height > 1000} == {}


# The element


def test_the_styles_of_a_host_do_not_reach_into_the_element(web: Web) -> None:
    shots = []
    room = "<style>fingerpost-quiz { left: 0; position: absolute; top: 0; width: 600px }</style>"
    for head in ("", HOSTILE):
        page = as_element(web, head=head + room)
        page.evaluate(quiz.PRESS)
        page.evaluate("document.activeElement.blur()")
        shots.append(page.locator(".quiz-view").screenshot())
    assert shots[0] == shots[1]


def test_events_say_what_happens_and_not_what_was_answered(web: Web) -> None:
    page = as_element(web)
    quiz.through(page, quiz.OUTCOMES["leave-now"])
    heard = page.evaluate("heard")
    assert heard[0] == ["ready", {"version": 2, "lang": "en"}]
    assert {name for name, _ in heard} == {"ready", "step", "answer", "result"}
    keys = {(name, key) for name, detail in heard for key in detail}
    assert keys == {
        ("ready", "version"),
        ("ready", "lang"),
        ("step", "step"),
        ("answer", "question"),
    }
    assert "safety" not in [detail.get("step") for _, detail in heard]


def test_events_carry_answers_when_the_host_asks_for_them(web: Web) -> None:
    lines = snippet(web, "element").replace("<fingerpost-quiz>", "<fingerpost-quiz answers>")
    page = as_element(web, lines)
    quiz.through(page, quiz.MIXED)
    name, detail = page.evaluate("heard.at(-2)")
    assert name == "result"
    assert detail["result"]["band"] == "repair-with-deadline"
    assert detail["answers"]["paid-late"] == quiz.MIXED["paid-late"]


def test_the_element_takes_colours_properties_and_words(web: Web) -> None:
    attributes = '<fingerpost-quiz colours="dark" start="Hello &amp; welcome">'
    lines = snippet(web, "element").replace("<fingerpost-quiz>", attributes)
    style = "<style>fingerpost-quiz { --fingerpost-accent: rgb(1, 2, 3) }</style>"
    page = as_element(web, lines, head=style)
    main = page.locator(".quiz-main")
    assert main.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(1, 2, 3)"
    expect(page.locator(".quiz-view p").first).to_have_text("Hello & welcome")
    ground = "one => getComputedStyle(one.shadowRoot.firstElementChild).backgroundColor"
    element = page.locator("fingerpost-quiz")
    dark = element.evaluate(ground)
    element.evaluate("one => one.setAttribute('colours', 'light')")
    assert element.evaluate(ground) != dark


def test_a_part_of_the_element_can_be_styled(web: Web) -> None:
    style = "<style>fingerpost-quiz::part(heading) { text-align: right }</style>"
    page = as_element(web, head=style)
    assert page.locator("h2").evaluate("one => getComputedStyle(one).textAlign") == "right"


def test_without_the_script_the_element_is_a_link(web: Web) -> None:
    page = web.page(snippet(web, "element"), policy="default-src 'none'")
    expect(page.get_by_role("link", name=QUIZ["title"])).to_be_visible()


def test_a_script_that_was_changed_on_the_way_does_not_run(web: Web) -> None:
    lines = snippet(web, "element").replace("sha384-", "sha384-A")
    page = web.page(lines)
    assert page.locator(".quiz-view").count() == 0


# For everybody


def states(place: Frame | Page) -> Iterator[str]:
    yield "start"
    place.evaluate(quiz.PRESS)
    place.evaluate(quiz.PRESS)
    yield "missing answers"
    for step in quiz.at_once(place, quiz.OUTCOMES["leave-now"]):
        if step in ("situation", "red-lines", "safety"):
            yield step
    yield "result"


@pytest.mark.parametrize("place", [in_a_frame, as_element])
def test_the_embed_has_no_accessibility_violation(web: Web, place: Any) -> None:
    page: Page = place(web)
    frame = page.main_frame if place is as_element else framed(page)
    without = OF_THE_HOST if place is as_element else ()
    found = []
    for state in states(frame):
        for scheme, colours in LOOKS:
            page.emulate_media(color_scheme=scheme, forced_colors=colours)
            wrong = axe.violations(frame, shapes=scheme == "light", without=without)
            found += [f"{state} {scheme} {colours} {one}" for one in wrong]
    assert found == []


def test_without_javascript_the_link_in_the_frame_leads_to_the_sheet(
    web: Web, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{GUIDE}**", web._serve)
    text = f'<iframe sandbox="allow-scripts" src="{EMBED}" title="x" height="640"></iframe>'
    context.route(f"{HOST}**", lambda route: route.fulfill(body=text, content_type="text/html"))
    page = context.new_page()
    page.goto(HOST)
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name=QUIZ["title"]).click()
    expect(frame.locator("#on-paper")).to_be_visible()
