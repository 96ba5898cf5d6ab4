"""Writes what every example reports, and the page of codes: `python -m tests.renew_examples`.

Read the difference before committing it: a message that got worse shows only there.
"""

from __future__ import annotations

from fingerpost.diagnostics import CODES

from .projects import EXAMPLES, example, files, report

PAGE = EXAMPLES / "README.md"
INTRODUCTION = """# What the checks find

Every message of `fingerpost check` ends with a code. This page lists the codes, each with files
that cause it and with what is reported. It is written from the folders beside it by
`python -m tests.renew_examples`; each folder holds only the files that differ from the small
guide in `tests/guide`.
"""
OTHER_TESTS = {
    "heavy-font": "A typeface that heavy is not kept here; `tests/test_fonts.py` makes one.",
    "heavy-image": "A picture that heavy is not kept here; `tests/test_images.py` makes one.",
    "located-image": "No such photograph is kept here; `tests/test_images.py` makes one.",
    "too-large": "A file that large is not kept here; `tests/test_limits.py` makes one.",
    "broken-style": "Examples have no templates of their own; `tests/test_stylesheet.py` has some.",
    "foreign-style": "The same: `tests/test_stylesheet.py` has some.",
    "bad-settings": "Examples have no `mkdocs.yml`; `tests/test_settings.py` makes some.",
    "outrun-template": "Which template was copied is noted; `tests/test_templates.py` makes one.",
    "unasked-template": "Only a guide of its own has any; `tests/test_unasked.py` makes some.",
    "outside-content": "Links do not survive every archive; `tests/test_readable.py` makes one.",
}


def code(folder_name: str) -> str:
    """The code that an example shows: its name up to the dot."""
    return folder_name.partition(".")[0]


def names() -> list[str]:
    """The examples, in order."""
    return sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


def page() -> str:
    """The reference page of codes, from the examples."""
    shown: dict[str, list[str]] = {}
    for name in names():
        shown.setdefault(code(name), []).append(name)
    parts = [INTRODUCTION]
    for each, meaning in CODES.items():
        parts.append(f"## {each}\n\n{meaning}\n")
        parts += [_example(name) for name in shown.get(each, [])]
        if each in OTHER_TESTS:
            parts.append(f"{OTHER_TESTS[each]}\n")
    return "\n".join(parts)


def _example(name: str) -> str:
    folder = EXAMPLES / name
    said = (folder / "expected.txt").read_text(encoding="utf-8")
    changed = [f"[`{path}`]({name}/{path})" for path in files(folder)]
    removed = folder / "remove.txt"
    if removed.exists():
        changed += [f"no `{path}`" for path in removed.read_text(encoding="utf-8").split()]
    return f"From {', '.join(changed)}:\n\n```text\n{said}```\n"


def main() -> None:
    """Run every example and write what it says, then the page."""
    for name in names():
        (EXAMPLES / name / "expected.txt").write_text(
            report(example(EXAMPLES / name)), encoding="utf-8", newline="\n"
        )
    PAGE.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
