"""The quiz as tests take it: by keyboard, at once, from a link; and what its result says."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Frame, Page

from fingerpost.quiz.score import score

from ..quizzes import Answers, complete, ours
from ..renew_vectors import often

QUIZ = ours()
SEVERITY = [name for name, one in QUIZ["questions"].items() if one["role"] == "severity"]
MOST_KEYS = 1_500

ACTIVE = """() => {
  const MAIN = ".quiz-main, [data-step=safety] .quiz-row button";
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const root = at?.getRootNode();
  const group = at?.type === "radio" ? [...root.querySelectorAll(`[name="${at.name}"]`)] : [];
  return {tag: at?.tagName ?? "", type: at?.type ?? "", id: at?.id ?? "", name: at?.name ?? "",
          main: Boolean(at?.matches(MAIN)), ids: group.map(one => one.id)};
}"""
DEEP = """const all = (root) => [...root.querySelectorAll("*")].flatMap(
  (one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);"""
PUT = f"""(ids) => {{
  {DEEP}
  const inputs = all(document).filter((one) => one.matches("input"));
  const found = inputs.filter((one) => ids.includes(one.id) && !one.checked);
  for (const one of found) one.click();
  return found.length;
}}"""
PRESS = f"""() => {{
  {DEEP}
  const main = ".quiz-main, [data-step=safety] .quiz-row button";
  all(document).find((one) => one.matches(main)).click();
}}"""
STEP = f"""() => {{
  {DEEP}
  return all(document).find((one) => one.matches(".quiz-view"))?.dataset.step ?? "";
}}"""
FACTS = """(view) => {
  const words = (node) => node.textContent.replace(/\\s↗/g, "").replace(/\\s+/g, " ").trim();
  const texts = (selector) => [...view.querySelectorAll(selector)].map(words);
  return {
    verdict: words(view.querySelector("h2")),
    measures: texts(".quiz-measures p"),
    reasons: texts(".quiz-reasons li"),
    signs: texts(".quiz-signs > li > strong, .quiz-signs > li > .quiz-measure p"),
    steps: texts(".quiz-road strong, .quiz-road .quiz-day"),
    boxes: texts(".quiz-box h3"),
    links: texts(".quiz-part a"),
  };
}"""


def answered(option: str, *topics: str, **others: str | list[str]) -> Answers:
    """A way through the quiz: some topics, one answer to all about severity, the rest harmless."""
    given = {key.replace("_", "-"): value for key, value in others.items()}
    return complete(QUIZ, {**often(QUIZ, option, *topics), **given})


MIXED = answered(
    "sometimes",
    *("getting-paid", "prices", "decisions"),
    paid_late="often",
    chase_payment="once",
    price_reopened="nearly-always",
    told_cheaper="never",
    decision_reopened="na",
    told_in_writing="no",
    delivered="no",
)
OUTCOMES: Mapping[str, Answers] = {
    "no-sign": answered("never", "prices"),
    "healthy": answered("once", "prices"),
    "repair": answered("sometimes", "scope", told_in_writing="no"),
    "repair-with-deadline": MIXED,
    "pause-now": answered("once", "getting-paid", events=["unpaid-60-days"]),
    "plan-exit": answered(
        "nearly-always",
        *("prices", "direction"),
        leave_when=["price-opened-twice"],
        costs_covered="no",
        small_share="no",
        leads="no",
    ),
    "it-is-over": answered("often", "scope", events=["ended-by-them"]),
    "claim-in-time": answered("often", "getting-paid", events=["insolvent", "unpaid-60-days"]),
    "stop-and-report": answered("once", "dependence", red_flags=["fraud"]),
    "leave-now": answered("often", "tone", red_flags=["threat", "fraud"]),
}


def fragment(answers: Mapping[str, Any], version: str = "2") -> str:
    """The fragment of a link to a result."""
    parts = [
        f"{name}*{','.join(answer)}" if isinstance(answer, list) else f"{answer}={name}"
        for name, answer in answers.items()
    ]
    code = base64.urlsafe_b64encode(";".join(parts).encode()).decode().rstrip("=")
    return f"#r={version}.{code}"


def controls(answers: Answers) -> list[str]:
    """The ids of the controls to choose for answers."""
    return [
        f"quiz-{name}--{option}"
        for name, answer in answers.items()
        for option in (answer if isinstance(answer, list) else [answer])
    ]


def keyed(page: Page, frame: Frame | Page, answers: Answers) -> None:
    """Take the quiz from its start to the result with the keyboard alone."""
    wanted = set(controls(answers))
    done: set[str] = set()
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        at = frame.evaluate(ACTIVE)
        if at["type"] == "checkbox" and at["id"] in wanted - done:
            page.keyboard.press("Space")
            done.add(at["id"])
        elif at["type"] == "radio" and at["name"] not in done:
            place = next(i for i, name in enumerate(at["ids"]) if name in wanted)
            for _ in range(place):
                page.keyboard.press("ArrowDown")
            if not place:
                page.keyboard.press("Space")
            done.add(at["name"])
        elif at["main"]:
            page.keyboard.press("Enter")
            if frame.evaluate(STEP) == "result":
                return
    raise AssertionError(f"No result by keyboard. The last focus was on {at}.")


def at_once(frame: Frame | Page, answers: Answers) -> Iterator[str]:
    """Take the quiz by script, stopping at each step once it is answered."""
    ids = controls(answers)
    for _ in range(40):
        while frame.evaluate(PUT, ids):
            pass
        step = frame.evaluate(STEP)
        yield step
        if step == "result":
            return
        frame.evaluate(PRESS)
    raise AssertionError(f"No result. The last step was {step}.")


def through(frame: Frame | Page, answers: Answers) -> None:
    """Take the quiz by script to its result."""
    list(at_once(frame, answers))


def supplied(page: Page, question: str, option: str) -> None:
    """Answer a question that a result waits for, and have the result shown again."""
    page.get_by_role("button", name=question).click()
    page.locator(f"#quiz-{option}").check()
    page.get_by_role("button", name="Back to your answers").click()
    page.get_by_role("button", name="Show the result").first.click()


def facts(frame: Frame | Page) -> dict[str, Any]:
    """What a result says."""
    found: dict[str, Any] = frame.locator(".quiz-view").evaluate(FACTS)
    return found


def expected(answers: Answers, *, framed: bool = False) -> dict[str, Any]:
    """What the reference scorer makes of answers, as far as a result shows it in numbers.

    Nobody who may be in danger is shown how bad that is in numbers. Elsewhere than on its page the
    quiz leaves out the plan, and with it how ready the reader is to leave: `framed`.
    """
    result = score(QUIZ, answers)
    band = next(one for one in QUIZ["bands"] if one["id"] == result["band"])
    severity, readiness, all_signs = result["severity"], result["readiness"], len(QUIZ["signs"])
    measures = []
    if severity:  # else their bars would be empty
        touched = f"Signs: {result['breadth']} of {all_signs}"
        measures = [
            f"How serious the worst part is {severity} of 100",
            f"How much of the work it touches {touched}",
        ]
    if readiness is not None and not framed:
        measures.append(f"How ready you are to leave {readiness} of 100")
    signs = {one["sign"]: one["percent"] for one in result["signs"]}
    return {
        "verdict": f"{band['title']} {band['verdict']}",
        "measures": [] if result["safety"] else measures,
        "signs": [
            words
            for name in result["top"]
            for words in (QUIZ["signs"][name]["title"], f"Strength {signs[name]} of 100")
        ],
    }


def shown(found: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a result that `expected` speaks of."""
    return {key: found[key] for key in ("verdict", "measures", "signs")}
