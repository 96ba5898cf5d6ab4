"""Turns a guide into the messages that translators get: stable id, text, note, where it stands.

Extraction is by the models: what is not a text of one of the kinds of `Words` is no message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .. import memory
from ..content.homes import INTERFACE
from ..model.guide import Guide, Page, Wording
from ..model.kinds import Entry, Model, Words
from ..model.letter import Field
from ..model.quiz import Quiz
from ..model.texts import KeyPath, about, named, origin_of, words
from ..text.markup import blocks, links

SENTENCE = re.compile(r"(?<=[.!?]) (?!\{)")  # not after `no.`, which stands before a field
FIELD = re.compile(r"\{([a-z][a-z0-9-]*)\}")
PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9-]*(?:\.total)?\}")
# Words for one row, and for several.
COUNTED = re.compile(r"\{([a-z][a-z0-9-]*):([^{}|]*)\|([^{}|]*)\}")
BLANK = (
    "What stands in letters in the place of this field while it is empty, between square brackets."
    " Leave it empty if its name on the form fits there."
)
WHOLE = (Words.PROSE, Words.SEARCH)  # texts of which each line stays one
KINDS = {
    Words.PLAIN: "One line without markup.",
    Words.INLINE: "Markdown on one line: keep links and their targets.",
    Words.PROSE: "Markdown: keep its form, links and targets.",
    Words.LETTER: "Words of a letter, as the reader sends it. No markup.",
    Words.SEARCH: (
        "Do not translate: write what people in your country type into a search box to find this"
        " page. One a line, as many or as few as you like."
    ),
}


@dataclass(frozen=True)
class Message:
    """One translatable text.

    `id` is its name for good; `pointer` its place in the file `origin`, as a JSON pointer; `note`
    what translators are told. `page` names the page that shows it: `signs/late-payment`,
    `sections/glossary`, `guide`. `limit` is how many characters it may have, `plural` the other
    form of a counted text. A `critical` one is never shown out of date; a `spare` one may stay
    empty and is counted nowhere.
    """

    id: str
    text: str
    kind: Words
    origin: str
    pointer: str
    note: str
    page: str
    critical: bool = False
    limit: int | None = None
    plural: str | None = None
    spare: bool = False

    def __hash__(self) -> int:
        """By what nearly always sets it apart: a preview looks up thousands at each edit."""
        return hash((self.id, self.text))


def messages(guide: Guide) -> tuple[Message, ...]:
    """Every translatable text of a guide in its source locale, in the order of its sections."""
    return tuple(_messages(guide))


def spoken(text: str) -> bool:
    """Whether a text has any words: a day or a sum alone is written alike in every language."""
    return bool(re.search(r"[^\W\d_]", text))


def block_ids(base: str, text: str) -> tuple[tuple[str, str], ...]:
    """The blocks of a text, each with its id."""
    return tuple((f"{base}/{number}", block) for number, block in enumerate(blocks(text), 1))


def id_of(thing: Model, path: KeyPath) -> str:
    """The id of the text at a key path of an object: its file, its entry there, the keys."""
    return "/".join((page_of(thing), *named(thing, path)))


def page_of(thing: Model) -> str:
    """The beginning of the ids of an object: `signs/late-payment`, `glossary/invoice`, `guide`."""
    _, within = origin_of(thing)
    return "/".join((_stem(thing), *map(str, within)))


def _stem(thing: Model) -> str:
    """The file of an object under `content/`, without its ending; a page may change its folder."""
    if isinstance(thing, Page):
        return f"{thing.what.kept}{thing.id}"
    origin, _ = origin_of(thing)
    return origin.removeprefix("content/").rpartition(".")[0]


def _shown_on(thing: Model) -> str:
    """The `page` of the messages of an object: its own, or that of its section."""
    if isinstance(thing, Quiz):
        return "sections/quiz"
    if isinstance(thing, Entry) and thing.what.listed:
        return f"sections/{thing.what.section}" if thing.what.section else _stem(thing)
    return page_of(thing)


def _messages(guide: Guide) -> Iterator[Message]:
    sentences = _by_id(frozenset(_sentences(guide).items()))
    yield from _of(guide.settings, sentences)
    yield from _of(guide.quiz, sentences) if guide.quiz is not None else ()
    for key, wording in guide.interface.items():
        yield _wording(wording, key=key)
    for entry in guide.entries():
        yield from _of(entry, sentences)
        if isinstance(entry, Field):
            yield from _blank(entry, sentences)


def _blank(field: Field, sentences: Mapping[str, str]) -> Iterator[Message]:
    """The message for what a field is called inside of a sentence of a letter, if it has no
    `blank`.

    Another language may need other words there than on the form, or the same in another case.
    """
    sentence = sentences.get(blank_id(field), "")
    if sentence and field.blank is None:
        told = (BLANK, f"Stands in a letter: “{sentence}”", KINDS[Words.PLAIN])
        pointer = f"/{field.id}/blank"  # where it would stand; some formats know texts by that
        yield Message(
            blank_id(field),
            field.label,
            Words.PLAIN,
            field.origin,
            pointer,
            " ".join(told),
            page_of(field),
            spare=True,
        )


def blank_id(field: Field) -> str:
    """The id of what stands in a letter for a field that is empty."""
    return f"{page_of(field)}/blank"


@memory.by_identity(memory.OBJECTS, of_checks=True)  # an edit leaves those of all other files
def _of(thing: Model, sentences: Mapping[str, str]) -> tuple[Message, ...]:
    return tuple(_made(thing, sentences))


@memory.by_value(memory.GUIDES)
def _by_id(sentences: frozenset[tuple[str, str]]) -> Mapping[str, str]:
    """The sentences by id; the same object as long as they are the same."""
    return dict(sentences)


def _sentences(guide: Guide) -> dict[str, str]:
    """For texts that stand in letters, the sentence that they stand in: by id, or by the end of the
    id.

    That are choices, examples and blanks of fields, and what a country supplies.
    """
    holding: dict[str, str] = {}
    for letter in guide.letters:
        for each in gathered(letter):
            if each.kind is Words.LETTER:
                text = " ".join(COUNTED.sub(r"\2", each.text).split())
                for sentence in SENTENCE.split(text):
                    if spoken(FIELD.sub("", sentence)):
                        holding = dict.fromkeys(FIELD.findall(sentence), sentence) | holding
    found: dict[str, str] = {}
    for field in guide.fields:
        sentence = holding.get(field.id, "")
        if sentence:
            base = page_of(field)
            found |= {f"{base}/choices/{name}": sentence for name in field.choices}
            found |= {
                f"{base}/example": sentence,
                blank_id(field): sentence,
                **({field.local: sentence} if field.local else {}),
            }
    return found


def _made(thing: Model, sentences: Mapping[str, str]) -> Iterator[Message]:
    origin, within = origin_of(thing)
    strict = getattr(thing, "critical", "no") == "yes"
    shown_on = _shown_on(thing)
    for given in gathered(thing):
        path, kind = given.path, given.kind
        told = about(type(thing), path)
        pointer = "".join(f"/{key}" for key in (*within, *path))
        page = shown_on
        if path[0] == "sections":
            page = f"sections/{named(thing, path)[1]}"
        for name, piece in given.pieces:
            if kind not in WHOLE:
                piece = " ".join(piece.split())
            if not spoken(piece):
                continue
            sentence = sentences.get(given.id) or sentences.get(_supplied(given.id), "")
            stands = (f"Stands in a letter: “{sentence}”",) if sentence else ()
            marks = _marks(piece, kind, told.limit)
            note = _note(told.description, *stands, KINDS[kind], *marks)
            critical = told.critical or strict
            yield Message(name, piece, kind, origin, pointer, note, page, critical, told.limit)


@memory.by_value(memory.TEXTS)  # thousands of texts have the same
def _note(*told: str) -> str:
    return " ".join(told).strip()


def _supplied(name: str) -> str:
    """The name by which letters ask for the text of a country: its kind of fact and its key."""
    parts = name.split("/")
    return f"{parts[3]}.{parts[-1]}" if parts[0] == "countries" and len(parts) > 4 else ""


@dataclass(frozen=True)
class Gathered:
    """A text of an object: its key path, kind, words and id, and the `pieces` that are translated.

    A piece has an id and a text. Prose has a piece for each block, all else one with the id of the
    text.
    """

    path: KeyPath
    kind: Words
    text: str
    id: str
    pieces: tuple[tuple[str, str], ...]


@memory.by_identity(memory.OBJECTS)
def gathered(thing: Model) -> tuple[Gathered, ...]:
    """The texts of an object; each of its lists of words to search for as one text, one word a
    line.
    """
    lines: dict[KeyPath, list[str]] = {}
    page = page_of(thing)
    for path, kind, text in words(thing):
        if kind is Words.SEARCH:
            lines.setdefault(path[:-1], []).append(text)
    found = []
    for path, kind, text in words(thing):
        if kind is not Words.SEARCH:
            found.append(_gathered(page, thing, path, kind, text))
        elif path[-1] == 0:
            path = path[:-1]
            found.append(_gathered(page, thing, path, kind, "\n".join(lines[path])))
    return tuple(found)


def _gathered(page: str, thing: Model, path: KeyPath, kind: Words, text: str) -> Gathered:
    name = "/".join((page, *named(thing, path)))
    pieces = block_ids(name, text) if kind is Words.PROSE else ((name, text),)
    return Gathered(path, kind, text, name, pieces)


@memory.by_identity(memory.TEXTS)
def _wording(wording: Wording, *, key: str) -> Message:
    note = " ".join((wording.note, *_marks(wording.text, Words.PLAIN, wording.limit)))
    return Message(
        id=f"interface/{key}",
        text=wording.text,
        kind=Words.PLAIN,
        origin=INTERFACE,
        pointer=f"/{key}/text",
        note=note,
        page="interface",
        critical=wording.critical == "yes",
        limit=wording.limit,
        plural=wording.plural,
    )


def _marks(text: str, kind: Words, limit: int | None) -> Iterator[str]:
    """What the note says of marks that have to stay and of the room there is."""
    held = PLACEHOLDER.findall(text) if kind in (Words.PLAIN, Words.LETTER) else []
    if held:
        yield f"Keep as they are: {' '.join(dict.fromkeys(held))}."
    counted = COUNTED.search(text) if kind is Words.LETTER else None
    if counted:
        yield (
            f"In `{counted[0]}` translate the words for one and for several, or write one wording"
            " for both."
        )
    targets = [link.target for link in links(text)]
    if targets:
        yield f"Link targets: {' '.join(dict.fromkeys(targets))}."
    if limit is not None:
        yield f"At most {limit} characters."
