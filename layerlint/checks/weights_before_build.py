"""LL214: the weights of a model that are listed in its constructor, before any of its layers has some."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Method, Value
from layerlint.queries.classes import extends_keras_base
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_LISTS = frozenset({"trainable_variables", "trainable_weights"})
"""Lists without the seeds that `Dropout` makes in its constructor, and without the state of metrics."""
_FROM_ELSEWHERE = frozenset({Form.NAME, Form.ATTRIBUTE, Form.SUBSCRIPT, Form.CALL})
_PYTHON = frozenset({"float", "int", "str", "bool", "len"})
_MAY_HOLD_WEIGHTS = frozenset(
    {"layers.TimeDistributed", "layers.Bidirectional", "layers.Wrapper", "layers.SpectralNormalization", "layers.RNN",
     "layers.StackedRNNCells", "layers.Lambda", "layers.TFSMLayer"}
)  # fmt: skip
"""They hold a layer that they are given, or a whole model."""
_BUILDS = frozenset({"build", "call", "predict", "summary", "load_weights", "set_weights"})


@rule(
    "LL214",
    "weights-before-build",
    summary="`__init__` lists the weights of the model, but its layers have none before they are built.",
)
def weights_before_build(layer: LayerClass) -> Iterator[Finding]:
    init = layer.own_method("__init__")
    if init is None or layer.method("call") is None or not extends_keras_base(layer):
        return
    reads = [
        read
        for read in init.reads
        if read.path in _LISTS and read.path not in layer.members and not read.nested and not read.guards
    ]
    if not reads or _may_have_weights(layer, init):
        return
    read = reads[0]
    yield Finding(
        read.at,
        f"`self.{read.path}` is empty here: the layers get their weights when they are built",
        attribute=read.path,
        help="do this in `build`, after building the layers, or after the first call of the model",
    )


def _may_have_weights(layer: LayerClass, init: Method) -> bool:
    """Whether the model may have weights in its constructor."""
    if layer.ancestors or init.decorators:
        return True
    held = [assign.value for assign in init.assigns]
    parts = [part for value in held for part in parts_of(value)]
    if not any(part.kind is Kind.SUBLAYER for part in parts):
        return True
    if any(not _is_without_weights(part) for part in parts):
        return True
    calls = [call.value for call in init.calls]
    return any(
        adds_weight(call) or call.calls_instance or call.calls_own_path or call.method in _BUILDS
        for call in calls
    )


def _is_without_weights(part: Value) -> bool:
    """Whether it is a new layer of Keras, which has no weights yet, or certainly no layer and no weight."""
    if part.kind is Kind.SUBLAYER:
        short = keras_name(part.name) if part.form is Form.CALL else None
        return short is not None and short.startswith("layers.") and short not in _MAY_HOLD_WEIGHTS
    if part.kind in (Kind.WEIGHT, Kind.VARIABLE):
        return False
    if part.kind in (Kind.PARAMETER, Kind.UNKNOWN) and part.form in _FROM_ELSEWHERE:
        return tf_name(part.name) is not None or part.name in _PYTHON
    return True
