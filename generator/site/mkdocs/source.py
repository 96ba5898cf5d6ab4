"""The source of a page as MkDocs knows it, which is written when somebody asks for it."""

from __future__ import annotations

from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from ...output import Output


class PageSource(File):
    """The source of a page. Where its page `stands` already, MkDocs is not to build it."""

    output: Output
    stands = False

    @classmethod
    def of(cls, config: MkDocsConfig, output: Output) -> PageSource:
        """The source that an output is."""
        made = cls.generated(config, output.path, content=b"")
        assert isinstance(made, cls)
        made.output = output
        return made

    @property
    def content_bytes(self) -> bytes:
        """The bytes of the Markdown."""
        return self.output.data

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.output = replace(self.output, made=value, named=None)

    @property
    def content_string(self) -> str:
        """The Markdown."""
        return self.content_bytes.decode()

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.content_bytes = value.encode()

    def is_modified(self) -> bool:
        """Whether the page has to be built."""
        return not self.stands
