"""What is written is what stands: every text of a guide, from its file to its HTML."""

from __future__ import annotations

import html
import re
from itertools import chain
from pathlib import Path

import markdown
import pytest

from fingerpost.content.load import load
from fingerpost.content.markdown.losses import losses
from fingerpost.content.mentions import texts
from fingerpost.content.syntax.nodes import Text
from fingerpost.model.kinds import Words
from fingerpost.text.markup import begun

from .projects import GUIDE, files

ROOT = Path(__file__).parents[1]
EXTENSIONS = ["abbr", "attr_list", "def_list", "md_in_html", "tables"]


def plain(words: str) -> list[str]:
    """The words alone, without marks, targets of links and attributes."""
    words = re.sub(r"(?m)^\s*[0-9]{1,2}\. ", "", words)  # no year, which may end a sentence
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
    for origin, path, _, text in chain.from_iterable(texts(loaded)):
        node = loaded.places.nodes[origin][path]
        assert isinstance(node, Text)
        lines = loaded.places.lines(origin)[node.location.line - 1 : node.last_line]
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
        (Words.PROSE, "- first\n    - inside\n- second\ngoes on"),
        (Words.PROSE, "They came on\n12. May and left"),
        (Words.PROSE, "| a | b |\n|---|---|\n| 1 | 2 |"),
        (Words.PROSE, "## Money { #money }\n\n**Bold**, *leaning*, ***both*** and ____ to fill in"),
        (Words.PROSE, "> They said so.\n\n* one\n* two"),
        (Words.PROSE, "A list of prices* and Mieter*innen, a < b, snake_case, 1 * 2 and AT&T"),
        (Words.PROSE, "\\*Without tax, \\# and 2026\\. was `**code**`"),
        (Words.PROSE, "می‌خواهم 👩‍🔧 and re\u00adported"),
        (Words.PLAIN, "1. Mahnung [Anna] & co"),
        (Words.PLAIN, "Todo"),
        (Words.PLAIN, "Null"),
        (Words.PROSE, "In 2026\n2026. was a year"),
        (Words.INLINE, "[a record](remedy:write-it-down) (as before) and [sic] (so)"),
        (Words.INLINE, "Write **at once**, `**` is a mark"),
        (Words.INLINE, "Look at https://[your-city].example for more"),
        (Words.INLINE, "It is `https://example.org/`, [a@b.example](mailto:a@b.example) or a@b"),
        (Words.PROSE, "## Money { #money }\n\n### Days\n\n#### Hours\n\n## We are (#1)"),
        (Words.PROSE, "1. first\n\n    more\n\n2. second\n\nThe end.\n\n1. again\n1. and again"),
        (
            Words.PROSE,
            "1. See [the\n   rules](page:a).\n2. **Ask**\n   them.\n\nSee [the\nend](page:b).",
        ),
    ],
)
def test_what_stands_as_it_is_written_is_passed_over(kind: Words, text: str) -> None:
    assert list(losses(kind, text)) == []


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("broken-link", "See [the rules][rules] first."),
        ("broken-link", "See [the rules][rules].\n\n[rules]: https://example.org"),
        ("broken-link", "See [[the rules]] first."),
        ("broken-link", "See the rules](https://example.org) first."),
        ("broken-link", "See [the rules]（https://example.org） first."),
        ("broken-link", "See [](https://example.org) first."),
        ("broken-link", "- [the\n- rules](page:moving)"),
        ("broken-link", "See https://example.org/rules."),
        ("broken-link", "See (www.example.org) first."),
        ("broken-link", "Write to us+all@example.org, first."),
        ("bad-id", "## Money { #money"),
        ("bad-id", "## Money (#money)"),
        ("bad-id", "## Money [#money]"),
        ("broken-table", "| a | b |\n| 1 | 2 |"),
        ("broken-table", "It costs:\n| a | b |\n|---|---|\n| 1 | 2 |"),
        ("broken-table", "| a | b |\n|---|---|\n| 1 | 2 | 3 |"),
        ("broken-table", "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |"),
        ("glued-list", "1. first\n\n    more\n2. second"),
        ("glued-list", "[the\n  rules](page:moving)\n- first"),
        ("glued-list", "You need\n\n1) a letter\n2) a witness"),
        ("glued-list", "You need\n\na) a letter\nb) a witness"),
        ("glued-list", "You need\n\n-a letter\n-a witness"),
        ("glued-list", "You need\n\n-\u00a0a letter\n-\u00a0a witness"),
        ("glued-list", "You need\n\n· a letter\n· a witness"),
        ("glued-list", "You need\n\no a letter\no a witness"),
        ("glued-list", "- a letter\n   - with a day"),
        ("glued-list", "You need\n\n*a letter\n*a witness"),
        ("html-in-text", "Write <!-- to them."),
        ("html-in-text", "It is&nbsp;yours, and it is&nbsp;free."),
        ("idle-markup", '--8<-- "rules.md"'),
        ("idle-markup", "It is ==free== here."),
        ("idle-markup", "~~~\nfree\n~~~"),
        ("idle-markup", ":::note\nfree\n:::"),
        ("idle-markup", "> [!NOTE]\n> free"),
        ("idle-markup", '=== "Renters"\n    free'),
        ("idle-markup", "Come on {date} or {other-date}."),
        ("idle-markup", "It is yours {.big} at once."),
        ("lost-words", "5. first\n6. second"),
        ("lost-words", "1. first\n\nmore\n\n2. second"),
        ("lost-words", "1. first\n3. third"),
        ("lost-words", "12. May is past."),
        ("lost-words", "[Take it](quiz:){ .md-button } at once."),
        ("lost-words", "[The law](https://law.example){target=_blank} at once."),
        ("lost-words", "Write to {my-name}\n{your-name}"),
        ("odd-heading", "##Money\n\nIt is yours."),
        ("odd-heading", "##\n\nIt is yours."),
        ("odd-heading", "## { #money }\n\nIt is yours."),
        ("odd-heading", "## Money\n\n##### Cents"),
        ("odd-heading", "Money\n=====\n\nIt is yours."),
        ("odd-indentation", "It is yours.\n\n    Ask for it."),
        ("open-emphasis", "Write **at *once** to* them."),
        ("open-emphasis", "Write __at once to them."),
        ("open-emphasis", "Write **at once ** to them."),
        ("open-emphasis", "Write _at once to them."),
        ("open-emphasis", "2*3*4 is 24"),
    ],
)
def test_what_would_not_stand_as_it_is_written_is_told_once(code: str, text: str) -> None:
    told = [loss for loss in losses(Words.PROSE, text) if loss.severity == "error"]
    assert [loss.code for loss in told] == [code]
    assert told[0].words.split("\n")[0].strip() in text


