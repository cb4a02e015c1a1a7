"""LL115: one random initializer instance for two weights gives both the same values."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.positional_add_weight import NAMES
from layerlint.model.facts import Call, Form, Kind, LayerClass, Value
from layerlint.queries import never_both
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.names import keras_name
from layerlint.text import Safety

_FIXED = frozenset({"Zeros", "Ones", "Constant", "Identity", "zeros", "ones", "constant", "identity"})


@rule(
    "LL115",
    "shared-initializer",
    summary="One random initializer instance is used for two weights, which then start with the same values.",
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    seen: dict[str, list[Call]] = {}
    told: set[str] = set()
    for method in layer.methods:
        for call in method.calls:
            for initializer in _initializers(call.value):
                made, key = _made(layer, method.name, initializer)
                if made is None or not _is_random(made) or key in told:
                    continue
                others = seen.setdefault(key, [])
                if not any(_starts_both(other, call) for other in others):
                    others.append(call)
                    continue
                told.add(key)
                yield Finding(
                    made.at,
                    "this initializer instance starts more than one weight: they all start with the same values",
                    help='make one instance for each weight, or name it: `initializer="glorot_uniform"`',
                    fix=FixRequest("own-initializers", made.at),
                )


def _starts_both(one: Call, other: Call) -> bool:
    return one is not other and not never_both(one, other) and _same_shape(one.value, other.value)


_SHAPES = (("shape", 0), ("units", 0), ("filters", 0), ("output_shape", 1), ("output_dim", 1))
_FURTHER = ("equation", "kernel_size")


def _same_shape(one: Value, other: Value) -> bool:
    """Whether the two weights have the same shape as far as is seen: in another shape the values are others."""
    if one.name != other.name:
        return False
    if one.name in NAMES:
        return _alike(one.argument("shape"), other.argument("shape"))
    given = [(one.argument(name, at), other.argument(name, at)) for name, at in _SHAPES[1:]]
    further = [(one.argument(name), other.argument(name)) for name in _FURTHER]
    known = [(left, right) for left, right in given if left is not None or right is not None]
    return (
        bool(known)
        and all(_alike(left, right) for left, right in known[:1])
        and all(_alike(left, right) or (left is None and right is None) for left, right in further)
    )


def _alike(one: Value | None, other: Value | None) -> bool:
    """Whether the two are written the same way, of the same attributes, names and numbers."""
    if one is None or other is None or one.form is not other.form:
        return False
    if (one.name, one.path, one.local, one.constant) != (other.name, other.path, other.local, other.constant):
        return False
    parts, others = list(_children(one)), list(_children(other))
    return len(parts) == len(others) and all(
        _alike(left, right) for left, right in zip(parts, others, strict=True)
    )


def _children(value: Value) -> Iterator[Value]:
    if value.receiver is not None:
        yield value.receiver
    yield from (argument.value for argument in value.args)
    yield from value.items


def _initializers(call: Value) -> Iterator[Value]:
    """The initializers that a call hands to a weight or to a sublayer."""
    if call.name in NAMES:
        given = call.argument("initializer", 1)
        if given is not None:
            yield given
    elif call.kind is Kind.SUBLAYER and call.form is Form.CALL and keras_name(call.name) is not None:
        yield from (argument.value for argument in call.args if argument.value.kind is Kind.INITIALIZER)


def _made(layer: LayerClass, method: str, value: Value) -> tuple[Value | None, str]:
    if value.kind is not Kind.INITIALIZER:
        return None, ""
    if value.local and value.form is Form.CALL:
        return value, f"{method}:{value.at}"
    if value.path and value.form is Form.ATTRIBUTE:
        assigns = [assign.value for _, assign in layer.assigns(value.path)]
        if len(assigns) == 1 and assigns[0].form is Form.CALL and assigns[0].kind is Kind.INITIALIZER:
            return assigns[0], f"self.{value.path}"
    return None, ""


def _is_random(made: Value) -> bool:
    name = made.name.rpartition(".")[2]
    return keras_name(made.name) is not None and name not in _FIXED and name != "get" and name[:1].isupper()
