"""Layers and variables as plain JSON, with their attribute paths."""

from __future__ import annotations

import contextlib
from typing import Any

from ..keras_api import Api
from . import attribute_paths
from .recorded import RecordedVariable
from .recorder import CallRecorder
from .tensor_facts import tensor_facts
from .variable_kinds import listed, parameter_count, role, variable_kind, variable_kinds

SCALARS = (bool, int, float, str)


class Snapshot:
    """The current layers and variables as messages, and the number of each by the id of its object."""

    def __init__(self, root: Any, recorder: CallRecorder, api: Api) -> None:
        self.layers: list[dict[str, Any]] = []
        self.variables: list[dict[str, Any]] = []
        self.layer_numbers: dict[int, int] = {}
        self.variable_numbers: dict[int, int] = {}
        self.raw: list[Any] = []
        """The `tf.Variable` of each of the variables."""
        self.penalties: dict[int, float] = {}
        """The penalty of each regularized variable, by its number."""
        self.references: list[Any] = []
        self._take(root, recorder, api)

    def _take(self, root: Any, recorder: CallRecorder, api: Api) -> None:
        compile_values = {id(thing) for thing in recorder.compile_values}
        objects = [
            item
            for item in attribute_paths.reachable_objects(root, api)
            if not _belongs_to(item, compile_values)
        ]
        kinds = variable_kinds(root, api)
        for item in objects:
            if item.kind != attribute_paths.VARIABLE:
                self._add_found_layer(item, recorder, api, kinds)
        for call in recorder.calls:  # created in a call, and held by no attribute
            if id(call.layer) not in self.layer_numbers:
                parent = None if call.parent is None else call.parent.layer
                self._add_stray_layer(call.layer, parent, recorder, api, kinds)
        origins = recorder.origins()
        for item in objects:
            if item.kind == attribute_paths.VARIABLE:
                self._add_variable(
                    item.value, item, origins.get(id(api.raw(item.value))), recorder, api, kinds
                )
        self._add_listed_variables(origins, recorder, api, kinds)
        self._add_unheld_variables(origins, _training_variables(objects, api), recorder, api, kinds)

    def _add_listed_variables(
        self, origins: dict[int, RecordedVariable], recorder: CallRecorder, api: Api, kinds: Any
    ) -> None:
        """Add the variables that only the lists of layers hold."""
        for layer in list(self.references):
            if id(layer) in self.layer_numbers and isinstance(layer, api.Layer):
                for variable in listed(layer, "variables"):
                    raw = api.raw(variable)
                    if id(raw) not in self.variable_numbers:
                        self._add_variable(variable, None, origins.get(id(raw)), recorder, api, kinds)

    def _add_unheld_variables(
        self,
        origins: dict[int, RecordedVariable],
        training: set[int],
        recorder: CallRecorder,
        api: Api,
        kinds: Any,
    ) -> None:
        """Add the recorded variables that nothing holds, except those of a `compile` that is not the user's."""
        training |= _variables_of(recorder.compile_values, api)
        for entry in recorder.variables:
            origin = origins.get(id(entry.variable), entry)
            is_numbered = (
                id(entry.variable) in self.variable_numbers or id(api.raw(entry.variable)) in training
            )
            if is_numbered or (origin is entry and entry.by_keras):
                continue
            if origin.owner is not None and id(origin.owner) not in self.layer_numbers:
                continue  # of a layer that was discarded, as `Bidirectional` does with its argument
            self._add_variable(entry.variable, None, origin, recorder, api, kinds)

    def regularizers(self) -> list[dict[str, Any]]:
        """Return the losses of regularizers, those of trainable weights."""
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

    def _note_penalty(self, number: int, variable: Any, origin: Any) -> None:
        regularizer = _regularizer_of(variable, origin)
        if callable(regularizer):
            with contextlib.suppress(Exception):  # it may be a function of the user's
                self.penalties[number] = float(regularizer(variable))

    def _add_found_layer(
        self, item: attribute_paths.ReachableObject, recorder: CallRecorder, api: Api, kinds: Any
    ) -> None:
        owner = None if item.owner is None else self.layer_numbers.get(id(item.owner.value))
        place = {"kind": item.kind, "paths": item.paths, "attribute": item.attribute, "owner": owner}
        self._add_layer(item.value, place, recorder, api, kinds)

    def _add_stray_layer(self, layer: Any, parent: Any, recorder: CallRecorder, api: Api, kinds: Any) -> None:
        owner = self.layer_numbers.get(id(parent)) if parent is not None else None
        above = "" if owner is None else str(self.layers[owner]["paths"][0])
        name = f"<{type(layer).__name__}>"
        path = f"{above}.{name}" if above else name
        place = {"kind": attribute_paths.LAYER, "paths": [path], "attribute": name, "owner": owner}
        self._add_layer(layer, place, recorder, api, kinds)

    def _add_layer(self, layer: Any, place: Any, recorder: CallRecorder, api: Api, kinds: Any) -> None:
        """Number a layer and add its message; `place` has its kind, paths and owner."""
        self.references.append(layer)
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
                "defined": None if builtin else recorder.callsites.class_site(cls),
                "place": site.site if site else None,
                "by_keras": site is not None and site.by_keras,
                "settings": self._saved_settings(layer, recorder) if builtin else {},
                "dtype": _dtype(layer),
                "compute_dtype": str(getattr(layer, "compute_dtype", "") or "") if counts else "",
                "trainable": bool(getattr(layer, "trainable", True)),
                "weights": len(listed(layer, "weights")) if counts else 0,
                "params": parameter_count(layer, kinds, api) if counts else None,
            }
        )

    def _saved_settings(self, layer: Any, recorder: CallRecorder) -> dict[str, Any]:
        """The settings of a layer, read once: they are those of its constructor."""
        if id(layer) not in recorder.settings:
            recorder.settings[id(layer)] = (layer, _settings(layer))
        return recorder.settings[id(layer)][1]

    def _add_variable(
        self, variable: Any, item: Any, origin: Any, recorder: CallRecorder, api: Api, kinds: Any
    ) -> None:
        raw = api.raw(variable)
        self.references.append(raw)
        number = len(self.variables)
        self.variable_numbers[id(raw)] = number
        self.raw.append(raw)
        self.variable_numbers[id(variable)] = number
        self.references.append(variable)
        owner = (
            item.owner.value
            if item is not None and item.owner is not None
            else (origin.owner if origin else None)
        )
        self._note_penalty(number, variable, origin)
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
                "variable_kind": variable_kind(raw, owner, kinds, api),
                "role": role(raw, owner, api),
                "keras_name": keras_name,
                "initializer": origin.initializer if origin else "",
                "regularizer": _regularizer(variable, origin),
                "phase": origin.phase if origin else "",
                "place": origin.site if origin else None,
                "class_name": type(variable).__name__,
                **tensor_facts(raw),
            }
        )


