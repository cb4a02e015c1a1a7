"""Expressions: from a LibCST node to a `Value`, and the events on the way."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import lru_cache

import libcst as cst

from layerlint.model.calls import call_value
from layerlint.model.copies import replace
from layerlint.model.facts import (
    Config,
    Form,
    Guard,
    GuardKind,
    Iterate,
    Kind,
    Read,
    Test,
    TestForm,
    Use,
    Value,
)
from layerlint.model.frame import Frame, join, remembered, size, union, unknown

_RUNTIME = frozenset({Kind.TENSOR, Kind.WEIGHT, Kind.VARIABLE})


def evaluate(frame: Frame, node: cst.BaseExpression) -> Value:
    """What is known of the expression; calls, reads and tests in it are recorded in order."""
    handler = _HANDLERS.get(type(node))
    if handler is None:
        return unknown(frame.at(node))
    return handler(frame, node)


# ------------------------------------------------------------------------------------ literals


def _literal(frame: Frame, node: cst.BaseExpression) -> Value:
    constant = _constant(node.value)  # type: ignore[attr-defined]
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=constant)


@lru_cache(maxsize=4096)
def _constant(text: str) -> object:
    """The value of a number or string as it is written; the same few are written again and again."""
    try:
        constant: object = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return None
    return constant


def _strings(frame: Frame, node: cst.BaseExpression) -> Value:
    constant = node.evaluated_value if isinstance(node, cst.ConcatenatedString) else None
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=constant)


def _fstring(frame: Frame, node: cst.BaseExpression) -> Value:
    parts: list[Value] = []
    for part in node.parts:  # type: ignore[attr-defined]
        if isinstance(part, cst.FormattedStringExpression):
            parts.append(evaluate(frame, part.expression))
    reads, params = union(parts)
    return Value(Kind.PLAIN, Form.STRING, frame.at(node), reads=reads, params=params)


# ------------------------------------------------------------------------------------ names

_CONSTANTS = {"None": (Kind.NONE, None), "True": (Kind.PLAIN, True), "False": (Kind.PLAIN, False)}


def name_value(frame: Frame, node: cst.Name) -> Value:
    name = node.value
    if name in _CONSTANTS:
        kind, constant = _CONSTANTS[name]
        return Value(kind, Form.LITERAL, frame.at(node), name=name, constant=constant)
    known = frame.locals.get(name)
    if known is not None:
        seen = frame.remembered.get(name)
        if seen is None or seen[0] is not known:
            seen = frame.remembered[name] = known, remembered(known, name)
        return seen[1]
    at = frame.at(node)
    if name == frame.self_name and name:
        return Value(Kind.SELF, Form.NAME, at, name="self")
    if name in frame.local_names:
        return Value(Kind.UNKNOWN, Form.NAME, at, local=name)
    qualified = frame.names.qualify(name)
    if qualified is None:
        return global_value(frame, f"builtins.{name}", at)
    return global_value(frame, qualified, at, frame.names.plain_import(name))


def global_value(frame: Frame, qualified: str, at: int, imported: str = "") -> Value:
    """The value of a module-level or imported name."""
    if qualified.startswith("builtins."):
        name = qualified.removeprefix("builtins.")
        return Value(Kind.FUNCTION, Form.NAME, at, name=name, imported=imported)
    kind, made = Kind.UNKNOWN, None
    if frame.names.instance_kind(qualified) is not None:
        kind = Kind.CLASS
    elif (made := frame.names.global_value(qualified)) is not None:
        kind = frame.names.instance_kind(made) or call_kind_of_global(made)
    elif frame.names.is_function(qualified):
        kind = Kind.FUNCTION
    keys = () if made is None else (made,)
    return Value(kind, Form.NAME, at, name=qualified, keys=keys, imported=imported)


def call_kind_of_global(made: str) -> Kind:
    return Kind.VARIABLE if made in {"tensorflow.Variable", "tensorflow.compat.v1.Variable"} else Kind.UNKNOWN


# ------------------------------------------------------------------------------------ attributes


def read(frame: Frame, path: str, at: int, use: Use = Use.LOADED) -> None:
    frame.events.append(Read(at, frame.guards, frame.nested, path, use))


def attribute_value(frame: Frame, node: cst.Attribute, use: Use = Use.LOADED) -> Value:
    """`<value>.attr`; reading an attribute of `self` is an event."""
    name = node.attr.value
    value = node.value
    if isinstance(value, cst.Name) and value.value == frame.self_name and value.value not in frame.locals:
        at = frame.at(node)
        read(frame, name, at, use)
        return self_attribute(frame, name, at)
    base = evaluate(frame, value)
    return attribute_of(frame, base, name, node)


def self_attribute(frame: Frame, name: str, at: int) -> Value:
    summary = frame.summaries.get(name)
    if summary is not None and not frame.attributes.knows(name):
        kind = summary.returns if summary.is_property else Kind.FUNCTION
        return Value(kind, Form.ATTRIBUTE, at, name=f"self.{name}", path=name, reads=frozenset({name}))
    kind = frame.attributes.kind(name)
    made = frame.attributes.values.get(name)
    return Value(
        kind,
        Form.ATTRIBUTE,
        at,
        name=f"self.{name}",
        path=name,
        reads=frozenset({name}),
        constant=None,
        items=(made,) if made is not None and kind is Kind.FUNCTION else (),
    )


def attribute_of(frame: Frame, base: Value, name: str, node: cst.CSTNode) -> Value:
    at = frame.at(node)
    if base.kind is Kind.SELF:
        read(frame, name, at)
        return self_attribute(frame, name, at)
    if (
        base.form is Form.NAME
        and base.name
        and base.kind in (Kind.UNKNOWN, Kind.CLASS, Kind.MODULE)
        and not base.local
    ):
        return global_value(frame, f"{base.name}.{name}", at, base.imported)
    if (
        base.form is Form.ATTRIBUTE
        and base.name
        and not base.path
        and base.kind in (Kind.UNKNOWN, Kind.MODULE)
    ):
        return global_value(frame, f"{base.name}.{name}", at, base.imported)
    if base.local and base.kind in (Kind.MODULE, Kind.CLASS) and base.name:
        return global_value(frame, f"{base.name}.{name}", at, base.imported)
    path = f"{base.path}.{name}" if base.path else ""
    if path:
        read(frame, path, at)
    kind = Kind.UNKNOWN
    if path and frame.attributes.knows(path):
        kind = frame.attributes.kind(path)
    elif name == "shape" and base.kind in (
        Kind.TENSOR,
        Kind.INPUT,
        Kind.WEIGHT,
        Kind.VARIABLE,
        Kind.KERAS_TENSOR,
    ):
        kind = Kind.SHAPE
    elif name == "dtype" and base.kind is not Kind.UNKNOWN:
        kind = Kind.DTYPE
    elif name in {"ndim", "rank", "name"} and base.kind is not Kind.UNKNOWN:
        kind = Kind.PLAIN
    elif (name == "T" and base.kind in (Kind.TENSOR, Kind.WEIGHT)) or (
        name == "value" and base.kind is Kind.WEIGHT
    ):
        kind = Kind.TENSOR
    return Value(
        kind,
        Form.ATTRIBUTE,
        at,
        name=f".{name}",
        path=path,
        receiver=_receiver(base),
        reads=base.reads,
        params=base.params,
    )


def _receiver(value: Value) -> Value:
    return value if size(value) < 120 else replace(value, args=(), items=(), receiver=None)


def _attribute(frame: Frame, node: cst.BaseExpression) -> Value:
    return attribute_value(frame, cst.ensure_type(node, cst.Attribute))


# ------------------------------------------------------------------------------------ subscripts


def _subscript(frame: Frame, node: cst.BaseExpression) -> Value:
    subscript = cst.ensure_type(node, cst.Subscript)
    base = evaluate(frame, subscript.value)
    indexes: list[Value] = []
    slices = False
    for element in subscript.slice:
        if isinstance(element.slice, cst.Index):
            indexes.append(evaluate(frame, element.slice.value))
        else:
            slices = True
            for bound in _bounds(element.slice):
                if bound is not None:
                    indexes.append(evaluate(frame, bound))
    at = frame.at(node)
    several = len(subscript.slice) > 1
    reads, params = union([base, *indexes])
    constant = indexes[0].constant if len(indexes) == 1 and not slices else None
    negative = indexes[0] if len(indexes) == 1 and not slices else None
    if constant is None and negative is not None and negative.form is Form.OPERATION and negative.name == "-":
        inner = negative.items[0].constant if negative.items else None
        constant = -inner if isinstance(inner, int) else None
    if len(indexes) == 1 and indexes[0].form is Form.LITERAL and indexes[0].constant is Ellipsis:
        several = True
    kind, made = _subscript_kind(frame, base, constant, several, slices)
    if made is not None:
        return replace(made, reads=made.reads | reads, params=made.params | params)
    path = f"{base.path}[{constant!r}]" if base.path and not several and not slices else ""
    return Value(
        kind,
        Form.SUBSCRIPT,
        at,
        path=path,
        receiver=_receiver(base),
        items=tuple(indexes[:4]),
        reads=reads,
        params=params,
        constant=constant if kind in (Kind.DIM, Kind.INPUT, Kind.SHAPE) else None,
    )


def _bounds(node: cst.BaseSlice) -> tuple[cst.BaseExpression | None, ...]:
    return (node.lower, node.upper, node.step) if isinstance(node, cst.Slice) else ()


def _subscript_kind(
    frame: Frame, base: Value, constant: object, several: bool, slices: bool
) -> tuple[Kind, Value | None]:
    kind = base.kind
    if kind is Kind.SHAPE:
        return (Kind.SHAPE if slices or isinstance(constant, str) else Kind.DIM), None
    if kind is Kind.DIM:
        return Kind.DIM, None
    if kind is Kind.INPUT:
        return (Kind.TENSOR if several or base.form is Form.OPERATION else Kind.INPUT), None
    if kind in _RUNTIME or kind is Kind.CONSTANT_TENSOR or kind is Kind.KERAS_TENSOR:
        return (kind if kind not in (Kind.WEIGHT, Kind.VARIABLE) else Kind.TENSOR), None
    if kind is Kind.NUMPY:
        return Kind.NUMPY, None
    if kind is Kind.PLAIN:
        return Kind.UNKNOWN, None
    if kind is Kind.CONTAINER:
        if base.path:
            return frame.attributes.element(base.path), None
        if (
            isinstance(constant, int)
            and base.form in (Form.LIST, Form.TUPLE)
            and -len(base.items) <= constant < len(base.items)
        ):
            return Kind.UNKNOWN, base.items[constant]
        if isinstance(constant, str) and base.form is Form.DICT and constant in base.keys:
            return Kind.UNKNOWN, base.items[base.keys.index(constant)]
        return join({item.kind for item in base.items}) if base.items else Kind.UNKNOWN, None
    return Kind.UNKNOWN, None


# ------------------------------------------------------------------------------------ operations

_OPERATORS = {
    cst.Add: "+",
    cst.Subtract: "-",
    cst.Multiply: "*",
    cst.Divide: "/",
    cst.FloorDivide: "//",
    cst.Modulo: "%",
    cst.Power: "**",
    cst.MatrixMultiply: "@",
    cst.BitAnd: "&",
    cst.BitOr: "|",
    cst.BitXor: "^",
    cst.LeftShift: "<<",
    cst.RightShift: ">>",
    cst.AddAssign: "+",
    cst.SubtractAssign: "-",
    cst.MultiplyAssign: "*",
    cst.DivideAssign: "/",
    cst.FloorDivideAssign: "//",
    cst.ModuloAssign: "%",
    cst.PowerAssign: "**",
    cst.MatrixMultiplyAssign: "@",
    cst.BitAndAssign: "&",
    cst.BitOrAssign: "|",
    cst.BitXorAssign: "^",
    cst.LeftShiftAssign: "<<",
    cst.RightShiftAssign: ">>",
    cst.Minus: "-",
    cst.Plus: "+",
    cst.BitInvert: "~",
    cst.Not: "not",
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.LessThan: "<",
    cst.LessThanEqual: "<=",
    cst.GreaterThan: ">",
    cst.GreaterThanEqual: ">=",
    cst.Is: "is",
    cst.IsNot: "is not",
    cst.In: "in",
    cst.NotIn: "not in",
}


def operator_of(node: cst.CSTNode) -> str:
    return _OPERATORS.get(type(node), "")


def operation_kind(kinds: list[Kind]) -> Kind:
    """The kind of arithmetic on these kinds."""
    if any(kind in _RUNTIME for kind in kinds):
        return Kind.TENSOR
    if Kind.KERAS_TENSOR in kinds:
        return Kind.KERAS_TENSOR
    if Kind.INPUT in kinds:
        if Kind.CONTAINER in kinds:
            return Kind.UNKNOWN
        return Kind.TENSOR if set(kinds) - {Kind.INPUT, Kind.UNKNOWN, Kind.PARAMETER} else Kind.INPUT
    if Kind.UNKNOWN in kinds or Kind.PARAMETER in kinds:
        return Kind.UNKNOWN
    if Kind.CONSTANT_TENSOR in kinds:
        return Kind.CONSTANT_TENSOR
    if Kind.NUMPY in kinds:
        return Kind.NUMPY
    if set(kinds) <= {Kind.PLAIN, Kind.DIM}:
        return Kind.PLAIN
    if set(kinds) == {Kind.SHAPE} or set(kinds) == {Kind.SHAPE, Kind.CONTAINER}:
        return Kind.SHAPE
    if Kind.CONTAINER in kinds:
        return Kind.CONTAINER
    return Kind.UNKNOWN


def combine(operator: str, operands: list[Value], at: int) -> Value:
    """`a <operator> b`: also list concatenation and repetition, and merging of configurations."""
    reads, params = union(operands)
    kinds = [operand.kind for operand in operands]
    kind = operation_kind(kinds)
    if len(operands) == 2:
        left, right = operands
        if operator == "*":
            for sequence, count in ((left, right), (right, left)):
                if (
                    sequence.form in (Form.LIST, Form.TUPLE)
                    and sequence.items
                    and count.kind is not Kind.CONTAINER
                ):
                    return Value(
                        Kind.CONTAINER,
                        Form.REPEAT,
                        at,
                        name="*",
                        items=sequence.items,
                        reads=reads,
                        params=params,
                        receiver=count,
                    )
        if operator == "+" and left.kind is Kind.CONTAINER and right.kind is Kind.CONTAINER:
            repeated = Form.REPEAT if Form.REPEAT in (left.form, right.form) else Form.LIST
            items = left.items + right.items
            return Value(
                Kind.CONTAINER,
                repeated,
                at,
                items=items[:64],
                reads=reads,
                params=params,
                config=merge_config(left.config, right.config) if left.config and right.config else None,
            )
        if operator == "|" and left.config is not None and right.config is not None:
            return Value(
                Kind.CONFIG,
                Form.OPERATION,
                at,
                reads=reads,
                params=params,
                config=merge_config(left.config, right.config),
            )
        if operator == "%" and isinstance(left.constant, str):
            return Value(Kind.PLAIN, Form.STRING, at, reads=reads, params=params)
    items = tuple(operands) if sum(size(o) for o in operands) < 120 else ()
    constant = None
    if (
        operator == "-"
        and len(operands) == 1
        and isinstance(operands[0].constant, (int, float))
        and kind is Kind.PLAIN
    ):
        constant = -operands[0].constant
    return Value(
        kind, Form.OPERATION, at, name=operator, items=items, reads=reads, params=params, constant=constant
    )


def merge_config(first: Config, second: Config) -> Config:
    keys = dict(first.keys) | dict(second.keys)
    return Config(
        tuple(keys.items()),
        first.with_super or second.with_super,
        first.complete and second.complete,
        (first.removed | second.removed) - keys.keys(),
    )


def _binary(frame: Frame, node: cst.BaseExpression) -> Value:
    binary = cst.ensure_type(node, cst.BinaryOperation)
    # Long chains (`a + b + c + ...`) lean to the left: unroll them, so that deep ones do not recurse.
    chain: list[tuple[cst.BaseBinaryOp, cst.BaseExpression, cst.BinaryOperation]] = []
    left: cst.BaseExpression = binary
    while isinstance(left, cst.BinaryOperation):
        chain.append((left.operator, left.right, left))
        left = left.left
    value = evaluate(frame, left)
    for operator, right, whole in reversed(chain):
        value = combine(operator_of(operator), [value, evaluate(frame, right)], frame.at(whole))
    return value


def _unary(frame: Frame, node: cst.BaseExpression) -> Value:
    unary = cst.ensure_type(node, cst.UnaryOperation)
    operand = evaluate(frame, unary.expression)
    operator = operator_of(unary.operator)
    if operator == "not":
        frame.events.append(Test(frame.at(node), frame.guards, frame.nested, operand, TestForm.BOOLEAN))
        return Value(
            Kind.PLAIN,
            Form.OPERATION,
            frame.at(node),
            name="not",
            items=(operand,),
            reads=operand.reads,
            params=operand.params,
        )
    return combine(operator, [operand], frame.at(node))


def _boolean(frame: Frame, node: cst.BaseExpression) -> Value:
    boolean = cst.ensure_type(node, cst.BooleanOperation)
    left = evaluate(frame, boolean.left)
    frame.events.append(Test(frame.at(boolean.left), frame.guards, frame.nested, left, TestForm.BOOLEAN))
    right = evaluate(frame, boolean.right)
    reads, params = union([left, right])
    operator = "and" if isinstance(boolean.operator, cst.And) else "or"
    kind = left.kind if left.kind is right.kind else join({left.kind, right.kind})
    items = (left, right) if size(left) + size(right) < 60 else ()
    return Value(kind, Form.CHOICE, frame.at(node), name=operator, items=items, reads=reads, params=params)


def _comparison(frame: Frame, node: cst.BaseExpression) -> Value:
    comparison = cst.ensure_type(node, cst.Comparison)
    operands = [evaluate(frame, comparison.left)]
    operators: list[str] = []
    for target in comparison.comparisons:
        operators.append(operator_of(target.operator))
        operands.append(evaluate(frame, target.comparator))
    at = frame.at(node)
    reads, params = union(operands)
    kind = Kind.PLAIN
    if not set(operators) & {"is", "is not", "in", "not in"}:
        kinds = [operand.kind for operand in operands]
        if Kind.TENSOR in kinds or Kind.WEIGHT in kinds or Kind.VARIABLE in kinds:
            kind = Kind.PLAIN if Kind.NONE in kinds else Kind.TENSOR
        elif Kind.INPUT in kinds and all(
            k in (Kind.INPUT, Kind.PLAIN, Kind.DIM, Kind.CONSTANT_TENSOR) for k in kinds
        ):
            texts = any(isinstance(o.constant, str) for o in operands)
            kind = Kind.UNKNOWN if texts or kinds.count(Kind.INPUT) > 1 else Kind.TENSOR
        elif Kind.UNKNOWN in kinds or Kind.PARAMETER in kinds:
            kind = Kind.UNKNOWN
    items = tuple(operands) if sum(size(o) for o in operands) < 120 else ()
    return Value(
        kind,
        Form.COMPARISON,
        at,
        name=operators[0] if operators else "",
        items=items,
        reads=reads,
        params=params,
    )


def _ternary(frame: Frame, node: cst.BaseExpression) -> Value:
    ternary = cst.ensure_type(node, cst.IfExp)
    test = evaluate(frame, ternary.test)
    frame.events.append(Test(frame.at(ternary.test), frame.guards, frame.nested, test, TestForm.TERNARY))
    from layerlint.model.guards import guards_of

    before = frame.guards
    positive, negative = guards_of(test, frame.at(ternary.test))
    frame.guards = before + positive
    body = evaluate(frame, ternary.body)
    frame.guards = before + negative
    orelse = evaluate(frame, ternary.orelse)
    frame.guards = before
    reads, params = union([body, orelse])
    kind = body.kind if body.kind is orelse.kind else join({body.kind, orelse.kind})
    items = (body, orelse) if size(body) + size(orelse) < 60 else ()
    return Value(kind, Form.CHOICE, frame.at(node), name="if", items=items, reads=reads, params=params)


# ------------------------------------------------------------------------------------ containers


def _sequence(form: Form) -> Callable[[Frame, cst.BaseExpression], Value]:
    def handle(frame: Frame, node: cst.BaseExpression) -> Value:
        items: list[Value] = []
        for element in node.elements:  # type: ignore[attr-defined]
            value = evaluate(frame, element.value)
            if isinstance(element, cst.StarredElement):
                value = element_of(frame, value)
            items.append(value)
        reads, params = union(items)
        kept = (
            tuple(items[:64])
            if sum(size(i) for i in items[:64]) < 600
            else tuple(_slim(i) for i in items[:64])
        )
        kind = Kind.CONTAINER
        if form is Form.TUPLE and items and all(i.kind in (Kind.DIM, Kind.SHAPE) for i in items):
            kind = Kind.SHAPE
        return Value(kind, form, frame.at(node), items=kept, reads=reads, params=params)

    return handle


def _slim(value: Value) -> Value:
    return replace(value, args=(), items=(), keys=(), receiver=None)


def _dict(frame: Frame, node: cst.BaseExpression) -> Value:
    keys: list[str | None] = []
    items: list[Value] = []
    known: dict[str, Value] = {}
    complete, with_super = True, False
    for element in cst.ensure_type(node, cst.Dict).elements:
        if isinstance(element, cst.DictElement):
            key = evaluate(frame, element.key)
            text = key.constant if isinstance(key.constant, str) else None
            value = evaluate(frame, element.value)
            if text is None:
                complete = False
            else:
                known[text] = value
        else:
            text = None
            value = evaluate(frame, element.value)
            if value.config is not None:
                known |= dict(value.config.keys)
                complete &= value.config.complete
                with_super |= value.config.with_super
            else:
                complete = False
        keys.append(text)
        items.append(value)
    reads, params = union(items)
    slim = sum(size(i) for i in items) > 600
    return Value(
        Kind.CONTAINER,
        Form.DICT,
        frame.at(node),
        items=tuple(_slim(i) for i in items) if slim else tuple(items),
        keys=tuple(keys),
        reads=reads,
        params=params,
        config=Config(tuple(known.items()), with_super, complete),
    )


def _comprehension(frame: Frame, node: cst.BaseExpression) -> Value:
    outer_locals, outer_guards = frame.locals, frame.guards
    frame.locals = dict(outer_locals)
    clause: cst.CompFor | None = node.for_in  # type: ignore[attr-defined]
    while clause is not None:
        iterated = evaluate(frame, clause.iter)
        frame.events.append(Iterate(frame.at(clause.iter), frame.guards, frame.nested, iterated, True))
        bind_target(frame, clause.target, element_of(frame, iterated))
        frame.guards = (*frame.guards, Guard(GuardKind.COMPREHENSION, at=frame.at(node)))
        for condition in clause.ifs:
            test = evaluate(frame, condition.test)
            frame.events.append(
                Test(frame.at(condition.test), frame.guards, frame.nested, test, TestForm.FILTER)
            )
        clause = clause.inner_for_in
    if isinstance(node, cst.DictComp):
        evaluate(frame, node.key)
        element = evaluate(frame, node.value)
    else:
        element = evaluate(frame, node.elt)  # type: ignore[attr-defined]
    frame.locals, frame.guards = outer_locals, outer_guards
    name = {cst.ListComp: "list", cst.SetComp: "set", cst.DictComp: "dict", cst.GeneratorExp: "generator"}[
        type(node)
    ]
    config = Config((), False, False) if name == "dict" else None
    return Value(
        Kind.CONTAINER,
        Form.COMPREHENSION,
        frame.at(node),
        name=name,
        items=(element,),
        reads=element.reads,
        params=element.params,
        config=config,
    )


def element_of(frame: Frame, iterated: Value) -> Value:
    """What a loop variable is when this value is iterated."""

    def some(kind: Kind) -> Value:
        return Value(kind, Form.OTHER, iterated.at, reads=iterated.reads, params=iterated.params)

    if iterated.form is Form.CALL:
        short = iterated.name
        args = iterated.positional
        if short == "enumerate" and args:
            return _pair(unknown_plain(iterated), element_of(frame, args[0]))
        if short == "zip":
            parts = tuple(element_of(frame, arg) for arg in args)
            return replace(some(Kind.CONTAINER), form=Form.TUPLE, items=parts)
        if short in {"reversed", "list", "tuple", "sorted", "iter", "set"} and args:
            return element_of(frame, args[0])
        if short == "range":
            return unknown_plain(iterated)
        if short == ".items" and iterated.receiver is not None:
            return _pair(unknown_plain(iterated), element_of(frame, iterated.receiver))
        if short == ".values" and iterated.receiver is not None:
            return element_of(frame, iterated.receiver)
    if iterated.kind is Kind.CONTAINER:
        if iterated.items:
            if len(iterated.items) == 1 and iterated.form is not Form.DICT:
                return replace(iterated.items[0], reads=iterated.items[0].reads | iterated.reads)
            kind = join({item.kind for item in iterated.items})
            first = iterated.items[0]
            if kind is Kind.CONTAINER and first.form is Form.TUPLE:
                return replace(first, reads=first.reads | iterated.reads)
            return some(kind)
        if iterated.path:
            return some(frame.attributes.element(iterated.path))
    if iterated.kind is Kind.TENSOR:
        return some(Kind.TENSOR)
    if iterated.kind is Kind.INPUT:
        return some(Kind.INPUT)
    if iterated.kind is Kind.SHAPE:
        return some(Kind.DIM)
    if iterated.kind is Kind.NUMPY:
        return some(Kind.NUMPY)
    return some(Kind.UNKNOWN)


def unknown_plain(value: Value) -> Value:
    return Value(Kind.PLAIN, Form.OTHER, value.at)


def _pair(first: Value, second: Value) -> Value:
    return Value(
        Kind.CONTAINER, Form.TUPLE, first.at, items=(first, second), reads=second.reads, params=second.params
    )


def bind_target(frame: Frame, target: cst.BaseExpression, value: Value) -> None:
    """Give the names of a `for`, `with` or comprehension target their values (attributes are handled elsewhere)."""
    if isinstance(target, cst.Name):
        frame.locals[target.value] = value
        frame.forget(target.value)
    elif isinstance(target, (cst.Tuple, cst.List)):
        for index, part in enumerate(split(value, [e.value for e in target.elements])):
            bind_target(frame, target.elements[index].value, part)
    elif isinstance(target, cst.StarredElement):
        bind_target(frame, target.value, unknown(value.at))


def split(value: Value, targets: list[cst.BaseExpression]) -> list[Value]:
    """The parts of a value that is unpacked into that many targets."""
    count = len(targets)
    if value.form in (Form.TUPLE, Form.LIST) and len(value.items) == count:
        return list(value.items)
    kind = Kind.UNKNOWN
    if value.kind in (Kind.INPUT, Kind.TENSOR):
        kind = Kind.INPUT
    elif value.kind is Kind.SHAPE:
        kind = Kind.DIM
    elif value.kind is Kind.CONTAINER and value.form in (Form.COMPREHENSION, Form.REPEAT) and value.items:
        kind = value.items[0].kind
    return [
        Value(
            kind,
            Form.SUBSCRIPT if kind is Kind.DIM else Form.OTHER,
            value.at,
            reads=value.reads,
            params=value.params,
            receiver=_receiver(value) if kind is Kind.DIM else None,
            constant=index if kind is Kind.DIM else None,
        )
        for index in range(count)
    ]


# ------------------------------------------------------------------------------------ the rest


def _walrus(frame: Frame, node: cst.BaseExpression) -> Value:
    named = cst.ensure_type(node, cst.NamedExpr)
    value = evaluate(frame, named.value)
    bind_target(frame, named.target, value)
    return value


def _await(frame: Frame, node: cst.BaseExpression) -> Value:
    evaluate(frame, cst.ensure_type(node, cst.Await).expression)
    return unknown(frame.at(node), Form.AWAIT)


def _yield(frame: Frame, node: cst.BaseExpression) -> Value:
    inner = cst.ensure_type(node, cst.Yield).value
    if isinstance(inner, cst.From):
        evaluate(frame, inner.item)
    elif inner is not None:
        evaluate(frame, inner)
    if not frame.nested:
        frame.yields = True
    return unknown(frame.at(node))


def _lambda(frame: Frame, node: cst.BaseExpression) -> Value:
    from layerlint.model.functions import lambda_value

    return lambda_value(frame, cst.ensure_type(node, cst.Lambda))


def _call(frame: Frame, node: cst.BaseExpression) -> Value:
    return call_value(frame, cst.ensure_type(node, cst.Call))


def _name(frame: Frame, node: cst.BaseExpression) -> Value:
    return name_value(frame, cst.ensure_type(node, cst.Name))


def _ellipsis(frame: Frame, node: cst.BaseExpression) -> Value:
    return Value(Kind.PLAIN, Form.LITERAL, frame.at(node), constant=Ellipsis)


_HANDLERS: dict[type[cst.CSTNode], Callable[[Frame, cst.BaseExpression], Value]] = {
    cst.Name: _name,
    cst.Attribute: _attribute,
    cst.Call: _call,
    cst.Subscript: _subscript,
    cst.Integer: _literal,
    cst.Float: _literal,
    cst.Imaginary: _literal,
    cst.SimpleString: _literal,
    cst.ConcatenatedString: _strings,
    cst.FormattedString: _fstring,
    cst.BinaryOperation: _binary,
    cst.UnaryOperation: _unary,
    cst.BooleanOperation: _boolean,
    cst.Comparison: _comparison,
    cst.IfExp: _ternary,
    cst.List: _sequence(Form.LIST),
    cst.Tuple: _sequence(Form.TUPLE),
    cst.Set: _sequence(Form.SET),
    cst.Dict: _dict,
    cst.ListComp: _comprehension,
    cst.SetComp: _comprehension,
    cst.DictComp: _comprehension,
    cst.GeneratorExp: _comprehension,
    cst.Lambda: _lambda,
    cst.NamedExpr: _walrus,
    cst.Await: _await,
    cst.Yield: _yield,
    cst.Ellipsis: _ellipsis,
}
