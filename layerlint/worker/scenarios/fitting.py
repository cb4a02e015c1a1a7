"""Scenarios that fit a class, and look at what the fit changed."""

from __future__ import annotations

from typing import Any

from .case import Case
from .fit_data import FitData, compile_model, suited
from .gradients import changes_output, without_gradient
from .host import trained
from .shown_values import shown, shown_logs


def fit(case: Case) -> None:
    case.start()
    layer = case.make()
    model = trained(case, layer)
    _train(case, layer, model)


def fit_functional(case: Case) -> None:
    case.start()
    layer = case.make()
    _train(case, layer, case.functional(layer))


def _train(case: Case, layer: Any, model: Any) -> None:
    inputs = case.inputs()
    model, data = suited(case, layer, model)
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
            case.values.append(f"a weight is {shown([old])} before and after training")
            case.see("untrained", case.attributes.path_of(layer, case.api.raw(variable)))
    if not layer.trainable and every:
        case.traits.add("frozen-seen")
    if not layer.trainable and not case.same(every, [case.np.array(variable) for variable in layer.weights]):
        case.see("frozen-trained")
    case.values.append(f"`fit` reports {shown_logs(history)}")
    case.untracked(layer, trainable_only=True)
    case.leaked(layer)
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.see("loss-unreported")
    _modes(case, layer)
    if case.probe.dropout_modes:
        _dropout(case, model, inputs)
    if case.probe.losses_added or model.losses:
        case.traits.add("losses-added")
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
            case.see("untrained", case.attributes.path_of(layer, case.api.raw(variable)))
        case.structure(layer)
        _without_gradient(case, layer, watched)
        return None
    return dict(history)


def _without_gradient(case: Case, layer: Any, unchanged: list[Any]) -> None:
    """Of the weights that a fit did not change, those that no gradient can change, whatever comes in."""
    known = {id(case.api.raw(one)) for one in layer.trainable_weights}
    loose = [one for one in unchanged if id(one) not in known]
    by_step = _left_by_step(case, layer)
    held = [one for one in unchanged if id(one) in known and id(case.api.raw(one)) not in by_step]
    for variable in loose:
        case.trait("no-gradient", case.attributes.path_of(layer, variable))
    if not held or case.unfed(layer):
        return
    for variable in without_gradient(case, layer, held):
        path = case.attributes.path_of(layer, variable)
        case.trait("no-gradient", path)
        if changes_output(case, layer, variable):
            case.trait("read-in-steps", path)


def _left_by_step(case: Case, layer: Any) -> set[int]:
    """The weights of what a step of the class's own runs and `call` does not: that step chooses what it trains."""
    if not case.is_model or type(layer).train_step is case.api.Model.train_step:
        return set()
    in_fit = set(case.probe.called)
    case.probe.called.clear()
    case.call(layer, case.inputs(), training=True)
    in_call = set(case.probe.called)
    case.probe.called |= in_fit
    parts = [one for one in layer._flatten_layers() if id(one) in in_fit - in_call and one is not layer]
    return {id(case.api.raw(variable)) for part in parts for variable in case.weights_of(part)}


def _modes(case: Case, layer: Any) -> None:
    """Look which layers that train otherwise were never told to."""
    if case.probe.modes:
        case.traits.add("modes-seen")
    for one in _never_told(case, case.probe.modes):
        case.trait("training-not-told", case.attributes.path_of(layer, one))


def _never_told(case: Case, modes: list[tuple[Any, bool]]) -> list[Any]:
    """The layers that may train and ran in a step, and were never told to train."""
    told = {id(one) for one, mode in modes if mode}
    ran = {id(one): one for one, _ in modes if id(one) in case.probe.trained}
    return [one for key, one in ran.items() if key not in told and one.trainable]


def _dropout(case: Case, model: Any, inputs: Any) -> None:
    """Look at what Dropout was told in the fit, and what it is told in a prediction."""
    if _never_told(case, case.probe.dropout_modes):
        case.see("training-ignored")
        if type(model).train_step is not case.api.Model.train_step:
            case.traits.add("own-train-step")
    case.probe.dropout_modes.clear()
    model.predict(inputs, verbose=0)
    if any(mode for _, mode in case.probe.dropout_modes):
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
