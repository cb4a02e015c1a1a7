"""One value for several: joined kinds, sources and branches."""

from __future__ import annotations

from layerlint.extract.copies import evolve
from layerlint.extract.value_size import size
from layerlint.model.facts import Argument, At, Form, Kind, Value

_TENSOR_LIKE = frozenset({Kind.TENSOR, Kind.WEIGHT, Kind.VARIABLE})


def join(kinds: set[Kind] | frozenset[Kind]) -> Kind:
    """Return the kind of a value that may be any of these; `None` placeholders do not count."""
    rest = set(kinds) - {Kind.NONE}
    if not rest:
        return Kind.NONE if kinds else Kind.UNKNOWN
    if len(rest) == 1:
        return next(iter(rest))
    if rest <= _TENSOR_LIKE:
        return Kind.TENSOR
    if rest == {Kind.TENSOR, Kind.INPUT}:
        return Kind.INPUT
    return Kind.UNKNOWN


def elements(container: Value) -> tuple[Value, ...]:
    """Return the items of a container; of several possible ones, the items of each."""
    if container.form is Form.CHOICE:
        return tuple(
            item for choice in container.items if choice.kind is Kind.CONTAINER for item in elements(choice)
        )
    return container.items


def unknown(at: At = -1, form: Form = Form.OTHER) -> Value:
    return Value(Kind.UNKNOWN, form, at)


def sources_of(values: list[Value]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the attributes and the parameters from which any of the values was computed."""
    attributes: frozenset[str] = frozenset()
    params: frozenset[str] = frozenset()
    for value in values:
        if value.reads:
            attributes = attributes | value.reads if attributes else value.reads
        if value.params:
            params = params | value.params if params else value.params
    return attributes, params


def merge(first: Value, second: Value, name: str = "") -> Value:
    """Return the value of a local after two branches; `name` is "try" where an exception chooses."""
    if first is second or (first.at == second.at and first == second):
        return first
    reads, params = sources_of([first, second])
    kind = first.kind if first.kind == second.kind else join({first.kind, second.kind})
    config = None
    if first.config is not None and second.config is not None:
        keys = dict(first.config.keys) | dict(second.config.keys)
        config = evolve(
            first.config,
            keys=tuple(keys.items()),
            complete=first.config.complete and second.config.complete,
            with_super=first.config.with_super and second.config.with_super,
            removed=first.config.removed | second.config.removed,
        )
    items = (first, second) if size(first) + size(second) < 60 else ()
    if Kind.NONE in (first.kind, second.kind) and first.kind != second.kind:
        kind = Kind.UNKNOWN if kind not in (Kind.SUBLAYER, Kind.WEIGHT, Kind.METRIC) else kind
    index, holder = common_entry(first, second)
    return Value(
        kind,
        Form.CHOICE,
        first.at,
        name=name,
        index=index,
        receiver=holder,
        reads=reads,
        params=params,
        items=items,
        config=config,
        local=first.local,
    )


def either(body: Value, orelse: Value, at: At) -> Value:
    """Return the value of `body if test else orelse`."""
    reads, params = sources_of([body, orelse])
    kind = body.kind if body.kind is orelse.kind else join({body.kind, orelse.kind})
    items = (body, orelse) if size(body) + size(orelse) < 60 else ()
    index, holder = common_entry(body, orelse)
    return Value(
        kind,
        Form.CHOICE,
        at,
        name="if",
        index=index,
        receiver=holder,
        items=items,
        reads=reads,
        params=params,
    )


def common_entry(first: Value, second: Value) -> tuple[int | None, Value | None]:
    """Return the index of the axis, and its holder, where both values are the same entry of a static shape."""
    if first.kind is second.kind is Kind.DIM and first.index == second.index:
        return first.index, first.receiver
    return None, None


def merge_locals(first: dict[str, Value], second: dict[str, Value], choice: str = "") -> dict[str, Value]:
    merged = {}
    for name in first.keys() | second.keys():
        left, right = first.get(name), second.get(name)
        if left is right and left is not None:
            merged[name] = left
        elif left is None or right is None:
            merged[name] = left or right or unknown()
        else:
            merged[name] = merge(left, right, choice)
    return merged


def sources_of_arguments(args: tuple[Argument, ...]) -> tuple[frozenset[str], frozenset[str]]:
    return sources_of([argument.value for argument in args])
