"""Checks the frame: the words that are missing from `interface.yml`, the templates of the theme.

Page templates are not looked at: they are rendered, and an unknown name is a mistake there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress

from ..content.homes import INTERFACE
from ..content.loaded import Loaded
from ..content.parts import part_of, parts
from ..diagnostics import Diagnostic, Location, counted
from ..letters.tree import MARK
from ..memory import OBJECTS, by_value
from ..model.letter import Field, Letter
from ..model.letter_form import ADDRESSEES, People
from ..quiz.data import WORDS
from ..templating import TemplateError, fault, used_names
from ..templating.faults import ADD
from . import policy

LETTER_WORDS = {
    "letter_subject": "{subject}",
    "letter_option": "{option}",
    "letter_paper": "",
    "letter_enclosures": "",
    "letter_sign_here": "{name}",
    "letter_total": "",
}
SALUTATION_WORDS = (
    "letter_salutation",
    *(f"letter_to_{reader}" for reader in ADDRESSEES),
    "letter_greeting",
    "letter_closing",
)
"""What is needed besides by letters that open and close as the form of letters says."""
STATUS, LETTER = "pages/status.md.j2", "pages/letter.md.j2"
MORE = (STATUS, LETTER)  # templates of pages that say more where there are other locales
STATUS_WORDS = ("status_title", "status_text")
FRAME = "theme/main.html"
PAGES = (FRAME, "theme/404.html", "theme/sitemap.xml")
PLACEHOLDER = re.compile(r"\{\w+\}")
BRACES = re.compile(r"\{[^{}]*\}")
SCRIPTS = "theme/js/"
PART_OF_SCRIPTS = {
    "calculator": "calculators",
    "countries": "letters",
    "letter": "letters",
    "log": "log",
    "quiz": "quiz",
}
"""The part of a guide whose pages alone load the scripts of a folder."""
WORDS_MODULE = '/words.js";'  # what a module imports whose words are not those of the quiz
SAID = re.compile(r'\bt\(\s*(?:"(?P<one>\w+)"|(?P<either>[^()`]*\?[^()`]*?)[,)])')
CHOICE = re.compile(r'(?:(?<!\?)\?|:)\s*"(\w+)"')
MANY = 8  # words that are missing, for a file that is not whole
HOLDERS = ("ui", "lang")

Use = tuple[str, int]


def words(loaded: Loaded, templates: Mapping[str, str], translated: bool) -> list[Diagnostic]:
    """The words that are needed and missing, and those that lost what is put into them.

    `translated` is whether there are other locales, which say more than that of the source.
    """
    letters = LETTER_WORDS if loaded.of(Letter) else {}
    if any(letter.salutation for letter in loaded.of(Letter)):
        letters = {**letters, **dict.fromkeys(SALUTATION_WORDS, "")}
    needed = [*letters, *(STATUS_WORDS if translated else ())]
    lacking = [name for name in needed if name not in loaded.interface]
    known = {*loaded.interface, *LETTER_WORDS, *SALUTATION_WORDS, *STATUS_WORDS}
    uses = shown(loaded, templates, translated)
    unknown = {word: use for word, use in uses.items() if word not in known}
    lost = list(_placeholders(loaded, letters))
    if len(lacking) + len(unknown) > MANY:
        return [_not_whole(len(lacking) + len(unknown)), *lost]
    found = []
    for name in lacking:
        sentence = f'The interface has no "{name}".'
        where = "letters" if name in letters else "page on the translations"
        hint = f"Add it, with `text` and `note`: the {where} cannot do without."
        found.append(Diagnostic(Location(INTERFACE), "missing-key", sentence, hint))
    for word, (name, line) in unknown.items():
        sentence = f'`interface.yml` has no "{word}".'
        hint = ADD
        found.append(fault(name, sentence, hint, line))
    return [*found, *lost]


def shown(loaded: Loaded, templates: Mapping[str, str], translated: bool) -> dict[str, Use]:
    """The words that templates and scripts show, each with the place of its first use."""
    uses: dict[str, Use] = {}
    there = {"", *parts(loaded)}
    more = (STATUS, *([LETTER] if loaded.of(Letter) else [])) if translated else ()
    for name in sorted(templates):
        if name in more or (FRAME in templates and name.startswith("theme/")):
            with suppress(TemplateError):  # which is told where the template is read
                for word, line in _uses(name, templates[name], there):
                    uses.setdefault(word, (name, line))
    return uses


def _not_whole(count: int) -> Diagnostic:
    """That a file of words, which takes the place of the packaged one, lacks most of them."""
    sentence = "The file takes the place of the packaged one and is not whole: it lacks "
    sentence += f"{counted(count, 'word')} that pages show."
    hint = "Move it aside, copy the packaged one out (`fingerpost templates interface.yml`), and"
    hint += " put your words into that."
    return Diagnostic(Location(INTERFACE), "missing-key", sentence, hint)


def _placeholders(loaded: Loaded, letters: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Words that lost a placeholder their note names, or have one in a letter that none fills."""
    fields = {field.id for field in loaded.of(Field)}
    for name, wording in loaded.interface.items():
        key = "text" if wording.plural is None else "plural"
        text = wording.plural or wording.text
        needed = [*PLACEHOLDER.findall(wording.note), letters.get(name, "")]
        for lost in dict.fromkeys(mark for mark in needed if mark not in text):
            sentence = f'"{name}" has no `{lost}`.'
            hint = "Put it where the guide puts something in."
            yield loaded.mistake(INTERFACE, (name, key), "unfit-placeholder", sentence, hint)
        for found in BRACES.findall(text) if name in letters else ():
            mark = MARK.fullmatch(found)
            if name in SALUTATION_WORDS and found[1:-1] in People.model_fields:
                continue
            if found not in needed and (mark is None or mark[1] not in fields):
                sentence = f"Nothing fills `{found}`."
                known = ", ".join(f"`{each}`" for each in needed if each)
                hint = f"Write {known}." if known else "Remove it."
                yield loaded.mistake(
                    INTERFACE, (name, key), "unfit-placeholder", sentence, hint, words=found
                )


