"""What leads somewhere in a text is what the renderer of the pages makes of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fingerpost.text.rendered import converted, rendered

PIECES = st.sampled_from(
    [
        *("[a](b:c)", "[x]", "{href}", "{ #a }", "{days}", "(x)", "(", "[a](http://b)", "{:.x}"),
        *("\n", "\n\n", "    ", "\t", "# ", "- ", "* ", "> ", "1. ", "| a | b |\n|---|---|\n"),
        *("a", " ", ":", "]: http://x", ": x", "*", "**", "_", "!", "\\", "`", "&amp;", "<b>"),
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_plain_links_need_no_rendering_to_be_known(text: str) -> None:
    assert rendered(text) == converted(text)
