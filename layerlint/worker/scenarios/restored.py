"""Whether a layer that was made from a configuration is the layer that gave it."""

from __future__ import annotations

import inspect
from collections.abc import Collection
from typing import Any

from .case import Case

UNKNOWN = object()
"""Stands for a value that is not compared: what it means, only its own code knows."""


def normal(value: Any) -> Any:
    """A value as it comes back from JSON: a tuple is a list then, and a number of NumPy is one of Python."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        parts = [normal(one) for one in value]
        return UNKNOWN if any(part is UNKNOWN for part in parts) else parts
    if isinstance(value, dict):
        items = {str(key): normal(one) for key, one in value.items()}
        return UNKNOWN if any(part is UNKNOWN for part in items.values()) else items
    if hasattr(value, "item") and getattr(value, "shape", None) == ():
        return normal(value.item())
    return UNKNOWN


def unsavable_arguments(case: Case) -> list[str]:
    """The arguments whose value in the plan no configuration can hold, whatever the class does."""
    plan = case.plan
    if plan is None:  # an example of a page
        return []
    texts = {
        **plan.texts,
        **plan.guessed_init,
        **{f"argument {at}": one for at, one in enumerate(plan.texts_args, 1)},
    }
    return [name for name, text in texts.items() if not _is_savable(case, plan.value(text))]


def _is_savable(case: Case, value: Any) -> bool:
    """Whether it is what JSON knows, numbers, or an object or named function of Keras."""
    if isinstance(value, (list, tuple)):
        return all(_is_savable(case, one) for one in value)
    if isinstance(value, dict):
        return all(_is_savable(case, one) for one in value.values())
    if normal(value) is not UNKNOWN or hasattr(value, "get_config") or isinstance(value, case.np.ndarray):
        return True
    return (
        case.api.tf.is_tensor(value)
        or case.api.is_builtin(type(value))
        or (inspect.isfunction(value) and value.__module__.partition(".")[0] in ("keras", "tf_keras"))
    )


def arguments_that_differ(layer: Any, other: Any, of_keras: Collection[str] = ()) -> list[str]:
    """The constructor arguments that both keep in an attribute of that name, with another meaning.

    Attributes that are Keras's own are left out.
    """
    found = []
    for name in _parameters(type(layer)):
        for attribute in (name, f"_{name}"):
            if attribute not in of_keras and attribute in vars(layer) and attribute in vars(other):
                one, two = normal(vars(layer)[attribute]), normal(vars(other)[attribute])
                if one is not UNKNOWN and two is not UNKNOWN and one != two and not _both_nan(one, two):
                    found.append(attribute)
    return sorted(found)


def _both_nan(one: Any, other: Any) -> bool:
    return bool(one != one and other != other)


def _parameters(cls: type) -> list[str]:
    try:
        return list(inspect.signature(cls).parameters)
    except (TypeError, ValueError):
        return []


def behave_alike(case: Case, layer: Any, other: Any) -> bool:
    """Whether both give the same with the same weights. What cannot be compared is not told apart."""
    try:
        layer.trainable = other.trainable = True  # the order of the weights of Keras 2 goes by it
        answers = case.answers(layer, lambda: case.call(layer, case.inputs()))
        case.call(other, case.inputs())
        if [tuple(one.shape) for one in layer.weights] != [tuple(one.shape) for one in other.weights]:
            return False
        for variable, value in zip(other.weights, answers.weights):
            case.api.raw(variable).assign(value)
        if not answers.repeats:
            return True
        return answers.same(answers.first, case.numbers(case.call(other, case.inputs())))
    except Exception:
        return True
