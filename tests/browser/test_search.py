"""The search: what it finds for what people type, and the box in which they do."""

from __future__ import annotations

import gzip
import re
import unicodedata
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from fingerpost.model.guide import Synonyms
from fingerpost.pages import said, search

from ..projects import guide
from . import axe
from .site import Site

PROJECT = guide()
QUERIES = Path(__file__).parents[1] / "search"
SIGN = "signs/late-payment/"

# The share of queries of a set that must be answered by the first result, and by the first three.
FIRST = 0.78
FIRST_THREE = 0.95
OTHER_LANGUAGES = 0.90
MOST_BYTES = 60_000
LOADING = {
    "en": "The search is loading. You can go on typing.",
    "fr": "La recherche se charge. Vous pouvez continuer à écrire.",
}
OF_A_CLASS = {
    "the plainest words": 1.0,
    "situations": 0.90,
    "typo in one word": 0.92,
    "typo in a phrase": 0.92,
    "danger": 1.0,
    "worn out, in images": 0.80,
    "threats with reviews": 0.90,
    "is it me": 0.85,
    "in peace": 0.85,
    "sums as they are written": 0.90,
    "other trades": 0.90,
    "lives of their own": 0.90,
    "at night, on a phone": 0.95,
    "what nobody answered before": 0.95,
    "thirty other nights": 0.95,
    "sixteen more lives": 0.95,
    "twenty-nine threads": 0.95,
    "twenty-five French threads": 0.95,
}


@pytest.fixture
def sign(site: Site) -> Page:
    return site.page(SIGN)


def queries(tag: str) -> dict[str, list[dict[str, Any]]]:
    """The queries of a locale by class."""
    text = (QUERIES / f"{tag}.yml").read_text(encoding="utf-8")
    classes: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return classes


def answered(site: Site, tag: str) -> dict[str, list[tuple[dict[str, Any], list[str]]]]:
    """For each query of each class, its first three results."""
    classes = queries(tag)
    asked = [query["ask"] for each in classes.values() for query in each]
    results = iter(site.found(*asked))
    return {
        name: answered_by(each, [next(results) for _ in each]) for name, each in classes.items()
    }


def answered_by(
    asked: list[dict[str, Any]], results: list[list[str]]
) -> list[tuple[dict[str, Any], list[str]]]:
    first = [[url.rstrip("/") for url in urls[:3]] for urls in results]
    return list(zip(asked, first, strict=True))


def hits(answers: list[tuple[dict[str, Any], list[str]]], among: int) -> float:
    """The share of queries with a page that answers them among the first results."""
    met = [bool({*query["find"]} & {*urls[:among]}) for query, urls in answers]
    return sum(met) / len(met)


def test_what_people_type_finds_the_page_that_answers_it(published: Site) -> None:
    classes = answered(published, published.locale)
    every = [answer for answers in classes.values() for answer in answers]
    assert hits(every, 1) >= FIRST
    assert hits(every, 3) >= FIRST_THREE
    low = {name: hits(classes[name], 3) for name in OF_A_CLASS}
    assert {name: share for name, share in low.items() if share < OF_A_CLASS[name]} == {}


