"""Readers of single nodes: which expression a node uses, and how (`ParameterUse`)."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .index_arguments import index_arguments


class ParameterUse(NamedTuple):
    """One use, of a kind such as list, unpack, choice, integer, dict, called, attribute, element, instance, argument.

    `of` is the names (unpack), the strings (choice), the key (dict), the attribute that is read (of each element), the
    class that it is tested for (instance), its rank in an equation (operand), the class and the keyword (argument), or
    the attribute that is called and the position (handed) or the name (keyword).
    """

    kind: str
    of: Any = None


def settings_of(uses: Mapping[str, Sequence[ParameterUse]], name: str) -> dict[str, Sequence[ParameterUse]]:
    """Return the uses of each attribute of a parameter, where uses are by parameter and by `parameter.attribute`."""
    return {key.partition(".")[2]: of for key, of in uses.items() if key.startswith(f"{name}.")}


SIZED = {"enumerate", "len", "zip", "reversed", "sorted", "list", "tuple", "sum"}
SHAPES = {"shape", "get_shape_list", "unstack"}


def is_self(node: ast.AST) -> bool:
    """Whether a node is the name `self`."""
    return isinstance(node, ast.Name) and node.id == "self"


def _call_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    called = called_name(node)
    if called == "range" and node.args:
        yield node.args[-1] if len(node.args) < 3 else node.args[1], ParameterUse("integer")
    if called in SIZED:
        yield from ((item, ParameterUse("list")) for item in node.args)
    elif called in SHAPES and node.args:
        yield node.args[0], ParameterUse("shape")
    elif called == "pad" and len(node.args) > 1 and isinstance(node.args[1], (ast.List, ast.Tuple)):
        yield node.args[0], ParameterUse("rank", len(node.args[1].elts))
    elif called == "einsum":
        yield from _equation_uses(node)
    elif called == "isinstance" and len(node.args) == 2:
        yield from ((node.args[0], ParameterUse("instance", name)) for name in _class_names(node.args[1]))
    yield from ((item, ParameterUse("ids")) for item in index_arguments(node, called))
    yield node.func, ParameterUse("called")
    yield from ((item.value, ParameterUse("list")) for item in node.args if isinstance(item, ast.Starred))
    yield from _argument_uses(node, called)
    if isinstance(node.func, ast.Attribute):
        yield from _method_uses(node, node.func)


def _argument_uses(node: ast.Call, called: str) -> Iterator[tuple[Any, ParameterUse]]:
    """What a class gets as its arguments, and what is spread into a call: `f(**x)`."""
    for keyword in node.keywords:
        if keyword.arg is None and called:
            yield keyword.value, ParameterUse("keywords", called)
    if called[:1].isupper():
        for index, item in enumerate(node.args):
            yield item, ParameterUse("argument", (called, index))
        for keyword in node.keywords:
            yield keyword.value, ParameterUse("argument", (called, keyword.arg or ""))


def _equation_uses(node: ast.Call) -> Iterator[tuple[Any, ParameterUse]]:
    """The rank of each operand of `einsum("abc,cd->abd", x + bias, w)`."""
    equation = node.args[0] if node.args else None
    if isinstance(equation, ast.Constant) and isinstance(equation.value, str):
        for operand, rank in zip(node.args[1:], equation_ranks(equation.value)):
            terms = [operand.left, operand.right] if isinstance(operand, ast.BinOp) else [operand]
            yield from ((term, ParameterUse("operand", rank)) for term in terms if rank)


def equation_ranks(equation: str) -> list[int]:
    """Return the rank of each operand of an einsum equation; 0 where it has an ellipsis."""
    operands = equation.replace(" ", "").partition("->")[0].split(",")
    return [len(letters) if letters.isalpha() else 0 for letters in operands]


def _class_names(node: ast.AST) -> list[str]:
    """The names of classes, one or a tuple, without their modules."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    names = [getattr(part, "attr", getattr(part, "id", "")) for part in parts]
    return [name for name in names if name[:1].isupper()]


def _attribute_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    yield node.value, ParameterUse("attribute", node.attr)


