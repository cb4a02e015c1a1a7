"""Constructor arguments that the configuration drops or changes: each gets another value, is saved and loaded."""

from __future__ import annotations

import inspect
import os
from typing import Any

from ..exceptions import first_line
from .case import Case
from .other_values import compared_with, other_values
from .restored import UNKNOWN, from_configuration, normal

TRIES = 6
OUTPUT = "the output"


class _Called:
    """An instance that was called, with fixed weights, and its outputs.

    `by_chance`: in what any two instances of one plan differ, attributes and `OUTPUT`.
    """

    def __init__(self, case: Case, layer: Any, by_chance: frozenset[str] = frozenset()) -> None:
        self.layer = layer
        self.by_chance = by_chance
        case.call(layer, case.inputs())
        case.set_values(layer)
        self.answers = case.answers(layer, lambda: case.call(layer, case.inputs()))
        self.attributes = attributes_of(case, layer)
        self.shapes = [tuple(weight.shape) for weight in layer.weights]

    def unlike(self, case: Case, other: _Called) -> str:
        """Return how two instances with the same weights differ; "" where they do not."""
        if self.shapes != other.shapes:
            return "the weights have other shapes"
        by_chance = self.by_chance | other.by_chance
        if OUTPUT not in by_chance and self.answers_unlike(case, other):
            return "the output differs"
        changed = [name for name in differing(self.attributes, other.attributes) if name not in by_chance]
        return f"`{changed[0]}` differs" if changed else ""

    def answers_unlike(self, case: Case, other: _Called) -> bool:
        """Whether both repeat their outputs, and the outputs differ."""
        repeat = self.answers.repeats and other.answers.repeats
        return repeat and not case.same(self.answers.first, other.answers.first)


def attributes_of(case: Case, layer: Any) -> dict[str, Any]:
    """Return the attributes with values that JSON can represent, and the texts of initializers and their like."""
    values = {
        name: _comparable(value)
        for name, value in vars(layer).items()
        if name not in case.attributes.base_names and not name.startswith(("_self_", "_obj_reference"))
    }
    return {name: value for name, value in values.items() if value is not UNKNOWN}


_CONFIGURED = {"initializers", "regularizers", "constraints", "layers", "input_spec"}
_OF_EVERY_LAYER = {"name", "trainable", "dtype"}


def _comparable(value: Any) -> Any:
    """Return a value as JSON restores it, an object of Keras as the text of its configuration; UNKNOWN for others."""
    module = type(value).__module__.split(".")
    if module[0] not in ("keras", "tf_keras") or _CONFIGURED.isdisjoint(module):
        return normal(value)
    try:
        saved = value.get_config()
    except Exception:  # such as a wrapper around a layer of the user's that has none
        return UNKNOWN
    config = {
        name: argument
        for name, argument in saved.items()
        if argument is not None and name not in _OF_EVERY_LAYER
    }
    arguments = ", ".join(f"{name}={argument!r}" for name, argument in config.items())
    return f"{type(value).__name__}({arguments})"


def differing(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    """Return the names of the attributes that differ."""
    return sorted(name for name in first.keys() & second.keys() if first[name] != second[name])


def left_out(case: Case) -> None:
    """Judge each argument: `argument-lost`, `argument-kept`, or `argument-unseen` where no value changes anything."""
    _judge_each(case, held=False)


def recorded(case: Case) -> None:
    """Judge each argument that the configuration contains: its value may be another one."""
    _judge_each(case, held=True)


def _judge_each(case: Case, held: bool) -> None:
    case.start()
    try:
        unchanged = _twice(case)
    except Exception as problem:
        try:
            lost = _judge_uncalled(case, held)
        except Exception:  # such as a configuration that needs a built layer
            lost = False
        if not lost:
            raise problem from None
        return
    for name, parameter in _judged_parameters(case, unchanged.layer, held):
        _note(case, name, *_judge(case, unchanged, name, parameter))


def _judged_parameters(case: Case, layer: Any, held: bool) -> list[tuple[str, inspect.Parameter]]:
    saved = set(layer.get_config())
    return [(name, parameter) for name, parameter in _parameters(case).items() if (name in saved) is held]


def _note(case: Case, name: str, word: str, said: str) -> None:
    case.add_trait(word, name)
    case.outcomes[name] = said
    if name not in inspect.signature(case.target_class).parameters:
        case.add_trait("through-kwargs", name)


def _judge_uncalled(case: Case, held: bool) -> bool:
    """Judge the arguments of a layer that cannot be called here by its attributes; whether one is lost.

    None is kept: the outputs could differ.
    """
    layer, twin = case.make(), case.make()
    usual, other = attributes_of(case, layer), attributes_of(case, twin)
    steady = {name: value for name, value in usual.items() if other.get(name, UNKNOWN) == value}
    lost = False
    for name, parameter in _judged_parameters(case, layer, held):
        said = _refused_by_constructor(case, layer, name, parameter)
        said = said or _reset_by_any(case, steady, name, parameter)
        lost = lost or bool(said)
        word = "argument-lost" if said else "argument-unseen"
        _note(case, name, word, said or "no call succeeds; give --init or --input")
    return lost


def _refused_by_constructor(case: Case, layer: Any, name: str, parameter: inspect.Parameter) -> str:
    """The sentence for a required argument that a constructor misses when it gets the configuration; else ""."""
    try:
        from_configuration(case, layer, layer.get_config())
    except Exception as problem:
        text = first_line(problem)
        if parameter.default is inspect.Parameter.empty and f"'{name}'" in text:
            return f"making a layer from its configuration raises {text}"
    return ""


def _values(case: Case, name: str, parameter: inspect.Parameter) -> list[Any]:
    """Other values for an argument than that of the plan, and than its default, which comes back though it is lost."""
    values = other_values(name, _value(case, name, parameter), _compared(case, name))
    return [value for value in values if not _is_default(value, parameter)][:TRIES]


def _is_default(value: Any, parameter: inspect.Parameter) -> bool:
    return normal(value) is not UNKNOWN and normal(value) == normal(parameter.default)


def _twice(case: Case) -> _Called:
    """An instance, with its differences from a second one."""
    first, second = _Called(case, case.make()), _Called(case, case.make())
    output = [OUTPUT] if first.answers_unlike(case, second) else []
    first.by_chance = frozenset((*differing(first.attributes, second.attributes), *output))
    return first


def _parameters(case: Case) -> dict[str, inspect.Parameter]:
    """The named parameters of the class's own, and those that the plan passes through `**kwargs`."""
    common = inspect.signature(case.api.Layer).parameters
    stars = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    parameters = inspect.signature(case.target_class).parameters
    own = {
        name: parameter
        for name, parameter in parameters.items()
        if parameter.kind not in stars and name not in common
    }
    through = {
        name: inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY)
        for name in (*case.plan.texts, *case.plan.guessed_init)
        if name not in parameters and name not in common
    }
    return {**own, **through}


