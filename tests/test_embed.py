"""The quiz for other sites: its files hold together, are small, and say all that is public."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path

import pytest

from fingerpost.pages.inputs import RenderInputs
from fingerpost.pages.render import render
from fingerpost.quiz import embed
from fingerpost.text.locales import formats, locale

from .projects import guide, our_checked, our_project
from .quizzes import landlords

pytestmark = pytest.mark.slow  # the whole guide is made for it

ROOT = Path(__file__).parents[1]
THEME = ROOT / "templates/theme"
MODULES = sorted((THEME / "js/quiz").glob("*.js"))
MOST = 25_000  # bytes of the file for frames, packed
MOST_SCRIPT = 10_000
MOST_ELEMENT = 26_000
FRAME, ELEMENT = f"quiz/{embed.FRAME}", f"quiz/{embed.ELEMENT}"
ON_ITS_PAGE_ALONE = ("readiness", "context")
OF_ANSWERS_ALONE = {
    *("broken-or-stolen", "called-ai", "client-abroad", "contact-gone", "dangerous-work"),
    "deposit-back",
    *("friends-and-family", "my-own-bills", "paid-to-a-thief", "struck-off"),
    *("they-order-less", "under-age"),
    "name-beside-theirs",
    *("in-my-name", "long-terms", "marketplace", "my-mistake", "paid-less", "penalty-clause"),
    *("my-papers", "paid-by-share", "public-client", "without-a-contract"),
}


@cache
def outputs(address: str = "https://fingerpost.example/en/", tag: str = "en") -> dict[str, str]:
    """The files of our guide in a locale, but for documents and pictures."""
    project = our_project()
    checked = our_checked()
    own, trees = checked.guide_in(tag), checked.trees(tag)
    inputs = RenderInputs(trees, checked.editions, address, project.today)
    made = render(own, tag, project.templates, inputs).outputs
    return {output.path: output.data.decode() for output in made}


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def inline(tag: str) -> list[str]:
    """What stands inside the tags of a kind in the file for frames."""
    return re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", outputs()[FRAME], re.DOTALL)


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_the_file_for_frames_is_small(tag: str) -> None:
    assert packed(outputs(tag=tag)[FRAME]) <= MOST
    assert packed(inline("script")[1]) <= MOST_SCRIPT


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_the_script_of_the_element_is_small(tag: str) -> None:
    assert packed(outputs(tag=tag)[ELEMENT]) <= MOST_ELEMENT


def test_the_file_for_frames_loads_nothing() -> None:
    text = outputs()[FRAME]
    assert re.findall(r'<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)=', text) == []
    assert re.findall(r"\b(?:fetch|import|XMLHttpRequest|eval|WebSocket)\b *\(", text) == []
    assert not re.search(r"(?:local|session)Storage|document\.cookie", text)
    assert "@import" not in text
    assert "url(" not in text


def test_no_length_of_the_file_for_frames_goes_by_the_root_of_a_host() -> None:
    assert re.findall(r"[\d.]+rem\b", inline("style")[0]) == []


def test_the_policy_of_the_file_for_frames_allows_its_own_script_and_rules_alone() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', outputs()[FRAME])
    assert policy is not None
    digests = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in (inline("script")[1], inline("style")[0])
    ]
    assert policy[1] == (
        f"default-src 'none'; script-src 'sha256-{digests[0]}'; style-src 'sha256-{digests[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_the_lines_for_the_element_hold_the_script_to_what_it_is() -> None:
    digest = hashlib.sha384(outputs()[ELEMENT].encode()).digest()
    value = f"sha384-{base64.b64encode(digest).decode()}"
    assert value in outputs()["embed/index.md"]


def test_the_data_in_the_file_for_frames_is_that_of_the_quiz() -> None:
    public, inside = json.loads(outputs()["quiz/quiz.json"]), json.loads(inline("script")[0])
    same = ("version", "lang", "scale", "scoring")
    assert [key for key in same if public[key] != inside[key]] == []
    asked = {
        name: {key: value for key, value in question.items() if key not in ("id", "kind")}
        for name, question in public["questions"].items()
        if question["role"] not in ON_ITS_PAGE_ALONE
    }
    for question in asked.values():
        for option in question.get("options", ()):
            option.pop("page", None)
    questions = inside["questions"].items()
    assert {name: {"role": "severity", **question} for name, question in questions} == asked
    leave = {"band": public["scoring"]["leave"]}
    signs = {name: sign for sign, facts in public["signs"].items() for name in facts["lines"]}
    lines = inside["lines"].items()
    given = {name: {**leave, **line, "sign": signs[name]} for name, line in lines}
    assert given == public["lines"]
    for kind in ("flags", "signs", "modes", "letters", "remedies"):
        assert list(inside[kind]) == list(public[kind])
    assert set(inside["pages"]) == set(public["pages"]) - OF_ANSWERS_ALONE


def test_every_page_that_a_result_in_a_frame_can_lead_to_is_in_its_file() -> None:
    inside = json.loads(inline("script")[0])
    holders = [*inside["flags"].values(), *inside["lines"].values()]
    lists = [*inside["bands"], *(x for x in inside["signs"].values() if isinstance(x, dict))]
    named = {holder["page"] for holder in holders if "page" in holder}
    lists += [{"pages": x} for each in lists for x in each.get("pages_from", {}).values()]
    named |= {page for holder in lists for page in holder.get("pages", ())}
    assert named == set(inside["pages"])


def test_what_a_frame_leaves_out_follows_from_the_order() -> None:
    public, inside = json.loads(outputs()["quiz/quiz.json"]), json.loads(inline("script")[0])
    names = iter(inside["questions"])
    held = {x["id"]: [next(names) for _ in range(x["count"])] for x in inside["topics"]}
    questions = public["questions"].items()
    apart = {x for x, question in questions if question["role"] in ON_ITS_PAGE_ALONE}
    asked = {x["id"]: [y for y in x["questions"] if y not in apart] for x in public["topics"]}
    assert held == {name: own for name, own in asked.items() if own}
    drawn = iter(inside["lines"])
    for sign, facts in public["signs"].items():
        count = inside["signs"][sign].get("lines", 0)
        assert [next(drawn) for _ in range(count)] == facts["lines"]


def test_addresses_that_a_frame_leaves_out_follow_from_ids() -> None:
    public, inside = json.loads(outputs()["quiz/quiz.json"]), json.loads(inline("script")[0])
    for kind in ("signs", "modes", "letters", "remedies", "pages"):
        folder = "" if kind == "pages" else f"{kind}/"
        for name, entry in inside[kind].items():
            entry = {"title": entry} if isinstance(entry, str) else entry
            assert entry.get("url", f"{folder}{name}/") == public[kind][name]["url"]


def test_words_cannot_end_the_script_they_stand_in() -> None:
    data = {**landlords(), "title": "</script><!--<script>"}
    made = embed.Embed(
        data, {"embed_no_script": "</h1>"}, formats("en"), guide().templates, locale("en")
    )
    text = made.files()[FRAME]
    assert text.count("</script>") == 2
    assert text.count("</h1>") == 1
    found = re.search(r'id="quiz-data">(.*?)</script>', text)
    assert found is not None
    assert json.loads(found[1])["title"] == data["title"]


def test_the_paths_of_the_files_are_known_before_any_is_made() -> None:
    data = landlords()
    made = embed.Embed(
        data, {"embed_no_script": ""}, formats("en"), guide().templates, locale("en")
    )
    assert embed.files_of(data["guide"]["quiz"]) == tuple(made.files())


def test_a_fork_names_its_own_address_everywhere() -> None:
    made = outputs("https://fork.example/guide/en/")
    beside = (embed.FRAME, embed.CARD, embed.ELEMENT)
    files = (*(f"quiz/{name}" for name in beside), embed.PAGE, "embed/index.md")
    assert [name for name in files if "fingerpost.example/en/" in made[name]] == []
    assert [name for name in files if "https://fork.example/guide/en/" not in made[name]] == []


def test_the_card_uses_only_what_wordpress_keeps() -> None:
    html = json.loads(outputs()[f"quiz/{embed.CARD}"])["html"]
    assert set(re.findall(r"<(\w+)", html)) == {"blockquote", "a", "iframe"}
    assert set(re.findall(r'([\w-]+)="', html.partition("<iframe")[2])) <= {
        *("src", "width", "height", "title", "frameborder"),
    }
    assert "#" not in html


# What is public is documented


def code() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in MODULES)


def rules() -> str:
    names = {*embed.STYLES_FRAME, *embed.STYLES_ELEMENT}
    return "\n".join((ROOT / "templates" / name).read_text() for name in sorted(names))


def test_every_custom_property_is_listed_and_there_are_sixteen_at_most() -> None:
    assert set(re.findall(r"--fingerpost-([\w-]+)", rules())) == set(embed.PROPERTIES)
    assert len(embed.PROPERTIES) <= 16


def test_every_part_is_listed() -> None:
    named = re.findall(r'part: (?:main \? )?"([\w ]+)"|part = main \? "([\w ]+)" : "(\w+)"', code())
    found = {word for match in named for group in match for word in group.split()}
    assert found == set(embed.PARTS)


def test_every_attribute_is_listed() -> None:
    element = (THEME / "js/quiz/element.js").read_text(encoding="utf-8")
    assert set(re.findall(r'(?:get|has)Attribute\("(\w+)"\)', element)) == set(embed.ATTRIBUTES)


def test_every_event_is_listed() -> None:
    told = re.findall(r'(?:told\?\.|\btell)\(\s*"(\w+)"', code())
    assert set(told) == set(embed.EVENTS)


@pytest.mark.parametrize(
    ("names", "before"),
    [
        (embed.PROPERTIES, "--fingerpost-"),
        (embed.PARTS, ""),
        (embed.ATTRIBUTES, ""),
        (embed.EVENTS, "fingerpost-quiz:"),
    ],
)
def test_the_page_for_site_owners_names_all_that_is_public(
    names: tuple[str, ...], before: str
) -> None:
    page = outputs()["embed/index.md"]
    assert [name for name in names if f'<code dir="ltr">{before}{name}</code>' not in page] == []


def test_every_word_of_the_quiz_is_used_and_every_word_used_is_there() -> None:
    text = (ROOT / "templates/interface.yml").read_text(encoding="utf-8")
    there = set(re.findall(r"^js_quiz_(\w+):", text, re.MULTILINE))
    own = "\n".join(path.read_text() for path in MODULES if path.name != "preview.js")
    assert there - set(re.findall(r'"(\w+)"', own)) == set()
    assert set(re.findall(r'\bt\(\s*"(\w+)"', own)) - there == set()
