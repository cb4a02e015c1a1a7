"""LL627: the gradient of a value that is computed outside the tape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import LayerClass
from layerlint.queries.tape_flow import tape_methods
from layerlint.queries.tape_targets import computed_outside
from layerlint.rule import Finding, ModelCode, rule


@rule(
    "LL627",
    "target-outside-tape",
    summary="A gradient is taken of what is computed outside the tape: every gradient is None.",
)
def target_outside_tape(layer: LayerClass) -> Iterator[Finding]:
    yield from _outside(layer)


def _in_code(unit: ModelCode) -> Iterator[Finding]:
    yield from _outside(unit.code)


target_outside_tape = replace(target_outside_tape, in_code=_in_code)


def _outside(layer: LayerClass) -> Iterator[Finding]:
    for method in tape_methods(layer):
        for call in method.calls:
            target = computed_outside(layer, method, call)
            if target is not None:
                yield Finding(
                    target.at,
                    "this is computed outside the tape, which does not record it: every gradient is None",
                    help="compute it inside `with tf.GradientTape()`, and take the gradient of the result",
                )
