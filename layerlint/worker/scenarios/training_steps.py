"""Scenarios that look at the steps of training: batches, losses, metrics, evaluation and callbacks."""

from __future__ import annotations

import inspect
from typing import Any

from .case import Case
from .fit_data import FitData, compile_model, target_of
from .host import trained
from .shown_values import shown_logs


def _steady(case: Case, model: Any) -> bool:
    """Whether the model gives the same result again while it trains, so that losses can be compared."""
    outputs = []
    for _ in range(2):
        try:
            outputs.append(case.numbers(model(case.inputs(), training=True)))
        except TypeError:
            outputs.append(case.numbers(model(case.inputs())))
    return case.same(*outputs)


def _same_in_both_modes(case: Case, model: Any) -> bool:
    """Whether the model gives in training what it gives otherwise: batch normalization does not."""
    try:
        outputs = [case.numbers(model(case.inputs(), training=mode)) for mode in (True, False)]
    except TypeError:  # a `call` without modes
        return True
    return case.same(*outputs)


def _copies(case: Case, data: FitData, count: int) -> tuple[Any, Any]:
    """The first sample and its target, so many times."""
    nest = case.api.tf.nest
    sample = nest.map_structure(lambda one: case.api.tf.repeat(one, count, axis=0), case.inputs(1))
    if data.target is None:
        return sample, None
    return sample, nest.map_structure(lambda one: case.np.repeat(one[:1], count, axis=0), data.target)


def _packed(case: Case, inputs: Any, target: Any) -> Any:
    """Data as a fit hands it to `train_step`."""
    if target is None:
        return inputs
    return inputs, case.api.tf.nest.map_structure(case.api.tf.constant, target)


def batches(case: Case) -> None:
    case.start()
    layer = case.make()
    model = trained(case, layer)
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
    """The sum of what the layers of a model add to its loss, as Keras adds it up."""
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
        found = first.fget(layer)
        if layer is model:
            case.probe.losses_read += len(found)
        return found

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
    case.values.append(f"`fit` reports {shown_logs(history)}")
    if "mae" not in history:
        case.see("metric-missing")
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.see("loss-unreported")
    steady = _steady(case, model)
    if steady:
        case.traits.add("steady")
    if steady and _same_in_both_modes(case, model):
        case.traits.add("modes-alike")
    if "modes-alike" in case.traits and "loss" in history:
        losses = (
            float(history["loss"][0]),
            model.evaluate(inputs, target, verbose=0, return_dict=True)["loss"],
        )
        if losses[0] and not case.np.allclose(*losses, rtol=1e-3):
            case.traits.add("loss-misreported")
    for name, values in history.items():
        if steady and name not in {"loss", "mae"} and not case.np.allclose(values[0], values[1]):
            case.see("metric-not-reset")


def step_batches(case: Case) -> None:
    case.start()
    layer = case.make()
    model = trained(case, layer)
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
    seen = model.evaluate(inputs, target, batch_size=2, verbose=0, return_dict=True)
    case.values.append(f"`fit` reports {shown_logs(history)}; `evaluate` reports {shown_logs(seen)}")
    told = {name: values[-1] for name, values in history.items() if values[-1]}
    if any(not seen.get(name) for name in told):
        case.traits.add("evaluate-zero")
    elif told and all(case.np.allclose(seen[name], value, rtol=1e-3) for name, value in told.items()):
        case.traits.add("reports-agree")


def fit_callbacks(case: Case) -> None:
    case.start()
    layer = case.make()
    model = trained(case, layer)
    data = target_of(case, model)
    inputs, target = case.inputs(), data.target
    module = inspect.getmodule(case.made_class)
    kind = case.api.keras.callbacks.Callback
    made = [
        value()
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, kind)
        and value.__module__ == case.made_class.__module__
    ]

    def eager_loss() -> float:
        error = float(((case.np.array(case.first(model(inputs))) - target) ** 2).mean())
        return error + sum(float(case.np.array(loss).sum()) for loss in model.losses)

    compile_model(case, model, data.loss, 0.0)
    before = eager_loss()
    kept = [(variable, case.np.array(variable)) for variable in model.variables]
    losses = model.fit(inputs, target, batch_size=4, epochs=3, verbose=0, callbacks=made).history["loss"]
    for variable, value in kept:  # the statistics that a fit moves are no attribute
        variable.assign(value)
    same = case.np.allclose(losses[0], losses[-1], rtol=1e-4)
    if same and not case.np.allclose(before, eager_loss(), rtol=1e-4):
        case.traits.add("change-unseen")
