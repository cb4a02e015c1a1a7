"""What to construct and what to feed: as the user says, else found out by trying."""

from __future__ import annotations

import ast
import inspect
import time
from collections.abc import Iterator
from typing import Any, Callable

from . import guess, input_search, loading
from .keras_api import Api

TRIES = 40
SECONDS = 20.0


class Plan:
    """The arguments of one target. `init` and `fed` are (name, text, origin) for the report."""

    def __init__(self, request: dict[str, Any], thing: Any, api: Api) -> None:
        self.request = request
        self.thing = thing
        self.api = api
        self.origin = str(request.get("origin") or "given")
        given = request.get("init") or {}
        self.texts_args: list[str] = list(given.get("args") or [])
        self.texts: dict[str, str] = dict(given.get("kwargs") or {})
        self.init: list[list[str]] = []
        self.fed: list[list[str]] = []
        self.notes: list[str] = []
        self.names = {"keras": api.keras, "tf": api.tf}
        module = inspect.getmodule(thing)
        if module is not None:
            self.names.update(
                {name: value for name, value in vars(module).items() if not name.startswith("__")}
            )
        self.guessed_init: dict[str, str] = {}
        self.construct_error = ""
        """What the last try said; it may name arguments that are missing."""
        self.input_args: list[Any] = list((request.get("inputs") or {}).get("args") or [])
        self.input_kwargs: dict[str, Any] = dict((request.get("inputs") or {}).get("kwargs") or {})
        self.inputs_given = bool(self.input_args or self.input_kwargs)
        call = request.get("call") or {}
        self.options = {name: self.value(text) for name, text in dict(call.get("kwargs") or {}).items()}

    def value(self, text: str) -> Any:
        """The value of an expression: a literal, or anything that the target's module can name."""
        try:
            return ast.literal_eval(text)
        except (ValueError, SyntaxError):
            return eval(text, dict(self.names))

    def is_instance(self) -> bool:
        return isinstance(self.thing, self.api.Layer)

    def check(self) -> None:
        """Whether the target can be a layer at all."""
        thing, version = self.thing, self.api.version
        name = self.request["target"]
        if inspect.isclass(thing) and not issubclass(thing, self.api.Layer):
            other = 2 if version == 3 else 3
            roots = {base.__module__.split(".")[0] for base in thing.__mro__}
            if roots & {"keras", "tf_keras"}:
                raise loading.TargetError(f"`{name}` is a Keras {other} layer; use --keras {other}")
            raise loading.TargetError(f"`{name}` is a class, but no Keras layer or model")
        if not self.is_instance() and not callable(thing):
            raise loading.TargetError(f"`{name}` is neither a layer nor a function that makes one")

    def arguments(self) -> Iterator[None]:
        """Set the constructor's arguments; each step is another try, for when construction failed."""
        if self.is_instance():
            yield
            return
        given = [
            [name, text, self.origin]
            for name, text in [("", text) for text in self.texts_args] + list(self.texts.items())
        ]
        try:
            signature = inspect.signature(self.thing)
        except (TypeError, ValueError):
            signature = inspect.Signature()
        needed = guess.missing(signature, self.texts, len(self.texts_args))
        found = {item.name: guess.argument(item) for item in needed}
        choices: list[dict[str, guess.Guess]] = [found]
        for item in needed:
            for text in guess.OTHERS:
                if text != found[item.name][0]:
                    choices.append({**found, item.name: (text, "found by trying")})
        for _ in range(TRIES):
            if not choices:
                return
            choice = choices.pop(0)
            self.guessed_init = {name: text for name, (text, _) in choice.items()}
            self.init = given + [[name, text, why] for name, (text, why) in choice.items()]
            self.construct_error = ""
            yield
            more = guess.learned_argument(self.construct_error)
            if more and not set(more) <= set(choice):
                choices.insert(
                    0,
                    {
                        **choice,
                        **{name: (text, "an error message asked for it") for name, (text, _) in more.items()},
                    },
                )

    def settle(self, number: int) -> None:
        """Go back to the choice of that number, the likeliest one where none helped."""
        for index, _ in enumerate(self.arguments()):
            if index == number:
                return

    def construct(self) -> Any:
        if self.is_instance():
            return self.thing
        args = [self.value(text) for text in self.texts_args]
        texts = {**self.texts, **self.guessed_init}
        made = self.thing(*args, **{name: self.value(text) for name, text in texts.items()})
        if not isinstance(made, self.api.Layer):
            name = self.request["target"]
            raise loading.TargetError(
                f"`{name}` gives {type(made).__name__}, and not a Keras {self.api.version} layer or model"
            )
        return made

    def features(self) -> list[int]:
        """Sizes that the constructor got, which an input may need as its last dimension."""
        sizes: list[int] = []
        try:
            signature = inspect.signature(self.thing)
            defaults = {item.name: item.default for item in signature.parameters.values()}
        except (TypeError, ValueError):
            defaults = {}
        for name, text in {**self.texts, **self.guessed_init}.items():
            defaults[name] = self.value(text) if name in self.texts else guess.literal(text)
        words = ("dim", "unit", "hidden", "feature", "size", "channel", "filter", "d_model", "width")
        for name, value in defaults.items():
            if type(value) is int and 1 < value <= 4096 and any(word in name for word in words):
                sizes.append(value)
        return list(dict.fromkeys(sizes))

    def arrange(self, layer: Any) -> None:
        """Several inputs for one argument are a list; arguments that only say yes or no get a usual value."""
        if len(self.input_args) > 1:
            names = input_search.required(layer)
            try:
                parameters = list(inspect.signature(layer.call).parameters.values())
            except (TypeError, ValueError):
                return
            plain = [
                item
                for item in parameters
                if item.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
                and item.name not in ("training", "mask")
            ]
            many = any(item.kind is inspect.Parameter.VAR_POSITIONAL for item in parameters)
            if (len(names) <= 1 and len(plain) < len(self.input_args) and not many) or self.api.is_functional(
                layer
            ):
                self.input_args = [{"kind": "list", "items": self.input_args}]

    def defaults(self, layer: Any) -> dict[str, Any]:
        """Values for arguments of `call` that have no default and are no tensors."""
        out: dict[str, Any] = {}
        try:
            parameters = inspect.signature(layer.call).parameters
        except (TypeError, ValueError):
            return out
        for name, value in (("training", False), ("mask", None)):
            item = parameters.get(name)
            if item is not None and item.default is inspect.Parameter.empty and name not in self.options:
                out[name] = value
        return out

    def note_inputs(self, layer: Any, why: str) -> None:
        method = "train_step" if self.api.steps_only(layer) else "call"
        names = input_search.required(layer, method) or ["inputs"]
        self.fed = []
        for index, form in enumerate(self.input_args):
            name = names[index] if index < len(names) else ""
            self.fed.append([name, input_search.written(form), why])
        for name, form in self.input_kwargs.items():
            self.fed.append([name, input_search.written(form), why])
        for name, value in self.options.items():
            self.fed.append([name, repr(value), self.origin])


