"""Old addresses lead on: `moved` in `guide.yml` says where what stood there stands now."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.pages.moved import ways
from fingerpost.pages.root import root_outputs
from fingerpost.pipeline import Project, check

from .projects import (
    EXAMPLES,
    GUIDE,
    by_path,
    files,
    guide,
    in_our_templates,
    on_disk,
    rendered,
    report,
)
from .shell import in_project

SETTINGS = (GUIDE / "content/guide.yml").read_text(encoding="utf-8")
OTHERWISE = "Write the address at which it stood before, or remove the entry."
BEHIND = "Write what stands behind the language: `signs/late-payment/`."
SECTION = files(EXAMPLES / "fine.section-of-pages")


def moved(*moves: str, settings: str = SETTINGS) -> str:
    """The settings of the small guide with some moves, each as `was -> to`."""
    entries = "".join(
        f'  - was: {was}\n    to: "{to}"\n' for was, to in (move.split(" -> ") for move in moves)
    )
    return f"{settings.rstrip()}\nmoved:\n{entries}"


def project(*moves: str, settings: str = SETTINGS) -> Project:
    """The small guide with some moves and a section of pages, in our own templates."""
    settings = moved(*moves, settings=settings)
    return in_our_templates(guide({**SECTION, "content/guide.yml": settings}))


def written(given: Project, tag: str = "en") -> dict[str, str]:
    """The files of HTML, JSON and scripts that come of a guide, path to text."""
    shown = (".html", ".json", ".js")
    made = by_path(rendered(given, tag))
    return {path: data.decode() for path, data in made.items() if path.endswith(shown)}


def led(*moves: str) -> dict[str, str]:
    """Where each old address leads."""
    given = check(project(*moves), trial=False).guide
    assert given is not None
    return {was: way.target for was, way in ways(given).items()}


@pytest.mark.parametrize(
    ("moves", "place", "sentence", "hint", "code"),
    [
        (
            "signs/no-repairs -> sign:walks-in",
            "114:10",
            '"signs/no-repairs" is the address of the sign `no-repairs`.',
            OTHERWISE,
            "taken-address",
        ),
        (
            "Signs/No-Repairs/ -> sign:walks-in",
            "114:10",
            '"Signs/No-Repairs/" is the address of the sign `no-repairs`.',
            OTHERWISE,
            "taken-address",
        ),
        (
            "about -> page:about",
            "114:10",
            '"about" is the address of the page `about`.',
            OTHERWISE,
            "taken-address",
        ),
        (
            "signs/ -> remedies:",
            "114:10",
            '"signs/" is the address of the section `signs`.',
            OTHERWISE,
            "taken-address",
        ),
        (
            "offline/ -> page:about",
            "114:10",
            '"offline/" is the address of a page that every guide has.',
            OTHERWISE,
            "taken-address",
        ),
        (
            "en -> page:about",
            "114:10",
            '"en" begins with a language, and holds in every one.',
            OTHERWISE,
            "bad-address",
        ),
        (
            "en/signs/damp/ -> sign:no-repairs",
            "114:10",
            '"en/signs/damp/" begins with a language, and holds in every one.',
            "Write `signs/damp/`.",
            "bad-address",
        ),
        (
            "signs/damp -> sign:no-repairs; signs/damp/ -> sign:walks-in",
            "116:10",
            '"signs/damp/" stands twice in "moved".',
            "Remove one of the two.",
            "repeated",
        ),
        (
            "/signs/damp/ -> sign:no-repairs",
            "114:10",
            '"/signs/damp/" cannot stand as "was".',
            "Write `signs/damp/`.",
            "bad-address",
        ),
        (
            "https://moving-out.example/en/signs/damp/ -> sign:no-repairs",
            "114:10",
            '"https://moving-out.example/en/signs/damp/" cannot stand as "was".',
            "Write `signs/damp/`.",
            "bad-address",
        ),
        (
            "search.js -> signs:",
            "114:10",
            '"search.js" cannot stand as "was".',
            BEHIND,
            "bad-address",
        ),
        (
            "../damp/ -> sign:no-repairs",
            "114:10",
            '"../damp/" cannot stand as "was".',
            BEHIND,
            "bad-address",
        ),
        (
            "signs/damp/ -> sign:no-repair",
            "115:10",
            "The link `sign:no-repair` leads nowhere: no sign has that id.",
            'Did you mean "sign:no-repairs"?',
            "dead-link",
        ),
        (
            "signs/damp/ -> sign:no-repairs#now",
            "115:9",
            '"sign:no-repairs#now" cannot stand as "to".',
            "Write a kind and an id: `sign:late-payment`, or a section: `exit:`.",
            "bad-link",
        ),
    ],
)
def test_an_address_is_free_stands_once_and_leads_somewhere(
    moves: str, place: str, sentence: str, hint: str, code: str
) -> None:
    said = report(guide({"content/guide.yml": moved(*moves.split("; "))})).splitlines()[0]
    assert said == f"content/guide.yml:{place}: error: {sentence} {hint} [{code}]"


ABOUT = (GUIDE / "content/pages/about.md").read_text(encoding="utf-8")
QUIZ = (GUIDE / "content/quiz.yml").read_text(encoding="utf-8").replace("about", "us")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {},
            '41:64: error: The page "about" has moved, as "moved" in `content/guide.yml` says, and'
            " 6 places name it: content/guide.yml:41,107, content/quiz.yml:101,114,127,137. Write"
            ' "us" in each of these places. [dead-link]',
        ),
        (
            {"[about]": "[us]"},
            '41:64: error: The page "about" has moved, as "moved" in `content/guide.yml` says.'
            " Write `page:us#privacy`. [dead-link]",
        ),
        (
            {"page:about": "page:us"},
            '107:16: error: The page "about" has moved, as "moved" in `content/guide.yml` says.'
            ' Write "us". [unknown-id]',
        ),
    ],
)
def test_what_is_named_by_its_old_id_is_told_by_its_new_one(
    changed: dict[str, str], told: str
) -> None:
    settings = SETTINGS
    for before, after in changed.items():
        settings = settings.replace(before, after)
    files = {"content/pages/us.md": ABOUT}
    files["content/guide.yml"] = moved("about/ -> page:us", settings=settings)
    if changed:
        files["content/quiz.yml"] = QUIZ
    said = report(guide(files, removed=("content/pages/about.md",)))
    assert said == f"content/guide.yml:{told}\n1 error in 1 file. Nothing was written.\n"


@pytest.mark.parametrize(
    ("moves", "there"),
    [
        (["signs/damp/ -> sign:no-repairs"], {"signs/damp/": "signs/no-repairs.md"}),
        (["old/damp -> page:deposit"], {"old/damp/": "money/deposit.md"}),
        (["words/ -> term:deposit"], {"words/": "glossary/index.md#deposit"}),
        (
            ["marks/ -> signs:"],
            {
                "marks/": "signs/index.md",
                "marks/no-repairs/": "signs/no-repairs.md",
                "marks/walks-in/": "signs/walks-in.md",
            },
        ),
        (
            ["cash/ -> page:money"],
            {"cash/": "money/index.md", "cash/deposit/": "money/deposit.md"},
        ),
        (["signs/gone/ -> signs:"], {"signs/gone/": "signs/index.md"}),
        (
            ["marks/ -> signs:", "marks/walks-in/ -> page:about"],
            {
                "marks/": "signs/index.md",
                "marks/no-repairs/": "signs/no-repairs.md",
                "marks/walks-in/": "about.md",
            },
        ),
    ],
)
def test_a_folder_takes_along_what_stands_in_it_unless_that_is_named_by_itself(
    moves: list[str], there: dict[str, str]
) -> None:
    assert led(*moves) == there


def test_a_page_at_an_old_address_leads_on_with_and_without_scripts() -> None:
    page = written(project("signs/damp/ -> sign:no-repairs"))["signs/damp/index.html"]
    assert '<link rel="canonical" href="https://moving-out.example/en/signs/no-repairs/">' in page
    assert (
        '<noscript><meta http-equiv="refresh" content="0; url=../no-repairs/"></noscript>' in page
    )
    assert '<h1><a href="../no-repairs/">Nothing gets repaired</a></h1>' in page
    assert "<title>Nothing gets repaired – Moving Out</title>" in page
    assert "<p>This page has a new address:</p>" in page


def test_the_card_that_other_sites_show_of_a_page_leads_on_as_well() -> None:
    made = written(project("signs/damp/ -> sign:no-repairs", "check/ -> map:"))
    assert 'href="../no-repairs/card.html"' in made["signs/damp/card.html"]
    assert {path for path in made if path.startswith("check/")} == {
        "check/index.html",
        "check/card.html",
    }


def test_the_quiz_that_other_sites_show_stands_in_its_old_folder_too() -> None:
    settings = SETTINGS.replace("  - id: quiz\n", "  - id: quiz\n    folder: check\n")
    given = project("quiz/ -> quiz:", settings=settings)
    made = written(given)
    beside = {path.removeprefix("check/") for path in made if path.startswith("check/")}
    assert "fingerpost-quiz.js" in beside
    assert {name: made[f"quiz/{name}"] for name in beside} == {
        name: made[f"check/{name}"] for name in beside
    }
    assert 'href="../check/"' in made["quiz/index.html"]
    checked = check(given, trial=False)
    assert checked.guide is not None
    above = root_outputs(checked.guide, ["en"], "https://a.example", given.templates)
    headers = next(each.data.decode() for each in above if each.path == "_headers")
    for folder in ("check", "quiz"):
        assert f"/en/{folder}/follow.js\n  Access-Control-Allow-Origin: *\n" in headers


def counts(table: str) -> list[str]:
    """The line of a locale in the table of a build, without its seconds."""
    line = next(line for line in table.splitlines() if line.startswith("│ en "))
    return [each.strip() for each in line.split("│")[1:-2]]


@pytest.mark.slow
def test_a_build_says_which_pages_are_gone_until_they_lead_on(tmp_path: Path) -> None:
    root = on_disk(tmp_path)

    def build() -> tuple[str, str]:
        made = in_project(root, "build")
        assert made.exit_code == 0, made.output
        gone = [line for line in made.stderr.splitlines() if "no more" in line]
        return "\n".join(gone), made.stdout

    gone, table = build()
    assert gone == ""
    status = root / "site/en/translation-status/index.html"  # gone with the last language
    status.parent.mkdir()
    status.write_text("")
    content = root / "content"
    (content / "pages/about.md").rename(content / "pages/us.md")
    for path in content.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        for before in ("page:about", "page: about", "[about]"):
            text = text.replace(before, before.replace("about", "us"))
        path.write_text(text, encoding="utf-8")
    assert build()[0] == (
        "1 page of the site before stands there no more: about/. If people may have the address,"
        ' say under "moved" in content/guide.yml where it leads now.'
    )
    settings = content / "guide.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(moved("about/ -> page:us", settings=text), encoding="utf-8")
    gone, again = build()
    assert gone == ""
    assert counts(again) == counts(table)
    page = (root / "site/en/about/index.html").read_text(encoding="utf-8")
    assert '<a href="../us/">' in page
    assert "about/" not in (root / "site/sitemap.xml").read_text(encoding="utf-8")
    settings.write_text(text, encoding="utf-8")
    assert "1 page of the site before stands there no more: about/." in build()[0]
