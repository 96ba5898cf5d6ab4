"""Knows the pages that somebody looks at, and shows them as soon as they are new.

A preview makes them before all others. Whoever asks for what is still to be made waits for it. Once
they are shown, the rest of a build that another edit has overtaken is left to the next one.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.livereload import LiveReloadServer, _timestamp

from .served import Served

POLL = "/livereload/"
PAGE = "index.html"
MOST = 3  # pages that are made first: those that were asked for last
TURN = 0.001  # seconds until a build lets the server have a turn, which has little to do
Response = Iterable[bytes] | None


class _Overtaken(BaseException):
    """A build is of what was edited since. No `Exception`, which MkDocs would call a mistake."""


class Looked:
    """The pages that were asked for last; stands between a server and who asks it."""

    def __init__(self, server: LiveReloadServer, served: Served) -> None:
        """Answer for a server of what is `served`."""
        self._server, self._served = server, served
        self._last: dict[str, None] = {}
        self._is_building = self._is_shown = False
        server.set_app(self.answer)  # type: ignore[arg-type]
        sys.setswitchinterval(TURN)

    def pages(self) -> frozenset[str]:
        """The paths of the pages in the tree."""
        return frozenset(self._last)

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Response:
        """What the server answers, once what is asked for is as new as it will be."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(POLL):
            name = path.removeprefix(self._server.mount_path)
            name += PAGE if path.endswith("/") else ""
            if name.endswith(PAGE):
                self._last.pop(name, None)
                self._last = dict.fromkeys([*self._last, name][-MOST:])
            with self._server._epoch_cond:
                self._server._epoch_cond.wait_for(lambda: self._is_ready(name))
        return self._server.serve_request(environ, start_response)

    @contextmanager
    def building(self) -> Iterator[None]:
        """Have who asks for what is not made yet wait, for as long as this lasts.

        Where the build was overtaken they wait for the next one, which begins at once.
        """
        self._is_building, self._is_shown, is_overtaken = True, False, False
        try:
            yield
        except _Overtaken:
            is_overtaken = True
        finally:
            self._is_building = is_overtaken
            with self._server._epoch_cond:
                self._server._epoch_cond.notify_all()

    def go_on(self) -> None:
        """Give up the build that lasts, if its pages are shown and files have changed since."""
        if self._is_shown and self._server._want_rebuild:
            raise _Overtaken

    def show(self) -> None:
        """Have browsers load their pages, which stand in the tree."""
        server, self._is_shown = self._server, True
        with server._epoch_cond:
            server._visible_epoch = server._wanted_epoch
            server._epoch_cond.notify_all()

    def show_again(self) -> None:
        """Have them load once more at the end of the build: what was shown was not the last."""
        self._server._wanted_epoch = max(_timestamp(), self._server._wanted_epoch + 1)

    def _is_ready(self, name: str) -> bool:
        is_shown = self._server._visible_epoch == self._server._wanted_epoch
        return is_shown and (not self._is_building or self._served.is_made(name))
