"""Files that stand as a build noted them need not be read; whatever is in doubt is."""

from __future__ import annotations

import json
import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from fingerpost.site import unchanged
from fingerpost.site.unchanged import Noted, files

OTHER = "what was noted"
LATER = 10_000_000_000  # nanoseconds after which nobody doubts how a file stands


def digest(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A file of a project whose record says of it something else than what it holds."""
    page = tmp_path / "page.html"
    page.write_bytes(b"one")
    note(tmp_path, page, page.stat(), after=LATER)
    return page


def note(root: Path, page: Path, stands: os.stat_result, *, after: int) -> None:
    facts = [stands.st_size, stands.st_mtime_ns, stands.st_ctime_ns, stands.st_ino]
    record = {"since": 0, "inputs": {}, "made": time.time_ns() + after}
    write(root, json.dumps({**record, "tree": {str(page): [facts, OTHER]}}))


def write(root: Path, record: str) -> None:
    place = root / unchanged.RECORD
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(record)


def test_a_file_that_stands_as_it_was_noted_is_not_read(page: Path) -> None:
    assert Noted(str(page.parent)).digest(str(page)) == OTHER


def test_a_file_that_was_written_since_is_read(page: Path) -> None:
    page.write_bytes(b"two")
    assert Noted(str(page.parent)).digest(str(page)) == digest(b"two")


def test_a_file_that_was_written_as_the_note_was_made_is_read(page: Path) -> None:
    note(page.parent, page, page.stat(), after=0)
    assert Noted(str(page.parent)).digest(str(page)) == digest(b"one")


def test_a_file_that_is_gone_has_no_digest(page: Path) -> None:
    noted = Noted(str(page.parent))
    page.unlink()
    assert noted.digest(str(page)) == ""


@pytest.mark.parametrize(
    "record",
    [
        "",
        "[]",
        "null",
        '{"since": 0, "inputs": {}, "made": 0}',
        '{"since": 0, "inputs": {}, "made": 0, "tree": []}',
        '{"since": null, "inputs": {}, "made": 0, "tree": {}}',
        '{"since": 0, "inputs": {}, "made": 9e99, "tree": {"%s": null}}',
        '{"since": 0, "inputs": {}, "made": 9e18, "tree": {"%s": [[], 7]}}',
    ],
)
def test_a_note_that_nobody_can_read_is_as_good_as_none(page: Path, record: str) -> None:
    write(page.parent, record.replace("%s", str(page)))
    assert Noted(str(page.parent)).digest(str(page)) == digest(b"one")


def test_a_folder_holds_its_files_and_what_links_to_files_but_nothing_of_python(
    tmp_path: Path,
) -> None:
    for path in ("b/two.txt", "b/__pycache__/two.pyc", "one.txt", "elsewhere/three.txt"):
        (tmp_path / "folder" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / path).touch()
    (tmp_path / "folder/elsewhere").rename(tmp_path / "elsewhere")
    for name, target in (("c.txt", "one.txt"), ("d", "../elsewhere"), ("e.txt", "nowhere")):
        (tmp_path / "folder" / name).symlink_to(target)
    assert files(str(tmp_path / "folder")) == ["b/two.txt", "c.txt", "one.txt"]
    assert files(str(tmp_path / "nowhere")) == []
