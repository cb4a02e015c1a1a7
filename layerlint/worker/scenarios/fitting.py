"""Scenarios that train: `fit`, a train step of the user's own, the batches and metrics of it."""

from __future__ import annotations

import inspect
from typing import Any

from .case import Case
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
    target = _target(case)
    _compile_model(case, model)
    history = model.fit(inputs, target, batch_size=4, epochs=1, verbose=0, shuffle=False).history
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
    if case.probe.dropout_modes:
        _dropout(case, model, inputs)
    if (case.probe.losses_added or model.losses) and not _losses_count(case, model, inputs, target):
        case.see("loss-lost")
    case.structure(layer)
    _without_gradient(case, layer, unchanged)


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
    if layer.trainable:
        trained = {id(case.api.raw(one)) for one in layer.trainable_weights}
        frozen = [case.api.raw(one) for one in case.weights_of(layer) if id(case.api.raw(one)) not in trained]
        for variable in frozen:
            found.pop(id(variable), None)
    return [variable for variable in found.values() if variable.trainable and variable.dtype.is_floating]


def _target(case: Case) -> Any:
    """Numbers of the output's shape, found with a model of its own so that the first call stays the fit's."""
    probe = case.probe
    made, layers, losses = list(probe.made), list(probe.layers), probe.losses_added
    output = case.np.array(case.first(case.call(case.make(), case.inputs())))
    probe.made[:], probe.layers[:], probe.losses_added = made, layers, losses
    probe.used.clear()
    return case.np.full(output.shape, 3.0, "float32")


def _compile_model(case: Case, model: Any, **more: Any) -> None:
    model.compile(optimizer=case.api.keras.optimizers.SGD(0.01), loss="mse", **more)


def _losses_count(case: Case, model: Any, inputs: Any, target: Any) -> bool:
    """Whether a step changes the weights, or reports a loss, differently when the model's losses are taken away."""
    weights = model.get_weights()
    after = []
    keep = case.api.keras.layers.Layer.losses
    for without in (False, True):
        model.set_weights(weights)
        if without:
            case.api.keras.layers.Layer.losses = property(lambda layer: [])
        try:
            _compile_model(case, model)
            history = model.fit(inputs, target, batch_size=4, verbose=0, shuffle=False).history
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


def batches(case: Case) -> None:
    case.start()
    layer = case.make()
    model = layer if case.is_model else _host(case, layer)
    target = _target(case)
    _compile_model(case, model)
    model.fit(case.inputs(), target, batch_size=2, verbose=0)
    losses = []
    for copies in (2, 8):
        sample = case.api.tf.repeat(case.inputs(1), copies, axis=0)
        wanted = case.np.repeat(target[:1], copies, axis=0)
        losses.append(model.evaluate(sample, wanted, batch_size=copies, verbose=0))
    if losses[1] > losses[0] * 1.01 and _steady(case, model):
        case.traits.add("loss-grows")


def step(case: Case) -> None:
    case.start()
    model = case.make()
    target = _target(case)
    case.call(model, case.inputs())
    _compile_model(case, model)
    first = case.api.keras.layers.Layer.losses

    def losses(layer: Any) -> Any:
        found = first.fget(layer)
        if layer is model:
            case.probe.losses_read += len(found)
        return found

    case.api.keras.layers.Layer.losses = property(losses)
    case.probe.losses_added = 0
    model.train_step((case.inputs(), case.api.tf.constant(target)))
    if case.probe.losses_read < case.probe.losses_added:
        case.traits.add("losses-overwritten")


def fit_metrics(case: Case) -> None:
    case.start()
    model = case.make()
    inputs, target = case.inputs(), _target(case)
    model.compile(optimizer=case.api.keras.optimizers.SGD(0.0), loss="mse", metrics=["mae"])
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
    target = _target(case)
    model(case.inputs())
    weights, moves = model.get_weights(), []
    for copies in (2, 8):
        model.set_weights(weights)
        model.compile(optimizer=case.api.keras.optimizers.SGD(1e-4), loss="mse")
        sample = case.api.tf.repeat(case.inputs(1), copies, axis=0)
        model.train_step((sample, case.api.tf.constant(case.np.repeat(target[:1], copies, axis=0))))
        moves.append(sum(abs(new - old).sum() for new, old in zip(model.get_weights(), weights)))
    if moves[1] > moves[0] * 2 and _steady(case, model):
        case.traits.add("step-grows")


def evaluate(case: Case) -> None:
    case.start()
    model = case.make()
    inputs, target = case.inputs(), _target(case)
    _compile_model(case, model)
    history = model.fit(inputs, target, batch_size=2, verbose=0).history
    seen = model.evaluate(inputs, target, batch_size=2, verbose=0, return_dict=True)
    if any(values[-1] and not seen.get(name) for name, values in history.items()):
        case.traits.add("evaluate-zero")


def fit_callbacks(case: Case) -> None:
    case.start()
    layer = case.make()
    model = layer if case.is_model else _host(case, layer)
    inputs, target = case.inputs(), _target(case)
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
        return float(((case.np.array(case.first(model(inputs))) - target) ** 2).mean())

    model.compile(optimizer=case.api.keras.optimizers.SGD(0.0), loss="mse")
    before = eager_loss()
    losses = model.fit(inputs, target, batch_size=4, epochs=3, verbose=0, callbacks=made).history["loss"]
    same = case.np.allclose(losses[0], losses[-1], rtol=1e-4)
    if same and not case.np.allclose(before, eager_loss(), rtol=1e-4):
        case.traits.add("change-unseen")
