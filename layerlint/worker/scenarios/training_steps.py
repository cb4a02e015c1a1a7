"""Scenarios of training steps: batches, losses, metrics, evaluation and callbacks."""

from __future__ import annotations

import inspect
from typing import Any

from .case import Case
from .fit_data import FitData, compile_model, target_of
from .host import fitted_model
from .number_texts import log_text


def _steady(case: Case, model: Any) -> bool:
    """Whether the outputs in training mode repeat, so that losses can be compared."""
    outputs = []
    for _ in range(2):
        try:
            outputs.append(case.numbers(model(case.inputs(), training=True)))
        except TypeError:
            outputs.append(case.numbers(model(case.inputs())))
    return case.same(*outputs)


def _same_in_both_modes(case: Case, model: Any) -> bool:
    """Whether the outputs are the same in both modes, unlike those of batch normalization."""
    try:
        outputs = [case.numbers(model(case.inputs(), training=mode)) for mode in (True, False)]
    except TypeError:  # a `call` without modes
        return True
    return case.same(*outputs)


def _copies(case: Case, data: FitData, count: int) -> tuple[Any, Any]:
    """The first sample and its target, repeated `count` times."""
    nest = case.api.tf.nest
    sample = nest.map_structure(lambda tensor: case.api.tf.repeat(tensor, count, axis=0), case.inputs(1))
    if data.target is None:
        return sample, None
    return sample, nest.map_structure(lambda array: case.np.repeat(array[:1], count, axis=0), data.target)


def _packed(case: Case, inputs: Any, target: Any) -> Any:
    """Data as a fit passes it to `train_step`."""
    if target is None:
        return inputs
    return inputs, case.api.tf.nest.map_structure(case.api.tf.constant, target)


def batches(case: Case) -> None:
    case.start()
    layer = case.make()
    model = fitted_model(case, layer)
    data = target_of(case, model)
    compile_model(case, model, data.loss)
    model.fit(case.inputs(), data.target, batch_size=2, verbose=0)
    losses, added = [], []
    for copies in (2, 8):
        sample, wanted = _copies(case, data, copies)
        reported = model.evaluate(sample, wanted, batch_size=copies, verbose=0)
        losses.append(reported[0] if isinstance(reported, list) else reported)
        added.append(_added(case, model, sample))
    grows = losses[1] > losses[0] * 1.01 or abs(added[1]) > abs(added[0]) * 1.01
    if grows and _steady(case, model):
        case.traits.add("loss-grows")


def _added(case: Case, model: Any, sample: Any) -> float:
    """The sum of the losses that the layers of a model add."""
    model(sample)
    return sum(float(case.np.array(loss).sum()) for loss in model.losses)


def step(case: Case) -> None:
    case.start()
    model = case.make()
    data = target_of(case, model)
    case.call(model, case.inputs())
    compile_model(case, model, data.loss)
    first = case.api.keras.layers.Layer.losses

    def losses(layer: Any) -> Any:
        losses = first.fget(layer)
        if layer is model:
            case.probe.losses_read += len(losses)
        return losses

    case.api.keras.layers.Layer.losses = property(losses)
    case.probe.losses_added = 0
    model.train_step(_packed(case, case.inputs(), data.target))
    if case.probe.losses_added:
        case.traits.add("losses-added")
    if case.probe.losses_read < case.probe.losses_added:
        case.traits.add("losses-overwritten")


def fit_metrics(case: Case) -> None:
    case.start()
    model = case.make()
    data = target_of(case, model)
    inputs, target = case.inputs(), data.target
    compile_model(case, model, data.loss, 0.0, metrics=["mae"])
    history = model.fit(inputs, target, batch_size=2, epochs=2, verbose=0, shuffle=False).history
    case.values.append(f"`fit` reports {log_text(history)}")
    if "mae" not in history:
        case.add_symptom("metric-missing")
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.add_symptom("loss-unreported")
    _look_at_resets(case, model)
    report = _report(model, inputs, target)
    _look_at_resets(case, model)  # a step of an evaluation has metrics of its own
    steady = _steady(case, model)
    if steady and "loss" in report and _same_in_both_modes(case, model):
        case.traits.add("modes-alike")
    if "modes-alike" in case.traits and "loss" in history:
        losses = (float(history["loss"][0]), report["loss"])
        if losses[0] and not case.np.allclose(*losses, rtol=1e-3):
            case.traits.add("loss-misreported")
    for name, values in history.items():
        if steady and name not in {"loss", "mae"} and not case.np.allclose(values[0], values[1]):
            case.add_symptom("metric-not-reset")


