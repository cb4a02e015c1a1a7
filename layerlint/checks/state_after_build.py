"""LL211: a sublayer or weight added to a layer that is already built."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, At, Call, Form, Kind, LayerClass, Method, Phase, TargetForm
from layerlint.queries.in_order import in_order
from layerlint.queries.value_parts import parts_of
from layerlint.rule import Finding, rule
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


def _locking_parent(layer: LayerClass) -> str:
    """The Keras class whose constructor builds the layer, if it always runs and no `build` prevents that; "" for none."""
    init = layer.own_method("__init__")
    first = next(init.super_calls, None) if init is not None else None
    if (
        first is None
        or first.guards
        or first.nested
        or not layer.complete
        or layer.method("build") is not None
    ):
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
        assign.form is TargetForm.ADD
        and assign.call in _ADDING_METHODS
        and any(other.form is TargetForm.ATTRIBUTE for _, other in layer.assignments(assign.path))
    )
    return added and any(part.kind in _STATE and part.form is Form.CALL for part in parts_of(assign.value))
