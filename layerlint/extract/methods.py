"""From one function of a class body to the facts of a method."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import libcst as cst

from layerlint.extract.class_walk import ClassWalk
from layerlint.extract.copies import evolve
from layerlint.extract.dead_stores import note_never_read
from layerlint.extract.entered_results import replaces_call
from layerlint.extract.expressions import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.functions import parameters_of
from layerlint.extract.local_names import assigned_names
from layerlint.extract.method_summaries import Summary
from layerlint.extract.shared_arguments import as_parameter, keeps_parts
from layerlint.extract.statements import run_body
from layerlint.extract.value_merge import join
from layerlint.extract.wrappers import wrapper_of
from layerlint.model.facts import (
    Form,
    InnerMethod,
    Kind,
    Method,
    MethodForm,
    Nested,
    Parameter,
    Raise,
    Return,
    Value,
)
from layerlint.syntax.tree import Statement, dotted

TENSOR_ARGUMENTS = frozenset({"call", "train_step", "test_step", "predict_step", "compute_mask", "__call__"})
SHAPE_ARGUMENTS = frozenset({"build", "compute_output_shape"})
_OF_LOSSES = frozenset({"y_true", "y_pred"})
"""The names of the tensor arguments of losses and metrics."""
_CALLED_BY_KERAS = frozenset({"call", "update_state", "__call__"})
"""The methods of losses and metrics that Keras calls with these."""
_NO_TENSORS = frozenset({"training", "self"})
_SIZES = re.compile(
    r"axis|axes|(?:.*_)?(?:dim|size|shape|rank|mode|level|stage|name|rate|units|factor)"
    r"|(?:num|max|min|use|is|return|n)_.*"
)
"""Names of further arguments of `call` with a Python value: a size, an option, a limit."""
_PLAIN_ANNOTATION = re.compile(
    r"(?:(?:typing\.)?(?:int|float|str|bool|bytes|None|Optional|Union|Tuple|List|Sequence|tuple|list|Literal)\b|[\[\],|.]|'[^']*'|\"[^\"]*\")+"
)
"""An annotation of Python values alone."""


def _form(function: cst.FunctionDef) -> MethodForm:
    for decorator in function.decorators:
        name = dotted(decorator.decorator)
        if name == "staticmethod":
            return MethodForm.STATIC
        if name == "classmethod":
            return MethodForm.CLASS
        if name in {"property", "cached_property", "functools.cached_property", "abc.abstractproperty"}:
            return MethodForm.PROPERTY
        if name.endswith((".setter", ".deleter")):
            return MethodForm.SETTER
    if function.name.value == "__new__":
        return MethodForm.CLASS
    return MethodForm.INSTANCE


def method_of(walk: ClassWalk, function: cst.FunctionDef) -> Method:
    form = _form(function)
    name = function.name.value
    outside = walk.frame(name, "")
    params = parameters_of(outside, function.params)
    decorators = tuple(evaluate(outside, d.decorator) for d in function.decorators)
    frame = walk.frame(name, _self_name(form, params))
    at, at_name = frame.at(function), frame.at(function.name)
    frame.class_name = params[0].name if form is MethodForm.CLASS and params else ""
    frame.var_keyword = next((parameter.name for parameter in params if parameter.star == "**"), "")
    frame.locals.update(_arguments(walk, name, form, params))
    frame.aliases.update({param: path for (method, param), path in walk.aliases.items() if method == name})
    frame.local_names = assigned_names(function.body)
    left = run_body(frame, function.body)
    note_never_read(frame)
    owner = f"{walk.source.module}.{walk.source.qualname}" if walk.source.module else walk.source.qualname
    abstract, stub, docstring = _emptiness(function, decorators, frame)
    if form is not MethodForm.SETTER:
        kind = Kind.UNKNOWN if abstract else _returned(frame)
        walk.summaries.by_method[name] = Summary(
            kind, form is MethodForm.PROPERTY, _parts(frame), kind in _SAID_BY_KIND and not _gives_more(frame)
        )
    nested = tuple(
        Nested(s.key, s.outer, s.at, s.runs, frozenset(s.stored), s.decorators)
        for s in frame.functions.values()
    )
    return Method(
        name,
        owner,
        at,
        at_name,
        form,
        params,
        decorators,
        tuple(frame.events),
        abstract,
        stub,
        frame.yields,
        docstring,
        not left,
        nested,
        tuple(_inner_methods(frame, function)),
        wrapper_of(walk.names, function.decorators[0].decorator)
        if name == "__init__" and decorators
        else None,
    )


def _inner_methods(frame: Frame, function: cst.FunctionDef) -> Iterator[InnerMethod]:
    """The methods that are defined in the body, even behind a `return`."""
    for statement in function.body.body:
        params = statement.params.params if type(statement) is cst.FunctionDef else ()
        if type(statement) is cst.FunctionDef and params and params[0].name.value == frame.self_name:
            yield InnerMethod(statement.name.value, frame.at(statement))


def _self_name(form: MethodForm, params: Sequence[Parameter]) -> str:
    if form in (MethodForm.STATIC, MethodForm.CLASS) or not params or params[0].star:
        return ""
    return params[0].name


def _arguments(
    walk: ClassWalk, method: str, form: MethodForm, params: Sequence[Parameter]
) -> Iterator[tuple[str, Value]]:
    """The values of the parameters when the method begins, without `self`."""
    bound = 0 if form is MethodForm.STATIC else 1
    for index, param in enumerate(params):
        if index >= bound or param.star:
            yield param.name, _argument(walk, method, param, index == bound)
        elif form is MethodForm.CLASS:
            yield param.name, Value(Kind.UNKNOWN, Form.NAME, param.at, local=param.name)


def _returned(frame: Frame) -> Kind:
    """The kind of the returned value."""
    kinds = {
        event.value.kind if event.value else Kind.NONE
        for event in frame.events
        if isinstance(event, Return) and not event.nested
    }
    if frame.yields:
        return Kind.UNKNOWN
    return join(kinds) if kinds else Kind.NONE


_SAID_BY_KIND = frozenset({Kind.NONE, Kind.PLAIN})


def _gives_more(frame: Frame) -> bool:
    """Whether a value that it returns is worth more than its kind."""
    returned = (e.value for e in frame.events if isinstance(e, Return) and not e.nested)
    return any(value is not None and replaces_call(value) for value in returned)


def _parts(frame: Frame) -> tuple[tuple[Kind, frozenset[Kind]], ...]:
    """The parts of the tuple in the only `return`."""
    returned = [e.value for e in frame.events if isinstance(e, Return) and not e.nested]
    if len(returned) != 1 or returned[0] is None or returned[0].form is not Form.TUPLE or frame.yields:
        return ()
    return tuple((item.kind, _held(item)) for item in returned[0].items)


def _held(value: Value) -> frozenset[Kind]:
    """The kinds of a container's items, after any of its branches."""
    if value.form is Form.CHOICE:
        return frozenset().union(*map(_held, value.items))
    return frozenset(item.kind for item in value.items) if value.kind is Kind.CONTAINER else frozenset()


