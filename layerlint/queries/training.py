"""Sublayers that act differently in training, and whether a call passes them `training`."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    Call,
    Event,
    Form,
    Kind,
    LayerClass,
    Method,
    OtherAssign,
    Parameter,
    Phase,
    TargetForm,
    Value,
)
from layerlint.queries.value_parts import holding_attribute, parts_of, picked_entry
from layerlint.tables.apis import is_network
from layerlint.tables.keras_names import keras_name, short_name

_NORMALIZE = frozenset({"BatchNormalization", "SyncBatchNormalization"})
_DROP = frozenset(
    {"Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout",
     "GaussianDropout", "GaussianNoise", "ActivityDropout"}
)  # fmt: skip
TESTS_MODE = _NORMALIZE | _DROP
"""Layers of Keras that test `training` with a Python `if`."""
_MAY_DROP = {
    **dict.fromkeys(
        ("LSTM", "GRU", "SimpleRNN", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"), ("dropout", "recurrent_dropout")
    ),
    **dict.fromkeys(("MultiHeadAttention", "GroupQueryAttention", "Attention", "AdditiveAttention"), ("dropout",)),
}  # fmt: skip
_CONTAINERS = frozenset({"Sequential", "TimeDistributed", "Bidirectional", "RNN"})
_WITHOUT_NORMALIZATION = frozenset({"VGG16", "VGG19"})
"""Networks of `keras.applications` without batch normalization."""


def depends_on_training(layer: LayerClass, sublayer: Value) -> bool:
    """Whether the sublayer certainly acts differently in training: dropout, batch normalization, or a layer with one."""
    short = keras_name(sublayer.name)
    if short is None:
        return layer.traits(sublayer.name).acts_on_training
    return keras_layer_depends(sublayer) or any(
        depends_on_training(layer, part) for part in _layers_in_arguments(sublayer)
    )


def keras_layer_depends(sublayer: Value) -> bool:
    """Whether it is a Keras layer that acts differently in training, or a container of such layers."""
    short = keras_name(sublayer.name)
    if short is None:
        return False
    last = short.rpartition(".")[2]
    if is_network(short):
        return last not in _WITHOUT_NORMALIZATION
    if last in _NORMALIZE:
        return not _is_false(sublayer.argument("trainable"))
    if last in _DROP:
        rate = sublayer.argument("rate", 0)
        return rate is None or rate.constant != 0
    if last in _MAY_DROP:
        rates = [sublayer.argument(name) for name in _MAY_DROP[last]]
        return any(
            rate is not None and isinstance(rate.constant, float) and rate.constant > 0 for rate in rates
        )
    if last in _CONTAINERS:
        return any(keras_layer_depends(part) for part in _layers_in_arguments(sublayer))
    return False


def _layers_in_arguments(call: Value) -> Iterator[Value]:
    """The new layers among the arguments."""
    for argument in call.args:
        for part in parts_of(argument.value):
            if part.makes_layer:
                yield part


def _is_applied(value: Value) -> bool:
    """`Dropout(0.5)(x)` of a functional model."""
    return value.holder.form is Form.CALL and value.argument("training") is None


def network_parts(layer: LayerClass, network: Value) -> Iterator[Value]:
    """The Keras layers that a network is created from, without unknown ones."""
    yield from _layers_in_arguments(network)
    yield from _filled_with(layer, network)
    yield from _applied_with(layer, network)


def _is_false(value: Value | None) -> bool:
    return value is not None and value.constant is False


def called_sublayers(layer: LayerClass, call: Value) -> Iterator[tuple[str, Value, bool]]:
    """The new sublayers that a call may run: the attribute, the sublayer, and whether the class itself creates it.

    Of a dict, it is the one under the key. The attribute is "" for several that are looked up by a composed name.
    """
    if names := _composed_name(call):
        yield from _held_under_names(layer, names)
        return
    single = call.path if call.on_self() else holding_attribute(call) or _held_in_rows(layer, call)
    for path in (single,) if single else _held_in_several(layer, call):
        yield from _held_sublayers(layer, call, path)


def _held_sublayers(layer: LayerClass, call: Value, path: str) -> Iterator[tuple[str, Value, bool]]:
    for method, assign in layer.assignments(path):
        for part in parts_of(picked_entry(assign.value, call.receiver)):
            if part.form is Form.CALL and (part.kind is Kind.SUBLAYER or _is_network(part)):
                yield path, part, method in layer.methods
                applied = (
                    sublayer for sublayer in _applied_with(layer, part) if keras_layer_depends(sublayer)
                )
                for inner in (*_filled_with(layer, part), *applied):
                    yield path, inner, False


def _composed_name(call: Value) -> str:
    """The pattern of the name by which an attribute is looked up and called: `getattr(self, f"dense_{i}")(x)`."""
    holder = call.holder
    if not call.calls_instance or holder.called != "getattr" or len(holder.positional) != 2:
        return ""
    itself, name = holder.positional
    is_composed = itself.kind is Kind.SELF and name.form is Form.STRING and len(name.keys) == 1
    return (name.keys[0] or "") if is_composed else ""


def _held_under_names(layer: LayerClass, names: str) -> Iterator[tuple[str, Value, bool]]:
    """The sublayers that `setattr` keeps under the same names."""
    for method, assign in layer.assignments():
        held = assign.value if assign.form is TargetForm.DYNAMIC and assign.names == names else None
        if held is not None and held.form is Form.CALL and (held.kind is Kind.SUBLAYER or _is_network(held)):
            yield "", held, method in layer.methods


def _held_in_several(layer: LayerClass, call: Value) -> tuple[str, ...]:
    """The layers, and lists of layers, that a loop iterates over in turn: `for layer in chain(self.first, [self.last])`.

    Also the layers that it looks up by name: `for name in ("first", "last"): getattr(self, name)(x)`.
    """
    holder = call.holder
    if call.calls_instance and holder.called == "getattr":
        of_self = any(argument.kind is Kind.SELF for argument in holder.positional[:1])
        return (
            ()
            if not of_self
            else tuple(
                sorted(path for path in holder.reads if layer.kinds.get(path) == frozenset({Kind.SUBLAYER}))
            )
        )
    if not call.calls_instance or holder.kind is not Kind.SUBLAYER or not holder.local:
        return ()
    only_layers = all(
        frozenset({Kind.SUBLAYER}) in (layer.elements.get(path), layer.kinds.get(path))
        for path in holder.reads
    )
    return tuple(sorted(holder.reads)) if only_layers and holder.form is not Form.CALL else ()


def _held_in_rows(layer: LayerClass, call: Value) -> str:
    """The attribute whose rows of layers a loop unpacks: `for dense, drop in self.blocks`."""
    holder = call.holder
    if not call.calls_instance:
        return ""
    path = next(iter(holder.reads)) if len(holder.reads) == 1 else ""
    if layer.elements.get(path, frozenset()) != {Kind.CONTAINER}:
        return ""
    rows = [part for _, assign in layer.assignments(path) for part in parts_of(assign.value)]
    inner = [part for part in rows if part.kind is not Kind.CONTAINER]
    return path if all(part.kind is Kind.SUBLAYER for part in inner) else ""


def _is_network(sublayer: Value) -> bool:
    return is_network(short_name(sublayer.name))


def _filled_with(layer: LayerClass, network: Value) -> Iterator[Value]:
    """The layers that `model.add(...)` adds to a `Sequential` in a local variable."""
    name = network.local.partition("@")[0]
    if not name:
        return
    filled = [
        (method, call.value)
        for method in layer.methods
        for call in method.calls
        if call.value.on_value("add") and call.value.holder.local in {name, network.local}
    ]
    here = [value for _, value in filled if value.holder.local == network.local]
    if "@" in network.local and not here and len({method.name for method, _ in filled}) == 1:
        here = [value for _, value in filled]
    for value in here:
        yield from (part for part in value.positional[:1] if part.form is Form.CALL)


def _applied_with(layer: LayerClass, network: Value) -> Iterator[Value]:
    """The layers of a functional model that are called where it is made."""
    if keras_name(network.name) is None or network.given("inputs", 0).kind is not Kind.KERAS_TENSOR:
        return
    for method in layer.methods:
        if any(call.value.at == network.at for call in method.calls):
            for call in method.calls:
                holder = call.value.holder
                if _is_applied(call.value):
                    yield holder


def may_be_frozen(layer: LayerClass, path: str) -> bool:
    """Whether something sets `trainable` of the sublayer, or of any: a frozen normalization ignores `training`."""
    return any(
        _freezes(event, path)
        for facts in layer.lineage
        for method in facts.methods
        for event in method.events
    )


def _freezes(event: Event, path: str) -> bool:
    match event:
        case Assign():
            return event.path == f"{path}.trainable" and event.value.constant is not True
        case OtherAssign(name="trainable"):
            return event.value.constant is not True
    return False


def acting_sublayer(layer: LayerClass, call: Value) -> tuple[str, Value, bool] | None:
    """The first sublayer run by the call that certainly acts differently in training."""
    for path, part, is_own in called_sublayers(layer, call):
        if depends_on_training(layer, part) and not may_be_frozen(layer, path):
            return path, part, is_own
    return None


def mode_following_sublayer(layer: LayerClass) -> tuple[str, Value, bool] | None:
    """The first sublayer that acts differently in training, and that `call` runs in its own mode."""
    for method in layer.members.values():
        for event in method.calls:
            if Phase.CALL in layer.phases_of(method, event) and not _passes_training(layer, event):
                acting = acting_sublayer(layer, event.value)
                if acting is not None:
                    return acting
    return None


def _passes_training(layer: LayerClass, call: Call) -> bool:
    """Whether the call passes a `training` other than the argument of the own `call`."""
    training = call.value.argument("training")
    if training is None or training.kind is Kind.NONE:
        return False
    own = layer.method("call")
    keyword = own.var_keyword if own is not None else None
    if keyword is not None and training.holder.local == keyword.name:
        return False  # `kwargs.get("training")`, which Keras 3 does not give
    return not training.params or own is None or own.parameter("training") is None


def mode_argument(layer: LayerClass, method: Method) -> Parameter | None:
    """The argument of `call` that tells a sublayer whether it trains, but that Keras does not pass: `train=False`."""
    for call in method.calls:
        training = call.value.given("training")
        argument = method.parameter(training.local) if training.form is Form.NAME else None
        default = argument.default if argument is not None and argument.name != "training" else None
        if (
            default is not None
            and default.constant is False
            and acting_sublayer(layer, call.value) is not None
        ):
            return argument
    return None
