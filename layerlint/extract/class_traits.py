"""Traits of the project classes that a class instantiates: do they own weights, add losses, build themselves?"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from layerlint.extract.own_traits import UNKNOWN, OwnTraits
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.tables.keras_names import KERAS_BASES, KERAS_LAYER, is_stateless, keras_name

_DEPTH = 3
"""How many instances inside each other are followed."""


Lookup = Callable[[LayerSource], OwnTraits | None]
"""Returns the own traits of a class; None if they cannot be known."""

TraitAnswers = dict[str, dict[str, bool | str]]
"""By trait and class, the traits of the classes that a class instantiates."""


_owns_state = attrgetter("owns_state")
_own_trainables = attrgetter("owns_trainables")
_adds_losses = attrgetter("adds_losses")
_has_regularizers = attrgetter("has_regularizers")
_owns_sublayer_state = attrgetter("owns_sublayer_state")
_has_build = attrgetter("has_build")
_needs_training_flag = attrgetter("needs_training_flag")
_acts_on_training = attrgetter("acts_on_training")
_follows_mode = attrgetter("follows_mode")
_calls_others = attrgetter("calls_others")
_calls_unknown = attrgetter("calls_unknown")


class _TraitQuery(NamedTuple):
    """A project class, whose traits are looked up along with its ancestors'."""

    source: LayerSource
    keras: int
    lookup: Lookup
    layers: LayerIndex

    def shows(self, trait: Callable[[OwnTraits], bool]) -> bool | None:
        """Whether the class or one of its ancestors has the trait; None if that cannot be known."""
        unknown = False
        for source in (self.source, *self.source.ancestors):
            own = self.lookup(source)
            if own is not None and trait(own):
                return True
            unknown = unknown or own is None
        return None if unknown else False

    def _nearest_shows(self, trait: Callable[[OwnTraits], bool]) -> bool:
        """Whether the class whose `call` runs has the trait."""
        for source in (self.source, *self.source.ancestors):
            own = self.lookup(source)
            if own is None or own.has_call:
                return own is not None and trait(own)
        return False

    def shows_inside(
        self,
        trait: Callable[[OwnTraits], bool],
        through: Callable[[OwnTraits], bool] | None = None,
        depth: int = 0,
    ) -> bool:
        """Whether the class, or one of which it holds instances, certainly has the trait.

        `through` says of a class whether what it holds counts.
        """
        if self.shows(trait):
            return True
        if depth == _DEPTH or (through is not None and not self._nearest_shows(through)):
            return False
        owns = [
            own
            for source in (self.source, *self.source.ancestors)
            if (own := self.lookup(source)) is not None
        ]
        held = (self.layers.find_only(name) for own in owns for name in own.makes.split())
        return any(
            _TraitQuery(source, self.keras, self.lookup, self.layers).shows_inside(trait, through, depth + 1)
            for source in held
            if source is not None
        )

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
    "adds_losses": lambda query: query.shows_inside(_adds_losses),
    "has_regularizers": lambda query: query.shows_inside(_has_regularizers),
    "inherits_build": _inherits_build,
    "needs_dunder_call": _needs_dunder_call,
    "needs_training_flag": lambda query: query.shows(_needs_training_flag) and _owns_weights(query),
    "acts_on_training": lambda query: query.shows_inside(_acts_on_training, _follows_mode),
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
    answer = TRAITS[trait](_TraitQuery(source, keras, lookup, layers)) if source is not None else None
    return answer or (_NOTHING if trait == "call_takes" else False)


_NOTHING = ""
