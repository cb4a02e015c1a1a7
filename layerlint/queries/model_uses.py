"""What code outside layer classes does with models, in order: compile, train, set `trainable`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from layerlint.model.facts import (
    Assign,
    At,
    Call,
    Event,
    Form,
    GuardKind,
    Iterate,
    Kind,
    LayerClass,
    Method,
    OtherAssign,
    TargetForm,
    Value,
)
from layerlint.rule import ModelCode
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_TRAIN = frozenset({"fit", "train_on_batch"})
_CERTAIN = frozenset({GuardKind.LOOP, GuardKind.WITH})


class UseKind(StrEnum):
    COMPILED = "compiled"
    TRAINED = "trained"
    SET = "set"
    UNKNOWN = "unknown"
    """Unknown code gets the model, or the use depends on a condition."""


class ModelUse(NamedTuple):
    """`model` identifies the object; `label` is its name in the code, `trainable` the value that is set."""

    model: str
    label: str
    use: UseKind
    at: At
    trainable: bool | None = None
    part: str = ""
    """The part of the model whose `trainable` is set, if not the whole: the base of `Sequential([base, head])`."""
    initial: bool | None = True
    """What `trainable` of the part is before anything sets it here; None when unknown."""


def histories(unit: ModelCode) -> Iterator[list[ModelUse]]:
    """The uses of models along each path through the code, those of the module and the constructor first."""
    code = unit.code
    top = unit.top if unit.top is not None and unit.top is not code else None
    before = [use for method in top.methods for use in _uses(unit, top, method)] if top is not None else []
    init = code.own_method("__init__")
    before += list(_uses(unit, code, init)) if init is not None else []
    inlined = {call.value.path for call in init.calls} if init is not None else set()
    later = [method for method in code.methods if method is not init and method.name not in inlined]
    for method in later:
        yield [*before, *_uses(unit, code, method)]
    if not later:
        yield before


def _uses(unit: ModelCode, code: LayerClass, method: Method, depth: int = 0) -> Iterator[ModelUse]:
    parts, in_turn = _parts(method), _layers_in_turn(method)
    for event in method.events:
        if event.nested:
            continue
        if isinstance(event, Call) and event.value.calls_own_path and depth < 2:
            inner = code.own_method(event.value.path)
            if inner is not None:
                yield from _uses(unit, code, inner, depth + 1)
                continue
        for use in _event_uses(unit, event, in_turn):
            certain = all(guard.kind in _CERTAIN for guard in event.guards)
            yield use if certain else use._replace(use=UseKind.UNKNOWN)
            if use.use is UseKind.SET and certain:
                yield from (use._replace(model=whole, part=use.model) for whole in parts.get(use.model, ()))


def _parts(method: Method) -> dict[str, list[str]]:
    """The enclosing models that are created here, by the inner one: `Sequential([base, head])`, `base(inputs)`."""
    wholes: dict[str, list[str]] = {}
    applied: list[Value] = []
    functional: list[Value] = []
    for call in method.calls:
        value = call.value
        short = (keras_name(value.name) or "").rpartition(".")[2] if value.form is Form.CALL else ""
        if value.calls_instance and any(argument.kind is Kind.KERAS_TENSOR for argument in value.positional):
            applied.append(value.holder)
        elif short == "Sequential":
            for part in value.given("layers", 0).items:
                wholes.setdefault(identity(part), []).append(identity(value))
        elif short == "Model":
            functional.append(value)
    if len(functional) == 1:
        for part in applied:
            wholes.setdefault(identity(part), []).append(identity(functional[0]))
    wholes.pop("", None)
    return wholes


def _layers_in_turn(method: Method) -> dict[At, Value]:
    """The models over whose layers loops go, `for layer in model.layers`, by the place of what the loop goes over."""
    return {
        event.value.at: event.value.holder
        for event in method.events
        if isinstance(event, Iterate) and event.value.on_value("layers")
    }


def _event_uses(unit: ModelCode, event: Event, in_turn: Mapping[At, Value]) -> Iterator[ModelUse]:
    """`in_turn` are models by the place of their layers, each of which a loop takes."""
    match event:
        case Call(value=value):
            yield from _call_uses(unit, value)
        case OtherAssign(name="trainable", holder=holder, value=value) if holder.at in in_turn:
            if all(guard.kind in _CERTAIN for guard in event.guards):
                yield _trainable_use(in_turn[holder.at], event.at, value)
        case OtherAssign(name="trainable", holder=holder, value=value):
            model, part = _model_and_part(holder)
            if part:
                initial = _initially_trainable(unit, model, part)
                use = _trainable_use(model, event.at, value)
                yield use._replace(part=f"{identity(model)}.{part}", initial=initial)
            else:
                yield _trainable_use(holder, event.at, value)
        case Assign(form=TargetForm.NESTED, path=path, value=value) if path.endswith(".trainable"):
            name, _, part = path.removesuffix(".trainable").partition(".")
            use = _assigned_use(f"self.{name}", f"self.{name}", event.at, value)
            yield use._replace(part=f"self.{name}.{part}", initial=None) if part else use


def _model_and_part(holder: Value) -> tuple[Value, str]:
    """The model and its part in `model.base`, `model.layers[0]` and `model.get_layer("base")`; no part for the rest."""
    if holder.form is Form.ATTRIBUTE and holder.on_value() and not holder.path:
        return holder.holder, holder.member
    if holder.form is Form.SUBSCRIPT and holder.holder.on_value("layers") and len(holder.items) == 1:
        index = holder.items[0].constant
        return holder.holder.holder, "" if index is None else f"layers[{index}]"
    if holder.form is Form.CALL and holder.on_value("get_layer") and len(holder.args) == 1:
        name = holder.args[0].value.constant
        return holder.holder, "" if name is None else f"get_layer({name!r})"
    return holder, ""


def _initially_trainable(unit: ModelCode, model: Value, part: str) -> bool | None:
    """What `trainable` of an attribute of a new model is; None for what is no layer that its class creates."""
    layer = unit.models.get(model.name) if model.form is Form.CALL else None
    if layer is None or layer.kinds.get(part, frozenset()) != {Kind.SUBLAYER}:
        return None
    frozen = [assign for _, assign in layer.assignments(f"{part}.trainable")]
    if not frozen:
        return True
    values = {assign.value.constant if not assign.guards else None for assign in frozen}
    return False if values == {False} else None


def _trainable_use(holder: Value, at: At, value: Value) -> ModelUse:
    return _assigned_use(identity(holder), model_label(holder), at, value)


def _assigned_use(model: str, label: str, at: At, value: Value) -> ModelUse:
    trainable = value.constant if isinstance(value.constant, bool) else None
    return ModelUse(model, label, UseKind.SET if trainable is not None else UseKind.UNKNOWN, at, trainable)


def _call_uses(unit: ModelCode, call: Value) -> Iterator[ModelUse]:
    holder = call.holder
    if call.on_value("compile") or call.on_value(*_TRAIN):
        use = UseKind.COMPILED if call.member == "compile" else UseKind.TRAINED
        yield ModelUse(identity(holder), model_label(holder), use, call.at)
    applies = call.calls_instance and holder.kind is Kind.SUBLAYER
    is_read = keras_name(call.name) is not None or tf_name(call.name) is not None or call.at in unit.entered
    if not is_read and not applies:
        for argument in call.args:
            model = identity(argument.value)
            if model:
                yield ModelUse(model, model_label(argument.value), UseKind.UNKNOWN, call.at)


def identity(model: Value) -> str:
    """A key that is the same for the same object under any name; "" when the object is unknown."""
    if model.path:
        return f"self.{model.path}"
    if model.form is Form.CALL and model.at >= 0:
        return f"@{model.at}"
    return model.name if model.form is Form.NAME and model.name else model.local


def model_label(model: Value) -> str:
    if model.path:
        return f"self.{model.path}"
    local = model.local.partition("@")[0] if "@" not in model.local or model.form is Form.CALL else ""
    return local or model.name.rpartition(".")[2] or model.local.partition("@")[0]
