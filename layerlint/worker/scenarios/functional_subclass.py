"""A model class that is given its layers: `Model` with a step of its own, made of inputs and outputs."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api
from ..planning import Plan

ORIGIN = "a model of two layers, for the class has no `call`"
SHOWN = (("inputs", "keras.Input((8,))"), ("outputs", "keras.layers.Dense(8)(keras.layers.Dense(8)(inputs))"))


STEPS = frozenset({"compile", "compute_loss", "test_step", "train_step"})


def is_given_its_layers(plan: Plan, api: Api) -> bool:
    """Whether a class changes how a model trains, with no constructor or `call`, and nothing says how it is made."""
    cls = plan.thing
    if not isinstance(cls, type) or not issubclass(cls, api.Model) or issubclass(cls, api.keras.Sequential):
        return False
    bases = [base for base in cls.__mro__ if base is not object and not api.is_builtin(base)]
    own = {name for base in bases for name in vars(base)}
    given = plan.texts or plan.texts_args or plan.hints
    return (
        not given and not own.isdisjoint(STEPS) and own.isdisjoint({"__init__", "__new__", "build", "call"})
    )


def made_of_layers(cls: Any, api: Api, **more: Any) -> Any:
    """An instance around two layers."""
    dense = api.keras.layers.Dense
    inputs = api.keras.Input((8,))
    return cls(inputs, dense(8)(dense(8)(inputs)), **more)


def note_layers(plan: Plan) -> None:
    """Tell of what it was made."""
    plan.init = [[name, text, ORIGIN] for name, text in SHOWN]
