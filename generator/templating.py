"""Jinja templates by name, and what is wrong with one as a diagnostic. Knows nothing of guides."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import CodeType, TracebackType
from typing import Any, TypeGuard

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.utils import _PassArg

from . import memory
from .diagnostics import Diagnostic, Location, as_sentence
from .text import wellformed

Environment = jinja2.Environment
FOLDER = "templates"
ENDING = ".j2"
NAMES = "`fingerpost templates README.md` shows the names."
PAIR = "End each tag that is begun, the inner one first; write `&` as `&amp;`, `<` as `&lt;`."
EMPTY = "Write it, or remove the file to have the one that comes with Fingerpost."
UTF8 = 'Save the file with the encoding "UTF-8" in your editor.'
MISSING = "Write the name as `fingerpost templates` lists it, or put the file there."


class TemplateError(Exception):
    """Templates cannot be used: which ones, where, and why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Say it with diagnostics, each mistake once."""
        self.diagnostics = tuple(dict.fromkeys(diagnostics))
        super().__init__("; ".join(map(str, self.diagnostics)))


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled before, by name and text: a preview renders the same ones again."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.known.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            kept = memory.recalled("template", bucket.key, bucket.checksum)
            if kept is not None:
                bucket.bytecode_from_string(kept)
                self._know(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._know(bucket)
        memory.keep(bucket.bytecode_to_string(), "template", bucket.key, bucket.checksum)

    def _know(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self.known[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()
TAKING_IN = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
PLAIN_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
ESCAPED = re.compile(r"(root|quiz|card)/.*\.(html|xml)\.j2$")


def environment(
    templates: Mapping[str, str], filters: Mapping[str, Callable[..., Any]] | None = None
) -> jinja2.Environment:
    """An environment over templates, name to text. Unknown names are mistakes, never blanks.

    HTML and XML at the root of a site are escaped; Markdown is not. What `filters` give may differ
    from page to page and from locale to locale.
    """

    def source(name: str) -> tuple[str, str, None] | None:
        return (templates[name], name, None) if name in templates else None

    engine = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        undefined=jinja2.StrictUndefined,
        bytecode_cache=COMPILED,
        autoescape=lambda name: bool(name and ESCAPED.match(name)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    engine.filters.update({name: _anew(each) for name, each in (filters or {}).items()})
    return engine


def _anew(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that is asked each time, as one that reads its surroundings is.

    Of others Jinja works out beforehand what they give for `{{ 7 | days }}`, and a template that
    was compiled for one page is there for all.
    """

    @jinja2.pass_context
    def asked(_: jinja2.runtime.Context, *given: Any, **named: Any) -> Any:
        return function(*given, **named)

    return asked


def compile_all(templates: Mapping[str, str], filters: Iterable[str]) -> None:
    """Compile what can be, for processes that take this one over; `filters` are names of them."""
    engine = environment(templates, dict.fromkeys(filters, str))
    for name in templates:
        if name.endswith(ENDING):
            with suppress(jinja2.TemplateError):  # which is told where it is used
                engine.get_template(name)


def fill(engine: jinja2.Environment, name: str, values: Mapping[str, Any]) -> str:
    """The text that a template gives with these values. Raises TemplateError, whatever fails."""
    try:
        text = engine.get_template(name).render(values)
    except Exception as error:
        raise TemplateError(explain(error, name)) from error
    torn = _torn(name, text)
    if torn is not None:
        raise TemplateError(torn)
    return text


def _torn(name: str, text: str) -> Diagnostic | None:
    """What is wrong with what a template of XML gives."""
    torn = wellformed.document(text) if name.removesuffix(ENDING).endswith(".xml") else None
    return fault(name, f"No program could open it: {torn.reason}", PAIR) if torn else None


@dataclass(frozen=True)
class Reads:
    """What a template and all that it takes in read of their surroundings.

    `sources` are the texts of the templates; `values` are names, each with the attribute that is
    read, an empty one where it only matters whether there is something, or None for all of it.
    """

    sources: tuple[str, ...]
    values: frozenset[tuple[str, str | None]]

    @cached_property
    def digest(self) -> str:
        """What stands for all the texts, which hundreds of pages are made from."""
        return memory.name(*self.sources)


