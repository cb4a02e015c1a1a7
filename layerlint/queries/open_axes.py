"""Which axes of a tensor the code takes for open: those whose sizes it asks for as tensors."""

from __future__ import annotations

from layerlint.model.facts import At, Form, LayerClass, Value, answered_once
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name


@answered_once
def time_major(layer: LayerClass) -> frozenset[str]:
    """The tensors of which only later axes are read as tensors: `tf.shape(x)[1]`, and never the first one.

    Whoever writes that takes the first axis for one with a fixed size, as that of the steps of a sequence.
    """
    reads: dict[str, set[At]] = {}
    later: dict[str, set[At]] = {}
    for part in layer.parts(Form.CALL, Form.SUBSCRIPT):
        value = part.value
        if value.form is Form.CALL:
            reads.setdefault(_tensor(value), set()).add(value.at)
        elif value.receiver is not None and _is_later_axis(value):
            later.setdefault(_tensor(value.receiver), set()).add(value.receiver.at)
    return frozenset(name for name, places in later.items() if name and places == reads.get(name))


def _tensor(shape: Value) -> str:
    """The name of `x` in `tf.shape(x)`, else ""."""
    is_shape = tf_name(shape.name) == "shape" or keras_name(shape.name) in {"ops.shape", "backend.shape"}
    return shape.given("input", 0).local if is_shape else ""


def _is_later_axis(entry: Value) -> bool:
    index = entry.items[0].constant if len(entry.items) == 1 else None
    return isinstance(index, int) and index != 0
