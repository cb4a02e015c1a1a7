"""LL702: classes of two Keras implementations in one layer."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass
from layerlint.rule import Finding, rule
from layerlint.tables.names import root_of

_PACKAGE = {
    3: {"keras": "keras", "tf.keras": "keras", "tf_keras": "tf_keras", "keras_core": "keras_core"},
    2: {"tf_keras": "tf_keras", "tf.keras": "tf_keras"},
}
"""Which names are one and the same implementation. In Keras 2, `keras` depends on what is installed."""


@rule(
    "LL702",
    "mixed-keras",
    summary="A layer of one Keras implementation holds a layer of another, which it does not track.",
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    own = {_implementation(layer.keras, root) for root in layer.roots} - {None}
    if len(own) > 1:
        yield Finding(
            layer.own.at_name,
            f"`{layer.name}` derives from classes of two Keras implementations: {' and '.join(sorted(map(str, own)))}",
            help="import everything from one Keras",
        )
        return
    for _, event in layer.events():
        if (
            not isinstance(event, Call)
            or event.value.kind is not Kind.SUBLAYER
            or event.value.form is not Form.CALL
        ):
            continue
        other = _implementation(layer.keras, event.value.name)
        if own and other is not None and other not in own:
            yield Finding(
                event.value.at,
                f"this layer comes from `{other}`, but `{layer.name}` is a layer of `{next(iter(own))}`: it is not"
                " trained, or not saved",
                help="import everything from one Keras",
            )


def _implementation(keras: int, name: str) -> str | None:
    root = root_of(name)
    if root is None:
        return None
    if root == "tensorflow.python.keras":
        return root
    return _PACKAGE[keras].get(root)
