"""The log of incidents: written, kept, read, taken along, and never told to anybody."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from . import axe, quiz
from .site import Site, requests_of

LOG = "log/"
SIGN = "signs/late-payment/"
KEY = "fingerpost-log"
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
BACKUP = {"format": KEY, "version": 1}
LATE = {
    "day": "2026-03-03",
    "what": "Invoice 211 was paid 19 days late.",
    "who": "Ada",
    "proof": "Mail of 22 March",
    "sum": "1.200,50",
    "currency": "EUR",
    "sign": "late-payment",
}
SHOUTED = {"day": "2026-05-14", "what": "Max shouted at me.", "sign": "verbal-abuse"}
AGAIN = {"day": "2026-07-02", "what": "Invoice 214 was not paid.", "sign": "late-payment"}
ROWS = (LATE, SHOUTED, AGAIN)


def opened(
    site: Site, path: str = LOG, rows: Any = ROWS, *, viewport: tuple[int, int] = (1280, 900)
) -> Page:
    """A page as a visitor sees it who wrote some entries on this visit."""
    page = site.page(LOG, viewport=viewport)
    remembered(page, rows)
    page.goto(site.url(path), wait_until="load")
    return page


def remembered(page: Page, rows: Any) -> None:
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [KEY, json.dumps(rows)])


def write(page: Page, **facts: str) -> None:
    for name, value in facts.items():
        control = page.locator(f"#log-{name}")
        tag = control.evaluate("e => e.tagName")
        control.select_option(value) if tag == "SELECT" else control.fill(value)
    page.locator(".button-main").click()


def entries(page: Page) -> list[str]:
    """What happened, entry by entry, as the page shows them."""
    return page.locator(".log-what").all_inner_texts()


def notice(page: Page) -> Locator:
    return page.locator(".log-notice p")


def what(page: Page) -> Locator:
    """The field for what happened."""
    return page.get_by_role("textbox", name="What happened")


def kept(page: Page) -> str | None:
    text: str | None = page.evaluate("key => localStorage.getItem(key)", KEY)
    return text


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes()


def read_back(page: Page, data: bytes | str) -> None:
    buffer = data if isinstance(data, bytes) else data.encode()
    file: Any = {"name": "log.json", "mimeType": "application/json", "buffer": buffer}
    page.locator("#log-file").set_input_files(file)


# Writing


def test_an_entry_is_added_with_all_that_is_known_of_it(site: Site) -> None:
    page = site.page(LOG)
    write(page, **LATE)
    entry = page.locator(".log-entry")
    expect(entry.locator("time")).to_have_text("3 March 2026")
    expect(entry.locator("time")).to_have_attribute("datetime", "2026-03-03")
    expect(entry.get_by_role("link")).to_have_text("Late or unreliable payment")
    assert entry.locator("dd").all_inner_texts() == ["Ada", "Mail of 22 March", "€1,200.50"]
    expect(notice(page)).to_have_text("The entry is in your log.")
    expect(page.get_by_role("status").last).to_have_text("The entry is in your log.")


def test_the_day_is_today_until_the_reader_says_otherwise(site: Site) -> None:
    page = site.page(LOG)
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    expect(page.get_by_label("Day", exact=True)).to_have_value(today)


def test_an_entry_needs_what_happened_and_the_field_says_so_and_has_the_focus(site: Site) -> None:
    page = site.page(LOG)
    write(page, what=" ")
    expect(what(page)).to_be_focused()
    expect(what(page)).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#log-what-error")).to_have_text("Write what happened.")
    assert entries(page) == []


def test_a_sum_that_is_none_is_told_and_not_saved(site: Site) -> None:
    page = site.page(LOG)
    write(page, what="Paid late", sum="a lot")
    expect(page.locator("#log-sum")).to_be_focused()
    expect(page.locator("#log-sum-error")).to_be_visible()
    assert entries(page) == []


def test_an_entry_is_changed_in_its_place(site: Site) -> None:
    page = opened(site)
    page.get_by_role("button", name="Change 14 May 2026, Max shouted at me.").click()
    expect(what(page)).to_have_value("Max shouted at me.")
    write(page, what="Max shouted at Ada.")
    assert entries(page) == [AGAIN["what"], "Max shouted at Ada.", LATE["what"]]
    expect(page.locator("#log-form")).to_have_text("New entry")


def test_a_change_can_be_given_up(site: Site) -> None:
    page = opened(site)
    page.locator(".log-entry button").first.click()
    what(page).fill("Something else")
    page.get_by_role("button", name="Leave it as it was").click()
    assert entries(page) == [AGAIN["what"], SHOUTED["what"], LATE["what"]]
    expect(what(page)).to_have_value("")


def test_what_was_removed_can_be_put_back_and_what_is_being_typed_stays(site: Site) -> None:
    page = opened(site)
    what(page).fill("Half a sentence")
    page.get_by_role("button", name="Remove 14 May 2026, Max shouted at me.").click()
    assert entries(page) == [AGAIN["what"], LATE["what"]]
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    assert entries(page) == [AGAIN["what"], SHOUTED["what"], LATE["what"]]
    expect(what(page)).to_have_value("Half a sentence")


def test_an_entry_is_written_by_keyboard_alone(site: Site) -> None:
    page = site.page(LOG)
    page.locator("#log-what").focus()
    page.keyboard.type("Paid late")
    for words in ("Ada", "A mail", "200"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    assert entries(page) == ["Paid late"]
    expect(page.locator(".log-entry dd").last).to_have_text("200.00")


# Reading


def test_entries_stand_newest_first_or_oldest_first(site: Site) -> None:
    page = opened(site)
    assert entries(page) == [AGAIN["what"], SHOUTED["what"], LATE["what"]]
    page.get_by_label("Order").select_option("Oldest first")
    assert entries(page) == [LATE["what"], SHOUTED["what"], AGAIN["what"]]


def test_the_entries_of_one_sign_are_shown_alone_and_counted(site: Site) -> None:
    page = opened(site)
    page.get_by_label("Show").select_option("Late or unreliable payment")
    assert entries(page) == [AGAIN["what"], LATE["what"]]
    expect(page.locator(".log-count")).to_have_text("2 entries")
    assert page.locator(".log-back li").all_inner_texts() == [
        "Late or unreliable payment: 2 times since 3 March 2026",
        "Verbal abuse instead of criticism: 1 time, on 14 May 2026",
    ]


@pytest.mark.parametrize(
    "poison",
    ["null", "5", '"x"', "{}", "[null, 5, [[[]]], {}]", "[[", '[{"what": {"a": 1}}]', "[" * 9999],
)
@pytest.mark.parametrize("storage", ["sessionStorage", "localStorage"])
def test_a_damaged_storage_breaks_no_page(site: Site, poison: str, storage: str) -> None:
    told: list[str] = []
    page = site.page(LOG)
    page.on("pageerror", lambda error: told.append(str(error)))
    for key in (KEY, "fingerpost-log-new", "fingerpost-log-draft", "fingerpost-log-change"):
        page.evaluate(f"([key, text]) => {storage}.setItem(key, text)", [key, poison])
    page.goto(site.url("letters/end-for-cause/"))
    page.goto(site.url("quiz/"))
    page.goto(site.url(LOG))
    write(page, what="Paid late")
    assert entries(page) == ["Paid late"]
    assert told == []


# Keeping


def test_the_log_lasts_for_the_visit_and_is_not_kept(site: Site) -> None:
    page = site.page(LOG)
    write(page, what="Paid late")
    page.goto(site.url("about/"))
    page.go_back()
    page.reload()
    assert entries(page) == ["Paid late"]
    assert kept(page) is None
    other = page.context.new_page()
    other.goto(site.url(LOG))
    assert entries(other) == []


DRAFT = {"what": "He shouted at me", "who": "Ana", "sum": "12"}


def drafted(page: Page) -> dict[str, str]:
    return {key: page.locator(f"#log-{key}").input_value() for key in DRAFT}


def test_an_entry_that_was_begun_is_there_again_until_it_is_put_into_the_log(site: Site) -> None:
    page = site.page(LOG)
    for key, value in DRAFT.items():
        page.locator(f"#log-{key}").fill(value)
    page.goto(site.url("about/"))
    page.goto(site.url(LOG))
    page.reload()
    assert drafted(page) == DRAFT
    page.get_by_role("button", name="Put it into the log").click()
    page.reload()
    assert drafted(page) == dict.fromkeys(DRAFT, "")
    assert entries(page) == ["He shouted at me"]


def test_an_entry_that_was_begun_waits_while_another_is_changed(site: Site) -> None:
    page = opened(site)
    for key, value in DRAFT.items():
        page.locator(f"#log-{key}").fill(value)
    page.locator(".log-entries").get_by_role("button", name="Change").first.click()
    assert drafted(page) != DRAFT
    page.get_by_role("button", name="Leave it as it was").click()
    assert drafted(page) == DRAFT
    page.locator(".log-entries").get_by_role("button", name="Change").first.click()
    page.locator("#log-what").fill("Something else")
    page.get_by_role("button", name="Save the change").click()
    assert drafted(page) == DRAFT
    assert "Something else" in entries(page)
    page.get_by_role("button", name="Erase the log").click()
    page.get_by_role("button", name="Erase everything").click()
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert drafted(page) == dict.fromkeys(DRAFT, "")


def test_a_change_that_was_begun_is_there_again_until_it_is_saved_or_left(site: Site) -> None:
    page = opened(site)
    before = entries(page)
    page.locator(".log-entries").get_by_role("button", name="Change").first.click()
    for key, value in DRAFT.items():
        page.locator(f"#log-{key}").fill(value)
    page.reload()
    assert drafted(page) == DRAFT
    expect(page.get_by_role("heading", name="Change the entry")).to_be_visible()
    page.get_by_role("button", name="Leave it as it was").click()
    page.reload()
    assert drafted(page) == dict.fromkeys(DRAFT, "")
    page.locator(".log-entries").get_by_role("button", name="Change").first.click()
    page.locator("#log-what").fill("Something else")
    page.reload()
    page.get_by_role("button", name="Save the change").click()
    page.reload()
    assert drafted(page) == dict.fromkeys(DRAFT, "")
    assert sorted(entries(page)) == sorted([*before[1:], "Something else"])


def test_a_change_of_an_entry_that_is_gone_is_forgotten(site: Site) -> None:
    page = opened(site)
    page.locator(".log-entries").get_by_role("button", name="Change").first.click()
    page.locator("#log-what").fill("Something else")
    page.locator(".log-entries").get_by_role("button", name="Remove").first.click()
    page.reload()
    assert drafted(page) == dict.fromkeys(DRAFT, "")


def test_the_log_is_kept_on_the_device_when_the_reader_asks_and_forgotten_when_not(
    site: Site,
) -> None:
    page = opened(site)
    page.get_by_label("Keep my log on this device").check()
    other = page.context.new_page()
    other.goto(site.url(LOG))
    assert entries(other) == entries(page) != []
    write(other, what="In another tab")
    expect(page.locator(".log-what").first).to_have_text("In another tab")  # once it hears
    other.get_by_label("Keep my log on this device").uncheck()
    expect(page.get_by_label("Keep my log on this device")).not_to_be_checked()  # once it hears
    assert kept(page) is None
    assert len(entries(page)) == 4


def test_a_device_that_keeps_nothing_is_told_of(site: Site) -> None:
    page = opened(site)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error(); })")
    page.get_by_label("Keep my log on this device").click()
    expect(notice(page)).to_have_text(
        "This browser keeps nothing. Save a backup before you close the tab."
    )
    expect(page.get_by_label("Keep my log on this device")).not_to_be_checked()


def test_erasing_asks_first_and_leaves_nothing_behind(site: Site) -> None:
    page = opened(site)
    page.get_by_label("Keep my log on this device").check()
    page.get_by_role("button", name="Erase the log").click()
    expect(page.get_by_role("dialog")).to_contain_text("Erase 3 entries? There is no way back.")
    page.keyboard.press("Escape")
    assert len(entries(page)) == 3
    page.get_by_role("button", name="Erase the log").click()
    page.get_by_role("button", name="Erase everything").click()
    assert entries(page) == []
    stored = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
    assert page.evaluate(stored) == []
    expect(page.locator("#log-yours")).to_be_focused()


def test_leaving_at_once_forgets_the_visit(site: Site) -> None:
    page = opened(site)
    page.context.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="-"))
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.wikipedia.org/")
    page.goto(site.url(LOG))
    assert entries(page) == []


def test_nothing_of_the_log_leaves_the_page_or_enters_an_address(site: Site) -> None:
    page = site.page(LOG)
    requested = requests_of(page)
    write(page, **LATE)
    for button in ("Word", "OpenDocument", "Spreadsheet (CSV)", "Backup (JSON)"):
        saved(page, button)
    assert [url for url in requested if not url.startswith("blob:")] == []
    assert page.url == site.url(LOG)
    address = "all => all.map(a => decodeURIComponent(a.href.replace(location.host, '')))"
    links = page.locator("a").evaluate_all(address)
    assert not any("211" in link or "Ada" in link for link in links)
    assert "connect-src 'none'" in site.parsed(site.url(LOG)).policy


# Taking along


def test_a_backup_is_read_back_without_doubles(site: Site) -> None:
    page = opened(site)
    backup = saved(page, "Backup (JSON)")
    assert [row["what"] for row in json.loads(backup)["rows"]] == [r["what"] for r in ROWS]
    read_back(page, backup)
    expect(notice(page)).to_have_text("All of this file is in your log already.")
    page.get_by_role("button", name="Remove 14 May 2026").click()
    read_back(page, backup)
    expect(notice(page)).to_have_text("1 entry came from the file.")
    assert entries(page) == [AGAIN["what"], SHOUTED["what"], LATE["what"]]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "This is no backup. A backup is the file that ends in .json."),
        (b"PK\x03\x04\xff\xfe", "This is no backup. A backup is the file that ends in .json."),
        ("[1, 2]", "This file was not saved by this page."),
        (
            json.dumps({**BACKUP, "version": 9, "rows": []}),
            "This backup comes from another version of this page. Open it there.",
        ),
        ("x" * 5_000_001, "This file is too large for a log, or cannot be opened."),
    ],
    ids=["empty", "zip", "other", "newer", "large"],
)
def test_a_file_that_cannot_be_read_is_told_in_words_and_changes_nothing(
    site: Site, data: bytes | str, words: str
) -> None:
    page = opened(site)
    read_back(page, data)
    expect(notice(page)).to_have_text(f"{words} Your log is as it was.")
    assert len(entries(page)) == 3


def test_what_is_empty_in_a_file_is_left_out_and_counted(site: Site) -> None:
    page = opened(site, rows=())
    read_back(page, json.dumps({**BACKUP, "rows": [None, {"what": "Paid late", "day": "May"}, {}]}))
    expect(notice(page)).to_have_text(
        "1 entry came from the file. 2 entries in it were empty and were left out."
    )
    assert entries(page) == ["May: Paid late"]


@pytest.mark.parametrize(
    ("button", "part"), [("Word", "word/document.xml"), ("OpenDocument", "content.xml")]
)
def test_a_document_holds_what_is_shown_by_date(site: Site, button: str, part: str) -> None:
    page = opened(site)
    page.get_by_label("Show").select_option("Late or unreliable payment")
    with zipfile.ZipFile(io.BytesIO(saved(page, button))) as archive:
        assert archive.testzip() is None
        text = archive.read(part).decode()
    found = [text.find(words) for words in ("Log of what happened", LATE["what"], AGAIN["what"])]
    assert -1 not in found
    assert found == sorted(found)
    assert "€1,200.50" in text
    assert SHOUTED["what"] not in text


def test_a_spreadsheet_holds_what_is_shown_and_no_formula(site: Site) -> None:
    formula = {"day": "2026-08-01", "what": '=HYPERLINK("http://x")', "who": "@SUM(1)"}
    page = opened(site, rows=(*ROWS, formula))
    data = saved(page, "Spreadsheet (CSV)")
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, *_, last = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head == [
        *("Day", "What happened", "Who saw it", "What proves it", "Sum", "Currency", "Sign")
    ]
    assert first == [*list(LATE.values())[:4], "1200.50", "EUR", "Late or unreliable payment"]
    assert last[1:3] == ['\'=HYPERLINK("http://x")', "'@SUM(1)"]


def test_on_paper_stands_the_table_and_nothing_else(published: Site) -> None:
    page = opened(published)
    page.emulate_media(media="print")
    title = page.locator("#log-sheet h2").inner_text()
    assert page.locator("main").inner_text().startswith(title)
    rows = page.locator("#log-sheet tbody tr")
    assert [row.locator("td").nth(1).inner_text() for row in rows.all()] == [
        row["what"] for row in ROWS
    ]
    assert page.locator("main :is(button, input, select, textarea):visible").count() == 0
    assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1


def test_an_empty_log_prints_as_a_form_and_so_does_a_full_one_when_asked(site: Site) -> None:
    page = opened(site, rows=())
    assert page.locator("#log-sheet tbody tr").count() == 12
    remembered(page, ROWS)
    page.reload()
    page.evaluate(
        "window.print = () => { window.lines = document.querySelectorAll('#log-sheet tbody tr')"
        ".length + document.querySelector('#log-sheet').textContent; }"
    )
    page.get_by_role("button", name="Print an empty sheet").click()
    assert page.evaluate("window.lines").startswith("12")
    assert str(LATE["what"]) not in page.evaluate("window.lines")


@pytest.mark.parametrize(
    "act",
    [
        "dispatchEvent(new Event('pointerdown'))",
        "dispatchEvent(new Event('keydown'))",
        "dispatchEvent(new Event('beforeprint'))",  # of another print
    ],
)
def test_a_sheet_stays_empty_until_a_browser_that_does_not_wait_has_printed_it(
    site: Site, act: str
) -> None:
    page = opened(site)
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    empty = page.get_by_role("button", name="Print an empty sheet")
    for _ in range(2):
        empty.evaluate("(button) => button.click()")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("#log-sheet tbody tr").count() == 12
    page.evaluate(act)
    assert page.locator("#log-sheet tbody tr").count() == 3


def test_without_javascript_there_is_a_sheet_to_print_and_no_dead_control(site: Site) -> None:
    page = site.page(LOG, javascript=False)
    expect(page.locator("#log-sheet table")).to_be_visible()
    assert page.locator("main :is(button, input, select, textarea):visible").count() == 0


def test_the_log_works_from_a_disk_and_takes_what_is_ticked_on_another_page(site: Site) -> None:
    page = site.browser.new_page()
    page.goto((site.folder / site.locale / SIGN / "index.html").as_uri())
    page.locator(".checklist input").first.check()
    page.get_by_role("link", name="Put 1 tick into your log").click()
    page.wait_for_url("file://**/log/index.html")
    expect(page.locator(".log-what")).to_have_count(1)
    write(page, what="Paid late")
    assert entries(page)[1] == "Paid late"


# Other pages


def test_what_is_ticked_on_the_page_of_a_sign_becomes_entries_once(site: Site) -> None:
    page = site.page(SIGN)
    boxes = page.locator(".checklist[data-list='sign/late-payment'] input")
    words = page.locator(".checklist[data-list='sign/late-payment'] label").all_inner_texts()
    expect(page.get_by_role("link", name="Write it down", exact=True)).to_be_visible()
    boxes.nth(0).check()
    boxes.nth(1).check()
    link = page.get_by_role("link", name="Put 2 ticks into your log")
    link.click()
    expect(notice(page)).to_have_text(
        "2 entries are new. Set their days, and say it in your own words."
    )
    assert sorted(entries(page)) == sorted(words[:2])
    assert page.locator(".log-when").all_inner_texts() == ["Which day?"] * 2
    assert page.locator(".log-of").all_inner_texts() == ["Late or unreliable payment"] * 2
    page.go_back()
    boxes.nth(0).check()
    page.locator(".to-log").click()
    expect(notice(page)).to_have_text(
        "What you ticked is in your log already. Set the days that are missing."
    )
    assert len(entries(page)) == 2


def test_answers_of_the_check_become_entries_and_no_link_holds_them(site: Site) -> None:
    page = site.page("quiz/")
    quiz.through(
        page,
        quiz.answered("often", "getting-paid", events=["unpaid-60-days"], chase_payment="never"),
    )
    page.get_by_role("link", name="Put my answers into my log").click()
    expect(notice(page)).to_contain_text("2 entries are new.")
    assert page.url == site.url(LOG)
    asked = quiz.QUIZ["questions"]["paid-late"]["text"]
    assert sorted(entries(page)) == sorted([asked, quiz.QUIZ["flags"]["unpaid-60-days"]["text"]])


def test_the_check_counts_the_log_beside_its_question_and_answers_nothing(site: Site) -> None:
    page = opened(site, "quiz/")
    steps = quiz.at_once(page, quiz.answered("often", "getting-paid"))
    while next(steps) != "events":
        pass
    page.locator(".quiz-main").click()
    note = page.locator(".quiz-question .quiz-hint[id$=log]")
    expect(note).to_have_text(
        "In your log, under “Late or unreliable payment”, since 3 March 2026: 2"
    )
    box = page.locator("#quiz-paid-late")
    expect(box).to_have_attribute("aria-describedby", "quiz-lead quiz-paid-late--log")
    assert box.locator("input:checked").count() == 0
    assert axe.violations(page) == []


def test_a_letter_that_lists_facts_takes_those_the_reader_chooses_from_the_log(site: Site) -> None:
    page = opened(site, "letters/end-for-cause/")
    page.get_by_role("button", name="Take facts from your log").click()
    dialog = page.get_by_role("dialog")
    assert [label.inner_text() for label in dialog.locator("label").all()] == [
        "3 March 2026: Invoice 211 was paid 19 days late. (Mail of 22 March)",
        "14 May 2026: Max shouted at me.",
        "2 July 2026: Invoice 214 was not paid.",
    ]
    assert axe.violations(page) == []
    dialog.get_by_label("3 March").check()
    dialog.get_by_label("2 July").check()
    dialog.get_by_role("button", name="Put them into the letter").click()
    facts = page.locator("#paper li").all_inner_texts()
    assert facts[:2] == [
        "3 March 2026: Invoice 211 was paid 19 days late. (Mail of 22 March)",
        "2 July 2026: Invoice 214 was not paid.",
    ]


def test_a_letter_offers_no_log_where_there_is_none(site: Site) -> None:
    page = site.page("letters/end-for-cause/")
    assert page.get_by_role("button", name="Take facts from your log").count() == 0


# Looks


COVERED = """() => {
  const at = document.activeElement;
  const way = document.querySelector(".leave-now");
  if (!at || at === way || at === document.body) return "";
  const [box, over] = [at.getBoundingClientRect(), way.getBoundingClientRect()];
  const across = box.left >= over.left && box.right <= over.right;
  return across && box.top >= over.top && box.bottom <= over.bottom ? at.id || at.outerHTML : "";
}"""


def test_the_way_out_stays_in_reach_and_hides_nothing_that_has_the_focus(site: Site) -> None:
    page = opened(site, viewport=SIZES["phone"])
    covered = []
    for _ in range(40):
        page.keyboard.press("Tab")
        covered.append(page.evaluate(COVERED))
        expect(page.locator(".leave-now")).to_be_in_viewport(ratio=1)
    assert set(covered) == {""}


@pytest.mark.parametrize("size", SIZES)
def test_the_log_has_no_accessibility_violation(edition: Site, size: str) -> None:
    page = opened(edition, viewport=SIZES[size])
    page.locator(".button-main").click()
    assert axe.in_light_and_dark(page) == []
    page.locator(".log-foot > button").click()
    assert axe.violations(page) == []


def test_the_longest_word_does_not_widen_the_log(edition: Site) -> None:
    row = dict.fromkeys(("what", "who", "proof", "sum", "sign"), "W" * 300)
    page = opened(edition, rows=(*ROWS, row), viewport=(320, 640))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
