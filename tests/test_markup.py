"""What is read of an author's Markdown, and that nothing else of it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.text import markup

TEXTS = st.text(alphabet="ab[]()`*_#: \n<>!{}", max_size=60)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("See [late payment](sign:late-payment).", ["sign:late-payment"]),
        ("[one](a:b) and [two](c:)", ["a:b", "c:"]),
        ("[a [nested] label](sign:x)", ["sign:x"]),
        ("`[not](a:link)` but [this](b:is)", ["b:is"]),
        ("[no target] and (no label)", []),
    ],
)
def test_links_are_found_in_order_and_not_inside_code(text: str, targets: list[str]) -> None:
    assert [link.target for link in markup.links(text)] == targets


@pytest.mark.parametrize(
    ("target", "parts"),
    [
        ("sign:late-payment", ("sign", "late-payment", None)),
        ("step:prepare#backups", ("step", "prepare", "backups")),
        ("exit:", ("exit", "", None)),
        ("../signs/late.md", None),
        ("https://example.org", None),
    ],
)
def test_a_link_inside_the_guide_has_a_kind_an_id_and_an_anchor(
    target: str, parts: tuple[str, str, str | None] | None
) -> None:
    assert markup.Link("", target, "").parts() == parts


@given(TEXTS)
def test_relinking_with_the_same_links_changes_nothing(text: str) -> None:
    assert markup.relink(text, lambda link: link.whole) == text


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("5 < 6 and 7 > 3", []),
        ("<b>bold</b>", ["<b>"]),
        ("<!-- hidden --> <br>", ["<!-- hidden -->", "<br>"]),
        ("`<b>`", []),
        ("</p>", ["</p>"]),
    ],
)
def test_raw_html_is_found_once_an_element(text: str, tags: list[str]) -> None:
    assert list(markup.html(text)) == tags


def test_anchors_are_the_ids_of_headings() -> None:
    text = "## Money { #money }\ntext { #no }\n### What next { #next-one }\n"
    assert markup.anchors(text) == ("money", "next-one")


def test_parts_are_the_ids_of_headings_with_their_plain_words() -> None:
    text = (
        "# No id\n## *Money* & [rent](sign:rent) { #money }\ntext { #no }\n### Next { #next-one }\n"
    )
    assert markup.parts(text) == (("money", "Money & rent"), ("next-one", "Next"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A **bold** and *soft* word", "A bold and soft word"),
        ("[late payment](sign:late-payment) hurts", "late payment hurts"),
        ("## Title { #title }\n\n- one\n- two", "Title one two"),
        ("snake_case_name stays, 2*3*4 too", "snake_case_name stays, 2*3*4 too"),
        (r"12\. May, \*not\* so", "12. May, *not* so"),
    ],
)
def test_a_text_without_its_marks_is_words_on_one_line(text: str, words: str) -> None:
    assert markup.unmarked(text) == words


@pytest.mark.parametrize("mark", ["[", "![", "[x[", "[[a]", "[a](", "<a ", "<!--", "<?", "`", "{#"])
def test_half_a_megabyte_of_unfinished_marks_is_read(mark: str) -> None:
    text = mark * (500_000 // len(mark))
    assert list(markup.links(text)) == []
    assert list(markup.html(text)) == []


def test_code_ends_where_as_many_backticks_stand_as_began_it() -> None:
    text = "``a ` [no](sign:a)`` and [yes](sign:b)"
    assert [link.label for link in markup.links(text)] == ["yes"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("git@code.example:us/guide.git", "https://code.example/us/guide"),
        ("ssh://git@code.example/us/guide", "https://code.example/us/guide"),
        ("www.example.org", "https://www.example.org"),
        ("press.example/page", "https://press.example/page"),
        ("https://guide.example/?y#z", "https://guide.example/"),
        ("htps://guide.example/", "https://guide.example/"),
        ("https:/guide.example", "https://guide.example"),
        ("https//guide.example/", "https://guide.example/"),
        ("http:\\\\guide.example\\a", "http://guide.example/a"),
        ("HTTPS://guide.example/", "https://guide.example/"),
        ("http/page.example", ""),
        ("ftp://example.org/", ""),
        ("http://[::1", ""),
        ("https://a b.org/", ""),
        ("1.5", ""),
    ],
)
def test_an_address_that_is_not_written_whole_is_known_as_the_one_that_is_meant(
    written: str, meant: str
) -> None:
    assert markup.whole_address(written) == meant
