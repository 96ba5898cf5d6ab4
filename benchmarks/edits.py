"""How many messages one action of an author gets: `python -m benchmarks.edits`.

Each action is done to this repository's own guide, in memory. Right is one message, at the cause.
With `--show`, the messages themselves.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from fingerpost.diagnostics import Diagnostic
from fingerpost.pipeline import Project, check
from fingerpost.site.mkdocs.icons import ICONS
from fingerpost.site.project import read_project

Content = dict[str, bytes]
ROOT = Path(__file__).parents[1]
SIGN, REMEDY = "content/signs/late-payment.yml", "content/remedies/pause-work.yml"
BOMB = b"".join(
    b"k%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 10) if n else b"x")
    for n in range(10)
)


def _moved(old: str, new: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content[new] = content.pop(old)

    return change


def _copied(old: str, new: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content[new] = content[old]

    return change


def _gone(path: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        del content[path]

    return change


def _written(path: str, data: bytes) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content[path] = data

    return change


def _half(path: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        content[path] = content[path][: len(content[path]) // 2]

    return change


def _folder(old: str, new: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        for path in [path for path in content if path.startswith(old)]:
            content[new + path.removeprefix(old)] = content.pop(path)

    return change


def _entry_gone(path: str, name: str) -> Callable[[Content], None]:
    def change(content: Content) -> None:
        before, _, rest = content[path].decode().partition(f"\n{name}:\n")
        kept = rest.split("\n")
        while kept and (kept[0].startswith(" ") or not kept[0]):
            del kept[0]
        content[path] = "\n".join((before, *kept)).encode()

    return change


ACTIONS: dict[str, Callable[[Content], None]] = {
    "a sign put into remedies/": _moved(SIGN, "content/remedies/late-payment.yml"),
    "a sign renamed": _moved(SIGN, "content/signs/paid-late.yml"),
    "a sign saved as .yaml": _moved(SIGN, "content/signs/late-payment.yaml"),
    "a sign saved as .yml.txt": _moved(SIGN, "content/signs/late-payment.yml.txt"),
    "a step removed": _gone("content/exit/tell-them.yml"),
    "capitals in a file name": _moved(SIGN, "content/signs/Late-Payment.yml"),
    "a space in a file name": _moved(SIGN, "content/signs/late payment.yml"),
    "a remedy removed": _gone(REMEDY),
    "a remedy renamed": _moved(REMEDY, "content/remedies/stop-work.yml"),
    "a sign half saved": _half(SIGN),
    "a sign emptied": _written(SIGN, b""),
    "a sign copied": _copied(SIGN, "content/signs/late-payment-copy.yml"),
    "a letter removed": _gone("content/letters/payment-reminder.yml"),
    "a letter renamed": _moved(
        "content/letters/payment-reminder.yml", "content/letters/first-reminder.yml"
    ),
    "a mode removed": _gone("content/modes/notice.yml"),
    "a page removed": _gone("content/pages/they-have-not-paid.md"),
    "a sign removed": _gone(SIGN),
    "a term removed": _entry_gone("content/glossary.yml", "scope-creep"),
    "a field removed": _entry_gone("content/letters/fields.yml", "deadline"),
    "a bomb of aliases": _written(SIGN, BOMB),
    "the glossary saved as .yaml": _moved("content/glossary.yml", "content/glossary.yaml"),
    "the quiz removed": _gone("content/quiz.yml"),
    "the sources removed": _gone("content/sources.yml"),
    "the fields half saved": _half("content/letters/fields.yml"),
    "the settings half saved": _half("content/guide.yml"),
    "the folder of signs renamed": _folder("content/signs/", "content/Signs/"),
    "the folder of signs moved": _folder("content/signs/", "content/pages/signs/"),
}


def messages(project: Project, change: Callable[[Content], None]) -> tuple[Diagnostic, ...]:
    """What the check says after an action."""
    content = dict(project.content)
    change(content)
    changed = Project(content, project.templates, project.icons, project.today)
    return check(changed, trial=False).diagnostics


def main() -> None:
    """Do every action and print how many messages it gets."""
    project = read_project(ROOT, ICONS)
    for name, change in ACTIONS.items():
        found = messages(project, change)
        print(f"{len(found):4} {name}")
        if "--show" in sys.argv:
            print("".join(f"       {each}\n" for each in found))


if __name__ == "__main__":
    main()
