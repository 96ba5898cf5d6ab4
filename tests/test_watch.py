"""A preview hears of every change to the files that it watches, and of nothing else."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from fingerpost.site.mkdocs import watch

pytestmark = pytest.mark.slow

PATIENCE = 60  # seconds; the tests take as long as the system needs to tell


class Heard(FileSystemEventHandler):
    """What MkDocs would be told; it passes over folders, as MkDocs does."""

    def __init__(self) -> None:
        self.told = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.told.set()


@contextmanager
def listening(path: Path, *, polls: bool = False) -> Iterator[Heard]:
    heard = Heard()
    ear = watch.Ear(polls=polls)
    ear.schedule(heard, str(path), recursive=True)
    ear.start()
    try:
        yield heard
    finally:
        ear.stop()
        ear.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "content/signs").mkdir(parents=True)
    (tmp_path / "content/signs/late.yml").write_text("title: Late\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/new.yml").write_text("title: New\n")
    return tmp_path


def write(folder: Path) -> None:
    (folder / "content/signs/late.yml").write_text("title: Later\n")


def replace(folder: Path) -> None:
    (folder / "elsewhere/new.yml").replace(folder / "content/signs/late.yml")


def add(folder: Path) -> None:
    (folder / "content/remedies").mkdir()
    (folder / "content/remedies/ask.yml").write_text("title: Ask\n")


def remove(folder: Path) -> None:
    (folder / "content/signs/late.yml").unlink()


def take_a_folder_away(folder: Path) -> None:
    (folder / "content/signs").rename(folder / "signs")


def bring_a_folder(folder: Path) -> None:
    (folder / "elsewhere").rename(folder / "content/elsewhere")


def take_all_away(folder: Path) -> None:
    (folder / "content").rename(folder / "away")


CHANGES = [write, replace, add, remove, take_a_folder_away, bring_a_folder, take_all_away]


@pytest.mark.parametrize("polls", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_every_change_under_a_folder_is_heard(
    folder: Path, change: Callable[[Path], None], *, polls: bool
) -> None:
    with listening(folder / "content", polls=polls) as heard:
        change(folder)
        assert heard.told.wait(PATIENCE)


@pytest.mark.parametrize("polls", [False, True])
def test_a_folder_that_was_moved_away_is_heard_of_when_it_is_back(
    folder: Path, *, polls: bool
) -> None:
    with listening(folder / "content", polls=polls) as heard:
        for source, target in (("content", "away"), ("away", "content")):
            (folder / source).rename(folder / target)
            assert heard.told.wait(PATIENCE)
            settle(heard)
        write(folder)
        assert heard.told.wait(PATIENCE)


@pytest.mark.parametrize("polls", [False, True])
@pytest.mark.parametrize("brings", [shutil.copytree, Path.rename], ids=["copied", "moved"])
def test_a_folder_that_comes_later_is_heard_of_and_so_is_every_change_in_it(
    folder: Path, brings: Callable[[Path, Path], object], *, polls: bool
) -> None:
    templates = folder / "templates"
    with listening(templates, polls=polls) as heard:
        for name in ("first", "again, after it was taken away"):
            (folder / name / "pages").mkdir(parents=True)
            (folder / name / "pages/sign.md.j2").write_text("{{ sign.title }}")
            brings(folder / name, templates)
            assert heard.told.wait(PATIENCE)
            settle(heard)
            (templates / "pages/sign.md.j2").write_text("{{ sign.summary }}")
            assert heard.told.wait(PATIENCE)
            shutil.rmtree(templates)
            settle(heard)


def settle(heard: Heard) -> None:
    """Wait until nothing more is told."""
    while heard.told.wait(0.6):
        heard.told.clear()


def test_a_folder_made_while_another_is_looked_at_is_heard_of_without_a_warning(
    folder: Path, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    looks: Callable[..., Iterator[tuple[object, ...]]] = os.walk
    made = folder / "content/remedies/deeper"

    def walk(path: str | bytes, **how: bool) -> Iterator[tuple[object, ...]]:
        if os.fsdecode(path) == str(made.parent):  # it is watched already, and not yet looked into
            made.mkdir(exist_ok=True)
        return looks(path, **how)

    monkeypatch.setattr(os, "walk", walk)
    with listening(folder / "content") as heard:
        made.parent.mkdir()
        (folder / "content/remedies/ask.yml").write_text("title: Ask\n")
        assert heard.told.wait(PATIENCE)
        settle(heard)
        (made / "later.yml").write_text("title: Later\n")
        assert heard.told.wait(PATIENCE)
    assert not recwarn.list


def test_reading_a_file_is_no_change(folder: Path) -> None:
    with listening(folder / "content") as heard:
        (folder / "content/signs/late.yml").read_text()
        assert not heard.told.wait(0.5)
        write(folder)
        assert heard.told.wait(PATIENCE)


def test_a_file_is_heard_of_when_an_editor_puts_another_in_its_place(folder: Path) -> None:
    with listening(folder / "mkdocs.yml") as heard:
        (folder / "mkdocs.yml.new").write_text("site_name: B\n")
        (folder / "elsewhere/new.yml").write_text("title: Other\n")
        assert not heard.told.wait(0.5)
        for name in "BC":  # also the second time, when the first file is gone
            (folder / "mkdocs.yml.new").write_text(f"site_name: {name}\n")
            (folder / "mkdocs.yml.new").replace(folder / "mkdocs.yml")
            assert heard.told.wait(PATIENCE)
            heard.told.clear()


def test_where_the_system_takes_no_more_folders_the_files_are_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(PollingObserver):
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watch, "Observer", Full)
    with listening(folder / "content") as heard:
        write(folder)
        assert heard.told.wait(PATIENCE)


def observed(*, polls: bool) -> BaseObserver | None:
    ear = watch.Ear(polls=polls)
    ear.start()
    try:
        return ear.observer
    finally:
        ear.stop()
        ear.join()


def test_the_files_are_looked_at_where_one_asks_for_it() -> None:
    assert isinstance(observed(polls=True), PollingObserver)
    assert not isinstance(observed(polls=False), PollingObserver)
