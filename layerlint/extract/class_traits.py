"""What a class needs to know of the project classes that it makes: do they own weights, add losses, build themselves?"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import STATE, ClassFacts, Kind, Method, Value
from layerlint.queries.call_signatures import shown
from layerlint.queries.losses import is_penalized
from layerlint.queries.single_tensors import layer_of_keras_gives_one
from layerlint.queries.training import acting_part
from layerlint.tables.keras_names import KERAS_BASES, KERAS_LAYER, is_stateless, keras_name


class OwnTraits(NamedTuple):
    """What the methods of one class show, those of its ancestors left out."""

    owns_state: bool
    """Whether they make weights, or sublayers that have some."""
    adds_losses: bool
    """Whether a call adds losses."""
    has_regularizers: bool
    """Whether weights have losses."""
    owns_sublayer_state: bool
    """Whether some of the state is of sublayers."""
    has_build: bool
    """Whether the class has a `build` of its own."""
    needs_training_flag: bool
    """Whether its `call` has to be told `training`."""
    acts_on_training: bool
    """Whether its `call` does something else in training, when it is told so."""
    requires_training: bool
    """Whether its `call` cannot do without `training`."""
    calls_others: bool
    """Whether `__init__` or `build` call anything but their parents'."""
    calls_unknown: bool
    """Whether they call what is not known, or make layers or modules."""
    has_call: bool
    """Whether the class has a `call` of its own."""
    returns_tensor: bool
    """Whether all that its own `call` returns is one tensor."""
    call_takes: str
    """The parameters of its own `call`; `UNKNOWN` where something else stands before it."""


Lookup = Callable[[LayerSource], OwnTraits | None]
"""What one class shows; None when that cannot be known."""

TraitAnswers = dict[str, dict[str, bool | str]]
"""By trait and class: what a class asked of the classes that it makes."""


def own_traits(facts: ClassFacts, keras: int) -> OwnTraits:
    calls = [call.value for method in facts.methods for call in method.calls]
    sublayer_state = any(
        call.kind is Kind.SUBLAYER
        and (short := keras_name(call.name)) is not None
        and not is_stateless(short, keras)
        for call in calls
    )
    return OwnTraits(
        owns_state=sublayer_state or any(call.kind in STATE for call in calls),
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
            method.name == "call" and _gives_tensor(facts, method) for method in facts.methods
        ),
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
    return shown(call) or UNKNOWN


def _cannot_do_without_training(method: Method) -> bool:
    return method.name == "call" and any(one.name == "training" for one in method.required[1:])


def _starts_others(method: Method) -> bool:
    return method.name in {"__init__", "build"} and any(
        not call.value.on_super() and call.value.name != "super" for call in method.calls
    )


def _gives_tensor(facts: ClassFacts, call: Method) -> bool:
    given = [event.value for event in call.returns if not event.nested]
    if any(decorator.name != "tensorflow.function" for decorator in call.decorators):
        return False
    ends = not call.open_end and not call.generator and not call.abstract
    return ends and bool(given) and all(one is not None and _is_one_tensor(facts, one) for one in given)


def _is_one_tensor(facts: ClassFacts, value: Value) -> bool:
    """Whether it is a tensor by its kind, or what a layer of Keras gives: `self.dense(x)`."""
    if value.kind is Kind.TENSOR:
        return True
    if value.kind is not Kind.INPUT or not value.calls_own_path:
        return False
    made = [
        assign.value for method in facts.methods for assign in method.assigns if assign.path == value.path
    ]
    return bool(made) and all(map(layer_of_keras_gives_one, made))


def _depends_on_training(call: Method, keras: int) -> bool:
    """Whether it needs to be told `training`. In Keras 3, None that is handed on to a sublayer turns training off."""
    mode = call.parameter("training")
    if mode is None:
        return False
    if mode.default is None or mode.default.kind is not Kind.NONE:
        return True
    told = [test.value for test in call.tests]
    if keras == 3:
        told += [inner.value for inner in call.calls]
    return any("training" in value.params for value in told)


_owns_state = attrgetter("owns_state")
_adds_losses = attrgetter("adds_losses")
_has_regularizers = attrgetter("has_regularizers")
_owns_sublayer_state = attrgetter("owns_sublayer_state")
_has_build = attrgetter("has_build")
_needs_training_flag = attrgetter("needs_training_flag")
_acts_on_training = attrgetter("acts_on_training")
_calls_others = attrgetter("calls_others")
_calls_unknown = attrgetter("calls_unknown")


