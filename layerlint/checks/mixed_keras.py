"""LL702: classes of two Keras implementations in one layer, and of the private copy in TensorFlow."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass
from layerlint.queries.weights import holds_nothing
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import constructor, keras_name, root_of

_SAME = {
    3: (frozenset({"keras", "tf.keras"}),),
    2: (frozenset({"tf_keras", "tf.keras"}), frozenset({"keras", "tf.keras"})),
}
"""Which are one and the same implementation, or may be: in Keras 2, `tf.keras` depends on what is installed."""
_SHOWN = {3: {"tf.keras": "keras"}, 2: {"tf.keras": "tf_keras"}}
_PRIVATE = "tensorflow.python.keras."
_KNOWN = frozenset({"keras", "tf.keras", "tf_keras", "keras_core", "tensorflow.python.keras"})


@rule(
    "LL702",
    "mixed-keras",
    summary="A layer of one Keras implementation holds a layer of another, or derives from TensorFlow's private copy.",
)
def mixed_keras(layer: LayerClass) -> Iterator[Finding]:
    mixed = list(_mixed(layer))
    yield from mixed
    if not mixed and any(name.startswith(_PRIVATE) for name in layer.roots):
        yield Finding(
            layer.own.at_name,
            f"`{layer.name}` derives from `tensorflow.python.keras`, a private copy of Keras 2: Keras 3, which TensorFlow"
            " 2.16 and later bring, does not track its weights",
            help="derive from `tf.keras.layers.Layer` or `tf.keras.Model`",
            severity=Severity.WARNING,
        )


def _mixed(layer: LayerClass) -> Iterator[Finding]:
    own = sorted({root for name in layer.roots if (root := root_of(name)) in _KNOWN})
    if any(_differ(layer.project_keras, one, other) for one in own for other in own):
        shown = sorted({_shown(layer.project_keras, root) for root in own})
        yield Finding(
            layer.own.at_name,
            f"`{layer.name}` derives from classes of two Keras implementations: {' and '.join(shown)}",
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
        short = keras_name(event.value.name) or ""
        if layer.keras == 2 and constructor(short, 2) is not None and holds_nothing(short, 2):
            continue  # nothing is there to be trained or saved
        other = root_of(event.value.name)
        if own and other in _KNOWN and all(_differ(layer.project_keras, one, other) for one in own):
            yield Finding(
                event.value.at,
                f"this layer comes from `{_shown(layer.project_keras, other)}`, but `{layer.name}` is a layer of"
                f" `{_shown(layer.project_keras, own[0])}`: it is not trained, or not saved",
                help="import everything from one Keras",
            )


def _differ(keras: int, one: str, other: str) -> bool:
    return one != other and not any({one, other} <= same for same in _SAME[keras])


def _shown(keras: int, root: str) -> str:
    return _SHOWN[keras].get(root, root)