def theme(templates: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The templates of the theme that cannot be read, and those of which nothing would come."""
    is_ours = policy.POLICY in templates.get(FRAME, policy.POLICY)
    for name in filter(_of_theme, sorted(templates)):
        if is_ours:
            yield from policy.faults(name, templates[name])
        try:
            used_names(templates[name], name, HOLDERS)
        except TemplateError as error:
            yield from error.diagnostics
        if name in PAGES and not templates[name].strip():
            hint = "Its pages would not be published. Write it, or put it back."
            yield fault(name, "The file is empty.", hint)


def _of_theme(name: str) -> bool:
    return name.startswith("theme/") and name.endswith((".html", ".xml"))


def _uses(name: str, text: str, there: Collection[str]) -> Iterable[Use]:
    """The words that a template or script shows in a guide with the parts that are `there`.

    A script of one part may say words of another, which it does in a guide that has both.
    """
    if not name.endswith(".js"):
        return used_names(text, name, HOLDERS) if _of_theme(name) or name in MORE else ()
    part = PART_OF_SCRIPTS.get(name.removeprefix(SCRIPTS).partition("/")[0], "")
    if part not in there:
        return ()
    uses = said(text, WORDS if part == "quiz" and WORDS_MODULE not in text else "js_")
    return [use for use in uses if part_of(use[0]) in there]


@by_value(OBJECTS)  # a preview looks at the same scripts again and again
def said(text: str, prefix: str) -> tuple[Use, ...]:
    """The words that a script says: `t("name")`. What it puts together stands in a comment."""
    found = []
    for match in SAID.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        names = [match["one"]] if match["one"] else CHOICE.findall(match["either"])
        found += [(f"{prefix}{name}", line) for name in names]
    return tuple(found)
