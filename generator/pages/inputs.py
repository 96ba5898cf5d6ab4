"""What a locale is rendered from, beside its guide and the templates."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ..letters.fill import Trees
from ..translation.edition import Edition
from .logo import Logo


@dataclass(frozen=True)
class RenderInputs:
    """What a locale is rendered from, beside its guide and the templates.

    `trees` are those of each letter by its id, that of the locale first; `editions` are those of
    every locale, the source first; `address` is where the locale is published. Facts of countries
    that have run out by `today` are not told. No page offers a picture or a PDF with characters
    that are `lacking` in the typefaces of the project. `own_logo` are the files of the logo.
    Outputs may be made `later`, whenever somebody asks for one; then that raises TemplateError. So
    are those whose names are `standing`, which had no mistake when they were made.
    """

    trees: Mapping[str, Trees]
    editions: tuple[Edition, ...]
    address: str
    today: datetime.date
    lacking: frozenset[str] = frozenset()
    own_logo: Logo | None = None
    later: bool = False
    standing: frozenset[str] = frozenset()
