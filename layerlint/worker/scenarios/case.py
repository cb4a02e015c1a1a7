"""One class in one scenario: how it is made and called, and what was seen of it.

Words of what is seen are those of `words.py`. `where` keeps the attributes that a word is about.
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
from .functional_subclass import is_given_its_layers, made_of_layers
from .keras_state import counter_names, own_variables
from .plan_inputs import PlanInputs
from .probe import Probe
from .set_attributes import SetAttributes

_LAYERLINT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + os.sep


class Unsuited(Exception):
    """A scenario has nothing to do with this class; the text says why, of its own code nothing is wrong."""


class Case:
    """A class of the user's, made and fed as its plan says."""

    def __init__(self, plan: Plan, api: Api, folder: str) -> None:
        self.plan = plan
        self.api = api
        self.folder = folder
        self.np: Any = importlib.import_module("numpy")
        self.fed = PlanInputs(plan, api)
        self.attributes = SetAttributes(api)
        self.probe = Probe(api, self.ours)
        self.values: list[str] = []
        self.seen: set[str] = set()
        self.traits: set[str] = set()
        self.where: dict[str, set[str]] = {}
        self.said: dict[str, str] = {}  # by the name of an argument, what became of it
        self._counter_names: frozenset[str] | None = None

    # ------------------------------------------------------------------ the class, and what goes in

    def ours(self, file: str) -> bool:
        """Whether a file is the user's: the module of the class, or another one beside the packages."""
        own = inspect.getmodule(self.plan.thing)
        if own is not None and getattr(own, "__file__", None) == file:
            return True
        here = file.startswith(os.getcwd() + os.sep) and "site-packages" not in file
        return here and not file.startswith(_LAYERLINT)

    @property
    def file(self) -> str:
        """The file of the class."""
        own = inspect.getmodule(self.plan.thing)
        return str(getattr(own, "__file__", "") or "")

    def start(self) -> None:
        """Import the code; a class of the user's is imported by then."""

    @property
    def made_class(self) -> Any:
        return self.plan.thing

    @property
    def classes(self) -> dict[str, Any]:
        """The layer classes by name, for `custom_objects`."""
        module = inspect.getmodule(self.made_class)
        found = dict(vars(module)) if module is not None else {}
        found[self.made_class.__name__] = self.made_class
        return {
            name: value
            for name, value in found.items()
            if isinstance(value, type) and issubclass(value, self.api.Layer)
        }

    @property
    def is_model(self) -> bool:
        return isinstance(self.made_class, type) and issubclass(self.made_class, self.api.Model)

    def make(self, **more: Any) -> Any:
        """A new instance."""
        plan = self.plan
        if is_given_its_layers(plan, self.api):
            return made_of_layers(self.made_class, self.api, **more)
        args = [plan.value(text) for text in plan.texts_args]
        texts = {**plan.texts, **plan.guessed_init}
        kwargs = {name: plan.value(text) for name, text in texts.items()}
        return self.made_class(*args, **{**kwargs, **more})

    @property
    def takes_more(self) -> bool:
        """Whether `call` gets more arguments than the inputs, which `predict` cannot pass."""
        plan = self.plan
        others = set(plan.options) - {"training"}
        return bool(others) or len(plan.input_args) + len(plan.input_kwargs) > 1

    def call(self, layer: Any, inputs: Any, training: bool | None = None) -> Any:
        """Call the layer on what `inputs` or `symbolic` made; `training` goes to a layer that takes it."""
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
        """The arguments of `call` that may carry tensors and get none: what they reach was not seen."""
        plan = self.plan
        fed = {"training", "mask", *plan.input_kwargs, *plan.options}
        plain = [name for name in self.parameters(layer) if name not in fed]
        return [
            name
            for name in plain[len(plan.input_args) :]
            if self.parameters(layer)[name].kind is not inspect.Parameter.VAR_KEYWORD
        ]

    def other_plans(self) -> Iterator[None]:
        """Inputs of other shapes, one after the other; afterwards the plan is as before."""
        return self.fed.others()

    def inputs(self, batch: int | None = None) -> Any:
        """The inputs, always the same numbers, with the first `batch` samples."""
        return self.fed.values(batch)

    def symbolic(self) -> Any:
        """`keras.Input`s like the inputs, with an unknown batch size."""
        return self.fed.symbolic()

    def specs(self) -> Any:
        """What a traced function is told of the inputs, with an unknown batch size."""
        return self.fed.specs()

    def shapes(self) -> Any:
        """The inputs' shapes with an unknown batch size, as `build` gets them."""
        return self.fed.shapes()

    def functional(self, layer: Any) -> Any:
        """The layer in a functional model; a model as it is."""
        if self.is_model:
            self.call(layer, self.inputs())
            return layer
        inputs = self.symbolic()
        output = self.call(layer, inputs)
        if self.first(output) is None:
            raise Unsuited("its `call` returns no tensor for a functional model")
        return self.api.keras.Model(inputs, output)

    # ------------------------------------------------------------------ what is seen

    def see(self, word: str, *paths: str) -> None:
        self.seen.add(word)
        if paths:
            self.where.setdefault(word, set()).update(paths)

    def made(self) -> list[Any]:
        """The variables of the class: Keras 3 makes some late, off the class's stack, for layers made on it."""
        layers = [layer for layer in self.probe.layers if not isinstance(layer, self.api.Metric)]
        of_layers = [self.api.raw(variable) for layer in layers for variable in self.weights_of(layer)]
        return list({id(variable): variable for variable in (*self.probe.made, *of_layers)}.values())

    def weights_of(self, layer: Any, every: bool = False) -> list[Any]:
        """The weights of a layer, as far as they are made; `every` variable where Keras makes others too."""
        try:
            return [*layer.weights, *(layer.variables if every else ())]
        except ValueError:  # Keras 2 refuses where a model in it is not built
            parts = layer._flatten_layers()
            return [one for part in parts for one in (*part._trainable_weights, *part._non_trainable_weights)]

    def of_used(self, layer: Any) -> list[Any]:
        """The variables of the layers that were called, where these do not hold the layer: of the module, say."""
        used = [one for one in self.probe.used if not isinstance(one, self.api.Metric)]
        inner = [one for one in used if not any(part is layer for part in one._flatten_layers())]
        return [self.api.raw(variable) for one in inner for variable in self.weights_of(one)]

    def untracked(self, layer: Any, trainable_only: bool = False) -> None:
        """Look for variables that the class made and the layer does not know.

        A Keras 2 fit makes counters on the class's stack that belong to nobody: none is trainable.
        """
        raw = self.api.raw
        known = {id(raw(variable)) for variable in self.weights_of(layer, every=True)}
        for metric in getattr(layer, "metrics", []):
            known |= {id(raw(variable)) for variable in metric.variables}
        made = {id(one): one for one in (*self.made(), *(self.of_used(layer) if trainable_only else ()))}
        unknown = [
            one for one in made.values() if id(one) not in known and (one.trainable or not trainable_only)
        ]
        if unknown:
            known |= {id(variable) for variable in self._of_keras(layer)}
        for variable in unknown:
            if id(variable) not in known:
                self.see("untracked", self.attributes.path_of(layer, variable))

    def _of_keras(self, layer: Any) -> list[Any]:
        """The variables that Keras itself keeps in the layer, and in all others that were made."""
        if self._counter_names is None:
            with self.probe.unseen():
                self._counter_names = counter_names(self.api)
        return list(own_variables((layer, *self.probe.every), self._counter_names, self.api))

    def leaked(self, layer: Any) -> None:
        """Look for symbolic tensors in the attributes."""
        for name in self.attributes.with_symbolic(layer):
            self.see("leaked-tensor", name)

    def structure(self, layer: Any) -> None:
        """Traits of the instance after it has run."""
        for name in self.unfed(layer):
            self.trait("unfed", name)
        for name in self.attributes.with_repeated_layers(layer):
            self.trait("shared-sublayer", name)
        for name in self.attributes.with_several_layers(layer):
            self.trait("holds-several", name)
        for made in self.probe.layers:
            if id(made) not in self.probe.called and made is not layer and not isinstance(made, type(layer)):
                self.trait("sublayer-unused", self.attributes.path_of(layer, made))
        for name in self.probe.reset:
            self.trait("attribute-reset", name)
        self._look_for_twins(layer)

    def _look_for_twins(self, layer: Any) -> None:
        """Look for two weights of one shape that have the same values, not all of them equal."""
        weights = [self.api.raw(variable) for variable in self.weights_of(layer)]
        values = [self.np.array(one) for one in weights]
        for index, one in enumerate(values):
            for other in range(index):
                same = one.size > 1 and self.np.array_equal(one, values[other])
                if same and self.np.ptp(one) > 0:
                    for variable in (weights[index], weights[other]):
                        self.trait("same-values", self.attributes.path_of(layer, variable))

    def trait(self, word: str, path: str) -> None:
        self.traits.add(word)
        self.where.setdefault(word, set()).add(path)

    # ------------------------------------------------------------------ values

    def first(self, output: Any) -> Any:
        return next(iter(self.parts(output)), None)

    def parts(self, output: Any, expand: bool = False) -> list[Any]:
        """What an output holds, of an object of the user's own its tensors; `expand` takes ragged ones apart."""
        nest, found = self.api.tf.nest, []
        for item in nest.flatten(output, expand_composites=expand):
            if item is not None and not self.api.tf.is_tensor(item) and self.attributes.is_plain(item):
                held = nest.flatten(list(vars(item).values()), expand_composites=expand)
                found += [one for one in held if self.api.tf.is_tensor(one)]
            elif item is not None:
                found.append(item)
        return found

    def numbers(self, output: Any) -> list[Any]:
        return [self.np.array(item) for item in self.parts(output, expand=True)]

    def traced(self, layer: Any) -> Any:
        """A `tf.function` of a call. It gives tensors, as any function of a graph must; a layer inside may give more."""
        return self.api.tf.function(lambda inputs: self.parts(self.call(layer, inputs)))

    def same(self, one: Sequence[Any], other: Sequence[Any]) -> bool:
        return len(one) == len(other) and all(
            a.shape == b.shape and self._close(a, b) for a, b in zip(one, other)
        )

    def _close(self, one: Any, other: Any) -> bool:
        if one.dtype.kind in "biufc":
            return bool(self.np.allclose(one, other, rtol=1e-4, atol=1e-5, equal_nan=True))
        return bool(self.np.array_equal(one, other))

    def answers(self, layer: Any, ask: Callable[[], Any]) -> Answers:
        """What a layer answers twice to the same question."""
        first, second = self.numbers(ask()), self.numbers(ask())
        return Answers(first, second, self.weights(layer), self.same)

    def draws(self, layer: Any) -> bool:
        """Whether a layer answers differently though its weights are the same: it draws random numbers, or counts."""
        before, outputs = self.weights(layer), []
        for _ in range(2):
            for variable, value in zip(layer.weights, before):
                self.api.raw(variable).assign(value)
            outputs.append(self.numbers(self.call(layer, self.inputs())))
        return not self.same(*outputs)

    def held(self, layer: Any) -> dict[str, Any]:
        """The values of the weights by the attributes that hold one."""
        found = {
            self.attributes.path_of(layer, self.api.raw(one)): self.np.array(self.api.raw(one))
            for one in self.weights_of(layer)
        }
        return {path: value for path, value in found.items() if path}

    def weights(self, layer: Any) -> list[Any]:
        return [self.np.array(self.api.raw(variable)) for variable in self.weights_of(layer)]

    def set_values(self, layer: Any) -> None:
        """Give every weight recognisable values."""
        rng = self.np.random.default_rng(3)
        for variable in self.weights_of(layer):
            if self.api.raw(variable).dtype.is_floating:
                variable.assign(rng.uniform(0.5, 1.5, size=tuple(variable.shape)).astype("float32"))
