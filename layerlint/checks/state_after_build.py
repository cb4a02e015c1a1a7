"""LL211: a sublayer or weight added to a layer that is already built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import (
    Assign,
    At,
    Call,
    Form,
    GuardKind,
    Kind,
    LayerClass,
    Method,
    Phase,
    TargetForm,
    Value,
)
from layerlint.queries.in_order import in_order
from layerlint.queries.model_uses import identity, model_label
from layerlint.queries.training_code import class_of_model
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.keras_names import locks_itself, short_name

_STATE = frozenset({Kind.SUBLAYER, Kind.WEIGHT, Kind.METRIC, Kind.SEED_GENERATOR})
_ADDING_METHODS = frozenset({"append", "extend", "insert", "setdefault"})
_BUILDS = ("build", "predict", "fit", "train_on_batch", "predict_on_batch")


@rule(
    "LL211",
    "state-after-build",
    summary="A sublayer or weight is added after the layer is built, which Keras 3 refuses.",
    targets=(3,),
)
def state_after_build(layer: LayerClass) -> Iterator[Finding]:
    parent = _locking_parent(layer)
    build = layer.own_method("build")
    building = {event.at for event in in_order(layer, build)} if build is not None else set()
    reported: set[At] = set()
    for method in layer.methods:
        built = "in a training step" if _runs_only_in_step(layer, method) else ""
        help = "create it in `__init__` or `build`"
        # Helpers that only steps run are methods of this loop themselves.
        for event in method.events if built else in_order(layer, method):
            if event.nested:
                continue
            if isinstance(event, Call) and not event.guards and _builds(event):
                built = "after the layer was built a few lines above"
            elif parent and method.name == "__init__" and event is next(method.super_calls, None):
                built = f"after the constructor of `{parent}`, which builds the layer"
                help = "create it in a `build` of your own: the constructor then does not lock the layer"
            elif event.at in building and method is not build:
                continue  # `self.build(shape)` is the building itself
            elif (
                isinstance(event, Assign) and built and event.at not in reported and _adds_state(layer, event)
            ):
                reported.add(event.at)
                yield Finding(
                    event.at,
                    f"`self.{event.path}` is added {built}, when Keras 3 has locked the layer: this raises",
                    attribute=event.path,
                    help=help,
                )


_RUN = ("fit", "train_on_batch", "predict", "predict_on_batch", "evaluate", "test_on_batch")
_CERTAIN = frozenset({GuardKind.LOOP, GuardKind.WITH})


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    """A method that adds state, called on a model that has run already."""
    for method in unit.code.methods:
        built: set[str] = set()
        for call in method.calls:
            model, value = call.value.holder, call.value
            if call.nested or not identity(model) or any(guard.kind not in _CERTAIN for guard in call.guards):
                continue
            if value.calls_instance or value.on_value(*_RUN):
                built.add(identity(model))
            elif (
                identity(model) in built
                and value.on_value()
                and (added := _added_by(unit, model, value.member))
            ):
                yield Finding(
                    value.at,
                    f"`{value.member}` adds `self.{added.path}` to `{model_label(model)}`, which has run already: Keras 3"
                    " has locked it, and this raises",
                    help="add all layers before the model runs, or make a new model",
                )


state_after_build = replace(state_after_build, in_code=_in_code)


def _added_by(unit: ModelCode, model: Value, name: str) -> Assign | None:
    """The first state that the method of that name always adds to the model."""
    layer = class_of_model(unit, model)
    if layer is None:
        return None
    helper = layer.own_method(name)
    if helper is None or helper.decorators:
        return None
    return next(
        (
            assign
            for assign in helper.assigns
            if not assign.nested and not assign.guards and _adds_state(layer, assign)
        ),
        None,
    )


def _locking_parent(layer: LayerClass) -> str:
    """The Keras class whose constructor builds the layer, if it always runs and no `build` prevents that; "" for none."""
    init = layer.own_method("__init__")
    first = next(init.super_calls, None) if init is not None else None
    if first is None or first.guards or not layer.complete or layer.method("build") is not None:
        return ""
    if any(method.name == "__init__" for facts in layer.ancestors for method in facts.methods):
        return ""
    # Keras's own `Dropout` is a root itself, and derives from none that builds itself.
    names = [short_name(base.name) for facts in layer.lineage for base in facts.bases]
    return next((name.rpartition(".")[2] for name in names if locks_itself(name)), "")


def _builds(call: Call) -> bool:
    return call.value.calls_self or call.value.on_self(*_BUILDS)


def _runs_only_in_step(layer: LayerClass, method: Method) -> bool:
    return layer.phases_of(method) == {Phase.STEP}


def _adds_state(layer: LayerClass, assign: Assign) -> bool:
    """Whether it adds state to `self` or to a tracked container, which Keras's own lists, as `_metrics`, are not."""
    added = assign.form is TargetForm.ATTRIBUTE or (
        assign.call in _ADDING_METHODS
        and any(other.form is TargetForm.ATTRIBUTE for _, other in layer.assignments(assign.path))
    )
    return added and any(part.kind in _STATE and part.form is Form.CALL for part in parts_of(assign.value))