@pytest.mark.parametrize(
    ("text", "hint", "mended"),
    [
        (
            "See www.example.org.",
            "`[words](https://www.example.org)`",
            "See [w](https://www.example.org).",
        ),
        ("Ask a@example.org.", "`[words](mailto:a@example.org)`", "Ask [w](mailto:a@example.org)."),
        ("On {day} we come.", "`[day]`", "On [day] we come."),
        ("## Money { id=money }", "`{ #money }`", "## Money { #money }"),
        ("#### Money", "`### `", "### Money"),
        ("3. May is past.", "`3\\.`", "3\\. May is past."),
        ("You &amp; me.", "Write `&`.", "You & me."),
        ("Ask&nbsp;her.", "Write a space.", "Ask her."),
        ("[Take it](quiz:){ .big } now.", "Remove it.", "[Take it](quiz:) now."),
    ],
)
def test_following_a_hint_mends_a_text(text: str, hint: str, mended: str) -> None:
    assert [hint in told.hint for told in losses(Words.PROSE, text)] == [True]
    assert losses(Words.PROSE, mended) == ()


@pytest.mark.parametrize(
    "text", ["#2 is late", "12. May is past", "- of all", "> 30 days", "1) of all", "* of all"]
)
def test_a_text_of_one_paragraph_stays_one_however_it_begins(text: str) -> None:
    assert losses(Words.INLINE, text) == ()
    shown = markdown.markdown(f"- {begun(text)}", extensions=EXTENSIONS)
    assert html.unescape(shown) == f"<ul>\n<li>{text}</li>\n</ul>"


@pytest.mark.parametrize(
    "text", ["2*3*4", "C:\\_old", "A *leaning* word", "A *leaning word", "A&nbsp;b"]
)
def test_a_plain_text_holds_no_sign_that_a_page_reads_as_a_mark(text: str) -> None:
    assert [told.code for told in losses(Words.PLAIN, text)] == ["markup-in-plain-text"]
