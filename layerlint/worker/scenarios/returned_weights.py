"""The attributes whose weights were restored, and those whose unbuilt layers refused them."""

from __future__ import annotations

from typing import Any

from .case import Case


def note_returned(case: Case, layer: Any, restored: Any) -> None:
    """Add the trait `weights-returned` for attributes whose weights are equal in both instances."""
    before, after = _by_attribute(case, layer), _by_attribute(case, restored)
    for name, values in before.items():
        if case.same(values, after.get(name, [])):
            case.add_trait("weights-returned", name)


def note_refused(case: Case, layer: Any, problem: Exception) -> None:
    """Add the trait `weights-refused` for attributes of the restored instance with an unbuilt layer."""
    restored = restored_of(case, layer)
    if "could not be loaded" not in str(problem) or restored is None:
        return
    for name, value in vars(restored).items():
        parts = case.api.tf.nest.flatten(value)
        if any(isinstance(part, case.api.Layer) and not part.built for part in parts):
            case.add_trait("weights-refused", name)


def restored_of(case: Case, layer: Any) -> Any:
    """Return the newest other instance of the class; None where there is none."""
    others = [
        instance
        for instance in case.probe.all_layers
        if isinstance(instance, case.target_class) and instance is not layer
    ]
    return others[-1] if others else None


def _by_attribute(case: Case, layer: Any) -> dict[str, list[Any]]:
    raw = {
        id(variable): variable
        for variable in map(case.api.raw, (*case.weights_of(layer), *case.created_variables()))
    }
    values: dict[str, list[Any]] = {}
    for variable in raw.values():
        name = case.attributes.path_of(layer, variable)
        if name:
            values.setdefault(name, []).append(case.np.array(variable))
    return values
