"""Checks that the parts of a guide lead to one another: forms of links, anchors, nothing unused.

Works on whatever could be read, so that one faulty file does not hide the mistakes of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from ..diagnostics import Diagnostic, Location, Mistake, closest, did_you_mean
from ..memory import OBJECTS, TEXTS, by_identity, by_value
from ..model.guide import Page, Remedy, Source, Step
from ..model.kinds import ONE_LINE, Model, Thing, Words
from ..model.texts import KeyPath, reference_at, references, words
from ..text import markup
from . import mentions, shown
from .homes import near_id
from .loaded import Loaded
from .meant import MAIL
from .mentions import IMAGE, LINKED

LOCAL_PLACES = ("where", "numbers")  # where a page tells what holds, and whom to call, in a country
PATH = "path-link"
FILES = (
    *(".csv", ".docx", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".md", ".odt", ".pdf", ".png"),
    *(".svg", ".txt", ".yml", ".zip"),
)
_HOST = re.compile(r"(?:\w[\w-]*\.)+[a-z]{2,}")
_IN_MARKDOWN = {
    **dict.fromkeys(("b", "strong"), "Write `**` right before and right behind the words."),
    **dict.fromkeys(("i", "em"), "Write `*` right before and right behind the words."),
    **dict.fromkeys(("br", "p"), "Remove it; an empty line begins a paragraph."),
    **dict.fromkeys(("ul", "ol", "li"), "Begin each entry with `- ` on a line of its own."),
    **dict.fromkeys(("h1", "h2", "h3", "h4"), "Write `## ` before the heading."),
    "a": "Write words and target in one: `[words](https://example.org)`.",
    "img": "Save the picture in `content/images/`, and write `![what it shows](image:its-name)`.",
    "!--": "Remove the note.",
}
"""What to write for an element of HTML."""
PATH_HINT = "Link by kind and id: `sign:late-payment`; addresses start with `https://`."


def check(loaded: Loaded) -> list[Diagnostic]:
    """Every link that leads nowhere or is not written as one, every remedy, source and picture that
    nothing uses.
    """
    return list(_Checker(loaded).everything())


@dataclass(frozen=True)
class _Checker:
    loaded: Loaded

    def everything(self) -> Iterator[Diagnostic]:
        found = [
            self.loaded.told(*each)
            for texts in mentions.texts(self.loaded)
            for each in _unfit(texts)
        ]
        for written in mentions.links(self.loaded):
            if not _is_plain(written.kind, written.link):
                found += self._link(written.origin, written.path, written.kind, written.link)
        yield from found
        for page in self.loaded.of(Page):
            yield from self._named_twice(page)
        yield from self._unused()
        if not self.loaded.partial and not any(each.code == "image-in-text" for each in found):
            yield from self._unshown()

    def _named_twice(self, page: Page) -> Iterator[Diagnostic]:
        """Headings of a page that have the id of an earlier one."""
        seen: set[str] = set()
        for name, heading in markup.named_headings(page.body):
            if name in seen:
                sentence = f"`#{name}` is the id of an earlier heading of this page as well."
                hint = "Give this one an id of its own: links lead to the first."
                yield self.loaded.mistake(
                    page.origin, ("body",), "repeated", sentence, hint, words=heading
                )
            seen.add(name)

    def _link(
        self, origin: str, path: KeyPath, kind: Words, link: markup.Link
    ) -> Iterator[Diagnostic]:
        """What is wrong with a link: first its form, then where it leads, then the place there."""
        mistake = shown.mistake(kind, link) or _form(kind, link) or self._path(origin, link)
        parts = None if mistake or link.shows else link.parts()
        if parts is not None:
            kind_of_thing, name, anchor = parts
            if name:
                mistake = _linked(kind_of_thing) or self._anchor(link, kind_of_thing, name, anchor)
            else:
                mistake = self._section(kind_of_thing)
        if mistake is not None:
            whole = link.shows or "![" in link.label or mistake.code == PATH or not link.target
            needle = link.whole if whole else link.target
            yield self.loaded.told(origin, path, replace(mistake, words=needle))

    def _path(self, origin: str, link: markup.Link) -> Mistake | None:
        """The mistake for a link that is no kind and id, with what it means if that is known."""
        if link.parts() is not None:
            return None
        if link.leads_elsewhere:
            return self._home(origin, link)
        if not link.target:
            return Mistake("broken-link", f"`{link.whole}` leads nowhere.", PATH_HINT)
        bare = link.target.removeprefix("<").removesuffix(">")
        if bare != link.target:
            sentence = f"The target `{link.target}` stands in the marks of HTML."
            return Mistake("broken-link", sentence, f"Write `{bare}`.")
        meant = self._meant(origin, link.target)
        hint = f"Write `{meant}`." if meant else PATH_HINT
        return Mistake(PATH, f"The link `{link.target}` is a path.", hint)

    def _home(self, origin: str, link: markup.Link) -> Mistake | None:
        """The mistake for the address of a page of this guide, which is in one language."""
        settings = self.loaded.settings
        site = f"{settings.site_url.rstrip('/')}/" if settings else ""
        inside = link.target.startswith(site) if site else False
        meant = self._meant(origin, link.target.removeprefix(site)) if inside else ""
        if not meant:
            return None
        sentence = f"`{link.target}` is the address of a page of this guide, in one language."
        return Mistake(PATH, sentence, f"Write `{meant}`.")

    def _meant(self, origin: str, path: str) -> str:
        """The link that a path means: `sign:late-payment` of `signs/late-payment`."""
        if path.startswith("#"):
            return _own_place(origin, path)
        return _slipped(path) or self._named(path) or self._thing(path) or self._elsewhere(path)

    def _named(self, path: str) -> str:
        """The link to a thing whose kind is right, and whose id is not written as one."""
        kind, _, rest = path.partition(":")
        id_ = near_id(PurePosixPath(rest).stem)
        return f"{kind}:{id_}" if kind in LINKED and id_ in self._ids(kind) else ""

    def _thing(self, path: str) -> str:
        """The link to the one thing that a path names: by its id, or behind the file that lists
        it.
        """
        folders, name, anchor = _parts(path)
        for kind, what in LINKED.items():
            if what.kept.startswith(f"{name}.") and anchor in self._ids(kind):
                return f"{kind}:{anchor}"
        kinds = [kind for kind in LINKED if name in self._ids(kind)]
        there = [kind for kind in kinds if LINKED[kind].kept.strip("/") in folders] or kinds
        behind = f"#{anchor}" if anchor else ""
        return f"{there[0]}:{name}{behind}" if len(there) == 1 else ""

    def _elsewhere(self, path: str) -> str:
        """The address of another site or of a file that a path means, or the section."""
        folders, name, _ = _parts(path)
        named, settings = path.partition("#")[0], self.loaded.settings
        ending = PurePosixPath(named).suffix
        if _HOST.fullmatch(named.partition("/")[0]) and (folders or ending not in FILES):
            return markup.whole_address(path)
        if settings and ending not in ("", ".md", ".yml", ".html"):
            return f"{settings.site_url.rstrip('/')}/{named.strip('./').removeprefix('files/')}"
        sections = [each.id for each in settings.sections] if settings else []
        is_thing = any(name in self._ids(kind) for kind in LINKED)
        return f"{name}:" if name in sections and not is_thing else ""

    def _section(self, section: str) -> Mistake | None:
        """The mistake for a link to a section that there is not, unless that is told elsewhere."""
        settings = self.loaded.settings
        sections = [each.id for each in settings.sections] if settings else []
        missed = {*self.loaded.sections_needed(), "quiz" if self.loaded.quiz else ""}
        if not sections or section in {*sections, *missed}:
            return None
        hint = did_you_mean(section, sections)
        return Mistake("unknown-section", f"The guide has no section `{section}:`.", hint)

    def _anchor(
        self, link: markup.Link, kind: str, name: str, anchor: str | None
    ) -> Mistake | None:
        """The mistake for a link to a place that its page does not have."""
        thing = self.loaded.things.get(kind, {}).get(name)
        anchors = _anchors(thing)
        if anchor is None or thing is None or anchor in anchors or by_template(thing, anchor):
            return None
        sentence = f"The link `{link.target}` leads to no place on that page."
        hint = did_you_mean(anchor, anchors) or "Give the heading an id: `## Money { #money }`."
        if isinstance(thing, Step):
            hint = did_you_mean(anchor, anchors) or "Write the id of an entry of its checklist."
        elif not isinstance(thing, Page):
            hint = f"Write `{kind}:{name}`: it has no page of its own, and no places to lead to."
        return Mistake("dead-anchor", sentence, hint)

    def _unused(self) -> Iterator[Diagnostic]:
        """Remedies that no sign tries, and sources that nothing cites."""
        used = self._used()
        if "sign" not in self.loaded.partial:
            for remedy in self.loaded.of(Remedy):
                if ("remedy", remedy.id) not in used:
                    sentence = f"No sign tries the remedy `{remedy.id}`."
                    hint = 'Name it under "try_first" of a sign that it helps with.'
                    yield Diagnostic(Location(remedy.origin), "unused-remedy", sentence, hint)
        if not self.loaded.partial:
            for source in self.loaded.of(Source):
                if ("source", source.id) not in used:
                    sentence = f"Nothing cites the source `{source.id}`."
                    hint = 'Name it under "sources" where it was used, or remove it.'
                    yield self.loaded.mistake(
                        source.origin, (source.id,), "unused-source", sentence, hint, "warning"
                    )

    def _used(self) -> set[tuple[str, str]]:
        """What something refers to, by kind and id; a misspelt reference is one mistake, not two.

        A remedy is used only where a sign tries it.
        """
        every = [each for t in mentions.everything(self.loaded) for each in references(t)]
        named = [(path, ref.kind, name) for path, ref, name in every]
        for faulty in self.loaded.faulty:
            named += mentions.references_of_faulty(faulty)
        used: set[tuple[str, str]] = set()
        for path, kind, name in named:
            if kind != "remedy" or path[0] == "try_first":
                ids = self._ids(kind)
                used.add((kind, name if name in ids else closest(name, ids)))
        return used

    def _unshown(self) -> Iterator[Diagnostic]:
        """The pictures that no text shows, nor is meant to show."""
        if not self.loaded.images:
            return
        texts = [text for thing in mentions.everything(self.loaded) for _, _, text in words(thing)]
        texts += [text for each in self.loaded.faulty for _, text in mentions.written_in(each)]
        ids = self._ids(IMAGE)
        named = shown.named(" ".join(texts)) | self._named_alone()
        used = {name if name in ids else closest(name, ids) for name in named}
        for image in self.loaded.images:
            if image.id not in used:
                sentence = f"Nothing shows the picture `{image.id}`."
                hint = f"Write `![what it shows]({IMAGE}:{image.id})` where it helps, or remove it."
                place = Location(image.origin)
                yield Diagnostic(place, "unused-image", sentence, hint, "warning")

    def _named_alone(self) -> set[str]:
        """The ids of pictures that a key names, as that of the logo does."""
        named = [each for thing in mentions.everything(self.loaded) for each in references(thing)]
        ids = {id_ for _, ref, id_ in named if ref.kind == IMAGE}
        for faulty in self.loaded.faulty:
            for path, written in mentions.written_in(faulty):
                ref = reference_at(faulty.model, path)
                if ref is not None and ref.kind == IMAGE:
                    ids.add(PurePosixPath(written).stem)
        return ids

    def _ids(self, kind: str) -> set[str]:
        return self.loaded.known.get(kind, set())


def _own_place(origin: str, anchor: str) -> str:
    """The link to a place on the page that comes of a file: `page:about#privacy`."""
    for kind, what in LINKED.items():
        if not what.listed and origin.startswith(what.home):
            return f"{kind}:{PurePosixPath(origin).stem}{anchor.rstrip('#')}"
    return ""


def _slipped(path: str) -> str:
    """The address outside that one with a slip in its beginning means."""
    if path.startswith("www."):
        return f"https://{path}"
    cut = re.fullmatch(r"(https?|mailto)(?:;|:/?)(?!/)(\w\S*)", path, re.IGNORECASE)
    return f"{cut[1].lower()}:{'' if '@' in cut[2] else '//'}{cut[2]}" if cut else ""


def _parts(path: str) -> tuple[list[str], str, str]:
    """The folders of a path, the name of its file without ending, and what stands behind its
    `#`.
    """
    named, _, anchor = path.partition("#")
    *folders, last = [part for part in named.split("/") if part.strip(".")] or [""]
    return folders, last.partition(".")[0], anchor


@by_identity(OBJECTS, of_checks=True)
def _unfit(texts: tuple[mentions.TextIn, ...]) -> tuple[tuple[str, KeyPath, Mistake], ...]:
    """HTML in some texts, and what is meant to show a picture and does not: file, key path,
    mistake.
    """
    return tuple(
        (origin, path, mistake)
        for origin, path, kind, text in texts
        for mistake in (*_html(kind, text), *(shown.beside(text) if "![" in text else ()))
    )


def _html(kind: Words, text: str) -> Iterator[Mistake]:
    for tag in markup.html(text):
        if f"]({tag})" in text:  # told as a link
            continue
        sentence = f"`{tag}` is HTML."
        name = re.match(r"<(?:!--|/?\w+)", tag)
        hint = _IN_MARKDOWN.get(name[0].strip("</").lower() if name else "", "Remove it.")
        hint = "Write the words alone." if kind in ONE_LINE else hint
        if re.match(r"<(?:https?://|mailto:)", tag):
            sentence = f"`{tag}` stands in the marks of HTML."
            hint = f"Write words before it: `[words]({tag.strip('<>')})`."
        yield Mistake("html-in-text", sentence, hint, tag)


@by_value(TEXTS, of_checks=True)  # nearly all links are
def _is_plain(kind: Words, link: markup.Link) -> bool:
    """Whether a link names a thing of the guide in the right form, and nothing more.

    Then nothing is left to check here: whether the thing is there, `missing` has settled.
    """
    parts = link.parts()
    if parts is None or link.shows or shown.mistake(kind, link) or _form(kind, link):
        return False
    kind_of_thing, name, anchor = parts
    return bool(name) and anchor is None and kind_of_thing in LINKED


def _linked(kind: str) -> Mistake | None:
    """The mistake for a link to a kind of thing that there is not."""
    if kind in LINKED:
        return None
    sentence = f"`{kind}:` is not a kind of thing to link to."
    near = closest(kind, LINKED)
    near = next((each for each, what in LINKED.items() if what.section == kind), near)
    hint = f'Did you mean "{near}:"?' if near else did_you_mean(kind, LINKED)
    return Mistake("unknown-link-kind", sentence, hint)


def _form(kind: Words, link: markup.Link) -> Mistake | None:
    """The mistake in the form of a link in a text of a kind."""
    if kind in ONE_LINE:
        sentence = f"`{link.whole}` is a link, and this text takes none."
        return Mistake("link-in-plain-text", sentence, "Write the words alone.")
    if link.leads_elsewhere and not markup.is_address(link.target):
        sentence = f"The address `{link.target}` cannot be read as one."
        return Mistake(
            "bad-address", sentence, "Write the whole address: `https://example.org/page`."
        )
    if not link.leads_elsewhere and link.parts() is None:
        low = replace(link, target=link.target.lower())
        if low.leads_elsewhere or low.parts() is not None:
            return Mistake(PATH, f"`{link.target}` is no id.", f"Write `{low.target}`.")
        if MAIL.fullmatch(link.target):
            sentence = f"The link `{link.target}` is an address of e-mail."
            return Mistake(PATH, sentence, f"Write `mailto:{link.target}`.")
    return None


def by_template(thing: Model, anchor: str) -> bool:
    """Whether only the template of a page knows if it has a place; then the trial
    (`pipeline/trial`) asks.
    """
    if isinstance(thing, Page | Step):
        return bool(thing.where) and anchor in LOCAL_PLACES
    return isinstance(thing, Thing)


@by_identity(OBJECTS, of_checks=True)  # many links lead to the same pages
def _anchors(thing: Model | None) -> frozenset[str]:
    """The places on the page of a thing to which links can lead; misspelt ones as meant."""
    if isinstance(thing, Step):
        return frozenset(item.id for item in thing.checklist)
    if not isinstance(thing, Page):
        return frozenset()
    meant = (near_id(name) for _, name in markup.misnamed(thing.body))
    return frozenset((*markup.meant_anchors(thing.body), *filter(None, meant)))
