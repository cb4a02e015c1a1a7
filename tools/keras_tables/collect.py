"""Runs in a process of its own: writes what the Keras named on the command line holds, as JSON on stdout.

    python collect.py keras|tf_keras
    python collect.py removed <root> <table of Keras 2>

For every public name its kind; for layers their constructor, the members beyond those of `Layer` (also those that
their methods set later, and also for the inner classes that public layers derive from), whether a called instance has
variables (weights or seed state), found by making and calling one, whether one is locked from the start, what a
subclass may set before the constructor without losing it, under which names weights and inner layers are kept, the
arguments of its `call`, those of a `build` that takes several, and the properties that cannot be set.

`removed` tells what of Keras 2 is not there below a root of Keras 3 ("keras", "tensorflow.keras"), by looking each name
up and by giving each argument, since the two tables alone do not say what a lazily made name or `**kwargs` does.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import inspect
import io
import json
import sys
import textwrap
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

GUESSES = {
    "units": 2,
    "filters": 2,
    "kernel_size": 1,
    "rate": 0.5,
    "stddev": 0.5,
    "factor": 0.1,
    "input_dim": 8,
    "output_dim": 4,
    "num_heads": 2,
    "key_dim": 2,
    "height": 4,
    "width": 4,
    "height_factor": 0.1,
    "width_factor": 0.1,
    "target_shape": (-1,),
    "dims": (1,),
    "n": 2,
    "scale": 2.0,
    "offset": 0.0,
    "equation": "ab,bc->ac",
    "output_shape": 3,
    "activation": "relu",
    "function": None,
    "axes": 1,
    "num_tokens": 4,
    "num_bins": 4,
    "bin_boundaries": [0.0, 1.0],
    "bins": 4,
    "head_dim": 2,
    "num_query_heads": 2,
    "num_key_value_heads": 2,
    "depth_multiplier": 1,
    "value_range": (0, 1),
    "groups": 1,
    "pool_size": 1,
    "padding": "valid",
    "cropping": 0,
    "data_format": None,
    "theta": 1.0,
}
OPTIONS = {"GroupNormalization": {"groups": 1}}
RANKS = ((2, 4), (2, 4, 4), (2, 4, 4, 4), (2, 4, 4, 4, 4))


def main(package: str) -> None:
    root = importlib.import_module(package)
    names = dict(sorted(public(root, package)))
    layer_class = root.layers.Layer
    bases = {
        "metric": root.metrics.Metric,
        "layer": layer_class,
        "model": root.Model,
        "optimizer": root.optimizers.Optimizer,
        "loss": root.losses.Loss,
        "initializer": root.initializers.Initializer,
        "regularizer": root.regularizers.Regularizer,
        "constraint": root.constraints.Constraint,
        "callback": root.callbacks.Callback,
    }
    kinds = {name: kind_of(thing, bases) for name, thing in names.items()}
    classes = {name: thing for name, thing in names.items() if inspect.isclass(thing)}
    constructors = {name: signature(thing) for name, thing in classes.items() if is_recorded(kinds[name])}
    later = {"any layer": set_by_methods(layer_class), "any model": set_by_methods(root.Model)}
    common = members(plain_layer(root)) | members(plain_model(root)) | later["any layer"] | later["any model"]
    layers = {name: thing for name, thing in classes.items() if kinds[name] in ("layer", "model")}
    inner = inner_classes(layer_class, package, set(layers.values()))
    json.dump(
        {
            "package": package,
            "version": root.__version__,
            "kinds": kinds,
            "constructors": constructors,
            "members": {
                "any layer": sorted(members(plain_layer(root))),
                "any model": sorted(members(plain_model(root))),
                "any metric": sorted(n for n in dir(root.metrics.Mean()) if not n.startswith("__")),
                "any optimizer": sorted(n for n in dir(root.optimizers.SGD()) if not n.startswith("__")),
                **{
                    name: sorted(extra)
                    for name, thing in sorted({**inner, **layers}.items())
                    if (extra := visible(thing) - common)
                },
            },
            "set later": {name: sorted(found) for name, found in later.items()},
            "stateful": sorted(
                name for name, thing in layers.items() if kinds[name] == "layer" and has_state(thing)
            ),
            "parts": {name: found for name, thing in layers.items() if (found := parts(root, thing))},
            "locked": sorted(name for name, thing in layers.items() if is_locked(root, thing)),
            "keeps what is set early": {
                attribute: sorted(
                    name for name, thing in layers.items() if not is_lost(root, thing, attribute, value)
                )
                for attribute, value in set_early(root).items()
            },
            "weights": {
                name: held for name, thing in sorted(layers.items()) if (held := weight_names(thing))
            },
            "calls": {
                name: known
                for name, thing in sorted(layers.items())
                if kinds[name] == "layer" and (known := call_arguments(thing, layer_class))
            },
            "builds": {
                name: known["names"]
                for name, thing in sorted(layers.items())
                if kinds[name] == "layer"
                and len((known := parameters(getattr(thing, "build", None)))["names"]) > 1
            },
            "read only": {
                name: found
                for name, thing in sorted(layers.items())
                if kinds[name] == "layer" and (found := read_only(thing, layer_class))
            },
            "methods": {
                name: known
                for name, thing in sorted(layers.items())
                if kinds[name] == "layer" and (known := own_methods(thing, layer_class))
            },
            "functions": {
                name: parameters(thing)
                for name, thing in names.items()
                if kinds[name] == "function" and package == "tf_keras"
            },
            "arguments": {
                name: parameters(getattr(layer_class, name))
                for name in ("add_loss", "add_weight", "build", "__init__", "call")
                if hasattr(layer_class, name)
            }
            | {f"Model.{name}": parameters(getattr(root.Model, name)) for name in ("compile", "fit", "save")},
        },
        sys.stdout,
        indent=1,
        sort_keys=True,
    )


def public(root: types.ModuleType, package: str) -> list[tuple[str, Any]]:
    """Every public name below the package, by its dotted name without the package."""
    found: list[tuple[str, Any]] = []
    seen: set[int] = set()
    waiting: list[tuple[str, types.ModuleType]] = [("", root)]
    while waiting:
        prefix, module = waiting.pop()
        if id(module) in seen:
            continue
        seen.add(id(module))
        for name in dir(module):
            if name.startswith("_") or name in ("src", "api"):
                continue
            try:
                thing = getattr(module, name)
            except Exception:  # a lazily loaded name that this installation lacks
                continue
            full = f"{prefix}{name}"
            if isinstance(thing, types.ModuleType):
                inside = thing.__name__.split(".")[0] == package and full.count(".") < 4
                if inside:
                    found.append((full, thing))
                    waiting.append((f"{full}.", thing))
            else:
                found.append((full, thing))
    return found


def kind_of(thing: Any, bases: dict[str, type]) -> str:
    if isinstance(thing, types.ModuleType):
        return "module"
    if not inspect.isclass(thing):
        return "function" if callable(thing) else "other"
    if issubclass(thing, bases["model"]):
        return "model"
    if thing.__name__ == "SeedGenerator":
        return "seed generator"
    for kind, base in bases.items():
        if issubclass(thing, base):
            return kind
    return "class"


def is_recorded(kind: str) -> bool:
    return kind in ("layer", "model", "metric", "optimizer", "loss", "initializer")


def parameters(function: Any) -> dict[str, Any]:
    try:
        known = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return {"names": [], "required": [], "kwargs": True}
    if known and known[0].name == "self":
        known = known[1:]
    named = [p for p in known if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    return {
        "names": [p.name for p in named],
        "required": [p.name for p in named if p.default is p.empty],
        "kwargs": any(p.kind is p.VAR_KEYWORD for p in known),
    }


def signature(thing: type) -> dict[str, Any]:
    return parameters(thing.__init__)  # type: ignore[misc]


def plain_layer(root: Any) -> Any:
    class Plain(root.layers.Layer):  # type: ignore[misc]
        def call(self, inputs: Any) -> Any:
            return inputs

    return Plain()


def plain_model(root: Any) -> Any:
    class Plain(root.Model):  # type: ignore[misc]
        def call(self, inputs: Any) -> Any:
            return inputs

    model = Plain()
    model.compile("sgd", "mse")
    return model


def members(instance: Any) -> set[str]:
    return {name for name in set(dir(instance)) | set(vars(instance)) if not name.startswith("__")}


def made(thing: type) -> Any:
    """An instance with guessed arguments, or None."""
    wanted = parameters(thing.__init__)["required"]  # type: ignore[misc]
    if any(name not in GUESSES for name in wanted):
        return None
    try:
        return thing(**{name: GUESSES[name] for name in wanted}, **OPTIONS.get(thing.__name__, {}))
    except Exception:  # whatever this layer needs, it was not guessed
        return None


def of_instance(thing: type) -> set[str]:
    instance = made(thing)
    return {name for name in vars(instance) if not name.startswith("__")} if instance is not None else set()


def visible(thing: type) -> set[str]:
    """What an instance of that layer class has at some time of its life."""
    names = {name for name in dir(thing) if not name.startswith("__")}
    return names | of_instance(thing) | set_by_methods(thing)


def inner_classes(layer_class: type, package: str, public: set[type]) -> dict[str, type]:
    """The layer classes of the package that have no public name, by their place in its source."""
    found: dict[str, type] = {}
    waiting = [layer_class]
    while waiting:
        thing = waiting.pop()
        waiting.extend(thing.__subclasses__())
        place = f"{thing.__module__}.{thing.__qualname__}".removeprefix(f"{package}.").removeprefix("src.")
        ours = thing.__module__.startswith(f"{package}.") and "_v1" not in place and "legacy" not in place
        if ours and thing not in public and "<" not in place:
            found[place] = thing
    return found


def set_by_methods(thing: type) -> set[str]:
    """The attributes of `self` that any method of the class or its parents sets, as their source has them."""
    found: set[str] = set()
    for parent in thing.__mro__:
        if parent.__module__.partition(".")[0] not in ("keras", "tf_keras"):
            continue
        try:
            tree = ast.parse(textwrap.dedent(inspect.getsource(parent)))
        except (OSError, TypeError):
            continue
        for node in ast.walk(tree):
            if not isinstance(node, ast.Attribute) or not isinstance(node.ctx, ast.Store):
                continue
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                found.add(node.attr)
    return {name for name in found if not name.startswith("__")}


def has_state(thing: type) -> bool:
    """Whether a called instance certainly has variables."""
    import numpy as np

    for shape in RANKS:
        instance = made(thing)
        if instance is None:
            return False
        data = np.ones(shape, "float32")
        for inputs in (data, [data, data]):
            with contextlib.suppress(Exception):
                instance(inputs)
        with contextlib.suppress(Exception):
            instance(data, data)
        if len(instance.variables):
            return True
    return False


def weight_names(thing: type) -> list[list[Any]]:
    """The attributes that hold the weights of a called instance, in their order, each with its shape."""
    import numpy as np

    for shape in RANKS:
        instance = made(thing)
        if instance is None:
            return []
        with contextlib.suppress(Exception):
            instance(np.ones(shape, "float32"))
            held = {name: getattr(instance, name, None) for name in dir(instance) if not name.startswith("_")}
            found = [
                [next((n for n, value in held.items() if value is one), ""), list(one.shape)]
                for one in instance.weights
            ]
            if found:
                return found
    return []


def own_methods(thing: type, layer_class: type) -> dict[str, list[str]]:
    """The arguments of the methods that it has beyond those of every layer; of those that take what comes, nothing."""
    found = {}
    for name in dir(thing):
        function = inspect.getattr_static(thing, name)
        if name.startswith("__") or hasattr(layer_class, name) or not inspect.isfunction(function):
            continue
        known = parameters(function)
        if not known["kwargs"]:
            found[name] = known["names"]
    return found


def call_arguments(thing: type, layer_class: type) -> dict[str, Any]:
    """The arguments of its `call` by their places; empty where it takes what comes."""
    function = inspect.getattr_static(thing, "call", None)
    if not inspect.isfunction(function) or function is inspect.getattr_static(layer_class, "call", None):
        return {}
    known = parameters(function)
    star = any(p.kind is p.VAR_POSITIONAL for p in inspect.signature(function).parameters.values())
    return {} if star or not known["names"] else known


def read_only(thing: type, layer_class: type) -> list[str]:
    """The properties without a setter that it has beyond those of every layer."""
    return [
        name
        for name in dir(thing)
        if not hasattr(layer_class, name)
        and isinstance(known := inspect.getattr_static(thing, name), property)
        and known.fset is None
    ]


def parts(root: Any, thing: type) -> list[str]:
    """The attributes that hold a weight or a layer once an instance was called."""
    import numpy as np

    guesses = GUESSES | inner_layers(root, thing)
    wanted = parameters(thing.__init__)["required"]  # type: ignore[misc]
    found: set[str] = set()
    for shape in RANKS:
        try:
            instance = thing(**{name: guesses[name] for name in wanted}, **OPTIONS.get(thing.__name__, {}))
        except Exception:  # its arguments were not guessed
            return []
        data = np.ones(shape, "float32")
        for inputs in ((data,), ([data, data],), (data, data)):
            with contextlib.suppress(Exception):
                instance(*inputs)
        weights = {id(weight) for weight in instance.weights}
        for name in visible(thing):
            value = inspect.getattr_static(instance, name, None)
            if isinstance(value, property) or name in vars(instance):
                with contextlib.suppress(Exception):
                    value = getattr(instance, name)
            if id(value) in weights or isinstance(value, root.layers.Layer):
                found.add(name)
    return sorted(found)


def is_locked(root: Any, thing: type) -> bool:
    """Whether the constructor leaves a layer that refuses sublayers, unless its class has a `build` of its own."""
    instance = made(thing)
    try:
        if instance is not None:
            instance.added_later = root.layers.Dense(1)
    except ValueError as error:
        return "cannot add new elements of state" in str(error)
    except Exception:  # refused for another reason
        return False
    return False


def set_early(root: Any) -> dict[str, Any]:
    """Values for attributes that a constructor of Keras sets too, each another one than it sets.

    Keras 2 refuses a name.
    """
    return {
        "activity_regularizer": root.regularizers.L2(0.1),
        "built": True,
        "input_spec": root.layers.InputSpec(min_ndim=1),
        **({"name": "set_early"} if root.__name__ == "keras" else {}),
        "supports_masking": True,
        "trainable": False,
    }


def is_lost(root: Any, thing: type, attribute: str, value: Any) -> bool:
    """Whether what a subclass sets before `super().__init__()` is certainly another value after it."""

    def early(self: Any, *args: Any, **kwargs: Any) -> None:
        setattr(self, attribute, value)
        thing.__init__(self, *args, **kwargs)  # type: ignore[misc]

    guesses = GUESSES | inner_layers(root, thing)
    wanted = parameters(thing.__init__)["required"]  # type: ignore[misc]
    try:
        child = type(f"Early{thing.__name__}", (thing,), {"__init__": early})
        instance = child(**{name: guesses[name] for name in wanted}, **OPTIONS.get(thing.__name__, {}))
    except Exception:  # it is refused, or the arguments were not guessed
        return False
    return bool(getattr(instance, attribute, value) != value)


def inner_layers(root: Any, thing: type) -> dict[str, Any]:
    """What layers that hold others are given."""
    cell = root.layers.LSTMCell(2)
    layer = root.layers.LSTM(2) if thing.__name__ == "Bidirectional" else root.layers.Dense(2)
    return {"layer": layer, "cell": cell, "cells": [cell], "function": lambda x: x}


REFUSED = ("Unrecognized keyword", "unexpected keyword argument", "not recognized", "Argument(s)")
"""Words of the errors that say that an argument is not taken, rather than that its value is wrong."""
GENERAL = {
    "layer": (
        "batch_input_shape",
        "batch_size",
        "dynamic",
        "experimental_autocast",
        "implementation",
        "weights",
    ),
    "optimizer": ("decay", "lr"),
    "BatchNormalization": ("adjustment", "fused", "renorm", "virtual_batch_size"),
    "RNN": ("time_major", "zero_output_for_mask"),
}
"""Arguments that Keras 2 takes by `**kwargs`, by the kind or the name of the class."""


def removed(root: str, table: dict[str, Any]) -> dict[str, Any]:
    """What of the table of Keras 2 the root does not have, and what it has but refuses."""
    base = importlib.import_module(root) if root == "keras" else importlib.import_module("tensorflow").keras
    gone = [name for name in sorted(table["kinds"]) if lookup(base, name) is None]
    there = {name: thing for name in sorted(table["kinds"]) if (thing := lookup(base, name)) is not None}
    # Asked last: importing a module makes it an attribute of the one above it.
    importable = [name for name in gone if table["kinds"][name] == "module" and can_import(f"{root}.{name}")]
    refuses = {}
    for name, thing in there.items():
        if table["kinds"][name] == "function":
            wanted = table["functions"][name]
            lost = taken_away(thing, wanted["names"]) if callable(thing) else []
        elif inspect.isclass(thing) and name in table["constructors"]:
            kind = "layer" if table["kinds"][name] == "model" else table["kinds"][name]
            more = (*GENERAL.get(kind, ()), *GENERAL.get(thing.__name__, ()))
            if thing is base.Model:
                thing = type(plain_model(base))
            elif thing.__name__ == "RNN":
                thing = recurrent(base)
            lost = refused(thing, [*table["constructors"][name]["names"], *more])
        else:
            continue
        if lost:
            refuses[name] = lost
    methods = {}
    for name, wanted in sorted(table["arguments"].items()):
        owner = base.Model if name.startswith("Model.") else base.layers.Layer
        function = getattr(owner, name.rpartition(".")[2], None)
        if name not in ("build", "call", "__init__") and function is not None:
            methods[name] = taken_away(function, [*wanted["names"], *MORE.get(name, ())])
    return {
        "names": gone,
        "importable": importable,
        "unusable": [name for name, thing in there.items() if is_unusable(thing)],
        "arguments": refuses,
        "method arguments": {name: lost for name, lost in methods.items() if lost},
        "members": dict(lost_members(base, table)),
        "layer methods": dict(changed_methods(base, table)),
        "renamed weights": dict(renamed_weights(there, table)),
        "read-only weights": dict(read_only_weights(there, table)),
        "inner": sorted(lost_inside()) if root == "keras" else [],
    }


def changed_methods(base: Any, table: dict[str, Any]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The arguments that methods of layers have now, where those of Keras 2 are not among them in their order."""
    for name, methods in sorted(table["methods"].items()):
        thing = lookup(base, name)
        if not inspect.isclass(thing):
            continue
        now = own_methods(thing, base.layers.Layer)
        changed = {
            one: now[one]
            for one, before in sorted(methods.items())
            if one in now and now[one][: len(before)] != before
        }
        if changed:
            yield name, changed


