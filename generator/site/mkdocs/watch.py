"""Hears of changed files from the system, which costs nothing while nobody changes any.

MkDocs looks at every file twice a second, and a rebuild shares the processor with that.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

INTERVAL = 0.4  # seconds between two looks at the files, where nobody tells of changes
CHANGES = (EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED)
HEARD = [
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
    *(FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]


class Place(NamedTuple):
    """What is watched: a folder with all in it, one that is still to come, or a single file."""

    path: str
    handler: FileSystemEventHandler
    recursive: bool


def hear(server: LiveReloadServer, places: Sequence[str], *, polls: bool) -> None:
    """Have a server that does not run yet, and watches some places, hear of changes.

    With `polls` it looks at the files again and again: not every disk that others share tells.
    """
    for place in places:
        server.unwatch(place)
    server.observer = Ear(polls=polls)  # type: ignore[assignment]
    for place in places:
        server.watch(place)


class Ear:
    """What MkDocs takes for an observer. Looks itself where the system cannot tell any more."""

    def __init__(self, *, polls: bool) -> None:
        """Begin with nothing to watch."""
        self.places: list[Place] = []
        self.polls = polls
        self.observer: BaseObserver | None = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> Place:
        """Watch a folder, or a file, from the start on."""
        self.places.append(Place(path, handler, recursive))
        return self.places[-1]

    def unschedule(self, place: Place) -> None:
        """Watch it no longer."""
        self.places.remove(place)

    def start(self) -> None:
        """Begin to watch."""
        # A folder made while another is looked at is heard of twice, which does no harm.
        warnings.filterwarnings("ignore", "Callback with id .* already exists", RuntimeWarning)
        if not self.polls:
            try:
                self.observer = self._started(Observer())
            except OSError:  # so many folders are watched on this machine that it takes no more
                self.observer = None
        self.observer = self.observer or self._started(PollingObserver(timeout=INTERVAL))

    def stop(self) -> None:
        """Watch no longer."""
        if self.observer is not None:
            self.observer.stop()

    def join(self) -> None:
        """Wait until nothing is watched any more."""
        if self.observer is not None:
            self.observer.join()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        for place in self.places:
            path = Path(place.path)
            if not path.is_file():
                come = _Come(place, observer)
                observer.schedule(come, str(path.parent), recursive=False, event_filter=HEARD)
            # Many editors put another file in the place of one, so its folder is what stays.
            folder = str(path.parent) if path.is_file() else place.path
            within = place.recursive and path.is_dir()
            if path.exists():
                changed = _Changed(place)
                observer.schedule(changed, folder, recursive=within, event_filter=HEARD)
        try:
            observer.start()
        except OSError:
            observer.stop()
            raise
        return observer


class _Come(FileSystemEventHandler):
    """Has a folder watched that was not there, or was taken away, from when it comes on.

    One that is moved away does not say so itself.
    """

    def __init__(self, place: Place, observer: BaseObserver) -> None:
        self.place, self.observer = place, observer

    def on_any_event(self, event: FileSystemEvent) -> None:
        path, within = self.place.path, self.place.recursive
        goes = event.event_type in (EVENT_TYPE_DELETED, EVENT_TYPE_MOVED) and event.is_directory
        if goes and str(event.src_path) == path:
            self.place.handler.on_any_event(FileDeletedEvent(path))
        came = event.dest_path if event.event_type == EVENT_TYPE_MOVED else event.src_path
        comes = event.event_type in (EVENT_TYPE_CREATED, EVENT_TYPE_MOVED) and event.is_directory
        if not comes or str(came) != path:
            return
        with suppress(KeyError):  # which is watched no longer since it was taken away
            self.observer.unschedule(ObservedWatch(path, recursive=within, event_filter=HEARD))
        changed = _Changed(self.place)
        with suppress(OSError):  # it is gone already
            self.observer.schedule(changed, path, recursive=within, event_filter=HEARD)
            self.place.handler.on_any_event(FileCreatedEvent(path))  # for what is in it already


class _Changed(FileSystemEventHandler):
    """Passes on what changed a file. MkDocs does not listen to folders; one may take files away."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.only = place.path if Path(place.path).is_file() else None

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = {str(event.src_path), str(event.dest_path)}
        if event.event_type not in CHANGES or (self.only and self.only not in paths):
            return
        if not event.is_directory:
            self.place.handler.on_any_event(event)
        elif event.event_type in (EVENT_TYPE_DELETED, EVENT_TYPE_MOVED):
            self.place.handler.on_any_event(FileDeletedEvent(event.src_path))
