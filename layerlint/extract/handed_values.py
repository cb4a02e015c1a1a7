"""What every call in a class hands over to a parameter of an own method, as the method sees it."""

from __future__ import annotations

from collections.abc import Sequence

from layerlint.extract.copies import evolve
from layerlint.extract.value_size import size
from layerlint.model.facts import Argument, At, Form, Kind, Parameter, Value

MAX_HANDED = 40
"""Values made of more parts than this are told by their kind alone."""
WHOLE = frozenset(
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
"""Kinds of values that a method is told with their parts, as a local name keeps them."""


def is_whole(value: Value) -> bool:
    """Whether a method is told such a value with its parts."""
    of = value.receiver
    member = value.form is Form.ATTRIBUTE and of is not None and of.kind is Kind.SUBLAYER
    return value.kind in WHOLE or (value.kind is Kind.UNKNOWN and member)


def same_for_all(values: Sequence[Value]) -> Value | None:
    """The value that all calls give, None where they give several or one that cannot be told elsewhere."""
    first = values[0]
    if not is_whole(first) or size(first) > MAX_HANDED or not _can_be_told(first):
        return None
    return first if len({look(value) for value in values}) == 1 else None


def _can_be_told(value: Value) -> bool:
    """Whether it means the same in another method: what a function there knows of its names, it does not."""
    return all(part.form is not Form.LAMBDA and part.config is None for part in value.walk())


def look(value: Value) -> tuple[object, ...]:
    """What tells values apart, wherever they stand."""
    return (
        value.kind,
        value.form,
        value.callee,
        value.path,
        value.index,
        repr(value.constant),
        value.keys,
        value.makes,
        tuple([(one.keyword, one.star, look(one.value)) for one in value.args]),
        tuple(map(look, value.items)),
        look(value.receiver) if value.receiver is not None else (),
        look(value.count) if value.count is not None else (),
    )


def handed(value: Value, parameter: Parameter) -> Value:
    """The value under the name of the parameter; local names of the caller mean nothing there."""
    return evolve(_moved(value, parameter.at, frozenset({parameter.name})), local=parameter.name)


def _moved(value: Value, at: At, params: frozenset[str]) -> Value:
    return evolve(
        value,
        at=at,
        local="",
        params=params,
        args=tuple([Argument(_moved(one.value, at, params), one.keyword, one.star) for one in value.args]),
        items=tuple([_moved(item, at, params) for item in value.items]),
        receiver=None if value.receiver is None else _moved(value.receiver, at, params),
        count=None if value.count is None else _moved(value.count, at, params),
    )
