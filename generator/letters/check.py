"""Checks letters: fields used and declared, optional pieces, plain words, what each one serves.

Like `content/links.py`, works on whatever could be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..content.load import Loaded
from ..diagnostics import Diagnostic, Location, closest, did_you_mean, listed
from ..model.guide import KINDS
from ..model.kinds import Entry, Words
from ..model.letter import CURRENCY, Column, Field, Letter, Piece
from ..model.letter_form import PARTS, SLOT, SUBJECT, LetterForm, People
from ..model.texts import Path, mutual, references, words
from ..text.locales import currencies
from . import examples
from .fill import GIVEN
from .tree import MARK, people

MARKUP = re.compile(
    r"\*\*\S[^*\n]*\*\*|\*\S[^*\n]*\*|(?<!\w)_\S[^_\n]*_(?!\w)|`[^`]*`|</?\w[^<>]*>"
    r"|!?\[[^\[\]]*\](?:\([^()]*\)| \([a-z]+:[^()\s]*\))|(?<![\w*])\*{1,2}(?=\w)\w*|\*\*|^#{1,6} .*"
    r"|<!--|-->|&(?:[a-zA-Z]{2,8}|#[0-9]{2,6});",
    re.MULTILINE,
)
REGISTRY = Field.what.home
MANY = 6  # fields, for their lack to have one cause
ALIKE = 0.8  # how much a misspelt id is like the right one
OTHER_BRACKETS = re.compile(r"\[[^\[\]\n]+\](?!\()|\uff5b[^\uff5b\uff5d]*\uff5d")
BRACES = re.compile(r"\{\{[^{}]*\}\}|\{[^{}]*\}|[{}]")
INTEREST = {
    "invoice": "text",
    "from": "date",
    "days": "number",
    "rate": "percent",
    "interest": "money",
}
COLUMNS = {
    "invoices": {"number": "text", "due": "date", "amount": "money"},
    "interest": INTEREST,
    "interest-before": INTEREST,
}
"""The columns by which `theme/js/countries/supply.js` works with rows."""
BASES = ("contract", "law", "demand")


def check(loaded: Loaded) -> list[Diagnostic]:
    """Every mistake in the letters and in the registry of their fields."""
    proofreader = _Proofreader(loaded)
    found = list(_told_once(proofreader.everything(), 2 if not proofreader.known else MANY))
    if not proofreader.known and not loaded.of(Letter) and "letter" in loaded.partial:
        return [each for each in found if each.code != "unknown-field"]  # their folder is gone
    if all(each.code != "unknown-field" for each in found):
        return found
    unused = proofreader.unused()  # the one that is missed may have this name now
    if len(unused) == 1:
        hint = f'Did you mean "{unused[0].id}"?'
        found = [
            replace(each, hint=hint) if each.code == "unknown-field" else each for each in found
        ]
    return [each for each in found if each.code != "unused-field"]


def _told_once(found: Iterable[Diagnostic], many: int) -> Iterator[Diagnostic]:
    """What was found; of a field that several places name and nobody declares, one message.

    Of `many` fields that nobody declares as well.
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
    path: Path
    optional: bool


