"""The page of a letter: filled in, read as it will be sent, taken along, and kept private."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from . import axe
from .site import Site, requests_of

REMINDER = "letters/second-reminder/"
FILLED = {
    "Your name": "Zoë Byrne",
    "What you call them": "Max",
    "The project": "the shop",
    "Date of your last reminder": "2026-11-10",
    "Number for the subject": "214",
    "The day you set": "2026-12-07",
    "Invoice number": "214",
    "Issued on": "2026-10-01",
    "Due on": "2026-10-31",
    "Amount owed": "1.200,50",
    "Sum you demand": "1.200,50",
}


# The words of a table, with the number of lines on which each stands.
WORDS = """table => {
  const found = {};
  const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    for (const match of walker.currentNode.data.matchAll(/[^ \\n]+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, match.index);
      range.setEnd(walker.currentNode, match.index + match[0].length);
      const tops = [...range.getClientRects()].map((box) => Math.round(box.top));
      found[match[0]] = Math.max(found[match[0]] ?? 0, new Set(tops).size);
    }
  }
  return found;
}"""

# The choices that do not fit into their list beside its arrow.
CUT = """() => [...document.querySelectorAll("#form select")].flatMap((list) => {
  const { font, paddingLeft, paddingRight } = getComputedStyle(list);
  const room = list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - 18;
  const drawn = document.createElement("canvas").getContext("2d");
  drawn.font = font;
  return [...list.options].map(({ text }) => text).filter(
    (text) => room > 0 && drawn.measureText(text).width > room
  );
})"""

NOTHING_COPIED = """
  Object.defineProperty(navigator, "clipboard", {value: undefined});
  Document.prototype.execCommand = () => false;
