"""Constructor arguments that the configuration leaves out or changes: each gets a value that shows it, and is saved."""

from __future__ import annotations

import inspect
import os
from typing import Any

from ..exceptions import first_line
from .case import Case
from .other_values import compared_with, other_values
from .restored import UNKNOWN, normal

TRIES = 6
OUTPUT = "the output"


class _Called:
    """An instance that was called, with fixed weights, and what it answers.

    `by_chance` names what any two instances of one plan differ in: attributes, and `OUTPUT`.
    """

    def __init__(self, case: Case, layer: Any, by_chance: frozenset[str] = frozenset()) -> None:
        self.layer = layer
        self.by_chance = by_chance
        case.call(layer, case.inputs())
        case.set_values(layer)
        self.answers = case.answers(layer, lambda: case.call(layer, case.inputs()))
        self.attributes = attributes_of(case, layer)
        self.shapes = [tuple(one.shape) for one in layer.weights]

    def unlike(self, case: Case, other: _Called) -> str:
        """How two instances differ that have the same weights; "" where nothing shows."""
        if self.shapes != other.shapes:
            return "the weights have other shapes"
        by_chance = self.by_chance | other.by_chance
        if OUTPUT not in by_chance and self.answers_unlike(case, other):
            return "the output differs"
        changed = [one for one in differing(self.attributes, other.attributes) if one not in by_chance]
        return f"`{changed[0]}` differs" if changed else ""

    def answers_unlike(self, case: Case, other: _Called) -> bool:
        """Whether both repeat what they answer, and answer another thing."""
        repeat = self.answers.repeats and other.answers.repeats
        return repeat and not case.same(self.answers.first, other.answers.first)


def attributes_of(case: Case, layer: Any) -> dict[str, Any]:
    """The attributes whose values JSON could hold."""
    found = {
        name: normal(value)
        for name, value in vars(layer).items()
        if name not in case.attributes.base_names and not name.startswith(("_self_", "_obj_reference"))
    }
    return {name: value for name, value in found.items() if value is not UNKNOWN}


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    return sorted(name for name in one.keys() & other.keys() if one[name] != other[name])


def left_out(case: Case) -> None:
    """Judge each argument: `argument-lost`, `argument-kept`, or `argument-unseen` where no value changes anything."""
    _judge_each(case, held=False)


def recorded(case: Case) -> None:
    """Judge each argument that the configuration holds: another one may be recorded in its place."""
    _judge_each(case, held=True)


def _judge_each(case: Case, held: bool) -> None:
    case.start()
    plain = _twice(case)
    saved = set(plain.layer.get_config())
    for name, parameter in _parameters(case).items():
        if (name in saved) is held:
            word, said = _judge(case, plain, name, parameter)
            case.trait(word, name)
            case.said[name] = said
            if name not in inspect.signature(case.made_class).parameters:
                case.trait("through-kwargs", name)


def _twice(case: Case) -> _Called:
    """An instance, with what another one differs in."""
    one, other = _Called(case, case.make()), _Called(case, case.make())
    output = [OUTPUT] if one.answers_unlike(case, other) else []
    one.by_chance = frozenset((*differing(one.attributes, other.attributes), *output))
    return one


def _parameters(case: Case) -> dict[str, inspect.Parameter]:
    """The parameters of the class's own that have a name, and what the plan gives through `**kwargs`."""
    common = inspect.signature(case.api.Layer).parameters
    stars = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    every = inspect.signature(case.made_class).parameters
    own = {name: one for name, one in every.items() if one.kind not in stars and name not in common}
    through = {
        name: inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY)
        for name in (*case.plan.texts, *case.plan.guessed_init)
        if name not in every and name not in common
    }
    return {**own, **through}


def _judge(case: Case, plain: _Called, name: str, parameter: inspect.Parameter) -> tuple[str, str]:
    whole = _restored(case, plain.layer)
    if isinstance(whole, str):  # nothing can be loaded: that is about the argument where the error names it
        if parameter.default is inspect.Parameter.empty and f"'{name}'" in whole:
            return "argument-lost", f"loading a saved layer raises {whole}"
        return "argument-unseen", f"a layer with the defaults cannot be loaded either: {whole}"
    control = whole.unlike(case, plain)
    tried: list[str] = []
    for value in other_values(name, _value(case, name, parameter), _compared(case, name))[:TRIES]:
        tried.append(repr(value))
        try:
            changed = _Called(case, case.make(**{name: value}), plain.by_chance)
        except Exception:
            continue
        if not changed.unlike(case, plain):
            continue
        return _after_loading(case, changed, control, f"{name}={value!r}", name)
    values = f"none of {', '.join(tried)} changes anything" if tried else "no other value is known"
    return "argument-unseen", f"{values}; give a value with --init"


def _after_loading(case: Case, changed: _Called, control: str, given: str, name: str) -> tuple[str, str]:
    loaded = _restored(case, changed.layer)
    if isinstance(loaded, str):
        return "argument-lost", f"a layer with `{given}` was saved, and loading it raises {loaded}"
    what = loaded.unlike(case, changed)
    if control and what == control:  # it differs whatever the argument is
        return "argument-unseen", f"a layer with the defaults is not the same after loading either: {control}"
    if not what:
        return "argument-kept", f"`{given}` came back"
    now = next((loaded.attributes[one] for one in (name, f"_{name}") if one in loaded.attributes), UNKNOWN)
    got = "the default" if now is UNKNOWN else repr(now)
    return "argument-lost", f"a layer with `{given}` was saved, and loaded with {got}: {what}"


def _value(case: Case, name: str, parameter: inspect.Parameter) -> Any:
    """The value that the argument has in the plan, or its default."""
    plan = case.plan
    text = {**plan.texts, **plan.guessed_init}.get(name)
    if text is not None:
        return plan.value(text)
    return None if parameter.default is inspect.Parameter.empty else parameter.default


def _compared(case: Case, name: str) -> list[Any]:
    try:
        return compared_with(inspect.getsource(case.made_class), name)
    except (OSError, TypeError):
        return []


def _restored(case: Case, layer: Any) -> _Called | str:
    """The layer after it was saved and loaded, or else the first line of the error."""
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
    return next(one for one in loaded.layers if type(one) is type(layer))
