"""Traits of the project classes that a class instantiates: do they own weights, add losses, build themselves?"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import STATE, ClassFacts, Kind, Method, TargetForm, Value
from layerlint.queries.call_signatures import signature_text
from layerlint.queries.losses import is_penalized
from layerlint.queries.single_tensors import keras_layer_returns_tensor
from layerlint.queries.training import acting_part
from layerlint.tables.keras_names import KERAS_BASES, KERAS_LAYER, is_stateless, keras_name


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
    call_takes: str
    """The parameters of its own `call`; `UNKNOWN` where something else stands before it."""


Lookup = Callable[[LayerSource], OwnTraits | None]
"""Returns the own traits of a class; None if they cannot be known."""

TraitAnswers = dict[str, dict[str, bool | str]]
"""By trait and class, the traits of the classes that a class instantiates."""


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
        call_takes=_call_takes(facts),
    )


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


_owns_state = attrgetter("owns_state")
_own_trainables = attrgetter("owns_trainables")
_adds_losses = attrgetter("adds_losses")
_has_regularizers = attrgetter("has_regularizers")
_owns_sublayer_state = attrgetter("owns_sublayer_state")
_has_build = attrgetter("has_build")
_needs_training_flag = attrgetter("needs_training_flag")
_acts_on_training = attrgetter("acts_on_training")
_calls_others = attrgetter("calls_others")
_calls_unknown = attrgetter("calls_unknown")


class _TraitQuery(NamedTuple):
    """A project class, whose traits are looked up along with its ancestors'."""

    source: LayerSource
    keras: int
    lookup: Lookup

    def shows(self, trait: Callable[[OwnTraits], bool]) -> bool | None:
        """Whether the class or one of its ancestors has the trait; None if that cannot be known."""
        unknown = False
        for source in (self.source, *self.source.ancestors):
            own = self.lookup(source)
            if own is not None and trait(own):
                return True
            unknown = unknown or own is None
        return None if unknown else False

    def ends_in(self, roots: frozenset[str]) -> bool:
        """Whether its bases end in these classes of Keras alone."""
        return all(keras_name(root) in roots for root in self.source.roots)


def _owns_weights(query: _TraitQuery) -> bool | None:
    """Whether a project class certainly creates weights, or sublayers that do; None if unknown."""
    if any(not is_stateless(keras_name(root) or "", query.keras) for root in query.source.roots):
        return True
    return query.shows(_owns_state)


def _owns_trainables(query: _TraitQuery) -> bool | None:
    """As `_owns_weights`, without the seeds of Keras 3: in Keras 2, nothing has one."""
    if any(not is_stateless(keras_name(root) or "", 2) for root in query.source.roots):
        return True
    return query.shows(_own_trainables)


def _inherits_build(query: _TraitQuery) -> bool | None:
    """Whether `build` of a project layer is Keras's own, which builds none of its sublayers."""
    source = query.source
    builds = query.shows(_has_build)
    if not query.ends_in(KERAS_LAYER) or source.is_model or not source.complete or builds is None:
        return False
    return not builds and query.shows(_owns_sublayer_state)


def _needs_dunder_call(query: _TraitQuery) -> bool | None:
    """Whether `__call__` does what its sublayers do not get anyhow: it builds the layer, or collects its losses."""
    if not query.ends_in(KERAS_BASES):
        return _owns_weights(query)
    built = query.shows(_has_build) and query.shows(_owns_state)
    return built or query.shows(_adds_losses)


def _returns_tensor(query: _TraitQuery) -> bool | None:
    """Whether its nearest `call` always returns a single tensor."""
    if not query.ends_in(KERAS_BASES):
        return False
    for source in (query.source, *query.source.ancestors):
        own = query.lookup(source)
        if own is None or own.has_call:
            return own is not None and own.returns_tensor
    return False


def _is_stateless(query: _TraitQuery) -> bool:
    """Whether a project layer or module certainly has no weights: it creates none, and calls nothing that could."""
    if not query.source.complete or query.shows(_owns_state) is not False:
        return False
    if query.ends_in(KERAS_LAYER):
        return query.shows(_calls_others) is False
    roots = query.source.roots
    are_modules = all(root.startswith("tensorflow.") and root.endswith(".Module") for root in roots)
    return bool(roots) and are_modules and query.shows(_calls_unknown) is False


def _lacks_state_size(query: _TraitQuery) -> bool:
    """Whether nothing gives the class a `state_size`: none of Keras's base classes has one."""
    own = query.shows(attrgetter("sets_state_size"))
    return query.source.complete and query.ends_in(KERAS_LAYER) and own is False


def _requires_training(query: _TraitQuery) -> bool | None:
    """Whether the class's own `call` cannot do without `training`."""
    own = query.lookup(query.source)
    return own.requires_training if own is not None else None


def _takes(query: _TraitQuery) -> str:
    """The parameters of the nearest `call`, where no `__call__` of the project stands before it."""
    if not query.source.complete or not query.ends_in(KERAS_BASES):
        return ""
    nearest = ""
    for source in (query.source, *query.source.ancestors):
        own = query.lookup(source)
        if own is None or own.call_takes == UNKNOWN:
            return ""
        nearest = nearest or own.call_takes
    return nearest


TRAITS: dict[str, Callable[[_TraitQuery], bool | str | None]] = {
    "owns_weights": _owns_weights,
    "owns_trainables": _owns_trainables,
    "adds_losses": lambda query: query.shows(_adds_losses),
    "has_regularizers": lambda query: query.shows(_has_regularizers),
    "inherits_build": _inherits_build,
    "needs_dunder_call": _needs_dunder_call,
    "needs_training_flag": lambda query: query.shows(_needs_training_flag) and _owns_weights(query),
    "acts_on_training": lambda query: query.shows(_acts_on_training),
    "requires_training": _requires_training,
    "stateless": _is_stateless,
    "returns_tensor": _returns_tensor,
    "lacks_state_size": _lacks_state_size,
    "call_takes": _takes,
}
"""By trait of `ClassTraits`: whether a project class has it, None if unknown; for `call_takes`, its text."""


def trait_of(trait: str, layers: LayerIndex, qualified: str, keras: int, lookup: Lookup) -> bool | str:
    """Whether the project class of that name certainly has the trait, or the text of it."""
    source = layers.find_only(qualified)
    answer = TRAITS[trait](_TraitQuery(source, keras, lookup)) if source is not None else None
    return answer or (_NOTHING if trait == "call_takes" else False)


_NOTHING = ""
