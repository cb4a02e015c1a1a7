"""A layer class with what it inherits, and the questions that checks ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import wraps
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from layerlint.model.class_facts import ClassFacts, ClassTraits
from layerlint.model.events import Assign, Call, Event, Iterate, LocalAssign, Read, Return, Test
from layerlint.model.fact import fact
from layerlint.model.kinds import Form, Kind
from layerlint.model.method_facts import Method, MethodForm, Phase
from layerlint.model.values import Guard, Value

_Event = TypeVar("_Event", bound=Event)
_NOTHING_KNOWN = ClassTraits()


class Part(NamedTuple):
    """A value inside an event. It is `certain` when it is evaluated whenever the event happens: what
    `a if test else b` chooses between is not.
    """

    method: Method
    event: Event
    value: Value
    certain: bool


_HOLDS = frozenset({Assign, LocalAssign, Call, Return, Test, Iterate})
"""The events that hold a value."""


@fact
class LayerClass:
    """One Keras layer or model class with what it inherits: what a check reads.

    own         the facts of its own body; findings are only ever yielded at nodes of these
    ancestors   facts of its project and package ancestors in method resolution order, nearest first
    roots       qualified names of the Keras classes where the chain of bases ends ("keras.layers.Layer",
                "tensorflow.keras.Model", "keras.layers.MultiHeadAttention")
    complete    True when every ancestor is either among `ancestors` or a class of Keras itself
    is_model    whether it derives from a Keras Model
    keras       the Keras that the class is for: 2 or 3
    project_keras  what `keras` is in its project: it may derive from another one
    early       whether it is for the `keras` of before TensorFlow's own, up to 2.3
    before_2_10  whether it is for a Keras 2 that is certainly older than 2.10
    before_2_6  the same for 2.6, where `tf.keras` was `tensorflow.python.keras` itself
    phases      for each (method name, key of nested function or ""): the phases in which it runs
    kinds       for each attribute path of `self`: the kinds of value it gets, ancestors included
    elements    for each attribute path that holds a container: the kinds of what it contains
    contexts    for each (method name, nested key) that runs in `call` or a step: the guards that every way
                from there to it goes through
    subclasses  whether another known class derives from it
    streams     the events by kind and phases, collected once
    by_form     the values of all own events and what they are made of, collected once: see `parts`
    by_name     the own methods by name, collected once; without setters
    by_path     the assignments by attribute path, ancestors included, and all of them by None, collected once
    answers     what queries that several checks ask have answered: see `answered_once`
    integers    the positions (from 0) and keywords of the constructor that get integers wherever the same file makes it
    assigned_elsewhere  attribute names that code outside the class sets on some object in the same file
    only_a_part  whether its file makes it in other layer classes, and nowhere else
    saved_whole  whether its file saves or loads whole models
    loaded_when_built  whether its file loads weights into an object of the class that is only built
    mixed_precision  whether its file sets a policy of mixed precision
    validated  whether its file evaluates its only model with a `train_step`
    eager       whether nothing in its file makes a graph, as with PyTorch or in a training loop of its own
    fixed_batch  whether its file gives an input the size of its batches, or runs with JAX, which knows it
    jax         whether its file runs with JAX
    changed_in_fit  attributes that callbacks in the same file set on others, or code between two runs, and what they call
    called_on_objects  `get_config`, `get_concrete_function`, `signature`, called by its file on other objects
    made        by qualified name: what is known of the project layer classes that it makes, see `traits`
    """

    own: ClassFacts
    ancestors: tuple[ClassFacts, ...]
    roots: tuple[str, ...]
    complete: bool
    is_model: bool
    keras: int
    members: dict[str, Method] = field(hash=False, compare=False)
    phases: dict[tuple[str, str], frozenset[Phase]] = field(hash=False, compare=False)
    kinds: dict[str, frozenset[Kind]] = field(hash=False, compare=False)
    elements: dict[str, frozenset[Kind]] = field(default_factory=dict, hash=False, compare=False)
    contexts: dict[tuple[str, str], frozenset[Guard]] = field(default_factory=dict, hash=False, compare=False)
    project_keras: int = 3
    early: bool = False
    before_2_10: bool = False
    before_2_6: bool = False
    subclasses: bool = False
    integers: frozenset[str] = frozenset()
    assigned_elsewhere: frozenset[str] = frozenset()
    only_a_part: bool = False
    saved_whole: bool = False
    loaded_when_built: bool = False
    mixed_precision: bool = False
    validated: bool = False
    eager: bool = False
    fixed_batch: bool = False
    jax: bool = False
    changed_in_fit: frozenset[str] = frozenset()
    called_on_objects: frozenset[str] = frozenset()
    made: dict[str, ClassTraits] = field(default_factory=dict, hash=False, compare=False)
    streams: dict[tuple[type[Event], tuple[Phase, ...]], tuple[tuple[Method, Event], ...]] = field(
        default_factory=dict, hash=False, compare=False, repr=False
    )
    by_form: dict[Form, list[Part]] = field(default_factory=dict, hash=False, compare=False, repr=False)
    by_name: dict[str, Method] = field(
        default_factory=dict, init=False, hash=False, compare=False, repr=False
    )
    by_path: dict[str | None, list[tuple[Method, Assign]]] = field(
        default_factory=dict, init=False, hash=False, compare=False, repr=False
    )
    answers: dict[object, Any] = field(
        default_factory=dict, init=False, hash=False, compare=False, repr=False
    )

    @property
    def name(self) -> str:
        return self.own.name

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that the class body itself defines."""
        return self.own.methods

    def method(self, name: str) -> Method | None:
        """The method of that name, own or inherited from an ancestor whose source is known."""
        return self.members.get(name)

    def own_method(self, name: str) -> Method | None:
        if not self.by_name:
            for method in reversed(self.own.methods):
                if method.form is not MethodForm.SETTER:
                    self.by_name[method.name] = method
        return self.by_name.get(name)

    def traits(self, qualified: str) -> ClassTraits:
        """What is certain of a project layer class that this class makes."""
        return self.made.get(qualified, _NOTHING_KNOWN)

    def phases_of(self, method: Method, event: Event | None = None) -> frozenset[Phase]:
        """When the method, or that event of it, happens; empty when nothing is known to reach it."""
        if method.form is MethodForm.SETTER:
            return frozenset()
        return self.phases.get((method.name, event.nested if event else ""), frozenset())

    def events(self, *phases: Phase) -> Iterator[tuple[Method, Event]]:
        """The events of the class's own methods that happen in one of these phases (or any, without one)."""
        return iter(self._stream(Event, phases))

    def calls(self, *phases: Phase) -> Iterator[tuple[Method, Call]]:
        """The calls among these events."""
        return iter(self._stream(Call, phases))

    def assigns(self, *phases: Phase) -> Iterator[tuple[Method, Assign]]:
        """The assignments to attributes of `self` among these events."""
        return iter(self._stream(Assign, phases))

    def reads(self, *phases: Phase) -> Iterator[tuple[Method, Read]]:
        """The reads of attributes of `self` among these events."""
        return iter(self._stream(Read, phases))

    def in_run_order(self, events: Iterable[tuple[Method, _Event]]) -> list[tuple[Method, _Event]]:
        """The same, method by method as Keras first reaches them: `__init__` and what it calls, `build`, `call`, ..."""
        order = {key: index for index, key in enumerate(self.phases)}
        last = len(order)
        return sorted(events, key=lambda pair: order.get((pair[0].name, pair[1].nested), last))

    def methods_in_run_order(self, *phases: Phase) -> list[Method]:
        """The own methods that run in one of these phases, as Keras first reaches them."""
        order = {name: index for index, (name, key) in enumerate(self.phases) if not key}
        running = [method for method in self.own.methods if not self.phases_of(method).isdisjoint(phases)]
        return sorted(running, key=lambda method: order[method.name])

    def _stream(self, kind: type[_Event], phases: tuple[Phase, ...]) -> tuple[tuple[Method, _Event], ...]:
        if (Event, phases) not in self.streams:
            pairs = [(m, event) for m in self.own.methods for event in self._in_phases(m, phases)]
            by_type: dict[type[Event], list[tuple[Method, Event]]] = {Event: pairs}
            for pair in pairs:
                by_type.setdefault(type(pair[1]), []).append(pair)
            self.streams.update(((each, phases), tuple(some)) for each, some in by_type.items())
        return self.streams.get((kind, phases), ())  # type: ignore[return-value]

    def _in_phases(self, method: Method, phases: tuple[Phase, ...]) -> Iterable[Event]:
        if not phases:
            return method.events
        if method.form is MethodForm.SETTER:
            return ()
        keys = {
            key
            for key in ("", *(nested.key for nested in method.nested))
            if not self.phases.get((method.name, key), frozenset()).isdisjoint(phases)
        }
        return [event for event in method.events if event.nested in keys] if keys else ()

    def parts(self, *forms: Form) -> Iterator[Part]:
        """The values of those forms in the own methods' events, and in the values that these are made of."""
        if not self.by_form:
            self.by_form.update((form, []) for form in Form)
            for method in self.own.methods:
                for event in method.events:
                    if type(event) in _HOLDS and event.value is not None:  # type: ignore[attr-defined]
                        self._take_apart(method, event, event.value)  # type: ignore[attr-defined]
        return chain.from_iterable(self.by_form[form] for form in forms)

    def _take_apart(self, method: Method, event: Event, top: Value) -> None:
        by_form = self.by_form
        waiting = [(top, True)]
        while waiting:
            value, certain = waiting.pop()
            if value.form is Form.CHOICE:
                certain = False
            by_form[value.form].append(Part(method, event, value, certain))
            for item in reversed(value.items):
                waiting.append((item, certain))
            for argument in reversed(value.args):
                waiting.append((argument.value, certain))
            if value.count is not None:
                waiting.append((value.count, certain))
            if value.receiver is not None:
                waiting.append((value.receiver, certain))

    def guards(self, method: Method, event: Event) -> tuple[Guard, ...]:
        """All that must hold for an event of `call` or a step to happen, on the way to its method included."""
        on_the_way = self.contexts.get((method.name, event.nested))
        if not on_the_way:
            return event.guards
        return (*sorted(on_the_way, key=lambda guard: (guard.at, guard.kind, guard.path)), *event.guards)

    @property
    def lineage(self) -> tuple[ClassFacts, ...]:
        return (self.own, *self.ancestors)

    def assignments(self, path: str | None = None) -> Iterator[tuple[Method, Assign]]:
        """Every assignment to `self.<path>` (or to any attribute), ancestors included, own first."""
        if not self.by_path:
            everything = self.by_path[None] = [
                (method, assign)
                for facts in self.lineage
                for method in facts.methods
                for assign in method.assigns
            ]
            for pair in everything:
                self.by_path.setdefault(pair[1].path, []).append(pair)
        return iter(self.by_path.get(path, ()))

    def always(self, path: str, is_so: Callable[[Value], bool]) -> bool:
        """Whether the attribute gets something, and everything that it gets is so."""
        values = [assign.value for _, assign in self.assignments(path)] if path else []
        return bool(values) and all(map(is_so, values))

    def class_attribute(self, name: str) -> Assign | None:
        for facts in self.lineage:
            for assign in facts.attributes:
                if assign.path == name:
                    return assign
        return None


_Answer = TypeVar("_Answer")


def answered_once(query: Callable[[LayerClass], _Answer]) -> Callable[[LayerClass], _Answer]:
    """The query, which looks at a class once and gives each check that asks the same answer."""

    @wraps(query)
    def ask(layer: LayerClass) -> _Answer:
        if query not in layer.answers:
            layer.answers[query] = query(layer)
        answer: _Answer = layer.answers[query]
        return answer

    return ask
