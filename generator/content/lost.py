"""Finds in the Markdown of a guide what would not stand on the page as it is written: lists that
become a line, links that stay brackets, bold words that stay stars.

`markdown/` judges one text; here are the files, their lines, and what was found to be sound before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from urllib.parse import urlsplit, urlunsplit

from .. import memory
from ..diagnostics import Diagnostic, Location, Mistake, counted
from ..memory import OBJECTS, by_identity, by_value
from ..model.kinds import ONE_LINE, Model, Trait, Words
from ..model.letter import Letter
from ..model.texts import KeyPath, origin_of, shown, words
from ..text.markup import is_address
from .loaded import Loaded
from .markdown.losses import losses
from .mentions import LINKED, TextIn, everything, texts
from .syntax.nodes import Text

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hsenc|_hsmi|mkt_tok"
)
_ADDRESS = re.compile(r"https?://[^\s()<>\"]+")
_NUMBERED = re.compile(r"\s*[0-9]{1,2}[.)] ")
_BEGINS = re.compile(r"\s*(?:[-*+•] +\S|[0-9]{1,2}[.)] +\S|#{1,6} +\S|\||> )")
SOUND = "texts of which nothing is lost"  # kept together, each with its kind
BODY = ("body",)  # of a page
_TARGET = re.compile(
    rf"(?<![(\w`:/<])(?P<kind>{'|'.join(LINKED)}):(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\b"
)


@dataclass
class _Sound:
    """Texts of which nothing is lost, each with its kind, and digests of whole files."""

    texts: set[tuple[Words, str]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


def check(loaded: Loaded) -> list[Diagnostic]:
    """Everything in the texts of a guide that would not stand on the page as it is written.

    Takes back what was told of a list with too few entries, if two of them became one.
    """
    return [*_in_files(loaded), *_in_letters(loaded), *_in_addresses(loaded)]


def _in_files(loaded: Loaded) -> Iterator[Diagnostic]:
    """What the texts of each file lose. Files that were sound before are not looked at again."""
    before: _Sound = memory.got(_Sound, SOUND) or _Sound()
    now = _Sound()
    by_file: dict[str, list[TextIn]] = {}
    for own in texts(loaded):
        if own:
            by_file.setdefault(own[0][0], []).extend(own)
    told = [each for each in loaded.diagnostics if each.code != "too-few"]
    taken: dict[str, set[int]] = {}
    for each in told:
        taken.setdefault(each.location.path, set()).add(each.location.line)
    for origin, written in by_file.items():
        file = _name(origin, loaded.places.texts.get(origin, ""))
        if file in before.files:
            now.files.add(file)
            continue
        found = list(_in_file(loaded, origin, written, taken.get(origin, set()), before, now))
        yield from found
        bare = any(_TARGET.search(text) for *_, text in written if ":" in text)
        if not found and origin not in taken and not bare:
            now.files.add(file)
    if now.files != before.files or not now.texts <= before.texts:
        memory.put(_Sound(now.texts | _of_files(loaded, by_file, before), now.files), SOUND)


def _of_files(
    loaded: Loaded, by_file: Mapping[str, list[TextIn]], known: _Sound
) -> set[tuple[Words, str]]:
    """The texts of files that were known to be sound, each with its kind."""
    return {
        (kind, text)
        for origin, written in by_file.items()
        if _name(origin, loaded.places.texts.get(origin, "")) in known.files
        for _, _, kind, text in written
    }


@by_value(OBJECTS, of_checks=True)  # what did not change has the same name after an edit
def _name(origin: str, text: str) -> str:
    return memory.name(origin, text)


def _in_letters(loaded: Loaded) -> Iterator[Diagnostic]:
    """What the words of letters lose, which are no Markdown but stand in the same files."""
    for letter in loaded.of(Letter):
        for path, kind, text in words(letter):
            if kind is Words.LETTER:
                lines = _lines(loaded, letter.origin, path)
                if joined := _joined(loaded, letter.origin, path, lines):
                    yield joined
                for loss in _tracked_in(text):
                    yield _told(loaded, letter.origin, path, loss)


def _in_addresses(loaded: Loaded) -> Iterator[Diagnostic]:
    """Addresses outside of texts that tell others who opened them (`utm_source`, ...)."""
    for thing in everything(loaded):
        for origin, path, loss in _tracked_by(thing):
            yield _told(loaded, origin, path, loss)


@by_identity(OBJECTS, of_checks=True)
def _tracked_by(thing: Model) -> tuple[tuple[str, KeyPath, Mistake], ...]:
    """The addresses of a thing that tell others who opened them: file, key path, mistake."""
    origin, at = origin_of(thing)
    addresses = (*shown(thing, Trait.ADDRESS), *shown(thing, Trait.TARGET))
    return tuple(
        (origin, (*at, *path), loss) for path, address in addresses for loss in tracked(address)
    )


def _in_file(
    loaded: Loaded,
    origin: str,
    written: list[TextIn],
    taken: set[int],
    before: _Sound,
    now: _Sound,
) -> Iterator[Diagnostic]:
    """What the texts of a file lose, without lines of which something is told already."""
    for _, path, kind, text in written:
        lines = _lines(loaded, origin, path)
        if not taken.isdisjoint(lines):
            continue
        wraps = kind in ONE_LINE and not isinstance(path[-1], int)  # at a dash, it may be
        joined = None if wraps else _joined(loaded, origin, path, lines)
        if joined is not None:
            place = loaded.places.of(origin, path[:-1])  # of the list that lacks an entry now
            loaded.diagnostics = [
                each
                for each in loaded.diagnostics
                if each.code != "too-few" or each.location != place
            ]
            yield joined
            continue
        lost = () if (kind, text) in before.texts else losses(kind, text)
        if not lost:
            now.texts.add((kind, text))
        for loss in (*(lost or _bare(loaded, text)), *_tracked_in(text)):
            yield _told(loaded, origin, path, loss)


def tracked(address: str) -> Iterator[Mistake]:
    """The mistake for an address that tells others who opened it; nothing for all other texts."""
    if not is_address(address):
        return
    parts = urlsplit(address)
    query = parts.query.split("&")
    kept = [each for each in query if not _TRACKING.fullmatch(each.partition("=")[0])]
    if len(kept) < len(query):
        clean = urlunsplit(parts._replace(query="&".join(kept)))
        sentence = f"`{address}` carries marks that follow its readers."
        yield Mistake("tracked-link", sentence, f"Write `{clean}`.", address, "warning")


def _lines(loaded: Loaded, origin: str, path: KeyPath) -> range:
    """The lines of a file on which a text stands."""
    node = loaded.places.nodes.get(origin, {}).get(path)
    return range(node.location.line, node.last_line + 1) if isinstance(node, Text) else range(0)


def _joined(loaded: Loaded, origin: str, path: KeyPath, lines: range) -> Diagnostic | None:
    """The first line of a list, a table or a heading that YAML joins with the line before.

    Lines under `|` stay as they are, and so do those of a page; under `>` those stay that are
    indented.
    """
    if len(lines) < 2 or path == BODY:
        return None
    start = loaded.places.of(origin, path).column - 1
    first, *rest = loaded.places.lines(origin)[lines.start - 1 : lines.stop - 1]
    if first[start:].startswith("|"):
        return None
    folded = first[start:].startswith(">")
    indent = min((_indent(line) for line in rest if line.strip()), default=0)
    above = "" if folded else first[start:]
    for number, (line, after) in enumerate(pairwise([*rest, ""]), lines.start + 1):
        begins = _BEGINS.match(line) and not (folded and _indent(line) > indent)
        entry = begins and (not _NUMBERED.match(line) or _NUMBERED.match(after))
        heads = line.lstrip().startswith("#") and after.strip()
        if entry and (above.strip() or _BEGINS.match(after) or heads):
            column = _indent(line) + 1
            sentence = f"`{line.strip()}` becomes one line with what stands around it."
            hint = "Write `|` behind the key and the text under it, where lines stay; an entry of "
            hint += "a list starts with `- ` in the column of the others."
            if isinstance(path[-1], int) and line.lstrip().startswith("- "):
                spaces = counted(max(start - len("- "), 0), "space")
                hint = f"Start its dash in the column of the other entries, behind {spaces}."
            return Diagnostic(Location(origin, number, column), "joined-lines", sentence, hint)
        above = line
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _bare(loaded: Loaded, text: str) -> Iterator[Mistake]:
    """Targets of links (`sign:late-payment`) that stand in a sentence as they are."""
    for match in _TARGET.finditer(text) if ":" in text else ():
        whole = match.group() == text.strip()  # of something faulty
        if not whole and match["id"] in loaded.known.get(match["kind"], ()):
            sentence = f"`{match.group()}` stands on the page as it is, and leads nowhere."
            hint = f"Write words before it: `[words]({match.group()})`."
            yield Mistake("broken-link", sentence, hint, match.group())


def _tracked_in(text: str) -> Iterator[Mistake]:
    for match in _ADDRESS.finditer(text) if "://" in text else ():
        yield from tracked(match.group())


def _told(loaded: Loaded, origin: str, path: KeyPath, loss: Mistake) -> Diagnostic:
    return loaded.told(origin, path, replace(loss, words=loss.words.split("\n")[0]))
