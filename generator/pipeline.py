"""The whole core in one call: the files of a project in, outputs and diagnostics per locale out.

Does no IO, reads no clock, no environment. The same input gives the same bytes.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from . import memory
from .addresses import address_of, file_of, font_path, image_path
from .content import facts as check_facts
from .content import links as check_links
from .content import look as check_look
from .content import lost as check_lost
from .content import moved as check_moved
from .content import pages as check_pages
from .content import values as check_values
from .content.load import Loaded, load
from .content.missing import settle
from .content.parts import needed
from .diagnostics import Diagnostic, Location, Severity, arranged, as_sentence, has_errors
from .letters import check as check_letters
from .letters import files as letter_files
from .letters import typeset
from .letters.fill import Tree
from .model.guide import Guide
from .model.settings import Settings
from .output import Output
from .pages import countries, log, logo, look, picture, search
from .pages import words as frame_words
from .pages.render import FILTERS, PICTURE, Given, Rendered, render
from .pages.root import root_outputs
from .quiz import embed
from .quiz.check import proof as check_quiz
from .templating import NAMES, TemplateError, compile_all, fault
from .translation import interface as wordings
from .translation import read as read_translations
from .translation.edition import Edition, lacking
from .translation.localise import localise
from .translation.messages import Message, messages

_Read = tuple[Loaded, tuple[Diagnostic, ...], Guide | None, tuple[Message, ...]]
TRANSLATIONS = "content/translations/"
FRAME = "interface/"  # how the ids of its messages begin
FEW = 8  # characters that are named one by one


@dataclass(frozen=True)
class Project:
    """Everything a build depends on.

    `content` maps paths relative to the project (`content/...`, `templates/interface.yml`) to
    bytes, pictures among them; `templates` maps paths under `templates/` to text; `icons` are the
    names the theme offers; `problems` is what went wrong while reading the files; `fonts` are
    folders of fonts.
    """

    content: Mapping[str, bytes]
    templates: Mapping[str, str]
    icons: frozenset[str]
    today: datetime.date
    problems: tuple[Diagnostic, ...] = ()
    fonts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A guide without errors, or none; what its locales have of it; everything that was found.

    The edition of the source locale is the first. A locale whose file cannot be read has none.
    `interface` are the words of the frame that could be read, also without a guide; `supplied`
    those that come with the templates, by locale.
    """

    guide: Guide | None
    diagnostics: tuple[Diagnostic, ...]
    editions: tuple[Edition, ...] = ()
    messages: tuple[Message, ...] = ()
    interface: Mapping[str, str] = field(default_factory=dict)
    supplied: wordings.Words = field(default_factory=dict)
    _localised: dict[str, Guide] = field(default_factory=dict, compare=False, repr=False)
    _trees: dict[str, dict[str, Tree | None]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _digests: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def guide_in(self, tag: str) -> Guide:
        """The guide in a locale that has an edition, made once."""
        if tag not in self._localised:
            assert self.guide is not None
            edition = next(edition for edition in self.editions if edition.tag == tag)
            self._localised[tag] = localise(self.guide, edition)
        return self._localised[tag]

    def trees(self, tag: str) -> dict[str, tuple[Tree, ...]]:
        """The letters that a locale needs: its own, and those of every published one."""
        assert self.guide is not None
        published = (edition.tag for edition in self.editions if edition.published)
        made = {name: self._trees_in(name) for name in (tag, *published)}
        return letter_files.together(made, self.guide.settings.source_locale)

    def letters_of(self, tag: str) -> dict[str, str]:
        """Digests of the letters that a locale needs, by the locales they are in."""
        published = (edition.tag for edition in self.editions if edition.published)
        return {name: self._digest_in(name) for name in (tag, *published)}

    def _digest_in(self, tag: str) -> str:
        if tag not in self._digests:
            made = json.dumps(self._trees_in(tag), ensure_ascii=False)
            self._digests[tag] = memory.name(made)
        return self._digests[tag]

    def _trees_in(self, tag: str) -> dict[str, Tree | None]:
        if tag not in self._trees:
            self._trees[tag] = letter_files.whole_trees(self.guide_in(tag), tag)
        return self._trees[tag]


def check(project: Project, kept: MutableMapping[str, bytes], *, trial: bool = True) -> Checked:
    """Load and check a project: every mistake of content, templates and translations at once.

    A mistake in a translation keeps that translation from being shown, and nothing else. `kept`
    remembers what has been typeset, by a digest; give the same one to `outputs`. Without a `trial`
    nothing is rendered or typeset, and what only that would show is not found.
    """
    files = project.content
    wrong = (e.location.path for e in project.problems if e.severity == "error")
    unread = tuple(path for path in wrong if path.startswith(("content/", "templates/")))
    apart = (TRANSLATIONS, wordings.FOLDER)
    own = tuple((path, files[path]) for path in files if not path.startswith(apart))
    loaded, told, guide, texts = _read(own, unread, project.today, project.icons)
    found = [*project.problems, *told, *look.check(loaded, project.templates)]
    words = {name: wording.text for name, wording in loaded.interface.items()}
    if guide is None or has_errors(found):
        return Checked(None, arranged(found), interface=words)
    tags = [guide.settings.source_locale]
    tags += read_translations.files_of(_catalogues(files), guide.settings)
    supplied, unfit = wordings.words(texts, _catalogues(files, wordings.FOLDER), tags)
    editions, told = read_translations.editions(guide.settings, texts, _catalogues(files), supplied)
    told = (*unfit, *told, *_missing(loaded, guide, files), *_held_back(loaded, guide, editions))
    place = loaded.places.of(guide.settings.origin, ("source_locale",))
    told += (*wordings.unspoken(texts, supplied, guide.settings.source_locale, place),)
    missing = frame_words.words(loaded, project.templates, len(editions) > 1)
    found += (*missing, *frame_words.theme(project.templates))
    if trial and not missing:
        found += _trial(loaded, guide, editions, project, kept)
    if has_errors(found):
        return Checked(None, arranged((*found, *told)), interface=words)
    return Checked(guide, arranged((*found, *told)), editions, texts, words, supplied)


@lru_cache(maxsize=2)  # a preview of templates or translations checks the same content again
def _read(
    files: tuple[tuple[str, bytes], ...],
    unread: tuple[str, ...],
    today: datetime.date,
    icons: frozenset[str],
) -> _Read:
    """The content as it was read before, or is read now.

    What it comes to is kept when the same content is read a second time, as it is whenever
    templates or translations change; an edit of the content need not wait for that.
    """
    if not memory.keeps():
        return _made(files, unread, today, icons)
    given = (part for path, data in files for part in (path, data))
    key = memory.name(today.isoformat(), *unread, "", *sorted(icons), "", *given)
    known = memory.got(tuple, "content", key)
    if known is not None:
        return known
    made = _made(files, unread, today, icons)
    if memory.recalled("content was read", key) is None:
        memory.keep(b"", "content was read", key)
    else:
        memory.put(made, "content", key)
    return made


def _made(
    files: tuple[tuple[str, bytes], ...],
    unread: tuple[str, ...],
    today: datetime.date,
    icons: frozenset[str],
) -> _Read:
    """The content, every mistake in it, and without any the guide and its texts."""
    loaded = settle(load(dict(files), unread))
    lost = check_lost.check(loaded)  # first, since it knows what other mistakes come from
    found = [*lost, *loaded.diagnostics, *check_links.check(loaded), *check_letters.check(loaded)]
    found += (*check_quiz.check(loaded), *check_pages.check(loaded))
    found += check_moved.check(loaded)
    found += (*check_look.check(loaded), *check_values.check(loaded, today, icons))
    found += check_facts.check(loaded, today)
    guide = None if has_errors(found) or loaded.settings is None else loaded.guide()
    if guide is not None:
        guide = guide.model_copy(update={"interface": needed(loaded)})
    return loaded, tuple(found), guide, messages(guide) if guide is not None else ()


def share(checked: Checked, project: Project) -> None:
    """Make what is the same in every locale, for processes that take this one over and make one.

    What is wrong with it they tell.
    """
    assert checked.guide is not None
    guide = checked.guide
    with suppress(TemplateError):
        templates = _dressed(project, guide.settings).templates
        compile_all(templates, FILTERS)
        search.without_words(templates)
        if guide.quiz is not None:
            embed.scripts(templates)
        if guide.letters:
            letter_files.scripts(letter_files.pieces(templates), templates)
        if countries.wanted(guide):
            countries.without_facts(templates)
        if log.SECTION in [section.id for section in guide.settings.sections]:
            log.script(templates)


def outputs(
    checked: Checked,
    tag: str,
    project: Project,
    kept: MutableMapping[str, bytes],
    repository: str | None = None,
    address: str | None = None,
    *,
    later: bool = False,
) -> Rendered:
    """One locale of a checked guide: its Markdown pages and data files, and the theme's `extra`.

    `repository` stands in for the address in the settings, for a fork that publishes itself, and
    `address` for the one that the locale has by the settings. Pages may be written `later`, and
    pictures drawn, where they are asked for.
    """
    guide = checked.guide
    assert guide is not None
    project = _dressed(project, guide.settings)
    here = next(edition for edition in checked.editions if edition.tag == tag)
    trees = checked.trees(tag)
    address = address or address_of(guide.settings.site_url, tag)
    editions = _without_words(checked.editions, tag)
    own = checked.guide_in(tag)
    if repository:
        settings = own.settings.model_copy(update={"repository": repository})
        own = own.model_copy(update={"settings": settings})
    unset = frozenset[str]() if here.published else _lacking(own, trees, project, kept)
    own_logo = logo.logo(own, project.content)
    given = Given(trees, editions, address, project.today, unset, own_logo, later)
    rendered = render(own, tag, project.templates, given)
    pictures = _pictures(rendered, project, kept, own_logo, later=later)
    letters = _letters(own, tag, project, trees, kept, unset)
    return replace(
        rendered, outputs=(*rendered.outputs, *_files(own, project), *pictures, *letters)
    )


def shown(
    project: Project,
    kept: MutableMapping[str, bytes],
    tag: str,
    repository: str | None = None,
    address: str | None = None,
    *,
    later: bool = False,
) -> tuple[Checked, Rendered | None]:
    """What `check` and `outputs` give, without rendering twice where nothing is wrong.

    An empty `tag` is the source locale. A letter that cannot be set in that locale is a mistake,
    and so is a locale that the guide does not have or whose file cannot be read.
    """
    checked = check(project, kept, trial=False)
    if checked.guide is None:
        return checked, None
    chosen = tag or checked.guide.settings.source_locale
    if chosen not in [edition.tag for edition in checked.editions]:
        path = _file(checked.guide, chosen, project.content)
        told = [
            replace(found, severity="error") if found.location.path == path else found
            for found in checked.diagnostics
        ]
        wrong = replace(checked, diagnostics=tuple(told))
        told = [*told, *_absent(wrong, chosen, path)]
        return Checked(None, arranged(told), interface=checked.interface), None
    rendered, found = shown_in(checked, chosen, project, kept, repository, address, later=later)
    return (checked, rendered) if rendered is not None else (why(project, kept, found), None)


def shown_in(
    checked: Checked,
    tag: str,
    project: Project,
    kept: MutableMapping[str, bytes],
    repository: str | None = None,
    address: str | None = None,
    *,
    later: bool = False,
) -> tuple[Rendered | None, tuple[Diagnostic, ...]]:
    """What `outputs` gives for a locale that there is, or what is wrong with it."""
    try:
        rendered = outputs(checked, tag, project, kept, repository, address, later=later)
    except typeset.Unset as error:
        return None, (_unset_picture(error),)
    except letter_files.LetterUnset as error:
        return None, letter_files.unset(error, Location(error.origin))
    except TemplateError as error:
        return None, error.diagnostics
    if has_errors(rendered.diagnostics):
        return None, rendered.diagnostics
    return rendered, ()


def why(
    project: Project, kept: MutableMapping[str, bytes], found: tuple[Diagnostic, ...]
) -> Checked:
    """All that is wrong with a project of which a locale came to nothing, for what was `found`."""
    whole = check(project, kept)
    if whole.guide is None:  # it is wrong in the source locale as well, which knows the place
        return whole
    return Checked(None, arranged((*whole.diagnostics, *found)))


def unshown(
    checked: Checked, tag: str, project: Project, kept: MutableMapping[str, bytes]
) -> tuple[Diagnostic, ...]:
    """The characters of a translation that no typeface has, where they stand first."""
    return tuple(
        found
        for edition in checked.editions[1:]
        if edition.tag == tag
        for found in _unshown(checked.guide_in(tag), edition, project, kept)
    )


def beside(checked: Checked, tag: str) -> str:
    """What a locale takes from the translations of the others, and is made from.

    That are the letters, for who writes in two languages, and how far each of them is.
    """
    others = _without_words(checked.editions, tag)
    known = [edition if edition.tag != tag else replace(edition, words={}) for edition in others]
    return json.dumps([checked.letters_of(tag), repr(known)])


def _without_words(editions: tuple[Edition, ...], tag: str) -> tuple[Edition, ...]:
    """The editions as a locale knows them: of the others no words but those of the frame."""
    return tuple(
        edition if edition.tag == tag else replace(edition, words=_of_the_frame(edition))
        for edition in editions
    )


def _of_the_frame(edition: Edition) -> dict[str, tuple[str, ...]]:
    return {name: forms for name, forms in edition.words.items() if name.startswith(FRAME)}


def _trial(
    loaded: Loaded,
    guide: Guide,
    editions: tuple[Edition, ...],
    project: Project,
    kept: MutableMapping[str, bytes],
) -> Iterator[Diagnostic]:
    """What is wrong with templates and letters: the source locale is rendered to find it."""
    tag, site = guide.settings.source_locale, guide.settings.site_url
    try:
        project = _dressed(project, guide.settings)
    except TemplateError as error:
        yield from error.diagnostics
        return
    templates = project.templates
    own = localise(guide, editions[0])
    trees = letter_files.trees({tag: own})
    given = Given(trees, editions, address_of(site, tag), project.today)
    rendered = render(own, tag, templates, given)
    yield from rendered.diagnostics
    own_logo = logo.logo(own, project.content)
    if own_logo and (reason := picture.undrawn(own_logo.light, kept)):
        yield _undrawn(guide, reason)
        return
    unset = _lacking(own, trees, project, kept)
    shown = defaultdict[str, set[str]](set)
    for origin, words in _set(own, trees):
        shown[origin].update(words)
    for origin, characters in shown.items():
        if glyphs := unset & characters:
            place = loaded.places.first(origin, *glyphs)
            yield letter_files.unshown("letters and pictures", _few(glyphs), place)
    wrong = [*letter_files.faults(own, trees, templates, project.fonts)] if own.letters else []
    yield from wrong
    for made in (
        _pictures(replace(rendered, outputs=rendered.outputs[:1]), project, kept, own_logo),
        () if wrong else _letters(own, tag, project, trees, kept, unset),
        root_outputs(own, [edition.tag for edition in editions], site, templates),
    ):
        try:
            list(made)
        except TemplateError as error:
            yield from error.diagnostics
        except typeset.Unset as error:
            yield _unset_picture(error)
        except letter_files.LetterUnset as error:
            yield from letter_files.unset(error, Location(error.origin))
    for edition in editions[1:]:
        yield from _unshown(localise(guide, edition), edition, project, kept)


def _dressed(project: Project, settings: Settings) -> Project:
    """The project with the colours of its guide in the templates. Raises TemplateError."""
    return replace(project, templates=look.dressed(project.templates, settings.look))


def _missing(loaded: Loaded, guide: Guide, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """The locales that the settings name and nobody has begun to translate."""
    settings = guide.settings
    there = read_translations.files_of(_catalogues(files), settings)
    for index, tag in enumerate(settings.locales):
        if tag != settings.source_locale and tag not in there:
            place = loaded.places.of(settings.origin, ("locales", index))
            sentence = f'There are no translations for "{tag}".'
            hint = f"Run `fingerpost translate new {tag}`, or remove it."
            yield Diagnostic(place, "no-translation", sentence, hint)


def _file(guide: Guide, tag: str, files: Mapping[str, bytes]) -> str:
    """The file of translations of a locale, or where it would be."""
    there = read_translations.files_of(_catalogues(files), guide.settings)
    return there.get(tag, f"{TRANSLATIONS}{tag}.po")


def _absent(checked: Checked, tag: str, path: str) -> Iterator[Diagnostic]:
    """Why a locale cannot be shown, unless its file or the settings have been found to be wrong."""
    assert checked.guide is not None
    wrong = {found.location.path for found in checked.diagnostics if found.severity == "error"}
    if path not in wrong and tag not in checked.guide.settings.locales:
        there = ", ".join(edition.tag for edition in checked.editions)
        sentence = f'"{tag}" is not a locale of this guide.'
        yield Diagnostic(Location(path), "no-translation", sentence, f"There are: {there}.")


def _held_back(loaded: Loaded, guide: Guide, editions: tuple[Edition, ...]) -> Iterator[Diagnostic]:
    """The locales that the settings name and of which too little is translated to be published."""
    settings = guide.settings
    for edition in editions:
        if edition.tag in settings.locales and not edition.published:
            place = loaded.places.of(
                settings.origin, ("locales", settings.locales.index(edition.tag))
            )
            lacks = _lacks(edition, settings)
            sentence = f'"{edition.tag}" is built as a preview and not published: {lacks}.'
            hint = f"Run `fingerpost translate status {edition.tag}` to see which."
            yield Diagnostic(place, "held-back", sentence, hint, "warning")


def _lacks(edition: Edition, settings: Settings) -> str:
    """What keeps a locale from being published, what is missing most first."""
    told = []
    for short in lacking(edition, settings):
        have = "are translated" if not edition.begun else "are up to date"
        asked = f"{short.asked} in 100 are" if short.asked < 100 else "all are"
        told.append(f"{short.done} of {short.total} {short.share} texts {have}, and {asked} needed")
    return "; ".join(told)


def _catalogues(files: Mapping[str, bytes], folder: str = TRANSLATIONS) -> dict[str, bytes]:
    return {path: files[path] for path in sorted(files) if path.startswith(folder)}


def _files(guide: Guide, project: Project) -> Iterator[Output]:
    """The pictures and typefaces of the content, as they are."""
    for image in guide.images:
        yield Output(file_of(image), project.content[image.origin], image.origin)
    for font in guide.fonts:
        yield Output(font_path(font.id), project.content[font.origin], font.origin)


def _letters(
    guide: Guide,
    tag: str,
    project: Project,
    trees: Mapping[str, tuple[Tree, ...]],
    kept: MutableMapping[str, bytes],
    lacking: frozenset[str] = frozenset(),
) -> Iterator[Output]:
    """The documents of the letters, in a guide that has any. None shows what is `lacking`."""
    if guide.letters:
        templates = project.templates
        setting = letter_files.setting(templates, project.fonts)
        unset = {
            name
            for name, made in trees.items()
            if not lacking.isdisjoint(letter_files.words(made[0]))
        }
        yield from letter_files.outputs(guide, tag, trees, setting, templates, kept, unset)


def _lacking(
    guide: Guide,
    trees: Mapping[str, tuple[Tree, ...]],
    project: Project,
    kept: MutableMapping[str, bytes],
) -> frozenset[str]:
    """The characters of letters and pictures that no typeface of the project has."""
    words = "".join(words for _, words in _set(guide, trees))
    return typeset.lacking(words, project.fonts, kept)


def _set(guide: Guide, trees: Mapping[str, tuple[Tree, ...]]) -> Iterator[tuple[str, str]]:
    """The words that are set in a typeface of the project, with the file they come from."""
    for letter in guide.letters:
        for tree in trees.get(letter.id, ())[:1]:
            yield letter.origin, letter_files.words(tree)
    yield from picture.words(guide)


def _unshown(
    own: Guide, edition: Edition, project: Project, kept: MutableMapping[str, bytes]
) -> Iterator[Diagnostic]:
    """The characters of a translation that no typeface has, where they stand first."""
    made = letter_files.trees({edition.tag: own})
    trees = {name: one for name, one in made.items() if one}
    unset = _lacking(own, trees, project, kept)
    if unset:
        place = read_translations.place(edition, project.content[edition.path], unset)
        severity: Severity = "error" if edition.published else "warning"
        yield letter_files.unshown("letters and pictures", _few(unset), place, severity)


def _few(glyphs: frozenset[str]) -> str:
    """The first of some characters, and how many more there are."""
    listed = sorted(glyphs)
    more = f"... ({len(listed)} characters)" if len(listed) > FEW else ""
    return "".join(listed[:FEW]) + more


def _pictures(
    rendered: Rendered,
    project: Project,
    kept: MutableMapping[str, bytes],
    own_logo: logo.Logo | None,
    *,
    later: bool = False,
) -> Iterator[Output]:
    """The pictures that stand for pages where their addresses are shared.

    They may be drawn `later`, where they are asked for; then that raises Unset.
    """
    extra = rendered.extra
    for page in rendered.outputs:
        if page.picture:
            here = extra["locale"]
            names = {"guide": extra["title"], "tagline": extra["tagline"]}
            draw = partial(
                picture.social,
                project.templates[PICTURE],
                page.picture,
                names,
                here["tag"],
                here["direction"],
                project.fonts,
                kept,
                own_logo.light if own_logo else b"",
            )
            drawn = draw if later else draw()
            yield Output(image_path(page.path), draw if memory.keeps() else drawn, page.origin)


def _undrawn(guide: Guide, reason: str) -> Diagnostic:
    origin = next(image.origin for image in guide.images if image.id == guide.settings.look.logo)
    sentence = f"The logo cannot be drawn into the pictures for shared links: {reason}."
    hint = "Open it where it was made, and save it again as PNG or plain SVG."
    return Diagnostic(Location(origin), "unfit-image", sentence, hint)


def _unset_picture(error: typeset.Unset) -> Diagnostic:
    return fault(PICTURE, as_sentence(str(error)), NAMES, error.line)
