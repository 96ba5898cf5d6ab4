"""Letters in the languages that are begun, page by page as pictures, to be looked at.

Writes each letter that is wholly translated as PDF, Word and OpenDocument into a folder, has
LibreOffice print the last two, and draws one picture a page, `<locale>/<letter>-<how>.pdf-1.png`.
A letter is made as it is downloaded (`blank`), filled in with the examples of its translators
(`filled`), and with every switch on, to each reader that its form knows (`woman`, `nobody`).
Prints how many pages that takes. LibreOffice is given the typefaces of the tests and those of
`--fonts`; what it does not have, such as Georgia, it replaces. Where a line of letters looks cut,
the picture is: typst loses a row of dots now and then, the PDF is whole.

    .venv/bin/python benchmarks/sheets.py FOLDER [--locale L] [--letter ID] [--fonts FOLDER]
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfReader

sys.path.insert(0, str(Path(__file__).parents[1]))

from fingerpost.letters import files as letter_files
from fingerpost.letters.fill import PAPER, SALUTATION, Block, Tree, blank, fill
from fingerpost.letters.typeset import OFFICE, Setting, package, paper, parts
from tests import begun

DAY = "2026-11-24"
DOTS = 84.0  # an inch
SHEET = """
#let given = json(bytes(sys.inputs.at("given")))
#set page(width: auto, height: auto, margin: 0pt)
#for number in range(given.pages) { page(image("/" + given.name, page: number + 1)) }
"""
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}</fontconfig>"""


def main() -> None:
    asked = _arguments()
    project, made = begun.project(), begun.checked()
    setting = letter_files.setting(project.templates, project.fonts)
    fonts = (*project.fonts, *asked.fonts)
    for tag in asked.locale or begun.TAGS:
        folder = Path(asked.folder) / tag
        folder.mkdir(parents=True, exist_ok=True)
        for name, tree in letter_files.whole_trees(made.guide_in(tag), tag).items():
            if tree is not None and (not asked.letter or name in asked.letter):
                for how, blocks in ways(tree).items():
                    _write(folder / f"{name}-{how}", tree, blocks, setting)
        if any(folder.iterdir()):
            _print(folder, fonts)
            _draw(folder)
            _tell(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Letters, page by page as pictures.")
    parser.add_argument("folder")
    parser.add_argument("--locale", action="append", choices=begun.TAGS)
    parser.add_argument("--letter", action="append")
    parser.add_argument("--fonts", action="append", default=[])
    return parser.parse_args()


def ways(tree: Tree) -> dict[str, tuple[Block, ...]]:
    """The letter as it is downloaded, filled in, and with every switch on, by whom it is to."""
    switches = [piece["option"]["id"] for piece in tree["pieces"] if "option" in piece]
    readers = {
        reader: fill(tree, values(tree, reader), dict.fromkeys((*switches, PAPER), True))
        for reader in _readers(tree)
        if reader
    }
    filled = fill(tree, values(tree), {PAPER: True})
    return {"blank": blank(tree, paper=True), "filled": filled, **readers}


def _readers(tree: Tree) -> list[str]:
    found = [field for field in tree["fields"] if field["id"] == SALUTATION]
    return [key for field in found for key, _ in field["choices"]]


def values(tree: Tree, reader: str = "") -> dict[str, Any]:
    """The examples of a letter as what somebody typed, in two rows where there are rows."""
    return {field["id"]: _value(field, reader) for field in tree["fields"]}


def _value(field: Tree, reader: str) -> Any:
    if field["id"] == SALUTATION:
        return reader
    if field["kind"] == "choice":
        return field["choices"][0][0]
    if field["kind"] == "rows":
        return [{each["id"]: _value(each, reader) for each in field["columns"]}] * 2
    if field["kind"] == "date":
        return field.get("example") or DAY
    return field.get("example") or field["label"]


def _write(path: Path, tree: Tree, blocks: tuple[Block, ...], setting: Setting) -> None:
    _with(path, ".pdf").write_bytes(paper(tree, blocks, DAY, setting))
    for form in OFFICE:
        inside = parts([tree], [blocks], setting.pieces[form])
        packed = package({name: text.encode() for name, text in inside.items()})
        _with(path, f".{form}").write_bytes(packed)


def _with(path: Path, ending: str) -> Path:
    return path.parent / f"{path.name}{ending}"


def _print(folder: Path, fonts: Iterable[str]) -> None:
    """What LibreOffice prints of each document, as `<letter>.<format>.pdf`."""
    with tempfile.TemporaryDirectory() as work:
        settings = Path(work) / "fonts.conf"
        named = "".join(f"<dir>{Path(each).resolve()}</dir>" for each in fonts)
        settings.write_text(FONTS.format(folders=named), encoding="utf-8")
        for form in OFFICE:
            documents = sorted(str(path) for path in folder.glob(f"*.{form}"))
            command = ["soffice", f"-env:UserInstallation=file://{work}/office", "--headless"]
            command += ["--convert-to", "pdf", "--outdir", f"{work}/{form}", *documents]
            environment = {**os.environ, "FONTCONFIG_FILE": str(settings)}
            subprocess.run(command, check=True, capture_output=True, env=environment)
            for path in Path(work, form).glob("*.pdf"):
                _with(folder / path.stem, f".{form}.pdf").write_bytes(path.read_bytes())


def _draw(folder: Path) -> None:
    """A picture of each page of each PDF. typst draws them, so nothing more has to be there."""
    for path in folder.glob("*.pdf"):
        given = {"given": json.dumps({"name": path.name, "pages": _pages(path.read_bytes())})}
        compiler = typst.Compiler(root=str(folder), sys_inputs=given)
        drawn = compiler.compile(SHEET.encode(), format="png", ppi=DOTS)
        assert drawn is not None  # that it is only where a file is written
        name = path.stem if Path(path.stem).suffix else path.name
        for number, page in enumerate([drawn] if isinstance(drawn, bytes) else drawn, 1):
            _with(folder / name, f"-{number}.png").write_bytes(page)


def _pages(data: bytes) -> int:
    return len(PdfReader(io.BytesIO(data)).pages)


def _tell(folder: Path) -> None:
    print(f"{folder.name:28} pdf docx  odt")
    for path in sorted(folder.glob("*.docx")):
        counts = [_pages(_with(folder / path.stem, end).read_bytes()) for end in ENDINGS]
        print(f"{path.stem:28}" + "".join(f"{count:4} " for count in counts))


ENDINGS = (".pdf", *(f".{form}.pdf" for form in OFFICE))


if __name__ == "__main__":
    main()
