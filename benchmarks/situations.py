"""How long the check takes people in real situations, and what it says to them, in Chromium.

Takes every case of `tests/situations/` through the built page of the quiz by its own controls, and
prints the screens with questions, the outcome, the first letter, and two times: seconds to read the
words on the screens up to the result (what is folded away is not on them), and milliseconds that
the page needed to answer all clicks. Then the medians, and the cases that once went wrong, before
and after. Words are read at 238 a minute: M. Brysbaert, "How many words do we read per minute?",
Journal of Memory and Language 109 (2019), the mean of 190 studies for silent reading of English
non-fiction by adults, most of whom read 175 to 300. Choosing and ticking are not counted.

    .venv/bin/python benchmarks/situations.py [FOLDER OF A BUILT SITE]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.quiz import QUIZ, controls, facts
from tests.browser.site import Site, launched
from tests.content.test_situations import SITUATIONS, answers_of
from tests.quizzes import Answers, complete
from tests.renew_vectors import named, often

ROOT = Path(__file__).parents[1]
PHONE = (390, 844)
WORDS_A_MINUTE = 238
COUNT_TIME = """() => {
  window.spent = 0;
  addEventListener("click", () => {
    const start = performance.now();
    requestAnimationFrame(() => setTimeout(() => { window.spent += performance.now() - start; }));
  }, true);
}"""
OPEN = """() => [...document.querySelectorAll(".quiz-view input")]
  .filter((one) => one.checkVisibility() && !one.checked).map((one) => one.id)"""
SAID = """(view) => {
  const title = (part) => [...view.querySelectorAll(part)].map((one) => one.textContent.trim());
  return { outcome: title("h2 .quiz-kicker")[0] ?? "", links: [...view.querySelectorAll("a")].map(
    (one) => [new URL(one.href).pathname, one.textContent.trim()]) };
}"""
SAFETY, MOST_STEPS = "safety", 40

BEFORE_AND_AFTER: list[tuple[str, str, str]] = [
    (
        "All five founding signs, almost every time",
        "the founding signs, almost every time",
        "Mend it by a date, 49 of 100",
    ),
    (
        "Both payment questions at the top, every remedy tried in vain",
        "late payment, every remedy failed",
        "11 of 100",
    ),
    ("Abuse alone, at the top", "abuse, told in vain", "How bad it is: 13 of 100"),
    (
        "One sign at its worst, told in vain, a remedy failed",
        "prices, told in vain and a remedy failed",
        "Plan your exit took 7 of 17 signs at their worst",
    ),
    ("One racist remark, and all else is well", "hate", "Ordinary friction"),
]
"""A case, the vector that has its answers, and what the check once said to it."""


@dataclass(frozen=True)
class Walk:
    """A way through the quiz: its screens, what its result says, words read, time of the page."""

    screens: int
    outcome: str
    letter: str
    measures: list[str]
    words: int
    milliseconds: float

    @property
    def seconds(self) -> float:
        """How long the words take to read."""
        return 60 * self.words / WORDS_A_MINUTE


def walked(site: Site, answers: Answers) -> Walk:
    """Take the quiz as a reader on a phone does."""
    page = site.page("quiz/", viewport=PHONE)
    view = page.locator(".quiz-view")
    page.evaluate(COUNT_TIME)
    wanted, words, screens = controls(answers), 0, 0
    for _ in range(MOST_STEPS):
        step = view.get_attribute("data-step")
        if step == "result":
            break
        words += len(view.inner_text().split())
        screens += step not in ("start", SAFETY)
        answer(page, wanted)
        page.locator(".quiz-main, [data-step=safety] .quiz-row button").first.click()
    said = view.evaluate(SAID)
    letters = [title for path, title in said["links"] if "/letters/" in path]
    walk = Walk(
        screens=screens,
        outcome=said["outcome"],
        letter=next(iter(letters), "none"),
        measures=facts(page)["measures"],
        words=words,
        milliseconds=page.evaluate("window.spent"),
    )
    page.context.close()
    return walk


def answer(page: Page, wanted: list[str]) -> None:
    """Choose what is wanted on a screen, with what it brings up."""
    while left := [name for name in page.evaluate(OPEN) if name in wanted]:
        for name in left:
            page.check(f"#{name}")


def table(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns; the first one is the head."""
    print(f"| {' | '.join(rows[0])} |")
    print(f"|{'---|' * len(rows[0])}")
    for row in rows[1:]:
        print(f"| {' | '.join(row)} |")
    print()


def cases(site: Site) -> None:
    """Print every situation, and the medians."""
    walks = [(one["name"], walked(site, answers_of(one))) for one in SITUATIONS]
    rows: list[tuple[str, ...]] = [
        ("situation", "screens", "outcome", "first letter", "seconds to read", "ms of the page")
    ]
    for name, walk in walks:
        times = (f"{walk.seconds:.0f}", f"{walk.milliseconds:.0f}")
        rows.append((name, str(walk.screens), walk.outcome, walk.letter, *times))
    table(rows)
    screens = [walk.screens for _, walk in walks]
    seconds = [walk.seconds for _, walk in walks]
    spent = [walk.milliseconds for _, walk in walks]
    print(
        f"{len(walks)} situations: median {statistics.median(screens):g} screens "
        f"(most {max(screens)}), median {statistics.median(seconds):.0f} seconds to read "
        f"(most {max(seconds):.0f}), median {statistics.median(spent):.0f} ms of the page.\n"
    )


def before_and_after(site: Site) -> None:
    """Print what the check once said to some cases, and what it says now."""
    abuse = complete(QUIZ, often(QUIZ, "nearly-always", "tone"))
    answers = {**named(QUIZ), "abuse, told in vain": abuse}
    rows: list[tuple[str, ...]] = [("case", "before", "after", "how bad the worst is", "screens")]
    for case, vector, before in BEFORE_AND_AFTER:
        walk = walked(site, answers[vector])
        bad = next((x for x in walk.measures if x.startswith("How bad")), "not shown: help first")
        rows.append((case, before, walk.outcome, bad, str(walk.screens)))
    table(rows)


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder, "site")
        if len(sys.argv) == 1:
            command = [sys.executable, "-m", "fingerpost", "-C", str(ROOT), "build", "--no-cache"]
            subprocess.run([*command, "--site-dir", str(built)], check=True, capture_output=True)
        browser = launched(playwright, "chromium")
        site = Site(built, browser)
        before_and_after(site)
        cases(site)
        site.close()
        browser.close()


if __name__ == "__main__":
    main()
