"""Layers and variables as plain JSON, with their attribute paths."""

from __future__ import annotations

import contextlib
from typing import Any

from ..keras_api import Api
from . import attribute_paths
from .described import described
from .recorder import CallRecorder, MadeVariable

SCALARS = (bool, int, float, str)


class Snapshot:
    """What exists now. `layers` and `variables` are messages; the dicts give numbers to what is alive."""

    def __init__(self, root: Any, recorder: CallRecorder, api: Api) -> None:
        self.layers: list[dict[str, Any]] = []
        self.variables: list[dict[str, Any]] = []
        self.layer_numbers: dict[int, int] = {}
        self.variable_numbers: dict[int, int] = {}
        self.raw: list[Any] = []
        """The `tf.Variable` of each of the variables."""
        self.penalties: dict[int, float] = {}
        """What the regularizer of a variable gives for it, by its number."""
        self.kept: list[Any] = []
        self._take(root, recorder, api)

    def _take(self, root: Any, recorder: CallRecorder, api: Api) -> None:
        lent = {id(thing) for thing in recorder.lent}
        found = [item for item in attribute_paths.find(root, api) if not _is_of(item, lent)]
        known = _known(root, api)
        for item in found:
            if item.kind != attribute_paths.VARIABLE:
                self._layer(item, recorder, api, known)
        for call in recorder.calls:  # made in a call, and held by nobody
            if id(call.layer) not in self.layer_numbers:
                parent = None if call.parent is None else call.parent.layer
                self._stray(call.layer, parent, recorder, api, known)
        made = recorder.origins()
        for item in found:
            if item.kind == attribute_paths.VARIABLE:
                self._variable(item.thing, item, made.get(id(api.raw(item.thing))), recorder, api, known)
        self._take_listed(made, recorder, api, known)
        self._take_loose(made, _of_training(found, api), recorder, api, known)

    def _take_listed(
        self, made: dict[int, MadeVariable], recorder: CallRecorder, api: Api, known: Any
    ) -> None:
        """Variables that only the lists of layers hold."""
        for layer in list(self.kept):
            if id(layer) in self.layer_numbers and isinstance(layer, api.Layer):
                for variable in _listed(layer, "variables"):
                    raw = api.raw(variable)
                    if id(raw) not in self.variable_numbers:
                        self._variable(variable, None, made.get(id(raw)), recorder, api, known)

    def _take_loose(
        self, made: dict[int, MadeVariable], training: set[int], recorder: CallRecorder, api: Api, known: Any
    ) -> None:
        """Variables that were made and that nothing holds, but for those of a training that is not the user's."""
        training |= _variables_of(recorder.lent, api)
        for entry in recorder.made:
            origin = made.get(id(entry.variable), entry)
            known_by_now = (
                id(entry.variable) in self.variable_numbers or id(api.raw(entry.variable)) in training
            )
            if known_by_now or (origin is entry and entry.by_keras):
                continue
            if origin.owner is not None and id(origin.owner) not in self.layer_numbers:
                continue  # of a layer that was made and thrown away, as `Bidirectional` does with the one it is given
            self._variable(entry.variable, None, origin, recorder, api, known)

    def regularizers(self) -> list[dict[str, Any]]:
        """The losses that Keras takes of weights: of those that it trains."""
        return [
            {
                "loss_kind": "regularizer",
                "owner": item["owner"],
                "sources": [f"v{item['number']}"],
                "place": item["place"],
                "shape": [],
                "dtype": item["dtype"],
                "amount": self.penalties.get(item["number"]),
                "detail": f"{item['regularizer']} of {item['path']}",
            }
            for item in self.variables
            if item["regularizer"] and item["variable_kind"] == "trainable"
        ]

    def _note_penalty(self, number: int, variable: Any, made: Any) -> None:
        regularizer = _regularizer_of(variable, made)
        if callable(regularizer):
            with contextlib.suppress(Exception):  # it may be a function of the user's
                self.penalties[number] = float(regularizer(variable))

    def _layer(self, item: attribute_paths.Found, recorder: CallRecorder, api: Api, known: Any) -> None:
        owner = None if item.owner is None else self.layer_numbers.get(id(item.owner.thing))
        place = {"kind": item.kind, "paths": item.paths, "attribute": item.attribute, "owner": owner}
        self._add_layer(item.thing, place, recorder, api, known)

    def _stray(self, layer: Any, parent: Any, recorder: CallRecorder, api: Api, known: Any) -> None:
        owner = self.layer_numbers.get(id(parent)) if parent is not None else None
        above = "" if owner is None else str(self.layers[owner]["paths"][0])
        name = f"<{type(layer).__name__}>"
        path = f"{above}.{name}" if above else name
        place = {"kind": attribute_paths.LAYER, "paths": [path], "attribute": name, "owner": owner}
        self._add_layer(layer, place, recorder, api, known)

    def _add_layer(self, layer: Any, place: Any, recorder: CallRecorder, api: Api, known: Any) -> None:
        """Give a layer a number and tell of it; `place` says where it was found."""
        self.kept.append(layer)
        number = len(self.layers)
        self.layer_numbers[id(layer)] = number
        cls = type(layer)
        builtin = api.is_builtin(cls)
        site = recorder.layer_sites.get(id(layer))
        counts = place["kind"] == attribute_paths.LAYER
        self.layers.append(
            {
                "number": number,
                **place,
                "class_name": cls.__qualname__.split(".<locals>.")[-1],
                "module": cls.__module__,
                "builtin": builtin,
                "model": isinstance(layer, api.Model),
                "functional": api.is_functional(layer),
                "keras_name": str(getattr(layer, "name", "")),
                "built": bool(getattr(layer, "built", True)),
                "defined": None if builtin else recorder.callsites.of_class(cls),
                "place": site.site if site else None,
                "by_keras": site is not None and site.by_keras,
                "settings": self._settings_of(layer, recorder) if builtin else {},
                "dtype": _dtype(layer),
                "compute_dtype": str(getattr(layer, "compute_dtype", "") or "") if counts else "",
                "trainable": bool(getattr(layer, "trainable", True)),
                "weights": len(_listed(layer, "weights")) if counts else 0,
                "params": _params(layer, known, api) if counts else None,
            }
        )

    def _settings_of(self, layer: Any, recorder: CallRecorder) -> dict[str, Any]:
        """The settings of a layer, asked for once: they are what it was constructed with."""
        if id(layer) not in recorder.settings:
            recorder.settings[id(layer)] = (layer, _settings(layer))
        return recorder.settings[id(layer)][1]

    def _variable(
        self, variable: Any, item: Any, made: Any, recorder: CallRecorder, api: Api, known: Any
    ) -> None:
        raw = api.raw(variable)
        self.kept.append(raw)
        number = len(self.variables)
        self.variable_numbers[id(raw)] = number
        self.raw.append(raw)
        self.variable_numbers[id(variable)] = number
        self.kept.append(variable)
        owner = (
            item.owner.thing
            if item is not None and item.owner is not None
            else (made.owner if made else None)
        )
        self._note_penalty(number, variable, made)
        owner_number = self.layer_numbers.get(id(owner)) if owner is not None else None
        if owner_number is None:
            owner_number = 0
        keras_name = str(getattr(variable, "path", "") or variable.name)
        name = item.attribute if item is not None else keras_name.split("/")[-1].split(":")[0]
        above = str(self.layers[owner_number]["paths"][0]) if self.layers else ""
        path = item.paths[0] if item is not None else (f"{above}.{name}" if above else name)
        self.variables.append(
            {
                "number": number,
                "owner": owner_number,
                "path": path,
                "name": name,
                "paths": item.paths if item is not None else [path],
                "held": item is not None,
                "variable_kind": _variable_kind(raw, owner, known, api),
                "role": _role(raw, owner, api),
                "keras_name": keras_name,
                "initializer": made.initializer if made else "",
                "regularizer": _regularizer(variable, made),
                "phase": made.phase if made else "",
                "place": made.site if made else None,
                "class_name": type(variable).__name__,
                **described(raw),
            }
        )


