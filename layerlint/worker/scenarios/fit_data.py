"""The data of a fit: a target in the form of the output, and data in the form that the model's own step takes."""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from .case import Case, Unsuited
from .host import host_model
from .plan_inputs import SAMPLES

PARTS = 3.0
"""The value of every element of a target."""


class FitData(NamedTuple):
    """`target` is None where a step gets the inputs alone; `loss` has the form of the output."""

    target: Any
    loss: Any


def target_of(case: Case, model: Any) -> FitData:
    """Return a target for a model around the class, or for the class itself. Raises Unsuited.

    Of a class with a step of its own it is the first form of data with which the step runs eagerly.
    """
    data = _like_output(case)
    if case.is_model and has_own_step(case, model):
        return _first_running_form(case, data)
    return data


def model_and_data(case: Case, layer: Any, model: Any) -> tuple[Any, FitData]:
    """Return the model to fit and its data: a target for each part of the output, else for the first part alone."""
    try:
        return model, target_of(case, model)
    except Unsuited:
        if not case.is_model or has_own_step(case, model):
            raise
    with case.probe.unseen():
        first = case.first(case.call(case.make(), case.inputs()))
    return host_model(case, layer), _tensor_target(case, first)


def has_own_step(case: Case, model: Any) -> bool:
    """Whether a class computes its loss in a method of its own."""
    base = case.api.Model
    names = ("train_step", "compute_loss", "compile")
    return any(getattr(type(model), name, None) is not getattr(base, name, None) for name in names)


def compile_model(case: Case, model: Any, loss: Any = "mse", rate: float = 0.01, **more: Any) -> None:
    """Compile a model, with values for the required arguments of its own `compile`. Raises Unsuited."""
    keras = case.api.keras
    usual = {"optimizer": keras.optimizers.SGD(rate), "loss": loss, **more}
    parameters = inspect.signature(model.compile).parameters
    stars = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    required = [
        parameter.name
        for parameter in parameters.values()
        if parameter.kind not in stars
        and parameter.default is inspect.Parameter.empty
        and parameter.name not in usual
    ]
    for name in required:
        usual[name] = _for_compile(case, name, rate)
    if required or not any(
        parameter.kind is inspect.Parameter.VAR_KEYWORD for parameter in parameters.values()
    ):
        usual = {name: value for name, value in usual.items() if name in parameters}
    model.compile(**usual)


def _for_compile(case: Case, name: str, rate: float) -> Any:
    if "optim" in name or name.endswith("opt"):
        return case.api.keras.optimizers.SGD(rate)
    if "loss" in name:
        return case.api.keras.losses.MeanSquaredError()
    raise Unsuited(f"its `compile` takes `{name}`, for which no value is known")


def _like_output(case: Case) -> FitData:
    """A target of the output's shape, found with another instance so that the fit makes the first call."""
    with case.probe.unseen():
        output = case.call(case.make(), case.inputs())
    if case.first(output) is None:
        raise Unsuited("its `call` returns no tensor that a fit could compare with a target")
    if not case.is_model or not isinstance(output, (dict, list, tuple)):
        return _tensor_target(case, case.first(output))
    return _in_parts(case, output)


def _tensor_target(case: Case, first: Any) -> FitData:
    kind = getattr(first, "dtype", None)
    in_parts = isinstance(first, (case.api.tf.RaggedTensor, case.api.tf.SparseTensor))
    numbers = kind is not None and not in_parts and (kind.is_floating or kind.is_integer or kind.is_bool)
    if not numbers or first.shape.rank == 0:
        raise Unsuited("its `call` returns no numbers for each sample that a fit could compare")
    return FitData(_filled(case, first), "mse")


def _in_parts(case: Case, output: Any) -> FitData:
    """A target and a loss for each part that has numbers for every sample."""
    if isinstance(output, dict):
        wanted: Any = {name: part for name, part in output.items() if _is_comparable(case, part)}
        names = dict.fromkeys(wanted, "mse")
        target: Any = {name: _filled(case, part) for name, part in wanted.items()}
        whole = len(wanted) == len(output) and wanted
        return FitData(target, names) if whole else _unsuited()
    if not all(_is_comparable(case, part) for part in output):
        return _unsuited()
    filled = [_filled(case, part) for part in output]
    return FitData(tuple(filled) if isinstance(output, tuple) else filled, ["mse" for _ in output])


def _unsuited() -> FitData:
    raise Unsuited(
        "a fit needs a loss for each part that its `call` returns, and not all are numbers for a sample"
    )


def _is_comparable(case: Case, part: Any) -> bool:
    is_tensor = case.api.tf.is_tensor(part) and hasattr(part, "numpy")
    return is_tensor and part.dtype.is_floating and bool(part.shape.rank) and part.shape[0] == SAMPLES


def _filled(case: Case, part: Any) -> Any:
    return case.np.full(case.np.array(part).shape, PARTS, "float32")


def _first_running_form(case: Case, data: FitData) -> FitData:
    """The first form of data with which a step runs eagerly; else the one with which it came furthest."""
    messages: list[str] = []
    furthest, reached = data, 0
    for form in _forms(case, data, messages):
        try:
            with case.probe.unseen():
                model = case.make()
                compile_model(case, model, form.loss)
                model.run_eagerly = True
                model.fit(case.inputs(), form.target, batch_size=SAMPLES, verbose=0)
        except Unsuited:
            raise
        except Exception as problem:
            messages.append(str(problem))
            if (line := _line_of_step(problem)) > reached:
                furthest, reached = form, line
        else:
            return form
    case.traits.add("step-fails-eagerly")
    return furthest


def _line_of_step(problem: Exception) -> int:
    """The last line of `train_step` in the traceback of an error; 0 where there is none."""
    frames = traceback.walk_tb(problem.__traceback__)
    return max((line for frame, line in frames if frame.f_code.co_name == "train_step"), default=0)


def _forms(case: Case, data: FitData, messages: list[str]) -> Iterator[FitData]:
    """Targets like the output, none, like the input, classes, and of the widths in the first error."""
    yield data
    yield data._replace(target=None)
    inputs = case.inputs()
    if case.api.tf.is_tensor(inputs):
        yield data._replace(target=case.np.array(inputs))
    yield data._replace(target=case.np.zeros((SAMPLES,), "int32"))
    if case.api.tf.is_tensor(data.target) or isinstance(data.target, case.np.ndarray):
        widths = re.findall(r"\b\d{1,4}\b", messages[0]) if messages else []
        for width in list(dict.fromkeys(map(int, widths)))[:3]:
            with suppress(ValueError):
                yield data._replace(target=case.np.full((*data.target.shape[:-1], width), PARTS, "float32"))
