"""What models say of their fields: the docstring under each, for editors, hints and translators.

They are read from the source once somebody asks. Pydantic can do that for every model as it is
loaded (`use_attribute_docstrings`), which takes a seventh of the time of any command.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def descriptions(model: type[BaseModel]) -> Mapping[str, str]:
    """What a model says of its fields, and of those it inherits: name → text."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            found |= _written(each.__module__).get(each.__qualname__, {})
    return {name: text for name, text in found.items() if name in model.model_fields}


@cache
def _written(module: str) -> Mapping[str, Mapping[str, str]]:
    """The docstrings under the fields of every class of a module that stands at its top."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {
        statement.name: dict(_under(statement.body))
        for statement in tree.body
        if isinstance(statement, ast.ClassDef)
    }


def _under(body: list[ast.stmt]) -> list[tuple[str, str]]:
    """The name of each field below which a text stands, with the text."""
    return [
        (field.target.id, inspect.cleandoc(text.value.value))
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    ]
