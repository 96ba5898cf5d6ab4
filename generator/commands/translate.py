"""The commands for translators: a new PO file, bringing files up to date, what is left to do."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

import click
from rich.table import Table

from ..diagnostics import FORMATS, Diagnostic, did_you_mean, has_errors
from ..letters.files import typeface
from ..letters.typeset import lacking
from ..model.guide import Guide
from ..model.settings import Settings
from ..pipeline import TRANSLATIONS, Checked, Project
from ..pipeline.project import catalogues
from ..site.project import fonts
from ..text import locales
from ..text.tags import language_tag
from ..translation import interface, merge, po, status
from ..translation.edition import Coverage, Edition
from ..translation.read import tag_of
from . import console

TEMPLATE = f"{TRANSLATIONS}guide.pot"
MANY = 20  # texts that are named one by one
NONE = "There are no translations yet. Begin one: fingerpost translate new {other}"
IDS = "They stand behind `msgctxt` in each PO file."


NOTES = """\
# {language}: notes for whoever translates next

What was decided, and why.

- Form of address:
- What it is called: a sign, a remedy, a step, a letter, and whoever the guide is about:
- Greeting and closing of letters:
- Doubts, and how they were settled:
"""


class Translations(click.Group):
    """The commands for translators, which say what to type where a language stands for one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that was typed."""
        tag = language_tag(args[0])
        if args[0] not in self.commands and locales.known(tag):
            hint = f"Type what to do with it: fingerpost translate new {tag}, update or status."
            raise click.UsageError(f'"{args[0]}" is a language, and no command. {hint}')
        return super().resolve_command(ctx, args)


@click.group(cls=Translations)
def translate() -> None:
    """Bring the guide into another language, and keep it up to date."""


@translate.command("new")
@click.argument("tag", metavar="LOCALE")
@click.pass_obj
def new(root: Path, tag: str) -> None:
    """Write an empty PO file for a language, named by its tag: fr, pt-BR, zh-Hant."""
    project = console.read(root)
    checked = _checked(root, project)
    assert checked.guide is not None
    settings = checked.guide.settings
    _must_be_other(tag, settings)
    path = f"{TRANSLATIONS}{tag}.po"
    path = _paths(root, settings).get(tag, path)
    if (root / path).is_file():
        raise click.UsageError(f"{path} exists already. Try: fingerpost translate update {tag}")
    header = locales.plurals(tag).header
    files = catalogues(project.content, interface.FOLDER)
    supplied, _ = interface.words(checked.messages, files, [tag])
    messages = interface.asked(checked.messages, interface.known(supplied, tag), None)
    text = merge.new(tag, header, settings.title, messages, console.day())
    language, notes = locales.locale(tag).name, f"{TRANSLATIONS}{tag}.md"
    begun = {} if (root / notes).exists() else {notes: NOTES.format(language=language)}
    _write(root, {path: text, **begun})
    spare = sum(message.spare for message in messages)
    rest = f", of which {spare} may stay empty" if spare else ""
    click.echo(f"Wrote {path}: {len(messages)} texts in {language}{rest}. Next:")
    click.echo(f"  1. Translate in {path}, by hand or with Poedit. TRANSLATING.md says how.")
    click.echo(f"     What you decide for good, note in {notes}.")
    click.echo(
        "  2. See what is left and what is wrong: fingerpost translate status; fingerpost check"
    )
    click.echo(f"  3. Look at it: fingerpost serve --locale {tag}")
    if lacking("".join(locales.formats(tag).months), fonts(root)):
        click.echo(f"  4. Letters need a typeface for its script. {typeface(tag)}")
    click.echo(f'When it is ready, add "{tag}" to `locales` in content/guide.yml.')


def _must_be_other(tag: str, settings: Settings) -> None:
    """End where a tag is that of no language, or of the one that the guide is written in."""
    console.must_be_language(tag)
    if tag == settings.source_locale:
        raise click.UsageError(f'The guide is written in "{tag}".')


def _none(settings: Settings) -> str:
    """That there are no translations, and how to begin one in another language."""
    other = "en" if settings.source_locale.partition("-")[0] == "fr" else "fr"
    return NONE.format(other=other)


@translate.command("update")
@click.argument("tags", metavar="[LOCALE]...", nargs=-1)
@click.pass_obj
def update(root: Path, tags: tuple[str, ...]) -> None:
    """Bring PO files up to date with the guide. Nothing is lost, a second time changes nothing."""
    checked = _checked(root)
    assert checked.guide is not None
    chosen = _tags(root, tags, checked.guide.settings)
    texts = _texts(root, chosen, checked)
    day = console.day()
    fresh = _merged(chosen, texts, checked, day)
    changed = {tag: text for tag, text in fresh.items() if text != texts[tag]}
    files = {chosen[tag]: text for tag, text in changed.items()}
    kept = {} if tags else _kept(root)
    words = {path: text for path, text in _words(kept, checked, day).items() if text != kept[path]}
    files |= words
    if (root / TEMPLATE).is_file():
        files[TEMPLATE] = _template(checked)
    _write(root, files)
    for tag in fresh:
        told = "brought up to date" if tag in changed else "up to date"
        click.echo(f"{chosen[tag]}: {told}")
    for path in words:
        click.echo(f"{path}: brought up to date")
    if not chosen:
        click.echo(_none(checked.guide.settings))
    sys.exit(len(texts) < len(chosen))


def _template(checked: Checked) -> str:
    assert checked.guide is not None
    settings = checked.guide.settings
    return merge.template(settings.title, settings.source_locale, checked.messages)


def _kept(root: Path) -> dict[str, str]:
    """The PO files of words of the interface that can be read, after telling what is wrong with
    others.

    An empty file is one that somebody begins.
    """
    files: dict[str, str] = {}
    for path in sorted((root / interface.FOLDER).glob("*.po")):
        name = f"{interface.FOLDER}{path.name}"
        tag = language_tag(path.stem)
        if not locales.known(tag):
            click.echo(f"{name}: left as it is, since it does not name a language")
            continue
        text, found = _text(root, tag, name)
        click.echo(FORMATS["text"](found), nl=False, err=True)
        if text is not None:
            files[name] = text
    return files


def _words(files: Mapping[str, str], checked: Checked, day: datetime.date) -> dict[str, str]:
    """The words of the interface in other languages, brought up to date."""
    own = tuple(message for message in checked.messages if message.page == interface.PAGE)
    fresh: dict[str, str] = {}
    for path, text in files.items():
        tag = language_tag(PurePosixPath(path).stem)
        header = locales.plurals(tag).header
        begun = text if text.strip() else merge.new(tag, header, interface.TITLE, own)
        fresh[path] = merge.merge(begun, own, header, day, tag=tag)
    return fresh


def _merged(
    paths: Mapping[str, str], texts: Mapping[str, str], checked: Checked, day: datetime.date
) -> dict[str, str]:
    """PO files by locale, brought up to date; words that come with the templates are left out of
    them.
    """
    published = {edition.tag for edition in checked.editions if edition.published}
    fresh: dict[str, str] = {}
    for tag, text in texts.items():
        supplied = interface.known(checked.supplied, tag)
        own, _ = po.read(tag, paths[tag], text.encode())
        fresh[tag] = merge.merge(
            text,
            interface.asked(checked.messages, supplied, own),
            locales.plurals(tag).header,
            day,
            tag=tag,
            published=tag in published,
            elsewhere={name: entry.forms for name, entry in supplied.items()},
        )
    return fresh


@translate.command("template")
@click.pass_obj
def template(root: Path) -> None:
    """Write the template from which translation platforms begin a language by themselves."""
    checked = _checked(root)
    assert checked.guide is not None
    _write(root, {TEMPLATE: _template(checked)})
    click.echo(f"Wrote {TEMPLATE}: {len(checked.messages)} texts.")


@translate.command("accept")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@click.pass_obj
def accept(root: Path, names: tuple[str, ...]) -> None:
    """Keep translations after a correction of the source that changes no meaning.

    ID is that of a text, as PO files have it: signs/late-payment/title.
    """
    project = console.read(root)
    checked = _checked(root, project)
    ids = [message.id for message in checked.messages]
    for name in names:
        if name not in ids:
            raise click.UsageError(f'No text has the id "{name}". {did_you_mean(name, ids) or IDS}')
    day = console.day()
    merged = _words(_kept(root), checked, day)
    words = {path: merge.accept(text, names) for path, text in merged.items()}
    words = {path: (text, done) for path, (text, done) in words.items() if done}
    if words:  # what a language has there again, no file of the guide is asked for
        fresh_words = {path: text.encode() for path, (text, _) in words.items()}
        project = replace(project, content={**project.content, **fresh_words})
        checked = _checked(root, project)
    assert checked.guide is not None
    chosen = _tags(root, (), checked.guide.settings)
    texts = _texts(root, chosen, checked)
    fresh = _merged(chosen, texts, checked, day)
    accepted = {tag: merge.accept(text, names) for tag, text in fresh.items()}
    told = words | {tag: (text, done) for tag, (text, done) in accepted.items()}
    _write(root, {chosen.get(name, name): text for name, (text, _) in told.items()})
    for name, (_, done) in told.items():
        click.echo(f"{name}: {', '.join(done) or 'nothing to accept'}")
    sys.exit(len(texts) < len(chosen))


@translate.command("status")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.argument("tags", metavar="[LOCALE]...", nargs=-1)
@click.pass_obj
def status_command(root: Path, form: str, tags: tuple[str, ...]) -> None:
    """Show how much is translated. Fuzzy never counts as done. Tells every mistake, as `check`.

    For one LOCALE also shows which parts have gaps, those last read longest ago first.
    """
    checked = console.check(root, console.read(root))
    guide = console.guide_or_exit(checked, strict=False)
    chosen = [e for e in checked.editions[1:] if e.tag in (tags or [e.tag])]
    unread = {found.location.path for found in checked.diagnostics}
    unknown = set(tags) - {edition.tag for edition in chosen}
    there = _paths(root, guide.settings)
    unknown -= {tag for tag in tags if there.get(tag) in unread}  # told above
    if unknown:
        others = ", ".join(edition.tag for edition in checked.editions[1:]) or "none"
        begin = language_tag(min(unknown))
        hint = f" Begin them: fingerpost translate new {begin}" if locales.known(begin) else ""
        told = f'No translations for "{min(unknown)}". There are: {others}.{hint}'
        raise click.UsageError(told)
    if form == "json":
        click.echo(status.as_json(chosen, guide), nl=False)
        sys.exit(has_errors(checked.diagnostics))
    if not chosen:
        click.echo(_none(guide.settings))
        sys.exit(has_errors(checked.diagnostics))
    table = Table("locale", "translated", "fuzzy", "empty", "critical missing", "state")
    for edition in chosen:
        state = "published" if edition.published else "preview"
        table.add_row(edition.tag, *_counts(edition.whole), state)
    console.show(table)
    if len(tags) == len(chosen) == 1:
        _show_parts(chosen[0], guide)
    sys.exit(has_errors(checked.diagnostics))


def _show_parts(edition: Edition, guide: Guide) -> None:
    """Print how far each part of a translation is, and which texts of it are to be looked at."""
    rows = Table("part", "translated", "fuzzy", "empty", "critical\nmissing", "source\nread")
    for part in status.parts(edition, guide):
        rows.add_row(part.name, *_counts(part.coverage), str(part.reviewed or ""))
    console.show(rows)
    for name, since in edition.stale.items():
        click.echo(f"Out of date{f' since {since}' if since else ''}: {name}")
    for name in edition.missing[:MANY]:
        click.echo(f"Critical and missing: {name}")
    if len(edition.missing) > MANY:
        click.echo(f"Critical and missing: {len(edition.missing) - MANY} more")


def _counts(of: Coverage) -> tuple[str, ...]:
    """How much is translated, fuzzy, empty, and missing though critical, for a row of a table."""
    return (f"{status.percent(of)} %", *map(str, (of.fuzzy, of.empty, of.critical_missing)))


def _checked(root: Path, project: Project | None = None) -> Checked:
    """What was checked, if the content has no errors: only then are its texts worth translating."""
    checked = console.check(root, project or console.read(root))
    if checked.guide is None:
        console.guide_or_exit(checked, strict=False)
    return checked


def _paths(root: Path, settings: Settings) -> dict[str, str]:
    """The PO file of each locale, however its name is written; a file of no locale has its own
    name.

    Hidden files and folders are passed over.
    """
    found = sorted((root / TRANSLATIONS).glob("*.po"))
    there = [path for path in found if path.is_file() and not path.name.startswith(".")]
    tags: dict[str, str] = {}
    for path in there:
        name = f"{TRANSLATIONS}{path.name}"
        tag = tag_of(name, settings)
        tags.setdefault(tag if isinstance(tag, str) else path.stem, name)
    return tags


def _tags(root: Path, chosen: tuple[str, ...], settings: Settings) -> dict[str, str]:
    """The locales that are meant, and their files."""
    there = _paths(root, settings)
    meant = {}
    for tag in chosen:
        named = tag if tag in there else language_tag(tag)
        if named not in there:
            _must_be_other(named if locales.known(named) else tag, settings)
            hint = f"Try: fingerpost translate new {named}"
            raise click.UsageError(f"There is no {TRANSLATIONS}{tag}.po. {hint}")
        meant[named] = there[named]
    return meant or there


def _texts(root: Path, paths: Mapping[str, str], checked: Checked) -> dict[str, str]:
    """The texts of PO files by locale, without those that must not be touched, after telling why.

    A file with an id that stands twice is one of those: which translation is the better only people
    know.
    """
    assert checked.guide is not None
    texts: dict[str, str] = {}
    for tag, path in paths.items():
        named = tag_of(path, checked.guide.settings)
        text, found = (None, (named,)) if isinstance(named, Diagnostic) else _text(root, tag, path)
        click.echo(FORMATS["text"](found), nl=False, err=True)
        if text is None:
            click.echo(f"{path}: left as it is")
        else:
            texts[tag] = text
    return texts


def _text(root: Path, tag: str, path: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    data = (root / path).read_bytes()
    text, found = po.text(path, data)
    twice = tuple(d for d in po.read(tag, path, data)[1] if d.code == "repeated-message")
    return None if twice else text, (*found, *twice)


def _write(root: Path, texts: Mapping[str, str]) -> None:
    """Write PO files by their paths, all of them, or end with none of them changed."""
    console.write_or_exit(root, {path: text.encode() for path, text in texts.items()})
