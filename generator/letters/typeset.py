"""Typesets what readers carry away or see elsewhere: letters in four formats, pictures for shared
links.

The only module that knows typst. Uses the fonts inside typst and those of the project, so that
every machine sets alike. A character that no font has is a mistake, never replaced.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import memory
from ..text.tags import region
from ..text.wellformed import ENDINGS, document
from .compose import compose, escaped, slots, widths
from .fill import Block, Tree, blank

if TYPE_CHECKING:
    import typst

OFFICE = ("docx", "odt")
FORMATS = (*OFFICE, "pdf", "txt")
WITHOUT_PDF = (*OFFICE, "txt")
EPOCH = (1980, 1, 1, 0, 0, 0)
LINE = re.compile(r"^error: .*\n.*__typst_py_bytes__\.typ:(\d+):", re.MULTILINE)
GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
JOINERS = re.compile("[\u200b-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""What says how the signs around it are drawn, and is no sign itself."""
FACE = "Libertinus Serif"  # carried by typst: Latin, Greek, Cyrillic
PROBE = """
#let given = json(bytes(sys.inputs.at("given")))
#set document(title: "Glyphs", date: none)
#set text(font: given.fonts, fallback: false)
= Glyphs
#for cluster in given.text.clusters().dedup() { par(cluster) }
"""
SECOND = 1001  # where the fields of a second language start to count


@cache
def _typst() -> Any:
    """The library, which is loaded when something has to be set: most builds recall all of it."""
    import typst

    return typst


class Unset(Exception):
    """Something cannot be set. The message says why, in the words of typst; `line` is where."""

    def __init__(
        self, reason: str, line: int = 1, glyphs: tuple[str, ...] = (), extension: str = ""
    ) -> None:
        """Say why, at which line of the template it came to light, and which characters have no
        font.

        `extension` is that of an office document, which typst does not set. `others` are what
        else is wrong, in other formats of the same letter.
        """
        super().__init__(reason)
        self.line = line
        self.glyphs = glyphs
        self.extension = extension
        self.others: tuple[Unset, ...] = ()


@dataclass(frozen=True)
class Setting:
    """What letters are set with: the pieces of each format, typst source, folders of fonts."""

    pieces: Mapping[str, Mapping[str, Any]]
    letter: str
    fonts: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """What letters are made with, in short."""
        made_with = json.dumps([self.pieces, self.letter, self.fonts, families(self.fonts)])
        return sha256(made_with.encode()).hexdigest()


def parts(
    trees: Sequence[Tree], blocks: Sequence[Iterable[Block]], pieces: Mapping[str, Any]
) -> Any:
    """The files inside an office document, name to text, for one language or two."""
    facts = {**_facts(trees[-1], pieces, "2"), **_facts(trees[0], pieces, "1")}
    bodies = [
        compose(each, pieces, {**facts, **_own(facts, tree, str(at + 1))}, SECOND if at else 1)
        for at, (tree, each) in enumerate(zip(trees, blocks, strict=True))
    ]
    facts["body"] = pieces["divider"].join(bodies)
    return {name: slots(text, facts) for name, text in pieces["parts"].items()}


def text(
    trees: Sequence[Tree], blocks: Sequence[Iterable[Block]], pieces: Mapping[str, Any]
) -> str:
    """A letter as plain text, ready for a mail."""
    bodies = [
        compose(each, pieces, _own({}, tree, str(at + 1)))
        for at, (tree, each) in enumerate(zip(trees, blocks, strict=True))
    ]
    return str(pieces["divider"]).join(bodies).strip(" \n") + "\n"


