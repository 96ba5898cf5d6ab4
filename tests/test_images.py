"""Pictures of the content: what a page gets of them, and what keeps one from being shown."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from fingerpost.content import drawing
from fingerpost.content.images import check as check_images
from fingerpost.model.image import Image
from fingerpost.model.kinds import Words
from fingerpost.pages import search
from fingerpost.pipeline import Project, check
from fingerpost.site.project import read_project
from fingerpost.translation.check.text import faults
from fingerpost.translation.messages import Message

from .projects import GUIDE, by_path, guide, on_disk, rendered, report
from .shell import in_project

ABOUT = (GUIDE / "content/pages/about.md").read_text(encoding="utf-8")
SIGN = (GUIDE / "content/signs/no-repairs.yml").read_text(encoding="utf-8")
PAGE, IMAGE = "content/pages/about.md", "content/images/house.png"
WORDS = "A house with its door open"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</svg>'
)
TEMPLATES = {
    "templates/pages/page.md.j2": "{{ page.summary | inline }}\n\n{{ page.body | prose }}\n",
    "templates/pages/sign.md.j2": "{% for line in sign.looks_like %}\n- {{ line | inline }}\n"
    "{% endfor %}\n",
}
SOURCE = f"![{WORDS}](image:house)"


def png(width: int, height: int, more: bytes = b"") -> bytes:
    """A grey picture, and bytes that nobody shows."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    facts = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    shown = chunk(b"IHDR", facts) + chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + shown + chunk(b"prVt", more) + chunk(b"IEND", b"")


TURNED = b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
PLACE = b"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0"


def jpeg(width: int, height: int, entry: bytes = b"") -> bytes:
    """The frame of a photograph, with what a phone notes of how it was held, or where."""
    exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + b"\0\0\0\0"
    held = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif if entry else b""
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + b"\x01\x11\0" * 3
    return b"\xff\xd8" + held + frame + b"\xff\xd9"


def webp(width: int, height: int) -> bytes:
    sides = b"".join(struct.pack("<I", side - 1)[:3] for side in (width, height))
    body = b"WEBPVP8X\x0a\0\0\0\0\0\0\0" + sides
    return b"RIFF" + struct.pack("<I", len(body)) + body


def avif(width: int, height: int) -> bytes:
    """The boxes of a picture that say its size."""

    def box(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data) + 8) + name + data

    room = box(b"ispe", struct.pack(">III", 0, width, height))
    holds = box(b"ipma", struct.pack(">IIHBB", 0, 1, 1, 1, 1))
    meta = box(b"pitm", b"\0\0\0\0\0\x01") + box(b"iprp", box(b"ipco", room) + holds)
    return box(b"ftyp", b"avif\0\0\0\0avifmif1") + box(b"meta", b"\0\0\0\0" + meta)


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0;"


def svg(attributes: str = ' viewBox="0 0 64 48"', inside: str = "") -> bytes:
    return SVG.format(attributes, inside).encode()


def with_image(text: str = f"{ABOUT}\n{SOURCE}\n", /, **more: bytes | str) -> Project:
    return guide({**TEMPLATES, PAGE: text, IMAGE: png(64, 48), **more})


def made(project: Project, tag: str = "en") -> Mapping[str, bytes]:
    """The outputs of a locale by their paths."""
    return by_path(rendered(project, tag))


def told(name: str, data: bytes) -> str:
    """What is wrong with a picture, each on a line; nothing where it is shown."""
    found = check_images({f"content/images/{name}": data})
    return "\n".join(
        f"{each.sentence} {each.hint}" for each in found if not isinstance(each, Image)
    )


def test_a_page_gets_the_picture_its_words_and_its_room() -> None:
    assert (
        f'![{WORDS}](images/house.png){{ width="64" height="48" loading="lazy" decoding="async" }}'
        in made(with_image())["about.md"].decode()
    )


def test_a_picture_is_found_from_every_page_and_in_a_line_of_a_list() -> None:
    sign = SIGN.replace("looks_like:\n  - ", f"looks_like:\n  - >-\n    {SOURCE} ", 1)
    assert sign != SIGN
    page = made(with_image(ABOUT, **{"content/signs/no-repairs.yml": sign}))
    assert f'- ![{WORDS}](../images/house.png){{ width="64"' in page["signs/no-repairs.md"].decode()


