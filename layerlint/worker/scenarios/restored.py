"""Whether a layer from a configuration is equal to the original layer."""

from __future__ import annotations

import inspect
from collections.abc import Collection
from typing import Any

from .case import Case

UNKNOWN = object()
"""Stands for a value that is not compared, as only its own class could."""


def from_configuration(case: Case, layer: Any, config: Any) -> Any:
    """A layer from a configuration, in which layers of the module may be: they need no registration here."""
    with case.api.keras.utils.custom_object_scope(case.classes):
        return type(layer).from_config(config)


def configuration_of(case: Case, layer: Any) -> Any:
    """The configuration; of a layer that has none before it is built, that of the called layer."""
    try:
        return layer.get_config()
    except AttributeError as problem:
        missing = problem
    if not _can_be_called(case, layer):  # which says nothing about the configuration
        raise missing
    return layer.get_config()


def _can_be_called(case: Case, layer: Any) -> bool:
    try:
        case.call(layer, case.inputs())
    except Exception:
        return False
    return True


def normal(value: Any) -> Any:
    """Return a value as JSON restores it: tuples as lists, NumPy numbers as Python ones; UNKNOWN for others."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        parts = [normal(part) for part in value]
        return UNKNOWN if any(part is UNKNOWN for part in parts) else parts
    if isinstance(value, dict):
        items = {str(key): normal(part) for key, part in value.items()}
        return UNKNOWN if any(part is UNKNOWN for part in items.values()) else items
    if hasattr(value, "item") and getattr(value, "shape", None) == ():
        return normal(value.item())
    return UNKNOWN


def unsavable_arguments(case: Case) -> list[str]:
    """Return the arguments whose value in the plan no configuration can represent."""
    plan = case.plan
    if plan is None:  # an example of a page
        return []
    texts = {
        **plan.texts,
        **plan.guessed_init,
        **{f"argument {at}": text for at, text in enumerate(plan.texts_args, 1)},
    }
    return [name for name, text in texts.items() if not _is_savable(case, plan.value(text))]


def _is_savable(case: Case, value: Any) -> bool:
    """Whether a value is JSON, an array, or an object or named function of Keras."""
    if isinstance(value, (list, tuple)):
        return all(_is_savable(case, part) for part in value)
    if isinstance(value, dict):
        return all(_is_savable(case, part) for part in value.values())
    if normal(value) is not UNKNOWN or hasattr(value, "get_config") or isinstance(value, case.np.ndarray):
        return True
    return (
        case.api.tf.is_tensor(value)
        or case.api.is_builtin(type(value))
        or (inspect.isfunction(value) and value.__module__.partition(".")[0] in ("keras", "tf_keras"))
    )


def arguments_that_differ(layer: Any, other: Any, of_keras: Collection[str] = ()) -> list[str]:
    """Return the attributes named like a constructor argument that have different values in both layers.

    Attributes that are Keras's own are left out.
    """
    names = []
    for name in _parameters(type(layer)):
        for attribute in (name, f"_{name}"):
            if attribute not in of_keras and attribute in vars(layer) and attribute in vars(other):
                value, other_value = normal(vars(layer)[attribute]), normal(vars(other)[attribute])
                if (
                    value is not UNKNOWN
                    and other_value is not UNKNOWN
                    and value != other_value
                    and not _both_nan(value, other_value)
                ):
                    names.append(attribute)
    return sorted(names)


def _both_nan(value: Any, other: Any) -> bool:
    return bool(value != value and other != other)


def _parameters(cls: type) -> list[str]:
    try:
        return list(inspect.signature(cls).parameters)
    except (TypeError, ValueError):
        return []


def behave_alike(case: Case, layer: Any, other: Any) -> bool:
    """Whether both have the same outputs with the same weights; True where they cannot be compared."""
    try:
        layer.trainable = other.trainable = True  # the order of the weights of Keras 2 goes by it
        answers = case.answers(layer, lambda: case.call(layer, case.inputs()))
        case.call(other, case.inputs())
        if [tuple(weight.shape) for weight in layer.weights] != [
            tuple(weight.shape) for weight in other.weights
        ]:
            return False
        for variable, value in zip(other.weights, answers.weights):
            case.api.raw(variable).assign(value)
        if not answers.repeats:
            return True
        return answers.same(answers.first, case.numbers(case.call(other, case.inputs())))
    except Exception:
        return True
