"""LL116: random numbers with a fixed seed, which are the same at every call in Keras 3."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.names import keras_name
from layerlint.text import Safety


@rule(
    "LL116",
    "frozen-random-seed",
    summary="`keras.random` with a constant seed in `call` gives the same numbers at every call.",
    targets=(3,),
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def RULE(layer: LayerClass) -> Iterator[Finding]:
    for _, event in layer.events(Phase.CALL):
        if not isinstance(event, Call) or not (keras_name(event.value.name) or "").startswith("random."):
            continue
        if event.value.kind is Kind.SEED_GENERATOR:
            continue
        seed = event.value.argument("seed")
        if seed is None:
            continue
        fixed = seed.form is Form.LITERAL and isinstance(seed.constant, int)
        if fixed or (seed.kind is Kind.SEED_GENERATOR and seed.form is Form.CALL):
            at = event.value.at if fixed else seed.at
            yield Finding(
                at,
                "the seed is the same at every call, and so are the random numbers",
                help="make a `keras.random.SeedGenerator` in `__init__`, and pass it as `seed=self.seed_generator`",
                fix=FixRequest("keep-seed-generator", at),
            )