def _report(model: Any, inputs: Any, target: Any) -> dict[str, Any]:
    """What `evaluate` reports; nothing where the class cannot be evaluated."""
    try:
        return dict(model.evaluate(inputs, target, verbose=0, return_dict=True))
    except Exception:
        return {}


def _look_at_resets(case: Case, model: Any) -> None:
    """Have Keras reset the metrics, as it does at each epoch, and look for those of the class that it leaves out."""
    counting = [name for name, metric in _metrics(case, model) if _counts(case, metric)]
    model.reset_metrics()
    for name, metric in _metrics(case, model):
        if _counts(case, metric):
            case.add_symptom("metric-not-reset", name)
        elif name in counting:
            case.add_trait("metric-reset", name)


def _metrics(case: Case, model: Any) -> list[tuple[str, Any]]:
    """The metrics in attributes that the class sets, by name."""
    of_keras = case.attributes.base_names
    held = [(name, value) for name, value in vars(model).items() if name not in of_keras]
    return [(name, value) for name, value in held if isinstance(value, case.api.Metric)]


def _counts(case: Case, metric: Any) -> bool:
    return any(case.np.any(case.np.array(case.api.raw(variable))) for variable in metric.variables)


def step_batches(case: Case) -> None:
    case.start()
    layer = case.make()
    model = fitted_model(case, layer)
    data = target_of(case, model)
    model(case.inputs())
    weights, moves = model.get_weights(), []
    for copies in (2, 8):
        model.set_weights(weights)
        compile_model(case, model, data.loss, 1e-4)
        model.train_step(_packed(case, *_copies(case, data, copies)))
        moves.append(sum(abs(new - old).sum() for new, old in zip(model.get_weights(), weights)))
    case.values.append(f"a step changes the weights by {moves[0]:.3g} for 2 samples, by {moves[1]:.3g} for 8")
    if moves[1] > moves[0] * 2 and _steady(case, model):
        case.traits.add("step-grows")


def evaluate(case: Case) -> None:
    case.start()
    model = case.make()
    data = target_of(case, model)
    inputs, target = case.inputs(), data.target
    compile_model(case, model, data.loss, 0.0)
    history = model.fit(inputs, target, batch_size=2, verbose=0).history
    report = model.evaluate(inputs, target, batch_size=2, verbose=0, return_dict=True)
    case.values.append(f"`fit` reports {log_text(history)}; `evaluate` reports {log_text(report)}")
    history_values = {name: values[-1] for name, values in history.items() if values[-1]}
    if any(not report.get(name) for name in history_values):
        case.traits.add("evaluate-zero")
    elif history_values and all(
        case.np.allclose(report[name], value, rtol=1e-3) for name, value in history_values.items()
    ):
        case.traits.add("reports-agree")


def fit_callbacks(case: Case) -> None:
    case.start()
    layer = case.make()
    model = fitted_model(case, layer)
    data = target_of(case, model)
    inputs, target = case.inputs(), data.target
    module = inspect.getmodule(case.target_class)
    kind = case.api.keras.callbacks.Callback
    callbacks = [
        value()
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, kind)
        and value.__module__ == case.target_class.__module__
    ]

    def eager_loss() -> float:
        error = float(((case.np.array(case.first(model(inputs))) - target) ** 2).mean())
        return error + sum(float(case.np.array(loss).sum()) for loss in model.losses)

    compile_model(case, model, data.loss, 0.0)
    before = eager_loss()
    saved = [(variable, case.np.array(variable)) for variable in model.variables]
    losses = model.fit(inputs, target, batch_size=4, epochs=3, verbose=0, callbacks=callbacks).history["loss"]
    for variable, value in saved:  # the statistics that a fit moves are no attribute
        variable.assign(value)
    same = case.np.allclose(losses[0], losses[-1], rtol=1e-4)
    if same and not case.np.allclose(before, eager_loss(), rtol=1e-4):
        case.traits.add("change-unseen")
