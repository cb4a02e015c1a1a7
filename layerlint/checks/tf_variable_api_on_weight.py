"""LL704: methods of `tf.Variable` on a Keras 3 weight, which is no `tf.Variable`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Kind, LayerClass
from layerlint.rule import Finding, rule

_GONE = frozenset(
    {"read_value", "scatter_nd_update", "scatter_update", "scatter_add", "scatter_sub", "batch_scatter_update",
     "scatter_nd_add", "scatter_nd_sub", "get_shape", "ref", "initialized_value", "gather_nd", "sparse_read",
     "set_shape", "eval", "load"}
)  # fmt: skip


@rule(
    "LL704",
    "tf-variable-api-on-weight",
    summary="A method of `tf.Variable` is used on a weight; a Keras 3 weight does not have it.",
    targets=(3,),
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for _, event in layer.events():
        if not isinstance(event, Call):
            continue
        holder, name = event.value.receiver, event.value.name
        if holder is None or holder.kind is not Kind.WEIGHT or not _all_weights(layer, holder.path):
            continue
        if name.removeprefix(".") in _GONE:
            message = f"`{name}` does not exist on a Keras 3 weight"
        elif name == ".value":
            message = "`value` is a property of a Keras 3 weight, not a method"
        else:
            continue
        yield Finding(
            event.value.at,
            message,
            holder.path,
            "use the weight itself, `keras.ops`, or `assign`",
        )


def _all_weights(layer: LayerClass, path: str) -> bool:
    return not path or layer.kinds.get(path, frozenset()) - {Kind.NONE} <= {Kind.WEIGHT}
