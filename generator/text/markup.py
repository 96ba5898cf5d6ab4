"""Reads the little Markdown that authors write: links, anchors, raw HTML. Changes only links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..memory import TEXTS, by_value

# Written so that no text takes them long: what has been passed over is not tried again.
_CODE = re.compile(r"(?<!`)(`++)(?:[^`]++|(?!\1(?!`))`++)++\1")
_LINK = re.compile(r"!?\[(?P<label>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]\((?P<target>[^()\s]*+)\)")
_HTML = re.compile(
    r"<(?:/?[A-Za-z][^<>]*+|!--(?:(?!<!--).)*?--|![A-Za-z][^<>]*+|\?[^<>]*+)>", re.DOTALL
)
_HEADING_ID = re.compile(r"^#{1,6} (?:.* )?\{ *#(?P<id>[a-z0-9-]+) *\} *$", re.MULTILINE)
_MEANT_ID = re.compile(r"\{ *#(?P<id>[a-z0-9-]+) *\} *$", re.MULTILINE)
_BRACES = re.compile(
    r"^#{1,6} .*(?P<braces>(?<!\\)\{(?:: *(?=#))?(?!:) *#?(?P<name>[^{}\\\n]*)\}"
    r"|(?<!\\)[{(\[] *#(?P<open>[A-Za-z][\w-]*) *[)\]]?) *$",
    re.MULTILINE,
)
_GUIDE_LINK = re.compile(r"(?P<kind>[a-z]+):(?P<id>[a-z0-9-]*)(?:#(?P<anchor>[A-Za-z0-9_-]+))?")
_OPENING = re.compile(r"\s*(?:[-*+] |\d+\. |#{1,6} |\||>|\{ ?[.#])")
LEFT_OPEN = "(?:TODO|TBD|tbd|FIXME|[xX]{3,})[.:!]?"  # not `Todo`, which is Spanish
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_GIT = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)[:/](?P<path>[\w./-]+?)(?:\.git)?/?")
_BARE = re.compile(
    r"(?P<scheme>https?://)?(?P<address>\w[\w.-]*\.[A-Za-z][\w-]*(?::[0-9]+)?(?:/[\w./~%@:-]*)?)"
    r"(?:[?#]\S*)?"
)
_SLIPPED = re.compile(
    r"h{1,2}t{0,3}p{1,2}(?P<safe>s{0,2})(?:[:;]+[/\\]{0,3}|[/\\]{2,3})(?=\w)", re.IGNORECASE
)
"""`https://` with a slip in it."""
_APART = 0xF0000  # where signs wait that are to be seen, and mean nothing
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏ"  # of the Latin script
_SIGNS = rf"[{_LETTERS} ,;!?'’“”«»…—–-]"
_WORDS = re.compile(
    rf"(?=[A-ZÀ-ÖØ-Þ]|[{_LETTERS}]{{3}}){_SIGNS}*+(?:\.(?![^ ]){_SIGNS}*+)*+"
)  # not the `a.` of a list, and no `www.example`
_ELSEWHERE = re.compile(r"(?:https?://|mailto:)\S+|tel:\+?[0-9][0-9.-]+")


@dataclass(frozen=True)
class Link:
    """A Markdown link: its words, its target as written, and the whole of it."""

    label: str
    target: str
    whole: str

    @property
    def shows(self) -> bool:
        """Whether it shows a picture in place of leading somewhere."""
        return self.whole.startswith("!")

    @property
    def leads_elsewhere(self) -> bool:
        """Whether the target is an address outside the guide."""
        return _ELSEWHERE.fullmatch(self.target) is not None

    def parts(self) -> tuple[str, str, str | None] | None:
        """Kind, id (empty for a section) and anchor of a link inside the guide."""
        match = None if self.leads_elsewhere else _GUIDE_LINK.fullmatch(self.target)
        return (match["kind"], match["id"], match["anchor"]) if match else None


def whole_address(written: str) -> str:
    """The web address that is meant by what is not written as one; empty where none is.

    That of a repository as Git writes it (`git@host:owner/name.git`), one without `https://` or
    with a slip in that, or one with words for a program behind it.
    """
    git = _GIT.fullmatch(written)
    if git is not None:
        return f"https://{git['host']}/{git['path']}"
    found = links(written)
    written = found[0].target if found else written.strip().strip("<>")
    slipped = _SLIPPED.match(written)
    if slipped is not None:
        rest = written[slipped.end() :].replace("\\", "/")
        written = f"http{'s' if slipped['safe'] else ''}://{rest}"
    bare = _BARE.fullmatch(written)
    if bare is None or not is_address(f"https://{bare['address']}"):
        return ""
    return f"{bare['scheme'] or 'https://'}{bare['address']}"


def is_address(target: str) -> bool:
    """Whether a target can be read as an address at all; `https://[name].org` cannot."""
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def links(text: str) -> tuple[Link, ...]:
    """The links of a text, in order; nothing inside of code."""
    return _links(text) if "](" in text else ()


@by_value(TEXTS, of_checks=True)  # every check asks for those of every text
def _links(text: str) -> tuple[Link, ...]:
    found = _LINK.finditer(without_code(text))
    return tuple(Link(match["label"], match["target"], match.group()) for match in found)


def relink(text: str, change: Callable[[Link], str]) -> str:
    """The text with each link replaced by what `change` makes of it."""
    masked = without_code(text)
    pieces, end = [], 0
    for match in _LINK.finditer(masked):
        whole = text[match.start() : match.end()]
        pieces.append(text[end : match.start()])
        pieces.append(change(Link(match["label"], match["target"], whole)))
        end = match.end()
    return "".join((*pieces, text[end:]))


def html(text: str) -> Iterator[str]:
    """The raw HTML of a text, an element or a comment each; nothing inside of code."""
    if "<" not in text:
        return
    opened: list[str] = []
    for match in _HTML.finditer(without_code(text)):
        name = match.group().strip("</>").split()[0]
        if match.group().startswith("</") and name in opened:
            opened.remove(name)
            continue
        opened.append(name)
        yield match.group()


def anchors(text: str) -> tuple[str, ...]:
    """The ids that headings of a text carry, in order: `## Money { #money }`."""
    return tuple(name for name, _ in named_headings(text))


def named_headings(text: str) -> Iterator[tuple[str, str]]:
    """The headings of a text that carry an id: the id, and the whole heading."""
    return ((match["id"], match.group()) for match in _HEADING_ID.finditer(text))


def parts(text: str) -> tuple[tuple[str, str], ...]:
    """The parts of a text: the id and the plain words of each heading that carries one."""
    return tuple((name, unmarked(heading)) for name, heading in named_headings(text))


def meant_anchors(text: str) -> tuple[str, ...]:
    """The ids that are meant for headings and that no heading carries: `##Money { #money }`."""
    return tuple(match["id"] for match in _MEANT_ID.finditer(text))


def misnamed(text: str) -> Iterator[tuple[str, str]]:
    """Braces behind headings that are no id, such as `{ #Money }`, each with the words in them."""
    for match in _BRACES.finditer(text):
        if not _HEADING_ID.match(match.group()):
            name = match["name"] if match["name"] is not None else match["open"]
            yield match["braces"], name.strip().removeprefix("id=").strip("\"'")


def blocks(text: str) -> tuple[str, ...]:
    """The paragraphs, headings, lists and tables of a text, with lines broken only where that means
    something.
    """
    found = (_unwrapped(block) for block in re.split(r"\n[^\S\n]*\n", text))
    return tuple(block for block in found if block.strip())


def _unwrapped(block: str) -> str:
    """A block whose lines are broken only where an item, a row or a quotation begins."""
    lines: list[str] = []
    for line in block.strip("\n").split("\n"):
        words = line.removeprefix("> ") if lines and lines[-1].startswith("> ") else line
        if lines and not _OPENING.match(words):
            lines[-1] += f" {words.strip()}"
        else:
            lines.append(line.rstrip())
    return "\n".join(re.sub(r"(?<=\S) {2,}", " ", line) for line in lines)


@by_value(TEXTS)  # a preview reads the same texts again and again
def unmarked(text: str) -> str:
    """The words of a text without their markup, on one line; for search and link previews."""
    text = ESCAPED.sub(lambda match: chr(_APART + ord(match[1])), text)
    text = _LINK.sub(lambda match: match["label"], text)
    text = re.sub(r"\{ *[#.:][^}]*\}", "", text)
    text = re.sub(r"(?m)^\s*(?:#{1,6}|[-*+]|\d+\.|>)\s+", "", text)
    text = re.sub(r"(\*\*|__|`)", "", text)
    text = re.sub(r"(?<!\w)[*_](\S(?:.*?\S)?)[*_](?!\w)", r"\1", text)
    text = re.sub(r"[\U000f0000-\U000f007f]", lambda match: chr(ord(match[0]) - _APART), text)
    return one_line(text)


def is_words(text: str) -> bool:
    """Whether a text is a line of words in Latin letters and the signs between them, of which
    nothing can be markup, an address or a number. Most texts are, and need not be looked through.
    """
    return _WORDS.fullmatch(text) is not None


def begun(text: str) -> str:
    """A paragraph of Markdown that stays one though it begins like something else: `#2 is late`,
    `12. May`.
    """
    return re.sub(r"^(?=[-+>#]|\*\s)|^([0-9]+)(?=[.)])", r"\1\\", text)


def one_line(text: str) -> str:
    """The text on one line. Spaces at which no line may break stay what they are."""
    return re.sub(r"[ \t\n]+", " ", text).strip(" ")


def without_code(text: str) -> str:
    """The text with code blanked out; all else stays in its place."""
    return _CODE.sub(lambda match: " " * len(match.group()), text) if "`" in text else text
