"""Listens to what MkDocs says in its log."""

from __future__ import annotations

import logging


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