def _regularizer_of(variable: Any, made: Any) -> Any:
    """Keras 3 keeps a weight's regularizer at the weight; in Keras 2 it is what `add_weight` got."""
    given = made.regularizer if made is not None else None
    return getattr(variable, "regularizer", None) if given is None else given


def _listed(layer: Any, name: str) -> list[Any]:
    """The weights of a layer; none for a Sequential model of Keras 2 that is not built yet, which refuses to say."""
    try:
        return list(getattr(layer, name))
    except ValueError:
        return []


def _params(layer: Any, known: dict[int, str], api: Api) -> Any:
    """How many numbers Keras counts in a layer, states left out; None where it is not built or a shape is open."""
    total = 0
    for variable in _listed(layer, "weights"):
        raw = api.raw(variable)
        if _variable_kind(raw, None, known, api) in ("trainable", "non-trainable"):
            size = raw.shape.num_elements()
            if size is None:
                return None
            total += int(size)
    return total if total or getattr(layer, "built", True) else None


def _known(root: Any, api: Api) -> dict[int, str]:
    """What Keras itself says of each variable, by the id of its `tf.Variable`: its kind in the root's view."""
    out: dict[int, str] = {}
    if not isinstance(root, api.Layer):
        return out
    layers = list(root._flatten_layers())
    for layer in [root] if _listed(root, "variables") else layers:
        weights = {id(api.raw(variable)) for variable in _listed(layer, "weights")}
        for variable in _listed(layer, "variables"):
            key = id(api.raw(variable))
            out[key] = "non-trainable" if key in weights else "state"
        for variable in _listed(layer, "trainable_weights"):
            out[id(api.raw(variable))] = "trainable"
    for layer in layers:
        for metric in getattr(layer, "_metrics", None) or ():
            for variable in metric.variables:
                out[id(api.raw(variable))] = "state"
    return out


