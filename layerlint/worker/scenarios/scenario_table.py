"""The scenarios by name: each runs a class and observes symptoms and traits.

The words are those of `vocabulary.py`. Each scenario runs in its own process; those that train or save have modules of
their own.
"""

from __future__ import annotations

import inspect
from typing import Any, Callable

from . import fitting, saving, training_steps
from .case import Case
from .lost_arguments import left_out, recorded
from .number_texts import first_numbers, number_text
from .restored import (
    arguments_that_differ,
    behave_alike,
    configuration_of,
    from_configuration,
    unsavable_arguments,
)
from .twins import differing_by_chance, twins_agree


def _import(case: Case) -> None:
    case.start()


def _construct(case: Case) -> None:
    case.start()
    case.make()


def _call(case: Case) -> None:
    case.start()
    layer = case.make()
    output = case.call(layer, case.inputs())
    if output is None:
        case.add_symptom("output-none")
    if output is not None and case.same(case.numbers(output), case.numbers(case.inputs())):
        case.traits.add("output-is-input")
    if not layer.built:
        case.traits.add("unbuilt")
    case.untracked(layer)
    case.structure(layer)


def _call_twice(case: Case) -> None:
    case.start()
    layer = case.make()
    first = case.call(layer, case.inputs())
    count, values = len(case.probe.variables), case.weight_values(layer)
    case.untracked(layer)
    losses = len(layer.losses)
    _two_calls(case, layer, first, (count, values))
    if case.probe.losses_added:
        case.traits.add("losses-added")
    if len(layer.losses) > losses:
        case.add_symptom("losses-grow")
    if case.probe.losses_added and not layer.losses:
        case.add_symptom("loss-lost")
    case.structure(layer)


def _two_calls(case: Case, layer: Any, first: Any, before: tuple[int, dict[str, Any]]) -> None:
    count, values = before
    first_numbers = case.numbers(first)
    second = case.numbers(case.call(layer, case.inputs()))
    case.values.append(f"first call {number_text(first_numbers)}; second call {number_text(second)}")
    if len(case.probe.variables) > count:
        case.values.append(
            f"{count} variables after the first call, {len(case.probe.variables)} after the second"
        )
    if len(case.probe.variables) > count:
        case.add_symptom("variables-grow")
    if case.same(first_numbers, second):
        case.traits.add("output-repeats")
        for path in _changed(case, layer, values):
            case.add_trait("state-changes", path)
    elif len(case.probe.variables) > count or not case.draws(layer):
        case.add_symptom("output-differs", *_changed(case, layer, values))


def _changed(case: Case, layer: Any, before: dict[str, Any]) -> set[str]:
    """The attributes whose weights changed."""
    now = case.weight_values(layer)
    return {path for path, value in before.items() if not case.np.array_equal(value, now.get(path, value))}


def _build_call(case: Case) -> None:
    case.start()
    layer = case.make()
    layer.build(case.shapes())
    count = len(case.probe.variables)
    case.set_values(layer)
    case.call(layer, case.inputs())
    if len(case.probe.variables) > count:
        case.add_symptom("variables-grow")
    case.untracked(layer)


def _function(case: Case) -> None:
    case.start()
    variables, layers = list(case.probe.variables), list(case.probe.layers)
    eager = case.make()
    eager_outputs = [case.numbers(case.call(eager, case.inputs())) for _ in range(3)]
    case.call(case.make(), case.inputs(2))
    case.traits.add("control-passed")
    case.probe.variables[:], case.probe.layers[:] = variables, layers
    layer = case.make()
    traced = case.traced(layer)
    try:
        outputs = [case.numbers(traced(case.inputs())) for _ in range(3)]
    except Exception:
        if _passes_otherwise(case):
            case.traits.add("passes-otherwise")
        raise
    case.values.append(
        f"eager calls {first_numbers(eager_outputs)}; inside `tf.function` {first_numbers(outputs)}"
    )
    case.untracked(layer)
    differing = case.attributes.differing(eager, layer)
    if differing:
        by_chance = case.attributes.differing(eager, _instance_after_calls(case))
        differing = [name for name in differing if name not in by_chance]
    if differing:
        case.add_symptom("python-state-frozen", *differing)
    varies = not case.same(eager_outputs[1], eager_outputs[2])
    if not varies:
        case.traits.add("output-repeats")
    elif case.same(outputs[1], outputs[2]):
        case.add_symptom("output-frozen")
    else:
        case.traits.add("outputs-vary")
    if case.probe.printed_symbols:
        case.traits.add("prints-symbols")
    traced(case.inputs(2))
    case.leaked(layer)


def _instance_after_calls(case: Case) -> Any:
    """Return another instance after three eager calls."""
    with case.probe.unseen():
        layer = case.make()
        for _ in range(3):
            case.call(layer, case.inputs())
    return layer


def _passes_otherwise(case: Case) -> bool:
    """Whether a traced call works on a built layer, as in `fit`, or with inputs of another shape."""
    if _passes_traced(case):
        return True
    return any(_passes_traced(case) for _ in case.other_plans())


