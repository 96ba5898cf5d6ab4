"""Says which lines of a PO file cannot be read, and what is wrong with each: all at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content.syntax.unreadable import CURLED
from ..diagnostics import Diagnostic, Location, closest

QUOTES = f"{CURLED}＂"
KEYWORDS = ("msgctxt", "msgid", "msgid_plural", "msgstr")
OTHERS = {
    r"<!DOCTYPE html|<html": "a page of the web",
    r"<\?xml|<xliff": "XML, as XLIFF and Qt have it",
    r"[{\[]": "JSON",
    r'"?(location|source|id|context)"?[,;\t]': "a table",
}
"""What a file begins with that is of another format, and what to call that."""
ELSEWHERE = "TRANSLATING.md, *Files that come from elsewhere*, says how to make a PO file of it."
MANY = 10  # lines from which a file is something else, or broken in one place
_TEXT = r'"(?:[^"\\]|\\.)*"'
_KEYWORD = r"(?:#~ ?)?(?:(?P<key>msgctxt|msgid|msgid_plural|msgstr(?:\[[0-9]\])?)\s+)?"
_LINE = re.compile(rf"{_KEYWORD}{_TEXT}\s*")
_BEGUN = re.compile(rf"{_KEYWORD}(?P<rest>.*)")
_CONFLICT = re.compile(r"<{7} |\|{7} |={7}$|>{7} ")


def faults(path: str, text: str) -> tuple[Diagnostic, ...]:
    """Every line that cannot stand in a PO file, and the end of an entry that was cut off."""
    found: list[Diagnostic] = []
    for begin, name in OTHERS.items():
        if re.match(rf"\s*(?:{begin})", text):
            sentence = f"The file holds {name}, and no PO."
            return (Diagnostic(Location(path), "broken-po", sentence, ELSEWHERE),)
    lines = text.split("\n")
    for number, sentence, hint in _faults(lines):
        found.append(Diagnostic(Location(path, number), "broken-po", sentence, hint))
        if _CONFLICT.match(lines[number - 1]):
            break
        if len(found) > MANY:
            return (unreadable(path, found[0].location.line, text),)
    return tuple(found)


def unreadable(path: str, number: int, text: str) -> Diagnostic:
    """That a file cannot be read any further than a line, for whatever reason."""
    return Diagnostic(Location(path, number), "broken-po", *_from(text.split("\n")[number - 1]))


def _faults(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """The number of each line that cannot be read, what is wrong with it, and what to do."""
    seen: dict[str, int] = {}  # the keywords of an entry, with their lines
    last = ""
    told: int | None = None  # the last line of the entry that cannot be read
    for number, line in enumerate((*lines, ""), 1):
        bare = line.strip()
        if not bare:
            if last and not last.startswith("msgstr") and told is None:
                sentence = f"The entry ends behind its `{last}`, and has no `msgstr`."
                hint = 'Write `msgstr ""` under it; if there was one, the file was not saved whole.'
                yield number - 1, sentence, hint
            seen, last, told = {}, "", None
        elif not bare.startswith("#") or (bare.startswith("#~") and not bare.startswith("#~|")):
            match = _LINE.fullmatch(bare)
            begun = match or _BEGUN.fullmatch(bare)
            key = begun["key"] if begun else None
            if match is None:
                if (
                    key or told is None or told < number - 1
                ):  # what goes on from a faulty line has its cause
                    yield number, *_unfit(bare)
                told = number
            if key in ("msgctxt", "msgid") and last.startswith("msgstr"):
                seen = {}
            if key and key.startswith("msgstr[") and "msgstr" in seen:
                sentence = "This `msgstr` has no number, and the entry has several forms."
                yield seen.pop("msgstr"), sentence, "Write `msgstr[0]` for it."
            if key in seen:
                sentence = f"A second `{key}` stands in this entry; the first is on line "
                sentence += f"{seen[key]}."
                yield number, sentence, "Keep one of the two, and remove the other line."
            elif key:
                seen[key] = number
            last = key or last


def _unfit(line: str) -> tuple[str, str]:
    """What is wrong with a line that is no keyword with a text in quotes."""
    match = _BEGUN.fullmatch(line)
    rest = match["rest"] if match is not None else line
    if rest.startswith('"') and rest.endswith('"') and len(rest) > 1:
        if rest.endswith('\\"'):
            sentence = f'`{_short(line)}` does not end: `\\"` is a quote in a text.'
            return sentence, 'Write a plain `"` behind its last word.'
        sentence = f"A quote inside `{_short(line)}` ends the text."
        return (
            sentence,
            'Write `\\"` for each quote inside the text, or the quotes of your language.',
        )
    behind = re.fullmatch(rf'{_TEXT}\s*(?P<words>[^"]+)', rest)
    if behind is not None:
        sentence = f"`{_short(behind['words'])}` stands behind the text of the line."
        return sentence, "Remove it; a note has a line of its own, which begins with `# `."
    if rest.startswith('"'):
        sentence = f"`{_short(line)}` begins a text and does not end it on its line."
        return sentence, 'Write `"` at its end; each line of a text has quotes of its own.'
    if match is not None and match["key"]:
        if rest[:1] in QUOTES and rest[-1:] in QUOTES:
            sentence = f"The quotes around the text of `{_short(line)}` are not the plain ones."
            return sentence, f'Write `{match["key"]} "..."`, with the quotes of the keyboard.'
        sentence = f"The text of `{_short(line)}` does not stand in quotes."
        return sentence, f'Write `{match["key"]} "..."`.'
    return _from(line)


def _from(line: str) -> tuple[str, str]:
    """That a line cannot be read, where nothing more can be said of it."""
    if _CONFLICT.match(line):
        sentence = f"Two translations stand from `{_short(line.strip())}` on, as Git leaves them."
        return sentence, "Keep the better one, and remove the lines that Git wrote around the two."
    sentence = f"The file cannot be read from here on: `{_short(line.strip())}`."
    if re.match(r"\s*(?://|/\*|<!--|;|--)", line):
        return sentence, "Begin a note with `# `, in the place of its signs."
    glued = re.match(
        r"\s*(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)(?:\s*[:=]\s*)?[\"“]", line
    )
    if glued is not None:
        return sentence, f'Write `{glued[1]} "..."`.'
    word = re.match(r"[A-Za-z_]+", line.strip())
    meant = closest(word[0].lower(), KEYWORDS) if word and word[0] not in KEYWORDS else ""
    if word and meant and line.rstrip().endswith('"'):
        return sentence, f"Write `{meant}` for `{word[0]}`."
    return (
        sentence,
        'Texts stand in quotes, after msgctxt, msgid and msgstr, and a quote in them is \\".',
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
