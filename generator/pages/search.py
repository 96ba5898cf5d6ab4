"""Turns a guide into what the search box loads: one script with stemmers, our modules and all
words.

The browser ranks the words; here is decided which words of a guide it gets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from .. import memory
from ..addresses import Addresses, url_of
from ..bundle import bundle, compact, taken
from ..model.guide import Guide, Synonyms
from ..model.kinds import Model, Words
from ..model.texts import words
from ..output import compact_json
from ..templating import text_of
from ..text.markup import one_line, unmarked
from ..text.untranslated import marked
from . import said
from .relations import safe_pages, urgent
from .said import plain
from .shorthand import shorthand
from .weight import packed_weight

MODULES = "theme/js/search"
LUNR = "library/lunr.js"
SUPPORT = "library/lunr.stemmer.support.min.js"
STEMMED = frozenset(
    ["ar", "da", "de", "el", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ro", "ru", "sv", "tr"]
)
"""The languages beside English of which lunr has a stemmer; its other files cut words we cut
ourselves."""
NORWEGIAN = {"nb": "no", "nn": "no"}
SEEN = ("recognise", "looks_like")
"""The keys of a sign whose sentences tell what can be seen."""
HEADING = re.compile(r"^#{2,3} (.+?)(?: \{.*\})?$", re.MULTILINE)
LICENCE = re.compile(r"(?:/\*[*!].*?\*/\s*)+", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)
WEIGHT = 59_850
"""What the script of a guide with much to say should weigh packed, in bytes."""
PACKED = 0.48
"""What is left of the words of what people say, and of their places, once they are packed."""
TEXTS = ("title", "summary", "also", "lines")
"""What of entries people read: the keys that are written in shorthand."""
DATA_HERE = '"the words"'  # stands for them while the script is made short
INDENT = re.compile(r"\n\s+")


def script(guide: Guide, tag: str, templates: Mapping[str, str]) -> Callable[[], bytes]:
    """A function that gives the script of a locale: its words take longer to make than a page.

    Raises TemplateError at once where a module is missing.
    """
    frame = _Frame(tag, templates)
    return cache(lambda: frame.around(data(guide, tag)).encode())


def joined(found: Mapping[str, Any], templates: Mapping[str, str]) -> str:
    """The library, our modules and what can be found (as from `data`) in one script.

    It is a script and no JSON, so that pages need no permission to fetch anything, and no module,
    so that it loads from a disk. Raises TemplateError where a module is missing.
    """
    return _Frame(found["tag"], templates).around(found)


class _Frame:
    """The script of the search of a locale, still without words."""

    def __init__(self, tag: str, templates: Mapping[str, str]) -> None:
        ours = without_words(templates)
        licences = (LICENCE.match(text_of(templates, name)) for name in _libraries(tag))
        head = "".join(licence[0] for licence in licences if licence)
        inner = f"(() => {{\n{_library(tag, templates)}{ours}}})();\n"
        self.script = head + INDENT.sub("\n", inner)
        self.silent = _silent(tag, templates)

    def around(self, found: Mapping[str, Any]) -> str:
        """The script with words."""
        facts = compact_json([found, sorted(self.silent)])

        def fitted() -> str:
            return _fitted(found, self.script, self.silent)

        return memory.remembered(fitted, "script of the search", self.script, facts)


def _fitted(found: Mapping[str, Any], script: str, silent: set[str]) -> str:
    """The script with as many words in it as it may weigh."""
    seen = _packed(found) | {"silent": _lines(sorted(silent))}
    texts = {key: seen["entries"][key] for key in TEXTS}
    spelt = {plain(word) for word in shorthand(texts.values(), ()).lower}

    def written(room: float) -> str:
        whole = seen | _in_words(seen, spelt, _said(found, silent, room))
        return script.replace(DATA_HERE, compact_json(whole))

    least = packed_weight(written(0))
    room = max(0, WEIGHT - least) / PACKED  # as it should be; what comes of it says how it is
    most = packed_weight(written(room))
    return written(room * max(0, WEIGHT - least) / max(most - least, 1))


def without_words(templates: Mapping[str, str]) -> str:
    """Our modules, the same in every locale. Raises TemplateError where one is missing."""
    modules = dict(templates)
    modules[f"{MODULES}/data.js"] = f"export const DATA = {DATA_HERE};\n"
    modules[f"{MODULES}/library.js"] = "export const stemmer = library;\n"
    return compact(bundle(modules, f"{MODULES}/find.js"))


def data(guide: Guide, tag: str) -> dict[str, Any]:
    """What can be found and what words mean: `entries`, one a page or term; `starts`, places to
    begin for who finds nothing; the `tag` of the locale; its `synonyms`.

    An entry has url, kind, title, also (other names), asked (what people say who look for it),
    urgent (words before which nothing else comes first), summary, lines (sentences that tell what
    can be seen) and headings, of which nothing is shown; `safe` where it is about safety, `way`
    where it is a situation of the front page. What is not translated is left out.
    """
    synonyms, at = _synonyms(guide, tag), Addresses.of(guide)
    asked = {url_of(at.to(each.to)): list(each.says) for each in synonyms.asked}
    words_of_danger = {url_of(at.to(each.to)): list(each.words) for each in synonyms.urgent}
    entries = [entry for entry in _entries(guide) if not marked(str(entry["title"]))]
    return {
        "entries": [
            entry
            | {
                "asked": asked.get(entry["url"], []),
                "urgent": words_of_danger.get(entry["url"], []),
            }
            for entry in entries
        ],
        "starts": list(_starts(guide)),
        "tag": tag,
        "synonyms": synonyms.model_dump(exclude={"id", "origin", "asked", "urgent"}),
    }


def _silent(tag: str, templates: Mapping[str, str]) -> set[str]:
    """The words of a language that the library knows to say nothing."""
    return {word for name in _libraries(tag) for word in said.stop_words(text_of(templates, name))}


def _said(found: Mapping[str, Any], silent: set[str], room: float) -> Mapping[str, str]:
    """The words of what people say and of headings, as many as there is room for."""
    dull = silent | {plain(word) for word in found["synonyms"]["ignore"]}
    sentences = tuple(
        (*entry.get("asked", ()), *entry.get("headings", ())) for entry in found["entries"]
    )
    same = tuple(tuple(names) for names in found["synonyms"]["same"])
    return said.fitting(_words(sentences, frozenset(dull), same), int(room))


@memory.by_value(memory.GUIDES)  # a preview packs the same sentences at each edit
def _words(
    sentences: tuple[tuple[str, ...], ...], dull: frozenset[str], same: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, str], ...]:
    facts = json.dumps([sentences, sorted(dull), same])
    return memory.remembered(lambda: said.counted(sentences, dull, same), "words said", facts)


def _in_words(
    seen: Mapping[str, Any], spelt: Collection[str], said_of: Mapping[str, str]
) -> dict[str, Any]:
    """The texts of entries in shorthand, its list of words, and which of these are said of which
    entries. `spelt` are the words of the texts themselves.
    """
    texts = {key: seen["entries"][key] for key in TEXTS}
    words = shorthand(texts.values(), [word for word in said_of if word not in spelt])
    left = dict(said_of)
    return {
        "entries": {**seen["entries"], **words.write(texts)},
        "words": words.packed(),
        "said": " ".join(left.pop(plain(word), "") for word in words.lower),
    }


def _packed(found: Mapping[str, Any]) -> dict[str, Any]:
    """What is shown of each entry, as `packed.js` reads it: each property of all entries as one
    text.
    """
    entries, synonyms = found["entries"], found["synonyms"]
    texts = ("url", "kind", "title", "summary")
    return {
        **found,
        "entries": {
            **{key: _lines(entry[key] for entry in entries) for key in texts},
            **{key: _lists(entry[key] for entry in entries) for key in ("also", "lines")},
            **{
                key: [at for at, entry in enumerate(entries) if entry.get(key)]
                for key in ("safe", "way")
            },
        },
        "synonyms": {
            "same": plain(_lists(synonyms["same"])),
            "means": {
                plain(word): [plain(other) for other in others]
                for word, others in synonyms["means"].items()
            },
            **{key: plain(_lines(synonyms[key])) for key in ("apart", "ignore", "letter", "term")},
            "urgent": {
                at: plain(_lines(entry["urgent"]))
                for at, entry in enumerate(entries)
                if entry.get("urgent")
            },
        },
    }


def _lists(values: Iterable[Iterable[str]]) -> str:
    return "\n\n".join(_lines(filter(str.strip, value)) for value in values)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(map(one_line, values))


def _library(tag: str, templates: Mapping[str, str]) -> str:
    """What lunr has to stem words of a language, under the name `library`; empty where it has
    nothing.

    It is not in strict mode as our modules are, for which some of its stemmers were not written.
    """
    libraries = _libraries(tag)
    if not libraries:
        return "const library = null;\n"
    *support, last = (_bare(templates, name) for name in libraries)
    parts = (f"stemmerSupport: {taken(script, 'stemmerSupport')}()" for script in support)
    return f"const library = {compact(taken(last, 'stemmer'))}({{ {', '.join(parts)} }});\n"


def _bare(templates: Mapping[str, str], name: str) -> str:
    """A script of the library without its comments."""
    return COMMENT.sub("", text_of(templates, name))


def _libraries(tag: str) -> tuple[str, ...]:
    """The scripts of lunr that hold the stemmer of a locale, if it has one; the last is its own."""
    language = tag.partition("-")[0]
    language = NORWEGIAN.get(language, language)
    if language == "en":
        return (LUNR,)
    return (SUPPORT, f"library/lunr.{language}.min.js") if language in STEMMED else ()


def _synonyms(guide: Guide, tag: str) -> Synonyms:
    """The synonyms of a locale, or else of its language."""
    by_tag = {synonyms.id: synonyms for synonyms in guide.synonyms}
    return by_tag.get(tag) or by_tag.get(tag.partition("-")[0]) or Synonyms(id=tag, origin="")


def _safety(guide: Guide) -> set[str]:
    """The files of the pages to which the quiz leads whoever is in danger."""
    return {Addresses.of(guide).target("page", name) for name in safe_pages(guide)}


def _starts(guide: Guide) -> Iterator[dict[str, str]]:
    """The situations of the front page, those about safety first, and the signs."""
    at, first = Addresses.of(guide), urgent(guide)
    situations = [*first, *(c for c in guide.settings.home.situations if c not in first)]
    places = [(at.to(each.to), each.text) for each in situations]
    places += [(at.target(s.id), s.heading) for s in guide.settings.sections if s.id == "signs"]
    for path, title in places:
        yield {"url": url_of(path), "title": title}


def _entries(guide: Guide) -> Iterator[dict[str, Any]]:
    """An entry for each thing, term and section, as `data` describes them."""
    safe, at = _safety(guide), Addresses.of(guide)
    ways = {at.to(each.to) for each in guide.settings.home.situations}
    asked: dict[str, list[str]] = {}
    for question in guide.quiz.questions if guide.quiz is not None else ():
        if question.sign is not None:
            asked.setdefault(question.sign, []).append(question.text)
    for thing in guide.things():
        kind = thing.what.name
        path = at.target(kind, thing.id)
        names = (thing.title, *thing.also_called)
        lines = (*_seen(thing), *(asked.get(thing.id, ()) if kind == "sign" else ()))
        entry = _entry(kind, url_of(path), names, thing.summary, lines, _headings(thing))
        if path in safe:
            entry["safe"] = True
        elif path in ways:
            entry["way"] = True
        yield entry
    for term in guide.terms:
        names = (term.term, *term.also_called)
        yield _entry("term", url_of(at.target("term", term.id)), names, term.short)
    for section in guide.settings.sections:
        names = (section.title, section.heading, *section.also_called)
        yield _entry("section", at.url(section.id), names, section.summary)


def _seen(thing: Model) -> Iterator[str]:
    """The sentences of a thing that tell what somebody can see."""
    return (text for path, _, text in words(thing) if path[0] in SEEN)


def _headings(thing: Model) -> Iterator[str]:
    for path, kind, text in words(thing):
        if kind is Words.PROSE and path[0] not in SEEN:
            yield from HEADING.findall(text)


def _entry(
    kind: str,
    url: str,
    names: tuple[str, ...],
    summary: str,
    lines: Iterable[str] = (),
    headings: Iterable[str] = (),
) -> dict[str, Any]:
    """An entry, without what is not translated; `names` are its title and all other names."""
    title, *also = names
    return {
        "url": url,
        "kind": kind,
        "title": title,
        "also": [name for name in also if not marked(name)],
        "summary": "" if marked(summary) else unmarked(summary),
        "lines": [unmarked(line) for line in lines if not marked(line)],
        "headings": [unmarked(line) for line in headings if not marked(line)],
    }
