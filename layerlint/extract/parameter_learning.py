"""The arguments of a class's own methods, learned from the calls in the class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from layerlint.extract.class_values import classes_of
from layerlint.extract.class_walk import ClassWalk
from layerlint.extract.copies import evolve
from layerlint.extract.decisions import is_none
from layerlint.extract.methods import SHAPE_ARGUMENTS, TENSOR_ARGUMENTS
from layerlint.extract.shared_arguments import identity_of, shared_value
from layerlint.extract.value_merge import join
from layerlint.model.facts import ClassFacts, Form, Kind, Method, Parameter, Value

_KINDS_FOR_PARAMETERS = frozenset(
    {
        Kind.TENSOR,
        Kind.INPUT,
        Kind.SHAPE,
        Kind.DIM,
        Kind.SUBLAYER,
        Kind.WEIGHT,
        Kind.VARIABLE,
        Kind.NUMPY,
    }
)


class _ParameterArguments(NamedTuple):
    """What the calls in the class pass to the parameters of own methods, each by method and name.

    `maybe_none` are those to which some call may pass None.
    """

    kinds: dict[tuple[str, str], set[Kind]]
    values: dict[tuple[str, str], list[Value]]
    maybe_none: set[tuple[str, str]]
    aliases: dict[tuple[str, str], set[str]]


def _collect_arguments(walk: ClassWalk, facts: ClassFacts) -> _ParameterArguments:
    methods = {method.name: method for method in facts.methods}
    collected = _ParameterArguments({}, {}, set(), {})
    for name, call in walk.called:
        method = methods.get(name)
        if method is None or name in TENSOR_ARGUMENTS | SHAPE_ARGUMENTS:
            continue
        arguments = _arguments_by_parameter(method, call)
        aliases = walk.entering.handed_aliases.get(call.at, {})
        for param in method.params[method.bound :]:
            key, value = (name, param.name), arguments.get(param.name)
            kinds = collected.kinds.setdefault(key, set())
            alias = aliases.get(value.local, "") if value is not None and value.local else ""
            collected.aliases.setdefault(key, set()).add(alias)
            if value is None:
                kinds |= _kinds_without_argument(param, call)
            else:
                kinds.add(value.kind)
                collected.values.setdefault(key, []).append(value)
            if value is None or is_none(walk.attributes, value) is not False:
                collected.maybe_none.add(key)
    return collected


def _kinds_without_argument(param: Parameter, call: Value) -> set[Kind]:
    """The kinds of a parameter to which the call passes nothing."""
    if call.unpacks or param.default is None:
        return {Kind.UNKNOWN}
    return {Kind.NONE, Kind.UNKNOWN} if param.default.kind is Kind.NONE else {param.default.kind}


def learn_parameters(walk: ClassWalk, facts: ClassFacts) -> bool:
    """Learn the arguments of own methods from the calls in the class; True if a parameter changed."""
    collected = _collect_arguments(walk, facts)
    before = _parameter_facts(walk)
    walk.parameters = {
        key: kinds for key, kinds in collected.kinds.items() if join(kinds) in _KINDS_FOR_PARAMETERS
    }
    walk.aliases = {
        key: next(iter(paths))
        for key, paths in collected.aliases.items()
        if len(paths) == 1 and paths != {""}
    }
    walk.never_none = frozenset(collected.kinds.keys() - collected.maybe_none)
    walk.shared_values = {
        key: values[0]
        for key, values in collected.values.items()
        if _is_shared(join(collected.kinds[key]), values[0]) and len(set(map(_identity, values))) == 1
    }
    for key, values in collected.values.items():
        whole = (
            shared_value(values) if key not in walk.shared_values and len(collected.kinds[key]) == 1 else None
        )
        if whole is not None:
            walk.shared_values[key] = whole
    for key, values in collected.values.items():
        names = _classes_in_arguments(values)
        if names is not None:
            walk.shared_values[key] = evolve(values[0], kind=Kind.PARAMETER, form=Form.NAME, makes=names)
    return _parameter_facts(walk) != before


def _classes_in_arguments(values: Sequence[Value]) -> tuple[str, ...] | None:
    """The classes that all calls pass; None where one may pass something else."""
    classes_by_call = [classes_of(value) for value in values]
    if not all(classes_by_call) or any(
        cls.form is Form.LAMBDA for classes in classes_by_call for cls in classes
    ):
        return None
    return tuple(dict.fromkeys(cls.name for classes in classes_by_call for cls in classes if not cls.args))


def _parameter_facts(walk: ClassWalk) -> tuple[object, ...]:
    kinds = {key: join(kinds) for key, kinds in walk.parameters.items()}
    return (
        kinds,
        walk.never_none,
        walk.aliases,
        {key: identity_of(value) for key, value in walk.shared_values.items()},
    )


_SIZES = frozenset({Kind.DIM, Kind.SHAPE})
_HELD_BY_SELF = frozenset({Kind.SUBLAYER, Kind.WEIGHT, Kind.VARIABLE})


def _is_shared(kind: Kind, value: Value) -> bool:
    """Whether equal arguments of all calls are the parameter's value: a size, or a layer or weight on `self`."""
    on_self = value.form is Form.ATTRIBUTE and value.calls_own_path and bool(value.path)
    return kind in _SIZES or (kind in _HELD_BY_SELF and on_self)


def _identity(size: Value) -> tuple[object, ...]:
    """A key of a size: which entry it is, and of which value."""
    receiver = size.receiver
    whole = receiver.receiver if receiver is not None else None
    return (
        (size.kind, size.form, size.index, size.path, size.callee, size.makes),
        (receiver.kind, receiver.form, receiver.callee, receiver.path, receiver.index)
        if receiver is not None
        else (),
        (whole.kind, whole.form) if whole is not None else (),
    )


def _arguments_by_parameter(method: Method, call: Value) -> dict[str, Value]:
    """The arguments of a call by the name of the parameter; nothing behind `*` and `**`."""
    if call.unpacks:
        return {}
    positional = [
        param for param in method.params[method.bound :] if not param.star and not param.keyword_only
    ]
    arguments = {param.name: value for param, value in zip(positional, call.positional, strict=False)}
    keywords = {argument.keyword: argument.value for argument in call.args if argument.keyword is not None}
    return arguments | keywords
