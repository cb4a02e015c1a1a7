"""The fields of plain classes of the project: of dataclasses, named tuples, and classes that hold their arguments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from typing import TypeVar

import libcst as cst

from layerlint.extract.local_names import assigned_names
from layerlint.syntax.tree import dotted, every

_NAMED_TUPLES = frozenset({"NamedTuple", "typing.NamedTuple"})
_DATACLASSES = frozenset({"dataclass", "dataclasses.dataclass"})
_FACTORIES = frozenset({"namedtuple", "collections.namedtuple"})
_NAMESPACES = frozenset({"types.SimpleNamespace", "SimpleNamespace"})
_HOOKS = frozenset({"__getattribute__", "__getattr__", "__setattr__", "__new__", "__post_init__"})
_SETTERS = frozenset({"setattr", "vars"})
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class ClassFields:
    """The fields of a class.

    params    the parameters of the constructor, in order
    defaults  by parameter: the default
    held      by attribute: the parameter that it holds
    constants by attribute: the expression that it holds whatever the arguments are
    created   by attribute: the call in `__init__` that creates what it holds
    is_tuple  whether the instances are tuples of the arguments
    """

    params: tuple[str, ...] = ()
    defaults: Mapping[str, cst.BaseExpression] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, cst.BaseExpression] = field(default_factory=dict)
    created: Mapping[str, cst.Call] = field(default_factory=dict)
    is_tuple: bool = False


@lru_cache(maxsize=256)
def fields_of_class(node: cst.ClassDef) -> ClassFields | None:
    """Return the fields of a dataclass, a named tuple, or a class without parents; None for any other class."""
    style = _style(node)
    methods = [line for line in node.body.body if isinstance(line, cst.FunctionDef)]
    if style is None or any(method.name.value in _HOOKS for method in methods) or _sets_any(node):
        return None
    init = next((method for method in methods if method.name.value == "__init__"), None)
    bound = _bound_once(node, {method.name.value for method in methods})
    changed = {name for method in methods if method is not init for name in _set_in(method)}
    if style is not _Style.PLAIN:
        return _of_annotations(bound, changed, style is _Style.NAMED_TUPLE) if init is None else None
    constants = {name: value for name, (value, _) in bound.items() if value is not None}
    if init is None:
        return ClassFields(constants=_without(constants, changed))
    return _of_constructor(init, constants, changed)


class _Style(Enum):
    """How a class declares its fields."""

    PLAIN = auto()
    DATACLASS = auto()
    NAMED_TUPLE = auto()


def _style(node: cst.ClassDef) -> _Style | None:
    """How the class declares its fields; None where its parents or decorators may declare some."""
    bases = [dotted(base.value) for base in node.bases]
    decorators = [_called(decorator.decorator) for decorator in node.decorators]
    if node.keywords or len(bases) > 1 or len(decorators) > 1 or not _DATACLASSES.issuperset(decorators):
        return None
    if bases and bases[0] in _NAMED_TUPLES:
        return _Style.NAMED_TUPLE
    if bases not in ([], ["object"]):
        return None
    return _Style.DATACLASS if decorators else _Style.PLAIN


def fields_of_call(node: cst.CSTNode | None) -> ClassFields | None:
    """Return the fields of `namedtuple("Dims", "b h")`, or of `SimpleNamespace(dim=8)`; None for another expression."""
    if isinstance(node, cst.Call) and dotted(node.func) in _NAMESPACES:
        keywords = {arg.keyword.value: arg.value for arg in node.args if arg.keyword is not None}
        return ClassFields(constants=keywords) if len(keywords) == len(node.args) else None
    if not isinstance(node, cst.Call) or dotted(node.func) not in _FACTORIES or len(node.args) != 2:
        return None
    names = node.args[1].value
    if isinstance(names, cst.SimpleString):
        return _of_names(str(names.evaluated_value).replace(",", " ").split())
    texts = [element.value for element in names.elements] if isinstance(names, (cst.List, cst.Tuple)) else []
    listed = [str(text.evaluated_value) for text in texts if isinstance(text, cst.SimpleString)]
    return _of_names(listed) if listed and len(listed) == len(texts) else None


def _of_names(names: list[str]) -> ClassFields:
    return ClassFields(tuple(names), held={name: name for name in names}, is_tuple=True)


def _of_annotations(bound: _Bound, changed: set[str], is_tuple: bool) -> ClassFields:
    """The fields that a dataclass or a named tuple annotates."""
    names = tuple(name for name, (_, annotated) in bound.items() if annotated)
    defaults = {name: value for name in names if (value := _default(bound[name][0])) is not None}
    constants = {name: value for name, (value, annotated) in bound.items() if value and not annotated}
    held = {name: name for name in names if name not in changed}
    return ClassFields(names, defaults, held, _without(constants, changed), is_tuple=is_tuple)


def _of_constructor(
    init: cst.FunctionDef, constants: Mapping[str, cst.BaseExpression], changed: set[str]
) -> ClassFields | None:
    """The attributes that `__init__` sets once, to a parameter or to something that is written out."""
    if init.decorators or init.params.star_kwarg or isinstance(init.params.star_arg, cst.Param):
        return None
    params = [*init.params.posonly_params, *init.params.params, *init.params.kwonly_params][1:]
    names = tuple(param.name.value for param in params)
    set_here = Counter(_set_in(init))
    parameters = frozenset(names) - assigned_names(init.body)
    held: dict[str, str] = {}
    own, created = dict(constants), {}
    for name, value in _attributes_set(init):
        if set_here[name] != 1:
            continue
        if isinstance(value, cst.Name) and value.value in parameters:
            held[name] = value.value
        elif isinstance(value, cst.Call):  # another object for each instance
            created[name] = value
        else:
            own[name] = value
    replaced = changed | {name for name in set_here if set_here[name] != 1}
    defaults = {param.name.value: param.default for param in params if param.default is not None}
    own = _without(own, replaced | held.keys() | created.keys())
    return ClassFields(names, defaults, _without(held, replaced), own, _without(created, replaced))


def _attributes_set(init: cst.FunctionDef) -> Iterator[tuple[str, cst.BaseExpression]]:
    """What each line of the constructor's own body sets an attribute to."""
    for line in init.body.body:
        for statement in line.body if isinstance(line, cst.SimpleStatementLine) else ():
            if isinstance(statement, cst.Assign) and len(statement.targets) == 1:
                _, _, name = dotted(statement.targets[0].target).partition(".")
                if name:
                    yield name, statement.value


