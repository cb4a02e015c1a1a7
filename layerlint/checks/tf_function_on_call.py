"""LL508: `@tf.function` on `call`."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from layerlint.model.facts import Call, Event, GuardKind, Iterate, Kind, LayerClass, Owner, Phase, Test
from layerlint.queries.classes import extends_keras_base
from layerlint.rule import Finding, FixRequest, rule
from layerlint.text import Safety

_FLOW = frozenset(kind for kind in GuardKind if kind not in {GuardKind.WITH, GuardKind.COMPREHENSION})
_KERAS_METHODS = frozenset({"add_loss", "add_metric"})
_LAYERS = frozenset({Kind.SUBLAYER, Kind.NONE})
_WITHOUT_AUTOGRAPH = frozenset({"tensorflow", "keras", "tf_keras", "numpy", "math"})
_TRAINED = frozenset({Kind.WEIGHT, Kind.VARIABLE, Kind.SUBLAYER, Kind.TF_MODULE})


@rule(
    "LL508",
    "tf-function-on-call",
    summary="`@tf.function` on `call`: in Keras 3 the weights are not trained, and losses are lost.",
    fix=Safety.SAFE,
)
def tf_function_on_call(layer: LayerClass) -> Iterator[Finding]:
    call = layer.own_method("call")
    if call is None:
        return
    yield from _wrapped(layer)
    for decorator in call.decorators:
        if "tensorflow.function" not in (decorator.name, *decorator.makes):
            continue
        if not _adds_loss(layer) and (layer.keras == 2 or not _has_something_to_train(layer)):
            continue
        yield Finding(
            decorator.at,
            "`@tf.function` on `call` cuts the gradient to weights made inside, and loses added losses"
            if layer.keras == 3
            else "`@tf.function` on a `call` that adds losses fails in `fit`",
            help="remove it: Keras compiles `call` itself, in `fit` and `predict`",
            fix=FixRequest(
                "remove-decorator",
                decorator.at,
                certain=(layer.keras == 2 or not _needs_autograph(layer)) and not _sets_attributes(layer),
            ),
        )


def _sets_attributes(layer: LayerClass) -> bool:
    """Whether a call sets Python attributes: once for each trace with the decorator, without it at every eager call."""
    return any(True for _ in layer.assigns(Phase.CALL))


def _needs_autograph(layer: LayerClass) -> bool:
    """Whether `call`, or code that it calls, may branch or loop over tensors, which Keras 3 does not convert.

    Unknown code may do so too.
    """
    return any(_branches(event) or _runs_unknown_code(layer, event) for _, event in layer.events(Phase.CALL))


def _branches(event: Event) -> bool:
    return isinstance(event, (Test, Iterate)) or any(guard.kind in _FLOW for guard in event.guards)


def _runs_unknown_code(layer: LayerClass, event: Event) -> bool:
    """Whether it calls anything but TensorFlow, Keras, a builtin, a sublayer, or a known method."""
    if not isinstance(event, Call):
        return False
    value = event.value
    if value.owner in (Owner.SELF, Owner.SUPER):
        if layer.method(value.method) is not None or value.method in _KERAS_METHODS:
            return False
        return not (
            value.calls_own_path and layer.kinds.get(value.path, frozenset({Kind.UNKNOWN})) <= _LAYERS
        )
    if value.owner is Owner.NONE:
        root = value.name.partition(".")[0]
        return root not in _WITHOUT_AUTOGRAPH and not hasattr(builtins, root)
    holder = value.receiver
    return value.owner is Owner.INSTANCE or (holder is not None and bool(holder.path))


def _wrapped(layer: LayerClass) -> Iterator[Finding]:
    """Assignments `self.call = tf.function(self.call)`, which do the same to the instance."""
    if not _adds_loss(layer) and (layer.keras == 2 or not _has_something_to_train(layer)):
        return
    for _, assign in layer.assigns(Phase.CONSTRUCT, Phase.BUILD):
        value = assign.value
        if assign.path == "call" and value.called == "tensorflow.function":
            yield Finding(
                assign.at,
                "`tf.function` around `call` cuts the gradient to weights made inside, and loses added losses"
                if layer.keras == 3
                else "`tf.function` around a `call` that adds losses fails in `fit`",
                attribute="call",
                help="leave `call` as it is: Keras compiles it itself, in `fit` and `predict`",
            )


def _has_something_to_train(layer: LayerClass) -> bool:
    """Whether the class has weights, sublayers or attributes that `call` calls, or may inherit some."""
    if not extends_keras_base(layer):
        return True
    kinds = [
        kind
        for attributes in (layer.kinds, layer.elements)
        for kinds in attributes.values()
        for kind in kinds
    ]
    if not _TRAINED.isdisjoint(kinds):
        return True
    return any(
        isinstance(event, Call)
        and (
            event.value.on_super()
            or event.value.makes_layer
            or (event.value.calls_own_path and event.value.path in layer.kinds)
        )
        for _, event in layer.events(Phase.CALL)
    )


def _adds_loss(layer: LayerClass) -> bool:
    return any(
        isinstance(event, Call) and event.value.on_self_or_super("add_loss")
        for _, event in layer.events(Phase.CALL)
    )
