"""Reads the pictures of a guide: what each is, how large, and what is wrong with its file.

What a picture shows is said where it is shown; here nothing of it is decoded but its size.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location
from ..model.font import ENDING, OTHERS
from ..model.image import FORMATS, Image
from . import drawing
from .binaries import misnamed, too_deep, weighs
from .homes import IMAGES, file_id, is_text

NAMED = "PNG, JPEG, WebP, AVIF, GIF or SVG"
HEAVY = 200_000  # bytes from which somebody on a phone waits for it
WIDEST = 99_999  # pixels
GPS = 0x8825  # the tag of Exif under which a place stands
_EXIF = re.compile(rb"(?:Exif\0\0|eXIf|EXIF....)(?P<order>II\*\0|MM\0\*)", re.DOTALL)
_SIGNS = {
    "PNG": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "JPEG": re.compile(rb"\xff\xd8\xff"),
    "GIF": re.compile(rb"GIF8[79]a"),
    "WebP": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "AVIF": re.compile(rb"....ftyp(?:avif|avis|(?:....){2,8}?avif)", re.DOTALL),
    "SVG": re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!DOCTYPE svg|!--)"),
}


def belongs(path: str) -> bool:
    """Whether a file is a picture of the content, by its place and its ending."""
    own = path.startswith(IMAGES) and not is_text(path)
    return own and _ending(path) not in (ENDING, *OTHERS)


def check(files: Mapping[str, bytes]) -> Iterator[Image | Diagnostic]:
    """The pictures among some files: each as it was read, or the message for why it cannot be
    shown.
    """
    taken: dict[str, str] = {}
    for path, data in files.items():
        place, name, id_ = Location(path), PurePosixPath(path).name, file_id(path)
        ending = _ending(path)
        if misplaced := too_deep(path, Image.what):
            yield misplaced
        elif ending not in FORMATS:
            sentence = f"`{name}` is no picture that every browser shows."
            hint = f"Save it as {NAMED}, or move it out of `content/`."
            yield Diagnostic(place, "unfit-image", sentence, hint)
        elif wrong := misnamed(path, "picture"):
            yield wrong
        elif id_ in taken:
            sentence = f"`{name}` and `{taken[id_]}` have the same id."
            hint = f"Keep one of the two, or rename it: `{id_}-2{ending}`."
            yield Diagnostic(place, "image-twice", sentence, hint)
        else:
            taken[id_] = name
            yield from _read(path, data)


def heavy(path: str, size: int) -> Diagnostic:
    """The message for a picture of `size` bytes, which is heavier than it should be."""
    lighter = "Make it smaller (1200 pixels wide is plenty), or save it as WebP"
    enough = f", until it has less than {HEAVY // 1_000} KB."
    return weighs(path, size, Image.what, lighter, enough)


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()


def _read(path: str, data: bytes) -> Iterator[Image | Diagnostic]:
    """The picture of a file whose name and place are right, or what is wrong with it."""
    size = _unfit(path, data) or _size(path, data)
    if isinstance(size, Diagnostic):
        yield size
        return
    if len(data) > HEAVY:
        yield heavy(path, len(data))
    if _located(data):
        sentence = "The photograph says where it was taken, to whoever saves it."
        hint = "Save it anew without its location; programs for pictures call that metadata."
        yield Diagnostic(Location(path), "located-image", sentence, hint, "warning")
    yield Image(id=file_id(path), origin=path, width=size[0], height=size[1], weight=len(data))


def _unfit(path: str, data: bytes) -> Diagnostic | None:
    """The message for a file that does not hold, whole, what its ending says; or None."""
    place, name, kind = Location(path), PurePosixPath(path).name, FORMATS[_ending(path)]
    held = next((each for each, sign in _SIGNS.items() if sign.match(data)), "")
    if held and held != kind:
        right = next(ending for ending, format_ in FORMATS.items() if format_ == held)
        sentence = f"`{name}` holds {'an' if held in ('AVIF', 'SVG') else 'a'} {held} picture."
        hint = f"Rename it to `{PurePosixPath(path).stem}{right}`."
        return Diagnostic(place, "unfit-image", sentence, hint)
    if held and not _cut(kind, data):
        return None
    sentence = f"`{name}` is no {kind} picture."
    if held:
        sentence = f"`{name}` ends in the midst of the picture."
    elif not data:
        sentence = f"`{name}` has nothing in it."
    return Diagnostic(place, "unfit-image", sentence, _again(kind))


def _size(path: str, data: bytes) -> tuple[int, int] | Diagnostic:
    """Width and height of a picture in pixels, or what is wrong with it."""
    kind = FORMATS[_ending(path)]
    if kind != "SVG":
        import imagesize  # takes long to load, and is seldom needed

        return _measured(path, imagesize.get(BytesIO(data)), _again(kind))
    drawn = drawing.read(data)
    place = Location(path, drawn.line, drawn.column)
    if drawn.active:
        sentence = f"The drawing {drawn.active}."
        hint = "Remove that from it, or save it as PNG."
        return Diagnostic(place, "unsafe-image", sentence, hint)
    if drawn.unread:
        sentence = f"The drawing cannot be read: {drawn.unread}."
        return Diagnostic(place, "unfit-image", sentence, _again(kind))
    hint = 'Write its size into its first element: `<svg viewBox="0 0 640 480" ...>`.'
    return _measured(path, drawn.size or (0, 0), hint)


def _measured(path: str, size: tuple[int, int], hint: str) -> tuple[int, int] | Diagnostic:
    """A size in pixels, or the message for one that no picture can have."""
    if all(0 < side <= WIDEST for side in size):
        return size
    sentence = f"`{PurePosixPath(path).name}` does not say how wide and how high it is."
    return Diagnostic(Location(path), "unfit-image", sentence, hint)


def _again(kind: str) -> str:
    return f"Open it where it was made, and save it again as {kind}."


def _located(data: bytes) -> bool:
    """Whether a photograph carries the place where it was taken (the GPS block of its Exif)."""
    for start in _EXIF.finditer(data):
        order = "<" if start["order"].startswith(b"II") else ">"
        exif = data[start.start("order") :]
        with suppress(struct.error):  # cut, or no Exif after all
            (first,) = struct.unpack_from(f"{order}I", exif, 4)
            (count,) = struct.unpack_from(f"{order}H", exif, first)
            tags = (struct.unpack_from(f"{order}H", exif, first + 2 + 12 * n) for n in range(count))
            if any(tag == (GPS,) for tag in tags):
                return True
    return False


def _cut(kind: str, data: bytes) -> bool:
    """Whether a picture lacks its end, as after a transfer that broke off."""
    if kind == "PNG":
        return b"IEND\xaeB`\x82" not in data
    if kind == "JPEG":
        return b"\xff\xd9" not in data[len(data) // 2 :]
    if kind == "GIF":
        return not data.rstrip(b"\0").endswith(b";")
    return kind == "WebP" and int.from_bytes(data[4:8], "little") > len(data) - 8
