"""What somebody hears who does not see the page: names, states, groups, and what is new."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .quiz import QUIZ, answered, fragment
from .site import Site

STEP = "exit/prepare/"
LETTER = "letters/payment-reminder/"
UNSEEN = """() => {
  const at = document.activeElement;
  const labels = [...(at.labels ?? [])];
  const isSeen = [...at.getClientRects()].some((box) => {
    const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return over && (at.contains(over) || labels.some((label) => label.contains(over)));
  });
  return isSeen ? "" : at.outerHTML.slice(0, 120);
}"""


SAID = """async (address) => {
  const { say } = await import(address);
  say("first");
  say("last");
  await new Promise((done) => setTimeout(done, 200));
  return document.querySelector("main [role=status]").textContent;
}"""


def test_of_words_that_come_at_once_the_last_are_heard(site: Site) -> None:
    page = site.page("safety/")
    assert page.evaluate(SAID, f"{site.modules}base/words.js") == "last"


def test_a_glossary_word_is_a_button_that_says_whether_its_explanation_is_open(site: Site) -> None:
    page = site.page(STEP)
    word = page.locator("main a.term").first
    name = word.inner_text()
    button = page.get_by_role("button", name=name, exact=True).first
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-expanded", "true")
    group = page.get_by_role("group", name=name, exact=True)
    expect(group).to_be_visible()
    assert button.get_attribute("aria-controls") == group.get_attribute("id")
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_result_of_the_search_is_called_by_title_and_kind_and_described_by_its_sentence(
    site: Site,
) -> None:
    page = site.page("")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("late or unreliable payment")
    result = page.get_by_role("dialog").get_by_role(
        "link", name="Late or unreliable payment Sign", exact=True
    )
    expect(result).to_be_visible()
    sentence = page.locator(".search-results p").first.text_content() or ""
    expect(result).to_have_accessible_description(sentence)


@pytest.mark.parametrize("path", ["", STEP, LETTER, "quiz/", "safety/"])
def test_a_page_speaks_through_one_region(site: Site, path: str) -> None:
    page = site.page(path)
    for name in ("Copy link", "Copy"):
        for control in page.get_by_role("button", name=name, exact=True).all()[:1]:
            control.click()
    page.wait_for_timeout(200)
    expect(page.locator("[role=status]")).to_have_count(int(path != ""))


def test_the_sentence_above_questions_belongs_to_each_of_them(site: Site) -> None:
    page = site.page("quiz/" + fragment(answered("never", "getting-paid")))
    page.get_by_role("button", name="Change your answers").click()
    page.get_by_role("button", name=f"Change: {QUIZ['questions']['paid-late']['text']}").click()
    lead = page.locator(".quiz-lead").inner_text()
    for group in page.locator("fieldset:visible").all():
        expect(group).to_have_accessible_description(lead)


def test_a_question_without_an_answer_is_called_wrong_at_its_answers(site: Site) -> None:
    page = site.page("quiz/")
    page.get_by_role("button", name="Start").click()
    assert page.locator("input[aria-invalid=true]").count() == 0
    page.locator(".quiz-main").click()
    expect(page.locator(".quiz-errors")).to_be_focused()
    inputs = page.locator("fieldset:visible input")
    assert page.locator("input[aria-invalid=true]").count() == inputs.count()


def test_a_question_that_appears_is_said(site: Site) -> None:
    page = site.page("quiz/" + fragment(answered("often", "scope", told_in_writing="no")))
    page.locator(".quiz-view").get_by_role("button", name="Change your answers").click()
    page.get_by_role("button", name="Change: Have you told them, in writing").first.click()
    page.get_by_label("Yes", exact=True).locator("visible=true").first.check()
    expect(page.locator("#quiz > [role=status]")).to_have_text(
        "Have they had two weeks to act on it?"
    )


def test_a_letter_is_a_form_that_a_key_leads_through_line_by_line(site: Site) -> None:
    page = site.page(LETTER)
    expect(page.get_by_role("form", name="Fill it in")).to_be_visible()
    lines = page.locator("#form input:is([type=text], [type=email], [type=date])")
    assert {line.get_attribute("enterkeyhint") for line in lines.all()} == {"next"}
    first = page.locator("#form input:visible").first
    first.press("Enter")
    assert page.evaluate("document.activeElement.form?.id") == "form"
    expect(first).not_to_be_focused()
    assert page.url == site.url(LETTER)


def test_who_asks_for_more_contrast_gets_black_on_white(site: Site) -> None:
    page = site.page(STEP)
    page.emulate_media(contrast="more")
    look = "getComputedStyle(document.querySelector('.about-page')).color"
    assert page.evaluate(look) == "rgb(28, 36, 48)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.emulate_media(contrast="more", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 255, 255)"


@pytest.mark.parametrize(
    "path", ["", "signs/late-payment/", LETTER, "quiz/", "safety/", "offline/"]
)
def test_on_a_phone_nothing_hides_what_has_the_focus(site: Site, path: str) -> None:
    page = site.page(path, viewport=(390, 844))
    expect(page.locator(".foot")).to_be_visible()
    if path == "quiz/":
        page.get_by_role("button", name="Start").click()
    hidden, stops = [], 0
    for _ in range(250):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        hidden.append(page.evaluate(UNSEEN))
    assert stops > 10
    assert [each for each in hidden if each] == []
