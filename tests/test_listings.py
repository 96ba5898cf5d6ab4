"""The commands that list: how much a guide holds, and what its facts of countries ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .projects import TODAY, edit
from .shell import in_project

ADDRESS = "https://north.example/a-handbook/of-all-that-holds/between-landlords-and-tenants"


@pytest.fixture
def project(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY.strftime("%s"))
    return project


def listed(project: Path, *words: str) -> str:
    result = in_project(project, *words)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def data(project: Path, *words: str) -> Any:
    return json.loads(listed(project, *words, "--format", "json"))


def rows(table: str) -> list[list[str]]:
    """The rows of a table under its head."""
    lines = [line for line in table.splitlines() if line.startswith("│")]
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in lines]


def test_what_a_guide_holds_is_counted_section_by_section_and_in_all(project: Path) -> None:
    counts = data(project, "stats")
    things = {count["section"]: count["things"] for count in counts}
    assert things == {
        **{"quiz": 1, "signs": 2, "remedies": 2, "exit": 2, "modes": 2, "letters": 1},
        **{"glossary": 2, "sources": 1, "where": 2, "pages": 1, "home": 1},
    }
    assert next(count["words"] for count in counts if count["section"] == "modes") == 105
    all_words = sum(count["words"] for count in counts)
    assert rows(listed(project, "stats")) == [
        *([each["section"], str(each["things"]), str(each["words"])] for each in counts),
        ["all", "17", str(all_words)],
    ]


def test_what_falls_due_is_listed_by_date(project: Path) -> None:
    due = data(project, "facts")
    assert due[:2] == [
        {
            "day": "2026-12-31",
            "country": "northland",
            "fact": fact,
            "why": why,
            "url": "https://north.example/handbook",
        }
        for fact, why in (("late-interest", "rate ends"), ("notice-days", "ends"))
    ]
    assert [each["day"] for each in due[2:]] == ["2027-11-01"] * 4
    said = listed(project, "facts").splitlines()
    assert said[-1] == "6 to look at; the first on 2026-12-31."


def test_an_address_to_look_at_is_listed_whole_however_long_it_is(project: Path) -> None:
    edit(project / "content/countries/northland.yml", "https://north.example/handbook", ADDRESS)
    cells = [row[4] for row in rows(listed(project, "facts"))]
    assert "".join(cells).count(ADDRESS) == 5


def test_a_guide_without_facts_says_so(project: Path) -> None:
    for name in ("northland", "southland"):
        path = project / f"content/countries/{name}.yml"
        text = path.read_text(encoding="utf-8")
        head = text[: text.index("facts:")]
        path.write_text(f"{head}facts: []\n", encoding="utf-8")
    assert listed(project, "facts").splitlines()[-1] == "No facts yet."


def test_what_is_known_of_each_country_is_listed_with_what_is_still_asked(project: Path) -> None:
    edit(
        project / "content/countries/southland.yml",
        "facts:",
        "unverified: [Who pays the post?]\nfacts:",
    )
    assert data(project, "facts", "--by", "country")[1] == {
        "country": "southland",
        "firm": ["emergency", "late-interest", "notice-days"],
        "soft": [],
        "left_out": [],
        "questions": ["Who pays the post?"],
    }
    assert listed(project, "facts", "--by", "country").splitlines() == [
        "northland",
        "  firm (3): emergency, late-interest, notice-days",
        "  soft (0): -",
        "  left out (0): -",
        "southland",
        "  firm (3): emergency, late-interest, notice-days",
        "  soft (0): -",
        "  left out (0): -",
        "  ? Who pays the post?",
    ]
