"""LibreOffice opens every letter and finds every word of it."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import PAPER, fill
from fingerpost.letters.typeset import letter, package, parts

from ..projects import our_guide
from .test_letters import IDS, KEPT, PROJECT, shown, words


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """Every letter as text: as we write it on paper, and as LibreOffice reads it."""
    setting = letter_files.setting(PROJECT.templates, ())
    found: dict[str, dict[str, str]] = {}
    top = tmp_path_factory.mktemp("office")
    for name, trees in letter_files.trees({"en": our_guide()}).items():
        made = letter(trees[0], "2026-11-24", setting, KEPT)
        found[name] = {"ours": shown(trees[0], paper=True)}
        for extension in ("docx", "odt"):
            (top / extension).mkdir(exist_ok=True)
            (top / extension / f"{name}.{extension}").write_bytes(made[extension])
    for extension in ("docx", "odt"):
        files = sorted((top / extension).glob(f"*.{extension}"))
        for path, text in zip(files, read(files), strict=True):
            found[path.stem][extension] = text
    return found


def converted(files: list[Path], form: str) -> None:
    """Has LibreOffice write files in another format, beside them."""
    folder = files[0].parent
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=240)


def read(files: list[Path]) -> list[str]:
    """The texts of files, as LibreOffice reads them."""
    converted(files, "txt:Text (encoded):UTF8")
    return [path.with_suffix(".txt").read_text(encoding="utf-8-sig") for path in files]


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_libreoffice_reads_every_word(
    name: str, extension: str, opened: dict[str, dict[str, str]]
) -> None:
    assert words(opened[name][extension]) == words(opened[name]["ours"])


@pytest.mark.parametrize(
    ("extension", "part", "written", "read"),
    [
        ("odt", "content.xml", "<text:text-input", "<text:text-input"),
        # LibreOffice reads controls with plain text since 7.5, those with a calendar since 7.4.
        ("docx", "word/document.xml", "<w:date>", 'loext:date="true"'),
    ],
)
def test_libreoffice_keeps_fields_language_and_title(
    extension: str, part: str, written: str, read: str, tmp_path: Path
) -> None:
    tree = letter_files.trees({"en": our_guide()})["pause-notice"][0]
    made = letter(tree, "2026-11-24", letter_files.setting(PROJECT.templates, ()), KEPT)[extension]
    file = tmp_path / f"letter.{extension}"
    file.write_bytes(made)
    converted([file], "fodt")
    flat = (tmp_path / "letter.fodt").read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        fields = archive.read(part).decode().count(written)
    assert flat.count(read) == fields > 0
    assert f"<dc:title>{tree['title']}</dc:title>" in flat
    assert 'fo:language="en"' in flat


@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_libreoffice_keeps_the_lines_of_an_address(extension: str, tmp_path: Path) -> None:
    tree = letter_files.trees({"en": our_guide()})["payment-reminder"][0]
    values = {
        "my-name": "Zoë Byrne",
        "my-address": "12 Rue d'Été\n75011 Paris",
        "my-email": "zoe@example.org",
        "client-address": "2 Short Street\r\nNewtown\r\nThe Coast",
        "bank-details": "Account 12\n\nBank of Oldtown",
    }
    pieces = letter_files.setting(PROJECT.templates, ()).pieces[extension]
    made = parts([tree], [fill(tree, values, {"bank": True, PAPER: True})], pieces)
    file = tmp_path / f"letter.{extension}"
    file.write_bytes(package({name: part.encode() for name, part in made.items()}))
    (text,) = read([file])
    assert text.startswith("Zoë Byrne\n12 Rue d'Été\n75011 Paris\nzoe@example.org\n")
    assert "\n[Their full name]\n2 Short Street\nNewtown\nThe Coast\n" in text
    assert "bank details: Account 12\n\nBank of Oldtown\n" in text


@pytest.mark.parametrize("extension", ["docx", "odt"])
def test_a_second_language_begins_at_the_top_of_the_next_page(
    extension: str, tmp_path: Path
) -> None:
    tree = letter_files.trees({"en": our_guide()})["payment-reminder"][0]
    pieces = letter_files.setting(PROJECT.templates, ()).pieces[extension]
    made = parts([tree, tree], [fill(tree, {}, {})] * 2, pieces)
    file = tmp_path / f"letter.{extension}"
    file.write_bytes(package({name: part.encode() for name, part in made.items()}))
    converted([file], "pdf")
    first, second = PdfReader(file.with_suffix(".pdf")).pages
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
