"""Listens to what MkDocs says in its log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

MADE = "mkdocs.commands.build"  # the log of a build
IN_PART = "A 'dirty' build is being performed"


@contextmanager
def unsaid() -> Iterator[None]:
    """Have MkDocs not warn of a build that leaves pages as they stand, while this lasts."""
    logger = logging.getLogger(MADE)
    logger.addFilter(_is_said)
    try:
        yield
    finally:
        logger.removeFilter(_is_said)


def _is_said(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(IN_PART)


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