def _argument(walk: ClassWalk, method: str, param: Parameter, first: bool) -> Value:
    """The value of a parameter: by the contract of the method, or by the calls of it in the class."""
    params = frozenset({param.name})
    if param.star:
        is_input = method in TENSOR_ARGUMENTS and param.star == "*" and not walk.source.outside
        kind = Kind.INPUT if is_input else Kind.PARAMETER
        return Value(kind, Form.NAME, param.at, params=params, local=param.name)
    kind = _argument_kind(walk, method, param, first)
    size = walk.shared_values.get((method, param.name))
    if size is not None and keeps_parts(size) and kind in (size.kind, Kind.PARAMETER):
        return as_parameter(size, param)
    if size is not None and size.kind is kind is not Kind.PARAMETER:
        return evolve(size, at=param.at, params=params, local=param.name)
    makes = size.makes if size is not None and size.kind is Kind.PARAMETER else _class_by_default(param)
    return Value(kind, Form.NAME, param.at, params=params, local=param.name, makes=makes)


def _argument_kind(walk: ClassWalk, method: str, param: Parameter, first: bool) -> Kind:
    annotated = _PLAIN_ANNOTATION.fullmatch(param.annotation.replace(" ", "")) is not None
    by_contract = param.default is None and not walk.source.outside
    if by_contract and method in TENSOR_ARGUMENTS and not annotated and not _is_no_tensor(param, first):
        return Kind.INPUT
    if by_contract and method in SHAPE_ARGUMENTS:
        return Kind.SHAPE
    if "ndarray" in param.annotation:
        return Kind.NUMPY
    if _is_step(walk, method, first):
        return Kind.TENSOR
    by_name = walk.source.outside and param.default is None and _is_of_loss(walk, method, param)
    if by_name and (method in _CALLED_BY_KERAS or (method, param.name) not in walk.parameters):
        return Kind.INPUT
    if (method, param.name) in walk.parameters and not annotated:
        joined = join(walk.parameters[(method, param.name)])
        return Kind.PARAMETER if joined in (Kind.UNKNOWN, Kind.NONE) else joined
    return Kind.PARAMETER


def _is_of_loss(walk: ClassWalk, method: str, param: Parameter) -> bool:
    """Whether it is what a loss or a metric gets: labels or predictions."""
    of_loss = any(base.name.rpartition(".")[2] == "Loss" for base in walk.source.bases)
    is_loss = walk.source.is_loss and method == walk.source.name
    return param.name in _OF_LOSSES or is_loss or (of_loss and method == "call" and param.name != "self")


def _is_step(walk: ClassWalk, method: str, first: bool) -> bool:
    """Whether it is the number of the step, a variable of the optimizer, that a learning rate schedule gets."""
    return (
        walk.source.outside
        and first
        and method == "__call__"
        and any(base.name.rpartition(".")[2] == "LearningRateSchedule" for base in walk.source.bases)
    )


def _is_no_tensor(param: Parameter, first: bool) -> bool:
    return param.name in _NO_TENSORS or (not first and _SIZES.fullmatch(param.name) is not None)


def _class_by_default(param: Parameter) -> tuple[str, ...]:
    default = param.default
    return (default.name,) if default is not None and default.kind is Kind.CLASS and default.name else ()


def _emptiness(
    function: cst.FunctionDef, decorators: tuple[Value, ...], frame: Frame
) -> tuple[bool, bool, bool]:
    """Whether the method is abstract, a stub, and documented."""
    statements: list[Statement] = []
    docstring = False
    for line in function.body.body:
        parts: Sequence[Statement] = line.body if isinstance(line, cst.SimpleStatementLine) else [line]
        for statement in parts:
            if isinstance(statement, cst.Expr) and isinstance(
                statement.value, (cst.SimpleString, cst.ConcatenatedString)
            ):
                docstring = docstring or not statements
                continue
            statements.append(statement)
    abstract = any(d.method in {"abstractmethod", "abstractproperty"} for d in decorators)
    if statements and all(isinstance(s, cst.Raise) for s in statements):
        raised = [e.name for e in frame.events if isinstance(e, Raise)]
        abstract = abstract or any(name.rpartition(".")[2] == "NotImplementedError" for name in raised)
    stub = all(
        isinstance(s, cst.Pass) or (isinstance(s, cst.Expr) and isinstance(s.value, cst.Ellipsis))
        for s in statements
    )
    return abstract, stub, docstring
