"""Scenarios that save and load: whole models in each format, and weights alone."""

from __future__ import annotations

import os
from typing import Any, Callable

from .case import Case
from .fit_data import compile_model, target_of
from .returned_weights import note_refused, note_returned, restored_of
from .twins import twins_agree
from .written_arguments import watching_arguments


def save(case: Case) -> None:
    _save_as(case, "model.keras", {"named": True})


def save_unnamed(case: Case) -> None:
    _save_as(case, "model.keras", {})


def save_h5(case: Case) -> None:
    _save_as(case, "model.h5", {"named": True})


def _save_as(case: Case, file: str, how: dict[str, bool]) -> None:
    case.start()
    layer = case.make()
    model = case.functional(layer)
    case.untracked(layer)
    if not _stores_itself(case, layer):
        case.set_values(model)
        for variable in case.probe.variables:
            if variable.dtype.is_floating:
                variable.assign(case.api.tf.ones_like(variable) * 0.75)
    answers = case.answers(model, lambda: _predicted(case, model))
    model.save(os.path.join(case.folder, file))
    with watching_arguments(case, layer):
        loaded = _loaded(case, layer, file, named=how.get("named", False))
    same = answers.agree(case.weights(loaded), lambda: case.numbers(_predicted(case, loaded)))
    case.values += answers.texts()
    if not same and twins_agree(case, repeats=answers.repeats):
        case.add_symptom("output-lost")
        note_returned(case, layer, restored_of(case, layer) or loaded)


def _predicted(case: Case, model: Any) -> Any:
    """The output of `predict`, or of a call where `predict` cannot pass all arguments."""
    if case.is_model and case.takes_more:
        return case.call(model, case.inputs())
    return model.predict(case.inputs(), verbose=0)


def _loaded(case: Case, layer: Any, file: str, *, named: bool) -> Any:
    try:
        return case.api.keras.models.load_model(
            os.path.join(case.folder, file), custom_objects=case.classes if named else None, compile=False
        )
    except ValueError as problem:
        note_refused(case, layer, problem)
        raise


def save_fitted(case: Case) -> None:
    case.start()
    model = case.make()
    data = target_of(case, model)
    compile_model(case, model, data.loss)
    case.call(model, case.inputs())
    model.fit(case.inputs(), data.target, batch_size=4, verbose=0)
    path = os.path.join(case.folder, "model.keras")
    model.save(path)
    loaded = case.api.keras.models.load_model(path, custom_objects=case.classes, compile=False)
    if len(loaded.weights) < len([weight for weight in model.weights if "optimizer" not in weight.name]):
        case.traits.add("weights-missing")


def weights(case: Case) -> None:
    _load_weights(case, lambda layer: case.call(layer, case.inputs()))


def build_load(case: Case) -> None:
    _load_weights(case, lambda layer: layer.build(case.shapes()))


def checkpoint(case: Case) -> None:
    case.start()
    layer = case.make()
    case.call(layer, case.inputs())
    case.set_values(layer)
    answers = case.answers(layer, lambda: case.call(layer, case.inputs()))
    path = os.path.join(case.folder, "checkpoint")
    case.api.tf.train.Checkpoint(layer).write(path)
    other = case.make()
    case.call(other, case.inputs())
    case.api.tf.train.Checkpoint(other).read(path)
    same = answers.agree(case.weights(other), lambda: case.numbers(case.call(other, case.inputs())))
    case.values += answers.texts()
    if not same and twins_agree(case, repeats=answers.repeats):
        case.add_symptom("weights-lost")
        note_returned(case, layer, other)


def _load_weights(case: Case, prepare: Callable[[Any], Any]) -> None:
    case.start()
    layer = case.make()
    case.call(layer, case.inputs())
    if not _stores_itself(case, layer):
        case.set_values(layer)
    answers = case.answers(layer, lambda: case.call(layer, case.inputs()))
    path = os.path.join(case.folder, "model.weights.h5")
    (layer if case.is_model else case.functional(layer)).save_weights(path)
    other = case.make()
    prepare(other)
    (other if case.is_model else case.functional(other)).load_weights(path)
    same = answers.agree(case.weights(other), lambda: case.numbers(case.call(other, case.inputs())))
    case.values += answers.texts()
    if not same and twins_agree(case, repeats=answers.repeats):
        case.add_symptom("weights-lost")
        note_returned(case, layer, other)


def _stores_itself(case: Case, layer: Any) -> bool:
    """Whether a layer saves or loads its weights in a way of its own: it may derive some from others.

    Any values would not suit it; it keeps those that it started with.
    """
    return any(
        not case.api.is_builtin(owner)
        for part in layer._flatten_layers()
        for owner in type(part).__mro__
        if not _OWN_STORING.isdisjoint(vars(owner))
    )


_OWN_STORING = frozenset({"save_own_variables", "load_own_variables"})
