"""LL116: random numbers with a constant seed, which are the same at every call in Keras 3."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, Phase, Value
from layerlint.rule import Finding, FixRequest, Severity, rule
from layerlint.tables.keras_names import short_name
from layerlint.text import Safety


@rule(
    "LL116",
    "frozen-random-seed",
    summary="`keras.random` with a constant seed in `call` gives the same numbers at every call.",
    targets=(3,),
    severity=Severity.WARNING,
    fix=Safety.UNSAFE,
)
def frozen_random_seed(layer: LayerClass) -> Iterator[Finding]:
    for _, call in layer.calls(Phase.CALL):
        if not short_name(call.value.name).startswith("random."):
            continue
        if call.value.kind is Kind.SEED_GENERATOR:
            continue
        seed = call.value.argument("seed")
        if seed is None:
            continue
        if _is_stored_number(layer, seed):
            yield Finding(
                call.value.at,
                f"the seed `self.{seed.path}` is the same at every call, and so are the random numbers",
                attribute=seed.path,
                help=f"keep a generator: `self.{seed.path} = keras.random.SeedGenerator(...)`",
            )
        fixed = _is_number(seed)
        if fixed or (seed.kind is Kind.SEED_GENERATOR and seed.form is Form.CALL):
            at = call.value.at if fixed else seed.at
            yield Finding(
                at,
                "the seed is the same at every call, and so are the random numbers",
                help="make a `keras.random.SeedGenerator` in `__init__`, and pass it as `seed=self.seed_generator`",
                fix=FixRequest("keep-seed-generator", at),
            )


def _is_number(value: Value | None) -> bool:
    return value is not None and type(value.constant) is int


def _is_stored_number(layer: LayerClass, seed: Value) -> bool:
    """Whether the seed is an attribute that holds a number: a literal, or the default of an argument."""
    assigns = list(layer.assignments(seed.path))
    if len(assigns) != 1:
        return False
    method, assign = assigns[0]
    parameter = method.parameter(assign.value.local) if assign.value.kind is Kind.PARAMETER else None
    return _is_number(assign.value) or (parameter is not None and _is_number(parameter.default))
