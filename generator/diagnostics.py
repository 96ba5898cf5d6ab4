"""Mistakes as values: where, what, and what to do about it; formatted for people and for tools."""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

Severity = Literal["error", "warning"]

FEW = 16  # possibilities that a hint can list
LONGEST = 600
JOINERS = "\u200c\u200d"  # letters of Persian, of Hindi and of emoji are written with them
ROOM = 360  # characters for a list of places, in a message that can be read
CODES = {
    "alias": "A text is pulled in from elsewhere in the file with `*`.",
    "anchor": "A text is named for use elsewhere with `&`.",
    "asked-too-early": "A question waits for one that is asked after it.",
    "backslash": "A backslash in double quotes stands for something else.",
    "backward-bands": "A band of a scale begins before the one above it.",
    "backward-days": "Something ends before it begins, or begins before what stands above it ends.",
    "backward-range": "The range of a band starts above its end.",
    "bad-address": "An address on the web or of e-mail is not written whole.",
    "bad-colour": "A colour is not written as `#` with three or six digits.",
    "bad-file-name": "The name of a file cannot be an id.",
    "bad-icon-name": "An icon is not written as folder and name.",
    "bad-id": "An id is not in lower case letters, digits and single hyphens.",
    "bad-link": "A link of the settings is not a kind and an id.",
    "bad-locale": "A locale is not a language tag.",
    "bad-phone": "A telephone number is not one number alone.",
    "bad-settings": "MkDocs cannot use something in `mkdocs.yml`.",
    "band-gap": "Some severity belongs to no band.",
    "band-overlap": "Some severity belongs to two bands.",
    "broken-link": "Something looks like a link and is none.",
    "broken-po": "A file of translations cannot be read as PO.",
    "broken-style": "A style sheet ends what is not open, or does not end what is.",
    "broken-table": "A table does not become one.",
    "byte-order-mark": "A file starts with an invisible mark that some editors add.",
    "colon-in-text": "An unquoted text contains a colon and reads as a key.",
    "condition-cycle": "Questions wait for each other.",
    "control-character": "A file contains an invisible character.",
    "copied-file": "A file says what another one says.",
    "crowded-topic": "A topic asks too much for one screen.",
    "cut-text": "The words behind a `#`, or a comma between braces, are no part of a text.",
    "dead-anchor": "A link leads to a place that the page does not have.",
    "dead-end": "An outcome or an answer of the quiz leads nowhere.",
    "dead-link": "A link leads to an id that does not exist.",
    "duplicate-key": "A key stands twice.",
    "empty-file": "A file has nothing in it.",
    "empty-section": "A section has nothing to show, or pages none beside their first.",
    "empty-value": "A key has nothing after it, or nothing that can be seen.",
    "fact-over": "A fact of a country has ended.",
    "fact-unread": "Nobody has read the source of a fact for longer than its kind allows.",
    "fact-without-source": "A fact of a country lacks its words, its source or a day.",
    "foreign-style": "A style sheet fetches something from another host.",
    "future-date": "A day that should have been is still to come.",
    "garbled": "Letters were lost or changed when a file was saved.",
    "glued-list": "A list or a bullet does not become a list.",
    "half-option": "An optional piece of a letter lacks its id or the words of its switch.",
    "heavy-font": "A typeface takes long to load.",
    "heavy-image": "A picture takes long to load.",
    "held-back": "A locale is named as published, and too little of it is translated.",
    "hole-in-letter": "A letter always uses a field that need not be filled in.",
    "html-in-text": "A text contains HTML.",
    "idle-markup": "Marks that mean nothing here stand on the page.",
    "idle-rule": "A rule of the quiz can never change anything.",
    "image-in-text": "A picture is not shown by its id, or stands where none can.",
    "image-twice": "Two pictures have the same id.",
    "image-without-words": "A picture has no words that stand for it.",
    "indentation": "A line does not stand in the column of the lines around it.",
    "inherits-itself": "A country inherits from itself, perhaps by way of others.",
    "joined-lines": "The lines of a list or a table become one line.",
    "key-not-text": "A key is a list or a mapping.",
    "link-in-plain-text": "A text that takes no links contains one.",
    "list-on-key-line": "A list starts on the line of its key.",
    "located-image": "A photograph says where it was taken.",
    "lost-words": "Words of a text do not stand on its page.",
    "low-contrast": "A text cannot be read in or on a colour that the guide chose.",
    "markup-in-letter": "The words of a letter contain markup.",
    "markup-in-plain-text": "A text that is shown as it is written contains markup.",
    "merge-conflict": "A file holds two versions of itself.",
    "message-without-id": "A translation does not say by its context which text it is of.",
    "misplaced-file": "A file stands in the wrong folder.",
    "missing-colon": "A key has no colon.",
    "missing-key": "A key that is needed is not there.",
    "missing-section": "A guide has things of a kind, and no section for their pages.",
    "missing-thing": "Something that several places name is not there.",
    "needlessly-required": "A required field stands in optional pieces alone.",
    "no-currency": "Letters hold sums, and no field says which currency they are in.",
    "no-first-page": "A section of pages has no first page.",
    "no-front-matter": "A page does not start with its keys.",
    "no-guide": "The guide has no settings.",
    "no-keys": "A file holds a text or a list where keys are needed.",
    "no-letterhead": "The letters and the letterhead do not go together.",
    "no-quiz": "The quiz and the section that shows it do not go together.",
    "no-rows": "Words of a letter go by how many rows a field has that has none.",
    "no-total": "A letter asks for a total that does not exist.",
    "no-translation": "A locale is to be published or shown and has no file of translations.",
    "no-way-out": "A sign alone never leads to an outcome that every sign has to lead to.",
    "not-a-date": "A day is not written as year, month, day.",
    "not-a-number": "A number is not one.",
    "not-monotone": "A worse answer could lead to a milder outcome.",
    "not-rows": "A field that holds one value stands where rows belong.",
    "not-utf8": "A file is not encoded as UTF-8.",
    "odd-heading": "A line becomes a heading, or one of the wrong kind.",
    "odd-indentation": "Spaces before a line make it something else.",
    "one-sided": "A letter and what it serves do not name each other.",
    "open-bracket": "A list in brackets never ends.",
    "open-emphasis": "Bold words or code begin and never end.",
    "open-mark": "Braces in a letter do not name a field.",
    "open-quote": "A quoted text never ends.",
    "other-language": "The header of a file of translations names another language than its name.",
    "out-of-range": "A number is too small or too large.",
    "out-of-date": "Translations are of another source than the guide has now.",
    "outrun-template": "A template of the guide was copied from one that has changed since.",
    "outside-content": "A link in the file system leads out of the content, or of the guide.",
    "page-twice": "Two pages have the same id.",
    "path-link": "A link is a path, or an address of the guide, and no kind and id.",
    "refused-markup": "A template holds what the policy of its pages refuses.",
    "renamed-file": "A file has another name than everything calls it.",
    "repeated": "Something stands twice in a list, or on a page.",
    "repeated-message": "A text is translated twice.",
    "reserved-id": "An id is kept for something that every guide or every quiz has.",
    "review-due": "A page has not been reviewed for too long.",
    "role-twice": "A quiz has two questions of a role that stands once.",
    "rows-in-text": "A field of rows stands inside a text.",
    "same-order": "Two things of a kind have the same order.",
    "scale-not-rising": "An answer of a scale does not count more than the one before.",
    "second-currency": "Two fields say which currency sums are in.",
    "second-document": "A file holds two documents.",
    "source-locale-missing": "The locale the content is written in is not published.",
    "special-character": "An unquoted text starts with a character that YAML keeps for itself.",
    "tab": "A tab stands where spaces belong.",
    "tag": "A value carries a YAML tag.",
    "taken-address": "Something stood at an address where something else stands now.",
    "template-error": "A template uses a name that does not exist, or cannot be read.",
    "text-after-quote": "Words stand behind a quoted text.",
    "too-deep": "Values are nested absurdly deep.",
    "too-few": "A list has too few entries.",
    "too-large": "A file is absurdly large.",
    "too-long": "A text is longer than there is room for.",
    "too-many": "A list has too many entries.",
    "tracked-link": "The address of a link follows its readers.",
    "translation-copy": "A translation is the same as its source.",
    "translation-form": "A translation has other headings, items, rows or marks than its source.",
    "translation-hostile": "A translation carries HTML, a script or something invisible.",
    "translation-length": "A translation is longer than there is room for.",
    "translation-link": "A translation has other links than its source.",
    "translation-number": "A translation has other numbers, days or currencies than its source.",
    "translation-placeholder": "A translation has other placeholders or blanks than its source.",
    "translation-plural": "A translation has other plural forms than its language.",
    "translation-space": "Spaces stand around a translation.",
    "translation-term": "A link to the glossary has other words than the glossary of its language.",
    "unasked-flags": "Red flags, lines or situations and the question about them do not meet.",
    "unasked-question": "No topic asks a question.",
    "unasked-sign": "No question asks for a sign.",
    "unasked-template": "Nothing asks for a file among the templates of the guide.",
    "unclear-piece": "A piece of a letter says nothing, or several things at once.",
    "undeclared-field": "A letter uses a field that it does not declare.",
    "unfit-font": "A file is no typeface that every browser loads.",
    "unfit-image": "A file is no picture that every browser shows.",
    "unfit-key": "Something has a key that its kind does not take, or lacks one.",
    "unfit-pace": "The dates of a band do not fit the exit steps.",
    "unfit-placeholder": "A word of the interface lacks a placeholder, or has one too many.",
    "unfit-question": "A rule or a condition of the quiz names a question that cannot decide it.",
    "unknown-band": "A rule or a red flag names a band that does not exist.",
    "unknown-choice": "A value is not one of those the key accepts.",
    "unknown-condition": "An optional piece waits for a value that its field never has.",
    "unknown-currency": "A currency is not named by its code.",
    "unknown-field": "A letter names a field that does not exist.",
    "unknown-file": "A file stands where nothing of a guide is kept.",
    "unknown-flag": "A question names a red flag that does not exist.",
    "unknown-holidays": "No public holidays are known for that code.",
    "unknown-icon": "The theme has no icon of that name.",
    "unknown-id": "An id does not exist.",
    "unknown-key": "A key does not exist, or is misspelt.",
    "unknown-language": "Something should name a language, and names none.",
    "unknown-link-kind": "A link names a kind of thing that does not exist.",
    "unknown-message": "A translation is of a text that the guide does not have.",
    "unknown-option": "Something names an answer that a question does not take.",
    "unknown-question": "Something names a question that does not exist.",
    "unknown-section": "A link names a section that the guide does not have.",
    "unreachable-band": "No answers lead to a band.",
    "unreachable-question": "A question waits for answers that cannot be given, or stands alone.",
    "unreadable": "A file cannot be read, or its form not be made out.",
    "unsafe-image": "A drawing could run a script, or fetch something from elsewhere.",
    "unset-letter": "A letter cannot be typeset.",
    "untranslated-frame": "The words of the interface are not in the language of the guide.",
    "unused-field": "A field is declared and never used.",
    "unused-font": "No page is set in a typeface.",
    "unused-image": "Nothing shows a picture.",
    "unused-remedy": "No sign tries a remedy.",
    "unused-source": "Nothing cites a source.",
    "wrong-kind": "A list, a text or keys stand where something else belongs.",
}


