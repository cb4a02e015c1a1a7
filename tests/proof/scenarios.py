"""What is done with an example, and what is looked for: runs in the forked child with TensorFlow loaded."""

from __future__ import annotations

import importlib
import logging
import re
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.proof.probe import EXAMPLE_FILE, Probe, keras, raw, tf

np: Any = importlib.import_module("numpy")
MODEL: Any = keras.Model
BASE_NAMES: set[str] = set()


class Case:
    """One run of one example: its class, its inputs, and what has been seen."""

    def __init__(self, job: dict[str, str], folder: Path) -> None:
        self.job = job
        self.folder = folder
        self.probe = Probe()
        self.seen: set[str] = set()
        self.traits: set[str] = set()
        self.module: dict[str, Any] = {}

    def run_text(self) -> None:
        """Import the example as a module from a file, so that AutoGraph can read its source."""
        path = self.folder / EXAMPLE_FILE
        path.write_text(self.job["code"], encoding="utf-8")
        sys.path.insert(0, str(self.folder))
        self.module = vars(importlib.import_module(path.stem))

    @property
    def made_class(self) -> Any:
        return self.module[self.job["layer"]]

    @property
    def is_model(self) -> bool:
        return isinstance(self.made_class, type) and issubclass(self.made_class, MODEL)

    def make(self, **more: Any) -> Any:
        """A new instance; `init` is evaluated in the example's own module."""
        return eval(
            f"_made({self.job['init']})", {**self.module, "_made": lambda *a, **k: self._new(a, k, more)}
        )

    def _new(self, args: Any, kwargs: Any, more: Any) -> Any:
        return self.made_class(*args, **{**kwargs, **more})

    def call(self, layer: Any, inputs: Any) -> Any:
        """Call the layer with the keyword arguments of the example."""
        names = {**self.module, "_layer": layer, "_inputs": inputs}
        return eval(f"_layer(_inputs, {self.job['call']})", names)

    def inputs(self, batch: int | None = None) -> Any:
        """The example's inputs, always the same numbers, with the first `batch` samples."""
        rng = np.random.default_rng(7)
        made = []
        for dtype, shape in self._specs():
            if dtype.startswith("int"):
                values = rng.integers(1, 5, size=shape).astype(dtype)
            else:
                values = rng.normal(size=shape).astype(dtype)
            made.append(tf.constant(values[:batch]))
        return self._arranged(made)

    def symbolic(self) -> Any:
        """`keras.Input`s like the inputs, with an unknown batch size."""
        return self._arranged([keras.Input(shape[1:], dtype=dtype) for dtype, shape in self._specs()])

    def shapes(self) -> Any:
        """The inputs' shapes with an unknown batch size."""
        return self._arranged([(None, *shape[1:]) for _, shape in self._specs()])

    def _arranged(self, made: list[Any]) -> Any:
        """One input as it is; several as a dict if they have names, else as a list."""
        names = re.findall(r"(\w+)=", self.job["input"])
        if names:
            return dict(zip(names, made, strict=True))
        return made[0] if len(made) == 1 else made

    def _specs(self) -> list[tuple[str, tuple[int, ...]]]:
        specs = []
        for part in self.job["input"].split(";"):
            found = re.fullmatch(r"\s*(?:\w+=)?(\w+)\[([\d,\s]+)\]\s*", part)
            if found is None:
                raise ValueError(f"input {part!r} is not dtype[shape]")
            specs.append((found[1], tuple(int(size) for size in found[2].split(",") if size.strip())))
        return specs

    def functional(self, layer: Any) -> Any:
        """The layer in a functional model; a model as it is."""
        if self.is_model:
            self.call(layer, self.inputs())
            return layer
        inputs = self.symbolic()
        return keras.Model(inputs, self.call(layer, inputs))

    def made(self) -> list[Any]:
        """The variables of the example: Keras 3 makes some late, off the example's stack, for layers made on it."""
        layers = [layer for layer in self.probe.layers if not isinstance(layer, keras.metrics.Metric)]
        of_layers = [raw(variable) for layer in layers for variable in layer.weights]
        return list({id(variable): variable for variable in (*self.probe.made, *of_layers)}.values())

    def untracked(self, layer: Any, trainable_only: bool = False) -> None:
        """Look for variables that the example made and the layer does not know.

        A Keras 2 fit makes counters on the example's stack that belong to nobody: none is trainable.
        """
        known = {id(raw(variable)) for variable in [*layer.weights, *layer.variables]}
        counters = ("_train_counter", "_test_counter", "_predict_counter")  # of every Keras 2 model
        known |= {id(vars(layer).get(name)) for name in counters}
        for metric in getattr(layer, "metrics", []):
            known |= {id(raw(variable)) for variable in metric.variables}
        made = [variable for variable in self.made() if variable.trainable or not trainable_only]
        if any(id(variable) not in known for variable in made):
            self.seen.add("untracked")

    def leaked(self, layer: Any) -> None:
        """Look for symbolic tensors in the attributes."""
        if any(_symbolic(value) for name, value in vars(layer).items() if name not in _base_names()):
            self.seen.add("leaked-tensor")

    def structure(self, layer: Any) -> None:
        """Traits of the instance after it has run."""
        for value in vars(layer).values():
            if isinstance(value, list | tuple):
                items = [id(item) for item in value if isinstance(item, keras.layers.Layer)]
                if len(items) != len(set(items)):
                    self.traits.add("shared-sublayer")
        if any(
            id(made) not in self.probe.called and made is not layer and not isinstance(made, type(layer))
            for made in self.probe.layers
        ):
            self.traits.add("sublayer-unused")
        if self.probe.reset:
            self.traits.add("attribute-reset")
        values = [np.array(raw(variable)) for variable in layer.weights]
        for index, one in enumerate(values):
            for other in values[:index]:
                if (
                    one.shape == other.shape
                    and one.size > 1
                    and np.ptp(one) > 0
                    and np.array_equal(one, other)
                ):
                    self.traits.add("same-values")


