"""Runs in a process of its own: writes what the Keras named on the command line holds, as JSON on stdout.

    python collect.py keras|tf_keras

For every public name its kind; for layers their constructor, the members beyond those of `Layer` (also those that
their methods set later, and also for the inner classes that public layers derive from), and whether a called
instance has variables (weights or seed state), found by making and calling one.
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


if __name__ == "__main__":
    noise = io.StringIO()
    with contextlib.redirect_stderr(noise):
        main(sys.argv[1])
