"""Expressions of `ast` as those of LibCST, without white space, comments and parentheses."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import libcst as cst

from layerlint.syntax import bare_nodes as bare
from layerlint.syntax.quick_literals import constant, formatted, operator
from layerlint.syntax.quick_text import DifferentSyntaxError, Placed, QuickText


def expression(text: QuickText, node: ast.expr) -> Any:
    """The node of LibCST. Raises `DifferentSyntaxError`."""
    make = _MAKERS.get(type(node))
    if make is None:
        raise DifferentSyntaxError(type(node).__name__)
    return make(text, node)


def _name(text: QuickText, node: ast.Name) -> cst.Name:
    name = bare.name(node.id)
    text.note(name, node)
    return name


def _attribute(text: QuickText, node: ast.Attribute) -> cst.Attribute:
    attribute = bare.attribute(expression(text, node.value), bare.name(node.attr))
    text.note(attribute, node)
    return attribute


def _call(text: QuickText, node: ast.Call) -> cst.Call:
    call = bare.call(expression(text, node.func), arguments(text, node.args, node.keywords))
    text.note(call, node)
    return call


def arguments(
    text: QuickText, positional: Iterable[ast.expr], keywords: Iterable[ast.keyword]
) -> tuple[cst.Arg, ...]:
    """The arguments of a call, in the order of the text."""
    placed: list[tuple[Placed, cst.Arg]] = []
    starred = False
    for node in positional:
        if type(node) is ast.Starred:
            starred = True
            placed.append((node, _arg(expression(text, node.value), None, "*")))
        else:
            placed.append((node, _arg(expression(text, node), None, "")))
    for keyword in keywords:
        value = expression(text, keyword.value)
        if keyword.arg is None:
            placed.append((keyword, _arg(value, None, "**")))
            continue
        arg = _arg(value, bare.name(keyword.arg), "")
        text.note(arg, keyword)
        placed.append((keyword, arg))
    if starred:  # `f(a=1, *b)`
        placed.sort(key=lambda pair: (pair[0].lineno, pair[0].col_offset))
    return tuple(arg for _, arg in placed)


def _arg(value: cst.BaseExpression, keyword: cst.Name | None, star: Any) -> cst.Arg:
    return bare.arg(keyword, value, star)


def _subscript(text: QuickText, node: ast.Subscript) -> cst.Subscript:
    value = expression(text, node.value)
    index = node.slice
    parts = [index]
    if type(index) is ast.Tuple and not _is_in_parentheses(text, index):
        parts = index.elts
    subscript = bare.subscript(value, tuple(bare.subscript_element(_slice(text, part)) for part in parts))
    text.note(subscript, node)
    return subscript


def _is_in_parentheses(text: QuickText, node: ast.Tuple) -> bool:
    """Whether `x[(a, b)]` is written, and not `x[a, b]`."""
    written = text.of(node)
    if not written.startswith("("):
        return False
    if any(type(part) is ast.Slice for part in node.elts):
        return False
    parsed = cst.parse_expression(written) if written.endswith(")") else None
    if parsed is None or "\n" in written:
        raise DifferentSyntaxError(written)
    return isinstance(parsed, cst.Tuple) and bool(parsed.lpar)


def _slice(text: QuickText, node: ast.expr) -> cst.Index | cst.Slice:
    if type(node) is ast.Slice:
        parts = (node.lower, node.upper, node.step)
        lower, upper, step = (None if part is None else expression(text, part) for part in parts)
        return bare.slice_of(lower, upper, step)
    if type(node) is ast.Starred:
        raise DifferentSyntaxError("a star in a subscript")
    return bare.index(expression(text, node), None)


def _binary(text: QuickText, node: ast.BinOp) -> cst.BinaryOperation:
    left, right = expression(text, node.left), expression(text, node.right)
    operation = bare.binary(left, operator(node.op), right)
    text.note(operation, node)
    return operation


def _unary(text: QuickText, node: ast.UnaryOp) -> cst.UnaryOperation:
    operation = bare.unary(operator(node.op), expression(text, node.operand))
    text.note(operation, node)
    return operation


def _boolean(text: QuickText, node: ast.BoolOp) -> cst.BaseExpression:
    joined: cst.BaseExpression = expression(text, node.values[0])
    for value in node.values[1:]:
        joined = bare.boolean(joined, operator(node.op), expression(text, value))
    return joined


def _comparison(text: QuickText, node: ast.Compare) -> cst.Comparison:
    comparison = bare.comparison(
        expression(text, node.left),
        tuple(
            bare.comparison_target(operator(kind), expression(text, value))
            for kind, value in zip(node.ops, node.comparators, strict=True)
        ),
    )
    text.note(comparison, node)
    return comparison


def _choice(text: QuickText, node: ast.IfExp) -> cst.IfExp:
    body, test, other = (expression(text, part) for part in (node.body, node.test, node.orelse))
    choice = bare.choice(body, test, other)
    text.note(choice, node)
    return choice


def _elements(text: QuickText, nodes: Iterable[ast.expr]) -> tuple[cst.BaseElement, ...]:
    return tuple(
        bare.starred_element(expression(text, node.value))
        if type(node) is ast.Starred
        else bare.element(expression(text, node))
        for node in nodes
    )


def _list(text: QuickText, node: ast.List) -> cst.List:
    tree = bare.list_of(_elements(text, node.elts))
    text.note(tree, node)
    return tree


def _dict(text: QuickText, node: ast.Dict) -> cst.Dict:
    tree = bare.dict_of(
        tuple(
            bare.starred_dict_element(expression(text, value))
            if key is None
            else bare.dict_element(
                expression(text, key),
                expression(text, value),
            )
            for key, value in zip(node.keys, node.values, strict=True)
        )
    )
    text.note(tree, node)
    return tree


def _loops(text: QuickText, generators: Sequence[ast.comprehension]) -> cst.CompFor:
    first = generators[0]
    return bare.loop(
        expression(text, first.target),
        expression(text, first.iter),
        tuple(bare.condition(expression(text, test)) for test in first.ifs),
        _loops(text, generators[1:]) if len(generators) > 1 else None,
        bare.asynchronous() if first.is_async else None,
    )


def _list_comprehension(text: QuickText, node: ast.ListComp) -> cst.ListComp:
    tree = bare.list_comprehension(expression(text, node.elt), _loops(text, node.generators))
    text.note(tree, node)
    return tree


def _yield(text: QuickText, node: ast.Yield) -> cst.Yield:
    return bare.yielded(None if node.value is None else expression(text, node.value))


def _yield_from(text: QuickText, node: ast.YieldFrom) -> cst.Yield:
    return bare.yielded(bare.source_of(expression(text, node.value)))


def _lambda(text: QuickText, node: ast.Lambda) -> cst.Lambda:
    return bare.lambda_of(parameters(text, node.args), expression(text, node.body))


def parameters(text: QuickText, node: ast.arguments) -> cst.Parameters:
    """The parameters of a function or lambda. Raises `DifferentSyntaxError`."""
    positional = [*node.posonlyargs, *node.args]
    defaults = [*[None] * (len(positional) - len(node.defaults)), *node.defaults]
    by_place = [_param(text, arg, default) for arg, default in zip(positional, defaults, strict=True)]
    keyword_only = tuple(
        _param(text, arg, default) for arg, default in zip(node.kwonlyargs, node.kw_defaults, strict=True)
    )
    star: Any = bare.param_star() if keyword_only else cst.MaybeSentinel.DEFAULT
    if node.vararg is not None:
        star = _param(text, node.vararg, None, "*")
    count = len(node.posonlyargs)
    return bare.parameters(
        tuple(by_place[count:]),
        star,
        keyword_only,
        _param(text, node.kwarg, None, "**") if node.kwarg is not None else None,
        tuple(by_place[:count]),
        bare.param_slash() if count else cst.MaybeSentinel.DEFAULT,
    )


def _param(text: QuickText, node: ast.arg, default: ast.expr | None, star: Any = "") -> cst.Param:
    param = bare.param(
        bare.name(node.arg),
        annotation(text, node.annotation),
        None if default is None else expression(text, default),
        star,
    )
    text.note(param, node)
    return param


def annotation(text: QuickText, node: ast.expr | None) -> cst.Annotation | None:
    """The annotation; one that is more than a name as LibCST parses it, since its text is a fact."""
    if node is None:
        return None
    base = node.value if isinstance(node, ast.Attribute) else node
    if isinstance(base, ast.Name):
        return bare.annotation(expression(text, node))
    before = text.lines[node.lineno - 1][: text.column(node.lineno - 1, node.col_offset)].rstrip()
    if not before.endswith((":", ">")):
        raise DifferentSyntaxError("an annotation in parentheses")
    try:
        return bare.annotation(cst.parse_expression(text.of(node)))
    except cst.ParserSyntaxError as error:
        raise DifferentSyntaxError("an annotation") from error


_MAKERS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.Constant: constant,
    ast.JoinedStr: formatted,
    ast.Subscript: _subscript,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.BoolOp: _boolean,
    ast.Compare: _comparison,
    ast.IfExp: _choice,
    ast.Tuple: lambda text, node: bare.tuple_of(_elements(text, node.elts)),
    ast.List: _list,
    ast.Set: lambda text, node: bare.set_of(_elements(text, node.elts)),
    ast.Dict: _dict,
    ast.ListComp: _list_comprehension,
    ast.SetComp: lambda text, node: bare.set_comprehension(
        expression(text, node.elt), _loops(text, node.generators)
    ),
    ast.GeneratorExp: lambda text, node: bare.generator(
        expression(text, node.elt), _loops(text, node.generators)
    ),
    ast.DictComp: lambda text, node: bare.dict_comprehension(
        expression(text, node.key), expression(text, node.value), _loops(text, node.generators)
    ),
    ast.Lambda: _lambda,
    ast.Await: lambda text, node: bare.awaited(expression(text, node.value)),
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    ast.NamedExpr: lambda text, node: bare.named(expression(text, node.target), expression(text, node.value)),
}
