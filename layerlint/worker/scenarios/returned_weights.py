"""Which attributes of a layer got their weights back, and which layers refused theirs, for they are not built."""

from __future__ import annotations

from typing import Any

from .case import Case


def note_returned(case: Case, layer: Any, restored: Any) -> None:
    """Note, as `weights-returned`, the attributes whose weights have the same values in both instances."""
    before, after = _by_attribute(case, layer), _by_attribute(case, restored)
    for name, values in before.items():
        if case.same(values, after.get(name, [])):
            case.trait("weights-returned", name)


def note_refused(case: Case, layer: Any, problem: Exception) -> None:
    """Note, as `weights-refused`, the attributes of a restored instance with a layer that is not built."""
    restored = restored_of(case, layer)
    if "could not be loaded" not in str(problem) or restored is None:
        return
    for name, value in vars(restored).items():
        parts = case.api.tf.nest.flatten(value)
        if any(isinstance(one, case.api.Layer) and not one.built for one in parts):
            case.trait("weights-refused", name)


def restored_of(case: Case, layer: Any) -> Any:
    """The newest other instance of the class; None where there is none."""
    others = [one for one in case.probe.every if isinstance(one, case.made_class) and one is not layer]
    return others[-1] if others else None


def _by_attribute(case: Case, layer: Any) -> dict[str, list[Any]]:
    raw = {id(one): one for one in map(case.api.raw, (*case.weights_of(layer), *case.made()))}
    found: dict[str, list[Any]] = {}
    for variable in raw.values():
        name = case.attributes.path_of(layer, variable)
        if name:
            found.setdefault(name, []).append(case.np.array(variable))
    return found