def test_the_first_search_weighs_no_more_than_sixty_kilobytes(published: Site) -> None:
    script = (published.folder / published.locale / "search.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= MOST_BYTES


@pytest.mark.parametrize("tag", ["de", "pl", "tr", "ar", "hi", "ja"])
def test_what_people_type_is_found_in_other_languages(site: Site, tag: str) -> None:
    small = yaml.safe_load((QUERIES / f"small/{tag}.yml").read_text(encoding="utf-8"))
    synonyms = Synonyms(id=tag, origin="").model_dump(exclude={"id", "origin"})
    found = {"entries": small["entries"], "starts": [], "tag": tag, "synonyms": synonyms}
    asked = [query["ask"] for query in small["queries"]]
    results = site.found(*asked, script=search.joined(found, PROJECT.templates))
    assert len(set(asked)) >= 25
    assert hits(answered_by(small["queries"], results), 3) >= OTHER_LANGUAGES


def test_what_must_not_come_first_does_not(published: Site) -> None:
    every = [each for answers in answered(published, published.locale).values() for each in answers]
    wrong = [query["ask"] for query, urls in every if urls[:1] and urls[0] in query.get("not", ())]
    assert wrong == []


@pytest.mark.parametrize(("tag", "least"), [("en", 250), ("fr", 200)])
def test_the_queries_of_a_language_are_many_and_no_two_the_same(tag: str, least: int) -> None:
    asked = [query["ask"] for each in queries(tag).values() for query in each]
    assert len(set(asked)) == len(asked) >= least


def typewritten(name: str) -> str:
    """A name as somebody types it who has no accents."""
    plain = unicodedata.normalize("NFD", name.replace("’", "'").replace("œ", "oe"))
    return plain.encode("ascii", "ignore").decode()


def test_every_title_and_every_other_name_finds_its_page_in_the_first_three_results(
    published: Site,
) -> None:
    wanted = []
    for entry in published.search_data()["entries"]:
        for name in (entry["title"], *entry["also"]):
            bare = typewritten(name).lower()
            wanted += [(typed, entry["url"]) for typed in {name, name.upper(), bare}]
    results = published.found(*(typed for typed, _ in wanted))
    missed = [
        typed for (typed, url), urls in zip(wanted, results, strict=True) if url not in urls[:3]
    ]
    assert len(wanted) > 1000
    assert missed == []


def test_a_query_that_names_a_letter_gets_the_letter(site: Site) -> None:
    first = [urls[0] for urls in site.found("reminder email", "price increase letter")]
    assert first == ["letters/payment-reminder/", "letters/new-rates/"]


def test_a_query_that_asks_what_a_word_means_gets_the_glossary(site: Site) -> None:
    first = [urls[0] for urls in site.found("what is a retainer", "what does escrow mean")]
    assert first == ["glossary/#retainer", "glossary/#escrow"]


def test_a_word_is_found_while_it_is_typed(site: Site) -> None:
    for beginning in ("scop", "scope c", "scope cree"):
        (urls,) = site.found(beginning)
        assert {"signs/scope-creep/", "glossary/#scope-creep"} & {*urls[:3]}


@pytest.mark.parametrize(
    ("typed", "written", "tag"),
    [
        ("resilier", "Résilier", "fr"),
        ("autorite", "L’autorité", "fr"),
        ("l'acompte", "Acompte", "fr"),
        ("qu'il paie", "il paie", "fr"),
        ("réglées", "Règle", "fr"),
        ("refusent", "refuse", "fr"),
        ("strasse", "Straße", "de"),
        ("ueberfaellig", "überfällig", "de"),
        ("coeur", "Cœur", "fr"),
        ("ıstanbul", "İSTANBUL", "tr"),
        ("zalegla platnosc", "zaległa płatność", "pl"),
        ("ذمه", "ذِمَّة", "ar"),
        ("احمد", "أحمد", "ar"),
        ("عميل", "العميل", "ar"),
        ("شركة", "والشركة", "ar"),
        ("काम", "काम", "hi"),
        ("支払", "支払いの遅れ", "ja"),
        ("クライアント", "くらいあんと", "ja"),
        ("ชำระ", "การชำระเงิน", "th"),
    ],
)
def test_words_are_found_however_they_are_typed(
    site: Site, typed: str, written: str, tag: str
) -> None:
    terms = site.page("").evaluate(TERMS, [f"{site.modules}search/terms.js", tag, typed, written])
    assert terms[0]
    assert [term for term in terms[0] if term not in terms[1]] == []


TERMS = """async ([address, tag, ...texts]) => {
  const { reader } = await import(address);
  const read = reader({ tag, stem: (word) => word, worth: () => 1, same: [], apart: [] });
  return texts.map((text) => read(text).map((each) => each.term));
}"""


def test_a_vowel_that_is_a_mark_in_its_script_tells_words_apart(site: Site) -> None:
    terms = site.page("").evaluate(TERMS, [f"{site.modules}search/terms.js", "hi", "काम", "कम"])
    assert terms[0] != terms[1]


WORTH = """async ([text, words]) => {
  const search = await new Promise((done) => {
    const script = document.createElement("script");
    script.textContent = text;
    script.addEventListener("search", (event) => done(event.detail.search));
    document.head.append(script);
  });
  return words.filter((word) => search.index.read(word).some(({ worth }) => worth));
}"""


@pytest.mark.parametrize("tag", ["en", *sorted(search.STEMMED)])
def test_words_without_meaning_have_none_however_they_are_written(
    browser: Browser, tag: str
) -> None:
    library = PROJECT.templates[search.LUNR if tag == "en" else f"library/lunr.{tag}.min.js"]
    (listed,) = said.STOP_WORDS.findall(library)
    words = re.findall(r"[^\s',]+", "".join(listed))
    synonyms = Synonyms(id=tag, origin="").model_dump(exclude={"id", "origin"})
    entry = {"url": "a/", "kind": "page", "title": "x", "also": [], "summary": "", "lines": []}
    found = {"entries": [entry], "starts": [], "tag": tag, "synonyms": synonyms}
    script = search.joined(found, PROJECT.templates)
    assert len(words) > 50
    assert browser.new_page().evaluate(WORTH, [script, words]) == []


STEMS = """async ([text, libraries, tag, words]) => {
  for (const library of libraries) (0, eval)(library);
  const search = await new Promise((done) => {
    const script = document.createElement("script");
    script.textContent = text;
    script.addEventListener("search", (event) => done(event.detail.search));
    document.head.append(script);
  });
  const { stemmer } = tag === "en" ? lunr : lunr[tag];
  const { stem } = search.index.tongue;
  return words.filter((word) => stem(word) !== `${stemmer(new lunr.Token(word))}`);
}"""


@pytest.mark.parametrize("tag", ["en", "nb", *sorted(search.STEMMED)])
def test_words_have_the_stems_that_the_library_gives_them(browser: Browser, tag: str) -> None:
    language = search.NORWEGIAN.get(tag, tag)
    own = "library/lunr.js" if tag == "en" else f"library/lunr.{language}.min.js"
    names = dict.fromkeys((search.LUNR, search.SUPPORT, own))
    libraries = [PROJECT.templates[name] for name in names]
    words = said.stop_words(PROJECT.templates[own])
    synonyms = Synonyms(id=tag, origin="").model_dump(exclude={"id", "origin"})
    found = {"entries": [], "starts": [], "tag": tag, "synonyms": synonyms}
    script = search.joined(found, PROJECT.templates)
    assert len(words) > 50
    given = [script, libraries, language, sorted(words)]
    assert browser.new_page().evaluate(STEMS, given) == []


# The box


def opened(page: Page, query: str) -> None:
    page.keyboard.press("Control+k")
    page.get_by_role("dialog").get_by_role("searchbox").fill(query)
    expect(page.locator("dialog")).to_have_attribute("data-query", query)
    page.locator("dialog li:visible").first.wait_for()


def test_search_works_by_keyboard_alone(site: Site, sign: Page) -> None:
    sign.keyboard.press("Control+k")
    sign.keyboard.type("verbal abuse")
    expect(sign.locator("dialog a").first).to_contain_text("Verbal abuse")
    sign.keyboard.press("ArrowDown")
    sign.keyboard.press("Enter")
    sign.wait_for_url(site.url("signs/verbal-abuse/"))


@pytest.mark.parametrize("key", ["Enter", "ArrowDown", "Escape"])
def test_a_key_that_chooses_the_spelling_of_a_word_does_nothing_else(sign: Page, key: str) -> None:
    opened(sign, "verbal abuse")
    heeded = sign.locator("#search-words").evaluate(
        """(box, key) => !box.dispatchEvent(new KeyboardEvent("keydown", {
          key, isComposing: true, bubbles: true, cancelable: true,
        }))""",
        key,
    )
    assert not heeded
    expect(sign.locator("#search-words")).to_be_focused()


def test_who_was_hit_finds_the_page_on_safety_first_as_it_tells_of_itself(published: Site) -> None:
    page = published.page("map/")
    opened(page, {"en": "he hit me", "fr": "il m'a frappée"}[published.locale])
    first = page.locator("dialog li").first
    expect(first.locator("a")).to_have_attribute("href", published.url("safety/"))
    summary = next(
        e["summary"] for e in published.search_data()["entries"] if e["url"] == "safety/"
    )
    expect(first).to_contain_text(summary)
    expect(first.locator("mark")).to_have_count(0)


def test_search_that_finds_nothing_says_so_and_escape_leaves_it(sign: Page) -> None:
    sign.keyboard.press("Control+k")
    sign.keyboard.type("xyzzy")
    expect(sign.locator("dialog [role=status]")).to_contain_text("xyzzy")
    sign.keyboard.press("Escape")
    expect(sign.locator("dialog")).not_to_be_visible()


def test_the_search_offers_where_to_begin_before_anything_is_typed(published: Site) -> None:
    page = published.page("map/", viewport=(390, 844))
    page.locator("[data-action=search]").click()
    expect(page.locator("dialog a:visible")).to_have_count(len(published.search_data()["starts"]))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(published.url("safety/"))


@pytest.mark.parametrize("size", [(1280, 900), (320, 640)])
def test_search_that_finds_nothing_leads_on_to_safety_the_situations_and_the_signs(
    published: Site, size: tuple[int, int]
) -> None:
    page = published.page("map/", viewport=size)
    page.locator("[data-action=search]").click()
    page.keyboard.type("xyzzy")
    ways = page.locator("dialog a:visible")
    expect(ways.last).to_have_attribute("href", published.url("signs/"))
    expect(ways.first).to_have_attribute("href", published.url("safety/"))
    expect(ways).to_have_count(len(published.search_data()["starts"]))
    assert axe.violations(page) == []
    page.keyboard.press("Enter")
    assert page.url == published.url("map/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(published.url("safety/"))


@pytest.mark.parametrize(
    ("begins", "ends", "closes"),
    [((5, 5), (5, 5), True), ((640, 85), (5, 5), False), ((345, 40), (345, 40), False)],
    ids=["beside it", "from words marked in it", "in its own empty part"],
)
def test_a_click_beside_the_box_closes_it(
    site: Site, begins: tuple[int, int], ends: tuple[int, int], closes: bool
) -> None:
    page = site.page(SIGN, viewport=(1280, 900))
    opened(page, "late")
    page.mouse.move(*begins)
    page.mouse.down()
    page.mouse.move(*ends)
    page.mouse.up()
    assert page.locator("dialog").evaluate("e => e.open") is not closes


def test_the_ways_on_are_gone_once_something_is_found(sign: Page) -> None:
    sign.keyboard.press("Control+k")
    sign.keyboard.type("xyzzy")
    expect(sign.locator("dialog .search-ways")).to_be_visible()
    sign.locator("dialog input").fill("late")
    expect(sign.locator("dialog .search-ways")).to_be_hidden()


def test_no_sign_opens_the_box_and_in_a_field_no_key_of_the_field(site: Site) -> None:
    page = site.page("log/")
    told: list[str] = []
    page.on("pageerror", lambda error: told.append(str(error)))
    page.keyboard.type("/sk?")
    for keys in ("Control+Shift+k", "Meta+Shift+k", "Control+Alt+k"):
        page.keyboard.press(keys)
    field = page.locator("#log-who")
    field.focus()
    page.keyboard.press("Control+k")
    field.dispatch_event("keydown")  # as a browser does that fills it in
    assert told == []
    assert page.locator("dialog.search").count() == 0
    page.keyboard.press("Meta+k")
    expect(page.locator("dialog.search")).to_be_visible()


def test_what_is_searched_is_loaded_when_it_is_needed_and_not_before(site: Site) -> None:
    loaded: list[str] = []
    page = site.page("")
    page.on("request", lambda request: loaded.append(request.url))
    page.reload()
    assert loaded
    assert not [url for url in loaded if url.endswith("/en/search.js")]
    opened(page, "pays late")
    page.keyboard.press("Escape")
    opened(page, "lies")
    assert [url for url in loaded if url.endswith("/search.js")].count(site.url("search.js")) == 1


def test_a_result_says_its_kind_and_shows_the_sentence_that_matched_with_the_words_marked(
    sign: Page,
) -> None:
    opened(sign, "invoice paid after the due date")
    result = sign.locator("dialog li", has=sign.get_by_role("link", name="Late or unreliable"))
    expect(result.locator(".search-kind")).to_contain_text("Sign")
    expect(result.locator("p")).to_have_text(
        "Invoices are paid after the due date, three times or more in a row."
    )
    assert result.locator("p mark").all_text_contents() == ["Invoices", "paid", "due", "date"]


@pytest.mark.parametrize("published", ["fr"], indirect=True)
def test_a_word_without_meaning_is_not_marked_where_it_was_typed_without_its_accent(
    published: Site,
) -> None:
    page = published.page(SIGN)
    opened(page, "il a paye apres l'echeance, a chaque fois")
    marked = {text.lower() for text in page.locator("dialog mark").all_text_contents()}
    assert "échéance" in marked
    assert marked & {"a", "à", "l"} == set()


def test_the_name_of_a_result_is_its_title_alone(sign: Page) -> None:
    opened(sign, "scope creep")
    names = sign.get_by_role("dialog").get_by_role("link").all_text_contents()
    assert "The work grows and the price does not" in names


def test_all_results_can_be_reached_ten_at_a_time(sign: Page) -> None:
    opened(sign, "client")
    told = sign.locator("dialog [role=status]").inner_text()
    count = int(told.split()[0])
    links = sign.locator("dialog .search-results a")
    expect(links).to_have_count(10)
    more = sign.get_by_role("button", name="Show 10 more")
    more.press("Enter")
    expect(links).to_have_count(20)
    expect(links.nth(10)).to_be_focused()
    button = sign.get_by_role("button", name="more")
    while button.is_visible():
        button.press("Enter")
    expect(links).to_have_count(count)
    assert count > 20


def test_a_search_that_did_not_load_can_be_loaded_again(site: Site) -> None:
    page = site.page(SIGN)
    again = page.get_by_role("button", name="Try again")
    with site.without("search.js"):
        page.keyboard.press("Control+k")
        expect(again).to_be_visible()
        expect(page.locator("dialog [role=status]")).to_contain_text("could not be loaded")
    again.click()
    page.get_by_role("searchbox").fill("pays late")
    expect(page.locator("dialog a").first).to_have_text("Late or unreliable payment")
    expect(again).to_be_hidden()


def test_typing_loads_a_search_again_that_did_not_load(site: Site) -> None:
    page = site.page(SIGN)
    again = page.get_by_role("button", name="Try again")
    with site.without("search.js"):
        page.keyboard.press("Control+k")
        expect(again).to_be_visible()
        with page.expect_response("**/search.js"):
            page.keyboard.type("p")
        expect(again).to_be_visible()
    page.keyboard.type("ays late")
    expect(page.locator("dialog a").first).to_have_text("Late or unreliable payment")


def test_what_is_typed_while_a_search_does_not_come_asks_for_it_again(site: Site) -> None:
    page = site.page(SIGN)
    with site.late("search.js", times=2) as (first, second):
        page.keyboard.press("Control+k")
        page.keyboard.type("pays late")
        first.refuse()
        second.give()
    expect(page.locator("dialog a").first).to_have_text("Late or unreliable payment")


def test_a_search_that_is_slow_to_come_says_so_and_answers_what_was_typed_meanwhile(
    published: Site,
) -> None:
    page = published.page(SIGN, viewport=(360, 640))
    told = page.locator("dialog [role=status]")
    field = page.get_by_role("searchbox")
    with published.late("search.js") as (script,):
        page.keyboard.press("Control+k")
        expect(field).to_be_visible()
        before = field.bounding_box()
        page.keyboard.type({"en": "pays late", "fr": "paie en retard"}[published.locale])
        expect(told).to_have_text(LOADING[published.locale])
        assert field.bounding_box() == before
        script.give()
    expect(page.locator("dialog a").first).to_have_attribute("href", published.url(SIGN))
    expect(told).to_contain_text(re.compile(r"^[0-9]+ "))


@pytest.mark.parametrize("path", ["letters/payment-reminder/", "quiz/"])
def test_the_search_works_where_nothing_may_be_fetched(site: Site, path: str) -> None:
    page = site.page(path)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    opened(page, "unpaid invoice")
    expect(page.locator("dialog a").first).to_be_visible()
    assert problems == []


def test_the_search_works_without_a_connection_once_it_has_been_loaded(site: Site) -> None:
    page = site.page(SIGN)
    opened(page, "pays")
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("scope creep")
    expect(page.locator("dialog a").first).to_have_text("The work grows and the price does not")


def test_a_result_leads_to_its_page_from_any_depth(published: Site) -> None:
    page = published.page(SIGN)
    opened(page, "ghosting")
    first = str(page.locator("dialog a").first.get_attribute("href"))
    assert published.holds(urljoin(page.url, first))
