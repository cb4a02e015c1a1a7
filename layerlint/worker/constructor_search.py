"""The search for values of constructor arguments that the user did not pass."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from typing import Any

from . import default_values, guess, size_relations, smaller_sizes
from .guess import Guess, Wanted
from .lesson_readers import Lesson
from .lesson_values import OF_VALUES
from .lessons import gist, lessons, named, received
from .likely_values import documented, likely
from .named_values import with_named_values
from .sub_plans import SubPlans
from .usage import ClassUsage
from .use_readers import settings_of

Choice = tuple[tuple[str, Guess], ...]
"""The name, the expression and the origin of each guessed argument."""
REQUESTED = "an error message asked for it"
TOGETHER = "sizes that belong together"
OPEN_SIZE = 32
WORDS = ("a", "b", "c")
REDUCED = "smaller than in the example, which takes long"
SMALLER = "usual for its name, smaller than its default, which takes long"
PART = "a layer that suits how the class uses it"


class Constructor:
    """The parameters of the target's constructor, and candidate values for them."""

    def __init__(self, plan: Any, usage: ClassUsage) -> None:
        self.plan = plan
        self.usage = usage
        self.signature = inspect.Signature() if plan.is_instance() else _signature(plan)
        self.user_arguments = {*plan.texts, *list(self.signature.parameters)[: len(plan.texts_args)]}
        self.guesses: dict[str, list[Guess]] = {}

    def first(self) -> Choice:
        """The likeliest value for each parameter that needs one."""
        needed = guess.missing(self.signature, self.plan.texts, len(self.plan.texts_args))
        return tuple((item.name, self.candidates(item.name)[0]) for item in needed)

    def shallow(self, choice: Choice, why: str = PART) -> Choice:
        """The choice with two layers and small widths in place of larger defaults: a part of a model has to be quick."""
        free = {name for name in self.signature.parameters if self.is_free(name)} - {
            name for name, _ in choice
        }
        for name, text in smaller_sizes.smaller(self._defaults(), free, why == SMALLER).items():
            choice = with_value(choice, name, (text, why))
        return choice

    def reduced(self, choice: Choice, with_images: bool = False) -> Choice:
        """The choice with smaller sizes, which belong together, in place of its own large ones."""
        texts = {name: text for name, (text, _) in choice}
        free = {name for name in texts if self.is_free(name)}
        for name, text in smaller_sizes.reduced(texts, self._defaults(), free, with_images).items():
            choice = with_value(choice, name, (text, REDUCED))
        return choice

    def _defaults(self) -> dict[str, Any]:
        return {name: item.default for name, item in self.signature.parameters.items()}

    def literals(self, choice: Choice) -> dict[str, Any]:
        """Return the values of all arguments with a choice, None for those that are no literals."""
        texts = {**self.plan.texts, **{name: text for name, (text, _) in choice}}
        return {**self._defaults(), **{name: guess.literal(text) for name, text in texts.items()}}

    def is_complete(self) -> bool:
        """Whether every parameter that needs a value has one."""
        return not guess.missing(self.signature, self.plan.texts, len(self.plan.texts_args))

    def others(self, choice: Choice, names: list[str], only_blamed: bool = False) -> Iterator[Choice]:
        """Yield choices with another value for one parameter: a blamed one, else each in turn.

        `only_blamed`: the constructor took the values, and the call failed.
        """
        current = dict(choice)
        wanted = [name for name in names if name in current]
        for name in wanted or ([] if only_blamed else current):
            for candidate in self.candidates(name):
                if candidate[0] != current[name][0] and guess.suits(current[name], candidate, only_blamed):
                    yield with_value(choice, name, candidate)

    def from_message(
        self, choice: Choice, message: str, names: list[str], called: bool
    ) -> Iterator[tuple[float, Choice]]:
        """Yield choices that an error message asks for, with their costs: more for a message of `call` without names."""
        parameters = frozenset(self.signature.parameters) | {name for name, _ in choice}
        mentioned, names = self._with_received(choice, message, names)
        own = called and "__init__" not in message
        for lesson in lessons(message):
            if lesson.kind in ("arguments", "together"):
                if not own or parameters & set(lesson.value):  # else the call asks for an input
                    yield from self._requested(choice, lesson)
            elif lesson.kind == "open" and not called:
                yield from self._closed(choice)
            else:
                yield from self._completed(choice, lesson, names)
            if lesson.kind in OF_VALUES:
                concerned = self._concerned(choice, lesson, mentioned or names)
                if lesson.kind == "wider":
                    concerned = default_values.widths(self, choice, concerned)
                for name in concerned:
                    sure = not called or name in mentioned or self._is_sure(choice, lesson, name)
                    texts = OF_VALUES[lesson.kind](self, name, lesson.value)
                    yield from self._with_texts(choice, name, texts, 0.1 if sure else 1.0)
        yield from self._for_mentioned(choice, mentioned)

    def _is_sure(self, choice: Choice, lesson: Lesson, name: str) -> bool:
        """Whether a message of `call` that does not name a parameter concerns it."""
        has_value = self.text(choice, name) == default_values.concerned_text(lesson)
        return has_value or lesson.kind == "attribute" or name == lesson.value

    def _with_received(self, choice: Choice, message: str, names: list[str]) -> tuple[list[str], list[str]]:
        """The parameters that a message names, and the blamed ones, by the values that it says it got."""
        parameters = frozenset(self.signature.parameters) | {name for name, _ in choice}
        got = received(message)
        elsewhere = {name for name in parameters & set(got) if self.text(choice, name) != got[name]}
        mentioned = [name for name in named(message, parameters) if name not in elsewhere]
        same = [name for name in names if self.text(choice, name) in got.values()]
        return mentioned, same if same and set(got) - set(mentioned) else names

    def text(self, choice: Choice, name: str) -> str:
        """Return the current value of a parameter as text; "" where it has none."""
        if name in dict(choice):
            return dict(choice)[name][0]
        default = self.default(name)
        return "" if default is inspect.Parameter.empty else repr(default)

    def _completed(self, choice: Choice, lesson: Lesson, names: list[str]) -> Iterator[tuple[float, Choice]]:
        """Vocabularies and configurations with the member, attribute or key that a message misses."""
        if lesson.kind == "vocabulary" and "vocabulary" in self.signature.parameters:
            yield from self._with_texts(choice, "vocabulary", ["['a', 'b', 'c']", "[3, 5, 7]"], 0.1)
        elif lesson.kind == "member":
            yield from self._with_member(choice, str(lesson.value))
        elif lesson.kind == "not none" and "name" in names and self.text(choice, "name") == "None":
            yield 0.1, with_value(choice, "name", ("'part'", REQUESTED))
        elif lesson.kind in ("attribute", "key") and isinstance(lesson.value, str):
            yield from self._configured(choice, lesson, names)

    def _concerned(self, choice: Choice, lesson: Lesson, names: list[str]) -> list[str]:
        """The parameters that a lesson may concern: the one that it names, else the blamed ones."""
        parameters = {*self.signature.parameters, *dict(choice)}
        value = lesson.value[0] if lesson.kind == "number" else lesson.value
        concerned = [value] if isinstance(value, str) and value in parameters else names
        concerned = default_values.of_value(self, choice, lesson, concerned)
        if lesson.kind == "number" and value not in parameters:  # of a helper: `strides`, `stem_strides` here
            concerned = [name for name in concerned if name.endswith(f"_{value}")]
        return [item for item in concerned if item in parameters and self.is_free(item)][:3]

    def _with_texts(
        self, choice: Choice, name: str, texts: list[str], cost: float
    ) -> Iterator[tuple[float, Choice]]:
        for index, text in enumerate(texts):
            yield cost + 0.1 * index, with_value(choice, name, (text, REQUESTED))

    def _with_member(self, choice: Choice, word: str) -> Iterator[tuple[float, Choice]]:
        """The vocabulary with one more word, as a list and as a table of numbers."""
        names = [name for name in self.signature.parameters if guess.VOCABULARY.search(name)]
        for name in filter(self.is_free, names):
            vocabulary = guess.literal(dict(choice)[name][0]) if name in dict(choice) else None
            if isinstance(vocabulary, dict):
                yield 0.05, with_value(choice, name, (repr({**vocabulary, word: len(vocabulary)}), REQUESTED))
            else:
                rows = list(vocabulary) if isinstance(vocabulary, (list, tuple)) else list(WORDS)
                yield 0.05, with_value(choice, name, (repr([*rows, word]), REQUESTED))

    def _configured(self, choice: Choice, lesson: Lesson, names: list[str]) -> Iterator[tuple[float, Choice]]:
        """Configurations with one more attribute, or one more key, than they had."""
        for name, (text, _) in choice:
            by_attribute, by_key = text.startswith(guess.NAMESPACE), text.startswith("{")
            by_name = not (by_attribute or by_key) and guess.CONFIGURATIONS.search(name) and name in names
            if not self.is_free(name):
                continue
            uses = settings_of(self.usage.init, name).get(str(lesson.value), [])
            if lesson.kind == "attribute" and (by_attribute or by_name):
                yield (
                    0.02,
                    with_value(choice, name, (guess.with_attribute(text, lesson.value, uses), REQUESTED)),
                )
            elif lesson.kind == "key" and by_key:
                yield 0.02, with_value(choice, name, (guess.with_key(text, lesson.value), REQUESTED))

    def _closed(self, choice: Choice) -> Iterator[tuple[float, Choice]]:
        """Sizes for every default shape with open dimensions: `(None, None, 3)`."""
        more = choice
        for name in [item for item in self.signature.parameters if self.is_free(item)]:
            shape = self.default(name)
            if isinstance(shape, tuple) and None in shape and any(isinstance(size, int) for size in shape):
                text = repr(tuple(OPEN_SIZE if size is None else size for size in shape))
                more = with_value(more, name, (text, REQUESTED))
        if more != choice:
            yield 0.05, more

    def _for_mentioned(self, choice: Choice, mentioned: list[str]) -> Iterator[tuple[float, Choice]]:
        """Values for the parameters that a message names."""
        current = dict(choice)
        for name in [item for item in mentioned if self.is_free(item)][:3]:
            if name in current:
                for candidate in self.candidates(name):
                    yield 0.6, with_value(choice, name, candidate)
            elif self.default(name) is None:
                yield 0.5, with_value(choice, name, (self.candidates(name)[0][0], REQUESTED))

    def _requested(self, choice: Choice, lesson: Lesson) -> Iterator[tuple[float, Choice]]:
        """The arguments that a message requests: all that are missing, or one of several."""
        names: tuple[str, ...] = lesson.value
        wanted = [name for name in names if name not in dict(choice) and self.is_free(name)]
        own = [name for name in wanted if name in self.signature.parameters]
        if len(own) < len(names) or lesson.kind == "together":  # also those of a base behind **kwargs
            more = self.completed(choice, wanted)
            if more != choice:
                yield 0.05, more
        if lesson.kind == "together":
            return
        for index, name in enumerate(own):
            yield 0.1 + 0.1 * index, with_value(choice, name, (self.candidates(name)[0][0], REQUESTED))

    def completed(self, choice: Choice, names: Iterable[str]) -> Choice:
        """The choice with the likeliest value for each of these arguments."""
        for name in names:
            choice = with_value(choice, name, (self.candidates(name)[0][0], REQUESTED))
        return choice

    def related(self, choice: Choice, message: str) -> Iterator[Choice]:
        """Yield choices with consistent sizes, where the message reports inconsistent ones."""
        values = self._defaults()
        values.update({name: guess.literal(text) for name, text in self.plan.texts.items()})
        values.update({name: guess.literal(text) for name, (text, _) in choice})
        free = {name for name, _ in choice if self.is_free(name)}
        for change in size_relations.related(values, free, gist(message)):
            more = choice
            for name, value in change.items():
                more = with_value(more, name, (repr(value), TOGETHER))
            yield more

    def with_parts(
        self, choice: Choice, parts: SubPlans, error: Exception, names: list[str]
    ) -> Iterator[Choice]:
        """Yield choices with layers for the parameters that seem to be layers: the blamed ones, else all."""
        layers = [name for name, _ in choice if parts.wanted(name, self.signature.parameters.get(name))]
        taught = lessons(str(error))
        requested = [str(value) for kind, value in taught if kind in ("attribute", "class")]
        for names_of_part in [value for kind, value in taught if kind == "together"]:
            for name, (text, _) in choice:
                if more := parts.completed(text, names_of_part):
                    yield with_value(choice, name, (more, PART))
        blamed = [name for name in layers if name in names]
        for name in blamed or layers:
            missing = requested[0] if requested and (blamed or len(layers) == 1) else ""
            for text in parts.texts(name, self.signature.parameters.get(name), missing):
                yield with_value(choice, name, (text, PART))

    def sure_parts(self, choice: Choice, parts: SubPlans) -> Iterator[tuple[str, str]]:
        """Yield a layer for each parameter that is documented or annotated as one of a layer class."""
        for name, (text, _) in choice:
            if text != "None":
                texts = parts.sure(name, self.signature.parameters.get(name))
                yield from ((name, text) for text in texts[:1])

    def is_free(self, name: str) -> bool:
        """Return whether the search may choose the value of a parameter: the user did not."""
        return name not in self.user_arguments and name not in ("self", "name", "trainable", "kwargs", "args")

    def default(self, name: str) -> Any:
        """Return the default of a parameter; `inspect.Parameter.empty` where it has none."""
        item = self.signature.parameters.get(name)
        return inspect.Parameter.empty if item is None else item.default

    def candidates(self, name: str) -> list[Guess]:
        """Return the values for a parameter, the likeliest first."""
        if name not in self.guesses:
            parameter = self.signature.parameters.get(name) or inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY
            )
            uses = with_named_values(self.plan.target, self.usage.init.get(name, ()))
            wanted = Wanted(
                parameter,
                uses,
                lambda *of: self.plan.api.layer_parameter(*of),
                documented(self.plan.target, self.signature, name),
                settings_of(self.usage.init, name),
            )
            self.guesses[name] = [*likely(self.plan, parameter), *guess.candidates(wanted)]
        return self.guesses[name]


def with_value(choice: Choice, name: str, value: Guess) -> Choice:
    """Return the choice with another value for one parameter."""
    return tuple({**dict(choice), name: value}.items())


def _signature(plan: Any) -> inspect.Signature:
    try:
        return inspect.signature(plan.target)
    except (TypeError, ValueError):
        return inspect.Signature()
