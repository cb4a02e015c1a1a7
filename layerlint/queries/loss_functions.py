"""Losses that a project writes itself: functions that models are compiled with, and classes of losses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import Method
from layerlint.rule import ModelCode
from layerlint.tables.keras_names import keras_name

_BASES = frozenset({"losses.Loss", "Loss"})


class LossFunction(NamedTuple):
    """What computes a loss: `label` is its name, `labels` and `predictions` are its parameters."""

    method: Method
    label: str
    labels: str
    predictions: str


def loss_functions(unit: ModelCode) -> Iterator[LossFunction]:
    own = unit.code.own
    if own.bases and all(keras_name(base.name) in _BASES for base in own.bases):
        call = unit.code.own_method("call")
        parameters = call.params[call.bound :] if call is not None else ()
        if call is not None and len(parameters) >= 2 and not call.decorators:
            yield LossFunction(call, own.name, parameters[0].name, parameters[1].name)
    elif not own.bases and own.qualname not in unit.losses:
        yield from _methods(unit)
    elif not own.bases:
        for method in unit.code.methods:
            if method.name == own.qualname and len(method.params) >= 2:
                first, second = method.params[:2]
                if not (first.star or second.star):
                    yield LossFunction(method, own.qualname, first.name, second.name)


def _methods(unit: ModelCode) -> Iterator[LossFunction]:
    """The methods of a plain class that it compiles a model with: `model.compile(loss=self.overlap)`."""
    compiled = {
        loss.path
        for method in unit.code.methods
        for call in method.calls
        if call.value.on_value("compile") and (loss := call.value.argument("loss", 1)) is not None
        if loss.calls_own_path
    }
    for name in sorted(compiled):
        method = unit.code.own_method(name)
        parameters = method.params[method.bound :] if method is not None else ()
        if method is not None and len(parameters) >= 2 and not (parameters[0].star or parameters[1].star):
            yield LossFunction(method, name, parameters[0].name, parameters[1].name)
