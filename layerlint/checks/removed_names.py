"""LL701: modules, classes and functions that Keras 3 removed or renamed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from layerlint.model.facts import At, Event, Form, Value
from layerlint.queries.learning_phase import fix_of_learning_phase
from layerlint.rule import Finding, FixRequest
from layerlint.tables.removed import gone, help_for, legacy_layer
from layerlint.tables.tensorflow1 import old_name

_SAME_KEYWORDS = frozenset({None, "axis", "keepdims"})
"""Keywords that functions of the backend share with those of `keras.ops`; others may differ."""


def findings_inside(value: Value) -> Iterator[Finding]:
    """Removed names in a value that is always evaluated: a decorator, a default, a class attribute."""
    if value.form is Form.CHOICE:
        return
    if value.imported:
        yield from name_use_findings(value, None)
    for part in value.inner:
        yield from findings_inside(part)


def name_use_findings(value: Value, event: Event | None) -> Iterator[Finding]:
    """Removed names in a value, with a fix that fits its event."""
    if not value.local:
        keywords = {argument.keyword for argument in value.args}
        for finding in gone_name_findings(value.name, value.imported, value.at, keywords=keywords):
            phase = fix_of_learning_phase(value, event)
            yield replace(finding, fix=phase) if phase is not None else finding


def gone_name_findings(
    qualified: str, imported: str, at: At, *, keywords: set[str | None]
) -> Iterator[Finding]:
    """A removed or renamed module, class or function."""
    old = legacy_layer(qualified) if imported else ""
    if old:
        yield Finding(
            at, f"`{old}` is not available with Keras 3", help="use the layers of `keras.layers`", cause=old
        )
        return
    if imported == "tensorflow":
        yield from tensorflow_findings(qualified, imported, at)
    gone_name = gone(qualified, imported)
    if gone_name is None:
        return
    fix = None
    if gone_name.exact:
        last = gone_name.instead.rpartition(".")[2]
        if gone_name.area:
            fix = FixRequest("leave-out-area", at, (("area", gone_name.area),))
        elif gone_name.shown.startswith("tf.keras.saving"):
            fix = FixRequest("rename-function", at, (("area", "utils"), ("name", last)))
        elif not gone_name.instead.startswith("keras.ops."):
            fix = FixRequest("rename-function", at, (("name", last),))
        elif gone_name.shown.startswith("keras.") and keywords <= _SAME_KEYWORDS:
            fix = FixRequest("backend-to-ops", at, (("name", last),))
    said = "raises when it is used in" if gone_name.unusable else "does not exist in"
    yield Finding(
        at, f"`{gone_name.shown}` {said} Keras 3", help=help_for(gone_name), fix=fix, cause=gone_name.shown
    )


def tensorflow_findings(qualified: str, imported: str, at: At) -> Iterator[Finding]:
    """A function that TensorFlow 2 does not have."""
    name = old_name(qualified, imported)
    if name is not None:
        yield Finding(
            at,
            f"`{name.shown}` does not exist in TensorFlow 2, with which Keras 3 runs",
            help=f"use `{name.instead}`" if name.instead else "",
            cause=name.shown,
        )
