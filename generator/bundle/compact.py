"""Turns a joined script into a shorter one that does the same: no space that says nothing, short
names for what the script names itself, no walls between its modules.

Names of properties, and names that a browser offers, are left alone.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_letters
from typing import TYPE_CHECKING, Final

from .. import memory
from .script import captured, parsed, written

if TYPE_CHECKING:
    from tree_sitter import Node

EVERY = "_ @node"  # asked so, nodes cost a third of what `children` asks
ENDED = ("expression_statement", "lexical_declaration", "return_statement")
DECLARED = ("function_declaration", "generator_function_declaration", "class_declaration")
BLOCKS = ("statement_block", "switch_body", "for_statement", "for_in_statement", "catch_clause")
ROOMS = (  # names can hold in these, and not around them
    *("function_expression", "generator_function", "arrow_function", "method_definition", "class"),
    *("function_declaration", "generator_function_declaration", *BLOCKS),
)
NAMED = ("variable_declarator", "function_expression", "generator_function", "class")
GIVING = (  # these may give names to what stands in them or beside
    *NAMED,
    *("for_in_statement", "arrow_function", "catch_clause", "method_definition"),
    *("function_declaration", "generator_function_declaration"),
)
SHORTHANDS = ("shorthand_property_identifier", "shorthand_property_identifier_pattern")
REFERENCES = ("identifier", *SHORTHANDS)
WHOLE = ("string", "regex")
DECLARING = ("lexical_declaration", "variable_declaration")
NAMING = {*ROOMS, *GIVING, *REFERENCES, *DECLARED, *DECLARING, "return_statement"}
"""What says which name holds where, a third of all nodes."""
BRACED = {  # the brace of a body ends these, and nothing has to stand behind it
    *(*DECLARED, "method_definition", "if_statement", "else_clause", "switch_statement"),
    *("for_statement", "for_in_statement", "while_statement", "catch_clause", "finally_clause"),
}
TAKING = ("variable_declarator", "arguments", "pair", "arrow_function")  # any value, as it stands
REACHING = ("member_expression", "call_expression", "subscript_expression")
IN = re.compile(r"\bin\b")
BODIES = ("statement_block", "class_body", "switch_body")
RESERVED = ("do", "if", "in", "is", "as", "of")
GOES_ON = "{(,;[:?=&|<>"  # a line that breaks behind one of these does not end a statement
ENDS = "})]"
MODULE = re.compile(r"m\d+")
NOWHERE = (sys.maxsize, sys.maxsize)

# Of both there are a hundred thousand: to make objects of a class would take twice as long.
NodeFacts = tuple[int, int, int, int, str, "Node"]
"""A node with what is asked of each: the first of its bytes; that behind its last, and how many
nodes it is, both less than 0, so that what holds others sorts before them; its number; its type.
"""
KIND: Final = 4
NODE: Final = 5
START: Final = 2  # of a leaf
Leaf = tuple[str, str, int, int, str, str]
"""A piece of a script: its type and text, its bytes, the type of what it is part of, and what
stands between it and the piece before it.
"""


@dataclass(eq=False)
class Binding:
    """Something that the script names."""

    uses: int = 0
    slot: int = 0


@dataclass(eq=False)
class Scope:
    """The part of a script in which names hold. Names of an `open` one are told apart from those
    around it.
    """

    above: Scope | None = None
    block: bool = False
    open: bool = False
    names: dict[str, Binding] = field(default_factory=dict)
    inside: list[Scope] = field(default_factory=list)

    def resolved(self, name: str) -> Binding | None:
        """What a name means here; nothing where the script does not name it."""
        scope: Scope | None = self
        while scope is not None and name not in scope.names:
            scope = scope.above
        return None if scope is None else scope.names[name]

    def function(self) -> Scope:
        """The function it stands in, or the whole script."""
        return self.above.function() if self.block and self.above is not None else self


@dataclass(eq=False)
class JoinedModule:
    """A module as `join` writes it: a function that is called once, where its name stands.

    `taken` are the lines that name what other modules export: the line, the module, and each name
    there and here. `exports` are its own, each with its name inside.
    """

    name: str
    body: Node
    statement: Node
    end: Node
    taken: list[tuple[Node, str, dict[str, str]]]
    exports: dict[str, str]

    def around(self) -> Iterator[Node]:
        """The scopes that are gone once its wall is."""
        if self.body.parent is not None:
            yield self.body.parent
        yield self.body

    def wall(self) -> Iterator[tuple[int, int]]:
        """The bytes that only keep the module apart from the others."""
        yield self.statement.start_byte, self.body.start_byte + 1
        yield from ((line.start_byte, line.end_byte) for line, *_ in self.taken)
        yield self.end.start_byte, self.statement.end_byte


@memory.by_value(memory.OBJECTS)
def compact(script: str) -> str:
    """A joined script, made shorter. Two names that were told apart still are."""
    return memory.remembered(lambda: _compacted(script), "compact", script)


def _compacted(script: str) -> str:
    source = script.encode()
    root = parsed(source)
    seen = _in_order(root)
    saying = [one[NODE] for one in seen if one[KIND] in NAMING]
    modules = _modules(root, saying)
    names = _short(saying, modules)
    whole, going_on, texts = _bounds(seen)
    walls = [piece for module in modules for piece in module.wall()]
    made: list[str] = []
    closing = is_whole = False
    left = _outside([*walls, *_brackets(seen)], _leaves(seen, source))
    for kind, text, start, end, inside, gap in left:
        if start in going_on and made[-1:] == [";"]:
            made[-1] = ","
            continue
        name = names.get(start, text)
        if name != text:
            text = f"{text}:{name}" if kind in SHORTHANDS else name
        needless = text in ENDS and made[-1:] == [","] and made[-2] not in ",["
        if needless or (text == "}" and closing):
            made.pop()
        before = made[-1][-1] if made else "("
        gap = "" if is_whole else gap
        held = (inside == "template_string" or kind == "${") and start not in texts
        said = gap if held else _between(before, gap, text[0])
        if said:
            made.append(said)
        made.append(text)
        closing, is_whole = text == ";" and inside in ENDED, end in whole
    return "".join(made)


def _outside(left_out: list[tuple[int, int]], leaves: Iterator[Leaf]) -> Iterator[Leaf]:
    """The pieces of a script that do not begin in what is left out, from one byte up to another."""
    stretches = iter(sorted(left_out))
    start, end = next(stretches, NOWHERE)
    for leaf in leaves:
        here = leaf[START]
        while end <= here:
            start, end = next(stretches, NOWHERE)
        if here < start:
            yield leaf


def _bounds(seen: list[NodeFacts]) -> tuple[set[int], set[int], set[int]]:
    """Where a statement, or a member of a class, ends with the brace of its body; where a
    declaration begins that can go on with the one of the same sort before it; where a template of
    text begins.
    """
    whole, going_on, texts = set[int](), set[int](), set[int]()
    for start, _, _, _, kind, node in seen:
        if kind == "template_string":
            texts.add(start)
        elif kind in BRACED and node.children[-1].type in BODIES:
            whole.add(node.end_byte)
        elif kind in DECLARING and _is_alike(node, node.prev_sibling):
            going_on.add(start)
    return whole, going_on, texts


def _brackets(seen: list[NodeFacts]) -> Iterator[tuple[int, int]]:
    """The round brackets around what would be read alike without them: many held a cast."""
    for node in [one[NODE] for one in seen if one[KIND] == "parenthesized_expression"]:
        if node.parent is None:
            continue
        held, around = node.named_children[-1], node.parent.type
        is_value = around in TAKING and held.type != "sequence_expression"
        in_loop = IN.search(written(held))  # which at the head of one would begin another kind
        in_arrow = around == "arrow_function" and written(held).startswith("{")
        is_name = held.type == "identifier" and "\n" not in written(node)  # as behind `return`
        if (is_value and not in_arrow and not in_loop) or (around in REACHING and is_name):
            yield node.start_byte, node.start_byte + 1
            yield node.end_byte - 1, node.end_byte


def _is_alike(declaration: Node, before: Node | None) -> bool:
    """Whether the declaration before it is of the same sort: `const`, `let` or `var`."""
    if before is None or before.type != declaration.type:
        return False
    return before.children[0].type == declaration.children[0].type


def _between(before: str, gap: str, after: str) -> str:
    """What has to stand between two pieces: a break that may end a statement, a space, nothing."""
    if "\n" in gap and before not in GOES_ON and after not in "})].,;?:":
        return "\n"
    words = (before.isalnum() or before in "_$") and (after.isalnum() or after in "_$")
    number = gap and after == "." and before.isdigit()  # `1 .toFixed()`, where `1.` is a number
    return " " if words or number or f"{before}{after}" in ("++", "--", "//", "<!") else ""


def _leaves(seen: list[NodeFacts], source: bytes) -> Iterator[Leaf]:
    """The pieces of a script in order; a text or a pattern is one."""
    around = [(sys.maxsize, "")]  # where what is open ends, and its type
    passed = 0
    for start, less, held, _, kind, _ in seen:
        end = -less
        if start < passed or start == end:
            continue
        while around[-1][0] <= start:
            around.pop()
        if held < -1 and kind not in WHOLE:
            around.append((end, kind))
            continue
        gap = source[passed:start].decode() if passed < start else ""
        yield kind, source[start:end].decode(), start, end, around[-1][1], gap
        passed = end


# Modules


def _modules(root: Node, nodes: list[Node]) -> list[JoinedModule]:
    """The modules of a joined script; none if one of them is more than what it exports by name."""
    called = root.named_children[0] if root.named_children else None
    outer = _body_of_call(called.named_children[0] if called and called.named_children else None)
    lines = outer.named_children[1:] if outer is not None else []
    modules = [_module(line) for line in lines]
    whole = [module for module in modules if module is not None]
    if len(whole) < len(lines):
        return []
    named = Counter(written(leaf) for leaf in nodes if leaf.type == "identifier")
    told = Counter(name for module in whole for _, name, _ in module.taken)
    apart = all(named[module.name] == told[module.name] + 1 for module in whole)
    return whole if apart else []


def _body_of_call(call: Node | None) -> Node | None:
    """The body of a function that is called where it stands: `(() => { ... })()`."""
    if call is None or call.type != "call_expression":
        return None
    held = call.child_by_field_name("function")
    arrow = held.named_children[0] if held is not None and held.named_children else None
    body = arrow.child_by_field_name("body") if arrow is not None else None
    return body if body is not None and body.type == "statement_block" else None


def _module(statement: Node) -> JoinedModule | None:
    """What a line says that joins a module, or nothing if it is no such line."""
    name, value = _declarator(statement)
    body = _body_of_call(value)
    end = body.named_children[-1] if body is not None and body.named_children else None
    if body is None or end is None or end.type != "return_statement":
        return None
    exports = _pairs(end.named_children[0])
    if not MODULE.fullmatch(written(name)) or exports is None:
        return None
    taken = []
    for line in body.named_children:
        pattern, source = _declarator(line)
        pairs = _pairs(pattern) if pattern is not None else None
        if pairs is None or not MODULE.fullmatch(written(source)):
            break
        taken.append((line, written(source), pairs))
    return JoinedModule(written(name), body, statement, end, taken, exports)


def _declarator(statement: Node) -> tuple[Node | None, Node | None]:
    """Name and value of a declaration of one thing."""
    if statement.type != "lexical_declaration" or len(statement.named_children) != 1:
        return None, None
    only = statement.named_children[0]
    return only.child_by_field_name("name"), only.child_by_field_name("value")


def _pairs(braces: Node) -> dict[str, str] | None:
    """The names on the left and on the right between braces, if nothing else stands there."""
    if braces.type not in ("object", "object_pattern"):
        return None
    pairs = {}
    for part in braces.named_children:
        if part.type in SHORTHANDS:
            pairs[written(part)] = written(part)
        elif part.type in ("pair", "pair_pattern"):
            pairs[written(part.child_by_field_name("key"))] = written(
                part.child_by_field_name("value")
            )
        else:
            return None
    return pairs


# Names


def _short(nodes: list[Node], modules: list[JoinedModule]) -> dict[int, str]:
    """The short name for each place (by its byte) at which the script names something of its own.

    Two things get the same short name only where neither can be seen from the place of the other.
    """
    top, places = _scopes(nodes, {node.id for module in modules for node in module.around()})
    own = {module.name: places[module.end.id] for module in modules}
    for module in modules:
        for _, source, pairs in module.taken:
            for there, here in pairs.items():
                exported = next(m for m in modules if m.name == source).exports[there]
                own[module.name].names[here] = own[source].names[exported]
    resolved: dict[int, Binding] = {}
    free = set(RESERVED)
    for leaf in nodes:
        if leaf.type not in REFERENCES:
            continue
        binding = places[leaf.id].resolved(written(leaf))
        if binding is None:
            free.add(written(leaf))
        else:
            resolved[leaf.start_byte] = binding
            binding.uses += 1
    weights = Counter[int]()
    _allot(top, 0, weights)
    two = ("".join(pair) for pair in itertools.product(ascii_letters, repeat=2))
    names = (name for name in (*ascii_letters, *two) if name not in free)
    by_slot = {slot: next(names) for slot, _ in weights.most_common()}
    return {start: by_slot[binding.slot] for start, binding in resolved.items()}


def _allot(scope: Scope, first: int, weights: Counter[int]) -> None:
    """Give the names of a scope slots from the first free one on, and those of inner scopes slots
    behind.
    """
    bindings, rooms = list[Binding](), list[Scope]()
    waiting = [scope]
    while waiting:
        place = waiting.pop()
        bindings += [each for each in place.names.values() if each not in bindings]
        waiting += [inner for inner in place.inside if inner.open]
        rooms += [inner for inner in place.inside if not inner.open]
    for slot, binding in enumerate(bindings, first):
        binding.slot = slot
        weights[slot] += binding.uses
    for room in rooms:
        _allot(room, first + len(bindings), weights)


def _scopes(nodes: list[Node], opened: set[int]) -> tuple[Scope, dict[int, Scope]]:
    """The scope of the whole script, and the one that each node stands in, by its number."""
    top = Scope()
    places: dict[int, Scope] = {}
    # Where what is open ends, its type, the scope in it.
    around = [(sys.maxsize, "", top)]
    outside: dict[int, Scope] = {}  # the names of declarations hold around them
    for node in nodes:
        start, end, kind = node.start_byte, node.end_byte, node.type
        while around[-1][0] <= start:
            around.pop()
        _, above, scope = around[-1]
        scope = outside.get(node.id, scope)
        if kind in DECLARED:
            declared = node.child_by_field_name("name")
            scope.names.setdefault(written(declared), Binding())
            if declared is not None:
                outside[declared.id] = scope
        inner = scope
        if kind in ROOMS:
            inner = Scope(scope, kind in BLOCKS, node.id in opened)
            scope.inside.append(inner)
        if kind in GIVING:
            own = inner.function() if above == "variable_declaration" or _is_var(node) else inner
            for name in _given(node):
                own.names.setdefault(name, Binding())
        places[node.id] = scope
        if end > start and node.child_count:
            around.append((end, kind, inner))
    return top, places


def _is_var(node: Node) -> bool:
    """Whether a loop declares its variable with `var`, which holds around the loop as well."""
    return written(node.child_by_field_name("kind")) == "var"


def _given(node: Node) -> Iterator[str]:
    """The names that a node gives to what stands in it or, of a declaration, beside it."""
    if node.type in NAMED:
        yield from _named(node.child_by_field_name("name"))
    elif node.type == "for_in_statement" and node.child_by_field_name("kind") is not None:
        yield from _named(node.child_by_field_name("left"))
    if node.type in ("arrow_function", "catch_clause"):
        yield from _named(node.child_by_field_name("parameter"))
    parameters = node.child_by_field_name("parameters")
    if parameters is not None:
        for parameter in parameters.named_children:
            yield from _named(parameter)


def _named(pattern: Node | None) -> Iterator[str]:
    """The names that a pattern gives."""
    if pattern is None:
        return
    if pattern.type in ("identifier", "shorthand_property_identifier_pattern"):
        yield written(pattern)
    elif pattern.type in ("assignment_pattern", "object_assignment_pattern"):
        yield from _named(pattern.child_by_field_name("left"))
    elif pattern.type == "pair_pattern":
        yield from _named(pattern.child_by_field_name("value"))
    elif pattern.type in ("object_pattern", "array_pattern", "rest_pattern"):
        for child in pattern.named_children:
            yield from _named(child)


def _in_order(root: Node) -> list[NodeFacts]:
    """The nodes of a script in its order, one that holds others before them."""
    found = captured(EVERY, root).get("node", [])
    return sorted(
        (one.start_byte, -one.end_byte, -one.descendant_count, number, one.type, one)
        for number, one in enumerate(found)
    )
