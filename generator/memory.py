"""Remembers what functions gave, for as long as a process runs or longer.

Three ways, by what a result is made from:

- texts and other small values: `by_value`;
- objects that do not change, such as models: `by_identity`, since to compare two guides takes
  longer than most of what is made of them;
- the file of a path: `per_file`, which keeps of each file no more than two results.

Each keeps a fixed number of results; the numbers stand below.

What takes long is also worth a place outside of the process (`remembered`, `put`, `got`): whoever
runs a build gives one by `kept_in`, and without it everything is made anew. The name of a result
there is a digest of all that it was made from, so nothing has to be found out of date. What is made
of many small texts stands there together (`by_text`). This module does not know where that place
is.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from functools import lru_cache, partial, wraps
from typing import Any, Generic, ParamSpec, TypeVar, cast

Memory = MutableMapping[str, bytes]
"""Names of results to their bytes. Losing an entry costs time and no more."""

# How many results of one function a process keeps, by what each of them is made from.
GUIDES = 2
"""Whole guides: the one that is, and the one before an edit."""
LANGUAGES = 2**5
"""Whole languages, and files that are looked at one after the other."""
OBJECTS = 2**13
"""Things and files: more than the largest guide has. All are asked for in the same order at each
edit, so a guide with more would find none of them: with 2,700 files and room for 2,048, an edit
took 14 seconds in place of 0.7, and twice the memory. What is as large as a file: `per_file`.
"""
TEXTS = 2**14
"""Texts: more than a large guide has in two languages, each of which is small."""
TOGETHER = 2**22
"""Characters of texts in one language that are put elsewhere together: six times what ours has.
Those of a guide twenty times as large took 100 MB.
"""

P = ParamSpec("P")
T = TypeVar("T")
_places: list[Memory] = []
_forgets: list[Callable[[], None]] = []
"""What empties each memory of this process."""
_of_checks: list[Callable[[], None]] = []
"""What empties those that only checks look into."""


class Same(Generic[T]):
    """Stands for an object as a key: equal to what stands for the very same one, and to nothing
    else, however large and whether or not the object can be hashed.

    A cache that holds such a key keeps the object alive, so no other can come to have its address.
    """

    __slots__ = ("given",)

    def __init__(self, given: T) -> None:
        """Stand for an object, which does not change."""
        self.given = given

    def __eq__(self, other: object) -> bool:
        """Whether the other stands for the very same object."""
        return isinstance(other, Same) and self.given is other.given

    def __hash__(self) -> int:
        """By the address of the object."""
        return id(self.given)


def by_value(size: int, *, of_checks: bool = False) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep so many results of a function, and look them up by all that it was given, which can be
    hashed. Results `of_checks` are nothing that pages are made from.
    """

    def keeping(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=size)(function)
        _noted(kept.cache_clear, of_checks=of_checks)
        return cast(Callable[P, T], kept)

    return keeping