@dataclass(frozen=True, order=True)
class Location:
    """A place in a file of the project: path relative to the project, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    @classmethod
    def behind(cls, path: str, before: str) -> Location:
        """The place in a file that follows the text `before`, with which the file begins."""
        return cls(path, before.count("\n") + 1, len(before) - before.rfind("\n"))

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One mistake: the sentence quotes what was found, the hint says what to do about it."""

    location: Location
    code: str
    sentence: str
    hint: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        assert self.code in CODES, self.code

    def __str__(self) -> str:
        text = f"{_shortened(self.sentence)} {_shortened(self.hint)}".strip()
        return _one_line(f"{self.location}: {self.severity}: {text} [{self.code}]")


@dataclass(frozen=True)
class Mistake:
    """What is wrong with a text, before it is known where that stands; `words` are those that show
    it.
    """

    code: str
    sentence: str
    hint: str
    words: str = ""
    severity: Severity = "error"

    def at(self, location: Location) -> Diagnostic:
        """The mistake with its place."""
        return Diagnostic(location, self.code, self.sentence, self.hint, self.severity)


def _one_line(text: str) -> str:
    """A text without line breaks and without anything that a terminal would obey.

    Spaces that do not break, and what joins letters, stay: a hint is there to be copied.
    """
    return "".join(c if _stands(c) else c.encode("unicode_escape").decode() for c in text)


