"""From the quiz to a formal demand by keyboard, in five countries.

Every sum that the letter names is the one of the calculator in Python.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from fingerpost.calculator.interest import Claim, Invoice, Rule, claim
from fingerpost.calculator.rules import FOREVER, rule
from fingerpost.text import formats
from fingerpost.text.locales import formats as formats_of

from ..projects import our_guide
from .quiz import answered, keyed
from .site import Served

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-26"
INVOICES = [
    ("214", "2026-05-03", "2026-06-02", "1200"),
    ("219", "2026-09-01", "2026-10-01", "2500.50"),
]
UNPAID = answered("nearly-always", "getting-paid", leave_when=["paused-twice"])
MOST_KEYS = 400
AT = """() => {
  const at = document.activeElement;
  const inside = (id) => Boolean(at.closest(`#field-${id}`));
  return {id: at.id, text: at.textContent.trim(), href: at.href ?? "", type: at.type ?? "",
          invoices: at.tagName === "BUTTON" && inside("invoices")};
}"""
TYPED = {
    "my-name": "Ada Byrne",
    "my-address": "1 Long Lane",
    "my-email": "ada@example.org",
    "place": "Oldtown",
    "bank-details": "Account 12 34 56 78",
    "contact-person": "Max Moor",
    "called": "Mr Moor",
    "client-company": "Moor Shops",
    "client-address": "2 Short Street",
    "project": "the new shop",
    "contract-date": "2026-01-12",
    "today": TODAY,
    "reminder-date": "2026-11-10",
}
SUM = {
    "en": re.compile(r"(?:US\$|A\$|[€£])[\d,]+\.\d\d"),
    "fr": re.compile(r"(?<![\d,])\d[\d\u202f]*,\d\d\u00a0€"),
}


@dataclass(frozen=True)
class Walk:
    """Where somebody works, what they type beside what all do, what the letter then says."""

    country: str
    name: str
    next_step: str
    says: tuple[str, ...]
    locale: str = "en"
    types: dict[str, str] = field(default_factory=dict)
    contract: str = ""


WALKS = [
    Walk(
        "fr",
        "France",
        "je saisirai",
        (
            "Lettre recommandée avec accusé de réception",
            "Objet : Mise en demeure de payer – factures n° 214, 219, projet « the new shop »",
            "l’article L. 441\u201110 du code de commerce",
            "articles L. 441\u201110 et D. 441\u20115 du code de commerce",
            "sous 15 jours à compter de la réception de la présente",
            "La présente vaut mise en demeure de payer au sens de l’article 1344 du code civil.",
            "toutes taxes comprises (TTC)",
        ),
        locale="fr",
    ),
    Walk(
        "de",
        "Germany",
        "file a claim",
        (
            "Registered letter with return receipt (Einschreiben mit Rückschein)",
            "Formal demand for payment (Mahnung): invoices 214, 219, the new shop",
            "Interest under section 288 of the German civil code (BGB)",
            "section 288(5) of the German civil code (BGB)",
            "within 14 days of receiving this letter",
            "The sums of the invoices include VAT (brutto).",
        ),
    ),
    Walk(
        "uk",
        "United K",
        "file a claim",
        (
            "By first class post, with a copy by e-mail",
            "Letter before claim: invoices 214, 219, the new shop",
            "the Late Payment of Commercial Debts (Interest) Act 1998",
            "within 30 days of receiving this letter",
            "Practice Direction on Pre-Action Conduct",
        ),
    ),
    Walk(
        "us-ny",
        "New York",
        "file a claim",
        (
            "Formal demand for payment: invoices 214, 219, the new shop",
            "within 10 days of receiving this letter",
            "article 44-A of the New York General Business Law (Freelance Isn’t Free Act)",
        ),
        types={"deadline-days": "10"},
    ),
    Walk(
        "au",
        "Australia",
        "file a claim",
        (
            "Letter of demand: invoices 214, 219, the new shop",
            "Interest of 8% a year under clause 7 of our contract",
            "within 14 days of receiving this letter",
            "include GST where they show it",
        ),
        types={"interest-basis": "our contract", "clause": "7", "interest-rate": "8"},
        contract="8",
    ),
]


def owed(walk: Walk) -> tuple[Claim | None, str]:
    """What the calculator says of the invoices, if there is a rule, and the currency."""
    countries = {country.id: country for country in our_guide().countries}
    kinds = {kind.id: kind for kind in our_guide().fact_kinds}
    here = rule(countries[walk.country], countries, kinds)
    if walk.contract:
        rates = [{"start": "0001-01-01", "end": FOREVER, "rate": walk.contract}]
        here = Rule(rates=rates, taken="each-day", rests="never", fixed=[], fixed_until=FOREVER)  # type: ignore[typeddict-item]
    currency = countries[walk.country].currency or ""
    bills = [
        Invoice(number=number, amount=round(float(amount) * 100), due=due, payments=())
        for number, _, due, amount in INVOICES
    ]
    return (claim(here, bills, TODAY) if here else None), currency


def sums(walk: Walk) -> list[str]:
    """Every sum that the letter should name, in the order in which it names them."""
    found, currency = owed(walk)
    amounts = [round(float(amount) * 100) for *_, amount in INVOICES]
    cents = [*amounts, sum(amounts)]
    if found is None:
        cents.append(sum(amounts))
    else:
        for invoice in found["invoices"]:
            early = [step["interest"] for step in invoice["steps"][:-1]]
            cents += [*early, invoice["interest"] - sum(early)]
        cents.append(found["interest"])
        cents += [found["fixed"]] if found["fixed"] else []
        cents += [found["total"], found["a_day"]]
    return [formats.money(each, currency, formats_of(walk.locale)) for each in cents]


def quizzed(page: Page) -> None:
    """Take the quiz by keyboard, and follow its result to the formal demand."""
    keyed(page, page.main_frame, UNPAID)
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        if page.evaluate(AT)["href"].endswith("/letters/formal-demand/"):
            page.keyboard.press("Enter")
            page.wait_for_url("**/letters/formal-demand/")
            page.wait_for_selector("html[data-ready]")
            return
    raise AssertionError("The result does not lead to the formal demand.")


def filled(page: Page, walk: Walk) -> None:
    """Fill in the letter by keyboard, up to the button that makes a Word file."""
    typed = {**TYPED, **walk.types, "next-step": walk.next_step}
    cells = {
        f"field-invoices-{at}-{name}": value
        for at, invoice in enumerate(INVOICES, start=1)
        for name, value in zip(("number", "date", "due", "amount"), invoice, strict=True)
    }
    todo = {**cells, **{f"field-{name}": value for name, value in typed.items()}}
    todo["letter-where"] = walk.name
    rows = 1
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        at = page.evaluate(AT)
        if at["invoices"] and rows < len(INVOICES):
            page.keyboard.press("Enter")
            rows += 1
            at = page.evaluate(AT)
        value = todo.pop(at["id"], "")
        if value:
            write(page, at["type"], value)
        if at["id"] == "letter-where":
            page.wait_for_selector(".country-choice a")
        if at["text"] == "Word":
            break
    todo.pop("field-called", None)  # not asked for where the salutation has no name
    assert not todo, f"No way by keyboard to {sorted(todo)}."


def write(page: Page, kind: str, value: str) -> None:
    if kind == "date":
        year, month, date = value.split("-")
        page.keyboard.type(f"{month}{date}{year}")
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
    else:
        page.keyboard.type(value)


def word(page: Page) -> str:
    """The text of the Word file that Enter makes, a line for each paragraph."""
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as archive:
        body = archive.read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p[ >].*?</w:p>", body, re.DOTALL)
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", each)) for each in paragraphs)


def printed(page: Page) -> str:
    """The text of the letter on paper."""
    page.emulate_media(media="print")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return " ".join(part.extract_text() for part in pages)


def bare(text: str) -> str:
    """A text without spaces and ligatures, since a PDF has its own."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("walk", WALKS, ids=[walk.country for walk in WALKS])
def test_from_the_quiz_to_a_formal_demand_whose_sums_are_those_of_the_calculator(
    walk: Walk, site_folder: Path, served: Served
) -> None:
    page = served(site_folder, walk.locale).page("quiz/")
    quizzed(page)
    filled(page, walk)
    expect(page.locator(".still .complete")).to_be_visible()
    said = word(page)
    assert SUM[walk.locale].findall(said) == sums(walk)
    paper = printed(page)
    for words in walk.says:
        assert words in said.replace("\u00a0", " ").replace("\u202f", " ")
        assert bare(words) in bare(paper)
    for amount in sums(walk):
        assert bare(amount) in bare(paper)
