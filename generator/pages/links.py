"""Turns the texts and links of authors into the Markdown of the page they stand on."""

from __future__ import annotations

from ..addresses import HOME, Addresses, image_path, relative, relative_url
from ..model.guide import Guide
from ..model.kinds import Entry
from ..model.settings import Section
from ..text import markup, untranslated


class Weaver:
    """Knows the guide, and `page`: the Markdown file whose texts are woven at the moment."""

    def __init__(self, guide: Guide) -> None:
        """Weave texts of a guide in one locale."""
        self.terms = {term.id: term for term in guide.terms}
        self.images = {image.id: image for image in guide.images}
        self.at = Addresses.of(guide)
        self.source = guide.settings.source_locale
        self.page = self.at.page_path(HOME)

    def inline(self, text: str) -> str:
        """One paragraph of Markdown on one line, its links leading to files.

        What begins like a heading, a list or a quotation stands as it is written.
        """
        return markup.begun(markup.one_line(self.prose(text)))

    def prose(self, text: str) -> str:
        """Blocks of Markdown, their links leading to files, glossary words explained in place.

        Pictures get their size, and are fetched when a reader comes near them.
        """
        return markup.relink(text.strip(), self._relink)

    def link(self, thing: object) -> str:
        """The file of a thing, section or link, relative to the file of the page."""
        return relative(self._target(thing), self.page)

    def url(self, thing: object) -> str:
        """The address of a thing, section or link, relative to the address of the page."""
        return relative_url(self._target(thing), self.page)

    def _relink(self, found: markup.Link) -> str:
        """A link as the page has it: to a file, to a picture, to a word explained in place."""
        parts = found.parts()
        if parts is None:
            return found.whole
        kind, name, anchor = parts
        if found.shows:
            return self._picture(found.label, name)
        link = f"[{found.label}]({relative(self.at.target(kind, name, anchor), self.page)})"
        if kind == "term":
            written = self.terms[name].short
            short = untranslated.bare(markup.unmarked(written)).replace('"', "”")
            lang = f" data-lang={self.source}" if untranslated.marked(written) else ""
            return f'{link}{{ .term title="{short}"{lang} }}'
        return link

    def _picture(self, label: str, name: str) -> str:
        """A picture with its words and its room, so that nothing moves when it comes."""
        image = self.images[name]
        words = markup.unmarked(label).replace("[", "(").replace("]", ")")
        room = f'width="{image.width}" height="{image.height}"'
        when = 'loading="lazy" decoding="async"'
        return f"![{words}]({relative(image_path(image), self.page)}){{ {room} {when} }}"

    def _target(self, thing: object) -> str:
        """The file a thing, a section or a link such as `sign:late-payment` leads to."""
        if isinstance(thing, Entry):
            return self.at.target(thing.what.name, thing.id)
        if isinstance(thing, Section):
            return self.at.target(thing.id)
        return self.at.to(str(thing))
