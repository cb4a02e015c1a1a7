"""Fixes of losses: the argument of `add_loss`, and losses that a training step leaves out."""

from __future__ import annotations

import libcst as cst

from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import dotted, self_name, walk
from layerlint.text import Edit, Span

_MEANS = frozenset({"reduce_mean", "mean"})


def reduce_loss(site: Site) -> Edits | None:
    """A loss with a value for each example becomes their mean."""
    node = site.node
    if not isinstance(node, cst.BaseExpression) or not _is_loss(site, node):
        return None
    calls = [dotted(call.func) for call in walk(site.cls) if isinstance(call, cst.Call)]
    roots = {name.partition(".")[0] for name in calls if "." in name}
    if "tf" in roots:
        mean = "tf.reduce_mean"
    elif any(name.startswith("keras.ops.") for name in calls):
        mean = "keras.ops.mean"
    elif any(name.startswith("ops.") for name in calls):
        mean = "ops.mean"
    else:
        return None
    span = site.outer(node)
    return (
        Edit(Span(span.start, span.start), f"{mean}("),
        Edit(Span(span.end, span.end), ")"),
    )


def _is_loss(site: Site, node: cst.BaseExpression) -> bool:
    """Whether the node itself is the argument of `add_loss` or the value of the step's loss, not a local variable."""
    argument = site.parent(node)
    if isinstance(argument, cst.Assign):
        return argument.value is node and len(argument.targets) == 1
    call = site.parent(argument) if isinstance(argument, cst.Arg) else None
    return isinstance(call, cst.Call) and dotted(call.func).endswith("add_loss")


def add_losses(site: Site) -> Edits | None:
    """Add the model's own losses to the loss of a training step, which must be a scalar after a call of the model."""
    value = site.node
    method, line = site.method_around(value), site.statement(value)
    assign = line.body[0] if line is not None else None
    if not isinstance(value, cst.Call) or method is None or not isinstance(assign, cst.Assign):
        return None
    own, block = self_name(method), site.parent(line) if line is not None else None
    if assign.value is not value or not isinstance(block, cst.IndentedBlock):
        return None
    if not isinstance(site.parent(block), cst.With):
        return None
    before = block.body[: [*block.body].index(line) + 1] if line is not None else ()
    if not any(
        isinstance(node, cst.Call) and dotted(node.func) == own for part in before for node in walk(part)
    ):
        return None
    if any(arg.star for arg in value.args):
        return None
    if dotted(value.func) == f"{own}.compiled_loss":
        return (site.add_argument(value, f"regularization_losses={own}.losses"),)
    if dotted(value.func).rpartition(".")[2] not in _MEANS or len(value.args) != 1:
        return None
    end = site.outer(value).end
    return (Edit(Span(end, end), f" + sum({own}.losses)"),)
