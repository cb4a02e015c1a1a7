"""LL114: arguments that `add_weight` refuses."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.checks.positional_add_weight import NAMES
from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.rule import Finding, rule

_REMOVED = frozenset(
    {"use_resource", "synchronization", "experimental_autocast", "partitioner", "getter", "collections",
     "caching_device"}
)  # fmt: skip


@rule(
    "LL114",
    "invalid-add-weight",
    summary="`add_weight` gets a shape, name, initializer or keyword that it refuses.",
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    if layer.method("add_weight") is not None:
        return
    for method in layer.methods:
        for call in method.calls:
            if call.value.name in NAMES:
                for message, help_ in _problems(layer.keras, call.value):
                    yield Finding(call.value.at, message, help=help_)


_FILLS = frozenset({"zeros", "zero", "ones", "one", "constant"})
"""Initializers that Keras 2 can also ask for so many values, without a shape."""


def _wants_shape(initializer: Value | None) -> bool:
    """Whether the initializer certainly needs a shape."""
    if initializer is None or initializer.kind is Kind.NONE:
        return True
    if isinstance(initializer.constant, str):
        return initializer.constant.lower() not in _FILLS
    made = initializer.kind is Kind.INITIALIZER and initializer.form is Form.CALL
    return made and initializer.method.lower() not in _FILLS | {"get"}


def _problems(keras: int, value: Value) -> Iterator[tuple[str, str]]:
    shape, name, initializer = (value.argument(keyword) for keyword in ("shape", "name", "initializer"))
    is_size = shape is not None and isinstance(shape.constant, int) and not isinstance(shape.constant, bool)
    if shape is not None and is_size and (keras == 3 or _wants_shape(initializer)):
        if shape.kind is Kind.DIM:
            yield "`shape` is one size of a shape here, not a shape", "write it as a tuple: `shape=(size,)`"
        else:
            yield f"`shape={shape.constant}` is a number, not a shape", f"write `shape=({shape.constant},)`"
    if keras == 3 and name is not None and isinstance(name.constant, str) and "/" in name.constant:
        yield "Keras 3 does not allow `/` in the name of a weight", "use `_` instead"
    if initializer is not None:
        constant = initializer.constant
        if isinstance(constant, (int, float)) and not isinstance(constant, bool):
            yield (
                f"the initializer `{constant}` is a number, which `add_weight` cannot interpret",
                f"write `initializer=keras.initializers.Constant({constant})`",
            )
        elif (
            keras == 2
            and initializer.form is Form.CALL
            and initializer.kind in (Kind.CONSTANT_TENSOR, Kind.NUMPY)
        ):
            yield (
                "the initializer is an array, which Keras 2 cannot interpret",
                "write `initializer=keras.initializers.Constant(...)`",
            )
    if keras == 3:
        for argument in value.args:
            if argument.keyword in _REMOVED:
                yield f"`add_weight` has no argument `{argument.keyword}` in Keras 3", "remove it"
