"""Finds English words in a published site of another language: in pages, data, documents."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import polib
import yaml
from pypdf import PdfReader

TEMPLATES = Path(__file__).parents[1] / "templates"
TEXTS = (".html", ".xml", ".json", ".js", ".txt", ".md", "")
SHOWN = r'\b(?:content|aria-label|title|alt|placeholder)="([^"]*)"'


@cache
def interface() -> frozenset[str]:
    """Every English text of the interface, split at what is put into it."""
    read = yaml.safe_load((TEMPLATES / "interface.yml").read_text(encoding="utf-8"))
    texts = [form for word in read.values() for form in (word["text"], word.get("plural", ""))]
    return frozenset(_pieces(texts))


@cache
def interface_in(tag: str) -> frozenset[str]:
    """Every text of the interface in another language."""
    file = polib.pofile(str(TEMPLATES / f"interface/{tag}.po"))
    return frozenset(
        form for entry in file for form in (entry.msgstr, *entry.msgstr_plural.values())
    )


def left_in(
    site: Path, tag: str, content: Iterable[str], own: Iterable[str]
) -> dict[str, set[str]]:
    """For each file of a site in the language `tag` the English texts that stand in it.

    `content` are the English texts of its guide, if it has any; `own` what the guide says itself.
    Single words are sought where readers see them, longer texts everywhere.
    """
    said = _plain(" \n ".join((*own, *interface_in(tag))))
    texts = {text for text in (*interface(), *_pieces(content)) if text not in said}
    words = {text for text in texts if re.fullmatch(r"[A-Z][a-z]{3,}", text.rstrip(":?.!"))}
    single = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, words)))})(?![\w-])")
    longer = {text for text in texts if len(re.findall(r"[A-Za-z]{2,}", text)) > 1}
    left: dict[str, set[str]] = {}
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data, name = path.read_bytes(), path.relative_to(site).as_posix()
            every, seen = _plain(" ".join(_all(name, data))), _plain(" ".join(_seen(name, data)))
            there = {text for text in longer if text in every} | {*single.findall(seen)}
            left |= {name: there} if there else {}
    return left


def _pieces(texts: Iterable[str]) -> Iterator[str]:
    """Texts as they stand on a page: without what Markdown makes of them and what is put in."""
    for text in texts:
        bare = re.sub(r"\[([^]]*)\]\([^)]*\)|[*_`>#]|\{ #.*\}", r"\1", text)
        for piece in re.split(r"\{[\w.-]+\}", bare):
            if re.search(r"[A-Za-z]{2}", piece):
                yield _plain(piece).strip()


def _plain(text: str) -> str:
    """A text with plain quotation marks and spaces, as it was written."""
    text = text.translate(str.maketrans("“”’‘\u00a0\u202f", "\"\"''  "))
    return " ".join(text.split())


def _all(name: str, data: bytes) -> Iterator[str]:
    """Everything a file says, its markup taken out, and the attributes that are shown or read."""
    suffix = Path(name).suffix
    if suffix in (".docx", ".odt", ".zip", ".pdf"):
        yield from _seen(name, data)
    elif suffix in TEXTS:
        text = html.unescape(data.decode())
        yield re.sub(r"<[^>]*>", "", text)
        yield from re.findall(SHOWN, text)


def _seen(name: str, data: bytes) -> Iterator[str]:
    """What a file shows to readers: the words of pages and documents."""
    suffix = Path(name).suffix
    if suffix in (".docx", ".odt", ".zip"):
        with ZipFile(io.BytesIO(data)) as archive:
            for part in archive.namelist():
                yield from _seen(part, archive.read(part))
    elif suffix == ".pdf":
        yield from (page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    elif suffix == ".txt" and "/" in name:
        yield data.decode()
    elif suffix in (".html", ".xml"):
        text = re.sub(r"<(script|style)\b.*?</\1>", "", data.decode(), flags=re.DOTALL)
        yield html.unescape(re.sub(r"<[^>]*>", " ", text))
        yield from re.findall(SHOWN, html.unescape(text))