def _stands(char: str) -> bool:
    return char.isprintable() or char in JOINERS or unicodedata.category(char) == "Zs"


def _shortened(text: str) -> str:
    """A text without its middle, where it is very long."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"


def arranged(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by place, each one once."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.location, d.code, d.sentence)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the mistakes keeps the guide from being published."""
    return any(d.severity == "error" for d in diagnostics)


def closest(word: str, possibilities: Iterable[str], cutoff: float = 0.6) -> str:
    """The one of some words that is most like a word; empty where none is much like it.

    `cutoff` is how much alike the two must be, from 0 to 1.
    """
    close = difflib.get_close_matches(word, sorted(set(possibilities)), cutoff=cutoff)
    return max(close, key=lambda each: _likeness(word, each), default="")


def _likeness(word: str, other: str) -> float:
    """How much alike two words are, from 0 on: by letters in the same order, more if they begin
    alike (`remedy` is not `embed`), most if all letters are the same (`fro` is `for` and not
    `from`).
    """
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False))
    begins = sum(1 for _ in same) / max(len(word), len(other))
    swapped = sorted(word) == sorted(other)
    return difflib.SequenceMatcher(None, other, word).ratio() + begins / 5 + swapped


def did_you_mean(word: str, possibilities: Iterable[str]) -> str:
    """A hint with the closest of some words; with all of them if they are few; else empty."""
    known = sorted(set(possibilities))
    close = closest(word, known)
    if close:
        return f'Did you mean "{close}"?'
    if 0 < len(known) <= FEW:
        return f"Known here: {', '.join(known)}."
    return ""


