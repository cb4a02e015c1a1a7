"""LL702: classes of two Keras implementations in one layer, or of TensorFlow's private copy."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Call, Form, Kind, LayerClass, MethodForm, Value
from layerlint.queries.classes import of_project
from layerlint.queries.weights import holds_nothing
from layerlint.rule import OF_FILE, Finding, Severity, rule
from layerlint.tables.keras2_libraries import is_keras_2
from layerlint.tables.keras_names import constructor, root_of, short_name

_SAME_IMPLEMENTATION = {
    3: (frozenset({"keras", "tf.keras"}),),
    2: (frozenset({"tf_keras", "tf.keras"}), frozenset({"keras", "tf.keras"})),
}
"""Roots that are, or may be, the same implementation: in Keras 2, `tf.keras` depends on what is installed."""
_DISPLAY_NAMES = {3: {"tf.keras": "keras"}, 2: {}}
_PRIVATE = "tensorflow.python.keras."
_OF_CLASS = (MethodForm.CLASS, MethodForm.STATIC)
_KERAS_ROOTS = frozenset({"keras", "tf.keras", "tf_keras", "keras_core", "tensorflow.python.keras"})


@rule(
    "LL702",
    "mixed-keras",
    summary="A layer of one Keras implementation holds a layer of another, or derives from TensorFlow's private copy.",
)
def mixed_keras(layer: LayerClass) -> Iterator[Finding]:
    mixed = list(_mixed(layer))
    yield from mixed
    if not mixed and _is_of_private_copy(layer):
        yield Finding(
            layer.own.at_name,
            f"`{layer.name}` derives from `tensorflow.python.keras`, a private copy of Keras 2: Keras 3, the version"
            " of TensorFlow 2.16 and later, does not track its weights",
            help="derive from `tf.keras.layers.Layer` or `tf.keras.Model`",
            severity=Severity.NOTE if layer.before_2_6 else Severity.WARNING,
            cause=f"{OF_FILE}private copy",
        )


def _is_of_private_copy(layer: LayerClass) -> bool:
    """Whether it derives from a class of TensorFlow's private copy, and not through a class of the project alone."""
    if not any(name.startswith(_PRIVATE) for name in layer.roots):
        return False
    if any(base.name.startswith(_PRIVATE) for base in layer.own.bases):
        return True
    return not any(map(of_project, layer.ancestors))


def _mixed(layer: LayerClass) -> Iterator[Finding]:
    own = sorted({root for name in layer.roots if (root := _root(layer, name)) in _KERAS_ROOTS})
    if any(_differ(layer.project_keras, root, other) for root in own for other in own):
        names = sorted({_display_name(layer.project_keras, root) for root in own})
        yield Finding(
            layer.own.at_name,
            f"`{layer.name}` derives from classes of two Keras implementations: {' and '.join(names)}; one does not track"
            " the layers of the other",
            help="import everything from one Keras",
        )
        return
    if not own:
        return
    for value in _instances(layer):
        name = value.makes[0] if value.form is Form.NAME else value.name
        if _is_of_own_package(layer, name):
            continue  # its bases are in the project, and say which Keras it is of
        if layer.keras == 2 and _holds_nothing(name):
            continue  # nothing is there to be trained or saved
        other = _root(layer, name)
        if other in _KERAS_ROOTS and all(_differ(layer.project_keras, root, other) for root in own):
            yield Finding(
                value.at,
                f"this layer comes from {_source(layer.project_keras, name, other)}, but `{layer.name}` is a layer of"
                f" `{_display_name(layer.project_keras, own[0])}`: it is not trained, or not saved",
                help="import everything from one Keras",
                cause=f"{OF_FILE}mixed with {other}",
            )


def _is_of_own_package(layer: LayerClass, name: str) -> bool:
    """Whether it is a library for Keras 2 that is checked itself."""
    return is_keras_2(name) and layer.own.module.partition(".")[0] == name.partition(".")[0]


def _holds_nothing(name: str) -> bool:
    short = short_name(name)
    return constructor(short, 2) is not None and holds_nothing(short, 2)


def _instances(layer: LayerClass) -> Iterator[Value]:
    """Possible layers: created in the class, or stored variables of the module.

    What a class method or a static method creates need not become part of the layer, unless an object runs it.
    """
    for method, event in layer.events():
        if method.form in _OF_CLASS and not layer.phases_of(method, event):
            continue
        if isinstance(event, Call) and not event.value.member:
            if event.value.method == "deserialize":
                continue  # it gives what the configuration says
            if event.value.kind is Kind.SUBLAYER or is_keras_2(event.value.name):
                yield event.value
        elif isinstance(event, Assign) and _is_layer_of_module(event.value):
            yield event.value


def _is_layer_of_module(value: Value) -> bool:
    layer = value.kind is Kind.SUBLAYER or any(map(is_keras_2, value.makes))
    return value.form is Form.NAME and bool(value.makes) and layer


def _root(layer: LayerClass, name: str) -> str | None:
    """The Keras root of a layer; libraries for Keras 2 use `tf_keras` if Keras 3 is installed.

    Before TensorFlow 2.6 the private copy is `tf.keras` itself.
    """
    if layer.keras == 3 and is_keras_2(name):
        return "tf_keras"
    return "tf.keras" if layer.before_2_6 and name.startswith(_PRIVATE) else root_of(name)


def _source(keras: int, name: str, root: str) -> str:
    package = name.partition(".")[0]
    return (
        f"`{package}`, which is built on `tf_keras`"
        if is_keras_2(name)
        else f"`{_display_name(keras, root)}`"
    )


def _differ(keras: int, first: str, second: str) -> bool:
    return first != second and not any({first, second} <= same for same in _SAME_IMPLEMENTATION[keras])


def _display_name(keras: int, root: str) -> str:
    return _DISPLAY_NAMES[keras].get(root, root)