def _passes_traced(case: Case) -> bool:
    layer = case.make()
    try:
        case.call(layer, case.inputs())
        case.traced(layer)(case.inputs())
    except Exception:
        return False
    return True


def _functional(case: Case) -> None:
    case.start()
    layer = case.make()
    model = case.functional(layer)
    model.predict(case.inputs(), batch_size=4, verbose=0)
    model.predict(case.inputs(2), batch_size=2, verbose=0)
    case.untracked(layer)
    case.leaked(layer)
    case.structure(layer)


def _config(case: Case) -> None:
    case.start()
    for name in unsavable_arguments(case):
        case.add_trait("value-unsavable", name)
    layer = case.make()
    layer.trainable = False
    other = from_configuration(case, layer, configuration_of(case, layer))
    if (layer.name, layer.trainable, layer.dtype) != (other.name, other.trainable, other.dtype):
        case.add_symptom("settings-lost")
    changed = arguments_that_differ(layer, other, case.attributes.base_names)
    if changed:  # an argument that chance fills in differs between any two instances
        changed = [name for name in changed if name not in differing_by_chance(case, layer)]
    if changed:
        case.add_symptom("config-differs", *changed)
    elif not behave_alike(case, layer, other) and twins_agree(case):
        case.add_symptom("config-differs")


def _settings(case: Case) -> None:
    case.start()
    layer = case.make(name="given", trainable=False, dtype="float16")
    if layer.name != "given" or layer.trainable or str(layer.dtype) != "float16":
        case.add_symptom("settings-lost")


def _instances(case: Case) -> None:
    case.start()
    defaults = _mutable_defaults(case)
    first = case.make()
    fresh = case.attributes.sizes(first)
    case.call(first, case.inputs())
    held_first = case.attributes.sizes(first)
    if held_first != fresh:
        case.traits.add("container-filled")
    filled = _mutable_defaults(case) != defaults
    second = case.make()
    started = case.attributes.sizes(second)
    case.call(second, case.inputs())
    if filled or held_first != case.attributes.sizes(second) or fresh != started:
        case.add_symptom("shared-state")
    if {id(variable) for variable in first.variables} & {id(variable) for variable in second.variables}:
        case.traits.add("shared-weights")


def _mutable_defaults(case: Case) -> dict[str, list[Any]]:
    """The ids of the elements in the constructor's mutable defaults."""
    defaults = {
        name: parameter.default
        for name, parameter in inspect.signature(case.target_class.__init__).parameters.items()
    }
    return {
        name: [id(part) for part in (*value, *(value.values() if isinstance(value, dict) else ()))]
        for name, value in defaults.items()
        if isinstance(value, (list, dict, set))
    }


def _mask(case: Case) -> None:
    case.start()
    layer = case.make()
    tokens = case.api.tf.constant([[1, 2, 0], [3, 0, 0], [1, 1, 1], [2, 1, 0]])
    embedded = case.api.keras.layers.Embedding(5, 3, mask_zero=True)(tokens)
    output = case.first(case.call(layer, embedded))
    if getattr(output, "_keras_mask", None) is None:
        case.add_symptom("mask-dropped")
    elif _takes_masks_away(case, layer, embedded):
        case.traits.add("mask-kept")


def _takes_masks_away(case: Case, layer: Any, embedded: Any) -> bool:
    """Whether the class's own `compute_mask` returns None; that of every Keras 2 layer refuses a mask."""
    if type(layer).compute_mask is case.api.Layer.compute_mask:
        return False
    return layer.compute_mask(embedded, getattr(embedded, "_keras_mask", None)) is None


def _mixed(case: Case) -> None:
    case.api.keras.mixed_precision.set_global_policy("mixed_float16")
    _call(case)


def _control(case: Case) -> None:
    case.start()
    layer = case.make()
    case.call(layer, case.inputs())
    case.call(layer, case.inputs(2))


SCENARIOS: dict[str, Callable[[Case], None]] = {
    "import": _import,
    "construct": _construct,
    "call": _call,
    "call-twice": _call_twice,
    "build-call": _build_call,
    "function": _function,
    "functional": _functional,
    "fit": fitting.fit,
    "fit-functional": fitting.fit_functional,
    "batches": training_steps.batches,
    "step": training_steps.step,
    "step-batches": training_steps.step_batches,
    "evaluate": training_steps.evaluate,
    "fit-callbacks": training_steps.fit_callbacks,
    "fit-metrics": training_steps.fit_metrics,
    "save": saving.save,
    "save-plain": saving.save_unnamed,
    "save-h5": saving.save_h5,
    "save-fitted": saving.save_fitted,
    "weights": saving.weights,
    "build-load": saving.build_load,
    "checkpoint": saving.checkpoint,
    "config": _config,
    "settings": _settings,
    "instances": _instances,
    "mask": _mask,
    "mixed": _mixed,
    "control": _control,
    "left-out": left_out,
    "recorded": recorded,
}