def _method_uses(node: ast.Call, func: ast.Attribute) -> Iterator[tuple[Any, ParameterUse]]:
    if func.attr == "get" and node.args:
        key = node.args[0]
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield func.value, ParameterUse("dict" if len(node.args) == 1 else "maybe", key.value)
    elif func.attr in ("items", "keys", "values"):
        yield func.value, ParameterUse("dict")
    if is_self(func.value):
        yield from ((item, ParameterUse("handed", (func.attr, at))) for at, item in enumerate(node.args))
        for keyword in node.keywords:
            yield keyword.value, ParameterUse("keyword", (func.attr, keyword.arg or ""))


def _loop_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    several = isinstance(node.target, (ast.Tuple, ast.List))
    yield node.iter, ParameterUse("nested", len(node.target.elts)) if several else ParameterUse("list")


def _assignment_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    target = node.targets[0]
    if isinstance(target, (ast.Tuple, ast.List)) and isinstance(node.value, (ast.Tuple, ast.List)):
        for name, value in zip(target.elts, node.value.elts):
            if isinstance(name, ast.Name) and (part := _part(value)) is not None:
                yield value.value, ParameterUse("part", (part, name.id))  # type: ignore[attr-defined]
    elif isinstance(target, (ast.Tuple, ast.List)):
        value = node.value
        length = len(target.elts)
        shaped = _shape_owner(value)
        if shaped is not None:
            yield shaped, ParameterUse("rank", length)
        else:
            names = tuple(item.id if isinstance(item, ast.Name) else "" for item in target.elts)
            yield value, ParameterUse("unpack", names)
            if (handed := _handed_to_self(value, names)) is not None:
                yield handed[0], ParameterUse("split", (handed[1], *names))
    elif isinstance(target, ast.Name) and (part := _part(node.value)) is not None:
        yield node.value.value, ParameterUse("part", (part, target.id))


def _handed_to_self(value: ast.AST, names: tuple[str, ...]) -> tuple[ast.expr, str] | None:
    """The argument and the method of `x, a = self.split(inputs)`; None for other values.

    `inputs, more = self.batched(inputs)` only converts it.
    """
    if not (
        isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and is_self(value.func.value)
    ):
        return None
    argument = value.args[0] if value.args else None
    is_other_name = isinstance(argument, ast.Name) and argument.id not in names
    return (argument, value.func.attr) if argument is not None and is_other_name else None


def _part(node: ast.AST) -> int | None:
    """The constant index of an expression; None where it has none."""
    index = getattr(node, "slice", None)
    index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
    value = getattr(index, "value", None)
    return value if isinstance(index, ast.Constant) and type(value) is int and value >= 0 else None


def _subscript_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    index, value = node.slice, node.value
    index = getattr(index, "value", index) if type(index).__name__ == "Index" else index
    if (table := _table_name(value)) and isinstance(index, (ast.Name, ast.Attribute)):
        yield index, ParameterUse("key of", table)
    if isinstance(index, ast.Constant) and isinstance(index.value, str):
        yield value, ParameterUse("dict", index.value)
    elif isinstance(index, ast.Constant) and isinstance(index.value, int):
        shaped = _shape_owner(value)
        if shaped is not None and index.value > 0:
            yield shaped, ParameterUse("min rank", index.value + 1)
        yield value, ParameterUse("index", index.value)
    elif isinstance(index, ast.JoinedStr) or (isinstance(index, ast.Call) and called_name(index) == "str"):
        yield value, ParameterUse("levels")
    elif isinstance(index, ast.Name):
        yield value, ParameterUse("index", 1)
    elif isinstance(index, ast.Tuple) and index.elts and all(map(_takes_dimension, index.elts)):
        yield value, ParameterUse("min rank", len(index.elts))
        if (width := _width_of_slice(index.elts[-1])) > 1:
            yield value, ParameterUse("width", (len(index.elts), width))