def test_a_picture_is_published_as_it_is() -> None:
    assert made(with_image())["images/house.png"] == png(64, 48)


def test_an_ending_in_capitals_is_published_in_small_letters() -> None:
    project = guide({PAGE: f"{ABOUT}\n{SOURCE}\n", "content/images/house.PNG": png(2, 2)})
    assert made(project)["images/house.png"] == png(2, 2)


def test_where_plain_words_are_made_the_words_of_the_picture_stand() -> None:
    text = ABOUT.replace("summary: ", f"summary: >-\n  {SOURCE} ", 1)
    project = with_image(text)
    description = re.search(r"^description: (.*)$", made(project)["about.md"].decode(), re.M)
    assert description is not None
    assert json.loads(description[1]).startswith(f"{WORDS} ")
    whole = check(project).guide
    assert whole is not None
    (entry,) = (e for e in search.data(whole, "en")["entries"] if e["url"] == "about/")
    assert entry["summary"].startswith(f"{WORDS} ")


def test_quotes_brackets_and_emphasis_in_the_words_do_not_end_them() -> None:
    page = made(with_image(f'{ABOUT}\n![The **"front" door** [ajar]](image:house)\n'))
    assert "![The “front” door (ajar)](images/house.png){ width=" in page["about.md"].decode()


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("a.png", png(640, 480), (640, 480)),
        ("a.jpg", jpeg(640, 480), (640, 480)),
        ("a.jpeg", jpeg(640, 480, TURNED), (480, 640)),
        ("a.gif", gif(640, 480), (640, 480)),
        ("a.webp", webp(640, 480), (640, 480)),
        ("a.avif", avif(640, 480), (640, 480)),
        ("a.svg", svg(' viewBox="0 0 64 48"'), (64, 48)),
        ("a.svg", svg(' viewBox="-8,-8 64.4,48"'), (64, 48)),
        ("a.svg", svg(' width="2in" height="96px"'), (192, 96)),
        ("a.svg", svg(' width="128" viewBox="0 0 64 48"'), (128, 96)),
        ("a.svg", svg(' height="96" viewBox="0 0 64 48"'), (128, 96)),
        ("a.svg", svg(' width="100%" height="100%" viewBox="0 0 64 48"'), (64, 48)),
    ],
)
def test_the_size_is_read_from_every_format(name: str, data: bytes, size: tuple[int, int]) -> None:
    (image,) = check_images({f"content/images/{name}": data})
    assert isinstance(image, Image), image
    assert (image.width, image.height) == size


@pytest.mark.parametrize(
    ("inside", "active"),
    [
        ("<script>1</script>", "holds `<script>`, which can run or fetch something"),
        ("<g><SCRIPT/></g>", "holds `<SCRIPT>`, which can run or fetch something"),
        ("<foreignObject/>", "holds `<foreignObject>`, which can run or fetch something"),
        (
            '<b xmlns="http://www.w3.org/1999/xhtml"/>',
            "holds `<b>`, which can run or fetch something",
        ),
        ('<path onclick="x()"/>', "holds `onclick`, which runs a script"),
        ('<a href="javascript:x()"/>', "holds `href`, which runs a script"),
        ('<a xlink:href="java&#10;script:x()"/>', "holds `href`, which runs a script"),
        ('<a href="https://e.example/"/>', "leads or fetches elsewhere, by `href`"),
        ('<use xlink:href="other.svg#a"/>', "leads or fetches elsewhere, by `href`"),
        ('<image href="data:image/svg+xml,x"/>', "leads or fetches elsewhere, by `href`"),
        ('<g xml:base="https://e.example/"/>', "leads or fetches elsewhere, by `base`"),
        ("<path fill=\"url( '//e.example/x')\"/>", "leads or fetches elsewhere, by `fill`"),
        ('<path style="fill:u\\72l(x)"/>', "leads or fetches elsewhere, by `style`"),
        ("<style>@import 'x.css';</style>", "leads or fetches elsewhere, by `<style>`"),
        ("<style>a{b:image-set('x')}</style>", "leads or fetches elsewhere, by `<style>`"),
        ('<set attributeName="href" to="x"/>', "changes an address, by `href`, while it is shown"),
    ],
)
def test_a_drawing_that_could_run_or_fetch_something_is_refused(inside: str, active: str) -> None:
    read = drawing.read(svg(inside=inside))
    assert (read.active, read.size) == (active, None)


