"""Says what a text of Markdown would lose on its way to the page: words, lists, links, marks.

The renderer itself is asked, and what it leaves standing of the marks that authors write is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice, pairwise

from ..diagnostics import Mistake
from ..model.kinds import Words
from ..text import markup, rendered
from .homes import near_id
from .missing import IMAGE, LINKED
from .shown import WRITTEN, beside

LINK_WRITTEN = "`[words](sign:late-payment)`"
_TARGET = rf"(?:https?://|(?:{'|'.join((*LINKED, IMAGE))}):)"
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()#+.!|<>~-]")
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,2}[.)]) +\S")
_PATH = re.compile(r"\b[A-Za-z]:\\\S+|(?<!\S)\\\\\w\S*")  # as Windows writes them
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{2,6}|#x[0-9a-fA-F]{2,6});")
_LOOKS = re.compile(r"(?<=[)*_])\{:? *[.#\w][^{}\n]*\}")  # attributes, as other programs take them
_BULLET = re.compile(r"(?:^|(?<=\s))[•▪◦‣●■□➢\uf020-\uf0ff]\s", re.MULTILINE)
_APART = re.compile(rf"!?\[[^\[\]]+\]\s+\({_TARGET}[^()]*\)")
_SPACED = re.compile(r"(?:!\[\]|!?\[[^\[\]]+\])\((?:[^()\s]*\s[^()]*|[^()\s]*$)\)?")
_OUTSIDE = re.compile(  # addresses as people type them, without what ends the sentence
    r"(?<![\w.@/:-])(?:https?://(?=\w)|www\.(?=\w))[^\s<>\[\]()\"“”«»]*[^\s<>\[\]()\"“”«».,:;!?'’…]"
    r"|(?<![\w.@/:+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_WHOLE = re.compile(r"<[^<>]*>|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()]*\)")
_LIKELY = re.compile(r"://|www\.|@")
_SLOT = re.compile(r"\{(?![{%])(?P<words>[^{}\n]*)\}(?!\})")
_TURNED = re.compile(rf"!?\([^()]+\)\[{_TARGET}[^\[\]]*\]")
_SIMPLE = re.compile(  # what stands as it is meant, in most texts
    r"(?<!!)\[\w[\w ,'’.-]*\]\([a-z]+:[^()\s]*\)(?![({\[])"
    r"|\*\*\w(?:[^*_\[\]`\n]*[^*_\[\]`\s])?\*\*"
    r"|^#{2,4} [^#{}\n]+(?:\{ #[a-z0-9-]+ \})?$"
    r"|^- (?=\S)",
    re.MULTILINE,
)
_DOUBTFUL = re.compile(  # what may become another thing, or be nothing
    r"[*_\[\]|#<\\~^{]|==|^\s*[-+–—·‣◦]|^[:!?]{3}|^o |^ {4}|\t|^ *[0-9a-z]{1,2}[.)]"
    r"|\n[ ]{1,3}\S|\n[=-]+[ ]*$|^: ",
    re.MULTILINE,
)
_PAIRED = re.compile(r"(?<!\w)(\*\*|\*|__|_)[^\W_](?:[^*_]*[^*_\s])?\1(?!\w)")
_PLAINLY_DOUBTFUL = re.compile(r"[*_\\<&\[]")
_LEFT = (  # what stands on the page and was meant otherwise
    (
        re.compile(r"[^\s*]*(?<!\*)\*\*(?!\*)[^\s*]*|(?<![\w_])__(?=[^\W_])\w*"),
        "open-emphasis",
        "`{words}` begins or ends bold words alone.",
        "Write `**` right before and right behind the words, or `\\*` for a star.",
    ),
    (
        re.compile(r"(?<![\w*])\*(?=\w)\w*|(?<![\w_/])_(?=[^\W_])\w*"),
        "open-emphasis",
        "`{words}` begins words that lean, and nothing ends them.",
        "Write the mark behind the words too, or `\\` before it where it is to be seen.",
    ),
    (
        re.compile(r"~~~?|==(?=\w)\w*"),
        "idle-markup",
        "`{words}` means nothing here, and stands on the page.",
        "Remove it; `**words**` are bold, `*words*` lean.",
    ),
    (
        re.compile(r"^(?:!!!|\?\?\?|:::) ?\w+|^===[!+]* [\"“]|\[![A-Z]+\]", re.MULTILINE),
        "idle-markup",
        "`{words}` means nothing here, and stands on the page.",
        "Remove it; a heading `## ` or bold words set a paragraph apart.",
    ),
    (
        re.compile(r"\{[{%][^{}\n]*[%}]\}|^-+8<-+ .*$", re.MULTILINE),
        "idle-markup",
        "`{words}` means nothing here, and stands on the page.",
        "Write the words themselves: texts are no templates.",
    ),
    (
        re.compile(r"^\[[ xX]\] ", re.MULTILINE),
        "idle-markup",
        "`{words}` makes no box to tick, and stands on the page.",
        "Remove it; what is to be ticked stands in the checklist of a step.",
    ),
    (
        re.compile(r"\[\^[^\[\]\s]*\]"),
        "idle-markup",
        "`{words}` is a footnote, and pages have none.",
        "Write it in brackets in the sentence, or as a sentence of its own.",
    ),
    (
        re.compile(r"\[\[[^\[\]]*\]\]|[^\s\[\]]*\](?:\[[^\[\]]*\]|\(|（)\S*"),
        "broken-link",
        "`{words}` looks like a link, and is none.",
        f"Write words and target in one: {LINK_WRITTEN}.",
    ),
    (
        re.compile(r"<!--|-->"),
        "html-in-text",
        "`{words}` stands on the page.",
        "Remove the note, or write it in YAML behind `#` on a line of its own.",
    ),
    (
        re.compile(r"^\|.*\|.*$", re.MULTILINE),
        "broken-table",
        "`{words}` is a row of no table.",
        "Leave an empty line above the table, and write `|---|---|` under its first row.",
    ),
    (
        re.compile(r"(?<=\n)(?:[-*+]|[0-9]{1,2}\.) +\S.*$", re.MULTILINE),
        "glued-list",
        "`{words}` becomes no entry of a list.",
        "Start all entries of a list in the same column, and leave an empty line above the first.",
    ),
    (
        re.compile(r"^[-*+][^\S \n].*$", re.MULTILINE),
        "glued-list",
        "`{words}` becomes no entry of a list.",
        "Write each entry on a line of its own that starts with `- ` and a plain space.",
    ),
)
BRACKETS = 500  # more of them the renderer reads for minutes
_SILENT = re.compile(r"[\s!-/:-@\[-`{-~¡¿…‐-―·•«»“”‘’]+")  # signs alone
_LEFT_OPEN = re.compile(r"\s*(?:null|TODO|TBD|tbd|FIXME|[xX]{3,})[.:!]?\s*")  # `Todo` is Spanish
_HEADING = re.compile(
    r"^(?P<marks>#{2,6})(?:[ \t]+(?P<words>.*?))??[ \t]*(?:\{[^{}\n]*\}[ \t]*)?$", re.MULTILINE
)
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2})\. +\S")
OF_BLOCKS = ("glued-list", "broken-table")
ONCE = (*OF_BLOCKS, "idle-markup")  # told once a text: their lines belong together
_RUN = re.compile(  # two lines that look like entries, and become one
    r"^(?P<mark>[–—·‣◦] ?|o (?=\S)|[-+*](?=[^\W\d_])|[0-9]{1,2}[.)](?=\s?[^\W\d_])|[a-h]\) ).*\n"
    r"(?:[–—·‣◦] ?|o (?=\S)|[-+*](?=[^\W\d_])|[0-9]{1,2}[.)](?=\s?[^\W\d_])|[a-h]\) )",
    re.MULTILINE,
)


_RULE = re.compile(r"^ {0,3}\*[* ]*\*[ \t]*$", re.MULTILINE)


def losses(kind: Words, text: str) -> tuple[Mistake, ...]:
    """What a text of a kind would lose on its way to the page."""
    if kind is not Words.SEARCH and (_SILENT.fullmatch(text) or _LEFT_OPEN.fullmatch(text)):
        sentence = f"`{text.strip()}` says nothing to readers."
        return (Mistake("empty-value", sentence, "Write what it is to say.", text),)
    bare = _CODE.sub(_blanked, text)
    links = tuple(_links(bare))
    if kind in (Words.PLAIN, Words.SEARCH):
        found = links or tuple(_in_plain(bare))
        return found or (tuple(_shown(text)) if kind is Words.PLAIN else ())
    filled_in = kind is Words.LETTER  # of something faulty
    kind = Words.INLINE if filled_in else kind
    found = (*links, *(() if filled_in else _addresses(bare)), *_written(kind, bare))
    if found or any(beside(text)) or bare.count("[") > BRACKETS:
        return found
    if "![" in bare:  # whose words stand for it without their marks
        bare = markup.relink(
            bare, lambda link: markup.unmarked(link.label) if link.shows else link.whole
        )
    bare = markup.begun(bare.lstrip()) if kind is Words.INLINE else bare
    bare = _ESCAPED.sub("\ufffc\ufffc", bare)
    if not _DOUBTFUL.search(_SIMPLE.sub("", bare)):
        return ()
    found = tuple(_rendered(kind, bare)) or tuple(_lost(bare))
    return found or (() if filled_in else tuple(_slots(bare)))


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"\S", "\ufffc", match.group())


def _entities(text: str) -> Iterator[tuple[str, str]]:
    """Signs as HTML writes them, `&nbsp;`, each with what to write in its place."""
    for entity in dict.fromkeys(_ENTITY.findall(text)):
        sign = unescape(entity)
        if sign != entity:
            yield entity, f"Write `{sign}`." if sign.strip() else "Write a space."


def _in_plain(text: str) -> Iterator[Mistake]:
    """Marks in a text that is shown as it is written: in tabs, menus, lists."""
    for match in _PAIRED.finditer(text):
        sentence = f"`{match.group()}` would be shown with its marks: this text is plain."
        yield Mistake("markup-in-plain-text", sentence, "Write the words alone.", match.group())
    for entity, hint in _entities(text):
        sentence = f"`{entity}` would be shown as it is: this text is plain."
        yield Mistake("markup-in-plain-text", sentence, hint, entity)
    heading = re.match(r"\s*(#{1,6})\s", text)
    if heading:
        sentence = f"`{heading[1]}` would be shown: this text is plain, and is no heading."
        yield Mistake("markup-in-plain-text", sentence, "Write the words alone.", heading[1])
    alone = re.search(r"\*\*|(?<![\w*])\*(?=\w)|`", _PAIRED.sub("", text))
    if alone:
        mark = "A backtick" if alone[0] == "`" else f"`{alone[0]}`"
        sentence = f"{mark} would be shown: this text is plain."
        yield Mistake("markup-in-plain-text", sentence, "Write the words alone.", alone[0])
    yield from _bullets(text)


def _shown(text: str) -> Iterator[Mistake]:
    """What the page would make of a plain text in place of showing it."""
    told = "![" in text or any(markup.html(text)) or any(markup.links(text))
    if told or not _PLAINLY_DOUBTFUL.search(text):
        return
    seen = rendered.visible_text(markup.begun(text.strip()))
    if markup.one_line("".join(seen.paragraphs)) != text.strip():
        sentence = f"`{text.strip()}` would not stand on the page as it is written: it is plain."
        hint = "Say it without stars, underlines and backslashes."
        yield Mistake("markup-in-plain-text", sentence, hint, text)


def _links(bare: str) -> Iterator[Mistake]:
    """What looks like a link, and is none."""
    for form in (_APART, _SPACED, _TURNED):
        for match in form.finditer(bare):
            sentence = f"`{match.group().strip()}` looks like a link, and is none."
            hint = f"Write the words and the target without a space: {_mended(match.group())}."
            if match.group().startswith("!"):
                sentence = f"`{match.group()}` looks like a picture, and is none."
                hint = f"Write words and id without a space between: `{WRITTEN}`."
            yield Mistake("broken-link", sentence, hint, match.group())
    for match in re.finditer(r"(?<!!)\[\s*\]\([^()\s]+\)", bare):
        sentence = f"`{match.group()}` is a link without words, which nobody sees."
        hint = f"Write its words into the brackets: {LINK_WRITTEN}."
        yield Mistake("broken-link", sentence, hint, match.group())


def _addresses(bare: str) -> Iterator[Mistake]:
    """Addresses on the web and of e-mail that stand in a sentence, where nobody can follow them."""
    if not _LIKELY.search(bare):
        return
    for match in _OUTSIDE.finditer(_WHOLE.sub(_blanked, bare)):
        written = match.group()
        if written == bare.strip() or bare[: match.start()].endswith("]: "):
            continue  # of something faulty, or told as a definition
        target = f"mailto:{written}" if "@" in written else written
        target = f"https://{written}" if written.startswith("www.") else target
        sentence = f"`{written}` stands on the page as it is, and leads nowhere."
        hint = f"Write words before it: `[words]({target})`; to show it alone, put it in backticks."
        yield Mistake("broken-link", sentence, hint, written)


def _mended(link: str) -> str:
    """A link without the spaces and the title that keep it from being one, or the form of links."""
    parts = re.fullmatch(r"\[(?P<words>[^\[\]]+)\]\s*\((?P<target>[^()\"]*)(?:\"[^()]*)?\)", link)
    target = re.sub(r"^(mailto:|https?://)\s+", r"\1", parts["target"].strip()) if parts else ""
    if not target.startswith(("http", "mailto:")):
        target = re.sub(r"\s", "", target)  # in other addresses a space stands for something
    found = markup.links(f"[{parts['words']}]({target})") if parts else ()
    sure = found and (found[0].leads_elsewhere or found[0].parts() is not None)
    return f"`{found[0].whole}`" if sure else LINK_WRITTEN


def _bullets(text: str) -> Iterator[Mistake]:
    """Bullets as word processors write them."""
    for match in _BULLET.finditer(text):
        sentence = f"`{match.group().strip()}` is a bullet that becomes no list."
        hint = "Write each entry on a line of its own that starts with `- `."
        yield Mistake("glued-list", sentence, hint, match.group())


def _written(kind: Words, bare: str) -> Iterator[Mistake]:
    """What is seen in the text itself."""
    for match in _PATH.finditer(bare):
        if _ESCAPED.search(match.group()):
            sentence = f"`{match.group()}` loses backslashes on the page."
            yield Mistake("backslash", sentence, "Write it between backticks.", match.group())
    for entity, hint in _entities(bare):
        yield Mistake("html-in-text", f"`{entity}` is HTML.", hint, entity)
    yield from _bullets(bare)
    for block in re.split(r"\n[^\S\n]*\n", bare):
        if _RULE.sub("", block).count("**") % 2:
            sentence = "`**` begins bold words and never ends them, or ends what never began."
            yield Mistake(
                "open-emphasis", sentence, "Write `**` before and behind the words.", "**"
            )
    if "```" in bare or bare.count("`") % 2:
        sentence = "A backtick begins code and never ends it."
        hint = "Write one before and one behind the words, or remove it."
        yield Mistake("open-emphasis", sentence, hint, "`")
    if kind is Words.PROSE:
        yield from _blocks(bare)


def _blocks(text: str) -> Iterator[Mistake]:
    """Lines that become another thing than they look like, or none."""
    for braces, name in markup.misnamed(text):
        sentence = f"`{braces}` behind a heading is no id, and does not stand on the page."
        if not (braces.startswith("{") and braces.endswith("}")):
            sentence = f"`{braces}` behind a heading is no id, and stands on the page."
        hint = f"Write `{{ #{near_id(name) or 'money'} }}`: ids are lower case letters, digits and "
        yield Mistake("bad-id", sentence, f"{hint}single hyphens.", braces)
    before, above = "", ""
    yield from _headings(text)
    yield from _numbers(text)
    for line, after in pairwise([*text.split("\n"), ""]):
        begins = _ITEM.match(line) and (
            re.match(r"[-*+]|1[.)]", line) or _ITEM.match(after)
        )  # not `12. May`
        opens = begins and before.strip() and not before.startswith((" ", "#", ">", "|"))
        if opens and not _ITEM.match(before):
            sentence = "The list stands right under its paragraph, and becomes a part of it."
            hint = "Leave an empty line between the two."
            yield Mistake("glued-list", sentence, hint, line)
        elif re.match(r" {1,3}(?:[-*+]|[0-9]{1,2}\.) ", line) and _ITEM.match(before):
            sentence = "The entry stands under another one, and becomes one beside it."
            hint = "Start it four spaces further right than the one it belongs to."
            yield Mistake("glued-list", sentence, hint, line.strip())
        elif re.match(r"#(?!#*[ \t])#*[^#\s]", line):
            sentence = f"`{line.split()[0]}` at the start of a line makes it a heading."
            hint = "Write a space behind `##` for a heading, or `\\#` where the sign is to be seen."
            yield Mistake("odd-heading", sentence, hint, line)
        elif re.match(r"#[ \t]", line):
            sentence = "`#` makes a heading like the title, which the page has already."
            yield Mistake("odd-heading", sentence, "Write `## ` before it.", line)
        elif re.fullmatch(r"(?:=+|-+) *", line) and above.strip() and not above.startswith("|"):
            sentence = f"`{line.strip()}` makes the line above it a heading."
            hint = "Write `## ` before the heading, or leave an empty line above the rule."
            yield Mistake("odd-heading", sentence, hint, line)
        above = line
        in_list = _ITEM.match(before) or before.startswith("  ")
        before = line if line.strip() == "" or _ITEM.match(line) or not in_list else f"  {line}"


def _headings(text: str) -> Iterator[Mistake]:
    """Headings without words, and those that leave out a rank, as readers by ear go by ranks."""
    rank = 2  # that of the first below the title
    for match in _HEADING.finditer(text):
        marks, words = match["marks"], (match["words"] or "").strip()
        if not words:
            sentence = f"`{match.group().strip()}` is a heading without words."
            hint = "Write its words behind the signs, or remove the line."
            yield Mistake("odd-heading", sentence, hint, match.group())
        elif len(marks) > rank + 1:
            sentence = (
                f"`{marks}` makes a heading {len(marks) - rank} ranks below the one above it."
            )
            hint = f"Write `{'#' * (rank + 1)} ` before it."
            yield Mistake("odd-heading", sentence, hint, match.group())
        rank = min(len(marks), rank + 1)


def _numbers(text: str) -> Iterator[Mistake]:
    """A number that begins an entry and would be another one on the page, where lists count."""
    count, blank = 0, True
    for line in text.split("\n"):
        match = _NUMBERED.match(line)
        if match and (blank or count):
            count += 1
            number = match["number"]
            if int(number) not in (count, 1):
                sentence = f"`{number}.` stands on the page as `{count}.`: lists count from 1."
                hint = (
                    f"Write `{count}.`, or `{number}\\.` for the number itself. What stands between"
                )
                hint += " two entries begins four spaces further right."
                yield Mistake("lost-words", sentence, hint, line)
                return
        elif line.strip() and blank and not line.startswith(" "):
            count = 0
        blank = not line.strip()


def _rendered(kind: Words, bare: str) -> Iterator[Mistake]:
    """What is seen only once the text is rendered: marks that stand, words that do not."""
    seen = rendered.visible_text(bare)
    runs = [match for each in seen.paragraphs for match in _RUN.finditer(each)]
    starred = kind is Words.PROSE and any(match["mark"] == "*" for match in runs[:1])
    for form, code, sentence, hint in _LEFT:
        if kind is Words.INLINE and code in OF_BLOCKS:
            continue
        left: list[str] = []
        for paragraph in seen.paragraphs:
            found = [match[0] for match in form.finditer(paragraph)]
            left += found if code == "broken-link" else found[:1]
        left = [words for words in left if not re.search(r"[*_]{3}", words) and _meant(words, bare)]
        if starred and code == "open-emphasis":
            continue  # the stars are bullets
        for words in left[:1] if code in ONCE else dict.fromkeys(left):
            yield Mistake(code, sentence.format(words=words.strip()), hint, words)
    if seen.crossed:
        hint = "End the inner words before the outer ones: `**bold *and leaning* words**`."
        yield Mistake("open-emphasis", "Marks of bold and leaning words cross here.", hint, "*")
    for leaning in seen.inside:
        sentence = f"The stars around `{leaning}` stand inside words, and make it lean."
        hint = "Write `\\*` for a star that is to be seen."
        yield Mistake("open-emphasis", sentence, hint, f"*{leaning}")
    if kind is Words.PROSE:
        for match in runs[:1]:
            sentence = f"`{match['mark'].strip()}` begins no list: the lines become one."
            hint = "Write each entry on a line of its own that starts with `- ` or `1. `."
            yield Mistake("glued-list", sentence, hint, match[0].split("\n")[0])
        if "pre" in seen.elements:
            line = next((each for each in bare.split("\n") if each.startswith(("    ", "\t"))), "")
            sentence = "The line stands four spaces further right than others and becomes code."
            hint = "Start it in the column of the lines around it."
            yield Mistake("odd-indentation", sentence, hint, line.strip())


def _slots(bare: str) -> Iterator[Mistake]:
    """The first words between single braces, which letters fill in and pages show."""
    found = (
        match for each in rendered.visible_text(bare).paragraphs for match in _SLOT.finditer(each)
    )
    for match in islice(found, 1):
        sentence = f"`{match.group()}` means nothing here, and stands on the page."
        words = match["words"].strip()
        hint = "Remove the braces; what readers fill in stands between square brackets"
        hint = f"{hint}: `[{words}]`." if re.fullmatch(r"[\w -]+", words) else f"{hint}."
        yield Mistake("idle-markup", sentence, hint, match.group())


def _meant(words: str, text: str) -> bool:
    """Whether words that begin with a number begin an entry: not `12. May`."""
    number = re.match(r"[0-9]+(?=\. )", words)
    before = int(number[0]) - 1 if number else 0
    return not before or re.search(rf"^ *{before}[.)] ", text, re.MULTILINE) is not None


def _lost(bare: str) -> Iterator[Mistake]:
    """A line that does not stand on the page as it is written, however that came."""
    lost = Counter(_plain(bare)) - Counter(rendered.visible_text(bare).words)
    if not lost or any(markup.html(bare)):
        return
    looks = _LOOKS.search(bare)
    if looks:
        sentence = f"`{looks[0]}` gives what stands before it another look, and pages take none."
        yield Mistake("lost-words", sentence, "Remove it.", looks[0])
        return
    line = max(
        bare.split("\n"), key=lambda each: sum(word in _plain(each) for word in lost)
    ).strip()
    sentence = f"`{line}` does not stand on the page as it is written."
    if line.startswith("|"):
        sentence = f"`{line}` has more cells than the first row, and loses them."
        hint = "Write as many cells in each row; `\\|` shows the line itself."
        yield Mistake("broken-table", sentence, hint, line)
    elif re.match(r"\[[^\[\]]+\]:", line):
        hint = f"Write words and target in one: {LINK_WRITTEN}."
        yield Mistake("broken-link", sentence, hint, line)
    else:
        hint = "Write it as a plain sentence; `\\` before a sign shows the sign itself."
        yield Mistake("lost-words", sentence, hint, line)


def _plain(text: str) -> list[str]:
    """The words of a text that readers are to see, without targets of links and names of places."""
    text = re.sub(r"(?m)^[ >]*(?:[-*+] )*(?:[0-9]+\. )*", "", text)
    text = re.sub(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)", " ", text)
    text = re.sub(r"(?m)\{ *#[a-z0-9-]+ *\} *$|\{: *[.#][^}\n]*\}|^ *\|?[ :|-]+$", " ", text)
    return rendered.words(text)
