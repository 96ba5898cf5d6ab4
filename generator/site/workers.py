"""Builds locales, several at a time; one of which nothing has changed is taken from the present
site.
"""

from __future__ import annotations

import gc
import multiprocessing
import multiprocessing.connection
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import replace
from multiprocessing.context import BaseContext
from pathlib import Path
from time import monotonic
from typing import Any

from .. import pipeline
from ..diagnostics import Diagnostic, Location
from . import cache, trees
from .locales import BuildInputs, Built, Task, build_locale, counted, kept
from .mkdocs.theme import icons


def processors() -> int:
    """How many locales to build at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    inputs: BuildInputs,
    tasks: list[Task],
    keys: Mapping[str, str],
    site: Path,
    jobs: int,
    apart: tuple[Path, ...],
) -> Iterator[Built]:
    """Each of some locales, built or taken as it stands in the present site, `jobs` at a time.

    `keys` are digests of what each is made from. Files that are read outside of the places `apart`
    are noted.
    """
    waiting = []
    for task in tasks:
        there, record = site / task.locale, cache.record_of(inputs.root, task.locale)
        whole = inputs.use_cache and inputs.ours
        if whole and cache.holds(there, keys[task.locale], record, cache.noted(inputs.root)):
            started = monotonic()
            trees.become(task.folder, there, trees.all_seen(there))
            same = cache.digests(record)
            yield replace(counted(inputs, task, started), found=_told(record), same=same)
        else:
            waiting.append(task)
    workers = min(jobs, len(waiting))
    pipeline.forget()
    gc.freeze()  # what was read stays, and stays shared by those who take it over
    if workers < 2:
        for task in waiting:
            yield build_locale(inputs, apart, task)
        return
    with kept(inputs):
        pipeline.share(inputs.checked, inputs.project)
    icons()
    gc.freeze()  # and what was made since
    with _context().Pool(workers, _begin, (inputs, apart)) as pool:
        yield from pool.imap(_given_locale, waiting)


def _told(record: Path) -> tuple[Diagnostic, ...]:
    """What was found when a locale was built."""
    told: Any = cache.told(record)
    return tuple(
        Diagnostic(**{**each, "location": Location(**each["location"])}) for each in told or ()
    )


def _context() -> BaseContext:
    """How worker processes begin: as copies of this one with all that it has read, where that is
    safe.

    Nothing else may run in it then: a fork in the midst of the threads of typst may never come
    back. Elsewhere they begin from nothing, and are handed the same.
    """
    try:
        alone = len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208
    except OSError:
        alone = False
    return multiprocessing.get_context("fork" if alone else "spawn")


_begun: list[tuple[BuildInputs, tuple[Path, ...]]] = []


def _begin(inputs: BuildInputs, apart: tuple[Path, ...]) -> None:
    """Begin a worker. It ends as soon as the process that began it is gone, however that ended."""
    _begun[:] = [(inputs, apart)]
    end_with_parent()


def end_with_parent() -> None:
    """End this process as soon as the one that began it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent.sentinel,), daemon=True).start()


def _outlive(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _given_locale(task: Task) -> Built:
    inputs, apart = _begun[0]
    return build_locale(inputs, apart, task)
