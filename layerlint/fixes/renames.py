"""Fixes for what has another name in Keras 3, or is no longer needed."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import dotted, keras_prefix, self_name
from layerlint.syntax.tree import has_comment, walk
from layerlint.text import Edit, Span


def _function(site: Site) -> cst.Attribute | None:
    """The called function, or the decorator itself."""
    node = site.node.func if isinstance(site.node, cst.Call) else site.node
    return node if isinstance(node, cst.Attribute) else None


def rename_function(site: Site) -> Edits | None:
    """Rename the function, and the module before it if `area` is given."""
    function = _function(site)
    if function is None:
        return None
    edits = [site.replace(function.attr, site.value("name"))]
    if site.value("area"):
        if not isinstance(function.value, cst.Attribute):
            return None
        edits.insert(0, site.replace(function.value.attr, site.value("area")))
    return tuple(edits)


def own_name(site: Site) -> Edits | None:
    """`self._name` becomes `self.name`, in the whole class."""
    names = {self_name(function) for function in site.functions().values()}
    return tuple(
        site.replace(node.attr, "name")
        for node in walk(site.cls)
        if isinstance(node, cst.Attribute) and node.attr.value == "_name" and dotted(node.value) in names
    )


def leave_out_area(site: Site) -> Edits | None:
    """`tf.keras.layers.experimental.preprocessing.Rescaling` becomes `tf.keras.layers.Rescaling`."""
    function = _function(site)
    if function is None:
        return None
    owner, area = dotted(function.value), f".{site.value('area')}"
    if not owner.endswith(area) or has_comment(function):
        return None
    return (site.replace(function.value, owner.removesuffix(area)),)


def backend_to_ops(site: Site) -> Edits | None:
    """A function of `keras.backend` becomes that of `keras.ops`, if the module imports `keras`."""
    function = _function(site)
    if function is None or not dotted(function) or keras_prefix(site) != "keras":
        return None
    return (site.replace(function, f"keras.ops.{site.value('name')}"),)


def unwrap_call(site: Site) -> Edits | None:
    """`self.add_update(x)` as a statement becomes `x`."""
    call = site.node
    if not isinstance(call, cst.Call) or len(call.args) != 1 or not isinstance(site.parent(call), cst.Expr):
        return None
    argument = call.args[0]
    if argument.star or not isinstance(argument.value, cst.Call):
        return None
    whole, inner = site.span(call), site.outer(argument.value)
    if has_comment(call) and not has_comment(argument.value):
        return None
    return (Edit(Span(whole.start, inner.start), ""), Edit(Span(inner.end, whole.end), ""))


def rename_argument(site: Site) -> Edits | None:
    """A keyword gets its new name."""
    call = site.node
    if not isinstance(call, cst.Call):
        return None
    keywords = {arg.keyword.value: arg.keyword for arg in call.args if arg.keyword is not None}
    old, new = keywords.get(site.value("old")), site.value("new")
    return (site.replace(old, new),) if old is not None and new not in keywords else None


def drop_argument(site: Site) -> Edits | None:
    """Remove a keyword argument, with the comma before or after it."""
    call = site.node
    if not isinstance(call, cst.Call) or has_comment(call):
        return None
    for index, arg in enumerate(call.args):
        if arg.keyword is None or arg.keyword.value != site.value("old"):
            continue
        span = site.span(arg)
        if index + 1 < len(call.args):
            return (Edit(Span(span.start, site.span(call.args[index + 1]).start), ""),)
        if index > 0:
            return (Edit(Span(site.span(call.args[index - 1]).end, span.end), ""),)
        return (Edit(Span(span.start, span.end), ""),)
    return None


def own_noise_shape(site: Site) -> Edits | None:
    """`self._get_noise_shape(inputs)` becomes `self.noise_shape`."""
    call = site.node
    if not isinstance(call, cst.Call) or not isinstance(call.func, cst.Attribute) or has_comment(call):
        return None
    return (site.replace(call, f"{site.text(call.func.value)}.noise_shape"),)


def mask_in_training(site: Site) -> Edits | None:
    """`self.get_dropout_mask_for_cell(x, training)` becomes `self.get_dropout_mask(x) if training else None`."""
    call = site.node
    if not isinstance(call, cst.Call) or not isinstance(call.func, cst.Attribute) or has_comment(call):
        return None
    arguments = _arguments_by_name(call, ("inputs", "training"))
    if arguments is None or len(arguments) != 2:
        return None
    mask_call = f"{site.text(call.func.value)}.{site.value('name')}({site.text(arguments['inputs'])})"
    return (_choice(site, call, mask_call, site.text(arguments["training"]), "None"),)


def false_for_phase(site: Site) -> Edits | None:
    """`K.learning_phase()` becomes `False`."""
    return (site.replace(site.node, "False"),) if isinstance(site.node, cst.Call) else None


def choice_by_training(site: Site) -> Edits | None:
    """`K.in_train_phase(x, alt, training=training)` becomes `x if training else alt`; functions are called."""
    call = site.node
    if not isinstance(call, cst.Call) or has_comment(call):
        return None
    arguments = _arguments_by_name(call, ("x", "alt", "training"))
    name = dotted(call.func).rpartition(".")[2]
    if arguments is None or len(arguments) != 3 or not name:
        return None
    first, other = (
        _result(site, arguments[parameter], parameter in site.values("calls")) for parameter in ("x", "alt")
    )
    if name == "in_test_phase":
        first, other = other, first
    return (_choice(site, call, first, site.text(arguments["training"]), other),)


def batch_size_alone(site: Site) -> Edits | None:
    """`get_initial_state(batch_size=n, dtype=d)` becomes `get_initial_state(batch_size=n)`.

    Without a batch size, it is read from the inputs.
    """
    call = site.node
    if not isinstance(call, cst.Call) or not call.args or has_comment(call):
        return None
    arguments = _arguments_by_name(call, ("inputs", "batch_size", "dtype"))
    if arguments is None:
        return None
    size = arguments.get("batch_size")
    if size is not None:
        text = site.text(size)
    else:
        shape = {"keras": "keras.ops.shape", "tf.keras": "tf.shape"}.get(keras_prefix(site), "")
        if not shape or "inputs" not in arguments:
            return None
        text = f"{shape}({site.text(arguments['inputs'])})[0]"
    span = Span(site.span(call.args[0]).start, site.span(call.args[-1]).end)
    return (Edit(span, f"batch_size={text}"),)


def _arguments_by_name(call: cst.Call, names: tuple[str, ...]) -> dict[str, cst.BaseExpression] | None:
    """The arguments by name; None if there are others."""
    arguments: dict[str, cst.BaseExpression] = {}
    for index, arg in enumerate(call.args):
        name = arg.keyword.value if arg.keyword is not None else names[index] if index < len(names) else ""
        if arg.star or name not in names:
            return None
        arguments[name] = arg.value
    return arguments


def _result(site: Site, node: cst.BaseExpression, is_function: bool) -> str:
    if not is_function:
        return site.text(node)
    if isinstance(node, cst.Lambda) and not node.params.params:
        return site.text(node.body)
    return f"{site.text(node)}()"


def _choice(site: Site, node: cst.Call, first: str, test: str, other: str) -> Edit:
    text = f"{first} if {test} else {other}"
    alone = isinstance(site.parent(node), (cst.Assign, cst.Return)) and "\n" not in text
    return site.replace(node, text if alone else f"({text})")
