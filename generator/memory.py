"""Results of pure functions, by what they were made from; for one process, or longer where somebody
gives them a place. Knows nothing of where that is.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from functools import lru_cache, partial, wraps
from typing import Generic, TypeVar

Memory = MutableMapping[str, bytes]
"""Digests to results. Losing an entry costs time and no more."""

# How many results of a function a process keeps (`lru_cache`), by what each is made from.
GUIDES = 2
"""Whole guides: the one that is, and the one before an edit."""
LANGUAGES = 2**5
"""Whole languages, and files that are looked at one after the other."""
OBJECTS = 2**11
"""Things: several times what a large guide has, each anew when it is edited. Four times as many
take 57 MB of a guide that is twenty times as large. What is as large as a file: `per_file`.
"""
TEXTS = 2**14
"""Texts: more than a large guide has in two languages, each of which is small."""

T = TypeVar("T")
_places: list[Memory] = []


class Same(Generic[T]):
    """An object that is the same as itself alone, to look results up by, however large it is.

    As long as it is among what a function has been asked for, the object lives; so nothing else
    can be taken for it.
    """

    __slots__ = ("given",)

    def __init__(self, given: T) -> None:
        """Stand for an object, which does not change."""
        self.given = given

    def __eq__(self, other: object) -> bool:
        """Whether the other stands for the very same object."""
        return isinstance(other, Same) and self.given is other.given

    def __hash__(self) -> int:
        """By the place of the object."""
        return id(self.given)


def per_file(function: Callable[[str, bytes], T]) -> Callable[[str, bytes], T]:
    """Keep what a function of a path and what the file holds gives: for the file as it is, and as
    it was before an edit. Of a file that is edited all day no more is kept.
    """

    @lru_cache(maxsize=OBJECTS)
    def of(path: str) -> Callable[[bytes], T]:
        return lru_cache(maxsize=GUIDES)(partial(function, path))

    @wraps(function)
    def kept(path: str, data: bytes) -> T:
        return of(path)(data)

    return kept


@contextmanager
def kept_in(place: Memory) -> Iterator[None]:
    """Have results looked up in a place, and put there, for as long as this lasts."""
    _places.append(place)
    try:
        yield
    finally:
        _places.pop()


def keeps() -> bool:
    """Whether results are kept at all; where not, their names need not be worked out."""
    return bool(_places)


def name(*given: str | bytes) -> str:
    """The name of a result: a digest of everything that it is made from, in order."""
    digest = hashlib.sha256()
    for part in given:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d\n" % len(data))
        digest.update(data)
    return digest.hexdigest()


def recalled(*given: str | bytes) -> bytes | None:
    """What was kept under all that it was made from; the first of it says what it is."""
    return _places[-1].get(name(*given)) if _places else None


def keep(data: bytes, *given: str | bytes) -> None:
    """Keep a result, where there is a place for it."""
    if _places:
        _places[-1][name(*given)] = data


def text(make: Callable[[], str], *given: str | bytes) -> str:
    """The text that `make` gives, or gave before from the same."""
    known = recalled(*given)
    if known is not None:
        return known.decode("utf-8", "surrogatepass")
    made = make()
    keep(made.encode("utf-8", "surrogatepass"), *given)
    return made


def thing(make: Callable[[], T], *given: str | bytes) -> T:
    """The object that `make` gives, or gave before from the same; what it is can be pickled."""
    if not keeps():
        return make()
    known = recalled(*given)
    if known is not None:
        with suppress(Exception):  # whatever is wrong with it, it is made again
            made: T = pickle.loads(known)
            return made
    made = make()
    put(made, *given)
    return made


def put(made: object, *given: str | bytes) -> None:
    """Keep an object that can be pickled, where there is a place for it."""
    if keeps():
        keep(pickle.dumps(made, pickle.HIGHEST_PROTOCOL), *given)


def got(kind: type[T], *given: str | bytes) -> T | None:
    """The object of a kind that was kept, if there is one and nothing is wrong with it."""
    known = recalled(*given)
    if known is None:
        return None
    with suppress(Exception):  # whatever is wrong with it, it is as if it were not there
        found = pickle.loads(known)
        if isinstance(found, kind):
            return found
    return None
