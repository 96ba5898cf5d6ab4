"""What leads somewhere in a text is what the renderer makes of it; what is unchecked is tamed."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.text.rendered import TextLinks, harmless, text_links, text_links_by_page

PIECES = st.sampled_from(
    [
        *("[a](b:c)", "[x]", "{href}", "{ #a }", "{days}", "(x)", "(", "[a](http://b)", "{:.x}"),
        *("\n", "\n\n", "    ", "\t", "# ", "- ", "* ", "> ", "1. ", "| a | b |\n|---|:-:|\n"),
        *("a", " ", ":", "]: http://x", ": x", "*", "**", "_", "!", "\\", "`", "&amp;", "<b>"),
    ]
)


@pytest.mark.slow
@given(st.lists(PIECES, max_size=8).map("".join))
def test_plain_links_need_no_rendering_to_be_known(text: str) -> None:
    there = text_links_by_page(text)
    assert text_links(text) in (there, TextLinks(there.addresses, there.definitions))


HARMFUL = [
    "<script>alert(1)</script>",
    "a <b onclick=alert(1)>b</b> <img src=x>",
    "`a\n<script>alert(1)</script>`",
    "<!-- a -->\n\n<div>a</div>",
    "![a](https://example.com/a.png) ![b][b] ![b]\n\n[b]: https://example.com/b.png",
    "[a](javascript:alert) [a](JavaScript:alert) [a](java\\script:x) [a]( javascript:x )",
    "[a](data:text/html,x) [a](//example.com) [a](de.md) [a](&#106;avascript:x)",
    "[a][r]\n\n[r]: javascript:alert",
    "<javascript:alert> <mail@example.com>",
    "a { onclick=alert } \n{: style=x }\n\n# b { #x onclick=y }",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_markdown_that_nobody_checks_brings_nothing_into_a_page_but_words(text: str) -> None:
    assert not unsafe(harmless(text, 3))


@pytest.mark.slow
@given(st.lists(st.one_of(PIECES, st.sampled_from(HARMFUL)), max_size=8).map("".join))
def test_no_markdown_that_nobody_checks_brings_anything_in(text: str) -> None:
    assert not unsafe(harmless(text, 3))


def test_markdown_that_nobody_checks_has_lists_links_and_headings_below_its_place() -> None:
    text = "# Deutsch\n\n## Terms\n\n- **sign** is [Zeichen](https://example.com)\n- `{days}`"
    assert harmless(text, 3) == (
        "<h3>Terms</h3>\n<ul>\n"
        '<li><strong>sign</strong> is <a href="https://example.com">Zeichen</a></li>\n'
        "<li><code>{days}</code></li>\n</ul>"
    )


def unsafe(html: str) -> list[str]:
    """The elements of HTML that are no words, and all attributes that are no links outside."""
    reader = Elements()
    reader.feed(html)
    reader.close()
    return reader.unsafe


class Elements(HTMLParser):
    """Reads what HTML consists of."""

    WORDS = (
        *("h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"),
        *("em", "strong", "a", "span", "table", "thead", "tbody", "tr", "th", "td"),
    )

    def __init__(self) -> None:
        super().__init__()
        self.unsafe: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.WORDS:
            self.unsafe.append(tag)
        for name, value in attrs:
            outside = name == "href" and (value or "").startswith(("https://", "http://"))
            if not outside and name not in ("title", "start"):
                self.unsafe.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.unsafe.append(data)

    def handle_decl(self, decl: str) -> None:
        self.unsafe.append(decl)

    def handle_pi(self, data: str) -> None:
        self.unsafe.append(data)