class _Question(NamedTuple):
    """One project class, and what is known of it and its ancestors."""

    source: LayerSource
    keras: int
    lookup: Lookup

    def shows(self, trait: Callable[[OwnTraits], bool]) -> bool | None:
        """Whether the class or one of its ancestors shows it; None when that cannot be known."""
        unknown = False
        for one in (self.source, *self.source.ancestors):
            own = self.lookup(one)
            if own is not None and trait(own):
                return True
            unknown = unknown or own is None
        return None if unknown else False

    def ends_in(self, roots: frozenset[str]) -> bool:
        """Whether its bases end in these classes of Keras alone."""
        return all(keras_name(root) in roots for root in self.source.roots)


def _owns_weights(question: _Question) -> bool | None:
    """Whether a project class certainly makes weights, or sublayers that do; None when that is not known."""
    if any(not is_stateless(keras_name(root) or "", question.keras) for root in question.source.roots):
        return True
    return question.shows(_owns_state)


def _inherits_build(question: _Question) -> bool | None:
    """Whether `build` of a project layer is Keras's own, which builds none of its sublayers."""
    source = question.source
    builds = question.shows(_has_build)
    if not question.ends_in(KERAS_LAYER) or source.is_model or not source.complete or builds is None:
        return False
    return not builds and question.shows(_owns_sublayer_state)


def _needs_dunder_call(question: _Question) -> bool | None:
    """Whether `__call__` does what its sublayers do not get anyhow: it builds the layer, or collects its losses."""
    if not question.ends_in(KERAS_BASES):
        return _owns_weights(question)
    built = question.shows(_has_build) and question.shows(_owns_state)
    return built or question.shows(_adds_losses)


def _returns_tensor(question: _Question) -> bool | None:
    """Whether its `call`, the nearest one, returns one tensor on all of its ways."""
    if not question.ends_in(KERAS_BASES):
        return False
    for one in (question.source, *question.source.ancestors):
        own = question.lookup(one)
        if own is None or own.has_call:
            return own is not None and own.returns_tensor
    return False


def _is_stateless(question: _Question) -> bool:
    """Whether a project layer or module certainly holds no weights: it makes none, and calls nothing that could."""
    if not question.source.complete or question.shows(_owns_state) is not False:
        return False
    if question.ends_in(KERAS_LAYER):
        return question.shows(_calls_others) is False
    roots = question.source.roots
    are_modules = all(root.startswith("tensorflow.") and root.endswith(".Module") for root in roots)
    return bool(roots) and are_modules and question.shows(_calls_unknown) is False


def _requires_training(question: _Question) -> bool | None:
    """Whether the class's own `call` cannot do without `training`."""
    own = question.lookup(question.source)
    return own.requires_training if own is not None else None


def _takes(question: _Question) -> str:
    """The parameters of the nearest `call`, where no `__call__` of the project stands before it."""
    if not question.source.complete or not question.ends_in(KERAS_BASES):
        return ""
    nearest = ""
    for one in (question.source, *question.source.ancestors):
        own = question.lookup(one)
        if own is None or own.call_takes == UNKNOWN:
            return ""
        nearest = nearest or own.call_takes
    return nearest


TRAITS: dict[str, Callable[[_Question], bool | str | None]] = {
    "owns_weights": _owns_weights,
    "adds_losses": lambda question: question.shows(_adds_losses),
    "has_regularizers": lambda question: question.shows(_has_regularizers),
    "inherits_build": _inherits_build,
    "needs_dunder_call": _needs_dunder_call,
    "needs_training_flag": lambda question: question.shows(_needs_training_flag) and _owns_weights(question),
    "acts_on_training": lambda question: question.shows(_acts_on_training),
    "requires_training": _requires_training,
    "stateless": _is_stateless,
    "returns_tensor": _returns_tensor,
    "call_takes": _takes,
}
"""By trait of `ClassTraits`: whether a project class has it, None when that is not known; of `call_takes`, the text."""


def trait_of(trait: str, layers: LayerIndex, qualified: str, keras: int, lookup: Lookup) -> bool | str:
    """Whether the project class of that name certainly has the trait, or the text of it."""
    source = layers.find_only(qualified)
    found = TRAITS[trait](_Question(source, keras, lookup)) if source is not None else None
    return found or (_NOTHING if trait == "call_takes" else False)


_NOTHING = ""
