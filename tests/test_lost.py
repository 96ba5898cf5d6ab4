"""What is written is what stands: every text of a guide, from its file to its HTML."""

from __future__ import annotations

import html
import re
from pathlib import Path

import markdown
import pytest

from fingerpost.content.load import load
from fingerpost.content.lost import losses
from fingerpost.content.missing import texts
from fingerpost.content.nodes import Text
from fingerpost.model.kinds import Words

from .projects import GUIDE, files

ROOT = Path(__file__).parents[1]
EXTENSIONS = ["abbr", "attr_list", "def_list", "md_in_html", "tables"]


def plain(words: str) -> list[str]:
    """The words alone, without marks, targets of links and attributes."""
    words = re.sub(r"(?m)^\s*[0-9]+\. ", "", words)
    words = re.sub(r"\]\([^()\s]*\)|\{ *[#.:][^}]*\}", " ", words)
    return re.findall(r"\w+", words)


def rendered(text: str) -> list[str]:
    """The words of a text as a page shows them."""
    made = markdown.markdown(text, extensions=EXTENSIONS)
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^<>]*>", " ", made)))


@pytest.mark.slow
@pytest.mark.parametrize("folder", [GUIDE, ROOT], ids=["tests", "ours"])
def test_a_page_shows_the_words_that_stand_in_the_file(folder: Path) -> None:
    loaded = load({k: v for k, v in files(folder).items() if k.startswith("content/")})
    lost = []
    for origin, path, _, text in texts(loaded):
        node = loaded.places.nodes[origin, path]
        assert isinstance(node, Text)
        lines = loaded.places.lines[origin][node.location.line - 1 : node.last_line]
        if re.search(r"[\[{]", lines[0][: node.location.column - 1]):
            continue  # one of several on a line, each up to its comma
        lines[0] = re.sub(r"^[>|][-+]?$", "", lines[0][node.location.column - 1 :])
        written = "\n".join(line for line in lines if not re.fullmatch(r"[-\s|:]+", line))
        if sorted(plain(written.replace("\\n", " "))) != sorted(rendered(text)):
            lost.append((origin, path, text))
    assert lost == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Words.PROSE, "What you need:\n\n- a letter\n  that goes on\n- a witness"),
        (Words.PROSE, "1. first\n2. second\n\nThe end."),
        (Words.PROSE, "- first\n  - inside\n- second\ngoes on"),
        (Words.PROSE, "In 2026\n2026. was a year"),
        (Words.INLINE, "[a record](remedy:write-it-down) (as before) and [sic] (so)"),
        (Words.INLINE, "Write **at once**, `**` is a mark"),
    ],
)
def test_what_stands_as_it_is_written_is_passed_over(kind: Words, text: str) -> None:
    assert list(losses(kind, text)) == []
