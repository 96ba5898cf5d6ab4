"""Holds each translation against its source: what must be the same in every language, and is not.

A translation supplies words. It cannot add, remove or reorder, nor carry HTML, scripts, foreign
links, or a merge field the source does not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice

from .. import memory
from ..diagnostics import Diagnostic, Location, Mistake, counted
from ..model.kinds import Words
from ..text import garbled, locales, markup
from ..text.rendered import TextLinks, text_links, text_links_by_page, visible_text
from . import numbers, plurals
from .catalogue import FRESH, Catalogue, PoEntry
from .messages import COUNTED, Message

LEFT_OPEN = re.compile(r"\s*(?:TODO|TBD|tbd|FIXME|[xX]{3,})[.:!]?\s*|[\W_]*")  # not `Todo`
BRACES = re.compile(r"\{[^{}]*\}|[{}]")
HTML = re.compile(r"<\s*[/!?A-Za-z][^>]*>?|&#?\w+;")
TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}|\}\}")
IDS = re.compile(r"\{ *#[^{}%]*\}")
SHORTCODE = re.compile(r":[a-z0-9][a-z0-9_+-]*:")
SCRIPT = re.compile(r"(?:javascript|vbscript|data)\s*:(?=\S)", re.IGNORECASE)
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\ue000-\uf8ff\ufeff]")
ADDRESS = re.compile(r"(?:https?:)?//[^\s)\]>]+|\bwww\.\S+|mailto:\S+|\btel:[+\d][\d.-]+")
KEPT = re.compile(r"(?:https?:)?//[^\s)\]>]+|\]\([^()]*\)|\{[^{}]*\}")  # its numbers are checked
OPENING = re.compile(r"\s*(?:([-*+])|([0-9]+\.)|(#{1,6})|(>))(?= )|\s*(\|)")
BRACKETS = re.compile(r"\[[^\[\]]+\](?!\()")
GREETINGS = ("/greeting", "/letter_greeting")  # many languages greet without a name
EMPHASIS = {"strong": ("**", "bold type"), "code": ("`", "code")}
PAIRS = re.compile(r"\*\*(?=[^\s*])[^*]*(?<=[^\s*])\*\*|`[^`]+`")
"""Words that are certainly bold, or code: what else there may be is asked of the renderer."""
MOST = 0.5  # share of a file that repeats the source from which nothing of that is a translation
FEW = 4  # words from which a text that is the same as its source was not translated
FAULTS = "faults of translations"
LINK = "translation-link"
LITTLE = 0.01  # share of the translations of a file
TERM = "term:"
WORD = re.compile("glossary/([a-z0-9-]+)/(?:term|also_called)")
STEM = 4  # letters by which two forms of a word are known as the same


def check(
    catalogue: Catalogue, messages: Mapping[str, Message], tag: str, source: str = "en"
) -> Iterator[tuple[str, Diagnostic]]:
    """Every fault of the translations that would be shown: not empty, not fuzzy, of this source.

    Yields the id of the message with each; none for the header. `tag` is the locale of the
    catalogue, `source` that of the messages.
    """
    plural_forms = locales.plurals(tag).header
    count = plurals.count(plural_forms)
    yield from (("", found) for found in _header(catalogue, count, plural_forms))
    terms, known = _terms(catalogue, messages), _Remembered(catalogue.path, (source, tag))
    for name, entry in catalogue.entries.items():
        message = messages.get(name)
        if message is None:
            continue
        if entry.marked and not entry.empty:
            sentence = f"`{entry.marked}` does not mark `{name}` as fuzzy, and seems to."
            hint = "Write `#, fuzzy`, or remove it. Until then the source stands there."
            yield name, Diagnostic(catalogue.place(name), "broken-po", sentence, hint, "warning")
        if message.plural is not None:
            yield from ((name, found) for found in _plural(catalogue, message, entry, count))
        for form in entry.forms if shown(entry, message) else ():
            for fault in known.faults(message, form):
                yield name, _told(catalogue, name, fault)
            for fault in _other_terms(message, form, terms) if TERM in message.text else ():
                yield name, _told(catalogue, name, fault)
    known.keep()


def _told(catalogue: Catalogue, name: str, fault: Mistake) -> Diagnostic:
    """A fault of a translation, at the words of its file that show it."""
    place = catalogue.place(name, fault.words)
    return replace(fault, sentence=f"`{name}`: {fault.sentence}").at(place)


def _plural(
    catalogue: Catalogue, message: Message, entry: PoEntry, count: int
) -> Iterator[Diagnostic]:
    """That the entry of a counted text has other plural forms than its language, `count`."""
    name = message.id
    if _half(entry, message):
        there = sum(map(bool, entry.forms))
        sentence = f"`{name}` has {there} of {count} plural forms: the source stands there."
        hint = "Write the missing `msgstr[...]`; a spreadsheet has no place for them."
        place = catalogue.place(name)
        yield Diagnostic(place, "translation-plural", sentence, hint, "warning")
    elif shown(entry, message) and len(entry.forms) != count:
        sentence = f"`{name}` has {len(entry.forms)} plural forms, and the language has {count}."
        hint = "Write one `msgstr[...]` for each."
        if len(entry.forms) > count:
            hint = f"Keep those from `msgstr[0]` to `msgstr[{count - 1}]`, and remove the rest."
        yield Diagnostic(catalogue.place(name), "translation-plural", sentence, hint)


class _Known(dict[tuple[str, str], tuple[Message, tuple[Mistake, ...]]]):
    """The faults of translations, by the id of the message and the form they were found in; with
    the message as it was. So many of them are `unwritten`.
    """

    unwritten = 0


class _Remembered:
    """The faults of the translations of one file, most of which were found the last time.

    `tags` are the locales of source and translation.
    """

    def __init__(self, path: str, tags: tuple[str, str]) -> None:
        self._path, self._tags = path, tags
        self._before, self._now, self._new = _before(path, tags), _Known(), 0

    def faults(self, message: Message, form: str) -> tuple[Mistake, ...]:
        """What is wrong with one form of a translation, as it was found before, or is now."""
        key = message.id, form
        there = self._before.get(key)
        if there is None or (there[0] is not message and there[0] != message):
            there = message, faults(message, form, self._tags)
            self._new += 1
        self._now[key] = there
        return there[1]

    def keep(self) -> None:
        """Remember what was asked for; for other processes once there is much that is new to them.

        To find out about a few again takes less than to write all down.
        """
        before, now = self._before, self._now
        before.unwritten += self._new
        if before.unwritten > len(now) * LITTLE:
            memory.put(now, FAULTS, self._path, *self._tags)
            before.unwritten = 0
        if self._new or len(now) != len(before):
            before.clear()
            before.update(now)


@lru_cache(maxsize=memory.LANGUAGES)
def _before(path: str, tags: tuple[str, str]) -> _Known:
    """What was found out about the translations of a file before; who finds out more adds it."""
    return memory.got(_Known, FAULTS, path, *tags) or _Known()


def _half(entry: PoEntry, message: Message) -> bool:
    """Whether some of the plural forms of an entry are there, of the source as it now is."""
    sure = not entry.fuzzy and entry.source == message.text
    return message.plural is not None and sure and entry.empty and any(entry.forms)


def shown(entry: PoEntry, message: Message) -> bool:
    """Whether an entry is meant for readers: whole, sure, and of the source as it now is.

    Words to search for are those of a language, whatever the source has.
    """
    if entry.empty or entry.fuzzy:
        return False
    return entry.source == message.text or message.kind is Words.SEARCH


def faults(
    message: Message, form: str, tags: tuple[str, str] = ("en", "en")
) -> tuple[Mistake, ...]:
    """What is wrong with one form of a translation; `tags` are the locales of source and form."""
    return tuple(_faults(message, form, tags))


def _faults(message: Message, form: str, tags: tuple[str, str]) -> Iterator[Mistake]:
    """What `faults` gives, one by one. Beside something hostile nothing else is looked for."""
    hostile = list(_ids(message.text, form)) or list(_hostile(message.text, form))
    if hostile:
        yield from hostile
        return
    if re.search(r"\w", message.text) and LEFT_OPEN.fullmatch(form):
        sentence = f"`{form.strip()}` says nothing to readers."
        hint = "Translate, or leave it empty: then the source stands there."
        yield Mistake("empty-value", sentence, hint, form)
        return
    if message.kind is Words.SEARCH:
        for mark in "[]{}*`|<>":
            if mark in form:
                sentence = f"`{mark}` is no part of a word to search for."
                yield Mistake("translation-form", sentence, "Write the words alone.", mark)
                return
        return
    links = list(_links(message.text, form))
    yield from links
    yield from _same(message, form, tags, linked=bool(links))
    yield from _form(message, form)
    if form != form.strip():
        hint = "Remove them."
        sentence = "Spaces stand before or after the words."
        yield Mistake("translation-space", sentence, hint, form)
    if message.limit is not None and len(form) > message.limit:
        sentence = f"It has {len(form)} characters, and there is room for {message.limit}."
        yield Mistake("translation-length", sentence, "Say it shorter.", form)


def copies(catalogue: Catalogue, messages: Mapping[str, Message]) -> frozenset[str]:
    """The ids whose words only repeat the source: sentences, and names too where most do.

    Programs fill empty translations with the source. A name alone may be the same in a language.
    """
    same = {
        name: message
        for name, message in messages.items()
        if message.kind is not Words.SEARCH
        and (entry := catalogue.entries.get(name)) is not None
        and message.text == entry.forms[0]
    }
    filled = len(same) > len(catalogue.entries) * MOST
    return frozenset(name for name, message in same.items() if filled or _long(message.text))


def copied(catalogue: Catalogue, copies: frozenset[str]) -> Iterator[Diagnostic]:
    """That translations only repeat the source, told once for a file."""
    name = next((name for name in catalogue.entries if name in copies), None)
    if name is not None:
        count = counted(len(copies), "translation")
        sentence = f"{count} {'is' if len(copies) == 1 else 'are'} the same as the source"
        sentence += f" and {'counts' if len(copies) == 1 else 'count'} as missing."
        hint = "Translate, or leave empty."
        place = catalogue.place(name, catalogue.entries[name].forms[0])
        yield Diagnostic(place, "translation-copy", sentence, hint, "warning")


def _long(text: str) -> bool:
    """Whether a text has so many words that no language has the same."""
    return len(re.findall(r"[^\W\d_]{2,}", BRACES.sub("", text))) >= FEW


def _ids(source: str, form: str) -> Iterator[Mistake]:
    """The id of a heading that is written otherwise: its spaces, its capitals, another word."""
    if "#" not in form:
        return
    there, here = Counter(IDS.findall(source)), Counter(IDS.findall(form))
    for written in here - there if there else ():
        sentence = f"`{written}` is not the id of the heading as the source writes it."
        yield Mistake("translation-placeholder", sentence, f"Write {_listed(there)}.", written)
        return


def _hostile(source: str, form: str) -> Iterator[Mistake]:
    """What no translation may bring along, whatever it is meant for."""
    for characters in garbled.GARBLED.findall(form):
        if characters not in source:
            sentence, hint = garbled.explained(characters)
            yield Mistake("garbled", sentence, hint, characters)
            return
    kinds = (
        (HTML, "is HTML"),
        (TEMPLATE, "is a mark of a template"),
        (SCRIPT, "starts a script"),
        (SHORTCODE, "becomes a picture"),
        (INVISIBLE, "is an invisible character"),
    )
    for pattern, what in kinds:
        for match in pattern.finditer(form):
            found = match.group()
            if found not in pattern.findall(source):
                told = found if found.isprintable() else f"U+{ord(found[0]):04X}"
                sentence = f"`{told}` {what}."
                yield Mistake("translation-hostile", sentence, "Write words alone.", found)
                return


def _links(source: str, form: str) -> Iterator[Mistake]:
    """Links, images and addresses that are not those of the source: the first that is found."""
    yield from islice(chain(_foreign(source, form), _other_links(source, form)), 1)


def _foreign(source: str, form: str) -> Iterator[Mistake]:
    """Addresses and pictures that the source does not have, as they are written."""
    for address in ADDRESS.findall(form):
        if address not in ADDRESS.findall(source):
            sentence = f"`{address}` is an address that the source does not have."
            yield Mistake(LINK, sentence, "Remove it.", address)
    if form.count("![") > source.count("!["):
        sentence = "`![` shows a picture that the source does not have."
        yield Mistake(LINK, sentence, "Write words alone.", "![")


def _other_links(source: str, form: str) -> Iterator[Mistake]:
    """Links that are not those of the source, as the renderer of the pages sees them."""
    there, here = text_links(source), text_links(form)
    if there == here and "](" not in source and "](" not in form:
        return
    pictures = {link.target for link in markup.links(source) if link.shows}
    yield from _other_addresses(there, here, pictures)
    yield from _other_words(form, pictures)
    yield from _other_marks(source, form)


def _other_addresses(there: TextLinks, here: TextLinks, pictures: set[str]) -> Iterator[Mistake]:
    """Addresses that are given on the page, or linked to, and are not those of the source."""
    for address in here.definitions:
        if address not in there.definitions:
            sentence = f"It gives the address `{address}` to links elsewhere on the page."
            yield Mistake(LINK, sentence, "Write words alone.", address)
    hint = f"The source has {_listed(Counter(there.addresses))}."
    for address in Counter(here.addresses) - Counter(there.addresses):
        if address in there.addresses:
            sentence = f"The link `{address}` stands here more often than in the source."
            yield Mistake(LINK, sentence, "Keep one, and leave words of the others.", address)
            continue
        yield Mistake(LINK, f"The link `{address}` is not in the source.", hint, address)
    for address in Counter(there.addresses) - Counter(here.addresses):
        what, begin = ("picture", "!") if address in pictures else ("link", "")
        sentence = f"The {what} `{address}` of the source is missing."
        yield Mistake(LINK, sentence, f"Write `{begin}[words]({address})`.")


def _other_words(form: str, pictures: set[str]) -> Iterator[Mistake]:
    """Links where the source has pictures, or the reverse; links and pictures without words."""
    for link in markup.links(form):
        if link.shows != (link.target in pictures):
            right = link.whole.removeprefix("!") if link.shows else f"!{link.whole}"
            sentence = f"`{link.whole}` is not a picture where the source has one, or the reverse."
            yield Mistake(LINK, sentence, f"Write `{right}`.", link.whole)
        elif not link.shows and not link.label.strip():
            sentence = f"The link `{link.whole}` has no words, so nobody can follow it."
            hint = f"Write some in its brackets: `[words]({link.target})`."
            yield Mistake(LINK, sentence, hint, link.whole)
        elif not link.label.strip():
            sentence = f"`{link.whole}` does not say what the picture shows."
            hint = f"Say it in the brackets, as the source does: `![words]({link.target})`."
            yield Mistake(LINK, sentence, hint, link.whole)


def _other_marks(source: str, form: str) -> Iterator[Mistake]:
    """Links of the source that are written otherwise; marks of links that lead nowhere."""
    written = [link.target for link in markup.links(form)]
    for target in [link.target for link in markup.links(source)]:
        if target in written:
            written.remove(target)
        else:
            sentence = f"The link `{target}` is not written as in the source."
            yield Mistake(LINK, sentence, f"Write `[words]({target})`.", target)
    for target in written:
        sentence = f"`]({target})` is no link on the page."
        yield Mistake(LINK, sentence, "Write words alone.", target)


def _same(message: Message, form: str, tags: tuple[str, str], *, linked: bool) -> Iterator[Mistake]:
    """Placeholders, numbers, currencies and blanks to fill in: the same ones, in any order.

    Brackets of links that were told of are not told again: `linked`.
    """
    marked = any(mark in text for text in (message.text, form) for mark in "{}[]")
    told = list(_marks(message, form, linked=linked)) if marked else []
    yield from told
    if not told and message.plural is None and not message.id.endswith("/example"):
        yield from _numbers(message.text, form, tags)


def _marks(message: Message, form: str, *, linked: bool) -> Iterator[Mistake]:
    """Placeholders and brackets that are not the same ones; the first that is found."""
    fields = {mark[1] for mark in COUNTED.finditer(message.text)}
    there, here = (
        Counter(brace for brace in BRACES.findall(text) if not _is_counted(brace, fields))
        for text in (message.text, form)
    )
    lost = there - here
    if message.plural is not None:
        lost.pop("{count}", None)
    if message.id.endswith(GREETINGS):
        lost.clear()
    for mark in here - there:
        sentence = f"`{mark}` is not in the source."
        counted = Counter(mark[0] for mark in COUNTED.finditer(message.text))
        hint = f"The source has {_listed(there + counted)}."
        yield Mistake("translation-placeholder", sentence, hint, mark)
        return
    for mark in lost:
        sentence = f"`{mark}` of the source is missing."
        other = re.search(
            rf"[%<(\[｛＜（]{{1,2}} ?{re.escape(mark[1:-1])} ?[%>)\]｝＞）]{{1,2}}", form
        )
        hint = (
            f"Write `{mark}` for `{other[0]}`." if other else "Put it where your language has it."
        )
        yield Mistake("translation-placeholder", sentence, hint, other[0] if other else "")
        return
    blanks = len(BRACKETS.findall(message.text)), len(BRACKETS.findall(form))
    if blanks[0] != blanks[1] and not linked:
        sentence = f"The source has {blanks[0]} [blanks] to fill in, and this has {blanks[1]}."
        hint = "Keep each pair of square brackets, with words of your own in it."
        yield Mistake("translation-placeholder", sentence, hint, "[")
        return
    for mark in "" if linked else "[]":
        if form.count(mark) != message.text.count(mark):
            sentence = f"`{mark}` stands alone."
            hint = "Keep square brackets in pairs, as many as the source has."
            yield Mistake("translation-placeholder", sentence, hint, mark)
            return


def _is_counted(brace: str, fields: set[str]) -> bool:
    """Whether braces hold words by how many rows one of these fields has. A language may have none
    there, or some in more places.
    """
    mark = COUNTED.fullmatch(brace)
    return mark is not None and mark[1] in fields


def _numbers(source: str, form: str, tags: tuple[str, str]) -> Iterator[Mistake]:
    """A number in the place of another. One that only one of the two has in digits is doubtful."""
    beside = numbers.BESIDE.search(form)
    if beside is not None and not numbers.BESIDE.search(source):
        money = beside[1] or beside[2]
        sentence = f"`{money}` stands beside a placeholder: a sum brings its currency with it."
        yield Mistake("translation-number", sentence, f"Remove `{money}`.", money)
        return
    source, form = (KEPT.sub("", text) for text in (source, form))
    missing, added, wrong = numbers.differences(source, form, tags)
    if missing or added:
        here, there = numbers.figures(form), numbers.figures(source)
        sentence = f"The numbers are {_listed(here)}; in the source {_listed(there)}."
        odd = next((figure for figure in here if figure in added), "")
        hint = "Keep every figure, day and sum."
        if wrong:
            yield Mistake("translation-number", sentence, hint, odd)
        else:
            hint = "That may be right. Have somebody else look at it."
            yield Mistake("translation-number", sentence, hint, odd, "warning")
    other = None if wrong else numbers.otherwise(source, form, tags)
    if other is not None:
        sentence = f"`{other[1]}` stands where the source has `{other[0]}`."
        hint = "Keep with each number what it is of: days, per cent, a currency."
        yield Mistake("translation-number", sentence, hint, other[1])
        return
    money = numbers.MONEY.findall(source)
    if not money or wrong:
        return
    if numbers.other_money(source, form, tags[1]):
        named = _listed(numbers.MONEY.findall(form))
        sentence = f"The currency is {named}; in the source {_listed(money)}."
        yield Mistake("translation-number", sentence, "Keep the currency.")
    elif lost := numbers.without_money(source, form, tags[1]):
        sentence = f"It does not name the currency {_listed(lost)} of the source."
        hint = "That may be right. Have somebody else look at it."
        yield Mistake("translation-number", sentence, hint, "", "warning")


def _form(message: Message, form: str) -> Iterator[Mistake]:
    """Headings, items, rows, bold type: the same ones, in the same order."""
    code = "translation-form"
    if message.kind is not Words.PROSE and "\n" in form.strip("\n") and "\n" not in message.text:
        yield Mistake(code, "It has several lines, and the source has one.", "Write one line.")
        return
    if message.kind in (Words.PROSE, Words.INLINE):
        there, here = list(_openings(message.text)), list(_openings(form))
        if there != here:
            sentence = f"Its lines start with {_listed(here)}; in the source with {_listed(there)}."
            hint = "Keep headings, items, quotations and rows as they are."
            yield Mistake(code, sentence, hint)
            return
        for name in _lost_names(message.text, form):
            sentence = f"`{{ #{name} }}` does not name the heading here, and links lead to it."
            hint = "Write it behind the words of the heading, with a space before it."
            yield Mistake(code, sentence, hint, f"#{name}")
            return
        if re.search(r"\n\s*\n", form):
            yield Mistake(code, "It holds several paragraphs.", "Write one, as in the source.")
            return
    for mistake in _emphasis(message, form):
        yield mistake
        return
    if message.kind in (Words.PLAIN, Words.LETTER):
        for mark in ("*", "](", "# "):
            if mark in form and mark not in message.text:
                sentence = f"`{mark}` is markup, and this text takes none."
                yield Mistake(code, sentence, "Write the words alone.", mark)
                return


def _lost_names(source: str, form: str) -> list[str]:
    """The names of headings in the source that no heading has here, though one is written."""
    named = {*markup.anchors(source)} if IDS.search(form) else set[str]()
    return sorted(named - {*text_links_by_page(form).names}) if named else []


def _emphasis(message: Message, form: str) -> Iterator[Mistake]:
    """Bold words and code that are not those of the source. `__words__` are as bold as `**words**`.

    Where both hold the marks in pairs and in no other way, these are counted; else the renderer is
    asked.
    """
    source = message.text
    is_markup = message.kind in (Words.PROSE, Words.INLINE)
    marks = {mark: (source.count(mark), form.count(mark)) for mark, _ in EMPHASIS.values()}
    sure = all(
        "__" not in text and not any(mark in PAIRS.sub("", text) for mark in marks)
        for text in (source, form)
    )
    for element, (mark, name) in EMPHASIS.items():
        there, here = marks[mark]
        mark = "__" if mark == "**" and mark not in form and "__" in form else mark
        sentence = f"The marks of {name}, `{mark}`, are not those of the source."
        hint = "Set them around the words that carry the same."
        other = Mistake("translation-form", sentence, hint, mark)
        if not is_markup or sure:
            if there != here:
                yield other
            continue
        shown = [visible_text(text) for text in (source, form)]
        counts = [each.elements.count(element) for each in shown]
        stray = [sum(words.count(mark) for words in each.paragraphs) for each in shown]
        if stray[1] > stray[0] and there == here:
            sentence = f"`{mark}` stands on the page here, and sets nothing apart."
            hint = f"Write no space between the marks and the words: `{mark}words{mark}`."
            yield Mistake("translation-form", sentence, hint, mark)
        elif stray[1] > stray[0] or counts[0] != counts[1]:
            yield other


def _openings(text: str) -> Iterator[str]:
    """The marks that lines of a text start with, and the cells of its rows."""
    for line in text.split("\n"):
        match = OPENING.match(line)
        if match and match[5]:
            yield "|" * line.count("|")
        elif match:
            yield match.group().strip()


def _terms(
    catalogue: Catalogue, messages: Mapping[str, Message]
) -> dict[str, tuple[set[str], set[str]]]:
    """The stems of each word of the glossary, in the source and in the locale, by its id."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name, message in messages.items():
        match = WORD.fullmatch(name) if name.startswith("glossary/") else None
        entry = catalogue.entries.get(name)
        if match and entry is not None and shown(entry, message):
            there, here = found.setdefault(match[1], (set(), set()))
            there |= _stems(message.text)
            here |= _stems(entry.forms[0])
    return found


