"""A finished tree takes the place of the site, whole; what stood there is kept until then."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from fingerpost.site import publish

from .projects import tree

OLD, NEW = {"old.html": b"old"}, {"new.html": b"new"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a site and, beside it, the finished tree that will take its place."""
    for folder, files in (("site", OLD), (".site.building", NEW)):
        (tmp_path / folder).mkdir()
        for name, data in files.items():
            (tmp_path / folder / name).write_bytes(data)
    return tmp_path


def swap(place: Path) -> None:
    publish.swap(place / ".site.building", place / "site")


def refused(*_: object) -> None:
    raise OSError(28, "No space left on device")


def no_library(*_: object, **__: object) -> None:
    raise OSError("no such library")


class Old:
    """A system library that knows nothing of exchanging two names."""

    def __init__(self, *_: object, **__: object) -> None:
        """Be loaded."""


def mounted(monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    """Have a site be the root of a disk, which cannot be renamed."""
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)


def failing_on(name: str) -> Callable[[Path, Path], Path]:
    """A rename that fails for one name."""
    rename = Path.rename

    def renamed(path: Path, target: Path) -> Path:
        if path.name == name:
            refused()
        return rename(path, target)

    return renamed


def test_a_tree_takes_the_place_of_a_site(place: Path) -> None:
    swap(place)
    assert tree(place / "site") == NEW
    assert {path.name for path in place.iterdir()} <= {"site", ".site.building"}


def test_a_tree_takes_a_place_where_nothing_stood(place: Path) -> None:
    (place / "site/old.html").unlink()
    (place / "site").rmdir()
    swap(place)
    assert tree(place) == {"site/new.html": b"new"}