def _regularizer_of(variable: Any, origin: Any) -> Any:
    """The regularizer of a weight: in Keras 3 an attribute of the weight, in Keras 2 the argument of `add_weight`."""
    regularizer = origin.regularizer if origin is not None else None
    return getattr(variable, "regularizer", None) if regularizer is None else regularizer


def _belongs_to(item: attribute_paths.ReachableObject, things: set[int]) -> bool:
    """Whether an object is one of these things, or held by one."""
    return id(item.value) in things or (item.owner is not None and id(item.owner.value) in things)


def _variables_of(things: list[Any], api: Api) -> set[int]:
    """The ids of the variables of optimizers and metrics."""
    out: set[int] = set()
    for thing in things:
        variables = getattr(thing, "variables", None) or ()
        out.update(id(api.raw(variable)) for variable in (variables() if callable(variables) else variables))
    return out


def _training_variables(objects: list[attribute_paths.ReachableObject], api: Api) -> set[int]:
    """The ids of the variables of `compile`: of its optimizer and its metrics."""
    parts: list[Any] = []
    for item in objects:
        if isinstance(item.value, api.Model):
            parts.append(getattr(item.value, "optimizer", None))
            with contextlib.suppress(Exception):  # a property that the user may have written
                parts += item.value.metrics
            with contextlib.suppress(Exception):  # no part of Keras's interface, and not in Keras 2
                parts += item.value._get_own_metrics()  # also what an own `metrics` leaves out
    return _variables_of(parts, api)


def _regularizer(variable: Any, origin: Any) -> str:
    """The class of a weight's regularizer."""
    regularizer = _regularizer_of(variable, origin)
    if regularizer is None:
        return ""
    return (
        regularizer
        if isinstance(regularizer, str)
        else str(getattr(regularizer, "__name__", "") or type(regularizer).__name__)
    )


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