def by_identity(
    size: int, *, of_checks: bool = False
) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep so many results of a function, and look them up by the very objects it was given.

    What is given by position are objects that do not change, each the same as itself alone: after
    an edit all that it did not touch is the same object, so its results are there. What is given by
    name are values, compared as such. Results `of_checks` are nothing that pages are made from.
    """

    def keeping(function: Callable[P, T]) -> Callable[P, T]:
        @lru_cache(maxsize=size)
        def made(*objects: Same[Any], **values: Any) -> T:
            return function(*(each.given for each in objects), **values)

        _noted(made.cache_clear, of_checks=of_checks)

        @wraps(function)
        def kept(*objects: P.args, **values: P.kwargs) -> T:
            return made(*map(Same, objects), **values)  # type: ignore[arg-type]

        return kept

    return keeping


def per_file(function: Callable[[str, bytes], T]) -> Callable[[str, bytes], T]:
    """Keep what a function of a path and the bytes of its file gives: for the file as it is, and as
    it was before an edit, so that a file that is edited all day takes no more memory.
    """

    @lru_cache(maxsize=OBJECTS)
    def of(path: str) -> Callable[[bytes], T]:
        return lru_cache(maxsize=GUIDES)(partial(function, path))

    _noted(of.cache_clear, of_checks=True)

    @wraps(function)
    def kept(path: str, data: bytes) -> T:
        return of(path)(data)

    return kept


def by_text(function: Callable[[str, str], str]) -> Callable[[str, str], str]:
    """Keep what a function makes of a text in a language, also from one process to the next.

    There all of a language stand together: to look up each would take longer than to make it. They
    are put there anew once a twentieth of them is new.
    """
    texts = _Texts(function)
    kept = by_value(TEXTS)(texts.of)
    _noted(texts.forget, of_checks=False)
    _texts.append(texts)
    return wraps(function)(kept)


class _Texts:
    """What a function makes of texts, by language."""

    def __init__(self, function: Callable[[str, str], str]) -> None:
        self._function = function
        self._sort = f"texts of {function.__module__}.{function.__qualname__}"
        self.forget()

    def forget(self) -> None:
        """Begin without any."""
        self._known: dict[str, dict[str, str]] = {}
        self._new: Counter[str] = Counter()
        self._length: Counter[str] = Counter()

    def of(self, text: str, language: str) -> str:
        known = self._known.get(language)
        if known is None:
            if not keeps():
                return self._function(text, language)
            known = self._known[language] = got(dict, self._sort, language) or {}
            self._length[language] = sum(map(len, known))
        made = known.get(text)
        if made is None:
            made = self._function(text, language)
            if self._length[language] + len(text) <= TOGETHER:
                known[text] = made
                self._length[language] += len(text)
                self._new[language] += 1
        return made

    def keep(self) -> None:
        """Put all of a language in their place where enough is new, with what others put there."""
        for language, count in self._new.items():
            if count > len(self._known[language]) // 20:
                there = got(dict, self._sort, language) or {}
                put({**there, **self._known[language]}, self._sort, language)
        self._new.clear()


_texts: list[_Texts] = []


def _noted(empty: Callable[[], None], *, of_checks: bool) -> None:
    """Know how a memory is emptied."""
    _forgets.append(empty)
    if of_checks:
        _of_checks.append(empty)


def forget_checks() -> None:
    """Empty what this process keeps of files and of checks, which no page is made from: in a guide
    twenty times as large as ours some 60 MB. What was `put` elsewhere stays.
    """
    for empty in _of_checks:
        empty()


def forget() -> None:
    """Empty all that this process keeps, where nothing more is asked for; the same stays."""
    _keep_texts()
    for empty in _forgets:
        empty()


def _keep_texts() -> None:
    for texts in _texts if keeps() else ():
        texts.keep()


@contextmanager
def kept_in(place: Memory) -> Iterator[None]:
    """Have results put into a place, and looked up there, for as long as this lasts."""
    _places.append(place)
    try:
        yield
        _keep_texts()
    finally:
        _places.pop()


def keeps() -> bool:
    """Whether there is a place for results; where not, their names need not be worked out."""
    return bool(_places)


def name(*given: str | bytes) -> str:
    """A digest (SHA-256, in hexadecimal) of all that a result is made from, in this order."""
    digest = hashlib.sha256()
    for part in given:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d\n" % len(data))
        digest.update(data)
    return digest.hexdigest()


def remembered(make: Callable[[], T], *given: str | bytes) -> T:
    """What `make` gives, or gave before from the same; it has to be something that can be pickled.

    `given` is all that `make` uses, first of all what sort of result it is: `"letter"`.
    """
    if not keeps():
        return make()
    known = _places[-1].get(name(*given))
    if known is not None:
        with suppress(Exception):  # whatever is wrong with it, it is made again
            made: T = pickle.loads(known)
            return made
    made = make()
    put(made, *given)
    return made


def put(made: object, *given: str | bytes) -> None:
    """Keep a result that can be pickled, where there is a place; `given` as for `remembered`."""
    if keeps():
        _places[-1][name(*given)] = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)


def got(kind: type[T], *given: str | bytes) -> T | None:
    """The result that was `put` under what it was made from; None if there is none of the kind."""
    known = _places[-1].get(name(*given)) if keeps() else None
    if known is not None:
        with suppress(Exception):  # whatever is wrong with it, it is as if it were not there
            found = pickle.loads(known)
            if isinstance(found, kind):
                return found
    return None
