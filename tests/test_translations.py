"""Whatever a file of translations holds, nothing hostile reaches a page, and nothing raises."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import polib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fingerpost.content.load import load
from fingerpost.letters import files as letter_files
from fingerpost.model.guide import Guide
from fingerpost.pages.inputs import RenderInputs
from fingerpost.pages.render import render
from fingerpost.pipeline import check
from fingerpost.text import locales
from fingerpost.translation import merge
from fingerpost.translation import po as po_files
from fingerpost.translation import read as read_translations
from fingerpost.translation.localise import localise
from fingerpost.translation.messages import Message, messages

from .projects import TODAY, guide

ROOT = Path(__file__).parents[1]

PATH = "content/translations/fr.po"
ADDRESS = "https://guide.example/fr/"
PIECES = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<",
        ">",
        "</div>",
        "&lt;",
        "<!--",
    ),
    *("[x]( http:evil.example )", '[x](http:evil.example "t")', "[x](\\\\\\\\evil.example)"),
    *("[x](/\\\\evil.example)", "[x](MAILTO:a@evil.example)", "[x](tel:1)", "[x](sms:1)"),
    *("[x](<http:evil.example>)", "[x][y]", "[x]", "](http:evil.example)", "![x](evil.png)"),
    *("[x]( contact.html )", "[x](contact.html)", "<http:evil.example>", "<a@evil.example>"),
    *("[x](javascript:alert(1))", "[x](https://evil.example/)", "![x](//evil.example/x.png)"),
    *("{{ guide }}", "{% raw %}", "{: onclick=alert(1) }", "{ .x onclick=alert(1) }", "{", "}"),
    *(
        "`",
        "```",
        "**",
        "# ",
        "- ",
        "| a | b |",
        "\n\n",
        "    ",
        "[x]: https://evil.example",
        "https://x.y",
    ),
    *("\ue000", "\ue001", "\u202e", "\u2028", "\x00", '"', "'", "\\", ":smile:", "*[a]: b", "mot"),
)
HOSTILE = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=5)


class Elements(HTMLParser):
    """What of a page could do something: elements, attributes, addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "form", "style", "img", "meta", "base"):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.found.append(name)
            address = (value or "").strip()
            if name in ("href", "src"):
                self.addresses.append(address)


