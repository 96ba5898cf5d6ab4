"""Builds locales, several at a time; one of which nothing has changed is taken from the present
site.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Any

from .. import memory, pipeline
from . import cache, trees
from .locales import BuildInputs, Built, Task, build_locale, counted, kept

SHORT = "Systems do so where memory is short. Build one locale after the other: `--jobs 1`."


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
) -> Generator[Built, None, None]:
    """Each of some locales, built or taken as it stands in the present site, `jobs` at a time.

    `keys` are digests of what each is made from. Files that are read outside of the places `apart`
    are noted. Whoever closes it ends what is still at work.
    """
    noted, waiting = cache.noted(inputs.root), []
    for task in tasks:
        there, record = site / task.locale, cache.Record.of(inputs.root, task.locale)
        if inputs.shares and record.holds(there, keys[task.locale], noted):
            started = monotonic()
            trees.become(task.folder, there, trees.all_seen(there))
            done = counted(inputs, task, started)
            yield replace(done, found=record.found, same=record.files)
        else:
            waiting.append(replace(task, key=keys[task.locale]))
    workers = min(jobs, len(waiting))
    memory.forget_checks()
    gc.freeze()  # what was read stays, and stays shared by those who take it over
    if workers < 2:
        for task in waiting:
            yield build_locale(inputs, apart, task, last=task is waiting[-1])
        return
    with kept(inputs):
        pipeline.share(inputs.checked, inputs.project)
    gc.freeze()  # and what was made since
    yield from _side_by_side(inputs, apart, waiting, workers)


def _side_by_side(
    inputs: BuildInputs, apart: tuple[Path, ...], tasks: list[Task], jobs: int
) -> Iterator[Built]:
    """Some locales, each made in a process of its own, as they are ready; `jobs` at a time.

    One whose process ends without an answer, as where memory is short, could not be built: a pool
    would wait for it for ever. What goes wrong otherwise in a process is raised here.
    """
    context = _context()
    waiting, running = [*tasks], dict[Any, tuple[Task, BaseProcess]]()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                task = waiting.pop(0)
                ours, theirs = context.Pipe(duplex=False)
                process = context.Process(  # type: ignore[attr-defined]
                    target=_hand_over, args=(theirs, inputs, apart, task), daemon=True
                )
                process.start()
                theirs.close()  # so that the pipe ends with the process
                running[ours] = task, process
            heard: list[Any] = wait([*running])
            for ready in heard:
                yield _received(ready, *running[ready])
                del running[ready]
    finally:
        for _, process in running.values():
            process.terminate()
            process.join()


def _received(ready: Connection, task: Task, process: BaseProcess) -> Built:
    """What came of a locale in its process, which is over then."""
    answer: Built | Exception | None = None
    with ready, suppress(EOFError):
        answer = ready.recv()
    process.join()
    if answer is None:
        return Built(task.locale, 0, 0, 0.0, _ended(process.exitcode or 0))
    if isinstance(answer, Exception):
        raise answer
    return answer


def _ended(code: int) -> str:
    """Why a process gave no answer: `code` is as Python tells it, less than 0 for a signal."""
    if code >= 0:
        return f"its process ended with the code {code}."
    with suppress(ValueError):
        return f"its process was ended from outside ({signal.Signals(-code).name}). {SHORT}"
    return f"its process was ended from outside (signal {-code}). {SHORT}"


def _hand_over(
    theirs: Connection, inputs: BuildInputs, apart: tuple[Path, ...], task: Task
) -> None:
    """Make a locale in a process of its own, and hand over what came of it.

    The process ends as soon as the one that began it is gone, however that ended. A key that stops
    a command is answered there alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    answer: Built | Exception
    try:
        answer = build_locale(inputs, apart, task, last=True)
    except Exception as error:  # it is raised where somebody can tell of it
        error.add_note(traceback.format_exc())
        answer = error
    theirs.send(answer)


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


def end_with_parent() -> None:
    """End this process as soon as the one that began it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_outlive, args=(parent.sentinel,), daemon=True).start()


def _outlive(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
