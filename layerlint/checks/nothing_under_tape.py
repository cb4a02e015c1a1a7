"""LL618: a gradient for the weights of a model that nothing runs under the tape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import At, Call, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.losses import shows_losses
from layerlint.queries.steps import TRAINED, trained_parts, under_tape
from layerlint.queries.tape_flow import WHOLE, WHOLE_RUNS, may_be_weight, runs_outside, tape_methods
from layerlint.queries.tape_targets import computed_outside
from layerlint.queries.training_code import local_name, origin_class, origin_of_model, variable_name
from layerlint.rule import Finding, ModelCode, rule
from layerlint.tables.apis import tf_name
from layerlint.tables.keras_names import keras_name

_WEIGHTS = TRAINED | {"variables", "weights"}
_PYTHON = frozenset({"zip", "range", "len", "print", "float", "int", "enumerate", "list"})


@rule(
    "LL618",
    "nothing-under-tape",
    summary="A gradient is taken for the weights of a model that is not called inside the tape: there is none.",
)
def nothing_under_tape(layer: LayerClass) -> Iterator[Finding]:
    reported: set[At] = set()
    for method in tape_methods(layer):
        for gradient in method.calls:
            sources = gradient.value.argument("sources", 1) if gradient.value.method == "gradient" else None
            if sources is None or computed_outside(layer, method, gradient) is not None:
                continue  # LL627 reports the target
            parts = trained_parts(sources)
            networks = [f"{WHOLE}.{part}" if part else WHOLE for part in sorted(parts or ())]
            runs = [runs_outside(layer, method, gradient, network) for network in networks]
            if any(
                layer.method(run.method) for outside in runs for run in outside if run.method in WHOLE_RUNS
            ):
                continue  # it may compute with tensors
            if runs and all(runs) and runs[0][0].at not in reported:
                reported.add(runs[0][0].at)
                label = " and ".join(f"`{network}`" for network in networks)
                yield _run_outside(runs[0][0], gradient, label, may_regularize=shows_losses(layer))


def _run_outside(run: Value, gradient: Call, label: str, *, may_regularize: bool = False) -> Finding:
    effect = "its weights get no gradient" + (
        " of what it returns" if may_regularize else ", and the optimizer raises"
    )
    if run.method in WHOLE_RUNS:
        return Finding(
            run.at,
            f"`{run.method}` returns a NumPy array, which the tape does not record: the weights of {label} get no"
            " gradient",
            help="call the model itself, with `training=True`",
            related=((gradient.value.at, "the gradient is taken here"),),
        )
    return Finding(
        run.at,
        f"{label} is called outside the tape, which does not record it: {effect}",
        help="call it inside `with tf.GradientTape()`",
        related=((gradient.value.at, "the gradient is taken here"),),
    )


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    for method in tape_methods(unit.code):
        for gradient in method.calls:
            network = _network(gradient.value)
            if network and computed_outside(unit.code, method, gradient) is not None:
                continue  # LL627 reports the target
            runs = runs_outside(unit.code, method, gradient, network, unit.entered) if network else []
            if runs and runs[0].method in WHOLE_RUNS and not _is_of_keras(unit, runs[0]):
                continue
            if runs:
                yield _run_outside(runs[0], gradient, f"`{local_name(unit, network)}`")
            elif network:
                yield from _never_called(unit, method, gradient)


nothing_under_tape = replace(nothing_under_tape, in_code=_in_code)


def _is_of_keras(unit: ModelCode, run: Value) -> bool:
    """Whether the method of the model is certainly that of Keras."""
    origin = origin_of_model(unit, run.holder)
    if origin is None:
        return False
    layer = origin_class(unit, origin)
    if layer is None:
        return keras_name(origin.value.name) is not None
    return layer.complete and layer.method(run.method) is None


def _never_called(unit: ModelCode, method: Method, gradient: Call) -> Iterator[Finding]:
    """Report the gradient of what is computed from arguments alone: `step(outputs, y)`."""
    tapes = [call for call in method.calls if call.value.method == "GradientTape"]
    below = [call for call in method.calls if under_tape(unit.code, method, call)]
    if len(tapes) != 1 or not below or not all(_is_readable(unit, call) for call in below):
        return
    model = _model(gradient.value, tapes[0].value)
    calls = {call.value.at for call in method.calls}
    if model and not any(_mentions(value, model, calls) for value in _values_under_tape(unit.code, method)):
        yield Finding(
            gradient.value.at,
            f"`{local_name(unit, model)}` is not called inside the tape: its weights get no gradient, and the"
            " optimizer raises",
            help=f"call `{local_name(unit, model)}` inside `with tf.GradientTape()`",
        )


def _network(gradient: Value) -> str:
    """The variable or attribute whose weights these are: `tape.gradient(loss, model.trainable_variables)`."""
    sources = gradient.argument("sources", 1) if gradient.method == "gradient" else None
    holder = sources.receiver if sources is not None and sources.member in _WEIGHTS else None
    return variable_name(holder) if holder is not None and holder.kind is not Kind.SELF else ""


def _model(gradient: Value, tape: Value) -> str:
    """The network, if the gradient is of this tape."""
    return _network(gradient) if gradient.receiver is not None and gradient.receiver.at == tape.at else ""


def _is_readable(unit: ModelCode, call: Call) -> bool:
    """Whether it is a function or a loss of TensorFlow or Keras, or a function whose text was entered."""
    value = call.value
    if call.nested:
        return False
    if value.at in unit.entered:
        return True
    if keras_name(value.name) is not None or tf_name(value.name) is not None or value.name in _PYTHON:
        return value.method != "watch"
    if value.calls_instance:
        return value.holder.kind is Kind.LOSS
    return _is_loss(unit, value)


def _is_loss(unit: ModelCode, call: Value) -> bool:
    """Whether it calls a loss of Keras in a variable of the module or an attribute."""
    if call.calls_own_path:
        return unit.code.kinds.get(call.path, frozenset()) == {Kind.LOSS}
    variable = call.name.rpartition(".")[2] if call.name.startswith(f"{unit.code.own.module}.") else ""
    methods = unit.top.methods if unit.top is not None else ()
    values = [
        event.value
        for method in methods
        for event in method.events
        if isinstance(event, LocalAssign) and event.name == variable
    ]
    return bool(values) and all(value.kind is Kind.LOSS for value in values)


def _values_under_tape(code: LayerClass, method: Method) -> Iterator[Value]:
    for event in method.events:
        value = getattr(event, "value", None)
        if isinstance(value, Value) and any(
            guard.value is not None and guard.value.method == "GradientTape" for guard in event.guards
        ):
            yield value


def _mentions(value: Value, model: str, calls: set[At]) -> bool:
    """Whether it uses the model or its weights; what was computed before the tape is a constant."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if variable_name(part) == model or part.method in {"losses", *TRAINED}:
            return True
        if may_be_weight(part, model, calls):
            return True
        if part is value or not part.local:
            waiting += part.inner
    return False
