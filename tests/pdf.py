"""What a PDF says of itself beside its words."""

from __future__ import annotations

from pypdf.generic import DictionaryObject, PdfObject


def held(within: PdfObject, *names: str) -> PdfObject:
    """What a dictionary of a PDF holds under a name, that of it under the next, and so on."""
    for name in names:
        assert isinstance(within, DictionaryObject)
        within = within[name]
    return within
