"""Says what is wrong with how a text shows a picture: `![what it shows](image:id)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from ..diagnostics import Mistake
from ..model.image import FORMATS
from ..model.kinds import ONE_LINE, Words
from ..text import markup
from .homes import IMAGES, near_id
from .mentions import IMAGE

WRITTEN = "![what it shows](image:id)"
_NAME_OF_FILE = re.compile(rf"\S+(?:{'|'.join(map(re.escape, FORMATS))})", re.IGNORECASE)
_ID = re.compile(rf"{IMAGE}:([a-z0-9-]+)")
_BEHIND = re.compile(r"(?P<written>!\[[^\[\]]*\]\([^()\s]*\))\s*(?P<braces>\{[^{}]*\})")
_BEGUN = re.compile(r"!\[[^\[\]]*\](?:\[[^\[\]]*\])?")


def mistake(kind: Words, link: markup.Link) -> Mistake | None:
    """The mistake in a link that shows a picture, or that leads to one."""
    parts = link.parts()
    names_picture = parts is not None and parts[0] == IMAGE
    if not link.shows:
        in_a_text = link.whole != link.target
        return _not_shown(link) if in_a_text and (names_picture or "![" in link.label) else None
    if kind in ONE_LINE:
        sentence = f"`{link.whole}` shows a picture, and this text takes none."
        return Mistake("image-in-text", sentence, "Say it in words.")
    if not link.target.startswith(f"{IMAGE}:"):
        return _by_address(link)
    if parts is None or not parts[1] or parts[2] is not None:
        id_ = near_id(PurePosixPath(link.target[len(IMAGE) + 1 :].partition("#")[0]).stem) or "id"
        sentence = f"`{link.target}` does not name a picture."
        hint = f"Write `{IMAGE}:` and the name of its file without ending: `{IMAGE}:{id_}`."
        return Mistake("image-in-text", sentence, hint)
    if not link.label.strip() or _NAME_OF_FILE.fullmatch(link.label.strip()):
        sentence = f"`{link.whole}` does not say what the picture shows."
        hint = "Say it in the brackets, for who cannot see it: "
        return Mistake("image-without-words", sentence, f"{hint}`![what it shows]({link.target})`.")
    return None


def named(text: str) -> set[str]:
    """The ids of pictures that a text is meant to show, rightly written or not."""
    return set(_ID.findall(text))


def beside(text: str) -> Iterator[Mistake]:
    """What in a text is meant to show a picture and does not, and what stands in the way behind
    one.
    """
    bare = markup.without_code(text)
    for match in _BEHIND.finditer(bare):
        sentence = f"`{match['braces']}` stands behind a picture."
        hint = f"Remove it: size and place follow from the file. Write `{match['written']}` alone."
        yield Mistake("image-in-text", sentence, hint, match["braces"])
    rest = markup.relink(bare, lambda link: " " * len(link.whole))
    for begun in _BEGUN.finditer(rest):
        if not rest[begun.end() :].lstrip().startswith("("):
            sentence = f"`{begun.group()}` begins a picture and does not say which."
            yield Mistake("image-in-text", sentence, f"Write `{WRITTEN}`.", begun.group())


def _not_shown(link: markup.Link) -> Mistake:
    """A picture that a link leads to, or that is the words of one."""
    if "![" in link.label:
        sentence = f"`{link.whole}` makes a picture a link."
        return Mistake(
            "image-in-text", sentence, "Show the picture, and write the link in words behind it."
        )
    sentence = f"`{link.whole}` leads to a picture, which has no page of its own."
    return Mistake(
        "image-in-text", sentence, f"Write `!` before it to show the picture: `!{link.whole}`."
    )


def _by_address(link: markup.Link) -> Mistake:
    """A picture that is not named by its id: from elsewhere, by a path, or none at all."""
    shown = link.label.strip()
    words = shown if shown and not _NAME_OF_FILE.fullmatch(shown) else "what it shows"
    parts = link.parts()
    if parts is not None:
        sentence = f"`{link.target}` is no picture."
        hint = f"Remove the `!` for a link, `[{words}]({link.target})`; a picture is `{WRITTEN}`."
        return Mistake("image-in-text", sentence, hint)
    named = markup.is_address(link.target) and not link.target.startswith("data:")
    name = PurePosixPath(unquote(urlsplit(link.target).path if named else "")).name
    ending = PurePosixPath(name).suffix.lower()
    ending = ending if ending in FORMATS else ".png"
    id_ = near_id(PurePosixPath(name).stem) or "picture"
    sentence = f"`{link.whole}` shows a picture by its {'address' if _away(link) else 'path'}."
    hint = f"Save it as `{IMAGES}{id_}{ending}` and write `![{words}]({IMAGE}:{id_})`."
    return Mistake("image-in-text", sentence, hint)


def _away(link: markup.Link) -> bool:
    return link.leads_elsewhere or re.match(r"(?:[a-z]+:|//)", link.target) is not None