"""


@pytest.fixture
def letter(site: Site) -> Page:
    page = site.page(REMINDER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def complete(page: Page) -> None:
    for label, value in FILLED.items():
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Currency").select_option("EUR")


def sheet(page: Page) -> str:
    return page.locator("#paper").inner_text()


def saved(page: Page, button: str) -> bytes:
    with page.expect_download() as download:
        page.locator(".take").get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).read_bytes()


def test_the_letter_reads_as_it_will_be_sent(letter: Page) -> None:
    complete(letter)
    said = "I wrote to you on 10 November 2026 about invoice 214 for the shop."
    assert said in sheet(letter)
    assert "Please pay €1,200.50 in all by 7 December 2026." in sheet(letter)


def test_what_is_still_open_is_listed_and_counted(letter: Page) -> None:
    expect(letter.locator(".still")).to_contain_text("12 blanks are still open:")
    complete(letter)
    expect(letter.locator(".still")).to_have_text(
        "The letter is complete. Read it once more, then send it."
    )


def test_a_blank_in_the_letter_leads_to_its_field(letter: Page) -> None:
    letter.locator("#paper a.slot", has_text="The project").first.click()
    expect(letter.get_by_label("The project")).to_be_focused()


def test_an_incomplete_letter_is_taken_along_only_when_the_reader_insists(letter: Page) -> None:
    letter.get_by_role("button", name="Text", exact=True).click()
    box = letter.get_by_role("dialog")
    expect(box).to_contain_text("12 blanks are still open:")
    expect(box.locator(".button-main")).to_have_text("Fill in first")
    box.get_by_role("button", name="Fill in first").click()
    expect(letter.get_by_label("Number for the subject")).to_be_focused()
    letter.get_by_role("button", name="Text", exact=True).click()
    with letter.expect_download() as download:
        box.get_by_role("button", name="Take it as it is").click()
    assert "[Your name]" in Path(download.value.path()).read_text(encoding="utf-8")


def test_a_complete_letter_is_saved_for_word_with_its_fields(letter: Page) -> None:
    complete(letter)
    with zipfile.ZipFile(io.BytesIO(saved(letter, "Word"))) as archive:
        assert archive.testzip() is None
        body = archive.read("word/document.xml").decode()
    assert re.search(r'<w:tag w:val="my-name"/>.*?Zoë Byrne', body)


def test_a_complete_letter_is_saved_as_opendocument(letter: Page) -> None:
    complete(letter)
    with zipfile.ZipFile(io.BytesIO(saved(letter, "OpenDocument"))) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert "Zoë Byrne" in archive.read("content.xml").decode()


def test_a_complete_letter_is_copied_as_an_email(letter: Page) -> None:
    complete(letter)
    letter.get_by_role("button", name="Copy as e-mail").click()
    copied: str = letter.evaluate("navigator.clipboard.readText()")
    assert "Subject: Second reminder: invoice 214 for the shop, €1,200.50" in copied
    assert "214 | 1 October 2026 | 31 October 2026 | €1,200.50" in copied


def test_an_email_begins_with_its_subject_and_ends_with_the_name(letter: Page) -> None:
    complete(letter)
    lines = saved(letter, "Text").decode().split("\n\n")
    assert lines[0] == "Subject: Second reminder: invoice 214 for the shop, €1,200.50"
    assert lines[1] == "Hello Max,"
    assert lines[-4:-2] == ["Regards,", "Zoë Byrne"]
    assert sheet(letter).startswith(lines[0])


def test_an_email_asks_for_addresses_only_when_it_goes_on_paper(letter: Page) -> None:
    complete(letter)
    addressed = letter.get_by_label("Who you write to")
    expect(addressed).to_be_hidden()
    letter.get_by_label("Put addresses and the date above it").check()
    expect(letter.get_by_label("Your address (optional)")).to_be_visible()
    expect(letter.locator(".still li")).to_have_text(["Who you write to"])
    addressed.fill("Max Moor")
    assert sheet(letter).startswith("Zoë Byrne\n\nMax Moor\n\n")
    expect(letter.locator(".still")).to_contain_text("The letter is complete.")


def test_a_letter_too_long_for_a_mail_program_is_copied_instead(letter: Page) -> None:
    complete(letter)
    letter.get_by_label("The project", exact=True).fill("shop " * 400)
    letter.get_by_role("button", name="Open in mail program").click()
    expect(letter.locator(".notice")).to_contain_text("It is copied instead")


def test_a_letter_too_long_for_a_mail_program_is_not_called_copied_where_it_was_not(
    site: Site,
) -> None:
    page = site.page("")
    page.add_init_script(NOTHING_COPIED)
    page.goto(site.url(REMINDER))
    complete(page)
    page.get_by_label("The project", exact=True).fill("shop " * 400)
    page.get_by_role("button", name="Open in mail program").click()
    expect(page.locator(".notice")).to_have_text("Select the words and copy them by hand")


def test_rows_are_added_removed_and_added_up(letter: Page) -> None:
    complete(letter)
    letter.get_by_role("button", name="Add a row").click()
    expect(letter.get_by_label("Invoice number").nth(1)).to_be_focused()
    letter.get_by_label("Amount owed").nth(1).fill("800")
    assert "for the shop, €2,000.50" in sheet(letter)
    letter.get_by_role("button", name="Remove Invoices, row 2").click()
    assert "for the shop, €1,200.50" in sheet(letter)


def test_a_blank_in_one_of_several_rows_leads_to_that_row(letter: Page) -> None:
    complete(letter)
    for name in ("Invoice number", "Issued on", "Due on", "Amount owed"):
        letter.get_by_label(name).fill("")
    letter.get_by_role("button", name="Add a row").click()
    letter.get_by_role("button", name="Add a row").click()
    letter.get_by_label("Invoice number").nth(1).fill("215")
    letter.get_by_label("Due on").nth(2).fill("2026-10-31")
    expect(letter.locator(".still li")).to_have_text(
        [
            *("Issued on, row 2", "Due on, row 2", "Amount owed, row 2"),
            *("Invoice number, row 3", "Issued on, row 3", "Amount owed, row 3"),
        ]
    )
    letter.locator("#paper a.slot", has_text="[Due on]").click()
    expect(letter.get_by_label("Due on").nth(1)).to_be_focused()


def test_interest_appears_only_with_its_basis(letter: Page) -> None:
    complete(letter)
    letter.get_by_label("What the interest rests on").select_option("contract")
    assert "late payment costs" not in sheet(letter)
    letter.get_by_label("Clause of the contract").fill("7")
    assert "Under clause 7 of our contract, late payment costs" in sheet(letter)


def test_a_paragraph_that_waits_for_a_field_keeps_the_letter_open(letter: Page) -> None:
    complete(letter)
    letter.get_by_label("What the interest rests on").select_option("contract")
    expect(letter.locator(".still")).to_contain_text("7 blanks are still open:")
    expect(letter.locator(".still li")).to_have_text(
        [
            *("Clause of the contract", "Interest per year"),
            *("For invoice", "Late from", "Days", "Rate a year", "Interest"),
        ]
    )
    tick = letter.get_by_label("Charge interest under our contract")
    expect(tick).to_have_accessible_description("Waits for: Clause of the contract")
    expect(letter.locator("#paper .paper-waits")).to_have_text(
        "Not in the letter yet: Charge interest under our contract"
        "Waits for: [Clause of the contract]"
    )
    letter.get_by_role("button", name="Text", exact=True).click()
    box = letter.get_by_role("dialog")
    expect(box).to_contain_text("Not in the letter yet: Charge interest under our contract")
    with letter.expect_download() as download:
        box.get_by_role("button", name="Take it as it is").click()
    taken = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Charge interest" not in taken
    assert "late payment costs" not in taken
    letter.locator("#form").get_by_role("link", name="Clause of the contract").click()
    expect(letter.get_by_label("Clause of the contract")).to_be_focused()
    letter.keyboard.type("7")
    expect(tick).to_have_accessible_description("")
    expect(letter.locator(".still")).to_contain_text("6 blanks are still open:")
    assert "Under clause 7 of our contract" in sheet(letter)
    tick.uncheck()
    expect(letter.locator(".still")).to_contain_text("The letter is complete.")


def test_what_waits_is_not_printed(letter: Page) -> None:
    letter.get_by_label("What the interest rests on").select_option("contract")
    note = letter.locator("#paper .paper-waits")
    expect(note).to_be_visible()
    letter.emulate_media(media="print")
    expect(note).to_be_hidden()


def test_a_switch_waits_for_the_basis_of_the_charge_too(letter: Page) -> None:
    complete(letter)
    letter.get_by_label("Offer to drop the charge").check()
    expect(letter.locator(".still li")).to_have_text(["What the interest rests on"])
    assert "I will drop what I added" not in sheet(letter)
    letter.get_by_label("Offer to drop the charge").uncheck()
    expect(letter.locator(".still")).to_contain_text("The letter is complete.")


def test_a_field_is_optional_only_while_no_paragraph_needs_it(site: Site) -> None:
    page = site.page("letters/last-call/")
    field = page.locator("#field-restart-terms")
    expect(field).to_have_accessible_name("What a restart needs")
    page.get_by_label("Say what a restart needs").uncheck()
    expect(field).to_be_hidden()
    page = site.page(REMINDER)
    basis = page.locator("#field-interest-basis")
    expect(basis).to_have_accessible_name("What the interest rests on (optional)")
    page.get_by_label("Offer to drop the charge").check()
    expect(basis).to_have_accessible_name("What the interest rests on")
    page.get_by_label("Offer to drop the charge").uncheck()
    expect(basis).to_have_accessible_name("What the interest rests on (optional)")


def test_choices_stand_in_order_the_likely_currency_first(published: Site) -> None:
    page = published.page(REMINDER)
    codes = page.locator("#field-currency option").evaluate_all("all => all.map(e => e.value)")
    first = {"en": ["GBP", "EUR", "USD"], "fr": ["EUR", "USD", "GBP"]}
    assert codes == ["", *first[published.locale], "CHF", "CAD", "AUD", "NZD"]


def test_choices_that_a_list_would_cut_have_a_button_each(site: Site) -> None:
    page = site.page("letters/first-response-to-abuse/", viewport=(390, 844))
    choices = page.get_by_role("radiogroup", name="What you do if it happens again")
    expect(choices).to_have_accessible_description(
        "Choose what you will really do. Stop the work only if your contract or the law lets you."
    )
    page.locator("#paper a", has_text="[what you will do]").click()
    expect(choices.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(choices.get_by_label("we will deal with each other in writing only")).to_be_checked()
    said = "If it happens again, we will deal with each other in writing only."
    expect(page.locator("#paper")).to_contain_text(said)


def test_no_list_cuts_a_choice(published: Site) -> None:
    page = published.page("")
    letters = [url for url in published.urls() if re.search("/letters/[^/]+/$", url)]
    assert len(letters) > 30
    cut = []
    for url in letters:
        page.goto(url)
        page.wait_for_selector(":root[data-ready]")
        for size in ((390, 844), (1280, 900)):
            cut += published.seen(page, size, "light").evaluate(CUT)
    assert cut == []


def test_a_switch_adds_its_paragraph_and_its_fields(letter: Page) -> None:
    letter.get_by_label("What the interest rests on").select_option("contract")
    letter.get_by_label("Offer to drop the charge").check()
    assert "I will drop what I added" in sheet(letter)


def test_an_error_is_tied_to_its_field(letter: Page) -> None:
    amount = letter.get_by_label("Amount owed")
    amount.fill("a lot")
    expect(amount).not_to_have_attribute("aria-invalid", "true")
    amount.blur()
    expect(amount).to_have_attribute("aria-invalid", "true")
    expect(amount).to_have_accessible_description(
        "Write a number, with at most two decimals: 1200 or 1200.50."
    )
    amount.fill("12")
    expect(amount).not_to_have_attribute("aria-invalid", "true")


def test_a_year_of_two_digits_is_no_year(letter: Page) -> None:
    day = letter.get_by_label("The day you set")
    day.fill("0026-12-07")
    expect(day).not_to_have_attribute("aria-invalid", "true")
    assert "by [The day you set]." in sheet(letter)
    letter.get_by_label("The project").focus()
    expect(day).to_have_attribute("aria-invalid", "true")
    day.fill("2026-12-07")
    expect(day).not_to_have_attribute("aria-invalid", "true")
    assert "by 7 December 2026." in sheet(letter)


def test_every_control_has_a_name_of_its_own(letter: Page) -> None:
    controls = letter.locator("#form input, #form select, #form textarea, #form button")
    names = controls.evaluate_all("all => all.map(e => e.labels?.[0]?.innerText || e.innerText)")
    assert names
    assert all(names)


def test_what_was_typed_comes_back_in_other_letters_of_the_visit(site: Site, letter: Page) -> None:
    letter.get_by_label("Your name").fill("Ada")
    letter.goto(site.url("letters/pause-notice/"))
    expect(letter.get_by_label("Your name")).to_have_value("Ada")
    assert letter.evaluate("Object.keys(localStorage)") == []


def test_what_was_typed_is_kept_for_the_next_visit_only_when_asked(
    site: Site, letter: Page
) -> None:
    letter.get_by_label("Your name").fill("Ada")
    letter.get_by_label("Keep what I typed on this device").check()
    later = letter.context.new_page()
    later.goto(site.url(REMINDER))
    expect(later.get_by_label("Your name")).to_have_value("Ada")


def test_a_kept_letter_has_the_date_of_the_day_it_is_opened(site: Site) -> None:
    letter = site.page("letters/formal-demand/")
    date = letter.get_by_label("Date of the letter")
    today = date.input_value()
    letter.get_by_label("Keep what I typed on this device").check()
    date.fill("2026-01-05")
    letter.reload()
    expect(date).to_have_value("2026-01-05")
    later = letter.context.new_page()
    later.goto(site.url("letters/formal-demand/"))
    expect(later.get_by_label("Date of the letter")).to_have_value(today)


def test_erasing_leaves_nothing_behind(site: Site, letter: Page) -> None:
    letter.get_by_label("Your name").fill("Ada")
    letter.get_by_label("Keep what I typed on this device").check()
    letter.get_by_label("What the interest rests on").select_option("contract")
    letter.get_by_label("Offer to drop the charge").check()
    letter.get_by_role("button", name="Erase everything").click()
    expect(letter.get_by_label("Your name")).to_have_value("")
    expect(letter.get_by_label("Offer to drop the charge")).not_to_be_checked()
    kept = letter.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)].flat()")
    assert kept == []


NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""


@pytest.mark.parametrize("storage", [True, False])
def test_what_was_erased_is_put_back_as_it_was(site: Site, storage: bool) -> None:
    page = site.page(REMINDER)
    if not storage:
        page.add_init_script(NO_STORAGE)
        page.reload()
    page.locator("#form select").first.select_option("ie")
    page.get_by_label("Your name").fill("Ada")
    page.locator("#field-invoices-1-number").fill("214")
    page.locator("#field-invoices-1-amount").fill("1000")
    page.locator("#field-invoices-1-due").fill("2026-10-01")
    page.get_by_label("What the interest rests on").select_option("contract")
    page.get_by_label("Offer to drop the charge").check()
    if storage:
        page.get_by_label("Keep what I typed on this device").check()
    page.get_by_label("Offer to drop the charge").blur()
    before = sheet(page)
    kept = "storage => storage && [localStorage, sessionStorage].map((all) => ({...all}))"
    held = page.evaluate(kept, storage)
    for _ in range(2):  # the second finds nothing to erase, and what it could lose stays
        page.get_by_role("button", name="Erase everything").click()
    assert sheet(page) != before
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_role("button", name="Erase everything")).to_be_focused()
    expect(page.locator("main [role=status]")).to_have_text("Everything is back")
    assert sheet(page) == before
    assert page.evaluate(kept, storage) == held
    expect(page.get_by_role("button", name="Put it back")).to_be_hidden()


def test_a_row_that_was_removed_is_put_back_in_its_place(site: Site) -> None:
    page = site.page(REMINDER)
    page.get_by_role("button", name="Add a row").first.click()
    for row, number in (("1", "214"), ("2", "215")):
        page.locator(f"#field-invoices-{row}-number").fill(number)
    page.get_by_role("button", name="Remove Invoices, row 1").click()
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("#field-invoices-1-number")).to_be_focused()
    expect(page.locator("#field-invoices-1-number")).to_have_value("214")
    expect(page.locator("#field-invoices-2-number")).to_have_value("215")
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)
    page.get_by_role("button", name="Remove Invoices, row 1").click()
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("button", name="Put it back")).to_have_count(1)  # all, and no row


def test_what_is_typed_after_erasing_stays_beside_what_is_put_back(letter: Page) -> None:
    letter.get_by_label("Your name").fill("Ada")
    letter.get_by_role("button", name="Erase everything").click()
    letter.get_by_label("The project").fill("the new shop")
    letter.get_by_role("button", name="Put it back").click()
    expect(letter.get_by_label("Your name")).to_have_value("Ada")
    expect(letter.get_by_label("The project")).to_have_value("the new shop")


def test_nothing_is_requested_while_a_letter_is_filled_in_and_taken_along(site: Site) -> None:
    letter = site.page(REMINDER)
    requested = requests_of(letter)
    complete(letter)
    saved(letter, "Word")
    assert [url for url in requested if not url.startswith("blob:")] == []


def test_the_policy_of_the_page_lets_nothing_out(site: Site) -> None:
    policy = site.parsed(site.url(REMINDER)).policy
    assert "connect-src 'none'" in policy
    assert "form-action 'none'" in policy


def test_a_letter_works_from_a_file(site: Site) -> None:
    page = site.page("about/")
    page.goto((site.folder / "en" / REMINDER / "index.html").as_uri())
    complete(page)
    assert "€1,200.50" in sheet(page)
    with zipfile.ZipFile(io.BytesIO(saved(page, "Word"))) as archive:
        assert archive.testzip() is None


def test_a_letter_works_without_a_connection(letter: Page) -> None:
    letter.context.set_offline(True)
    complete(letter)
    assert "Zoë Byrne" in saved(letter, "Text").decode()


@pytest.mark.parametrize("size", [(390, 844), (1280, 900)])
def test_a_letter_has_no_accessibility_violation_empty_half_filled_waiting_or_complete(
    site: Site, size: tuple[int, int]
) -> None:
    page = site.page(REMINDER, viewport=size)
    assert axe.in_light_and_dark(page) == []
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Amount owed").fill("a lot")
    page.get_by_label("What the interest rests on").select_option("contract")
    assert axe.in_light_and_dark(page) == []
    page.get_by_label("Charge interest under our contract").uncheck()
    complete(page)
    assert axe.in_light_and_dark(page) == []


def test_a_long_word_does_not_widen_the_page(site: Site) -> None:
    page = site.page(REMINDER, viewport=(320, 640))
    page.get_by_label("Your name").fill("W" * 300)
    page.get_by_label("Invoice number").fill("W" * 80)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 360, 390, 700, 1024, 1280])
def test_the_table_of_a_letter_breaks_no_word_and_no_sum(published: Site, width: int) -> None:
    page = published.page(REMINDER, viewport=(width, 900))
    for column, value in {"date": "2026-09-30", "due": "2026-09-30", "amount": "1.200,50"}.items():
        page.locator(f"#field-invoices-1-{column}").fill(value)
    page.locator("#field-currency").select_option("AUD")
    words = page.locator("#paper table").evaluate(WORDS)
    assert {"A$1,200.50", "1\u202f200,50\u00a0$AU"} & set(words)
    assert [word for word, lines in words.items() if lines > 1] == []
    assert page.locator("#paper").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_a_narrow_table_of_a_letter_is_still_a_table_to_a_screen_reader(site: Site) -> None:
    table = site.page(REMINDER, viewport=(320, 640)).locator("#paper table")
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.get_by_role("row")).to_have_count(3)


def test_a_second_language_comes_into_view_and_is_told_of(site: Site) -> None:
    page = site.page(REMINDER)
    choice = page.get_by_label("The same letter below, in another language")
    expect(choice).to_have_accessible_description("What you typed is not translated.")
    choice.select_option("fr")
    expect(page.locator(".paper[lang=fr] p").first).to_be_in_viewport()
    expect(page.get_by_role("status").last).to_have_text("The letter stands below too: Français")
    choice.select_option("")
    expect(page.get_by_role("status").last).to_have_text("The second letter is gone")
    expect(page.locator(".paper")).to_have_count(1)


def test_on_a_phone_the_letter_is_one_tap_away_from_every_field(site: Site) -> None:
    page = site.page(REMINDER, viewport=(390, 844))
    page.get_by_label("The project").focus()
    glance = page.locator(".glance")
    expect(glance).to_be_in_viewport(ratio=1)
    expect(glance).to_contain_text("12")
    glance.get_by_role("link").click()
    expect(page.locator("#the-letter")).to_be_in_viewport()


def test_paper_shows_the_letter_alone(letter: Page) -> None:
    complete(letter)
    letter.emulate_media(media="print")
    shown = letter.evaluate(
        "document.body.innerText.replace(/\\s+/g, ' ').trim() ==="
        " document.querySelector('#paper').innerText.replace(/\\s+/g, ' ').trim()"
    )
    assert shown


def test_the_form_is_filled_in_and_the_letter_saved_by_keyboard_alone(letter: Page) -> None:
    letter.get_by_label("Your name").focus()
    for _ in range(60):
        kind = letter.evaluate("document.activeElement.tagName + document.activeElement.type")
        label = letter.evaluate("document.activeElement.labels?.[0]?.innerText ?? ''")
        if label in FILLED and kind == "INPUTtext":
            letter.keyboard.type(FILLED[label])
        if letter.evaluate("document.activeElement.innerText") == "Copy as e-mail":
            break
        letter.keyboard.press("Tab")
    letter.keyboard.press("Enter")
    expect(letter.get_by_role("dialog")).to_be_visible()
    letter.keyboard.press("Escape")
    expect(letter.get_by_role("dialog")).to_have_count(0)
    assert "Zoë Byrne" in sheet(letter)


def test_without_javascript_the_letter_is_there_with_its_blanks_and_files(site: Site) -> None:
    page = site.page(REMINDER, javascript=False)
    assert "[Your name]" in sheet(page)
    assert page.locator("#form").is_hidden()
    assert page.locator(".files a").count() == 4


@pytest.mark.parametrize("published", ["fr"], indirect=True)
def test_readers_choose_to_whom_a_formal_letter_is(published: Site) -> None:
    page = published.page("letters/formal-demand/")
    expect(page.get_by_role("radiogroup", name="À qui s’adresse la lettre")).to_be_visible()
    expect(page.get_by_label("Une personne, « Madame, Monsieur »")).to_be_checked()
    expect(page.locator("#paper")).to_contain_text("Madame, Monsieur,")
    page.get_by_label("Un homme").check()
    expect(page.locator("#paper")).to_contain_text("agréer, Monsieur, mes salutations")
    page.get_by_label("Personne que je connaisse par son nom").check()
    expect(page.locator("#field-contact-person")).to_be_hidden()
    expect(page.locator("#paper")).to_contain_text("[Entreprise du client]")
