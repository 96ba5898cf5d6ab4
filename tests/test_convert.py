"""Pages are converted as MkDocs converts them, whatever was converted before."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from fingerpost.site.mkdocs.convert import Converter, anchors

EXTENSIONS = ["abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
FILES = ("en/index.md", "en/signs/silence.md", "en/signs/money.md", "en/a b.md", "en/img/mark.svg")
HERE = "en/signs/silence.md"

PAGES = (
    "# Silence\n\n## What you see {#see}\n\nNobody answers[^1].\n\n[^1]: For days.",
    "[Money](money.md), [that](money.md#owed), [here](#see), [start](../index.md)",
    "[A name with a space](../a%20b.md) and one [from above](../signs/money.md?as=it#is)",
    "![Our mark](../img/mark.svg){ width=20 } beside [a number](tel:112), <me@example.org>",
    "[elsewhere](https://example.org/a?b=c#d), [beside](//example.org/), [asked](?a=b)",
    "VAT\n\n*[VAT]: A tax",
    "## Twice\n\n## Twice\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "<div id='raw' markdown>\n\n<p id=bare>*Words*</p> <a id='a' href='money.md'>raw</a>\n\n</div>",
    "<a>No link</a> and no word\n: about it",
)
LOST = (
    "[gone](gone.md)",
    "[of a page, not a file](../money/)",
    "[from the top](/en/index.md)",
    "[of another system](\\en\\index.md)",
    "![no picture](../img/none.svg)",
)


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "Guide",
            "markdown_extensions": EXTENSIONS,
            "plugins": [],
            "docs_dir": str(tmp_path),
        }
    )
    errors, _ = config.validate()
    assert errors == []
    return config


@pytest.fixture
def files(config: MkDocsConfig) -> Files:
    to = config.site_dir
    return Files([File(name, None, dest_dir=to, use_directory_urls=True) for name in FILES])


def by_mkdocs(config: MkDocsConfig, files: Files, source: str) -> Page:
    file = files.src_uris[HERE]
    page = Page(None, file, config)
    page.markdown = source
    page.render(config, files)
    return page


def test_a_page_comes_to_what_mkdocs_makes_of_it_whichever_came_before(
    config: MkDocsConfig, files: Files
) -> None:
    converter = Converter(config, files)
    for source in (*PAGES, *reversed(PAGES)):
        theirs = by_mkdocs(config, files, source)
        ours = converter.convert(files.src_uris[HERE], source)
        assert ours is not None
        assert ours.content == theirs.content
        assert str(ours.toc) == str(theirs.toc)
        assert ours.anchors == theirs.present_anchor_ids
        assert ours.links == theirs.links_to_anchors


@pytest.mark.parametrize("source", LOST)
def test_a_page_with_a_link_that_leads_nowhere_is_left_to_mkdocs(
    config: MkDocsConfig, files: Files, source: str
) -> None:
    converter = Converter(config, files)
    assert converter.convert(files.src_uris[HERE], f"[Money](money.md) {source}") is None
    assert converter.convert(files.src_uris[HERE], "[Money](money.md)") is not None


def test_an_id_is_one_of_an_element_however_it_is_written() -> None:
    html = """<p id="a&amp;b"> id="words" </p><br data-id="own"/><i class=x id='c'></i><b id=d>"""
    assert anchors(html) == {"a&b", "c", "d"}
