"""Scenarios that train: `fit`, a train step of the user's own, the batches and metrics of it."""

from __future__ import annotations

import inspect
from typing import Any

from .case import Case
from .fit_data import FitData, compile_model, target_of
from .gradients import changes_output, without_gradient


def _host(case: Case, layer: Any) -> Any:
    """A subclassed model around a layer, with one weight of its own so that something always trains."""
    tf = case.api.tf
    model: Any = case.api.Model

    class Host(model):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.layer = layer
            self.gain = self.add_weight(name="gain", shape=(), initializer="ones")

        def call(self, inputs: Any, training: Any = None) -> Any:
            return tf.cast(case.first(case.call(layer, inputs)), "float32") * self.gain

    return Host()


def fit(case: Case) -> None:
    case.start()
    layer = case.make()
    model = layer if case.is_model else _host(case, layer)
    _train(case, layer, model)


def fit_functional(case: Case) -> None:
    case.start()
    layer = case.make()
    _train(case, layer, case.functional(layer))


def _train(case: Case, layer: Any, model: Any) -> None:
    inputs = case.inputs()
    data = target_of(case, model)
    target = data.target
    compile_model(case, model, data.loss)
    history = _first_fit(case, layer, model, target)
    if history is None:
        return
    watched = _trainable(case, layer)
    every = [case.np.array(variable) for variable in layer.weights]
    before = [case.np.array(variable) for variable in watched]
    model.fit(inputs, target, batch_size=4, epochs=2, verbose=0, shuffle=False)
    unchanged = []
    for variable, old in zip(watched, before):
        if case.np.array_equal(old, case.np.array(variable)):
            unchanged.append(variable)
            case.see("untrained", case.path_of(layer, case.api.raw(variable)))
    if not layer.trainable and not case.same(every, [case.np.array(variable) for variable in layer.weights]):
        case.see("frozen-trained")
    case.untracked(layer, trainable_only=True)
    case.leaked(layer)
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.see("loss-unreported")
    _modes(case, layer)
    if case.probe.dropout_modes:
        _dropout(case, model, inputs)
    if (case.probe.losses_added or model.losses) and not _losses_count(case, model, inputs, data):
        case.see("loss-lost")
    case.structure(layer)
    _without_gradient(case, layer, unchanged)


def _first_fit(case: Case, layer: Any, model: Any, target: Any) -> dict[str, Any] | None:
    """The history of a fit; None where Keras refuses to fit, for no gradient reaches any weight."""
    try:
        history = model.fit(case.inputs(), target, batch_size=4, epochs=1, verbose=0, shuffle=False).history
    except ValueError as problem:
        if "No gradients provided" not in str(problem):
            raise
        watched = _trainable(case, layer)
        for variable in watched:
            case.see("untrained", case.path_of(layer, case.api.raw(variable)))
        case.structure(layer)
        _without_gradient(case, layer, watched)
        return None
    return dict(history)


def _without_gradient(case: Case, layer: Any, unchanged: list[Any]) -> None:
    """Of the weights that a fit did not change, those that no gradient can change, whatever comes in."""
    known = {id(case.api.raw(one)) for one in layer.trainable_weights}
    loose = [one for one in unchanged if id(one) not in known]
    held = [one for one in unchanged if id(one) in known]
    for variable in loose:
        case.trait("no-gradient", case.path_of(layer, variable))
    if not held or case.unfed(layer):
        return
    for variable in without_gradient(case, layer, held):
        path = case.path_of(layer, variable)
        case.trait("no-gradient", path)
        if changes_output(case, layer, variable):
            case.trait("read-in-steps", path)


def _modes(case: Case, layer: Any) -> None:
    """Look which layers that train otherwise were never told to."""
    told: dict[int, tuple[Any, bool]] = {}
    for one, mode in case.probe.modes:
        told[id(one)] = (one, mode or told.get(id(one), (one, False))[1])
    if told:
        case.traits.add("modes-seen")
    for one, mode in told.values():
        if not mode and one.trainable:
            case.trait("training-not-told", case.path_of(layer, one))


