"""Nested functions and lambdas: their events are kept apart, for they happen only when they are called."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.blocks import run_body
from layerlint.extract.copies import evolve
from layerlint.extract.entered_calls import NestedState
from layerlint.extract.evaluate import evaluate
from layerlint.extract.frame import Frame
from layerlint.extract.local_names import assigned_names
from layerlint.model.facts import Form, Kind, Parameter, Return, Value
from layerlint.syntax.tree import dotted


def parameters_of(frame: Frame, params: cst.Parameters) -> tuple[Parameter, ...]:
    """The parameters in order; defaults are evaluated where the function is defined."""
    parameters: list[Parameter] = []

    def add(param: cst.Param, *, star: str = "", keyword_only: bool = False) -> None:
        default = evaluate(frame, param.default) if param.default is not None else None
        annotation = ""
        if param.annotation is not None:
            annotation = _code(param.annotation.annotation)
        parameters.append(
            Parameter(param.name.value, frame.at(param), default, star, keyword_only, annotation)
        )

    for param in (*params.posonly_params, *params.params):
        add(param)
    if isinstance(params.star_arg, cst.Param):
        add(params.star_arg, star="*")
    for param in params.kwonly_params:
        add(param, keyword_only=True)
    if params.star_kwarg is not None:
        add(params.star_kwarg, star="**")
    return tuple(parameters)


def _code(annotation: cst.BaseExpression) -> str:
    simple = dotted(annotation)
    return (
        simple
        if simple and "." not in (simple[0], simple[-1])
        else cst.Module(body=[]).code_for_node(annotation)
    )


def _enter(frame: Frame, node: cst.CSTNode, label: str) -> NestedState:
    at = frame.at(node)
    state = NestedState(f"{label}@{at}", frame.nested, at)
    frame.functions[state.key] = state
    return state


def lambda_value(frame: Frame, node: cst.Lambda) -> Value:
    params = parameters_of(frame, node.params)
    state = _enter(frame, node, "<lambda>")
    outer_locals, outer_nested, outer_guards = frame.locals, frame.nested, frame.guards
    frame.locals = dict(outer_locals)
    frame.nested = state.key
    for param in params:
        frame.locals[param.name] = _bound_by_default(param)
    result = evaluate(frame, node.body)
    frame.locals, frame.nested, frame.guards = outer_locals, outer_nested, outer_guards
    state.returns.add(result.kind)
    return Value(Kind.FUNCTION, Form.LAMBDA, state.at, name=state.key, reads=result.reads, items=(result,))


def _bound_by_default(param: Parameter) -> Value:
    """The value of a lambda's parameter: of `d=d` the local one, of `d=Dense(3)` the layer, which is bound early."""
    if param.default is not None and param.default.local == param.name:
        return param.default
    if param.default is not None and param.default.makes_layer:
        return evolve(param.default, local=param.name)
    return Value(Kind.UNKNOWN, Form.NAME, param.at, local=param.name)


def nested_function(frame: Frame, node: cst.FunctionDef) -> None:
    """A `def` in a method: binds its name, and records its events under its own key."""
    params = parameters_of(frame, node.params)
    decorators = tuple(evaluate(frame, d.decorator) for d in node.decorators)
    state = _enter(frame, node, node.name.value)
    state.decorators = decorators
    outer = (frame.locals, frame.nested, frame.guards, frame.local_names, frame.aliases)
    frame.local_names = frame.local_names | assigned_names(node.body)
    frame.locals = dict(frame.locals)
    frame.aliases = dict(frame.aliases)
    frame.nested = state.key
    function = Value(Kind.FUNCTION, Form.LAMBDA, state.at, name=state.key)
    frame.locals[node.name.value] = function
    for param in params:
        frame.locals[param.name] = Value(Kind.UNKNOWN, Form.NAME, param.at, local=param.name)
    first = len(frame.events)
    run_body(frame, node.body)
    frame.locals, frame.nested, frame.guards, frame.local_names, frame.aliases = outer
    reads: frozenset[str] = frozenset()
    for event in frame.events[first:]:
        if isinstance(event, Return) and event.nested == state.key:
            state.returns.add(event.value.kind if event.value else Kind.NONE)
            if event.value is not None:
                reads |= event.value.reads
    frame.locals[node.name.value] = Value(Kind.FUNCTION, Form.LAMBDA, state.at, name=state.key, reads=reads)
