"""LL206 outside layer classes: weights loaded into a new model that was never called."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, Call, Event, Form, LayerClass, LocalAssign, Value
from layerlint.queries.classes import extends_keras_base
from layerlint.queries.model_uses import identity, model_label
from layerlint.queries.training_code import class_of_model
from layerlint.rule import Finding, ModelCode

_LEAVES_UNBUILT = frozenset({"compile"})


def load_into_unbuilt(unit: ModelCode) -> Iterator[Finding]:
    """Report `load_weights` of a new model that was never called."""
    for method in unit.code.methods:
        for index, event in enumerate(method.events):
            if not isinstance(event, Call) or not event.value.on_value("load_weights") or event.nested:
                continue
            layer = class_of_model(unit, event.value.holder)
            if layer is None or not _is_unbuilt(layer) or not _loads_whole(unit.code.keras, event.value):
                continue
            if _is_only_created(method.events[:index], event):
                yield Finding(
                    event.value.at,
                    f"`{model_label(event.value.holder)}` has never been called: a new `{layer.name}` has no weights to"
                    " load into yet, and this raises",
                    help="call the model once on an input before `load_weights`",
                )


def _is_unbuilt(layer: LayerClass) -> bool:
    """Whether a new model of the class has no weights: a direct subclass that does not build itself."""
    init = layer.method("__init__")
    if not layer.is_model or not layer.complete or not extends_keras_base(layer) or init is None:
        return False
    if any(layer.method(name) is not None for name in ("build", "load_weights", "compile")):
        return False
    return not any(
        call.value.calls_self
        or call.value.on_self("call", "__call__", "build")
        or (call.value.on_super("__init__") and (call.value.positional or call.value.argument("inputs")))
        for call in init.calls
    )


def _loads_whole(keras: int, call: Value) -> bool:
    """Whether the weights are certainly loaded at once; Keras 2 defers TensorFlow checkpoints until the build."""
    if call.argument("skip_mismatch") is not None or call.unpacks:
        return False
    path = call.argument("filepath", 0)
    return keras == 3 or (
        path is not None
        and isinstance(path.constant, str)
        and path.constant.endswith((".h5", ".hdf5", ".keras"))
    )


def _is_only_created(before: tuple[Event, ...], load: Call) -> bool:
    """Whether the model is created in the same method, and at most compiled before the load."""
    holder = load.value.holder
    model, created = identity(holder), False
    for event in before:
        if isinstance(event, (LocalAssign, Assign)) and _assigns_model(event, holder):
            created = not event.guards and not event.nested
        elif isinstance(event, Call) and created and _may_run(event, model):
            return False
    return created


def _assigns_model(event: LocalAssign | Assign, holder: Value) -> bool:
    """Whether the event assigns the result of a call to the variable or attribute that holds the model."""
    if event.value.form is not Form.CALL:
        return False
    if isinstance(event, Assign):
        return bool(holder.path) and event.path == holder.path
    return event.value.at == holder.at or (bool(holder.name) and event.name == holder.name.rpartition(".")[2])


def _may_run(event: Call, model: str) -> bool:
    """Whether the call may run the model: directly, by a method, or in a function that gets it."""
    value = event.value
    if identity(value.holder) == model:
        return value.member not in _LEAVES_UNBUILT
    return (value.calls_own_path and f"self.{value.path}" == model) or any(
        identity(part) == model for argument in value.args for part in argument.value.walk()
    )
