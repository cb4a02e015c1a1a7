"""Traits by the methods of one class, without its ancestors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import STATE, ClassFacts, Kind, Method, TargetForm, Value
from layerlint.queries.call_modes import acting_part, follows_mode
from layerlint.queries.call_signatures import signature_text
from layerlint.queries.losses import is_penalized
from layerlint.queries.single_tensors import keras_layer_returns_tensor
from layerlint.tables.keras_names import is_stateless, keras_name


class OwnTraits(NamedTuple):
    """Traits by the methods of one class, without its ancestors."""

    owns_state: bool
    """Whether they create weights, or sublayers that have some."""
    owns_trainables: bool
    """Whether they create weights, or sublayers that have some besides seeds."""
    adds_losses: bool
    """Whether a call adds losses."""
    has_regularizers: bool
    """Whether weights have losses."""
    owns_sublayer_state: bool
    """Whether some of the state is of sublayers."""
    has_build: bool
    """Whether the class has a `build` of its own."""
    needs_training_flag: bool
    """Whether its `call` needs the argument `training`."""
    acts_on_training: bool
    """Whether its `call` acts differently if `training` is true."""
    requires_training: bool
    """Whether its `call` cannot do without `training`."""
    calls_others: bool
    """Whether `__init__` or `build` call anything but their parents'."""
    calls_unknown: bool
    """Whether they call something unknown, or create layers or modules."""
    has_call: bool
    """Whether the class has a `call` of its own."""
    returns_tensor: bool
    """Whether its own `call` always returns a single tensor."""
    sets_state_size: bool
    """Whether it sets or defines `state_size`, or an attribute of a name that is not known."""
    follows_mode: bool
    """Whether its `call` does not train by default, and leaves to its sublayers whether they train."""
    call_takes: str
    """The parameters of its own `call`; `UNKNOWN` where something else stands before it."""
    makes: str
    """The layer classes of the project whose instances it holds, with a space between them."""


def own_traits(facts: ClassFacts, keras: int) -> OwnTraits:
    calls = [call.value for method in facts.methods for call in method.calls]
    sublayers = [
        short for call in calls if call.kind is Kind.SUBLAYER and (short := keras_name(call.name)) is not None
    ]
    sublayer_state = not all(is_stateless(short, keras) for short in sublayers)
    state = any(call.kind in STATE for call in calls)
    return OwnTraits(
        owns_state=sublayer_state or state,
        owns_trainables=state or not all(is_stateless(short, 2) for short in sublayers),
        adds_losses=any(call.on_self_or_super("add_loss") for call in calls),
        has_regularizers=any(map(is_penalized, calls)),
        owns_sublayer_state=sublayer_state,
        has_build=any(method.name == "build" for method in facts.methods),
        needs_training_flag=any(
            method.name == "call" and _depends_on_training(method, keras) for method in facts.methods
        ),
        acts_on_training=acting_part(facts.methods) is not None,
        requires_training=any(map(_cannot_do_without_training, facts.methods)),
        calls_others=any(map(_starts_others, facts.methods)),
        calls_unknown=any(call.kind in _MAY_HOLD and not call.on_super() for call in calls),
        has_call=any(method.name == "call" for method in facts.methods),
        returns_tensor=any(
            method.name == "call" and _always_returns_tensor(facts, method) for method in facts.methods
        ),
        sets_state_size=_sets_state_size(facts),
        follows_mode=follows_mode(facts.methods),
        call_takes=_call_takes(facts),
        makes=" ".join(sorted(set(_held_classes(facts)))),
    )


def _held_classes(facts: ClassFacts) -> Iterator[str]:
    """The classes, not of Keras, of the layers that attributes get."""
    for method in facts.methods:
        for assign in method.assigns:
            for part in assign.value.walk():
                if part.makes_layer and part.name and keras_name(part.name) is None:
                    yield part.name


UNKNOWN = "?"
_MAY_HOLD = frozenset(
    {Kind.UNKNOWN, Kind.FUNCTION, Kind.SUBLAYER, Kind.TF_MODULE, Kind.METRIC, Kind.OPTIMIZER}
)


def _call_takes(facts: ClassFacts) -> str:
    own = {method.name: method for method in facts.methods}
    call = own.get("call")
    if "__call__" in own or call is None:
        return UNKNOWN if "__call__" in own else ""
    return signature_text(call) or UNKNOWN


def _sets_state_size(facts: ClassFacts) -> bool:
    assigns = [*facts.attributes, *(assign for method in facts.methods for assign in method.assigns)]
    return any(method.name in _SETS_ANY for method in facts.methods) or any(
        assign.path == "state_size" or assign.form in (TargetForm.DYNAMIC, TargetForm.DICT)
        for assign in assigns
    )


_SETS_ANY = frozenset({"state_size", "__getattr__", "__getattribute__", "__setattr__"})


def _cannot_do_without_training(method: Method) -> bool:
    return method.name == "call" and any(parameter.name == "training" for parameter in method.required[1:])


def _starts_others(method: Method) -> bool:
    return method.name in {"__init__", "build"} and any(
        not call.value.on_super() and call.value.name != "super" for call in method.calls
    )


def _always_returns_tensor(facts: ClassFacts, call: Method) -> bool:
    returned = [event.value for event in call.returns if not event.nested]
    if any(decorator.name != "tensorflow.function" for decorator in call.decorators):
        return False
    ends = not call.open_end and not call.generator and not call.abstract
    return (
        ends
        and bool(returned)
        and all(value is not None and _is_one_tensor(facts, value) for value in returned)
    )


def _is_one_tensor(facts: ClassFacts, value: Value) -> bool:
    """Whether it is a tensor by its kind, or the result of a Keras layer: `self.dense(x)`."""
    if value.kind is Kind.TENSOR:
        return True
    if value.kind is not Kind.INPUT or not value.calls_own_path:
        return False
    assigned = [
        assign.value for method in facts.methods for assign in method.assigns if assign.path == value.path
    ]
    return bool(assigned) and all(map(keras_layer_returns_tensor, assigned))


def _depends_on_training(call: Method, keras: int) -> bool:
    """Whether it needs the argument `training`. In Keras 3, passing None to a sublayer turns training off."""
    mode = call.parameter("training")
    if mode is None:
        return False
    if mode.default is None or mode.default.kind is not Kind.NONE:
        return True
    values = [test.value for test in call.tests]
    if keras == 3:
        values += [inner.value for inner in call.calls]
    return any("training" in value.params for value in values)