def run(job: dict[str, str]) -> dict[str, Any]:
    """Run one job and say what was seen."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        logged = _Logged()
        logging.getLogger().addHandler(logged)
        tf.get_logger().addHandler(logged)
        np.random.seed(1)
        tf.random.set_seed(1)
        case = Case(job, Path(folder))
        detail = ""
        try:
            with case.probe.watching():
                SCENARIOS[job["scenario"]](case)
        except Exception as problem:
            case.seen = {f"raises={type(problem).__name__}: {problem}"}
            detail = traceback.format_exc()
        case.traits |= {f"warns={item.message}" for item in caught} | {
            f"warns={text}" for text in logged.texts
        }
        return {"seen": sorted(case.seen), "traits": sorted(case.traits), "detail": detail}


class _Logged(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _base_names() -> set[str]:
    if not BASE_NAMES:
        BASE_NAMES.update(vars(keras.layers.Layer()))
        BASE_NAMES.update(vars(MODEL()))
    return BASE_NAMES


def _symbolic(value: Any, depth: int = 3) -> bool:
    if isinstance(value, tf.Tensor):
        return bool(tf.is_symbolic_tensor(value))
    if depth and isinstance(value, list | tuple | set):
        return any(_symbolic(item, depth - 1) for item in list(value))
    if depth and isinstance(value, dict):
        return any(_symbolic(item, depth - 1) for item in value.values())
    return False


def _plain(layer: Any) -> dict[str, Any]:
    """The attributes that hold plain values; of containers the length."""
    found: dict[str, Any] = {}
    for name, value in vars(layer).items():
        if name in _base_names() or name.startswith(("_self_", "_obj_reference")):
            continue
        if isinstance(value, bool | int | float | str):
            found[name] = value
        elif isinstance(value, list | dict):
            found[name] = len(value)
    return found


def _first(output: Any) -> Any:
    flat = [item for item in tf.nest.flatten(output) if item is not None]
    return flat[0] if flat else None


def _numbers(output: Any) -> list[Any]:
    return [np.array(item) for item in tf.nest.flatten(output) if item is not None]


def _same(one: list[Any], other: list[Any]) -> bool:
    return len(one) == len(other) and all(
        a.shape == b.shape and np.allclose(a, b, rtol=1e-4, atol=1e-5, equal_nan=True)
        for a, b in zip(one, other, strict=True)
    )


def _compile(case: Case) -> None:
    compile(case.job["code"], EXAMPLE_FILE, "exec")


def _import(case: Case) -> None:
    case.run_text()


def _construct(case: Case) -> None:
    case.run_text()
    case.make()


def _call(case: Case) -> None:
    case.run_text()
    layer = case.make()
    output = case.call(layer, case.inputs())
    if output is None:
        case.seen.add("output-none")
    if output is not None and _same(_numbers(output), _numbers(case.inputs())):
        case.traits.add("output-is-input")
    case.untracked(layer)
    case.structure(layer)


def _call_twice(case: Case) -> None:
    case.run_text()
    layer = case.make()
    first = case.call(layer, case.inputs())
    made = len(case.probe.made)
    case.untracked(layer)
    losses = len(layer.losses)
    _two_calls(case, layer, first, made)
    if len(layer.losses) > losses:
        case.seen.add("losses-grow")
    if case.probe.losses_added and not layer.losses:
        case.seen.add("loss-lost")
    case.structure(layer)


def _two_calls(case: Case, layer: Any, first: Any, made: int) -> None:
    first_numbers = _numbers(first)
    second = _numbers(case.call(layer, case.inputs()))
    if len(case.probe.made) > made:
        case.seen.add("variables-grow")
    if _same(first_numbers, second):
        case.traits.add("output-repeats")
    else:
        case.seen.add("output-differs")


def _build_call(case: Case) -> None:
    case.run_text()
    layer = case.make()
    layer.build(case.shapes())
    made = len(case.probe.made)
    _set_values(layer)
    case.call(layer, case.inputs())
    if len(case.probe.made) > made:
        case.seen.add("variables-grow")
    case.untracked(layer)


def _function(case: Case) -> None:
    case.run_text()
    made, layers = list(case.probe.made), list(case.probe.layers)
    eager = case.make()
    eager_outputs = [_numbers(case.call(eager, case.inputs())) for _ in range(3)]
    case.probe.made[:], case.probe.layers[:] = made, layers
    layer = case.make()
    traced = tf.function(lambda inputs: case.call(layer, inputs))
    outputs = [_numbers(traced(case.inputs())) for _ in range(3)]
    case.untracked(layer)
    if _plain(eager) != _plain(layer):
        case.seen.add("python-state-frozen")
    if not _same(eager_outputs[1], eager_outputs[2]) and _same(outputs[1], outputs[2]):
        case.seen.add("output-frozen")
    if _same(eager_outputs[1], eager_outputs[2]):
        case.traits.add("output-repeats")
    traced(case.inputs(2))
    case.leaked(layer)


def _functional(case: Case) -> None:
    case.run_text()
    layer = case.make()
    model = case.functional(layer)
    model.predict(case.inputs(), batch_size=4, verbose=0)
    model.predict(case.inputs(2), batch_size=2, verbose=0)
    case.untracked(layer)
    case.leaked(layer)
    case.structure(layer)


class Host(MODEL):  # type: ignore[misc]
    """A subclassed model around a layer, with one weight of its own so that something always trains."""

    def __init__(self, run_layer: Callable[[Any], Any], layer: Any) -> None:
        super().__init__()
        self.layer = layer
        self.run_layer = run_layer
        self.gain = self.add_weight(name="gain", shape=(), initializer="ones")

    def call(self, inputs: Any, training: Any = None) -> Any:
        return tf.cast(_first(self.run_layer(inputs)), "float32") * self.gain


def _fit(case: Case) -> None:
    case.run_text()
    layer = case.make()
    model = layer if case.is_model else Host(lambda inputs: case.call(layer, inputs), layer)
    _train(case, layer, model)


def _fit_functional(case: Case) -> None:
    case.run_text()
    layer = case.make()
    _train(case, layer, case.functional(layer))


def _train(case: Case, layer: Any, model: Any) -> None:
    inputs = case.inputs()
    target = _target(case)
    _compile_model(model)
    history = model.fit(inputs, target, batch_size=4, epochs=1, verbose=0, shuffle=False).history
    watched = _trainable(case, layer)
    every = [np.array(variable) for variable in layer.weights]
    before = [np.array(variable) for variable in watched]
    model.fit(inputs, target, batch_size=4, epochs=2, verbose=0, shuffle=False)
    for variable, old in zip(watched, before, strict=True):
        if np.array_equal(old, np.array(variable)):
            case.seen.add("untrained")
    if not layer.trainable and not _same(every, [np.array(variable) for variable in layer.weights]):
        case.seen.add("frozen-trained")
    case.untracked(layer, trainable_only=True)
    case.leaked(layer)
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.seen.add("loss-unreported")
    if case.probe.dropout_modes:
        _dropout(case, model, inputs)
    if (case.probe.losses_added or model.losses) and not _losses_count(model, inputs, target):
        case.seen.add("loss-lost")
    case.structure(layer)


def _dropout(case: Case, model: Any, inputs: Any) -> None:
    """Look at what Dropout was told in the fit, and what it is told in a prediction."""
    if not case.probe.dropout_modes[-1]:
        case.seen.add("training-ignored")
    case.probe.dropout_modes.clear()
    model.predict(inputs, verbose=0)
    if any(case.probe.dropout_modes):
        case.seen.add("training-leaked")


def _trainable(case: Case, layer: Any) -> list[Any]:
    """The trainable variables, tracked or not."""
    found = {id(variable): variable for variable in (*case.made(), *map(raw, layer.weights))}
    return [variable for variable in found.values() if variable.trainable and variable.dtype.is_floating]


def _target(case: Case) -> Any:
    """Numbers of the output's shape, found with a model of its own so that the first call stays the fit's."""
    probe = case.probe
    made, layers, losses = list(probe.made), list(probe.layers), probe.losses_added
    output = np.array(_first(case.call(case.make(), case.inputs())))
    probe.made[:], probe.layers[:], probe.losses_added = made, layers, losses
    return np.full(output.shape, 3.0, "float32")


def _compile_model(model: Any, **more: Any) -> None:
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse", **more)


def _losses_count(model: Any, inputs: Any, target: Any) -> bool:
    """Whether a step changes the weights, or reports a loss, differently when the model's losses are taken away."""
    weights = model.get_weights()
    after = []
    keep = keras.layers.Layer.losses
    for without in (False, True):
        model.set_weights(weights)
        if without:
            keras.layers.Layer.losses = property(lambda layer: [])
        try:
            _compile_model(model)
            history = model.fit(inputs, target, batch_size=4, verbose=0, shuffle=False).history
        finally:
            keras.layers.Layer.losses = keep
        after.append([np.array(value) for value in (*model.get_weights(), history.get("loss", [0.0])[0])])
    return not all(np.allclose(a, b, rtol=1e-6, atol=1e-8) for a, b in zip(*after, strict=True))