def renamed_weights(there: dict[str, Any], table: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """The attributes of weights that have another name now, where the weights are the same ones otherwise."""
    for name, before in sorted(table["weights"].items()):
        now = weight_names(there[name]) if inspect.isclass(there.get(name)) else []
        if [shape for _, shape in now] == [shape for _, shape in before]:
            renamed = {old: new for (old, _), (new, _) in zip(before, now, strict=True) if old and old != new}
            if renamed and all(renamed.values()):
                yield name, renamed


def read_only_weights(there: dict[str, Any], table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The weights of layers that are properties without a setter."""
    for name, before in sorted(table["weights"].items()):
        thing = there.get(name)
        if not inspect.isclass(thing):
            continue
        held = {weight: inspect.getattr_static(thing, weight, None) for weight, _ in before if weight}
        found = sorted(w for w, one in held.items() if isinstance(one, property) and one.fset is None)
        if found:
            yield name, found


def lost_inside() -> Iterator[str]:
    """The inner modules of Keras 2, and their classes and functions, that Keras 3 does not have at that place."""
    import pkgutil

    before = importlib.import_module("tf_keras.src")
    lost: set[str] = set()
    for info in pkgutil.walk_packages(before.__path__, "tf_keras.src.", onerror=lambda name: None):
        name = info.name.removeprefix("tf_keras.")
        if name.endswith("_test") or any(name.startswith(f"{one}.") for one in lost) or "test" in name:
            continue
        if not can_import(f"keras.{name}"):
            lost.add(name)
            continue
        module = importlib.import_module(f"tf_keras.{name}")
        now = importlib.import_module(f"keras.{name}")
        for member, thing in vars(module).items():
            own = getattr(thing, "__module__", "") == module.__name__ and not member.startswith("_")
            if own and not hasattr(now, member):
                lost.add(f"{name}.{member}")
    yield from lost


def lost_members(root: Any, table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The attributes that no instance has any more, whatever was done with it before."""
    import numpy as np

    data, targets = np.ones((4, 3), "float32"), np.ones((4, 3), "float32")
    layer = plain_layer(root)
    layer(data)
    dense = root.layers.Dense(3)
    inputs = root.Input((3,))
    functional = root.Model(inputs, dense(inputs))
    own = plain_model(root)
    models = [functional, root.Sequential([root.layers.Dense(3)])]
    for model in models:
        model.compile("sgd", "mse")
        model.fit(data, targets, verbose=0)
    own.evaluate(data, targets, verbose=0)
    own.predict(data, verbose=0)
    metric = root.metrics.Mean()
    metric(data)
    optimizer = functional.optimizer
    for name, instances in {
        "layer": [layer, dense],
        "model": [own, *models],
        "metric": [metric],
        "optimizer": [optimizer],
    }.items():
        key = f"any {name}"
        names = {*table["members"][key], *table["set later"].get(key, [])}
        yield name, sorted(one for one in names if not any(has(instance, one) for instance in instances))


def has(instance: Any, name: str) -> bool:
    """Whether the attribute is there, also where reading it now fails for another reason."""
    if any(name in vars(parent) for parent in type(instance).__mro__):
        return True
    try:
        getattr(instance, name)
    except AttributeError:
        return False
    except Exception:  # it exists, and is not ready
        return True
    return True


MORE = {
    "Model.compile": ("experimental_run_tf_function", "sample_weight_mode", "target_tensors"),
    "Model.fit": ("nb_epoch",),
    "add_loss": ("inputs",),
}
"""Arguments that methods of Keras 2 take by `**kwargs`."""


def recurrent(root: Any) -> Any:
    """`RNN` with a cell given."""

    class Recurrent(root.layers.RNN):  # type: ignore[misc]
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(root.layers.LSTMCell(2), **kwargs)

    return Recurrent


def lookup(base: Any, name: str) -> Any:
    thing = base
    for part in name.split("."):
        try:
            thing = getattr(thing, part)
        except Exception:  # lazily made names fail in many ways; all mean that it cannot be used
            return None
    return thing


def can_import(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True


def is_unusable(thing: Any) -> bool:
    """Whether it is only a name, and raises whatever it is given."""
    if not inspect.isclass(thing):
        return False
    try:
        thing()
    except ImportError:
        return True
    except Exception:  # it needs arguments
        return False
    return False


def taken_away(function: Any, names: list[str]) -> list[str]:
    """The arguments that a function no longer has; none when it takes any by `**kwargs`."""
    known = parameters(function)
    return [] if known["kwargs"] else sorted(set(names) - set(known["names"]))


def refused(thing: type, names: list[str]) -> list[str]:
    """The arguments that a class refuses when an instance is made with otherwise good ones."""
    known = parameters(thing.__init__)  # type: ignore[misc]
    needed = {name: GUESSES[name] for name in known["required"] if name in GUESSES}
    good = {**needed, **OPTIONS.get(thing.__name__, {})}
    if not known["kwargs"]:
        return sorted(set(names) - set(known["names"]))
    try:
        thing(**good)
    except Exception:  # its arguments were not guessed: nothing is known
        return []
    return sorted(name for name in set(names) - set(known["names"]) if refuses_argument(thing, good, name))


def refuses_argument(thing: type, good: dict[str, Any], name: str) -> bool:
    try:
        thing(**good, **{name: GUESSES.get(name)})
    except (TypeError, ValueError) as error:
        return any(words in str(error) for words in REFUSED)
    except Exception:  # it is taken, and its value is wrong
        return False
    return False


if __name__ == "__main__":
    noise = io.StringIO()
    with contextlib.redirect_stderr(noise):
        if sys.argv[1] == "removed":
            json.dump(removed(sys.argv[2], json.loads(Path(sys.argv[3]).read_text())), sys.stdout)
        else:
            main(sys.argv[1])