def _judge(case: Case, unchanged: _Called, name: str, parameter: inspect.Parameter) -> tuple[str, str]:
    whole = _restored(case, unchanged.layer)
    if isinstance(whole, str):  # nothing can be loaded: that is about the argument where the error names it
        if parameter.default is inspect.Parameter.empty and f"'{name}'" in whole:
            return "argument-lost", f"loading a saved layer raises {whole}"
        said = _reset_by_any(case, unchanged.attributes, name, parameter)
        if said:  # a functional model, which saving needs, may not be possible
            return "argument-lost", said
        return "argument-unseen", f"a layer with the defaults cannot be loaded either: {whole}"
    control = whole.unlike(case, unchanged)
    tried: list[str] = []
    candidates = _values(case, name, parameter)
    for value in candidates:
        tried.append(repr(value))
        try:
            changed = _Called(case, case.make(**{name: value}), unchanged.by_chance)
        except Exception:
            continue
        if not changed.unlike(case, unchanged):
            continue
        return _after_loading(case, changed, control, f"{name}={value!r}", name)
    said = _reset_by_any(case, unchanged.attributes, name, parameter)
    if said:
        return "argument-lost", said
    values = f"none of {', '.join(tried)} changes anything" if tried else "no other value is known"
    return "argument-unseen", f"{values}; give a value with --init"


def _reset_by_any(case: Case, usual: dict[str, Any], name: str, parameter: inspect.Parameter) -> str:
    """The sentence for the first value of an argument that a layer from the configuration has not; "" for none."""
    said = (_reset_by_configuration(case, usual, name, value) for value in _values(case, name, parameter))
    return next(filter(None, said), "")


def _reset_by_configuration(case: Case, unchanged: dict[str, Any], name: str, value: Any) -> str:
    """The sentence for a value that no call takes here, such as `channels_first` on a CPU, and that is in an attribute.

    "" unless a layer from the configuration has the value of the plan in that attribute again.
    """
    try:
        layer = case.make(**{name: value})
        again = from_configuration(case, layer, layer.get_config())
    except Exception:
        return ""
    before, after = attributes_of(case, layer), attributes_of(case, again)
    for attribute in (name, f"_{name}"):
        usual = unchanged.get(attribute, UNKNOWN)
        if (
            before.get(attribute, UNKNOWN) == _comparable(value) != usual
            and after.get(attribute, UNKNOWN) == usual
        ):
            return f"a layer with `{name}={value!r}` has `{attribute}={usual!r}` when it is made from its configuration"
    return ""


def _after_loading(case: Case, changed: _Called, control: str, argument: str, name: str) -> tuple[str, str]:
    loaded = _restored(case, changed.layer)
    if isinstance(loaded, str):
        return "argument-lost", f"a layer with `{argument}` was saved, and loading it raises {loaded}"
    what = loaded.unlike(case, changed)
    if control and what in (
        "",
        control,
    ):  # it differs whatever the argument is, or the configuration has one value
        return "argument-unseen", f"a layer with the defaults is not the same after loading either: {control}"
    if not what:
        return "argument-kept", f"`{argument}` came back"
    now = next(
        (loaded.attributes[attribute] for attribute in (name, f"_{name}") if attribute in loaded.attributes),
        UNKNOWN,
    )
    got = "the default" if now is UNKNOWN else repr(now)
    return "argument-lost", f"a layer with `{argument}` was saved, and loaded with {got}: {what}"


def _value(case: Case, name: str, parameter: inspect.Parameter) -> Any:
    """The value of the argument in the plan, or its default."""
    plan = case.plan
    text = {**plan.texts, **plan.guessed_init}.get(name)
    if text is not None:
        return plan.value(text)
    return None if parameter.default is inspect.Parameter.empty else parameter.default


def _compared(case: Case, name: str) -> list[Any]:
    try:
        return compared_with(inspect.getsource(case.target_class), name)
    except (OSError, TypeError):
        return []


def _restored(case: Case, layer: Any) -> _Called | str:
    """The layer after saving and loading, or the first line of the error."""
    try:
        loaded = _from_file(case, layer)
    except Exception as problem:
        return first_line(problem)
    return _Called(case, loaded)


def _from_file(case: Case, layer: Any) -> Any:
    keras = case.api.keras
    path = os.path.join(case.folder, "left_out.keras")
    model = case.functional(layer)
    model.save(path)
    loaded = keras.models.load_model(path, custom_objects=case.classes, compile=False)
    if case.is_model:
        return loaded
    return next(part for part in loaded.layers if type(part) is type(layer))
