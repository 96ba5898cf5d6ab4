"""Listens to what MkDocs says in its log, and keeps it from saying what nobody need know."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

IN_PART = "A 'dirty' build is being performed"
SKIPPED = "Page skipped: "  # what MkDocs says of a page that nothing came of
_OF_BUILDS = logging.getLogger("mkdocs.commands.build")


@contextmanager
def unsaid() -> Iterator[None]:
    """Have MkDocs not warn of a build that leaves pages as they stand, while this lasts."""
    _OF_BUILDS.addFilter(_tells_of_no_part)
    try:
        yield
    finally:
        _OF_BUILDS.removeFilter(_tells_of_no_part)


def leave_skipped_unsaid() -> None:
    """Have MkDocs not tell of every page that stays as it was, from here on."""
    _OF_BUILDS.addFilter(_tells_of_no_skipped)


def _tells_of_no_part(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(IN_PART)


def _tells_of_no_skipped(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(SKIPPED)


class Heard(logging.Handler):
    """Collects all that is said, from a level on."""

    def __init__(self, level: int) -> None:
        """Begin with nothing heard."""
        super().__init__(level)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said."""
        self.records.append(record)

    @property
    def said(self) -> list[str]:
        """The sentences."""
        return [record.getMessage() for record in self.records]