def _batches(case: Case) -> None:
    case.run_text()
    layer = case.make()
    model = layer if case.is_model else Host(lambda inputs: case.call(layer, inputs), layer)
    target = _target(case)
    _compile_model(model)
    model.fit(case.inputs(), target, batch_size=2, verbose=0)
    losses = []
    for copies in (2, 8):
        sample = tf.repeat(case.inputs(1), copies, axis=0)
        wanted = np.repeat(target[:1], copies, axis=0)
        losses.append(model.evaluate(sample, wanted, batch_size=copies, verbose=0))
    if losses[1] > losses[0] * 1.01:
        case.traits.add("loss-grows")


def _step(case: Case) -> None:
    case.run_text()
    model = case.make()
    target = _target(case)
    case.call(model, case.inputs())
    _compile_model(model)
    first = keras.layers.Layer.losses

    def losses(layer: Any) -> Any:
        found = first.fget(layer)
        if layer is model:
            case.probe.losses_read += len(found)
        return found

    keras.layers.Layer.losses = property(losses)
    case.probe.losses_added = 0
    model.train_step((case.inputs(), tf.constant(target)))
    if case.probe.losses_read < case.probe.losses_added:
        case.traits.add("losses-overwritten")


def _fit_metrics(case: Case) -> None:
    case.run_text()
    model = case.make()
    inputs, target = case.inputs(), _target(case)
    model.compile(optimizer=keras.optimizers.SGD(0.0), loss="mse", metrics=["mae"])
    history = model.fit(inputs, target, batch_size=2, epochs=2, verbose=0, shuffle=False).history
    if "mae" not in history:
        case.seen.add("metric-missing")
    if not history.get("loss") or float(history["loss"][0]) == 0.0:
        case.seen.add("loss-unreported")
    for name, values in history.items():
        if name not in {"loss", "mae"} and not np.allclose(values[0], values[1]):
            case.seen.add("metric-not-reset")


