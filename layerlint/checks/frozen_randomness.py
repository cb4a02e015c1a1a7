"""LL505: Python or NumPy random numbers in `call`, frozen when the graph is traced."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, LayerClass, Phase
from layerlint.queries.conditions import depends_on_mode
from layerlint.rule import Finding, Severity, rule

_TIME = frozenset({"time.time", "time.perf_counter", "time.time_ns", "datetime.datetime.now", "uuid.uuid4"})
_NO_DRAW = frozenset({"seed", "RandomState", "default_rng", "Generator", "get_state", "set_state", "Random"})


@rule(
    "LL505",
    "frozen-randomness",
    summary="`np.random`, `random` or `time` in `call`: in a graph the value is drawn once and then frozen.",
    severity=Severity.WARNING,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for method, event in layer.events(Phase.CALL):
        if not isinstance(event, Call) or event.nested or event.discarded:
            continue
        name = event.value.name
        module, _, function = name.rpartition(".")
        drawn = module in {"numpy.random", "random"} and function not in _NO_DRAW
        if not drawn and name not in _TIME:
            continue
        if depends_on_mode(layer.guards(method, event)):
            continue
        yield Finding(
            event.value.at,
            f"`{name.replace('numpy', 'np')}` gives one value when the graph is traced, and the same one ever after",
            help="use `tf.random` or `keras.random` with a `SeedGenerator`",
        )
