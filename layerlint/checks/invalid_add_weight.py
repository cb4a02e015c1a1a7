"""LL114: arguments that `add_weight` refuses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.metric_weights import metric_weight_refused
from layerlint.model.facts import Form, Kind, LayerClass, Value
from layerlint.queries.input_lists import may_be_shape
from layerlint.queries.shapes import is_integer
from layerlint.queries.slashes import has_slash
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, FixRequest, rule
from layerlint.suggestions import closest
from layerlint.tables.apis import tf_name
from layerlint.tables.identifiers import FOREIGN
from layerlint.tables.keras_names import arguments
from layerlint.text import Safety

_REMOVED = frozenset(
    {"use_resource", "synchronization", "experimental_autocast", "partitioner", "getter", "collections",
     "caching_device"}
)  # fmt: skip
"""Keywords that only Keras 2 has."""
_SHAPELESS = frozenset({"zeros", "zero", "ones", "one", "constant"})
"""Initializers that need no shape in Keras 2."""
_KERAS_2_KEYWORDS = frozenset({"autocast", "layout", "experimental_enable_variable_lifting"})
"""Further keywords that Keras 2 takes in `**kwargs`."""

_Problem = tuple[str, str, FixRequest | None]
"""The message, the help, and the fix."""


@rule(
    "LL114",
    "invalid-add-weight",
    summary="`add_weight` gets a shape, name, initializer or keyword that it refuses.",
    fix=Safety.SAFE,
)
def invalid_add_weight(layer: LayerClass) -> Iterator[Finding]:
    if layer.method("add_weight") is not None:
        return
    for method in layer.methods:
        for call in method.calls:
            if adds_weight(call.value):
                for problem, help_, fix in _all_problems(layer, call.value):
                    message = f"{problem}: this raises"
                    elsewhere = message.replace(" here,", ",")
                    yield Finding(call.value.at, message, elsewhere=elsewhere, help=help_, fix=fix)


invalid_add_weight = replace(invalid_add_weight, in_code=metric_weight_refused)


def _all_problems(layer: LayerClass, call: Value) -> Iterator[_Problem]:
    """Yield each problem: the message, the help, and a fix or None."""
    yield from _shape_problems(layer, call)
    if layer.keras == 3:
        yield from _name_problems(call)
        yield from _aggregation_problems(call)
    yield from ((*problem, None) for problem in _initializer_problems(layer.keras, call))
    for message, help_, keyword in _unknown_keywords(layer, call):
        fix = FixRequest("drop-argument", call.at, (("old", keyword),)) if keyword in _REMOVED else None
        yield message, help_, fix


def _shape_problems(layer: LayerClass, call: Value) -> Iterator[_Problem]:
    shape = call.argument("shape")
    if shape is not None and any(map(_is_float, shape.items)):
        yield (
            "`shape` contains a float, and sizes are integers",
            "divide with `//`",
            None,
        )
    if shape is None or not (layer.keras == 3 or _needs_shape(call.argument("initializer"))):
        return
    fix = FixRequest("number-to-shape", call.at)
    if shape.kind is Kind.DIM and shape.index is not None and not may_be_shape(layer, shape):
        yield "`shape` is a single size here, not a tuple", "write it as a tuple: `shape=(size,)`", fix
    elif is_integer(layer, shape):
        size = f"self.{shape.path}" if shape.path else shape.local or str(shape.constant)
        yield f"`shape={size}` is a number, not a shape", f"write `shape=({size},)`", fix


def _is_float(size: Value) -> bool:
    """Whether the size is certainly a float: `input_dim / 2`, `2.0`."""
    if size.form is Form.OPERATION:
        has_float = size.name == "/" or any(map(_is_float, size.items))
        return has_float and all(operand.kind in (Kind.DIM, Kind.PLAIN) for operand in size.items)
    return isinstance(size.constant, float)


def _name_problems(call: Value) -> Iterator[_Problem]:
    name = call.argument("name")
    if name is not None and has_slash(name):
        fix = FixRequest("underscore-for-slash", call.at, (("argument", "name"),))
        yield "Keras 3 does not allow `/` in the name of a weight", "use `_` instead", fix


def _aggregation_problems(call: Value) -> Iterator[_Problem]:
    aggregation = call.argument("aggregation")
    if (
        aggregation is not None
        and tf_name(aggregation.name) is not None
        and ".VariableAggregation" in aggregation.name
    ):
        name = aggregation.method.lower()
        fix = FixRequest("literal-argument", call.at, (("argument", "aggregation"), ("text", f'"{name}"')))
        yield "`aggregation` must be a string in Keras 3", f'write `aggregation="{name}"`', fix


def _needs_shape(initializer: Value | None) -> bool:
    """Whether the initializer certainly needs a shape."""
    if initializer is None or initializer.kind is Kind.NONE:
        return True
    if isinstance(initializer.constant, str):
        return initializer.constant.lower() not in _SHAPELESS
    is_created = initializer.kind is Kind.INITIALIZER and initializer.form is Form.CALL
    return is_created and initializer.method.lower() not in _SHAPELESS | {"get"}


def _initializer_problems(keras: int, value: Value) -> Iterator[tuple[str, str]]:
    initializer = value.argument("initializer")
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
        elif isinstance(constant, str) and constant.lower() in FOREIGN["initializers"]:
            yield (
                f"Keras has no initializer `{constant}`",
                f'write `initializer="{FOREIGN["initializers"][constant.lower()]}"`',
            )


def _unknown_keywords(layer: LayerClass, value: Value) -> Iterator[tuple[str, str, str]]:
    """Yield a message, a help and the keyword for each keyword that `add_weight` does not have."""
    signature = arguments("add_weight", layer.keras)
    names = signature.names if signature is not None else ()
    for keyword in (argument.keyword for argument in value.args):
        if keyword is None or keyword in names:
            continue
        if keyword in _REMOVED:
            if layer.keras == 3:
                yield f"`add_weight` has no argument `{keyword}` in Keras 3", "remove it", keyword
        elif layer.complete and (layer.keras == 3 or keyword not in _KERAS_2_KEYWORDS):
            near = closest(keyword, names, cutoff=0.8)
            yield (
                f"`add_weight` has no argument `{keyword}`",
                f"did you mean `{near}`?" if near is not None else "remove it",
                keyword,
            )
