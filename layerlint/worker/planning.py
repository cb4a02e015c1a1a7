"""The plan of a run: constructor arguments and inputs, from the user or found by trying."""

from __future__ import annotations

import inspect
import math
import sys
import types
from collections.abc import Sequence
from typing import Any, Callable

from . import aborted_tries, call_signature, docstring_examples, guess, input_forms, loading
from .argument_values import evaluate
from .constructor_search import Choice, Constructor
from .input_forms import Feed
from .keras_api import Api
from .plan_search import PlanSearch, Step
from .search_clock import AFTER_CALL
from .size_relations import joined_heads
from .usage import ClassUsage


class Plan:
    """The arguments of one target. `init` and `fed` are (name, text, origin) for the report."""

    def __init__(self, request: dict[str, Any], thing: Any, api: Api) -> None:
        self.request = request
        self.target = thing
        self.api = api
        self.origin = str(request.get("origin") or "given")
        arguments = request.get("init") or {}
        self.texts_args: list[str] = list(arguments.get("args") or [])
        self.texts: dict[str, str] = dict(arguments.get("kwargs") or {})
        self.hints: list[dict[str, Any]] = list(request.get("hints") or [])
        """Uses of the class in the project, as `hints_for` finds them."""
        self.init: list[list[str]] = []
        self.fed: list[list[str]] = []
        self.notes: list[str] = []
        self.doubt: Exception | None = None
        """Why the working plan is not plausible."""
        self.end = math.inf
        """When, in own time, every try has to end."""
        self.lacks = ""
        """The kind of what the class lacks, as in `needs`, where an argument reveals it."""
        self.home = str(getattr(thing, "__module__", ""))
        """The module whose names expressions may use."""
        self.names = {"keras": api.keras, "tf": api.tf, "types": types}
        module = inspect.getmodule(thing)
        if module is not None:
            self.names.update(
                {name: value for name, value in vars(module).items() if not name.startswith("__")}
            )
            package, dot, _ = module.__name__.partition(".")
            if dot and package in sys.modules:
                self.names.setdefault(package, sys.modules[package])
        self.guessed_init: dict[str, str] = {}
        self.input_args: list[Any] = list((request.get("inputs") or {}).get("args") or [])
        self.input_kwargs: dict[str, Any] = dict((request.get("inputs") or {}).get("kwargs") or {})
        self.inputs_given = bool(self.input_args or self.input_kwargs)
        call = request.get("call") or {}
        self.options = {name: self.value(text) for name, text in dict(call.get("kwargs") or {}).items()}

    def value(self, text: str) -> Any:
        """Return the value of an expression: a literal, or one with names of the target's module."""
        return evaluate(text, self.names, self.target if isinstance(self.target, type) else None)

    def part_plan(self, cls: type) -> Plan:
        """Return the plan of a class whose instance is an argument of this one."""
        request = {"target": cls.__qualname__, "hints": docstring_examples.examples_of(cls)}
        part = Plan({**request, **aborted_tries.record_fields(self.request)}, cls, self.api)
        part.names, part.home = {**part.names, **self.names}, self.home
        return part

    def is_instance(self) -> bool:
        """Whether the target is a layer that exists already."""
        return isinstance(self.target, self.api.Layer)

    def is_complete(self) -> bool:
        """Whether the user passed all arguments and inputs."""
        return self.inputs_given and Constructor(self, ClassUsage(type(None))).is_complete()

    def check(self) -> None:
        """Raise TargetError unless the target can be a layer."""
        thing, version = self.target, self.api.version
        name = self.request["target"]
        if inspect.isclass(thing) and not issubclass(thing, self.api.Layer):
            other = 2 if version == 3 else 3
            roots = {base.__module__.split(".")[0] for base in thing.__mro__}
            if roots & {"keras", "tf_keras"}:
                raise loading.OtherKerasError(name, other)
            if any(base.__module__.startswith("tensorflow.python.keras") for base in thing.__mro__):
                raise loading.TargetError(
                    f"`{name}` is a layer of `tensorflow.python.keras`, a private copy; import `tensorflow.keras`"
                )
            raise loading.TargetError(f"`{name}` is a class, but not a Keras layer or model")
        if not self.is_instance() and not callable(thing):
            raise loading.TargetError(f"`{name}` is neither a layer nor a function that makes one")

    def use(self, choice: Choice) -> None:
        """Set the values of the arguments that the user did not pass."""
        arguments = [("", text) for text in self.texts_args] + list(self.texts.items())
        self.doubt = None
        self.guessed_init = {name: text for name, (text, _) in choice}
        self.init = [[name, text, self.origin] for name, text in arguments]
        self.init += [[name, text, why] for name, (text, why) in choice]

    def feed_with(self, feed: Feed, layer: Any) -> None:
        """Set the inputs."""
        self.input_args, self.input_kwargs = feed.args, feed.kwargs
        self.note_inputs(layer, feed.why)

    def optional_input(self, name: str) -> Any:
        """Return the usual input for an optional argument of `call`; None where there is no such argument."""
        try:
            item = inspect.signature(self.target.call).parameters.get(name)
        except (AttributeError, TypeError, ValueError):
            return None
        several = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
        optional = (
            item is not None and item.default in (None, inspect.Parameter.empty) and item.kind not in several
        )
        if not optional or name in self.options or name in ("self", "training"):
            return None
        return input_forms.by_name(name)

    def construct(self) -> Any:
        """Construct the target with the current arguments. Raises TargetError, and what the constructor raises."""
        if self.is_instance():
            return self.target
        args = [self.value(text) for text in self.texts_args]
        texts = {**self.texts, **self.guessed_init}
        layer = self.target(*args, **{name: self.value(text) for name, text in texts.items()})
        if not isinstance(layer, self.api.Layer):
            name = self.request["target"]
            raise loading.TargetError(
                f"`{name}` returns {type(layer).__name__}, not a Keras {self.api.version} layer or model"
            )
        return layer

    def features(self) -> list[int]:
        """Return the sizes among the constructor's arguments that an input may need as its last dimension."""
        sizes: list[int] = []
        try:
            signature = inspect.signature(self.target)
            defaults = {item.name: item.default for item in signature.parameters.values()}
        except (TypeError, ValueError):
            defaults = {}
        for name, text in {**self.texts, **self.guessed_init}.items():
            defaults[name] = self.value(text) if name in self.texts else guess.literal(text)
        words = ["dim", "unit", "hidden", "feature", "size", "channel", "filter", "d_model", "width"]
        if "height" in defaults:
            words.remove("width")
        sizes += joined_heads(defaults)
        for name, value in defaults.items():
            sized = any(word in name for word in words) and "vocab" not in name
            if type(value) is int and 1 < value <= 4096 and sized:
                sizes.append(value)
        return list(dict.fromkeys(sizes))

    def arrange(self, layer: Any) -> None:
        """Turn several inputs for one argument into a list."""
        if len(self.input_args) > 1:
            names = call_signature.required(layer)
            try:
                parameters = list(inspect.signature(layer.call).parameters.values())
            except (TypeError, ValueError):
                return
            positional = [
                item
                for item in parameters
                if item.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
                and item.name not in ("training", "mask")
            ]
            many = any(item.kind is inspect.Parameter.VAR_POSITIONAL for item in parameters)
            if (
                len(names) <= 1 and len(positional) < len(self.input_args) and not many
            ) or self.api.is_functional(layer):
                self.input_args = [{"kind": "list", "items": self.input_args}]

    def defaults(self, layer: Any) -> dict[str, Any]:
        """Return values for `training` and `mask` where they have no default."""
        out: dict[str, Any] = {}
        try:
            parameters = inspect.signature(layer.call).parameters
        except (TypeError, ValueError):
            return out
        inputs = call_signature.required(layer)
        for name, value in (("training", False), ("mask", None)):
            item = parameters.get(name)
            is_passed = name in self.options or name in self.input_kwargs or name in inputs
            if item is not None and item.default is inspect.Parameter.empty and not is_passed:
                out[name] = value
        return out

    def note_inputs(self, layer: Any, why: str, method: str = "") -> None:
        """Set `fed` to the current inputs, for the report; they are those of `method`."""
        method = method or ("train_step" if self.api.steps_only(layer) else "call")
        names = call_signature.required(layer, method) or ["inputs"]
        self.fed = []
        for index, form in enumerate(self.input_args):
            name = names[index] if index < len(names) else ""
            self.fed.append([name, input_forms.written(form), why])
        for name, form in self.input_kwargs.items():
            self.fed.append([name, input_forms.written(form), why])
        for name, value in self.options.items():
            self.fed.append([name, repr(value), self.origin])


def find(
    plan: Plan, construct: Callable[[], Any], steps: Sequence[Step], after_call: float = AFTER_CALL
) -> Any:
    """Return an instance for which every step works; `plan` then has its arguments and inputs.

    `after_call`: seconds to continue once the first step works. Raises the error of the try that came furthest; the
    plan then describes that try.
    """
    try:
        search = PlanSearch(plan, construct, steps, after_call=after_call)
    except Exception as error:  # nothing of the target has run yet
        raise loading.OwnBug(plan.request["target"], error) from error
    try:
        return search.run()
    except Exception:
        if plan.guessed_init and not search.tries:
            plan.notes.append(f"values for {', '.join(plan.guessed_init)} were guessed; give --init")
        elif search.tries > 1:
            plan.notes.append(f"inputs were guessed, and {search.tries} were tried; give --input")
        raise