def test_on_linux_there_is_no_moment_without_a_site(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform.startswith("linux"):  # elsewhere there is no such call
        monkeypatch.setattr(Path, "rename", refused)
    swap(place)
    assert tree(place / "site") == NEW
    if sys.platform.startswith("linux"):
        assert tree(place / ".site.building") == OLD


def test_places_that_are_named_from_the_folder_of_the_command_are_exchanged_too(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place)
    if sys.platform.startswith("linux"):
        monkeypatch.setattr(Path, "rename", refused)
    publish.swap(Path(".site.building"), Path("site"))
    assert tree(place / "site") == NEW


@pytest.mark.parametrize("library", [Old, no_library])
def test_where_the_system_cannot_exchange_two_folders_they_are_renamed_in_turn(
    place: Path, monkeypatch: pytest.MonkeyPatch, library: object
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", library)
    (place / ".site.previous").mkdir()  # left by a build that was killed
    (place / ".site.previous/older.html").write_text("older")
    swap(place)
    assert tree(place) == {"site/new.html": b"new"}
    assert [path.name for path in place.iterdir()] == ["site"]


def test_no_library_is_asked_on_other_systems(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(ctypes, "CDLL", asked.append)
    monkeypatch.setattr(sys, "platform", "darwin")
    swap(place)
    assert asked == []
    assert tree(place) == {"site/new.html": b"new"}


def test_a_tree_that_cannot_take_its_place_leaves_the_site_as_it_was(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", Old)
    monkeypatch.setattr(Path, "rename", failing_on(".site.building"))
    with pytest.raises(OSError, match="No space left"):
        swap(place)
    assert tree(place / "site") == OLD
    assert not (place / ".site.previous").exists()


def test_a_site_that_cannot_be_renamed_is_changed_inside(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = place / "site"
    mounted(monkeypatch, site)
    made = publish.staging(site)
    assert made == site / ".building"
    (place / ".site.building").rename(made)
    (site / ".previous").mkdir()  # left by a build that was killed
    publish.swap(made, site)
    assert tree(site) == NEW
    assert [path.name for path in site.iterdir()] == ["new.html"]


def test_a_site_that_cannot_be_changed_inside_is_brought_back(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = place / "site"
    mounted(monkeypatch, site)
    (place / ".site.building").rename(site / ".building")
    monkeypatch.setattr(Path, "rename", failing_on("new.html"))
    with pytest.raises(OSError, match="No space left"):
        publish.swap(site / ".building", site)
    assert tree(site) == OLD | {".building/new.html": b"new"}


def test_the_site_of_a_build_that_ended_between_two_renames_is_brought_back(place: Path) -> None:
    (place / "site").rename(place / ".site.previous")
    publish.recover(place / "site")
    assert tree(place / "site") == OLD


def test_what_a_build_left_behind_never_takes_the_place_of_a_site(place: Path) -> None:
    (place / ".site.building").rename(place / ".site.previous")
    publish.recover(place / "site")
    assert tree(place / "site") == OLD


def test_what_a_build_keeps_inside_of_a_mounted_site_is_its_own(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = place / "site"
    for name in (".building", ".previous", "lost+found"):
        (site / name).mkdir()
    with pytest.raises(publish.Refused, match=r"\.building is not of a site"):
        publish.guard(site, OLD)
    mounted(monkeypatch, site)
    publish.guard(site, OLD)


def test_a_swap_inside_of_a_place_that_was_cut_short_is_brought_back(tmp_path: Path) -> None:
    (tmp_path / ".previous/en").mkdir(parents=True)
    (tmp_path / ".previous/en/index.html").write_text("Before")
    publish.recover(tmp_path)
    assert tree(tmp_path) == {"en/index.html": b"Before"}


def test_a_place_is_held_by_a_note_beside_it_that_goes_with_the_build(tmp_path: Path) -> None:
    with publish.alone(tmp_path / "site"):
        assert (tmp_path / ".site.lock").exists()
        with pytest.raises(publish.Refused), publish.alone(tmp_path / "site"):
            pass
    assert list(tmp_path.iterdir()) == []


def test_a_note_that_went_with_its_build_holds_no_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, lock = tmp_path / "site", publish._lock
    ending = [publish.alone(site)]
    ending[0].__enter__()

    def late(file: int) -> None:
        if ending:
            ending.pop().__exit__(None, None, None)
        lock(file)

    monkeypatch.setattr(publish, "_lock", late)
    with publish.alone(site), pytest.raises(publish.Refused), publish.alone(site):
        pass


def test_where_no_note_can_be_left_a_build_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", refused)
    with publish.alone(tmp_path / "site"):
        pass
    assert list(tmp_path.iterdir()) == []


# What may be replaced


def test_what_the_mark_of_a_site_lists_may_be_replaced_and_nothing_else(place: Path) -> None:
    site = place / "site"
    publish.mark(site)
    publish.guard(site, ())
    (site / "mine.html").write_text("mine")
    with pytest.raises(publish.Refused, match=r"mine\.html is not of a site, and would be lost"):
        publish.guard(site, ())


@pytest.mark.parametrize(
    "mark", ["", "[]", "null", '{"top": "old.html"}', '{"top": [["old.html"]]}']
)
def test_a_damaged_mark_lists_nothing(place: Path, mark: str) -> None:
    (place / "site" / publish.MARK).write_text(mark)
    with pytest.raises(publish.Refused, match=r"\.fingerpost\.json is not of a site"):
        publish.guard(place / "site", ())


@pytest.mark.parametrize(
    ("name", "files", "is_ours"),
    [
        ("fr", ("index.html", "search.js"), True),
        ("fr", ("index.html",), False),
        ("fr", (), False),
        ("photos", ("index.html", "search.js"), False),
    ],
)
def test_without_a_mark_a_locale_is_known_by_its_name_and_by_what_is_in_it(
    tmp_path: Path, name: str, files: tuple[str, ...], is_ours: bool
) -> None:
    (tmp_path / name).mkdir()
    for file in files:
        (tmp_path / name / file).touch()
    lost = nullcontext() if is_ours else pytest.raises(publish.Refused, match=f"{name} is not")
    with lost:
        publish.guard(tmp_path, ())


def test_a_file_is_no_place_for_a_site_and_a_place_where_nothing_stands_is_one(
    tmp_path: Path,
) -> None:
    publish.guard(tmp_path / "site", ())
    (tmp_path / "site").touch()
    with pytest.raises(publish.Refused, match="site is not a folder"):
        publish.guard(tmp_path / "site", ())
