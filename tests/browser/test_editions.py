"""Every other language of the guide: whole, in order, found by who reads it; mirrored, too.

French is the real edition. The made-up ones show what no reader of French would see: words that
were never handed to translators, and what longer or mirrored words do to a page.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from fingerpost.text.typography import typeset

from ..projects import our_checked
from . import axe
from .conftest import PSEUDO, PUBLISHED, ROOT
from .site import Served, Site

KINDS = {
    "home": "",
    "quiz": "quiz/",
    "signs": "signs/",
    "sign": "signs/verbal-abuse/",
    "remedy": "remedies/pause-work/",
    "step": "exit/prepare/",
    "modes": "modes/",
    "mode": "modes/immediate/",
    "letters": "letters/",
    "letter": "letters/second-reminder/",
    "map": "map/",
    "glossary": "glossary/",
    "sources": "sources/",
    "page": "safety/",
    "embed": "embed/",
    "status": "translation-status/",
    "missing page": "404.html",
}
VIEWS = [((390, 844), "light"), ((1280, 900), "dark")]
WORDS_THAT_TELL = 5  # words from which a text of the source could not stand in French by chance

# What is the same in every language: names of people, works, bodies, formats, technical words.
SAME = re.compile(
    r"https?://\S+|\S+@\S+|[\w-]+\.(?:example|org|com|html|js|json|docx|odt|pdf|txt)\S*"
    r"|--[\w-]+|fingerpost-quiz\S*|[\w-]*::?part\S*"
)


class Said(HTMLParser):
    """The texts of a page with the languages they are in; code, scripts and styles left out."""

    QUIET = ("script", "style", "code", "svg", "noscript", "pre")
    VOID = ("meta", "link", "br", "img", "input", "hr", "path", "col")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            here = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or here))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        quiet = any(tag in self.QUIET for tag, _ in self.open)
        if data.strip() and not quiet and self.open:
            self.texts.append((self.open[-1][1], re.sub(r"[ \t\r\n]+", " ", data).strip(" ")))


@pytest.fixture
def french(site_folder: Path, served: Served) -> Site:
    return served(site_folder, "fr")


def said(site: Site, url: str) -> list[tuple[str, str]]:
    path = site.folder / url.removeprefix(site.origin)
    reader = Said()
    reader.feed((path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8"))
    return reader.texts


@cache
def titles() -> set[str]:
    """The titles of texts elsewhere, which stand in their own language on every page."""
    made = our_checked().guide
    assert made is not None
    return {plain(title) for title in titled(made.model_dump())}


def titled(value: object) -> Iterator[str]:
    """The titles of everything inside a value that says its language."""
    if isinstance(value, dict):
        if value.get("title") and "lang" in value:
            yield typeset(value["title"], value["lang"] or "en")
        yield from titled(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from titled(inner)


def plain(text: str) -> str:
    return re.sub(r"[’‘]", "'", re.sub(r"[“”]", '"', " ".join(text.split())))


# What holds for every edition


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_accessibility_violation(other: Site, kind: str) -> None:
    page = other.page(KINDS[kind])
    contrast = other.locale in PUBLISHED or kind == "home"  # what is made up has those of the rest
    for size, scheme in VIEWS:
        assert axe.violations(other.seen(page, size, scheme), contrast=contrast) == []


def test_every_page_says_its_language_and_direction(edition: Site) -> None:
    direction = "rtl" if edition.locale.startswith("ar") else "ltr"
    for url in edition.urls():
        path = edition.folder / url.removeprefix(edition.origin)
        html = (path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8")
        assert f'<html lang="{edition.locale}" dir="{direction}"' in html, url


def test_nothing_stands_in_the_source_language_on_a_page_that_is_translated(other: Site) -> None:
    foreign = [
        f"{url}: {text}"
        for url in other.urls()
        for lang, text in said(other, url)
        if lang == "en" and plain(text) not in {"English", "English (en-XA)"} | titles()
    ]
    assert foreign == []


def test_every_page_and_its_other_languages_name_each_other(other: Site) -> None:
    tags = ("en", "fr") if other.locale == "fr" else ("en", "en-XA", "ar-XB")
    site = "https://fingerpost.example"
    alternate = re.compile(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"')
    for url in other.urls():
        if url.endswith(("404.html", "embed.html", "translation-status/")):
            continue
        path = url.removeprefix(f"{other.origin}{other.locale}/")
        files = [other.folder / tag / path / "index.html" for tag in tags]
        named = [alternate.findall(file.read_text(encoding="utf-8")) for file in files]
        expected = [(tag, f"{site}/{tag}/{path}") for tag in tags]
        expected.append(("x-default", f"{site}/en/{path}" if path else f"{site}/"))
        assert named == [expected] * len(named), url


def test_the_language_menu_leads_to_the_same_page(other: Site) -> None:
    page = other.page("signs/late-payment/")
    links = page.locator("details.languages a").evaluate_all("all => all.map(a => a.href)")
    assert f"{other.origin}en/signs/late-payment/" in links
    assert f"{other.origin}{other.locale}/signs/late-payment/" in links


def test_the_page_for_missing_addresses_above_all_locales_leads_home_in_each_language(
    other: Site,
) -> None:
    page = other.browser.new_page()
    page.goto(f"{other.origin}404.html")
    line = page.locator(f"main p[lang='{other.locale}']")
    assert line.get_attribute("dir") == ("rtl" if other.locale.startswith("ar") else "ltr")
    assert page.locator("main h1").inner_text() not in line.inner_text()
    line.get_by_role("link").click()
    page.wait_for_url(other.url(""))


# French, the real edition


def test_no_text_of_the_source_is_left_in_french(french: Site) -> None:
    texts = {
        plain(re.sub(r"\[([^\]]*)\]\([^)]*\)|\*\*|\{[^}]*\}", r"\1", message.text))
        for message in our_checked().messages
        if len(message.text.split()) >= WORDS_THAT_TELL
    }
    left = []
    for url in french.urls():
        shown = plain(" ".join(text for lang, text in said(french, url) if lang == "fr"))
        left += [f"{url}: {text}" for text in texts if text and text in shown]
    assert left == []


def test_french_is_complete() -> None:
    (edition,) = (each for each in our_checked().editions if each.tag == "fr")
    whole = edition.whole
    assert (edition.published, whole.fuzzy, whole.empty) == (True, 0, 0)


def test_french_typography_holds_in_what_readers_see(french: Site) -> None:
    wrong = re.compile(r"\w [;!?»]|« |\w[!?](?: |$)|\w; |[\"“”]|\w'\w| :(?: |$)")
    found = []
    for url in french.urls():
        for lang, text in said(french, url):
            bare = SAME.sub("", text)
            if lang == "fr" and wrong.search(bare):
                found.append(f"{url}: {text}")
    assert found == []


def test_a_missing_address_is_told_of_in_french_too(french: Site) -> None:
    page = french.browser.new_page()
    page.goto(f"{french.origin}404.html")
    expect(page.locator("main p[lang=fr]")).to_have_text(
        "Cette page n’existe pas – Français\u00a0: accueil"
    )
    page.goto(french.url("404.html"))
    expect(page.locator("main p[lang]")).to_have_count(0)


# The made-up editions


def untranslated(text: str) -> list[str]:
    """The words of a text that made-up English would have changed."""
    words = re.findall(r"[A-Za-z]*[aceginorsuy][A-Za-z]*", SAME.sub("", text))
    return [word for word in words if word not in allowed()]


@cache
def allowed() -> frozenset[str]:
    """The words of names, which are never translated, and of the form of letters in English."""
    of = our_checked().guide
    assert of is not None
    names = [of.settings.publisher.name, "English en XA ar XB"]
    names += [name for s in of.sources for name in (s.title or "", s.publisher)]
    names += ["EUR USD GBP CHF CAD AUD NZD", "min", "ago"]
    form = yaml.safe_load((ROOT / "templates/letters/forms/en.yml").read_text(encoding="utf-8"))
    names += [words for spoken in form["salutations"].values() for words in spoken.values()]
    return frozenset(re.findall(r"[A-Za-z]+", " ".join(names)))


def months(page: Page) -> set[str]:
    """The names of months and days, which come from CLDR and not from translators."""
    made: list[str] = page.evaluate(
        "[...Array(12).keys()].map(m => new Date(2026, m, 1).toLocaleString('en', {month: 'long'}))"
    )
    return {*made, "days", "day", "Date"}


def test_every_word_a_page_shows_was_handed_to_translators(marked: Site) -> None:
    page = marked.page("")
    known = months(page)
    left = []
    for url in marked.urls():
        for lang, text in said(marked, url):
            words = [word for word in untranslated(text) if word not in known]
            if lang == "en-XA" and words:
                left.append(f"{url}: {words} in {text[:80]!r}")
    assert left == []


@pytest.mark.parametrize("path", ["letters/second-reminder/", "quiz/", "exit/prepare/"])
def test_every_word_javascript_says_was_handed_to_translators(marked: Site, path: str) -> None:
    page = marked.page(path)
    known = months(page)
    texts = page.locator("main :is(h2, h3, label, legend, button, p, a, summary)").all_inner_texts()
    left = [
        word
        for text in texts
        for line in text.split("\n")
        for word in untranslated(line)
        if word not in known
    ]
    assert left == []


def test_no_step_of_the_quiz_in_a_frame_is_higher_than_wordpress_allows(
    pseudo_folder: Path, served: Served
) -> None:
    for tag, half in itertools.product(PSEUDO, ("first", "last")):
        page = served(pseudo_folder, tag).page("quiz/embed.html", viewport=(320, 640))
        heights: dict[str, int] = {}
        while page.evaluate(ANSWER, half):
            step = page.evaluate("document.getElementById('quiz').dataset.step")
            heights[step] = page.evaluate("document.body.getBoundingClientRect().height")
        assert len(heights) > 12, tag
        assert {k: v for k, v in heights.items() if k != "result" and v > 1000} == {}, tag


# Ticks the first or the last six situations, no event, and elsewhere what is worst; goes on, and
# says whether there was a next step.
ANSWER = """(half) => {
  const root = document.getElementById("quiz");
  const before = root.dataset.step;
  for (const group of root.querySelectorAll("fieldset")) {
    const inputs = [...group.querySelectorAll("input")];
    const six = half === "first" ? inputs.slice(0, 6) : inputs.slice(-7, -1);
    const worst = inputs.at(inputs[0]?.type === "radio" ? -2 : -1);
    const chosen = before === "situation" ? six : [worst];
    for (const input of chosen) input?.click();
  }
  root.querySelector(".quiz-main")?.click();
  return root.dataset.step !== before;
}"""