@pytest.mark.parametrize(
    "inside",
    [
        '<use href="#a"/><linearGradient id="a"/><path fill="url(#a)" style="fill:url(\'#a\')"/>',
        '<image xlink:href="data:image/png;base64,AA=="/>',
        "<style>/* by hand */ .a { fill: url(#a) } @media print { .a { fill: none } }</style>",
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:about="http://e"/>'
        "</metadata>",
        '<title>On a "door"</title><text>onclick=x</text>',
    ],
)
def test_a_drawing_of_shapes_is_shown(inside: str) -> None:
    assert drawing.read(svg(inside=inside)) == drawing.Drawing((64, 48))


@pytest.mark.parametrize("size", ['viewBox="0 0 1e400 5"', f'width="{"9" * 400}" height="5"'])
def test_a_drawing_without_end_has_no_size(size: str) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'.encode()
    assert drawing.read(data) == drawing.Drawing(None)


def test_no_entity_is_expanded_and_no_style_sheet_fetched() -> None:
    larger = b"".join(b'<!ENTITY a%d "%s">' % (n + 1, b"&a%d;" % n * 50) for n in range(6))
    bomb = b'<!DOCTYPE svg [<!ENTITY a0 "b">' + larger + b"]>" + svg(inside="&a6;")
    assert drawing.read(bomb).active == "defines entities in its document type"
    sheet = b'<?xml-stylesheet href="https://e.example/x.css"?>' + svg()
    assert drawing.read(sheet).active == "holds `<?xml-stylesheet?>`, which fetches from elsewhere"
    outside = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://e.example/svg.dtd">' + svg()
    assert drawing.read(outside) == drawing.Drawing((64, 48))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (svg(inside="<path>"), "The drawing cannot be read: mismatched tag."),
        (svg().replace(b"2000/svg", b"other"), "The drawing cannot be read: its first element is"),
        (b'<?xml version="1.0" encoding="x-none"?><svg/>', "The drawing cannot be read: unknown"),
    ],
)
def test_what_is_no_drawing_is_told_with_what_is_wrong(data: bytes, said: str) -> None:
    assert told("a.svg", data).startswith(said)


@pytest.mark.parametrize("data", [png(4, 4), jpeg(4, 4), gif(4, 4), webp(4, 4)])
def test_a_picture_that_broke_off_is_never_published(data: bytes) -> None:
    name = next(n for n in ("a.png", "a.jpg", "a.gif", "a.webp") if not told(n, data))
    assert told(name, data[:-3]).startswith(f"`{name}` ends in the midst of the picture.")


def test_a_heavy_picture_is_a_warning_with_its_weight() -> None:
    assert report(with_image(**{IMAGE: png(64, 48, b"\0" * 300_000)})) == (
        "content/images/house.png:1:1: warning: The picture weighs 300 KB, which a phone waits "
        "for. Make it smaller (1200 pixels wide is plenty), or save it as WebP, until it has less "
        "than 200 KB. [heavy-image]\n1 warning in 1 file.\n"
    )


def test_a_photograph_that_says_where_it_was_taken_is_a_warning() -> None:
    assert told("a.jpg", jpeg(4, 4, PLACE)) == (
        "The photograph says where it was taken, to whoever saves it. Save it anew without its "
        "location; programs for pictures call that metadata."
    )
    assert told("a.jpg", jpeg(4, 4, TURNED)) == ""