def package(files: Mapping[str, bytes]) -> bytes:
    """A zip archive with the same bytes on every machine and day, in the order given."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return packed.getvalue()


def families(fonts: tuple[str, ...]) -> list[str]:
    """The names of the typefaces to set with: that of typst first, then all those of a project.

    `fonts` are folders. A glyph is taken from the first typeface that has it.
    """
    own = _faces(fonts, embedded=False).families() if fonts else ()
    return [FACE, *(name for name in own if name != FACE)]


def _faces(fonts: tuple[str, ...], *, embedded: bool) -> typst.Fonts:
    """The typefaces in some folders, with those inside typst if they are `embedded`.

    To look for them takes a third of the time of a picture, so that is done once, and again when
    their files have changed.
    """
    files = (path for folder in fonts for path in Path(folder).rglob("*"))
    return _searched(fonts, tuple(sorted(map(_stands, files))), embedded=embedded)


def _stands(file: Path) -> tuple[str, int, int, int]:
    try:
        facts = file.stat()
    except OSError:  # it is gone already, or nobody may look
        return str(file), 0, 0, 0
    return str(file), facts.st_size, facts.st_ctime_ns, facts.st_ino


@memory.by_value(memory.LANGUAGES)
def _searched(
    fonts: tuple[str, ...], stands: tuple[tuple[str, int, int, int], ...], *, embedded: bool
) -> typst.Fonts:
    faces: typst.Fonts = _typst().Fonts(
        include_system_fonts=False, include_embedded_fonts=embedded, font_paths=list(fonts)
    )
    return faces


def lacking(text: str, fonts: tuple[str, ...]) -> frozenset[str]:
    """The characters of a text that neither a typeface of typst nor one in some folders has."""
    characters = "".join(sorted(set(text)))
    if characters.isascii():
        return frozenset()
    faces = families(fonts)

    def probe() -> str:
        try:
            compiled(PROBE, {"text": text, "fonts": faces}, fonts, "pdf")
        except Unset as error:
            return JOINERS.sub("", "".join(error.glyphs))
        return ""

    return frozenset(
        memory.remembered(probe, "characters without a typeface", PROBE, characters, *faces)
    )


def letter(tree: Tree, reviewed: str, setting: Setting, *, pdf: bool = True) -> dict[str, bytes]:
    """A letter in every format, by the extension of its file. Raises Unset, with the reason.

    `reviewed` is the day that its documents bear, as YYYY-MM-DD. Without `pdf` none is made, for a
    letter that no typeface of the project can show.
    """
    make = partial(_letter, tree, reviewed, setting, pdf=pdf)
    return memory.remembered(make, letter_name(tree, reviewed, setting, pdf=pdf))


def letter_name(tree: Tree, reviewed: str, setting: Setting, *, pdf: bool) -> str:
    """A digest of all that the documents of a letter are made from; what is given as for
    `letter`.
    """
    words = json.dumps([tree, reviewed, pdf], ensure_ascii=False)
    return memory.name("letter", setting.digest, words)


def _letter(tree: Tree, reviewed: str, setting: Setting, *, pdf: bool) -> dict[str, bytes]:
    """What `letter` gives, made anew. All that is wrong is raised at once."""
    blocks = blank(tree, paper=True)
    made, wrong = dict[str, bytes](), list[Unset]()
    for extension in (*OFFICE, *(("pdf",) if pdf else ())):
        try:
            if extension == "pdf":
                made[extension] = paper(tree, blocks, reviewed, setting)
            else:
                inside = parts([tree], [blocks], setting.pieces[extension])
                made[extension] = package(_opened(extension, inside))
        except Unset as error:
            wrong.append(error)
    if wrong:
        wrong[0].others = tuple(wrong[1:])
        raise wrong[0]
    made["txt"] = text([tree], [blank(tree)], setting.pieces["txt"]).encode()
    return made


def _opened(extension: str, files: Mapping[str, str]) -> dict[str, bytes]:
    """The files of an office document. Raises Unset where no program could open them."""
    for name, text in files.items():
        torn = document(text) if name.endswith(ENDINGS) else None
        if torn is not None:
            raise Unset(f"No program could open `{name}`: {torn.reason}", extension=extension)
    return {name: text.encode() for name, text in files.items()}


def paper(tree: Tree, blocks: Iterable[Block], reviewed: str, setting: Setting) -> bytes:
    """A letter as PDF. Raises Unset."""
    given = {
        "title": tree["title"],
        "language": tree["lang"].partition("-")[0],
        "region": region(tree["lang"]),
        "direction": tree["dir"],
        "sheet": tree["sheet"],
        "slanted": tree["slanted"],
        "mark": tree["mark"]["set"],
        "fonts": families(setting.fonts),
        "reviewed": reviewed,
        "blocks": [_plain(block) for block in blocks],
    }
    return compiled(setting.letter, given, setting.fonts, "pdf")


def compiled(
    template: str, given: Mapping[str, Any], fonts: tuple[str, ...], extension: str
) -> bytes:
    """What typst makes of a template as pdf or png, remembered nowhere. Raises Unset.

    The template finds `given`, as JSON, in `sys.inputs.given`; `fonts` are folders of typefaces. A
    picture of several pages is none.
    """
    words = json.dumps(given, ensure_ascii=False)
    try:
        made = _typst().compile(
            template.encode(),
            format=extension,
            ppi=72.0,
            sys_inputs={"given": words},
            font_paths=_faces(fonts, embedded=True),
            pdf_standards="ua-1" if extension == "pdf" else None,
        )
    except _typst().TypstError as error:
        place = LINE.search(error.diagnostic)
        glyphs = tuple(dict.fromkeys(map(_written, GLYPH.findall(error.diagnostic))))
        raise Unset(error.message, int(place[1]) if place else 1, glyphs) from error
    if not isinstance(made, bytes):
        raise Unset(f"it makes {len(made)} pages, and a picture is one")
    return made


def picture(template: str, given: Mapping[str, Any], fonts: tuple[str, ...]) -> bytes:
    """A picture, as PNG, now or before; the rest is as for `compiled`. Raises Unset."""
    facts = json.dumps(given, ensure_ascii=False)
    made = partial(compiled, template, given, fonts, "png")
    return memory.remembered(made, "picture", template, facts)


def _written(told: str) -> str:
    """The text that typst tells of, which it writes as a text of its own language."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)) if match[1] else match[2], told)


