"""What an author does to a guide gets one message, and following its hint mends it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from fingerpost.diagnostics import Diagnostic
from fingerpost.pipeline import Project, check

from .projects import EXAMPLES, GUIDE, example, guide, report

SIGN = "content/signs/no-repairs.yml"
PAGE = "content/pages/about.md"
QUIZ = "content/quiz.yml"
TERMS = "content/glossary.yml"
FIELDS = "content/letters/fields.yml"
MOVED = re.compile(r"(?:Rename|Move|Name) (?:it|the file|them|the folder)(?: to)? `([^`]+)`")


def moved(project: Project, found: Diagnostic, match: re.Match[str]) -> dict[str, bytes]:
    """A file or a folder under its right name."""
    content = dict(project.content)
    old, new = found.location.path, match[1]
    folder = old.rpartition("/")[0] + "/"
    if new.endswith("/"):
        for path in [path for path in content if path.startswith(folder)]:
            content[new + path.removeprefix(folder)] = content.pop(path)
    else:
        content[new if "/" in new else folder + new] = content.pop(old)
    return content


def edited(
    change: Callable[[list[str], int, Diagnostic, re.Match[str]], None],
) -> Callable[..., dict[str, bytes]]:
    """A change of the lines of the file that a message is about, at the line it names."""

    def followed(project: Project, found: Diagnostic, match: re.Match[str]) -> dict[str, bytes]:
        path = found.location.path
        lines = project.content[path].decode().split("\n")
        change(lines, found.location.line - 1, found, match)
        return {**project.content, path: "\n".join(lines).encode()}

    return followed


def said(found: Diagnostic) -> str:
    """What a message quotes."""
    quoted = re.search(r"`(.+?)`(?!`)|\"(.+?)\"", found.sentence)
    assert quoted is not None
    return quoted[1] or quoted[2]


@edited
def put_right(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    column, wrong = found.location.column - 1, said(found)
    assert wrong in lines[at][column:]
    lines[at] = lines[at][:column] + lines[at][column:].replace(wrong, match[1], 1)


@edited
def quote(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    key, text = re.fullmatch(r"(\s*(?:- )?(?:[\w-]+: )?)(.*)", lines[at]).groups()  # type: ignore[union-attr]
    lines[at] = f'{key}"{text.strip()}"'


@edited
def quote_it(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found
    lines[at] = lines[at].replace(match[1].strip('"'), match[1])


@edited
def part(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    lines.insert(at, "")


@edited
def begin_with(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    start = found.location.column - 1
    lines[at] = (
        lines[at][:start] + match.group(match.lastindex or 0) + lines[at][start:].lstrip("•–-*# ")
    )


@edited
def shift(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del match
    lines[at] = f"    {lines[at][found.location.column - 1 :]}"


@edited
def unindent(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    lines[at] = lines[at].lstrip()


@edited
def space(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    lines[at] = re.sub(r"^(\s*(?:- )?[\w-]+)[:：][\s\u00a0]*", r"\1: ", lines[at])


@edited
def keep_lines(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    key = next(number for number in range(at, -1, -1) if re.search(r": >-?$", lines[number]))
    lines[key] = re.sub(r">-?$", "|", lines[key])


@edited
def indent_with_spaces(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    lines[at] = lines[at].replace("\t", "  ")


@edited
def remove(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del match
    wrong = said(found)
    lines[at] = lines[at].replace(wrong, "")


@edited
def close(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    lines[at] += '"'


@edited
def end_keys(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del found, match
    lines.insert(at, "---")


@edited
def between_backticks(lines: list[str], at: int, found: Diagnostic, match: re.Match[str]) -> None:
    del match
    lines[at] = lines[at].replace(said(found), f"`{said(found)}`")


HINTS = (
    (MOVED, moved),
    (re.compile(r'Did you mean "(.+?)"\?'), put_right),
    (re.compile(r"Write (?:year.+?|)`(?:reviewed: )?(\"?[\w/-]+\"?)`\.$"), put_right),
    (re.compile(r"without a space: `(.+)`"), put_right),
    (re.compile(r"Write `\|` behind the key"), keep_lines),
    (re.compile(r"Write `(\w+:[^`\s]+|[^\w\s`])`"), put_right),
    (re.compile(r"Write words before it: `(.+?)`"), put_right),
    (re.compile(r"Write words and target in one|a target without a space"), put_right),
    (re.compile(r'Put (?:it|the whole text) in "quotes"'), quote),
    (re.compile(r"Put the whole text in quotes: `(.+)`"), quote_it),
    (re.compile(r"Leave an empty line (?:between the two|above the table)"), part),
    (re.compile(r"starts? with `(- )`(?! in)|Write `(- )` in its place"), begin_with),
    (re.compile(r"Write `(## )` before it"), begin_with),
    (re.compile(r"Start it four spaces further right"), shift),
    (re.compile(r"Start it in the column of the lines around it"), unindent),
    (re.compile(r"Write (?:one: `key|a plain (?:colon|space))"), space),
    (re.compile(r"Indent with two spaces"), indent_with_spaces),
    (re.compile(r"Close it with the quote"), close),
    (re.compile(r"Write `---` on a line of its own"), end_keys),
    (re.compile(r"Write it between backticks"), between_backticks),
    (re.compile(r"Remove it[;:.]"), remove),
)


def followed(project: Project) -> Project:
    """The project after its author did to the letter what the one hint says."""
    (found,) = check(project, trial=False).diagnostics
    for form, change in HINTS:
        match = form.search(found.hint)
        if match is not None:
            content = change(project, found, match)
            return Project(content, project.templates, project.icons, project.today)
    raise AssertionError(f"Nobody can follow: {found}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "bad-file-name.capitals",
        "bad-file-name.image",
        "misplaced-file",
        "misplaced-file.folder-of-images",
        "misplaced-file.folder-of-signs",
        "misplaced-file.image",
        "misplaced-file.page",
        "renamed-file",
        "renamed-file.letter",
        "unfit-image",
        "unknown-file.list-yaml",
        "unknown-file.txt",
        "unknown-file.yaml",
    ],
)
def test_a_hint_followed_to_the_letter_mends_what_was_done_to_a_file(name: str) -> None:
    assert report(followed(example(EXAMPLES / name))) == "No mistakes found.\n"


def text(path: str) -> str:
    return (GUIDE / path).read_text(encoding="utf-8")


def in_sign(old: str, new: str) -> Project:
    assert old in text(SIGN)
    return guide({SIGN: text(SIGN).replace(old, new, 1)})


def in_fields(old: str, new: str) -> Project:
    assert old in text(FIELDS)
    return guide({FIELDS: text(FIELDS).replace(old, new, 1)})


def in_page(more: str) -> Project:
    return guide({PAGE: f"{text(PAGE)}\n{more}\n"})


RECOGNISE = "recognise: I have reported it three times and nobody came."
ABOUT = text(SIGN).partition("about: |\n")[2].partition("looks_like:")[0]
EDITS = {
    "a key misspelt": in_sign("try_first:", "try-first:"),
    "an id misspelt": in_sign("remedy: write-it-down", "remedy: write-it-donw"),
    "a link misspelt": in_sign("(remedy:write-it-down)", "(remedy:write-it-donw)"),
    "a kind misspelt": in_sign("(remedy:write-it-down)", "(remedi:write-it-down)"),
    "a choice misspelt": in_sign("severity: high", "severity: hihg"),
    "a choice in other quotes": in_sign("severity: high", "severity: „high“"),
    "a day in other quotes": in_sign("2026-10-01", "« 2026-10-01 »"),
    "a day as in Germany": in_sign("2026-10-01", "1.10.2026"),
    "a day as in Japan": in_sign("2026-10-01", "2026/10/1"),
    "a day as in America": in_sign("2026-10-01", "10/31/2026"),
    "an id in camels": in_sign("remedy: write-it-down", "remedy: WriteItDown"),
    "a link for an id": in_sign("remedy: write-it-down", "remedy: remedies/write-it-down.yml"),
    "an icon by its name": in_sign("icon: material/tools", "icon: tools"),
    "true for yes": guide({QUIZ: text(QUIZ).replace("sensitive: yes", "sensitive: true")}),
    "an entry in capitals": guide({TERMS: text(TERMS).replace("notice:", "Notice:")}),
    "a space in an address": in_page("Write [to us](mailto: us@example.org)."),
    "a hash in a text": in_sign(RECOGNISE, "recognise: You are always client #2 and never #1."),
    "a hash before a text": in_sign("- Nobody answers,", "- #2 of us answers,"),
    "a colon in a text": in_sign(RECOGNISE, "recognise: They say: nobody came."),
    "a text in brackets": in_sign(RECOGNISE, "recognise: [Client] never pays."),
    "a text in braces": in_sign(RECOGNISE, "recognise: {name} never pays."),
    "a text behind >": in_sign("- Nobody answers,", "- > 30 days nobody answers,"),
    "a text behind ?": in_sign(RECOGNISE, "recognise: ? Nobody came."),
    "a text behind ]": in_sign(RECOGNISE, "recognise: ] Nobody came."),
    "a text behind a comma": in_sign(RECOGNISE, "recognise: , nobody came."),
    "a comma between braces": in_fields("The roof}", "The roof, which leaks, and the gutter}"),
    "a comma before a key": in_fields("label: What,", "label: What, and where,"),
    "a sum between braces": in_fields("label: Cost,", "label: From 1,50 on,"),
    "a text behind two marks": in_sign(RECOGNISE, "recognise: !! Nobody came."),
    "a text behind %": in_sign(RECOGNISE, "recognise: % of nothing."),
    "a text behind @": in_sign(RECOGNISE, "recognise: @home nobody came."),
    "no space behind a colon": in_sign("severity: high", "severity:high"),
    "a no-break space behind a colon": in_sign("severity: high", "severity:\u00a0high"),
    "a wide colon": in_sign("severity: high", "severity：high"),
    "a tab": in_sign("  - Nobody answers,", "\t- Nobody answers,"),
    "a star for an entry": in_sign("  - You report", "  * You report"),
    "a quote that never ends": in_sign(RECOGNISE, 'recognise: "Nobody came.'),
    "a folded list": in_sign(f"about: |\n{ABOUT}", "about: >\n  Bring:\n\n  - this\n  - that\n"),
    "a list glued to its paragraph": in_page("Bring:\n- a letter\n- a witness"),
    "a table glued to its paragraph": in_page("It costs:\n| a | b |\n|---|---|\n| 1 | 2 |"),
    "an entry within an entry": in_page("- a letter\n  - with a day"),
    "a line further right": in_page("Bring:\n\n    a letter"),
    "a second title": in_page("# Money\n\nIt is yours."),
    "an address that follows readers": in_page("See [it](https://a.example/?id=3&fbclid=y)."),
    "letters garbled": in_page("The landlord doesnâ€™t come."),
    "a path of Windows": in_page(r"It is in C:\rent\_old there."),
    "a target without words": in_page("Then see remedy:name-a-date again."),
    "a target between angles": in_page("First [write it](<remedy:write-it-down>)."),
    "an address between angles": in_page("First [read it](<https://law.example/a>)."),
    "a sign as HTML writes it": in_page("Landlord &amp; tenant."),
    "attributes behind a link": in_page("[Write it](remedy:write-it-down){ .md-button } at once."),
    "keys of a page that never end": guide({PAGE: text(PAGE).replace("\n---\n\n", "\n\n", 1)}),
    "a mark that means nothing": in_page("Nothing is ~~free here."),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_hint_followed_to_the_letter_mends_what_was_done_to_a_text(edit: str) -> None:
    assert report(followed(EDITS[edit])) == "No mistakes found.\n"
