"""What is done with a class, and what is looked for, by the name of the scenario.

The words are those of `words.py`. Each scenario has a process of its own.
"""

from __future__ import annotations

import inspect
import logging
import os
import tempfile
import traceback
import warnings
from typing import Any, Callable

from . import target
from .case import Case
from .keras_api import Api
from .planning import Plan, find_inputs
from .tracing import first_line
from .wire import Wire


def run(request: dict[str, Any], api: Api, wire: Wire) -> None:
    """Do what the request names: "plan" finds out how to make and call the class, the others are `SCENARIOS`."""
    np = __import__("numpy")
    np.random.seed(1)
    api.tf.random.set_seed(1)
    try:
        thing = target.load(request["target"])
        plan = Plan(request, thing, api)
        plan.check()
    except BaseException as error:
        _failed(wire, "import", error)
        return
    if request["scenario"] == "plan":
        _plan(plan, api, wire)
        return
    plan.guessed_init = dict(request.get("guessed") or {})
    if request.get("training"):
        plan.options.setdefault("training", True)
    with tempfile.TemporaryDirectory() as folder:
        observe(Case(plan, api, folder), request["scenario"], wire)


def observe(case: Case, scenario: str, wire: Wire) -> None:
    """Run one scenario and send what was seen."""
    found = seen_in(case, SCENARIOS[scenario])
    wire.send("seen", scenario=scenario, **found)


def seen_in(case: Case, scenario: Callable[[Case], None]) -> dict[str, Any]:
    """Run one scenario: the words that were seen, the attributes they are about, and an error's frames."""
    detail, brief, frames = "", "", []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        logged = _Logged()
        logging.getLogger().addHandler(logged)
        case.api.tf.get_logger().addHandler(logged)
        try:
            with case.probe.watching():
                scenario(case)
        except Exception as problem:
            case.seen = {f"raises={type(problem).__name__}: {problem}"}
            detail = traceback.format_exc()
            brief = first_line(problem)
            frames = _frames(problem)
    texts = [str(item.message) for item in caught] + logged.texts
    case.traits |= {f"warns={text}" for text in texts}
    return {
        "seen": sorted(case.seen),
        "traits": sorted(case.traits),
        "where": {word: sorted(path for path in paths if path) for word, paths in sorted(case.where.items())},
        "detail": detail,
        "brief": brief,
        "frames": frames,
    }


def _plan(plan: Plan, api: Api, wire: Wire) -> None:
    """Find arguments and inputs, and send them so that later requests can name them."""
    stage = "construct"
    error: BaseException | None = None
    made: Any = None
    for _ in plan.arguments():
        try:
            made = plan.construct()
            error = None
            break
        except BaseException as problem:
            error = error or problem
    if made is None and plan.guessed_init:
        for _ in plan.arguments():  # none worked: the first guess is the one to tell
            break
    if made is not None:
        stage = "call"
        layers = [made]

        def attempt() -> None:
            layer = layers.pop() if layers else plan.construct()
            case = Case(plan, api, "")
            case.call(layer, case.inputs())

        try:
            if plan.inputs_given:
                plan.arrange(made)
                attempt()
            else:
                find_inputs(plan, made, attempt)
        except BaseException as problem:
            error = problem
    wire.send(
        "plan",
        guessed=plan.guessed_init,
        inputs={"args": plan.input_args, "kwargs": plan.input_kwargs},
        init=plan.init,
        fed=plan.fed,
        training=_takes_training(plan),
    )
    if error is not None:
        _failed(wire, stage, error)


def _takes_training(plan: Plan) -> bool:
    try:
        return "training" in inspect.signature(plan.thing.call).parameters
    except (AttributeError, TypeError, ValueError):
        return False


def _failed(wire: Wire, stage: str, error: BaseException) -> None:
    text = f"{type(error).__name__}: {error}"
    wire.send("failure", stage=stage, exception=text, brief=first_line(error), frames=_frames(error))


def _frames(error: BaseException) -> list[list[Any]]:
    """The places that the error went through, outermost first: file and line."""
    found: list[list[Any]] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        found.extend([frame.filename, frame.lineno] for frame in traceback.extract_tb(current.__traceback__))
        current = current.__cause__ or current.__context__
    return found