def _plain(block: Block) -> dict[str, Any]:
    """A block as plain data. `dataclasses.asdict` would take a third of the time of a letter."""
    lines = [[vars(run) for run in line] for line in block.lines]
    cells = [[[vars(run) for run in cell] for cell in row] for row in block.cells]
    columns = widths(block.cells) if block.cells else ()
    return {
        "style": block.style,
        "kept": block.kept,
        "lines": lines,
        "cells": cells,
        "sides": block.sides,
        "widths": columns,
    }


def _facts(tree: Tree, pieces: Mapping[str, Any], number: str) -> dict[str, str]:
    """The slots of a frame for one of its languages, each name with the number behind it."""
    language = tree["lang"].partition("-")[0]
    faces = pieces["faces"]
    facts = {
        "lang": tree["lang"],
        "language": language,
        "country": region(tree["lang"]) or "none",
        "mark": escaped(tree["mark"]["set"]),
        **pieces[tree["dir"]],
        **pieces["sheets"].get(tree["sheet"], {}),
        **pieces["slants"]["yes" if tree["slanted"] else "no"],
        **faces.get(tree["lang"], faces.get(language, faces["any"])),
    }
    return {
        "title": escaped(tree["title"]),
        **{f"{key}{number}": value for key, value in facts.items()},
    }


def _own(facts: Mapping[str, str], tree: Tree, number: str) -> dict[str, str]:
    """The slots of the pieces of one language: those of the frame, without the number."""
    own = {key[:-1]: value for key, value in facts.items() if key[-1] == number}
    typed = tree["mark"]["typed"]
    return {**own, "n": number, "picture": tree["formats"]["picture"], "typed": typed}