def _width_of_slice(index: ast.AST) -> int:
    """How wide an axis has to be for a slice with a constant bound: `:13` needs 13, `13:` something behind; else 0."""
    if not isinstance(index, ast.Slice):
        return 0
    lower, upper = (getattr(bound, "value", None) for bound in (index.lower, index.upper))
    if type(upper) is int:
        return upper
    return 2 * lower if index.upper is None and type(lower) is int else 0


def _table_name(node: ast.AST) -> str:
    """The name of what may be a table: a name, or an attribute of a name."""
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _shape_owner(node: ast.AST) -> Any:
    """`x` of `x.shape` and `shape(x)`."""
    if isinstance(node, ast.Attribute) and node.attr == "shape":
        return node.value
    if isinstance(node, ast.Call) and called_name(node) in SHAPES and node.args:
        return node.args[0]
    return None


def _takes_dimension(index: ast.AST) -> bool:
    """Whether an element of an index stands for one dimension: no `...`, `None` or `newaxis`."""
    if isinstance(index, ast.Constant):
        return index.value is not None and index.value is not Ellipsis
    return getattr(index, "attr", "") != "newaxis"


def _comparison_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    other = node.comparators[0]
    values = other.elts if isinstance(other, (ast.Tuple, ast.List, ast.Set)) else [other]
    words = tuple(
        item.value for item in values if isinstance(item, ast.Constant) and isinstance(item.value, str)
    )
    if (
        words
        and len(words) == len(values)
        and isinstance(node.ops[0], (ast.Eq, ast.In, ast.NotIn, ast.NotEq))
    ):
        yield node.left, ParameterUse("choice", words)
    if isinstance(node.ops[0], (ast.In, ast.NotIn)) and (table := _table_name(_without_keys(other))):
        yield node.left, ParameterUse("key of", table)
    exact = isinstance(node.ops[0], (ast.Eq, ast.NotEq)) and isinstance(other, ast.Constant)
    if (
        exact
        and isinstance(node.left, ast.Call)
        and called_name(node.left) == "len"
        and type(other.value) is int
    ):
        yield from ((item, ParameterUse("length", other.value)) for item in node.left.args)
    if isinstance(node.ops[0], (ast.Lt, ast.LtE, ast.Gt, ast.GtE)):
        yield node.left, ParameterUse("number")


def _without_keys(node: ast.AST) -> ast.AST:
    """`TABLE` of `TABLE.keys()` and `list(TABLE)`."""
    while isinstance(node, ast.Call):
        if isinstance(node.func, ast.Attribute) and node.func.attr == "keys":
            node = node.func.value
        elif node.args:
            node = node.args[0]
        else:
            break
    return node


def _operation_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    if isinstance(node.op, (ast.FloorDiv, ast.Mod)) and not (
        isinstance(node.left, ast.Constant) and isinstance(node.left.value, str)
    ):
        yield node.left, ParameterUse("integer")
        yield node.right, ParameterUse("integer")
    elif isinstance(node.op, (ast.Sub, ast.Div, ast.Pow)):
        yield node.left, ParameterUse("number")
        yield node.right, ParameterUse("number")


def _condition_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    """What is tested for being true: `if x`, `a if not x else b`, `if x and y`."""
    terms = [node.test]
    while terms:
        term = terms.pop()
        if isinstance(term, ast.BoolOp):
            terms += term.values
        elif isinstance(term, ast.UnaryOp):
            terms.append(term.operand)
        else:
            yield term, ParameterUse("condition")


def _comprehension_uses(node: Any) -> Iterator[tuple[Any, ParameterUse]]:
    yield from _loop_uses(node)


READERS: dict[type, Any] = {
    ast.Attribute: _attribute_uses,
    ast.Call: _call_uses,
    ast.For: _loop_uses,
    ast.If: _condition_uses,
    ast.IfExp: _condition_uses,
    ast.comprehension: _comprehension_uses,
    ast.Assign: _assignment_uses,
    ast.Subscript: _subscript_uses,
    ast.Compare: _comparison_uses,
    ast.BinOp: _operation_uses,
}


def called_name(node: ast.Call) -> str:
    """Return the last name of the called function; "" for other expressions."""
    func = node.func
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""