def _set_values(layer: Any) -> None:
    """Give every trainable weight recognisable values."""
    rng = np.random.default_rng(3)
    for variable in layer.weights:
        if raw(variable).dtype.is_floating:
            variable.assign(rng.uniform(0.5, 1.5, size=tuple(variable.shape)).astype("float32"))


def _save(case: Case) -> None:
    _save_as(case, "model.keras", {"named": True})


def _save_plain(case: Case) -> None:
    _save_as(case, "model.keras", {})


def _save_h5(case: Case) -> None:
    _save_as(case, "model.h5", {"named": True})


def _save_as(case: Case, file: str, how: dict[str, bool]) -> None:
    case.run_text()
    layer = case.make()
    model = case.functional(layer)
    case.untracked(layer)
    _set_values(model)
    for variable in case.probe.made:
        if variable.dtype.is_floating:
            variable.assign(tf.ones_like(variable) * 0.75)
    expected = _numbers(model.predict(case.inputs(), verbose=0))
    model.save(str(case.folder / file))
    classes = {
        name: value
        for name, value in case.module.items()
        if isinstance(value, type) and issubclass(value, keras.layers.Layer)
    }
    loaded = keras.models.load_model(
        str(case.folder / file), custom_objects=classes if how.get("named") else None, compile=False
    )
    if not _same(expected, _numbers(loaded.predict(case.inputs(), verbose=0))):
        case.seen.add("output-lost")


