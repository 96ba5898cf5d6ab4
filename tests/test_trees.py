"""A tree becomes what it shall be, whatever it held, and no file is written into."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from fingerpost.site import trees

from .projects import tree

BEFORE = {"index.html": b"start", "css/site.css": b"blue", "signs/late/index.html": b"late"}
NEW = {"index.html": b"another start", "signs/new/index.html": b"new"}


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def before(tmp_path: Path) -> Path:
    return written(tmp_path / "site", BEFORE)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return written(tmp_path / "new", NEW)


def nothing(_: Path) -> None:
    """There is no tree."""


def the_same(folder: Path) -> None:
    written(folder, BEFORE | NEW)


def a_shared_one(folder: Path) -> None:
    trees.become(folder, folder.with_name("site"), trees.all_seen(folder.with_name("site")))


def other_files(folder: Path) -> None:
    written(folder, {"gone.txt": b"gone", "css/old/print.css": b"grey", "a/b/c.txt": b"deep"})


def cut_files(folder: Path) -> None:
    written(folder, dict.fromkeys(BEFORE, b""))


def a_folder_where_a_file_comes(folder: Path) -> None:
    written(folder, {"index.html/index.html": b"", "css/site.css/deep/a.txt": b""})


def a_file_where_a_folder_comes(folder: Path) -> None:
    written(folder, {"css": b"", "signs/late": b"", "signs/new": b""})


def links(folder: Path) -> None:
    folder.mkdir()
    (folder / "css").symlink_to(folder.with_name("site") / "css")
    (folder / "index.html").symlink_to(folder.with_name("site") / "index.html")
    (folder / "nowhere").symlink_to("nowhere at all")


def what_python_leaves(folder: Path) -> None:
    written(folder, {"__pycache__/a.pyc": b"", "css/__pycache__/b.pyc": b""})


HELD = [
    *(nothing, the_same, a_shared_one, other_files, cut_files, links, what_python_leaves),
    *(a_folder_where_a_file_comes, a_file_where_a_folder_comes),
]


@pytest.mark.parametrize("held", HELD)
def test_a_tree_holds_what_is_new_and_what_is_the_same_whatever_it_held(
    tmp_path: Path, before: Path, new: Path, held: Callable[[Path], None]
) -> None:
    made = tmp_path / "made"
    held(made)
    same = trees.all_seen(before)
    trees.become(made, before, same, new)
    assert tree(made) == BEFORE | NEW
    assert tree(before) == BEFORE
    assert sorted(path.name for path in made.iterdir()) == ["css", "index.html", "signs"]


def test_files_that_are_the_same_are_shared_and_those_that_were_are_not_touched(
    tmp_path: Path, before: Path, new: Path
) -> None:
    made = tmp_path / "made"
    for _ in range(2):
        trees.become(made, before, trees.all_seen(before))
        for path in BEFORE:
            assert (made / path).samefile(before / path)
        times = {path: (made / path).stat().st_ctime_ns for path in BEFORE}
    trees.become(made, before, trees.all_seen(before))
    assert {path: (made / path).stat().st_ctime_ns for path in BEFORE} == times
    trees.become(made, before, trees.all_seen(before), new)
    assert (before / "index.html").read_bytes() == b"start"


def test_files_are_copied_where_the_disk_cannot_share_them(
    tmp_path: Path, before: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refused)
    trees.become(tmp_path / "made", before, trees.all_seen(before))
    assert tree(tmp_path / "made") == BEFORE


def change(path: Path) -> None:
    path.write_bytes(b"not blue")


def exchange(path: Path) -> None:
    path.with_name("other.css").write_bytes(b"grey")
    path.with_name("other.css").replace(path)


@pytest.mark.parametrize("meddle", [change, exchange, Path.unlink])
def test_a_file_that_is_another_than_was_seen_ends_it(
    tmp_path: Path, before: Path, meddle: Callable[[Path], None]
) -> None:
    same = trees.all_seen(before)
    meddle(before / "css/site.css")
    with pytest.raises(trees.Changed) as raised:
        trees.become(tmp_path / "made", before, same)
    told = f"{before / 'css/site.css'} was changed during the build. Build it again."
    assert str(raised.value) == told


def test_what_is_shared_is_told_and_so_is_the_digest_of_every_file(
    tmp_path: Path, before: Path, new: Path
) -> None:
    made = tmp_path / "made"
    shared = trees.become(made, before, trees.all_seen(before), new)
    assert shared == BEFORE.keys() - NEW.keys()
    known = dict.fromkeys(shared, "known")
    digests = trees.share(before, made, known)
    assert digests == known | {path: sha256(data).hexdigest() for path, data in NEW.items()}


def test_a_file_of_the_same_bytes_is_shared_and_no_other(tmp_path: Path, before: Path) -> None:
    made = written(tmp_path / "made", BEFORE | {"css/site.css": b"pink"})
    trees.share(before, made, {})
    assert tree(made) == BEFORE | {"css/site.css": b"pink"}
    shared = {path for path in BEFORE if (made / path).samefile(before / path)}
    assert shared == BEFORE.keys() - {"css/site.css"}
