"""What passes the check of translations has, as HTML, exactly the links of its source."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fingerpost.model.kinds import Words
from fingerpost.pages.links import Weaver
from fingerpost.text import locales
from fingerpost.translation import merge
from fingerpost.translation.check.marks import BRACES
from fingerpost.translation.check.text import faults
from fingerpost.translation.messages import Message

from .projects import message_of, on_disk
from .shell import typed
from .test_translations import ours

pytestmark = pytest.mark.slow

TARGETS = (
    *("contact.html", "../contact.html", "#top", "?x", ".", "/", "%68ttp:evil.example"),
    *("http:evil.example", "HTTP:evil.example", "http://evil.example", "ftp:evil.example"),
    *("//evil.example", "/\\evil.example", "\\\\evil.example", "\\/\\/evil.example", "\\x"),
    *("&#104;ttp:evil.example", "&sol;&sol;evil.example", "http&colon;evil.example", "&#x2f;x"),
    *("javascript:alert", "JaVaScRiPt:alert", "java\tscript:alert", "javascript :alert"),
    *("javascript\\:alert", "data:text/html,x", "DATA:x", "data: x", "vbscript:x"),
    *(
        "MAILTO:a@evil.example",
        "mailto:a@evil.example",
        "a@evil.example",
        "tel:1",
        "TEL:1",
        "sms:1",
    ),
    *("x\u0001", "\u00a0x", "\u3000x", "\u200bx", "\u202ex", "x\r"),
    *(
        "sign:walks-in",
        "sign:walks-in#top",
        "SIGN:walks-in",
        "sign:no-such",
        "term:deposit",
        "signs:",
    ),
    *("<sign:walks-in>", "(x)", "x)y", "x(y", "[x]", "x y", "", " "),
)
FORMS = (
    *("[x](@)", "[x]( @ )", "[x](\t@)", '[x](@ "t")', "[x](@ 't')", '[x](@"t")', "[x](<@>)"),
    *("[x](< @ >)", "[x](\n@)", '[x](@\n"t")', "[x] (@)", "[x]\n(@)", "[x](@", "x](@)", "[](@)"),
    *("[x][@]", "[x] [@]", "[@]", "[@][]", "[x]: @", "[x]\n\n[x]: @", "  [x]: @ 't'", "[x]:@"),
    *("![x](@)", "![x][@]", "!\\[x](@)", "\\![x](@)", "\\[x](@)", "[x\\](@)", "[x]\\(@)"),
    *(
        "[[x]](@)",
        "[x [y](@) z](@)",
        "[x ![y](@)](@)",
        "[*x*](@)",
        "[`x`](@)",
        "`[x](@)`",
        "``[x](@)",
    ),
    *("<@>", "< @ >", '<a href="@">x</a>', "<a href=@>x", "<a\nhref='@'>", "&lt;a href=@&gt;"),
    *("[x](@){: href=@ }", "x{: href=@ }", "[x]{@}", "*[x]: @", "[^x]: @", "[x](@)(@)", "@", "x@"),
)
EVERY = 4  # of all pairs, another fourth of the targets with each form
PLANTED = tuple(
    form.replace("@", target)
    for number, (form, target) in enumerate(itertools.product(FORMS, TARGETS))
    if number % EVERY == 0
)
LINKED = re.compile(r"\[[^\[\]]+\]\(([a-z]+:[^()]*)\)")


class Links(HTMLParser):
    """What of HTML leads somewhere or loads something."""

    LEADING = ("href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "ping")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {value or ''}" for name, value in attrs if name in self.LEADING]


def leads(html: str) -> list[str]:
    reader = Links()
    reader.feed(html)
    reader.close()
    return sorted(reader.found)


def shown(text: str) -> list[str]:
    """Where a text leads on a page, with the links of the guide and the Markdown of the site."""
    source, _, _, extensions = ours()
    return leads(markdown.markdown(Weaver(source).prose(text), extensions=list(extensions)))


@cache
def hosts() -> tuple[Message, ...]:
    """A message of each kind, with and without links."""
    found: dict[tuple[object, bool], Message] = {}
    for message in ours()[1]:
        if message.plural is None and message.limit is None and not BRACES.search(message.text):
            found.setdefault((message.kind, bool(LINKED.search(message.text))), message)
    return tuple(found.values())


def passes(message: Message, form: str) -> bool:
    return not any(fault.severity == "error" for fault in faults(message, form))


def translations(message: Message, planted: str) -> Iterator[str]:
    """Words with something planted: alone, after and before them, and in place of their link."""
    yield from (planted, f"{message.text} {planted}", f"{planted} {message.text}")
    for link in LINKED.finditer(message.text):
        yield message.text.replace(link.group(), planted, 1)
        yield message.text.replace(link.group(), f"[{planted}]({link[1]})", 1)
        yield message.text.replace(link[1], planted, 1)


@cache
def passed() -> tuple[tuple[Message, str], ...]:
    """All that is planted and that the check lets through."""
    return tuple(
        (message, form)
        for message in hosts()
        for planted in PLANTED
        for form in translations(message, planted)
        if form != message.text and passes(message, form)
    )


def strays(message: Message, form: str) -> bool:
    return shown(form) != shown(message.text)


def test_what_is_planted_is_let_through_where_it_is_no_link_and_refused_where_it_is() -> None:
    assert len(PLANTED) > 600
    assert len(TARGETS) % EVERY
    assert len(hosts()) >= 6
    assert len(passed()) > 100
    assert len(passed()) < len(PLANTED) * len(hosts())


def test_no_planted_form_that_passes_has_other_links_than_its_source() -> None:
    assert [(each[0].id, each[1]) for each in passed() if strays(*each)] == []


@given(
    st.sampled_from(hosts()),
    st.lists(
        st.sampled_from(PLANTED)
        | st.sampled_from("[]()<>!\\&:#{}*`\"' \t\n")
        | st.text(max_size=3),
        max_size=5,
    ).map("".join),
    st.integers(0, 200),
)
def test_no_form_made_of_them_that_passes_has_other_links(
    message: Message, planted: str, place: int
) -> None:
    for form in (
        message.text[:place] + planted + message.text[place:],
        *translations(message, planted),
    ):
        assert not (passes(message, form) and strays(message, form)), form


def test_a_site_of_all_that_passed_has_the_links_of_its_source_on_every_page(
    tmp_path: Path,
) -> None:
    project = on_disk(tmp_path)
    _, texts, _, _ = ours()
    made = polib.pofile(merge.new("fr", locales.plurals("fr").header, "Test", texts), wrapwidth=0)
    forms = itertools.cycle(dict.fromkeys(planted for _, planted in passed()))
    count = 0
    by_id = {message.id: message for message in texts}
    for entry in made:
        message = by_id[entry.msgctxt]
        if message.plural is not None:
            continue
        for planted in itertools.islice(forms, 12):
            form = f"{message.text} {planted}" if "\n" not in planted else ""
            if form and passes(message, form):
                entry.msgstr = form
                count += 1
                break
    assert count > 200
    (project / "content/translations").mkdir(exist_ok=True)
    (project / "content/translations/fr.po").write_text(str(made), encoding="utf-8")
    settings = project / "content/guide.yml"
    shares = "publish_from: {ordinary: 1, critical: 0}\nstay_from: {ordinary: 1, critical: 0}\n"
    text = settings.read_text(encoding="utf-8").replace("[en]\n", f"[en, fr]\n{shares}", 1)
    settings.write_text(text, encoding="utf-8")
    typed(project, "build")
    pages = sorted((project / "site/en").rglob("index.html"))
    assert len(pages) > 20
    for page in pages:
        theirs = project / "site/fr" / page.relative_to(project / "site/en")
        assert main(theirs) == main(page), page


def main(page: Path) -> list[str]:
    """Where the main part of a page leads, but for its twin in the other language.

    Feedback takes the title of the page along.
    """
    html = page.read_text(encoding="utf-8")
    inside = html[html.index("<main") : html.index("</main>")]
    twin = re.compile(r"a (?:\.\./)+(?:en|fr)/")
    found = (address.partition("/issues/new?title=")[0] for address in leads(inside))
    own = (re.sub(r"\.(?:en|fr)(?=\.)", "", address) for address in found)
    return sorted(address for address in own if not twin.match(address))


def test_a_heading_that_loses_its_name_is_refused_since_links_lead_to_it() -> None:
    message = message_of("## Money { #money }", Words.PROSE)
    told = [
        faults(message, form)
        for form in ("## Geld { #money } hier", "## Geld{ #money }", "## Geld \\{ #money }")
    ]
    sentence = "`{ #money }` does not name the heading here, and links lead to it."
    assert [[fault.sentence for fault in each] for each in told] == [[sentence]] * 3
    assert faults(message, "## Geld { #money }") == ()