class Recalls:
    """Knows what the templates of an engine depend on, for as long as one build takes.

    `objects` are the names of what is read attribute by attribute; `lasting` those of them that
    stay the same from page to page; `url` names the one filter that reads the surroundings, and
    what it reads there.
    """

    def __init__(
        self,
        objects: frozenset[str],
        lasting: frozenset[str],
        url: tuple[str, frozenset[tuple[str, str | None]]],
    ) -> None:
        """Know nothing yet."""
        self._objects, self._lasting, self._url = objects, lasting, url
        self._reads: dict[str, Reads | None] = {}
        self._values: dict[tuple[str, str | None], str] = {}

    def given(
        self, engine: jinja2.Environment, name: str, context: Mapping[str, Any]
    ) -> list[str] | None:
        """All that a page is made from, as texts; nothing where that cannot be said."""
        if name not in self._reads:
            self._reads[name] = reads(engine, name, frozenset(context), self._objects, self._url)
        known = self._reads[name]
        if known is None:
            return None
        try:
            values = [
                self._value(engine, context, *each)
                for each in sorted(known.values, key=lambda each: (each[0], each[1] or ""))
            ]
        except (TypeError, ValueError):  # no plain data
            return None
        return ["page of the theme", name, known.digest, *values]

    def _value(
        self, engine: jinja2.Environment, context: Mapping[str, Any], name: str, part: str | None
    ) -> str:
        if (name, part) in self._values:
            return self._values[name, part]
        value = context.get(name)
        if part == "":
            value = bool(value)
        elif part is not None:
            value = engine.getattr(value, part)
        there = not isinstance(value, jinja2.Undefined)
        told = f"{name} {part} {json.dumps(value, default=_plain) if there else 'undefined'}"
        if name in self._lasting:
            told = self._values[name, part] = memory.name(told)
        return told