def _without(values: Mapping[str, _Item], names: Set[str]) -> dict[str, _Item]:
    return {name: value for name, value in values.items() if name not in names}


def _called(node: cst.BaseExpression) -> str:
    return dotted(node.func if isinstance(node, cst.Call) else node)


_Bound = dict[str, tuple[cst.BaseExpression | None, bool]]


def _bound_once(node: cst.ClassDef, methods: set[str]) -> _Bound:
    """The names that one statement of the body binds, each with its value and whether it has an annotation."""
    bound = list(_bound(node))
    names = Counter(name for name, _, _ in bound)
    return {
        name: (value, annotated)
        for name, value, annotated in bound
        if names[name] == 1 and name not in methods
    }


def _bound(node: cst.ClassDef) -> Iterator[tuple[str, cst.BaseExpression | None, bool]]:
    lines = [line for line in node.body.body if isinstance(line, cst.SimpleStatementLine)]
    for statement in (statement for line in lines for statement in line.body):
        if isinstance(statement, cst.AnnAssign) and isinstance(statement.target, cst.Name):
            names = [name.value for name in every(cst.Name, statement.annotation)]
            yield statement.target.value, statement.value, "ClassVar" not in names
        elif isinstance(statement, cst.Assign):
            for target in statement.targets:
                for name in every(cst.Name, target.target):
                    single = target.target is name
                    yield name.value, statement.value if single else None, False


def _default(value: cst.BaseExpression | None) -> cst.BaseExpression | None:
    """The default of a field: `3`, `field(default=3)`."""
    if not isinstance(value, cst.Call) or _called(value) not in {"field", "dataclasses.field"}:
        return value
    defaults = [arg.value for arg in value.args if arg.keyword is not None and arg.keyword.value == "default"]
    return defaults[0] if defaults else value


def _set_in(method: cst.FunctionDef) -> Iterator[str]:
    """The attributes that the method sets on any object."""
    plain = [statement.target for statement in every(cst.AssignTarget, method.body)]
    annotated = [statement.target for statement in every(cst.AnnAssign, method.body)]
    augmented = [statement.target for statement in every(cst.AugAssign, method.body)]
    for target in (*plain, *annotated, *augmented):
        for attribute in every(cst.Attribute, target):
            yield attribute.attr.value


def _sets_any(node: cst.ClassDef) -> bool:
    """Whether its methods may set attributes whose names are not written."""
    names = (name.value for name in every(cst.Name, node.body))
    return any(name in _SETTERS or name == "__dict__" for name in names)
