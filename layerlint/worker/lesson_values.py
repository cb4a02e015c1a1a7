"""Values for an argument that a message asks for, by the kind of the lesson."""

from __future__ import annotations

from typing import Any, Callable

from . import guess, usual_values

Parameters = Any
"""A `Constructor`: the parameters of a class, their defaults and candidate values."""
Values = Callable[[Parameters, str, Any], "list[str]"]
"""From a parameter's name and the lesson's value to expressions, the likeliest first."""


def _callables(constructor: Parameters, name: str, value: Any) -> list[str]:
    return ["keras.layers.Dense(8)", "keras.activations.relu", "tf.reduce_mean"]


def _sequences(constructor: Parameters, name: str, value: Any) -> list[str]:
    if guess.CONFIGURATIONS.search(name):
        return ["{}"]
    texts = [text for text, _ in constructor.candidates(name) if text[0] in "[("]
    return list(dict.fromkeys([*texts, *usual_values.SEQUENCES]))


def _mappings(constructor: Parameters, name: str, value: Any) -> list[str]:
    return [usual_values.TABLE if guess.VOCABULARY.search(name) else usual_values.MAPPING]


def _keywords(constructor: Parameters, name: str, value: Any) -> list[str]:
    return ["{}"]


def _factories(constructor: Parameters, name: str, value: Any) -> list[str]:
    """Classes, for what is called without inputs: it makes a layer."""
    return ["keras.layers.BatchNormalization" if "norm" in name else "keras.layers.ReLU"]


def _integers(constructor: Parameters, name: str, value: Any) -> list[str]:
    return ["8", "2"]


def _choices(constructor: Parameters, name: str, value: Any) -> list[str]:
    return [repr(word) for word in value][:6]


def _number(constructor: Parameters, name: str, value: Any) -> list[str]:
    return [value[1]] if (name == value[0] or name.endswith(f"_{value[0]}")) else []


def _at_most(constructor: Parameters, name: str, value: Any) -> list[str]:
    return [str(value), "1"]


def _groups(constructor: Parameters, name: str, value: Any) -> list[str]:
    return ["1"]


def _listed_numbers(constructor: Parameters, name: str, value: Any) -> list[str]:
    """One of the allowed numbers, for each element where the argument is a list."""
    usual = guess.literal(constructor.candidates(name)[0][0])
    rows = isinstance(usual, (list, tuple)) and all(isinstance(item, (int, float)) for item in usual)
    kind = type(usual[0] if rows and usual else usual)
    texts = [text for text in value if kind is type(guess.literal(text))]
    return [repr([guess.literal(text)] * len(usual)) for text in texts] if rows else texts


def _divisors(constructor: Parameters, name: str, value: Any) -> list[str]:
    return ["8", "16", "4", "2", "1"]


def _wider(constructor: Parameters, name: str, value: Any) -> list[str]:
    """Sizes divisible by the usual numbers of heads and groups, where a division came to 0."""
    usual = guess.literal(constructor.candidates(name)[0][0])
    return ["64", "128"] if type(usual) is int else []


def _not_none(constructor: Parameters, name: str, value: Any) -> list[str]:
    texts = [text for text, _ in constructor.candidates(name)]
    if constructor.default(name) is not None and texts[0] != "None":
        return []
    return [text for text in texts if text != "None"][:2]


def _with_attribute(constructor: Parameters, name: str, value: Any) -> list[str]:
    return usual_values.BY_ATTRIBUTE.get(value, [])


OF_VALUES: dict[str, Values] = {
    "attribute": _with_attribute,
    "sequence": _sequences,
    "mapping": _mappings,
    "callable": _callables,
    "keywords": _keywords,
    "factory": _factories,
    "integer": _integers,
    "choice": _choices,
    "at most": _at_most,
    "number": _number,
    "groups": _groups,
    "one of": _listed_numbers,
    "divides": _divisors,
    "wider": _wider,
    "not none": _not_none,
}
