"""What leads somewhere in a text is what the renderer of the pages makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.text import rendered

PIECES = st.sampled_from(
    [
        "[a](b:c)",
        "[x]",
        "{href}",
        "{ #a }",
        "{days}",
        "(x)",
        "(",
        "\n",
        "\n\n",
        "    ",
        "# ",
        "- ",
        "* ",
        "> ",
        "a",
        " ",
        ":",
        "]: http://x",
        "*",
        "**",
        "_",
        "!",
        "\\",
        "`",
        "&amp;",
        "<b>",
        "{:.x}",
        "[a](http://b)",
        ": x",
        "\t",
        "1. ",
    ]
)


def through_the_renderer(text: str, monkeypatch: pytest.MonkeyPatch) -> rendered.Rendered:
    """The same without the way that saves rendering."""
    with monkeypatch.context() as patched:
        patched.setattr(rendered, "STARTS", ("",))
        patched.setattr(rendered, "DOUBTFUL", rendered.re.compile(""))
        return rendered.rendered.__wrapped__(text)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_plain_links_need_no_rendering_to_be_known(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        assert rendered.rendered.__wrapped__(text) == through_the_renderer(text, patched)