def _dropout(case: Case, model: Any, inputs: Any) -> None:
    """Look at what Dropout was told in the fit, and what it is told in a prediction."""
    if not case.probe.dropout_modes[-1]:
        case.see("training-ignored")
        if type(model).train_step is not case.api.Model.train_step:
            case.traits.add("own-train-step")
    case.probe.dropout_modes.clear()
    model.predict(inputs, verbose=0)
    if any(case.probe.dropout_modes):
        case.see("training-leaked")


def _trainable(case: Case, layer: Any) -> list[Any]:
    """The trainable variables, tracked or not, without those that the class itself has frozen."""
    known = (*case.made(), *case.of_used(layer), *map(case.api.raw, case.weights_of(layer)))
    found = {id(variable): variable for variable in known}
    trained = {id(case.api.raw(one)) for one in layer.trainable_weights}
    for one in case.weights_of(layer):
        if id(case.api.raw(one)) not in trained:
            found.pop(id(case.api.raw(one)), None)
    return [variable for variable in found.values() if variable.trainable and variable.dtype.is_floating]


def _losses_count(case: Case, model: Any, inputs: Any, data: FitData) -> bool:
    """Whether a step changes the weights, or reports a loss, differently when the model's losses are taken away."""
    weights = model.get_weights()
    after = []
    keep = case.api.keras.layers.Layer.losses
    for without in (False, True):
        model.set_weights(weights)
        if without:
            case.api.keras.layers.Layer.losses = property(lambda layer: [])
        try:
            compile_model(case, model, data.loss)
            history = model.fit(inputs, data.target, batch_size=4, verbose=0, shuffle=False).history
        finally:
            case.api.keras.layers.Layer.losses = keep
        after.append(
            [case.np.array(value) for value in (*model.get_weights(), history.get("loss", [0.0])[0])]
        )
    return not all(case.np.allclose(a, b, rtol=1e-6, atol=1e-8) for a, b in zip(*after))


def _steady(case: Case, model: Any) -> bool:
    """Whether the model gives the same result again while it trains, so that losses can be compared."""
    outputs = []
    for _ in range(2):
        try:
            outputs.append(case.numbers(model(case.inputs(), training=True)))
        except TypeError:
            outputs.append(case.numbers(model(case.inputs())))
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
    model = layer if case.is_model else _host(case, layer)
    data = target_of(case, model)
    compile_model(case, model, data.loss)
    model.fit(case.inputs(), data.target, batch_size=2, verbose=0)
    losses = []
    for copies in (2, 8):
        sample, wanted = _copies(case, data, copies)
        losses.append(model.evaluate(sample, wanted, batch_size=copies, verbose=0))
    if losses[1] > losses[0] * 1.01 and _steady(case, model):
        case.traits.add("loss-grows")


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
    if case.probe.losses_read < case.probe.losses_added:
        case.traits.add("losses-overwritten")


def fit_metrics(case: Case) -> None:
    case.start()
    model = case.make()
    data = target_of(case, model)
    inputs, target = case.inputs(), data.target
    compile_model(case, model, data.loss, 0.0, metrics=["mae"])
    history = model.fit(inputs, target, batch_size=2, epochs=2, verbose=0, shuffle=False).history
    if "mae" not in history:
        case.see("metric-missing")
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.see("loss-unreported")
    steady = _steady(case, model)
    if steady and "loss" in history:
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
    model = layer if case.is_model else _host(case, layer)
    data = target_of(case, model)
    model(case.inputs())
    weights, moves = model.get_weights(), []
    for copies in (2, 8):
        model.set_weights(weights)
        compile_model(case, model, data.loss, 1e-4)
        model.train_step(_packed(case, *_copies(case, data, copies)))
        moves.append(sum(abs(new - old).sum() for new, old in zip(model.get_weights(), weights)))
    if moves[1] > moves[0] * 2 and _steady(case, model):
        case.traits.add("step-grows")


def evaluate(case: Case) -> None:
    case.start()
    model = case.make()
    data = target_of(case, model)
    inputs, target = case.inputs(), data.target
    compile_model(case, model, data.loss)
    history = model.fit(inputs, target, batch_size=2, verbose=0).history
    seen = model.evaluate(inputs, target, batch_size=2, verbose=0, return_dict=True)
    if any(values[-1] and not seen.get(name) for name, values in history.items()):
        case.traits.add("evaluate-zero")


def fit_callbacks(case: Case) -> None:
    case.start()
    layer = case.make()
    model = layer if case.is_model else _host(case, layer)
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
