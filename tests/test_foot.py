"""The links at the foot of every page: sections, pages, and addresses with words of the guide."""

from __future__ import annotations

from typing import Any

import pytest

from fingerpost.pipeline import check

from .projects import GUIDE, guide, rendered

SETTINGS = (GUIDE / "content/guide.yml").read_text(encoding="utf-8")


def foot(links: str) -> list[dict[str, Any]]:
    """The last links of the foot of the small guide, whose settings end with `links`."""
    project = guide({"content/guide.yml": f"{SETTINGS}foot_links:\n{links}"})
    listed: list[dict[str, Any]] = rendered(project).extra["foot"]
    return listed


@pytest.mark.parametrize(
    ("to", "url"),
    [
        ("page:about", "about/"),
        ("sign:walks-in", "signs/walks-in/"),
        ('"exit:"', "exit/"),
        ("term:deposit", "glossary/#deposit"),
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("mailto:us@example.org", "mailto:us@example.org"),
        ("tel:+49800116016", "tel:+49800116016"),
    ],
)
def test_a_link_of_the_foot_leads_to_a_thing_a_section_or_an_address(to: str, url: str) -> None:
    links = foot(f"  - text: This way\n    to: {to}\n")
    assert links[-1] == {"title": "This way", "url": url, "lang": ""}


def test_links_of_the_foot_come_after_its_pages_in_their_order() -> None:
    links = foot(
        "  - text: Write to us\n    to: mailto:us@example.org\n"
        "  - text: All signs\n    to: 'signs:'\n"
    )
    assert [link["title"] for link in links[-3:]] == [
        "About this guide",
        "Write to us",
        "All signs",
    ]


def test_the_words_of_a_link_of_the_foot_can_be_translated() -> None:
    text = f"{SETTINGS}foot_links:\n  - text: Write to us\n    to: mailto:us@example.org\n"
    checked = check(guide({"content/guide.yml": text}), trial=False)
    told = {message.id: message.text for message in checked.messages}
    assert told["guide/foot_links/mailto:us@example.org/text"] == "Write to us"


def test_a_page_that_help_in_danger_leads_to_stands_once_at_the_foot() -> None:
    danger = "  situations:\n    - text: I am afraid\n      to: page:about\n"
    text = SETTINGS.replace("  situations:\n", danger)
    extra = rendered(guide({"content/guide.yml": text})).extra
    links = [*extra["urgent"], *extra["foot"]]
    assert [link["title"] for link in links if link["url"] == "about/"] == ["I am afraid"]
