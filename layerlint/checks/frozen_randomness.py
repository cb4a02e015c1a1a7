"""LL505: Python or NumPy random numbers in `call`, frozen when the graph is traced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.checks.eager_loops import noted_where_eager
from layerlint.model.facts import Form, Guard, GuardKind, LayerClass, Phase, Value
from layerlint.queries.conditions import compiles_eagerly, depends_on_mode, has_guard, lazy_guard
from layerlint.rule import Finding, ModelCode, Severity, rule

_IDENTIFIERS = frozenset({"uuid.uuid4"})
_CLOCKS = (
    frozenset({"time.time", "time.perf_counter", "time.time_ns", "datetime.datetime.now"}) | _IDENTIFIERS
)
_NOT_DRAWING = frozenset(
    {"seed", "RandomState", "default_rng", "Generator", "get_state", "set_state", "Random"}
)

_DRAWS = {
    "tf.random.normal(...)": ("normal", ("normal", "randn", "standard_normal", "gauss", "normalvariate")),
    "tf.random.uniform(...)": ("uniform", ("uniform", "rand", "random", "random_sample", "ranf", "sample")),
    "tf.random.uniform(..., dtype=tf.int32)": ("randint", ("randint", "randrange", "integers")),
    "tf.random.shuffle(...)": ("shuffle", ("shuffle", "permutation", "permuted")),
    "tf.random.gamma(...)": ("gamma", ("gamma", "standard_gamma")),
}
"""The function of TensorFlow, with that of `keras.random`, and the names of Python and NumPy that it replaces."""

_GENERATORS = frozenset(
    {"numpy.random.default_rng", "numpy.random.RandomState", "numpy.random.Generator", "random.Random"}
)


@rule(
    "LL505",
    "frozen-randomness",
    summary="`np.random`, `random` or `time` in `call` or a step: in a graph the value is drawn once and then frozen.",
    severity=Severity.WARNING,
)
def frozen_randomness(layer: LayerClass) -> Iterator[Finding]:
    return noted_where_eager(layer, _findings(layer))


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    return noted_where_eager(unit.code, _findings(unit.code))


frozen_randomness = replace(frozen_randomness, in_code=_in_code)


def _findings(layer: LayerClass) -> Iterator[Finding]:
    if compiles_eagerly(layer):
        return
    for method, call in layer.calls(Phase.CALL, Phase.STEP):
        if call.discarded and call.value.method != "shuffle":  # `shuffle` changes its argument
            continue
        name = _random_source(layer, call.value)
        guards = layer.guards(method, call)
        if not name or depends_on_mode(guards) or _is_meant_once(layer, guards):
            continue
        yield Finding(
            call.value.at,
            f"`{name}` runs once, when the graph is traced: inside `fit` every batch gets the same value",
            help=_help(call.value, layer.keras),
        )


def _help(value: Value, keras: int) -> str:
    if value.name in _CLOCKS - _IDENTIFIERS:
        return "use `tf.timestamp()`"
    draws = ((tf, own) for tf, (own, names) in _DRAWS.items() if value.method in names)
    in_tensorflow, in_keras = next(draws, ("tf.random", ""))
    if keras == 2:
        return f"use `{in_tensorflow}`"
    with_seed = f"`keras.random.{in_keras}(..., seed=self.seed_generator)`" if in_keras else "`keras.random`"
    return f"use `{in_tensorflow}`, or {with_seed} with a `keras.random.SeedGenerator` from `__init__`"


def _is_meant_once(layer: LayerClass, guards: tuple[Guard, ...]) -> bool:
    """Whether only the first call draws: where nothing is built yet, or where that fails."""
    return has_guard(guards, GuardKind.NOT_BUILT, GuardKind.EXCEPT) or lazy_guard(layer, guards) is not None


def _random_source(layer: LayerClass, value: Value) -> str:
    """Return the text of a call that draws a random number or reads the time, or ""."""
    module, function = value.name.rpartition(".")[0], value.method
    if value.name in _CLOCKS or (module in {"numpy.random", "random"} and function not in _NOT_DRAWING):
        return value.name.replace("numpy", "np")
    holder = value.holder
    if function in _NOT_DRAWING:
        return ""
    if holder.form is Form.NAME and set(holder.makes) & _GENERATORS:
        return f"{holder.method}.{function}"
    if holder.called in _GENERATORS and not holder.args:
        return f"{holder.name.replace('numpy', 'np')}().{function}"
    callees = [assign.value.name for _, assign in layer.assignments(holder.path)] if holder.path else []
    return f"self.{holder.path}.{function}" if callees and set(callees) <= _GENERATORS else ""
