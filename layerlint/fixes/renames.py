"""Fixes for what has another name in Keras 3, or is no longer needed."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.tree import has_comment
from layerlint.fixes.site import Edits, Site
from layerlint.fixes.syntax import dotted, keras_prefix
from layerlint.text import Edit, Span


def _function(site: Site) -> cst.Attribute | None:
    """What is called, or the decorator itself."""
    node = site.node.func if isinstance(site.node, cst.Call) else site.node
    return node if isinstance(node, cst.Attribute) else None


def rename_function(site: Site) -> Edits | None:
    """Write another last name, and another name before it where `area` is given."""
    function = _function(site)
    if function is None:
        return None
    edits = [site.replace(function.attr, site.value("name"))]
    if site.value("area"):
        if not isinstance(function.value, cst.Attribute):
            return None
        edits.insert(0, site.replace(function.value.attr, site.value("area")))
    return tuple(edits)


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
    """A function of `keras.backend` becomes the one of `keras.ops`, where `keras` itself is imported."""
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
    """A keyword goes, with the comma before or after it."""
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