@dataclass(frozen=True)
class _Proofreader:
    loaded: Loaded

    @cached_property
    def fields(self) -> dict[str, Field]:
        return {field.id: field for field in self.loaded.of(Field)}

    @property
    def known(self) -> set[str]:
        """The ids of the registry, those of faulty fields too."""
        return self.loaded.known.get("field", set())

    def everything(self) -> Iterator[Diagnostic]:
        letters = self.loaded.of(Letter)
        for field in self.fields.values():
            yield from self._registered(field)
        yield from self._currency()
        for letter in letters:
            yield from self._letter(letter)
        yield from self._served(letters)
        yield from self._letterhead(bool(letters))
        for form in self.loaded.letter_forms.values():
            yield from self._form(form)
        if not self.loaded.partial & {"letter", "field"} and not self.loaded.faulty:
            yield from self._unused()

    def _letter(self, letter: Letter) -> Iterator[Diagnostic]:
        origin = letter.origin
        for key in ("greeting", "closing"):
            if letter.salutation is not None and getattr(letter, key) is not None:
                sentence = f'The letter has a "{key}", and takes that of the form.'
                hint = f'Remove "{key}", or "salutation".'
                yield self._at(origin, (key,), "unfit-key", sentence, hint)
        if letter.named_subject is not None and not _may_name(letter.named_subject):
            sentence = 'No field stands in "named_subject".'
            hint = "Begin it with the field that holds the name: it stands where that is filled in."
            yield self._at(origin, ("named_subject",), "open-mark", sentence, hint)
        found: list[Diagnostic] = []
        seen: set[str] = set()
        for index, block in enumerate(letter.body):
            found += self._block(letter, block, ("body", index))
            if block.id is not None and block.id in seen:
                sentence = f'"{block.id}" stands twice in "body".'
                hint = "Give each optional piece an id of its own."
                yield self._at(origin, ("body", index, "id"), "repeated", sentence, hint)
            seen.add(block.id or "")
        uses = list(_uses(letter))
        always = self._always()
        for use in {use.field: use for use in reversed(uses)}.values():
            if use.field in self.known - {*letter.fields, *always}:
                sentence = f'The letter uses "{use.field}", and does not declare it.'
                hint = f"Add `{use.field}: required` to its fields, or `optional`."
                yield self._at(origin, use.path, "undeclared-field", sentence, hint)
        for at, kind, text in words(letter):
            if kind is Words.LETTER:
                found += self._script(origin, at, text)
        yield from found
        misspelt = any(each.code in ("open-mark", "unknown-field") for each in found)
        yield from self._declared(letter, uses, misspelt=misspelt)

    def _declared(
        self, letter: Letter, uses: list[_Use], *, misspelt: bool
    ) -> Iterator[Diagnostic]:
        """Fields that a letter declares and does not use, or not as it says.

        Where another is `misspelt`, that may be the one that is missed.
        """
        origin = letter.origin
        for name, need in letter.fields.items():
            own = [use for use in uses if use.field == name]
            path: Path = ("fields", name)
            if self._lacks(name):
                yield self._unknown(origin, path, name)
            elif misspelt and (not own or need == "required"):
                continue
            elif not own:
                sentence = f'The letter declares "{name}", and does not use it.'
                hint = "Use it, or remove the line."
                yield self._at(origin, path, "unused-field", sentence, hint)
            elif need == "required" and all(use.optional for use in own):
                sentence = f'Only optional pieces use "{name}", which is required.'
                hint = f"Write `{name}: optional`: it is asked for when its piece is on."
                yield self._at(origin, path, "needlessly-required", sentence, hint)
            elif need == "optional" and not all(use.optional for use in own):
                sentence = f'The letter always uses "{name}", which is optional.'
                hint = f"Write `{name}: required`, or make the piece an `option`."
                yield self._at(origin, path, "hole-in-letter", sentence, hint)

    def _meant(self, mark: str) -> str:
        """The field that a mark means, written with other signs; nothing where that is none."""
        name = re.sub(
            r"[\s_\u2010-\u2015-]+", "-", mark.strip("[]{}\uff5b\uff5d \t\u00a0")
        ).casefold()
        return name if name in self.known else ""

    def _block(self, letter: Letter, block: Piece, at: Path) -> Iterator[Diagnostic]:
        origin = letter.origin
        kinds = [k for k in ("list", "rows", "signatures") if getattr(block, k)]
        if len(kinds) > 1 or (not kinds and block.text is None):
            sentence = f"This piece has {' and '.join(kinds) or 'nothing to say'}."
            hint = "Give it a `text`, or one of `list`, `rows`, `signatures`, or both."
            yield self._at(origin, at, "unclear-piece", sentence, hint)
        if (block.option is None) != (block.id is None) or (block.when and block.option is None):
            sentence = "An optional piece has the words of its switch and an id."
            yield self._at(origin, at, "half-option", sentence, "Write both `option:` and `id:`.")
        if block.rows is not None and block.rows in self.fields:
            if self.fields[block.rows].kind != "rows":
                sentence = f'"{block.rows}" is not a field of rows.'
                hint = f"Write it in a text: `{{{block.rows}}}`."
                yield self._at(origin, (*at, "rows"), "not-rows", sentence, hint)
        elif block.rows is not None and self._lacks(block.rows):
            yield self._unknown(origin, (*at, "rows"), block.rows)
        for name, wanted in block.when.items():
            path, field = (*at, "when", name), self.fields.get(name)
            if field is None:
                if self._lacks(name):
                    yield self._unknown(origin, path, name)
                continue
            known = [GIVEN, *field.choices]
            if wanted not in known:
                sentence = f'"{name}" is never "{wanted}".'
                hint = did_you_mean(wanted, known)
                yield self._at(origin, path, "unknown-condition", sentence, hint)

    def _script(self, origin: str, path: Path, text: str) -> Iterator[Diagnostic]:
        """What cannot stand in the words of a letter."""
        for found in MARKUP.finditer(text):
            if found.group().startswith("!["):
                sentence = f"A letter cannot hold a picture: `{found.group()}`."
                hint = "Say it in words, or show it on the page, under `before_sending`."
                yield self._found(origin, path, found.group(), "image-in-text", sentence, hint)
                continue
            sentence = f"`{found.group()}` is markup, and a letter takes none."
            hint = "Write the words alone."
            yield self._found(origin, path, found.group(), "markup-in-letter", sentence, hint)
        for other in OTHER_BRACKETS.finditer(text):
            meant = self._meant(other.group())
            if meant:
                sentence = f"`{other.group()}` stands in the letter as it is, and names no field."
                hint = f"Write `{{{meant}}}`."
                yield self._found(origin, path, other.group(), "open-mark", sentence, hint)
        for brace in BRACES.finditer(text):
            mark = MARK.fullmatch(brace.group())
            if mark is None:
                sentence = f"`{brace.group()}` does not name a field."
                hint = "Write the id of a field: `{my-name}`."
                meant = self._meant(brace.group())
                hint = f"Write `{{{meant}}}`." if meant else hint
                yield self._found(origin, path, brace.group(), "open-mark", sentence, hint)
                continue
            field = self.fields.get(mark[1])
            if self._lacks(mark[1]):
                yield self._unknown(origin, path, mark[1], brace.group())
            elif field is not None and mark["total"] and field.total != "yes":
                sentence = f'"{field.id}" has no total.'
                hint = 'Only a field of rows with `total: "yes"` is added up.'
                yield self._found(origin, path, brace.group(), "no-total", sentence, hint)
            elif field is not None and mark["one"] is not None and field.kind != "rows":
                sentence = f'"{field.id}" has no rows, and words go by how many there are.'
                hint = "Name a field of rows, or write the words alone."
                yield self._found(origin, path, brace.group(), "no-rows", sentence, hint)
            elif field is not None and mark[0] == f"{{{mark['id']}}}" and field.kind == "rows":
                sentence = f'"{field.id}" is a field of rows.'
                hint = f"Write `- rows: {field.id}` as a piece of its own."
                yield self._found(origin, path, brace.group(), "rows-in-text", sentence, hint)

    def _registered(self, field: Field) -> Iterator[Diagnostic]:
        origin, at = field.origin, (field.id,)
        for key, kinds in (("choices", ("choice", CURRENCY)), ("columns", ("rows",))):
            if bool(getattr(field, key)) != (field.kind in kinds):
                there = bool(getattr(field, key))
                sentence = f'"{field.id}" is of kind "{field.kind}" and has '
                sentence += f'"{key}".' if there else f'no "{key}".'
                named = " or ".join(f"`{kind}`" for kind in kinds)
                hint = f"Fields of kind {named} have `{key}`, and no others do."
                yield self._at(origin, at, "unfit-key", sentence, hint)
        yield from self._supplied(field)
        yield from self._examples(field)
        if field.total == "yes" and not any(c.kind == "money" for c in field.columns):
            sentence = f'"{field.id}" has a total and no column of money.'
            hint = "Add a column of kind `money`, or remove the total."
            yield self._at(origin, (*at, "total"), "unfit-key", sentence, hint)
        for path, kind, text in words(field):
            if kind is Words.LETTER:
                for found in BRACES.finditer(text):
                    sentence = f"`{found.group()}` stands in the words of a choice."
                    hint = "Write the words alone; the letter may use the other field itself."
                    place = (*at, *path)
                    yield self._found(origin, place, found.group(), "open-mark", sentence, hint)

    def _examples(self, field: Field) -> Iterator[Diagnostic]:
        """Examples of a field and its columns that it would not take."""
        shown: list[tuple[Path, Field | Column]] = [((field.id,), field)]
        shown += (((field.id, "columns", n), each) for n, each in enumerate(field.columns))
        for at, each in shown:
            choices = field.choices if each.kind in ("choice", CURRENCY) else {}
            found = examples.mistake(each.kind, each.example, choices) if each.example else None
            if found is not None:
                yield self._at(field.origin, (*at, "example"), *found)

    def _currency(self) -> Iterator[Diagnostic]:
        """One field says which currency sums are in, wherever there are sums."""
        pays = [field for field in self.fields.values() if field.kind == CURRENCY]
        for other in pays[1:]:
            sentence = f'"{pays[0].id}" says already which currency sums are in.'
            hint = "A letter has one currency: remove this field, or make it a `choice`."
            yield self._at(other.origin, (other.id, "kind"), "second-currency", sentence, hint)
        codes = currencies()
        for field in pays:
            for code in field.choices:
                if code not in codes:
                    sentence = f'"{code}" is not the code of a currency.'
                    near = closest(code.upper(), codes)
                    hint = f"Write `{near or 'EUR'}`: codes of ISO 4217 have three capitals."
                    path = (field.id, "choices", code)
                    yield self._at(field.origin, path, "unknown-currency", sentence, hint)
        if not pays and "field" not in self.loaded.partial | self.loaded.unread:
            yield from self._no_currency()

    def _named_as_currencies(self) -> list[str]:
        """The ids of fields that offer currencies by their codes, of whatever kind they are."""
        codes = currencies()
        return [
            each.id for each in self.fields.values() if each.choices and {*each.choices} <= codes
        ]

    def _no_currency(self) -> Iterator[Diagnostic]:
        """Sums of which no letter would say what they are in: one message at the first of them."""
        sums: list[tuple[Field, Path]] = []
        for field in self.fields.values():
            if field.kind == "money":
                sums.append((field, (field.id, "kind")))
            for index, column in enumerate(field.columns):
                if column.kind == "money":
                    sums.append((field, (field.id, "columns", index, "kind")))
        if not sums:
            return
        field, path = sums[0]
        sentence = f'"{field.id}" holds a sum, and no field says which currency it is in.'
        meant = self._named_as_currencies()
        hint = "Add a field of kind `currency`, its `choices` by their codes: `EUR: Euro`."
        if meant:
            hint = f'Write `kind: currency` in the field "{meant[0]}".'
        yield self._at(field.origin, path, "no-currency", sentence, hint)

    def _supplied(self, field: Field) -> Iterator[Diagnostic]:
        """What fills in a field until the reader does: there is such a fact, and it fits."""
        place = self.loaded.places.of(field.origin, (field.id, "local"))
        kind, _, key = (field.local or "").partition(".")
        known = self.loaded.known.get("fact-kind", set())
        if key and kind not in known and "fact-kind" not in self.loaded.unread:
            sentence = f'"{kind}" is not a kind of fact.'
            yield Diagnostic(place, "unknown-id", sentence, did_you_mean(kind, sorted(known)))
        there = {column.id: column.kind for column in field.columns}
        lacking = [
            f"`{name}` ({form})"
            for name, form in COLUMNS.get(kind, {}).items()
            if there.get(name) != form
        ]
        if lacking:
            sentence = f'"{field.id}" lacks {", ".join(lacking)} among its columns.'
            hint = f"What has `local: {kind}` is worked with by these: add them."
            yield Diagnostic(place, "unfit-key", sentence, hint)
        if kind == "basis" and not set(BASES) <= set(field.choices):
            sentence = f'"{field.id}" lacks a choice among {", ".join(BASES)}.'
            hint = "Interest is worked out by which of them is chosen: add it."
            yield Diagnostic(place, "unfit-key", sentence, hint)

    def _served(self, letters: tuple[Letter, ...]) -> Iterator[Diagnostic]:
        """Letters and what they serve name each other."""
        by_id = {letter.id: letter for letter in letters}
        for key, kind in mutual(Letter).items():
            things = {thing.id: thing for thing in self.loaded.of(KINDS[kind])}
            for letter in letters:
                for index, name in enumerate(getattr(letter, key)):
                    if name in things and letter.id not in _letters_of(things[name]):
                        sentence = f"The {kind} `{name}` does not name this letter."
                        hint = _named_in_return(things[name], letter.id)
                        yield self._at(letter.origin, (key, index), "one-sided", sentence, hint)
            for thing in things.values():
                for name, place in _letters_of(thing).items():
                    if name in by_id and thing.id not in getattr(by_id[name], key):
                        sentence = f"The letter `{name}` does not name this {kind}."
                        hint = f"Add `{thing.id}` to `{key}` of `{by_id[name].origin}`."
                        yield self._at(thing.origin, place, "one-sided", sentence, hint)

    def _always(self) -> set[str]:
        """The fields that stand around every letter; any could, where the settings are faulty."""
        settings = self.loaded.settings
        if settings is None:
            return self.known
        head = settings.letterhead
        return {*head.required, *people(head.fields).values()} if head is not None else set()

    def _letterhead(self, needed: bool) -> Iterator[Diagnostic]:
        settings = self.loaded.settings
        if settings is None:
            return
        head = settings.letterhead
        if head is None:
            if needed:
                sentence = "The guide has letters and no letterhead."
                hint = 'Add "letterhead" to the settings: which fields say who writes to whom.'
                yield Diagnostic(Location(settings.origin), "no-letterhead", sentence, hint)
            return
        if not self.known and not self.loaded.known.get("letter"):
            if Letter.what.section in {section.id for section in settings.sections}:
                return  # that section is told, and what to leave out with it
            sentence = "The guide has a letterhead and no letters."
            hint = 'Write one in `content/letters/`, or remove "letterhead".'
            yield self._at(settings.origin, ("letterhead",), "no-letterhead", sentence, hint)
            return
        for key, name in head.fields.model_dump().items():
            place = ("letterhead", "fields", key)
            if name is not None and self._lacks(name):
                yield self._unknown(settings.origin, place, name)
            elif name in self.fields and self.fields[name].kind == "rows":
                sentence = f'"{name}" is a field of rows.'
                hint = "Name one that holds a line or two: who, where, or a day."
                yield self._at(settings.origin, place, "rows-in-text", sentence, hint)
        for tag, name in head.forms.items():
            if name not in self.loaded.letter_forms:
                sentence = f'There is no form of letters "{name}".'
                hint = did_you_mean(name, self.loaded.letter_forms)
                yield self._at(
                    settings.origin, ("letterhead", "forms", tag), "unknown-id", sentence, hint
                )
        for index, name in enumerate(head.required):
            if self._lacks(name):
                yield self._unknown(settings.origin, ("letterhead", "required", index), name)

    def _form(self, form: LetterForm) -> Iterator[Diagnostic]:
        """What the lines of a form name, each part once, a subject in the line of the subject."""
        parts = [part for at, part in enumerate(form.order) if part in form.order[:at]]
        if parts:
            at = max(index for index, part in enumerate(form.order) if part == parts[0])
            lacking = [part for part in PARTS if part not in form.order]
            sentence = f'"{parts[0]}" stands twice in "order".'
            verb = "is" if len(lacking) == 1 else "are"
            hint = f"Each part stands there once; {' and '.join(lacking)} {verb} missing."
            yield self._at(form.origin, ("order", at), "repeated", sentence, hint)
        if SUBJECT not in SLOT.findall(form.subject):
            sentence = "The line of the subject has no `{subject}`."
            hint = "Put it where the subject stands."
            yield self._at(form.origin, ("subject",), "open-mark", sentence, hint)
        for path, text in _lines_of(form):
            allowed = [*People.model_fields, *([SUBJECT] if path == ("subject",) else ())]
            for brace in BRACES.finditer(text):
                if brace.group()[1:-1] not in allowed:
                    sentence = f"`{brace.group()}` is nothing that a form of letters knows."
                    hint = did_you_mean(brace.group().strip("{}"), allowed)
                    yield self._found(form.origin, path, brace.group(), "open-mark", sentence, hint)

    def unused(self) -> list[Field]:
        """Fields of the registry that no letter uses."""
        settings = self.loaded.settings
        if settings is None or settings.letterhead is None:
            return []
        used = {field.id for field in self.fields.values() if field.kind == CURRENCY}
        used |= {*self._named_as_currencies(), *people(settings.letterhead.fields).values()}
        for letter in self.loaded.of(Letter):
            used |= {*letter.fields, *(use.field for use in _uses(letter))}
        return [field for field in self.fields.values() if field.id not in used]

    def _unused(self) -> Iterator[Diagnostic]:
        for field in self.unused():
            sentence = f'No letter uses the field "{field.id}".'
            place = self.loaded.places.of(field.origin, (field.id,))
            yield Diagnostic(place, "unused-field", sentence, "Remove it.", "warning")

    def _lacks(self, name: str) -> bool:
        """Whether the registry could be read, and has no field of this id."""
        return "field" not in self.loaded.unread and name not in self.known

    def _unknown(self, origin: str, path: Path, name: str, needle: str = "") -> Diagnostic:
        near = closest(name, self.known, ALIKE)
        hint = f"Add it to `{REGISTRY}`, or use another field."
        hint = f'Did you mean "{near}"?' if near else hint
        sentence = f'"{name}" is not a field.'
        if needle:
            return self._found(origin, path, needle, "unknown-field", sentence, hint)
        return self._at(origin, path, "unknown-field", sentence, hint)

    def _at(self, origin: str, path: Path, code: str, sentence: str, hint: str) -> Diagnostic:
        return Diagnostic(self.loaded.places.of(origin, path), code, sentence, hint)

    def _found(
        self, origin: str, path: Path, needle: str, code: str, sentence: str, hint: str
    ) -> Diagnostic:
        return Diagnostic(self.loaded.places.find(origin, path, needle), code, sentence, hint)


def _uses(letter: Letter) -> Iterator[_Use]:
    """Every use of a field in the letter's own words, and whether it is in an optional piece."""
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
    """Whether a text has the mark of a field itself, or one that is told as none."""
    marks = (MARK.fullmatch(brace) for brace in BRACES.findall(text))
    return any(mark is None or not (mark["total"] or mark["one"]) for mark in marks)


def _optional(piece: Piece) -> bool:
    """Whether readers are to switch it on; also where the words of the switch or its id lack."""
    return piece.option is not None or piece.id is not None or bool(piece.when)


def _lines_of(form: LetterForm) -> Iterator[tuple[Path, str]]:
    """Every text of a form of letters with its key path."""
    for key in ("sender", "recipient", "recipient_nobody", "signature"):
        for index, line in enumerate(getattr(form, key)):
            yield (key, index), line
    for key in ("date", "date_alone", "subject"):
        yield (key,), getattr(form, key)
    for reader, spoken in form.salutations or ():
        for key, text in spoken or ():
            yield ("salutations", reader, key), text


def _letters_of(thing: Entry) -> dict[str, Path]:
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