def find_inputs(plan: Plan, layer: Any, attempt: Callable[[], Any]) -> Any:
    """Try inputs until `attempt` succeeds; the first error is the one to tell, if none does."""
    started = time.monotonic()
    first_error: BaseException | None = None
    queue = [
        (args, kwargs, why) for args, kwargs, why in input_search.forms(layer, plan.features(), plan.api)
    ]
    chosen = queue[0]
    seen = set()
    tries = 0
    while queue and tries < TRIES and time.monotonic() - started < SECONDS:
        args, kwargs, why = queue.pop(0)
        key = repr((args, kwargs))
        if key in seen:
            continue
        seen.add(key)
        tries += 1
        plan.input_args, plan.input_kwargs = args, kwargs
        plan.note_inputs(layer, why)
        try:
            return attempt()
        except Exception as error:
            first_error = first_error or error
            if tries > 12:
                continue
            queue = [(more, kwargs, reason) for more, reason in input_search.learn(args, str(error))] + queue
    plan.input_args, plan.input_kwargs = chosen[0], chosen[1]
    plan.note_inputs(layer, chosen[2])
    if tries > 1:
        plan.notes.append(f"inputs were guessed, and {tries} were tried; give --input")
    if first_error is not None:
        raise first_error
    raise loading.TargetError("no inputs could be found; give --input")