def _plain(value: object) -> dict[Any, Any]:
    """Settings as JSON can hold them: MkDocs keeps some in mappings of its own."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


def reads(
    engine: jinja2.Environment,
    name: str,
    surroundings: frozenset[str],
    objects: frozenset[str],
    url: tuple[str, frozenset[tuple[str, str | None]]],
) -> Reads | None:
    """What a template reads of its `surroundings`; nothing where its text does not say that.

    `objects` and `url` are as for `Recalls`.
    """
    assert engine.loader is not None
    sources: dict[str, str] = {}
    values: set[tuple[str, str | None]] = set()
    waiting = [name]
    while waiting:
        here = waiting.pop()
        if here in sources:
            continue
        try:
            sources[here] = engine.loader.get_source(engine, here)[0]
            one = _named_in(engine, sources[here], objects)
        except jinja2.TemplateError:
            return None
        for other in one.taken_in:
            if other is None:
                return None
            waiting.append(other)
        called = [(each, engine.filters) for each in one.filters]
        called += [(each, engine.tests) for each in one.tests]
        for used, known in called:
            if getattr(known.get(used), "jinja_pass_arg", None) is _PassArg.context:
                if used != url[0]:
                    return None
                values |= url[1]
        for value in one.values:
            if value[0] in surroundings:
                values.add(value)
            elif value[0] in engine.globals and value[0] not in PLAIN_GLOBALS:
                return None
    return Reads(tuple(sources[each] for each in sorted(sources)), frozenset(values))


@dataclass(frozen=True)
class _Named:
    """The names in one template: of others that it takes in, None where that is worked out; of
    filters and tests; of values, as in `Reads`.
    """

    taken_in: tuple[str | None, ...]
    filters: tuple[str, ...]
    tests: tuple[str, ...]
    values: tuple[tuple[str, str | None], ...]


def _named_in(engine: jinja2.Environment, source: str, objects: frozenset[str]) -> _Named:
    """The names in the text of a template. Raises TemplateSyntaxError."""

    def look() -> _Named:
        tree = engine.parse(source)
        taken = (
            getattr(one, "template", None) for sort in TAKING_IN for one in tree.find_all(sort)
        )
        return _Named(
            tuple(one.value if isinstance(one, nodes.Const) else None for one in taken),
            tuple(each.name for each in tree.find_all(nodes.Filter)),
            tuple(each.name for each in tree.find_all(nodes.Test)),
            tuple(dict.fromkeys(_read_in(tree, objects))),
        )

    return memory.thing(look, "names in a template", source, *sorted(objects))


def _read_in(node: nodes.Node, objects: frozenset[str]) -> Iterator[tuple[str, str | None]]:
    """The names below a node, with what of them is read."""
    for child in node.iter_child_nodes():
        part = child.attr if isinstance(child, nodes.Getattr) else None
        inner = child.node if isinstance(child, nodes.Getattr) else child
        if not isinstance(inner, nodes.Name):
            yield from _read_in(child, objects)
        elif part is not None and inner.name in objects:
            yield inner.name, part
        elif part is None and _asked(node, child):
            yield inner.name, ""
        else:
            yield inner.name, None


def _asked(node: nodes.Node, child: nodes.Node) -> bool:
    """Whether a node only asks whether there is something."""
    if isinstance(node, nodes.Test):
        return node.name in ("defined", "undefined", "none")
    if isinstance(node, nodes.And):
        return child is node.left
    return isinstance(node, nodes.Not) or (
        isinstance(node, (nodes.If, nodes.CondExpr)) and child is node.test
    )


class Guarded:
    """An environment of somebody else, whose templates never fail and never give nothing.

    `folders` are those of the templates; `answer` says what stands in place of a page with a
    mistake, whose place is a path on the disk.
    """

    def __init__(
        self,
        engine: jinja2.Environment,
        folders: Sequence[str],
        answer: Callable[[Diagnostic], str],
        recalls: Recalls | None = None,
        name: str = "",
    ) -> None:
        """Guard all templates, or the one of this name; `recalls` knows what they gave before."""
        self._engine, self._folders, self._answer, self._name = engine, folders, answer, name
        self._recalls = recalls

    def __getattr__(self, name: str) -> Any:
        """All else is that of the environment."""
        return getattr(self._engine, name)

    def get_template(self, name: str) -> Guarded:
        """A template, to be rendered; whatever is wrong with it is answered then."""
        return Guarded(self._engine, self._folders, self._answer, self._recalls, name)

    def render(self, context: Mapping[str, Any]) -> str:
        """The page, or the answer to what is wrong."""
        try:
            text = self._rendered(context)
        except Exception as error:
            return self._answer(explain(error, self._path(self._name)))
        if not text.strip():
            name = self._path(self._base(self._name))
            return self._answer(fault(name, "Nothing comes of it: the page is empty.", NAMES))
        torn = _torn(self._path(self._name), text)
        return text if torn is None else self._answer(torn)

    def _rendered(self, context: Mapping[str, Any]) -> str:
        knows = self._recalls if memory.keeps() else None
        given = knows.given(self._engine, self._name, context) if knows else None

        def render() -> str:
            return self._engine.get_template(self._name).render(context)

        return render() if given is None else memory.text(render, *given)

    def _path(self, name: str) -> str:
        """Where a template stands, or would."""
        assert self._engine.loader is not None
        with suppress(jinja2.TemplateError, OSError, UnicodeError):
            found = self._engine.loader.get_source(self._engine, name)[1]
            return (found or name).replace("\\", "/")
        return f"{self._folders[-1]}/{name}".replace("\\", "/")

    def _base(self, name: str) -> str:
        """The template that a template extends, in the end; or itself."""
        assert self._engine.loader is not None
        tree = self._engine.parse(self._engine.loader.get_source(self._engine, name)[0])
        for found in tree.find_all(nodes.Extends):
            if isinstance(found.template, nodes.Const):
                return self._base(found.template.value)
        return name


def constants(templates: Mapping[str, str], name: str) -> dict[str, Any]:
    """What a template sets at its top level: name to value, private names left out.

    Raises TemplateError.
    """
    try:
        module = environment(templates).get_template(name).module
    except Exception as error:
        raise TemplateError(explain(error, name)) from error
    return {key: value for key, value in vars(module).items() if not key.startswith("_")}


def text_of(templates: Mapping[str, str], name: str) -> str:
    """The text of a template that is not Jinja. Raises TemplateError where there is none."""
    if name not in templates:
        raise TemplateError(fault(name, "The file is missing.", MISSING))
    return templates[name]


@lru_cache(maxsize=64)  # a preview looks at the same templates again and again
def used_names(text: str, name: str, holders: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The names that a template takes from some holders, each with its line: `skip` of `ui.skip`.

    Left out are names for whose lack it provides: `ui.skip is defined`, `ui.skip | default("")`.
    Raises TemplateError where the text is not a template.
    """
    given = "names that a template uses", name, text, *holders
    return memory.thing(lambda: _used_names(text, name, holders), *given)


