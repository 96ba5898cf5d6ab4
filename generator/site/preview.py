"""Previews one locale of a guide as MkDocs serves it, and says what stops that."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from . import blame
from .build import BuildFailed, is_ours, settings_of
from .settings import LOCALE_VARIABLE, POLL_VARIABLE
from .unchanged import CONFIGURATION


def serve(root: Path, locale: str | None, port: int, *, source: str, polls: bool) -> None:
    """Preview one locale, rebuilt whenever content, templates or translations change.

    An empty locale is the `source` locale; while nobody knows that, the settings say where it is
    served. Tells on standard error where it serves and what it rebuilds. With `polls` it looks at
    the files again and again in place of hearing of changes. Raises OSError where the port is
    taken, BuildFailed where a hook or a plugin stops the first build.
    """
    # What a build needs not is not loaded for it.
    from mkdocs.commands.serve import serve as mkdocs_serve

    if polls:
        os.environ[POLL_VARIABLE] = "yes"
    here, address = f"127.0.0.1:{port}", None
    if locale is not None:
        os.environ[LOCALE_VARIABLE] = locale
    if locale or source:
        address = f"http://{here}/{locale or source}/"
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        mkdocs_serve(str(root / CONFIGURATION), dev_addr=here, site_url=address)
    except Exception as error:
        others = not isinstance(error, OSError) and not is_ours(root, settings_of(root))
        foreign = blame.blamed(error, root, others=others)
        if foreign is None or isinstance(error, MkDocsException):
            raise
        raise BuildFailed(str(foreign)) from error
