"""The weights that no gradient reaches, for inputs of several shapes; a gradient of zero counts as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from .case import Case


def without_gradient(case: Case, layer: Any, variables: list[Any]) -> list[Any]:
    """Return the variables without a gradient in every call; none where fewer than two calls can be differentiated.

    A `call` that takes a mask must have got one too.
    """
    reached: set[int] = set()
    computed = {False: 0, True: 0}
    for inputs, masked in _inputs(case, layer):
        with suppress(Exception):  # another shape need not suit the layer
            gradients = _gradients(case, layer, inputs, variables)
            if gradients is not None:
                computed[masked] += 1
                reached |= {
                    id(variable) for variable, gradient in zip(variables, gradients) if gradient is not None
                }
    if sum(computed.values()) < 2 or (_lacks_mask(case, layer) and not computed[True]):
        return []
    return [variable for variable in variables if id(variable) not in reached]


def has_gradient(case: Case, layer: Any, variables: list[Any]) -> bool:
    """Whether the output has a gradient other than zero for one of the variables; False where none can be computed."""
    try:
        gradients = _gradients(case, layer, case.inputs(), variables) or []
    except Exception:
        return False
    return any(gradient is not None and bool(case.np.any(case.np.array(gradient))) for gradient in gradients)


def changes_output(case: Case, layer: Any, variable: Any) -> bool:
    """Whether the output depends on the value of a variable, such as through a step function."""
    before = case.np.array(variable)
    first = case.numbers(case.call(layer, case.inputs()))
    try:
        for factor, added in ((1.9, 0.7), (-0.3, -0.4)):
            variable.assign(before * factor + added)
            if not case.same(first, case.numbers(case.call(layer, case.inputs()))):
                return True
    finally:
        variable.assign(before)
    return False


def _inputs(case: Case, layer: Any) -> Iterator[tuple[Any, bool]]:
    """The inputs of each call, and whether they carry a mask."""
    whole = case.inputs()
    yield whole, False
    yield case.api.tf.nest.map_structure(_otherwise, whole), False
    for _ in case.other_plans():
        yield case.inputs(), False
    if _lacks_mask(case, layer):
        for masked in (_masked_entries, _masked_rows):
            yield case.api.tf.nest.map_structure(partial(masked, case.api.tf), whole), True


def _lacks_mask(case: Case, layer: Any) -> bool:
    """Whether `call` takes a mask that the plan does not give."""
    return "mask" in case.parameters(layer) and not case.gives("mask")


def _masked_entries(tf: Any, value: Any) -> Any:
    """A copy of a tensor with a mask of all dimensions but the last, where it has several."""
    return _masked(tf, value, -1)


def _masked_rows(tf: Any, value: Any) -> Any:
    """A copy of a tensor with a mask of its first two dimensions."""
    return _masked(tf, value, 2)


def _masked(tf: Any, value: Any, dimensions: int) -> Any:
    """A copy with a mask of these dimensions, in which every other entry is left out."""
    tensor = tf.identity(value)
    shape = value.shape[:dimensions]
    if value.shape.rank and value.shape.rank > 1:
        tensor._keras_mask = tf.reshape(tf.range(shape.num_elements()) % 2 == 0, shape)
    return tensor


def _otherwise(value: Any) -> Any:
    """Other floats of both signs; other dtypes are unchanged."""
    return -0.6 * value[::-1] + 0.3 if value.dtype.is_floating and value.shape.rank else value


def _gradients(case: Case, layer: Any, inputs: Any, variables: list[Any]) -> list[Any] | None:
    tf = case.api.tf
    with tf.GradientTape() as tape:
        tape.watch(variables)
        output = case.call(layer, inputs, training=True)
        if case.first(output) is None:
            return None
        floats = [
            tensor for tensor in tf.nest.flatten(output) if tf.is_tensor(tensor) and tensor.dtype.is_floating
        ]
        parts = [tf.reduce_sum(_weighted(tf, tf.cast(tensor, "float32"))) for tensor in floats]
        parts += [tf.reduce_sum(tf.cast(loss, "float32")) for loss in layer.losses]
        total = tf.add_n(parts) if parts else None
    if not floats:
        case.traits.add("no-float-output")
    return list(tape.gradient(total, variables)) if parts else [None] * len(variables)


def _weighted(tf: Any, value: Any) -> Any:
    """Each element with a weight of its own: a plain sum of probabilities would be constant."""
    count = tf.size(value)
    return value * tf.reshape(tf.cos(tf.cast(tf.range(count), "float32")), tf.shape(value))