def _used_names(text: str, name: str, holders: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    try:
        tree = jinja2.Environment(extensions=["jinja2.ext.i18n"]).parse(text, name, name)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(explain(error, name)) from error
    spared: list[nodes.Node | None] = []
    spared += [test.node for test in tree.find_all(nodes.Test) if test.name.endswith("defined")]
    spared += [made.node for made in tree.find_all(nodes.Filter) if made.name in ("default", "d")]
    spared += [call.node for call in tree.find_all(nodes.Call)]  # a method of the holder
    optional = {found.attr for found in spared if _taken(found, holders)}
    return tuple(
        (found.attr, found.lineno)
        for found in tree.find_all(nodes.Getattr)
        if _taken(found, holders) and found.attr not in optional
    )


def _taken(found: nodes.Node | None, holders: tuple[str, ...]) -> TypeGuard[nodes.Getattr]:
    """Whether an expression is a name of a holder: `ui.skip`, `extra.ui.skip`."""
    if not isinstance(found, nodes.Getattr):
        return False
    return getattr(found.node, "attr", getattr(found.node, "name", "")) in holders


def fault(name: str, sentence: str, hint: str, line: int = 1) -> Diagnostic:
    """A mistake in the template of that name."""
    path = name if name.startswith("/") else f"{FOLDER}/{name}"  # of a theme under ours
    return Diagnostic(Location(path, line), "template-error", sentence, hint)


def explain(error: Exception, name: str) -> Diagnostic:
    """What went wrong in a template, with its place: the innermost one the error passed through.

    `name` is the template that was asked for.
    """
    line = 1
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.filename or error.name or name, error.lineno
    unread = not isinstance(error, jinja2.TemplateNotFound)
    for file, number in _passed(error.__traceback__, unread=unread):
        name, line = file, number
    name = name.replace("\\", "/")
    if isinstance(error, jinja2.TemplateNotFound):
        if error.name is None or f"/{name}".endswith(f"/{error.name}"):
            return fault(name, "The file is missing.", MISSING)
        return fault(name, f"There is no template `{error.name}`.", MISSING, line)
    unknown = isinstance(error, jinja2.TemplateAssertionError)  # a filter or a test
    if isinstance(error, jinja2.TemplateSyntaxError) and not unknown:
        hint = "Templates are written in Jinja; `fingerpost templates README.md` shows how."
        return fault(name, as_sentence(error.message or ""), hint, line)
    if isinstance(error, jinja2.TemplateError):
        sentence = as_sentence(error.message or "")
        field = re.match(r"'\S+\.(\w+) object' has no attribute '(\w+)'", sentence)
        if field is not None:
            sentence = f'A {field[1].lower()} has no "{field[2]}".'
        return fault(name, sentence, NAMES, line)
    if isinstance(error, RecursionError):
        return fault(name, "It calls itself without end.", "Let it end somewhere.", line)
    if isinstance(error, UnicodeError):
        return fault(name, "The file is not UTF-8.", UTF8)
    told = f"There is no {error}" if isinstance(error, KeyError) else str(error)
    return fault(name, as_sentence(told or type(error).__name__), f"Mend this line. {NAMES}", line)


def _passed(trace: TracebackType | None, *, unread: bool) -> Iterator[tuple[str, int]]:
    """The templates that an error passed through, with lines, the innermost last.

    With `unread` also the one that was being read.
    """
    while trace is not None:
        around = trace.tb_frame.f_globals
        template = around.get("__jinja_template__")
        if isinstance(template, jinja2.Template):  # compiled, and not yet shown as its source
            line = template.get_corresponding_lineno(trace.tb_lineno)
            yield template.filename or "", line
        elif "__jinja_exception__" in around:
            yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        elif unread and around.get("__name__") == jinja2.loaders.__name__:
            found = trace.tb_frame.f_locals.get("filename")
            if isinstance(found, str):
                yield found, 1
        trace = trace.tb_next
