"""What a class asks about the project classes that it makes: whether they own weights, add losses, build themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from layerlint.index.layer_index import LayerIndex, LayerSource
from layerlint.model.facts import ClassFacts, Kind, Method
from layerlint.queries.losses import is_penalized
from layerlint.tables.names import is_stateless, keras_name

_STATE = frozenset({Kind.WEIGHT, Kind.VARIABLE})


class Makes(NamedTuple):
    """What the methods of one class make, those of its ancestors left out."""

    state: bool
    losses: bool
    """Losses that a call adds."""
    penalties: bool
    """Losses of weights: regularizers."""
    inner: bool
    """Whether some of the state is of sublayers."""
    builds: bool
    """Whether the class has a `build` of its own."""
    modes: bool
    """Whether its `call` has to be told `training`."""
    calls: bool
    """Whether `__init__` or `build` call anything but their parents'."""


Known = Callable[[LayerSource], Makes | None]
"""What one class makes; None when that cannot be known."""


def makes(facts: ClassFacts, keras: int) -> Makes:
    state = losses = penalties = inner = builds = modes = calls = False
    for method in facts.methods:
        builds = builds or method.name == "build"
        modes = modes or (method.name == "call" and _has_modes(method, keras))
        calls = calls or (
            method.name in {"__init__", "build"}
            and any(not call.value.on_super() for call in method.calls if call.value.name != "super")
        )
        for call in method.calls:
            losses = losses or call.value.on_self_or_super("add_loss")
            kind = call.value.kind
            penalties = penalties or is_penalized(call.value)
            if kind in _STATE:
                state = True
            elif kind is Kind.SUBLAYER and not inner:
                short = keras_name(call.value.name)
                inner = short is not None and not is_stateless(short, keras)
    return Makes(state or inner, losses, penalties, inner, builds, modes, calls)


def _has_modes(method: Method, keras: int) -> bool:
    """Whether it needs to be told `training`. In Keras 3, None that is handed on to a sublayer turns training off."""
    mode = method.parameter("training")
    if mode is None:
        return False
    if mode.default is None or mode.default.kind is not Kind.NONE:
        return True
    told = [test.value for test in method.tests]
    if keras == 3:
        told += [call.value for call in method.calls]
    return any("training" in value.params for value in told)


def _owns_state(source: LayerSource, keras: int, known: Known) -> bool | None:
    """Whether a project class certainly makes weights, or sublayers that do; None when that is not known."""
    if any(not is_stateless(keras_name(root) or "", keras) for root in source.roots):
        return True
    return _any(source, known, 0)


def _adds_losses(source: LayerSource, keras: int, known: Known) -> bool | None:
    return _any(source, known, 1)


def _penalizes(source: LayerSource, keras: int, known: Known) -> bool | None:
    """Whether a project class certainly makes a weight or a sublayer with a regularizer."""
    return _any(source, known, 2)


def _leaves_unbuilt(source: LayerSource, keras: int, known: Known) -> bool | None:
    """Whether `build` of a project layer is Keras's own, which builds none of its sublayers."""
    plain = all(keras_name(root) in {"layers.Layer", "Layer"} for root in source.roots)
    builds = _any(source, known, 4)
    if not plain or source.is_model or not source.complete or builds is None:
        return False
    return not builds and _any(source, known, 3)


def _needs_entry(source: LayerSource, keras: int, known: Known) -> bool | None:
    """Whether `__call__` does what its sublayers do not get anyhow: it builds the layer, or collects its losses."""
    if not all(keras_name(root) in _PLAIN for root in source.roots):
        return _owns_state(source, keras, known)
    built = _any(source, known, 4) and _any(source, known, 0)
    return built or _any(source, known, 1)


def _asks_for_mode(source: LayerSource, keras: int, known: Known) -> bool | None:
    return _any(source, known, 5) and _owns_state(source, keras, known)


def _is_bare(source: LayerSource, keras: int, known: Known) -> bool | None:
    """Whether a project layer certainly holds no weights: it makes none, and calls nothing that could."""
    plain = all(keras_name(root) in {"layers.Layer", "Layer"} for root in source.roots)
    return plain and source.complete and _any(source, known, 0) is False and _any(source, known, 6) is False


_PLAIN = frozenset({"layers.Layer", "Layer", "Model", "models.Model"})


QUESTIONS: dict[str, Callable[[LayerSource, int, Known], bool | None]] = {
    "stateful": _owns_state,
    "lossy": _adds_losses,
    "penalizing": _penalizes,
    "buildless": _leaves_unbuilt,
    "entered": _needs_entry,
    "moody": _asks_for_mode,
    "bare": _is_bare,
}
"""What a class asks about the classes that it makes, by the part of `LayerClass` that holds those of which it is so."""


def answer(question: str, layers: LayerIndex, qualified: str, keras: int, known: Known) -> bool:
    """Whether it is certainly so of the project class of that name."""
    source = layers.find(qualified)
    return source is not None and bool(QUESTIONS[question](source, keras, known))


def _any(source: LayerSource, known: Known, which: int) -> bool | None:
    unknown = False
    for one in (source, *source.ancestors):
        part = known(one)
        if part is not None and part[which]:
            return True
        unknown = unknown or part is None
    return None if unknown else False