@cache
def ours() -> tuple[Guide, tuple[Message, ...], dict[str, str], tuple[str, ...]]:
    """The small guide, its messages, its templates, the Markdown that pages are in."""
    project = guide()
    found = load(project.content).guide()
    text = (Path(__file__).parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
    named = yaml.load(text, Loader=yaml.BaseLoader)
    listed = [
        name if isinstance(name, str) else next(iter(name)) for name in named["markdown_extensions"]
    ]
    kept = tuple(name for name in listed if name != "pymdownx.emoji")
    return found, messages(found), dict(project.templates), kept


def pages(po: bytes) -> str:
    """The HTML of every page of the small guide in an edition with these translations."""
    source, texts, templates, extensions = ours()
    editions, _ = read_translations.editions(source.settings, texts, {PATH: po}, {})
    if len(editions) < 2:
        return ""
    guides = {each.tag: localise(source, each) for each in reversed(editions)}
    inputs = RenderInputs(letter_files.trees(guides), editions, ADDRESS, TODAY)
    made = render(guides["fr"], "fr", templates, inputs)
    assert made.outputs
    found = (o.data.decode().split("---\n", 2)[2] for o in made.outputs if o.path.endswith(".md"))
    return "".join(markdown.markdown(text, extensions=list(extensions)) for text in found)


def hostile(html: str) -> list[str]:
    reader = Elements()
    reader.feed(html)
    return [*reader.found, *(each for each in reader.addresses if each not in own_addresses())]


@cache
def own_addresses() -> frozenset[str]:
    """Where the pages lead while nothing is translated. No translation leads elsewhere."""
    reader = Elements()
    reader.feed(pages(empty().encode()))
    return frozenset(reader.addresses)


def empty() -> str:
    source, texts, _, _ = ours()
    return merge.new("fr", locales.plurals("fr").header, source.settings.title, texts)


@pytest.mark.slow
def test_the_pages_of_the_small_guide_do_nothing_by_themselves() -> None:
    assert hostile(pages(empty().encode())) == []


@pytest.mark.parametrize("link", [piece for piece in PIECES if "evil" in piece or "](" in piece])
def test_a_link_that_the_source_does_not_have_is_told_where_it_stands(link: str) -> None:
    made = polib.pofile(empty(), wrapwidth=0)
    name = "signs/no-repairs/summary"
    entry = next(entry for entry in made if entry.msgctxt == name)
    entry.msgstr = f"Voir {link}."
    source, texts, _, _ = ours()
    _, told = read_translations.editions(source.settings, texts, {PATH: str(made).encode()}, {})
    assert told
    line = str(made).split("\n")[told[0].location.line - 1]
    assert line.startswith("msgstr")
    assert name in told[0].sentence


@pytest.mark.slow
@settings(max_examples=40)
@given(st.data())
def test_no_translation_brings_anything_into_a_page_but_words(data: st.DataObject) -> None:
    made = polib.pofile(empty(), wrapwidth=0)
    for _ in range(data.draw(st.integers(1, 12))):
        entry = made[data.draw(st.integers(0, len(made) - 1))]
        around = data.draw(HOSTILE)
        entry.msgstr = "".join((*around, entry.msgid if data.draw(st.booleans()) else ""))
    assert hostile(pages(str(made).encode())) == []


@pytest.mark.slow
@given(
    st.binary(max_size=300)
    | st.lists(
        st.sampled_from((*PIECES, "msgid", "msgstr", "msgctxt", "\n", '"', "#~ ", "#| ")),
        max_size=30,
    ).map(lambda parts: "".join(parts).encode("utf-8", "replace"))
)
def test_any_file_of_translations_is_read_or_gets_a_message(data: bytes) -> None:
    source, texts, _, _ = ours()
    editions, told = read_translations.editions(source.settings, texts, {PATH: data}, {})
    assert len(editions) == 2 or told
    assert all(
        1 <= each.location.line <= data.count(b"\n") + data.count(b"\r") + 2 for each in told
    )


ENTRIES = 120  # of a file that is cut; parts of it have 60


@pytest.mark.slow
@pytest.mark.parametrize(
    ("gone", "come"),
    [
        (0, []),
        (1, []),
        (3, []),
        (0, [""]),
        (0, ["# A note."]),
        (0, ['"more"']),
        (0, ['msgid ""']),
        (1, ['msgstr "unended']),
    ],
)
def test_a_file_is_read_the_same_in_parts_and_as_a_whole(
    monkeypatch: pytest.MonkeyPatch, gone: int, come: list[str]
) -> None:
    lines = (ROOT / "generator/starter/content/translations/fr.po").read_text("utf-8").split("\n")
    lines = lines[: lines.index("") + 6 * ENTRIES]  # which stand six lines apart
    for at in range(0, len(lines), 53):
        data = "\n".join([*lines[:at], *come, *lines[at + gone :]]).encode()
        read = []
        for count in (len(lines), 1, 7):
            monkeypatch.setattr(po_files, "TOGETHER", count)
            read.append(po_files._read("fr", "fr.po", data))
        assert read[0] == read[1] == read[2]


def test_two_texts_that_lead_to_one_page_are_translated_each_for_itself() -> None:
    path = "content/guide.yml"
    text = guide().content[path].decode().replace("to: sign:walks-in", "to: sign:no-repairs")
    found = check(guide({path: text}), trial=False).messages
    assert {each.id: each.text for each in found if "/situations/" in each.id} == {
        "guide/home/situations/sign:no-repairs/text": "Nothing gets repaired",
        "guide/home/situations/sign:no-repairs.2/text": "My landlord walks in",
    }
