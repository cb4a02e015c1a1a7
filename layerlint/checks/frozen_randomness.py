"""LL505: Python or NumPy random numbers in `call`, frozen when the graph is traced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import Form, LayerClass, Phase, Value
from layerlint.queries.conditions import compiles_eagerly, depends_on_mode
from layerlint.rule import Finding, ModelCode, Severity, rule

_TIME = frozenset({"time.time", "time.perf_counter", "time.time_ns", "datetime.datetime.now", "uuid.uuid4"})
_NO_DRAW = frozenset({"seed", "RandomState", "default_rng", "Generator", "get_state", "set_state", "Random"})

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
    yield from _drawn_once(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _drawn_once(unit.code)


frozen_randomness = replace(frozen_randomness, in_code=_in_code)


def _drawn_once(layer: LayerClass) -> Iterator[Finding]:
    if compiles_eagerly(layer):
        return
    for method, call in layer.calls(Phase.CALL, Phase.STEP):
        if call.discarded and call.value.method != "shuffle":  # which changes what it is given
            continue
        name = _drawn(layer, call.value)
        if not name or depends_on_mode(layer.guards(method, call)):
            continue
        yield Finding(
            call.value.at,
            f"`{name}` runs once, when the graph is traced: inside `fit` every batch gets the same value",
            help="use `tf.random.normal(...)`, or `keras.random.normal(..., seed=self.seed_generator)` with a"
            " `keras.random.SeedGenerator` from `__init__`",
        )


def _drawn(layer: LayerClass, value: Value) -> str:
    """What is drawn or read, as one would say it; "" for any other call."""
    module, function = value.name.rpartition(".")[0], value.method
    if value.name in _TIME or (module in {"numpy.random", "random"} and function not in _NO_DRAW):
        return value.name.replace("numpy", "np")
    holder = value.holder
    if function in _NO_DRAW:
        return ""
    if holder.form is Form.NAME and set(holder.makes) & _GENERATORS:
        return f"{holder.method}.{function}"
    if holder.called in _GENERATORS and not holder.args:
        return f"{holder.name.replace('numpy', 'np')}().{function}"
    made = [assign.value.name for _, assign in layer.assignments(holder.path)] if holder.path else []
    return f"self.{holder.path}.{function}" if made and set(made) <= _GENERATORS else ""
