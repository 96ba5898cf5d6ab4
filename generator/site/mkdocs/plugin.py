"""Hands the outputs of the core to MkDocs: pages as generated files, theme data as `extra`."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from material.extensions.emoji import to_svg
from mkdocs.commands.build import _build_page, _populate_page, get_context
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ... import pipeline
from ...addresses import quoted
from ...diagnostics import Diagnostic, as_text, has_errors, summary, tally
from ...letters.files import LetterUnset
from ...letters.typeset import Unset
from ...output import Output
from ...pages import offline
from ...pages.placeholder import placeholder
from ...pages.render import Rendered
from ...pipeline import Project
from ...templating import Environment, TemplateError
from .. import settings
from ..blame import blamed
from ..cache import kept
from ..project import CONTENT, PACKAGED, TEMPLATES, read_project
from ..write import write
from .before import Before
from .heard import leave_skipped_unsaid
from .icons import ICONS, index
from .pages import NEEDED, Pages, done, plain
from .served import Served
from .theme import guarded, layered, listed, mention, names, ours, whole

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

    from .looked import Looked

EMOJI = "pymdownx.emoji"
PAGE_TEMPLATE = "main.html"
OWN = frozenset({"content", "meta", "title", "toc", "url"})
"""What of a page comes of its own source, of all that a theme can ask it."""
SETTLED = 0.02  # seconds without another change, until a build begins
log = get_plugin_logger("fingerpost")


class Options(base.Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in `mkdocs.yml`.

    Without a locale it builds that of the environment, or the source locale.
    """

    locale = config_options.Type(str, default="")
    keep = config_options.Type(bool, default=True)


class FingerpostPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Builds one locale. Under `serve`, mistakes are shown on the pages of the last good build."""

    serving = False
    shown = Rendered((), {})
    rendered: Rendered | None = None
    """What a build has rendered already; without it the project is read and checked."""
    before = Before()
    """The tree that a build can share files with."""
    good: Project | None = None
    """The project as it was when nothing was wrong with it."""
    pages: Pages
    served: Served
    looked: Looked | None = None
    later = False
    """Whether pages are written when they are asked for."""
    published: Files
    remembers: ExitStack
    theme: list[str]
    asks_for_sources: bool
    """Whether a template of the theme may show what a page was made from."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a live preview. Keeps the plugin alive between builds."""
        self.serving, self.pages, self.remembers = command == "serve", Pages(), ExitStack()
        self.served, self.looked, self.later, self.good = Served(), None, False, None
        if self.serving:
            leave_skipped_unsaid()

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Follow changes soon; settings that cannot be used are told, and the pages stay.

        What the first build left in memory stays; Python need not look through it at each edit.
        """
        from .looked import Looked  # what a build needs not is not loaded for it
        from .watch import hear

        root = Path(config.config_file_path or "mkdocs.yml").parent
        self._prepare(root)
        gc.freeze()
        watched = [path for path in (config.docs_dir, config.config_file_path) if path]
        hear(server, watched, polls=bool(os.environ.get(settings.POLL_VARIABLE)))
        for path in settings.inherited(root):
            server.watch(str(path))

        looked = self.looked = Looked(server, self.served)
        faults = settings.Faults(root)

        def build() -> None:
            with looked.building():
                told = faults.now()
                if has_errors(told):
                    log.warning("%s%s", as_text(told), tally(told))
                    return
                try:
                    self._build(builder)
                except Exception as error:
                    foreign = blamed(error, root, others=not plain(config))
                    if foreign is None or isinstance(error, MkDocsException):
                        raise
                    raise Abort(str(foreign)) from error

        server.builder = build
        server.build_delay = SETTLED
        return server

    def _prepare(self, root: Path) -> None:
        """Have the first edit wait no longer than others."""
        project = read_project(root, ICONS)
        with kept(root, project.fonts, keep=self.config.keep):
            pipeline.prepare(project)

    def _build(self, builder: Callable[[], None]) -> None:
        """Build what pages, documents and pictures are as they are asked for; all at once if one
        has a mistake, which all pages show.
        """
        before, self.later = self.shown, True
        try:
            builder()
        except (TemplateError, Unset, LetterUnset):
            self.shown, self.later = before, False
            builder()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run the core on the project and set what the theme needs."""
        root = Path(config.config_file_path or "mkdocs.yml").parent
        watched = {root / CONTENT: None, root / TEMPLATES: None, PACKAGED: None}
        config.watch += [str(folder) for folder in watched]
        self.theme = layered(config, root)
        config.site_url = quoted(config.site_url or "")
        listed_not = [name for name in NEEDED if name not in config.markdown_extensions]
        config.markdown_extensions = [*config.markdown_extensions, *listed_not]
        if EMOJI in config.markdown_extensions:  # the icons of the theme, as its `:icon:` are
            icons = {"emoji_index": index, "emoji_generator": to_svg}
            config.mdx_configs[EMOJI] = icons | config.mdx_configs.get(EMOJI, {})
        found: tuple[Diagnostic, ...] = ()
        if self.rendered is not None:
            self.shown = self.rendered
        else:
            found = self._read(root, config)
        extra = {**self.shown.extra, "problems": [str(each) for each in found]}
        config.extra.update(extra if self.serving else self.shown.extra)
        config.site_name = config.extra["title"]
        config.theme["language"] = config.extra["locale"]["tag"]
        self.asks_for_sources = mention(self.theme, ("markdown", "content_string"))
        listed(config, self.theme)
        if self.serving and plain(config):
            self.served.begin(config)
        else:
            self.served.leave()
        return config

    def _read(self, root: Path, config: MkDocsConfig) -> tuple[Diagnostic, ...]:
        """Read and render the project as it stands on the disk; what is wrong with it."""
        project = read_project(root, ICONS)
        host = pipeline.Host(config.site_url or "", config.repo_url or "")
        self.remembers.close()
        self.remembers.enter_context(kept(root, project.fonts, keep=self.config.keep))
        tag = self.config.locale or os.environ.get(settings.LOCALE_VARIABLE, "")
        touched = self._touched(project)
        checked, shown = pipeline.shown(project, tag, host, later=self.later, touched=touched)
        if checked.diagnostics:
            level = logging.WARNING if checked.guide is None else logging.INFO
            log.log(level, "%s%s", as_text(checked.diagnostics), summary(checked.diagnostics))
        if shown is not None:
            self.shown, self.good = shown, project
        elif not self.serving:
            raise Abort(summary(checked.diagnostics))
        elif not self.shown.outputs:
            self.shown = placeholder(checked.interface, project.templates)
        return checked.diagnostics

    def _touched(self, project: Project) -> frozenset[str] | None:
        """The files that changed since nothing was wrong; None where any link may lead elsewhere
        now.
        """
        if self.good is None or self.good.templates != project.templates:
            return None
        before = self.good.content
        return frozenset(path for path, data in project.content.items() if before.get(path) != data)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the outputs and our own theme files; neither `content/` nor Material's assets."""
        if self.serving:
            made = [self.served.file(config, one) for one in self.shown.outputs]
        elif plain(config) and not config.exclude_docs:
            made = [self.before.file(config, one) for one in self._handed_over()]
        else:  # others may take a file away, or change it
            made = [
                File.generated(config, one.path, content=one.data) for one in self._handed_over()
            ]
        self.published = Files([*ours(files, self.theme), *made])
        around = self._around(config)
        self.pages.give(self.published, config, self.before, around, keeps=self.serving)
        return self.published

    def _around(self, config: MkDocsConfig) -> str:
        """What stands for all that the theme makes pages from beside their own; empty where a page
        has to be made to know.
        """
        if self.serving or self.asks_for_sources or not plain(config):
            return ""
        env: Any = self.on_env(config.theme.get_env(), config=config, files=self.published)
        context = get_context(Navigation([], []), [], config)
        return str(env.around(PAGE_TEMPLATE, context, OWN))

    def _handed_over(self) -> Iterator[Output]:
        """The outputs, none of which is held here any longer."""
        waiting = [*reversed(self.shown.outputs)]
        self.shown = replace(self.shown, outputs=())
        self.rendered = self.rendered and self.shown
        while waiting:
            yield waiting.pop()

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make the pages first that somebody looks at, and show them."""
        if self.looked is not None and self.served.tree is not None:
            docs = files.documentation_pages()
            paths = self.looked.pages()
            pages = [file.page for file in docs if file.dest_uri in paths and file.page is not None]
            env = self.on_env(config.theme.get_env(), config=config, files=files)
            for page in pages:
                _populate_page(page, config, files)
                _build_page(page, config, docs, nav, env)
            if pages:
                self.served.show()
                self.looked.show()
        return nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Give up a preview that another edit has overtaken, before a page is converted."""
        if self.looked is not None:
            self.looked.go_on()
        return page

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """The same, before a page is put in its frame."""
        if self.looked is not None:
            self.looked.go_on()
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Have mistakes in the templates of the theme answered with their place."""
        root = Path(config.config_file_path or "mkdocs.yml").parent
        return guarded(env, self.theme, root, serving=self.serving, recalls=plain(config))

    @event_priority(-100)  # behind whoever else may look at it
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let go of what a page was made from, of which a build may have thousands."""
        if not self.serving and plain(config) and not self.asks_for_sources:
            page.markdown = page.file.content_string = ""
        return html

    @event_priority(-100)  # behind whatever else changes a page
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The page; or none, which MkDocs does not write, where it stands already."""
        done(page)
        stands = self.served.holds(page.file.dest_uri, output)
        return "" if stands or self.before.has_page(page.file, output) else output

    def on_build_error(self, *, error: Exception) -> None:
        """Let go of what was made before."""
        self.remembers.close()

    @event_priority(-100)  # behind whatever else changes what was written
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """See that everything was written, and list it for who keeps the guide on a device."""
        if not self.serving:
            whole(self.published, config, self.before)
            facts = self.shown.extra["offline"]
            if facts is not None:
                files = {
                    path: self.before.held(path, config) for path in names(self.published, config)
                }
                worker = self.before.where(offline.WORKER, config).read_bytes()
                write(offline.listed(files, worker, facts), Path(config.site_dir))
        written = self.served.end()
        if self.looked is not None and not self.looked.pages().isdisjoint(written):
            self.looked.show_again()
        self.remembers.close()
