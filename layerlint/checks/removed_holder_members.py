"""LL701: members that Keras 3 took from the metrics and the optimizer of a layer."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Kind, LayerClass, Value
from layerlint.queries.held_layers import class_of_attribute, held_class
from layerlint.queries.keras_3 import becomes_keras_3
from layerlint.rule import Finding, FixRequest
from layerlint.tables.keras_names import keras_name
from layerlint.tables.removed import gone_members, refused_by_method, renamed, way_out

_METRIC_MEMBERS = frozenset(
    {"reset_states", "add_update", "add_metric", "get_weights", "set_weights", "updates", "weights",
     "trainable_weights", "non_trainable_weights"}
)  # fmt: skip
"""Members that metrics lost when they stopped being layers, and that no metric of Keras 3 defines itself."""


def holder_findings(layer: LayerClass, value: Value) -> Iterator[Finding]:
    """Removed methods of a metric or an optimizer."""
    holder, name = value.holder, value.member
    if not value.on_value() or not holder.path or not becomes_keras_3(layer):
        return
    if holds_optimizer(layer, holder.path):
        yield from _optimizer_findings(value, name)
        return
    if (
        holder.kind is Kind.METRIC
        and name in _METRIC_MEMBERS & gone_members("metric")
        and held_class(layer, holder)
    ):
        new = renamed(f"metric.{name}")
        fix = FixRequest("rename-function", value.at, (("name", new),)) if new else None
        yield Finding(
            value.at,
            f"metrics have no `{name}` in Keras 3",
            attribute=holder.path,
            help=way_out("metric", name),
            fix=fix,
        )


def has_compiled_optimizer(layer: LayerClass) -> bool:
    """Whether `self.optimizer` is the one of `compile`."""
    return layer.is_model and becomes_keras_3(layer) and "optimizer" not in {*layer.kinds, *layer.members}


def holds_optimizer(layer: LayerClass, path: str) -> bool:
    """Whether it is the optimizer of `compile`, or an attribute that holds an optimizer of Keras."""
    if path == "optimizer" and has_compiled_optimizer(layer):
        return True
    name = keras_name(class_of_attribute(layer, path)) or ""
    return name.startswith("optimizers.") and "legacy" not in name and name.count(".") == 1


def _optimizer_findings(value: Value, name: str) -> Iterator[Finding]:
    if name in gone_members("optimizer"):
        yield Finding(value.at, f"optimizers have no `{name}` in Keras 3", help=way_out("optimizer", name))
    elif name == "variables":
        yield Finding(
            value.at,
            "`variables` is a property of Keras 3 optimizers, not a method",
            help="leave out the `()`",
        )
    refuses = refused_by_method(f"optimizer.{name}")
    for argument in value.args:
        if argument.keyword is not None and argument.keyword in refuses:
            fix = None
            if argument.keyword == "name":
                fix = FixRequest("drop-argument", value.at, (("old", "name"),))
            yield Finding(
                value.at,
                f"Keras 3 does not take the argument `{argument.keyword}` here",
                elsewhere=f"Keras 3 does not take the argument `{argument.keyword}` of `{value.method}`",
                help="leave it out",
                fix=fix,
            )
