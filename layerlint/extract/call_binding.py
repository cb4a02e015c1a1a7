"""The parameters of an entered function, bound to the arguments of a call."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.copies import evolve
from layerlint.extract.frame import Frame
from layerlint.extract.functions import parameters_of
from layerlint.extract.local_names import assigned_names
from layerlint.extract.value_merge import unknown
from layerlint.model.facts import DEFAULT, At, Form, Kind, Parameter, Value

Function = cst.FunctionDef | cst.Lambda


def bind_arguments(child: Frame, params: cst.Parameters, call: Value, self_name: str) -> dict[str, Value]:
    """Return the parameters with the arguments of this call. Behind `*` or `**` all are unknown, defaults included."""
    bound: dict[str, Value] = {}
    unnamed = [argument for argument in call.args if argument.keyword is None]
    named = {argument.keyword: argument.value for argument in call.args if argument.keyword is not None}
    unpacks = call.unpacks
    positional: list[Value] = []
    for argument in unnamed:
        if argument.star:
            break
        positional.append(argument.value)
    at_star = unpacks and any(argument.star == "*" for argument in call.args)
    first = len(child.events)
    parameters = parameters_of(child, params)
    del child.events[first:]  # defaults are evaluated once, where the function is defined
    unbound = list(parameters)
    if self_name:
        unbound = unbound[1:]
    for parameter in unbound:
        if parameter.star == "*":
            bound[parameter.name] = _extra_arguments(parameter, positional, at_star, call.at)
            positional = []
        elif parameter.star == "**":
            bound[parameter.name] = unknown(call.at)
        elif parameter.name in named:
            bound[parameter.name] = named[parameter.name]
        elif positional and not parameter.keyword_only:
            bound[parameter.name] = positional.pop(0)
        elif parameter.default is not None and not unpacks:
            bound[parameter.name] = _default_value(child, parameter.name, parameter.default, call)
        else:
            bound[parameter.name] = unknown(call.at)
    return bound


def _default_value(child: Frame, parameter: str, default: Value, call: Value) -> Value:
    """The default of the parameter; that of a function of the project is one object for all calls."""
    is_object = default.form is Form.CALL and default.kind in (Kind.INITIALIZER, Kind.SUBLAYER)
    if not is_object or not default.name or child.self_name or child.stack[-1] != call.name:
        return default
    name = f"{call.name}.{parameter}{DEFAULT}"
    return Value(default.kind, Form.NAME, call.at, name=name, makes=(default.name,))


def _extra_arguments(parameter: Parameter, positional: list[Value], open_end: bool, at: At) -> Value:
    if open_end:
        return unknown(at)
    return Value(Kind.CONTAINER, Form.TUPLE, at, items=tuple(positional))


def assigned_in(node: Function) -> frozenset[str]:
    return assigned_names(node.body) if isinstance(node, cst.FunctionDef) else frozenset()


def forget_dicts(frame: Frame, call: Value) -> None:
    """Mark dicts among the arguments as incomplete: the callee may fill them."""
    for argument in call.args:
        local = frame.locals.get(argument.value.local) if not argument.star else None
        if local is not None and local.config is not None:
            config = evolve(local.config, complete=False)
            frame.locals[argument.value.local] = evolve(local, config=config)


def return_dicts(frame: Frame, child: Frame, node: Function, bound: dict[str, Value]) -> None:
    """Copy what the callee did to dicts among its arguments back to the caller."""
    rebound = assigned_in(node)
    for name, argument in bound.items():
        local, filled = frame.locals.get(argument.local), child.locals.get(name)
        if (
            local is None
            or local.config is None
            or filled is None
            or filled.config is None
            or name in rebound
        ):
            continue
        frame.locals[argument.local] = evolve(local, config=filled.config)


def hand_over_aliases(frame: Frame, child: Frame, node: Function, bound: dict[str, Value]) -> None:
    """Give the callee's parameters the aliases of local containers that are also kept on `self`."""
    for name in bound.keys() - assigned_in(node):
        local = bound[name].local
        for callers, callees in ((frame.aliases, child.aliases), (frame.views, child.views)):
            callees.pop(name, None)
            if local in callers:
                callees[name] = callers[local]
