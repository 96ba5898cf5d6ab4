"""Joins JavaScript modules into one classic script, which also runs in a page opened from a disk.

Every form of import and export is understood or refused with its place: nothing is left over that a
classic script could not hold. Comments are left out, nothing is changed besides.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .. import memory
from ..templating import MISSING, TemplateError, fault, text_of
from .script import captured, parsed, place, written

if TYPE_CHECKING:
    from tree_sitter import Node

IDENTIFIERS = "[(identifier) (property_identifier)] @name"
COMMENTS = "(comment) @comment"
REFUSED = "(call_expression (import)) @loaded (meta_property) @told (await_expression) @awaited"
CHANGES = "What is exported can change, and a joined script would not see it."
STAYS = "Export a `const`, or a function that gives the value."
DEFAULT = "default_"  # what a value without a name of its own is called in the script
FUNCTIONS = (
    *("function_declaration", "function_expression", "arrow_function", "method_definition"),
    *("generator_function", "generator_function_declaration"),
)
WORD = re.compile(rb"[\w$]")
Cut = tuple[int, int, str]
"""A piece to leave out, by its first byte and the one behind its last; what stands there then."""


@dataclass(frozen=True)
class Import:
    """What a module takes from another: its names there and here, or all of it under one name.

    `place` is the line and column at which the other module is named.
    """

    target: str
    place: tuple[int, int]
    names: tuple[tuple[str, str], ...] = ()
    whole: str = ""


@dataclass
class Module:
    """A module taken apart: what it imports, what it exports, and the code that is left."""

    imports: list[Import] = field(default_factory=list)
    exports: dict[str, str] = field(default_factory=dict)
    everything_of: list[Import] = field(default_factory=list)
    body: str = ""

    def needed(self) -> Iterator[Import]:
        """The modules it needs, in the order written."""
        yield from sorted((*self.imports, *self.everything_of), key=lambda each: each.place)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """A script that runs the module `entry`; `modules` maps paths to texts.

    Raises TemplateError where a module or a name in it is missing, cannot be read, has a form that
    no classic script can hold, or needs itself.
    """
    ordered: dict[str, Module] = {}
    _visit(modules, entry, ordered, [])
    parts = [_wrapped(path, ordered) for path in ordered]
    return "".join(('(() => {\n"use strict";\n', *parts, "})();\n"))


def _visit(
    modules: Mapping[str, str], path: str, ordered: dict[str, Module], above: list[str]
) -> None:
    """Put a module behind those it needs; `above` are those that led to it."""
    module = _module(path, text_of(modules, path))
    for each in module.needed():
        target = _resolved(path, each.target)
        if "://" in each.target:
            sentence = f"`{each.target}` would be fetched from another host, which pages never ask."
            hint = "Put the file into `templates/theme/js/`, and name it from here: `./name.js`."
            raise TemplateError(fault(path, sentence, hint, *each.place))
        if target not in modules:
            raise TemplateError(
                fault(path, f"There is no module `{target}`.", MISSING, *each.place)
            )
        if target in (*above, path):
            sentence = f"`{target}` needs this module, which needs it."
            hint = "Move what both need into a module of its own."
            raise TemplateError(fault(path, sentence, hint, *each.place))
        if target not in ordered:
            _visit(modules, target, ordered, [*above, path])
        offered = _offered(target, ordered)
        for name, _ in each.names:
            if name not in offered:
                sentence = f"`{target}` exports no `{name}`."
                hint = "Export it there, or write the name as it stands there."
                raise TemplateError(fault(path, sentence, hint, *each.place))
    ordered[path] = module


def _offered(path: str, ordered: Mapping[str, Module]) -> set[str]:
    """The names that a module exports, with those that it passes on from others."""
    module = ordered[path]
    handed_on = (_offered(_resolved(path, each.target), ordered) for each in module.everything_of)
    return {*module.exports, *(name for names in handed_on for name in names - {"default"})}


def _wrapped(path: str, ordered: Mapping[str, Module]) -> str:
    """A module as a function that is called once, in the place of its number."""
    numbers = {name: f"m{number}" for number, name in enumerate(ordered)}
    module = ordered[path]
    lines = []
    for each in module.imports:
        source = numbers[_resolved(path, each.target)]
        if each.whole:
            lines.append(f"const {each.whole} = {source};\n")
        if each.names:
            names = ", ".join(_pair(name, own) for name, own in each.names)
            lines.append(f"const {{ {names} }} = {source};\n")
    exported = [
        f"...{numbers[_resolved(path, each.target)]}, default: undefined"
        for each in module.everything_of
    ]
    exported += [_pair(name, own) for name, own in module.exports.items()]
    offered = f"return {{ {', '.join(exported)} }};\n"
    return f"const {numbers[path]} = (() => {{\n{''.join(lines)}{module.body}{offered}}})();\n"


def _pair(name: str, own: str) -> str:
    return name if name == own else f"{name}: {own}"


def _resolved(path: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


@memory.by_value(memory.OBJECTS)  # pages share modules, and a preview joins the same ones again
def _module(path: str, text: str) -> Module:
    """A module taken apart, now or before. Raises TemplateError."""
    return memory.remembered(lambda: _apart(path, text), "module", path, text)


def _apart(path: str, text: str) -> Module:
    """Take a module apart. Raises TemplateError for what is no JavaScript or cannot be joined."""
    source = text.encode()
    root = parsed(source)
    if root.has_error:
        sentence = "This is no JavaScript that can be read."
        hint = "Something before it is not closed, or a sign is missing or too much."
        raise TemplateError(fault(path, sentence, hint, *place(next(_broken(root)))))
    for name in [] if text.isascii() else captured(IDENTIFIERS, root).get("name", []):
        if not written(name).replace("$", "_").isidentifier():
            odd = next(each for each in written(name) if not f"a{each}".isidentifier())
            sentence = f"`{odd}` means nothing in JavaScript."
            hint = 'Write plain quotation marks, `"`, and plain signs.'
            raise TemplateError(fault(path, sentence, hint, *place(name)))
    _refuse(path, root)
    module = Module()
    cuts = [_comment(source, node) for node in _comments(root)]
    for statement in root.children:
        if statement.type == "import_statement":
            module.imports.append(_import(path, statement))
            cuts.append((statement.start_byte, _line_end(source, statement.end_byte), ""))
        elif statement.type == "export_statement":
            cuts.append(_export(path, source, statement, module))
    module.body = _without(source, cuts)
    return module


def _without(source: bytes, cuts: list[Cut]) -> str:
    """A script without some pieces, of which one may stand in another or begin in it."""
    kept, at = [], 0
    for start, end, instead in sorted(cuts):
        if end > at:
            kept += [source[at : max(start, at)], instead.encode()]
            at = end
    return b"".join((*kept, source[at:])).decode()


def _broken(node: Node) -> Iterator[Node]:
    """The places at which the parser gave up, the innermost of each first."""
    for child in node.children:
        if child.has_error:
            yield from _broken(child)
    if node.is_error or node.is_missing:
        yield node


def _comments(root: Node) -> list[Node]:
    return captured(COMMENTS, root).get("comment", [])


def _comment(source: bytes, node: Node) -> Cut:
    """A comment to be cut: with its whole line where it stands alone, with the blank behind it.

    What stands before it and behind it stays as far apart as it was.
    """
    start, end = node.start_byte, node.end_byte
    before = len(source[:start].rstrip())
    line = source.rfind(b"\n", 0, start) + 1
    if before <= line and _line_end(source, end) > end:  # and the empty lines above it
        return before + 1 if before else 0, _line_end(source, end), ""
    if source[start : start + 2] == b"//":
        return len(source[:start].rstrip(b" \t")), end, ""
    end += source[end : end + 1] == b" "
    return start, end, " " if _glued(source[start - 1 : start], source[end : end + 1]) else ""


def _glued(before: bytes, after: bytes) -> bool:
    """Whether two characters side by side would be read as one word or one operator."""
    words = WORD.match(before) and WORD.match(after)
    return bool(words) or (before == after and before in (b"+", b"-", b"/"))


def _line_end(source: bytes, at: int) -> int:
    """The start of the next line if nothing but blanks stands before it, else the place itself."""
    end = source.find(b"\n", at)
    end = len(source) - 1 if end < 0 else end
    return at if source[at:end].strip() else end + 1


def _refuse(path: str, root: Node) -> None:
    """Raise for what has no meaning in a classic script that is joined beforehand."""
    captures = captured(REFUSED, root)
    told = [node for node in captures.get("told", []) if written(node).startswith("import")]
    awaited = [node for node in captures.get("awaited", []) if not _in_function(node)]
    for nodes, sentence in (
        (captures.get("loaded", []), "A module is loaded while the script runs."),
        (told, "`import.meta` has no meaning in a joined script."),
        (awaited, "The module waits for something before it is there."),
    ):
        for node in nodes:
            hint = "Import what is needed at the top, and wait inside of functions."
            raise TemplateError(fault(path, sentence, hint, *place(node)))


def _in_function(node: Node) -> bool:
    above = node.parent
    while above is not None and above.type not in FUNCTIONS:
        above = above.parent
    return above is not None


def _target(statement: Node) -> tuple[str, tuple[int, int]]:
    """The path that a statement names, without its quotation marks, and where it names it."""
    source = statement.child_by_field_name("source")
    return written(source)[1:-1], place(source or statement)


def _import(path: str, statement: Node) -> Import:
    names, whole = list[tuple[str, str]](), ""
    clause = next((child for child in statement.children if child.type == "import_clause"), None)
    for part in clause.named_children if clause is not None else ():
        if part.type == "identifier":
            names.append(("default", written(part)))
        elif part.type == "namespace_import":
            whole = written(part.named_children[0])
        elif part.type == "named_imports":
            names += [_specifier(path, each) for each in part.named_children]
    return Import(*_target(statement), tuple(names), whole)


def _specifier(path: str, node: Node) -> tuple[str, str]:
    """What an entry between braces names, and what it is called on the other side."""
    name = node.child_by_field_name("name")
    alias = node.child_by_field_name("alias") or name
    for part in (name, alias):
        if part is not None and part.type == "string":
            sentence = f"`{written(part)}` is a name in quotation marks."
            hint = "Give it a name without them."
            raise TemplateError(fault(path, sentence, hint, *place(node)))
    return written(name), written(alias)


def _export(path: str, source: bytes, statement: Node, module: Module) -> Cut:
    """Note what a statement exports. Gives what to cut of it, and what to put there instead."""
    start = statement.start_byte
    declaration = statement.child_by_field_name("declaration")
    value = statement.child_by_field_name("value")
    if declaration is not None:
        _export_declared(path, statement, declaration, module)
        return start, declaration.start_byte, ""
    if value is not None:
        module.exports["default"] = DEFAULT
        return start, value.start_byte, f"const {DEFAULT} = "
    clause = next((c for c in statement.named_children if c.type == "export_clause"), None)
    pairs = [_specifier(path, each) for each in clause.named_children] if clause else []
    if statement.child_by_field_name("source") is None:
        changing = _changing(statement)
        if any(name in changing for name, _ in pairs):
            raise TemplateError(fault(path, CHANGES, STAYS, *place(statement)))
        module.exports |= {alias: name for name, alias in pairs}
    else:
        _hand_on(statement, pairs if clause else None, module)
    return start, _line_end(source, statement.end_byte), ""


def _hand_on(statement: Node, pairs: list[tuple[str, str]] | None, module: Module) -> None:
    """Note what a module exports of another one: the names between braces, or all without any."""
    target, at = _target(statement)
    number = len(module.imports)
    namespace = next((c for c in statement.children if c.type == "namespace_export"), None)
    if namespace is not None:
        own = f"all_{number}"
        module.imports.append(Import(target, at, (), own))
        module.exports[written(namespace.named_children[0])] = own
    elif pairs is not None:
        taken = tuple((name, f"{name}_{number}") for name, _ in pairs)
        module.imports.append(Import(target, at, taken))
        given = zip(pairs, taken, strict=True)
        module.exports |= {alias: own for (_, alias), (_, own) in given}
    else:
        module.everything_of.append(Import(target, at))


def _export_declared(path: str, statement: Node, declaration: Node, module: Module) -> None:
    """Note what a module exports where it declares it. Raises TemplateError for what can change."""
    is_default = any(child.type == "default" for child in statement.children)
    named = [declaration.child_by_field_name("name")]
    if declaration.type in ("lexical_declaration", "variable_declaration"):
        if written(declaration.children[0]) != "const":
            raise TemplateError(fault(path, CHANGES, STAYS, *place(declaration)))
        named = [each.child_by_field_name("name") for each in declaration.named_children]
    for name in named:
        if name is not None and name.type != "identifier":
            sentence = f"`{written(name)}` exports the parts of a value."
            hint = "Export each by a name of its own."
            raise TemplateError(fault(path, sentence, hint, *place(name)))
        module.exports["default" if is_default else written(name)] = written(name)


def _changing(statement: Node) -> set[str]:
    """The names at the top of a module whose values can change."""
    top = statement.parent.children if statement.parent is not None else []
    return {
        written(declarator.child_by_field_name("name"))
        for declaration in top
        if declaration.type in ("lexical_declaration", "variable_declaration")
        and written(declaration.children[0]) != "const"
        for declarator in declaration.named_children
    }
