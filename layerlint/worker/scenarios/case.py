"""One class in one scenario: how it is constructed and called, and what was observed.

Symptoms and traits are words of `vocabulary.py`. `where` has the attributes that a word is about.
"""

from __future__ import annotations

import importlib
import inspect
import os
from collections.abc import Iterator, Sequence
from typing import Any, Callable

from ..keras_api import Api
from ..planning import Plan
from .answers import Answers
from .derived_values import finalize_state
from .functional_subclass import model_of_layers, needs_layers
from .keras_state import counter_names, own_variables
from .plan_inputs import PlanInputs
from .probe import Probe
from .set_attributes import SetAttributes

_LAYERLINT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + os.sep


class Unsuited(Exception):
    """A scenario does not apply to this class; the text is the reason, and no fault of the class."""


class Case:
    """A class of the user's, constructed and fed by its plan."""

    def __init__(self, plan: Plan, api: Api, folder: str) -> None:
        self.plan = plan
        self.api = api
        self.folder = folder
        self.np: Any = importlib.import_module("numpy")
        self.fed = PlanInputs(plan, api)
        self.attributes = SetAttributes(api)
        self.probe = Probe(api, self.ours)
        self.values: list[str] = []
        self.symptoms: set[str] = set()
        self.traits: set[str] = set()
        self.where: dict[str, set[str]] = {}
        self.outcomes: dict[str, str] = {}  # by the name of an argument, what became of it
        self._counter_names: frozenset[str] | None = None

    # ------------------------------------------------------------------ the class, and what goes in

    def ours(self, file: str) -> bool:
        """Whether a file is the user's: the module of the class, or another one outside of installed packages."""
        own = inspect.getmodule(self.plan.target)
        if own is not None and getattr(own, "__file__", None) == file:
            return True
        here = file.startswith(os.getcwd() + os.sep) and "site-packages" not in file
        return here and not file.startswith(_LAYERLINT)

    @property
    def file(self) -> str:
        """The file of the class."""
        own = inspect.getmodule(self.plan.target)
        return str(getattr(own, "__file__", "") or "")

    def start(self) -> None:
        """Import the code, where it is not imported yet."""

    @property
    def target_class(self) -> Any:
        """The class, or the user's function that creates the layer."""
        return self.plan.target

    @property
    def classes(self) -> dict[str, Any]:
        """The layer classes by name, for `custom_objects`."""
        module = inspect.getmodule(self.target_class)
        names = dict(vars(module)) if module is not None else {}
        names[self.target_class.__name__] = self.target_class
        return {
            name: value
            for name, value in names.items()
            if isinstance(value, type) and issubclass(value, self.api.Layer)
        }

    @property
    def is_model(self) -> bool:
        """Whether the class is a model."""
        return isinstance(self.target_class, type) and issubclass(self.target_class, self.api.Model)

    def make(self, **more: Any) -> Any:
        """A new instance."""
        plan = self.plan
        if needs_layers(plan, self.api):
            return model_of_layers(self.target_class, self.api, **more)
        args = [plan.value(text) for text in plan.texts_args]
        texts = {**plan.texts, **plan.guessed_init}
        kwargs = {name: plan.value(text) for name, text in texts.items()}
        return self.target_class(*args, **{**kwargs, **more})

    @property
    def takes_more(self) -> bool:
        """Whether `call` gets more arguments than `predict` can pass."""
        plan = self.plan
        others = set(plan.options) - {"training"}
        return bool(others) or len(plan.input_args) + len(plan.input_kwargs) > 1

    def call(self, layer: Any, inputs: Any, training: bool | None = None) -> Any:
        """Call the layer on the result of `inputs` or `symbolic`; `training` goes to a layer that takes it."""
        args, kwargs = self.fed.apart(inputs)
        options = {**self.plan.defaults(layer), **self.plan.options}
        if training is not None and "training" in self.parameters(layer):
            options["training"] = training
        return layer(*args, **kwargs, **options)

    def parameters(self, layer: Any) -> dict[str, inspect.Parameter]:
        """The parameters of the layer's `call`."""
        try:
            return dict(inspect.signature(layer.call).parameters)
        except (AttributeError, TypeError, ValueError):
            return {}

    def unfed(self, layer: Any) -> list[str]:
        """The arguments of `call` that may be tensors and get none: what they reach did not run."""
        plan = self.plan
        fed = {"training", "mask", *plan.input_kwargs, *plan.options}
        names = [name for name in self.parameters(layer) if name not in fed]
        return [
            name
            for name in names[len(plan.input_args) :]
            if self.parameters(layer)[name].kind is not inspect.Parameter.VAR_KEYWORD
        ]

    def gives(self, name: str) -> bool:
        """Whether the plan has a value for an argument of `call`."""
        return name in self.plan.input_kwargs or name in self.plan.options

    def other_plans(self) -> Iterator[None]:
        """Set inputs of other shapes in turn; the plan is restored afterwards."""
        return self.fed.others()

    def inputs(self, batch: int | None = None) -> Any:
        """Return the first `batch` samples of the inputs, which are deterministic."""
        return self.fed.values(batch)

    def symbolic(self) -> Any:
        """`keras.Input`s like the inputs, with an unknown batch size."""
        return self.fed.symbolic()

    def specs(self) -> Any:
        """Return the TensorSpecs of the inputs, with an unknown batch size."""
        return self.fed.specs()

    def shapes(self) -> Any:
        """The inputs' shapes with an unknown batch size, as `build` gets them."""
        return self.fed.shapes()

    def functional(self, layer: Any) -> Any:
        """Return a functional model around the layer; a model itself. Raises Unsuited."""
        if self.is_model:
            self.call(layer, self.inputs())
            return layer
        inputs = self.symbolic()
        output = self.call(layer, inputs)
        if self.first(output) is None:
            raise Unsuited("its `call` returns no tensor for a functional model")
        return self.api.keras.Model(inputs, output)

    # ------------------------------------------------------------------ symptoms and traits

    def add_symptom(self, word: str, *paths: str) -> None:
        """Record a symptom, with the attributes that it is about."""
        self.symptoms.add(word)
        if paths:
            self.where.setdefault(word, set()).update(paths)

    def created_variables(self) -> list[Any]:
        """The variables that the class created: Keras 3 creates some late, outside of the class's stack."""
        layers = [layer for layer in self.probe.layers if not isinstance(layer, self.api.Metric)]
        of_layers = [self.api.raw(variable) for layer in layers for variable in self.weights_of(layer)]
        return list({id(variable): variable for variable in (*self.probe.variables, *of_layers)}.values())

    def weights_of(self, layer: Any, all_variables: bool = False) -> list[Any]:
        """The weights of a layer that exist; with `all_variables`, also its other variables."""
        try:
            return [*layer.weights, *(layer.variables if all_variables else ())]
        except ValueError:  # Keras 2 refuses where a model in it is not built
            parts = layer._flatten_layers()
            return [
                variable
                for part in parts
                for variable in (*part._trainable_weights, *part._non_trainable_weights)
            ]

    def called_layer_variables(self, layer: Any) -> list[Any]:
        """The variables of the called layers that do not contain the layer, such as globals of the module."""
        used = [part for part in self.probe.used if not isinstance(part, self.api.Metric)]
        outside = [part for part in used if not any(inner is layer for inner in part._flatten_layers())]
        return [self.api.raw(variable) for part in outside for variable in self.weights_of(part)]

    def untracked(self, layer: Any, trainable_only: bool = False) -> None:
        """Look for variables that the class created and the layer does not track.

        A Keras 2 fit creates counters on the class's stack that no layer owns: none is trainable.
        """
        raw = self.api.raw
        tracked = {id(raw(variable)) for variable in self.weights_of(layer, all_variables=True)}
        for metric in getattr(layer, "metrics", []):
            tracked |= {id(raw(variable)) for variable in metric.variables}
        created = {
            id(variable): variable
            for variable in (
                *self.created_variables(),
                *(self.called_layer_variables(layer) if trainable_only else ()),
            )
        }
        unknown = [
            variable
            for variable in created.values()
            if id(variable) not in tracked and (variable.trainable or not trainable_only)
        ]
        if unknown:
            tracked |= {id(variable) for variable in self.keras_variables(layer)}
        for variable in unknown:
            if id(variable) not in tracked:
                self.add_symptom("untracked", self.attributes.path_of(layer, variable))

    def keras_variables(self, layer: Any) -> list[Any]:
        """The variables that Keras itself holds in the layer, and in all others that were created."""
        if self._counter_names is None:
            with self.probe.unseen():
                self._counter_names = counter_names(self.api)
        return list(own_variables((layer, *self.probe.all_layers), self._counter_names, self.api))

    def leaked(self, layer: Any) -> None:
        """Look for symbolic tensors in the attributes."""
        for name in self.attributes.with_symbolic(layer):
            self.add_symptom("leaked-tensor", name)

    def structure(self, layer: Any) -> None:
        """Traits of the instance after it has run."""
        for name in self.unfed(layer):
            self.add_trait("unfed", name)
        for name in self.attributes.with_repeated_layers(layer):
            self.add_trait("shared-sublayer", name)
        for name in self.attributes.with_several_layers(layer):
            self.add_trait("holds-several", name)
        for created in self.probe.layers:
            if (
                id(created) not in self.probe.called
                and created is not layer
                and not isinstance(created, type(layer))
            ):
                self.add_trait("sublayer-unused", self.attributes.path_of(layer, created))
        for name in self.probe.reset:
            self.add_trait("attribute-reset", name)
        for name in self.probe.settings_kept:
            self.add_trait("setting-kept", name)
        self._look_for_twins(layer)

    def _look_for_twins(self, layer: Any) -> None:
        """Look for two weights of one shape with the same values, other than a constant."""
        weights = [self.api.raw(variable) for variable in self.weights_of(layer)]
        values = [self.np.array(variable) for variable in weights]
        for index, value in enumerate(values):
            for other in range(index):
                same = value.size > 1 and self.np.array_equal(value, values[other])
                if same and self.np.ptp(value) > 0:
                    for variable in (weights[index], weights[other]):
                        self.add_trait("same-values", self.attributes.path_of(layer, variable))

    def add_trait(self, word: str, path: str) -> None:
        """Record a trait, with the attribute that it is about."""
        self.traits.add(word)
        self.where.setdefault(word, set()).add(path)

    # ------------------------------------------------------------------ values

    def first(self, output: Any) -> Any:
        """Return the first value in an output; None where there is none."""
        return next(iter(self.parts(output)), None)

    def parts(self, output: Any, expand: bool = False) -> list[Any]:
        """The values in an output, and the tensors in objects of the user's classes; `expand` splits ragged ones."""
        nest, tensors = self.api.tf.nest, []
        for item in nest.flatten(output, expand_composites=expand):
            if item is not None and not self.api.tf.is_tensor(item) and self.attributes.is_user_object(item):
                held = nest.flatten(list(vars(item).values()), expand_composites=expand)
                tensors += [value for value in held if self.api.tf.is_tensor(value)]
            elif item is not None:
                tensors.append(item)
        return tensors

    def numbers(self, output: Any) -> list[Any]:
        """Return the values of an output as arrays."""
        return [self.np.array(item) for item in self.parts(output, expand=True)]

    def traced(self, layer: Any) -> Any:
        """Return a `tf.function` of a call. It returns tensors alone, as every graph function must."""
        return self.api.tf.function(lambda inputs: self.parts(self.call(layer, inputs)))

    def same(self, first: Sequence[Any], second: Sequence[Any]) -> bool:
        """Whether two outputs have equal shapes and nearly equal values."""
        return len(first) == len(second) and all(
            a.shape == b.shape and self._close(a, b) for a, b in zip(first, second)
        )

    def _close(self, first: Any, second: Any) -> bool:
        if first.dtype.kind in "biufc":
            return bool(self.np.allclose(first, second, rtol=1e-4, atol=1e-5, equal_nan=True))
        return bool(self.np.array_equal(first, second))

    def answers(self, layer: Any, ask: Callable[[], Any]) -> Answers:
        """Return the outputs of two equal calls."""
        first, second = self.numbers(ask()), self.numbers(ask())
        return Answers(first, second, self.weights(layer), self.same)

    def draws(self, layer: Any) -> bool:
        """Whether outputs differ though the weights are the same: the layer draws random numbers, or counts calls."""
        before, outputs = self.weights(layer), []
        for _ in range(2):
            for variable, value in zip(layer.weights, before):
                self.api.raw(variable).assign(value)
            outputs.append(self.numbers(self.call(layer, self.inputs())))
        return not self.same(*outputs)

    def weight_values(self, layer: Any) -> dict[str, Any]:
        """The values of the weights by attribute path."""
        values = {
            self.attributes.path_of(layer, self.api.raw(variable)): self.np.array(self.api.raw(variable))
            for variable in self.weights_of(layer)
        }
        return {path: value for path, value in values.items() if path}

    def weights(self, layer: Any) -> list[Any]:
        """Return the values of the weights."""
        return [self.np.array(self.api.raw(variable)) for variable in self.weights_of(layer)]

    def set_values(self, layer: Any) -> None:
        """Set every weight to recognisable values."""
        rng = self.np.random.default_rng(3)
        for variable in self.weights_of(layer):
            if self.api.raw(variable).dtype.is_floating:
                variable.assign(rng.uniform(0.5, 1.5, size=tuple(variable.shape)).astype("float32"))
        finalize_state(layer, self.api)