def _other_terms(
    message: Message, form: str, terms: Mapping[str, tuple[set[str], set[str]]]
) -> Iterator[Mistake]:
    """Words that lead to the glossary and are not the words that the glossary of the locale has."""
    labels = {link.target: link.label for link in markup.links(form)}
    for link in markup.links(message.text):
        name = link.target.removeprefix(TERM)
        if name == link.target or name not in terms or link.target not in labels:
            continue
        there, here = terms[name]
        label = labels[link.target]
        if _stems(link.label) & there and not _stems(label) & here:
            sentence = f'"{label}" leads to `{name}`, which the glossary calls otherwise.'
            hint = "Use the word of your glossary, or add this one to its other words."
            yield Mistake("translation-term", sentence, hint, label, "warning")


@lru_cache(maxsize=memory.TEXTS)  # the words of the glossary, at each edit
def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words of a text, without accents and capitals."""
    plain = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    words = re.findall(r"\w+", bare)
    return frozenset(word[:STEM] for word in words if len(word) >= STEM or len(bare) < 8)


def _header(catalogue: Catalogue, count: int, plural_forms: str) -> Iterator[Diagnostic]:
    """A header of plural forms that is not usual for the language. None at all is as good."""
    written = catalogue.header.get("Plural-Forms", "")
    if written and plurals.indexes(written, plural_forms) is None:
        sentence = f'The header says "{written}" of plural forms, and the language has {count}.'
        hint = f"{FRESH} It writes `Plural-Forms: {plural_forms}`."
        yield Diagnostic(Location(catalogue.path), "translation-plural", sentence, hint)


def _listed(marks: Counter[str] | list[str]) -> str:
    return ", ".join(f"`{mark}`" for mark in marks) or "none"