def as_sentence(text: str) -> str:
    """What a program or a library says, with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def refused(error: OSError) -> str:
    """What the system refuses, and where, as a sentence: `site/en: Permission denied.`"""
    said = as_sentence(error.strerror or str(error))
    return f"{error.filename}: {said}" if error.filename is not None else said


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: `1 error`, `3 errors`, `2 entries`."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or noun + 's'}"


def listed(places: Iterable[Location]) -> str:
    """Places in the order of their files, each file once, with its lines."""
    lines: dict[str, list[str]] = {}
    for place in sorted(set(places)):
        lines.setdefault(place.path, []).append(str(place.line))
    entries = [f"{path}:{','.join(dict.fromkeys(numbers))}" for path, numbers in lines.items()]
    shown = [entries[0]]
    for entry in entries[1:]:
        if sum(map(len, (*shown, entry))) > ROOM:
            more = counted(len(entries) - len(shown), "file")
            return f"{', '.join(shown)}, and in {more} more"
        shown.append(entry)
    return ", ".join(shown)


def in_backticks(words: Iterable[str]) -> str:
    """Words as a message lists them: "`one`, `other`", or "none" where there are none."""
    return ", ".join(f"`{word}`" for word in words) or "none"


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """The closing line: how many of what in how many files, and what that means for the output."""
    closing = " Nothing was written." if has_errors(diagnostics) else ""
    return f"{tally(diagnostics)}{closing}"


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """How many mistakes of what kind in how many files."""
    if not diagnostics:
        return "No mistakes found."
    parts = []
    for severity in ("error", "warning"):
        count = sum(d.severity == severity for d in diagnostics)
        if count:
            parts.append(counted(count, severity))
    files = counted(len({d.location.path for d in diagnostics}), "file")
    return f"{', '.join(parts)} in {files}."


def as_text(diagnostics: Sequence[Diagnostic]) -> str:
    """One line a mistake, for people and for editors that jump to `path:line:column`."""
    return "".join(f"{d}\n" for d in diagnostics)


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A JSON list of objects with path, line, column, severity, code, message and hint."""
    records = [
        {
            "path": d.location.path,
            "line": d.location.line,
            "column": d.location.column,
            "severity": d.severity,
            "code": d.code,
            "message": d.sentence,
            "hint": d.hint,
        }
        for d in diagnostics
    ]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "".join(
        f"::{d.severity} file={_github_property(d.location.path)},line={d.location.line},"
        f"col={d.location.column},title={d.code}::{_github_message(f'{d.sentence} {d.hint}')}\n"
        for d in diagnostics
    )


def _github_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS = {"text": as_text, "json": as_json, "github": as_github}
