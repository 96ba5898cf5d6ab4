"""Settles what things of a guide name and what is not there, before anything else is checked.

One mistake is one message, at its cause: a file that has another name than everything calls it is
read by the name that is meant; a copy is not read; what is gone is told once, with every place
that names it, and nothing else is held against the guide on its account.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..addresses import Addresses
from ..diagnostics import Diagnostic, Location, closest, counted, listed
from ..model.guide import THINGS, Page
from ..model.kinds import Entry, Thing
from ..model.texts import reference_at, references
from .homes import SETTINGS, near_id
from .loaded import Loaded
from .mentions import FILES, IMAGE, LINKED, NAMED, Mention, mentions, written_in

MANY = 6  # ids of a kind, for their lack to have one cause
ALIKE = 0.8  # how much a misspelt id is like the right one


def settle(loaded: Loaded) -> Loaded:
    """Tell everything that is named and not there, and see that nothing that follows from it is
    told.
    """
    named = list(mentions(loaded))
    _name_titled(loaded)
    _leave_copies(loaded, named)
    dangling = _dangling(loaded, named)
    for kind, gone in dangling.items():
        _follow_moves(loaded, kind, gone)
    for kind, gone in dangling.items():
        if len(gone) >= MANY or (len(gone) > 1 and not loaded.known.get(kind)):
            loaded.diagnostics.append(_many_gone(kind, gone))
            _forgive(loaded, kind, gone)
        else:
            _settle_each(loaded, kind, gone, named)
    return loaded


def _name_titled(loaded: Loaded) -> None:
    """Tell the id of what is called by its title, where its id belongs."""
    for faulty in loaded.faulty:
        for path, text in written_in(faulty):
            ref, words = reference_at(faulty.model, path), near_id(text)
            if ref is None or words in loaded.known.get(ref.kind, ()):
                continue
            place = loaded.places.of(faulty.origin, (*faulty.at, *path))
            meant = _titled(loaded, ref.kind, words)
            loaded.diagnostics = [
                replace(each, hint=f"Write `{meant}`.")
                if meant and (each.code, each.location) == ("bad-id", place)
                else each
                for each in loaded.diagnostics
            ]


def _dangling(loaded: Loaded, named: Iterable[Mention]) -> dict[str, dict[str, list[Mention]]]:
    """What is named and not there, by kind and id, each with every place that names it."""
    dangling: dict[str, dict[str, list[Mention]]] = {}
    for name in named:
        if name.kind not in loaded.unread and name.id not in loaded.known.get(name.kind, ()):
            dangling.setdefault(name.kind, {}).setdefault(name.id, []).append(name)
    return dangling


def _follow_moves(loaded: Loaded, kind: str, gone: dict[str, list[Mention]]) -> None:
    """Tell of ids that have moved, as the settings say, and take them out of what is gone."""
    for id_ in list(gone):
        to = _moved(loaded, kind, id_)
        if to:
            loaded.diagnostics.append(_elsewhere(kind, id_, to, gone.pop(id_)))
            _forgive(loaded, kind, [id_])


def _settle_each(
    loaded: Loaded, kind: str, gone: Mapping[str, list[Mention]], named: Iterable[Mention]
) -> None:
    """Tell of each id of a kind that is gone: its file was renamed, it is misspelt, or not there at
    all.
    """
    renamed = _renamed(loaded, kind, gone, named)
    for id_, where in gone.items():
        if id_ in renamed:
            loaded.diagnostics.append(_rename(loaded, kind, id_, renamed[id_], where))
            continue
        near = closest(id_, loaded.known.get(kind, ()), ALIKE) or _titled(loaded, kind, id_)
        other = _of_other_kind(loaded, id_) if kind in LINKED and not near else ""
        loaded.diagnostics.append(_gone(kind, id_, near, where, other))
        if not near:
            _forgive(loaded, kind, [id_])


def _leave_copies(loaded: Loaded, named: Iterable[Mention]) -> None:
    """Take things out of the guide that say what another one says, and tell of them."""
    used = Counter((name.kind, name.id) for name in named)
    for model in THINGS:
        kind = model.what.name
        alike: dict[str, list[Thing]] = {}
        for thing in loaded.of(model):
            alike.setdefault(thing.summary, []).append(thing)
        for group in alike.values():
            group.sort(key=lambda thing: (-used[kind, thing.id], len(thing.id), thing.id))
            for copy in group[1:]:
                sentence = f"This file is a copy of `{group[0].origin}`: its summary is the same."
                hint = f"Write what sets this {kind} apart, its summary first; or remove the file."
                place = Location(copy.origin)
                loaded.diagnostics = [
                    each for each in loaded.diagnostics if each.location.path != copy.origin
                ]
                loaded.diagnostics.append(Diagnostic(place, "copied-file", sentence, hint))
                del loaded.things[kind][copy.id]
                if (kind, copy.id) not in used:
                    loaded.known[kind].discard(copy.id)
                loaded.partial.add(kind)


def _renamed(
    loaded: Loaded, kind: str, gone: Mapping[str, list[Mention]], named: Iterable[Mention]
) -> dict[str, Thing]:
    """For ids that are gone, the things that had them before somebody renamed their files, as it
    seems.

    That can only be a thing that nothing names, and is judged by what it says. But where one place
    alone names an id that is nearly that of the thing, that place is misspelt.
    """
    used = {name.id for name in named if name.kind == kind}
    free = [
        thing
        for thing in loaded.things.get(kind, {}).values()
        if isinstance(thing, Thing) and thing.id not in used
    ]
    pairs = sorted(
        (
            (_likeness(loaded, thing, id_), id_, thing.id)
            for id_, where in gone.items()
            for thing in free
            if {name.place.path for name in where} != {thing.origin}  # it does not call itself so
            if len(where) > 1 or not _misspelt(loaded, thing, id_)
        ),
        reverse=True,
    )
    by_id = {thing.id: thing for thing in free}
    renamed: dict[str, Thing] = {}
    for likeness, id_, other in pairs:
        if likeness >= 1 and id_ not in renamed and other in by_id:
            renamed[id_] = by_id.pop(other)
    return renamed


def _misspelt(loaded: Loaded, thing: Thing, id_: str) -> bool:
    """Whether an id is that of a thing with a wrong letter, and the thing speaks of its own."""
    near = closest(id_, [thing.id], ALIKE) == thing.id
    return near and _likeness(loaded, thing, thing.id) >= _likeness(loaded, thing, id_)


def _likeness(loaded: Loaded, thing: Thing, id_: str) -> float:
    """How likely it is that a thing had an id, from 0 on; 1 is enough.

    Things that it names and that name the id count 1 each; words of the id that stand in its title,
    summary or other names count their share of it.
    """
    kind, speaks = thing.what.name, 0.0
    for _, ref, other in references(thing):
        served = loaded.things.get(ref.kind, {}).get(other)
        if served is not None:
            speaks += any(r.kind == kind and name == id_ for _, r, name in references(served))
    said = {word[:4] for word in _words(" ".join((thing.title, thing.summary, *thing.also_called)))}
    parts = id_.split("-")
    return speaks + sum(part[:4] in said for part in parts) / len(parts)


def _titled(loaded: Loaded, kind: str, id_: str) -> str:
    """The id of the one thing of a kind whose title an id is made of; empty where none or several
    are.
    """
    things = loaded.things.get(kind, {}).values()
    named = [each.id for each in things if id_ and near_id(_called(each)) == id_]
    return named[0] if len(named) == 1 else ""


def _called(entry: Entry) -> str:
    """The title of something, or the word that a term is."""
    return getattr(entry, "title", "") or getattr(entry, "term", "")


def _of_other_kind(loaded: Loaded, id_: str) -> str:
    """The one other kind of which something has an id; empty where none has or several have."""
    kinds = [kind for kind in LINKED if id_ in loaded.known.get(kind, ())]
    return kinds[0] if len(kinds) == 1 else ""


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _rename(loaded: Loaded, kind: str, id_: str, thing: Thing, where: list[Mention]) -> Diagnostic:
    """Read a thing by the id that everything calls it, and tell that its file has another name."""
    del loaded.things[kind][thing.id]
    loaded.known[kind].discard(thing.id)
    first = isinstance(thing, Page) and thing.within == thing.id
    for page in loaded.of(Page) if first else ():
        if page.within == thing.id:
            loaded.things[kind][page.id] = page.model_copy(update={"within": id_})
    within = {"within": id_} if first else {}
    loaded.things[kind][id_] = thing.model_copy(update={"id": id_, **within})
    loaded.known[kind].add(id_)
    ending = thing.what.ending
    verb = "calls" if len(where) == 1 else "call"
    sentence = f'Nothing names the {kind} "{thing.id}", and {counted(len(where), "place")} {verb} '
    sentence += f'it "{id_}": {listed(name.place for name in where)}.'
    named = f"folder `{id_}/`" if first else f"file `{id_}{ending}`"
    hint = f'Name the {named} again, or write "{thing.id}" in each of these places.'
    return Diagnostic(Location(thing.origin), "renamed-file", sentence, hint)


def _gone(kind: str, id_: str, near: str, where: list[Mention], other: str) -> Diagnostic:
    """The message for an id that is named, in `where`, and not there; `near` is the one that is
    meant, `other` another kind of which something has it.
    """
    what = NAMED[kind]
    called = kind if kind in LINKED else what.noun.removeprefix("a ")
    home = what.home if what.listed else f"{what.home}{id_}{what.ending}"
    write = f"Add `{id_}` to `{home}`" if what.listed else f"Write `{home}`"
    if kind in FILES:
        write = f"Save it as `{home}`"
    hint = f"{write}; or name another {called} here, or take out what names it."
    hint = f'Did you mean "{near}"?' if near else hint
    first = min(where, key=lambda name: name.place)
    if len(where) == 1 and first.link:
        sentence = f"The link `{first.link}` leads nowhere: no {kind} has that id."
        if near:
            hint = f'Did you mean "{first.link.replace(f"{kind}:{id_}", f"{kind}:{near}")}"?'
        if other:
            sentence = f"The link `{first.link}` leads nowhere: `{id_}` is {NAMED[other].noun}."
            hint = f"Write `{first.link.replace(f'{kind}:', f'{other}:', 1)}`."
        if kind == IMAGE:
            sentence = f"`{first.link}` shows nothing: no picture has that id."
        return Diagnostic(first.place, "dead-link", sentence, hint)
    if len(where) == 1:
        sentence = f'"{id_}" is not the id of {what.noun}.'
        if other:
            sentence = f'"{id_}" is the id of {NAMED[other].noun}, and not of {what.noun}.'
            hint = f"Name another {called} here."
        return Diagnostic(first.place, "unknown-id", sentence, hint)
    lacks = f'`{home}` has no "{id_}"' if what.listed else f"There is no `{home}`"
    places = listed(name.place for name in where)
    sentence = f"{lacks}, and {counted(len(where), 'place')} name it: {places}."
    if not near:
        hint = f"{write} again; or name another {called} in each of these places, or take it out."
    return Diagnostic(first.place, "missing-thing", sentence, hint)


def _moved(loaded: Loaded, kind: str, id_: str) -> str:
    """What now stands for a thing that had an id, as the settings say: a link, or empty."""
    if loaded.settings is None or kind not in [model.what.name for model in THINGS]:
        return ""
    was = Addresses.among(loaded.settings.sections, ()).url(kind, id_)
    return next((move.to for move in loaded.settings.moved if move.folder == was), "")


def _elsewhere(kind: str, id_: str, to: str, where: list[Mention]) -> Diagnostic:
    """The message for something that is named by the id it had before it moved."""
    now, _, name = to.partition(":")
    first = min(where, key=lambda each: each.place)
    sentence = f'The {kind} "{id_}" has moved, as "moved" in `{SETTINGS}` says.'
    hint = f'Write "{name}".' if now == kind and name else f"Name another {kind}."
    if first.link:
        hint = f"Write `{first.link.replace(f'{kind}:{id_}', to) if name else to}`."
    if len(where) > 1:
        places = listed(each.place for each in where)
        sentence = f"{sentence[:-1]}, and {len(where)} places name it: {places}."
        hint = f"Write `{to}` in links, and name another {kind} by its id."
        if now == kind and name:
            hint = f'Write "{name}" in each of these places.'
    return Diagnostic(first.place, "dead-link" if first.link else "unknown-id", sentence, hint)


def _many_gone(kind: str, gone: dict[str, list[Mention]]) -> Diagnostic:
    """The message for many things of a kind that are gone at once, as if with their folder."""
    home = NAMED[kind].home
    where = [name.place for places in gone.values() for name in places]
    sentence = f"`{home}` lacks {counted(len(gone), 'thing')} that {len(where)} places name: "
    sentence += f"{listed(where)}."
    hint = f"See that `{home}` is whole, or write what is named there."
    return Diagnostic(min(where), "missing-thing", sentence, hint)


def _forgive(loaded: Loaded, kind: str, ids: Iterable[str]) -> None:
    """See that nothing else is told on account of ids that are gone and have been told."""
    loaded.known.setdefault(kind, set()).update(ids)
    loaded.partial.add(kind)