class _Logged(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


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
        case.see("output-none")
    if output is not None and case.same(case.numbers(output), case.numbers(case.inputs())):
        case.traits.add("output-is-input")
    case.untracked(layer)
    case.structure(layer)


def _call_twice(case: Case) -> None:
    case.start()
    layer = case.make()
    first = case.call(layer, case.inputs())
    made = len(case.probe.made)
    case.untracked(layer)
    losses = len(layer.losses)
    _two_calls(case, layer, first, made)
    if len(layer.losses) > losses:
        case.see("losses-grow")
    if case.probe.losses_added and not layer.losses:
        case.see("loss-lost")
    case.structure(layer)


def _two_calls(case: Case, layer: Any, first: Any, made: int) -> None:
    first_numbers = case.numbers(first)
    second = case.numbers(case.call(layer, case.inputs()))
    if len(case.probe.made) > made:
        case.see("variables-grow")
    if case.same(first_numbers, second):
        case.traits.add("output-repeats")
    else:
        case.see("output-differs")


def _build_call(case: Case) -> None:
    case.start()
    layer = case.make()
    layer.build(case.shapes())
    made = len(case.probe.made)
    case.set_values(layer)
    case.call(layer, case.inputs())
    if len(case.probe.made) > made:
        case.see("variables-grow")
    case.untracked(layer)


def _function(case: Case) -> None:
    case.start()
    made, layers = list(case.probe.made), list(case.probe.layers)
    eager = case.make()
    eager_outputs = [case.numbers(case.call(eager, case.inputs())) for _ in range(3)]
    case.probe.made[:], case.probe.layers[:] = made, layers
    layer = case.make()
    traced = case.api.tf.function(lambda inputs: case.call(layer, inputs))
    outputs = [case.numbers(traced(case.inputs())) for _ in range(3)]
    case.untracked(layer)
    differing = case.differing(eager, layer)
    if differing:
        case.see("python-state-frozen", *differing)
    if not case.same(eager_outputs[1], eager_outputs[2]) and case.same(outputs[1], outputs[2]):
        case.see("output-frozen")
    if case.same(eager_outputs[1], eager_outputs[2]):
        case.traits.add("output-repeats")
    traced(case.inputs(2))
    case.leaked(layer)


def _functional(case: Case) -> None:
    case.start()
    layer = case.make()
    model = case.functional(layer)
    model.predict(case.inputs(), batch_size=4, verbose=0)
    model.predict(case.inputs(2), batch_size=2, verbose=0)
    case.untracked(layer)
    case.leaked(layer)
    case.structure(layer)


def _host(case: Case, layer: Any) -> Any:
    """A subclassed model around a layer, with one weight of its own so that something always trains."""
    tf = case.api.tf
    model: Any = case.api.Model

    class Host(model):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.layer = layer
            self.gain = self.add_weight(name="gain", shape=(), initializer="ones")

        def call(self, inputs: Any, training: Any = None) -> Any:
            return tf.cast(case.first(case.call(layer, inputs)), "float32") * self.gain

    return Host()


def _fit(case: Case) -> None:
    case.start()
    layer = case.make()
    model = layer if case.is_model else _host(case, layer)
    _train(case, layer, model)


def _fit_functional(case: Case) -> None:
    case.start()
    layer = case.make()
    _train(case, layer, case.functional(layer))


def _train(case: Case, layer: Any, model: Any) -> None:
    inputs = case.inputs()
    target = _target(case)
    _compile_model(case, model)
    history = model.fit(inputs, target, batch_size=4, epochs=1, verbose=0, shuffle=False).history
    watched = _trainable(case, layer)
    every = [case.np.array(variable) for variable in layer.weights]
    before = [case.np.array(variable) for variable in watched]
    model.fit(inputs, target, batch_size=4, epochs=2, verbose=0, shuffle=False)
    for variable, old in zip(watched, before):
        if case.np.array_equal(old, case.np.array(variable)):
            case.see("untrained", case.path_of(layer, case.api.raw(variable)))
    if not layer.trainable and not case.same(every, [case.np.array(variable) for variable in layer.weights]):
        case.see("frozen-trained")
    case.untracked(layer, trainable_only=True)
    case.leaked(layer)
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.see("loss-unreported")
    if case.probe.dropout_modes:
        _dropout(case, model, inputs)
    if (case.probe.losses_added or model.losses) and not _losses_count(case, model, inputs, target):
        case.see("loss-lost")
    case.structure(layer)


def _dropout(case: Case, model: Any, inputs: Any) -> None:
    """Look at what Dropout was told in the fit, and what it is told in a prediction."""
    if not case.probe.dropout_modes[-1]:
        case.see("training-ignored")
    case.probe.dropout_modes.clear()
    model.predict(inputs, verbose=0)
    if any(case.probe.dropout_modes):
        case.see("training-leaked")


def _trainable(case: Case, layer: Any) -> list[Any]:
    """The trainable variables, tracked or not."""
    found = {id(variable): variable for variable in (*case.made(), *map(case.api.raw, layer.weights))}
    return [variable for variable in found.values() if variable.trainable and variable.dtype.is_floating]


def _target(case: Case) -> Any:
    """Numbers of the output's shape, found with a model of its own so that the first call stays the fit's."""
    probe = case.probe
    made, layers, losses = list(probe.made), list(probe.layers), probe.losses_added
    output = case.np.array(case.first(case.call(case.make(), case.inputs())))
    probe.made[:], probe.layers[:], probe.losses_added = made, layers, losses
    return case.np.full(output.shape, 3.0, "float32")


def _compile_model(case: Case, model: Any, **more: Any) -> None:
    model.compile(optimizer=case.api.keras.optimizers.SGD(0.01), loss="mse", **more)


def _losses_count(case: Case, model: Any, inputs: Any, target: Any) -> bool:
    """Whether a step changes the weights, or reports a loss, differently when the model's losses are taken away."""
    weights = model.get_weights()
    after = []
    keep = case.api.keras.layers.Layer.losses
    for without in (False, True):
        model.set_weights(weights)
        if without:
            case.api.keras.layers.Layer.losses = property(lambda layer: [])
        try:
            _compile_model(case, model)
            history = model.fit(inputs, target, batch_size=4, verbose=0, shuffle=False).history
        finally:
            case.api.keras.layers.Layer.losses = keep
        after.append(
            [case.np.array(value) for value in (*model.get_weights(), history.get("loss", [0.0])[0])]
        )
    return not all(case.np.allclose(a, b, rtol=1e-6, atol=1e-8) for a, b in zip(*after))


def _batches(case: Case) -> None:
    case.start()
    layer = case.make()
    model = layer if case.is_model else _host(case, layer)
    target = _target(case)
    _compile_model(case, model)
    model.fit(case.inputs(), target, batch_size=2, verbose=0)
    losses = []
    for copies in (2, 8):
        sample = case.api.tf.repeat(case.inputs(1), copies, axis=0)
        wanted = case.np.repeat(target[:1], copies, axis=0)
        losses.append(model.evaluate(sample, wanted, batch_size=copies, verbose=0))
    if losses[1] > losses[0] * 1.01:
        case.traits.add("loss-grows")


def _step(case: Case) -> None:
    case.start()
    model = case.make()
    target = _target(case)
    case.call(model, case.inputs())
    _compile_model(case, model)
    first = case.api.keras.layers.Layer.losses

    def losses(layer: Any) -> Any:
        found = first.fget(layer)
        if layer is model:
            case.probe.losses_read += len(found)
        return found

    case.api.keras.layers.Layer.losses = property(losses)
    case.probe.losses_added = 0
    model.train_step((case.inputs(), case.api.tf.constant(target)))
    if case.probe.losses_read < case.probe.losses_added:
        case.traits.add("losses-overwritten")


def _fit_metrics(case: Case) -> None:
    case.start()
    model = case.make()
    inputs, target = case.inputs(), _target(case)
    model.compile(optimizer=case.api.keras.optimizers.SGD(0.0), loss="mse", metrics=["mae"])
    history = model.fit(inputs, target, batch_size=2, epochs=2, verbose=0, shuffle=False).history
    if "mae" not in history:
        case.see("metric-missing")
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.see("loss-unreported")
    for name, values in history.items():
        if name not in {"loss", "mae"} and not case.np.allclose(values[0], values[1]):
            case.see("metric-not-reset")


def _save(case: Case) -> None:
    _save_as(case, "model.keras", {"named": True})


def _save_plain(case: Case) -> None:
    _save_as(case, "model.keras", {})


def _save_h5(case: Case) -> None:
    _save_as(case, "model.h5", {"named": True})


def _save_as(case: Case, file: str, how: dict[str, bool]) -> None:
    case.start()
    layer = case.make()
    model = case.functional(layer)
    case.untracked(layer)
    case.set_values(model)
    for variable in case.probe.made:
        if variable.dtype.is_floating:
            variable.assign(case.api.tf.ones_like(variable) * 0.75)
    expected = case.numbers(model.predict(case.inputs(), verbose=0))
    model.save(os.path.join(case.folder, file))
    loaded = case.api.keras.models.load_model(
        os.path.join(case.folder, file),
        custom_objects=case.classes if how.get("named") else None,
        compile=False,
    )
    if not case.same(expected, case.numbers(loaded.predict(case.inputs(), verbose=0))):
        case.see("output-lost")


def _weights(case: Case) -> None:
    _load_weights(case, lambda layer: case.call(layer, case.inputs()))


def _build_load(case: Case) -> None:
    _load_weights(case, lambda layer: layer.build(case.shapes()))


def _load_weights(case: Case, prepare: Callable[[Any], Any]) -> None:
    case.start()
    layer = case.make()
    case.call(layer, case.inputs())
    case.set_values(layer)
    expected = case.numbers(case.call(layer, case.inputs()))
    path = os.path.join(case.folder, "model.weights.h5")
    (layer if case.is_model else case.functional(layer)).save_weights(path)
    other = case.make()
    prepare(other)
    (other if case.is_model else case.functional(other)).load_weights(path)
    if not case.same(expected, case.numbers(case.call(other, case.inputs()))):
        case.see("weights-lost")


def _config(case: Case) -> None:
    case.start()
    layer = case.make()
    layer.trainable = False
    other = type(layer).from_config(layer.get_config())
    differing = case.differing(layer, other)
    if differing:
        case.see("config-differs", *differing)
    if (layer.name, layer.trainable, layer.dtype) != (other.name, other.trainable, other.dtype):
        case.see("settings-lost")


def _settings(case: Case) -> None:
    case.start()
    layer = case.make(name="given", trainable=False, dtype="float16")
    if layer.name != "given" or layer.trainable or str(layer.dtype) != "float16":
        case.see("settings-lost")


def _instances(case: Case) -> None:
    case.start()
    first = case.make()
    case.call(first, case.inputs())
    plain = case.plain(first)
    second = case.make()
    case.call(second, case.inputs())
    if plain != case.plain(second):
        case.see("shared-state")


def _mask(case: Case) -> None:
    case.start()
    layer = case.make()
    tokens = case.api.tf.constant([[1, 2, 0], [3, 0, 0], [1, 1, 1], [2, 1, 0]])
    embedded = case.api.keras.layers.Embedding(5, 3, mask_zero=True)(tokens)
    output = case.first(case.call(layer, embedded))
    if getattr(output, "_keras_mask", None) is None:
        case.see("mask-dropped")


def _mixed(case: Case) -> None:
    case.api.keras.mixed_precision.set_global_policy("mixed_float16")
    _call(case)


SCENARIOS: dict[str, Callable[[Case], None]] = {
    "import": _import,
    "construct": _construct,
    "call": _call,
    "call-twice": _call_twice,
    "build-call": _build_call,
    "function": _function,
    "functional": _functional,
    "fit": _fit,
    "fit-functional": _fit_functional,
    "batches": _batches,
    "step": _step,
    "fit-metrics": _fit_metrics,
    "save": _save,
    "save-plain": _save_plain,
    "save-h5": _save_h5,
    "weights": _weights,
    "build-load": _build_load,
    "config": _config,
    "settings": _settings,
    "instances": _instances,
    "mask": _mask,
    "mixed": _mixed,
}
