"""LL616 for what `compile` gets: a class in place of an optimizer, losses by names that no output has."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Form, Kind, LayerClass, LocalAssign, Method, Value
from layerlint.queries.training_code import class_of_model
from layerlint.rule import Finding, ModelCode
from layerlint.tables.keras_names import short_name

_APPLY = ("apply_gradients", "apply", "minimize")
_BY_NAME = ("loss", "metrics", "loss_weights")


def compile_objects(unit: ModelCode, method: Method, call: Value) -> Iterator[Finding]:
    layer = class_of_model(unit, call.holder)
    own = layer.method("compile") if layer is not None else None
    by_position = ["optimizer"] if own is None else [parameter.name for parameter in own.params[own.bound :]]
    for index, argument in enumerate(call.args):
        name = argument.keyword or "".join(by_position[index : index + 1])
        if not _is_optimizer_class(argument.value):
            continue
        if (own is None and name == "optimizer" and _is_known(unit, call)) or (
            layer is not None and _applies(layer, name)
        ):
            optimizer = argument.value.method
            is_before = _is_written_before(method, call, argument.value)
            yield Finding(
                call.at if is_before else argument.value.at,
                f"`{optimizer}` is a class here, not an optimizer: this raises",
                help=f"write `{optimizer}()`",
                related=((argument.value.at, "given here"),) if is_before else (),
            )
    if layer is not None and own is None and layer.is_model:
        yield from _losses_by_name(layer, call)


def _is_optimizer_class(value: Value) -> bool:
    return value.kind is Kind.CLASS and short_name(value.name).startswith("optimizers.")


def _is_written_before(method: Method, call: Value, argument: Value) -> bool:
    """Whether the argument comes from a dict in a statement before the call: `compile(**settings)`."""
    return any(
        isinstance(event, LocalAssign) and argument.at <= event.at < call.at for event in method.events
    )


def _is_known(unit: ModelCode, call: Value) -> bool:
    """Whether the object is certainly a model."""
    return call.holder.kind is Kind.SUBLAYER


def _applies(layer: LayerClass, parameter: str) -> bool:
    """Whether the model's own `compile` keeps the argument, and a step applies gradients with it."""
    stored = {
        assign.path
        for method, assign in layer.assignments()
        if method.name == "compile" and assign.value.form is Form.NAME and assign.value.params == {parameter}
    }
    return any(
        call.value.on_value(*_APPLY) and call.value.holder.path in stored
        for facts in layer.lineage
        for method in facts.methods
        for call in method.calls
    )


def _losses_by_name(layer: LayerClass, call: Value) -> Iterator[Finding]:
    """`loss={"a": "mse"}` for a model whose `call` returns a tuple, whose parts have no such names."""
    method = layer.method("call")
    if method is None or method.decorators or method.generator or layer.method("train_step") is not None:
        return
    returned = [event.value for event in method.returns if not event.nested]
    if not returned or any(value is None or value.form not in (Form.TUPLE, Form.LIST) for value in returned):
        return
    if layer.method("compute_loss") is not None:
        return
    loss = call.argument("loss", 1)
    if loss is None or not loss.keys or None in loss.keys:
        return  # no dict, or an empty one, or one with unknown keys
    keys = [str(key) for key in loss.keys]
    # Keras 2 gives outputs the names `output_1` and so on, by their places.
    if not any(key.startswith("output_") for key in keys):
        yield Finding(
            loss.at,
            f"`{layer.name}.call` returns its outputs without names, so that no loss can be given for `{keys[0]}`:"
            " `fit` raises",
            help=f'return a dict from `call`, `{{"{keys[0]}": ...}}`, or give the losses as a list',
        )
