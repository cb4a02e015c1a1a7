"""Scenarios that fit a class, and observe what the fit changed."""

from __future__ import annotations

from typing import Any

from .case import Case
from .fit_data import FitData, compile_model, model_and_data
from .gradients import changes_output, has_gradient, without_gradient
from .host import fitted_model
from .number_texts import log_text, number_text


def fit(case: Case) -> None:
    case.start()
    layer = case.make()
    model = fitted_model(case, layer)
    _train(case, layer, model)


def fit_functional(case: Case) -> None:
    case.start()
    layer = case.make()
    _train(case, layer, case.functional(layer))


def _train(case: Case, layer: Any, model: Any) -> None:
    inputs = case.inputs()
    model, data = model_and_data(case, layer, model)
    target = data.target
    compile_model(case, model, data.loss)
    history = _first_fit(case, layer, model, target)
    if history is None:
        return
    watched = _trainable(case, layer)
    values = [case.np.array(variable) for variable in layer.weights]
    before = [case.np.array(variable) for variable in watched]
    model.fit(inputs, target, batch_size=4, epochs=2, verbose=0, shuffle=False)
    unchanged = []
    for variable, old in zip(watched, before):
        if case.np.array_equal(old, case.np.array(variable)):
            unchanged.append(variable)
            case.values.append(f"a weight is {number_text([old])} before and after training")
            case.add_symptom("untrained", case.attributes.path_of(layer, case.api.raw(variable)))
        else:
            case.add_trait("trained", case.attributes.path_of(layer, case.api.raw(variable)))
    if not layer.trainable and values:
        case.traits.add("frozen-seen")
    if not layer.trainable and not case.same(values, [case.np.array(variable) for variable in layer.weights]):
        case.add_symptom("frozen-trained")
    if _step_applies_nothing(case, layer, watched, unchanged):
        case.traits.add("step-applies-nothing")
    case.values.append(f"`fit` reports {log_text(history)}")
    case.untracked(layer, trainable_only=True)
    case.leaked(layer)
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.add_symptom("loss-unreported")
    _modes(case, layer)
    if case.probe.dropout_modes:
        _dropout(case, model, inputs)
    values = [*case.probe.loss_values, *case.probe.values_of(model.losses)]
    if (case.probe.losses_added or model.losses) and not _all_zero(values):
        case.traits.add("losses-added")
        if not _losses_count(case, model, inputs, data):
            case.add_symptom("loss-lost")
    case.structure(layer)
    _without_gradient(case, layer, unchanged)


def _first_fit(case: Case, layer: Any, model: Any, target: Any) -> dict[str, Any] | None:
    """The history of a fit; None where Keras refuses, as no gradient reaches any weight."""
    try:
        history = model.fit(case.inputs(), target, batch_size=4, epochs=1, verbose=0, shuffle=False).history
    except ValueError as problem:
        if "No gradients provided" not in str(problem):
            raise
        watched = _trainable(case, layer)
        for variable in watched:
            case.add_symptom("untrained", case.attributes.path_of(layer, case.api.raw(variable)))
        case.structure(layer)
        _without_gradient(case, layer, watched)
        return None
    return dict(history)


def _without_gradient(case: Case, layer: Any, unchanged: list[Any]) -> None:
    """Look for unchanged weights that get no gradient from any input."""
    tracked = {id(case.api.raw(variable)) for variable in layer.trainable_weights}
    loose = [variable for variable in unchanged if id(variable) not in tracked]
    by_step = _left_by_step(case, layer)
    held = [
        variable
        for variable in unchanged
        if id(variable) in tracked and id(case.api.raw(variable)) not in by_step
    ]
    for variable in loose:
        case.add_trait("no-gradient", case.attributes.path_of(layer, variable))
    if not held or case.unfed(layer):
        return
    for variable in without_gradient(case, layer, held):
        path = case.attributes.path_of(layer, variable)
        case.add_trait("no-gradient", path)
        if changes_output(case, layer, variable):
            case.add_trait("read-in-steps", path)


def _left_by_step(case: Case, layer: Any) -> set[int]:
    """The weights of layers that the class's own step runs and `call` does not: the step chooses what it trains."""
    if not _has_own_step(case, layer):
        return set()
    in_fit = set(case.probe.called)
    case.probe.called.clear()
    case.call(layer, case.inputs(), training=True)
    in_call = set(case.probe.called)
    case.probe.called |= in_fit
    parts = [part for part in layer._flatten_layers() if id(part) in in_fit - in_call and part is not layer]
    return {id(case.api.raw(variable)) for part in parts for variable in case.weights_of(part)}


def _step_applies_nothing(case: Case, layer: Any, watched: list[Any], unchanged: list[Any]) -> bool:
    if not watched or len(unchanged) < len(watched) or not _has_own_step(case, layer):
        return False
    return has_gradient(case, layer, watched)


def _has_own_step(case: Case, layer: Any) -> bool:
    return case.is_model and type(layer).train_step is not case.api.Model.train_step


def _modes(case: Case, layer: Any) -> None:
    """Look for layers with a training mode that a fit never ran in it."""
    if case.probe.modes:
        case.traits.add("modes-seen")
    for part in _never_in_training(case, layer, case.probe.modes):
        case.add_trait("training-not-told", case.attributes.path_of(layer, part))


def _never_in_training(case: Case, layer: Any, modes: list[tuple[Any, bool]]) -> list[Any]:
    """The trainable layers that ran in a step, and never in training mode."""
    trained = {id(part) for part, mode in modes if mode}
    ran = {id(part): part for part, _ in modes if id(part) in case.probe.trained}
    held = {id(part) for part in layer._flatten_layers()}
    # A layer that each call creates anew runs once: in a fit one of them in training mode, where Keras only looks at
    # shapes another one in inference mode.
    temporary = {type(part) for part, mode in modes if mode and id(part) not in held}
    return [
        part
        for key, part in ran.items()
        if key not in trained and part.trainable and (key in held or type(part) not in temporary)
    ]


def _dropout(case: Case, model: Any, inputs: Any) -> None:
    """Look at the mode of Dropout in the fit and in a prediction."""
    if _never_in_training(case, model, case.probe.dropout_modes):
        case.add_symptom("training-ignored")
        if type(model).train_step is not case.api.Model.train_step:
            case.traits.add("own-train-step")
    case.probe.dropout_modes.clear()
    model.predict(inputs, verbose=0)
    if any(mode for _, mode in case.probe.dropout_modes):
        case.add_symptom("training-leaked")


def _trainable(case: Case, layer: Any) -> list[Any]:
    """The trainable variables, tracked or not, without those that the class froze."""
    variables = (
        *case.created_variables(),
        *case.called_layer_variables(layer),
        *map(case.api.raw, case.weights_of(layer)),
    )
    by_id = {id(variable): variable for variable in variables}
    trained_ids = {id(case.api.raw(variable)) for variable in layer.trainable_weights}
    frozen = [
        variable for part in case.probe.layers if not part.trainable for variable in case.weights_of(part)
    ]
    for variable in (*case.weights_of(layer), *frozen):
        if id(case.api.raw(variable)) not in trained_ids:
            by_id.pop(id(case.api.raw(variable)), None)
    return [variable for variable in by_id.values() if variable.trainable and variable.dtype.is_floating]


def _all_zero(values: list[float]) -> bool:
    """Whether losses are known, and none of them could count."""
    return bool(values) and not any(values)


def _losses_count(case: Case, model: Any, inputs: Any, data: FitData) -> bool:
    """Whether a step changes other weights, or reports another loss, without the model's `losses`."""
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
