"""What an author does to a file gets one message, and following its hint mends it."""

from __future__ import annotations

import re

import pytest

from fingerpost.pipeline import Project, check

from .projects import EXAMPLES, KEPT, example, report

MOVED = re.compile(r"(?:Rename|Move|Name) (?:it|the file|them|the folder)(?: to)? `([^`]+)`")


def followed(project: Project) -> Project:
    """The project after its author did to the letter what the one hint says."""
    (found,) = check(project, KEPT, trial=False).diagnostics
    match = MOVED.match(found.hint)
    assert match is not None
    content = dict(project.content)
    old, new = found.location.path, match[1]
    folder = old.rpartition("/")[0] + "/"
    if new.endswith("/"):
        for path in [path for path in content if path.startswith(folder)]:
            content[new + path.removeprefix(folder)] = content.pop(path)
    else:
        content[new if "/" in new else folder + new] = content.pop(old)
    return Project(content, project.templates, project.icons, project.today)


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
