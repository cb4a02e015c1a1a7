"""LL612: sublayers that only a step calls, which a loaded model does not build."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase, Value, attribute_of
from layerlint.queries.classes import shows_saving
from layerlint.queries.value_parts import parts_of
from layerlint.queries.weights import owns_weights
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import keras_name, short_name

_SHAPES = frozenset({"input_shape", "input_dim", "batch_input_shape", "inputs"})


@rule(
    "LL612",
    "step-only-sublayer",
    summary="Only a step calls a sublayer: a loaded model does not build it, and its weights are lost.",
    severity=Severity.WARNING,
)
def step_only_sublayer(layer: LayerClass) -> Iterator[Finding]:
    call = layer.method("call")
    if (
        not layer.is_model
        or not layer.complete
        or call is None
        or call.abstract
        or layer.method("build") is not None
    ):
        return
    reached = _reached(layer, Phase.CALL)
    if reached is None:
        return
    stepped = _called_in(layer, Phase.STEP) - _called_in(layer, Phase.CONSTRUCT)
    for _, assign in layer.assigns(Phase.CONSTRUCT):
        path = assign.path
        if path not in stepped or path in reached or assign.value.kind is not Kind.SUBLAYER:
            continue
        if assign.value.form is Form.CALL and _is_unbuilt(layer, assign.value):
            yield Finding(
                assign.at,
                f"only a step calls `self.{path}`, and `call` does not: a loaded model does not build it, and its weights"
                " are " + ("lost" if layer.keras == 3 else "not found"),
                attribute=path,
                help="use it in `call` too, or build it in `build`",
                severity=None if shows_saving(layer) else Severity.NOTE,
            )


def _reached(layer: LayerClass, phase: Phase) -> set[str] | None:
    """The attributes that the methods of that phase read; None if they may read any."""
    attributes: set[str] = set()
    for method in layer.members.values():
        for read in method.reads:
            if phase in layer.phases_of(method, read):
                if read.path in {"", "layers", "_layers", "__dict__", "submodules"}:
                    return None
                attributes.add(attribute_of(read.path))
    return attributes


def _called_in(layer: LayerClass, phase: Phase) -> set[str]:
    return {
        call.value.path
        for method in layer.members.values()
        for call in method.calls
        if call.value.calls_own_path and phase in layer.phases_of(method, call)
    }


def _is_unbuilt(layer: LayerClass, sublayer: Value) -> bool:
    """Whether it certainly has weights, and creates them only when it is called."""
    if keras_name(sublayer.name) in {"Model", "Functional", "models.Model"}:
        return False
    parts = [part for argument in sublayer.args for part in parts_of(argument.value)]
    for part in (sublayer, *parts):
        if any(argument.keyword in _SHAPES for argument in part.args):
            return False
        if short_name(part.name).rpartition(".")[2] in {"Input", "InputLayer"}:
            return False
    return owns_weights(layer, sublayer)
