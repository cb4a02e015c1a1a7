"""The value that every call in a class passes to a parameter of an own method, as the method sees it."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.extract.copies import evolve
from layerlint.extract.value_size import size
from layerlint.model.facts import Argument, At, Form, Kind, Parameter, Value

MAX_HANDED = 40
"""Of values with more parts than this, a method knows the kind alone."""
KINDS_WITH_PARTS = frozenset(
    {
        Kind.SUBLAYER,
        Kind.TENSOR,
        Kind.INPUT,
        Kind.CONSTANT_TENSOR,
        Kind.CONTAINER,
        Kind.CLASS,
        Kind.MODULE,
        Kind.OPTIMIZER,
        Kind.METRIC,
        Kind.TF_MODULE,
        Kind.SEED_GENERATOR,
    }
)
"""Kinds of values that a method knows with their parts, as a local name keeps them."""


def keeps_parts(value: Value) -> bool:
    """Whether a method knows such an argument with its parts."""
    receiver = value.receiver
    member = value.form is Form.ATTRIBUTE and receiver is not None and receiver.kind is Kind.SUBLAYER
    return value.kind in KINDS_WITH_PARTS or (value.kind is Kind.UNKNOWN and member)


def shared_value(values: Sequence[Value]) -> Value | None:
    """Return the value that all calls pass; None if they pass several, or one that means something else in the method."""
    values = [_without_config(value) for value in values]
    first = values[0]
    if not keeps_parts(first) or size(first) > MAX_HANDED or not _means_the_same_elsewhere(first):
        return None
    return first if len({identity_of(value) for value in values}) == 1 else None


_SIZES = frozenset({Kind.DIM, Kind.SHAPE, Kind.PLAIN, Kind.TENSOR})


def _without_config(value: Value) -> Value:
    """A dict of sizes, which is no configuration: `{"height": x.shape[1]}`."""
    is_dict = value.form is Form.DICT and value.kind is Kind.CONTAINER and None not in value.keys
    of_sizes = is_dict and bool(value.items) and all(item.kind in _SIZES for item in value.items)
    has_size = of_sizes and any(item.kind is Kind.DIM for item in value.items)
    return evolve(value, config=None) if has_size else value


def _means_the_same_elsewhere(value: Value) -> bool:
    """Whether it means the same in another method: a lambda, which reads locals, may not."""
    return all(part.form is not Form.LAMBDA and part.config is None for part in value.walk())


def identity_of(value: Value) -> tuple[object, ...]:
    """Return a key that is equal for equal values, wherever they stand."""
    return (
        value.kind,
        value.form,
        value.callee,
        value.path,
        value.index,
        repr(value.constant),
        value.keys,
        value.makes,
        tuple([(argument.keyword, argument.star, identity_of(argument.value)) for argument in value.args]),
        tuple(map(identity_of, value.items)),
        identity_of(value.receiver) if value.receiver is not None else (),
        identity_of(value.count) if value.count is not None else (),
    )


def as_parameter(value: Value, parameter: Parameter) -> Value:
    """Return the value under the name of the parameter, without local names of the caller."""
    return evolve(_moved(value, parameter.at, frozenset({parameter.name})), local=parameter.name)


def _moved(value: Value, at: At, params: frozenset[str]) -> Value:
    return evolve(
        value,
        at=at,
        local="",
        params=params,
        args=tuple(
            [
                Argument(_moved(argument.value, at, params), argument.keyword, argument.star)
                for argument in value.args
            ]
        ),
        items=tuple([_moved(item, at, params) for item in value.items]),
        receiver=None if value.receiver is None else _moved(value.receiver, at, params),
        count=None if value.count is None else _moved(value.count, at, params),
    )
