"""Turns a letter into a tree of pieces: plain data, the same for every format and the browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..memory import LANGUAGES, Same, by_value
from ..model.guide import GROUPS, Guide
from ..model.letter import CURRENCY, Field, Letter, Piece
from ..model.letter_form import ADDRESSEES, SLOT, LetterForm, People, Salutation, Salutations
from ..model.settings import Settings
from ..text.formats import Formats
from ..text.locales import Locale, currency, with_symbols
from ..text.tags import wider
from ..text.typography import typeset
from .fill import PAPER, SALUTATION, Tree

# A field, the sum of its rows, or words for one row and for several: `{invoices:it is|they are}`.
MARK = re.compile(
    r"\{(?P<id>[a-z0-9-]+)(?:(?P<total>\.total)|:(?P<one>[^{}|]*)\|(?P<several>[^{}|]*))?\}"
)


TAKEN = ("letters", "fields")  # the kinds of a guide of which letters are made


@dataclass(frozen=True)
class Frame:
    """What a letter takes from its guide, in the locale of the letter.

    `ui` are the words of the interface by their names, `forms` the forms of letters by theirs.
    """

    settings: Settings
    fields: tuple[Field, ...]
    forms: Mapping[str, LetterForm]
    ui: Mapping[str, str]


def only_letters(guide: Guide) -> Guide:
    """A guide with nothing in it but its letters and what they take from it (`frame`): it takes
    little to put that into another language.
    """
    left = {name: () for name in GROUPS if name not in TAKEN}
    return guide.model_copy(update={**left, "quiz": None})


def frame(guide: Guide) -> Frame:
    """What the letters of a guide take from it; the same object until some of that changes."""
    fields = tuple(map(Same, guide.fields))
    forms = tuple((name, Same(form)) for name, form in guide.letter_forms.items())
    ui = tuple((name, wording.text) for name, wording in guide.interface.items())
    return _frame(Same(guide.settings), fields, forms, ui)


@by_value(LANGUAGES)
def _frame(
    settings: Same[Settings],
    fields: tuple[Same[Field], ...],
    forms: tuple[tuple[str, Same[LetterForm]], ...],
    ui: tuple[tuple[str, str], ...],
) -> Frame:
    own = tuple(field.given for field in fields)
    return Frame(settings.given, own, {name: form.given for name, form in forms}, dict(ui))


def tree(around: Frame, letter: Letter, facts: Formats, here: Locale) -> Tree:
    """The tree of a letter: its fields in the order of the form, its pieces in the order read.

    `around` and `letter` are in the locale `here`, `facts` how that writes days and sums. What
    stands around the words of a letter comes from the form of letters of the locale; the interface
    has the words for switches, places to sign and the subject of an e-mail.
    """
    head = around.settings.letterhead
    assert head is not None
    ui = around.ui
    form = form_of(around, here.tag)
    pieces = list(_pieces(letter, form, head.fields, ui, here.tag))
    pays = next((field for field in around.fields if field.kind == CURRENCY), None)
    in_currency = pays.id if pays else ""
    if pays is not None:
        facts = with_symbols(facts, here.tag, pays.choices)
    return {
        "id": letter.id,
        "lang": here.tag,
        "dir": here.direction,
        "language": here.name,
        "title": letter.title,
        "formats": asdict(facts),
        "sheet": form.sheet,
        "mark": {"set": form.list_mark, "typed": _typed(form.list_mark)},
        "slanted": here.slanted,
        "subject": {"mail": ui["letter_subject"], "paper": typeset(form.subject, here.tag)},
        "total": ui["letter_total"],
        "currency": in_currency,
        "fields": _asked(around, letter, pieces, in_currency, here.tag),
        "pieces": pieces,
    }


def _asked(
    around: Frame, letter: Letter, pieces: list[Tree], in_currency: str, tag: str
) -> list[Tree]:
    """The fields that the pieces of a letter name, in the order of the form.

    Also the field that says which currency sums are in, if there are any, and the one that says
    whom the letter is to, if its salutation goes by that.
    """
    head = around.settings.letterhead
    assert head is not None
    used = {name for piece in pieces for name in _names(piece)}
    if any(_has_money(field) for field in around.fields if field.id in used):
        used.add(in_currency)
    own = {name for name, need in letter.fields.items() if need == "required"}
    required = {*head.required, *own, in_currency}
    if letter.salutation is not None:
        required |= {head.fields.called or "", head.fields.person}
    likely = currency(tag)
    asked = [_field(field, required, likely) for field in around.fields if field.id in used]
    readers = {name for piece in pieces for name in piece.get("by", ())}
    if readers:
        asked.insert(*_reader(asked, readers, around.ui))
    return asked


def form_of(around: Frame, tag: str) -> LetterForm:
    """The form of letters of a locale: the one that the guide names for it, or its own.

    A locale without one takes that of its language, `pt` for `pt-BR`, or a plain one.
    """
    for name in form_names(around.settings, tag):
        if name in around.forms:
            return around.forms[name]
    return LetterForm(id=tag, origin="")


def form_names(settings: Settings, tag: str) -> Iterator[str]:
    """The names under which the form of letters of a locale may stand, the first one first."""
    head = settings.letterhead
    if head is not None and tag in head.forms:
        yield head.forms[tag]
    yield from wider(tag)


def people(fields: People) -> dict[str, str]:
    """The ids of the fields of a guide, by what forms of letters call them: `name`, ..."""
    named = {name: value for name, value in fields.model_dump().items() if value is not None}
    return {"called": fields.person, **named}


def _reader(fields: list[Tree], readers: set[str], ui: Mapping[str, str]) -> tuple[int, Tree]:
    """The field that says whom a letter is to, and its place: first of those about the client."""
    choices = [["" if name == "neutral" else name, ui[f"letter_to_{name}"]] for name in ADDRESSEES]
    first = [at for at, field in enumerate(fields) if field["group"] == "them"]
    return first[0] if first else 0, {
        "id": SALUTATION,
        "label": ui["letter_salutation"],
        "kind": "choice",
        "group": "them",
        "required": True,
        "choices": [pair for pair in choices if pair[0] in {"", *readers}],
    }


def _pieces(
    letter: Letter, form: LetterForm, fields: People, ui: Mapping[str, str], tag: str
) -> Iterator[Tree]:
    """The pieces of a letter; its subject has `named`, if a country may supply a name for it."""
    pieces = _Setter(letter, form, fields, ui, tag).pieces()
    if letter.named_subject is None:
        yield from pieces
        return
    named = letter.model_copy(update={"subject": letter.named_subject})
    others = _Setter(named, form, fields, ui, tag).pieces()
    for piece, other in zip(pieces, others, strict=True):
        is_subject = piece["style"].startswith("subject")
        yield {**piece, "named": other["lines"]} if is_subject else piece


class _Setter:
    """Puts the pieces of a letter in the order of its form, and words around them."""

    def __init__(
        self, letter: Letter, form: LetterForm, fields: People, ui: Mapping[str, str], tag: str
    ) -> None:
        self.letter = letter
        self.form = form
        self.named = people(fields)
        self.ui = ui
        self.tag = tag
        self.by_form = letter.salutation is not None
        self.closed = self.by_form or letter.closing is not None

    def pieces(self) -> Iterator[Tree]:
        """The pieces in the order of the form.

        An e-mail has a subject that paper has not, and a switch for what stands above a letter.
        """
        parts = {
            "sender": self.sender,
            "recipient": self.recipient,
            "date": self.date,
            "subject": self.subject,
            "greeting": self.greeting,
            "text": self.text,
            "closing": self.closing,
            "signature": self.signature,
            "enclosures": self.enclosures,
        }
        if not on_paper(self.letter):
            line = self.ui["letter_subject"].replace("{subject}", self.letter.subject)
            yield {"style": "subject", "lines": [_runs(line)], "unless": PAPER}
        note = {"note": [self.ui["letter_option"].replace("{option}", self._switch())]}
        for part in self.form.order:
            for piece in parts[part]():
                if part not in ("sender", "recipient", "date", "subject") or on_paper(self.letter):
                    yield piece
                    continue
                option = {"id": PAPER, "label": self._switch(), "on": False}
                spare = {"spare": True} if part != "subject" else {}
                yield {**piece, **note, **spare, "option": option}
                note = {}

    def _switch(self) -> str:
        return self.ui["letter_paper"]

    def sender(self) -> Iterator[Tree]:
        yield from self._lines("sender", self.form.sender, self.form.sender_at)

    def recipient(self) -> Iterator[Tree]:
        for piece in self._lines("recipient", self.form.recipient, self.form.recipient_at):
            if self.by_form:
                piece["by"] = {"nobody": self._filled(self.form.recipient_nobody)}
                piece["firm"] = self.named.get("their_company", "")
            yield piece

    def date(self) -> Iterator[Tree]:
        alone = self._filled((self.form.date_alone,))
        lines = self._filled((self.form.date,)) or alone
        spare = {} if lines == alone else {"or": alone}
        yield {"style": _style("date", self.form.date_at), "lines": lines, **spare}

    def subject(self) -> Iterator[Tree]:
        line = self._set(self.form.subject).replace("{subject}", self.letter.subject)
        yield {"style": _style("subject", self.form.subject_at), "lines": [_runs(line)]}

    def greeting(self) -> Iterator[Tree]:
        if self.by_form:
            yield self._spoken("text", "greeting")
        elif self.letter.greeting is not None:
            yield {"style": "text", "lines": [_runs(self.letter.greeting)]}

    def text(self) -> Iterator[Tree]:
        yield from (piece for piece in self._body() if self._inside(piece))

    def closing(self) -> Iterator[Tree]:
        if self.by_form:
            yield self._spoken(_style("closing", self.form.closing_at), "closing")
        elif self.letter.closing is not None:
            yield {"style": "closing", "lines": [_runs(self.letter.closing)]}

    def signature(self) -> Iterator[Tree]:
        lines = self.form.signature
        if not lines and not on_paper(self.letter):
            lines = ("{name}",)  # the form has the name above the letter, where e-mails have none
        if self.closed or not any(block.signatures for block in self.letter.body):
            yield from self._lines("signature", lines, self.form.signature_at)
        yield from (piece for piece in self._body() if not self._inside(piece))

    def _body(self) -> Iterator[Tree]:
        for block in self.letter.body:
            yield from _block(block, self.ui)

    def _inside(self, piece: Tree) -> bool:
        """Whether a piece stands among the words. Where a letter closes and names who writes, the
        places in which others sign come below that.
        """
        return not self.closed or piece["style"] != "sign"

    def enclosures(self) -> Iterator[Tree]:
        if self.letter.enclosures:
            yield {"style": "enclosures", "lines": [_runs(self.ui["letter_enclosures"])]}
            yield {"style": "item", "lines": [_runs(line) for line in self.letter.enclosures]}

    def _spoken(self, style: str, key: str) -> Tree:
        """The opening or closing words of the form, by whom the letter is to."""
        chosen = self.form.salutations or self._plain()
        lines = {
            name: self._filled((getattr(spoken, key),))
            for name in ADDRESSEES
            if (spoken := getattr(chosen, name)) is not None
        }
        neutral = lines.pop("neutral")
        return {"style": style, "lines": neutral, **({"by": lines} if lines else {})}

    def _plain(self) -> Salutations:
        greeting, closing = self.ui["letter_greeting"], self.ui["letter_closing"]
        return Salutations(neutral=Salutation(greeting=greeting, closing=closing))

    def _lines(self, name: str, lines: Iterable[str], side: str) -> Iterator[Tree]:
        filled = self._filled(lines)
        if filled:
            yield {"style": _style(name, side), "lines": filled, "spare": True}

    def _filled(self, lines: Iterable[str]) -> list[list[Any]]:
        """Lines of the form with the fields of the guide; without those that it does not have."""
        return [
            _runs(SLOT.sub(lambda mark: f"{{{self.named[mark[1]]}}}", self._set(line)))
            for line in lines
            if all(mark in self.named for mark in SLOT.findall(line))
        ]

    def _set(self, text: str) -> str:
        return typeset(text, self.tag)


def _typed(mark: str) -> str:
    """A mark of lists as one types it: `-` for a dash, and a space unless the mark is wide."""
    if unicodedata.east_asian_width(mark[-1]) in "WF":
        return mark
    return f"{'-' if mark == '–' else mark} "


def _style(name: str, side: str) -> str:
    """The name of a style: that of the part, and of its side unless lines begin there."""
    return name if side == "start" else f"{name}-{side}"


def on_paper(letter: Letter) -> bool:
    """Whether a letter goes out as one, since it is formal or signed. All others are e-mails."""
    signed = any(block.signatures and block.start == "on" for block in letter.body)
    return letter.tone == "formal" or signed


def _block(block: Piece, ui: Mapping[str, str]) -> Iterator[Tree]:
    """The pieces of a block of the letter: what stands in it, each with the switch of the block."""
    optional: Tree = {}
    if block.option is not None:
        optional["option"] = {"id": block.id, "label": block.option, "on": block.start == "on"}
        optional["note"] = [ui["letter_option"].replace("{option}", block.option)]
        if block.when:
            optional["when"] = dict(block.when)
    pieces: list[Tree] = []
    if block.text is not None:
        pieces.append({"style": "text", "lines": [_runs(block.text)]})
    if block.list:
        pieces.append({"style": "item", "lines": [_runs(line) for line in block.list]})
    if block.rows is not None:
        pieces.append({"style": "table", "rows": block.rows})
    for name in block.signatures:
        line = ui["letter_sign_here"].replace("{name}", name)
        pieces.append({"style": "sign", "lines": [_runs(line)]})
    for piece in pieces:
        yield {**piece, **optional}
        optional.pop("note", None)


def _runs(text: str) -> list[Any]:
    """The text as plain strings and marks: `["In all, ", {"total": "invoices"}, " is open."]`.

    What YAML keeps at the end of a text under `|` is no empty line of the letter.
    """
    text = text.rstrip("\n")
    runs: list[Any] = []
    end = 0
    for mark in MARK.finditer(text):
        runs += [text[end : mark.start()], _mark(mark)]
        end = mark.end()
    runs.append(text[end:])
    return [run for run in runs if run]


def _mark(mark: re.Match[str]) -> Tree:
    """A mark as plain data; its first value is the id of a field."""
    if mark["one"] is not None:
        return {"counted": mark["id"], "one": mark["one"], "several": mark["several"]}
    return {"total" if mark["total"] else "field": mark["id"]}


def _names(piece: Tree) -> Iterator[str]:
    """The ids of the fields that a piece needs, in its words and to be shown at all."""
    spoken = (line for lines in piece.get("by", {}).values() for line in lines)
    shown = (line for key in ("lines", "or", "named") for line in piece.get(key, ()))
    for line in (*shown, *spoken):
        yield from (next(iter(run.values())) for run in line if isinstance(run, dict))
    if "rows" in piece:
        yield piece["rows"]
    yield from piece.get("when", ())


def _has_money(field: Field) -> bool:
    return field.kind == "money" or any(column.kind == "money" for column in field.columns)


def _field(field: Field, required: set[str], likely: str) -> Tree:
    """What the form and the letter need of a field. A choice that is `likely` stands first."""
    found: Tree = {
        "id": field.id,
        "label": field.label,
        "kind": "choice" if field.kind == CURRENCY else field.kind,
        "group": field.group,
        "required": field.id in required,
    }
    for key in ("blank", "hint", "example", "autocomplete", "prefill"):
        if getattr(field, key) is not None:
            found[key] = getattr(field, key)
    if field.choices:
        pairs = field.choices.items()  # as a list, because JSON may sort what is named
        found["choices"] = sorted(map(list, pairs), key=lambda pair: pair[0] != likely)
    if field.columns:
        found["columns"] = [column.model_dump() for column in field.columns]
        found["total"] = field.total == "yes"
    if field.log == "yes":
        found["log"] = True
    return found
