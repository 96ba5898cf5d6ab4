"""The quiz as content, as data and on paper: complete, plain, leading on, its ids for good."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import polib
import pytest

from fingerpost import pipeline
from fingerpost.model.kinds import Model
from fingerpost.model.quiz import Quiz
from fingerpost.model.texts import words
from fingerpost.pages import context, relations, search
from fingerpost.quiz import data as quiz_data
from fingerpost.quiz.by_hand import sheet
from fingerpost.quiz.decide import counted, options_of
from fingerpost.quiz.score import score
from fingerpost.text.locales import locale
from fingerpost.text.markup import links

from ..projects import our_checked, our_guide, our_project
from ..quizzes import ADDRESS, ROOT, complete, landlords, of_role, options, ours, screens
from ..renew_vectors import often
from .test_guide import LONGEST_SENTENCE, blocks, grade, sentences

GRADE_OF_THE_QUIZ = 8
WORDS_A_MINUTE, MINUTES = 220, 3
DATA = ours()
PAPER = sheet(DATA, "../")

# What links to results hold. Entries are added, and never change.
FOUNDING = {
    "paid-late": ("late-payment", 4),
    "chase-payment": ("late-payment", 3),
    "price-reopened": ("price-mismatch", 3),
    "told-cheaper": ("price-mismatch", 2),
    "decision-reopened": ("no-compromise", 3),
    "deadlock": ("no-compromise", 2),
    "personal-criticism": ("verbal-abuse", 4),
    "outsized-reaction": ("verbal-abuse", 4),
    "approval-withdrawn": ("unsure-client", 3),
    "free-trials": ("unsure-client", 2),
    "added-tasks": ("scope-creep", 3),
    "left-waiting": ("ghosting", 2),
    "outside-hours": ("boundaries", 2),
    "told-how": ("micromanagement", 2),
    "untrue": ("dishonesty", 4),
    "team-contempt": ("disrespect-team", 3),
    "below-floor": ("unprofitable", 3),
    "put-off": ("poor-fit", 2),
}
LATER = {
    "asked-wrong": ("illegal-unethical", 4),
    "unallowed-use": ("credit-ip-misuse", 3),
    "cannot-refuse": ("dependency", 2),
    "odd-money": ("payment-risk", 3),
}
OTHERS = {
    "red-flags": [
        "suicide-threat",
        "blackmail",
        "threat",
        "harassment",
        "harassed-by-staff",
        "hate",
        "wrong-asked",
        "unlawful-demand",
        "fraud",
        "abuse-after-warning",
        "none",
    ],
    "events": [
        "insolvent",
        "chargeback",
        "money-back",
        "unpaid-60-days",
        "no-money",
        "ended-by-them",
        "damages",
        "review-threat",
        "lie-about-work",
        "data-lost",
        "unpaid-work-used",
        "paid-when-paid",
        "files-for-money",
        "more-for-free",
        "other-work-banned",
        "none",
    ],
    "situation": [
        "getting-paid",
        "prices",
        "decisions",
        "direction",
        "scope",
        "control",
        "tone",
        "respect",
        "rights",
        "worth",
        "dependence",
        "none",
    ],
    "what-else": [
        "contact-gone",
        "called-ai",
        "my-mistake",
        "in-my-name",
        "paid-in-advance",
        "penalty",
        "paid-less",
        "share",
        "long-terms",
        "order-less",
        "false-account",
        "own-bills",
        "ill",
        "accused",
        "danger",
        "bad-name",
        "somebody-hurt",
        "visa",
        "none",
    ],
    "who-they-are": [
        "abroad",
        "friends",
        "public",
        "marketplace",
        "under-age",
        "struck-off",
        "none",
    ],
    "agreed": ["monthly", "nearly-done", "far-from-done", "single-jobs", "marketplace"],
    "told-in-writing": ["yes", "no"],
    "had-time": ["yes", "no"],
    "delivered": ["yes", "mostly", "no"],
    "terms-written": ["yes", "partly", "no"],
    "costs-covered": ["no", "partly", "yes"],
    "small-share": ["no", "partly", "yes"],
    "leads": ["no", "partly", "yes"],
    "notice-known": ["no", "partly", "yes"],
    "handover-ready": ["no", "partly", "yes"],
    "records-safe": ["no", "partly", "yes"],
}
RANGES = {"healthy": (0, 24), "repair": (25, 74), "repair-with-deadline": (75, 100)}


def quiz() -> Quiz:
    found = our_guide().quiz
    assert found is not None
    return found


def text_of(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from text_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from text_of(value)
    elif isinstance(data, str):
        yield data


def test_what_a_result_takes_from_the_page_of_a_sign_does_not_speak_of_that_page() -> None:
    steps = re.compile(r"signs/[a-z-]+/try_first/[a-z-]+/today")
    told = {
        text
        for entry in polib.pofile(str(ROOT / "content/translations/fr.po"))
        if steps.fullmatch(entry.msgctxt)
        for text in (entry.msgid, entry.msgstr)
    }
    assert len(told) == 2 * sum(len(sign["remedies"]) for sign in DATA["signs"].values())
    assert not {text for text in told if re.search(r"(?:this|cette) page|ci-dess|plus bas", text)}


def test_the_founding_questions_have_their_signs_and_weights() -> None:
    asked = {name: DATA["questions"][name] for name in of_role(DATA, "severity")}
    assert {name: (q["sign"], q["weight"]) for name, q in asked.items()} == {**FOUNDING, **LATER}


def test_every_id_that_a_link_may_hold_is_still_there() -> None:
    assert {name: options(DATA, name) for name in OTHERS} == OTHERS
    assert options(DATA, "paid-late") == [
        "never",
        "once",
        "sometimes",
        "often",
        "nearly-always",
        "na",
    ]
    lines = [line for sign in DATA["signs"].values() for line in sign["lines"]]
    assert options(DATA, "leave-when") == [*lines, "none"]
    assert options(DATA, "tried") == [*(remedy.id for remedy in our_guide().remedies), "none"]


def test_the_bands_have_the_ranges_that_were_agreed() -> None:
    assert {b["id"]: (b["from"], b["to"]) for b in DATA["bands"] if "from" in b} == RANGES


def test_every_sign_of_the_guide_is_asked_for() -> None:
    assert set(DATA["signs"]) == {sign.id for sign in our_guide().signs}


def test_every_sign_leads_to_remedies_and_letters_and_has_a_line() -> None:
    led = {
        name: bool(x["remedies"] and (x["letters"] or x["letters_from"]) and x["lines"])
        for name, x in DATA["signs"].items()
    }
    assert [name for name, leads in led.items() if not leads] == []


def test_the_quiz_is_easy_to_read() -> None:
    assert grade(quiz()) <= GRADE_OF_THE_QUIZ
    assert [
        sentence
        for block in blocks(quiz())
        for sentence in sentences(block)
        if len(sentence.split()) > LONGEST_SENTENCE
    ] == []


@pytest.mark.parametrize("topic", [t["id"] for t in DATA["topics"] if "situation" in t])
def test_what_is_asked_about_one_matter_can_be_read_in_three_minutes(topic: str) -> None:
    grave = often(DATA, "nearly-always", topic)
    answers = complete(DATA, {**grave, "tried": list(DATA["remedies"])})
    asked = [DATA["intro"], DATA["period"], DATA["private"]]
    for each in DATA["topics"]:
        if each["id"] in screens(DATA, answers):
            asked += [each["title"], each.get("lead", "")]
    for name in counted(DATA, answers):
        question = DATA["questions"][name]
        asked.append(question["text"])
        if question["role"] == "context":
            asked.append(DATA["words"]["page_more"])  # the rest is folded away
            continue
        asked.append(question.get("hint", ""))
        if question["role"] not in ("leave_when", "tried") and question["kind"] != "scale":
            asked += [option["text"] for option in options_of(DATA, question)]
    signs = {DATA["questions"][x]["sign"] for x in grave if x != "situation"}
    asked += [x["text"] for x in DATA["lines"].values() if x["sign"] in signs]
    assert sum(len(text.split()) for text in asked) <= WORDS_A_MINUTE * MINUTES


def test_no_text_of_the_data_is_markdown_or_html() -> None:
    told = [text for text in text_of(DATA) if re.search(r"\]\(|\*\*|<\w|\{[#.:]", text)]
    assert told == []


def test_every_list_with_words_has_ids_so_that_translations_keep_their_place() -> None:
    def lists(value: Model) -> Iterator[tuple[Model, ...]]:
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, Model):
                yield from lists(inner)
            elif isinstance(inner, tuple) and inner and isinstance(inner[0], Model):
                if any(True for item in inner for _ in words(item)):
                    yield inner
                for item in inner:
                    yield from lists(item)

    for entries in lists(quiz()):
        ids = [getattr(entry, entry.named_by, None) for entry in entries]
        assert None not in ids
        assert len(set(ids)) == len(ids)


def test_the_data_of_the_quiz_is_json_and_comes_back_the_same() -> None:
    assert json.loads(quiz_data.text(DATA)) == DATA


def test_everything_the_data_names_is_in_the_data() -> None:
    named = [*DATA["flags"].values(), *DATA["lines"].values(), *DATA["bands"]]
    named += [x for each in DATA["questions"].values() for x in each.get("options", ())]
    for kind in ("letter", "mode", "page"):
        ids = {each[kind] for each in named if kind in each}
        ids |= {name for each in DATA["bands"] for name in each.get(f"{kind}s", ())}
        ids |= {name for each in DATA["signs"].values() for name in each.get(f"{kind}s", ())}
        by_band = [x for each in DATA["signs"].values() for x in each["letters_from"].values()]
        ids |= {name for names in by_band for name in names} if kind == "letter" else set()
        assert ids <= set(DATA[f"{kind}s"])
    for sign in DATA["signs"].values():
        assert {remedy["id"] for remedy in sign["remedies"]} <= set(DATA["remedies"])
    assert [step["id"] for step in DATA["steps"]] == [step.id for step in our_guide().steps]


def test_the_home_page_leads_to_the_quiz_first() -> None:
    assert our_guide().settings.home.action.to == "quiz:"
    assert our_guide().settings.sections[0].id == "quiz"


def test_the_search_box_finds_the_quiz() -> None:
    entries = search.data(our_guide(), "en")["entries"]
    (found,) = (entry for entry in entries if entry["url"] == "quiz/")
    assert {"quiz", "self-assessment", "should I fire my client"} <= set(found["also"])


def test_who_finds_nothing_starts_from_the_page_that_red_flags_about_safety_lead_to() -> None:
    found = search.data(our_guide(), "en")["starts"]
    situations = {choice.text for choice in our_guide().settings.home.situations}
    assert found[0] == {"url": "safety/", "title": "I do not feel safe"}
    assert {each["title"] for each in found[:-1]} == situations
    assert found[-1]["url"] == "signs/"


def test_the_words_of_the_quiz_are_not_put_on_every_page() -> None:
    extra = context.extra(our_guide(), locale("en"), (), "https://fingerpost.example/en/")
    assert [key for key in extra["strings"] if key.startswith(quiz_data.WORDS)] == []
    assert {quiz_data.WORDS + key for key in DATA["words"]} <= set(our_guide().interface)


def test_the_quiz_is_counted_in_the_statistics() -> None:
    counted = {count.section: count for count in relations.counts(our_guide())}
    assert counted["quiz"].things == 1
    assert counted["quiz"].words >= 900


def test_a_quiz_knows_where_its_guide_is_published() -> None:
    there = "https://guides.example/clients/en/"
    rendered = pipeline.outputs(our_checked(), "en", our_project(), pipeline.Host(there))
    (made,) = (output for output in rendered.outputs if output.path == "quiz/quiz.json")
    assert json.loads(made.data)["guide"] == {
        "title": "Fingerpost",
        "url": there,
        "quiz": "quiz/",
    }
    (page,) = (output for output in rendered.outputs if output.path == "quiz/index.md")
    assert '<div id="quiz"' in page.data.decode()
    assert '<section id="sheet"' in page.data.decode()
    assert DATA["guide"]["url"] == ADDRESS


# On paper


def test_an_answer_on_paper_has_its_weight_times_its_value_as_points() -> None:
    lines = {line.text: line for part in PAPER.severity for line in part.lines}
    late = lines[DATA["questions"]["paid-late"]["text"]]
    assert [(answer.text, answer.points) for answer in late.answers] == [
        ("Never", 0),
        ("Once", 4),
        ("Sometimes", 8),
        ("Often", 12),
        ("Almost every time", 16),
        ("Does not apply", None),
    ]
    assert late.sign is not None
    assert late.sign.url == "../signs/late-payment/"


def test_the_points_of_a_sign_on_paper_lead_to_the_outcome_that_the_score_gives_them() -> None:
    held = {o.band["id"]: o.points for o in PAPER.outcomes if o.points is not None}
    assert held == {
        "no-sign": (0, 0),
        "healthy": (1, 3),
        "repair": (4, 11),
        "repair-with-deadline": (12, 16),
    }
    assert PAPER.strong == 8
    assert PAPER.ready_most == 12


def test_one_point_less_for_being_ready_than_the_sheet_says_means_the_slow_pace() -> None:
    grave = {**often(DATA, "nearly-always", "prices"), "leave-when": ["price-opened-twice"]}
    ready = of_role(DATA, "readiness")
    values = ["no", "partly", "yes"]

    def pace(points: int) -> str:
        answers = {name: values[min(2, max(0, points - 2 * i))] for i, name in enumerate(ready)}
        return str(score(DATA, complete(DATA, {**grave, **answers}))["pace"])

    assert (pace(PAPER.ready - 1), pace(PAPER.ready)) == ("slow", "normal")


def test_the_rules_stand_on_paper_in_the_words_of_the_quiz() -> None:
    assert (PAPER.leave, PAPER.mild) == ("Plan your exit", "Mend it by a date")
    assert (PAPER.steps, PAPER.crowd, PAPER.told, PAPER.recurs) == (2, 3, True, "Sometimes")
    assert PAPER.before == (("Late or unreliable payment", "Pause now"),)
    assert PAPER.caps == (
        ("Have you told them, in writing, what is wrong?", "No", "Mend it by a date"),
        ("Have they had two weeks to act on it?", "Not yet", "Mend it by a date"),
    )
    waiting = [line.only_if for part in PAPER.fairness for line in part.lines if line.only_if]
    assert waiting == [(("Have you told them, in writing, what is wrong?", "Yes"),)]


def test_what_comes_along_stands_on_paper_with_the_page_that_helps() -> None:
    answers = [x for part in PAPER.context for line in part.lines for x in line.answers]
    assert len(answers) == 24
    assert [answer.text for answer in answers if answer.link is None] == []
    assert ("I made a mistake", "../my-mistake/") in {
        (answer.link.title, answer.link.url) for answer in answers if answer.link
    }


def test_every_red_flag_and_outcome_on_paper_leads_on() -> None:
    assert all(flag.links and flag.why for flag in PAPER.flags)
    assert all(outcome.links for outcome in PAPER.outcomes)
    assert {text for crossed in PAPER.crossed for text, _ in crossed.lines} == {
        line["text"] for line in DATA["lines"].values()
    }
    exits = {step.title for step in our_guide().steps}
    assert {step.title for step, *_ in PAPER.outcomes[-1].days} == exits


# Another subject


def test_the_quiz_of_another_subject_has_data_and_a_sheet_of_its_own() -> None:
    data = landlords()
    made = sheet(data, "../")
    assert (data["title"], list(data["signs"])) == ("Stay or move?", ["no-repairs", "walks-in"])
    assert (made.strong, made.ready, made.ready_most) == (4, 1, 1)
    assert score(data, {"red-flags": ["threat"]})["band"] == "move-now"
    assert [part.title for part in made.severity] == ["Your home", "Your door"]


def test_a_quiz_without_rules_and_readiness_has_a_sheet_too() -> None:
    data = landlords()
    rules = {"leave": "move", "strong": 50, "told": {}, "caps": [], "slow_below": 50}
    bare = {**data, "scoring": rules}
    bare["questions"] = {k: q for k, q in data["questions"].items() if q["role"] == "severity"}
    made = sheet(bare, "../")
    assert (made.crossed, made.caps, made.ready, made.ready_most) == ((), (), 0, 0)
    assert score(bare, {"repairs-wait": "always"})["severity"] == 100


@pytest.mark.parametrize("page", ["before-the-next-client"])
def test_pages_lead_to_the_quiz_where_it_helps(page: str) -> None:
    body = next(each.body for each in our_guide().pages if each.id == page)
    assert "quiz:" in {link.target for link in links(body)}
