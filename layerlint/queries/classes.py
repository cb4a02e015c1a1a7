"""Properties of a class as a whole."""

from __future__ import annotations

from pathlib import Path

from layerlint.model.facts import STATE, ClassFacts, Kind, LayerClass
from layerlint.tables.keras_names import KERAS_BASES, keras_name

_BUILT = STATE | {Kind.SUBLAYER}
_INSTALLED = ("site-packages", "dist-packages")
_TESTS = frozenset({"test", "tests", "testing"})


def sets_by_itself(layer: LayerClass) -> bool:
    """Whether the class decides by itself what an assignment to an attribute does."""
    return layer.method("__setattr__") is not None


def method_names(layer: LayerClass) -> frozenset[str]:
    return frozenset(layer.members)


def shows_saving(layer: LayerClass) -> bool:
    """Whether the class is meant to be saved: by a configuration, a registration, or a file that saves models with it."""
    if layer.saved_whole:
        return True
    if layer.own_method("get_config") is not None or layer.own_method("from_config") is not None:
        return True
    return any(d.name.endswith("register_keras_serializable") for d in layer.own.decorators)


def takes_name(layer: LayerClass) -> bool:
    """Whether the constructor takes `name`, as `from_config` of a layer needs it: alone, or in `**kwargs`."""
    init = layer.method("__init__")
    return init is None or init.var_keyword is not None or init.parameter("name") is not None


def stands_in_tests(layer: LayerClass) -> bool:
    """Whether the class is a dummy for tests, by the names of its file and folders."""
    path = Path(layer.own.path).absolute()
    names = path.stem.split("_")
    return "test" in (names[0], names[-1]) or path.stem == "conftest" or path.parent.name in _TESTS


def of_project(facts: ClassFacts) -> bool:
    """Whether the class stands in a file of the project, not in an installed package."""
    return not any(folder in facts.path for folder in _INSTALLED)


def trains_by_itself(layer: LayerClass) -> bool:
    """Whether the model has a `fit` of its own that does not come to Keras's."""
    fit = layer.method("fit")
    return layer.is_model and fit is not None and not any(call.value.on_super("fit") for call in fit.calls)


def is_only_function(layer: LayerClass) -> bool:
    """Whether `__call__` runs `call` at once in a class that holds nothing for Keras to build: a mere function."""
    dunder = layer.method("__call__")
    if dunder is None or not any(call.value.on_self("call") for call in dunder.calls):
        return False
    held = frozenset().union(*layer.kinds.values(), *layer.elements.values())
    return (
        layer.method("build") is None
        and held.isdisjoint(_BUILT)
        and not any(True for _ in dunder.super_calls)
    )


def extends_keras_base(layer: LayerClass) -> bool:
    """Whether the class extends Keras's `Layer` or `Model`, through known classes only."""
    roots = {keras_name(root) for root in layer.roots}
    return layer.complete and roots <= KERAS_BASES