def test_a_picture_of_more_than_a_megabyte_is_not_read_and_what_shows_it_is_silent(
    tmp_path: Path,
) -> None:
    folder = on_disk(tmp_path)
    (folder / PAGE).write_text(f"{ABOUT}\n{SOURCE}\n", encoding="utf-8")
    (folder / "content/images").mkdir()
    (folder / IMAGE).write_bytes(png(64, 48, b"\0" * 2_400_000))
    project = read_project(folder, folder)
    assert IMAGE not in project.content
    found = [str(each) for each in check(project).diagnostics if "image" in str(each)]
    assert found == [
        "content/images/house.png:1:1: error: The picture weighs 2.4 MB, and 1 MB is the most. "
        "Make it smaller (1200 pixels wide is plenty), or save it as WebP. [too-large]"
    ]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("![Une maison, porte ouverte](image:house)", []),
        (
            "![](image:house)",
            [
                "`![](image:house)` does not say what the picture shows. Say it in the brackets, "
                "as the source does: `![words](image:house)`."
            ],
        ),
        (
            "[Une maison](image:house)",
            [
                "`[Une maison](image:house)` is not a picture where the source has one, or the "
                "reverse. Write `![Une maison](image:house)`."
            ],
        ),
        (
            "Une maison",
            ["The picture `image:house` of the source is missing. Write `![words](image:house)`."],
        ),
        (
            "![Une maison](image:other)",
            ["The link `image:other` is not in the source. The source has `image:house`."],
        ),
        (
            "![Une maison](image:house) ![a](image:house)",
            ["`![` shows a picture that the source does not have. Write words alone."],
        ),
    ],
)
def test_a_translation_has_the_pictures_of_its_source_and_words_of_its_own(
    form: str, said: list[str]
) -> None:
    message = Message("about/1", SOURCE, Words.PROSE, PAGE, "body", "", "about")
    found = [f"{fault.sentence} {fault.hint}" for fault in faults(message, form)]
    assert found == said


def french(**translated: str) -> Project:
    """The small guide with a picture, and some of it in French."""
    words = "".join(
        f'\nmsgctxt "{name}"\nmsgid {json.dumps(source)}\nmsgstr {json.dumps(form)}\n'
        for name, (source, form) in {k: tuple(v.split("|")) for k, v in translated.items()}.items()
    )
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return with_image(**{"content/translations/fr.po": head + words})


def test_the_words_of_a_picture_are_translated_and_the_picture_stays() -> None:
    source = check(french())
    (message,) = (m for m in source.messages if m.text == SOURCE)
    form = "![Une maison, la porte ouverte](image:house)"
    page = made(french(**{message.id: f"{SOURCE}|{form}"}), "fr")
    assert (
        '![Une maison, la porte ouverte](images/house.png){ width="64"' in page["about.md"].decode()
    )
    assert page["images/house.png"] == png(64, 48)


def test_words_that_are_not_translated_are_marked_as_what_they_are() -> None:
    page = made(french(), "fr")["about.md"].decode()
    marked = f'<span class="source-words" lang="en" dir="ltr">![{WORDS}](images/house.png){{'
    assert marked in page


@pytest.mark.slow
def test_an_exported_project_shows_its_pictures(tmp_path: Path) -> None:
    folder, target = on_disk(tmp_path / "guide"), tmp_path / "exported"
    (folder / PAGE).write_text(f"{ABOUT}\n{SOURCE}\n", encoding="utf-8")
    (folder / "content/images").mkdir()
    (folder / IMAGE).write_bytes(png(64, 48))
    ran = in_project(folder, "export", "--locale", "en", str(target))
    assert ran.exit_code == 0, ran.output
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    subprocess.run(command, cwd=target, check=True, capture_output=True)
    page = (target / "site/about/index.html").read_text(encoding="utf-8")
    assert (
        f'<img alt="{WORDS}" decoding="async" height="48" loading="lazy" '
        'src="../images/house.png" width="64" />'
    ) in page
    assert (target / "site/images/house.png").read_bytes() == png(64, 48)
    zensical = Path(sys.executable).parent / "zensical"
    shutil.rmtree(target / "site")
    subprocess.run([zensical, "build"], cwd=target, check=True, capture_output=True)
    page = (target / "site/about/index.html").read_text(encoding="utf-8")
    (shown,) = re.findall(r"<img [^>]*>", page)
    assert {f'alt="{WORDS}"', 'src="../images/house.png"', 'width="64"', 'height="48"'} <= {
        *re.findall(r'[a-z]+="[^"]*"', shown)
    }