def _weights(case: Case) -> None:
    _load_weights(case, lambda layer: case.call(layer, case.inputs()))


def _build_load(case: Case) -> None:
    _load_weights(case, lambda layer: layer.build(case.shapes()))


def _load_weights(case: Case, prepare: Callable[[Any], Any]) -> None:
    case.run_text()
    layer = case.make()
    case.call(layer, case.inputs())
    _set_values(layer)
    expected = _numbers(case.call(layer, case.inputs()))
    path = str(case.folder / "model.weights.h5")
    (layer if case.is_model else case.functional(layer)).save_weights(path)
    other = case.make()
    prepare(other)
    (other if case.is_model else case.functional(other)).load_weights(path)
    if not _same(expected, _numbers(case.call(other, case.inputs()))):
        case.seen.add("weights-lost")


def _config(case: Case) -> None:
    case.run_text()
    layer = case.make()
    layer.trainable = False
    other = type(layer).from_config(layer.get_config())
    if _plain(layer) != _plain(other):
        case.seen.add("config-differs")
    if (layer.name, layer.trainable, layer.dtype) != (other.name, other.trainable, other.dtype):
        case.seen.add("settings-lost")


def _settings(case: Case) -> None:
    case.run_text()
    layer = case.make(name="given", trainable=False, dtype="float16")
    if layer.name != "given" or layer.trainable or str(layer.dtype) != "float16":
        case.seen.add("settings-lost")


def _instances(case: Case) -> None:
    case.run_text()
    first = case.make()
    case.call(first, case.inputs())
    plain = _plain(first)
    second = case.make()
    case.call(second, case.inputs())
    if plain != _plain(second):
        case.seen.add("shared-state")


def _mask(case: Case) -> None:
    case.run_text()
    layer = case.make()
    tokens = tf.constant([[1, 2, 0], [3, 0, 0], [1, 1, 1], [2, 1, 0]])
    embedded = keras.layers.Embedding(5, 3, mask_zero=True)(tokens)
    output = _first(case.call(layer, embedded))
    if getattr(output, "_keras_mask", None) is None:
        case.seen.add("mask-dropped")


def _mixed(case: Case) -> None:
    keras.mixed_precision.set_global_policy("mixed_float16")
    _call(case)


SCENARIOS: dict[str, Callable[[Case], None]] = {
    "compile": _compile,
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
