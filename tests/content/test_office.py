"""LibreOffice opens every letter and finds every word of it."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import PAPER, Block, Tree, fill
from fingerpost.letters.typeset import letter, package, parts

from ..projects import our_guide
from .test_letters import IDS, PROJECT, shown, words

REMINDER = "payment-reminder"
OFFICE = ("docx", "odt")
SETTING = letter_files.setting(PROJECT.templates, ())
ADDRESSES = {
    "my-name": "Zoë Byrne",
    "my-address": "12 Rue d'Été\n75011 Paris",
    "my-email": "zoe@example.org",
    "client-address": "2 Short Street\r\nNewtown\r\nThe Coast",
    "bank-details": "Account 12\n\nBank of Oldtown",
}


@cache
def trees() -> dict[str, Tree]:
    return {name: made[0] for name, made in letter_files.trees({"en": our_guide()}).items()}


def converted(files: Mapping[str, bytes], folder: Path, form: str) -> dict[str, Path]:
    """Documents as LibreOffice writes them in another format, which it is started for once.

    `files` has them by name and ending, `pause-notice.docx`; so does what comes back.
    """
    paths = {name: folder / f"{name.replace('.', '-')}{Path(name).suffix}" for name in files}
    for name, data in files.items():
        paths[name].write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", form, "--outdir", str(folder), *map(str, paths.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: path.with_suffix(f".{form.partition(':')[0]}") for name, path in paths.items()}


def document(extension: str, *languages: Iterable[Block]) -> bytes:
    """A reminder that was filled in, in one language or two."""
    made = parts([trees()[REMINDER]] * len(languages), languages, SETTING.pieces[extension])
    return package({inside: text.encode() for inside, text in made.items()})


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    """Every letter as its readers download it."""
    made = {name: letter(tree, "2026-11-24", SETTING) for name, tree in trees().items()}
    return {f"{name}.{extension}": made[name][extension] for name in made for extension in OFFICE}


@pytest.fixture(scope="module")
def read(documents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every letter, and one with addresses, as LibreOffice reads it."""
    blocks = fill(trees()[REMINDER], ADDRESSES, {"bank": True, PAPER: True})
    given = {f"addresses.{extension}": document(extension, blocks) for extension in OFFICE}
    form = "txt:Text (encoded):UTF8"
    made = converted({**documents, **given}, tmp_path_factory.mktemp("office"), form)
    return {name: path.read_text(encoding="utf-8-sig") for name, path in made.items()}


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("extension", OFFICE)
def test_libreoffice_reads_every_word(name: str, extension: str, read: dict[str, str]) -> None:
    assert words(read[f"{name}.{extension}"]) == words(shown(trees()[name], paper=True))


def test_libreoffice_keeps_fields_language_and_title(
    documents: dict[str, bytes], tmp_path: Path
) -> None:
    names = [f"pause-notice.{extension}" for extension in OFFICE]
    flat = converted({name: documents[name] for name in names}, tmp_path, "fodt")
    # LibreOffice reads controls with plain text since 7.5, those with a calendar since 7.4.
    for name, part, written, kept in (
        (names[0], "word/document.xml", "<w:date>", 'loext:date="true"'),
        (names[1], "content.xml", "<text:text-input", "<text:text-input"),
    ):
        text = flat[name].read_text(encoding="utf-8")
        with zipfile.ZipFile(io.BytesIO(documents[name])) as archive:
            fields = archive.read(part).decode().count(written)
        assert text.count(kept) == fields > 0
        assert f"<dc:title>{trees()['pause-notice']['title']}</dc:title>" in text
        assert 'fo:language="en"' in text


@pytest.mark.parametrize("extension", OFFICE)
def test_libreoffice_keeps_the_lines_of_an_address(extension: str, read: dict[str, str]) -> None:
    text = read[f"addresses.{extension}"]
    assert text.startswith("Zoë Byrne\n12 Rue d'Été\n75011 Paris\nzoe@example.org\n")
    assert "\n[Their full name]\n2 Short Street\nNewtown\nThe Coast\n" in text
    assert "bank details: Account 12\n\nBank of Oldtown\n" in text


def test_a_second_language_begins_at_the_top_of_the_next_page(tmp_path: Path) -> None:
    blocks = fill(trees()[REMINDER], {}, {})
    files = {f"both.{extension}": document(extension, blocks, blocks) for extension in OFFICE}
    for path in converted(files, tmp_path, "pdf").values():
        first, second = PdfReader(path).pages
        assert first.extract_text().split() == second.extract_text().split()
        assert top(first) - top(second) < 2


def top(page: PageObject) -> float:
    """How high the first words of a page stand, in points."""
    found: list[float] = []

    def visit(text: str, _: object, matrix: list[float], *more: object) -> None:
        if text.strip():
            found.append(matrix[5])

    page.extract_text(visitor_text=visit)
    return max(found)
