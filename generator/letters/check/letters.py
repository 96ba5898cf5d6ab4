"""Checks letters: fields used and declared, optional pieces, plain words, what each one serves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...content.loaded import Loaded
from ...diagnostics import Diagnostic, closest, did_you_mean, listed
from ...model.guide import KINDS
from ...model.kinds import Entry, Words
from ...model.letter import CURRENCY, Field, Letter, Piece
from ...model.texts import KeyPath, mutual, references, words
from ..fill import GIVEN
from ..tree import MARK, people
from .checker import ALIKE, BRACES, MARKUP, REGISTRY, LetterChecker
from .fields import Registry
from .head import Head

MANY = 6  # fields, for their lack to have one cause
OTHER_BRACKETS = re.compile(
    r"\[[^\[\]\n]+\](?!\()|\uff5b[^\uff5b\uff5d]*\uff5d|<<?[^<>\n]+>>?|«[^«»\n]+»|%[^%\s]+%|\$\{[^{}]*\}"
)
MISNAMED = ("open-mark", "unknown-field", "not-rows")  # a field is meant, and not named
SURE = ("<", "«", "%", "$")  # what begins with them may mean itself, unless it holds an id as it is


def check(loaded: Loaded) -> list[Diagnostic]:
    """Every mistake in the letters and in the registry of their fields."""
    letters = _Letters(loaded)
    parts = (Registry(loaded), letters, Head(loaded))
    everything = (found for part in parts for found in part.everything())
    found = list(_told_once(everything, MANY if letters.known else 2))
    if not letters.known and not loaded.of(Letter) and "letter" in loaded.partial:
        return [each for each in found if each.code != "unknown-field"]  # their folder is gone
    if all(each.code != "unknown-field" for each in found):
        return found
    unused = letters.unused()  # the one that is missed may have this name now
    if len(unused) == 1:
        hint = f'Did you mean "{unused[0].id}"?'
        found = [
            replace(each, hint=hint) if each.code == "unknown-field" else each for each in found
        ]
    return [each for each in found if each.code != "unused-field"]


def _for_rows(text: str, side: str) -> str:
    """A text as it stands for `one` row of the fields that its words go by, or for `several`."""
    return MARK.sub(lambda mark: mark[0] if mark["one"] is None else mark[side], text)


def _with_word(text: str, brace: re.Match[str]) -> str:
    """What stands in braces; of one brace alone, with the word at it, by which it is found."""
    if brace.group() == "{":
        return (re.match(r"\{[\w-]*", text[brace.start() :]) or brace).group()
    if brace.group() == "}":
        return (re.search(r"[\w-]*\}$", text[: brace.end()]) or brace).group()
    return brace.group()


def _told_once(found: Iterable[Diagnostic], many: int) -> Iterator[Diagnostic]:
    """What was found, with one message for a field that several places name and nobody declares.

    From `many` such fields on, there is one message for all of them.
    """
    unknown: dict[str, list[Diagnostic]] = {}
    for each in found:
        if each.code == "unknown-field":
            unknown.setdefault(each.sentence, []).append(each)
        else:
            yield each
    if len(unknown) >= many:
        places = [each.location for group in unknown.values() for each in group]
        sentence = f"`{REGISTRY}` lacks {len(unknown)} fields that {len(places)} places name: "
        sentence += f"{listed(places)}."
        hint = f"See that `{REGISTRY}` is whole, or write the fields."
        yield Diagnostic(min(places), "unknown-field", sentence, hint)
        return
    for group in unknown.values():
        first = min(group, key=lambda each: each.location)
        if len(group) == 1:
            yield first
            continue
        where = listed(each.location for each in group)
        sentence = f"{first.sentence.rstrip('.')}, and {len(group)} places name it: {where}."
        yield Diagnostic(first.location, first.code, sentence, first.hint)


@dataclass(frozen=True)
class _Use:
    field: str
    path: KeyPath
    optional: bool


class _Letters(LetterChecker):
    """What letters say and serve, and fields that none of them uses."""

    def everything(self) -> Iterator[Diagnostic]:
        letters = self.loaded.of(Letter)
        for letter in letters:
            yield from self._letter(letter)
        yield from self._served(letters)
        if not self.loaded.partial & {"letter", "field"} and not self.loaded.faulty:
            yield from self._unused()

    def _letter(self, letter: Letter) -> Iterator[Diagnostic]:
        yield from self._around(letter)
        yield from self._repeated(letter)
        found = [*self._blocks(letter), *self._words_of(letter)]
        yield from found
        uses = list(_uses(letter))
        yield from self._undeclared(letter, uses)
        misspelt = any(each.code in MISNAMED for each in found)
        yield from self._declared(letter, uses, misspelt=misspelt)

    def _around(self, letter: Letter) -> Iterator[Diagnostic]:
        """Greetings that the form has already, and a subject that names nobody."""
        for key in ("greeting", "closing"):
            if letter.salutation is not None and getattr(letter, key) is not None:
                sentence = f'The letter has a "{key}", and takes that of the form.'
                hint = f'Remove "{key}", or "salutation".'
                yield self.loaded.mistake(letter.origin, (key,), "unfit-key", sentence, hint)
        if letter.named_subject is not None and not _may_name(letter.named_subject):
            sentence = 'No field stands in "named_subject".'
            hint = "Begin it with the field that holds the name: it stands where that is filled in."
            yield self.loaded.mistake(
                letter.origin, ("named_subject",), "open-mark", sentence, hint
            )

    def _repeated(self, letter: Letter) -> Iterator[Diagnostic]:
        """Pieces that have the id of one above."""
        ids = [piece.id for piece in letter.body]
        for index, name in enumerate(ids):
            if name is not None and name in ids[:index]:
                sentence = f'"{name}" stands twice in "body".'
                hint = "Give each optional piece an id of its own."
                yield self.loaded.mistake(
                    letter.origin, ("body", index, "id"), "repeated", sentence, hint
                )

    def _undeclared(self, letter: Letter, uses: list[_Use]) -> Iterator[Diagnostic]:
        """Fields that a letter uses and does not declare, each where it is used first."""
        declared = {*letter.fields, *self._always()}
        for use in {use.field: use for use in reversed(uses)}.values():
            if use.field in self.known - declared:
                sentence = f'The letter uses "{use.field}", and does not declare it.'
                hint = f"Add `{use.field}: required` to its fields, or `optional`."
                yield self.loaded.mistake(
                    letter.origin, use.path, "undeclared-field", sentence, hint
                )

    def _declared(
        self, letter: Letter, uses: list[_Use], *, misspelt: bool
    ) -> Iterator[Diagnostic]:
        """Fields that a letter declares and does not use, or not as it says.

        Where another is `misspelt`, that may be the one that is missed.
        """
        origin = letter.origin
        for name, need in letter.fields.items():
            own = [use for use in uses if use.field == name]
            path: KeyPath = ("fields", name)
            if self.lacks(name):
                yield self.unknown(origin, path, name)
            elif misspelt and (not own or need == "required"):
                continue
            elif not own:
                sentence = f'The letter declares "{name}", and does not use it.'
                hint = "Use it, or remove the line."
                yield self.loaded.mistake(origin, path, "unused-field", sentence, hint)
            elif need == "required" and all(use.optional for use in own):
                sentence = f'Only optional pieces use "{name}", which is required.'
                hint = f"Write `{name}: optional`: it is asked for when its piece is on."
                yield self.loaded.mistake(origin, path, "needlessly-required", sentence, hint)
            elif need == "optional" and not all(use.optional for use in own):
                sentence = f'The letter always uses "{name}", which is optional.'
                hint = f"Write `{name}: required`, or make the piece an `option`."
                yield self.loaded.mistake(origin, path, "hole-in-letter", sentence, hint)

    def _meant(self, mark: str) -> str:
        """The field that a mark means, written with other signs; nothing where that is none."""
        name = re.sub(
            r"[\s_\u2010-\u2015-]+", "-", mark.strip("[]{}<>«»%$\uff5b\uff5d \t\u00a0")
        ).casefold()
        if mark.startswith(SURE) and name not in self.known:
            return ""
        whole, _, part = name.partition(".")
        if part and whole in self.fields:
            return f"{whole}.total" if self.fields[whole].total == "yes" else whole
        return name if name in self.known else closest(name, self.known, ALIKE)

    def _blocks(self, letter: Letter) -> Iterator[Diagnostic]:
        """What is wrong with the form of the pieces of a letter, and with the fields they go by."""
        for index, block in enumerate(letter.body):
            at: KeyPath = ("body", index)
            yield from self._holds(letter.origin, at, block)
            yield from self._rows(letter.origin, at, block)
            yield from self._conditions(letter.origin, at, block)

    def _holds(self, origin: str, at: KeyPath, block: Piece) -> Iterator[Diagnostic]:
        """A piece that says nothing or two things at once, and a switch without words or id."""
        kinds = [k for k in ("list", "rows", "signatures") if getattr(block, k)]
        if len(kinds) > 1 or (not kinds and block.text is None):
            sentence = f"This piece has {' and '.join(kinds) or 'nothing to say'}."
            hint = "Give it a `text`, or one of `list`, `rows`, `signatures`, or both."
            yield self.loaded.mistake(origin, at, "unclear-piece", sentence, hint)
        if (block.option is None) != (block.id is None) or (block.when and block.option is None):
            sentence = "An optional piece has the words of its switch and an id."
            hint = "Write both `option:` and `id:`."
            yield self.loaded.mistake(origin, at, "half-option", sentence, hint)
        hint = "Write the words alone; what is switched on may hold the field."
        named = "the words of a switch"  # their markup is told as that of all texts
        yield from self.braces(origin, (*at, "option"), block.option or "", named, hint)

    def _rows(self, origin: str, at: KeyPath, block: Piece) -> Iterator[Diagnostic]:
        """A table of a field that has no rows, or that does not exist."""
        field = self.fields.get(block.rows or "")
        if field is not None and field.kind != "rows":
            sentence = f'"{field.id}" is not a field of rows.'
            hint = f"Write it in a text: `{{{field.id}}}`."
            yield self.loaded.mistake(origin, (*at, "rows"), "not-rows", sentence, hint)
        elif block.rows is not None and self.lacks(block.rows):
            yield self.unknown(origin, (*at, "rows"), block.rows)

    def _conditions(self, origin: str, at: KeyPath, block: Piece) -> Iterator[Diagnostic]:
        """Conditions on fields that do not exist, or that never hold what is waited for."""
        for name, wanted in block.when.items():
            path, field = (*at, "when", name), self.fields.get(name)
            known = [GIVEN, *field.choices] if field is not None else []
            if self.lacks(name):
                yield self.unknown(origin, path, name)
            elif field is not None and wanted not in known:
                sentence = f'"{name}" is never "{wanted}".'
                hint = did_you_mean(wanted, known)
                yield self.loaded.mistake(origin, path, "unknown-condition", sentence, hint)

    def _words_of(self, letter: Letter) -> Iterator[Diagnostic]:
        """What cannot stand in the words of a letter."""
        for path, kind, text in words(letter):
            if kind is Words.LETTER:
                yield from self._markup(letter.origin, path, text)
                yield from self._other_brackets(letter.origin, path, text)
                for brace in BRACES.finditer(text):
                    yield from self._mark(letter.origin, path, _with_word(text, brace))
                if not all(_for_rows(text, side).strip() for side in ("one", "several")):
                    sentence = f"`{text}` says nothing for one row, or for several."
                    hint = "Write words on both sides of `|`."
                    yield self.loaded.mistake(letter.origin, path, "empty-value", sentence, hint)

    def _markup(self, origin: str, path: KeyPath, text: str) -> Iterator[Diagnostic]:
        """Marks of Markdown, HTML and pictures, none of which a letter takes."""
        for found in MARKUP.finditer(text):
            if self._meant(found.group()) and found.group().startswith(SURE):
                continue  # told as other brackets
            yield self.markup(origin, path, found.group())

    def _other_brackets(self, origin: str, path: KeyPath, text: str) -> Iterator[Diagnostic]:
        """Brackets of other kinds around the id of a field."""
        for other in OTHER_BRACKETS.finditer(text):
            meant = self._meant(other.group())
            if meant:
                sentence = f"`{other.group()}` stands in the letter as it is, and names no field."
                if other.group().startswith("$"):
                    sentence = f"The `$` of `{other.group()}` stands in the letter."
                hint = f"Write `{{{meant}}}`."
                yield self.loaded.mistake(
                    origin, path, "open-mark", sentence, hint, words=other.group()
                )

    def _mark(self, origin: str, path: KeyPath, written: str) -> Iterator[Diagnostic]:
        """What is wrong with something in braces."""
        mark = MARK.fullmatch(written)
        if mark is None:
            sentence = f"`{written}` does not name a field."
            hint = "Write the id of a field: `{my-name}`."
            meant = self._meant(written)
            hint = f"Write `{{{meant}}}`." if meant else hint
            yield self.loaded.mistake(origin, path, "open-mark", sentence, hint, words=written)
            return
        field = self.fields.get(mark[1])
        if self.lacks(mark[1]):
            yield self.unknown(origin, path, mark[1], written)
        elif field is not None and mark["total"] and field.total != "yes":
            sentence = f'"{field.id}" has no total.'
            hint = 'Only a field of rows with `total: "yes"` is added up.'
            yield self.loaded.mistake(origin, path, "no-total", sentence, hint, words=written)
        elif field is not None and mark["one"] is not None and field.kind != "rows":
            sentence = f'"{field.id}" has no rows, and words go by how many there are.'
            hint = "Name a field of rows, or write the words alone."
            yield self.loaded.mistake(origin, path, "no-rows", sentence, hint, words=written)
        elif field is not None and mark[0] == f"{{{mark['id']}}}" and field.kind == "rows":
            sentence = f'"{field.id}" is a field of rows.'
            hint = f"Write `- rows: {field.id}` as a piece of its own."
            yield self.loaded.mistake(origin, path, "rows-in-text", sentence, hint, words=written)

    def _told(self, kind: str, named: Iterable[str]) -> set[str]:
        """Ids of a kind, and for those that are misspelt, which is told, the ones that are
        meant.
        """
        known = self.loaded.known.get(kind, set())
        return {name if name in known else closest(name, known, ALIKE) for name in named}

    def _served(self, letters: tuple[Letter, ...]) -> Iterator[Diagnostic]:
        """Letters and what they serve name each other."""
        by_id = {letter.id: letter for letter in letters}
        for key, kind in mutual(Letter).items():
            things = {thing.id: thing for thing in self.loaded.of(KINDS[kind])}
            for letter in letters:
                for index, name in enumerate(getattr(letter, key)):
                    thing = things.get(name)
                    if thing and letter.id not in self._told("letter", _letters_of(thing)):
                        sentence = f"The {kind} `{name}` does not name this letter."
                        hint = _named_in_return(thing, letter.id)
                        yield self.loaded.mistake(
                            letter.origin, (key, index), "one-sided", sentence, hint
                        )
            for thing in things.values():
                for name, place in _letters_of(thing).items():
                    other = by_id.get(name)
                    if other and thing.id not in self._told(kind, getattr(other, key)):
                        sentence = f"The letter `{name}` does not name this {kind}."
                        hint = f"Add `{thing.id}` to `{key}` of `{other.origin}`."
                        yield self.loaded.mistake(thing.origin, place, "one-sided", sentence, hint)

    def _always(self) -> set[str]:
        """The fields that stand around every letter; any could, where the settings are faulty."""
        settings = self.loaded.settings
        if settings is None:
            return self.known
        head = settings.letterhead
        return {*head.required, *people(head.fields).values()} if head is not None else set()

    def unused(self) -> list[Field]:
        """Fields of the registry that no letter uses."""
        settings = self.loaded.settings
        if settings is None or settings.letterhead is None:
            return []
        used = {field.id for field in self.fields.values() if field.kind == CURRENCY}
        used |= {*self.named_as_currencies(), *settings.letterhead.required}
        used |= {*people(settings.letterhead.fields).values()}
        for letter in self.loaded.of(Letter):
            used |= {*letter.fields, *(use.field for use in _uses(letter))}
        return [field for field in self.fields.values() if field.id not in used]

    def _unused(self) -> Iterator[Diagnostic]:
        for field in self.unused():
            sentence = f'No letter uses the field "{field.id}".'
            yield self.loaded.mistake(
                field.origin, (field.id,), "unused-field", sentence, "Remove it.", "warning"
            )


def _uses(letter: Letter) -> Iterator[_Use]:
    """Every use of a field in the words of the letter, and whether it is in an optional piece."""
    for path, kind, text in words(letter):
        if kind is Words.LETTER:
            piece = letter.body[path[1]] if path[0] == "body" and isinstance(path[1], int) else None
            optional = piece is not None and _optional(piece)
            optional = optional or path[0] == "named_subject"  # stands only where its name does
            yield from (_Use(mark[1], path, optional) for mark in MARK.finditer(text))
    for index, block in enumerate(letter.body):
        if block.rows is not None:
            yield _Use(block.rows, ("body", index, "rows"), _optional(block))
        yield from (_Use(name, ("body", index, "when", name), True) for name in block.when)


def _may_name(text: str) -> bool:
    """Whether a text has the mark of a field, or something in its place that is told."""
    marks = (MARK.fullmatch(brace) for brace in BRACES.findall(text))
    return any(mark is None or not (mark["total"] or mark["one"]) for mark in marks)


def _optional(piece: Piece) -> bool:
    """Whether readers are to switch a piece on, even if it lacks its id or words for that."""
    return piece.option is not None or piece.id is not None or bool(piece.when)


def _letters_of(thing: Entry) -> dict[str, KeyPath]:
    """The ids of the letters that a thing names, each with the key under which it does."""
    named = references(thing)
    return {name: path[:1] for path, ref, name in named if ref.kind == Letter.what.name}


def _named_in_return(thing: Entry, name: str) -> str:
    """How something is to name the letter that names it: under its only letter, or among many."""
    if "letters" in type(thing).model_fields:
        return f"Add `{name}` to `letters` of `{thing.origin}`."
    other = next(iter(_letters_of(thing)), None)
    if other is None:
        return f"Write `letter: {name}` in `{thing.origin}`."
    hint = f"It names `{other}`, and can name one letter: write `letter: {name}` in"
    return f"{hint} `{thing.origin}`, or remove it here."