def _is_of(item: attribute_paths.Found, things: set[int]) -> bool:
    """Whether something is one of these things, or held by one."""
    return id(item.thing) in things or (item.owner is not None and id(item.owner.thing) in things)


def _variables_of(things: list[Any], api: Api) -> set[int]:
    """The ids of the variables of optimizers and metrics."""
    out: set[int] = set()
    for thing in things:
        variables = getattr(thing, "variables", None) or ()
        out.update(id(api.raw(one)) for one in (variables() if callable(variables) else variables))
    return out


def _of_training(found: list[attribute_paths.Found], api: Api) -> set[int]:
    """The ids of variables that `compile` made for itself: of its optimizer, and of its own metrics."""
    parts: list[Any] = []
    for item in found:
        if isinstance(item.thing, api.Model):
            parts.append(getattr(item.thing, "optimizer", None))
            with contextlib.suppress(Exception):  # a property that the user may have written
                parts += item.thing.metrics
    return _variables_of(parts, api)


def _role(raw: Any, owner: Any, api: Api) -> str:
    """What a state is for."""
    if isinstance(owner, api.Metric):
        return "metric"
    if isinstance(owner, api.Optimizer):
        return "optimizer"
    if isinstance(owner, api.tf.random.Generator):
        return "random generator"
    seed = api.SeedGenerator and isinstance(owner, api.SeedGenerator)
    return "seed" if seed or "seed_generator_state" in str(raw.name) else ""


def _regularizer(variable: Any, made: Any) -> str:
    """The class of a weight's regularizer."""
    given = _regularizer_of(variable, made)
    if given is None:
        return ""
    return given if isinstance(given, str) else str(getattr(given, "__name__", "") or type(given).__name__)


def _variable_kind(raw: Any, owner: Any, known: dict[int, str], api: Api) -> str:
    if _role(raw, owner, api) in ("metric", "optimizer", "random generator"):
        return "state"
    if api.SeedGenerator and isinstance(owner, api.SeedGenerator):
        return "state"
    kind = known.get(id(raw), "untracked")
    if kind == "non-trainable" and "seed_generator_state" in str(raw.name):
        return "state"
    return kind


def _settings(layer: Any) -> dict[str, Any]:
    """The scalar settings of a Keras layer: `units`, `activation`."""
    try:
        config = layer.get_config()
    except Exception as problem:  # get_config of any layer may fail; then there are no settings to show
        return {"get_config": f"{type(problem).__name__}: {problem}"}
    out: dict[str, Any] = {}
    for name, value in config.items():
        if name in ("name", "dtype", "trainable"):
            continue
        if isinstance(value, SCALARS):
            out[name] = value
        elif (
            isinstance(value, (list, tuple))
            and len(value) <= 4
            and all(isinstance(item, SCALARS) for item in value)
        ):
            out[name] = list(value)
        elif isinstance(value, dict) and isinstance(value.get("class_name"), str):
            out[name] = value["class_name"]
    return out


def _dtype(layer: Any) -> str:
    return str(getattr(layer, "variable_dtype", "") or getattr(layer, "dtype", "") or "")
