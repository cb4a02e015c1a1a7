"""A subclass of `Model` with its own training step, constructed from inputs and outputs."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api
from ..planning import Plan

ORIGIN = "a model of two layers, for the class has no `call`"
ARGUMENTS = (
    ("inputs", "keras.Input((8,))"),
    ("outputs", "keras.layers.Dense(8)(keras.layers.Dense(8)(inputs))"),
)

STEPS = frozenset({"compile", "compute_loss", "test_step", "train_step"})


def needs_layers(plan: Plan, api: Api) -> bool:
    """Whether a class changes how a model trains, without constructor or `call`, and its arguments are unknown."""
    cls = plan.target
    if not isinstance(cls, type) or not issubclass(cls, api.Model) or issubclass(cls, api.keras.Sequential):
        return False
    bases = [base for base in cls.__mro__ if base is not object and not api.is_builtin(base)]
    own = {name for base in bases for name in vars(base)}
    has_arguments = plan.texts or plan.texts_args or plan.hints
    return (
        not has_arguments
        and not own.isdisjoint(STEPS)
        and own.isdisjoint({"__init__", "__new__", "build", "call"})
    )


def model_of_layers(cls: Any, api: Api, **more: Any) -> Any:
    """Return an instance around two layers."""
    dense = api.keras.layers.Dense
    inputs = api.keras.Input((8,))
    return cls(inputs, dense(8)(dense(8)(inputs)), **more)


def note_layers(plan: Plan) -> None:
    """Record the layers as arguments in the plan."""
    plan.init = [[name, text, ORIGIN] for name, text in ARGUMENTS]
